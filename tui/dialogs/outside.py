"""The planner's own editor: the screen steps aside for it; what it leaves is taken back or told of, never dropped."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import stat
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any, NamedTuple

from textual.app import App, SuspendNotSupported

from roadmap.fitting.form_typed import cleaned
from roadmap.locale.value import phrase
from roadmap.locale.why import why
from roadmap.model.text import LONGEST_TEXT, Text

_NO_EDITOR = Text("Chưa đặt $VISUAL hoặc $EDITOR, hoặc màn hình này không nhường chỗ được",
                  "Neither $VISUAL nor $EDITOR is set, or this screen cannot step aside")  # fmt: skip
_LARGEST = 4 * LONGEST_TEXT


class Outside(NamedTuple):
    """What the planner's own editor left.

    Attributes:
        text: the text; None where there is none to be had.
        trouble: why it is not to be written as it is; None where nothing went wrong.
    """

    text: str | None
    trouble: Text | None = None


def editor() -> list[str]:
    """The planner's own editor, as words of a command; none where it is not said."""
    said = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        return shlex.split(said)
    except ValueError:  # a quote that is not closed
        return []


def edited(app: App[Any], text: str, program: Sequence[str]) -> Outside:
    """`text` as the planner's own editor leaves it; the screen steps aside meanwhile.

    What cannot be taken back stays in its file, whose place is told.
    """
    if not program:
        return Outside(None, _NO_EDITOR)
    folder = Path(tempfile.mkdtemp(prefix="roadmap-"))
    file = folder / "text.txt"
    file.write_text(text, encoding="utf-8")
    try:
        status = _run(app, program, file)
    except SuspendNotSupported:
        shutil.rmtree(folder, ignore_errors=True)
        return Outside(None, _NO_EDITOR)
    if isinstance(status, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        return Outside(None, phrase("{program} cannot be run: {reason}", "Không chạy được {program}: {reason}",
                                    program=program[0], reason=why(status)))  # fmt: skip
    left = _taken_back(file)
    if left.trouble is None:
        shutil.rmtree(folder, ignore_errors=True)
        if status and left.text != text:
            return Outside(left.text, phrase("The editor ended with status {status}; nothing was written yet",
                                             "Trình soạn thảo kết thúc với mã {status}; chưa ghi gì",
                                             status=status))  # fmt: skip
    return left


def _run(app: App[Any], program: Sequence[str], file: Path) -> int | OSError:
    """The exit status of the editor, or why it could not be run; the screen is back either way."""
    with app.suspend(), _interrupted_alone():
        try:
            return subprocess.run([*program, str(file)], check=False).returncode  # noqa: S603 - the planner's own choice
        except OSError as error:
            return error


@contextmanager
def _interrupted_alone() -> Iterator[None]:
    """Ctrl+C reaches every program of the terminal; here it means the editor, not the screen that waits for it.

    A function, not SIG_IGN: that would be handed down to the editor as well.
    """
    if current_thread() is not main_thread():  # signals are the main thread's own
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _taken_back(file: Path) -> Outside:
    """What stands in the file that the editor left."""
    where = str(file)
    try:
        about = file.lstat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST:
            return Outside(None, phrase("What the editor left is no text of up to {most} characters: {where}",
                                        "Nội dung để lại không phải văn bản dưới {most} ký tự: {where}",
                                        most=LONGEST_TEXT, where=where))  # fmt: skip
        said = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return Outside(None, phrase("What the editor left is not UTF-8, and stays in {where}",
                                    "Nội dung để lại không phải UTF-8, còn giữ tại {where}", where=where))  # fmt: skip
    except OSError as error:
        return Outside(None, phrase("What the editor left cannot be read: {reason}",
                                    "Không đọc được nội dung để lại: {reason}", reason=why(error)))  # fmt: skip
    if len(said) > LONGEST_TEXT:
        message = phrase(
            "A text has at most {most} characters; what the editor left has {n} and stays in {where}",
            "Mỗi nội dung tối đa {most} ký tự; nội dung để lại có {n} ký tự, còn giữ tại {where}",
            most=LONGEST_TEXT, n=len(said), where=where,
        )  # fmt: skip
        return Outside(None, message)
    return Outside(cleaned(said, lines=True).rstrip("\n"))
