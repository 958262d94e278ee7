"""The three houses, chain by chain, with the corners where nobody stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roadmap.diagram import diagram
from roadmap.diagrams._framing import drawing, framed, tabled
from roadmap.diagrams._in_focus import ADD, NONE, chosen
from roadmap.drawing.cards.card import Card, Hole, Row
from roadmap.drawing.look import Tone
from roadmap.drawing.maps.shelves import Shelf, Shelves
from roadmap.drawing.sheet import Entry
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.chain import Chain, subjects
from roadmap.graph.helix import ACCOUNTABLE, CORNERS, GOVERNING, LEAD, MISSION, TAKES_PART, Helix, taking_part
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.work import ROLES
from roadmap.model.record import Record
from roadmap.model.scale import HOUSES
from roadmap.model.text import Lang, Text

_TITLE = Text("Bản đồ ba nhà: Nhà nước - viện, trường - doanh nghiệp", "The three houses: State, academia, enterprise")
_COUNTS = Text("{} chuỗi: đủ ba nhà {}, thiếu {}", "chains: {}, with all three houses: {}, without: {}")
_MISSING = Text("thiếu Nhà nước {}, thiếu viện, trường {}, thiếu doanh nghiệp {}",
                "missing the State {}, academia {}, enterprise {}")  # fmt: skip
_SUBJECT = Text("Công nghệ, sản phẩm", "Technology, product")
_HEADINGS = {
    "state": Text("Nhà nước", "State"),
    "institute": Text("Viện nghiên cứu", "Research institutes"),
    "university": Text("Trường đại học", "Universities"),
    "enterprise": Text("Doanh nghiệp", "Enterprise"),
    "other": Text("Nước ngoài, khác", "Foreign, other"),
}
_LACKS = Text("Thiếu: {}", "Missing: {}")
_HOLES = {
    "state": Text("Thiếu Nhà nước", "No State"),
    "academia": Text("Thiếu viện, trường", "No academia"),
    "enterprise": Text("Thiếu doanh nghiệp", "No enterprise"),
}
_NOBODY = Text("Chưa có nhà nào tham gia", "No house takes part")
_ROLES = {
    ACCOUNTABLE: Text("chịu trách nhiệm xuyên suốt", "accountable end to end"),
    GOVERNING: Text("chủ quản nhiệm vụ", "governs a mission"),
    MISSION: Text("chủ trì nhiệm vụ", "leads a mission"),
    LEAD: Text("chủ trì hoạt động", "leads work"),
    TAKES_PART: Text("tham gia", "takes part"),
}
_LEGEND_HOLE = Text("góc còn thiếu: không đơn vị nào của nhà này tham gia", "missing corner: nobody of this house")
_LEGEND_LACKS = Text("chuỗi thiếu ít nhất một nhà", "chain without at least one house")
_LEFT_OUT = Text(
    "Không vẽ: {} chuỗi khác, thiếu ít góc hơn; bảng ghi đủ, nêu mã để xem.",
    "Not drawn: {} more chains, missing fewer corners; the table has them, name an id to see one.",
)
_UNNAMED = Text("và {} chuỗi khác", "and {} more")
_LEGEND_TONES = {
    Tone.FIRST: Text("Công nghệ; Nhà nước", "Technology; State"),
    Tone.SECOND: Text("Viện, trường", "Academia"),
    Tone.THIRD: Text("Sản phẩm; doanh nghiệp", "Product; enterprise"),
    Tone.FOURTH: Text("Nước ngoài, khác", "Foreign, other"),
}
_HEADER = (
    Text("Loại", "Kind"), _SUBJECT, *_HEADINGS.values(), Text("Thiếu", "Missing"),
)  # fmt: skip
MOST, TOGETHER, MOST_TOGETHER = 40, 12, 8
"""Rows of a drawing; chains without anybody that share a row, and rows of these."""
_TONES: dict[type[Record], Tone] = {Technology: Tone.FIRST, Product: Tone.THIRD}
_CORNER_TONES = dict(zip(CORNERS, (Tone.FIRST, Tone.SECOND, Tone.SECOND, Tone.THIRD, Tone.FOURTH), strict=True))


class _Found(NamedTuple):
    """The chains drawn, each in a row; those without anybody; how many are left out."""

    every: tuple[Helix, ...]
    drawn: tuple[Helix, ...]
    empty: tuple[Helix, ...]
    corners: tuple[str, ...]
    lang: Lang


@diagram("Three houses", "Bản đồ ba nhà")
def helix(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
    """Which bodies of the State, academia and enterprise take part in each chain, as what, and which corner is missing.

    Mỗi chuỗi có đơn vị nào của Nhà nước, viện, trường, doanh nghiệp tham gia, vai trò gì, còn thiếu góc nào.

    A row is the chain of a technology or product; a product's includes the technologies that it uses. Columns are the
    State, research institutes and universities (kept apart within academia), enterprise, and bodies of none of these.
    A body stands in the column of its type with its roles: accountable end to end, governing or leading a mission,
    leading work, or the role that it has in an activity.

    A **missing corner** is a hatched hole: nobody of this house takes part, as check TRI501 counts it. Where one of
    institutes and universities takes part, the place of the other stays empty without being a hole. Chains that lack a
    house come first and have a thick dashed border with words. Chains in which nobody takes part share rows.

    A drawing holds 40 rows; what is left out misses fewer corners, and is counted. The table has every chain.

    With ids of technologies or products: these chains.
    """
    found = _found(survey, focus, lang)
    records: list[Record] = [one.chain.subject for one in (*found.drawn, *found.empty)]
    sheet = framed(
        survey,
        lang,
        _TITLE.of(lang),
        _shelves(found),
        records,
        subtitle=_subtitle(found),
        legend=_legend(lang),
        footnotes=_footnotes(found),
    )
    yield drawing("helix", focus, sheet, _table(found))


def _found(survey: Survey, focus: Sequence[str], lang: Lang) -> _Found:
    """The chains in focus, or all of today's plan, those with most missing corners first.

    Raises:
        RoadmapError: an id in focus is no technology or product, or there is none.
    """
    every = [taking_part(Chain(subject, survey)) for subject in chosen(survey, focus) or subjects(survey)]
    if not every:
        raise RoadmapError(NONE, ADD)
    some = sorted((one for one in every if one.roles), key=lambda one: -len(one.missing))
    empty = tuple(one for one in every if not one.roles)
    corners = tuple(corner for corner in CORNERS if corner != "other" or any(one.corners["other"] for one in every))
    return _Found(tuple(every), tuple(some[:MOST]), empty, corners, lang)


def _shelves(found: _Found) -> Shelves:
    lang = found.lang
    headings = (_SUBJECT.of(lang), *(_HEADINGS[corner].of(lang) for corner in found.corners))
    shelves = [_shelf(found, one) for one in found.drawn]
    for kind in (Technology, Product):
        alike = [one for one in found.empty if isinstance(one.chain.subject, kind)]
        shelves += list(_together(alike, kind, lang))
    return Shelves(headings, (1.25, *[1.0] * len(found.corners)), tuple(shelves))


def _shelf(found: _Found, one: Helix) -> Shelf:
    lang, subject = found.lang, one.chain.subject
    lacks = "; ".join(HOUSES.label(house).of(lang) for house in one.missing)
    label = Card(
        subject.id,
        subject.label(lang),
        (capital(subject.LABEL.of(lang)),),
        tone=_TONES[type(subject)],
        unowned=_LACKS.of(lang).format(lacks) if lacks else "",
    )
    return Shelf(label, tuple(_cell(one, corner, lang) for corner in found.corners))


def _cell(one: Helix, corner: str, lang: Lang) -> Card | Hole | None:
    """The bodies that stand in a corner; a hole where their house takes no part at all."""
    bodies = one.corners[corner]
    if not bodies:
        house = "academia" if corner in ("institute", "university") else corner
        return Hole(_HOLES[house].of(lang)) if house in one.missing else None
    rows = tuple(Row(body.short_label(lang), _roles(one, body, lang), id=body.id) for body in bodies)
    names = "; ".join(body.label(lang) for body in bodies)
    return Card(f"{corner} {one.chain.subject.id}", "", tone=_CORNER_TONES[corner], rows=rows, tooltip=names)


def _roles(one: Helix, body: Organization, lang: Lang) -> str:
    return ", ".join((_ROLES[role] if role in _ROLES else ROLES.label(role)).of(lang) for role in one.roles[body.id])


def _together(alike: Sequence[Helix], kind: type[Technology | Product], lang: Lang) -> Iterator[Shelf]:
    """Rows that chains without anybody share, each with the names of some."""
    for start in range(0, min(len(alike), TOGETHER * MOST_TOGETHER), TOGETHER):
        several = alike[start : start + TOGETHER]
        names = "; ".join(one.chain.subject.label(lang) for one in several)
        last = start + TOGETHER >= TOGETHER * MOST_TOGETHER
        if last and (more := len(alike) - TOGETHER * MOST_TOGETHER) > 0:
            names += f"; {_UNNAMED.of(lang).format(number(more, lang))}"
        title = f"{number(len(several), lang)} {kind.PLURAL.of(lang)}"
        lacks = _LACKS.of(lang).format("; ".join(HOUSES.label(house).of(lang) for house in HOUSES))
        card = Card(f"{kind.KIND} {start}", title, tone=_TONES[kind], unowned=lacks, tooltip=names)
        yield Shelf(card, hole=Hole(_NOBODY.of(lang), names))


def _subtitle(found: _Found) -> Iterator[str]:
    lang, every = found.lang, found.every
    whole = sum(not one.missing for one in every)
    yield _COUNTS.of(lang).format(*(number(count, lang) for count in (len(every), whole, len(every) - whole)))
    lacking = Counter(house for one in every for house in one.missing)
    if lacking:
        yield _MISSING.of(lang).format(*(number(lacking[house], lang) for house in HOUSES))


def _legend(lang: Lang) -> tuple[Entry, ...]:
    kinds = [Entry(tone, text.of(lang)) for tone, text in _LEGEND_TONES.items()]
    return (*kinds, Entry("hole", _LEGEND_HOLE.of(lang)), Entry("unowned", _LEGEND_LACKS.of(lang)))


def _footnotes(found: _Found) -> Iterator[str]:
    if left := len(found.every) - len(found.drawn) - len(found.empty):
        yield _LEFT_OUT.of(found.lang).format(number(left, found.lang))


def _table(found: _Found) -> Table:
    lang = found.lang
    rows = []
    for one in sorted(found.every, key=lambda one: -len(one.missing)):
        subject = one.chain.subject
        cells = [
            "; ".join(f"{body.label(lang)} ({_roles(one, body, lang)})" for body in one.corners[corner])
            for corner in CORNERS
        ]
        missing = "; ".join(HOUSES.label(house).of(lang) for house in one.missing)
        rows.append((capital(subject.LABEL.of(lang)), subject.label(lang), *cells, missing))
    return tabled(_HEADER, rows, lang)
