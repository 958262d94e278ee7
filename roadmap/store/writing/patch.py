"""Changes of records made to the text of one file: what was planned in fields becomes values put, dropped or renamed.

A change is made where the file still says what it said before; where it says something else by now, that is a clash and
nothing is written. The result is read back and must say exactly what was wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from roadmap.fitting.fit import fit
from roadmap.locale.value import phrase
from roadmap.model.change import ABSENT, Change, Clash, applied, at, changes
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds import kinds
from roadmap.model.table import Path, said, written
from roadmap.store.writing.content import Content
from roadmap.store.writing.order import canonical
from roadmap.store.writing.splice import Drop, Put, Rekey, Unspliceable, edited

Step = Put | Drop | Rekey


class Patched(NamedTuple):
    """The outcome for one file.

    Attributes:
        data: its new bytes; None where nothing is left in it.
        clashes: changes that were not made, because the file says something else by now.
    """

    data: bytes | None
    clashes: tuple[Clash, ...] = ()


def patched(path: str, data: bytes | None, wanted: Sequence[Change], names: Mapping[str, str] | None = None) -> Patched:
    """The file with `wanted` changes made to it; every byte outside of them stays.

    Args:
        path: the file's name, for messages.
        data: its bytes; None where there is no such file.
        wanted: changes of records that stand, or shall stand, in this file.
        names: old id -> new id of records that only change their name; the change of each is among `wanted`.

    Raises:
        RoadmapError: the file cannot be read, or its text cannot be changed safely.
    """
    text = Content(path, data)
    planning = _Planning(text)
    planning.plan(wanted, names or {})
    if planning.clashes or not planning.steps:
        return Patched(data, tuple(planning.clashes))
    try:
        new = edited(data or b"", planning.steps, canonical)
    except Unspliceable as error:
        message = phrase("{file} cannot be changed safely: {reason}", "Không thể sửa an toàn {file}: {reason}",
                         file=path, reason=error.reason)  # fmt: skip
        raise RoadmapError(message) from error
    left = new if new.strip() else None
    after = Content(path, left)
    for (kind, id), laid in planning.expected.items():
        if after.laid(kind, id) != laid:
            message = phrase("{file}: the text of `{id}` would not say what was wanted; nothing was written",
                             "{file}: nội dung của `{id}` sẽ không đúng như mong muốn; chưa ghi gì",
                             file=path, id=id)  # fmt: skip
            raise RoadmapError(message)
    return Patched(left)


class _Planning:
    """Which steps make a text say what is wanted.

    Attributes:
        steps: what to do to the text, in turn.
        clashes: what cannot be done.
        expected: what each record must say afterwards.
    """

    def __init__(self, text: Content) -> None:
        self.steps: list[Step] = []
        self.clashes: list[Clash] = []
        self.expected: dict[tuple[str, str], Any] = {}
        self._text = text
        self._held = deepcopy(text.tables)

    def plan(self, wanted: Sequence[Change], names: Mapping[str, str]) -> None:
        """Find the steps for all of `wanted`."""
        of_record: dict[tuple[str, str], list[Change]] = {}
        whole = {change.id: change for change in wanted if not change.path}
        for change in wanted:
            if change.path or not (change.id in names or change.id in names.values()):
                of_record.setdefault((change.kind, change.id), []).append(change)
        for old, new in names.items():
            if old in whole and new in whole:
                self._rename(whole[old], whole[new], names)
        for (kind, id), mine in of_record.items():
            self._record(kind, id, self._text.laid(kind, id), mine, names)

    def _rename(self, gone: Change, come: Change, names: Mapping[str, str]) -> None:
        laid = self._text.laid(gone.kind, gone.id)
        _, clashes = applied(laid, [gone])
        self.clashes += clashes
        if laid is ABSENT or clashes:
            return
        self._do(Rekey((gone.kind, gone.id), come.id))
        self._record(gone.kind, come.id, laid, list(changes(gone.kind, come.id, gone.before, come.after)), names)

    def _record(self, kind: str, id: str, now: Any, mine: Sequence[Change], names: Mapping[str, str]) -> None:
        raw = self._held.get(kind, {}).get(id, ABSENT)
        laid, clashes = applied(now, mine)
        if clashes:
            self.clashes += clashes
            return
        self.expected[kind, id] = laid
        for step in _of_record(kind, id, raw, laid, mine, names):
            self._do(step)

    def _do(self, step: Step) -> None:
        self.steps.append(step)
        _do(self._held, step)


def _do(held: dict[str, Any], step: Step) -> None:
    """Make a step in the tables that the next steps start from."""
    *above, last = step.path
    inner: Any = held
    for name in above:
        inner = inner.setdefault(name, {})
    if isinstance(step, Put):
        inner[last] = deepcopy(step.value)
    elif isinstance(step, Drop):
        inner.pop(last, None)
    else:
        moved = {step.key if name == last else name: value for name, value in inner.items()}
        inner.clear()
        inner.update(moved)


def _of_record(
    kind: str, id: str, raw: Any, laid: Any, mine: Sequence[Change], names: Mapping[str, str]
) -> Iterator[Step]:
    """The steps that make one record say `laid`."""
    if laid is ABSENT or raw is ABSENT:
        if laid is not raw:
            yield Drop((kind, id)) if laid is ABSENT else Put((kind, id), _full(kind, id, laid))
        return
    want = _full(kind, id, laid)
    held = deepcopy(raw)
    done: set[Path] = set()
    for change in mine:
        if change.path in done:
            continue
        twin = _twin(change, mine, names)
        step = _renamed(held, change, twin) if twin else None
        if step and twin:
            done.add(twin)
        step = step or _step(held, want, change)
        if step and not (isinstance(step, Put) and at(held, tuple(map(str, step.path))) == step.value):
            _do(held, step)
            yield step._replace(path=(kind, id, *step.path))


def _full(kind: str, id: str, laid: Any) -> Any:
    """What the record's table holds where it is written afresh."""
    model = kinds().get(kind)
    if model is None:
        return laid
    fitted = fit(model, said(model, laid), id=id)
    return laid if fitted.value is None else written(fitted.value)


