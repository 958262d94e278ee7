"""Keys of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.value import phrase
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("K", "Own keys", "Phím riêng")
async def keys(planner: Planner) -> None:
    """Say where the file of your own keys lies, and what is wrong in it.

    Cho biết tệp phím riêng nằm ở đâu và trong đó có gì sai.
    """
    from roadmap.store.preferences import keys_file

    planner.tell(
        phrase(
            'Your own keys: {file}, one line each, such as: undo = "ctrl+z". They count from the next start',
            'Phím riêng ghi trong {file}, mỗi lệnh một dòng, ví dụ: undo = "ctrl+z". Có hiệu lực từ lần mở sau',
            file=str(keys_file()),
        )
    )
    for complaint in planner.complaints:
        planner.tell(complaint, "warning")
