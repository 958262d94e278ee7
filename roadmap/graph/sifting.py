"""Findings sifted: by severity and words, in groups, and what a change did to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.model.finding import SEVERITIES, Finding, Severity
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.chain import Activity, Handover, Product, Technology
from roadmap.model.kinds.demand import Need
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.means import Infrastructure
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.kinds.supply import Deployment
from roadmap.model.record import Record
from roadmap.model.text import fold

By = Literal["check", "severity", "owner"]
WAYS: tuple[By, ...] = ("check", "severity", "owner")
"""What findings can be grouped by."""


class Group(NamedTuple):
    """Findings that belong together.

    Attributes:
        key: the code, the severity, or the id of the body; empty where nobody answers.
        severity: the gravest among them.
        findings: what was found, gravest first.
    """

    key: str
    severity: Severity
    findings: list[Finding]


class Difference(NamedTuple):
    """What a change did.

    Attributes:
        gone: findings that there are no more.
        new: findings that there were not before.
    """

    gone: list[Finding]
    new: list[Finding]


def sifted(findings: Iterable[Finding], lang: str, least: Severity = "info", words: str = "") -> list[Finding]:
    """The findings at least as grave as `least` in whose code, record or message all of `words` stand."""
    parts = fold(words).split()
    found = [one for one in findings if SEVERITIES.index(one.severity) <= SEVERITIES.index(least)]
    if not parts:
        return found

    def said(one: Finding) -> str:
        return fold(f"{one.code} {one.name} {one.record} {one.message.of(lang)}")

    return [one for one in found if all(part in text for text in (said(one),) for part in parts)]


def grouped(survey: Survey, findings: Iterable[Finding], by: By) -> list[Group]:
    """`findings` in groups: checks and severities gravest first; what nobody answers for first."""
    held: dict[str, list[Finding]] = {}
    owners: dict[str, str] = {}
    for one in findings:
        if by == "check":
            key = one.code
        elif by == "severity":
            key = one.severity
        else:
            if one.record not in owners:
                owners[one.record] = owner(survey, one.record)
            key = owners[one.record]
        held.setdefault(key, []).append(one)
    groups = [
        Group(key, min((one.severity for one in found), key=SEVERITIES.index), found) for key, found in held.items()
    ]
    if by == "owner":
        return sorted(
            groups,
            key=lambda group: (group.key != "", SEVERITIES.index(group.severity), -len(group.findings), group.key),
        )
    return sorted(groups, key=lambda group: (SEVERITIES.index(group.severity), group.key))


def owner(survey: Survey, id: str) -> str:
    """The body that has to act on the record `id`: that which answers for it or for what it belongs to; else empty."""
    record: Record | None = survey.roadmap.records.get(id)
    seen: set[str] = set()
    while record and record.id not in seen:
        seen.add(record.id)
        body = _named(survey, record)
        if body:
            return body
        above = next((at for field in _ABOVE if (at := getattr(record, field, None))), "")
        record = survey.roadmap.records.get(above)
    return ""


_ABOVE = ("mission", "chain", "of", "for_", "product", "technology", "programme")
"""The fields that name what a record belongs to, the nearest first."""


def _named(survey: Survey, record: Record) -> str:
    if isinstance(record, Technology | Product):
        return next(iter(Chain(record, survey).answering), "")
    if isinstance(record, Organization):
        return record.id
    if isinstance(record, Mission):
        return record.governing or record.lead or ""
    field = _ACTS.get(type(record))
    return (getattr(record, field) if field else None) or ""


_ACTS: dict[type[Record], str] = {
    Activity: "lead",
    Bottleneck: "owner",
    Deployment: "who",
    Directive: "issuer",
    Handover: "to",
    Infrastructure: "host",
    Need: "owner",
    Post: "organization",
    Programme: "accountable",
}
"""Kind -> the field that names the body that has to act on a record of it."""


def difference(before: Sequence[Finding], now: Sequence[Finding]) -> Difference:
    """What is gone of `before`, and what is new `now`; a message may have changed."""
    if before is now:
        return Difference([], [])
    return Difference(_beyond(before, now), _beyond(now, before))


def _beyond(many: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    left = Counter((one.code, one.route, one.span and one.span.file if one.route is None else None) for one in others)
    found = []
    for one in many:
        about = (one.code, one.route, one.span and one.span.file if one.route is None else None)
        left[about] -= 1
        if left[about] < 0:
            found.append(one)
    return found
