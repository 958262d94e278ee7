"""The road of one technology or product: work and milestones by track, what hinders it, what it is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from roadmap.graph.chain import Chain
from roadmap.graph.standing import own_work
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import TRACKS, Activity, Handover, Milestone, Product, Technology
from roadmap.model.kinds.demand import Need
from roadmap.model.kinds.funding import Funding
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.kinds.supply import Supply
from roadmap.model.record import Record
from roadmap.model.when import When

TRACK_OF_STAGE: Mapping[str, str] = {
    "research": "mastery",
    "pilot": "mastery",
    "production": "commercialisation",
    "commercialisation": "commercialisation",
    "diffusion": "diffusion",
}
"""Stage -> the track that its work belongs to; the directive asks for a road to each of the three."""


@dataclass(frozen=True, slots=True)
class Track:
    """One of the three tracks of a technology or product.

    Attributes:
        name: a word of ``TRACKS``; empty for what belongs to none of them.
        work: its activities, by start.
        milestones: its milestones, by date; those that name no track stand with the work that they are of.
    """

    name: str
    work: tuple[Activity, ...]
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True)
class Road:
    """What lies before one technology or product.

    Attributes:
        chain: its value chain.
    """

    chain: Chain

    @property
    def survey(self) -> Survey:
        """The roadmap on one day."""
        return self.chain.survey

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """The milestones of the subject, of its own work and of the missions that serve it, by date."""
        held = (self.chain.subject.id, *own_work(self.survey, self.chain.subject))
        found = {one.id: one for id in held for one in self.survey.referring(Milestone, "of", id)}
        return tuple(sorted(found.values(), key=lambda one: (_day(one.due or one.done), one.id)))

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """The three tracks, and what belongs to none where there is any.

        Work is the chain's, so a product's includes that of the technologies it uses.
        """
        found = (
            Track(
                track,
                tuple(sorted((one for one in self.chain.activities if _track(one) == track), key=_begins)),
                tuple(one for one in self.milestones if self._track(one) == track),
            )
            for track in (*TRACKS, "")
        )
        return tuple(one for one in found if one.name or one.work or one.milestones)

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """The needs that the subject or a mission that serves it answers."""
        named = dict.fromkeys((*self.chain.subject.answers, *(id for one in self.chain.missions for id in one.answers)))
        found = (self.survey.roadmap.find(Need, id) for id in named)
        return tuple(one for one in found if one)

    @cached_property
    def supplies(self) -> tuple[Supply, ...]:
        """The inputs of the subject and of the technologies that it uses; those without a substitute first."""
        fed = (self.chain.subject, *self.chain.technologies)
        found = [one for subject in fed for one in self.survey.referring(Supply, "product", subject.id)]
        return tuple(sorted(found, key=lambda one: bool(one.substitutes)))

    @cached_property
    def hindrances(self) -> tuple[Bottleneck, ...]:
        """The open bottlenecks that block anything of it, the first to be cleared first."""
        found = {one.id: one for id in self.records for one in self.survey.referring(Bottleneck, "blocks", id)}
        return tuple(sorted((one for one in found.values() if not one.closed), key=lambda one: (_day(one.due), one.id)))

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """Everything that belongs to it: the chain, its missions, milestones, money, inputs and indicators."""
        subject = self.chain.subject
        held: list[Record] = [subject, *self.chain.technologies, *self.chain.activities, *self.chain.missions]
        held += [*self.milestones, *self.supplies]
        held += [one for id in (subject.id, *own_work(self.survey, subject)) for one in self._money_and_measures(id)]
        return {one.id: one for one in held}

    @cached_property
    def about(self) -> frozenset[str]:
        """The ids of all that, where something has to be decided of it, is a decision for this road.

        That is everything that belongs to it, the bottlenecks in its way, its hand-overs and what its work waits for.
        """
        handovers = (one.id for one in self.survey.referring(Handover, "chain", self.chain.subject.id))
        waited = (id for one in self.chain.activities for id in one.waits_for)
        return frozenset((*self.records, *(one.id for one in self.hindrances), *handovers, *waited))

    def _money_and_measures(self, id: str) -> Iterator[Record]:
        yield from self.survey.referring(Funding, "for", id)
        yield from self.survey.referring(Indicator, "of", id)

    def _track(self, milestone: Milestone) -> str:
        of = self.survey.roadmap.find(Activity, milestone.of)
        return milestone.track or (_track(of) if of else "")


def road(survey: Survey, subject: Technology | Product) -> Road:
    """The road of `subject`, seen today."""
    return Road(Chain(subject, survey))


def _track(activity: Activity) -> str:
    return TRACK_OF_STAGE.get(activity.stage or "", "")


def _begins(activity: Activity) -> tuple[int, str]:
    return _day(activity.start or activity.end), activity.id


def _day(when: When | None) -> int:
    return when.last.toordinal() if when else 10**9
