"""Bars and sparklines of block characters; what is told apart by colour elsewhere is told apart by character here."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.graph.measures import Series

SOLID, FLECKED = "▁▂▃▄▅▆▇█", "⣀⣤⣶⣿"
"""Heights of what was measured, and of what is aimed at."""
FLOW = "█▓▒░"
"""What was disbursed, then beyond that committed, allocated and approved."""
_EIGHTHS = " ▏▎▍▌▋▊▉"


def spark(series: Series, cells: int) -> str:
    """An indicator over its years in at most `cells` characters: the baseline, a bar line, then a character a year.

    Solid blocks were measured, dotted ones are targets; a year that has both shows what was measured. Heights run from
    the lowest to the highest of all values. Of too many years the ones before the last are left out.
    """
    measured = {value.year: value.number for value in series.actuals}
    years = sorted({*measured, *(value.year for value in series.targets)})
    aimed = {value.year: value.number for value in series.targets}
    values = [*measured.values(), *aimed.values()]
    base = series.baseline
    if base is not None:
        values.append(base)
    if not values:
        return ""
    least, most = min(values), max(values)
    room = cells - (2 if base is not None else 0)
    if len(years) > room:
        years = [*years[: room - 1], years[-1]]
    start = "" if base is None else f"{_height(base, least, most, SOLID)}┊"
    steps = [_height(measured[year], least, most, SOLID) if year in measured
             else _height(aimed[year], least, most, FLECKED) for year in years]  # fmt: skip
    return start + "".join(steps)


def _height(value: float, least: float, most: float, steps: str) -> str:
    if most == least:
        return steps[-1]
    return steps[round((value - least) / (most - least) * (len(steps) - 1))]


def flow(amounts: Sequence[int], most: int, width: int) -> str:
    """A bar of `width` characters, in which `most` fills all of it, that shows how far money has come.

    Args:
        amounts: what was disbursed, committed, allocated and approved; 0 where that is not known.
        most: the amount that fills the bar.
        width: its characters.
    """
    ends = [round(amount / most * width) if most else 0 for amount in amounts]
    return "".join(
        next((sign for end, sign in zip(ends, FLOW, strict=True) if place < end), " ") for place in range(width)
    )


def bar(value: float | None, aim: float | None, most: float, width: int) -> str:
    """A bar of `width` characters for a value, with a mark where its aim lies; shaded up to the aim where none is."""
    if most <= 0 or width <= 0:
        return ""
    aimed = None if aim is None else max(0, min(width - 1, round(aim / most * width) - 1))
    if value is None:
        return ("░" * (0 if aimed is None else aimed + 1)).ljust(width)
    eighths = max(0, min(width * 8, round(value / most * width * 8)))
    drawn = ("█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()).ljust(width)
    return drawn if aimed is None else f"{drawn[:aimed]}│{drawn[aimed + 1 :]}"
