"""Show one record: what it says, where it stands, what it is linked with, what is wrong with it.

Xem một bản ghi: nội dung, vị trí, các liên kết và kết quả kiểm tra.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace, language, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from roadmap.model.record import Part, Record
    from roadmap.workspace import Workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap show`."""
    parser.add_argument("id", metavar="ID", help="id of the record")
    add_workspace(parser)
    parser.add_argument("--around", type=steps, metavar="N", help="also the records within N links")
    parser.add_argument("--breaks", action="store_true", help="also what breaks if the record goes")
    parser.add_argument("--at", metavar="A", help="as it was: a date (2026-03-12), a tag, a branch or a commit")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")


def steps(text: str) -> int:
    """A number of links from the command line.

    Raises:
        argparse.ArgumentTypeError: it is no whole number from 0 on.
    """
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of links; write it as 2")


def run(arguments: argparse.Namespace) -> int:
    """Print the record."""
    from roadmap.fitting.found import the

    workspace = open_workspace(arguments)
    if arguments.at is not None:
        from roadmap.cli import _past

        workspace, arguments.id = _past.opened(workspace, arguments.at, arguments.id, arguments.lang)
    record = the(workspace.roadmap, arguments.id)
    lang = language(arguments, workspace)
    if arguments.format == "json":
        _json(workspace, record, arguments)
    else:
        _text(workspace, record, lang)
        if arguments.at is None:
            _findings(workspace, record, lang)
        _reach(workspace, record, lang, arguments)
    return 0


def _json(workspace: Workspace, record: Record, arguments: argparse.Namespace) -> None:
    from roadmap.cli import _print
    from roadmap.graph.reach import breaks, neighbours
    from roadmap.model.plain import plain
    from roadmap.safe import to_json

    survey = workspace.survey
    unread = workspace.roadmap.unread.get(record.id, {})
    told: dict[str, object] = {
        "version": 1,
        "kind": record.KIND,
        "id": record.id,
        "file": workspace.roadmap.origin[record.id],
        "record": plain(record),
        "unread": sorted(".".join(path) for path in unread),
        "links": [{"field": link.relation, "to": link.target} for link in survey.leaving(record.id)],
        "linked_from": [{"id": link.source, "field": link.relation} for link in survey.entering(record.id)],
    }
    if arguments.around is not None:
        told["around"] = neighbours(survey, record.id, arguments.around)
    if arguments.breaks:
        told["breaks"] = breaks(survey, record.id)
    _print.document(to_json(told, indent=2))


def _reach(workspace: Workspace, record: Record, lang: str, arguments: argparse.Namespace) -> None:
    """What lies around the record, and what breaks if it goes, as far as asked for."""
    from roadmap.cli import _print
    from roadmap.graph.reach import breaks, neighbours
    from roadmap.locale.value import show
    from roadmap.safe import TerminalText, to_terminal

    survey, records = workspace.survey, workspace.roadmap.records
    if arguments.around is not None:
        near = neighbours(survey, record.id, arguments.around)
        title = f"Trong {arguments.around} liên kết" if lang == "vi" else f"Within {arguments.around} links"
        _print.line(_print.styled(to_terminal(f"{title}: {len(near) - 1}"), "bold"))
        for id, distance in near.items():
            if distance:
                _print.line(TerminalText(f"  {distance}"), to_terminal(show(records[id], lang)))
    if arguments.breaks:
        hit = breaks(survey, record.id)
        title = "Sẽ đứt gãy nếu không còn bản ghi này" if lang == "vi" else "Breaks if this record goes"
        _print.line(_print.styled(to_terminal(f"{title}: {len(hit)}"), "bold"))
        for id, through in hit.items():
            _print.line(
                TerminalText(" "), to_terminal(show(records[id], lang)), TerminalText("←"), to_terminal(through)
            )


def _text(workspace: Workspace, record: Record, lang: str) -> None:
    from roadmap.cli import _print
    from roadmap.safe import TerminalText, to_terminal

    heading = f"{record.LABEL.of(lang)} · {record.id} · {workspace.roadmap.origin[record.id]}"
    _print.line(_print.styled(to_terminal(record.label(lang)), "bold"))
    _print.line(_print.styled(to_terminal(heading), "dim"))
    for depth, label, value in _rows(workspace, record, lang):
        _print.line(TerminalText("  " * (depth + 1) + to_terminal(label) + ":"), to_terminal(value))
    linked = workspace.survey.entering(record.id)
    if linked:
        from roadmap.locale.value import show
        from roadmap.model.relation import reference

        _print.line(_print.styled(TerminalText("\nĐược liên kết từ" if lang == "vi" else "\nLinked from"), "bold"))
        for link in linked:
            holder = workspace.roadmap[link.source]
            label = reference(type(holder), link.relation).about.label.of(lang)
            _print.line(TerminalText("  " + to_terminal(show(holder, lang))), _print.styled(to_terminal(label), "dim"))


def _findings(workspace: Workspace, record: Record, lang: str) -> None:
    """What is wrong with the record today; what was wrong with it then, today's rules cannot say."""
    from roadmap.cli import _print
    from roadmap.safe import TerminalText, to_terminal

    found = [finding for finding in workspace.check() if finding.record == record.id]
    if found:
        _print.line(_print.styled(TerminalText("\nKết quả kiểm tra" if lang == "vi" else "\nFindings"), "bold"))
        for finding in found:
            _print.line(
                TerminalText(f"  {finding.code}"),
                _print.styled(to_terminal(finding.message.of(lang)), finding.severity),
            )


def _rows(workspace: Workspace, part: Part, lang: str, depth: int = 0) -> Iterator[tuple[int, str, str]]:
    """(depth, label, value) of every field that says something."""
    from collections.abc import Mapping

    from roadmap.model.record import Part as PartModel
    from roadmap.model.relation import fields
    from roadmap.model.text import Text

    for field in fields(type(part)):
        value = getattr(part, field.attribute)
        info = type(part).model_fields[field.attribute]
        if field.about is None or value is None or value == info.get_default(call_default_factory=True):
            continue
        label = field.about.label.of(lang)
        if isinstance(value, PartModel):
            yield depth, label, ""
            yield from _rows(workspace, value, lang, depth + 1)
        elif isinstance(value, Mapping):
            yield depth, label, ""
            for key, inner in value.items():
                named = _value(workspace, key, lang, linked=field.ref is not None)
                is_part = isinstance(inner, PartModel)
                yield depth + 1, named, "" if is_part else _value(workspace, inner, lang, linked=False)
                if is_part:
                    yield from _rows(workspace, inner, lang, depth + 2)
        elif field.vocabulary:
            yield depth, label, field.vocabulary.label(value).of(lang)
        else:
            yield depth, label, _value(workspace, value, lang, linked=field.ref is not None)
            if isinstance(value, Text) and value.vi and value.en and value.vi != value.en:
                other = "en" if lang == "vi" else "vi"
                yield depth + 1, other, value.of(other)


def _value(workspace: Workspace, value: object, lang: str, *, linked: bool) -> str:
    from roadmap.locale.value import show
    from roadmap.model.text import Text

    if isinstance(value, tuple) and not isinstance(value, Text):
        return "; ".join(_value(workspace, item, lang, linked=linked) for item in value)
    if linked and str(value) in workspace.roadmap:
        return show(workspace.roadmap[str(value)], lang)
    if isinstance(value, Text):
        return value.of(lang)
    return str(value) if isinstance(value, str) or (isinstance(value, int) and value < 10_000) else show(value, lang)
