"""What one commit did to the records of a workspace; it never changes, so it is worked out once."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from roadmap.model.change import ABSENT, Change, at, changes, renamed, renames
from roadmap.model.plain import portable
from roadmap.model.record import Record
from roadmap.model.table import Path, Table, table
from roadmap.store.history.objects import Touched
from roadmap.store.reading import gate
from roadmap.store.reading.pieces import Piece, cut
from roadmap.store.reading.sheet import Entry, sheet

_BLANK = b" \t\r\n"
_NOTHING = b"\n"  # what a file that is not there says; one that is there and empty has lost what it said


class Deed(NamedTuple):
    """What a commit did.

    Attributes:
        changes: the fields that it changed and the records that it brought or took away. A record that only changed its
            name has one change at the path ``("id",)``, and what refers to it has none.
        hidden: id -> kind and table of records that the commit made unreadable; they are not gone.
        shown: id -> kind and table of records that could not be read before it; no kind where they are gone now.
        settled: what a merge says where it differs from one of its parents: where both sides had changed a field, it
            decides between them.
    """

    changes: tuple[Change, ...] = ()
    hidden: Mapping[str, tuple[str, Table]] = {}
    shown: Mapping[str, tuple[str, Table]] = {}
    settled: tuple[Change, ...] = ()


class _Side(NamedTuple):
    """What the changed files held on one side: id -> kind and table, and the ids that could not be read."""

    tables: dict[str, tuple[str, Table]]
    lost: set[str]


def deed(files: Iterable[Touched], contents: Mapping[str, bytes | None]) -> Deed:
    """What the commit that changed `files` did.

    In a merge, what either side had done before is not told again: only what says something else than all parents.

    Args:
        files: what it changed.
        contents: blob -> content.
    """
    touched = [one for one in files if one.path != gate.SETTINGS_FILE]
    parents = max((len(one.before) for one in touched), default=0)
    if parents == 1:
        return _plain(*_sides(touched, contents, 0))
    sides = [_sides(touched, contents, number) for number in range(parents)]
    return _merged([before for before, _ in sides], [after for _, after in sides])


def _plain(before: _Side, after: _Side) -> Deed:
    hidden = {id: known for id, known in before.tables.items() if id in after.lost and id not in after.tables}
    gone: tuple[str, Table] = ("", {})
    shown = {id: after.tables.get(id, gone) for id in before.lost - before.tables.keys() if id not in after.lost}
    aside = hidden.keys() | shown.keys()
    found = [
        change
        for id in {**before.tables, **after.tables}
        if id not in aside
        for change in _changes(id, before.tables.get(id), after.tables.get(id))
    ]
    return Deed(tuple(without_renames(found)), hidden, shown)


def _changes(id: str, before: tuple[str, Table] | None, after: tuple[str, Table] | None) -> Iterable[Change]:
    if before and after and before[0] != after[0]:
        return [Change(before[0], id, (), before[1], ABSENT), Change(after[0], id, (), ABSENT, after[1])]
    kind = (after or before or ("",))[0]
    return changes(kind, id, before[1] if before else ABSENT, after[1] if after else ABSENT)


def without_renames(found: list[Change], known: Mapping[str, str] | None = None) -> list[Change]:
    """`found` with each rename as one change at the path ``("id",)``, and without what merely follows from it.

    Args:
        found: changes of whole roadmaps, or of all that one commit touched.
        known: old id -> new id of renames that are known from elsewhere; what else changed in such a record is told.
    """
    gone = {one.id: one for one in found if not one.path and one.after is ABSENT}
    come = {one.id: one for one in found if not one.path and one.before is ABSENT}
    told = {
        old: new
        for old, new in (known or {}).items()
        if old in gone and new in come and gone[old].kind == come[new].kind
    }
    names = told | renames(found)
    return list(_renamed(found, gone, names)) if names else found


def _renamed(found: list[Change], gone: Mapping[str, Change], names: Mapping[str, str]) -> Iterable[Change]:
    olds = {new: old for old, new in names.items()}
    places = {(one.id, one.path): one for one in found}
    for change in found:
        if not change.path and change.id in olds:
            old = olds[change.id]
            yield Change(change.kind, change.id, ("id",), old, change.id)
            yield from changes(change.kind, change.id, renamed(gone[old].before, names), change.after)
        elif (change.path or change.id not in names) and not _follows(change, names, olds, places):
            yield change


def _follows(
    change: Change, names: Mapping[str, str], olds: Mapping[str, str], places: Mapping[tuple[str, Path], Change]
) -> bool:
    """Whether `change` only calls a renamed record by its new name, as a value or as a key."""
    if not change.path:
        return False
    *holder, key = change.path
    other = places.get((change.id, (*holder, names.get(key) or olds.get(key, ""))))
    if other:
        return bool(other.before == change.after and other.after == change.before)
    return change.before is not ABSENT and bool(renamed(change.before, names) == change.after)


def _merged(befores: list[_Side], afters: list[_Side]) -> Deed:
    own: list[Change] = []
    settled: dict[tuple[str, Path], Change] = {}
    lost = set().union(*(side.lost for side in (*befores, *afters)))
    for id in dict.fromkeys(id for side in (*befores, *afters) for id in side.tables):
        sides = [(before.tables.get(id), after.tables.get(id)) for before, after in zip(befores, afters, strict=True)]
        if id in lost:
            continue
        differing = [side for side in sides if side != (None, None)]  # the other parents had it as the merge has it
        now = differing[0][1]
        if len(differing) == len(sides):
            own += _own(id, [before for before, _ in sides], now)
        for before, _ in differing:
            if before and now and before[0] == now[0]:
                settled.update(((id, change.path), change) for change in _changes(id, before, now) if change.path)
    for change in own:
        settled.pop((change.id, change.path), None)
    return Deed(tuple(own), settled=tuple(settled.values()))


def _own(id: str, held: list[tuple[str, Table] | None], now: tuple[str, Table] | None) -> list[Change]:
    """What a merge says of a record that no parent says."""
    base = next((one for one in held if one), None)
    others = [one[1] if one else ABSENT for one in held if one is not base]
    return [
        change for change in _changes(id, base, now) if all(at(other, change.path) != change.after for other in others)
    ]


# --- the records on both sides of a change ---------------------------------------------------------------------------


def _sides(files: Iterable[Touched], contents: Mapping[str, bytes | None], parent: int) -> tuple[_Side, _Side]:
    """The records that stand differently in `files` before (in one parent) and after the commit."""
    before, after = _Side({}, set()), _Side({}, set())
    for one in files:
        if one.before[parent] == one.after:
            continue
        contained = (contents.get(blob) if blob else _NOTHING for blob in (one.before[parent], one.after))
        old, new = _differing(*contained)
        was, now = _side(one.path, old), _side(one.path, new)
        if new is None:  # what is there and cannot be read is not gone
            now.lost.update(was.tables)
        if old is None:
            was.lost.update(now.tables)
        for side, part in ((before, was), (after, now)):
            side.tables.update({id: known for id, known in part.tables.items() if id not in side.tables})
            side.lost.update(part.lost)
    return before, after


def _side(path: str, text: bytes | None) -> _Side:
    side = _Side({}, set())
    if not text:
        return side
    found = sheet(path, text)
    side.lost.update(found.lost)
    for item in found.items:
        if isinstance(item, Record):
            side.tables.setdefault(item.id, (item.KIND, table(item)))
        elif isinstance(item, Entry) and item.value is None:
            side.lost.add(item.id)
        elif isinstance(item, Entry) and item.value:
            unread = {path: portable(value) for path, value in item.unread.items()}
            side.tables.setdefault(item.id, (item.kind, table(item.value, unread)))
    return side


def _differing(old: bytes | None, new: bytes | None) -> tuple[bytes | None, bytes | None]:
    """The text of the records that are not the same, byte for byte, in both contents; None for what cannot be read."""
    old, new = (data if data is not None and _readable(data) else None for data in (old, new))
    one = _records(old) if old is not None else None
    other = _records(new) if new is not None else None
    if one is None or other is None:
        return old, new
    differ = [key for key in {**one, **other} if one.get(key) != other.get(key)]
    return b"".join(one.get(key, b"") for key in differ), b"".join(other.get(key, b"") for key in differ)


def _readable(data: bytes) -> bool:
    try:
        gate.decode("", data)
    except gate.Refusal:
        return False
    return True


def _records(data: bytes) -> dict[tuple[str, ...], bytes] | None:
    """Kind and id -> the text of that record; None where records do not stand under headers of their own."""
    data = data.removeprefix(codecs.BOM_UTF8)
    found: dict[tuple[str, ...], bytes] = {}
    for piece in cut(data):
        text = data[piece.start : piece.end]
        if len(piece.key) >= 2 and piece.whole:
            key = piece.key[:2]
            found[key] = found.get(key, b"") + text
        elif piece.key or not _empty(piece, text):
            return None
    return found


def _empty(piece: Piece, text: bytes) -> bool:
    """Whether the text before the first header holds nothing but remarks."""
    lines = (line.strip(_BLANK) for line in text.splitlines())
    return piece.whole and all(not line or line.startswith(b"#") for line in lines)
