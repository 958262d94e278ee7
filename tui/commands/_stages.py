"""Moving a card by stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.scale import STAGES
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner


async def shift(planner: Planner, by: int) -> None:
    """Move the activity under the cursor by `by` stages, as far as there are any."""
    board = planner.view
    if not isinstance(board, ChainBoard) or board.card is None or board.stage is None:
        return
    id, stages = board.card, tuple(STAGES)
    target = STAGES.rank(board.stage) + by
    if 0 <= target < len(stages) and await planner.change("move", id=id, stage=stages[target]):
        board.focus_on(id)
