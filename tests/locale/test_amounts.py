"""Amounts of money in the words that people use."""

from __future__ import annotations

import pytest

from roadmap.locale.money import money


@pytest.mark.parametrize(
    ("amount", "unit", "vi", "en"),
    [
        (46000, "million-VND", "46 tỷ đồng", "46 bn VND"),
        (1234560, "million-VND", "1.234,56 tỷ đồng", "1,234.56 bn VND"),
        (84328770, "million-VND", "84.329 tỷ đồng", "84,329 bn VND"),
        (9999990, "million-VND", "9.999,99 tỷ đồng", "9,999.99 bn VND"),
        (1000, "million-VND", "1 tỷ đồng", "1 bn VND"),
        (999, "million-VND", "999 triệu đồng", "999 mn VND"),
        (0, "million-VND", "0 triệu đồng", "0 mn VND"),
        (-36600, "million-VND", "-36,6 tỷ đồng", "-36.6 bn VND"),
        (500000, "VND", "500.000 đồng", "500,000 VND"),
        (25000, "billion-VND", "25.000 tỷ đồng", "25,000 bn VND"),
        (1500, "thousand-VND", "1,5 triệu đồng", "1.5 mn VND"),
    ],
)
def test_the_largest_unit_that_an_amount_reaches(amount: float, unit: str, vi: str, en: str) -> None:
    assert money(amount, unit, "vi").replace("\N{NO-BREAK SPACE}", " ") == vi
    assert money(amount, unit, "en").replace("\N{NO-BREAK SPACE}", " ") == en


def test_short_forms_for_tables() -> None:
    assert money(36600, "million-VND", "vi", short=True) == "36,6\N{NO-BREAK SPACE}tỷ"
    assert money(850, "million-VND", "vi", short=True) == "850\N{NO-BREAK SPACE}tr"
