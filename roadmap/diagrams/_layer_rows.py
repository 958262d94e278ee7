"""Rows of a layered roadmap: what each record of a layer has in time."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap.diagrams._gantt_rows import LOOKS, SYMBOLS
from roadmap.diagrams._time_axis import at, bars
from roadmap.drawing.charts.chart import Bar, Item, Point, Stretch
from roadmap.drawing.look import Fill, Look, Symbol, Tone
from roadmap.graph.chain import Subject
from roadmap.graph.survey import Survey
from roadmap.locale.money import money
from roadmap.locale.value import date, number
from roadmap.model.kinds.chain import Activity, Milestone
from roadmap.model.kinds.demand import Need
from roadmap.model.kinds.funding import Funding
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.means import Infrastructure, Workforce
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.record import Record
from roadmap.model.scale import STAGES
from roadmap.model.text import Lang, Text
from roadmap.model.when import When

AIM = Look(Tone.SECOND, Fill.TINT)
MEANS = Look(Tone.FOURTH, Fill.TINT)
_ORDER = ("running", "suspended", "planned", "stopped", "done")
_READY, _DUE = Text("sẵn sàng", "ready"), Text("hạn ban hành", "to be issued")
_IN_FORCE, _ISSUED = Text("hiệu lực", "in force"), Text("ban hành", "issued")
_AIMS, _AIM_COUNT = Text("Mục tiêu đo được: {}", "Measured aims: {}"), Text("{} mục tiêu", "targets: {}")
_NEED_COUNT = Text("{} nhu cầu", "needs: {}")
_PEOPLE = Text("{} người", "{} people")
_APPROVED = Text("phê duyệt {}", "{} approved")


class Line(NamedTuple):
    """What one row of a layer stands for: its records by id, its name, what it has in time, their names without it."""

    ids: tuple[str, ...]
    name: str
    items: tuple[Item, ...]
    names: str = ""


def need_line(need: Need, lang: Lang) -> Line:
    """A need with its quantity in each year."""
    unit = f" {need.unit}" if need.unit else ""
    return Line((need.id,), need.label(lang), tuple(_years(need.quantity, lambda said: said + unit, AIM, lang)))


def indicator_line(indicator: Indicator, lang: Lang) -> Line:
    """An effect that is aimed at, with its target in each year."""
    unit = f" {indicator.unit}" if indicator.unit else ""
    found = _years(indicator.target, lambda said: said + unit, AIM, lang)
    return Line((indicator.id,), indicator.label(lang), tuple(found))


def aims_line(name: str, indicators: Sequence[Indicator], lang: Lang) -> Line:
    """Several effects on one row: how many targets there are for each year."""
    items = _counts((one.target for one in indicators), _AIM_COUNT, AIM, lang)
    return Line(tuple(one.id for one in indicators), _AIMS.of(lang).format(name), items)


def needs_line(name: str, needs: Sequence[Need], lang: Lang) -> Line:
    """Several needs on one row: of how many there is a quantity for each year."""
    items = _counts((one.quantity for one in needs), _NEED_COUNT, AIM, lang)
    return _several(name, needs, items, lang)


def places_line(name: str, places: Sequence[Infrastructure], lang: Lang) -> Line:
    """Several facilities on one row, with when each is ready."""
    items = tuple(_point(one.ready, Symbol.GATE, "", one.label(lang), lang) for one in places if one.ready)
    return _several(name, places, items, lang)


def _several(name: str, records: Sequence[Record], items: tuple[Item, ...], lang: Lang) -> Line:
    names = "; ".join(one.label(lang) for one in records)
    return Line(tuple(one.id for one in records), f"{name} ({number(len(records), lang)})", items, names)


def _counts(series: Iterable[Iterable[int]], said: Text, look: Look, lang: Lang) -> tuple[Item, ...]:
    """For each year, how many of some series have a value."""
    years = Counter(year for one in series for year in one)
    return tuple(_year(year, said.of(lang).format(number(years[year], lang)), look) for year in sorted(years))


def people_line(people: Workforce, lang: Lang) -> Line:
    """People of one field, with how many there are in each year."""
    found = _years(people.supply, lambda said: _PEOPLE.of(lang).format(said), MEANS, lang)
    return Line((people.id,), people.label(lang), tuple(found))


def money_line(survey: Survey, name: str, lines: Sequence[Funding], lang: Lang) -> Line:
    """Money of one kind of source: what is approved for each year."""
    amounts: dict[int, int] = {}
    for line in lines:
        for year, amount in line.approved.items():
            amounts[year] = amounts.get(year, 0) + amount
    unit = survey.settings.money.unit
    said = {year: _APPROVED.of(lang).format(money(amount, unit, lang, short=True)) for year, amount in amounts.items()}
    items = tuple(_year(year, said[year], MEANS) for year in sorted(said))
    return Line(tuple(line.id for line in lines), name, items)


def place_line(place: Infrastructure, lang: Lang) -> Line:
    """A laboratory or plant, with when it is ready."""
    items = (_point(place.ready, Symbol.GATE, _READY.of(lang), "", lang),) if place.ready else ()
    return Line((place.id,), place.label(lang), items)


def law_line(survey: Survey, law: Directive, lang: Lang) -> Line:
    """A law or other document, with when it is due, or when it was issued and comes into force."""
    if law.due and not law.issued:
        late = law.pending and law.due.surely_before(survey.today)
        sign = Symbol.LATE if late else Symbol.GATE
        items: tuple[Item, ...] = (_point(law.due, sign, _DUE.of(lang), "", lang),)
    else:
        days = ((law.issued, _ISSUED), (law.in_force, _IN_FORCE))
        items = tuple(_point(when, Symbol.DONE, word.of(lang), "", lang) for when, word in days if when)
    return Line((law.id,), law.label(lang), items)


def _years(amounts: Mapping[int, float], say: Callable[[str], str], look: Look, lang: Lang) -> Iterator[Item]:
    yield from (_year(year, say(number(amounts[year], lang)), look) for year in sorted(amounts))


def _point(when: When, symbol: Symbol, text: str, title: str, lang: Lang) -> Point:
    """A sign that tells what it is, and when, as precisely as that is known."""
    return Point(at(when), symbol, text, f"{title or text} ({date(when, lang)})")


def _year(year: int, text: str, look: Look) -> Bar:
    when = When.parse(year)
    return Bar(when.first.toordinal(), when.last.toordinal() + 1, look, text, f"{year}: {text}")


def said(item: Item, lang: Lang) -> str:
    """What an item says, with its dates."""
    if isinstance(item, Stretch):
        return ""
    if isinstance(item, Point):
        return item.title
    first = datetime.date.fromordinal(int(item.start))
    last = datetime.date.fromordinal(max(int(item.end) - 1, int(item.start)))
    year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    when = str(first.year) if year else f"{date(first, lang)} – {date(last, lang)}"
    return f"{item.text} ({when})"


# --- products and technologies ---------------------------------------------------------------------------------------


def subject_line(survey: Survey, subject: Subject, lang: Lang, *, named: bool) -> Line:
    """A product or technology with its stages and milestones, these with their names where `named`."""
    items: list[Item] = []
    work = survey.activities(subject.id)
    for stage in (*STAGES, None):
        own = [one for one in work if one.stage == stage]
        name = STAGES.label(stage).of(lang) if stage else ""
        items += _span(survey, own, name or (own[0].label(lang) if own else ""))
    marks = ((one, one.done or one.due) for one in _milestones(survey, subject))
    items += (_milestone(survey, one, when, lang, named=named) for one, when in marks if when)
    return Line((subject.id,), subject.label(lang), tuple(items))


def group_line(survey: Survey, name: str, members: Sequence[Subject], lang: Lang) -> Line:
    """Products or technologies of one group on one row: a bar for the work on each, and their milestones."""
    items: list[Item] = []
    for one in members:
        items += _span(survey, survey.activities(one.id), one.label(lang))
    for one in members:
        marks = ((mark, mark.done or mark.due) for mark in _milestones(survey, one))
        items += (_milestone(survey, mark, when, lang, named=False) for mark, when in marks if when)
    return _several(name, members, tuple(items), lang)


def _milestones(survey: Survey, subject: Subject) -> Iterable[Milestone]:
    held = (subject.id, *(one.id for one in survey.activities(subject.id)))
    return (mark for id in held for mark in survey.referring(Milestone, "of", id))


def _milestone(survey: Survey, mark: Milestone, when: When, lang: Lang, *, named: bool) -> Item:
    symbol = Symbol.ASPIRED if mark.aspirational else Symbol.MILESTONE
    if mark.done and mark.done.first <= survey.today:
        symbol = SYMBOLS["done"]
    elif survey.missed(mark):
        symbol = Symbol.LATE
    return _point(when, symbol, mark.label(lang) if named else "", mark.label(lang), lang)


def _span(survey: Survey, work: Sequence[Activity], text: str) -> Iterator[Item]:
    """Some work as one bar, in the look of what is still being done about it."""
    dates = [when for one in work for when in (one.start, one.end) if when]
    if not dates:
        return
    states = {survey.state(one) for one in work}
    state = next(one for one in _ORDER if one in states)
    first, last = When.day(min(one.first for one in dates)), When.day(max(one.last for one in dates))
    yield from bars(first, last, LOOKS[state], text, text)
