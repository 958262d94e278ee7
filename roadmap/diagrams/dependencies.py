"""What rests on what, and what much would fall with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.diagram import diagram
from roadmap.diagrams._dependence import Found, found_in
from roadmap.diagrams._framing import drawing, framed, tabled
from roadmap.diagrams._in_focus import titled
from roadmap.diagrams._listed import listed
from roadmap.diagrams._owners import owner
from roadmap.drawing.cards.card import Arrow, Blocks, Card
from roadmap.drawing.look import Link, Tone
from roadmap.drawing.networks.network import Network
from roadmap.drawing.sheet import Entry
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.chain import Chain, Subject
from roadmap.graph.dependence import Pillar
from roadmap.graph.reach import cycles
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, number, shorten
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text

_TITLE = Text("Mạng phụ thuộc công nghệ - sản phẩm", "Dependencies of technologies and products")
_TITLE_OF = Text("Mạng phụ thuộc: {}", "Dependencies: {}")
_COUNTS = Text("{} công nghệ, {} sản phẩm, {} liên kết", "technologies: {}, products: {}, links: {}")
_SINGLE = Text(
    "điểm phụ thuộc đơn lẻ: {} công nghệ, {} tổ chức", "single points of failure: technologies {}, bodies {}"
)
_NONE = Text("không có điểm phụ thuộc đơn lẻ", "no single point of failure")
_LONE = Text("chưa ghi liên kết: {} công nghệ, {} sản phẩm", "without links on record: technologies {}, products {}")
_CARRIES = Text("{} sản phẩm dựa vào", "Products resting on it: {}")
_SUPPLIER = Text("Nguồn cung duy nhất", "Only supplier")
_LEAD = Text("Một mình thực hiện một giai đoạn", "Alone at a stage of the work")
_STOPS = Text("{} sản phẩm đứt chuỗi nếu dừng", "Products that stop with it: {}")
_FOCUS = Text("Đang xét", "In focus")
_ALIKE = Text("và {} {} cùng vị trí", "and {} {} in the same place")
_NO_USE = Text("Sản phẩm chưa ghi công nghệ lõi", "Products without core technologies on record")
_NO_USER = Text("Công nghệ chưa ghi liên kết", "Technologies without links on record")
_UNDERLIES = Text("làm nền cho, là công nghệ lõi của", "underlies, is a core technology of")
_HANGS = Text("sản phẩm, công nghệ phụ thuộc vào tổ chức", "hangs on the organisation")
_LEGEND_POINT = Text(
    "điểm phụ thuộc đơn lẻ: từ {} sản phẩm trở lên dựa vào, điểm nối duy nhất, hoặc vòng phụ thuộc",
    "single point of failure: {} or more products rest on it, the only joint, or a circle",
)
_MORE_CIRCLES = Text("Còn {} vòng phụ thuộc khác.", "{} more circles of dependencies.")
_MOST_CIRCLES, _NAME = 2, 40
_CYCLE = Text("Vòng phụ thuộc: {}.", "Circle of dependencies: {}.")
_LEFT_OUT = Text(
    "Không vẽ: {} sản phẩm (đã đếm trên thẻ công nghệ) và {} công nghệ có ít sản phẩm dựa vào hơn; "
    "nêu mã để xem phần xung quanh.",
    "Not drawn: {} products (counted on the cards of technologies) and {} technologies on which fewer products rest; "
    "name an id to see what surrounds it.",
)
_ONLY_PRODUCTS = Text(
    "Không vẽ: {} sản phẩm (đã đếm trên thẻ công nghệ); nêu mã để xem phần xung quanh.",
    "Not drawn: {} products (counted on the cards of technologies); name an id to see what surrounds it.",
)
_FARTHER = Text(
    "Không vẽ: {} sản phẩm và {} công nghệ ở xa hơn trong mạng; bảng ghi đủ.",
    "Not drawn: {} products and {} technologies farther away in the network; the table has them.",
)
_FOLDED = Text(
    "{} bản ghi có cùng vị trí trong mạng được gộp vào thẻ đại diện.",
    "{} records in the same place of the network are counted on the card of one of them.",
)
_UNDRAWN_LONE = Text("Không vẽ: {} bản ghi chưa có liên kết phụ thuộc.", "Not drawn: {} records without dependencies.")
_INDIRECT = Text(
    "Không vẽ: {} liên kết trực tiếp mà các mũi tên khác đã dẫn tới; bảng ghi đủ.",
    "Not drawn: {} direct links where other arrows lead the same way; the table has them.",
)
_MORE_BODIES = Text("Không vẽ: {} tổ chức khác mà nhiều sản phẩm phụ thuộc.", "Not drawn: {} more such bodies.")
_POINT_WORD = Text("điểm phụ thuộc đơn lẻ", "single point of failure")
_HEADER = (
    Text("Loại", "Kind"), Text("Tên", "Name"), Text("Dựa trên", "Rests on"), Text("Làm nền cho", "Carries"),
    Text("Số sản phẩm dựa vào", "Products resting on it"), Text("Cảnh báo", "Warning"),
)  # fmt: skip
_TONES: dict[type[Record], Tone] = {Technology: Tone.FIRST, Product: Tone.THIRD, Organization: Tone.FOURTH}


@diagram("Dependencies", "Mạng phụ thuộc")
def dependencies(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
    """What rests on what among technologies and products, and the single points with which much would fall.

    Công nghệ, sản phẩm nào dựa trên công nghệ nào, và những điểm mà nếu đứt thì nhiều sản phẩm dừng theo.

    Arrows run from a technology to what depends on it and to the products that use it, from left to right; a direct
    link is left out where others lead the same way. A card tells who answers for it, its readiness, and how many
    products rest on it directly or through others.

    A thick dashed border with a warning sign and words marks a **single point of failure**: a technology on which at
    least as many products rest as check DEP702 allows for suppliers, and a tenth of all products; a technology that
    alone holds together parts of the network that each contain a product (an articulation point of the network); and
    technologies that depend on each other in a circle. Organisations without which that many products stop stand in the
    network too: suppliers without any substitute, and bodies that are alone at a stage of unfinished work.

    What has no dependency on record is counted, and listed where nothing else is to be drawn. More than 60 cards are
    condensed: members in the same place of the network stand as one card; then products are left out and only counted
    on what they rest on; then the technologies on which the fewest rest. With ids, what is farthest from these is left
    out instead. What was left out is said under the drawing.

    With ids of technologies or products: these, everything they rest on, and everything that rests on them.
    """
    found = found_in(survey, focus, lang)
    whole = found.whole
    records = [survey.roadmap[id] for id in (*whole.members, *whole.lone)]
    sheet = framed(
        survey,
        lang,
        titled(survey, focus, lang, _TITLE, _TITLE_OF),
        _network(found) if whole.members else _unlinked(found),
        records,
        subtitle=_subtitle(found),
        legend=_legend(found),
        footnotes=_footnotes(found),
    )
    yield drawing("dependencies", focus, sheet, _table(found))


def _network(found: Found) -> Network:
    kept = found.drawn.kept
    cards = [_card(found, id) for id in sorted(kept.members, key=lambda one: -len(kept.products[one]))]
    cards += [_body(found, pillar) for pillar in found.bodies]
    arrows = [Arrow(rest.below, rest.above) for rest in kept.direct]
    for pillar in found.bodies:
        arrows += [Arrow(pillar.id, id, Link.DEPENDENCY) for id in pillar.holds if id in kept.members]
    return Network(tuple(cards), tuple(arrows))


def _card(found: Found, id: str) -> Card:
    survey, lang = found.survey, found.lang
    record = survey.roadmap[id]
    lines = []
    if isinstance(record, Technology | Product):
        lines = [text for text in (owner(Chain(record, survey), lang), _level(record)) if text]
    if id in found.focus:
        lines.append(_FOCUS.of(lang))
    if others := found.drawn.alike.get(id, ()):
        lines.append(_ALIKE.of(lang).format(number(len(others), lang), type(record).PLURAL.of(lang)))
    alarm = found.alarm(id)
    carried = len(found.whole.products[id])
    if carried and not alarm:
        lines.append(_CARRIES.of(lang).format(number(carried, lang)))
    return Card(id, record.label(lang), tuple(lines), tone=_TONES[type(record)], unowned=alarm)


def _level(record: Subject) -> str:
    readiness = record.readiness if isinstance(record, Technology) else None
    if readiness is None or not readiness.now:
        return ""
    return f"TRL {readiness.now}" + (f" → {readiness.target}" if readiness.target else "")


def _body(found: Found, pillar: Pillar) -> Card:
    record, lang = found.survey.roadmap[pillar.id], found.lang
    title = record.short_label(lang) if isinstance(record, Organization) else record.label(lang)
    role = (_SUPPLIER if pillar.supplies else _LEAD).of(lang)
    stops = _STOPS.of(lang).format(number(len(pillar.products), lang))
    return Card(pillar.id, title, (role,), tone=Tone.FOURTH, unowned=stops, tooltip=record.label(lang))


def _unlinked(found: Found) -> Blocks:
    """Where nothing depends on anything: what there is, in blocks that say so."""
    survey, lang = found.survey, found.lang
    kinds = ((Technology, _NO_USER), (Product, _NO_USE))
    lone = [
        (heading, kind, [one for one in found.whole.lone if isinstance(survey.roadmap[one], kind)])
        for kind, heading in kinds
    ]
    blocks = [
        listed(heading, [survey.roadmap[id] for id in ids], _TONES[kind], lang) for heading, kind, ids in lone if ids
    ]
    return Blocks(tuple(blocks))


def _count(found: Found, ids: Sequence[str]) -> tuple[str, str]:
    """How many technologies and how many products there are among `ids`."""
    roadmap = found.survey.roadmap
    return (
        number(sum(roadmap.find(Technology, id) is not None for id in ids), found.lang),
        number(sum(roadmap.find(Product, id) is not None for id in ids), found.lang),
    )


def _subtitle(found: Found) -> Iterator[str]:
    whole, lang = found.whole, found.lang
    if whole.members:
        yield _COUNTS.of(lang).format(*_count(found, whole.members), number(len(whole.rests), lang))
        points = sum(bool(found.alarm(id)) for id in whole.members)
        bodies = len(found.bodies) + found.more
        single = _SINGLE.of(lang).format(number(points, lang), number(bodies, lang))
        yield single if points or bodies else _NONE.of(lang)
    if whole.lone:
        yield _LONE.of(lang).format(*_count(found, whole.lone))


def _legend(found: Found) -> tuple[Entry, ...]:
    lang = found.lang
    kinds = [Entry(tone, capital(kind.LABEL.of(lang))) for kind, tone in _TONES.items()]
    return (
        *kinds,
        Entry("unowned", _LEGEND_POINT.of(lang).format(number(found.least, lang))),
        Entry(Link.SEQUENCE, _UNDERLIES.of(lang)),
        Entry(Link.DEPENDENCY, _HANGS.of(lang)),
    )


def _footnotes(found: Found) -> Iterator[str]:
    survey, lang, drawn = found.survey, found.lang, found.drawn
    members = set(found.whole.members)
    circles = [cycle for cycle in cycles(survey, "depends_on") if members.intersection(cycle)]
    for cycle in circles[:_MOST_CIRCLES]:
        names = [shorten(survey.roadmap[id].label(lang), _NAME) for id in (*cycle, cycle[0])]
        yield _CYCLE.of(lang).format(" → ".join(names))
    if (more := len(circles) - _MOST_CIRCLES) > 0:
        yield _MORE_CIRCLES.of(lang).format(number(more, lang))
    if drawn.products or drawn.technologies:
        said = _FARTHER if found.focus else _LEFT_OUT if drawn.technologies else _ONLY_PRODUCTS
        yield said.of(lang).format(number(drawn.products, lang), number(drawn.technologies, lang))
    if drawn.alike:
        yield _FOLDED.of(lang).format(number(sum(map(len, drawn.alike.values())), lang))
    if found.whole.lone and members:
        yield _UNDRAWN_LONE.of(lang).format(number(len(found.whole.lone), lang))
    if indirect := len(drawn.kept.rests) - len(drawn.kept.direct):
        yield _INDIRECT.of(lang).format(number(indirect, lang))
    if found.more:
        yield _MORE_BODIES.of(lang).format(number(found.more, lang))


def _table(found: Found) -> Table:
    survey, whole, lang = found.survey, found.whole, found.lang
    below: dict[str, list[str]] = {}
    above: dict[str, list[str]] = {}
    for rest in whole.rests:
        below.setdefault(rest.above, []).append(survey.roadmap[rest.below].label(lang))
        above.setdefault(rest.below, []).append(survey.roadmap[rest.above].label(lang))
    rows = []
    for id in (*sorted(whole.members, key=lambda one: -len(whole.products[one])), *whole.lone):
        record = survey.roadmap[id]
        carried = number(len(whole.products[id]), lang) if isinstance(record, Technology) else ""
        texts = ("; ".join(below.get(id, ())), "; ".join(above.get(id, ())))
        rows.append((capital(record.LABEL.of(lang)), record.label(lang), *texts, carried, found.alarm(id)))
    for pillar in found.bodies:
        body = survey.roadmap[pillar.id]
        held = "; ".join(survey.roadmap[id].label(lang) for id in pillar.holds if id in survey.roadmap)
        role = (_SUPPLIER if pillar.supplies else _LEAD).of(lang)
        rows.append((role, body.label(lang), "", held, number(len(pillar.products), lang), _POINT_WORD.of(lang)))
    return tabled(_HEADER, rows, lang)
