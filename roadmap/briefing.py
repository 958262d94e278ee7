"""The idea of what a briefing asks for: a diagram or a report, one file each, that takes a roadmap to something told.

The file, the function and the registered name are the same words; the docstring is its page in the documentation::

    @diagram("Value chain", "Chuỗi giá trị")
    def value_chain(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
        \"\"\"The value chain of a technology or product, stage by stage.

        Chuỗi giá trị của một công nghệ hoặc sản phẩm, theo từng giai đoạn.

        What it shows, in Markdown: its page in the documentation.
        \"\"\"

What else one needs, such as ``baseline`` or ``findings``, it takes as keyword-only parameters; whoever asks gives it.
Nothing is registered by hand: a :class:`Register` walks its package.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from inspect import cleandoc, signature
from pathlib import Path
from typing import Any, Generic, TypeVar

from roadmap.fitting.found import the
from roadmap.graph.survey import Survey
from roadmap.model.text import Lang, Text

Told = TypeVar("Told")
Member = TypeVar("Member", bound="Briefing[Any]")


@dataclass(frozen=True, slots=True)
class Briefing(Generic[Told]):
    """One diagram or report.

    Attributes:
        name: words with hyphens.
        title: what it is called.
        summary: one sentence.
        documentation: its page, in Markdown.
        function: takes the survey, the ids in focus, none for the whole roadmap, and the language.
        takes: the names of what else it can be given, such as ``baseline``.
    """

    name: str
    title: Text
    summary: Text
    documentation: str
    function: Callable[..., Told]
    takes: frozenset[str] = frozenset()

    def made(self, survey: Survey, focus: Sequence[str], lang: Lang, **options: object) -> Told:
        """What it tells; of `options`, those that it takes count.

        Raises:
            RoadmapError: there is no record of an id in focus, the record is not what this is about, or something
                that is needed is not given.
        """
        given = {name: value for name, value in options.items() if name in self.takes}
        if "proposal" not in given:  # else it may be about what is proposed
            for id in focus:
                the(survey.roadmap, id)
        return self.function(survey, focus, lang, **given)


class Register(Generic[Member, Told]):
    """All diagrams, or all reports; calling it with a title gives the decorator that registers a function.

    Args:
        package: the package with one file for each.
        kind: what each of them is.
    """

    def __init__(self, package: str, kind: type[Member]) -> None:
        self._package, self._kind = package, kind
        self._known: dict[str, Member] = {}

    def __call__(self, en: str, vi: str) -> Callable[[Callable[..., Told]], Callable[..., Told]]:
        """Register the decorated function under its own name.

        Args:
            en: what it is called in English.
            vi: what it is called in Vietnamese.

        Raises:
            ValueError: the docstring lacks the English summary, the Vietnamese one, or the page.
        """

        def register(function: Callable[..., Told]) -> Callable[..., Told]:
            name = function.__name__.replace("_", "-")
            documentation = cleandoc(function.__doc__ or "")
            parts = documentation.split("\n\n", 2)
            if len(parts) < 3:
                raise ValueError(f"{name}: its docstring lacks a summary in both languages and a page")
            summary = Text(" ".join(parts[1].split()), " ".join(parts[0].split()))
            every = signature(function).parameters.values()
            takes = frozenset(one.name for one in every if one.kind is one.KEYWORD_ONLY)
            self._known[name] = self._kind(name, Text(vi, en), summary, documentation, function, takes)
            return function

        return register

    @cached_property
    def all(self) -> dict[str, Member]:
        """Every one by name, in alphabetical order."""
        package = import_module(self._package)
        for file in sorted(Path(str(package.__file__)).parent.glob("[!_]*.py")):
            import_module(f"{self._package}.{file.stem}")
        return dict(sorted(self._known.items()))
