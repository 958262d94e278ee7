"""The idea of a remedy: what can be done about a finding in one go, one file each in ``roadmap/remedies``.

The file, the function and the registered name are the same words::

    @remedy
    def assign_owner(survey: Survey, finding: Finding) -> Iterator[Offer]:
        \"\"\"Name the accountable body.

        Giao cơ quan chịu trách nhiệm xuyên suốt.

            roadmap set ID accountable=ORGANIZATION
        \"\"\"

The docstring gives its name in both languages and the command that a planner would type. A remedy changes nothing: it
offers edits of ``roadmap.edits``, each one step to undo, with what is still to be said as questions. A check names its
remedies beside its code; that each of them settles the check's own example is executed by a test.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib import import_module
from inspect import cleandoc
from types import MappingProxyType
from typing import Literal, NamedTuple

from roadmap.fitting.wording import field_at
from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.record import Record
from roadmap.model.text import Text

Function = Callable[[Survey, Finding], Iterable["Offer"]]
Form = Literal["record", "word", "date", "text"]
UNNAMED = Text("", "")
_ANY_YEAR = "2030"


class Remedy(NamedTuple):
    """One remedy.

    Attributes:
        name: its name, with hyphens.
        label: what it does, in a few words.
        command: what a planner would type, with what differs from finding to finding in capitals.
        function: what offers it for a finding.
    """

    name: str
    label: Text
    command: str
    function: Function


@dataclass(frozen=True, slots=True)
class Question:
    """What is still to be said before a remedy can be applied.

    Attributes:
        name: what stands for the answer in a command, such as ORGANIZATION; no two of an offer share it.
        label: what is asked for.
        form: a ``record`` to pick, a ``word`` of a list, a ``date`` such as 2027-06-30, or any ``text``.
        kinds: the kinds of record that may be picked; empty for any kind.
        words: word -> its label, where the answer is one of a list.
        value: the answer that is proposed; empty where none is.
        needed: whether the remedy is nothing without an answer.
        kind: the kind of record whose field the answer becomes; None for the year of a series.
        path: that field, with keys.
    """

    name: str
    label: Text
    form: Form = "text"
    kinds: tuple[str, ...] = ()
    words: tuple[tuple[str, Text], ...] = ()
    value: str = ""
    needed: bool = True
    kind: type[Record] | None = None
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """One field that an edit sets: ``FIELD=VALUE``, or ``FIELD.KEY=VALUE`` where the key is asked for too.

    Attributes:
        field: path of the field, with dots.
        value: its value, or the pieces of it.
        key: the question whose answer is the key in a table, such as a year.
    """

    field: str
    value: str | Question | tuple[str | Question, ...]
    key: Question | None = None

    def questions(self) -> Iterator[Question]:
        """What is still to be said, in the order in which it is asked."""
        if self.key:
            yield self.key
        yield from (piece for piece in self._pieces() if isinstance(piece, Question))

    def assignment(self, answers: Mapping[str, str]) -> str:
        """``FIELD=VALUE`` with the answers in place; empty where one is missing."""
        if any(not answers.get(question.name) for question in self.questions()):
            return ""
        key = f".{answers[self.key.name]}" if self.key else ""
        value = "".join(answers[one.name] if isinstance(one, Question) else one for one in self._pieces())
        return f"{self.field}{key}={value}"

    def _pieces(self) -> tuple[str | Question, ...]:
        return self.value if isinstance(self.value, tuple) else (self.value,)


Given = str | bool | Question | tuple[str, ...] | tuple[Setting, ...]


@dataclass(frozen=True)
class Offer:
    """One edit that would settle a finding, or a part of it.

    Attributes:
        label: what it would do; where a remedy gives none, :func:`offers` puts the name of the remedy.
        edit: name of the edit.
        given: parameter of the edit -> its value, the question whose answer it is, or fields to set.
        remedy: name of the remedy that offers it.
    """

    label: Text
    edit: str
    given: Mapping[str, Given]
    remedy: str = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is still to be said, in the order in which it is asked."""
        found: dict[str, Question] = {}
        for given in self.given.values():
            for question in _questions(given):
                found.setdefault(question.name, question)
        return tuple(found.values())

    def arguments(self, answers: Mapping[str, str]) -> dict[str, object]:
        """What the edit takes beside the roadmap; what is not answered is left out.

        Args:
            answers: name of a question -> its answer.
        """
        told: dict[str, object] = {}
        for parameter, given in self.given.items():
            if isinstance(given, Question):
                if answer := answers.get(given.name):
                    told[parameter] = answer
            elif isinstance(given, tuple):
                words = (one.assignment(answers) if isinstance(one, Setting) else one for one in given)
                told[parameter] = tuple(word for word in words if word)
            else:
                told[parameter] = given
        return told

    def command(self, parameters: Iterable[tuple[str, bool]], answers: Mapping[str, str] = MappingProxyType({})) -> str:
        """The command that does the same, with what is still to be said in capitals.

        Args:
            parameters: name of each parameter of the edit, and whether it must be given; others are options.
            answers: name of a question -> its answer, as far as it is known.
        """
        told = self.arguments({question.name: question.name for question in self.questions} | dict(answers))
        words: list[str] = []
        for name, needed in parameters:
            value = told.get(name)
            if isinstance(value, tuple):
                words += value
            elif value:
                words += [f"--{name}"] * (not needed) + [str(value)] * (value is not True)
        return shlex.join(["roadmap", self.edit, *words])


