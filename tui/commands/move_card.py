"""Move a card to another stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.scale import STAGES
from roadmap.model.text import Text
from tui.command import command
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Chuyển sang giai đoạn", "Move to the stage")


@command("m", "Move", "Chuyển", where=("board",), footer=2, changes=True)
async def move_card(planner: Planner) -> None:
    """Move the activity under the cursor to another stage.

    Chuyển hoạt động đang chọn sang giai đoạn khác.
    """
    board = planner.view
    if isinstance(board, ChainBoard) and board.card:
        id = board.card
        stage = await planner.choose(_TITLE, list(STAGES.words.items()), value=board.stage)
        if stage and stage != board.stage and await planner.change("move", id=id, stage=stage):
            board.aim(id)
