"""How the planner is asked for each parameter of the edits: a record, a field, a word, a date."""

from __future__ import annotations

import re
import shlex
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from roadmap.fitting.form import Row, rows
from roadmap.fitting.form_said import dotted
from roadmap.fitting.form_typed import filling, proposed_id
from roadmap.locale.meant import date
from roadmap.locale.value import phrase
from roadmap.model.kinds import kinds
from roadmap.model.record import ID_PATTERN, Record
from roadmap.model.relation import links, reference, references
from roadmap.model.scale import STAGES
from roadmap.model.text import Text
from roadmap.schedule.shift import Step
from roadmap.schedule.span import DATES
from tui.dialogs.palette import Entry, Palette

if TYPE_CHECKING:
    from tui.app import Planner

Told = Mapping[str, object]
"""What has been answered so far, by name of parameter."""
Answer = str | tuple[str, ...] | None
Asked = Callable[["Planner", Text, Told], Awaitable[Answer]]

_CHAINS = ("technology", "product")
_NO_ID = Text("Mã chỉ gồm a-z, 0-9 và gạch nối, tối đa 64 ký tự", "An id holds a-z, 0-9 and hyphens, at most 64")
_TAKEN = Text("Mã này đã được dùng", "This id is taken")
_NO_DAY = Text("Không phải ngày", "No date")
_NO_STEP = Text("Không phải khoảng thời gian", "This says not how far")
_DAY = Text("31/12/2027, quý II/2027 hoặc 2028", "2027-12-31, Q2/2027 or 2028")
_STEP = Text("3m: ba tháng; 1q: một quý; 2y: hai năm; 14d: mười bốn ngày", "3m: three months; 1q: a quarter; 2y; 14d")
_PAIRS = Text("Dạng `trường=giá trị`, cách nhau bởi dấu cách", "As `field=value`, with spaces between")
_FILE = Text("Để trống: tệp riêng của bản ghi", "Empty: a file of its own")
_AGAIN = Text("Thêm bản ghi nữa?", "One more?")
_NEW_ID = Text("Mã của bản ghi mới", "Id of the new record")


def _record(*among: str) -> Asked:
    """A record of some kinds, at first the one that is chosen on the screen."""

    async def ask(planner: Planner, title: Text, told: Told) -> Answer:
        del told
        return await planner.pick(title, among, value=planner.chosen)

    return ask


def _held(planner: Planner, told: Told) -> Record | None:
    """The record that the edit is about."""
    about = told.get("id") or told.get("ids") or ""
    id = about[0] if isinstance(about, tuple) else about
    return planner.state.roadmap.records.get(str(id)) if planner.state else None


async def _alike(planner: Planner, title: Text, told: Told) -> Answer:
    """A record of the same kind."""
    record = _held(planner, told)
    return await planner.pick(title, (record.KIND,) if record else ())


async def _several(planner: Planner, title: Text, told: Told) -> Answer:
    """Records, one after the other."""
    del told
    ids: list[str] = []
    while id := await planner.pick(title, value=planner.chosen if not ids else None):
        ids.append(id)
        if not await planner.confirm(_AGAIN):
            return tuple(dict.fromkeys(ids))
    return tuple(dict.fromkeys(ids)) or None


async def _kind(planner: Planner, title: Text, told: Told) -> Answer:
    del told
    answer: str | None = await planner.choose(title, [(name, kind.LABEL) for name, kind in kinds().items()])
    return answer


async def _stage(planner: Planner, title: Text, told: Told) -> Answer:
    now = getattr(_held(planner, told), "stage", None)
    answer: str | None = await planner.choose(title, list(STAGES.words.items()), value=now)
    return answer


async def fresh_id(planner: Planner, title: Text, value: str = "") -> str | None:
    """An id that nothing has yet; what is typed with diacritics and spaces is told as it could be."""

    def judge(text: str) -> Text | None:
        if not re.fullmatch(ID_PATTERN, text):
            near = proposed_id(text)
            return phrase("{why}: {near}", "{why}: {near}", why=_NO_ID, near=near) if near else _NO_ID
        known = planner.state.roadmap if planner.state else None
        return _TAKEN if known is not None and (text in known or text in known.lost) else None

    return await planner.ask(title, value, judge=judge) or None


async def _unused(planner: Planner, title: Text, told: Told) -> Answer:
    record = _held(planner, told)
    return await fresh_id(planner, title, record.id if record else "")


async def _new_id(planner: Planner, title: Text, told: Told) -> Answer:
    del title, told
    return await fresh_id(planner, _NEW_ID)


async def _day(planner: Planner, title: Text, told: Told) -> Answer:
    del told
    said = await planner.ask(title, judge=lambda text: None if date(text) else _NO_DAY, help=_DAY)
    return str(date(said)) if said else None


