"""The landscape of strategic technologies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.diagram import diagram
from roadmap.diagrams._framing import framed, tabled
from roadmap.diagrams._in_focus import NONE
from roadmap.diagrams._owners import owner, unowned
from roadmap.diagrams._places import WHOLE, Place, core_technologies, every_place, technologies_in
from roadmap.drawing.cards.card import Block, Blocks, Card, Hole, Row
from roadmap.drawing.look import Tone
from roadmap.drawing.sheet import Entry
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.locale.gap import NOTHING, UNOWNED
from roadmap.locale.value import date, number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.catalogue import Catalogue
from roadmap.model.kinds.chain import LINK_STANDING, Listing, Product, Technology
from roadmap.model.kinds.programme import Mission
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text

_TITLE = Text("Bản đồ công nghệ chiến lược", "Landscape of strategic technologies")
_COUNTS = Text("{} nhóm · {} sản phẩm · {} công nghệ", "groups: {} · products: {} · technologies: {}")
_OUTSIDE = Text("ngoài danh mục: {} sản phẩm", "products outside the list: {}")
_MISSING = Text(
    "chưa rõ cơ quan chịu trách nhiệm: {}/{} sản phẩm, {}/{} công nghệ",
    "without one body that answers: products {}/{}, technologies {}/{}",
)
_FORCE = Text("{}, hiệu lực từ {}", "{}, in force from {}")
_LOOSE = Text("Công nghệ chưa gắn với sản phẩm", "Technologies not linked to a product")
_ELSEWHERE = Text("Công nghệ dùng cho sản phẩm của nhóm khác", "Technologies used by products of other groups")
_EMPTY = Text("nhóm chưa có công nghệ, sản phẩm nào", "group without technologies or products")
_PROPOSED = Text("xếp sản phẩm vào nhóm: đề xuất", "products in group: proposed")
_PROPOSED_ONE = Text("xếp nhóm: đề xuất", "group: proposed")
_PROPOSED_NOTE = Text(
    'Chỗ ghi "đề xuất" (xếp sản phẩm vào nhóm, nối nhiệm vụ với sản phẩm) là của bên thứ ba, văn bản không nêu.',
    'Where it says "proposed" (product to group, mission to product), a third party made the link, no document did.',
)
_MISSIONS = Text("Nhiệm vụ: {}", "Missions: {}")
_GOVERNED = Text("Nhiệm vụ: {}; chủ quản: {}", "Missions: {}; governing: {}")
_NO_TIER = Text("Chưa xếp lớp", "In no tier")
_TIER = Text("Lớp {} của danh mục", "Tier {} of the list")
_GONE = Text("Chỉ có trong danh mục đã hết hiệu lực", "Only in lists no longer in force")
_HISTORY = Text(
    "Không vẽ: {} sản phẩm chỉ có trong danh mục đã hết hiệu lực.",
    "Not drawn, since they stand only in lists no longer in force: {} products.",
)
_MANY = 60
_FOCUS = Text("Xem từng nhóm trên một trang riêng: nêu mã nhóm.", "To see one group on a page of its own, name its id.")
_HEADER = (
    Text("Nhóm", "Group"), Text("Mã", "Code"), Text("Sản phẩm", "Product"), Text("Công nghệ", "Technology"),
    Text("Cơ quan chịu trách nhiệm", "Accountable body"), Text("Nhiệm vụ", "Missions"),
    Text("Xếp nhóm", "Group link"),
)  # fmt: skip
_TONES = (Tone.FIRST, Tone.FOURTH, Tone.THIRD, Tone.SECOND)


@diagram("Landscape", "Bản đồ công nghệ")
def landscape(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
    """Groups, products and technologies of the list in force, with who answers for each.

    Các nhóm, sản phẩm và công nghệ của danh mục hiện hành, kèm cơ quan chịu trách nhiệm.

    One block per group of the official list in force on the day asked for, in the order of the list; in it a card per
    product, and in the card the core technologies that the product uses, each with its accountable body. What nobody
    is accountable for has a thick dashed border, a warning sign and the words for it. A group whose products were put
    there by a proposal, not by the list itself, says so. Technologies of a group that no product uses, or that only
    products of other groups use, stand in cards of their own; what is in no list in force but is worked on stands in a
    block of its own.

    With ids of groups, only these are drawn.
    """
    places = _chosen(every_place(survey, lang), focus)
    tiers = sorted({listing.tier for place in places for _, listing in place.products if listing and listing.tier})
    tones = {tier: _TONES[index % len(_TONES)] for index, tier in enumerate(tiers)}
    blocks = tuple(_block(survey, place, tones, lang) for place in places)
    products = {product.id: product for place in places for product, _ in place.products}
    technologies = technologies_in(survey, places)
    drawn: list[Record] = [*products.values(), *technologies.values(), *(p.record for p in places if p.record)]
    sheet = framed(
        survey,
        lang,
        _TITLE.of(lang),
        Blocks(blocks or (_nothing(lang),)),
        drawn,
        subtitle=(*_lists(survey, lang), *_counts(survey, places, products, technologies, lang)),
        legend=_legend(tones, lang),
        footnotes=_footnotes(survey, places, lang, whole=not focus),
    )
    yield Drawing("landscape", sheet, _table(survey, places, () if focus else _gone(survey), lang))


def _nothing(lang: Lang) -> Block:
    """What is drawn of a plan without groups, technologies or products."""
    return Block("", WHOLE.of(lang), (), hole=Hole(NOTHING.of(lang), NONE.of(lang)))


def _lists(survey: Survey, lang: Lang) -> Iterator[str]:
    """The lists in force, each with the day from which it is."""
    for catalogue in survey.of(Catalogue):
        if survey.in_force(catalogue):
            name, since = catalogue.label(lang), catalogue.valid_from
            yield _FORCE.of(lang).format(name, date(since, lang)) if since else name


def _counts(
    survey: Survey,
    places: Sequence[Place],
    products: dict[str, Product],
    technologies: dict[str, Technology],
    lang: Lang,
) -> Iterator[str]:
    """How much is drawn, and how much of it nobody is accountable for."""
    outside = sum(listing is None for place in places for _, listing in place.products)
    groups = sum(place.record is not None for place in places)
    counts = (groups, len(products) - outside, len(technologies))
    yield _COUNTS.of(lang).format(*(number(count, lang) for count in counts))
    if outside:
        yield _OUTSIDE.of(lang).format(number(outside, lang))
    orphans: list[int] = []
    subjects: tuple[dict[str, Product] | dict[str, Technology], ...] = (products, technologies)
    for items in subjects:
        orphans += [sum(len(Chain(item, survey).answering) != 1 for item in items.values()), len(items)]
    if orphans[0] or orphans[2]:
        yield _MISSING.of(lang).format(*(number(count, lang) for count in orphans))


def _chosen(places: list[Place], focus: Sequence[str]) -> list[Place]:
    """The groups in focus, or all.

    Raises:
        RoadmapError: an id in focus is no group of a list in force.
    """
    known = [place.id for place in places if place.record]
    for id in focus:
        if id not in known:
            message = Text(f"`{id}` không phải nhóm của danh mục hiện hành.", f"`{id}` is no group of a list in force.")
            raise RoadmapError(message, Text(", ".join(known), ", ".join(known)))
    return [place for place in places if place.id in focus] if focus else places


def _body(survey: Survey, id: str | None, lang: Lang) -> str:
    """The accountable body's name; the id itself where no such body is on record."""
    organization = survey.roadmap.find(Organization, id)
    return organization.short_label(lang) if organization else (id or "")


