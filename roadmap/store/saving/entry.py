"""One entry of the log and its bytes: JSON that ends with a checksum over the rest."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

from roadmap.model.text import Text
from roadmap.store.saving.patch import Patch

_SEAL = b',"checksum":"'


class Entry(NamedTuple):
    """One confirmed edit.

    Attributes:
        number: from 1, without gaps; the order of edits.
        time: when, in UTC, ISO 8601.
        who: who made it, as the workspace names people.
        session: the sitting in which it was made.
        label: what it did, for people.
        undoes: the number of the entry that it reverses, if it is an undo.
        redoes: the number of the undo that it reverses, if it is a redo.
        patches: what it did to each file.
        words: what it changed, in a planner's words; empty where that is not on record.
    """

    number: int
    time: str
    who: str
    session: str
    label: Text
    undoes: int | None
    redoes: int | None
    patches: tuple[Patch, ...]
    words: Text = Text("", "")


class Damaged(Exception):  # noqa: N818 - a state of the log, not of the program
    """An entry that is not as it was written."""


def encode(entry: Entry) -> bytes:
    """The bytes of an entry: JSON with a checksum at its end."""
    plain = entry._asdict() | {
        "format": 1,
        "label": entry.label._asdict(),
        "patches": [patch.plain() for patch in entry.patches],
        "words": entry.words._asdict(),
    }
    # Names of people and files may hold what is no Unicode; it comes back as it was.
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return body[:-1] + _SEAL + hashlib.sha256(body).hexdigest().encode() + b'"}\n'


def decode(data: bytes) -> Entry:
    """The entry of `data`.

    Raises:
        Damaged: `data` is not what :func:`encode` gave.
    """
    body, _, seal = data.rpartition(_SEAL)
    body += b"}"
    if seal != hashlib.sha256(body).hexdigest().encode() + b'"}\n':
        raise Damaged
    try:
        return _entry(json.loads(body.decode("utf-8", "surrogatepass")))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Damaged from None


def _entry(plain: Any) -> Entry:
    number, time, who, session = (plain[name] for name in Entry._fields[:4])
    undoes, redoes = plain["undoes"], plain["redoes"]
    label = Text(plain["label"]["vi"], plain["label"]["en"])
    words = Text(**plain.get("words", {"vi": "", "en": ""}))  # entries of before know none
    if not all(isinstance(text, str) for text in (time, who, session, *label, *words)):
        raise TypeError
    if type(number) is not int or not all(other is None or type(other) is int for other in (undoes, redoes)):
        raise TypeError
    patches = tuple(Patch.parse(one) for one in plain["patches"])
    return Entry(number, time, who, session, label, undoes, redoes, patches, words)
