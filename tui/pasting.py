"""Pasting: what the clipboard holds is text, whatever stands in it; it never becomes keys."""

from __future__ import annotations

from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

_ESCAPE = "\x1b"
_BEGINS, _ENDS = "\x1b[200~", "\x1b[201~"


class PasteParser(XTermParser):
    """Textual's parser of what a terminal sends, for which nothing inside a paste is a key.

    Terminals mark where a paste begins and ends, but Textual 8.2.8 reads an escape character within as the beginning of
    a key: a text copied from a page, `␛x␛y`, would press x. Fields drop escape characters anyway; here they go
    before they are read. The end of a paste may come in two parts, so its beginning is kept back until it is clear.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasting = False
        self._passed = ""  # the last of what was handed on outside a paste
        self._kept = ""

    def feed(self, data: str) -> Iterable[Message]:
        """The events in `data`; none at its end, which is empty."""
        if not data:
            return super().feed(data)
        inert = self._inert(data)
        return super().feed(inert) if inert else ()

    def _inert(self, data: str) -> str:
        """`data` without escape characters in pastes."""
        done, rest, self._kept = "", self._kept + data, ""
        while rest:
            if self._pasting:
                text, end, rest = rest.partition(_ENDS)
                if not end:
                    self._kept = _beginning(text)
                    text = text.removesuffix(self._kept)
                done += text.replace(_ESCAPE, "") + end
                self._pasting = not end
            else:
                earlier, begins, _ = (self._passed + rest).partition(_BEGINS)
                size = len(earlier + begins) - len(self._passed)
                done += rest[:size]
                self._passed = "" if begins else earlier[1 - len(_BEGINS) :]
                self._pasting, rest = bool(begins), rest[size:]
        return done


def _beginning(text: str) -> str:
    """The end of `text` that may be the beginning of the end of a paste."""
    return next((_ENDS[:size] for size in range(len(_ENDS) - 1, 0, -1) if text.endswith(_ENDS[:size])), "")
