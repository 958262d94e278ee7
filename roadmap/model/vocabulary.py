"""Closed lists of words that a field may hold, each with its label in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from roadmap.model.text import Text


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An ordered closed list of words; used as ``Annotated[str, Vocabulary(...)]`` on a field.

    Attributes:
        name: what the list is called in the documentation, such as ``stage``.
        words: word as written in TOML -> its label.
    """

    name: str
    words: Mapping[str, Text]

    def __hash__(self) -> int:
        return hash(self.name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def label(self, word: str) -> Text:
        """The label of `word`; the word itself where it is not in the list."""
        return self.words.get(word) or Text(word, word)

    def rank(self, word: str) -> int:
        """The place of `word` in the list, from 0.

        Raises:
            ValueError: `word` is not in the list.
        """
        return tuple(self.words).index(word)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(list(self.words))


def vocabulary(name: str, **labels: tuple[str, str]) -> Vocabulary:
    """A list from ``word=(English, Vietnamese)``; an underscore in a word stands for a hyphen."""
    return Vocabulary(name, {word.rstrip("_").replace("_", "-"): Text(vi, en) for word, (en, vi) in labels.items()})
