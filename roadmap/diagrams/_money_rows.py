"""Rows of amounts: the steps of money as bars over an axis of đồng."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import ceil, floor, log10

from roadmap.drawing.charts.chart import Axis, Bar, Item, Row, Tick
from roadmap.drawing.look import Fill, Look, Mark, Symbol, Tone
from roadmap.drawing.sheet import Entry
from roadmap.graph.passing import Passed, begun, lacking, of_year, passed_on, unsaid
from roadmap.graph.spending import Lag, Pipeline, line_name
from roadmap.graph.survey import Survey
from roadmap.locale.money import counted, money, scale
from roadmap.locale.value import capital, number
from roadmap.model.kinds.funding import MONEY_STEPS
from roadmap.model.settings import UNIT_FACTORS
from roadmap.model.text import Lang, Text

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
_NO_MONEY = Text("tỷ đồng", "bn VND")
_STEPS_OF_AXIS = (1, 2, 2.5, 5, 10)
_NO_FIGURE = Text("chưa có số", "no figure")
_OVER = Text("vượt {}", "{} more")
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


def amount_axis(survey: Survey, largest: float, lang: Lang) -> Axis:
    """An axis from 0 to a round amount that holds `largest`, in four to eight steps.

    Its labels are in the unit in which `largest` is written (đồng, triệu, tỷ), so that each is exact; its positions are
    in billions, as all bars are.
    """
    factor, unit = scale(largest, survey.settings.money.unit) if largest else (_BILLION, _NO_MONEY)
    most = largest * UNIT_FACTORS[survey.settings.money.unit] / factor or 1.0
    rough = most / 6
    power = 10.0 ** floor(log10(rough))
    step = next(round_ * power for round_ in _STEPS_OF_AXIS if round_ * power >= rough * 0.999)
    count = ceil(most / step - 1e-9)
    values = [round(step * at, 9) for at in range(count + 1)]
    labels = [*(number(value, lang) for value in values[:-1]), f"{number(values[-1], lang)} {unit.of(lang)}"]
    places = [value * factor / _BILLION for value in values]
    return Axis(0.0, places[-1] * 1.02, ticks=tuple(map(Tick, places, labels)))


def partial(held: Pipeline, year: int) -> Iterator[bool]:
    """For each step, whether a figure of it leaves lines out that have none."""
    for step in MONEY_STEPS:
        compared = passed_on(held, step, year)
        yield lacking(held, step, year) > 0 or (compared.held is not None and compared.left_out > 0)


def step_rows(survey: Survey, held: Pipeline, lang: Lang) -> Iterator[Row]:
    """A row for each step over all years: what there is to date, what later years hold, what has not yet passed.

    What has not passed is of the lines that have figures of both steps; the others are counted beside it.
    """
    year = survey.today.year
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
        through = counted(_or_none(survey, now, lang), 0 if now is None else unsaid(begun(held, year), step), lang)
        told = (through, _said(survey, later, lang) if later else "–", kept(survey, passed_on(held, step, year), lang))
        mark = Mark(Symbol.UNKNOWN, _NO_FIGURE.of(lang)) if whole is None else None
        yield Row(STEPS[step].of(lang), told, tuple(items), mark, note="" if items else _NO_FIGURE.of(lang), bold=True)


def kept(survey: Survey, one: Passed, lang: Lang) -> str:
    """How much has not passed a step yet; empty where nobody can say."""
    if one.held is None:
        return ""
    kept = _said(survey, one.held, lang) if one.held >= 0 else _OVER.of(lang).format(_said(survey, -one.held, lang))
    return counted(kept, one.left_out, lang)


def year_row(survey: Survey, held: Pipeline, year: int, lang: Lang) -> Row:
    """The steps of one year; of years to come nobody expects figures."""
    row = _row(survey, str(year), lambda step: held.amount(step, year), lang)
    if year > survey.today.year:
        return replace(row, details=("–",), mark=None)
    return _with_unsaid(row, of_year(held, year), lambda step: held.amount(step, year), lang)


def part_row(survey: Survey, name: str, held: Pipeline, lang: Lang) -> Row:
    """The steps of some lines, to date; where there are figures for later years only, these in words."""
    year = survey.today.year
    row = _row(survey, name, lambda step: held.to_date(step, year), lang)
    row = replace(row, about=tuple(line.id for line in held.lines))
    later = held.total("approved")
    if row.items or later is None:
        return _with_unsaid(row, begun(held, year), lambda step: held.to_date(step, year), lang)
    return replace(row, details=("–",), note=_ONLY_LATER.of(lang).format(_said(survey, later, lang)))


def _row(survey: Survey, name: str, of: Callable[[str], int | None], lang: Lang) -> Row:
    """The steps on lines under each other."""
    known = {step: amount for step in MONEY_STEPS if (amount := of(step)) is not None}
    items = tuple(
        Bar(0.0, billions(survey, amount), LOOKS[step], f"{STEPS[step].of(lang)} {_said(survey, amount, lang)}")
        for step, amount in known.items()
    )
    return Row(name, (), items, stacked=True, bold=True, note="" if items else _NONE.of(lang))


def _with_unsaid(row: Row, held: Pipeline, of: Callable[[str], int | None], lang: Lang) -> Row:
    """`row` with which steps have no figure beside it, and where only some lines of `held` have none, how many."""
    told = []
    for step in MONEY_STEPS:
        lack, name = unsaid(held, step), STEPS[step].of(lang).lower()
        if of(step) is None:
            told.append(name)
        elif lack:
            told.append(f"{name} {number(lack, lang)}/{number(len(held.lines), lang)}")
    said = ", ".join(told)
    mark = Mark(Symbol.UNKNOWN, _NO_FIGURE.of(lang)) if told else None
    return replace(row, details=(capital(said) or "–",), mark=mark)


def held_before(lag: Lag, year: int, lang: Lang) -> str:
    """The step before which most of a line is held by the end of `year`."""
    step = lag.held_at(year)
    return STEPS[step].of(lang).lower() if step else _UNKNOWN_STEP.of(lang)


def stuck_row(survey: Survey, lag: Lag, lang: Lang) -> Row:
    """A line of money that lags: what was planned to date, what has been paid out, and where most is held."""
    planned, name = _said(survey, lag.planned, lang), line_name(survey, lag.funding, lang)
    plan = Bar(0.0, billions(survey, lag.planned), PLANNED)
    if lag.silent:
        text = _SILENT.of(lang).format(planned)
        mark = Mark(Symbol.UNKNOWN, _NO_FIGURE.of(lang))
        return Row(name, (_UNKNOWN_STEP.of(lang),), (plan._replace(text=text),), mark, about=(lag.funding.id,))
    text = _HELD.of(lang).format(_said(survey, lag.paid, lang), _said(survey, lag.held, lang))
    paid = Bar(0.0, billions(survey, lag.paid), PAID, text)
    where = held_before(lag, survey.today.year, lang)
    bars = (plan._replace(text=_PLANNED.of(lang).format(planned)), paid)
    return Row(name, (where,), bars, Mark(Symbol.LATE, _LATE.of(lang)), stacked=True, about=(lag.funding.id,))


def _said(survey: Survey, amount: float, lang: Lang) -> str:
    if not amount:
        return "0"
    return money(amount, survey.settings.money.unit, lang, short=True)


def _or_none(survey: Survey, amount: int | None, lang: Lang) -> str:
    return _NO_FIGURE.of(lang) if amount is None else _said(survey, amount, lang)


def legend(lang: Lang) -> tuple[Entry, ...]:
    """What the looks and signs mean."""
    return (
        *(Entry(LOOKS[step], STEPS[step].of(lang).lower()) for step in MONEY_STEPS),
        Entry(LATER, Text("các năm sau", "later years").of(lang)),
        Entry(PLANNED, Text("kế hoạch đến nay", "planned to date").of(lang)),
        Entry(PAID, Text("đã giải ngân", "paid out").of(lang)),
        Entry(Symbol.LATE, _LATE.of(lang)),
        Entry(Symbol.UNKNOWN, _NO_FIGURE.of(lang)),
    )
