"""How alike two names are."""

from __future__ import annotations

import re

from roadmap.model.record import Record
from roadmap.model.text import LANGS, fold

LEAST = 0.5
"""The likeness from which two names call for a second look."""
_WORD = re.compile(r"\w+")


def likeness(one: Record, other: Record) -> float:
    """The share of words that two names have in common, in the language in which it is larger; 0 where one has no name.

    That is the number of different words in both names over the number in either (index of P. Jaccard, Étude
    comparative de la distribution florale, 1901), without case and diacritics.
    """
    return max(_shared(words(one, lang), words(other, lang)) for lang in LANGS)


def words(record: Record, lang: str) -> frozenset[str]:
    """The different words of a record's name in `lang`, without case and diacritics."""
    return frozenset(_WORD.findall(fold(record.name.of(lang)))) if record.name else frozenset()


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
