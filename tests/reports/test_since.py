"""Since the last meeting."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from roadmap.cli import main
from roadmap.drawing.metrics import text_width
from roadmap.model.finding import RoadmapError
from roadmap.publishing.document import Document, Table
from roadmap.publishing.widths import widths
from roadmap.report import reports
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import TODAY
from tests.git_repository import Repository, needs_git
from tests.reports.reading import figures, made, rows, words

BEFORE = """
[organization.most]
name = "Bộ KH&CN"
[organization.firm]
name = "Công ty"
[technology.npu]
name = "Chip NPU"
[activity.trial]
name = "Chế tạo thử"
chain = "npu"
stage = "pilot"
lead = "firm"
start = 2026-01-01
end = 2026-12-31
[milestone.design]
name = "Chốt thiết kế"
of = "npu"
due = 2026-10-31
[funding.f]
name = "Tài trợ"
for = "trial"
approved.2026 = 9000
[indicator.i]
name = "Nội địa hóa"
of = "npu"
unit = "%"
baseline = 10
target = { 2025 = 20, 2026 = 30 }
"""
AFTER = (
    BEFORE.replace('name = "Chip NPU"', 'name = "Chip NPU"\naccountable = "most"')
    .replace("end = 2026-12-31", "end = 2027-06-30")
    .replace("approved.2026 = 9000", "approved.2026 = 9000\ndisbursed.2026 = 4000")
    .replace('unit = "%"', 'unit = "%"\nactual.2025 = 15')
)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    repository = Repository(tmp_path / "plan")
    repository.commit(BEFORE, "2026-08-01")
    repository.commit(AFTER, "2026-10-01", "second\n\nReason(trial): xưởng đúc chậm")
    return repository.top


def told(folder: Path, *focus: str, name: str = "2026-08-15", today: datetime.date = TODAY) -> Document:
    now = Workspace.open(folder, today=today)
    given = {
        "baseline": now.baseline(name),
        "findings": now.check(placed=()),
        "findings_before": now.at(name).check(placed=()),
    }
    return reports()["since"].made(now.survey, focus, "vi", **given)


@needs_git
def test_in_the_words_of_a_meeting(kept: Path) -> None:
    document = told(kept)
    assert rows(document, "Công việc") == [("Mới quá hạn", "Mốc: Chốt thiết kế", "Bộ KH&CN", "31/10/2026")]
    assert rows(document, "Thời hạn đã dời") == [
        ("Hoạt động: Chế tạo thử", "31/12/2026", "30/06/2027", "+181", "xưởng đúc chậm")
    ]
    assert rows(document, "Thay đổi người chịu trách nhiệm") == [
        ("Công nghệ: Chip NPU", "chịu trách nhiệm xuyên suốt", "chưa có", "Bộ KH&CN")
    ]
    assert rows(document, "Kinh phí (tỷ đồng)")[3] == ("Giải ngân", "–", "4", "+4\N{NO-BREAK SPACE}tỷ đồng")
    assert rows(document, "Kinh phí (tỷ đồng)")[5:] == [
        (
            "Tài trợ\nChế tạo thử",
            "Giải ngân",
            "–",
            "4",
            "+4\N{NO-BREAK SPACE}tỷ đồng",
            "2026: +4\N{NO-BREAK SPACE}tỷ đồng",
        )
    ]
    assert figures(document)["giải ngân thêm"] == "4\N{NO-BREAK SPACE}tỷ đồng"
    assert rows(document, "Hiệu quả mới đo được") == [
        ("Nội địa hóa\nChip NPU", "2025", "15 %", "10", "20 (2025)", "✗ chưa đạt; ⚠ chưa có minh chứng")
    ]
    assert figures(document)["thời hạn bị lùi"] == "1"
    assert "So với kế hoạch ngày 15/08/2026 (2026-08-15)" in words(document).replace("\\", "")


@needs_git
def test_findings_of_both_states(kept: Path) -> None:
    document = told(kept)
    new = [row[0] for row in rows(document, "Vấn đề mới phát sinh")]
    settled = [row[0] for row in rows(document, "Vấn đề đã giải quyết")]
    assert any("Chốt thiết kế" in text and "đã quá 21 ngày" in text for text in new)
    assert any("chưa có cơ quan chịu trách nhiệm" in text for text in settled)
    assert not set(new) & set(settled)


@needs_git
def test_what_had_happened_by_the_day_asked_for_is_not_told(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "plan")
    repository.commit(
        """
        [technology.npu]
        name = "Chip NPU"
        [milestone.design]
        of = "npu"
        due = 2026-02-28
        done = 2026-02-15
        [milestone.sample]
        of = "npu"
        due = 2026-03-31
        [activity.trial]
        chain = "npu"
        stage = "pilot"
        start = 2026-03-01
        """,
        "2026-01-10",
    )
    day = datetime.date(2026, 6, 1)
    shown = figures(told(repository.top, name="2026-06-01", today=day))
    assert shown.pop("giải ngân thêm") == "–"
    assert set(shown.values()) == {"0"}
    by_commit = figures(told(repository.top, name="HEAD", today=day))
    assert (by_commit["việc hoàn thành"], by_commit["việc mới quá hạn"]) == ("1", "1")


@needs_git
def test_why_a_date_moved_on_a_branch_that_was_merged_since(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "plan")
    text = "[activity.trial]\nend = 2026-12-31\n"
    repository.commit(text, "2026-01-10")
    repository.git("checkout", "-q", "-b", "aside")
    repository.commit(text.replace("2026", "2027"), "2026-05-10", "Lùi\n\nReason(trial): xưởng đúc chậm")
    repository.git("checkout", "-q", "main")
    repository.merge("aside", "2026-07-05")
    (moved,) = rows(told(repository.top, name="2026-06-01"), "Thời hạn đã dời")
    assert moved[-1] == "xưởng đúc chậm"


@needs_git
def test_days_have_room_in_their_column(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "plan")
    repository.commit('[milestone.m]\nname = "Mẫu thử"\ndue = 2027-01-31\n', "2026-05-01")
    repository.commit('[milestone.m]\nname = "Mẫu thử"\ndue = 2030-01-31\n', "2026-06-15")
    document = told(repository.top, name="2026-06-01")
    (table,) = [block for block in document.blocks if isinstance(block, Table) and block.title == "Thời hạn đã dời"]
    days = [column.heading for column in table.columns].index("Số ngày")
    assert table.rows[0][days].text == "+1.096"
    page, letters, beside = 450.0, 10.0, 12.0
    assert widths(table, page, letters, beside)[days] > 1.4 * text_width("+1.096", letters, bold=True) + beside


@needs_git
def test_a_finding_in_other_words_is_neither_new_nor_settled(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "plan")
    repository.commit(
        """
        [product.camera]
        [activity.trial]
        chain = "camera"
        stage = "pilot"
        start = 2024-09-01
        end = 2026-03-31
        state = "running"
        """,
        "2026-01-10",
    )
    now = Workspace.open(repository.top, today=TODAY)
    before, after = ([one.message.en for one in state.check(["STG403"])] for state in (now.at("2026-06-01"), now))
    assert "is past its planned end" in before[0]
    assert "more than 24 months ago" in after[0]
    document = told(repository.top, name="2026-06-01")
    for title in ("Vấn đề mới phát sinh", "Vấn đề đã giải quyết"):
        assert not [row for row in rows(document, title) if "Thử nghiệm của" in row[0]]


@needs_git
def test_what_cannot_be_read_today_is_neither_gone_nor_settled(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "plan")
    text = "[technology.npu]\n[milestone.design]\nof = 'npu'\ndue = 2026-03-31\n"
    repository.commit({"a/plan.toml": text, "b.toml": "[technology.lens]\n"}, "2026-01-10")
    repository.write({"a/plan.toml": text.encode("utf-16"), "b.toml": "[technology.mirror]\n"})
    document = told(repository.top, name="2026-06-01")
    assert [row[:2] for row in rows(document, "Công việc")] == [
        ("Không còn trong kế hoạch", "Công nghệ: lens"),
        ("Mới đưa vào kế hoạch", "Công nghệ: mirror"),
    ]
    settled = " ".join(row[0] for row in rows(document, "Vấn đề đã giải quyết"))
    assert "lens chưa có cơ quan" in settled
    assert "npu" not in settled
    assert "a/plan.toml" in words(document).replace("\\", "")


@needs_git
def test_effects_that_got_worse_say_so(tmp_path: Path) -> None:
    """Falling is better for the first; each is judged by its own direction, its baseline and the value before."""
    before = """
