"""The idea of a report: a function from a survey to a document, one file whatever it is published as.

A report is one file in ``roadmap/reports``; the file, the function and the registered name are the same words::

    @report("Effect report", "Báo cáo hiệu quả")
    def effects(survey: Survey, focus: Sequence[str], lang: Language) -> Document:
        \"\"\"Measured effects against baseline and target.

        Hiệu quả đo được so với mức ban đầu và mục tiêu.

        What it holds, in Markdown: its page in the documentation.
        \"\"\"

What else a report needs, such as ``baseline`` or ``findings``, it takes as keyword-only parameters; whoever asks for
the report gives them. Nothing is registered by hand: :func:`reports` walks the package.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from roadmap.diagram import described, taken
from roadmap.drawing.sheet import Language
from roadmap.graph.survey import Survey
from roadmap.model.text import Text
from roadmap.publishing.document import Document

Function = Callable[..., Document]
"""Takes the survey, the ids in focus and the language; what else it takes are keyword-only parameters."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report.

    Attributes:
        name: words with hyphens.
        title: what it is called.
        summary: one sentence.
        documentation: its page, in Markdown.
        function: gives the document for the ids in focus; without ids, that of the whole roadmap.
        takes: the names of what else it can be given, such as ``baseline``.
    """

    name: str
    title: Text
    summary: Text
    documentation: str
    function: Function
    takes: frozenset[str] = frozenset()

    def made(self, survey: Survey, focus: Sequence[str], lang: Language, **options: object) -> Document:
        """The document; of `options`, those that the report takes count.

        Raises:
            RoadmapError: an id in focus is not what the report is about, or something it needs is not given.
        """
        given = {name: value for name, value in options.items() if name in self.takes}
        return self.function(survey, focus, lang, **given)


_REGISTER: dict[str, Report] = {}


def report(en: str, vi: str) -> Callable[[Function], Function]:
    """Register the decorated function as a report, under its own name.

    Args:
        en: what the report is called in English.
        vi: what it is called in Vietnamese.

    Raises:
        ValueError: the docstring lacks the English summary, the Vietnamese one, or the page.
    """

    def register(function: Function) -> Function:
        name, summary, documentation = described(function)
        _REGISTER[name] = Report(name, Text(vi, en), summary, documentation, function, taken(function))
        return function

    return register


@cache
def reports() -> dict[str, Report]:
    """Every report by name, in alphabetical order."""
    from importlib import import_module
    from pathlib import Path

    for file in sorted(Path(__file__).parent.joinpath("reports").glob("[!_]*.py")):
        import_module(f"roadmap.reports.{file.stem}")
    return dict(sorted(_REGISTER.items()))
