"""Legal documents on the critical path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.model.finding import RoadmapError
from tests.reports.telling import row, told
from tests.schedule.test_awaited import TEXT

if TYPE_CHECKING:
    from tests.conftest import Opened


def test_a_document_that_holds_up_a_chain(workspace: Opened) -> None:
    text = told(workspace(TEXT), "legal-path", lang="vi").split("## Chưa ban hành")[1]
    assert row(text, "decree") == [
        "decree", "Bộ KH\\&CN", "đang lấy ý kiến", "31/03/2027", "01/01/2027",
        "⚠ việc phải chờ nằm trên đường găng<br>⚠ muộn 89 ngày so với ngày cần có", "Sản xuất (Camera)",
    ]  # fmt: skip


def test_late_or_without_a_due_date(workspace: Opened) -> None:
    text = told(workspace(TEXT), "legal-path")
    assert row(text, "circular")[3:6] == ["1 Nov 2026<br>⚠ 20 days late", "3 Oct 2027", "316 days to spare"]
    assert row(text, "vague")[3] == "⚠ no due date"


def test_what_is_there_and_how_late_it_came(workspace: Opened) -> None:
    text = told(workspace(TEXT), "legal-path").split("## Issued")[1]
    assert row(text, "law") == ["law", "–", "30 Jun 2026", "10 Jul 2026", "⚠ 10 days late", "side (Camera)"]


def test_bottlenecks_of_law_stand_beside_them(workspace: Opened) -> None:
    text = told(workspace(TEXT), "legal-path")
    assert row(text.split("## Bottlenecks of law")[1], "hold-up")
    assert "unpaid" not in text


def test_key_figures(workspace: Opened) -> None:
    text = told(workspace(TEXT), "legal-path")
    for figure in ("**5** documents still to be issued", "**1** on a critical path", "**20** days late at most"):
        assert figure in text


def test_nothing_is_waited_for(workspace: Opened) -> None:
    assert "There is no document that work waits for" in told(workspace(""), "legal-path")


def test_an_unknown_id_is_refused(workspace: Opened) -> None:
    with pytest.raises(RoadmapError, match="no record"):
        told(workspace(TEXT), "legal-path", "nothing")


def test_of_much_work_the_first_is_named(workspace: Opened) -> None:
    many = "".join(f'[activity.a{n}]\nwaits_for = ["d"]\n' for n in range(7))
    assert row(told(workspace(f"[directive.d]\n{many}"), "legal-path"), "d")[-1] == "a0; a1; a2; a3; a4; and 2 more"
