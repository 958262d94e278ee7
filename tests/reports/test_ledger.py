"""The responsibility ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from roadmap.diagram import diagrams
from roadmap.graph.answering import ACCOUNTABLE
from roadmap.model.finding import RoadmapError
from roadmap.publishing.document import Heading, Room, Table
from roadmap.report import reports
from tests.git_repository import needs_git
from tests.graph.own_work import TEXT, moved_plan
from tests.reports.telling import row, rows, told

if TYPE_CHECKING:
    from tests.conftest import Opened


def test_a_section_with_room_to_explain_for_every_body_that_answers(workspace: Opened) -> None:
    document = reports()["ledger"].made(workspace(TEXT).survey, (), "vi")
    titles = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    rooms = [block.label for block in document.blocks if isinstance(block, Room)]
    assert titles == ["Bộ [A]", "lab"]
    assert rooms == ["Giải trình của Bộ [A]", "Giải trình của lab"]


def test_it_says_that_it_rates_nobody(workspace: Opened) -> None:
    assert "no score, grade or ranking" in told(workspace(TEXT), "ledger")
    assert "không phải là điểm số, xếp loại hay xếp hạng" in told(workspace(TEXT), "ledger", lang="vi")


def test_tables_alike_tell_whose_they_are(workspace: Opened) -> None:
    plan = """
[organization.most]
name = "Bộ Khoa học và Công nghệ"
short = "Bộ KH&CN"
[organization.lab]
name = "Viện"
[technology.npu]
accountable = "most"
[technology.lens]
accountable = "lab"
[milestone.shown]
of = "lens"
due = 2027-03-31
"""
    document = reports()["ledger"].made(workspace(plan).survey, (), "vi")
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [(table.title, table.topic and table.topic.text) for table in tables] == [
        ("Tổng hợp", None),
        ("Chịu trách nhiệm, chủ trì", "Bộ Khoa học và Công nghệ"),
        ("Chịu trách nhiệm, chủ trì", "Viện"),
        ("Đến hạn", "Viện"),
    ]


def test_counts_of_every_body_side_by_side(workspace: Opened) -> None:
    text = told(workspace(TEXT), "ledger")
    assert row(text, "Body, post")[1:] == [
        "Answered for",
        "Missions led for others",
        "To come",
        "Done",
        "Missed so far",
        "Days late at most",
        "Waiting for it",
    ]
    assert row(text, "Bộ \\[A\\]")[1:] == ["5", "0", "5", "5", "5", "294", "2"]


def test_missed_with_days_and_what_waits_behind(workspace: Opened) -> None:
    text = told(workspace(TEXT), "ledger", "most", lang="vi")
    assert row(text, "tape-out") == ["tape-out", "chịu trách nhiệm", "30/09/2026", "⚠ chậm 52 ngày", "packaging"]
    assert row(text, "decree") == ["decree", "ban hành", "01/11/2026", "⚠ chậm 20 ngày", "packaging"]
    assert row(text, "packaging")[2:4] == ["30/06/2027", "–"]
    assert row(text, "foundry") == ["foundry", "tháo gỡ", "11/11/2026", "⚠ chậm 10 ngày", "packaging"]


def test_done_in_time_late_or_not_known(workspace: Opened) -> None:
    text = told(workspace(TEXT), "ledger", "most")
    assert row(text, "early")[1:] == ["Q2 2026", "30 Jun 2026", "✓ in time"]
    assert row(text, "shown")[-1] == "⚠ 2 days late"
    assert row(text, "over")[-1] == "not known: no date on record"
    assert "**5** done (1 in time, 2 late, 2 not known)" in text


def test_the_head_is_named_or_missing(workspace: Opened) -> None:
    text = told(workspace(TEXT), "ledger")
    assert "Headed by: Bộ trưởng Nguyễn Văn A" in text
    assert "⚠ No head on record" in text


def test_who_headed_it_earlier_in_the_year_is_told(workspace: Opened) -> None:
    plan = """