async def _step(planner: Planner, title: Text, told: Told) -> Answer:
    del told
    return await planner.ask(title, judge=lambda text: None if Step.parse(text) else _NO_STEP, help=_STEP) or None


async def _file(planner: Planner, title: Text, told: Told) -> Answer:
    return await planner.ask(title, str(told.get("file", "")), help=_FILE)


async def _pairs(planner: Planner, title: Text, told: Told) -> Answer:
    """Fields with values, as on the command line."""

    def judge(text: str) -> Text | None:
        try:
            return None if all("=" in word for word in shlex.split(text)) else _PAIRS
        except ValueError:
            return _PAIRS

    before = told.get("values", ())
    said = await planner.ask(title, shlex.join(before) if isinstance(before, tuple) else "", judge=judge, help=_PAIRS)
    return None if said is None else tuple(shlex.split(said))


# --- fields ---


def _form(planner: Planner, told: Told) -> list[Row]:
    record, state = _held(planner, told), planner.state
    if record is None or state is None:
        return []
    form = rows(record, state.roadmap, state.settings.money.unit)
    return [row for row in form if not row.heads and row.path != ("id",)]


async def _find(planner: Planner, title: Text, entries: Sequence[Entry]) -> str | None:
    answer: str | None = await planner.put(Palette(entries, planner.lang, title=title))
    return answer


def _entry(row: Row) -> Entry:
    return Entry(row.name, row.label, phrase("{now}", "{now}", now=row.shown) if not row.empty else row.help)


async def _filled(planner: Planner, title: Text, told: Told) -> Answer:
    """One field that says something."""
    name = await _find(planner, title, [_entry(row) for row in _form(planner, told) if not row.empty])
    return (name,) if name else None


async def _field_and_value(planner: Planner, title: Text, told: Told) -> Answer:
    """A field of the record and what it shall say."""
    form = {row.name: row for row in _form(planner, told)}
    row = form.get(await _find(planner, title, [_entry(row) for row in form.values()]) or "")
    if row is None:
        return None
    if row.control == "record":
        value = await planner.pick(row.label, row.wanted.kinds, value=row.text or None)
    elif row.choices:
        value = await planner.choose(row.label, row.choices, value=row.text)
    else:
        value = await planner.ask(row.label, row.text.replace("\n", ", "), help=row.help)
    listed = row.control in ("lines", "records")
    return filling(row, value.replace(", ", "\n") if listed else value).values or None if value else None


async def _linking(planner: Planner, title: Text, told: Told) -> Answer:
    """A field that may refer to records."""
    record = _held(planner, told)
    found = [one for one in references(type(record)) if "." not in one.relation] if record else []
    return await _find(planner, title, [Entry(one.relation, one.about.label, one.about.help) for one in found])


async def _linked(planner: Planner, title: Text, told: Told) -> Answer:
    """A field that refers to a record now."""
    record = _held(planner, told)
    held = {dotted(one.path[:-1]) if one.target == one.path[-1] else dotted(one.path): one
            for one in (links(record) if record else ())}  # fmt: skip
    entries = [
        Entry(name, reference(type(record), one.relation).about.label, phrase("{id}", "{id}", id=one.target))
        for name, one in held.items()
        if record
    ]
    return await _find(planner, title, entries)


async def _fitting(planner: Planner, title: Text, told: Told) -> Answer:
    """A record that the field may name."""
    record = _held(planner, told)
    kinds_ = reference(type(record), str(told["field"])).ref.kinds if record else ()
    return await planner.pick(title, kinds_)


async def _present(planner: Planner, title: Text, told: Told) -> Answer:
    """A record that the field names now."""
    record, state = _held(planner, told), planner.state
    if record is None or state is None:
        return None
    at = str(told["field"])
    ids = [one.target for one in links(record) if at in (dotted(one.path), dotted(one.path[:-1]))]
    answer: str | None = await planner.choose(title, [(id, Text(*(state.label(id),) * 2)) for id in dict.fromkeys(ids)])
    return answer


QUESTIONS: Mapping[str, Asked] = {
    "id": _record(),
    "hand-over.id": _record(*_CHAINS),
    "move.id": _record("activity"),
    "reschedule.id": _record(*DATES),
    "new.id": _new_id,
    "ids": _several,
    "kind": _kind,
    "new": _unused,
    "other": _alike,
    "instead": _alike,
    "field": _linking,
    "unlink.field": _linked,
    "fields": _filled,
    "target": _fitting,
    "unlink.target": _present,
    "values": _pairs,
    "set.values": _field_and_value,
    "file": _file,
    "to": _record("organization"),
    "accepted_by": _record("organization", "post"),
    "post": _record("post"),
    "chain": _record(*_CHAINS),
    "on": _day,
    "stage": _stage,
    "by": _step,
}
"""By name of parameter, or of edit and parameter."""
