"""Changes in words: labels, values by their kind, records by name, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from roadmap.locale.change import Voice, days, label, told
from roadmap.model.change import ABSENT, Change
from roadmap.model.kinds import kinds
from roadmap.model.kinds.actors import Organization
from roadmap.model.relation import fields
from roadmap.model.text import Text

RECORDS = {
    "hust": Organization(id="hust", name=Text("Đại học Bách khoa Hà Nội", "HUST")),
    "v": Organization(id="v", name=Text("Viettel", "Viettel")),
}
VI, EN = (Voice(lang, RECORDS.get, "million-VND") for lang in ("vi", "en"))


def change(place: str, before: Any, after: Any) -> Change:
    kind, *path = place.split("/")
    return Change(kind, "it", tuple(path), before, after)


@pytest.mark.parametrize(
    ("place", "before", "after", "vi", "en"),
    [
        ("need", ABSENT, {}, "Bản ghi mới", "New record"),
        ("need", {"unit": "kg"}, ABSENT, "Xóa bản ghi", "Record removed"),
        ("need/id", "cu", "moi", "Đổi mã: cu → moi", "Id changed: cu → moi"),
        (
            "milestone/due",
            "2026-12-31",
            "2027-06-30",
            "Thời hạn: 31/12/2026 → 30/06/2027 (lùi 181 ngày)",
            "Due: 31 Dec 2026 → 30 Jun 2027 (181 days later)",
        ),
        (
            "milestone/due",
            "2027-Q2",
            "2027-06-29",
            "Thời hạn: quý II/2027 → 29/06/2027 (sớm hơn 1 ngày)",
            "Due: Q2 2027 → 29 Jun 2027 (1 day earlier)",
        ),
        (
            "milestone/due",
            "2027-Q2",
            "2027-06-30",
            "Thời hạn: quý II/2027 → 30/06/2027",
            "Due: Q2 2027 → 30 Jun 2027",
        ),
        (
            "activity/start",
            "2027",
            "2028",
            "Bắt đầu: 2027 → 2028 (muộn hơn 366 ngày)",
            "Start: 2027 → 2028 (366 days later)",
        ),
        ("milestone/done", ABSENT, "2027-06-30", "Ngày hoàn thành: 30/06/2027 (mới ghi)", "Done: 30 Jun 2027 (new)"),
        ("milestone/due", "2027", ABSENT, "Bỏ thời hạn (trước là 2027)", "Due taken out (was 2027)"),
        (
            "activity/participants/hust",
            ABSENT,
            {"role": "testing", "share": 0.3},
            "Thêm đơn vị tham gia: Đại học Bách khoa Hà Nội (hust) (vai trò: thử nghiệm; tỷ lệ tham gia: 30 %)",
            "Participants: added HUST (hust) (role: testing; share of the work: 30 %)",
        ),
        (
            "activity/participants/khong-co",
            {},
            ABSENT,
            "Bỏ đơn vị tham gia: khong-co",
            "Participants: removed khong-co",
        ),
        (
            "activity/participants/v/share",
            0.3,
            0.45,
            "Đơn vị tham gia Viettel (v), tỷ lệ tham gia: 30 % → 45 %",
            "Participants Viettel (v), share of the work: 30 % → 45 %",
        ),
        (
            "mission/coordinating/v",
            True,
            ABSENT,
            "Bỏ cơ quan phối hợp: Viettel (v)",
            "Coordinating bodies: removed Viettel (v)",
        ),
        (
            "activity/lead",
            "hust",
            "v",
            "Chủ trì: Đại học Bách khoa Hà Nội (hust) → Viettel (v)",
            "Lead: HUST (hust) → Viettel (v)",
        ),
        (
            "activity/stage",
            "pilot",
            "production",
            "Giai đoạn: Thử nghiệm - ứng dụng → Sản xuất",
            "Stage: Testing and application → Production",
        ),
        ("activity/overlap", ABSENT, True, "Được gối đầu: có (mới ghi)", "May overlap: yes (new)"),
        ("activity/people/AI", 3, 4.5, "Nhân lực theo lĩnh vực AI: 3 → 4,5", "People by field AI: 3 → 4.5"),
        (
            "funding/approved/2027",
            1500,
            1200,
            "Phê duyệt 2027: 1.500 triệu đồng → 1.200 triệu đồng",
            "Approved 2027: 1,500 million VND → 1,200 million VND",
        ),
        (
            "programme/ceiling",
            150000,
            ABSENT,
            "Bỏ tổng kinh phí tối đa (trước là 150.000 triệu đồng)",
            "Ceiling taken out (was 150,000 million VND)",
        ),
        ("indicator/target/2030", 60, 50.5, "Mục tiêu theo năm 2030: 60 → 50,5", "Target by year 2030: 60 → 50.5"),
        ("indicator/target/2032", ABSENT, 60, "Thêm mục tiêu theo năm 2032: 60", "Target by year 2032: added 60"),
        ("indicator/shares/v", 0.5, 0.25, "Phân bổ Viettel (v): 50 % → 25 %", "Shares Viettel (v): 50 % → 25 %"),
        (
            "indicator/baseline",
            5,
            {"value": 6, "on": "2026"},
            "Đường cơ sở: 5 → giá trị: 6; ngày đo: 2026",
            "Baseline: 5 → value: 6; measured on: 2026",
        ),
        ("need/name", "a", {"vi": "b", "en": "c"}, "Tên: a → b", "Name: a → c"),
        ("need/name/en", "a", "b", "Tên (tiếng Anh): a → b", "Name (English): a → b"),
        (
            "directive/clauses/II.1/vi",
            "a",
            "b",
            "Điều khoản II.1 (tiếng Việt): a → b",
            "Clauses II.1 (Vietnamese): a → b",
        ),
        (
            "need/cites/nq57/II.1",
            ABSENT,
            True,
            "Thêm thực hiện điều khoản nq57: II.1",
            "Answers clauses nq57: added II.1",
        ),
        (
            "technology/readiness/now",
            4,
            5,
            "Mức độ sẵn sàng công nghệ, TRL hiện tại: 4 → 5",
            "Technology readiness, TRL now: 4 → 5",
        ),
        (
            "technology/mastery/now",
            "use",
            "operate",
            "Mức độ làm chủ, mức làm chủ hiện tại: sử dụng → vận hành",
            "Mastery, mastery now: use → operate",
        ),
        ("technology/extra/x", 1, [2, 3], "Extra.x: 1 → 2, 3", "Extra.x: 1 → 2, 3"),
        ("no-kind/x", "a", "b", "X: a → b", "X: a → b"),
        ("need/unit", "x" * 500, "y", "Đơn vị tính: " + "x" * 119 + "… → y", "Unit: " + "x" * 119 + "… → y"),
    ],
)
def test_told(place: str, before: Any, after: Any, vi: str, en: str) -> None:
    bare = [told(change(place, before, after), voice).replace("\N{NO-BREAK SPACE}", " ") for voice in (VI, EN)]
    assert bare == [vi, en]


@pytest.mark.parametrize(
    "before", [ABSENT, "x", 5, 0.5, True, None, {}, {"a": True}, {"vi": "x"}, {"vi": 1}, {"b": {"c": 1}}, [1]]
)
@pytest.mark.parametrize("after", [ABSENT, "2027", {"role": "x", "share": 2}])
def test_anything_can_be_told_of_any_field(before: Any, after: Any) -> None:
    """What a file held in the past need not fit the model of today."""
    for kind, model in kinds().items():
        for field in fields(model):
            for path in ((field.alias,), (field.alias, "k"), (field.alias, "k", "role"), (field.alias, "a", "b", "c")):
                for voice in (VI, EN):
                    assert told(Change(kind, "it", path, before, after), voice)


def test_a_promised_date_is_late_and_another_only_later() -> None:
    assert [days(n, "vi") for n in (0, 1, -2)] == ["", "lùi 1 ngày", "sớm hơn 2 ngày"]
    assert [days(n, "en") for n in (0, 1, -2)] == ["", "1 day later", "2 days earlier"]
    assert days(3, "vi", promised=False) == "muộn hơn 3 ngày"


def test_a_field_is_called_by_its_label() -> None:
    assert label("deployment", ("measure", "due"), VI) == "biện pháp nâng cấp, thời hạn"
