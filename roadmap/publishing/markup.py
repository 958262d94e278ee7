"""HTML elements put together: names are the program's own words, text and values go through :mod:`roadmap.safe`."""

from __future__ import annotations

from collections.abc import Iterable

from roadmap.safe import HtmlText, to_svg

NOTHING = HtmlText("")


def element(name: str, /, *inside: HtmlText, **attributes: str) -> HtmlText:
    """An element with what is inside it; attributes without a value are left out, ``class_`` is written ``class``."""
    given = "".join(f' {key.rstrip("_")}="{to_svg(value)}"' for key, value in attributes.items() if value)
    return HtmlText(f"<{name}{given}>{''.join(inside)}</{name}>")


def void(name: str, /, **attributes: str) -> HtmlText:
    """An element that holds nothing, such as ``hr``; hyphens of an attribute's name are written ``_``."""
    given = "".join(f' {key.replace("_", "-")}="{to_svg(value)}"' for key, value in attributes.items())
    return HtmlText(f"<{name}{given}>")


def joined(parts: Iterable[HtmlText], by: str = "\n") -> HtmlText:
    """Elements one after the other; `by` is the program's own."""
    return HtmlText(by.join(parts))
