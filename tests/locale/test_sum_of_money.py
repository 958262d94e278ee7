"""Sums of money as people write them, exactly in the unit of the workspace."""

from __future__ import annotations

import pytest

from roadmap.locale.meant import sum_of_money

MILLION = 10**6


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("36.600", MILLION, "36600"),
        ("500 tỷ", MILLION, "500000"),
        ("500 ty", MILLION, "500000"),
        ("1,5 tỷ đồng", MILLION, "1500"),
        ("0", MILLION, "0"),
        ("1,5 tỷ", 10**9, ""),
        ("1,5", MILLION, ""),
        ("2.000.000 đồng", MILLION, "2"),
        ("2.000.001 đồng", MILLION, ""),
        ("-5 tỷ", MILLION, ""),
        ("năm tỷ", MILLION, ""),
        ("", MILLION, ""),
    ],
)
def test_a_sum_is_a_whole_number_of_the_unit_or_none(text: str, unit: int, amount: str) -> None:
    assert sum_of_money(text, unit) == amount
