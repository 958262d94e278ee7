"""What can still be read of a text that is no valid TOML: every record around which no mistake stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from roadmap.model.finding import Finding, Span
from roadmap.model.text import Text
from roadmap.store.reading import gate
from roadmap.store.reading.pieces import Piece, cut
from roadmap.store.reading.reason import explained
from roadmap.store.rules import complaint

_MOST_FAULTS = 20
_MOST_WORK = 32 * 1024 * 1024
_WORD = r"""["']?([\w-]+)["']?[ \t]*"""
_HEADER = re.compile(rf"^[ \t]*\[[ \t]*{_WORD}\.[ \t]*{_WORD}", re.MULTILINE)
_DOTTED = re.compile(rf"^[ \t]*{_WORD}\.[ \t]*{_WORD}", re.MULTILINE)
_BARE = re.compile(rf"^[ \t]*{_WORD}[.=]", re.MULTILINE)


@dataclass
class Salvaged:
    """What was read of a text.

    Attributes:
        tables: the tables.
        findings: the mistakes around which text was left out.
        lost: ids that the text left out declares.
    """

    tables: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


def salvage(path: str, text: str) -> Salvaged:
    """The tables of `text`; around each mistake the record is left out and the rest is read all the same.

    Args:
        path: the file's name, for findings.
        text: what :func:`roadmap.store.reading.gate.decode` gave.
    """
    found = Salvaged()
    for _ in range(max(2, min(_MOST_FAULTS, _MOST_WORK // (len(text) + 1)))):
        outcome = gate.parse(text)
        if isinstance(outcome, dict):
            found.tables = outcome
            return found
        place = Span(path, outcome.line, outcome.column)
        why = explained(outcome.reason)
        message = Text(f"Sai cú pháp TOML: {why.vi}", f"Not valid TOML: {why.en}")
        found.findings.append(complaint(outcome.code, place, message))
        shorter, lost = _without(text, outcome.line)
        found.lost |= lost
        if shorter == text:
            break
        text = shorter
    found.lost |= declared(text)
    return found


def declared(text: str) -> set[str]:
    """The ids that `text` seems to declare; references to them are not dangling."""
    data = text.encode(errors="replace")
    return set().union(*(_declared(piece, data) for piece in cut(data)))


def _declared(piece: Piece, data: bytes) -> set[str]:
    text = data[piece.start : piece.end].decode()
    if len(piece.key) == 1:
        return {match[1] for match in _BARE.finditer(text)}
    found = {match[2] for match in _HEADER.finditer(text)}
    return found if piece.key else found | {match[2] for match in _DOTTED.finditer(text)}


def _without(text: str, line: int) -> tuple[str, set[str]]:
    """`text` with the record around `line` blanked out, and the ids that are lost with it."""
    if not line:
        return text, set()
    data = text.encode()
    pieces = cut(data)
    wrong = _blamed(pieces, line)
    lost: set[str] = set()
    kept = []
    for piece in pieces:
        held = data[piece.start : piece.end]
        if piece is wrong or (piece.key and piece.key[:2] == wrong.key[:2]):
            lost |= _declared(piece, data)
            held = b"\n" * held.count(b"\n")
        kept.append(held)
    return b"".join(kept).decode(), lost


def _blamed(pieces: list[Piece], line: int) -> Piece:
    """The piece with the mistake that shows at `line`: what does not end where it should is noticed only later."""
    at = max(number for number, piece in enumerate(pieces) if piece.row < line or not number)
    suspects = [piece for piece in pieces[: at + 1] if not piece.whole]
    if pieces[at].whole and suspects and (suspects[-1] is pieces[at - 1] or at == len(pieces) - 1):
        return suspects[-1]
    return pieces[at]
