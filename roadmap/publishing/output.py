"""The idea of an output: a module that writes a document as the bytes of one file. Found by walking the package."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from roadmap.publishing.document import Document


def outputs() -> tuple[str, ...]:
    """The endings of all outputs, in alphabetical order."""
    return tuple(sorted(file.stem for file in Path(__file__).parent.joinpath("outputs").glob("[!_]*.py")))


def published(document: Document, ending: str) -> bytes:
    """`document` as a file of that ending; the same bytes every time.

    Raises:
        DrawingError: a library that this output needs is not installed, or a figure could not be drawn.
    """
    written: bytes = import_module(f"roadmap.publishing.outputs.{ending}").write(document)
    return written
