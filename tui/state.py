"""State: what every screen is shown; a new one after each change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from roadmap.graph.chain import subjects
from roadmap.graph.standing import Figures, Standing, standing
from roadmap.graph.survey import Survey
from roadmap.locale.change import Voice
from roadmap.model.finding import SEVERITIES, Finding, Severity
from roadmap.model.roadmap import Roadmap
from roadmap.model.settings import Settings
from roadmap.model.text import Lang, Text

_EMPTY = "FIL007"  # an empty file holds nothing that could not be read


@dataclass(frozen=True)
class State:
    """A workspace as screens see it: what is planned, what is wrong, and the language to say it in.

    Attributes:
        survey: the roadmap with its graph, seen today.
        findings: what is wrong or missing, gravest first.
        lang: the language of the screen.
        root: the workspace's folder.
        figures: the figures that matter over the whole plan.
        title: what the workspace is called.
        read_only: why nothing can be written; None where it can.
        before: the findings of the state before the last change.
        checked: whether the findings are known; at first the records are shown without them.
    """

    survey: Survey
    findings: tuple[Finding, ...]
    lang: Lang
    root: Path
    figures: Figures
    title: Text
    read_only: Text | None = None
    before: tuple[Finding, ...] = field(default=(), repr=False)
    checked: bool = True

    @property
    def roadmap(self) -> Roadmap:
        """The records."""
        return self.survey.roadmap

    @property
    def settings(self) -> Settings:
        """What ``roadmap.toml`` says."""
        return self.survey.settings

    @cached_property
    def voice(self) -> Voice:
        """How changes are told on the screen."""
        return Voice(self.lang, self.roadmap.records.get, self.settings.money.unit)

    @cached_property
    def _about(self) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.record, []).append(finding)
        return found

    def findings_of(self, id: str) -> list[Finding]:
        """The findings about the record `id`, gravest first."""
        return self._about.get(id, [])

    def gravest(self, id: str) -> Severity | None:
        """The gravest severity of the findings about the record `id`."""
        found = {finding.severity for finding in self.findings_of(id)}
        return next((severity for severity in SEVERITIES if severity in found), None)

    @cached_property
    def tally(self) -> Counter[str]:
        """The number of findings of each severity."""
        return Counter(finding.severity for finding in self.findings)

    @cached_property
    def unread(self) -> int:
        """How many records could not be read, or files as a whole; what is shown is that much short of the plan."""
        grave = (one for one in self.findings if one.severity == "error" and not one.record and one.code != _EMPTY)
        files = {one.span.file for one in grave if one.span}
        return len(self.roadmap.lost) or len(files)

    @cached_property
    def subjects(self) -> list[str]:
        """The ids of all technologies and products of today's plan."""
        return [subject.id for subject in subjects(self.survey)]

    @cached_property
    def _standings(self) -> dict[str, Standing]:
        return {}

    def standing(self, id: str) -> Standing:
        """Where the technology or product `id` stands; worked out when it is first asked for.

        Raises:
            KeyError: there is no such technology or product.
        """
        if id not in self._standings:
            self._standings[id] = standing(self.survey, id)
        return self._standings[id]

    def label(self, id: str | None) -> str:
        """The name of the record `id` on one line, or the id where it has none."""
        record = self.roadmap.records.get(id or "")
        return " ".join(record.label(self.lang).split()) if record else id or ""

    def said(self, text: Text) -> str:
        """`text` in the language of the screen."""
        return text.of(self.lang)

    def spoken(self, lang: Lang) -> State:
        """The same state, shown in another language."""
        return replace(self, lang=lang)
