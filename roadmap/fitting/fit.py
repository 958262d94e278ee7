"""Fitting what TOML gave to the model: a record, and a finding for everything that does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from roadmap.fitting.wording import unknown, wrong
from roadmap.locale.value import phrase
from roadmap.model.record import Part
from roadmap.model.text import Text
from roadmap.model.validator import validator

P = TypeVar("P", bound=Part)
Path = tuple[str | int, ...]

DEEPEST = 32
MOST_MISFITS = 100
"""Misfits of one table that are told one by one."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing in a table that does not fit its model.

    Attributes:
        code: code of the rule.
        path: where in the table.
        message: one sentence in both languages.
    """

    code: str
    path: tuple[str, ...]
    message: Text


@dataclass(slots=True)
class Fitted:
    """The outcome of fitting one table.

    Attributes:
        value: the model's instance; None where nothing could be made of the table.
        misfits: what did not fit.
        unread: path -> value of everything that was left out; None for what is nested too deeply.
        untold: how many misfits are not told, because there are too many.
    """

    value: Any
    misfits: list[Misfit] = field(default_factory=list)
    unread: dict[tuple[str, ...], Any] = field(default_factory=dict)
    untold: int = 0


def fit(model: type[P], table: Mapping[str, Any], **given: object) -> Fitted:
    """An instance of `model` from `table`; what does not fit is left out, kept aside and reported.

    Args:
        model: the kind of record, or another part.
        table: what TOML gave.
        given: fields that do not come from the table, such as the id.
    """
    try:
        return Fitted(_lean(validator(model).validate_python({**table, **given})))
    except ValidationError:
        pass
    fitted = Fitted(None)
    remaining = {}
    for key, value in table.items():
        if _depth(value) < DEEPEST:
            remaining[key] = _copy(value)
        else:
            fitted.misfits.append(Misfit("FIL008", (key,), _too_deep(key)))
            fitted.unread[(key,)] = None
    smaller = True
    while fitted.value is None and smaller:
        try:
            fitted.value = validator(model).validate_python({**remaining, **given})
        except ValidationError as error:
            smaller = _leave_out_all(fitted, model, remaining, error.errors(include_url=False, include_input=False))
    fitted.misfits.sort(key=lambda misfit: misfit.path)
    if fitted.untold:
        message = phrase("{n} further findings of this record are left out", "Bỏ bớt {n} kết quả khác của bản ghi này",
                         n=fitted.untold)  # fmt: skip
        fitted.misfits.append(Misfit("FIL008", (), message))
    return fitted


_SAID: dict[frozenset[str], set[str]] = {}


def _lean(part: P) -> P:
    """`part` sharing the names of the fields that its table gives with all others that give the same.

    pydantic keeps them with every instance, as a set that takes a sixth of a record's memory.
    """
    said = part.model_fields_set
    object.__setattr__(part, "__pydantic_fields_set__", _SAID.setdefault(frozenset(said), said))
    return part


def _too_deep(key: str) -> Text:
    return phrase(
        "`{field}`: tables and lists are nested deeper than {limit}",
        "`{field}`: bảng và danh sách lồng nhau sâu quá {limit} cấp",
        field=key,
        limit=DEEPEST,
    )


def _reading_order(detail: ErrorDetails) -> list[tuple[int, int, str]]:
    return [(1, step, "") if isinstance(step, int) else (0, 0, step) for step in detail["loc"]]


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    return [_copy(inner) for inner in value] if isinstance(value, list) else value


def _depth(value: object) -> int:
    deepest, waiting = 0, [(value, 0)]
    while waiting:
        held, depth = waiting.pop()
        deepest = max(deepest, depth)
        if isinstance(held, Mapping):
            waiting.extend((inner, depth + 1) for inner in held.values())
        elif isinstance(held, list):
            waiting.extend((inner, depth + 1) for inner in held)
    return deepest


def _leave_out_all(fitted: Fitted, model: type[Part], table: dict[str, Any], details: list[ErrorDetails]) -> bool:
    """Leave out what `details` tell of, from the end, so that no entry of a list moves before its turn.

    Returns:
        Whether there was anything to leave out.
    """
    details.sort(key=_reading_order)
    gone: set[Path] = set()
    for number in range(len(details) - 1, -1, -1):
        path, holder, held = _offender(table, details[number]["loc"], gone)
        if path is None:
            continue
        named = tuple(str(step) for step in path)
        if not _told(fitted, named, details[number]):
            if number >= MOST_MISFITS:
                fitted.untold += 1
            elif (misfit := _misfit(model, named, held, details[number])) not in fitted.misfits:
                fitted.misfits.append(misfit)
        if holder is not None:
            fitted.unread[named] = held
            gone.add(path)
            del holder[path[-1]]
    return bool(gone)


def _offender(table: dict[str, Any], loc: Path, gone: set[Path]) -> tuple[Path | None, Any, Any]:
    """What `loc` leads to in `table`, so far as it is there: its path, what holds it, and itself.

    The path is None where the value has been left out already: unions complain once for each member.
    """
    path: Path = ()
    holder: Any = None
    held: Any = table
    for step in loc:
        if isinstance(held, list) and isinstance(step, str) and step in held:
            step = held.index(step)  # noqa: PLW2901 - a list of ids stands for a table keyed by id
        if (*path, step) in gone:
            return None, None, None
        if not _has(held, step):
            break
        holder, held = held, held[step]
        path = (*path, step)
    return path, holder, held


def _has(held: object, step: str | int) -> bool:
    if isinstance(held, dict):
        return step in held
    return isinstance(held, list) and isinstance(step, int) and step < len(held)


def _told(fitted: Fitted, path: tuple[str, ...], detail: ErrorDetails) -> bool:
    """Whether `detail` misses a field only because its value did not fit and has been told of already."""
    return detail["type"] == "missing" and (*path, str(detail["loc"][-1])) in fitted.unread


def _misfit(model: type[Part], path: tuple[str, ...], value: object, detail: ErrorDetails) -> Misfit:
    if detail["type"] == "missing":
        field = ".".join((*path, str(detail["loc"][-1])))
        return Misfit("REC055", path, phrase("`{field}` is missing", "Thiếu `{field}`", field=field))
    if detail["type"] == "extra_forbidden":
        return Misfit("REC051", path, unknown(model, path))
    return Misfit("REC052", path, wrong(model, path, value, detail))
