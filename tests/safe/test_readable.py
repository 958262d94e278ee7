"""Ordinary text stands in each source as a person wrote it, so that sources and their differences stay readable."""

from __future__ import annotations

import json

import pytest

from roadmap.safe import to_dot, to_json, to_markdown, to_svg, to_terminal

ORDINARY = (
    "Bộ Công nghệ và Dữ liệu", "a, b; c (d) e/f 1-2", "100 %", "50.5", "1.000", "30.4.2027", "a: b", "x - y", "5) e",
    "H₂O ≥ µm", "Quý II/2027 – “lõi”", "👩‍🚀", "क्‍ष", "שלום",
)  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_its_own_source(text: str) -> None:
    assert to_terminal(text) == text
    assert to_svg(text) == text
    assert to_dot(text) == f'"{text}"'
    assert to_json(text) == f'"{text}"'
    assert json.loads(to_json(text)) == text
    if not text.startswith("5) "):  # would begin a list
        assert to_markdown(text) == text
