"""A record laid out as a form: one row for each field that its kind has, in the order in which it is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from roadmap.fitting.form_control import Choice, Control, Wanted, wanted
from roadmap.fitting.form_said import Speech, as_typed, dotted, words
from roadmap.locale.value import capital, phrase
from roadmap.model.record import About, Part, Record
from roadmap.model.relation import FieldShape
from roadmap.model.roadmap import Roadmap
from roadmap.model.table import ABSENT, Path, at, order, table
from roadmap.model.text import Text

IDENTITY = Text("Định danh", "Identity")
CONTENTS = Text("Nội dung", "Contents")
GROUNDS = Text("Ghi chú và căn cứ", "Notes and grounds")
OUTSIDE = Text("Ngoài mô hình", "Outside the model")

_NOTHING = Text("", "")
_ID = About("id", "mã", "What names the record in the whole workspace: a-z, 0-9 and hyphens.",
            "Định danh bản ghi trong toàn không gian làm việc: a-z, 0-9 và gạch nối.")  # fmt: skip
_UNREAD = Text("(không được đọc)", "(not read)")
_STRANGE = Text(
    "Mô hình không có trường này, hoặc giá trị không hợp lệ; có thể xóa.",
    "The model has no such field, or the value does not fit; it can be taken away.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a form.

    Attributes:
        path: the field, with keys; as the route of a finding and the path of a change.
        label: what it is called.
        control: how it is filled in.
        group: the section of the form that it belongs to.
        help: what it means; may be empty.
        depth: how far it stands inside other rows.
        text: the value as a person would type it; of a list, one member per line; empty where nothing is said.
        said: what it says in each language, where it is bilingual; a text given once stands under Vietnamese.
        once: whether a bilingual text was given once for both languages.
        shown: the value as it is shown; of a field that says nothing, its default.
        empty: whether it says nothing; of a row that stands over others, whether none of these does.
        misfit: whether it holds what does not fit its field.
        keyed: whether its label is a key of a table: a record, a year, or the planner's own words.
        wanted: choices, kinds and keys that its control offers.
        unit: the workspace's unit of money.
    """

    path: Path
    label: Text
    control: Control
    group: Text
    help: Text = _NOTHING
    depth: int = 0
    text: str = ""
    said: Text = _NOTHING
    once: bool = False
    shown: Text = _NOTHING
    empty: bool = True
    misfit: bool = False
    keyed: bool = False
    wanted: Wanted = field(default_factory=lambda: Wanted("line"), repr=False)
    unit: str = ""

    @property
    def name(self) -> str:
        """The field as `roadmap set` takes it, such as ``participants.hust.role``."""
        return dotted(self.path)

    @property
    def title(self) -> Text:
        """The label as it begins a line; what planners wrote stays as it is."""
        return self.label if self.keyed else Text(*(capital(text) for text in self.label))

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What it may be set to, where that is a closed list."""
        return self.wanted.choices

    @property
    def heads(self) -> bool:
        """Whether it only stands over other rows."""
        return self.wanted.heads


def rows(record: Record, roadmap: Roadmap, unit: str) -> tuple[Row, ...]:
    """The form of `record`.

    Args:
        record: a record; it need not be part of `roadmap`.
        roadmap: what references are looked up in, and what knows of values that do not fit.
        unit: the workspace's unit of money, as ``roadmap.toml`` writes it.
    """
    speech = Speech(roadmap, unit)
    kind = type(record)
    laid = table(record)
    first = Row(("id",), _ID.label, "id", IDENTITY, _ID.help, text=record.id, shown=Text(record.id, record.id),
                empty=False, wanted=Wanted("id"))  # fmt: skip
    made = [first, *_fields(kind, record, laid, (), 0, CONTENTS, speech)]
    return tuple(_with_misfits(made, roadmap.unread.get(record.id, {})))


def _fields(
    model: type[Part], part: Part | None, laid: Any, path: Path, depth: int, group: Text, speech: Speech
) -> Iterator[Row]:
    """The rows of every field of `model`; `part` is None where the record has no such table."""
    for shape in order(model):
        if shape.about is None:
            continue
        value = getattr(part, shape.attribute) if part is not None else None
        inside = group if path else _group(shape)
        yield from _field(model, shape, value, at(laid, (shape.alias,)), (*path, shape.alias), depth, inside, speech)


def _group(shape: FieldShape) -> Text:
    if shape.alias in ("name", "short"):
        return IDENTITY
    return GROUNDS if shape.attribute in Record.model_fields else CONTENTS


def _field(
    model: type[Part], shape: FieldShape, value: Any, laid: Any, path: Path, depth: int, group: Text, speech: Speech
) -> Iterator[Row]:
    about = shape.about or About(shape.alias, shape.alias)
    want = wanted(model, shape)
    row = Row(path, about.label, want.control, group, about.help, depth, wanted=want, empty=laid is ABSENT,
              unit=speech.unit)  # fmt: skip
    if want.control == "part" and want.part:
        yield row
        yield from _fields(want.part, value, _opened(laid), path, depth + 1, group, speech)
    elif want.inner and isinstance(value, Mapping):
        yield replace(row, shown=_counted(len(value)) if value else _NOTHING)
        for key, inner in value.items():
            yield from _entry(want, str(key), inner, at(laid, (str(key),)), row, speech)
    elif want.inner:
        yield row
    else:
        default = model.model_fields[shape.attribute].default if laid is ABSENT else None
        yield _filled(row, value if laid is not ABSENT else default, speech)


def _entry(want: Wanted, key: str, value: Any, laid: Any, head: Row, speech: Speech) -> Iterator[Row]:
    """The rows of one entry of a table by key."""
    inner = want.inner or Wanted("line")
    label = speech.record(key) if want.key == "record" else Text(key, key)
    row = Row((*head.path, key), label, inner.control, head.group, head.help, head.depth + 1, keyed=True, empty=False,
              wanted=inner, unit=speech.unit)  # fmt: skip
    if inner.part:
        yield row
        yield from _fields(inner.part, value, _opened(laid), row.path, row.depth + 1, head.group, speech)
    else:
        yield _filled(row, value, speech)


def _opened(laid: Any) -> Any:
    """A measured value in its long form; without more it is laid out as a number."""
    return laid if isinstance(laid, dict) or laid is ABSENT else {"value": laid}


def _filled(row: Row, value: Any, speech: Speech) -> Row:
    """`row` with a value; where the row is empty, `value` is its default and only shown."""
    said, once = words(value)
    shown = speech.shown(row.wanted, value)
    return replace(row, text="" if row.empty else as_typed(value), said=said, once=once, shown=shown)


def _counted(entries: int) -> Text:
    return phrase("{n} entry" if entries == 1 else "{n} entries", "{n} mục", n=entries)


def _with_misfits(made: list[Row], unread: Mapping[Path, Any]) -> Iterator[Row]:
    """`made` with what was written but does not fit: in its own row, or in a row at the end."""
    known = {row.path for row in made if not row.heads}
    bilingual = {row.path: row for row in made if row.control in ("text", "prose")}
    halves = {path[:-1] for path in unread if path[:-1] in bilingual and path not in known}
    for row in made:
        if row.path in unread and not row.heads:
            text, shown = _written(unread[row.path])
            yield replace(row, text=text, shown=shown, empty=False, misfit=True)
        elif row.path in halves:
            yield replace(row, shown=_UNREAD if row.empty else row.shown, empty=False, misfit=True)
        else:
            yield row
    for path, value in sorted(unread.items()):
        if path not in known and path[:-1] not in halves:
            name, (text, shown) = dotted(path), _written(value)
            yield Row(path, Text(name, name), "unknown", OUTSIDE, _STRANGE, text=text, shown=shown,
                      empty=False, misfit=True, keyed=True, wanted=Wanted("unknown"))  # fmt: skip


def _written(value: Any) -> tuple[str, Text]:
    """What stands in the file where it does not fit, as text and as shown; a text that was refused is not kept."""
    return ("", _UNREAD) if value is None else (str(value), Text(str(value), str(value)))
