"""Entries that are no plain record files: passed over with a finding, never opened blindly, never in the way."""

from __future__ import annotations

import errno
import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from roadmap.store.reading import gate
from roadmap.store.reading.read import read

from .reading import GOOD, Folder, told


@pytest.fixture
def entries(folder: Folder) -> Path:
    return folder({})


def codes(root: Path) -> list[tuple[str, str]]:
    """(code, file) of every finding of reading `root`, which still holds the good record."""
    loaded = read(root)
    assert "good" in loaded.roadmap
    assert all(finding.message.vi and finding.message.en for finding in loaded.findings)
    return [(finding.code, finding.span.file) for finding in loaded.findings if finding.span]


def test_a_pipe_is_not_opened(entries: Path) -> None:
    os.mkfifo(entries / "pipe.toml")
    assert codes(entries) == [("FIL004", "pipe.toml")]


def test_a_socket_is_not_opened(entries: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(entries)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.toml")
        assert codes(entries) == [("FIL004", "socket.toml")]


def test_a_device_is_not_opened(entries: Path) -> None:
    try:
        os.mknod(entries / "device.toml", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except OSError as error:
        pytest.skip(f"no device can be made here: {error}")
    assert codes(entries) == [("FIL004", "device.toml")]


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(entries: Path) -> None:
    os.mkfifo(entries / "pipe.toml")
    with pytest.raises(gate.Refusal) as refused:
        gate.read_bytes(entries, "pipe.toml")
    assert refused.value.finding.code == "FIL004"
    assert "regular" in str(refused.value)


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "good.toml", "/nowhere/at/all", "link.toml", "/dev/zero"],
    ids=["out", "inside", "dangling", "loop", "device"],
)  # fmt: skip
def test_a_link_is_not_followed(entries: Path, target: str) -> None:
    (entries / "link.toml").symlink_to(target)
    assert codes(entries) == [("FIL004", "link.toml")]


def test_a_link_that_takes_the_place_of_a_file_is_not_followed(entries: Path) -> None:
    (entries / "link.toml").symlink_to("/etc/passwd")
    with pytest.raises(gate.Refusal) as refused:
        gate.read_bytes(entries, "link.toml")
    assert refused.value.finding.code == "FIL002"


def test_folders_behind_links_are_not_entered(entries: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "other.toml").write_text("[technology.other]\n", encoding="utf-8")
    (entries / "out").symlink_to(outside)
    (entries / "loop").symlink_to(entries)
    (entries / "into.toml").symlink_to(outside)
    (entries / ".hidden").symlink_to(outside)
    (entries / "node_modules").symlink_to(outside)
    (entries / "file").symlink_to(outside / "other.toml")
    (entries / "itself").symlink_to("itself")
    assert codes(entries) == [("FIL004", "into.toml"), ("FIL004", "loop"), ("FIL004", "out")]
    assert sorted(read(entries).roadmap.records) == ["good"]


def test_hidden_entries_and_caches_are_passed_over(folder: Folder) -> None:
    text = "[technology.hidden]\n"
    root = folder({".hidden.toml": text, ".git/x.toml": text, "node_modules/x.toml": text, "__pycache__/x.toml": text})
    assert codes(root) == []
    assert "hidden" not in read(root).roadmap


def test_other_files_are_passed_over(folder: Folder) -> None:
    root = folder({"README.md": "# [technology.x]", "data.json": "{", "x.toml.bak": "[", "toml": "["})
    assert codes(root) == []


def test_names_as_windows_makes_them(folder: Folder) -> None:
    root = folder({"A.TOML": "[technology.a]\n", "b.toml.txt": "[technology.b]\n"})
    assert codes(root) == [("FIL004", "b.toml.txt")]
    assert "a" in read(root).roadmap


def test_a_folder_may_be_named_like_a_file(folder: Folder) -> None:
    root = folder({"x.toml/inner.toml": "[technology.inner]\n"})
    assert codes(root) == []
    assert read(root).roadmap.origin["inner"] == "x.toml/inner.toml"


