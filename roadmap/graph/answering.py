"""Who alone answers for what: the one definition that checks, screens, pictures and reports share."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.text import Text

Matter = Technology | Product | Mission | Programme
"""What somebody answers for."""
MATTERS: tuple[type[Matter], ...] = (Technology, Product, Mission, Programme)

ACCOUNTABLE = Text(
    "Chịu trách nhiệm: chỉ một cơ quan, là cơ quan được ghi chịu trách nhiệm; với nhiệm vụ, và với sản phẩm chưa ghi "
    "cơ quan nào, là cơ quan chủ quản nhiệm vụ. Việc có nhiều cơ quan không tính cho cơ quan nào; chủ trì tính riêng.",
    "Answers for: one body alone, the one on record as accountable; for a mission, and for a product of it that names "
    "nobody, the one that governs the mission. What several share counts for none; who leads is counted apart.",
)
"""What it means to answer for something, as pictures and reports tell it: see :func:`answering`."""


def answering(survey: Survey, matter: Matter) -> tuple[str, ...]:
    """The ids of the bodies that answer for `matter`; more than one are nobody end to end.

    For a mission that is its governing body, for a programme the accountable one; see :attr:`Chain.answering` for a
    technology or product.
    """
    if isinstance(matter, Technology | Product):
        return Chain(matter, survey).answering
    named = matter.governing if isinstance(matter, Mission) else matter.accountable
    return (named,) if named and survey.roadmap.find(Organization, named) else ()


def answered(survey: Survey, body: str) -> list[Matter]:
    """What the organisation `body` alone answers for in today's plan: what RACI calls accountable.

    These are the matters for which :func:`answering` names this body and no other: technologies, products and
    programmes that name it as accountable, the missions that it governs, and the products of these that nobody else
    answers for. A mission that it leads is done by it, and answered for by whoever governs it: see :func:`led`.
    """
    governed = survey.referring(Mission, "governing", body)
    products = (survey.roadmap.find(Product, id) for mission in governed for id in _subjects(survey, mission))
    named: list[Matter | None] = [
        *survey.referring(Technology, "accountable", body),
        *survey.referring(Product, "accountable", body),
        *products,
        *survey.referring(Programme, "accountable", body),
        *governed,
    ]
    once = {one.id: one for one in named if one}
    return [one for one in once.values() if in_plan(survey, one) and answering(survey, one) == (body,)]


def led(survey: Survey, body: str) -> list[Mission]:
    """The missions of today's plan that the organisation `body` leads and somebody else, or nobody, answers for.

    Who leads does the work: that is what RACI calls responsible.
    """
    missions = survey.referring(Mission, "lead", body)
    return [one for one in missions if in_plan(survey, one) and answering(survey, one) != (body,)]


def former_heads(survey: Survey, body: str) -> tuple[Post, ...]:
    """The posts whose holders headed the organisation `body` earlier in the year of today, and do not any more."""
    posts = survey.referring(Post, "organization", body)
    return tuple(
        one
        for one in posts
        if one.head and one.holder and one.until and one.until.surely_before(survey.today)
        if one.until.last.year == survey.today.year
    )


def _subjects(survey: Survey, mission: Mission) -> Iterator[str]:
    """The ids of what a mission is about: what it names, and what its work is for."""
    yield from mission.products
    yield from (one.chain for one in survey.referring(Activity, "mission", mission.id) if one.chain)


def heads(survey: Survey, body: str) -> tuple[Post, ...]:
    """The posts whose holders head the organisation `body` today; none where that is not on record."""
    return tuple(one for one in survey.referring(Post, "organization", body) if survey.heads(one))


def in_plan(survey: Survey, matter: Matter) -> bool:
    """Whether `matter` belongs to today's plan."""
    if isinstance(matter, Technology | Product):
        return survey.live(matter)
    return not isinstance(matter, Mission) or matter.state != "stopped"
