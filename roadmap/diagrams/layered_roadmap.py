"""The technology roadmap in layers over time: needs, products, technologies, resources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from roadmap.diagram import diagram
from roadmap.diagrams._framing import framed, tabled
from roadmap.diagrams._gantt_rows import LOOKS
from roadmap.diagrams._in_focus import none_of
from roadmap.diagrams._layer_rows import AIM, MEANS, Line, said
from roadmap.diagrams._layers_drawn import LayerRows, layer_rows
from roadmap.diagrams._time_axis import time_axis
from roadmap.drawing.charts.chart import Bus, Chart, Panel, Row, Section
from roadmap.drawing.look import Link, Mark, Pen, Symbol, Tone
from roadmap.drawing.sheet import Entry
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.layers import Layers, layers
from roadmap.graph.survey import Survey
from roadmap.locale.value import number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.catalogue import Group
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.demand import Need
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.scale import STATES
from roadmap.model.text import Lang, Text

_TITLE = Text("Lộ trình công nghệ nhiều lớp", "Layered technology roadmap")
_NO_LAYER = Text("chưa có nhu cầu, sản phẩm hay công nghệ nào.", "there is no need, product or technology.")
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
_COUNTED = Text("{} mục trong {} lớp, {} liên kết giữa các lớp", "items: {}, layers: {}, links between layers: {}")
_LOOSE_COUNT = Text("{} mục không nối với lớp khác", "not linked with another layer: {}")
_LEFT_OUT = Text("Không vẽ {} liên kết để hình dễ đọc; bảng đi kèm ghi đủ.",
                 "{} links are not drawn, so that the picture can be read; the table has them all.")  # fmt: skip
_GROUPED = Text(
    "Hình gộp: nhiều bản ghi cùng nhóm chung một dòng. Xem từng mục: lộ trình nhiều lớp của từng mã.",
    "Condensed: many records of one group share a row. Each item: the layered roadmap of each id.",
)
_MOST_BUSES = 16
_HEADER = (Text("Lớp", "Layer"), Text("Mục", "Item"), Text("Thời gian", "In time"), Text("Dựa vào", "Rests on"))
_FOCUS = (Technology, Product, Need, Group, Programme, Mission, Organization)


@diagram("Layered roadmap", "Lộ trình nhiều lớp")
def layered_roadmap(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
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
    each; without ids, all of today's plan, one row for each group, sector or type where records are many.

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


def _drawing(survey: Survey, record: Record | None, held: Layers, lang: Lang) -> Drawing:
    """One drawing.

    Raises:
        RoadmapError: there is nothing in any layer but resources.
    """
    if not (held.needs or held.products or held.technologies):
        raise RoadmapError(
            none_of(record, _NO_LAYER), Text("Thêm bằng: `roadmap new product MÃ`", "Add one: `roadmap new product ID`")
        )
    drawn = layer_rows(survey, held, lang, named=record is not None)
    records = [survey.roadmap[id] for lines in drawn.lines for line in lines for id in line.ids]
    buses, left_out = _buses(drawn)
    axis = time_axis(_dates(survey, drawn), survey.today, lang)
    panel = Panel(axis, tuple(_sections(drawn, lang)), _HEADING.of(lang), (_LINKS.of(lang),))
    notes = [_GROUPED.of(lang)] if drawn.grouped else []
    notes += [_LEFT_OUT.of(lang).format(number(left_out, lang))] if left_out else []
    sheet = framed(
        survey,
        lang,
        _OF.of(lang).format(record.label(lang)) if record else _TITLE.of(lang),
        Chart((panel,), buses=buses),
        records,
        subtitle=_subtitle(drawn, lang),
        legend=_legend(lang),
        footnotes=notes,
    )
    return Drawing(f"layered-roadmap-{record.id}" if record else "layered-roadmap", sheet, _table(drawn, lang))


# --- rows ------------------------------------------------------------------------------------------------------------


def _sections(drawn: LayerRows, lang: Lang) -> Iterator[Section]:
    for (name, why, tone), lines in zip(_LAYERS, drawn.lines, strict=True):
        rows = tuple(_row(drawn, line, lang) for line in lines)
        yield Section(name.of(lang), rows or (Row(_NONE.of(lang)),), tone, why.of(lang))


def _row(drawn: LayerRows, line: Line, lang: Lang) -> Row:
    count = drawn.linked(line.ids[0])
    mark = None if count else Mark(Symbol.UNKNOWN, _LOOSE.of(lang))
    note = "" if line.items else ": ".join(filter(None, (_UNDATED.of(lang), line.names)))
    told = number(count, lang) if count else _LOOSE.of(lang)
    return Row(line.name, (told,), line.items, mark, stacked=True, note=note, id=line.ids[0], about=line.ids)


def _buses(drawn: LayerRows) -> tuple[tuple[Bus, ...], int]:
    """The links bundled by what they serve, the upper layers first; and how many links are left out."""
    targets = [line.ids[0] for layer in drawn.lines for line in layer]
    sources = {one: tuple(low for low, high in drawn.links if high == one) for one in targets}
    buses = [Bus(one, sources[one], Link.SEQUENCE) for one in targets if sources[one]]
    return tuple(buses[:_MOST_BUSES]), sum(len(bus.sources) for bus in buses[_MOST_BUSES:])


def _dates(survey: Survey, drawn: LayerRows) -> Iterator[datetime.date]:
    """The first and last days of everything in time; without any, to the horizon of the plan."""
    items = [item for layer in drawn.lines for line in layer for item in line.items]
    for item in items:
        yield datetime.date.fromordinal(int(item.start))
        yield datetime.date.fromordinal(max(int(item.end) - 1, int(item.start)))
    if not items and survey.settings.horizon:
        yield datetime.date(survey.settings.horizon, 12, 31)


def _subtitle(drawn: LayerRows, lang: Lang) -> Iterator[str]:
    keys = [line.ids[0] for layer in drawn.lines for line in layer]
    filled = sum(bool(layer) for layer in drawn.lines)
    yield _COUNTED.of(lang).format(*(number(one, lang) for one in (len(keys), filled, len(drawn.links))))
    if loose := sum(not drawn.linked(key) for key in keys):
        yield _LOOSE_COUNT.of(lang).format(number(loose, lang))


def _legend(lang: Lang) -> tuple[Entry, ...]:
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
        Entry(Link.SEQUENCE, Text("là cơ sở của", "from a basis to what rests on it").of(lang)),
        Entry(Symbol.UNKNOWN, Text("không nối với lớp khác", "not linked with another layer").of(lang)),
    )


def _table(drawn: LayerRows, lang: Lang) -> Table:
    names = {line.ids[0]: line.name for layer in drawn.lines for line in layer}
    rows = []
    for (layer, _, _), lines in zip(_LAYERS, drawn.lines, strict=True):
        for line in lines:
            rests = [names[source] for source, target in drawn.links if target == line.ids[0]]
            told = rests or ([] if drawn.linked(line.ids[0]) else [_LOOSE.of(lang)])
            name = f"{line.name}: {line.names}" if line.names else line.name
            rows.append((layer.of(lang), name, _in_time(line, lang), "; ".join(told)))
    return tabled(_HEADER, rows, lang)


def _in_time(line: Line, lang: Lang) -> str:
    """What a row holds along the axis, in words."""
    return "; ".join(said(item, lang) for item in line.items) or _UNDATED.of(lang)
