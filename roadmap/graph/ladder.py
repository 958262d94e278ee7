"""Levels of readiness and mastery: where technologies and products stand, where they are to come, how well we know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from roadmap.graph.chain import Subject
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.scale import CRI, MASTERY, MRL, TRL
from roadmap.model.text import Text
from roadmap.model.when import When, months_before

FROZEN: Final = "STG408"
"""The check that reports levels that stand still; a workspace sets under this code how old an assessment may be."""
_MONTHS = 18

SCALES: Final[Mapping[str, tuple[Text, ...]]] = {
    "TRL": TRL,
    "mastery": tuple(MASTERY.label(word) for word in MASTERY),
    "MRL": MRL,
    "CRI": CRI,
}
"""Scale -> the names of its levels, the lowest first."""
_FIELDS = {"TRL": "readiness", "mastery": "mastery", "MRL": "manufacturing", "CRI": "commercial"}
OF: Final[Mapping[str, tuple[type[Subject], ...]]] = {
    "TRL": (Technology,),
    "mastery": (Technology,),
    "MRL": (Technology, Product),
    "CRI": (Technology, Product),
}
"""Scale -> the kinds that can have a level on it."""


class Level(NamedTuple):
    """Where one technology or product stands on one scale.

    Attributes:
        subject: which one.
        scale: a word of :data:`SCALES`.
        now: its level now, from 1; None where it has not been assessed.
        target: the level aimed at; None where there is none.
        assessed: when it was assessed.
        evidence: what shows it.
        stale: whether the assessment is older than the workspace allows, or nobody says when it was.
    """

    subject: Subject
    scale: str
    now: int | None
    target: int | None
    assessed: When | None
    evidence: str
    stale: bool

    @property
    def reached(self) -> bool:
        """Whether it has come as far as it is to come."""
        return self.now is not None and self.target is not None and self.now >= self.target

    @property
    def founded(self) -> bool:
        """Whether the level now is recent and has evidence."""
        return self.now is not None and bool(self.evidence) and not self.stale


def level(survey: Survey, subject: Subject, scale: str) -> Level:
    """Where `subject` stands on `scale`.

    Raises:
        KeyError: there is no such scale.
    """
    part = getattr(subject, _FIELDS[scale], None)
    if part is None:
        return Level(subject, scale, None, None, None, "", stale=False)
    now, target = part.now, part.target
    if scale == "mastery":
        now, target = (MASTERY.rank(word) + 1 if word else None for word in (now, target))
    oldest = months_before(survey.today, int(survey.settings.limit(FROZEN, "months", _MONTHS)))
    stale = now is not None and (part.assessed is None or part.assessed.surely_before(oldest))
    return Level(subject, scale, now, target, part.assessed, part.evidence, stale)


def levels(survey: Survey, subject: Subject) -> Iterator[Level]:
    """Where `subject` stands on every scale that it can have a level on."""
    for scale, kinds in OF.items():
        if isinstance(subject, kinds):
            yield level(survey, subject, scale)
