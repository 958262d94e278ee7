"""The technologies and products that somebody names, and how a title calls them."""

from __future__ import annotations

from collections.abc import Container, Sequence

from roadmap.graph.chain import Subject
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text

_NEITHER = Text("`{}` không phải công nghệ hoặc sản phẩm.", "`{}` is neither a technology nor a product.")
_NOT_TODAY = Text(
    "`{}` không phải công nghệ hoặc sản phẩm của kế hoạch hiện hành.",
    "`{}` is no technology or product of today's plan.",
)
NONE = Text("Chưa có công nghệ hoặc sản phẩm nào.", "There is no technology or product.")
SEE = Text("Xem mã: `roadmap list product`", "See the ids: `roadmap list product`")
ADD = Text("Thêm bằng: `roadmap new technology MÃ`", "Add one: `roadmap new technology ID`")
_MOST_NAMED = 3


def titled(survey: Survey, focus: Sequence[str], lang: Lang, whole: Text, part: Text) -> str:
    """What a drawing is called: `whole` without ids, else `part` with the names of the first of these."""
    if not focus:
        return whole.of(lang)
    names = ", ".join(survey.roadmap[id].label(lang) for id in focus[:_MOST_NAMED])
    return part.of(lang).format(names + (" …" if len(focus) > _MOST_NAMED else ""))


def none_of(record: Record | None, what: Text) -> Text:
    """The sentence that there is none of `what`, about the record in focus or the whole plan."""
    if record:
        return Text(*(f"`{record.id}`: {text}" for text in what))
    return Text(*map(capital, what))


def chosen(survey: Survey, focus: Sequence[str]) -> list[Subject]:
    """The technologies and products in focus.

    Raises:
        RoadmapError: an id is of neither.
    """
    found: list[Subject] = []
    for id in focus:
        record = survey.roadmap.records.get(id)
        if not isinstance(record, Technology | Product):
            raise RoadmapError(Text(*(text.format(id) for text in _NEITHER)), SEE)
        found.append(record)
    return found


def of_today(focus: Sequence[str], known: Container[str]) -> None:
    """Look whether all ids in focus are among `known`, those of today's plan.

    Raises:
        RoadmapError: one is not.
    """
    for id in focus:
        if id not in known:
            raise RoadmapError(Text(*(text.format(id) for text in _NOT_TODAY)), SEE)
