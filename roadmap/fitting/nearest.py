"""The id that a wrong one most likely stands for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import islice

FEW = 200
"""Ids that are all compared with a wrong one; of more, only those that share its rarest pieces."""
_PIECE = 3


class Nearest:
    """Finds the known id nearest to a wrong one, in a time that hardly grows with their number.

    Args:
        known: the ids that there are.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)
        self._found: dict[str, str | None] = {}

    def find(self, wrong: str) -> str | None:
        """The known id nearest to `wrong`, or None where none is near."""
        if wrong not in self._found:
            from difflib import get_close_matches

            self._found[wrong] = next(iter(get_close_matches(wrong, self._shortlist(wrong), n=1, cutoff=0.6)), None)
        return self._found[wrong]

    def _shortlist(self, wrong: str) -> Iterable[str]:
        if len(self._known) <= FEW:
            return self._known
        holders = sorted((self._holding.get(piece, []) for piece in _pieces(wrong)), key=len)
        return islice(dict.fromkeys(id for ids in holders for id in ids), FEW)

    @cached_property
    def _holding(self) -> dict[str, list[str]]:
        """Piece of an id -> the ids that hold it."""
        holding: dict[str, list[str]] = {}
        for id in self._known:
            for piece in _pieces(id):
                holding.setdefault(piece, []).append(id)
        return holding


def _pieces(id: str) -> Iterable[str]:
    return dict.fromkeys(id[start : start + _PIECE] for start in range(max(1, len(id) - _PIECE + 1)))
