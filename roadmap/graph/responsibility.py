"""Who answers for what: organisations beside technologies, products, missions and programmes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from roadmap.graph.answering import Matter, answering, in_plan
from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.catalogue import Group
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary

Order = Literal["laden", "listed"]

DUTIES = vocabulary(
    "duty",
    accountable=("accountable end to end", "chịu trách nhiệm xuyên suốt"),
    governing=("governing", "chủ quản"),
    lead=("lead", "chủ trì"),
    coordinating=("coordinating", "phối hợp"),
    taking_part=("takes part", "tham gia"),
)
"""What a body can be to a matter, the weightiest duty first."""

LETTERS: Mapping[str, Text] = {
    "accountable": Text("A", "A"),
    "governing": Text("C", "G"),
    "lead": Text("T", "L"),
    "coordinating": Text("P", "C"),
    "taking-part": Text("g", "p"),
}
"""The letter of each duty in a narrow cell: A as in RACI, the others from Chủ quản, chủ Trì, Phối hợp, tham Gia."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one body is to one matter.

    Attributes:
        duties: each duty it has, the weightiest first -> the ids of the records that say so.
    """

    duties: Mapping[str, tuple[str, ...]]

    def letters(self, lang: str, separator: str = " ") -> str:
        """The duties as letters in `lang`."""
        return separator.join(LETTERS[duty].of(lang) for duty in self.duties)


@dataclass(frozen=True)
class Grid:
    """Bodies beside matters, and what each is to each.

    Attributes:
        matters: in the order asked for.
        bodies: those with most to answer for first.
        cells: (matter id, body id) -> what the body is to the matter; nothing where it is nothing.
        answering: matter id -> the bodies that answer for it, as :func:`answering` says.
        unanswered: ids of matters for which no body answers, as the checks see it (OWN101); those left out included.
        contested: ids of those for which several bodies answer at once (OWN102).
        bare_matters: how many matters were left out because no body has anything to do with them.
        idle_bodies: how many bodies were left out because they have nothing to do with any of the matters.
    """

    matters: tuple[Matter, ...]
    bodies: tuple[Organization, ...]
    cells: Mapping[tuple[str, str], Cell]
    answering: Mapping[str, tuple[str, ...]]
    unanswered: frozenset[str]
    contested: frozenset[str]
    bare_matters: int
    idle_bodies: int

    def cell(self, matter: str, body: str) -> Cell | None:
        """What `body` is to `matter`; None where it is nothing."""
        return self.cells.get((matter, body))

    def answered(self, body: str) -> int:
        """For how many of the matters `body` answers end to end, each once; what several answer for counts for none."""
        return sum(self.answering[one.id] == (body,) for one in self.matters)

    @cached_property
    def loads(self) -> Mapping[str, Counter[str]]:
        """Body id -> how many matters it has each duty for."""
        found: dict[str, Counter[str]] = {body.id: Counter() for body in self.bodies}
        for (_, body), cell in self.cells.items():
            found[body].update(list(cell.duties))
        return found


def grid(
    survey: Survey,
    kinds: Sequence[type[Matter]] = (Technology, Product),
    *,
    order: Order = "listed",
    bare: bool = False,
) -> Grid:
    """Who has what to do with every matter of today's plan.

    A technology or product has the bodies of its own work and of the missions that serve it; a mission those of its
    work; a programme those of its missions. Names of bodies that are not on record count for nothing.

    Args:
        survey: the roadmap on one day.
        kinds: which kinds of matter, in this order.
        order: ``listed`` keeps matters in the order of the official list, ``laden`` puts those with most bodies first.
            Bodies with most to answer for always come first.
        bare: whether matters that no body has anything to do with are there as well.
    """
    matters = [one for kind in kinds for one in _planned(survey, kind)]
    cells = {(one.id, body): cell for one in matters for body, cell in _row(survey, one)}
    busy, used = {body for _, body in cells}, {matter for matter, _ in cells}
    everybody = survey.of(Organization)
    shown = tuple(one for one in matters if bare or one.id in used)
    bodies = tuple(one for one in everybody if one.id in busy)
    answers = {one.id: answering(survey, one) for one in matters}
    made = Grid(
        matters=shown,
        bodies=bodies,
        cells=cells,
        answering=answers,
        unanswered=frozenset(id for id, several in answers.items() if not several),
        contested=frozenset(id for id, several in answers.items() if len(several) > 1),
        bare_matters=len(matters) - len(shown),
        idle_bodies=len(everybody) - len(bodies),
    )
    return _ordered(made, kinds, order)


def _planned(survey: Survey, kind: type[Matter]) -> list[Matter]:
    """The matters of `kind` that belong to today's plan, in the order of the official list."""
    found: list[Matter] = [one for one in survey.of(kind) if in_plan(survey, one)]
    return sorted(found, key=lambda one: _place(survey, one))


