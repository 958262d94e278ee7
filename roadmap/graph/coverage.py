"""Coverage: which needs are answered by what, and which clauses of a directive somebody carries out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from roadmap.graph.chain import Subject
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.demand import Need
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.text import Text

Answer = Technology | Product | Mission | Programme
"""What can answer a need."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A need and what answers it.

    Attributes:
        need: the need.
        direct: the technologies, products, missions and programmes that name it.
        subjects: id of a technology or product -> how it comes to answer the need: ``""`` because it names it, else
            the id of the mission that names the need and works on it.
    """

    need: Need
    direct: tuple[Answer, ...]
    subjects: Mapping[str, str]


def demands(survey: Survey) -> tuple[Demand, ...]:
    """Every need with what answers it; only technologies and products that belong to today's plan count."""
    return tuple(_demand(survey, need) for need in survey.of(Need))


def _demand(survey: Survey, need: Need) -> Demand:
    answers: list[Answer] = []
    for kind in (Technology, Product, Mission, Programme):
        answers += survey.referring(kind, "answers", need.id)
    found: dict[str, str] = {one.id: "" for one in answers if isinstance(one, Subject) and survey.live(one)}
    for answer in answers:
        if isinstance(answer, Mission):
            for id in (*answer.products, *answer.technologies):
                subject = survey.roadmap.find(Product, id) or survey.roadmap.find(Technology, id)
                if subject and survey.live(subject):
                    found.setdefault(id, answer.id)
    return Demand(need, tuple(answers), found)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a directive and the records that answer it.

    Attributes:
        directive: the directive.
        number: the clause's number, as it is cited.
        words: what it says; None where a record cites a clause that the directive does not hold.
        answers: the records that cite it.
    """

    directive: Directive
    number: str
    words: Text | None
    answers: tuple[Record, ...]


def clauses(survey: Survey, ids: frozenset[str] = frozenset()) -> tuple[Clause, ...]:
    """Every clause of the directives, in their order; with `ids`, of these only.

    A directive that neither holds clauses nor is cited with any has none.
    """
    cited: dict[tuple[str, str], list[Record]] = {}
    for record in survey.roadmap:
        for cite, numbers in record.cites.items():
            for number in numbers:
                cited.setdefault((cite, number), []).append(record)
    found = []
    for directive in survey.of(Directive):
        if ids and directive.id not in ids:
            continue
        unknown = [number for id, number in cited if id == directive.id and number not in directive.clauses]
        for number in (*directive.clauses, *unknown):
            words = directive.clauses.get(number)
            found.append(Clause(directive, number, words, tuple(cited.get((directive.id, number), ()))))
    return tuple(found)
