"""What reports have in common: the frame of a document, and cells that outputs can calculate with."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Literal

from roadmap.graph.passing import lacking
from roadmap.graph.spending import Pipeline
from roadmap.graph.survey import Survey
from roadmap.locale.money import counted
from roadmap.locale.value import date, number, phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.model.record import Record
from roadmap.model.relation import fields
from roadmap.model.settings import UNIT_FACTORS
from roadmap.model.text import LANGS, Lang, Text
from roadmap.model.when import When
from roadmap.provenance import as_of, sources, stamp, unread
from roadmap.publishing.document import Block, Cell, Column, Document, KeyFigure, Manner

BILLIONS = Text("tỷ đồng", "bn VND")
UNKNOWN = "–"
"""What a cell says of which nothing is on record."""
_WHOLE = Text("Toàn bộ kế hoạch", "The whole plan")
_NO_RECORD = Text("Không có bản ghi `{}`.", "There is no record `{}`.")
_OTHER_KIND = Text("`{}` là {}; báo cáo này nhận mã của: {}.", "`{}` is of the kind {}; this report takes ids of: {}.")
_SEE_KIND = Text("Xem mã: `roadmap list {}`", "See the ids: `roadmap list {}`")
_SEE_IDS = Text("Xem mã: roadmap list", "See the ids: roadmap list")
STEPS = {field.alias: field.about.label for field in fields(Funding) if field.alias in MONEY_STEPS and field.about}
"""Step of money -> what it is called."""
_MOST_IN_FILE_NAME = 3
_LEAST = 0.01


def framed(
    survey: Survey,
    focus: Sequence[str],
    lang: Lang,
    title: tuple[str, str],
    blocks: Iterable[Block],
    drawn: Iterable[Record],
    *,
    footnotes: Iterable[str] = (),
    wide: bool = False,
) -> Document:
    """A report in its frame.

    Args:
        survey: the roadmap on one day.
        focus: the ids of what it is about; empty for the whole plan.
        lang: its language.
        title: its name as a file, and what it is called in `lang`.
        blocks: what it holds.
        drawn: the records that it rests on: their sources and standing are told.
        footnotes: what was left out, beside what could not be read.
        wide: whether it needs pages on their long side.
    """
    records = list({one.id: one for one in drawn}.values())
    name = "-".join((title[0], *focus[:_MOST_IN_FILE_NAME]))
    return Document(
        name=name,
        title=title[1],
        blocks=tuple(blocks),
        subtitle="; ".join(label(survey, id, lang) for id in focus) or _WHOLE.of(lang),
        as_of=as_of(survey, lang),
        stamp=stamp(survey, records, lang),
        source=sources(survey, records, lang),
        footnotes=(*footnotes, *unread(survey, records, lang)),
        lang=lang,
        wide=wide,
    )


def known(survey: Survey, focus: Sequence[str], *kinds: type[Record]) -> list[Record]:
    """The records in focus.

    Args:
        survey: the roadmap on one day.
        focus: their ids.
        kinds: what they may be; anything where none is given.

    Raises:
        RoadmapError: there is no such record, or it is of another kind.
    """
    for id in focus:
        record = survey.roadmap.records.get(id)
        if record is None:
            raise RoadmapError(Text(*(text.format(id) for text in _NO_RECORD)), _SEE_IDS)
        if kinds and not isinstance(record, kinds):
            named = (", ".join(kind.LABEL.of(lang) for kind in kinds) for lang in LANGS)
            words = zip(_OTHER_KIND, record.LABEL, named, strict=True)
            hint = Text(*(text.format(kinds[0].KIND) for text in _SEE_KIND))
            raise RoadmapError(Text(*(text.format(id, kind, several) for text, kind, several in words)), hint)
    return [survey.roadmap[id] for id in focus]


def label(survey: Survey, id: str | None, lang: str) -> str:
    """The name of the record `id`, the id itself where there is no such record, a dash where there is no id."""
    record = survey.roadmap.records.get(id or "")
    return record.label(lang) if record else id or UNKNOWN


def body(survey: Survey, id: str | None, lang: str) -> str:
    """The short name of the organisation `id`, see :func:`label`."""
    organization = survey.roadmap.find(Organization, id)
    return organization.short_label(lang) if organization else label(survey, id, lang)


def post(held: Post, lang: str) -> str:
    """A post with who holds it, as far as that is on record."""
    title = held.title.of(lang) if held.title else held.label(lang)
    return f"{title} {held.holder}" if held.holder else title


def some(names: Sequence[str], lang: str, most: int = 8) -> str:
    """The first of some names, and how many more there are."""
    more = phrase("and {n} more", "và {n} mục khác", n=len(names) - most).of(lang)
    return "; ".join((*names[:most], *([more] if len(names) > most else [])))


Head = tuple[Text, float] | tuple[Text, float, Literal["text", "number"]]
"""A heading, its share of the width beside those of the others, and ``number`` where numbers stand below it."""


def headed(lang: Lang, *heads: Head) -> tuple[Column, ...]:
    """The columns of a table."""
    return tuple(Column(text.of(lang), kind[0] if kind else "text", share) for text, share, *kind in heads)


def tally(count: int, words: Text, lang: Lang, note: str = "", *, bad: bool = False) -> KeyFigure:
    """How many there are of something, as a key figure; it alarms where there should be none."""
    return KeyFigure(number(count, lang), words.of(lang), note, "alarm" if bad and count else "plain")


# --- cells -----------------------------------------------------------------------------------------------------------


def said(text: str, manner: Manner = "plain") -> Cell:
    """A cell of text; a dash where there is none."""
    return Cell(text or UNKNOWN, manner=manner if text else "soft")


def figure(value: float | None, lang: str, note: str = "", manner: Manner = "plain") -> Cell:
    """A number, with a note such as its year in brackets; a dash where it is not known."""
    if value is None:
        return Cell(UNKNOWN, manner="soft")
    return Cell(number(value, lang) + (f" ({note})" if note else ""), value, manner)


def billions(survey: Survey, amount: float | None, lang: str, manner: Manner = "plain") -> Cell:
    """An amount in the workspace's unit, as a number of tỷ đồng (10⁹); the column's heading names the unit."""
    if amount is None:
        return Cell(UNKNOWN, manner="soft")
    value = amount * UNIT_FACTORS[survey.settings.money.unit] / 10**9
    return Cell(f"<{number(_LEAST, lang)}" if 0 < value < _LEAST else number(value, lang), value, manner)


def passed_step(survey: Survey, pipe: Pipeline, step: str, lang: Lang) -> Cell:
    """What passed a step of money in all, in tỷ đồng, and how many lines that have begun by this year do not say."""
    cell = billions(survey, pipe.total(step), lang)
    return cell._replace(text=counted(cell.text, lacking(pipe, step, survey.today.year), lang))


def short_of_figures(survey: Survey, pipe: Pipeline) -> bool:
    """Whether a figure of :func:`passed_step` says that it leaves out lines of money."""
    return any(lacking(pipe, step, survey.today.year) for step in MONEY_STEPS)


def dated(when: When | None, lang: str, manner: Manner = "plain") -> Cell:
    """A date, as precise as it is known."""
    if when is None:
        return Cell(UNKNOWN, manner="soft")
    day: datetime.date | None = when.first if when.precision == "day" else None
    return Cell(date(when, lang), day, manner)
