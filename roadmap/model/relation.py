"""Relations, derived from what the fields declare: which fields refer to what, and the links of a record."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from roadmap.model.record import About, Part, Record, Ref
from roadmap.model.vocabulary import Vocabulary

Shape = Literal["one", "many", "keys"]


class Link(NamedTuple):
    """One reference from one record to another.

    Attributes:
        source: id of the record that holds the reference.
        relation: the field's path without keys, such as ``accountable`` or ``listings.group``.
        target: the id referred to; it need not exist.
        path: the field's path with keys, as in the record's table.
        detail: what the reference carries: a table (role, share, lag), a scalar, or None.
    """

    source: str
    relation: str
    target: str
    path: tuple[str, ...]
    detail: object = None


@dataclass(frozen=True, slots=True)
class RefField:
    """A field that refers to records.

    Attributes:
        relation: the field's path without keys; unique within the kind.
        ref: what it may refer to.
        about: what it is called.
        shape: ``one`` id, ``many`` ids in a list, or the ``keys`` of a table.
        many: whether a record can hold more than one such link.
    """

    relation: str
    ref: Ref
    about: About
    shape: Shape
    many: bool


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What a field's annotation says, unwrapped.

    Attributes:
        attribute: name of the Python attribute.
        alias: name in the text.
        about: what it is called; None for fields that have no label.
        ref: the reference marker, if any.
        vocabulary: the closed list of words, if any.
        part: the model of the table(s) it holds, if any.
        container: ``one``, ``many`` (a list) or ``keys`` (a table by key).
    """

    attribute: str
    alias: str
    about: About | None
    ref: Ref | None
    vocabulary: Vocabulary | None
    part: type[Part] | None
    container: Shape


@cache
def fields(model: type[Part]) -> tuple[FieldShape, ...]:
    """The fields of a record kind or part, in the order in which they are declared."""
    found = []
    for attribute, info in model.model_fields.items():
        marks: list[object] = list(info.metadata)
        part, container = _unwrap(info.annotation, marks)
        found.append(
            FieldShape(
                attribute,
                info.alias or attribute,
                next((mark for mark in marks if isinstance(mark, About)), None),
                next((mark for mark in marks if isinstance(mark, Ref)), None),
                next((mark for mark in marks if isinstance(mark, Vocabulary)), None),
                part,
                container,
            )
        )
    return tuple(found)


def _unwrap(annotation: Any, marks: list[object]) -> tuple[type[Part] | None, Shape]:
    """Walk through Annotated, Optional and containers; collects metadata into `marks`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marks.extend(arguments[1:])
        return _unwrap(arguments[0], marks)
    if origin in (Union, types.UnionType):
        inner = [argument for argument in arguments if argument is not type(None)]
        return _unwrap(inner[0], marks)
    if origin is tuple:
        return _unwrap(arguments[0], marks)[0], "many"
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _unwrap(arguments[1], marks)[0], "keys"
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation, "one"
    return None, "one"


@cache
def references(kind: type[Part], prefix: str = "", many: bool = False) -> tuple[RefField, ...]:
    """Every field of `kind` that refers to records, tables inside it included."""
    found: list[RefField] = []
    for field in fields(kind):
        relation = f"{prefix}{field.alias}"
        if field.ref and field.about:
            several = many or field.container != "one"
            found.append(RefField(relation, field.ref, field.about, field.container, several))
        if field.part:
            found.extend(references(field.part, f"{relation}.", many or field.container != "one"))
    return tuple(found)


@cache
def reference(kind: type[Part], relation: str) -> RefField:
    """The field of `kind` that declares `relation`.

    Raises:
        KeyError: there is none.
    """
    for field in references(kind):
        if field.relation == relation:
            return field
    raise KeyError(relation)


_Walk = Callable[[Any, str, tuple[str, ...], list[Link]], None]
"""Adds to a list the links that one field's value holds."""


@cache
def _walkers(model: type[Part], prefix: str = "") -> tuple[tuple[str, _Walk], ...]:
    """Attribute and function of each field that can hold links; computed once per kind: records are many."""
    walkers: list[tuple[str, _Walk]] = []
    for field in fields(model):
        relation = f"{prefix}{field.alias}"
        if field.ref:
            walkers.append((field.attribute, _reader(field, relation)))
        if field.part and references(field.part):
            walkers.append((field.attribute, _descent(field, _walkers(field.part, f"{relation}."))))
    return tuple(walkers)


def _reader(field: FieldShape, relation: str) -> _Walk:
    alias = field.alias

    def one(target: str, source: str, path: tuple[str, ...], found: list[Link]) -> None:
        found.append(Link(source, relation, target, (*path, alias)))

    def many(targets: tuple[str, ...], source: str, path: tuple[str, ...], found: list[Link]) -> None:
        found.extend([Link(source, relation, target, (*path, alias, target)) for target in targets])

    def keys(table: Mapping[str, object], source: str, path: tuple[str, ...], found: list[Link]) -> None:
        found.extend([Link(source, relation, id, (*path, alias, id), detail) for id, detail in table.items()])

    shapes: dict[Shape, _Walk] = {"one": one, "many": many, "keys": keys}
    return shapes[field.container]


def _descent(field: FieldShape, walkers: tuple[tuple[str, _Walk], ...]) -> _Walk:
    alias, keyed = field.alias, field.container == "keys"

    def descend(held: Any, source: str, path: tuple[str, ...], found: list[Link]) -> None:
        inner = ((str(key), value) for key, value in held.items()) if keyed else ((None, held),)
        for key, part in inner:
            _walk(part, walkers, source, (*path, alias) if key is None else (*path, alias, key), found)

    return descend


def _walk(
    part: Part, walkers: tuple[tuple[str, _Walk], ...], source: str, path: tuple[str, ...], found: list[Link]
) -> None:
    values = part.__dict__
    for attribute, walk in walkers:
        if value := values[attribute]:
            walk(value, source, path, found)


def links(record: Record) -> list[Link]:
    """Every reference that `record` holds, in the order of its fields."""
    found: list[Link] = []
    _walk(record, _walkers(type(record)), record.id, (), found)
    return found
