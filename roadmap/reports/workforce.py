"""Workforce: the people that the work of each year needs, beside those that there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from roadmap.graph.people import Field, Headcount, People, people
from roadmap.graph.survey import Survey
from roadmap.locale.value import number, phrase
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.means import Workforce
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
    Topic,
)
from roadmap.report import report
from roadmap.reports._framing import body, framed, headed, known, said, some, tally

_TITLE = Text("Thiếu hụt nhân lực", "Workforce gap")
_METHOD = Text(
    "Cách tính: số người quy đổi toàn thời gian mà các hoạt động (trừ hoạt động đã dừng) cần theo từng lĩnh vực, bình "
    "quân theo ngày trong năm; việc quá hạn chưa xong tính đến hôm nay; cao điểm là ngày cần nhiều người nhất. Chưa "
    "ghi nguồn cung không có nghĩa là không có.",
    "Method: the full-time equivalents that work (unless it was stopped) needs by field, on average over the days of "
    "a year, overdue work up to today; the peak is the day on which most are needed. A supply that is not on record is "
    "not taken for none.",
)
_SCOPED = Text(
    "Nguồn cung là của cả kế hoạch; các chuỗi khác cũng dùng chung.",
    "The supply is that of the whole plan: other chains draw on it as well.",
)
_NOTHING = Text("Chưa ghi nhu cầu hoặc nguồn cung nhân lực nào", "No need for people and no supply on record")
_FIELD, _BY_YEAR = Text("Lĩnh vực", "Field"), Text("Từng năm", "Year by year")
_SHORT = Text("⚠ thiếu {}", "⚠ {} missing")
_TIGHT = Text("căng ở cao điểm", "tight at the peak")
_ENOUGH = Text("đủ", "enough")
_UNKNOWN = Text("chưa ghi nguồn cung", "supply not on record")
_MOST_YEARS = 8
_SILENT = Text(
    "Không tính vì chưa ghi nhân lực: {} hoạt động chưa xong: {}.",
    "Left out for want of people on record: {} open activities: {}.",
)
_UNDATED = Text(
    "Không tính: {} hoạt động có nhân lực nhưng chưa ghi ngày bắt đầu hoặc kết thúc: {}.",
    "Left out: {} activities that need people without a start or an end: {}.",
)


@report("Workforce gap", "Thiếu hụt nhân lực")
def workforce(survey: Survey, focus: Sequence[str], lang: Lang) -> Document:
    """People that the work of each year needs, by field, beside those that there are; where they are missing.

    Nhân lực từng năm cần theo lĩnh vực so với nguồn cung; lĩnh vực, năm nào thiếu.

    First fields beside this year and those to come, with how many people are missing where. Then for every field a
    table of all its years: how many people the activities need on average and on the fullest day, how many there are,
    and how many are missing. Fields with the widest gap come first. Fields are told apart by name, in whatever spelling
    that search takes for one.

    Work that is overdue and goes on counts up to today. Work without a start or an end, and open work that does not say
    how many people it needs, is left out and counted. With ids of technologies or products: what their own work
    needs, beside the whole supply, which other chains draw on as well.
    """
    known(survey, focus, Technology, Product)
    found = people(survey, focus)
    blocks: list[Block] = [
        KeyFigures(tuple(_key_figures(found, survey.today.year, lang))),
        Paragraph(_METHOD.of(lang), "soft"),
    ]
    if focus:
        blocks.append(Paragraph(_SCOPED.of(lang), "soft"))
    blocks.append(_overview(survey, found, lang))
    blocks += [block for field in found.fields for block in _field(survey, field, lang)]
    drawn: list[Record] = [*survey.of(Workforce), *(one for field in found.fields for one in field.work)]
    notes = tuple(_left_out(found, lang))
    return framed(survey, focus, lang, ("workforce", _TITLE.of(lang)), blocks, drawn, footnotes=notes)


def _key_figures(found: People, year: int, lang: Lang) -> Iterator[KeyFigure]:
    """What is missing in `year` and later, since nobody can be found for years that have passed."""
    ahead = [replace(field, years=tuple(one for one in field.years if one.year >= year)) for field in found.fields]
    short = sorted((field for field in ahead if field.worst), key=lambda field: -(field.worst.gap or 0))  # type: ignore[union-attr]  # these have one
    blind = [field for field in found.fields if any(one.supply is None and one.needed for one in field.years)]
    yield tally(len(found.fields), Text("lĩnh vực", "fields"), lang)
    yield KeyFigure(
        number(len(short), lang),
        phrase("in which people are missing", "lĩnh vực thiếu người").of(lang),
        phrase("from {year} on", "từ năm {year}", year=str(year)).of(lang),
        manner="alarm" if short else "plain",
    )
    if short and (worst := short[0].worst):
        yield KeyFigure(
            number(round(worst.gap or 0, 1), lang),
            phrase("missing at most", "người thiếu nhiều nhất").of(lang),
            f"{short[0].name}, {worst.year}",
            "alarm",
        )
    tight = sum(any(one.tight for one in field.years) and not field.worst for field in ahead)
    yield tally(tight, Text("lĩnh vực chỉ căng ở cao điểm", "fields tight only at the peak"), lang)
    yield tally(
        len(blind), Text("lĩnh vực có năm chưa rõ nguồn cung", "fields with years whose supply is not known"), lang
    )


def _overview(survey: Survey, found: People, lang: Lang) -> Table:
    """Fields beside this year and the next ones that are on record, and how many are missing in each."""
    every = sorted({one.year for field in found.fields for one in field.years})
    years = [year for year in every if year >= survey.today.year][:_MOST_YEARS] or every[-_MOST_YEARS:]
    rows = []
    for field in found.fields:
        held = {one.year: _verdict(one, lang) for one in field.years}
        rows.append((Cell(field.name, manner="strong"), *(held.get(year, said("")) for year in years)))
    columns = headed(lang, (_FIELD, 2), *((Text(str(year), str(year)), 1) for year in years))
    return Table(columns, tuple(rows), empty=_NOTHING.of(lang), title=phrase("Overview", "Tổng hợp").of(lang))


def _field(survey: Survey, field: Field, lang: Lang) -> Iterator[Block]:
    yield Heading(field.name, 2)
    if field.sources:
        names = some([body(survey, id, lang) for id in field.sources], lang)
        yield Paragraph(f"{phrase('From', 'Nguồn đào tạo').of(lang)}: {names}", "soft")
    yield Table(
        headed(
            lang,
            (Text("Năm", "Year"), 0.8),
            (Text("Cần bình quân", "Needed"), 1, "number"),
            (Text("Cần lúc cao điểm", "At the peak"), 1, "number"),
            (Text("Nguồn cung", "Supply"), 1, "number"),
            (Text("Nhận xét", "Verdict"), 1.6),
        ),
        tuple(_year(one, lang) for one in field.years),
        title=_BY_YEAR.of(lang),
        topic=Topic(_FIELD.of(lang), field.name),
    )


def _verdict(one: Headcount, lang: Lang) -> Cell:
    if one.gap:
        return Cell(_SHORT.of(lang).format(number(round(one.gap, 1), lang)), round(one.gap, 1), "alarm")
    if one.gap is None:
        return Cell(_UNKNOWN.of(lang), manner="soft") if one.needed else said("")
    return Cell((_TIGHT if one.tight else _ENOUGH).of(lang), manner="strong" if one.tight else "plain")


def _year(one: Headcount, lang: Lang) -> tuple[Cell, ...]:
    counts = (round(one.needed, 1), round(one.peak, 1))
    cells = (Cell(number(count, lang), count) for count in counts)
    supply = Cell(number(one.supply, lang), one.supply) if one.supply is not None else said("")
    return (Cell(str(one.year), one.year), *cells, supply, _verdict(one, lang))


def _left_out(found: People, lang: Lang) -> Iterator[str]:
    """The work that does not count, since its dates or its people are not on record."""
    for text, work in ((_UNDATED, found.undated), (_SILENT, found.silent)):
        if work:
            names = some([one.label(lang) for one in work], lang)
            yield text.of(lang).format(number(len(work), lang), names)
