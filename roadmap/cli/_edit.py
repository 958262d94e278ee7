"""The command line of an edit: arguments from its parameters, a trial run as a difference of files, what was done."""

from __future__ import annotations

import argparse

from roadmap.cli._entry import asked_for, in_words
from roadmap.cli._options import add_workspace, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roadmap.edit import Edit, Parameter
    from roadmap.keeping import Kept
    from roadmap.store.saving.transaction import Write


def configure(parser: argparse.ArgumentParser, edit: Edit) -> None:
    """The arguments of `edit`, and the options that every edit has."""
    for parameter in edit.parameters:
        _argument(parser, parameter)
    add_workspace(parser, path=False)
    parser.add_argument("--dry-run", action="store_true", help="show what would change in the files; write nothing")
    parser.add_argument("--yes", action="store_true", help="also where more than a tenth of all records is removed")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why, for the record")


def _argument(parser: argparse.ArgumentParser, parameter: Parameter) -> None:
    name, metavar = parameter.name, parameter.name.upper()
    if parameter.form == "texts":
        parser.add_argument(name, nargs="+" if parameter.needed else "*", metavar=metavar, help=parameter.help)
    elif parameter.needed:
        parser.add_argument(name, metavar=metavar, help=parameter.help)
    elif parameter.form == "flag":
        parser.add_argument(f"--{name.replace('_', '-')}", action="store_true", help=parameter.help)
    else:
        parser.add_argument(f"--{name.replace('_', '-')}", default="", metavar=metavar, help=parameter.help)


def run(arguments: argparse.Namespace, edit: Edit) -> int:
    """Make the edit, or show what it would do."""
    given = {one.name: getattr(arguments, one.name) for one in edit.parameters}
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    workspace = open_workspace(arguments)
    if arguments.dry_run:
        show_files(workspace.tried(edit.function, **given).writes)
        return 0
    kept = workspace.apply(edit.function, sure=arguments.yes, reason=arguments.reason, **given).kept
    if kept:
        tell(kept, arguments.lang)
    return 0


_WAYS = {
    "vi": {"undo": "Đã hoàn tác: ", "redo": "Đã làm lại: "},
    "en": {"undo": "Undone: ", "redo": "Done again: "},
}


def tell(kept: Kept, lang: str) -> None:
    """Say what an edit did, and what an earlier crash had left."""
    from roadmap.cli import _print
    from roadmap.cli._recovery import tell_recovery
    from roadmap.safe import TerminalText, to_terminal

    tell_recovery(kept.recovery, lang)
    if not kept.locks:
        _without_locks(lang)
    if not kept.entry:
        _print.line(TerminalText("Không có gì thay đổi" if lang == "vi" else "Nothing changes"))
        return
    way = "undo" if kept.entry.undoes else "redo" if kept.entry.redoes else ""
    title = _WAYS[lang][way] + in_words(kept.entry, lang) if way else asked_for(kept.entry, lang)
    _print.line(_print.styled(to_terminal(title), "bold"))
    for row in _rows(kept, lang):
        _print.line(TerminalText(" "), to_terminal(row))
    files = ", ".join(write.path for write in kept.writes) or "–"
    _print.line(_print.styled(to_terminal(f"{'Đã ghi' if lang == 'vi' else 'Written'}: {files}"), "dim"))


def _without_locks(lang: str) -> None:
    """Say that this file system has no locks of its own."""
    from roadmap.cli import _print
    from roadmap.locale.value import phrase

    message = phrase("This file system has no locks; a lock folder stands in",
                     "Hệ thống tệp này không có khóa; dùng thư mục khóa thay thế")  # fmt: skip
    hint = phrase("After a crash on another machine, remove .roadmap/lock-folder by hand",
                  "Nếu máy khác gặp sự cố, hãy xóa .roadmap/lock-folder")  # fmt: skip
    _print.complain(message.of(lang), hint.of(lang))


def _rows(kept: Kept, lang: str) -> Iterator[str]:
    """What changed, a sentence each."""
    from roadmap.locale.change import Voice
    from roadmap.locale.sentences import sentences

    now, before = kept.loaded.roadmap.records, kept.before.records
    voice = Voice(lang, lambda one: now.get(one) or before.get(one), kept.loaded.settings.money.unit)
    return sentences(kept.changes, voice)


def show_files(writes: Iterable[Write]) -> None:
    """The difference that an edit makes to each file, line by line."""
    from difflib import unified_diff

    from roadmap.cli import _print
    from roadmap.safe import to_terminal

    for write in writes:
        old, new = (_lines(data) for data in (write.before, write.after))
        was = f"a/{write.path}" if write.before is not None else "/dev/null"
        now = f"b/{write.path}" if write.after is not None else "/dev/null"
        for row in unified_diff(old, new, was, now, lineterm=""):
            style = {"+": "good", "-": "error", "@": "info"}.get(row[:1], "")
            shown = to_terminal(row)
            _print.line(_print.styled(shown, style) if style else shown)


def _lines(data: bytes | None) -> list[str]:
    """The lines of a file; a file whose last line does not end shows that."""
    if not data:
        return []
    text = data.decode("utf-8", "replace")
    lines = text.split("\n")
    return lines[:-1] if text.endswith("\n") else lines
