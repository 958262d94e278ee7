"""What is wrong with a roadmap, said so that a person can act on it; and errors that stop a command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from roadmap.model.text import Text

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Severities, gravest first."""


class Span(NamedTuple):
    """A place in a file.

    Attributes:
        file: POSIX path relative to the workspace.
        line: from 1; 0 where only the file is known.
        column: in characters, from 1; 0 where only the line is known.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """As compilers and editors write a place: ``file:line:column``, as far as it is known."""
        return ":".join(str(part) for part in self if part)


class Route(NamedTuple):
    """A place in the data: a record, and the path to one of its fields."""

    kind: str
    record: str
    field: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in what a person wrote that is wrong or missing.

    Attributes:
        code: code of the rule, such as ``OWN101``; stable.
        name: name of the rule, such as ``technology-without-owner``.
        severity: how grave.
        message: one sentence in both languages.
        route: the place in the data; None for findings about a file as a whole.
        span: the place in the text; None until a place is needed.
        others: ids of further records that the finding rests on.
    """

    code: str
    name: str
    severity: Severity
    message: Text
    route: Route | None = None
    span: Span | None = None
    others: tuple[str, ...] = ()

    @property
    def record(self) -> str:
        """The record's id, or an empty string."""
        return self.route.record if self.route else ""


class RoadmapError(Exception):
    """A command cannot go on.

    Attributes:
        message: one sentence in both languages.
        hint: what to do about it, in both languages; may be empty.
        status: the exit status it ends a command with: 2 wrong use, 3 the environment.
    """

    def __init__(self, message: Text, hint: Text = Text("", ""), *, status: int = 2) -> None:  # noqa: B008
        super().__init__(message.en)
        self.message = message
        self.hint = hint
        self.status = status


def beyond(now: Iterable[Finding], before: Iterable[Finding], names: Mapping[str, str] | None = None) -> list[Finding]:
    """Those of `now` that there were not `before`, wherever in the text; a name in a message may have changed.

    Args:
        now: findings.
        before: findings at another time.
        names: id that a record had then -> the id that it has now.
    """
    old = list(before)
    said = {finding.message.en for finding in old}
    counted = Counter(_about(finding, names or {}) for finding in old)
    new = []
    for finding in sorted(now, key=lambda finding: finding.message.en not in said):
        counted[_about(finding)] -= 1
        if counted[_about(finding)] < 0:
            new.append(finding)
    return new


def _about(finding: Finding, names: Mapping[str, str] = MappingProxyType({})) -> tuple[object, ...]:
    """What two findings have in common that are about the same thing, under the names that their records have now."""
    if finding.route is None:
        return (finding.code, "", finding.span and finding.span.file)
    field = tuple(names.get(step, step) for step in finding.route.field)
    return (finding.code, names.get(finding.record, finding.record), field)
