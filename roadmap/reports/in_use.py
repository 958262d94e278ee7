"""In use: the technologies in use today, reviewed for upgrade or replacement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from roadmap.graph.in_use import Use, review
from roadmap.graph.survey import Survey
from roadmap.locale.money import counted
from roadmap.locale.value import capital, number, phrase
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.supply import RATINGS, Deployment
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import Block, Cell, Column, Document, Heading, KeyFigure, KeyFigures, Table
from roadmap.report import report
from roadmap.reports._framing import BILLIONS, billions, body, dated, framed, headed, known, label, said, tally

_TITLE = Text("Rà soát công nghệ đang sử dụng", "Review of technologies in use")
_UNRATED = Text("Chưa đánh giá", "Not rated")
_BARE = Text("⚠ yếu, lạc hậu mà chưa có biện pháp", "⚠ weak, and nothing is done about it")
_LATE = Text("⚠ quá hạn {} ngày", "⚠ {} days overdue")
_NOTHING = Text("Chưa ghi công nghệ nào đang sử dụng", "No technology in use on record")
_COSTLESS = Text(
    "(thiếu n): có n biện pháp chưa ghi chi phí nên không tính vào số này.",
    "(n missing): n measures name no cost, so they are not counted there.",
)
_TOTAL = Text("Cộng", "Total")


@report("Technology-in-use review", "Rà soát công nghệ đang sử dụng")
def in_use(survey: Survey, focus: Sequence[str], lang: Lang) -> Document:
    """Technologies in use today by rating, what replaces them, and what is done about the weak ones.

    Công nghệ đang sử dụng theo mức đánh giá, công nghệ thay thế và biện pháp nâng cấp.

    The directive asks to review the technologies in use, and for measures to upgrade or replace them. A table for each
    rating, the weak first: who uses what since when, of which generation, what will replace it, and the measure with
    its cost, gain and due date. What is weak without any measure is marked, as is a measure that is overdue, and what
    nobody has rated.

    With ids of bodies, technologies, products or deployments: only what these use, are, replace, or stand for.
    """
    known(survey, focus, Organization, Technology, Product, Deployment)
    found = review(survey, focus)
    blocks = (KeyFigures(tuple(_key_figures(survey, found, lang))), *_tables(survey, found, lang))
    drawn: list[Record] = [one.deployment for one in found]
    bare = any(one.measure and one.measure.cost is None for one in found) and _costs(found)
    notes = [_COSTLESS.of(lang)] if bare else []
    return framed(survey, focus, lang, ("in-use", _TITLE.of(lang)), blocks, drawn, footnotes=notes, wide=True)


def _key_figures(survey: Survey, found: Sequence[Use], lang: Lang) -> Iterator[KeyFigure]:
    rated = Counter(one.deployment.rating or "" for one in found)
    counts = (
        (len(found), phrase("technologies in use", "công nghệ đang sử dụng"), False),
        (rated["weak"], phrase("rated weak", "bị đánh giá yếu, lạc hậu"), True),
        (sum(one.bare for one in found), phrase("weak without a measure", "yếu mà chưa có biện pháp"), True),
        (sum(one.days > 0 for one in found), phrase("measures overdue", "biện pháp quá hạn"), True),
        (rated[""], phrase("not rated", "chưa được đánh giá"), True),
    )
    for count, words, alarms in counts:
        yield tally(count, words, lang, bad=alarms)
    if _costs(found):
        total = phrase("{unit}, cost of measures", "{unit}, chi phí các biện pháp", unit=BILLIONS)
        yield KeyFigure(_cost(survey, found, lang).text, total.of(lang))


def _costs(found: Sequence[Use]) -> list[int]:
    return [one.measure.cost for one in found if one.measure and one.measure.cost is not None]


def _cost(survey: Survey, found: Sequence[Use], lang: Lang) -> Cell:
    """What the measures cost, and how many do not say."""
    cell = billions(survey, sum(_costs(found)), lang)
    measures = sum(one.measure is not None for one in found)
    return cell._replace(text=counted(cell.text, measures - len(_costs(found)), lang))


def _tables(survey: Survey, found: Sequence[Use], lang: Lang) -> Iterator[Block]:
    if not found:
        yield Table(_columns(lang), (), empty=_NOTHING.of(lang))
    for rating in (*RATINGS, ""):
        rated = [one for one in found if (one.deployment.rating or "") == rating]
        if rated:
            words = RATINGS.label(rating).of(lang) if rating else _UNRATED.of(lang)
            total = (said(_TOTAL.of(lang)), *[Cell("")] * 4, _cost(survey, rated, lang), *[Cell("")] * 2)
            yield Heading(capital(words))
            yield Table(
                _columns(lang),
                tuple(_row(survey, one, lang) for one in rated),
                foot=total if len(_costs(rated)) > 1 else (),
                title=words,
            )


def _columns(lang: Lang) -> tuple[Column, ...]:
    return headed(
        lang,
        (Text("Đang sử dụng, đơn vị", "In use, by whom"), 2.2),
        (Text("Từ", "Since"), 0.9),
        (Text("Thế hệ", "Generation"), 1.6),
        (Text("Thay bằng", "Replaced by"), 1.6),
        (Text("Biện pháp", "Measure"), 2.2),
        (Text("Chi phí, tỷ đồng", "Cost, bn VND"), 0.9, "number"),
        (Text("Lợi ích", "Gain"), 1.6),
        (Text("Hạn", "Due"), 1),
    )


def _row(survey: Survey, one: Use, lang: Lang) -> tuple[Cell, ...]:
    held, measure = one.deployment, one.measure
    name = held.label(lang) + (f"\n{body(survey, held.who, lang)}" if held.who else "")
    action = measure.action.of(lang) if measure and measure.action else ""
    due = dated(measure.due if measure else None, lang)
    if one.days:
        due = Cell(f"{due.text}\n{_LATE.of(lang).format(number(one.days, lang))}", manner="alarm")
    return (
        Cell(name),
        dated(held.since, lang),
        said(held.generation),
        said(label(survey, held.replaced_by, lang) if held.replaced_by else ""),
        Cell(_BARE.of(lang), manner="alarm") if one.bare else said(action),
        billions(survey, measure.cost if measure else None, lang),
        said(measure.gain if measure else ""),
        due,
    )
