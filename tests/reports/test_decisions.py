"""The decision list."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.check import checks
from roadmap.graph.matters import GROUNDS
from roadmap.model.text import Lang
from roadmap.publishing.document import Document
from roadmap.report import reports
from roadmap.reports._questions import QUESTIONS
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import SEED, TODAY
from tests.reports.reading import figures, rows, words

PLAN = """
[organization.most]
name = "Bộ KH&CN"
type = "ministry"
[post.minister]
title = "Bộ trưởng"
organization = "most"
holder = "Nguyễn Văn A"
[technology.npu]
name = "NPU"
accountable = "most"
[activity.trial]
name = "Chế tạo thử"
chain = "npu"
stage = "pilot"
lead = "most"
start = 2026-01-01
end = 2027-01-31
gate.criteria = "Đạt 30 TOPS"
[activity.make]
name = "Sản xuất"
chain = "npu"
stage = "production"
lead = "most"
after = ["trial"]
start = 2027-02-01
end = 2028-12-31
[bottleneck.advance]
name = "Chưa có cơ chế ứng trước"
owner = "most"
blocks = ["trial"]
remedy = "Cho ứng trước 30%"
due = 2026-11-01
[technology.alone]
name = "Công nghệ A"
[technology.other]
name = "Công nghệ B"
"""
BODY = "Bộ KH&CN: Bộ trưởng Nguyễn Văn A"
NOBODY = "Nobody answers: for the steering committee to assign"


def decided(folder: Path, text: str, *focus: str, lang: Lang = "vi") -> Document:
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    workspace = Workspace.open(folder, today=TODAY)
    return reports()["decisions"].made(workspace.survey, focus, lang, findings=workspace.check(placed=()))


def test_every_question_is_of_a_ground_or_a_check() -> None:
    assert set(QUESTIONS) <= {*GROUNDS.words, *checks()}
    assert set(GROUNDS.words) <= set(QUESTIONS)
    assert all(text.vi.endswith("?") and text.en.endswith("?") for text in QUESTIONS.values())


def test_decisions_of_a_body(tmp_path: Path) -> None:
    document = decided(tmp_path, PLAN)
    found = rows(document, BODY)
    assert found[0] == (
        "1", "Tháo gỡ bằng giải pháp nào, ai làm, hạn nào?", "Chưa có cơ chế ứng trước\nĐề xuất: Cho ứng trước 30%",
        "01/11/2026\nquá hạn 20 ngày", "2: Chế tạo thử; Sản xuất", "điểm nghẽn chưa tháo gỡ",
    )  # fmt: skip
    assert found[1][2:4] == ("NPU", "trước 31/01/2027")
    assert "\nĐồng thời: " in found[1][1]
    assert found[2][1].startswith("Cho phép chuyển giai đoạn, yêu cầu làm tiếp hay dừng?")
    assert found[2][2:5] == ("Chế tạo thử\nĐiều kiện: Đạt 30 TOPS", "31/01/2027", "1: Sản xuất")
    assert figures(document)["đã quá hạn"] == "1"


def test_what_nobody_answers_comes_first_and_together(tmp_path: Path) -> None:
    document = decided(tmp_path, PLAN, lang="en")
    first = rows(document, NOBODY)[0]
    assert first[1] == "Which one body is accountable end to end?"
    assert first[2] == "2: Công nghệ A; Công nghệ B"
    assert "OWN101" in first[5]
    text = words(document)
    assert text.index("Nobody answers") < text.index("Bộ trưởng")


def test_commands_take_one_line_of_the_notes(tmp_path: Path) -> None:
    notes = decided(tmp_path, PLAN).footnotes
    (line,) = [note for note in notes if "roadmap " in note]
    assert line.endswith("cách ghi quyết định bằng roadmap explain kèm mã ở cột Căn cứ.")


def test_the_seed_is_brought_together_and_says_so() -> None:
    workspace = Workspace.open(SEED, today=TODAY)
    findings = workspace.check(placed=())
    document = reports()["decisions"].made(workspace.survey, (), "en", findings=findings)
    assert int(figures(document)["decisions"]) < 20
    said = words(document)
    information = sum(one.severity == "info" for one in findings)
    assert "bring 77 findings together" in said
    assert f"Left out: {information} findings at the level of information" in said


@pytest.mark.parametrize(
    ("id", "about"),
    [
        ("most", ["Chưa có cơ chế ứng trước", "NPU", "Chế tạo thử"]),
        ("minister", ["Chưa có cơ chế ứng trước", "NPU", "Chế tạo thử"]),
        ("advance", ["Chưa có cơ chế ứng trước"]),
        ("alone", ["2: Công nghệ A; Công nghệ B"]),
    ],
)
def test_focus(tmp_path: Path, id: str, about: list[str]) -> None:
    document = decided(tmp_path, PLAN, id, lang="en")
    found = [row[2].split("\n")[0] for heading in (NOBODY, BODY) for row in rows(document, heading)]
    assert found[: len(about)] == about


def test_nothing_to_decide(tmp_path: Path) -> None:
    assert "Nothing has to be decided" in words(decided(tmp_path, "[need.n]\n", lang="en"))


def test_of_many_decisions_the_first_ten_come_first(tmp_path: Path) -> None:
    lots = "".join(f'[bottleneck.b{at:02}]\nowner = "most"\ndue = 2026-12-{at:02}\n' for at in range(1, 22))
    text = f'[organization.most]\nname = "Ministry"\n{lots}'
    document = decided(tmp_path, text, lang="en")
    first = rows(document, "The 10 decisions that come first")
    assert [row[3] for row in first] == [f"b{at:02}" for at in range(1, 11)]
    assert {row[1] for row in first} == {"Ministry"}
    fewer = text.replace('[bottleneck.b21]\nowner = "most"\ndue = 2026-12-21\n', "")
    assert not rows(decided(tmp_path, fewer, lang="en"), "The 10 decisions that come first")


def test_money_without_a_name_is_called_by_what_it_pays(tmp_path: Path) -> None:
    money = """
[funding.f]
for = "trial"
approved = { 2025 = 1000 }
allocated = { 2025 = 200 }
disbursed = { 2025 = 268 }
"""
    asked = rows(decided(tmp_path, f"{PLAN}{money}"), BODY)
    (lag,) = [row for row in asked if "FUN602" in row[5]]
    assert lag[2] == "Chế tạo thử"
