"""The responsibility matrix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from roadmap.diagram import diagram
from roadmap.diagrams._condensed import condensed
from roadmap.diagrams._framing import drawing, framed, tabled
from roadmap.drawing.look import Fill, Look, Tone
from roadmap.drawing.matrices.matrix import Entry, Head, Matrix
from roadmap.drawing.sheet import Entry as Explained
from roadmap.drawing.twin import Drawing
from roadmap.graph.answering import ACCOUNTABLE, MATTERS, Matter
from roadmap.graph.responsibility import DUTIES, LETTERS, Cell, Grid, grid
from roadmap.graph.survey import Survey
from roadmap.locale.gap import UNOWNED
from roadmap.locale.value import capital, number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.catalogue import Group
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.scale import HOUSES
from roadmap.model.text import Lang, Text

_TITLE = Text("Ma trận trách nhiệm", "Responsibility matrix")
_CORNER = Text("Việc, sản phẩm / Cơ quan, tổ chức", "Matters / Bodies")
_COUNTS = Text("{} đầu việc · {} cơ quan, tổ chức", "matters: {} · bodies: {}")
_UNANSWERED = Text("chưa có ai chịu trách nhiệm: {}", "nobody answers: {}")
_CONTESTED = Text("nhiều cơ quan cùng chịu trách nhiệm: {}", "several answer at once: {}")
_SEVERAL = Text("Nhiều cơ quan, chưa có một đầu mối xuyên suốt", "Several bodies, none end to end")
_IDLE = Text(
    "Không vẽ: {} cơ quan, tổ chức không có vai trò nào trong các đầu việc này.",
    "Not drawn: {} bodies that have no part in these matters.",
)
_ANSWERS = Text("chịu TN {}", "answers for {}")
_NONE = Text("Chưa có công nghệ, sản phẩm, nhiệm vụ nào", "No technologies, products or missions yet")
_OTHERS = Text("Khác", "Others")
_LETTER = Text("{}: {}", "{}: {}")
_BEHIND = Text("Chữ đứng sau trong một ô: {}.", "Further letters in a cell: {}.")
_NOT_HERE = Text(
    "{} không phải công nghệ, sản phẩm, nhiệm vụ, chương trình, nhóm công nghệ hay tổ chức trong kế hoạch hiện nay.",
    "{} is no technology, product, mission, programme, group or organisation of today's plan.",
)
_HEADER = (
    Text("Loại", "Kind"), Text("Đầu việc", "Matter"), Text("Cơ quan, tổ chức", "Body"), Text("Vai trò", "Duties"),
    Text("Ghi nhận tại", "Said by"),
)  # fmt: skip
LOOKS = {
    "accountable": Look(Tone.FIRST, Fill.SOLID),
    "governing": Look(Tone.FIRST, Fill.TINT),
    "lead": Look(Tone.SECOND, Fill.TINT),
    "coordinating": Look(Tone.THIRD, Fill.OPEN),
    "taking-part": Look(Tone.NEUTRAL, Fill.OPEN),
}
"""Duty -> the ground of a cell whose weightiest duty it is."""


@diagram("Responsibility matrix", "Ma trận trách nhiệm")
def responsibility(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
    """Who answers for, governs, leads, coordinates or takes part in every technology, product, mission and programme.

    Ai chịu trách nhiệm xuyên suốt, chủ quản, chủ trì, phối hợp, tham gia với từng đầu việc của kế hoạch.

    One row for every matter of today's plan, in the order of the official list; one column for every body that has any
    part in one, those with most to answer for first; under its name stands for how many matters it alone answers. A
    cell holds a letter for each duty, its ground shows the weightiest. What nobody answers for says so under its name,
    as does what several bodies answer for at once: the same count as the checks OWN101 and OWN102.

    A drawing holds 100 rows, those with something wrong first, and 24 columns, the fullest first; what is left out is
    counted. The table has all.

    With ids of technologies, products, missions or programmes only these rows are drawn; with the id of a technology
    group, its technologies and products; with the id of an organisation, the matters in which it has a part.
    """
    made = _within(survey, grid(survey, MATTERS, bare=True), focus)
    rows = tuple(_row(one, made, lang) for one in made.matters)
    columns = tuple(_column(one, made, lang) for one in made.bodies)
    cells = {key: _entry(cell, lang) for key, cell in made.cells.items()}
    shown = condensed(Matrix(rows, columns, cells, _CORNER.of(lang), _NONE.of(lang)), lang)
    sheet = framed(
        survey,
        lang,
        _TITLE.of(lang),
        shown.matrix,
        [*made.matters, *made.bodies],
        cited=made.matters,
        subtitle=_counts(made, lang),
        legend=_legend(lang),
        footnotes=(*_left_out(made, lang), *shown.footnotes(lang)),
    )
    yield drawing("responsibility", focus, sheet, tabled(_HEADER, _table(made, lang), lang))


def _within(survey: Survey, made: Grid, focus: Sequence[str]) -> Grid:
    """The part of `made` that is about the ids in focus.

    Raises:
        RoadmapError: an id is about nothing in it.
    """
    if not focus:
        return made
    wanted: set[str] = set()
    for id in focus:
        found = {one.id for one in made.matters if id == one.id or _in_group(survey, one, id)}
        found |= {matter for matter, body in made.cells if body == id}
        if not found and not survey.roadmap.find(Organization, id):
            raise RoadmapError(Text(*(text.format(id) for text in _NOT_HERE)))
        wanted |= found
    cells = {key: cell for key, cell in made.cells.items() if key[0] in wanted}
    busy = {body for _, body in cells}
    return replace(
        made,
        matters=tuple(one for one in made.matters if one.id in wanted),
        bodies=tuple(one for one in made.bodies if one.id in busy),
        cells=cells,
        unanswered=made.unanswered & wanted,
        contested=made.contested & wanted,
        idle_bodies=0,
    )


def _in_group(survey: Survey, matter: Matter, id: str) -> bool:
    if not survey.roadmap.find(Group, id) or not isinstance(matter, Technology | Product):
        return False
    return any(link.target == id for link in survey.leaving(matter.id))


def _row(matter: Matter, made: Grid, lang: Lang) -> Head:
    alarm = UNOWNED if matter.id in made.unanswered else _SEVERAL if matter.id in made.contested else None
    return Head(
        matter.id,
        matter.label(lang),
        group=capital(type(matter).PLURAL.of(lang)),
        alarm=alarm.of(lang) if alarm else "",
        about=(matter.id,),
    )


def _column(body: Organization, made: Grid, lang: Lang) -> Head:
    house = HOUSES.label(body.house).of(lang) if body.house else _OTHERS.of(lang)
    answers = made.answered(body.id)
    return Head(
        body.id,
        body.short_label(lang),
        _ANSWERS.of(lang).format(number(answers, lang)) if answers else "",
        title=f"{body.label(lang)} ({house})",
        about=(body.id,),
    )


def _entry(cell: Cell, lang: Lang) -> Entry:
    weightiest = next(iter(cell.duties))
    said = ", ".join(DUTIES.label(duty).of(lang) for duty in cell.duties)
    return Entry(cell.letters(lang), LOOKS[weightiest], title=said)


def _counts(made: Grid, lang: Lang) -> Iterator[str]:
    yield _COUNTS.of(lang).format(number(len(made.matters), lang), number(len(made.bodies), lang))
    if made.unanswered:
        yield _UNANSWERED.of(lang).format(number(len(made.unanswered), lang))
    if made.contested:
        yield _CONTESTED.of(lang).format(number(len(made.contested), lang))


def _legend(lang: Lang) -> Iterator[Explained]:
    for duty, look in LOOKS.items():
        yield Explained(look, _letter(duty, lang))


def _letter(duty: str, lang: Lang) -> str:
    return _LETTER.of(lang).format(LETTERS[duty].of(lang), DUTIES.label(duty).of(lang))


def _left_out(made: Grid, lang: Lang) -> Iterator[str]:
    """What is not drawn; before it the letters that the legend of a page need not explain: it goes by grounds."""
    behind = {duty for cell in made.cells.values() for duty in list(cell.duties)[1:]}
    if behind:
        yield _BEHIND.of(lang).format("; ".join(_letter(duty, lang) for duty in DUTIES if duty in behind))
    if made.bodies:
        yield ACCOUNTABLE.of(lang)
    if made.idle_bodies:
        yield _IDLE.of(lang).format(number(made.idle_bodies, lang))


def _table(made: Grid, lang: Lang) -> Iterator[tuple[str, ...]]:
    for matter in made.matters:
        kind, name = capital(type(matter).LABEL.of(lang)), matter.label(lang)
        found = [(body, cell) for body in made.bodies if (cell := made.cell(matter.id, body.id))]
        if matter.id in made.unanswered:
            yield kind, name, UNOWNED.of(lang), "", ""
        for body, cell in found:
            said = "; ".join(DUTIES.label(duty).of(lang) for duty in cell.duties)
            where = ", ".join(dict.fromkeys(id for ids in cell.duties.values() for id in ids))
            yield kind, name, body.label(lang), said, where
