"""Sparklines and bars of block characters."""

from __future__ import annotations

import pytest

from roadmap.graph.measures import Series
from roadmap.model.kinds.outcome import Indicator, Measured
from tui.widgets.bars import bar, flow, spark


def series(
    baseline: float | None = None, target: dict[int, float] | None = None, actual: dict[int, float] | None = None
) -> Series:
    measured = {year: Measured(value=value) for year, value in (actual or {}).items()}
    base = None if baseline is None else Measured(value=baseline)
    return Series(Indicator(id="i", baseline=base, target=target or {}, actual=measured))


@pytest.mark.parametrize(
    ("one", "cells", "drawn"),
    [
        (series(0, {2026: 50, 2030: 100}, {2025: 25}), 12, "▁┊▃⣶⣿"),
        (series(0, {2025: 10, 2030: 100}, {2025: 100}), 12, "▁┊█⣿"),
        (series(100, {2030: 0}, {2025: 50}), 12, "█┊▅⣀"),
        (series(None, {2030: 7}), 12, "⣿"),
        (series(5), 12, "█┊"),
        (series(), 12, ""),
        (series(None, {2020 + n: n for n in range(10)}), 4, "⣀⣀⣤⣿"),
        (series(0, {2020 + n: n for n in range(10)}), 5, "▁┊⣀⣀⣿"),
    ],
)
def test_sparklines_tell_what_was_measured_from_what_is_aimed_at(one: Series, cells: int, drawn: str) -> None:
    assert spark(one, cells) == drawn
    assert len(spark(one, cells)) <= cells


@pytest.mark.parametrize(
    ("amounts", "most", "drawn"),
    [
        ((2, 4, 6, 10), 10, "██▓▓▒▒░░░░"),
        ((10, 10, 10, 10), 10, "██████████"),
        ((0, 0, 0, 5), 10, "░░░░░     "),
        ((5, 0, 0, 0), 10, "█████     "),  # later steps may be known where earlier ones are not
        ((0, 0, 0, 0), 0, "          "),
    ],
)
def test_how_far_money_has_come(amounts: tuple[int, ...], most: int, drawn: str) -> None:
    assert flow(amounts, most, 10) == drawn


@pytest.mark.parametrize(
    ("value", "aim", "drawn"),
    [
        (5, None, "█████     "),
        (5.5, None, "█████▌    "),
        (5, 8, "█████  │  "),
        (10, 8, "███████│██"),
        (None, 8, "░░░░░░░░  "),
        (None, None, "          "),
        (-3, None, "          "),
        (0, 0, "│         "),
    ],
)
def test_a_value_and_its_aim(value: float | None, aim: float | None, drawn: str) -> None:
    assert bar(value, aim, 10, 10) == drawn


def test_no_room_no_bar() -> None:
    assert bar(5, 5, 10, 0) == bar(5, 5, 0, 10) == ""
