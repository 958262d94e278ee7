"""Columns of a table: by their shares, and none narrower than its longest word."""

from __future__ import annotations

import pytest

from roadmap.drawing.metrics import text_width
from roadmap.publishing.document import Cell, Column, Table
from roadmap.publishing.widths import widths


def test_shares_count_where_words_fit() -> None:
    table = Table((Column("a", share=3), Column("b"), Column("c")), ((Cell("x"), Cell("y"), Cell("z")),))
    assert widths(table, 500, 10, 4) == pytest.approx([300, 100, 100])


def test_no_column_is_narrower_than_its_longest_word() -> None:
    table = Table((Column("a", share=30), Column("b")), ((Cell("x"), Cell("30/06/2027")),), foot=(Cell(""), Cell("")))
    wide = widths(table, 300, 10, 4)
    assert wide[1] == pytest.approx(text_width("30/06/2027", 10, bold=True) + 4)
    assert sum(wide) == pytest.approx(300)


def test_words_that_are_wider_than_the_page_share_it() -> None:
    table = Table((Column("a" * 24), Column("b" * 24)), ())
    assert sum(widths(table, 60, 10, 4)) == pytest.approx(60)
    assert widths(Table((Column("a" * 1000), Column("b")), ()), 60, 10, 4) == pytest.approx([30, 30])
