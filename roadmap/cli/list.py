"""List the records of one kind, or the kinds.

Liệt kê bản ghi của một loại, hoặc các loại bản ghi.

--where compares without diacritics and case: text fields match when they contain the value, others when they are
equal; a reference also matches by the name of what it refers to. `field=` finds records where it is missing,
`field!=value` turns a condition round. Example: roadmap list product --where "name=ban dan" --where listings=list-2026
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace, language, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from roadmap.model.record import Record
    from roadmap.model.relation import FieldShape
    from roadmap.workspace import Workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap list`."""
    parser.add_argument("kind", nargs="?", metavar="KIND", help="kind of record, such as product")
    add_workspace(parser)
    parser.add_argument(
        "--where", action="append", default=[], metavar="FIELD=VALUE", help="only records for which this holds"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")


def run(arguments: argparse.Namespace) -> int:
    """Print the records."""
    from roadmap.cli import _print
    from roadmap.model.kinds import kinds
    from roadmap.model.plain import plain
    from roadmap.safe import to_json

    if arguments.kind is not None and arguments.kind not in kinds() and arguments.path == ".":
        from pathlib import Path

        if Path(arguments.kind).is_dir():  # `roadmap list FOLDER`: the kinds of that workspace
            arguments.kind, arguments.path = None, arguments.kind
    model = _model(arguments.kind) if arguments.kind else None
    workspace = open_workspace(arguments)
    lang = language(arguments, workspace)
    if model is None:
        _kinds(workspace, lang, arguments.format)
        return 0
    tests = [_condition(workspace, model, text) for text in arguments.where]
    found = [record for record in workspace.survey.of(model) if all(test(record) for test in tests)]
    if arguments.format == "json":
        told = [{"id": record.id, "file": workspace.roadmap.origin[record.id], **plain(record)} for record in found]
        _print.document(to_json({"version": 1, "kind": model.KIND, "records": told}, indent=2))
    else:
        _table(model, found, lang)
    return 0


def _model(kind: str) -> type[Record]:
    from roadmap.fitting.wording import with_nearest
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.model.kinds import kinds

    known = kinds()
    if kind not in known:
        message = phrase("There is no kind `{kind}`", "Không có loại bản ghi `{kind}`", kind=kind)
        hint = phrase("Kinds: {known}", "Các loại: {known}", known=list(known))
        raise RoadmapError(with_nearest(message, kind, known), hint)
    return known[kind]


def _kinds(workspace: Workspace, lang: str, form: str) -> None:
    from roadmap.cli import _print
    from roadmap.model.kinds import kinds
    from roadmap.safe import TerminalText, to_json, to_terminal

    counts = {kind: len(workspace.survey.of(model)) for kind, model in kinds().items()}
    if form == "json":
        _print.document(to_json({"version": 1, "kinds": counts}, indent=2))
        return
    for kind, model in kinds().items():
        _print.line(TerminalText(f"{counts[kind]:>7}  {kind:<15}"), to_terminal(model.PLURAL.of(lang)))


def _condition(workspace: Workspace, model: type[Record], text: str) -> Callable[[Record], bool]:
    """The test that ``field=value`` or ``field!=value`` stands for."""
    from roadmap.fitting.wording import with_nearest
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.model.kinds.chain import Activity
    from roadmap.model.kinds.programme import Mission
    from roadmap.model.plain import at, plain
    from roadmap.model.relation import fields
    from roadmap.model.text import fold

    name, equals, value = text.partition("=")
    turned = name.endswith("!")
    path = tuple(name.rstrip("!").strip().split("."))
    shape = next((field for field in fields(model) if field.alias == path[0]), None)
    if not equals or (shape is None and path != ("id",)):
        message = phrase("`{text}` is no condition on {kind}", "`{text}` không phải điều kiện của {kind}",
                         text=text, kind=model.KIND)  # fmt: skip
        if shape is None:
            message = with_nearest(message, path[0], ["id", *(field.alias for field in fields(model))])
        raise RoadmapError(message, phrase("FIELD=VALUE", "TRƯỜNG=GIÁ TRỊ"))
    wanted = fold(value)
    contains = shape is not None and _is_text(shape)

    def matches(found: object) -> bool:
        said = fold(_said(found))
        if (wanted in said) if contains else (said == wanted):
            return True
        target = workspace.roadmap.records.get(str(found)) if shape and shape.ref else None
        return target is not None and any(wanted in fold(target.label(lang)) for lang in ("vi", "en"))

    def holds(record: Record) -> bool:
        table = {"id": record.id, **plain(record, defaults=True)}
        if isinstance(record, Activity | Mission):
            table["state"] = workspace.survey.state(record)
        held = at(table, path)
        if len(path) == 1 and shape and shape.container == "keys" and isinstance(table.get(path[0]), dict):
            held = list(table[path[0]])
        if contains and held and isinstance(held[0], dict):
            held = list(held[0].values())
        return (any(matches(item) for item in held) if wanted else not held) is not turned

    return holds


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _is_text(shape: FieldShape) -> bool:
    """Whether a field holds free text, to be searched rather than compared."""
    return not (shape.ref or shape.vocabulary or shape.part) and shape.alias not in ("as_of", "code", "country")


def _table(model: type[Record], found: list[Record], lang: str) -> None:
    from roadmap.cli import _print
    from roadmap.locale.value import number, shorten
    from roadmap.safe import TerminalText, to_terminal

    columns = _columns(model, found)
    labels = [column.about.label.of(lang) if column.about else column.alias for column in columns]
    rows = [[*(("mã", "tên") if lang == "vi" else ("id", "name")), *labels]]
    rows += [[record.id, record.label(lang), *(_cell(record, column, lang) for column in columns)] for record in found]
    longest = 60 if _print.width() > 140 else 44
    shown = [[to_terminal(shorten(cell, longest)) for cell in row] for row in rows]
    widths = [max(_cells(row[column]) for row in shown) for column in range(len(shown[0]))]
    for place, row in enumerate(shown):
        padded = (cell + " " * (wide - _cells(cell)) for cell, wide in zip(row, widths, strict=True))
        line = TerminalText("  ".join(padded).rstrip())
        _print.line(line if place else _print.styled(line, "dim"))
    _print.line(
        _print.styled(
            to_terminal(f"{number(len(found), lang)} {(model.LABEL if len(found) == 1 else model.PLURAL).of(lang)}"),
            "dim",
        )
    )


def _cells(text: str) -> int:
    """Columns of a terminal that `text` takes."""
    import unicodedata

    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) != 0 for char in text)


def _columns(model: type[Record], found: list[Record]) -> list[FieldShape]:
    """The first single fields that say something about the records: words, references, dates."""
    from roadmap.model.relation import fields

    common = {"id", "name", "short", "note", "tags", "sources", "as_of", "evidence", "cites", "waive"}
    single = (field for field in fields(model) if field.container == "one" and not field.part)
    told = [field for field in single if field.alias not in common and any(getattr(r, field.attribute) for r in found)]
    return told[:3]


def _cell(record: Record, field: FieldShape, lang: str) -> str:
    from roadmap.locale.value import show

    value = getattr(record, field.attribute)
    if value is None:
        return ""
    return field.vocabulary.label(value).of(lang) if field.vocabulary else show(value, lang)