[organization.most]
[technology.npu]
accountable = "most"
[post.new]
title = "Bộ trưởng"
organization = "most"
holder = "B"
from = 2026-07-01
[post.old]
title = "Bộ trưởng"
organization = "most"
holder = "A"
from = 2021-01-01
until = 2026-06-30
[post.older]
title = "Bộ trưởng"
organization = "most"
holder = "Z"
until = 2025-12-31
"""
    text = told(workspace(plan), "ledger", lang="vi")
    assert "Người đứng đầu: Bộ trưởng B (từ 01/07/2026)" in text
    assert "Trước đó trong năm: Bộ trưởng A (đến 30/06/2026)" in text
    assert "Z" not in text


def test_the_holder_of_a_post_has_a_ledger(workspace: Opened) -> None:
    text = told(workspace(TEXT), "ledger", "minister")
    assert "## Bộ trưởng Nguyễn Văn A" in text
    assert row(text, "decree")[3] == "⚠ 20 days late"


@needs_git
def test_moved_dates_with_who_and_why(tmp_path: Path) -> None:
    text = told(moved_plan(tmp_path), "ledger", "most", lang="vi").split("### Thời hạn đã dời")[1]
    assert row(text, "tape-out")[1:] == [
        "31/07/2026", "30/09/2026", "lùi 61 ngày", "01/06/2026, Nguyễn Văn An: chờ xưởng đúc",
    ]  # fmt: skip
    assert row(text, "decree")[-1] == "01/05/2026, Lê B: ⚠ không nêu lý do"
    assert "chưa có lịch sử" not in text


def test_without_a_history_it_says_so_once(workspace: Opened) -> None:
    assert told(workspace(TEXT), "ledger").count("has no history in git") == 1


def test_long_lists_are_shortened_with_a_count(workspace: Opened) -> None:
    many = "".join(f'[technology.t{n:02}]\naccountable = "most"\n' for n in range(20))
    text = told(workspace(f"[organization.most]\n{many}"), "ledger", "most")
    assert "and 12 more" in text
    assert "t08" not in text


def test_nothing_that_was_missed_is_left_out(workspace: Opened) -> None:
    many = "".join(f'[activity.a{n:02}]\nlead = "most"\nend = 2026-01-{n + 1:02}\n' for n in range(20))
    text = told(workspace(f"[organization.most]\n{many}"), "ledger", "most")
    assert [cells[0] for cells in rows(text) if cells[0].startswith("a")] == [f"a{n:02}" for n in range(20)]


def test_bodies_with_nothing_to_tell_are_one_line(workspace: Opened) -> None:
    text = told(workspace(TEXT), "ledger", lang="vi")
    assert "Không nêu 1 cơ quan, tổ chức không chịu trách nhiệm việc nào" in text
    assert "## idle" not in text
    assert "Không nêu" not in told(workspace(TEXT), "ledger", "most", lang="vi")
    assert "## idle" in told(workspace(TEXT), "ledger", "idle", "most")


def test_the_report_and_the_matrix_say_alike_what_it_means_to_answer(workspace: Opened) -> None:
    text = told(workspace(TEXT), "ledger")
    drawings = diagrams()["responsibility"].function(workspace(TEXT).survey, (), "en")
    assert ACCOUNTABLE.of("en") in text
    assert all(ACCOUNTABLE.of("en") in one.sheet.footnotes for one in drawings)
    assert row(text, "urban")[2] == "governing"
    assert row(told(workspace(TEXT), "ledger", "lab"), "urban")[2] == "lead"


def test_nobody_answers_for_anything(workspace: Opened) -> None:
    assert "No body answers for anything yet" in told(workspace("[organization.a]\n"), "ledger")


def test_other_records_are_refused(workspace: Opened) -> None:
    with pytest.raises(RoadmapError, match="is of the kind technology"):
        told(workspace(TEXT), "ledger", "npu")


def test_a_term_that_has_ended_is_told(workspace: Opened) -> None:
    plan = '[organization.o]\n[post.p]\norganization = "o"\nhead = true\nholder = "Phạm Hạt"\nuntil = {}\n'
    assert "⚠ The term ended on 31 Oct 2026" in told(workspace(plan.format("2026-10-31")), "ledger", "p")
    assert "ended" not in told(workspace(plan.format("2026-11-30")), "ledger", "p")


def test_suspended_work_is_not_forgotten(workspace: Opened) -> None:
    plan = '[organization.o]\n[activity.a]\nlead = "o"\nstate = "suspended"\nend = 2026-05-31\n'
    assert row(told(workspace(plan), "ledger"), "a")[2:4] == ["31 May 2026", "⚠ suspended"]
