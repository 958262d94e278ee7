"""What the supply map shows: the inputs asked for, and of many those most at risk."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from roadmap.graph.sourcing import Input, Sourcing, reaching, sourcing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.text import Lang, Text

MOST = 60
"""Cards that a drawing holds before substitutes are only counted, and the inputs least at risk left out."""
_SHARE = 0.1


class Found(NamedTuple):
    """What is drawn: all inputs, those of them that are shown, from how many products on a supplier chokes."""

    whole: Sourcing
    asked: tuple[Input, ...]
    shown: tuple[Input, ...]
    focus: tuple[str, ...]
    least: int
    lang: Lang

    @property
    def survey(self) -> Survey:
        return self.whole.survey

    @property
    def large(self) -> bool:
        """Whether substitutes are only counted."""
        return len({id for one in self.asked for id in (one.id, one.fed, *one.suppliers, *one.substitutes)}) > MOST

    def products(self, one: Input) -> tuple[str, ...]:
        """The products that an input goes into through a technology: where some of them are in focus, only these."""
        every = sorted(self.whole.products(one.fed) - {one.fed})
        chosen = tuple(id for id in every if id in self.focus)
        return chosen or tuple(every)

    def feeds(self, id: str) -> int:
        """How many products a supplier feeds."""
        return len(self.whole.fed_by.get(id, ()))

    @property
    def choking(self) -> list[str]:
        """The suppliers that feed too many products."""
        every = dict.fromkeys(id for one in self.asked for id in one.suppliers)
        return [id for id in every if self.feeds(id) >= self.least]


def found_in(survey: Survey, focus: Sequence[str], lang: Lang) -> Found:
    """What is to be drawn.

    Raises:
        RoadmapError: an id in focus is no product, technology or organisation, or has no input, or there is no product.
    """
    whole = sourcing(survey)
    hint = Text("Xem mã: `roadmap list supply`", "See the ids: `roadmap list supply`")
    for id in focus:
        if not isinstance(survey.roadmap.records.get(id), Product | Technology | Organization):
            vi, en = "không phải sản phẩm, công nghệ hoặc tổ chức", "is no product, technology or organisation"
            raise RoadmapError(Text(f"`{id}` {vi}.", f"`{id}` {en}."), hint)
    asked = reaching(whole, focus) if focus else whole.inputs
    if focus and not asked:
        named = ", ".join(f"`{id}`" for id in focus)
        raise RoadmapError(Text(f"Chưa ghi nguồn cung nào của {named}.", f"No supply of {named} is on record."), hint)
    if not asked and not whole.bare:
        add = Text("Thêm bằng: `roadmap new supply MÃ`", "Add one: `roadmap new supply ID`")
        raise RoadmapError(Text("Chưa có sản phẩm hoặc nguồn cung nào.", "There is no product or supply."), add)
    allowed = int(survey.settings.limit("DEP702", "products", 2))
    least = max(allowed, ceil((len(whole.of) + len(whole.bare)) * _SHARE))
    found = Found(whole, asked, asked, tuple(focus), least, lang)
    return found._replace(shown=_shown(found)) if found.large else found


def _shown(found: Found) -> tuple[Input, ...]:
    """As many inputs as a drawing holds, those most at risk first."""
    order = sorted(
        found.asked,
        key=lambda one: (not one.choked, not one.alone, -len(found.whole.products(one.fed)), -one.shares.foreign),
    )
    kept: list[Input] = []
    drawn: set[str] = set()
    for one in order:
        more = {one.id, one.fed, *one.suppliers}
        if kept and len(drawn | more) > MOST:
            break
        kept.append(one)
        drawn |= more
    return tuple(kept)
