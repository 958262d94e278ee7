"""A record that is not there yet: its kind, its name and its id."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from roadmap.fitting.form_typed import Step
from roadmap.judging import judge_id
from roadmap.model.kinds import kinds
from roadmap.model.text import Text
from roadmap.store.drafts import Draft
from tui.dialogs.field_new import FieldNew

if TYPE_CHECKING:
    from tui.app import Planner

_KIND = Text("Thêm bản ghi loại nào?", "What kind of record?")
_FIRST = ("technology", "product", "activity", "mission", "milestone", "organization", "post", "indicator", "funding")


class New(NamedTuple):
    """A record to be made.

    Attributes:
        kind: its kind.
        id: its id.
        steps: the edits that make it.
    """

    kind: str
    id: str
    steps: list[Step]


async def kind_of(planner: Planner, among: Sequence[str] = (), value: str | None = None) -> str | None:
    """The kind of a new record; asked only where there are several; those that planners make most stand first."""
    known = [kind for kind in (*_FIRST, *(one for one in kinds() if one not in _FIRST)) if not among or kind in among]
    if len(known) == 1:
        return known[0]
    answers = [(kind, _capital(kinds()[kind].LABEL)) for kind in known]
    answer: str | None = await planner.choose(_KIND, answers, value=value)
    return answer


def _capital(label: Text) -> Text:
    return Text(*(text[:1].upper() + text[1:] for text in label))


async def new(planner: Planner, kind: str, name: str = "") -> New | None:
    """Name and id of a new record of `kind`; None where the planner turned away."""
    state = planner.state
    assert state is not None  # noqa: S101 - commands run once it is there

    def note(text: str) -> None:
        planner.drafting.note([Draft(kind, "", ("name", state.lang), text)] if text else [])

    answer = await planner.put(FieldNew(state, kinds()[kind].LABEL, partial(judge_id, state.roadmap), name, note))
    await planner.drafting.settle()
    if answer is None:
        return None
    called, id = answer
    values = (f"name.{state.lang}={called}",) if called else ()
    return New(kind, id, [("new", {"kind": kind, "id": id, "values": values})])
