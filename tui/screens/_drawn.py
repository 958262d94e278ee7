"""What the graph view asks and how it is answered: an excerpt of the plan, drawn; nothing here waits for a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap.drawing.characters.characters import Edge, Node, Picture, Zoom, draw
from roadmap.drawing.error import DrawingError
from roadmap.graph.excerpt import BACKGROUND, WHO, Excerpt, around, of_chain
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.record import Record
from roadmap.model.scale import STAGES
from roadmap.model.text import Text
from tui.state import State

SIGNS = {
    "technology": "◆", "product": "■", "activity": "●", "organization": "○", "post": "◌", "mission": "◎",
    "programme": "▣", "milestone": "▼", "indicator": "∑", "funding": "₫", "need": "?", "bottleneck": "▲",
    "handover": "⇄", "supply": "+", "infrastructure": "⌂", "workforce": "∴", "deployment": "◇", "group": "▤",
    "catalogue": "≡", "directive": "§", "document": "¶",
}  # fmt: skip
"""One cell that tells the kind of a record."""

FINDINGS = {"error": "✗", "warning": "!"}
"""What a record carries that something is wrong with."""


@dataclass(frozen=True)
class Question:
    """What is drawn.

    Attributes:
        centre: id of the record that it is about.
        chain: whether its whole chain is meant, or what lies around it.
        steps: how far around.
        hidden: relations that are not shown; None for the usual ones.
        zoom: how much of each record is shown; None for as much as lets the whole drawing fit the screen.
    """

    centre: str
    chain: bool
    steps: int = 1
    hidden: frozenset[str] | None = None
    zoom: Zoom | None = None

    @property
    def without(self) -> frozenset[str]:
        """The relations that are not shown."""
        return self.hidden if self.hidden is not None else WHO if self.chain else BACKGROUND


@dataclass(frozen=True)
class Answer:
    """A question answered and drawn.

    Attributes:
        question: what was asked.
        state: of what.
        excerpt: the records and links.
        ids: the records in the order of the picture's boxes.
        zoom: how much of each record is shown.
        picture: the drawing; None where it failed, for the reason `trouble`.
    """

    question: Question
    state: State
    excerpt: Excerpt
    ids: tuple[str, ...]
    zoom: Zoom
    picture: Picture | None
    trouble: Text | None = None


def answer(state: State, question: Question, zooms: Sequence[Zoom], room: tuple[int, int]) -> Answer:
    """The answer to `question`; takes up to a second, and seconds the first time.

    Args:
        state: of what it is asked.
        question: what is drawn.
        zooms: those to choose from. The first with which the whole drawing fits is taken; where it fits with none of
            them, the last.
        room: columns and rows that there are for the drawing.
    """
    survey, without = state.survey, question.without
    if question.chain:
        excerpt = of_chain(survey, question.centre, without)
    else:
        excerpt = around(survey, question.centre, question.steps, without)
    ids = tuple(excerpt.distances)
    numbers = {id: number for number, id in enumerate(ids)}
    nodes = [_node(state, state.roadmap[id]) for id in ids]
    edges = [Edge(numbers[tie.source], numbers[tie.target], tie.label.of(state.lang)) for tie in excerpt.ties]
    try:
        zoom, picture = _fitting(nodes, edges, zooms, room)
        return Answer(question, state, excerpt, ids, zoom, picture)
    except DrawingError as error:
        return Answer(question, state, excerpt, ids, zooms[0], None, error.message)


def _fitting(
    nodes: Sequence[Node], edges: Sequence[Edge], zooms: Sequence[Zoom], room: tuple[int, int]
) -> tuple[Zoom, Picture]:
    for zoom in zooms:
        picture = draw(nodes, edges, zoom)
        if picture.wide <= room[0] and picture.high <= room[1]:
            break
    return zoom, picture


def _node(state: State, record: Record) -> Node:
    lang = state.lang
    head = record.LABEL.of(lang)
    if isinstance(record, Activity) and record.stage:
        head = STAGES.label(record.stage).of(lang)
    mark = FINDINGS.get(state.gravest(record.id) or "", "")
    sign = SIGNS.get(record.KIND, "·")
    name = state.label(record.id)
    short = record.short_label(lang) if isinstance(record, Organization) else name
    return Node(sign, f"{head} {mark}".strip(), name, f"{mark} {short}".strip())


def first_question(state: State, id: str) -> Question:
    """What is asked first about a record: its chain where there is work in it, else what lies around it."""
    record = state.roadmap[id]
    chain = isinstance(record, Technology | Product) and bool(state.survey.activities(id))
    return Question(id, chain)
