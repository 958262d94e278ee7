"""Rows of amounts: the steps of money as bars over an axis in billions of đồng."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import ceil, floor, log10

from roadmap.drawing.charts.chart import Axis, Bar, Item, Row, Tick
from roadmap.drawing.sheet import Entry, Fill, Language, Look, Mark, Symbol, Tone
from roadmap.graph.spending import Lag, Pipeline
from roadmap.graph.survey import Survey
from roadmap.locale.money import money
from roadmap.locale.value import number
from roadmap.model.kinds.funding import MONEY_STEPS
from roadmap.model.settings import UNIT_FACTORS
from roadmap.model.text import Text

STEPS = {
    "approved": Text("Phê duyệt", "Approved"),
    "allocated": Text("Phân bổ", "Allocated"),
    "committed": Text("Ký kết", "Committed"),
    "disbursed": Text("Giải ngân", "Disbursed"),
    "spent": Text("Quyết toán", "Spent"),
}
LOOKS = {
    "approved": Look(Tone.NEUTRAL, Fill.OPEN),
    "allocated": Look(Tone.FIRST, Fill.TINT),
    "committed": Look(Tone.FIRST, Fill.HATCH),
    "disbursed": Look(Tone.FIRST, Fill.SOLID),
    "spent": Look(Tone.NEUTRAL, Fill.SOLID),
}
LATER = Look(Tone.NEUTRAL, Fill.GHOST)
PLANNED, PAID = Look(Tone.THIRD, Fill.OPEN), Look(Tone.THIRD, Fill.SOLID)
_BILLION = 10**9
_AXIS = Text("{} tỷ đồng", "{} bn VND")
_STEPS_OF_AXIS = (1, 2, 2.5, 5, 10)
_NO_FIGURE = Text("chưa có số", "no figure")
_NONE = Text("chưa có số nào", "no figure at all")
_HELD = Text("đã giải ngân {}, chậm {}", "{} paid out, {} behind")
_PLANNED = Text("kế hoạch {}", "{} planned")
_ONLY_LATER = Text("các năm sau: phê duyệt {}", "later years: {} approved")
_SILENT = Text("kế hoạch {}, chưa có số giải ngân", "{} planned, no figure of payment")
_UNKNOWN_STEP = Text("chưa rõ", "not known")
_LATE = Text("giải ngân chậm", "paid out late")


def billions(survey: Survey, amount: float) -> float:
    """An amount of the workspace's unit in billions of đồng."""
    return amount * UNIT_FACTORS[survey.settings.money.unit] / _BILLION


def amount_axis(survey: Survey, largest: float, lang: Language) -> Axis:
    """An axis from 0 to a round amount that holds `largest`, in four to eight steps."""
    most = billions(survey, largest) or 1.0
    rough = most / 6
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in _STEPS_OF_AXIS if factor * power >= rough * 0.999)
    count = ceil(most / step - 1e-9)
    values = [round(step * at, 9) for at in range(count + 1)]
    labels = [number(value, lang) if value and value != values[-1] else "0" if not value else "" for value in values]
    labels[-1] = _AXIS.of(lang).format(number(values[-1], lang))
    return Axis(0.0, values[-1] * 1.02, ticks=tuple(map(Tick, values, labels)))


def step_rows(survey: Survey, held: Pipeline, lang: Language) -> Iterator[Row]:
    """A row for each step over all years: what there is to date, what later years hold, what has not yet passed."""
    year = survey.today.year
    before: int | None = None
    for step in MONEY_STEPS:
        now, whole = held.to_date(step, year), held.total(step)
        items: list[Item] = []
        if now is not None:
            items.append(Bar(0.0, billions(survey, now), LOOKS[step], _said(survey, now, lang)))
        if whole is not None and whole > (now or 0):
            items.append(
                Bar(billions(survey, now or 0), billions(survey, whole), LATER, title=_said(survey, whole, lang))
            )
        later = None if whole is None else whole - (now or 0)
        kept = "" if now is None or before is None else _said(survey, before - now, lang)
        told = (_or_none(survey, now, lang), _said(survey, later, lang) if later else "–", kept)
        mark = Mark(Symbol.UNKNOWN, _NO_FIGURE.of(lang)) if whole is None else None
        yield Row(STEPS[step].of(lang), told, tuple(items), mark, note="" if items else _NO_FIGURE.of(lang), bold=True)
        before = now if now is not None else before


