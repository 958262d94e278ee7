"""What a person typed, as the value that the field takes."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from roadmap.edit import made
from roadmap.fitting.fit import Fitted, Misfit, fit
from roadmap.fitting.found import the
from roadmap.locale.meant import is_grouped
from roadmap.locale.value import phrase
from roadmap.model.change import put
from roadmap.model.finding import RoadmapError
from roadmap.model.record import Record
from roadmap.model.relation import RefField, links, reference
from roadmap.model.roadmap import Roadmap
from roadmap.model.table import said, table
from roadmap.model.text import FORBIDDEN, Text
from roadmap.safe import visible

_LACKING = "REC055"
_KEY = re.compile(r'"([^"]+)"|([^."]+)')
_ASSIGNMENT = re.compile(r'((?:"[^"]*"|[^="])*)=(.*)', re.DOTALL)
_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)
# What the command line makes of bytes that are no UTF-8.
_HALF = re.compile("[\ud800-\udfff]")
_NUMBER = re.compile(r"[+-]?\d{1,300}\.\d{1,300}", re.ASCII)
Path = tuple[str, ...]


def path(field: str) -> Path:
    """The path of a field written with dots, such as ``participants.hust.role``; a key with dots stands in quotes.

    Raises:
        RoadmapError: a part of it is empty.
    """
    parts = tuple(quoted or bare for quoted, bare in _KEY.findall(field))
    if not all(parts) or not re.fullmatch(rf"(?:{_KEY.pattern})(?:\.(?:{_KEY.pattern}))*", field):
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
        written = _ASSIGNMENT.fullmatch(text)
        if not written:
            message = phrase("`{text}` is no assignment; write it as field=value",
                             "`{text}` không phải phép gán; hãy ghi dạng trường=giá trị", text=text)  # fmt: skip
            raise RoadmapError(message)
        yield written[1].strip(), written[2]


def with_typed(roadmap: Roadmap, record: Record, typed: Sequence[tuple[Path, str]]) -> Record:
    """`record` with fields set to what was typed; a reference must name a record that is there.

    A text stays a text where the field takes one; else it is read as a number, as true or false, or as a list whose
    members are separated by commas. Lists and tables may also be written in JSON.

    Args:
        roadmap: what references are looked up in.
        record: a record.
        typed: path of a field and what was typed for it; all are set before the record is judged.

    Raises:
        RoadmapError: something does not fit, said in the words of ``roadmap check``, or a reference leads nowhere.
    """
    kind, laid = type(record), table(record)
    for at, text in typed:
        for part in (*at, text):
            _legible(".".join(at), part)
        laid = put(laid, at, _read(text, ".".join(at), partial(_fits, kind, record.id, laid, at)))
    changed = made(kind, record.id, laid)
    for link in links(changed):
        if any(link.path[: len(at)] == at for at, _ in typed):
            allowed(roadmap, changed, reference(kind, link.relation), link.target)
    return changed


def allowed(roadmap: Roadmap, holder: Record, field: RefField, target: str) -> None:
    """See that a field of `holder` may refer to `target`.

    Raises:
        RoadmapError: there is no such record, it is of another kind, or it is the holder itself.
    """
    if target == holder.id:
        raise RoadmapError(phrase("`{id}` cannot refer to itself in “{field}”",
                                  "`{id}` không thể tham chiếu đến chính nó ở mục “{field}”",
                                  id=target, field=field.about.label))  # fmt: skip
    record = the(roadmap, target)
    if field.ref.kinds and record.KIND not in field.ref.kinds:
        message = phrase("`{field}` takes {kinds}; `{target}` is a {kind}",
                         "`{field}` nhận {kinds}; `{target}` là {kind}",
                         field=field.relation, kinds=", ".join(field.ref.kinds), target=target,
                         kind=record.LABEL)  # fmt: skip
        raise RoadmapError(message)


def _legible(field: str, text: str) -> None:
    """See that `text` holds nothing that a file may not hold.

    Raises:
        RoadmapError: it does; the character is named.
    """
    odd = FORBIDDEN.search(text) or _HALF.search(text)
    if odd:
        message = phrase("`{field}`: the character U+{point} may not stand in a text",
                         "`{field}`: ký tự U+{point} không được dùng trong văn bản",
                         field=visible(field), point=f"{ord(odd[0]):04X}")  # fmt: skip
        raise RoadmapError(message)


def _read(text: str, field: str, fits: Callable[[Any], bool]) -> Any:
    """The value that the field takes of what `text` may mean; one to be judged where it takes none.

    Raises:
        RoadmapError: it is a number such as ``1.000``, which people and programs read differently.
    """
    readings = list(_readings(text))
    value = next(filter(fits, readings), readings[-1])
    bare = text.strip()
    if isinstance(value, float) and is_grouped(bare):
        whole = bare.replace(".", "")
        if fits(value) or fits(int(whole)):
            short = bare.rstrip("0")
            fraction = f"{short}0" if short.endswith(".") or short == bare else short
            message = phrase("`{field}`: {text} can mean {whole} or {fraction}; write the one that is meant",
                             "`{field}`: {text} có thể hiểu là {whole} hoặc {fraction}; hãy ghi số đúng ý",
                             field=field, text=bare, whole=whole, fraction=fraction)  # fmt: skip
            raise RoadmapError(message)
    return value


def _readings(text: str) -> Iterator[Any]:
    """What `text` may mean; the first that fits is taken, and the last is judged where none does."""
    text = unicodedata.normalize("NFC", text)
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


def _fits(kind: type[Record], id: str, laid: dict[str, Any], at: Path, value: Any) -> bool:
    """Whether `value` fits at `at`; what other fields lack is not its fault."""
    return not _misfits(fit(kind, said(kind, put(laid, at, value)), id=id), at)


def _misfits(fitted: Fitted, at: Path) -> list[Misfit]:
    """What does not fit at `at`, or around it."""
    return [
        misfit
        for misfit in fitted.misfits
        if misfit.path[: len(at)] == at or at[: len(misfit.path)] == misfit.path != ()
    ]


def complaint(roadmap: Roadmap, record: Record, at: Path, text: str) -> Text | None:
    """What :func:`with_typed` would refuse `text` at `at` for; None where it takes it, whatever other fields lack."""
    kind, laid, field = type(record), table(record), ".".join(at)
    try:
        for part in (*at, text):
            _legible(field, part)
        fitted = fit(kind, said(kind, put(laid, at, _read(text, field, partial(_fits, kind, record.id, laid, at)))),
                     id=record.id)  # fmt: skip
        for misfit in _misfits(fitted, at):
            if misfit.code != _LACKING:
                return misfit.message
        for link in links(fitted.value) if fitted.value else ():
            if link.path[: len(at)] == at:
                allowed(roadmap, record, reference(kind, link.relation), link.target)
    except RoadmapError as error:
        return error.message
    return None
