"""The reference that a finding is about."""

from __future__ import annotations

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.record import Record
from roadmap.model.relation import Link, RefField, links, reference


def link_at(survey: Survey, finding: Finding) -> tuple[Record, Link, RefField] | None:
    """The record, the reference in the field that `finding` names, and what that field may name."""
    record = survey.roadmap[finding.record]
    path = finding.route.field if finding.route else ()
    found = next((link for link in links(record) if link.path == path), None)
    return (record, found, reference(type(record), found.relation)) if found else None
