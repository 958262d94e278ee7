"""Whatever bytes lie in a folder, reading gives findings in both languages, at places that exist, and soon."""

from __future__ import annotations

import datetime
import time
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import tomli
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from roadmap.rulebook import rules
from roadmap.store.reading import gate
from roadmap.store.reading.read import Loaded, read

from .reading import GOOD, REPOSITORY, placed

SOON = 2.0
QUICK = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(QUICK, max_examples=30_000)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("any")
    (folder / "good.toml").write_text(GOOD, encoding="utf-8")
    yield folder


def judge(root: Path, data: bytes, file: str = "any.toml") -> Loaded:
    """Read `root` with `data` in it, and hold what comes out against what must hold for any bytes."""
    path = root / file
    path.write_bytes(data)
    try:
        begun = time.process_time()
        loaded = read(root)
        findings = placed(loaded)
        assert time.process_time() - begun < SOON
    finally:
        path.unlink()
    assert "good" in loaded.roadmap or loaded.roadmap.origin.get("good") == file
    lines = data.decode("utf-8", "replace").split("\n")
    for finding in findings:
        assert finding.message.vi
        assert finding.message.en
        assert finding.code in rules()
        assert finding.span
        assert finding.span.file in (file, "good.toml")
        assert 0 <= finding.span.line <= len(lines)
        if finding.span.line and finding.span.file == file:
            assert 0 <= finding.span.column <= len(lines[finding.span.line - 1]) + 2
    for record in loaded.roadmap:
        assert loaded.roadmap.origin[record.id] in (file, "good.toml")
    return loaded


# --- bytes and fragments ---------------------------------------------------------------------------------------------

FRAGMENTS = st.sampled_from([
    "[technology.a]", "[technology.a.readiness]", "[technology]", "[[technology.a]]", "[activity.b]", "[indicator.c]",
    "[ technology . 'a' ]", "[technology.good]", "[technolgy.x]", '[technology."Á"]', "[x", "]", "[", "{", "}", ",",
    "=",
    ".", '"', "'", '"""', "'''", "#", "\n", "\n", "\n", "\r\n", "\r", " ", "\t", "name", "name.vi", "note", "readiness",
    "now = 5", "now = 12", "target = '9'", "depends_on = ['a', 'b', 5]", "participants = ['x', 3]", "waive.OWN101 = {}",
    "start = 2027-01-01", "start = 2027-01-01T00:00:00Z", "start = '2027-Q2'", "end = 10:20", "2027", "target.2027 = 4",
    "= 5", "= nan", "= -inf", "= 1e400", "= 0xffffffffffffffffff", "= 1.234", "= true", "= '\u1ebd'", "= 'e\u0303'",
    "= { a = 1 }", "= {\n a = 1 }", "= [1,\n[2],\n]", "= '''\nx", '= """\\\n  x"""', '= "\\u001b]0;x"',
    "<<<<<<< HEAD\n",
    "=======\n", ">>>>>>> b\n", "\ufeff", "\x00", "\x1b", "\u202e", "\u2028", "\x7f", "é", "đ", "\U0001f9ff",
    "id = 'x'",
    "checks.OWN101.severity = 'off'", "Á = 1", "a.a.a.a.a = 1", "[[[[", "{a={a={a=1}}}", "sources = { d = 'x' }",
])  # fmt: skip
TOMLISH = st.lists(FRAGMENTS, max_size=40).map(lambda parts: "".join(parts).encode())
LINES = st.lists(FRAGMENTS, max_size=30).map(lambda parts: "\n".join(parts).encode())


BYTES = st.binary(max_size=200)


@QUICK
@given(BYTES | TOMLISH | LINES)
@example(b"\xff\xfe[\x00t\x00")
def test_any_bytes_give_findings(root: Path, data: bytes) -> None:
    judge(root, data)


@QUICK
@given(TOMLISH | LINES)
def test_any_settings_give_findings(root: Path, data: bytes) -> None:
    judge(root, data, "roadmap.toml")


@pytest.mark.long
@LONG
@given(BYTES | TOMLISH | LINES)
def test_any_bytes_give_findings_long(root: Path, data: bytes) -> None:
    judge(root, data)


# --- damaged copies of real files ------------------------------------------------------------------------------------


@cache
def real_files() -> tuple[bytes, ...]:
    found = sorted(path for top in ("examples", "seeds") for path in (REPOSITORY / top).rglob("*.toml"))
    return tuple(path.read_bytes() for path in found)


def damaged(data: st.DataObject) -> bytes:
    """A piece of a real file, with some of its bytes cut, doubled, moved or replaced."""
    whole = data.draw(st.sampled_from(real_files()))
    begin = data.draw(st.integers(0, max(0, len(whole) - 2000)))
    text = whole[begin : begin + 2000]
    for _ in range(data.draw(st.integers(1, 4))):
        at, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        end = min(end, at + 60)
        moved = st.sampled_from([b"", text[at:end] * 2, text[end : end + 40]])
        put = data.draw(moved | st.binary(max_size=4) | FRAGMENTS.map(str.encode))
        text = text[:at] + put + text[end:]
    return text


