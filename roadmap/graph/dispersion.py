"""Whether money is concentrated or spread thin: over missions, technologies and products, problems, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.demand import Need
from roadmap.model.kinds.funding import Funding
from roadmap.model.kinds.means import Infrastructure
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record

Over = Literal["mission", "subject", "need"]


@dataclass(frozen=True, slots=True)
class Spread:
    """How approved money is divided. Amounts are in the workspace's unit.

    Attributes:
        amounts: id -> its amount, the largest first; money for several counts for each of them in equal parts.
        unplaced: approved money that is for none of them.
    """

    amounts: Mapping[str, float]
    unplaced: float

    @property
    def effective(self) -> float:
        """See :func:`effective_number`."""
        return effective_number(self.amounts.values())

    def top(self, number: int) -> float | None:
        """The share of the `number` largest in all approved money; None where there is none."""
        held = list(self.amounts.values())
        whole = sum(held) + self.unplaced
        return sum(held[:number]) / whole if whole else None


def effective_number(amounts: Iterable[float]) -> float:
    """Into how many equal parts `amounts` are divided, as it were: the inverse of the Herfindahl-Hirschman index.

    It is N for N equal amounts and near 1 where one holds almost everything; 0 where there are none. Sources: for the
    index A. O. Hirschman, National Power and the Structure of Foreign Trade (1945), and O. C. Herfindahl, Concentration
    in the Steel Industry (1950); for its inverse M. A. Adelman, Comment on the "H" Concentration Measure as a
    Numbers-Equivalent, Review of Economics and Statistics 51 (1969).
    """
    held = [amount for amount in amounts if amount]
    return sum(held) ** 2 / sum(amount * amount for amount in held) if held else 0.0


def spread(survey: Survey, lines: Iterable[Funding], over: Over) -> Spread:
    """How the approved money of `lines` is divided over missions, over technologies and products, or over needs."""
    amounts: dict[str, float] = {}
    unplaced = 0.0
    for line in lines:
        approved = sum(line.approved.values())
        found = tuple(dict.fromkeys(_reached(survey, line, over)))
        if not found:
            unplaced += approved
        for id in found:
            amounts[id] = amounts.get(id, 0.0) + approved / len(found)
    return Spread(dict(sorted(amounts.items(), key=lambda item: (-item[1], item[0]))), unplaced)


def _reached(survey: Survey, line: Funding, over: Over) -> Iterator[str]:
    record = survey.roadmap.records.get(line.for_ or "")
    if record is None:
        return
    if over == "mission":
        mission = (
            record if isinstance(record, Mission) else survey.roadmap.find(Mission, getattr(record, "mission", None))
        )
        yield from [mission.id] if mission else []
    elif over == "subject":
        yield from subjects_of(survey, record)
    else:
        yield from needs_of(survey, record)


def subjects_of(survey: Survey, record: Record) -> Iterator[str]:
    """The technologies and products that money for `record` is for."""
    match record:
        case Technology() | Product():
            ids: Iterable[str | None] = (record.id,)
        case Activity():
            ids = (record.chain,)
        case Mission():
            ids = (*record.products, *record.technologies)
        case Programme():
            named = [id for one in survey.referring(Mission, "programme", record.id) for id in subjects_of(survey, one)]
            ids = (*record.products, *named)
        case Infrastructure():
            ids = record.supports
        case _:
            ids = ()
    yield from (id for id in ids if isinstance(survey.roadmap.records.get(id or ""), Technology | Product) and id)


def needs_of(survey: Survey, record: Record) -> Iterator[str]:
    """The needs that money for `record` serves: those it answers itself, else those of the nearest that answers any.

    An activity serves those of its mission, else of its chain; a technology or product those of itself, else of its
    missions, else of the products that use it, else of the programmes of these missions; a mission those of what it is
    about, else of the products that use that, else of its programme; a programme those of its missions, else of what
    they are about; infrastructure those of what it supports.
    """
    nearest = ([id for one in several for id in _answered(survey, one)] for several in _nearest(survey, record))
    yield from next((found for found in nearest if found), ())


def _nearest(survey: Survey, record: Record) -> Iterator[list[Record]]:
    """The records whose needs `record` serves, the nearest first."""

    def found(*ids: str | None) -> list[Record]:
        return [one for id in ids if id and (one := survey.roadmap.records.get(id))]

    yield [record]
    match record:
        case Activity():
            yield found(record.mission)
            for chain in found(record.chain):
                yield from _nearest(survey, chain)
            for mission in found(record.mission):
                yield from _nearest(survey, mission)
        case Technology() | Product():
            missions = Chain(record, survey).missions
            yield [*missions]
            yield [*survey.referring(Product, "uses", record.id)]
            yield [*found(*(one.programme for one in missions)), *survey.referring(Programme, "products", record.id)]
        case Mission():
            about = found(*subjects_of(survey, record))
            yield about
            yield [product for one in about for product in survey.referring(Product, "uses", one.id)]
            yield found(record.programme)
        case Programme():
            yield [*survey.referring(Mission, "programme", record.id)]
            yield found(*subjects_of(survey, record))
        case Infrastructure():
            for subject in found(*subjects_of(survey, record)):
                yield from _nearest(survey, subject)


def _answered(survey: Survey, record: Record) -> list[str]:
    return [id for id in getattr(record, "answers", ()) if survey.roadmap.find(Need, id)]
