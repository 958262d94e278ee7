"""The three houses of a value chain: which bodies of the State, academia and enterprise take part, and as what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from roadmap.graph.chain import Chain
from roadmap.model.kinds.actors import Organization
from roadmap.model.scale import HOUSES

CORNERS = ("state", "institute", "university", "enterprise", "other")
"""Where a body stands: the three houses, academia as institutes and universities, and bodies of none of them."""
ACCOUNTABLE, GOVERNING, MISSION, LEAD, TAKES_PART = "accountable", "governing", "mission", "lead", "participant"
"""Roles beside those that participants have on record; :data:`TAKES_PART` where a participant has none."""


@dataclass(frozen=True)
class Helix:
    """Who takes part in one value chain.

    Attributes:
        chain: the chain, of a product with the technologies that it uses.
        roles: id of each body -> its roles, the most answerable first: those above, or of a participant.
    """

    chain: Chain
    roles: Mapping[str, tuple[str, ...]]

    @cached_property
    def corners(self) -> Mapping[str, tuple[Organization, ...]]:
        """Corner -> the bodies that stand there; every corner is a key."""
        found: dict[str, list[Organization]] = {corner: [] for corner in CORNERS}
        for body in self.chain.organizations:
            found[corner_of(body)].append(body)
        return {corner: tuple(bodies) for corner, bodies in found.items()}

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The houses that take no part."""
        return tuple(house for house in HOUSES if house not in self.chain.houses)


def corner_of(body: Organization) -> str:
    """In which of the :data:`CORNERS` a body stands."""
    house = body.house
    if house == "academia":
        return "university" if body.type == "university" else "institute"
    return house or "other"


def taking_part(chain: Chain) -> Helix:
    """Who takes part in `chain`, and as what."""
    roles: dict[str, list[str]] = {}

    def add(id: str | None, role: str) -> None:
        if id and role not in roles.setdefault(id, []):
            roles[id].append(role)

    for subject in (chain.subject, *chain.technologies):
        add(subject.accountable, ACCOUNTABLE)
    for mission in chain.missions:
        add(mission.governing, GOVERNING)
        add(mission.lead, MISSION)
    for activity in chain.activities:
        add(activity.lead, LEAD)
    for mission in chain.missions:
        for id in mission.coordinating:
            add(id, "coordination")
    for activity in chain.activities:
        for id, part in activity.participants.items():
            add(id, part.role or TAKES_PART)
    known = {body.id for body in chain.organizations}
    return Helix(chain, {id: tuple(several) for id, several in roles.items() if id in known})