def year_row(survey: Survey, held: Pipeline, year: int, lang: Language) -> Row:
    """The steps of one year."""
    return _row(survey, str(year), lambda step: held.amount(step, year), lang, coming=year > survey.today.year)


def part_row(survey: Survey, name: str, held: Pipeline, lang: Language) -> Row:
    """The steps of some lines, to date; where there are figures for later years only, these in words."""
    row = _row(survey, name, lambda step: held.to_date(step, survey.today.year), lang)
    later = held.total("approved")
    if row.items or later is None:
        return row
    return replace(row, details=("–",), mark=None, note=_ONLY_LATER.of(lang).format(_said(survey, later, lang)))


def _row(survey: Survey, name: str, of: Callable[[str], int | None], lang: Language, *, coming: bool = False) -> Row:
    """The steps on lines under each other; beside them, which have no figure. Of years to come that is usual."""
    known = {step: amount for step in MONEY_STEPS if (amount := of(step)) is not None}
    items = tuple(
        Bar(0.0, billions(survey, amount), LOOKS[step], f"{STEPS[step].of(lang)} {_said(survey, amount, lang)}")
        for step, amount in known.items()
    )
    missing = [STEPS[step].of(lang) for step in MONEY_STEPS if step not in known]
    told = "–" if coming or not missing else ", ".join(missing).capitalize()
    mark = Mark(Symbol.UNKNOWN, _NO_FIGURE.of(lang)) if missing and not coming else None
    return Row(name, (told,), items, mark, stacked=True, bold=True, note="" if items else _NONE.of(lang))


def stuck_row(survey: Survey, lag: Lag, lang: Language) -> Row:
    """A line of money that lags: what was planned to date, what has been paid out, and where most is held."""
    planned, name = _said(survey, round(lag.planned), lang), lag.funding.label(lang)
    plan = Bar(0.0, billions(survey, lag.planned), PLANNED)
    if lag.silent:
        text = _SILENT.of(lang).format(planned)
        mark = Mark(Symbol.UNKNOWN, _NO_FIGURE.of(lang))
        return Row(name, (_UNKNOWN_STEP.of(lang),), (plan._replace(text=text),), mark)
    text = _HELD.of(lang).format(_said(survey, lag.paid, lang), _said(survey, round(lag.held), lang))
    paid = Bar(0.0, billions(survey, lag.paid), PAID, text)
    step = lag.held_at(survey.today.year)
    where = STEPS[step].of(lang).lower() if step else _UNKNOWN_STEP.of(lang)
    bars = (plan._replace(text=_PLANNED.of(lang).format(planned)), paid)
    return Row(name, (where,), bars, Mark(Symbol.LATE, _LATE.of(lang)), stacked=True)


def _said(survey: Survey, amount: float, lang: Language) -> str:
    if not amount:
        return "0"
    return money(amount, survey.settings.money.unit, lang, short=True)


def _or_none(survey: Survey, amount: int | None, lang: Language) -> str:
    return _NO_FIGURE.of(lang) if amount is None else _said(survey, amount, lang)


def legend(lang: Language) -> tuple[Entry, ...]:
    """What the looks and signs mean."""
    return (
        *(Entry(LOOKS[step], STEPS[step].of(lang).lower()) for step in MONEY_STEPS),
        Entry(LATER, Text("các năm sau", "later years").of(lang)),
        Entry(PLANNED, Text("kế hoạch đến nay", "planned to date").of(lang)),
        Entry(PAID, Text("đã giải ngân", "paid out").of(lang)),
        Entry(Symbol.LATE, _LATE.of(lang)),
        Entry(Symbol.UNKNOWN, _NO_FIGURE.of(lang)),
    )
