"""Filling in rows that name records, and adding entries to tables by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.check import checks
from roadmap.fitting.form import Row
from roadmap.fitting.form_control import Wanted, control_at
from roadmap.judging import judge
from roadmap.model.text import Text
from tui.commands import _new
from tui.commands._filling import desk, fill_in, fill_series, row_at
from tui.dialogs.field_records import FieldRecords
from tui.dialogs.palette import Entry, Palette
from tui.dialogs.picker import NEW

if TYPE_CHECKING:
    from textual.geometry import Region

    from tui.app import Planner

_YEAR = Text("Năm", "Year")
_KEY = Text("Tên mục", "Name of the entry")
_CODE = Text("Miễn kiểm tra nào?", "Which check is waived?")
_REASON = Text("Lý do miễn", "Reason of the waiver")
_UNTIL = Text("Miễn đến ngày", "Waived until")
_UNTIL_HELP = Text("Ví dụ 30/6/2027 hoặc quý II/2027", "Such as 30/6/2027 or Q2/2027")
_QUOTE = Text("Không dùng dấu nháy kép trong tên mục", "No double quotes in the name of an entry")


async def fill_reference(planner: Planner, id: str, row: Row) -> bool:
    """Let the planner choose the record that a field names, or make it; whether it was written."""
    picked = await planner.pick(row.title, row.wanted.kinds, value=row.text or None, new=True)
    if picked is None or picked == row.text:
        return False
    if picked.startswith(NEW):
        made = await _made(planner, row.wanted, picked.removeprefix(NEW))
        if made is None:
            return False
        return await planner.change_all([*made.steps, ("set", {"id": id, "values": (row.name, made.id)})])
    return await planner.change("set", id=id, values=(row.name, picked))


async def _made(planner: Planner, want: Wanted, name: str) -> _new.New | None:
    kind = await _new.kind_of(planner, want.kinds)
    return await _new.new(planner, kind, name) if kind else None


async def fill_references(planner: Planner, id: str, row: Row, over: Region | None) -> bool:
    """Let the planner tick the records that a field names; whether something was written."""
    wrote, began = False, planner.state
    if began is None or id not in began.roadmap:
        return False

    async def turn(target: str, on: bool) -> bool:
        nonlocal wrote
        edit = "link" if on else "unlink"
        done = await planner.change(edit, id=id, field=row.name, target=target)
        wrote = wrote or done
        return done

    name: str | None = ""
    while name is not None:
        name = await planner.put(FieldRecords(desk(planner, began, id, row, over), turn))
        made = await _made(planner, row.wanted, name) if name else None
        if made:
            link = ("link", {"id": id, "field": row.name, "target": made.id})
            wrote = await planner.change_all([*made.steps, link]) or wrote
    return wrote


async def add_entry(planner: Planner, id: str, row: Row, over: Region | None = None) -> bool:
    """Let the planner add an entry to a table or series; whether it was written."""
    if row.control == "series":
        return await fill_series(planner, id, row, over)
    inner = row.wanted.inner
    if row.wanted.key == "record" and inner and inner.control in ("entry", "line"):
        return await fill_references(planner, id, row, over)
    if row.wanted.key == "code":
        return await _waive(planner, id, row)
    key = await _key(planner, id, row)
    return await _fill_entry(planner, id, row, key, over) if key else False


async def _key(planner: Planner, id: str, row: Row) -> str | None:
    """The key of a new entry."""
    if row.wanted.key == "record":
        return await planner.pick(row.title, row.wanted.kinds)
    if row.wanted.key == "year":
        assert planner.state is not None  # noqa: S101 - commands run once it is there
        roadmap = planner.state.roadmap
        year = str(planner.state.survey.today.year)
        return await planner.ask(_YEAR, year, judge=lambda text: judge(roadmap, roadmap[id], (*row.path, text), "0"))
    return await planner.ask(_KEY, judge=lambda text: _QUOTE if '"' in text else None, help=row.help)


async def _fill_entry(planner: Planner, id: str, row: Row, key: str, over: Region | None) -> bool:
    """Fill in a new entry: its value, or the first field of its own."""
    state = planner.state
    assert state is not None  # noqa: S101 - commands run once it is there
    path = (*row.path, key.strip())
    if found := row_at(state, id, path):
        return await fill_in(planner, id, found, over) if not found.heads else False
    inner = row.wanted.inner
    if inner and inner.part:
        path = (*path, next(iter(inner.part.model_fields)))
    want = control_at(type(state.roadmap[id]), path)
    if want is None:
        return False
    label = Text(f"{row.label.vi}: {key}", f"{row.label.en}: {key}")
    return await fill_in(planner, id, Row(path, label, want.control, row.group, row.help, wanted=want), over)


async def _waive(planner: Planner, id: str, row: Row) -> bool:
    """Waive a check on the record: which one, why, and until when."""
    state = planner.state
    assert state is not None  # noqa: S101 - commands run once it is there
    known, record = {code: one.rule for code, one in checks().items()}, state.roadmap[id]
    found = {finding.code for finding in state.findings_of(id)}
    entries = [Entry(code, Text(*(f"{code}  {said}" for said in rule.summary)), rule.why, rank=code not in found)
               for code, rule in known.items()]  # fmt: skip
    code: str | None = await planner.put(Palette(entries, planner.lang, title=_CODE))
    if code is None:
        return False
    reason, until = (*row.path, code, "reason"), (*row.path, code, "until")
    why = await planner.ask(_REASON, judge=lambda text: judge(state.roadmap, record, reason, text or " "))
    when = await planner.ask(_UNTIL, judge=lambda text: judge(state.roadmap, record, until, text),
                             help=_UNTIL_HELP) if why else None  # fmt: skip
    if not why or not when:
        return False
    return await _written_waiver(planner, id, code, why, when)


async def _written_waiver(planner: Planner, id: str, code: str, why: str, when: str) -> bool:
    from roadmap.fitting.form_typed import meaning

    values = (f"waive.{code}.reason", why, f"waive.{code}.until", meaning("date", when))
    return await planner.change("set", id=id, values=values)