NAMES = ["CON.toml", "aux.toml", "nul.toml", "com1.toml", "-rf.toml", "~.toml", "a b.toml", "sự cố.toml", "%2e%2e.toml"]
ACTING_NAMES = ["\u202elmot.toml", "tab\there.toml", "line\nbreak.toml", "\x1b]0;x\x07.toml"]


@pytest.mark.parametrize("name", NAMES + ACTING_NAMES)
def test_any_name_that_a_system_gives_is_read(folder: Folder, name: str) -> None:
    root = folder({name: "[technology.named]\nwrong = 1\n"})
    assert codes(root) == [("REC051", name)]
    assert read(root).roadmap.origin["named"] == name


def test_a_name_that_is_no_text_is_passed_over(entries: Path) -> None:
    raw = os.fsencode(entries)
    try:
        with open(raw + b"/bad\xff.toml", "wb") as stream:  # noqa: PTH123 - pathlib takes no bytes
            stream.write(b"[technology.bad]\n")
    except OSError as error:
        pytest.skip(f"this file system takes no such name: {error}")
    (found,) = read(entries).findings
    assert found.code == "FIL004"
    assert found.span
    assert found.span.file == "bad\udcff.toml"
    assert codes(entries) == [("FIL004", "bad\udcff.toml")]


def test_files_in_a_folder_whose_name_is_no_text_are_passed_over(entries: Path) -> None:
    raw = os.fsencode(entries) + b"/dir\xff"
    try:
        os.mkdir(raw)  # noqa: PTH102 - pathlib takes no bytes
    except OSError as error:
        pytest.skip(f"this file system takes no such name: {error}")
    with open(raw + b"/x.toml", "wb") as stream:  # noqa: PTH123 - pathlib takes no bytes
        stream.write(b"[technology.bad]\n")
    assert [code for code, _ in codes(entries)] == ["FIL004"]


def test_folders_nested_beyond_the_limit_are_not_entered(entries: Path) -> None:
    deep = entries.joinpath(*["d"] * (gate.DEEPEST_FOLDER + 1))
    deep.mkdir(parents=True)
    (deep / "x.toml").write_text("[technology.deep]\n", encoding="utf-8")
    (deep.parent / "x.toml").write_text("[technology.edge]\n", encoding="utf-8")
    assert [code for code, _ in codes(entries)] == ["FIL008"]
    assert sorted(read(entries).roadmap.records) == ["edge", "good"]


# --- what cannot be read ---------------------------------------------------------------------------------------------


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    """Name of a file or folder -> the error that opening it gives; root may read anything, so the error is injected."""
    errors: dict[str, int] = {}
    plain_open, plain_scan = os.open, os.scandir

    def error_of(path: object) -> None:
        number = errors.get(Path(str(path)).name)
        if number:
            raise OSError(number, os.strerror(number), str(path))

    def opened(path: str, flags: int, *rest: int) -> int:
        error_of(path)
        return plain_open(path, flags, *rest)

    def scanned(path: str) -> Iterator[os.DirEntry[str]]:
        error_of(path)
        return plain_scan(path)

    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "scandir", scanned)
    yield errors


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ENOENT, errno.EMFILE, errno.ESTALE])
def test_a_file_that_cannot_be_read_is_said_to_be_missing(
    folder: Folder, refusing: dict[str, int], number: int
) -> None:
    root = folder({"locked.toml": "[technology.locked]\n"})
    refusing["locked.toml"] = number
    assert codes(root) == [("FIL002", "locked.toml")]
    assert os.strerror(number) in read(root).findings[0].message.en


def test_a_folder_that_cannot_be_listed_is_said_to_be_missing(folder: Folder, refusing: dict[str, int]) -> None:
    root = folder({"locked/x.toml": "[technology.locked]\n"})
    refusing["locked"] = errno.EACCES
    assert codes(root) == [("FIL002", "locked")]


def test_settings_that_cannot_be_read_leave_the_defaults(folder: Folder, refusing: dict[str, int]) -> None:
    root = folder({"roadmap.toml": 'language = "en"\n'})
    assert read(root).settings.language == "en"
    refusing["roadmap.toml"] = errno.EACCES
    assert codes(root) == [("FIL002", "roadmap.toml")]
    assert read(root).settings.language == "vi"