[indicator.defects]
direction = "down"
unit = "%"
baseline = 8
target = { 2025 = 6, 2030 = 2 }
actual.2024 = { value = 7, evidence = "bb-01" }
[indicator.output]
baseline = -5
target = { 2030 = 20 }
[indicator.no-start]
target = { 2025 = 4 }
actual.2025 = { value = 3, evidence = "bb-02" }
"""
    after = (
        before.replace("actual.2024", 'actual.2025 = { value = 9.5, evidence = "bb-03" }\nactual.2024')
        .replace("{ 2030 = 20 }", '{ 2030 = 20 }\nactual.2025 = { value = -6, evidence = "bb-04" }')
        .replace("value = 3", "value = 5")
    )
    repository = Repository(tmp_path / "plan")
    repository.commit(before, "2026-05-01")
    repository.commit(after, "2026-06-15")
    document = told(repository.top, name="2026-06-01")
    assert [row[2:] for row in rows(document, "Hiệu quả mới đo được")] == [
        ("9,5 %", "8", "6 (2025)", "✗ chưa đạt, xấu đi so với ban đầu; ⚠ kém hơn năm 2024"),
        ("-6", "-5", "–", "⚠ xấu đi so với ban đầu; chưa đến hạn mục tiêu"),
        ("5\n(trước ghi 3)", "⚠ chưa có", "4 (2025)", "✓ đạt"),
    ]
    assert "2 chưa đạt hoặc xấu đi; 1 chưa có giá trị ban đầu" in words(document)


@needs_git
def test_money_of_new_and_dropped_lines_says_where(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "plan")
    head = '[mission.m]\nname = "Nhiệm vụ"\n'
    repository.commit(head + '[funding.a]\nname = "Khoản A"\nfor = "m"\napproved.2026 = 9000\n', "2026-05-01")
    repository.commit(
        head + '[funding.b]\nfor = "m"\napproved = { 2026 = 4000, 2027 = 500 }\n[funding.c]\n', "2026-06-15"
    )
    told_of = rows(told(repository.top, name="2026-06-01"), "Kinh phí (tỷ đồng)")
    assert told_of[0] == ("Phê duyệt", "9", "4,5 (thiếu 1)", "-4,5\N{NO-BREAK SPACE}tỷ đồng")
    assert [row[:5] for row in told_of[5:]] == [
        ("Khoản A\nNhiệm vụ\n(không còn trong kế hoạch)", "Phê duyệt", "9", "–", "-9\N{NO-BREAK SPACE}tỷ đồng"),
        ("Nhiệm vụ\n(khoản mới)", "Phê duyệt", "–", "4,5", "+4,5\N{NO-BREAK SPACE}tỷ đồng"),
    ]
    assert told_of[6][5] == "2026: +4\N{NO-BREAK SPACE}tỷ đồng\n2027: +500\N{NO-BREAK SPACE}triệu đồng"


@needs_git
def test_heads_and_levels_are_told(tmp_path: Path) -> None:
    before = """
