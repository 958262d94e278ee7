"""An edit as a whole in words: a sentence for each thing that it changed, with the record it changed it of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress
from operator import not_
from typing import NamedTuple

from roadmap.locale.change import Voice, told
from roadmap.locale.value import phrase, shorten, show
from roadmap.model.change import Change, renames
from roadmap.model.record import Record
from roadmap.model.text import LANGS, Text

_LONGEST = 160


class _Matters(NamedTuple):
    """What there is to tell of an edit.

    Attributes:
        names: old id -> new id of records that only changed their name.
        followers: how many other records refer to the new ids instead of the old.
        changes: everything else.
    """

    names: dict[str, str]
    followers: int
    changes: list[Change]


def _matters(changes: Sequence[Change]) -> _Matters:
    names = renames(changes)
    follows = [_follows(change, names) for change in changes]
    followers = {change.id for change in compress(changes, follows)} - {*names, *names.values()}
    return _Matters(names, len(followers), [*compress(changes, map(not_, follows))])


def sentences(changes: Sequence[Change], voice: Voice) -> Iterator[str]:
    """What changed, a sentence each; a record that only changed its name counts once."""
    return _sentences(_matters(changes), voice)


def _sentences(matters: _Matters, voice: Voice) -> Iterator[str]:
    for old, new in matters.names.items():
        moved = voice.find(new) or voice.find(old)
        kind = moved.KIND if moved else ""
        name = show(moved, voice.lang) if moved else new
        yield f"{name}: {told(Change(kind, new, ('id',), old, new), voice)}"
    if matters.followers:
        yield phrase("References that follow the new id: {n}", "Số bản ghi tham chiếu theo mã mới: {n}",
                     n=matters.followers).of(voice.lang)  # fmt: skip
    for change in matters.changes:
        yield f"{voice.record(change.id)}: {told(change, voice)}"


def summary(changes: Sequence[Change], find: Callable[[str], Record | None], unit: str) -> Text:
    """The first thing that changed, and how many more there are, in both languages; empty where nothing did.

    Args:
        changes: of one edit.
        find: gives the record of an id, or None where there is none.
        unit: the workspace's unit of money.
    """
    if not changes:
        return Text("", "")
    matters = _matters(changes)
    more = len(matters.names) + bool(matters.followers) + len(matters.changes) - 1
    firsts = (shorten(next(_sentences(matters, Voice(lang, find, unit))), _LONGEST) for lang in LANGS)
    return Text(*(f"{first} (+{more})" if more else first for first in firsts))


def _follows(change: Change, names: Mapping[str, str]) -> bool:
    """Whether a change only lets a reference, or a record, follow its new name."""
    if not change.path:
        return change.id in names or change.id in names.values()
    if not change.after:
        return change.path[-1] in names
    if not change.before:
        return change.path[-1] in names.values()
    return isinstance(change.before, str) and names.get(change.before) == change.after
