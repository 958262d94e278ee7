"""Edits on files in every layout that people write: the tables change as asked, and nothing else does."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.store.reading import gate
from roadmap.store.writing.order import Order
from roadmap.store.writing.render import inline
from roadmap.store.writing.same import same
from roadmap.store.writing.splice import Drop, Edit, Put, Rekey, Unspliceable, edited

from .layouts import KEYS, Path, Statement, Written, scalar, table, value, written


def parsed(data: bytes) -> dict[str, Any]:
    if not data.removeprefix(b"\xef\xbb\xbf"):
        return {}
    found = gate.parse(gate.decode("", data)[0])
    assert isinstance(found, dict), found
    return found


def paths(inside: Any, above: Path = ()) -> Iterator[Path]:
    steps = inside if isinstance(inside, dict) else range(len(inside)) if isinstance(inside, list) else ()
    for step in steps:
        yield (*above, step)
        yield from paths(inside[step], (*above, step))


def at(tables: Any, path: Path) -> Any:
    for step in path:
        tables = tables[step]
    return tables


def varied(random: Random, old: Any) -> Any:
    """Something like `old`, but not the same."""
    if isinstance(old, list) and random.random() < 0.8:
        new = [varied(random, member) if random.random() < 0.2 else member for member in old]
        for _ in range(random.randrange(3)):
            new.insert(random.randrange(len(new) + 1), value(random, 1))
        return [member for member in new if random.random() < 0.7]
    if isinstance(old, dict) and random.random() < 0.8:
        kept = {key: varied(random, held) if random.random() < 0.3 else held for key, held in old.items()}
        new = {key: held for key, held in kept.items() if random.random() < 0.7}
        return new | (table(random, 1) if random.random() < 0.4 else {})
    return value(random) if random.random() < 0.3 else scalar(random)


def edit_of(random: Random, tables: dict[str, Any]) -> Edit:
    """An edit that can be asked of `tables`."""
    found = list(paths(tables))
    roll = random.random()
    if not found or roll < 0.1:
        return Put(("activity", f"new-{random.randrange(9)}"), table(random, 2))
    path = random.choice(found)
    if roll < 0.5:
        return Put(path, varied(random, at(tables, path)))
    if roll < 0.7:
        holders = [(), *(path for path in found if isinstance(at(tables, path), dict))]
        above = random.choice(holders)
        free = [key for key in KEYS if key not in at(tables, above)]
        return Put((*above, random.choice(free)), value(random))
    if roll < 0.85 or isinstance(path[-1], int):
        return Drop(path)
    return Rekey(path, random.choice([key for key in ("re-named", "Đổi tên", "é") if key not in at(tables, path[:-1])]))


class Change(NamedTuple):
    """A file before and after one edit."""

    before: Written
    edit: Edit
    after: bytes


def outcomes(tables: dict[str, Any], edit: Edit) -> list[dict[str, Any]]:
    """What may come of `edit`: each with one more of the tables above that a drop left empty gone with it."""
    tables = copy.deepcopy(tables)
    path = edit.path
    if isinstance(edit, Put):
        above = tables
        for step in path[:-1]:
            above = above.setdefault(step, {}) if isinstance(above, dict) else above[step]
        above[path[-1]] = edit.value
        return [tables]
    above = at(tables, path[:-1])
    if isinstance(edit, Rekey):
        above[edit.key] = above.pop(path[-1])
        return [tables]
    del above[path[-1]]
    made = [tables]
    while len(path) > 1 and not at(tables, path := path[:-1]):
        tables = copy.deepcopy(tables)
        del at(tables, path[:-1])[path[-1]]
        made.append(tables)
    return made


def right_tables(change: Change) -> dict[str, Any]:
    """The tables after a change, which must be those that were asked for."""
    before, edit, after = change
    result = parsed(after)
    made = outcomes(before.tables, edit)
    if any(line.path and line.path == edit.path[: len(line.path)] for line in before.statements if "=" in line.text):
        assert any(same(result, one) for one in made)  # inside a value, which the layout does not tell
        return result
    gone = 0
    while gone < len(made) - 1 and edit.path[: -1 - gone] not in before.explicit:
        gone += 1
    assert same(result, made[gone])
    return result


def about(line: Statement, edit: Edit) -> bool:
    """Whether an edit may touch a line; comments go only with their section."""
    path = line.within if line.path is None else line.path
    if path is None:
        return False
    # What makes a list of tables something else rewrites the list.
    within = edit.path[:-1] if isinstance(edit.path[-1], int) and isinstance(edit, Put) else edit.path
    return path[: len(within)] == within or (line.path is not None and within[: len(path)] == path)


def untouched(change: Change) -> None:
    """The lines that the edit is not about are all still there, in their order."""
    before, edit, after = change
    kept = [
        row
        for line in before.statements
        if not about(line, edit) and line.text.strip()
        for row in line.text.splitlines()
    ]
    rows = iter(after.decode("utf-8-sig").splitlines())
    assert all(row in rows for row in kept)


def tags(data: bytes) -> list[str]:
    return re.findall(r"# c\d+\.", data.decode())


def single_lines_only(change: Change) -> None:
    """Where a new value takes the place of a single one, or a key a new name, all comments and line ends stay."""
    before, edit, after = change
    old = at(before.tables, edit.path) if not isinstance(edit, Put) or edit.path in paths(before.tables) else None
    if isinstance(edit, Rekey) or (isinstance(edit, Put) and not isinstance(old, dict | list)):
        assert tags(after) == tags(before.data)
    if isinstance(edit, Rekey):
        assert after.count(b"\n") == before.data.count(b"\n")
    crlf = before.data.count(b"\r\n") == before.data.count(b"\n") > 0
    assert after.count(b"\r\n") == (after.count(b"\n") if crlf else 0)
    assert after.startswith(b"\xef\xbb\xbf") == before.data.startswith(b"\xef\xbb\xbf")


def members_only(change: Change) -> None:
    """Where a list changes, no more comments go than members do."""
    before, edit, after = change
    if not isinstance(edit, Put) or edit.path not in paths(before.tables):
        return
    old = at(before.tables, edit.path)
    if (
        isinstance(old, list)
        and isinstance(edit.value, list)
        and not any(isinstance(member, dict | list) for member in old)
    ):
        gone = Counter(map(inline, old)) - Counter(map(inline, edit.value))
        assert len(tags(before.data)) - len(tags(after)) <= gone.total()


def by_name(above: Path, names: Sequence[str]) -> Sequence[str]:
    return sorted(names)


def run(random: Random, order: Order | None = None) -> tuple[int, int]:
    """A file and a few edits, one after the other and all at once; gives how many were made, and refused."""
    before = written(random)
    edit = edit_of(random, before.tables)
    try:
        after = edited(before.data, [edit], order)
    except Unspliceable:
        return 1, 1
    change = Change(before, edit, after)
    tables = right_tables(change)
    untouched(change)
    single_lines_only(change)
    members_only(change)
    made, refused = [edit], 0
    for _ in range(random.randrange(4)):
        edit = edit_of(random, tables)
        try:
            after = edited(after, [edit], order)
        except Unspliceable:
            refused += 1
            continue
        made.append(edit)
        result = parsed(after)
        assert any(same(result, outcome) for outcome in outcomes(tables, edit))
        tables = result
    assert same(parsed(edited(before.data, made, order)), tables)
    return len(made) + refused, refused


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_edits_of_any_layout(seed: int) -> None:
    run(Random(seed))


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_edits_of_any_layout_in_order(seed: int) -> None:
    run(Random(seed), by_name)


@pytest.mark.long
def test_fifty_thousand_sequences_of_edits() -> None:
    counts = [run(Random(seed), by_name if seed % 2 else None) for seed in range(50_000)]
    made, refused = (sum(numbers) for numbers in zip(*counts, strict=True))
    print(f"{len(counts)} files, {made} edits, {refused} refused ({refused / made:.3%})")
    assert refused < made / 100
