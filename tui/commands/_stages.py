"""Moving a card by stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.kinds.chain import Activity
from roadmap.model.scale import STAGES
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner


async def shift(planner: Planner, by: int) -> None:
    """Move the activity under the cursor by `by` stages, as far as there are any; pressed twice, it moves twice."""
    board = planner.view
    if not isinstance(board, ChainBoard):
        return
    id = board.card
    async with planner.turn:  # where it stands is known once the key before has done its work
        planner.holding.look()
        activity = planner.state.roadmap.find(Activity, id) if planner.state else None
        if activity is None or not activity.stage:
            return
        stages, target = tuple(STAGES), STAGES.rank(activity.stage) + by
        if 0 <= target < len(stages) and await planner.change("move", id=activity.id, stage=stages[target]):
            board.aim(activity.id)