def _block(survey: Survey, place: Place, tones: dict[str, Tone], lang: Lang) -> Block:
    proposed = [listing.link == "proposed" for _, listing in place.products if listing and listing.group]
    together = bool(proposed) and all(proposed)
    cards = [
        _card(survey, product, listing, tones, lang, say_proposed=not together) for product, listing in place.products
    ]
    for name, heading, alike in (("loose", _LOOSE, place.loose), ("elsewhere", _ELSEWHERE, place.elsewhere)):
        if alike:
            rows = tuple(_row(survey, technology, lang) for technology in alike)
            cards.append(Card(f"{name} {place.id}", heading.of(lang), rows=rows))
    hole = None if cards else Hole(NOTHING.of(lang), _EMPTY.of(lang))
    note = _PROPOSED.of(lang) if together else ""
    return Block(place.id, place.heading, tuple(cards), note, place.code, hole)


def _card(
    survey: Survey,
    product: Product,
    listing: Listing | None,
    tones: dict[str, Tone],
    lang: Lang,
    *,
    say_proposed: bool,
) -> Card:
    chain = Chain(product, survey)
    lines = [said] if (said := owner(chain, lang)) else []
    if product.accountable and (missions := _missions(survey, product, lang)):
        lines.append(missions)
    if say_proposed and listing and listing.group and listing.link == "proposed":
        lines.append(_PROPOSED_ONE.of(lang))
    return Card(
        product.id,
        product.label(lang),
        tuple(lines),
        tone=tones.get(listing.tier if listing else "", Tone.NEUTRAL),
        unowned=unowned(chain, lang),
        rows=tuple(_row(survey, technology, lang) for technology in core_technologies(survey, product)),
        tag=listing.code if listing else "",
    )


