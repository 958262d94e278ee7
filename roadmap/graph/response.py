"""How the records that answer a clause of a directive stand: who acts, how far, until when, to what measured effect."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap.graph.coverage import Clause
from roadmap.graph.measures import Series, indicators, series
from roadmap.graph.sifting import owner
from roadmap.graph.standing import standing
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Milestone, Product, Technology
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.means import Infrastructure
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When

CONDITIONS = vocabulary(
    "condition",
    overdue=("overdue", "quá hạn"),
    behind=("with overdue work", "có việc quá hạn"),
    suspended=("suspended", "tạm dừng"),
    stopped=("stopped by decision", "dừng theo quyết định"),
    planned=("not begun", "chưa bắt đầu"),
    running=("under way", "đang thực hiện"),
    done=("done", "hoàn thành"),
    standing=("on record", "đã ghi nhận"),
)
"""How far an answer has come: ``behind`` where some of its work is overdue; ``standing`` is said of what neither begins
nor ends, such as a body or a need."""

_OPEN = ("planned", "running", "suspended")


@dataclass(frozen=True, slots=True)
class Response:
    """One record that answers a clause.

    Attributes:
        record: the record.
        owner: the id of the body that has to act on it; empty where nobody answers.
        condition: a word of :data:`CONDITIONS`.
        due: when it is due next; None where that is not on record.
        effects: its indicators that have been measured.
    """

    record: Record
    owner: str
    condition: str
    due: When | None
    effects: tuple[Series, ...]

    @property
    def late(self) -> bool:
        """Whether it is overdue, or some of its work is."""
        return self.condition in ("overdue", "behind")


def responses(survey: Survey, clause: Clause) -> tuple[Response, ...]:
    """How each record that answers `clause` stands, in the order of reading."""
    return tuple(_response(survey, record) for record in clause.answers)


def _response(survey: Survey, record: Record) -> Response:
    condition, due = _condition(survey, record)
    found = (series(survey, one) for one in indicators(survey, record.id))
    return Response(record, owner(survey, record.id), condition, due, tuple(one for one in found if one.latest))


def _condition(survey: Survey, record: Record) -> tuple[str, When | None]:
    """How far `record` has come, and when it is due."""
    match record:
        case Activity():
            return "overdue" if survey.overdue(record) else survey.state(record), record.end
        case Mission():
            return _mission(survey, record), record.due
        case Technology() | Product():
            return _subject(survey, record)
        case Milestone():
            reached = record.done is not None and record.done.first <= survey.today
            return "done" if reached else "overdue" if survey.missed(record) else "planned", record.due
        case Programme():
            return _programme(survey, record), record.end
        case Indicator():
            return _indicator(survey, record)
        case Bottleneck():
            return _promised(survey, record.closed is not None, record.due, "running")
        case Directive():
            return _promised(survey, not record.pending, record.due, "planned")
        case Infrastructure():
            ready = record.ready
            return ("standing" if ready is None else "done" if ready.last <= survey.today else "planned"), ready
    return "standing", None


def _subject(survey: Survey, subject: Technology | Product) -> tuple[str, When | None]:
    at = standing(survey, subject.id)
    word = "behind" if at.overdue else "running" if at.stage else "planned"
    if at.milestone:
        return word, at.milestone.due
    ends = (one.end for one in survey.activities(subject.id) if one.end and survey.state(one) in _OPEN)
    return word, min(ends, key=lambda end: end.last, default=None)


def _mission(survey: Survey, mission: Mission) -> str:
    if survey.overdue(mission):
        return "overdue"
    state = survey.state(mission)
    return "behind" if state in ("planned", "running") and _some_late(survey, mission) else state


def _programme(survey: Survey, programme: Programme) -> str:
    """A programme says no state: it is done once its end has passed and none of its missions is open."""
    missions = survey.referring(Mission, "programme", programme.id)
    ended = programme.end is not None and programme.end.surely_before(survey.today)
    if _some_late(survey, programme, *missions) or (ended and any(survey.state(one) in _OPEN for one in missions)):
        return "behind"
    begun = programme.start is not None and programme.start.surely_before(survey.today)
    return "done" if ended else "running" if begun else "planned"


def _some_late(survey: Survey, *records: Programme | Mission) -> bool:
    """Whether a mission of `records` is overdue, or any activity or milestone of them."""
    return any(
        survey.late(one)
        for record in records
        for one in (
            record,
            *survey.referring(Activity, "mission", record.id),
            *survey.referring(Milestone, "of", record.id),
        )
    )


def _promised(survey: Survey, kept: bool, due: When | None, before: str) -> tuple[str, When | None]:
    late = due is not None and due.surely_before(survey.today)
    return "done" if kept else "overdue" if late else before, due


def _indicator(survey: Survey, indicator: Indicator) -> tuple[str, When | None]:
    held = series(survey, indicator)
    year = next((one.year for one in held.targets if one.year >= survey.today.year), None)
    word = "overdue" if held.unreported else "running" if held.latest else "planned"
    return word, When.parse(str(year)) if year else None
