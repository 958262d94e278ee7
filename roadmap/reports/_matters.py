"""What has to be decided, as cells of the tables of several reports."""

from __future__ import annotations

from roadmap.graph.matters import GROUNDS, Matter
from roadmap.graph.spending import line_name
from roadmap.graph.survey import Survey
from roadmap.locale.gap import UNOWNED
from roadmap.locale.value import date, number
from roadmap.model.kinds.chain import Activity
from roadmap.model.kinds.funding import Funding
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import Cell
from roadmap.reports._framing import body, said, some
from roadmap.reports._questions import QUESTIONS

_OVERDUE = Text("{}\nquá hạn {} ngày", "{}\n{} days overdue")
_DERIVED = Text("trước {}", "before {}")
_ALSO = Text("Đồng thời: {}", "Also: {}")
_NOTHING_WAITS = Text("Không có", "Nothing")
_PROPOSED, _CRITERIA = Text("Đề xuất: {}", "Proposed: {}"), Text("Điều kiện: {}", "Criteria: {}")
_MOST_RECORDS, _MOST_WAITING, _MOST_ALSO = 12, 3, 2


def about(survey: Survey, one: Matter, lang: Lang) -> Cell:
    """What the matter is about; of a single one also what is proposed, or what has to be true."""
    names = [
        line_name(survey, record, lang) if isinstance(record, Funding) else record.label(lang) for record in one.records
    ]
    if len(names) > 1:
        return Cell(f"{number(len(names), lang)}: {some(names, lang, _MOST_RECORDS)}")
    (record,) = one.records
    said_of = (
        (_PROPOSED, record.remedy if isinstance(record, Bottleneck) else None),
        (_CRITERIA, record.gate.criteria if isinstance(record, Activity) and record.gate else None),
    )
    return Cell("\n".join((*names, *(text.of(lang).format(told.of(lang)) for text, told in said_of if told))))


def question(one: Matter, lang: Lang) -> Cell:
    """What has to be decided, the weightiest question first."""
    first, *more = (QUESTIONS[ground].of(lang) for ground in one.grounds)
    also = [_ALSO.of(lang).format(question[:1].lower() + question[1:]) for question in more[:_MOST_ALSO]]
    return Cell("\n".join((first, *also)), manner="plain")


def _ground(ground: str, lang: Lang) -> str:
    return GROUNDS.label(ground).of(lang) if ground in GROUNDS.words else ground


def due(one: Matter, lang: Lang) -> Cell:
    """By when, and how long that has passed; "before" where no date was set for it."""
    if one.due is None:
        return said("")
    day = date(one.due, lang)
    if one.days:
        return Cell(_OVERDUE.of(lang).format(day, number(one.days, lang)), manner="alarm")
    return Cell(day if one.promised else _DERIVED.of(lang).format(day), manner="plain" if one.promised else "soft")


def waiting(survey: Survey, one: Matter, lang: Lang) -> Cell:
    """How much waits behind it, and what first."""
    if not one.waiting:
        return Cell(_NOTHING_WAITS.of(lang), manner="soft")
    names = [survey.roadmap[id].label(lang) for id in one.waiting]
    return Cell(f"{number(len(names), lang)}: {some(names, lang, _MOST_WAITING)}")


def grounds(one: Matter, lang: Lang) -> Cell:
    """Why it has to be decided: codes of checks, and dates that come due."""
    return Cell(", ".join(_ground(ground, lang) for ground in one.grounds), manner="soft")


def who(survey: Survey, one: Matter, lang: Lang) -> Cell:
    """The body that decides."""
    return Cell(body(survey, one.body, lang)) if one.body else Cell(f"⚠ {UNOWNED.of(lang)}", manner="alarm")
