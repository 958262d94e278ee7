"""The gate in front of the parser: which files are read, and what their bytes must be.

Nothing that a person can leave in a folder may hang, exhaust memory or raise: every refusal is a :class:`Refusal`, and
the limits stand here in one place.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import rtoml
import tomli

from roadmap.locale.value import phrase
from roadmap.locale.why import why
from roadmap.model.finding import Finding, Span
from roadmap.model.text import Text
from roadmap.store.reading.lexis import MOST_PARTS, deep_line, long_key, unclosed
from roadmap.store.rules import complaint

LARGEST_FILE = 16 * 1024 * 1024
# Neither links nor pipes are followed or waited for, where the system knows such flags.
_READ = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _READ |= getattr(os, _flag, 0)
MOST_FILES = 100_000
DEEPEST_FOLDER = 32
_DEEP = 200
SETTINGS_FILE = "roadmap.toml"

_SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules"})
_MARKS = (b"<" * 7, b">" * 7, b"|" * 7)
_MARKERS = re.compile(rb"^(?:<{7}|>{7}|\|{7})(?: |\r?$)", re.MULTILINE)
# Signs that a text may use TOML 1.1: an inline table that is not seen to end on its line, a comma before its end, new
# escapes, times without seconds. No such text lacks a sign; whether it is TOML 1.0, the standard library then decides.
_IN_TABLE = r"""[^{}"'#\n]++|"(?!"")[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*"|'(?!'')[^'\n]*+'"""
# One pattern for each sign: a search for one fixed first letter is many times faster than for any of several.
_PERHAPS_NEWER = (
    re.compile(rf"\{{(?!(?:{_IN_TABLE}|\{{(?:{_IN_TABLE})*\}})*\}})"),
    re.compile(r",[ \t]*\}"),
    re.compile(r"\\[ex]"),
    re.compile(r":\d\d(?<=\d\d:\d\d)(?!:\d\d)"),
)


class Refusal(Exception):  # noqa: N818 - it becomes a finding and never reaches a caller
    """A file that cannot be read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message.en)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in a workspace's folder.

    Attributes:
        files: paths of the record files relative to the root, POSIX, sorted.
        findings: entries that were passed over, and why.
    """

    files: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def scan(root: Path) -> Folder:
    """The TOML files below `root`, in a fixed order; hidden entries, links and special files are not followed.

    Raises:
        OSError: `root` itself cannot be listed.
    """
    folder = Folder()
    waiting: list[tuple[str, int]] = [("", 0)]
    while waiting:
        place, depth = waiting.pop()
        try:
            entries = sorted(os.scandir(root / place), key=lambda entry: entry.name)
        except OSError as error:
            if not place:
                raise
            folder.findings.append(_unreadable(place, error))
            continue
        for entry in entries:
            path = f"{place}/{entry.name}" if place else entry.name
            if entry.name.startswith(".") or entry.name in _SKIPPED_FOLDERS:
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < DEEPEST_FOLDER:
                    waiting.append((path, depth + 1))
                else:
                    folder.findings.append(complaint("FIL008", Span(path), _TOO_DEEP))
            elif entry.is_symlink() and os.path.isdir(root / path):  # noqa: PTH112 - a loop of links is none, no error
                folder.findings.append(complaint("FIL004", Span(path), _LINKED_FOLDER))
            elif entry.name.lower().endswith((".toml", ".toml.txt")):
                _take(entry, path, folder)
    folder.files.sort()
    if len(folder.files) > MOST_FILES:
        message = phrase("{n} files; only the first {most} were read", "Có {n} tệp; chỉ đọc {most} tệp đầu",
                         n=len(folder.files), most=MOST_FILES)  # fmt: skip
        folder.findings.append(complaint("FIL008", Span(folder.files[MOST_FILES]), message))
        del folder.files[MOST_FILES:]
    return folder


_TOO_DEEP = phrase(
    "Folders are nested deeper than {limit}; what lies below was not read",
    "Thư mục lồng nhau sâu quá {limit} cấp; phần bên dưới không được đọc",
    limit=DEEPEST_FOLDER,
)


_LINKED_FOLDER = phrase(
    "A link to a folder is not followed, no record in it is read; put the folder itself here, or let the link's name "
    "begin with a dot",
    "Không đọc qua liên kết đến thư mục, bản ghi trong đó không được đọc; hãy đặt chính thư mục vào đây, hoặc đặt tên "
    "liên kết bắt đầu bằng dấu chấm",
)


def _take(entry: os.DirEntry[str], path: str, folder: Folder) -> None:
    reason: Text | None = None
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        reason = phrase("The file name is not valid UTF-8; rename it", "Tên tệp không phải UTF-8 hợp lệ; hãy đổi tên")
    if reason is None and entry.is_symlink():
        reason = phrase(
            "A symbolic link is not followed; put the file itself into the workspace",
            "Không đọc qua liên kết tượng trưng; hãy đặt chính tệp đó vào không gian làm việc",
        )
    elif reason is None and not entry.is_file(follow_symlinks=False):
        reason = phrase("Not a regular file; it was not opened", "Không phải tệp thường; không mở")
    elif reason is None and entry.name.lower().endswith(".txt"):
        reason = phrase(
            "It looks like a record file, but its name ends in .txt; rename it",
            "Giống tệp bản ghi nhưng tên kết thúc bằng .txt; hãy đổi tên",
        )
    if reason is None:
        folder.files.append(path)
    else:
        folder.findings.append(complaint("FIL004", Span(path), reason))


def _unreadable(path: str, error: OSError) -> Finding:
    return complaint(
        "FIL002",
        Span(path),
        phrase("It cannot be read: {reason}", "Không đọc được: {reason}", reason=why(error)),
    )


def read_bytes(root: Path, path: str) -> bytes:
    """The bytes of a regular file.

    Raises:
        Refusal: it is none, is too large, or cannot be read.
    """
    try:
        handle = os.open(root / path, _READ)
        with open(handle, "rb") as stream:  # noqa: PTH123 - opens the handle, not a path
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise Refusal(complaint("FIL004", Span(path), phrase("Not a regular file", "Không phải tệp thường")))
            data = stream.read(LARGEST_FILE + 1) if status.st_size <= LARGEST_FILE else b""
    except OSError as error:
        raise Refusal(_unreadable(path, error)) from None
    size = max(status.st_size, len(data))
    if size > LARGEST_FILE:
        message = phrase(
            "The file has {size} bytes; at most {limit} are read. Split it into several files",
            "Tệp dài {size} byte; chỉ đọc tối đa {limit} byte. Hãy tách thành nhiều tệp",
            size=size, limit=LARGEST_FILE,
        )  # fmt: skip
        raise Refusal(complaint("FIL005", Span(path), message))
    return data


def decode(path: str, data: bytes) -> tuple[str, list[Finding]]:
    """The text of a file in NFC, and what is odd about it.

    Raises:
        Refusal: it is empty, holds an unresolved merge, or is no UTF-8 text.
    """
    if not data:
        message = phrase(
            "The file is empty; if its records were lost, restore it from git or a backup; if not, delete it",
            "Tệp rỗng; nếu bản ghi bị mất hãy khôi phục từ git hoặc bản sao lưu; nếu không, hãy xóa tệp",
        )
        raise Refusal(complaint("FIL007", Span(path), message))
    data = data.removeprefix(codecs.BOM_UTF8)
    if any(mark in data for mark in _MARKS) and (marker := _MARKERS.search(data)):
        raise Refusal(_conflict(path, data, marker.start()))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        message = phrase(
            "Not UTF-8 text: byte {byte} at offset {offset}. Save the file as UTF-8",
            "Không phải văn bản UTF-8: byte {byte} tại vị trí {offset}. Hãy lưu tệp dạng UTF-8",
            byte=f"0x{data[error.start]:02x}", offset=error.start,
        )  # fmt: skip
        raise Refusal(complaint("FIL006", Span(path, line, column), message)) from None
    if unicodedata.is_normalized("NFC", text):
        return text, []
    return unicodedata.normalize("NFC", text), list(_decomposed(path, text))


def _conflict(path: str, data: bytes, start: int) -> Finding:
    """The finding for an unresolved merge that begins at `start`, inside a string or not; with both values."""
    from roadmap.store.merging.markers import hunks

    end = re.compile(rb"^>{7}", re.MULTILINE).search(data, start)
    first = data.count(b"\n", 0, start) + 1
    last = data.count(b"\n", 0, end.start()) + 1 if end else data.count(b"\n") + 1
    told = list(hunks(data))
    values = told[0].values if told and told[0].line == first else Text("", "")
    vi = (
        f"Xung đột gộp chưa xử lý ở dòng {first} đến {last}{values.vi}: hãy chọn nội dung đúng và xóa các dòng đánh dấu"
    )
    en = f"Unresolved merge in lines {first} to {last}{values.en}: choose what is right and remove the marker lines"
    if len(told) > 1:
        vi, en = f"{vi}; số xung đột trong tệp: {len(told)}", f"{en}; conflicts in this file: {len(told)}"
    return complaint("FIL003", Span(path, first, 1), Text(vi, en))


def _decomposed(path: str, text: str) -> list[Finding]:
    lines = [number for number, line in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", line)]
    message = phrase(
        "{n} lines hold letters in decomposed form (NFD); they were read as NFC. Save the file in NFC",
        "{n} dòng có chữ ở dạng tách dấu (NFD); đã đọc theo dạng NFC. Hãy lưu tệp ở dạng NFC",
        n=len(lines),
    )
    return [complaint("DAT973", Span(path, lines[0] if lines else 1), message)]


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """Why a text is no TOML 1.0.

    Attributes:
        line: from 1, or 0 where unknown.
        column: from 1, or 0 where unknown.
        reason: the parser's words, in English.
        code: ``FIL001`` for a mistake, ``FIL008`` for more than the limits allow.
    """

    line: int
    column: int
    reason: str
    code: str = "FIL001"


def parse(text: str) -> dict[str, Any] | SyntaxFault:
    """The tables of `text`, or what stands in the way. TOML 1.0 is the one dialect that is read, checked and saved."""
    if line := long_key(text):
        return SyntaxFault(line, 0, f"a key has more than {MOST_PARTS} parts", "FIL008")
    newer = any(sign.search(text) for sign in _PERHAPS_NEWER)
    if not newer and "\r" not in text and not text.startswith("\ufeff"):
        try:
            return rtoml.loads(text)
        except rtoml.TomlParsingError:  # the slower readers say what is wrong, or read what is merely unusual
            pass
    try:
        tables = tomli.loads(text)
        if newer:
            tomllib.loads(text)
    except (tomli.TOMLDecodeError, tomllib.TOMLDecodeError) as error:
        return _fault(error, text)
    except RecursionError:
        return SyntaxFault(deep_line(text, _DEEP), 0, "lists or tables are nested too deeply", "FIL008")
    except (ValueError, OverflowError):
        digits = re.search(r"[0-9_]{4300,}", text)
        line = text.count("\n", 0, digits.start()) + 1 if digits else 0
        return SyntaxFault(line, 0, "a number has too many digits", "FIL008")
    return tables


def _fault(error: ValueError, text: str) -> SyntaxFault:
    reason = str(error)
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", reason)
    if not place:
        return SyntaxFault(0, 0, reason)
    reason = reason[: place.start()]
    if place[1]:
        return SyntaxFault(int(place[1]), int(place[2]), reason)
    return SyntaxFault(unclosed(text) or text.count("\n") + 1, 0, reason)
