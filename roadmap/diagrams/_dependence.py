"""What the dependency diagram shows, and what it says of a technology with which much would fall."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from roadmap.diagrams._in_focus import ADD, NONE, of_today
from roadmap.graph.dependence import Condensed, Dependence, Pillar, around, condensed, dependence, pillars
from roadmap.graph.survey import Survey
from roadmap.locale.value import number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.text import Lang, Text

_POINT = Text("ĐIỂM PHỤ THUỘC: {} sản phẩm dựa vào", "SINGLE POINT: products resting on it: {}")
_JOINT = Text("ĐIỂM NỐI DUY NHẤT giữa các phần của mạng", "ONLY JOINT between parts of the network")
_CIRCLE = Text("VÒNG PHỤ THUỘC", "CIRCULAR")
MOST = 60
"""Cards that one drawing may hold before it is condensed."""
_MOST_BODIES = 8
_SHARE = 0.1
"""Share of all products from which a technology that carries them is a single point of failure."""


class Found(NamedTuple):
    """What is drawn: the network, condensed; the bodies on which products hang; from how many products on."""

    survey: Survey
    whole: Dependence
    drawn: Condensed
    bodies: tuple[Pillar, ...]
    more: int
    least: int
    focus: tuple[str, ...]
    lang: Lang

    def alarm(self, id: str) -> str:
        """What is said of a technology with which much would fall; empty for others."""
        said = []
        if self.survey.roadmap.find(Technology, id):
            if len(self.whole.products[id]) >= self.least:
                said.append(_POINT.of(self.lang).format(number(len(self.whole.products[id]), self.lang)))
            if id in self.whole.joints:
                said.append(_JOINT.of(self.lang))
            if any(id in knot for knot in self.whole.knots):
                said.append(_CIRCLE.of(self.lang))
        return "; ".join(said)


def found_in(survey: Survey, focus: Sequence[str], lang: Lang) -> Found:
    """What is to be drawn.

    Raises:
        RoadmapError: there is no technology or product, or an id in focus is none of today's plan.
    """
    whole = dependence(survey)
    known = {*whole.members, *whole.lone}
    of_today(focus, known)
    if not known:
        raise RoadmapError(NONE, ADD)
    products = sum(survey.roadmap.find(Product, id) is not None for id in whole.members)
    allowed = int(survey.settings.limit("DEP702", "products", 2))
    least = max(allowed, ceil(products * _SHARE))
    near = whole
    if focus:
        lone = tuple(id for id in whole.lone if id in focus)
        part = around(whole, focus)
        near = Dependence(part.members, part.rests, part.products, lone)
    bodies = [one for one in pillars(survey, least) if not focus or not one.products.isdisjoint(near.members)]
    drawn = condensed(survey, near, MOST, focus)
    return Found(
        survey, near, drawn, tuple(bodies[:_MOST_BODIES]), max(len(bodies) - _MOST_BODIES, 0), least, tuple(focus), lang
    )
