"""A record that is not there yet: its kind, its name and its id."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from roadmap.fitting.form_typed import Step
from roadmap.judging import judge_id
from roadmap.locale.value import capital
from roadmap.model.kinds import kinds
from roadmap.model.record import Record
from roadmap.model.relation import RefField, references
from roadmap.model.text import LANGS, Text
from roadmap.store.drafts import Draft
from tui.dialogs.field_new import FieldNew

if TYPE_CHECKING:
    from tui.app import Planner

_KIND = Text("Thêm bản ghi loại nào?", "What kind of record?")
_BELONGING = ("chain", "of", "for", "product", "organization", "programme", "catalogue")
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
    return Text(*(capital(text) for text in label))


def belonging(kind: str, here: Record) -> RefField | None:
    """The field in which a new record of `kind` says that it belongs to the record `here`; None where it has none."""
    for name in _BELONGING:
        for field in references(kinds()[kind]):
            if field.relation == name and (here.KIND in field.ref.kinds or (not field.ref.kinds and kind != here.KIND)):
                return field
    return None


async def new(planner: Planner, kind: str, name: str = "", here: Record | None = None) -> New | None:
    """Name and id of a new record of `kind`; None where the planner turned away.

    Args:
        planner: the app.
        kind: the kind.
        name: what its name is at first.
        here: the record that it belongs to, where the kind has a field for that.
    """
    state = planner.state
    assert state is not None  # noqa: S101 - commands run once it is there

    def note(text: str) -> None:
        planner.drafting.note([Draft(kind, "", ("name", state.lang), text)] if text else [])

    field = belonging(kind, here) if here else None
    told = Text(*(f"{field.about.label.of(lang)}: {here.label(lang)}" for lang in LANGS)) if field and here else None
    dialog = FieldNew(state, kinds()[kind].LABEL, partial(judge_id, state.roadmap), name, note, told)
    answer = await planner.put(dialog)
    await planner.drafting.settle()
    if answer is None:
        return None
    called, id = answer
    values = [f"name.{state.lang}={called}"] if called else []
    if field and here:
        values.append(f"{field.relation}={here.id}")
    return New(kind, id, [("new", {"kind": kind, "id": id, "values": tuple(values)})])
