"""Amounts, measured numbers, shares and years: just inside is taken, just outside is not."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from roadmap.model.money import MOST, Amounts, Numbers, Share

AMOUNTS: TypeAdapter[Any] = TypeAdapter(Amounts)
NUMBERS: TypeAdapter[Any] = TypeAdapter(Numbers)


@pytest.mark.parametrize("amount", [0, 1, MOST])
def test_amounts(amount: int) -> None:
    assert AMOUNTS.validate_python({"2027": amount}) == {2027: amount}


@pytest.mark.parametrize("amount", [-1, MOST + 1, 1.5, "100", float("nan"), None])
def test_what_is_no_amount(amount: object) -> None:
    with pytest.raises(ValidationError):
        AMOUNTS.validate_python({"2027": amount}, strict=True)


@pytest.mark.parametrize("value", [-MOST, -0.5, 0, 40, MOST])
def test_numbers(value: float) -> None:
    assert NUMBERS.validate_python({"2027": value}) == {2027: value}


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan"), MOST * 2, -MOST * 2, "forty"])
def test_what_is_no_number(value: object) -> None:
    with pytest.raises(ValidationError):
        NUMBERS.validate_python({"2027": value})


@pytest.mark.parametrize("year", ["1900", "2200", 2027])
def test_years(year: object) -> None:
    assert AMOUNTS.validate_python({year: 1}) == {int(str(year)): 1}


@pytest.mark.parametrize(
    "year", ["1899", "2201", "27", "2027-Q1", "２０２７", "²027", " 2027", "20270", 1899, 2201, None]
)
def test_what_is_no_year(year: object) -> None:
    with pytest.raises(ValidationError, match="a year such as 2027 expected"):
        AMOUNTS.validate_python({year: 1})


@pytest.mark.parametrize(("share", "fits"), [(0, True), (1, True), (0.3, True), (-0.01, False), (1.01, False)])
def test_shares(share: float, fits: bool) -> None:
    if fits:
        assert TypeAdapter(Share).validate_python(share) == share
    else:
        with pytest.raises(ValidationError):
            TypeAdapter(Share).validate_python(share)
