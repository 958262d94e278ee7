"""What a person typed, as the value that the field takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from roadmap.edit import made
from roadmap.fitting.fit import Fitted, fit
from roadmap.locale.value import phrase
from roadmap.model.change import put
from roadmap.model.finding import RoadmapError
from roadmap.model.record import Record
from roadmap.model.table import said, table

_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,300}\.\d{1,300}", re.ASCII)
Path = tuple[str, ...]


def path(field: str) -> Path:
    """The path of a field written with dots, such as ``participants.hust.role``.

    Raises:
        RoadmapError: a part of it is empty.
    """
    parts = tuple(field.split("."))
    if not all(parts):
        message = phrase("`{field}` is no field; write it as readiness.now", "`{field}` không phải tên trường; "
                         "hãy ghi dạng readiness.now", field=field)  # fmt: skip
        raise RoadmapError(message)
    return parts


def assignments(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Field and value of each of `texts`, which are written ``field=value``.

    Raises:
        RoadmapError: one is not.
    """
    for text in texts:
        field, sign, value = text.partition("=")
        if not sign:
            message = phrase("`{text}` is no assignment; write it as field=value",
                             "`{text}` không phải phép gán; hãy ghi dạng trường=giá trị", text=text)  # fmt: skip
            raise RoadmapError(message)
        yield field.strip(), value


def with_typed(record: Record, typed: Iterable[tuple[Path, str]]) -> Record:
    """`record` with fields set to what was typed.

    A text stays a text where the field takes one; else it is read as a number, as true or false, or as a list whose
    members are separated by commas. Lists and tables may also be written in JSON.

    Args:
        record: a record.
        typed: path of a field and what was typed for it; all are set before the record is judged.

    Raises:
        RoadmapError: something does not fit; said in the words of ``roadmap check``.
    """
    kind, laid = type(record), table(record)
    for at, text in typed:
        choices = [put(laid, at, value) for value in _readings(text)]
        laid = next((choice for choice in choices if not _wrong(kind, record.id, choice, at)), choices[-1])
    return made(kind, record.id, laid)


def _readings(text: str) -> Iterator[Any]:
    """What `text` may mean; the first that fits is taken, and the last is judged where none does."""
    yield text
    bare = text.strip()
    if bare[:1] in ("[", "{"):
        with suppress(ValueError, RecursionError):
            yield json.loads(bare)
    yield [part.strip() for part in bare.split(",") if part.strip()]
    if bare in ("true", "false"):
        yield bare == "true"
    elif _WHOLE.fullmatch(bare):
        yield int(bare)
    elif _NUMBER.fullmatch(bare):
        yield float(bare)
    else:
        yield text


def _wrong(kind: type[Record], id: str, laid: dict[str, Any], at: Path) -> bool:
    """Whether the value at `at` does not fit; what other fields lack is not its fault."""
    fitted: Fitted = fit(kind, said(kind, laid), id=id)
    return any(misfit.path[: len(at)] == at or at[: len(misfit.path)] == misfit.path != () for misfit in fitted.misfits)