def _missions(survey: Survey, product: Product, lang: Lang) -> str:
    """How many missions name the product, and who governs them."""
    missions = survey.referring(Mission, "products", product.id)
    if not missions:
        return ""
    bodies = dict.fromkeys(_body(survey, mission.governing, lang) for mission in missions if mission.governing)
    count = number(len(missions), lang)
    return _GOVERNED.of(lang).format(count, ", ".join(bodies)) if bodies else _MISSIONS.of(lang).format(count)


def _row(survey: Survey, technology: Technology, lang: Lang) -> Row:
    chain = Chain(technology, survey)
    detail = owner(chain, lang)
    readiness = technology.readiness
    if readiness and readiness.now:
        level = f"TRL {readiness.now}" + (f" → {readiness.target}" if readiness.target else "")
        detail = f"{detail} · {level}" if detail else level
    return Row(technology.label(lang), detail, unowned(chain, lang), id=technology.id)


def _legend(tones: dict[str, Tone], lang: Lang) -> tuple[Entry, ...]:
    tiers = [Entry(tone, _TIER.of(lang).format(tier)) for tier, tone in tones.items()]
    tiers += [Entry(Tone.NEUTRAL, _NO_TIER.of(lang))] if tiers else []
    return (*tiers, Entry("unowned", UNOWNED.of(lang)), Entry("hole", _EMPTY.of(lang)))


def _footnotes(survey: Survey, places: Sequence[Place], lang: Lang, *, whole: bool) -> tuple[str, ...]:
    notes = []
    listings = (listing for place in places for _, listing in place.products if listing and listing.group)
    if any(listing.link == "proposed" for listing in listings):
        notes.append(_PROPOSED_NOTE.of(lang))
    history = len(_gone(survey))
    if whole and sum(len(place.products) for place in places) > _MANY:
        notes.append(_FOCUS.of(lang))
    if whole and history:
        notes.append(_HISTORY.of(lang).format(number(history, lang)))
    return tuple(notes)


def _gone(survey: Survey) -> list[Product]:
    """The products that stand only in lists no longer in force."""
    return [one for one in survey.of(Product) if not survey.listed(one) and not survey.live(one)]


def _table(survey: Survey, places: Sequence[Place], gone: Sequence[Product], lang: Lang) -> Table:
    rows: list[tuple[str, ...]] = []
    for place in places:
        group = f"{place.code}. {place.heading}" if place.code else place.heading
        for product, listing in place.products:
            code = listing.code if listing else ""
            standing = LINK_STANDING.label(listing.link).of(lang) if listing and listing.group else ""
            chain = Chain(product, survey)
            said = "; ".join(filter(None, (owner(chain, lang), unowned(chain, lang))))
            rows.append((group, code, product.label(lang), "", said, _missions(survey, product, lang), standing))
            rows += [
                (group, code, product.label(lang), *_owned(survey, technology, lang), "", standing)
                for technology in core_technologies(survey, product)
            ]
        rows += [(group, "", "", *_owned(survey, technology, lang), "", "") for technology in place.beside]
        if not place.products and not place.beside:
            rows.append((group, "", NOTHING.of(lang), "", "", "", ""))
    rows += [(_GONE.of(lang), "", one.label(lang), "", "", "", "") for one in gone]
    return tabled(_HEADER, rows, lang)


def _owned(survey: Survey, technology: Technology, lang: Lang) -> tuple[str, str]:
    chain = Chain(technology, survey)
    return technology.label(lang), owner(chain, lang) or unowned(chain, lang)