def test_the_workspace_itself_must_be_readable(entries: Path, refusing: dict[str, int]) -> None:
    refusing[entries.name] = errno.EACCES
    with pytest.raises(PermissionError):
        read(entries)


def test_a_file_without_permission_is_refused_by_the_system_too(folder: Folder) -> None:
    if not os.geteuid():
        pytest.skip("root may read any file; the same refusal is injected in the tests above")
    root = folder({"locked.toml": "[technology.locked]\n"})
    (root / "locked.toml").chmod(0)
    assert codes(root) == [("FIL002", "locked.toml")]


# --- what the bytes are ----------------------------------------------------------------------------------------------

RECORD = '[technology.bad]\nname = "Bad"\n'
VIETNAMESE = "[technology.bad]\nname = 'Suy luận tại biên'\n"
CONTENTS: dict[str, tuple[bytes, list[tuple[str, int, int]], bool]] = {
    "nothing": (b"", [("FIL007", 0, 0)], False),
    "a byte-order mark": (b"\xef\xbb\xbf" + RECORD.encode(), [], True),
    "a byte-order mark alone": (b"\xef\xbb\xbf", [], False),
    "two byte-order marks": (b"\xef\xbb\xbf" * 2 + RECORD.encode(), [("FIL001", 1, 1)], False),
    "CRLF": (RECORD.replace("\n", "\r\n").encode(), [], True),
    "no last line break": (RECORD.strip().encode(), [], True),
    "a lone CR": (RECORD.replace("\n", "\r").encode(), [("FIL001", 1, 17)], False),
    "CRLF and LF": (RECORD.replace("\n", "\r\n", 1).encode(), [], True),
    "UTF-16": (RECORD.encode("utf-16"), [("FIL006", 1, 1)], False),
    "Windows-1258": (
        "[technology.bad]\nname = 'Công nghệ lõi'\n".encode("cp1258", "replace"),
        [("FIL006", 2, 10)],
        False,
    ),
    "a bad byte after Vietnamese": (VIETNAMESE.encode() + b"note = 'bi\xc3n'\n", [("FIL006", 3, 11)], False),
    "a bad byte behind Vietnamese in its line": (b"name = 'bi\xc3\xaan \xff'", [("FIL006", 1, 14)], False),
    "a surrogate": (b"[technology.bad]\nname = '\xed\xa0\x80'\n", [("FIL006", 2, 9)], False),
    "NUL": (b"[technology.bad]\nname = 'a\x00b'\n", [("FIL001", 2, 10)], False),
    "NULs": (b"\x00" * 4096, [("FIL001", 1, 1)], False),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), [("FIL006", 1, 1)], False),
    "a program": (b"\x7fELF\x02\x01\x01" + b"\x00" * 100, [("FIL001", 1, 1)], False),
    "an escape byte in a text": (b"[technology.bad]\nname = 'a\x1b[31m'\n", [("FIL001", 2, 10)], False),
    "an escape byte in a comment": (b"# \x1b]0;x\x07\n" + RECORD.encode(), [("FIL001", 1, 3)], True),
    "only a comment": (b"# nothing yet\n", [], False),
    "NFD": ("[technology.bad]\nname = 'Tie\u0302\u0301ng'\n".encode(), [("DAT973", 2, 0)], True),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_bytes_are_read_or_refused_at_their_place(name: str, folder: Folder) -> None:
    content, findings, kept = CONTENTS[name]
    root = folder(content)
    assert told(root) == findings
    assert ("bad" in read(root).roadmap) is kept


def test_decomposed_text_is_read_composed(folder: Folder) -> None:
    loaded = read(folder("[technology.bad]\nname = 'Tie\u0302\u0301ng'\n"))
    name = loaded.roadmap["bad"].name
    assert name
    assert name.vi == "Ti\u1ebfng"


