"""The gallery shows every diagram and report, and its pictures are there."""

from __future__ import annotations

import re
from pathlib import Path

from roadmap.cli._files import members

DOCS = Path(__file__).parent.parent / "docs"


def test_every_picture_is_there_and_none_is_left_over() -> None:
    page = (DOCS / "gallery.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\(pictures/gallery/([^)]+)\)", page))
    assert named == {path.name for path in (DOCS / "pictures" / "gallery").iterdir()}
    assert all((DOCS / "pictures" / "gallery" / name).read_bytes().startswith(b"\x89PNG") for name in named)
    assert {f"draw-{name}-example.png" for name in members("diagrams")} <= named
    assert {f"draw-{name}-seed.png" for name in members("diagrams")} <= named
