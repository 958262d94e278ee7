"""Money that passed its steps and effects that were measured since a baseline, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from roadmap.graph.measures import Value, series
from roadmap.graph.spending import Pipeline, line_name
from roadmap.graph.survey import Survey
from roadmap.locale.money import money
from roadmap.locale.value import capital, number
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import Block, Cell, Table
from roadmap.reports._framing import STEPS, billions, figure, headed, label, passed_step, said
from roadmap.schedule.paid import LINES, Passed
from roadmap.schedule.since import Measured, Since

_TOTALS, _LINES = Text("Cộng theo bước", "Totals by step"), Text("Từng khoản", "Line by line")
_TAKEN_BACK = Text("⚠ số liệu đã bị rút", "⚠ taken back")
_CORRECTED = Text("trước ghi {}", "it said {}")
_WORSE_THAN = Text("⚠ kém hơn năm {}", "⚠ worse than in {}")
_NO_TARGET = Text("chưa đến hạn mục tiêu", "no target due yet")
_AIMLESS = Text("⚠ chưa có mục tiêu", "⚠ no target on record")
_NO_BASELINE = Text("⚠ chưa có", "⚠ none")
_UNSHOWN = Text("⚠ chưa có minh chứng", "⚠ without evidence")
_MOST = 40


# --- money -----------------------------------------------------------------------------------------------------------


def paid(held: Since, lang: Lang) -> Iterator[Block]:
    """What passed each step of money in all, and line by line; nothing where no figure differs."""
    passed = held.money.passed
    if passed:
        yield _totals(held, lang)
        yield _lines(held, passed, lang)


def _totals(held: Since, lang: Lang) -> Table:
    survey, whole = held.now, held.money
    then, now = (Pipeline(tuple(line for pair in whole.pairs if (line := pair[at])), ()) for at in (0, 1))
    rows = []
    for one in whole.steps:
        before = passed_step(held.then, then, one.step, lang)
        after = passed_step(survey, now, one.step, lang)
        known = one.before is not None or one.after is not None
        change = _change(survey, (one.after or 0) - (one.before or 0), lang) if known else said("")
        rows.append((Cell(capital(STEPS[one.step].of(lang))), before, after, change))
    columns = headed(
        lang,
        (Text("Bước", "Step"), 2),
        (Text("Trước", "Before"), 1, "number"),
        (Text("Nay", "Now"), 1, "number"),
        (Text("Tăng, giảm", "Change"), 1, "number"),
    )
    return Table(columns, tuple(rows), title=_TOTALS.of(lang), caption=_TOTALS.of(lang))


def _lines(held: Since, passed: tuple[Passed, ...], lang: Lang) -> Table:
    """A row for each line and step whose figures differ, the lines whose figures differ most first."""
    lines = [list(several) for _, several in groupby(passed, key=lambda one: one.line.id)]
    lines.sort(key=lambda several: -max(abs(by) for one in several for by in one.years.values()))
    rows = [row for several in lines for row in _line(held, several, lang)]
    columns = headed(
        lang,
        (Text("Khoản kinh phí, cấp cho", "Money, for what"), 2.6),
        (Text("Bước", "Step"), 1),
        (Text("Trước", "Before"), 0.8, "number"),
        (Text("Nay", "Now"), 0.8, "number"),
        (Text("Tăng, giảm", "Change"), 1.2, "number"),
        (Text("Của năm", "Of the year"), 1.8),
    )
    return Table(columns, tuple(rows), title=_LINES.of(lang), caption=_LINES.of(lang), most=_MOST)


def _line(held: Since, several: list[Passed], lang: Lang) -> Iterator[tuple[Cell, ...]]:
    first = several[0]
    survey = held.then if first.event == "gone" else held.now
    name = line_name(survey, first.line, lang)
    if first.line.for_ and label(survey, first.line.for_, lang) != name:
        name += f"\n{label(survey, first.line.for_, lang)}"
    if first.event != "changed":
        name += f"\n({LINES.label(first.event).of(lang)})"
    for one in several:
        years = (f"{year}: {_change(survey, by, lang).text}" for year, by in one.years.items())
        yield (
            Cell(name if one is first else ""),
            Cell(capital(STEPS[one.step].of(lang))),
            billions(survey, one.before, lang),
            billions(survey, one.after, lang),
            _change(survey, one.change, lang),
            Cell("\n".join(years)),
        )


def _change(survey: Survey, by: int, lang: Lang) -> Cell:
    words = money(by, survey.settings.money.unit, lang)
    return Cell(f"+{words}" if by > 0 else words if by else "0", by)


# --- effects ---------------------------------------------------------------------------------------------------------


def measured(held: Since, lang: Lang) -> Table:
    """The values that differ, beside the baseline and the target that is due, with what got worse."""
    columns = headed(
        lang,
        (Text("Chỉ số, đo cho", "Indicator, of what"), 2.6),
        (Text("Năm", "Year"), 0.6),
        (Text("Giá trị", "Value"), 1.3, "number"),
        (Text("Ban đầu", "Baseline"), 0.9, "number"),
        (Text("Mục tiêu đến hạn (năm)", "Target due (year)"), 1.1, "number"),
        (Text("Nhận xét", "Compared"), 2),
    )
    return Table(columns, tuple(_value(held, one, lang) for one in held.measured))


def failing(held: Since) -> int:
    """How many of the values fall short of the target that is due, or got worse than the baseline."""
    judged = (
        series(held.now, one.indicator).judged(Value(one.year, one.after))
        for one in held.measured
        if one.after is not None
    )
    return sum(one.met is False or one.worsened for one in judged)


def baseless(held: Since) -> int:
    """How many of the values have no baseline to be compared with."""
    return sum(one.after is not None and series(held.now, one.indicator).baseline is None for one in held.measured)


def _value(held: Since, one: Measured, lang: Lang) -> tuple[Cell, ...]:
    record, whole = one.indicator, series(held.now, one.indicator)
    due = whole.due(one.year)
    name = record.label(lang) + (f"\n{label(held.now, record.of, lang)}" if record.of else "")
    base = figure(whole.baseline, lang) if whole.baseline is not None else Cell(_NO_BASELINE.of(lang), manner="alarm")
    words, failed = _compared(held, one, lang)
    return (
        Cell(name),
        Cell(str(one.year), one.year),
        _reading(one, lang),
        base,
        figure(due.number, lang, str(due.year)) if due else said(""),
        Cell(words, manner="alarm" if failed else "plain"),
    )


def _reading(one: Measured, lang: Lang) -> Cell:
    """The value with its unit, and what was on record where that was another."""
    before = _CORRECTED.of(lang).format(number(one.before, lang)) if one.before is not None else ""
    if one.after is None:
        return said(f"({before})")
    text = f"{number(one.after, lang)} {one.indicator.unit}".rstrip()
    return Cell(f"{text}\n({before})" if before else text, one.after)


def _compared(held: Since, one: Measured, lang: Lang) -> tuple[str, bool]:
    """How a value stands, in words, and whether it falls short, got worse or was taken back."""
    if one.after is None:
        return _TAKEN_BACK.of(lang), True
    whole = series(held.now, one.indicator)
    judged = whole.judged(Value(one.year, one.after))
    found = [judged.words.of(lang)] if judged.words.vi else []
    if judged.met is None:
        found.append((_NO_TARGET if whole.targets else _AIMLESS).of(lang))
    earlier = [value for value in whole.actuals if value.year < one.year]
    fell = bool(earlier) and not whole.reached(one.after, earlier[-1].number)
    if fell:
        found.append(_WORSE_THAN.of(lang).format(earlier[-1].year))
    if not one.indicator.actual[one.year].evidence:
        found.append(_UNSHOWN.of(lang))
    return "; ".join(found), judged.met is False or judged.worsened or fell
