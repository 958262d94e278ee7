"""The idea of a report: a function from a survey to a document, one file whatever it is published as."""

from __future__ import annotations

from roadmap.briefing import Briefing, Register
from roadmap.publishing.document import Document


class Report(Briefing[Document]):
    """One report."""

    __slots__ = ()


report: Register[Report, Document] = Register("roadmap.reports", Report)


def reports() -> dict[str, Report]:
    """Every report by name, in alphabetical order."""
    return report.all
