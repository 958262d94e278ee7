"""How far technologies and products have come, against how near to the user they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roadmap.diagram import diagram
from roadmap.diagrams._framing import drawing, framed, tabled
from roadmap.diagrams._in_focus import ADD, NONE, of_today, titled
from roadmap.diagrams._listed import listed, named
from roadmap.drawing.cards.card import Blocks
from roadmap.drawing.look import Fill, Look, Pen, Tone
from roadmap.drawing.maps.plane import Dot, Plane
from roadmap.drawing.sheet import Entry
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.dependence import around
from roadmap.graph.evolution import PHASES, Evolution, Position, Sight
from roadmap.graph.evolution import evolution as surveyed
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, number, percent
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.record import Record
from roadmap.model.scale import MASTERY, STAGES
from roadmap.model.text import Lang, Text

_TITLE = Text("Bản đồ tiến hóa công nghệ", "Evolution map")
_TITLE_OF = Text("Bản đồ tiến hóa: {}", "Evolution map: {}")
_PHASES = {
    "genesis": Text("Khởi sinh", "Genesis"),
    "custom": Text("Làm riêng theo yêu cầu", "Custom-built"),
    "product": Text("Sản phẩm", "Product"),
    "commodity": Text("Phổ dụng", "Commodity"),
}
_PLACED = Text("{} công nghệ, {} sản phẩm: {}", "technologies: {}, products: {}; {}")
_UNKNOWN = Text("chưa đủ dữ liệu: {}", "no data: {}")
_ACROSS = Text("Mức tiến hóa", "Evolution")
_TOP, _BOTTOM = Text("Người dùng nhìn thấy", "Visible to the user"), Text("Nằm sâu trong chuỗi", "Deep in the chain")
_PROPOSED = Text(
    "Vị trí là đề xuất, tính theo trung bình các mức đang có (sẵn sàng, giai đoạn, làm chủ, thị trường); trục theo "
    "Wardley (2016). Thứ tự trên dưới trong một tầng không có ý nghĩa.",
    "Places are proposals: the mean of what is on record (readiness, stage, mastery, market); axes after Wardley "
    "(2016). Up and down within a level means nothing.",
)
_UNKNOWN_NOTE = Text(
    "Không vẽ {} bản ghi chưa có mức sẵn sàng, giai đoạn, mức làm chủ hoặc số liệu thị trường: {}.",
    "Not drawn: {} records without readiness, stage, mastery or market figures: {}.",
)
_LOOSE = Text("Công nghệ không nằm trong chuỗi nào", "Technologies in no chain")
_LOOSE_NOTE = Text(
    "Không vẽ {} công nghệ không nằm trong chuỗi nào (không gì dùng, không dựa trên gì): {}.",
    "Not drawn: {} technologies in no chain (nothing uses them and they rest on nothing): {}.",
)
_LEFT_OUT = Text(
    "Không vẽ: {} bản ghi khác có ít sản phẩm dựa vào hơn; bảng ghi đủ, nêu mã để xem.",
    "Not drawn: {} more on which fewer products rest; the table has them, name an id to see its part.",
)
_UNPLACED: dict[type[Technology | Product], Text] = {
    Technology: Text("Công nghệ chưa đủ dữ liệu để xếp", "Technologies that cannot be placed"),
    Product: Text("Sản phẩm chưa đủ dữ liệu để xếp", "Products that cannot be placed"),
}
_RESTS = Text("dựa trên", "rests on")
_STAGE = Text("giai đoạn: {}", "stage: {}")
_MASTERY = Text("làm chủ: {}", "mastery: {}")
_MARKET = Text("thị trường: {} mục tiêu", "market: {} of target")
_HEADER = (
    Text("Loại", "Kind"), Text("Tên", "Name"), Text("Pha tiến hóa", "Phase"), Text("Mức tiến hóa", "Evolution"),
    Text("Tầng trong chuỗi", "Level in the chain"), Text("Tính từ", "Computed from"),
    Text("Dựa trên", "Rests on"),
)  # fmt: skip
MOST = 60
"""Points that a drawing holds."""
_LOOKS: dict[type[Technology | Product], Look] = {
    Technology: Look(Tone.FIRST, Fill.OPEN),
    Product: Look(Tone.THIRD, Fill.SOLID),
}


class _Found(NamedTuple):
    """What is asked for: the whole, the positions to tell, those drawn, and ids of what cannot be placed.

    What cannot be placed is unknown where nothing tells how far it has come, and loose where it is in no chain.
    """

    survey: Survey
    whole: Evolution
    positions: tuple[Position, ...]
    drawn: tuple[Position, ...]
    unknown: tuple[str, ...]
    loose: tuple[str, ...]
    lang: Lang


@diagram("Evolution map", "Bản đồ tiến hóa")
def evolution(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
    """How far each technology and product has evolved, against how visible it is to the user (a Wardley map).

    Mỗi công nghệ, sản phẩm đã tiến hóa tới đâu, và người dùng nhìn thấy nó rõ đến mức nào (bản đồ Wardley).

    From left to right the four phases of Wardley (2016): genesis, custom-built, product, commodity. From top to bottom
    the value chain: products, then what they use, then what that rests on. Dashed lines join what rests on each other,
    also through what is not drawn.

    **Every place is a proposal, computed from the records**, since Wardley places things by judgement: the mean of what
    is on record, each counting alike, on an axis from 0 to 1:

    | on record | place |
    | --- | --- |
    | TRL | (TRL - 1) / 8 × 0.5 |
    | MRL | (MRL - 1) / 9 × 0.75 |
    | CRI | 0.25 + (CRI - 1) / 5 × 0.75 |
    | furthest stage begun | research 0.125, pilot 0.375, production 0.5, commercialisation 0.625, diffusion 0.875 |
    | mastery | rung (0 to 5) / 5 × 0.75 |
    | indicators of market, diffusion, export | 0.5 + smallest ratio of last actual to last target × 0.25 |

    The table tells for each point what it was computed from. The level is the longest way down from a product; within a
    level up and down means nothing, so that no name stands over another. What has nothing of this on record is counted
    and listed, not guessed, as are technologies in no chain: no level is theirs. A drawing holds 60 points, those on
    which most products rest.

    With ids of technologies or products: these, what they rest on and what rests on them.
    """
    found = _found(survey, focus, lang)
    records: list[Record] = [one.subject for one in found.drawn] or [
        survey.roadmap[id] for id in (*found.unknown, *found.loose)
    ]
    sheet = framed(
        survey,
        lang,
        titled(survey, focus, lang, _TITLE, _TITLE_OF),
        _plane(found) if found.drawn else _unplaced(found),
        records,
        subtitle=_subtitle(found),
        legend=_legend(lang),
        footnotes=_footnotes(found),
    )
    yield drawing("evolution", focus, sheet, _table(found))


def _found(survey: Survey, focus: Sequence[str], lang: Lang) -> _Found:
    """What is to be drawn.

    Raises:
        RoadmapError: an id in focus is no technology or product of today's plan, or there is none.
    """
    whole = surveyed(survey)
    known = {*whole.positions, *whole.unknown}
    of_today(focus, known)
    if not known:
        raise RoadmapError(NONE, ADD)
    near = {*focus, *around(whole.net, focus).members} if focus else known
    positions = tuple(one for id, one in whole.positions.items() if id in near)
    unknown = tuple(id for id in whole.unknown if id in near)
    loose = tuple(id for id in whole.net.lone if id in near and survey.roadmap.find(Technology, id))
    drawn = tuple(one for one in positions if one.subject.id not in loose)
    if len(drawn) > MOST:
        carried = whole.net.products
        order = sorted(drawn, key=lambda one: (one.subject.id not in focus, -len(carried[one.subject.id])))
        drawn = tuple(order[:MOST])
    return _Found(survey, whole, positions, drawn, unknown, tuple(id for id in loose if id not in unknown), lang)


def _plane(found: _Found) -> Plane:
    lang, net = found.lang, found.whole.net
    dots = tuple(
        Dot(
            one.subject.id,
            one.subject.label(lang),
            one.evolution,
            one.level,
            _LOOKS[type(one.subject)],
            f"{one.subject.label(lang)}: {'; '.join(_said(sight, lang) for sight in one.sights)}",
        )
        for one in found.drawn
    )
    links = net.across([dot.id for dot in dots]).direct
    bands = tuple(_PHASES[phase].of(lang) for phase in PHASES)
    pairs = {frozenset(rest): (rest.above, rest.below) for rest in links}  # in a circle of two, one line and not two
    joined = tuple(dict.fromkeys(pairs.values()))
    return Plane(dots, joined, bands, _ACROSS.of(lang), _TOP.of(lang), _BOTTOM.of(lang))


def _unplaced(found: _Found) -> Blocks:
    """Where nothing can be placed: what there is, in blocks that say so."""
    lang, blocks = found.lang, []
    for kind, heading in _UNPLACED.items():
        several = [record for id in found.unknown if isinstance(record := found.survey.roadmap[id], kind)]
        if several:
            blocks.append(listed(heading, several, _LOOKS[kind].tone, lang))
    if found.loose:
        loose = [found.survey.roadmap[id] for id in found.loose]
        blocks.append(listed(_LOOSE, loose, _LOOKS[Technology].tone, lang))
    return Blocks(tuple(blocks))


def _said(sight: Sight, lang: Lang) -> str:
    match sight.basis:
        case "stage":
            return _STAGE.of(lang).format(STAGES.label(sight.value).of(lang))
        case "mastery":
            return _MASTERY.of(lang).format(MASTERY.label(sight.value).of(lang))
        case "market":
            return _MARKET.of(lang).format(percent(float(sight.value), lang))
        case _:
            return sight.value


def _subtitle(found: _Found) -> Iterator[str]:
    lang, positions = found.lang, found.positions
    if positions:
        products = sum(isinstance(one.subject, Product) for one in positions)
        counts = [(phase, sum(one.phase == phase for one in positions)) for phase in PHASES]
        phases = ", ".join(
            f"{_PHASES[phase].of(lang).lower()} {number(count, lang)}" for phase, count in counts if count
        )
        yield _PLACED.of(lang).format(number(len(positions) - products, lang), number(products, lang), phases)
    if found.unknown:
        yield _UNKNOWN.of(lang).format(number(len(found.unknown), lang))


def _legend(lang: Lang) -> tuple[Entry, ...]:
    kinds = [Entry(look, capital(kind.LABEL.of(lang))) for kind, look in _LOOKS.items()]
    tones = [Entry(look.tone, capital(kind.LABEL.of(lang))) for kind, look in _LOOKS.items()]
    return (*kinds, *tones, Entry(Pen.BASELINE, _RESTS.of(lang)))


def _footnotes(found: _Found) -> Iterator[str]:
    lang = found.lang
    if not found.drawn:
        return
    yield _PROPOSED.of(lang)
    if found.unknown:
        names = named([found.survey.roadmap[id] for id in found.unknown], lang)
        yield _UNKNOWN_NOTE.of(lang).format(number(len(found.unknown), lang), names)
    if found.loose:
        names = named([found.survey.roadmap[id] for id in found.loose], lang)
        yield _LOOSE_NOTE.of(lang).format(number(len(found.loose), lang), names)
    if left := len(found.positions) - len(found.drawn) - len(found.loose):
        yield _LEFT_OUT.of(lang).format(number(left, lang))


def _table(found: _Found) -> Table:
    lang, roadmap = found.lang, found.survey.roadmap
    below: dict[str, list[str]] = {}
    for rest in found.whole.net.rests:
        below.setdefault(rest.above, []).append(roadmap[rest.below].label(lang))
    rows: list[tuple[str, ...]] = []
    for one in sorted(found.positions, key=lambda one: (one.level, one.evolution)):
        subject = one.subject
        rows.append(
            (
                capital(subject.LABEL.of(lang)), subject.label(lang), _PHASES[one.phase].of(lang),
                number(one.evolution, lang), "" if subject.id in found.loose else number(one.level, lang),
                "; ".join(_said(sight, lang) for sight in one.sights), "; ".join(below.get(subject.id, ())),
            )
        )  # fmt: skip
    for id in found.unknown:
        record = roadmap[id]
        rows.append((capital(record.LABEL.of(lang)), record.label(lang), *[""] * 4, "; ".join(below.get(id, ()))))
    return tabled(_HEADER, rows, lang)
