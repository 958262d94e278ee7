"""What the screen shows, taken apart from Textual's own picture of it: its texts and grounds and nothing else.

Textual's picture names a font on another machine and frames the screen as a window; what it says about cells is kept.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from textual.app import App

from roadmap.drawing.characters.cells import width
from roadmap.drawing.characters.terminal import Ground, Run, Screen

_WIDE, _HIGH = 12.2, 24.4
"""Width and height of a cell in Textual's picture."""
_RULE = re.compile(r"\.(\S+) \{([^}]*)\}")
_NAMESPACE = "{http://www.w3.org/2000/svg}"


def screenshot(app: App[Any]) -> Screen:
    """The screen of `app` as it is now."""
    wide, high = app.size
    return parsed(app.export_screenshot(), wide, high)


def parsed(svg: str, wide: int, high: int) -> Screen:
    """The screen that Textual's picture shows, of the given size in cells."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - made by Textual a moment ago
    style = "".join(part.text or "" for part in root.iter(f"{_NAMESPACE}style"))
    looks = dict(_RULE.findall(style))
    matrix = next(group for group in root.iter(f"{_NAMESPACE}g") if group.get("class", "").endswith("-matrix"))
    runs = [_run(text, looks[text.get("class", "")]) for text in matrix.iter(f"{_NAMESPACE}text") if text.text != "\n"]
    grounds = [
        Ground(round(_length(rect, "x") / _WIDE), round(_length(rect, "y") / _HIGH - 0.06),
               round(_length(rect, "width") / _WIDE), rect.get("fill", ""))
        for rect in root.iter(f"{_NAMESPACE}rect") if rect.get("shape-rendering") == "crispEdges"
    ]  # fmt: skip
    return Screen(wide, high, runs, grounds, grounds[0].colour if grounds else "#000000")


def _run(text: ElementTree.Element, look: str) -> Run:
    colour = re.search(r"fill: (#[0-9a-fA-F]{6})", look)
    return Run(
        round(_length(text, "x") / _WIDE),
        round((_length(text, "y") - 20) / _HIGH),
        width(text.text or ""),
        text.text or "",
        colour[1] if colour else "#c0c0c0",
        bold="bold" in look,
        italic="italic" in look,
        underlined="underline" in look,
    )


def _length(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "0"))