def _twin(change: Change, mine: Sequence[Change], names: Mapping[str, str]) -> Path:
    """Where the entry that a change takes away comes back under its record's new name; empty where it does not."""
    if change.after is not ABSENT or change.path[-1] not in names:
        return ()
    path = (*change.path[:-1], names[change.path[-1]])
    return path if any(other.path == path and other.after == change.before for other in mine) else ()


def _renamed(raw: Any, change: Change, twin: Path) -> Step | None:
    """The entry of a table or list under its new name, in its place."""
    old, new = change.path[-1], twin[-1]
    holder = at(raw, twin[:-1])
    if isinstance(holder, list):
        return Put(twin[:-1], [new if member == old else member for member in holder])
    return Rekey(change.path, new) if isinstance(holder, dict) and new not in holder else None


def _step(raw: Any, want: Any, change: Change) -> Step | None:
    """What makes one place of a record say what it should; the shortest path that has to be written anew."""
    field = change.path[:1]
    if change.after is ABSENT and field[0] not in want and _alone(raw.get(field[0]), change.path[1:]):
        return Drop(field) if field[0] in raw else None
    inner = raw
    for depth, name in enumerate(change.path):
        here = change.path[:depth]
        if isinstance(inner, list):
            return Put(here, _member(inner, _at(want, here), change.path[depth:], change.after))
        if not isinstance(inner, dict):
            return Put(here, _at(want, here))
        if name not in inner and change.after is not ABSENT:
            return Put((*here, name), _value(want, (*here, name), change))
        if name not in inner:
            return None
        inner = inner[name]
    if change.after is not ABSENT:
        return Put(change.path, _value(want, change.path, change))
    holder = change.path[:-1]
    if holder and set(at(raw, holder)) == {change.path[-1]} and (left := _at(want, holder)) is not ABSENT:
        return Put(holder, left)  # an entry that is left empty stays, however its table is written
    return Drop(change.path)


def _alone(held: Any, path: Path) -> bool:
    """Whether nothing but `path` stands in `held`."""
    for name in path:
        if isinstance(held, list):
            return held == [name]
        if not isinstance(held, dict):
            return True
        if set(held) != {name}:
            return False
        held = held[name]
    return True


def _member(held: list[Any], want: Any, path: Path, after: Any) -> Any:
    """A list with one member more or less; a table where the member has more to say than a list can."""
    if len(path) > 1 or (after is not ABSENT and isinstance(want, dict)):
        return want
    kept = [member for member in held if member != path[0] or after is not ABSENT]
    return kept if after is ABSENT or path[0] in kept else [*kept, path[0]]


def _at(want: Any, path: Path) -> Any:
    """What the record's table holds at `path`; an entry of the short form of a table is an empty table."""
    for name in path:
        if isinstance(want, list):
            return {} if name in want else ABSENT
        want = want.get(name, ABSENT) if isinstance(want, dict) else ABSENT
    return want


def _value(want: Any, path: Path, change: Change) -> Any:
    """The value to write at `path`: as the model writes it, or as it was given where the model does not know it."""
    value = _at(want, path)
    return change.after if value is ABSENT and path == change.path else value
