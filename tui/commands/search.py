"""Search."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from roadmap.graph.search import Index
from tui.command import command
from tui.dialogs.search import Search, found

if TYPE_CHECKING:
    from tui.app import Planner

_MOST_KEPT = 10


@dataclass
class _Memory:
    """What is kept between searches: the index, which follows the records by what changed, and the last words."""

    index: Index | None = None
    last: list[str] = field(default_factory=list)


_MEMORIES: WeakKeyDictionary[Planner, _Memory] = WeakKeyDictionary()


@command("slash", "Search", "Tìm", footer=2)
async def search(planner: Planner) -> None:
    """Find any record by words in its id, names, numbers, tags and notes.

    Tìm mọi bản ghi theo từ trong mã, tên, số hiệu, thẻ, ghi chú.
    """
    state = planner.state
    if state is None:
        return
    memory = _MEMORIES.setdefault(planner, _Memory())
    memory.index = index = await asyncio.to_thread(Index, state.roadmap, memory.index)
    answer = await planner.put(Search(state, index, memory.last))
    if answer is None:
        return
    chosen = found(answer)
    memory.last = [chosen.words, *(words for words in memory.last if words != chosen.words)][:_MOST_KEPT]
    view = planner.view
    if chosen.sheet or view is None or not view.focus_on(chosen.id):
        planner.open(chosen.id)
