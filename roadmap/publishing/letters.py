"""Letters of a document that the shipped fonts do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from roadmap.drawing.metrics import covered
from roadmap.publishing.document import Document, Figure
from roadmap.safe import visible

_PICTURED = frozenset({"docx", "pptx"})


def lacking(document: Document, ending: str) -> set[str]:
    """Letters that are boxes in the file with that ending: of all text in a PDF, of the figures where they are pixels.

    Browsers and office programs show other text, and what is drawn in HTML, with the fonts of the machine.
    """
    if ending == "pdf":
        said = _texts(document)
    elif ending in _PICTURED:
        said = _texts([block.drawing.sheet for block in document.blocks if isinstance(block, Figure)])
    else:
        return set()
    return {letter for text in said for letter in visible(text) if letter != "␊" and not covered(letter)}


def _texts(value: object) -> Iterator[str]:
    """Every text somewhere in `value`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
