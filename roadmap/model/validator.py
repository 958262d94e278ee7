"""Validators built straight from what the fields declare.

pydantic builds them too, and more: serialisers, plug-ins, hooks that no field here uses. For two dozen kinds that takes
longer than checking a small workspace, at every start; what it builds is the same, and a test compares the two.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic.types import AllowInfNan, Strict
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from roadmap.model.record import About, Part, Ref

_CONFIG = core_schema.CoreConfig(strict=True, extra_fields_behavior="forbid")
_PLAIN: dict[object, Callable[[], CoreSchema]] = {
    str: core_schema.str_schema,
    int: core_schema.int_schema,
    float: core_schema.float_schema,
    bool: core_schema.bool_schema,
}
_SILENT = (About, Ref, WithJsonSchema)
"""Marks that say nothing about values."""


@cache
def validator(model: type[Part]) -> SchemaValidator:
    """What makes an instance of `model` from a table, or raises a ``ValidationError``.

    Raises:
        TypeError: a field is declared with something that is not understood here.
    """
    return SchemaValidator(_of_model(model))


@cache
def _of_model(model: type[Part]) -> CoreSchema:
    fields = {}
    for name, info in model.model_fields.items():
        schema = _marked(_of(info.annotation), info.metadata)
        if not info.is_required():
            # An empty table is made anew for each record: copying a default goes through Python's deepcopy.
            default = {"default_factory": dict} if info.default == {} else {"default": info.default}
            schema = core_schema.with_default_schema(schema, **default)
        fields[name] = core_schema.model_field(schema, validation_alias=info.alias)
    inner = core_schema.model_fields_schema(fields, model_name=model.__name__)
    return core_schema.model_schema(model, inner, config=_CONFIG, frozen=True)


def _of(annotation: Any) -> CoreSchema:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation in _PLAIN:
        return _PLAIN[annotation]()
    if origin is Annotated:
        return _marked(_of(arguments[0]), arguments[1:])
    if origin in (Union, types.UnionType):
        choices = [_of(one) for one in arguments if one is not types.NoneType]
        schema = choices[0] if len(choices) == 1 else core_schema.union_schema(list(choices))
        return core_schema.nullable_schema(schema) if types.NoneType in arguments else schema
    if origin is tuple and arguments[-1] is Ellipsis:
        return core_schema.tuple_schema([_of(arguments[0])], variadic_item_index=0)
    if origin is tuple:
        return core_schema.tuple_schema([_of(one) for one in arguments])
    if origin is Mapping:
        return core_schema.dict_schema(_of(arguments[0]), _of(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return _of_model(annotation)
    return _own(annotation, {})


def _own(said: Any, schema: Any) -> CoreSchema:
    """What a type or mark says of itself, in the way that pydantic asks for it.

    Raises:
        TypeError: it says nothing.
    """
    if not hasattr(said, "__get_pydantic_core_schema__"):
        raise TypeError(f"no validator for {said!r}")
    return said.__get_pydantic_core_schema__(said, lambda _: schema)  # type: ignore[no-any-return]


def _marked(schema: Any, marks: Iterable[object]) -> CoreSchema:
    """`schema` within the limits that `marks` set."""
    for mark in marks:
        if isinstance(mark, _SILENT):
            continue
        if isinstance(mark, FieldInfo):
            schema = _marked(schema, mark.metadata)
        elif isinstance(mark, BeforeValidator):
            schema = core_schema.no_info_before_validator_function(mark.func, schema)  # type: ignore[arg-type]
        elif limits := _limits(mark):
            schema = _within(schema, limits)
        else:
            schema = _own(mark, schema)
    return schema  # type: ignore[no-any-return]


def _limits(mark: object) -> dict[str, Any]:
    if isinstance(mark, StringConstraints):
        named = {"pattern": mark.pattern, "max_length": mark.max_length}
        return {name: value for name, value in named.items() if value is not None}
    if isinstance(mark, Ge):
        return {"ge": mark.ge}
    if isinstance(mark, Le):
        return {"le": mark.le}
    if isinstance(mark, Strict):
        return {"strict": mark.strict}
    return {"allow_inf_nan": mark.allow_inf_nan} if isinstance(mark, AllowInfNan) else {}


def _within(schema: Any, limits: dict[str, Any]) -> CoreSchema:
    if schema["type"] == "nullable":
        return core_schema.nullable_schema(_within(schema["schema"], limits))
    return schema | limits  # type: ignore[no-any-return]
