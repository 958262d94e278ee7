"""Choosing a body that may not be on record yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from roadmap.fitting.naming import likely_type, unused_id
from roadmap.model.kinds.actors import ORGANIZATION_TYPES, Organization
from roadmap.model.text import Text, fold
from tui.commands._questions import fresh_id
from tui.dialogs.picker import NEW

if TYPE_CHECKING:
    from tui.app import Planner
    from tui.command import Step
    from tui.state import State

_CARRYING_OUT = ("ministry", "agency", "locality", "institute", "university", "firm", "start-up", "fund", "association")
_TYPE = Text("Loại hình tổ chức", "What kind of body")
_ID = Text("Mã của tổ chức mới", "Id of the new body")


class Made(NamedTuple):
    """A body, and the edits that put it on record first.

    Attributes:
        id: its id.
        steps: none where it is on record already.
    """

    id: str
    steps: list[Step]


async def body(
    planner: Planner, title: Text, value: str | None = None, first: Sequence[str] = (), *, ask_id: bool = False
) -> Made | None:
    """A body that the planner picks, or names for the first time; None where they turned away.

    Args:
        planner: the app.
        title: what is asked.
        value: the id of the body that the cursor stands on at first.
        first: ids that are shown before all others.
        ask_id: whether the id of a new body is shown, to be changed; otherwise it follows from its name.
    """
    near = [*first, *_likely(planner.state)] if planner.state else first
    picked = await planner.pick(title, ["organization"], value=value, new=True, first=list(dict.fromkeys(near)))
    if picked is None or planner.state is None:
        return None
    if not picked.startswith(NEW):
        return Made(picked, [])
    name = picked.removeprefix(NEW)
    id: str | None = unused_id(planner.state.roadmap, name, "organization")
    if ask_id:
        id = await fresh_id(planner, _ID, id or "")
    kind = id and await planner.choose(_TYPE, list(ORGANIZATION_TYPES.words.items()), value=likely_type(name))
    if id is None or not kind:
        return None
    values = (f"name.{planner.lang}={name}", f"type={kind}")
    return Made(id, [("new", {"kind": "organization", "id": id, "values": values})])


def _likely(state: State) -> list[str]:
    """All bodies, those that carry out programmes first: ministries, agencies, institutes, firms; others last."""
    ranks = {kind: number for number, kind in enumerate(_CARRYING_OUT)}
    bodies = state.survey.of(Organization)
    ordered = sorted(bodies, key=lambda one: (ranks.get(one.type or "", len(ranks)), fold(state.label(one.id))))
    return [one.id for one in ordered]
