"""The public TOML test suite: every scalar of every valid file can be changed, and no other byte changes with it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from roadmap.store.writing.document import Document
from roadmap.store.writing.layout import formatted
from roadmap.store.writing.splice import Drop, Edit, Put, Rekey, edited, read_tables

from .test_splice_layouts import at, paths

LIST = "toml-test/files-toml-1.0.0"


@pytest.fixture(scope="module")
def valid(shared: Path) -> dict[str, bytes]:
    lines = (shared / LIST).read_text(encoding="utf-8").split()
    names = [line for line in lines if line.startswith("valid/") and line.endswith(".toml")]
    assert len(names) == 210
    return {name: (shared / "toml-test" / name).read_bytes() for name in names}


def scalars(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from scalars(inner, (*path, step))
    else:
        yield path, value


def others(value: Any) -> list[Any]:
    """Other values of the same type."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [7 if value != 7 else 8, 1_234_567]
    if isinstance(value, float):
        return [2.5 if value != 2.5 else 3.5]
    if isinstance(value, str):
        return ['it\'s\n"new"\\', f"{value}đ"]
    if isinstance(value, datetime.date):
        return [value.replace(day=3 if value.day != 3 else 4)]
    return [value.replace(hour=3 if value.hour != 3 else 4)]


def check(name: str, data: bytes) -> int:
    """Edit every scalar, one at a time; gives how many edits were made."""
    assert edited(data, []) == data, name
    made = 0
    for path, value in scalars(read_tables(data)):
        hit = Document(data).slot(path)
        assert hit, (name, path)
        sections = Document(data).sections
        place = next(n for n, section in enumerate(sections) if section.path == hit.section.path)
        start = sum(len(section.text) for section in sections[:place]) + data.startswith(b"\xef\xbb\xbf") * 3
        start, end = start + hit.entry.value.start, start + hit.entry.value.end
        for other in others(value):
            result = edited(data, [Put(path, other)])
            assert result[:start] == data[:start], (name, path)
            assert result[start + len(result) - len(data) + end - start :] == data[end:], (name, path)
            assert edited(result, [Put(path, other)]) == result
            made += 1
    return made


def test_a_part_of_the_suite(valid: dict[str, bytes]) -> None:
    assert sum(check(name, data) for name, data in list(valid.items())[::5]) > 200


@pytest.mark.long
def test_the_whole_suite(valid: dict[str, bytes]) -> None:
    made = sum(check(name, data) for name, data in valid.items())
    print(f"{made} scalars of {len(valid)} files changed, one at a time")
    assert made > 1000


def edits_of(tables: dict[str, Any]) -> Iterator[Edit]:
    """Every key and member dropped, renamed and given a value of every form; something new in every table and list."""
    yield from (Put(("new",), 1), Put(("new", "x"), {"y": 1}))
    for path in paths(tables):
        yield from (Drop(path), Put(path, "x"), Put(path, [1]), Put(path, {}), Put(path, {"x": {"y": 1}}))
        if isinstance(path[-1], str):
            yield Rekey(path, "new key")
        held = at(tables, path)
        if isinstance(held, dict | list):
            inside = (*path, "new" if isinstance(held, dict) else len(held))
            yield from (Put(inside, 1), Put((*inside, "x"), 1), Put(inside, {"x": {"y": 1}}))


@pytest.mark.long
def test_every_edit_of_every_file_is_made(valid: dict[str, bytes]) -> None:
    """`edited` itself compares the outcome with the tables; none of these is refused."""
    made = 0
    for data in valid.values():
        for edit in edits_of(read_tables(data)):
            edited(data, [edit])
            made += 1
    print(f"{made} edits of {len(valid)} files, none refused")
    assert made > 8000


def test_the_layout_of_every_file_is_set_right_once(valid: dict[str, bytes]) -> None:
    for name, data in valid.items():
        laid = formatted(data)
        assert formatted(laid) == laid, name