@QUICK
@given(st.data())
def test_damaged_copies_of_real_files_give_findings(root: Path, data: st.DataObject) -> None:
    judge(root, damaged(data))


@pytest.mark.long
@LONG
@given(st.data())
def test_damaged_copies_of_real_files_give_findings_long(root: Path, data: st.DataObject) -> None:
    judge(root, damaged(data))


def test_damaged_copies_are_made_of_real_files() -> None:
    assert len(real_files()) >= 10


# --- one dialect -----------------------------------------------------------------------------------------------------


def accepted(text: str) -> bool:
    return isinstance(gate.parse(text), dict)


def by_the_standard_library(text: str) -> bool:
    try:
        tomllib.loads(text)
    except ValueError:
        return False
    return True


NEWER = (
    "x = {\n a = 1}", "x = { a = 1,\n b = 2 }", "x = { a = 1, }", "x = { # }\n a = 1 }", "x = { a = 1 # }\n}",
    'x = { a = """}\n""",\nb = 1 }', "x = { a = '}'\n}", 'x = {a = {b = "}"}\n}', "x = {a = 1,# }\nb=2 } # }",
    'x = "\\e"', 'x = "\\x41"', "x = 10:20", "x = 2027-01-01T10:20", "x = 2027-01-01 10:20Z", "x = [{a = 1\n}]",
    "x = { a = { b = 1,\n} }", "x = {a = '''}'''\n}", 'x = {"a}" = 1\n}',
)  # fmt: skip


@pytest.mark.parametrize("text", NEWER)
def test_toml_1_1_is_refused(text: str) -> None:
    tomli.loads(text)
    assert not by_the_standard_library(text)
    assert not accepted(text)


VALUES = st.sampled_from([
    "x = ", "a", " = ", "1", ",", "{", "}", "[", "]", "\n", " ", "# }", "'}'", '"{"', '"""', "}\n", "'''", "10:20",
    ":30",
    "2027-01-01", '"\\e"', '"\\x41"', ".", "b = 1", "{ a = 1 }", '"', "'", "\\", "\r\n",
])  # fmt: skip


@settings(QUICK, max_examples=3000)
@given(st.lists(VALUES, max_size=14).map("".join) | st.lists(VALUES, max_size=10).map(lambda p: "x = {" + "".join(p)))
def test_only_toml_1_0_is_accepted(text: str) -> None:
    assert accepted(text) == by_the_standard_library(text)


LITERALS = st.sampled_from([
    "1_000", "0x1F", "0o17", "0b11", "-0", "+1", "1e5", "-0.0", "1.5E-3", "inf", "-inf", "nan", "9223372036854775807",
    "9223372036854775808", "-9223372036854775809", "1e400", "123456789012345678901234567890.5", "00", "01", "1_", "1.",
    "2027-01-01", "2027-01-01T10:20:30", "2027-01-01 10:20:30.123456789Z", "2027-01-01T10:20:30+07:00", "10:20:30",
    "1979-05-27t07:32:00-00:00", "23:59:60", "24:00:00", "0001-01-01", "9999-12-31", "2027-02-30", "true", "True",
    '"\\u00e9"', '"\\U0001F600"', '"\\ud800"', '"""\n a\\\n   b"""', "'''\nx'''", '""""a"""""', "'a\tb'", '"a\x7f"',
    "0xffffffffffffffffff", "[1, 2.0, '3']", "[[], {}]", "{ a = 1, b.c = 2 }", "{ a = 1, a = 2 }", "'\r\n'",
])  # fmt: skip
KEYS = st.sampled_from(
    ["a", "b", "a.b", '"c d"', "b.c", "[a]\nx", "[a.b]\ny", "[[t]]\nz", "'q'.\"r\"", "1.2", "é", "''"]
)
PAIRS = st.lists(st.tuples(KEYS, LITERALS | VALUES), max_size=6).map(lambda ps: "\n".join(f"{k} = {v}" for k, v in ps))


def same(one: object, other: object) -> bool:
    """Whether two values are the same in kind and order too; 1, 1.0 and true are not."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, datetime.datetime) and isinstance(other, datetime.datetime):
        return one.isoformat() == other.isoformat()
    return type(one) is type(other) and repr(one) == repr(other)


@settings(QUICK, max_examples=1500)
@given(PAIRS | TOMLISH.map(bytes.decode))
def test_values_are_those_that_the_standard_library_reads(text: str) -> None:
    """Whichever parser is the fastest, it reads the same."""
    try:
        expected = tomllib.loads(text)
    except ValueError:
        assert not accepted(text)
    else:
        assert same(gate.parse(text), expected)
