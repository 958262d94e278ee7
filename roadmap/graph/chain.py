"""The value chain of a technology or product: its work by stage, and everyone who takes part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.programme import Mission
from roadmap.model.scale import STAGES

Subject = Technology | Product


@dataclass(frozen=True)
class Chain:
    """The value chain of `subject`: its own activities and those of the technologies it uses.

    Attributes:
        subject: the technology or product.
        survey: the survey it was taken from.
    """

    subject: Subject
    survey: Survey

    @cached_property
    def technologies(self) -> tuple[Technology, ...]:
        """The core technologies that the product uses; none for a technology."""
        if not isinstance(self.subject, Product):
            return ()
        found = (self.survey.roadmap.find(Technology, id) for id in self.subject.uses)
        return tuple(technology for technology in found if technology)

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """Every activity of the chain, by stage and then in the order in which they were read."""
        own = list(self.survey.activities(self.subject.id))
        for technology in self.technologies:
            own.extend(self.survey.activities(technology.id))
        last = len(STAGES.words)
        return tuple(sorted(own, key=lambda activity: STAGES.rank(activity.stage) if activity.stage else last))

    def at(self, stage: str) -> tuple[Activity, ...]:
        """The activities at `stage`."""
        return tuple(activity for activity in self.activities if activity.stage == stage)

    @cached_property
    def missions(self) -> tuple[Mission, ...]:
        """The missions that name the subject or one of its activities."""
        survey, subject = self.survey, self.subject.id
        found = {
            mission.id: mission
            for relation in ("products", "technologies")
            for mission in survey.referring(Mission, relation, subject)
        }
        for activity in survey.activities(subject):
            if mission := survey.roadmap.find(Mission, activity.mission):
                found[mission.id] = mission
        return tuple(found.values())

    @cached_property
    def answering(self) -> tuple[str, ...]:
        """The ids of the bodies that answer for the subject: the accountable one, else those that govern its missions.

        One that governs a mission (cơ quan chủ quản) counts for a product until an accountable body is named; several
        of them without one are nobody end to end. An id that names no organisation on record answers for nothing.
        """
        if self.subject.accountable:
            named = [self.subject.accountable]
        elif isinstance(self.subject, Product):
            named = [mission.governing for mission in self.missions if mission.governing]
        else:
            named = []
        return tuple(id for id in dict.fromkeys(named) if self.survey.roadmap.find(Organization, id))

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """Everyone who takes part: accountable bodies, leads, participants, and the bodies of its missions."""
        ids = dict.fromkeys(self._bodies())
        found = (self.survey.roadmap.find(Organization, id) for id in ids if id)
        return tuple(organization for organization in found if organization)

    def _bodies(self) -> Iterator[str | None]:
        for subject in (self.subject, *self.technologies):
            yield subject.accountable
        for activity in self.activities:
            yield activity.lead
            yield from activity.participants
        for mission in self.missions:
            yield mission.governing
            yield mission.lead
            yield from mission.coordinating

    @cached_property
    def houses(self) -> frozenset[str]:
        """Which of the three houses take part."""
        return frozenset(house for body in self.organizations if (house := body.house))


def subjects(survey: Survey) -> Iterator[Subject]:
    """Every technology and product that belongs to today's plan."""
    for technology in survey.of(Technology):
        if survey.live(technology):
            yield technology
    for product in survey.of(Product):
        if survey.live(product):
            yield product
