"""A number for a year: what targets, measured values and amounts of money have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.meant import number
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.text import Text
from roadmap.model.year import FIRST_YEAR, LAST_YEAR
from tui.screens.measures import Measures

if TYPE_CHECKING:
    from tui.app import Planner

_YEAR = Text("Năm", "Year")
_NO_YEAR = Text("Cần một năm, ví dụ 2027", "A year is needed, such as 2027")
_NO_NUMBER = Text("Cần một số, ví dụ 17,5", "A number is needed, such as 17.5")


async def year_and_number(planner: Planner, title: Text, kept: str) -> tuple[Indicator, int, str] | None:
    """Ask for a year and for the number of that year; None where the planner turned away.

    Args:
        planner: the app.
        title: what the number is.
        kept: the field of the indicator that holds such numbers.
    """
    view, state = planner.view, planner.state
    if not isinstance(view, Measures) or state is None:
        return None
    indicator = state.roadmap.find(Indicator, view.indicator)
    if indicator is None:
        return None
    name = Text(*(f"{title.of(lang)}: {indicator.label(lang)}" for lang in ("vi", "en")))
    year = await asked_year(planner, name)
    if year is None:
        return None
    held = getattr(indicator, kept).get(year)
    held = getattr(held, "value", held)
    before = "" if held is None else f"{held:g}".replace(".", "," if state.lang == "vi" else ".")
    what = f"{year}, {indicator.unit}" if indicator.unit else str(year)
    answer = await planner.ask(
        _said(name, Text(what, what)), before, judge=lambda text: _judge_number(text, state.lang)
    )
    value = meant(answer or "", state.lang)
    return (indicator, year, value) if value else None


async def asked_year(planner: Planner, name: Text) -> int | None:
    """Ask for a year, this one at first; None where the planner turned away.

    Args:
        planner: the app.
        name: what it is asked for.
    """
    today = planner.state.survey.today if planner.state else None
    year = await planner.ask(_said(name, _YEAR), str(today.year) if today else "", judge=_judge_year)
    return int(year) if year else None


def meant(text: str, lang: str) -> str:
    """The number that `text` means in `lang`, as the files write it; empty where none: 17,5 in Vietnamese is 17.5."""
    return number(text if lang == "vi" else text.translate(str.maketrans(",.", ".,")))


def _said(name: Text, what: Text) -> Text:
    return Text(f"{name.vi} – {what.vi}", f"{name.en} – {what.en}")


def _judge_year(text: str) -> Text | None:
    year = text.strip()
    return None if year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR else _NO_YEAR


def _judge_number(text: str, lang: str) -> Text | None:
    return None if meant(text, lang) else _NO_NUMBER
