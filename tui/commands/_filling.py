"""Filling in one row of a form: the right dialog, what is typed kept aside, conflicts shown, the edit made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from roadmap.edit import named
from roadmap.fitting.form import Row, rows
from roadmap.fitting.form_control import Control
from roadmap.fitting.form_said import Speech
from roadmap.fitting.form_typed import (
    Filling,
    Step,
    editable,
    filling,
    filling_of_series,
    filling_of_text,
    no_date,
    understood,
)
from roadmap.judging import judge, judge_id
from roadmap.model.change import ABSENT, Change, Clash, at, difference
from roadmap.model.finding import RoadmapError
from roadmap.model.table import Path, table
from roadmap.model.text import LANGS, Text
from roadmap.store.drafts import Draft
from tui.dialogs.conflict import Disagreement
from tui.dialogs.field import Desk, FieldDialog, Typed
from tui.dialogs.field_choice import FieldChoice
from tui.dialogs.field_line import FieldLine, FieldTexts
from tui.dialogs.field_prose import FieldList, FieldProse
from tui.dialogs.field_series import FieldSeries

if TYPE_CHECKING:
    from textual.geometry import Region

    from roadmap.model.roadmap import Roadmap
    from tui.app import Planner
    from tui.state import State

Fill = Callable[[Row, Any], Filling]

_DIALOGS: dict[Control, tuple[Callable[..., FieldDialog[Any]], Fill]] = {
    "text": (FieldTexts, filling_of_text),
    "prose": (FieldProse, filling_of_text),
    "lines": (FieldList, filling),
    **dict.fromkeys(("line", "whole", "number", "share", "money", "date", "unknown"), (FieldLine, filling)),
}
_CHOICES: tuple[Control, ...] = ("yes-no", "word", "level")


def row_at(state: State, id: str, path: Path) -> Row | None:
    """The row of the field `path` of the record `id`."""
    return next((row for row in form(state, id) if row.path == path), None)


def form(state: State, id: str) -> tuple[Row, ...]:
    """The rows of the record `id`; none where it is gone."""
    record = state.roadmap.records.get(id)
    return rows(record, state.roadmap, state.settings.money.unit) if record else ()


def desk(planner: Planner, began: State, id: str, row: Row, over: Region | None, fill: Fill = filling) -> Desk:
    """What a dialog asks while `row` of the record `id` is filled in; `began` stands in where it is gone now."""
    state = planner.state if planner.state and id in planner.state.roadmap else began
    record, speech = state.roadmap[id], Speech(state.roadmap, state.settings.money.unit)
    want = row.wanted.inner or row.wanted  # of a series, the numbers of its years
    first = _first(row, state.lang)

    def judged(path: Path, text: str) -> Text | None:
        if row.control == "id":
            return None if text == id else judge_id(state.roadmap, text)
        if row.control == "date" and text.strip() and (wrong := no_date(row, text)):
            return wrong
        return judge(state.roadmap, record, path, text, speech.unit)

    def note(typed: Typed) -> None:
        said = [Draft(record.KIND, id, path, text, first.get(path, ""))
                for path, text in typed.items() if text != first.get(path, "")]  # fmt: skip
        planner.drafting.note(said)

    async def foresee(answer: Any) -> Any:
        return await planner.foreseeing.ask(fill(row, answer).steps(id)) if row.control != "id" else None

    return Desk(state, id, row, over, judged, lambda text: understood(want, text, speech), note, foresee)


def _first(row: Row, lang: str) -> Mapping[Path, str]:
    """What a row's dialog shows at first, by place."""
    if row.control in ("text", "prose"):
        return {(*row.path, one): said for one, said in zip(LANGS, row.said, strict=True)}
    return {row.path: editable(row, lang)}


async def fill_in(planner: Planner, id: str, row: Row, over: Region | None = None, answer: Any = None) -> bool:
    """Let the planner fill in a row that holds a value of its own; whether it was written.

    What was typed is never lost: where it is refused, the dialog comes back with it.

    Args:
        planner: the app.
        id: the record.
        row: the row.
        over: where its value stands on the screen.
        answer: what the dialog shows at first; the field's value where it is None.
    """
    if row.control in _CHOICES:
        return await put_until_written(planner, id, row, filling, lambda fill, _: FieldChoice(fill), over)
    dialog, fill = _DIALOGS[row.control]
    return await put_until_written(planner, id, row, fill, dialog, over, answer)


async def fill_series(planner: Planner, id: str, row: Row, over: Region | None = None, year: str = "") -> bool:
    """Let the planner fill in a series by year; whether it was written."""
    assert planner.state is not None  # noqa: S101 - commands run once it is there
    inner = [one for one in form(planner.state, id) if one.path[:-1] == row.path]
    held = {one.path[-1]: one.text for one in inner}
    shown = [(one.path[-1], editable(one, planner.lang)) for one in inner]

    def fill(series: Row, said: Sequence[tuple[str, str]]) -> Filling:
        return filling_of_series(series, held, said)

    def dialog(desk: Desk, said: Any) -> FieldSeries:
        return FieldSeries(desk, shown if said is None else [pair for pair in said if pair[1]], year)

    return await put_until_written(planner, id, row, fill, dialog, over)


async def put_until_written(
    planner: Planner,
    id: str,
    row: Row,
    fill: Fill,
    dialog: Callable[[Desk, Any], FieldDialog[Any]],
    over: Region | None,
    answer: Any = None,
) -> bool:
    """Put a dialog until what it answers is written, or the planner turns away; whether it was written."""
    written = None
    began = planner.state
    assert began is not None  # noqa: S101 - commands run once it is there
    if began.read_only:
        return await planner.change_all([])  # it is told why nothing can be changed
    while written is None:
        answer = await planner.put(dialog(desk(planner, began, id, row, over, fill), answer))
        steps = fill(row, answer).steps(id) if answer is not None else []
        written = await _written(planner, began, steps) if steps else False
    await planner.drafting.settle()  # not where the program ends in the middle: then what was typed is kept
    return written


async def _written(planner: Planner, began: State, steps: Sequence[Step]) -> bool | None:
    """Whether the edits were made; None where the planner has to go on typing."""
    over = await _settled(planner, began, steps)
    return (await planner.change_all(steps) or None) if over else over


async def _settled(planner: Planner, began: State, steps: Sequence[Step]) -> bool | None:
    """Whether to write over what somebody else may have changed since the typing began; None to go on typing."""
    state = planner.state
    assert state is not None  # noqa: S101 - commands run once it is there
    try:
        mine = difference(began.roadmap, made(began.roadmap, steps))
    except RoadmapError:
        return True  # it will be refused, in words
    clashes = [Clash(change, now) for change in mine
               if (now := _said(state.roadmap, change)) not in (change.before, change.after)]  # fmt: skip
    if not clashes:
        return True
    answer = await planner.put(Disagreement(state, clashes))
    planner.holding.look()  # both values have been seen
    return None if answer is None else bool(answer == "mine")


def _said(roadmap: Roadmap, change: Change) -> Any:
    """What a roadmap says at the place of `change`."""
    record = roadmap.records.get(change.id)
    return at(table(record, roadmap.unread.get(change.id)), change.path) if record else ABSENT


def made(roadmap: Roadmap, steps: Sequence[Step]) -> Roadmap:
    """`roadmap` after several edits.

    Raises:
        RoadmapError: one is refused.
    """
    for name, arguments in steps:
        roadmap = named(name).function(roadmap, **arguments)
    return roadmap
