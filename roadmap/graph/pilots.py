"""From pilot to market: chains that try something out, for how long, and what of the next stage is there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from roadmap.graph.chain import Chain, Subject, subjects
from roadmap.graph.payers import funded, payers
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.demand import Need
from roadmap.model.scale import STAGES
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When

AFTER_PILOT = frozenset(tuple(STAGES)[STAGES.rank("production") :])
"""The stages that lead out of a pilot."""
_NEVER, _DAY = datetime.date.max, datetime.timedelta(days=1)
_BINDING = ("contract", "order")

GAPS = vocabulary(
    "gap",
    owner=("no accountable body", "cơ quan chịu trách nhiệm"),
    next_stage=("no production or commercialisation planned", "kế hoạch sản xuất, thương mại hóa"),
    start=("no start of the next stage", "ngày bắt đầu giai đoạn tiếp theo"),
    buyer=("no first buyer", "người mua đầu tiên"),
    firm=("no firm takes part", "doanh nghiệp tham gia"),
    money=("no money for the next stage", "kinh phí cho giai đoạn tiếp theo"),
    gate=("no criteria for leaving the pilot", "tiêu chí kết thúc thử nghiệm"),
)
"""What a pilot can lack on its way to a market; the Vietnamese words stand after "thiếu"."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The pilots of one technology or product that have begun and were not stopped.

    Attributes:
        subject: the technology or product.
        pilots: its pilots that were not stopped by decision.
        first: the one that began first.
        ended: whether all of them have ended, or are past their planned end.
        done: whether all of them are marked as done.
        suspended: whether all that are not done are suspended.
        since: when the first began; None where that is not on record.
        until: the last planned end; None where one of them has none.
        next: what follows at a later stage: first what has a date, its own work before that of products that use it.
        late: whether what follows should have begun, and nothing of it has.
        onward: when the first of what follows that has begun did so; None where none has, or no date is on record.
        buyers: ids of who will buy: bodies that take part as buyers, owners of the needs under contract or order that
            the subject, what follows or their missions answer.
        gaps: words of :data:`GAPS`.
    """

    subject: Subject
    pilots: tuple[Activity, ...]
    first: Activity
    ended: bool
    done: bool
    suspended: bool
    since: When | None
    until: When | None
    next: tuple[Activity, ...]
    late: bool
    onward: When | None
    buyers: tuple[str, ...]
    gaps: tuple[str, ...]

    @property
    def stuck(self) -> bool:
        """Whether nothing at all is planned after the pilot."""
        return not self.next

    @property
    def through(self) -> bool:
        """Whether it needs no watch any more: all pilots are done, nothing is missing, and no next step is late."""
        return self.done and not self.stuck and not self.gaps and not self.late

    def months(self, today: datetime.date) -> int | None:
        """Whole calendar months that the pilots have lasted; None where that is not on record.

        What goes on, past its planned end too, is counted from the last day on which it may have begun until today;
        what is done, from the first day of its period to the last, and never beyond today.
        """
        if self.since is None or (self.done and self.until is None):
            return None
        if self.done and self.until:
            return _months(self.since.first, min(self.until.last + _DAY, today))
        return _months(self.since.last, today)

    def waited(self, today: datetime.date) -> int | None:
        """Whole calendar months from the end of the pilots until the next step began, or until today.

        The end is the planned one. None while it is not on record or still lies ahead.
        """
        if not self.ended or self.until is None or not self.until.surely_before(today):
            return None
        return _months(self.until.last, self.onward.first if self.onward else today)


def _months(begin: datetime.date, end: datetime.date) -> int:
    whole = (end.year - begin.year) * 12 + end.month - begin.month - (end.day < begin.day)
    return max(whole, 0)


def trials(survey: Survey) -> Iterator[Trial]:
    """The trial of every technology and product of today's plan that has one."""
    for subject in subjects(survey):
        if found := trial(survey, subject):
            yield found


