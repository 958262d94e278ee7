"""Choosing a body that may not be on record yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from roadmap.fitting.naming import unused_id
from roadmap.model.kinds.actors import ORGANIZATION_TYPES
from roadmap.model.text import Text
from tui.dialogs.picker import NEW

if TYPE_CHECKING:
    from tui.app import Planner
    from tui.holding import Step

_TYPE = Text("Loại hình tổ chức", "What kind of body")


class Made(NamedTuple):
    """A body, and the edits that put it on record first.

    Attributes:
        id: its id.
        steps: none where it is on record already.
    """

    id: str
    steps: list[Step]


async def body(planner: Planner, title: Text, value: str | None = None, first: Sequence[str] = ()) -> Made | None:
    """A body that the planner picks, or names for the first time; None where they turned away."""
    picked = await planner.pick(title, ["organization"], value=value, new=True, first=first)
    if picked is None or planner.state is None:
        return None
    if not picked.startswith(NEW):
        return Made(picked, [])
    name = picked.removeprefix(NEW)
    kind = await planner.choose(_TYPE, list(ORGANIZATION_TYPES.words.items()))
    if kind is None:
        return None
    id = unused_id(planner.state.roadmap, name, "organization")
    values = (f"name.{planner.lang}={name}", f"type={kind}")
    return Made(id, [("new", {"kind": "organization", "id": id, "values": values})])
