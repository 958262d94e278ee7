"""The technology roadmap in layers over time: needs, products, technologies, resources."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from roadmap.diagram import as_of, diagram, sources, stamp, unread
from roadmap.diagrams._gantt_rows import LOOKS
from roadmap.diagrams._layer_rows import (
    AIM,
    MEANS,
    Line,
    aims_line,
    group_line,
    indicator_line,
    law_line,
    money_line,
    need_line,
    people_line,
    place_line,
    said,
    subject_line,
)  # fmt: skip
from roadmap.diagrams._time_axis import time_axis
from roadmap.drawing.chart import Bus, Chart, Panel, Row, Section
from roadmap.drawing.sheet import Entry, Language, Link, Mark, Pen, Sheet, Symbol, Tone
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.chain import Subject
from roadmap.graph.layers import Layers, layers
from roadmap.graph.survey import Survey
from roadmap.locale.value import number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.catalogue import Group
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.demand import Need
from roadmap.model.kinds.funding import SOURCE_KINDS, Funding
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.scale import STATES
from roadmap.model.text import Text

_TITLE = Text("Lộ trình công nghệ nhiều lớp", "Layered technology roadmap")
_OF = Text("Lộ trình công nghệ nhiều lớp: {}", "Layered technology roadmap: {}")
_LAYERS = (
    (Text("Nhu cầu, thị trường, mục tiêu", "Needs, markets, aims"), Text("để làm gì", "know-why"), Tone.SECOND),
    (Text("Sản phẩm", "Products"), Text("làm ra gì", "know-what"), Tone.THIRD),
    (Text("Công nghệ", "Technologies"), Text("làm thế nào", "know-how"), Tone.FIRST),
    (Text("Nguồn lực: hạ tầng, nhân lực, kinh phí, pháp lý", "Resources: facilities, people, money, law"),
     Text("dựa vào đâu", "with what"), Tone.FOURTH),
)  # fmt: skip
_HEADING, _LINKS = Text("Lớp, nội dung", "Layer, item"), Text("Nối", "Links")
_LOOSE, _UNDATED = Text("không nối", "not linked"), Text("Chưa có mốc thời gian", "Nothing dated")
_NONE = Text("Chưa có gì ở lớp này", "Nothing in this layer")
_MONEY, _NO_SOURCE = Text("Kinh phí: {}", "Money: {}"), Text("chưa ghi loại nguồn", "source not recorded")
_NO_GROUP = Text("Ngoài các nhóm", "In no group")
_OTHERS = Text("{} mục khác", "{} others")
_COUNTED = Text("{} mục trong {} lớp, {} liên kết giữa các lớp", "items: {}, layers: {}, links between layers: {}")
_LOOSE_COUNT = Text("{} mục không nối với lớp khác", "not linked with another layer: {}")
_LEFT_OUT = Text("Không vẽ {} liên kết để hình dễ đọc; bảng đi kèm ghi đủ.",
                 "{} links are not drawn, so that the picture can be read; the table has them all.")  # fmt: skip
_GROUPED = Text(
    "Hình gộp: mỗi nhóm một dòng. Xem từng mục: `roadmap draw layered-roadmap MÃ`.",
    "Condensed: one row for each group. Each item: `roadmap draw layered-roadmap ID`.",
)
_MOST_ROWS, _MOST_AIMS, _MOST_BUSES = 14, 6, 16
_HEADER = (Text("Lớp", "Layer"), Text("Mục", "Item"), Text("Thời gian", "In time"), Text("Dựa vào", "Rests on"))
_FOCUS = (Technology, Product, Need, Group, Programme, Mission, Organization)


@dataclass(frozen=True)
class _Drawn:
    """The rows of each layer, and what rests on what among them, by number of row."""

    lines: tuple[tuple[Line, ...], ...]
    links: tuple[tuple[str, str], ...]
    grouped: bool

    def linked(self, key: str) -> int:
        return sum(key in pair for pair in self.links)


@diagram("Layered roadmap", "Lộ trình nhiều lớp")
def layered_roadmap(survey: Survey, focus: Sequence[str], lang: Language) -> Iterator[Drawing]:
    """Needs, products, technologies and resources over time, and what in each layer rests on the layers below.

    Nhu cầu, sản phẩm, công nghệ và nguồn lực theo thời gian, và mỗi lớp dựa vào lớp dưới ra sao.

    Four layers from top to bottom: needs, markets and measured aims (know-why), products (know-what), technologies
    (know-how), resources (laboratories and plants, people, money by kind of source, laws and other documents that work
    waits for). In time stand quantities and targets of a year, the stages of the work on a product or technology with
    its milestones, the day a facility is ready, the money approved for a year, the day a document is due.

    The lines in the gutter beside the labels link the layers: each leads from what something rests on to that thing,
    its arrow at the row that is served, with a dot where a row joins in. Lines to one row are bundled. The column
    beside counts the links of each row; what has none with another layer bears a sign and the words "not linked".
    Where there are very many, those of needs and products are drawn first, and a note says how many were left out.
    Many measured aims of one thing share a row that counts them by year.

    Ids: products (with the technologies that they use), technologies (with the products that use them), needs (with
    what answers them), groups, programmes, missions and organisations (with what they answer for). One drawing for
    each; without ids, all of today's plan, one row for each group of the list where products or technologies are many.

    Source: R. Phaal, C. J. P. Farrukh and D. R. Probert, "Technology roadmapping - A planning framework for evolution
    and revolution", Technological Forecasting and Social Change 71 (2004), pages 5 to 26.
    """
    if not focus:
        yield _drawing(survey, None, layers(survey), lang)
    for id in focus:
        record = survey.roadmap.records.get(id)
        if not isinstance(record, _FOCUS):
            message = Text(
                f"`{id}` không phải công nghệ, sản phẩm, nhu cầu, nhóm, chương trình, nhiệm vụ hoặc tổ chức.",
                f"`{id}` is no technology, product, need, group, programme, mission or organisation.",
            )
            raise RoadmapError(message, Text("Xem mã: `roadmap list product`", "See the ids: `roadmap list product`"))
        yield _drawing(survey, record, layers(survey, id), lang)


def _drawing(survey: Survey, record: Record | None, held: Layers, lang: Language) -> Drawing:
    """One drawing.

    Raises:
        RoadmapError: there is nothing in any layer but resources.
    """
    if not (held.needs or held.products or held.technologies):
        whose = f"`{record.id}`: " if record else ""
        message = Text(f"{whose}chưa có nhu cầu, sản phẩm hay công nghệ nào.",
                       f"{whose}there is no need, product or technology.")  # fmt: skip
        raise RoadmapError(message, Text("Thêm bằng: `roadmap new product MÃ`", "Add one: `roadmap new product ID`"))
    drawn = _drawn(survey, held, lang, named=record is not None)
    records = [survey.roadmap[id] for lines in drawn.lines for line in lines for id in line.ids]
    buses, left_out = _buses(drawn)
    axis = time_axis(_dates(survey, drawn), survey.today, lang)
    panel = Panel(axis, tuple(_sections(drawn, lang)), _HEADING.of(lang), (_LINKS.of(lang),))
    notes = [*unread(survey, records, lang)]
    notes += [_GROUPED.of(lang)] if drawn.grouped else []
    notes += [_LEFT_OUT.of(lang).format(number(left_out, lang))] if left_out else []
    sheet = Sheet(
        title=_OF.of(lang).format(record.label(lang)) if record else _TITLE.of(lang),
        body=Chart((panel,), buses=buses),
        subtitle=" · ".join(_subtitle(drawn, lang)),
        as_of=as_of(survey, lang),
        source=sources(survey, records, lang),
        stamp=stamp(survey, records, lang),
        legend=_legend(lang),
        footnotes=tuple(notes),
        lang=lang,
    )
    return Drawing(f"layered-roadmap-{record.id}" if record else "layered-roadmap", sheet, _table(drawn, lang))


# --- rows ------------------------------------------------------------------------------------------------------------


def _drawn(survey: Survey, held: Layers, lang: Language, *, named: bool) -> _Drawn:
    """The rows of each layer; links between records as links between their rows."""
    why = [*(need_line(one, lang) for one in held.needs), *_aims(survey, held.indicators, lang)]
    what = _subjects(survey, held.products, lang, named=named)
    how = _subjects(survey, held.technologies, lang, named=named)
    means = [place_line(one, lang) for one in held.infrastructure]
    means += (people_line(one, lang) for one in held.workforce)
    means += _money(survey, held.funding, lang)
    means += (law_line(one, lang) for one in held.directives)
    grouped = len(what) < len(held.products) or len(how) < len(held.technologies)
    lines = tuple(tuple(_folded(layer, lang)) for layer in (why, what, how, means))
    home = {id: line.ids[0] for layer in lines for line in layer for id in line.ids}
    pairs = ((home[low], home[high]) for low, high in held.links if low in home and high in home)
    return _Drawn(lines, tuple(dict.fromkeys((low, high) for low, high in pairs if low != high)), grouped)


def _subjects(survey: Survey, members: Sequence[Subject], lang: Language, *, named: bool) -> list[Line]:
    """A row for each product or technology; one for each group of the list in force where they are many."""
    if len(members) <= _MOST_ROWS:
        return [subject_line(survey, one, lang, named=named) for one in members]
    groups = [one for one in survey.of(Group) if one.catalogue in survey.catalogues_in_force]
    found: dict[str, list[Subject]] = {
        group.id: [] for group in sorted(groups, key=lambda one: (len(one.code), one.code, one.id))
    }
    for one in members:
        ids = one.groups if isinstance(one, Technology) else [place.group for place in one.listings.values()]
        found.setdefault(next((id for id in ids if id and id in found), ""), []).append(one)
    names = {group.id: f"{group.code}. {group.label(lang)}".lstrip(". ") for group in groups}
    return [group_line(survey, names.get(id, _NO_GROUP.of(lang)), own, lang) for id, own in found.items() if own]


def _aims(survey: Survey, indicators: Sequence[Indicator], lang: Language) -> Iterator[Line]:
    """A row for each effect that is aimed at; one for all of the same thing where they are many."""
    if len(indicators) <= _MOST_AIMS:
        yield from (indicator_line(one, lang) for one in indicators)
        return
    found: dict[str, list[Indicator]] = {}
    for one in indicators:
        found.setdefault(one.of or "", []).append(one)
    for of, own in found.items():
        yield aims_line(survey, of, own, lang)


def _money(survey: Survey, lines: Iterable[Funding], lang: Language) -> Iterator[Line]:
    found: dict[str, list[Funding]] = {}
    for line in lines:
        found.setdefault(line.source_kind or "", []).append(line)
    for kind in (*SOURCE_KINDS, ""):
        if kind in found:
            name = SOURCE_KINDS.label(kind).of(lang) if kind else _NO_SOURCE.of(lang)
            yield money_line(survey, _MONEY.of(lang).format(name), found[kind], lang)


def _folded(layer: Sequence[Line], lang: Language) -> Iterator[Line]:
    """The rows of a layer; where they are many, those without anything in time share one."""
    bare = [line for line in layer if not line.items]
    if len(layer) <= _MOST_ROWS or len(bare) < 2:
        yield from layer
        return
    yield from (line for line in layer if line.items)
    name = _OTHERS.of(lang).format(number(len(bare), lang))
    yield Line(tuple(id for line in bare for id in line.ids), name, (), "; ".join(line.name for line in bare))


def _sections(drawn: _Drawn, lang: Language) -> Iterator[Section]:
    for (name, why, tone), lines in zip(_LAYERS, drawn.lines, strict=True):
        rows = tuple(_row(drawn, line, lang) for line in lines)
        yield Section(name.of(lang), rows or (Row(_NONE.of(lang)),), tone, why.of(lang))


def _row(drawn: _Drawn, line: Line, lang: Language) -> Row:
    count = drawn.linked(line.ids[0])
    mark = None if count else Mark(Symbol.UNKNOWN, _LOOSE.of(lang))
    note = "" if line.items else ": ".join(filter(None, (_UNDATED.of(lang), line.names)))
    told = number(count, lang) if count else _LOOSE.of(lang)
    return Row(line.name, (told,), line.items, mark, stacked=True, note=note, id=line.ids[0])


def _buses(drawn: _Drawn) -> tuple[tuple[Bus, ...], int]:
    """The links bundled by what they serve, the upper layers first; and how many links are left out."""
    targets = [line.ids[0] for layer in drawn.lines for line in layer]
    sources = {one: tuple(low for low, high in drawn.links if high == one) for one in targets}
    buses = [Bus(one, sources[one], Link.SEQUENCE) for one in targets if sources[one]]
    return tuple(buses[:_MOST_BUSES]), sum(len(bus.sources) for bus in buses[_MOST_BUSES:])


def _dates(survey: Survey, drawn: _Drawn) -> Iterator[datetime.date]:
    """The first and last days of everything in time; without any, to the horizon of the plan."""
    items = [item for layer in drawn.lines for line in layer for item in line.items]
    for item in items:
        yield datetime.date.fromordinal(int(item.start))
        yield datetime.date.fromordinal(max(int(item.end) - 1, int(item.start)))
    if not items and survey.settings.horizon:
        yield datetime.date(survey.settings.horizon, 12, 31)


def _subtitle(drawn: _Drawn, lang: Language) -> Iterator[str]:
    keys = [line.ids[0] for layer in drawn.lines for line in layer]
    filled = sum(bool(layer) for layer in drawn.lines)
    yield _COUNTED.of(lang).format(*(number(one, lang) for one in (len(keys), filled, len(drawn.links))))
    if loose := sum(not drawn.linked(key) for key in keys):
        yield _LOOSE_COUNT.of(lang).format(number(loose, lang))


def _legend(lang: Language) -> tuple[Entry, ...]:
    return (
        Entry(AIM, Text("khối lượng, mục tiêu của năm", "quantity or target of a year").of(lang)),
        *(Entry(LOOKS[state], STATES.label(state).of(lang)) for state in LOOKS),
        Entry(MEANS, Text("nhân lực, kinh phí của năm", "people or money of a year").of(lang)),
        Entry(Symbol.MILESTONE, Text("mốc", "milestone").of(lang)),
        Entry(Symbol.ASPIRED, Text("mốc phấn đấu", "aspirational milestone").of(lang)),
        Entry(Symbol.DONE, Text("đã đạt, đã ban hành", "reached, issued").of(lang)),
        Entry(Symbol.LATE, Text("quá hạn", "overdue").of(lang)),
        Entry(Symbol.GATE, Text("sẵn sàng, đến hạn ban hành", "ready, due to be issued").of(lang)),
        Entry(Pen.TODAY, Text("hôm nay", "today").of(lang)),
        Entry(Link.SEQUENCE, Text("là cơ sở của", "is what it rests on").of(lang)),
        Entry(Symbol.UNKNOWN, Text("không nối với lớp khác", "not linked with another layer").of(lang)),
    )


def _table(drawn: _Drawn, lang: Language) -> Table:
    names = {line.ids[0]: line.name for layer in drawn.lines for line in layer}
    rows = []
    for (layer, _, _), lines in zip(_LAYERS, drawn.lines, strict=True):
        for line in lines:
            rests = [names[source] for source, target in drawn.links if target == line.ids[0]]
            told = rests or ([] if drawn.linked(line.ids[0]) else [_LOOSE.of(lang)])
            name = f"{line.name}: {line.names}" if line.names else line.name
            rows.append((layer.of(lang), name, _in_time(line, lang), "; ".join(told)))
    return Table(tuple(text.of(lang) for text in _HEADER), tuple(rows))


def _in_time(line: Line, lang: Language) -> str:
    """What a row holds along the axis, in words."""
    return "; ".join(said(item, lang) for item in line.items) or _UNDATED.of(lang)
