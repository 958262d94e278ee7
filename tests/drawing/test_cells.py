"""Widths of texts in terminal cells."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.drawing.characters.cells import cut, width, wrap


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("Lộ trình", 8), ("智能 AI", 7), ("e\u0323\u0302", 1), ("\u0301a", 2), ("a\nb", 3), ("🛰", 1), ("🚀", 2)],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells
    assert width(unicodedata.normalize("NFD", text)) == cells


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [("Công nghệ", 9, "Công nghệ"), ("Công nghệ", 8, "Công ng…"), ("Công nghệ", 6, "Công…"), ("智能", 3, "智…"),
     ("智能", 2, "…"), ("ab", 1, "…"), ("ab", 0, ""), ("", 0, "")],
)  # fmt: skip
def test_cut(text: str, most: int, shown: str) -> None:
    assert cut(text, most) == shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("Trí tuệ", ("Trí tuệ",)),
        ("Trí tuệ nhân tạo tại biên", ("Trí tuệ", "nhân tạo…")),
        ("Trí tuệ nhân", ("Trí tuệ", "nhân")),
        ("  Trí \n tuệ  ", ("Trí tuệ",)),
        ("siêudàikhôngcách", ("siêudàikh", "ôngcách")),
        ("siêudàikh ôngcách", ("siêudàikh", "ôngcách")),
        ("智能智能智", ("智能智能", "智")),
    ],
)
def test_wrap(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 9, 2) == lines


@given(st.text(), st.integers(0, 12), st.integers(1, 4))
def test_lines_fit(text: str, wide: int, most: int) -> None:
    lines = wrap(text, wide + 2, most)
    assert len(lines) <= most
    assert all(width(line) <= wide + 2 for line in lines)
    assert width(cut(text, wide)) <= wide
