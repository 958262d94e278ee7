"""Lay out the record files in the common way, as text.

Trình bày lại các tệp bản ghi theo một lối thống nhất.

The sections of a record stand together, fields follow each other in one order, one blank line between records. What
the records say, every comment and the way in which values are written stay as they are. PATHS are files or folders
inside the workspace; without any, all its record files are meant. The layout is undone with roadmap undo.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from roadmap.model.text import Text
    from roadmap.store.saving.transaction import Write


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap fmt`."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATHS", help="files or folders inside the workspace (default: all)"
    )
    parser.add_argument("-C", "--workspace", dest="path", default=".", metavar="PATH", help="folder of the workspace")
    add_language(parser)
    parser.add_argument("--check", action="store_true", help="only name the files that would change; then exit with 1")
    parser.add_argument("--diff", action="store_true", help="only show what would change in the files")


def run(arguments: argparse.Namespace) -> int:
    """Lay out the files, or say what would change; 1 when a file cannot be laid out, or --check finds one to change."""
    from roadmap.cli import help_language
    from roadmap.cli._edit import show_files

    lang = arguments.lang = arguments.lang or help_language("vi")
    root = _root(arguments.path)
    writes, refused = _planned(root, _chosen(root, arguments.paths))
    for file, reason in refused:
        _complain(file, reason, lang)
    if arguments.diff:
        show_files(writes)
    elif arguments.check:
        _tell(writes, {"vi": "Cần trình bày lại", "en": "Would change"}[lang], lang)
    else:
        _write(root, writes)
        _tell(writes, {"vi": "Đã trình bày lại", "en": "Laid out"}[lang], lang)
    return int(bool(refused or (arguments.check and writes)))


def _root(path: str) -> Path:
    from pathlib import Path

    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.store.reading.gate import SETTINGS_FILE

    root = Path(path)
    if root.name == SETTINGS_FILE and root.is_file():
        root = root.parent
    if not root.is_dir():
        raise RoadmapError(phrase("There is no folder {path}", "Không có thư mục {path}", path=path))
    return root


def _chosen(root: Path, named: Sequence[str]) -> list[str]:
    """The record files of the workspace that are named, themselves or by their folder; all where none is.

    Raises:
        RoadmapError: a name stands for no record file.
    """
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.store.reading.gate import SETTINGS_FILE, scan

    files = [file for file in scan(root).files if file != SETTINGS_FILE]
    if not named:
        return files
    chosen: list[str] = []
    for name in named:
        place = (root / name).resolve()
        found = [file for file in files if (root / file).resolve() == place or place in (root / file).resolve().parents]
        if not found:
            message = phrase("There are no record files in {path}", "Không có tệp bản ghi trong {path}", path=name)
            raise RoadmapError(message)
        chosen += found
    return list(dict.fromkeys(chosen))


def _planned(root: Path, files: Iterable[str]) -> tuple[list[Write], list[tuple[str, Text]]]:
    """What is to become of the files whose layout is another, and those that cannot be laid out, with the reason."""
    from roadmap.store.reading.gate import Refusal, read_bytes
    from roadmap.store.saving.transaction import Write
    from roadmap.store.writing.layout import formatted
    from roadmap.store.writing.order import canonical
    from roadmap.store.writing.splice import Unspliceable

    writes, refused = [], []
    for file in files:
        try:
            data = read_bytes(root, file)
            new = formatted(data, canonical)
        except Refusal as refusal:
            refused.append((file, refusal.finding.message))
        except Unspliceable as refusal:
            refused.append((file, refusal.reason))
        else:
            if new != data:
                writes.append(Write(file, data, new))
    return writes, refused


def _write(root: Path, writes: Sequence[Write]) -> None:
    """Replace the files, all of them or none; undone like any edit.

    Raises:
        RoadmapError: a file was changed meanwhile, or cannot be written; nothing was changed.
    """
    from roadmap.keeping import author, session
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.store.saving.lock import locked
    from roadmap.store.saving.recovery import recover
    from roadmap.store.saving.transaction import Stale, commit

    if not writes:
        return
    label = phrase("Files laid out: {n}", "Trình bày lại {n} tệp", n=len(writes))
    with locked(root):
        recover(root)
        try:
            commit(root, writes, label=label, who=author(root), session=session())
        except Stale as stale:
            message = phrase("{files} changed meanwhile; nothing was written", "{files} vừa bị sửa; chưa ghi gì",
                             files=stale.paths)  # fmt: skip
            hint = phrase("Run the command again", "Hãy chạy lại lệnh")
            raise RoadmapError(message, hint, status=1) from None


def _complain(file: str, reason: Text, lang: str) -> None:
    from roadmap.cli import _print
    from roadmap.locale.value import phrase

    message = phrase("{file} is left as it is: {reason}", "Giữ nguyên {file}: {reason}", file=file, reason=reason)
    _print.complain(message.of(lang))


def _tell(writes: Sequence[Write], said: str, lang: str) -> None:
    from roadmap.cli import _print
    from roadmap.safe import TerminalText, to_terminal

    for write in writes:
        _print.line(to_terminal(f"{said}: {write.path}"))
    if not writes:
        _print.line(TerminalText("Không có gì thay đổi" if lang == "vi" else "Nothing changes"))