def _place(survey: Survey, matter: Matter) -> tuple[bool, list[tuple[int, str]]]:
    """Where `matter` stands in an official list in force; what stands in none comes last."""
    codes: list[str] = []
    if isinstance(matter, Product):
        lists = survey.catalogues_in_force
        codes = [place.code for catalogue, place in matter.listings.items() if catalogue in lists and place.code]
    elif isinstance(matter, Technology):
        groups = (survey.roadmap.find(Group, id) for id in matter.groups)
        codes = [group.code for group in groups if group and group.code]
    return not codes, natural(codes[0]) if codes else []


def natural(code: str) -> list[tuple[int, str]]:
    """A key by which ``2.10`` comes after ``2.9``."""
    return [(int(part) if part.isdecimal() else -1, part) for part in re.findall(r"[0-9]{1,9}|[^0-9]+", code)]


def _row(survey: Survey, matter: Matter) -> Iterator[tuple[str, Cell]]:
    said: dict[str, dict[str, dict[str, None]]] = {}
    for body, duty, record in _duties(survey, matter):
        if body and survey.roadmap.find(Organization, body):
            said.setdefault(body, {}).setdefault(duty, {})[record] = None
    for body, duties in said.items():
        yield body, Cell({duty: tuple(duties[duty]) for duty in DUTIES if duty in duties})


Said = tuple[str | None, str, str]
"""Body, duty, and the record that says so."""


def _duties(survey: Survey, matter: Matter) -> Iterator[Said]:
    if isinstance(matter, Technology | Product):
        yield matter.accountable, "accountable", matter.id
        for mission in Chain(matter, survey).missions:
            yield from _of_mission(mission)
        for activity in survey.activities(matter.id):
            yield from _of_work(activity)
    elif isinstance(matter, Programme):
        yield matter.accountable, "accountable", matter.id
        for mission in survey.referring(Mission, "programme", matter.id):
            yield from _of_mission(mission)
    else:
        yield from _of_mission(matter)
        for activity in survey.referring(Activity, "mission", matter.id):
            yield from _of_work(activity)


def _of_mission(mission: Mission) -> Iterator[Said]:
    yield mission.governing, "governing", mission.id
    yield mission.lead, "lead", mission.id
    for body in mission.coordinating:
        yield body, "coordinating", mission.id


def _of_work(activity: Activity) -> Iterator[Said]:
    yield activity.lead, "lead", activity.id
    for body, part in activity.participants.items():
        yield body, "coordinating" if part.role == "coordination" else "taking-part", activity.id


Place = tuple[Matter | Activity, str]
"""A record, and the field in which it names who has a duty."""


def places(survey: Survey, matter: Matter, duty: str) -> list[Place]:
    """Where it can be written that a body has `duty` for `matter`.

    Only a technology, product or programme names an accountable body itself. Whoever governs, leads or coordinates is
    named by a mission, whoever leads or takes part in work by the activity.
    """
    if isinstance(matter, Mission):
        missions, work = [matter], survey.referring(Activity, "mission", matter.id)
    elif isinstance(matter, Programme):
        missions, work = survey.referring(Mission, "programme", matter.id), []
    else:
        missions, work = list(Chain(matter, survey).missions), survey.activities(matter.id)
    if duty == "accountable":
        return [] if isinstance(matter, Mission) else [(matter, "accountable")]
    if duty == "taking-part":
        return [(one, "participants") for one in work]
    held: list[Place] = [(one, duty) for one in missions]
    return [*held, *((one, "lead") for one in work)] if duty == "lead" else held


# --- order -----------------------------------------------------------------------------------------------------------


def _ordered(made: Grid, kinds: Sequence[type[Matter]], order: Order) -> Grid:
    """`made` with its most laden bodies first, and its matters as asked for; kinds of matter stay together."""
    loads = made.loads
    around = Counter(matter for matter, _ in made.cells)

    def weight(body: Organization) -> tuple[int, ...]:
        return tuple(-loads[body.id][duty] for duty in DUTIES)

    def crowd(matter: Matter) -> tuple[int, int]:
        return kinds.index(type(matter)), -around[matter.id]

    matters = tuple(sorted(made.matters, key=crowd)) if order == "laden" else made.matters
    return replace(made, matters=matters, bodies=tuple(sorted(made.bodies, key=weight)))