[organization.most]
name = "Bộ"
[post.minister]
organization = "most"
holder = "Trần Văn Cũ"
[technology.npu]
name = "Chip"
mastery.now = "design"
"""
    repository = Repository(tmp_path / "plan")
    repository.commit(before, "2026-05-01")
    repository.commit(before.replace("Trần Văn Cũ", "Lê Văn Mới").replace('"design"', '"adapt"'), "2026-06-15")
    document = told(repository.top, name="2026-06-01")
    assert rows(document, "Thay đổi người chịu trách nhiệm") == [
        ("Tổ chức: Bộ", "người đứng đầu", "Trần Văn Cũ", "Lê Văn Mới")
    ]
    assert rows(document, "Mức sẵn sàng, làm chủ") == [
        ("Công nghệ: Chip", "mức độ làm chủ", "tự thiết kế (5/6)", "cải tiến, thích nghi (4/6)", "⚠ giảm mức")
    ]


@needs_git
def test_an_earlier_state_is_judged_by_what_was_known_then(tmp_path: Path) -> None:
    """A date put off without a reason after the meeting is a new finding, not one that there was before."""
    repository = Repository(tmp_path / "plan")
    text = '[milestone.m]\nname = "Mẫu thử"\ndue = 2027-01-31\n'
    repository.commit(text, "2026-05-01")
    repository.commit(text.replace("01-31", "03-31"), "2026-06-15")
    now = Workspace.open(repository.top, today=TODAY)
    then = now.at("2026-06-01")
    assert [one.code for one in now.check(["TIM802"])] == ["TIM802"]
    assert then.check(["TIM802"]) == ()
    assert (len(then.survey.history.moves("m")), len(now.survey.history.moves("m"))) == (0, 1)
    document = told(repository.top, name="2026-06-01")
    assert any("bị lùi thời hạn" in row[0] for row in rows(document, "Vấn đề mới phát sinh"))


@needs_git
def test_focus(kept: Path) -> None:
    document = told(kept, "i")
    assert figures(document)["giá trị hiệu quả mới đo"] == "1"
    assert not rows(document, "Thời hạn đã dời")


@needs_git
def test_the_command(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = ("report", "since", "-C", str(kept), "--today", "2026-11-21", "--lang", "en", "--out", str(tmp_path))
    assert main((*shared, "--baseline", "2026-08-15")) == 0
    assert "Since the last meeting" in (tmp_path / "since.md").read_text(encoding="utf-8")
    assert main((*shared, "--baseline", "nowhere")) == 2
    assert main(shared) == 2
    assert "--baseline" in capsys.readouterr().err


@needs_git
def test_a_day_after_the_day_of_the_report_is_no_meeting_before_it(kept: Path) -> None:
    with pytest.raises(RoadmapError, match="lies after 21 Nov 2026"):
        told(kept, name="2026-11-22")
    assert figures(told(kept, name="2026-11-21"))["việc mới quá hạn"] == "0"


def test_without_a_baseline_it_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RoadmapError, match="needs a day"):
        made(tmp_path, "since", "[technology.a]")


@needs_git
def test_a_handover_that_nobody_accepted_is_newly_overdue(tmp_path: Path) -> None:
    plan = '[organization.o]\n[technology.t]\n[handover.h]\nname = "Bàn giao"\nchain = "t"\nto = "o"\non = 2026-11-10\n'
    repository = Repository(tmp_path / "plan")
    repository.commit(plan, "2026-05-01")
    document = told(repository.top, name="2026-06-01")
    (row,) = rows(document, "Công việc")
    assert row[0] == "Mới quá hạn"
    assert row[1].endswith(": Bàn giao")
    assert row[3] == "10/11/2026"
