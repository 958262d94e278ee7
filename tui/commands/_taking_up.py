"""Taking up again what a program that was killed had not confirmed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from roadmap.fitting.form import Row
from roadmap.fitting.form_control import control_at
from roadmap.locale.value import date, shorten
from roadmap.model.kinds import kinds
from roadmap.model.text import LANGS, Text
from roadmap.store.drafts import Draft, Leftover
from tui.commands import _new
from tui.commands._filling import fill_in, row_at

if TYPE_CHECKING:
    from tui.app import Planner
    from tui.state import State

_LONGEST = 400
_TITLE = Text("Nội dung gõ dở, chưa ghi", "Typed, but not written")
_TOLD = Text("{record} · {field}\nĐang gõ:  {text}\nNay trong tệp:  {now}\nGõ lúc: {at}",
             "{record} · {field}\nTyped:  {text}\nIn the file now:  {now}\nTyped at: {at}")  # fmt: skip
_GO_ON, _DROP, _LATER = "go on", "drop", "later"
_ANSWERS = [
    (_GO_ON, Text("Gõ tiếp", "Go on typing")),
    (_DROP, Text("Bỏ nội dung này", "Drop it")),
    (_LATER, Text("Để sau", "Ask me later")),
]
_NEW_RECORD = Text("bản ghi mới", "new record")
_NO_RECORD = Text("(bản ghi không còn)", "(the record is gone)")


async def take_up(planner: Planner) -> int:
    """Offer what was typed and not confirmed, the newest first; how many texts there were. None is written by itself.

    What was typed earlier for a field that has been gone on with is not offered again.
    """
    offered, gone_on_with = 0, set[tuple[str, str, tuple[str, ...]]]()
    for left in await planner.drafting.left_over():
        for draft in left.drafts:
            answer: str | None = _GO_ON
            place = (draft.kind, draft.record, draft.field)
            if place not in gone_on_with and not _written(planner, draft):
                offered += 1
                answer = await _offer(planner, left, draft)
                if answer == _GO_ON:
                    await _go_on(planner, draft)
                    if draft.record:  # records still to be made may be several
                        gone_on_with.add(place)
            if answer in (None, _LATER):
                break
        else:
            await planner.drafting.forget(left)
    return offered


def _row(state: State, draft: Draft) -> Row | None:
    """The row that a draft belongs to; made up where its entry was still to be added."""
    record = state.roadmap.records.get(draft.record)
    if record is None or draft.kind != record.KIND:
        return None
    path = draft.field
    bare = path[:-1] if path[-1:] and path[-1] in LANGS else path
    row = row_at(state, draft.record, bare) or row_at(state, draft.record, path)
    want = control_at(type(record), path)
    if row or want is None:
        return row
    name = path[-1]
    return Row(path, Text(name, name), want.control, Text("", ""), wanted=want)


def _now(row: Row, draft: Draft) -> str:
    """What the place of a draft says now."""
    if row.control in ("text", "prose") and draft.field[-1] in LANGS:
        return row.said[LANGS.index(draft.field[-1])]
    return row.text


def _written(planner: Planner, draft: Draft) -> bool:
    """Whether the file says already what was typed: the program was killed after it had written."""
    state = planner.state
    row = _row(state, draft) if state else None
    return row is not None and _now(row, draft) == draft.text


async def _offer(planner: Planner, left: Leftover, draft: Draft) -> str | None:
    state = planner.state
    assert state is not None  # noqa: S101 - it is there once the workspace has been read
    row = _row(state, draft)
    kind = kinds().get(draft.kind)
    record = state.label(draft.record) if draft.record else state.said(_NEW_RECORD)
    field = row.label.of(state.lang) if row else kind.LABEL.of(state.lang) if kind else draft.kind
    now = "—" if not draft.record else _now(row, draft) if row else state.said(_NO_RECORD)
    told = state.said(_TOLD).format(record=record, field=field, text=shorten(draft.text, _LONGEST),
                                    now=shorten(now, _LONGEST) or "—", at=_at(left.at, state.lang))  # fmt: skip
    known = _ANSWERS if row or not draft.record else _ANSWERS[1:]
    answer: str | None = await planner.choose(_TITLE, known, text=Text(told, told))
    return answer


def _at(moment: str, lang: str) -> str:
    """A moment in the time of this place, as people of `lang` write it."""
    try:
        here = datetime.datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment
    return f"{here:%H:%M} {date(here.date(), lang)}"


async def _go_on(planner: Planner, draft: Draft) -> None:
    """Open the field with what was typed."""
    state = planner.state
    assert state is not None  # noqa: S101 - it is there once the workspace has been read
    if not draft.record:
        made = await _new.new(planner, draft.kind, draft.text) if draft.kind in kinds() else None
        if made and await planner.change_all(made.steps):
            planner.open(made.id)
        return
    row = _row(state, draft)
    if row is None or row.heads:
        return
    planner.open(draft.record, row.path)
    answer: object = draft.text
    if row.control in ("text", "prose"):
        place = LANGS.index(draft.field[-1]) if draft.field[-1] in LANGS else 0
        answer = Text(*(draft.text if number == place else said for number, said in enumerate(row.said)))
    await fill_in(planner, draft.record, row, None, answer)