CONFLICT = """\
[technology.bad]
<<<<<<< HEAD
name = "ours"
=======
name = "theirs"
>>>>>>> branch
"""
IN_TEXT = '[technology.bad]\nnote = """\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> x\n"""\n'


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (CONFLICT, 2, 6),
        (CONFLICT.replace("\n", "\r\n"), 2, 6),
        ("\ufeff" + CONFLICT, 2, 6),
        (IN_TEXT, 3, 7),
        (CONFLICT.replace("=======", "||||||| base\nname = 'old'\n======="), 2, 8),
        ("[technology.bad]\nname = 'x'\n>>>>>>> branch\n", 3, 3),
        ("<<<<<<< \n[technology.bad]\n", 1, 3),
    ],
    ids=[
        "outside texts",
        "CRLF",
        "after a byte-order mark",
        "in a text",
        "with its base",
        "its end alone",
        "unfinished",
    ],
)
def test_an_unresolved_merge_is_named_by_its_lines(folder: Folder, text: str, first: int, last: int) -> None:
    root = folder(text)
    assert told(root) == [("FIL003", first, 1)]
    message = read(root).findings[0].message
    assert f"{first} to {last}" in message.en
    assert f"{first} đến {last}" in message.vi
    assert "bad" in read(root).roadmap.lost


@pytest.mark.parametrize("line", ["<<<<<<", "<<<<<<<<", "x <<<<<<< y", " <<<<<<< HEAD", "=======", ">>>>>>>x"])
def test_lines_that_only_resemble_a_marker_are_text(folder: Folder, line: str) -> None:
    root = folder(f"[technology.bad]\nnote = '''\n{line}\n'''\n")
    assert told(root) == []


# --- what the values are ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "column"),
    [
        ("actual.2027 = nan", 1), ("actual.2027 = inf", 1), ("actual.2027 = -inf", 1), ("target.2027 = nan", 1),
        ("target.2027 = 1e400", 1), ("target.2027 = 1e16", 1), ("target.2027 = 9223372036854775808", 1),
        ("target.2027 = true", 1), ("target.2027 = '5'", 1), ("target.1899 = 5", 1), ("target.2201 = 5", 1),
        ("target.'02027' = 5", 1), ("target.'2 027' = 5", 1), ("target.'２０２７' = 5", 1),
        ("as_of = 2027-06-30T10:20:30Z", 1), ("as_of = 2027-06-30T10:20:30+07:00", 1),
        ("as_of = 2027-06-30T10:20:30", 1),
        ("as_of = 10:20:30", 1), ("as_of = 1899-12-31", 1), ("as_of = 2201-01-01", 1), ("as_of = 9999-12-31", 1),
        ("as_of = 0001-01-01", 1), ("as_of = '2027-Q5'", 1), ("as_of = '2027-13'", 1), ("as_of = '2027-02-30'", 1),
        ("as_of = '0000'", 1), ("as_of = 12345", 1), ("as_of = 2027.5", 1), ("as_of = true", 1),
        ("as_of = '２０２７'", 1),
        ("as_of = [2027-06-30]", 1), ("unit = 5", 1), ("tags = 'one'", 1), ("direction = 'sideways'", 1),
        ("shares = { a = 1.5 }", 12), ("shares = { a = -0.1 }", 12), ("name = 5", 1), ("name = { vi = 5 }", 1),
        ("name = { fr = 'x' }", 1), ("name = {}", 1), ("of = 'Not An Id'", 1), ("of = ['a']", 1), ("of = ''", 1),
        ("waive.own101 = { reason = 'r', until = 2027-01-01 }", 1),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_left_out(folder: Folder, field: str, column: int) -> None:
    root = folder(f"[indicator.bad]\n{field}\nformula = 'kept'\n")
    assert told(root) == [("REC052", 2, column)]
    loaded = read(root)
    assert loaded.roadmap["bad"].formula
    assert len(loaded.roadmap.unread["bad"]) == 1


@pytest.mark.parametrize("moment", ["2027-02-30", "2027-13-01", "2027-00-10", "2027-06-30T25:00:00Z", "2027-6-3"])
def test_a_date_that_does_not_exist_is_a_mistake_of_the_text(folder: Folder, moment: str) -> None:
    root = folder(f"[indicator.bad]\nas_of = {moment}\n")
    (found,) = told(root)
    assert found[:2] == ("FIL001", 2)


def test_good_record_is_what_the_folder_fixture_says(entries: Path) -> None:
    assert (entries / "good.toml").read_text(encoding="utf-8") == GOOD
