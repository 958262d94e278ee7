"""The design structure matrix of technologies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from roadmap.diagram import diagram
from roadmap.diagrams._condensed import condensed
from roadmap.diagrams._framing import drawing, framed, tabled
from roadmap.diagrams._listed import listed, named
from roadmap.drawing.cards.card import Blocks
from roadmap.drawing.look import Fill, Look, Tone
from roadmap.drawing.matrices.matrix import Entry, Head, Matrix
from roadmap.drawing.sheet import Entry as Explained
from roadmap.drawing.twin import Drawing
from roadmap.graph.structure import Structure, structure
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.chain import Technology
from roadmap.model.text import Lang, Text

_TITLE = Text("Ma trận phụ thuộc giữa các công nghệ", "Design structure matrix of technologies")
_CORNER = Text("Công nghệ ở hàng phụ thuộc vào công nghệ ở cột", "The row's technology depends on the column's")
_COUNTS = Text(
    "{} công nghệ · {} quan hệ phụ thuộc · {} vòng phụ thuộc", "technologies: {} · dependencies: {} · circles: {}"
)
_DEPENDS = Text("phụ thuộc vào công nghệ làm trước", "depends on what comes before it")
_CIRCLE = Text(
    "trong một vòng phụ thuộc lẫn nhau, phải làm cùng nhau", "in a circle that depends on itself: to be done together"
)
_NONE = Text("Công nghệ chưa ghi quan hệ phụ thuộc", "Technologies without dependencies on record")
_NOTHING = Text("chưa ghi", "none on record")
_SAME = Text("chính công nghệ đó", "the technology itself")
_RESTS = Text("{} công nghệ dựa vào", "{} rest on it")
_LOOSE = Text(
    "Không vẽ: {} công nghệ chưa ghi quan hệ phụ thuộc nào: {}.",
    "Not drawn: {} technologies without any dependency on record: {}.",
)
_NO_LINKS = Text("chưa ghi quan hệ phụ thuộc nào", "no dependency on record")
_EMPTY = Text("Chưa có công nghệ nào.", "There is no technology.")
_WRONG = Text("{} không phải công nghệ trong kế hoạch hiện nay.", "{} is no technology of today's plan.")
_HEADER = (
    Text("Thứ tự", "Place"), Text("Công nghệ", "Technology"), Text("Phụ thuộc vào", "Depends on"),
    Text("Vòng phụ thuộc", "Circle"),
)  # fmt: skip
_BELOW = Look(Tone.FIRST, Fill.SOLID)
_ROUND = Look(Tone.THIRD, Fill.HATCH)
_SELF = Look(Tone.NEUTRAL, Fill.HATCH)


@diagram("Design structure matrix", "Ma trận phụ thuộc")
def structure_matrix(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
    """Which technology depends on which, ordered so that what others rest on comes first.

    Công nghệ nào phụ thuộc vào công nghệ nào, xếp để công nghệ làm nền đứng trước.

    Rows and columns are the technologies of today's plan that depend on others or on which others depend, in the same
    order; a filled cell means that the technology of the row depends on that of the column (`depends_on`). The order
    puts every technology after those it depends on, so that marks lie below the diagonal; marks that remain in a
    circle, hatched, are technologies that depend on each other and have to be worked on together. Method: Steward
    (1981), Eppinger and Browning (2012).

    A drawing holds the 48 technologies with most marks; what is left out is counted. The table has all.

    With ids of technologies, these and what they are directly tied to are drawn.
    """
    found = _around(survey, structure(survey), focus)
    circles = {id: knot for knot in found.knots for id in knot}
    loads = {one.id: sum(target == one.id for _, target in found.depends) for one in found.order}
    rows = tuple(
        Head(
            one.id,
            f"{place}. {one.label(lang)}",
            _RESTS.of(lang).format(number(loads[one.id], lang)) if loads[one.id] else "",
            about=(one.id,),
        )
        for place, one in enumerate(found.order, 1)
    )
    columns = tuple(
        Head(one.id, f"{place}. {one.label(lang)}", about=(one.id,)) for place, one in enumerate(found.order, 1)
    )
    cells = {
        (source, target): Entry(
            "", _ROUND if target in circles.get(source, ()) else _BELOW,
            title=f"{survey.roadmap.records[source].label(lang)} → {survey.roadmap.records[target].label(lang)}",
        )
        for source, target in sorted(found.depends)
    }  # fmt: skip
    said = (number(len(count), lang) for count in (found.order, found.depends, found.knots))
    looks = {_BELOW: _DEPENDS, _ROUND: _CIRCLE, _SELF: _SAME}
    explained = [Explained(look, text.of(lang)) for look, text in looks.items()]
    shown = condensed(Matrix(rows, columns, cells, _CORNER.of(lang), square=True), lang)
    sheet = framed(
        survey,
        lang,
        _TITLE.of(lang),
        shown.matrix if rows else _unlinked(found, lang),
        found.order or found.loose,
        subtitle=[_COUNTS.of(lang).format(*said)] if rows else [_NO_LINKS.of(lang)],
        legend=[Explained(Tone.FIRST, capital(Technology.LABEL.of(lang))), *explained],
        footnotes=(*_left_out(found, lang), *shown.footnotes(lang)),
    )
    yield drawing("structure-matrix", focus, sheet, tabled(_HEADER, _rows(survey, found, lang), lang))


def _around(survey: Survey, found: Structure, focus: Sequence[str]) -> Structure:
    """The part of `found` that is tied to the ids in focus.

    Raises:
        RoadmapError: an id is no technology of today's plan.
    """
    for id in focus:
        technology = survey.roadmap.find(Technology, id)
        if technology is None or not survey.live(technology):
            raise RoadmapError(Text(*(text.format(id) for text in _WRONG)))
    if not focus:
        return found
    wanted = set(focus)
    shown = wanted | {id for pair in found.depends if wanted.intersection(pair) for id in pair}
    return replace(
        found,
        order=tuple(one for one in (*found.order, *found.loose) if one.id in shown),
        depends=frozenset(pair for pair in found.depends if shown.issuperset(pair)),
        knots=tuple(knot for knot in found.knots if shown.intersection(knot)),
        loose=(),
    )


def _unlinked(found: Structure, lang: Lang) -> Blocks | Matrix:
    """Where no technology depends on another: which there are, else a hole."""
    if not found.loose:
        return Matrix((), (), empty=_EMPTY.of(lang))
    return Blocks((listed(_NONE, found.loose, Tone.FIRST, lang),))


def _left_out(found: Structure, lang: Lang) -> Iterator[str]:
    if found.order and found.loose:
        yield _LOOSE.of(lang).format(number(len(found.loose), lang), named(found.loose, lang))


def _rows(survey: Survey, found: Structure, lang: Lang) -> Iterator[tuple[str, ...]]:
    for place, one in enumerate(found.order, 1):
        targets = [id for id in one.depends_on if (one.id, id) in found.depends]
        circle = next((knot for knot in found.knots if one.id in knot), frozenset[str]())
        tied = (
            "; ".join(survey.roadmap.records[id].label(lang) for id in ids)
            for ids in (targets, sorted(circle - {one.id}))
        )
        yield (number(place, lang), one.label(lang), *tied)
    yield from (("", one.label(lang), _NOTHING.of(lang), "") for one in found.loose)