def _questions(given: Given) -> Iterator[Question]:
    if isinstance(given, Question):
        yield given
    elif isinstance(given, tuple):
        for one in given:
            if isinstance(one, Setting):
                yield from one.questions()


# --- the register ----------------------------------------------------------------------------------------------------

_REGISTER: dict[str, Remedy] = {}


def remedy(function: Function) -> Function:
    """Register the decorated function as a remedy.

    Raises:
        ValueError: its docstring lacks the Vietnamese name or the command.
    """
    english, vietnamese, command = [*cleandoc(function.__doc__ or "").split("\n\n"), "", ""][:3]
    if not command.strip().startswith("roadmap "):
        raise ValueError(f"{function.__name__}: its docstring lacks the Vietnamese name or the command")
    name = function.__name__.replace("_", "-")
    _REGISTER[name] = Remedy(name, Text(vietnamese.rstrip("."), english.rstrip(".")), command.strip(), function)
    return function


def named(name: str) -> Remedy:
    """The remedy called `name`.

    Raises:
        ImportError: there is none.
    """
    import_module(f"roadmap.remedies.{name.replace('-', '_')}")
    return _REGISTER[name]


@cache
def remedies() -> dict[str, Remedy]:
    """Every remedy by name."""
    from pathlib import Path

    files = sorted(Path(__file__).parent.joinpath("remedies").glob("[!_]*.py"))
    return {(one := named(file.stem.replace("_", "-"))).name: one for file in files}


def offers(survey: Survey, finding: Finding, names: Iterable[str]) -> list[Offer]:
    """What the remedies `names` offer for `finding`, in that order; none where its record is gone or unknown."""
    if finding.record not in survey.roadmap:
        return []
    every = [(one, offer) for one in map(named, names) for offer in one.function(survey, finding)]
    return [replace(offer, label=offer.label if offer.label.en else one.label, remedy=one.name) for one, offer in every]


# --- what remedies are made of ---------------------------------------------------------------------------------------


def asked(kind: type[Record], field: str, *, value: object = "", needed: bool = True, name: str = "") -> Question:
    """The question for a field of `kind`, made from what the model declares of it.

    Args:
        kind: a kind of record.
        field: path of the field, with dots.
        value: the answer that is proposed.
        needed: whether the remedy is nothing without an answer.
        name: what stands for the answer in a command; made from the field where it is left out.

    Raises:
        KeyError: the kind has no such field.
    """
    path = tuple(field.split("."))
    place = path
    part, shape = field_at(kind, place)
    while part is None and place:  # a key of a table, or one language of a text
        place = place[:-1]
        part, shape = field_at(kind, place)
    if part is None or shape is None or shape.about is None:
        raise KeyError(field)
    series = shape.container == "keys" and shape.ref is None and place == path
    ask = partial(
        Question,
        label=shape.about.label,
        value="" if value is None else str(value),
        needed=needed,
        kind=kind,
        path=(*path, _ANY_YEAR) if series else path,
    )
    if shape.ref and shape.alias == path[-1]:
        kinds = shape.ref.kinds
        return ask(name or (kinds[0].upper() if len(kinds) == 1 else "RECORD"), form="record", kinds=kinds)
    if shape.vocabulary:
        return ask(name or path[-1].upper(), form="word", words=tuple(shape.vocabulary.words.items()))
    form: Form = "date" if "When" in str(part.model_fields[shape.attribute].annotation) else "text"
    return ask(name or ("DATE" if form == "date" else path[-1].upper()), form=form)


def dotted(path: Iterable[str]) -> str:
    """The path of a field as edits take it: parts joined by dots, a part with dots in quotes."""
    return ".".join(f'"{part}"' if "." in part or "=" in part else part for part in path)


def year(value: object = "") -> Question:
    """The question for the year of a series."""
    return Question("YEAR", Text("năm", "year"), value=str(value))


def sets(record: Record, *settings: Setting, label: Text = UNNAMED) -> Offer:
    """The offer to set fields of `record`."""
    return Offer(label, "set", {"id": record.id, "values": settings})


def creates(kind: type[Record], id: str, *settings: Setting, label: Text = UNNAMED) -> Offer:
    """The offer to add a record of `kind`."""
    return Offer(label, "new", {"kind": kind.KIND, "id": id, "values": settings})


def edits(edit: str, label: Text = UNNAMED, **given: Given) -> Offer:
    """The offer to make any edit."""
    return Offer(label, edit, given)
