"""The states of one file laid side by side: every record in one form in all of them, so that they can be compared.

A record that fits its kind is laid out as :mod:`roadmap.model.table` does, in which lists whose order means nothing are
sets. A field that does not fit in any of the states is taken as written in all of them, and so is what is of no known
kind: there a list is one value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from roadmap.fitting.fit import Fitted, fit
from roadmap.model.change import ABSENT
from roadmap.model.kinds import kinds
from roadmap.model.record import ID_PATTERN, Part, Record
from roadmap.model.relation import FieldShape, fields
from roadmap.model.table import Path, Table, said, table, written
from roadmap.store.reading import gate

_ID = re.compile(ID_PATTERN[1:-1])

Sheet = dict[Path, Any]
"""What a file holds, by where it stands: a record's kind and id, the one name of what is no record, or the empty path
for the settings file."""


class Form(NamedTuple):
    """How one record is laid out.

    Attributes:
        model: its kind; None where it is taken as written.
        raw: fields that are taken as written.
    """

    model: type[Record] | None = None
    raw: frozenset[str] = frozenset()


_AS_WRITTEN = Form()
Forms = Mapping[Path, Form]


def parsed(path: str, data: bytes) -> dict[str, Any] | None:
    """The tables of a file; None where it is no valid text, holds the markers of a merge, or is empty."""
    try:
        tables = gate.parse(gate.decode(path, data)[0])
    except gate.Refusal:
        return None
    return tables if isinstance(tables, dict) else None


def split(path: str, tables: Mapping[str, Any]) -> Sheet:
    """What `tables` hold, record by record, as written."""
    if path.rpartition("/")[2] == gate.SETTINGS_FILE:
        return {(): dict(tables)}
    sheet: Sheet = {}
    for kind, held in tables.items():
        if isinstance(held, dict):
            sheet.update({(kind, id): value for id, value in held.items()})
        else:
            sheet[kind,] = held
    return sheet


def forms(sheets: Sequence[Sheet]) -> Forms:
    """The form of each record that any of `sheets`, taken as written, holds."""
    return {key: _form(key, [sheet[key] for sheet in sheets if key in sheet]) for key in dict.fromkeys(_keys(sheets))}


def _keys(sheets: Iterable[Sheet]) -> Iterator[Path]:
    for sheet in sheets:
        yield from sheet


def _form(key: Path, states: Sequence[Any]) -> Form:
    model = kinds().get(key[0]) if len(key) > 1 else None
    if model is None or not _ID.fullmatch(key[1]) or not all(isinstance(state, dict) for state in states):
        return _AS_WRITTEN
    raw: set[str] = set()
    for state in states:
        raw |= {path[0] for path in _fitted(model, key[1], state, raw).unread} | (state.keys() & {"id"})
    again = [_fitted(model, key[1], state, raw) for state in states]
    if any(fitted.value is None or fitted.misfits for fitted in again):
        return _AS_WRITTEN
    return Form(model, frozenset(raw))


def _fitted(model: type[Record], id: str, state: Table, raw: Iterable[str]) -> Fitted:
    left_out = {"id", *raw}
    return fit(model, {name: value for name, value in state.items() if name not in left_out}, id=id)


def laid(sheet: Sheet, known: Forms) -> Sheet | None:
    """`sheet`, taken as written, in the forms that are `known`; None where a record does not fit its form."""
    found = {key: _laid(key, state, known.get(key, _AS_WRITTEN)) for key, state in sheet.items()}
    return None if any(state is ABSENT for state in found.values()) else found


def _laid(key: Path, state: Any, form: Form) -> Any:
    if form.model is None:
        return state
    fitted = _fitted(form.model, key[1], state, form.raw) if isinstance(state, dict) else Fitted(None)
    if fitted.value is None or fitted.misfits:
        return ABSENT
    return table(fitted.value) | {name: state[name] for name in form.raw if name in state}


def filled(state: Any, form: Form) -> Any:
    """A record with an empty table for each of its lists and tables by key that is not there.

    Who takes the last member out of a list has removed members, not the field: another may add one.
    """
    if form.model is None or not isinstance(state, dict):
        return state
    return {name: {} for name in _containers(form)} | state


def emptied(state: Any, form: Form) -> Any:
    """A record without fields that say nothing."""
    if form.model is None or not isinstance(state, dict):
        return state
    return {name: value for name, value in state.items() if value != {} or name in form.raw}


def _containers(form: Form) -> list[str]:
    shapes = fields(form.model) if form.model else ()
    return [shape.alias for shape in shapes if shape.container != "one" and shape.alias not in form.raw]


def as_written(key: Path, state: Any, form: Form) -> Any:
    """What the text of a record holds that says `state`."""
    if form.model is None or not isinstance(state, dict):
        return state
    told = {name: value for name, value in state.items() if name not in form.raw}
    record = fit(form.model, said(form.model, told), id=key[1]).value
    return (written(record) if record else told) | {name: state[name] for name in state if name in form.raw}


def repointed(sheet: Sheet, names: Mapping[str, str], known: Forms) -> Sheet:
    """`sheet` with records under new ids, and every reference to them likewise; other texts stay as they are.

    Args:
        sheet: records laid out.
        names: old id -> new id.
        known: the forms of the records.
    """
    found: Sheet = {}
    for key, state in sheet.items():
        form = known.get(key, _AS_WRITTEN)
        place = (key[0], names.get(key[1], key[1])) if form.model else key
        found[place] = _pointing(form.model, state, names) if form.model and isinstance(state, dict) else state
    return found


def _pointing(model: type[Part], state: Table, names: Mapping[str, str]) -> Table:
    shapes = {shape.alias: shape for shape in fields(model)}
    return {
        name: _pointing_field(shapes[name], value, names) if name in shapes else value for name, value in state.items()
    }


def _pointing_field(shape: FieldShape, value: Any, names: Mapping[str, str]) -> Any:
    if not isinstance(value, dict):
        return names.get(value, value) if shape.ref and isinstance(value, str) else value
    if shape.ref:
        value = {names.get(key, key): inner for key, inner in value.items()}
    if shape.part and shape.container == "keys":
        return {
            key: _pointing(shape.part, inner, names) if isinstance(inner, dict) else inner
            for key, inner in value.items()
        }
    return _pointing(shape.part, value, names) if shape.part and shape.container == "one" else value


def state_of(sheet: Sheet, key: Path, known: Forms) -> Any:
    """A record as it is decided on, or ABSENT."""
    return filled(sheet[key], known.get(key, _AS_WRITTEN)) if key in sheet else ABSENT


def form_of(key: Path, known: Forms) -> Form:
    """The form of the record at `key`."""
    return known.get(key, _AS_WRITTEN)
