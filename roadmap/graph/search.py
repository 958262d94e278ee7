"""Search in everything that records say, as people type: no diacritics, no case, words in any order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from heapq import nsmallest
from typing import NamedTuple

from roadmap.locale.value import shorten
from roadmap.model.record import Part, Record
from roadmap.model.relation import FieldShape, fields
from roadmap.model.roadmap import Roadmap
from roadmap.model.text import Text, fold

EXACT, BEGINNING, WORD, INSIDE, ELSEWHERE = range(5)
"""How well a record fits: its id; the start of a name; starts of words in names; inside names; only other texts."""

_NAMING = frozenset(("name", "short", "title", "code", "number", "holder"))
# The words of an address were not chosen to be found.
_UNSAID = frozenset(("url",))
_AROUND = 14
"""Characters before the words that an excerpt shows."""
_LONGEST = 90


class Match(NamedTuple):
    """One record that was found.

    Attributes:
        record: the record.
        rank: how well it fits, from :data:`EXACT` to :data:`ELSEWHERE`.
        field: path of the field that holds the words; empty where they are in the id.
        label: what the field is called; empty for the id and the name.
        excerpt: the words as they stand there, on one line.
    """

    record: Record
    rank: int
    field: tuple[str, ...]
    label: Text
    excerpt: str


class _Entry(NamedTuple):
    """A record, folded: ``named`` begins every name with a line break, ``worded`` every word of a name with a space."""

    record: Record
    named: str
    worded: str
    all: str


class Index:
    """Everything that the records of a roadmap say, folded once.

    Args:
        roadmap: what to search in.
        known: an index of the roadmap as it was; what did not change is taken over from it.
    """

    def __init__(self, roadmap: Roadmap, known: Index | None = None) -> None:
        before: Mapping[str, _Entry] = known.entries if known else {}
        self.entries: dict[str, _Entry] = {}
        for id, record in roadmap.records.items():
            entry = before.get(id)
            self.entries[id] = entry if entry and entry.record is record else _entry(record)

    def find(self, words: str, *, kinds: Collection[str] = (), most: int = 200) -> list[Match]:
        """The records in which all of `words` stand, best first.

        Args:
            words: words or parts of words, in any order.
            kinds: the kinds of record that are asked for; all where none is given.
            most: how many to give at most.
        """
        wanted = fold(words)
        parts = wanted.split()
        if not parts:
            return []
        first = parts[0]
        held = [one for one in self.entries.values() if first in one.all and (not kinds or one.record.KIND in kinds)]
        for part in parts[1:]:
            held = [one for one in held if part in one.all]
        ranked = [(_rank(one, wanted, parts), wanted not in one.all, len(one.named), one.record.id) for one in held]
        return [_match(self.entries[id], rank, parts) for rank, _, _, id in nsmallest(most, ranked)]


def _entry(record: Record) -> _Entry:
    texts = [(path[-1], fold(text)) for path, _, text in _texts(record)]
    names = [record.id, *(text for name, text in texts if name in _NAMING)]
    named = "\n" + "\n".join(names)
    worded = named.replace("-", " ").replace("\n", " ")
    return _Entry(record, named, worded, "\n".join((named, *(text for name, text in texts if name not in _NAMING))))


def _rank(entry: _Entry, wanted: str, parts: list[str]) -> int:
    if wanted == entry.record.id:
        return EXACT
    if f"\n{wanted}" in entry.named:
        return BEGINNING
    if all(f" {part}" in entry.worded for part in parts):
        return WORD
    return INSIDE if all(part in entry.named for part in parts) else ELSEWHERE


def _match(entry: _Entry, rank: int, parts: list[str]) -> Match:
    """Where the words stand: the text that holds most of those that are in no name, and most of all others."""
    record = entry.record
    hidden = [part for part in parts if part not in entry.named]

    def weight(text: str) -> tuple[int, int]:
        return sum(part in text for part in hidden), sum(part in text for part in parts)

    found, most = Match(record, rank, (), Text("", ""), record.id), weight(record.id)
    for path, shape, text in _texts(record):
        folded = fold(text)
        held = weight(folded)
        if held > most:
            label = shape.about.label if shape.about and path[0] != "name" else Text("", "")
            found, most = Match(record, rank, path, label, _excerpt(text, folded, parts)), held
    return found


def _excerpt(text: str, folded: str, parts: list[str]) -> str:
    """The piece of `text` around the words: where they stand together, else where one of them begins a word."""
    together, spaced = " ".join(parts), f" {folded}"
    wishes = (f" {together}", together, *(f" {part}" for part in parts), *parts)
    place = next((place for wish in wishes if (place := spaced.find(wish)) >= 0), 0)
    words = text.split()
    # The folded text has a blank between words too, but for a few spellings that it draws together.
    start = at = min(max(0, spaced.count(" ", 0, place + 1) - 1), len(words) - 1)
    while start and len(" ".join(words[start - 1 : at])) <= _AROUND:
        start -= 1
    return ("… " if start else "") + shorten(" ".join(words[start : start + _LONGEST // 2]), _LONGEST)


def _texts(part: Part, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], FieldShape, str]]:
    """Path, field and words of everything that a record says in words of its own, names first."""
    values = part.__dict__
    for shape in fields(type(part)):
        value = values.get(shape.attribute)
        if (
            value
            and shape.vocabulary is None
            and shape.alias not in _UNSAID
            and (shape.ref is None or shape.container == "keys")
        ):
            yield from _said(value, shape, (*above, shape.alias))


def _said(value: object, shape: FieldShape, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], FieldShape, str]]:
    if isinstance(value, Text):
        for text in dict.fromkeys(value):
            if text:
                yield path, shape, text
    elif isinstance(value, str):
        if path != ("id",):
            yield path, shape, value
    elif isinstance(value, tuple):
        for one in value:
            yield from _said(one, shape, path)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _said(one, shape, (*path, str(key)))
    elif isinstance(value, Part):
        yield from _texts(value, path)
