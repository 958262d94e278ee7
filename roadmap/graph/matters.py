"""What has to be decided: by whom, by when, and what waits behind it; from findings and from dates that come due."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from roadmap.graph.chain import Chain
from roadmap.graph.delay import delayed
from roadmap.graph.reach import breaks
from roadmap.graph.sifting import owner
from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Handover, Milestone, Product, Technology
from roadmap.model.kinds.funding import Funding
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.programme import Mission
from roadmap.model.record import Record
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When

GROUNDS = vocabulary(
    "ground",
    gate=("gate ahead", "sắp đến điểm chuyển giai đoạn"),
    bottleneck=("open bottleneck", "điểm nghẽn chưa tháo gỡ"),
    directive=("document to be issued", "văn bản phải ban hành"),
    handover=("hand-over not accepted", "bàn giao chưa được tiếp nhận"),
)
"""Why something has to be decided, where no check says so."""
AHEAD = 180
"""Days ahead within which a date calls for a decision now."""
CLOSED = ("done", "stopped")


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that somebody has to decide.

    Attributes:
        records: what it is about; several where the same has to be decided of each.
        body: the id of the body that has to act; empty where nobody answers.
        grounds: why: words of :data:`GROUNDS` and codes of checks, the weightiest first.
        due: by when it has to be decided; None where nothing tells.
        promised: whether that date was set for it; else it is the first date still to come of what waits behind it.
        days: calendar days by which a promised date has passed; 0 where it has not.
        waiting: ids of the work, technologies, products and milestones that wait behind it.
        findings: how many findings have been brought together in it.
    """

    records: tuple[Record, ...]
    body: str
    grounds: tuple[str, ...]
    due: When | None
    promised: bool
    days: int
    waiting: tuple[str, ...]
    findings: int


def matters(survey: Survey, findings: Iterable[Finding], weights: Mapping[str, int]) -> list[Matter]:
    """What has to be decided, by date and then by how much waits behind it.

    What is found of one record is one matter. Where the same has to be decided of several records by the same body, and
    no date was set for any of them, that is one matter too.

    Args:
        survey: the roadmap on one day.
        findings: what checks have found.
        weights: code -> its place among grounds, the weightiest lowest; findings of other codes call for no decision.
    """
    grounds: dict[str, list[str]] = {}
    for record, ground in _dated(survey):
        grounds.setdefault(record.id, []).append(ground)
    for finding in findings:
        if finding.code in weights and finding.record in survey.roadmap:
            grounds.setdefault(finding.record, []).append(finding.code)
    found = [_matter(survey, survey.roadmap[id], held, weights) for id, held in grounds.items()]
    return sorted(_together(found), key=_order)


def _order(matter: Matter) -> tuple[object, ...]:
    due = matter.due.last if matter.due else datetime.date.max
    return (due, -len(matter.waiting), -matter.findings, matter.records[0].id)


def _matter(survey: Survey, record: Record, grounds: list[str], weights: Mapping[str, int]) -> Matter:
    waiting = behind(survey, record)
    promised = _promise(record)
    due = promised or _first(survey, waiting)
    late = (survey.today - promised.last).days if promised and promised.surely_before(survey.today) else 0
    ordered = tuple(dict.fromkeys(sorted(grounds, key=lambda ground: weights.get(ground, -1))))
    coded = sum(ground in weights for ground in grounds)
    return Matter((record,), _decides(survey, record), ordered, due, promised is not None, late, waiting, coded)


def _decides(survey: Survey, record: Record) -> str:
    """The body that has to decide on `record`; who heads a body, or which of several answers, is for none of these."""
    if isinstance(record, Organization):
        return record.parent or ""
    contested = isinstance(record, Technology | Product) and len(Chain(record, survey).answering) > 1
    return "" if contested else owner(survey, record.id)


def _together(found: Iterable[Matter]) -> Iterator[Matter]:
    """`found` with those that ask the same of the same body, and were promised for no date, made one."""
    same: dict[tuple[object, ...], Matter] = {}
    for at, one in enumerate(found):
        key = (at,) if one.promised else (one.body, one.grounds, one.records[0].KIND)
        if key not in same:
            same[key] = one
            continue
        held = same[key]
        dues = [matter.due for matter in (held, one) if matter.due]
        same[key] = replace(
            held,
            records=held.records + one.records,
            due=min(dues, key=lambda due: due.last) if dues else None,
            waiting=tuple(dict.fromkeys((*held.waiting, *one.waiting))),
            findings=held.findings + one.findings,
        )
    yield from same.values()


# --- what calls for a decision by its date ---------------------------------------------------------------------------


def _dated(survey: Survey) -> Iterator[tuple[Record, str]]:
    until = survey.today + datetime.timedelta(days=AHEAD)

    def soon(when: When | None) -> bool:
        return when is not None and when.last <= until

    for activity in survey.of(Activity):
        closed = survey.state(activity) in CLOSED
        if activity.gate and not activity.gate.passed and not closed and soon(activity.end):
            yield activity, "gate"
    for bottleneck in survey.of(Bottleneck):
        if not bottleneck.closed and (bottleneck.due is None or soon(bottleneck.due)):
            yield bottleneck, "bottleneck"
    for directive in survey.of(Directive):
        if directive.pending and soon(directive.due):
            yield directive, "directive"
    for handover in survey.of(Handover):
        if not handover.accepted_by and soon(handover.on):
            yield handover, "handover"


def _promise(record: Record) -> When | None:
    """The date that was set for `record` itself."""
    match record:
        case Activity():
            return record.end
        case Mission() | Milestone() | Bottleneck() | Directive():
            return record.due
        case Handover():
            return record.on
    return None


# --- what waits behind it --------------------------------------------------------------------------------------------


def behind(survey: Survey, record: Record) -> tuple[str, ...]:
    """The ids of what cannot go on as planned while `record` is not settled.

    What a bottleneck blocks, the work that waits for a document, the chain of a hand-over, the work of a mission, what
    a milestone is of and what held money pays; with all that rests on these, see :func:`roadmap.graph.reach.breaks`.
    Of activities only open ones count.
    """
    start = [id for id in _held(survey, record) if id in survey.roadmap]
    found = dict.fromkeys(id for id in start if id != record.id)
    for id in start:
        found |= dict.fromkeys(breaks(survey, id))
    found.pop(record.id, None)
    return tuple(id for id in found if _open(survey, survey.roadmap[id]))


def _held(survey: Survey, record: Record) -> Iterable[str]:
    match record:
        case Bottleneck():
            return record.blocks
        case Directive():
            return [one.id for one in survey.referring(Activity, "waits_for", record.id)]
        case Handover():
            return [record.chain or ""]
        case Mission():
            return [one.id for one in survey.referring(Activity, "mission", record.id)]
        case Milestone():
            return [record.of or ""]
        case Funding():
            return [one.id for one in delayed(survey, record)]
    return [record.id]


def _open(survey: Survey, record: Record) -> bool:
    if isinstance(record, Activity):
        return survey.state(record) not in CLOSED
    return isinstance(record, Technology | Product | Milestone)


def _first(survey: Survey, waiting: Iterable[str]) -> When | None:
    """The first date still to come among what waits."""
    dates = [when for id in waiting if (when := _promise(survey.roadmap[id])) and not when.surely_before(survey.today)]
    return min(dates, key=lambda when: when.last, default=None)
