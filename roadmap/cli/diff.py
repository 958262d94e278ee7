"""What changed between two days, tags or commits, by record and field.

Những gì thay đổi giữa hai ngày, thẻ hoặc lần lưu, theo từng bản ghi và trường.

A and B are each a date (the plan as it stood when that day ended), a tag, a branch or a commit. Without B the files as
they are now are compared; without A, with the last commit. --since tells every change from a day or meeting on: who,
when and why. Example: roadmap diff --since 2026-03-12 --by owner --format markdown
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace, language, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.cli._changes import Told
    from roadmap.locale.change import Voice
    from roadmap.model.history import Event


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap diff`."""
    parser.add_argument("a", nargs="?", metavar="A", help="date, tag or commit to begin with (default: last commit)")
    parser.add_argument("b", nargs="?", metavar="B", help="date, tag or commit to end with (default: the files now)")
    add_workspace(parser, path=False)
    parser.add_argument("--since", metavar="A", help="every change from this date, tag or commit on: who, when, why")
    parser.add_argument("--record", metavar="ID", help="only this record")
    parser.add_argument("--by", choices=("kind", "owner"), default="kind", help="what changes are grouped by")
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="form of the output")


def run(arguments: argparse.Namespace) -> int:
    """Print the changes."""
    from roadmap.cli import _changes
    from roadmap.locale.change import Voice
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.store.history.repository import kept

    if arguments.since is not None and arguments.a is not None:
        raise RoadmapError(phrase("--since stands in the place of A and B", "Đã có --since thì không ghi A và B"))
    workspace = open_workspace(arguments)
    repository = kept(workspace.loaded.root)
    if arguments.since is None:
        told = _changes.between(workspace, repository, arguments.a, arguments.b)
    else:
        told = _changes.changed_since(workspace, repository, arguments.since)
    if arguments.record is not None:
        told = told.about(arguments.record)
        if not told.changes and told.find(arguments.record) is None:
            raise _changes.no_record(arguments.record)
    voice = Voice(language(arguments, workspace), told.find, workspace.settings.money.unit)
    forms = {"text": _text, "json": _json, "markdown": _markdown}
    forms[arguments.format](told, voice, arguments.by)
    _changes.tell_unknown(told, voice.lang)
    return 0


def _text(told: Told, voice: Voice, by: str) -> None:
    from roadmap.cli import _changes, _print
    from roadmap.locale import change as words
    from roadmap.safe import TerminalText, to_terminal

    for heading, group in _changes.grouped(told, voice, by):
        _print.line(_print.styled(to_terminal(heading), "bold"))
        for id, changes in group.items():
            _print.line(TerminalText(" "), to_terminal(_changes.title(id, changes, voice)))
            for change, event in changes:
                _print.line(TerminalText("   "), to_terminal(words.told(change, voice)))
                if told.signed:
                    said = _signature(event, voice.lang)
                    _print.line(TerminalText("     "), _print.styled(to_terminal(said), "dim"))
    _print.line(_print.styled(to_terminal(_changes.tally(told, voice.lang)), "dim"))


def _markdown(told: Told, voice: Voice, by: str) -> None:
    from roadmap.cli import _changes, _print
    from roadmap.locale import change as words
    from roadmap.safe import MarkdownText, to_markdown

    rows = []
    for heading, group in _changes.grouped(told, voice, by):
        rows += [f"## {to_markdown(heading)}", ""]
        for id, changes in group.items():
            rows.append(f"- **{to_markdown(_changes.title(id, changes, voice))}**")
            for change, event in changes:
                signature = f" *({to_markdown(_signature(event, voice.lang))})*" if told.signed else ""
                rows.append(f"  - {to_markdown(words.told(change, voice))}{signature}")
        rows.append("")
    _print.document(MarkdownText("\n".join([*rows, to_markdown(_changes.tally(told, voice.lang))])))


def _signature(event: Event | None, lang: str) -> str:
    """When, by whom and, where it was given, why."""
    from roadmap.cli import _changes

    said = _changes.signed(event, lang)
    return f"{said}. {_changes.why(event.reason, lang)}" if event and event.reason else said


def _json(told: Told, voice: Voice, by: str) -> None:
    from roadmap.cli import _changes, _print
    from roadmap.locale import change as words
    from roadmap.safe import to_json

    rows = []
    for _, group in _changes.grouped(told, voice, by):
        for changes in group.values():
            for change, event in changes:
                signature = _changes.signature(event) if event else {}
                rows.append(_changes.as_json(change) | {"said": words.told(change, voice)} | signature)
    _print.document(to_json({"version": 1, "from": told.start, "to": told.end or None, "changes": rows}, indent=2))