def trial(survey: Survey, subject: Subject) -> Trial | None:
    """The trial of `subject`; None where no pilot has begun, or what was not finished was stopped by decision."""
    pilots = [one for one in survey.activities(subject.id) if one.stage == "pilot"]
    going = [one for one in pilots if one.state == "suspended" or (one.state != "stopped" and not one.decision)]
    begun = [one for one in going if survey.begun(one)]
    follows = tuple(_follows(survey, subject))
    ended = all(_ended(survey, one) for one in going)
    if not begun or (ended and len(going) < len(pilots) and not follows):
        return None
    first = min(begun, key=lambda one: one.start.last if one.start else survey.today)
    ends = [one.end for one in going if one.end]
    onward = [one.start for one in follows if one.start and survey.begun(one)]
    chain = Chain(subject, survey)
    buyers = tuple(dict.fromkeys(_buyers(survey, chain, follows)))
    return Trial(
        subject=subject,
        pilots=tuple(going),
        first=first,
        ended=ended,
        done=all(one.state == "done" for one in going),
        suspended={one.state for one in going} - {"done"} == {"suspended"},
        since=first.start,
        until=max(ends, key=lambda end: end.last) if len(ends) == len(going) else None,
        next=follows,
        late=not any(survey.begun(one) for one in follows) and any(_late(survey, one) for one in follows),
        onward=min(onward, key=lambda start: start.first, default=None),
        buyers=buyers,
        gaps=tuple(_gaps(survey, chain, going, follows, buyers)),
    )


def _late(survey: Survey, activity: Activity) -> bool:
    return activity.start is not None and activity.start.surely_before(survey.today)


def _follows(survey: Survey, subject: Subject) -> Iterator[Activity]:
    """What is planned or under way after the pilot, by start: of the subject itself, then of products that use it."""
    chains = [subject.id]
    if isinstance(subject, Technology):
        chains.extend(product.id for product in survey.referring(Product, "uses", subject.id))
    later = [one for id in chains for one in survey.activities(id)]
    found = [one for one in later if one.stage in AFTER_PILOT and one.state != "stopped"]
    yield from sorted(
        found, key=lambda one: (one.start is None, one.chain != subject.id, one.start.first if one.start else _NEVER)
    )


def _ended(survey: Survey, activity: Activity) -> bool:
    return activity.state == "done" or (activity.end is not None and activity.end.surely_before(survey.today))


def _buyers(survey: Survey, chain: Chain, follows: tuple[Activity, ...]) -> Iterator[str]:
    for activity in (*survey.activities(chain.subject.id), *follows):
        yield from (id for id, part in activity.participants.items() if part.role == "buyer")
    chains = dict.fromkeys((chain.subject.id, *(one.chain for one in follows if one.chain)))
    subjects = [one for id in chains if isinstance(one := survey.roadmap.records.get(id), Technology | Product)]
    named = (*subjects, *(mission for one in subjects for mission in Chain(one, survey).missions))
    answered = dict.fromkeys(id for one in named for id in one.answers)
    needs = (survey.roadmap.find(Need, id) for id in answered)
    yield from (need.owner for need in needs if need and need.owner and need.commitment in _BINDING)


def _gaps(
    survey: Survey, chain: Chain, going: list[Activity], follows: tuple[Activity, ...], buyers: tuple[str, ...]
) -> Iterator[str]:
    if len(chain.answering) != 1:
        yield "owner"
    if not follows:
        yield "next-stage"
    elif all(one.start is None for one in follows):
        yield "start"
    if not buyers:
        yield "buyer"
    if not any(_firm(survey, id) for one in (*going, *follows) for id in (one.lead, *one.participants)):
        yield "firm"
    paying = payers(survey)
    if follows and not any(_paid(survey, one, paying(one)) for one in follows):
        yield "money"
    if not any(one.gate and one.gate.criteria for one in going):
        yield "gate"


def _paid(survey: Survey, activity: Activity, payers: tuple[str, ...]) -> bool:
    """Whether there is money of any of `payers` for it from the year in which it starts."""
    year = activity.start.first.year if activity.start else None
    return any(funded(survey, id, year) for id in payers)


def _firm(survey: Survey, id: str | None) -> bool:
    body = survey.roadmap.find(Organization, id)
    return body is not None and body.house == "enterprise"
