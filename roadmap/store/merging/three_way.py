"""A three-way merge of one file by record and field.

The decision is made on tables. The text comes from git's own merge line by line wherever that says what was decided;
where it does not, the decided changes are made to the text. What comes out is read back and must say what was decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from roadmap.model.change import ABSENT, Change, changes, renames
from roadmap.model.finding import RoadmapError
from roadmap.model.table import Path
from roadmap.store.merging import markers
from roadmap.store.merging.decide import UNKNOWN, Conflict, common, decide, same
from roadmap.store.merging.markers import UNNAMED, Labels
from roadmap.store.merging.remarks import Gathered
from roadmap.store.merging.renaming import following
from roadmap.store.merging.tables import (
    Forms,
    Sheet,
    as_written,
    emptied,
    form_of,
    forms,
    laid,
    parsed,
    split,
    state_of,
)
from roadmap.store.merging.texts import Plain, Side, marked
from roadmap.store.writing.order import canonical
from roadmap.store.writing.patch import patched
from roadmap.store.writing.splice import Drop, Put, Unspliceable, edited

_EMPTY = b"\n"  # a file without any bytes would be taken for a broken one


class Merged(NamedTuple):
    """The outcome of a merge.

    Attributes:
        data: the bytes of the file; where there are conflicts, both values stand in it between markers.
        conflicts: what the two sides contradict each other in; one with an empty path where the text could not be
            understood.
    """

    data: bytes
    conflicts: tuple[Conflict, ...] = ()


def merge(
    base: bytes | None, ours: bytes, theirs: bytes, path: str, *, labels: Labels = UNNAMED, size: int = markers.SIZE
) -> Merged:
    """What two sides made of one file.

    Args:
        base: what both began from; None where both added the file.
        ours: the file on the one side.
        theirs: the file on the other side.
        path: the file's name; the settings file holds no records.
        labels: what the sides are called in the markers.
        size: how many signs a marker has.

    Raises:
        RoadmapError: git is not there.
    """
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    plain = Plain(base or b"", ours, theirs)
    question = _question(path, base or b"", ours, theirs)
    outcome = _answer(question, plain, labels, size) if question else None
    return outcome or _by_text(plain, labels, size)


def _by_text(plain: Plain, labels: Labels, size: int) -> Merged:
    """What cannot be understood stays a conflict, even where no lines contradict: nobody has read what it says."""
    one, other = plain.ours, plain.theirs
    if plain.clean is None:
        one, other = plain.favouring("ours") or one, plain.favouring("theirs") or other
    return Merged(marked(one, other, labels, size), (Conflict((), UNKNOWN, plain.ours, plain.theirs),))


@dataclass(frozen=True)
class _Question:
    """What is to be merged, understood, and what was decided.

    Attributes:
        path: the file's name.
        texts: base, ours, theirs; the base empty where it cannot be read.
        known: the form of each record.
        names: old id -> new id of the records that one side renamed.
        ours: the decided tables, with our value in every conflict.
        theirs: the decided tables, with their value in every conflict.
        conflicts: what stays open.
    """

    path: str
    texts: tuple[bytes, bytes, bytes]
    known: Forms
    names: Mapping[str, str]
    ours: Sheet
    theirs: Sheet
    conflicts: tuple[Conflict, ...]

    def says(self, data: bytes, wanted: Sheet) -> bool:
        """Whether the text `data` says `wanted`."""
        said = self.said(data)
        return said is not None and _alike(said, wanted)

    def said(self, data: bytes) -> Sheet | None:
        """What the text `data` says; None where it cannot be read, or lines of two records are mixed up in it."""
        tables = parsed(self.path, data)
        return None if tables is None else laid(split(self.path, tables), self.known)

    def plainly(self, data: bytes, wanted: Sheet) -> bool:
        """Whether `data`, merged line by line, is as it should be: it says `wanted`, and no comment twice."""
        return self.says(data or _EMPTY, wanted) and not self.comments.repeated(data)

    @cached_property
    def comments(self) -> Gathered:
        """The comments of both sides."""
        base, ours, theirs = self.texts
        return Gathered(base, (ours, theirs), self.names)


def _alike(one: Sheet, other: Sheet) -> bool:
    return one.keys() == other.keys() and all(same(state, other[key]) for key, state in one.items())


def _question(path: str, base: bytes, ours: bytes, theirs: bytes) -> _Question | None:
    """The question with its decision; None where a side is no valid text."""
    origins = _origins(path, base)
    read = [parsed(path, data) for data in (ours, theirs)]
    if read[0] is None or read[1] is None:
        return None
    written = [split(path, tables) for tables in (*origins, read[0], read[1])]
    known = forms(written)
    *before, one, other = (laid(sheet, known) or {} for sheet in written)
    start: Any = common(before[0], before[-1]) if before else UNKNOWN
    names: dict[str, str] = {}
    if isinstance(start, dict):
        start, one, other, names = following(start, one, other, known)
    decided = _decided(start, one, other, known)
    readable = base if len(origins) == 1 else b""
    return _Question(path, (readable, ours, theirs), known, names, *decided)


def _origins(path: str, base: bytes) -> list[dict[str, Any]]:
    """The tables of what both began from: of both its sides where it holds an unresolved merge, none if unreadable."""
    if not base:
        return [{}]
    states = markers.sides(base) or (base,)
    read = [tables for data in states if (tables := parsed(path, data)) is not None]
    return read if len(read) == len(states) else []


def _decided(start: Any, one: Sheet, other: Sheet, known: Forms) -> tuple[Sheet, Sheet, tuple[Conflict, ...]]:
    ours: Sheet = {}
    theirs: Sheet = {}
    conflicts: list[Conflict] = []
    before = start if isinstance(start, dict) else {}
    for key in {**one, **other, **before}:
        base = UNKNOWN if start is UNKNOWN or before.get(key) is UNKNOWN else state_of(before, key, known)
        form = form_of(key, known)
        decision = decide(base, state_of(one, key, known), state_of(other, key, known), key)
        for sheet, state in ((ours, decision.ours), (theirs, decision.theirs)):
            if state is not ABSENT:
                sheet[key] = emptied(state, form)
        for conflict in decision.conflicts:
            whole = conflict.path == key
            conflicts.append(Conflict(key, *(emptied(state, form) for state in conflict[1:])) if whole else conflict)
    return ours, theirs, tuple(conflicts)


# --- text ------------------------------------------------------------------------------------------------------------


def _answer(question: _Question, plain: Plain, labels: Labels, size: int) -> Merged | None:
    """The decided text, or None where none can be made that says what was decided."""
    if not question.conflicts:
        text = next(_both(question, plain), None)
        return None if text is None else Merged(text)
    restored = any(conflict.ours is ABSENT and len(conflict.path) <= 2 for conflict in question.conflicts)
    first, second = (question.theirs, question.ours) if restored else (question.ours, question.theirs)
    for one in _changed_texts(question, plain, first, "theirs" if restored else "ours"):
        other = _changed(question, one, second)
        if other is not None:
            ours, theirs = (other, one) if restored else (one, other)
            data = marked(ours, theirs, labels, size)
            stand = markers.sides(data)
            if stand and question.says(stand[0], question.ours) and question.says(stand[1], question.theirs):
                return Merged(data, question.conflicts)
    return None


def _both(question: _Question, plain: Plain) -> Iterator[bytes]:
    """Texts that say what was decided, where nothing stays open: as git merges lines, if that says it."""
    lines = plain.clean if plain.clean is not None else plain.favouring("union")
    if lines is not None and question.plainly(lines, question.ours):
        yield lines or _EMPTY
    yield from _changed_texts(question, plain, question.ours, "ours")


def _changed_texts(question: _Question, plain: Plain, wanted: Sheet, side: Side) -> Iterator[bytes]:
    """Texts that say `wanted` and hold the comments of both sides, the one nearest to what both wrote first."""
    lines = plain.favouring(side)
    starts = [lines] if lines is not None and parsed(question.path, lines) is not None else []
    starts = [start for start in starts if not question.comments.repeated(start)]
    starts += question.texts[1:] if side == "ours" else question.texts[:0:-1]
    for start in starts:
        text = _changed(question, start, wanted)
        if text is not None:
            remarked = question.comments.kept(text)
            if question.says(remarked, wanted):
                yield remarked


def _changed(question: _Question, start: bytes, wanted: Sheet) -> bytes | None:
    """The text `start` with what is not as `wanted` changed in place; None where that cannot be done."""
    now = question.said(start) if start else {}
    if now is None:
        return None
    changed, steps = _difference(now, wanted, question.known)
    try:
        data = patched(question.path, start or None, changed, renames(changed)).data if changed else start
        text = edited(data or b"", steps, canonical) if steps else data
    except (RoadmapError, Unspliceable):
        return None
    text = text or _EMPTY
    return text if question.says(text, wanted) else None


def _difference(now: Sheet, wanted: Sheet, known: Forms) -> tuple[list[Change], list[Put | Drop]]:
    """What leads from one sheet to another: changes of records that fit their kind, and steps in what is as written."""
    changed: list[Change] = []
    steps: list[Put | Drop] = []
    for key in {**now, **wanted}:
        before, after, form = now.get(key, ABSENT), wanted.get(key, ABSENT), form_of(key, known)
        if same(before, after):
            continue
        if form.model and not form.raw and all(isinstance(state, dict) or state is ABSENT for state in (before, after)):
            changed += changes(key[0], key[1], before, after)
        elif after is ABSENT:
            steps.append(Drop(key))
        elif before is ABSENT or not form.model:
            steps += _put(key, before, as_written(key, after, form))
        else:
            told = [change for change in changes(key[0], key[1], before, after) if change.path[0] not in form.raw]
            changed += told
            for name in sorted(form.raw):
                steps += _put((*key, name), before.get(name, ABSENT), after.get(name, ABSENT))
    return changed, steps


def _put(path: Path, before: Any, after: Any) -> Iterator[Put | Drop]:
    """The steps that make one place say what it should, as written."""
    if path:
        if not same(before, after):
            yield Drop(path) if after is ABSENT else Put(path, after)
        return
    for name in {**before, **after}:
        yield from _put((name,), before.get(name, ABSENT), after.get(name, ABSENT))
