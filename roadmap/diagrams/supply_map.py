"""Who supplies what to which product, and where it can be choked off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.diagram import diagram
from roadmap.diagrams._framing import drawing, framed, tabled
from roadmap.diagrams._in_focus import titled
from roadmap.diagrams._listed import listed, named
from roadmap.diagrams._supplies import Found, found_in
from roadmap.drawing.cards.card import Arrow, Blocks, Card, Row
from roadmap.drawing.look import Link, Tone
from roadmap.drawing.networks.network import Network
from roadmap.drawing.sheet import Entry
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.sourcing import Input, Shares, body_origin, countries
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, number, percent
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product
from roadmap.model.kinds.supply import Supply
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text

_TITLE = Text("Bản đồ nguồn cung", "Supply map")
_TITLE_OF = Text("Bản đồ nguồn cung: {}", "Supply map: {}")
_COUNTS = Text("{} đầu vào, {} nhà cung ứng, {} sản phẩm", "inputs: {}, suppliers: {}, products: {}")
_OTHERS = Text("{} nguồn chỉ để thay thế", "only substitutes: {}")
_CHOKED = Text("điểm nghẽn: {} đầu vào, {} nhà cung ứng", "chokepoints: inputs {}, suppliers {}")
_NONE = Text("không có điểm nghẽn", "no chokepoint")
_BARE = Text("chưa ghi nguồn cung: {} sản phẩm", "without supplies on record: {} products")
_HOME = Text("Trong nước: {}", "Domestic: {}")
_ABROAD = Text("Nước ngoài: {}", "Foreign: {}")
_UNKNOWN = Text("Chưa rõ: {}", "Unknown: {}")
_MEAN = Text("bình quân {} đầu vào", "mean of {} inputs")
_OVERDRAWN = Text("SAI SỐ LIỆU: tổng tỷ trọng {}", "WRONG FIGURES: shares add up to {}")
_NO_COUNTRY = Text("Chưa rõ nước của nhà cung ứng", "Country of the supplier unknown")
_COUNTRIES = Text("Nhà cung ứng từ: {}", "Supplies from: {}")
_INPUT_CHOKED = Text("ĐIỂM NGHẼN: một nguồn nước ngoài, không có thay thế", "CHOKEPOINT: one foreign source, no other")
_ALONE = Text("Một nguồn, chưa có thay thế", "One source, no substitute")
_SUBSTITUTES = Text("Thay thế được: {}", "Substitutes: {}")
_COUNTED = Text("Thay thế được: {} nguồn", "Substitutes: {}")
_NO_SUPPLIER = Text("Chưa ghi nhà cung ứng", "No supplier on record")
_FEEDS = Text("ĐIỂM NGHẼN: cấp cho {} sản phẩm", "CHOKEPOINT: products fed: {}")
_FEEDS_FEW = Text("Cấp cho {} sản phẩm", "Products fed: {}")
_CARRIES = Text("{} sản phẩm dựa vào", "Products resting on it: {}")
_SUPPLIES = Text("cung cấp", "supplies")
_GOES_INTO = Text("là nền của", "goes into")
_COULD = Text("nguồn thay thế", "possible substitute")
_WORDS = {
    Tone.SECOND: Text("Nhà cung ứng trong nước", "Domestic supplier"),
    Tone.FOURTH: Text("Nhà cung ứng nước ngoài", "Foreign supplier"),
    Tone.NEUTRAL: Text("Đầu vào", "Input"),
    Tone.FIRST: Text("Công nghệ", "Technology"),
    Tone.THIRD: Text("Sản phẩm", "Product"),
}
_LEGEND_CHOKED = Text(
    "điểm nghẽn: một nguồn nước ngoài không có thay thế, hoặc một nhà cung ứng cấp cho từ {} sản phẩm trở lên",
    "chokepoint: one foreign source without substitute, or one supplier that feeds {} products or more",
)
_LEGEND_WRONG = Text("sai số liệu: tổng tỷ trọng lớn hơn 100 %", "wrong figures: shares of more than 100 %")
_OF_NO_COUNTRY = Text("nhà cung ứng chưa rõ nước", "supplier of unknown country")
_BARE_NOTE = Text("Sản phẩm chưa ghi nguồn cung ({}): {}.", "Products without supplies on record ({}): {}.")
_BARE_HEADING = Text("Sản phẩm chưa ghi nguồn cung", "Products without supplies on record")
_LEFT_OUT = Text(
    "Không vẽ: {} đầu vào khác, ít nguy cơ hơn; bảng ghi đủ, nêu mã sản phẩm để xem.",
    "Not drawn: {} more inputs, less at risk; the table has them, name a product to see its own.",
)
_HIDDEN = Text("Nguồn thay thế chỉ đếm trên thẻ đầu vào.", "Substitutes are only counted on the cards of inputs.")
_HEADER = (
    Text("Cung cấp cho", "For"), Text("Sản phẩm liên quan", "Products"), Text("Đầu vào", "Input"),
    Text("Nhà cung ứng", "Suppliers"), Text("Trong nước", "Domestic"), Text("Nước ngoài", "Foreign"),
    Text("Thay thế", "Substitutes"), Text("Cảnh báo", "Warning"),
)  # fmt: skip
_FEW = 6  # products up to which a technology has an arrow to each
_ORIGINS = {"domestic": Tone.SECOND, "foreign": Tone.FOURTH, "unknown": Tone.NEUTRAL}


@diagram("Supply map", "Bản đồ nguồn cung")
def supply_map(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
    """Who supplies what to which product, what part comes from home and abroad, and where it can be choked off.

    Ai cung cấp đầu vào nào cho sản phẩm nào, bao nhiêu phần trong nước và nước ngoài, nghẽn ở đâu.

    From left to right: suppliers, inputs, the technologies and products that need them. A card of an input tells each
    supplier's share and country; a card of a product tells what part of its inputs comes from home and from abroad,
    those of the technologies it rests on included, each input counting alike since their values are not on record.
    Whether a supplier is domestic follows from its country, else from that of its supplies; where neither is on record
    it is unknown. Shares of an input that add up to more than the whole are said to be wrong and count as unknown.

    A thick dashed border with a warning sign and words marks a **chokepoint**: an input from one foreign source without
    a substitute, or a supplier that feeds at least as many products as check DEP702 allows, and a tenth
    of all. Dotted arrows come from possible substitutes.

    Products without any supply on record are counted and listed, not drawn. More than 60 cards are condensed:
    substitutes are only counted, and the inputs least at risk left out; the table has them all.

    With ids of products, technologies or organisations: what goes into these, or what these supply.
    """
    found = found_in(survey, focus, lang)
    bare = [] if focus else [survey.roadmap[id] for id in found.whole.bare]
    records: list[Record] = [supply for one in found.asked for supply in one.supplies]
    records = records or bare
    body = _network(found) if found.shown else Blocks((listed(_BARE_HEADING, bare, Tone.THIRD, lang),))
    sheet = framed(
        survey,
        lang,
        titled(survey, focus, lang, _TITLE, _TITLE_OF),
        body,
        records,
        subtitle=_subtitle(found, len(bare)),
        legend=_legend(found),
        footnotes=_footnotes(found, bare),
    )
    yield drawing("supply-map", focus, sheet, _table(found, bare))


def _network(found: Found) -> Network:
    cards: dict[str, Card] = {}
    arrows: dict[Arrow, None] = {}
    for one in found.shown:
        node = f"input {one.id}"
        cards[node] = _input(found, one)
        for id in one.suppliers:
            cards.setdefault(id, _supplier(found, id))
            arrows[Arrow(id, node, Link.TRANSFER)] = None
        for id in () if found.large else one.substitutes:
            cards.setdefault(id, _supplier(found, id))
            arrows[Arrow(id, node, Link.DEPENDENCY)] = None
        cards.setdefault(one.fed, _fed(found, one.fed))
        arrows[Arrow(node, one.fed)] = None
        products = found.products(one)
        for id in products if len(products) <= _FEW else ():
            cards.setdefault(id, _fed(found, id))
            arrows[Arrow(one.fed, id)] = None
    suppliers = frozenset(id for one in found.shown for id in (*one.suppliers, *one.substitutes))
    return Network(tuple(cards.values()), tuple(arrows), suppliers)


def _body(found: Found, id: str) -> str:
    body = found.survey.roadmap.find(Organization, id)
    return body.short_label(found.lang) if body else id


def _supplier(found: Found, id: str) -> Card:
    lang, body = found.lang, found.survey.roadmap.find(Organization, id)
    tone = _ORIGINS[body_origin(found.survey, id)]
    said = ", ".join(countries(found.survey, id))
    if tone is Tone.NEUTRAL:
        lines = [_COUNTRIES.of(lang).format(said) if said else _NO_COUNTRY.of(lang)]
    else:
        lines = [f"{_WORDS[tone].of(lang)} ({said})" if said else _WORDS[tone].of(lang)]
    feeds = found.feeds(id)
    choked = _FEEDS.of(lang).format(number(feeds, lang)) if feeds >= found.least else ""
    if feeds and not choked:
        lines.append(_FEEDS_FEW.of(lang).format(number(feeds, lang)))
    return Card(id, _body(found, id), tuple(lines), tone=tone, unowned=choked, tooltip=body.label(lang) if body else id)


def _component(one: Input, lang: Lang) -> str:
    first = one.supplies[0]
    return first.component.of(lang) if first.component else first.label(lang)


def _input(found: Found, one: Input) -> Card:
    lang = found.lang
    rows = []
    for supply in one.supplies:
        name, facts = _facts(found, supply)
        rows.append(Row(name, " · ".join(facts), id=supply.id))
    choked = "; ".join(_alarms(one, lang))
    lines = [_ALONE.of(lang)] if one.alone and not one.choked else []
    if one.substitutes:
        names = ", ".join(_body(found, id) for id in one.substitutes)
        counted = number(len(one.substitutes), lang)
        lines.append((_COUNTED if found.large else _SUBSTITUTES).of(lang).format(counted if found.large else names))
    return Card(f"input {one.id}", _component(one, lang), tuple(lines), unowned=choked, rows=tuple(rows))


def _facts(found: Found, supply: Supply) -> tuple[str, list[str]]:
    """Who supplies, and what is on record of it: the share, the country."""
    name = _body(found, supply.supplier) if supply.supplier else _NO_SUPPLIER.of(found.lang)
    facts = (percent(supply.share, found.lang) if supply.share is not None else "", supply.country or "")
    return name, [fact for fact in facts if fact]


def _supplied(found: Found, supply: Supply) -> str:
    name, facts = _facts(found, supply)
    return f"{name} ({', '.join(facts)})" if facts else name


def _alarms(one: Input, lang: Lang) -> Iterator[str]:
    if one.overdrawn:
        yield _OVERDRAWN.of(lang).format(percent(one.overdrawn, lang))
    if one.choked:
        yield _INPUT_CHOKED.of(lang)


def _fed(found: Found, id: str) -> Card:
    record, lang = found.survey.roadmap[id], found.lang
    if isinstance(record, Product):
        count = len(found.whole.of[id])
        lines = list(_shares(found.whole.shares(id), lang))
        lines += [_MEAN.of(lang).format(number(count, lang))] if count > 1 else []
        return Card(id, record.label(lang), tuple(lines), tone=Tone.THIRD)
    carried = _CARRIES.of(lang).format(number(len(found.whole.products(id)), lang))
    return Card(id, record.label(lang), (carried,), tone=Tone.FIRST)


def _shares(shares: Shares, lang: Lang) -> Iterator[str]:
    """The parts, each on a line of its own; what is nothing is left out."""
    for text, part in ((_HOME, shares.domestic), (_ABROAD, shares.foreign), (_UNKNOWN, shares.unknown)):
        if round(part, 2):
            yield text.of(lang).format(percent(part, lang))


def _subtitle(found: Found, bare: int) -> Iterator[str]:
    lang = found.lang
    if found.asked:
        suppliers = {id for one in found.asked for id in one.suppliers}
        products = {id for one in found.asked for id in found.whole.products(one.fed)}
        counts = (len(found.asked), len(suppliers), len(products))
        yield _COUNTS.of(lang).format(*(number(count, lang) for count in counts))
        if others := {id for one in found.asked for id in one.substitutes} - suppliers:
            yield _OTHERS.of(lang).format(number(len(others), lang))
        choked, choking = sum(one.choked for one in found.asked), len(found.choking)
        said = _CHOKED.of(lang).format(number(choked, lang), number(choking, lang))
        yield said if choked or choking else _NONE.of(lang)
    if bare:
        yield _BARE.of(lang).format(number(bare, lang))


def _legend(found: Found) -> tuple[Entry, ...]:
    lang = found.lang
    words = {tone: text.of(lang) for tone, text in _WORDS.items()}
    suppliers = {id for one in found.shown for id in (*one.suppliers, *one.substitutes)}
    if any(_ORIGINS[body_origin(found.survey, id)] is Tone.NEUTRAL for id in suppliers):
        words[Tone.NEUTRAL] += f"; {_OF_NO_COUNTRY.of(lang)}"
    alarms = []
    if found.choking or any(one.choked for one in found.shown):
        alarms.append(_LEGEND_CHOKED.of(lang).format(number(found.least, lang)))
    if any(one.overdrawn for one in found.shown):
        alarms.append(_LEGEND_WRONG.of(lang))
    return (
        *(Entry(tone, text) for tone, text in words.items()),
        Entry("unowned", "; ".join(alarms)),
        Entry(Link.TRANSFER, _SUPPLIES.of(lang)),
        Entry(Link.DEPENDENCY, _COULD.of(lang)),
        Entry(Link.SEQUENCE, _GOES_INTO.of(lang)),
    )


def _footnotes(found: Found, bare: Sequence[Record]) -> Iterator[str]:
    lang = found.lang
    if found.shown and bare:
        yield _BARE_NOTE.of(lang).format(number(len(bare), lang), named(bare, lang))
    if left := len(found.asked) - len(found.shown):
        yield _LEFT_OUT.of(lang).format(number(left, lang))
    if found.large and any(one.substitutes for one in found.shown):
        yield _HIDDEN.of(lang)


def _sums(found: Found) -> Iterator[tuple[str, ...]]:
    """For each product that needs several inputs, some of them asked for, from where all of them come."""
    lang = found.lang
    products = sorted({id for one in found.asked for id in found.whole.products(one.fed)})
    for id in (id for id in products if len(found.whole.of[id]) > 1):
        name, shares = found.survey.roadmap[id].label(lang), found.whole.shares(id)
        mean = capital(_MEAN.of(lang).format(number(len(found.whole.of[id]), lang)))
        unknown = _UNKNOWN.of(lang).format(percent(shares.unknown, lang)) if round(shares.unknown, 2) else ""
        yield name, name, mean, "", percent(shares.domestic, lang), percent(shares.foreign, lang), "", unknown


def _table(found: Found, bare: Sequence[Record]) -> Table:
    survey, lang = found.survey, found.lang
    rows: list[tuple[str, ...]] = []
    for one in found.asked:
        names = [survey.roadmap[id].label(lang) for id in sorted(found.whole.products(one.fed))]
        suppliers = [_supplied(found, supply) for supply in one.supplies]
        choking = [_body(found, id) for id in one.suppliers if found.feeds(id) >= found.least]
        warnings = [*_alarms(one, lang), *([_ALONE.of(lang)] if one.alone and not one.choked else [])]
        parts = ["", ""] if one.overdrawn else [percent(part, lang) for part in one.shares[:2]]
        if not one.overdrawn and round(one.shares.unknown, 2):
            warnings.append(_UNKNOWN.of(lang).format(percent(one.shares.unknown, lang)))
        if choking:
            feeds = max(found.feeds(id) for id in one.suppliers)
            warnings.append(f"{', '.join(choking)}: {_FEEDS.of(lang).format(number(feeds, lang))}")
        rows.append(
            (
                survey.roadmap[one.fed].label(lang), "; ".join(names), _component(one, lang), "; ".join(suppliers),
                *parts, "; ".join(_body(found, id) for id in one.substitutes), "; ".join(warnings),
            )
        )  # fmt: skip
    rows += list(_sums(found))
    rows += [(record.label(lang), record.label(lang), _BARE_HEADING.of(lang), *[""] * 5) for record in bare]
    return tabled(_HEADER, rows, lang)
