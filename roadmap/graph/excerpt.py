"""Excerpt: a few records and the links between them, small enough to be drawn; what was left out is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from roadmap.graph.chain import Chain, Subject
from roadmap.graph.reach import neighbours
from roadmap.graph.survey import Survey
from roadmap.model.kinds import kinds
from roadmap.model.kinds.chain import Handover, Milestone
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.record import Record
from roadmap.model.relation import Link, reference, references
from roadmap.model.text import Text

MOST = 60
"""Records that one excerpt may hold; a reader follows no more."""

BACKGROUND = frozenset(field.relation for field in references(Record))
"""Relations that any record may have, to its sources and the clauses that it answers: true, but no part of a plan."""

ACCOUNTABLE = frozenset({"technology.accountable", "product.accountable"})
"""Relations that name who answers for a chain."""

WHO = (
    BACKGROUND
    | {
        f"{kind}.{field.relation}"
        for kind, model in kinds().items()
        for field in references(model)
        if field.ref.kinds and {"organization", "post"}.issuperset(field.ref.kinds)
    }
    - ACCOUNTABLE
)
"""Relations that say who does the work; there are so many that a chain is easier to follow without them."""

_FLOW = {
    "activity.after": Text("rồi đến", "then"),
    "activity.receives": Text("chuyển giao cho", "passes technology to"),
    "activity.waits_for": Text("phải có trước", "needed before"),
    "activity.uses": Text("phục vụ", "serves"),
    "activity.mission": Text("gồm hoạt động", "has activity"),
    "technology.depends_on": Text("làm nền cho", "underlies"),
    "product.uses": Text("công nghệ lõi của", "core technology of"),
    "handover.from": Text("bàn giao", "hands over"),
}
"""Relations whose target comes first in the course of things, and how they are called in that direction."""


_SHORT = dict.fromkeys(ACCOUNTABLE, Text("chịu trách nhiệm", "accountable"))
"""What relations are called where the field's own name is too long for a drawing."""


class Tie(NamedTuple):
    """A link as it is drawn: in the direction in which things go on, which may be against the reference.

    Attributes:
        source: id of the record that it leaves.
        target: id of the record that it leads to.
        relation: kind and field that hold the reference, such as ``activity.lead``; of :data:`BACKGROUND`, the field.
        label: what it means, read from source to target.
    """

    source: str
    target: str
    relation: str
    label: Text


@dataclass(frozen=True)
class Excerpt:
    """A few records and the links between them.

    Attributes:
        centre: id of the record that it is about.
        distances: the records shown, nearest first -> links from the centre; of a chain, 0 for what belongs to it and
            1 for who takes part.
        ties: the links between them, each relation of a pair once.
        relations: relation -> how many links of it there are, hidden ones included.
        labels: relation -> what it is called.
        hidden: how many links are not shown, since their relation is hidden or others lead the same way.
        left_out: how many records are not shown since there would be too many.
    """

    centre: str
    distances: dict[str, int]
    ties: tuple[Tie, ...]
    relations: Counter[str]
    labels: dict[str, Text]
    hidden: int
    left_out: int


def around(survey: Survey, id: str, steps: int, hidden: Collection[str] = BACKGROUND, most: int = MOST) -> Excerpt:
    """The records within `steps` links of `id`, followed in either direction, and the links that lead to them.

    Links of `hidden` relations are not followed; links between two of the farthest records are a step further.

    Raises:
        KeyError: there is no record `id`.
    """
    found = neighbours(survey, id, steps, follow=lambda link: relation(survey, link) not in hidden)
    return _excerpt(survey, id, found, {one for one, distance in found.items() if distance < steps}, hidden, most)


def of_chain(survey: Survey, id: str, hidden: Collection[str] = WHO, most: int = MOST) -> Excerpt:
    """The value chain of the technology or product `id`: its work, what it leads to, what holds it up, who answers.

    Records that are linked with nothing shown are not shown either.

    Raises:
        KeyError: there is no record `id`.
        TypeError: it is neither a technology nor a product.
    """
    subject = survey.roadmap[id]
    if not isinstance(subject, Subject):
        raise TypeError(f"{id} has no chain")
    chain = Chain(subject, survey)
    members: list[Record] = [subject, *chain.activities, *chain.technologies, *chain.missions]
    members += survey.referring(Handover, "chain", id)
    for held in (subject, *chain.activities):
        members += survey.referring(Milestone, "of", held.id)
        members += survey.referring(Indicator, "of", held.id)
        members += survey.referring(Bottleneck, "blocks", held.id)
    inner = dict.fromkeys((member.id for member in members), 0)
    found = inner | {body.id: 1 for body in chain.organizations}
    whole = _excerpt(survey, id, found, inner, hidden, most)
    linked = {id, *(end for tie in whole.ties for end in (tie.source, tie.target))}
    return replace(whole, distances={one: far for one, far in whole.distances.items() if one in linked})


def relation(survey: Survey, link: Link) -> str:
    """What `link` counts as: kind and field of the reference; the field alone where any record may have it."""
    if link.relation in BACKGROUND:
        return link.relation
    return f"{survey.roadmap[link.source].KIND}.{link.relation}"


def _excerpt(
    survey: Survey, id: str, found: dict[str, int], inner: Collection[str], hidden: Collection[str], most: int
) -> Excerpt:
    """The first `most` of the records `found`, with the links that touch `inner` ones."""
    shown = dict(list(found.items())[:most])
    counts: Counter[str] = Counter()
    labels: dict[str, Text] = {}
    ties: dict[Tie, None] = {}
    unseen = 0
    for link in _touching(survey, [one for one in shown if one in inner]):
        kind = relation(survey, link)
        counts[kind] += 1
        labels[kind] = reference(type(survey.roadmap[link.source]), link.relation).about.label
        if kind in hidden:
            unseen += 1
        elif link.source in shown and link.target in shown:
            ties[_tie(link, kind, labels[kind])] = None
    kept = _thinned(ties)
    return Excerpt(id, shown, kept, counts, labels, unseen + len(ties) - len(kept), len(found) - len(shown))


def _thinned(ties: Collection[Tie]) -> tuple[Tie, ...]:
    """Of the work of a chain, only the last is tied to the chain itself: what others follow leads there anyway."""
    followed = {tie.source for tie in ties if tie.relation in ("activity.after", "activity.receives")}
    return tuple(tie for tie in ties if tie.relation != "activity.chain" or tie.source not in followed)


def _touching(survey: Survey, ids: Collection[str]) -> Iterable[Link]:
    """The links that leave or enter one of `ids`, each once."""
    known = frozenset(ids)
    for id in ids:
        yield from survey.leaving(id)
        yield from (link for link in survey.entering(id) if link.source not in known)


def _tie(link: Link, kind: str, label: Text) -> Tie:
    if kind in _FLOW:
        return Tie(link.target, link.source, kind, _FLOW[kind])
    return Tie(link.source, link.target, kind, _SHORT.get(kind, label))
