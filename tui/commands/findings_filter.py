"""Show only findings in which some words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command
from tui.screens.findings import Findings

if TYPE_CHECKING:
    from tui.app import Planner

_WORDS = Text(
    "Lọc theo từ trong mã, bản ghi, nội dung; để trống là bỏ lọc",
    "Words in code, record or message; empty lifts the filter",
)


@command("l", "Filter", "Lọc", where=("findings",), footer=6)
async def findings_filter(planner: Planner) -> None:
    """Show only findings in which some words stand.

    Chỉ hiện phát hiện có chứa những từ cần tìm.
    """
    view = planner.view
    if isinstance(view, Findings):
        words = await planner.ask(_WORDS, view.words)
        if words is not None:
            view.narrow(words)
