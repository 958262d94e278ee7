"""Where the limits lie: just inside is read, just outside is a finding at its line."""

from __future__ import annotations

import pytest

from roadmap.store.reading import gate
from roadmap.store.reading.gate import SyntaxFault
from roadmap.store.reading.lexis import MOST_PARTS, closed, deep_line, long_key, unclosed
from roadmap.store.reading.pieces import unquoted

PARTS = MOST_PARTS + 1


def fault(text: str) -> tuple[str, int]:
    outcome = gate.parse(text)
    return (outcome.code, outcome.line) if isinstance(outcome, SyntaxFault) else ("", 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".".join("a" * MOST_PARTS) + " = 1", ("", 0)),
        ("\n" + ".".join("a" * PARTS) + " = 1", ("FIL008", 2)),
        ("\n\n[" + ".".join("a" * PARTS) + "]", ("FIL008", 3)),
        ("x = { " + ".".join("a" * PARTS) + " = 1 }", ("FIL008", 1)),
        (' . '.join(['"a.b"'] * PARTS) + " = 1", ("FIL008", 1)),
        (' . '.join(['"a.b"'] * MOST_PARTS) + " = 1", ("", 0)),
        ("x = '" + ".".join("a" * PARTS) + "'", ("", 0)),
        ("# " + ".".join("a" * PARTS), ("", 0)),
        ("x = '''\n" + ".".join("a" * PARTS) + "'''\ny." + ".".join("a" * PARTS) + " = 1", ("FIL008", 3)),
        ("x = '" + "." * 1000 + "'", ("", 0)),
        (f"x = {'9' * 4300}", ("", 0)),
        (f"y = 1\nx = {'9' * 4301}", ("FIL008", 2)),
        (f"y = 1\nx = {'9_' * 4301}9", ("FIL008", 2)),
        (f"x = 0x{'f' * 5000}", ("", 0)),
        (f"x = {'[' * 100}{']' * 100}", ("", 0)),
        (f"y = 1\nx = {'[' * 5000}{']' * 5000}", ("FIL008", 2)),
        ("y = 1\nx = " + "[\n" * 5000 + "]" * 5000, ("FIL008", 202)),
        ("y = ']]]'\nx = " + "{a=" * 5000 + "1" + "}" * 5000, ("FIL008", 2)),
        ("y = 1\nx = " + "[ # ]\n" * 5000 + "]" * 5000, ("FIL008", 202)),
        ("x = 'open\ny = 1", ("FIL001", 1)),
        ("y = 1\nx = '''open\n\n\n", ("FIL001", 2)),
        ('y = 1\nx = """open\n\\"""\n', ("FIL001", 2)),
        ("x = [1,\n2,\n", ("FIL001", 3)),
    ],
    ids=range(23),
)  # fmt: skip
def test_a_limit_is_kept_at_its_line(text: str, expected: tuple[str, int]) -> None:
    assert fault(text) == expected


def test_a_key_is_long_wherever_it_stands() -> None:
    assert long_key("a = 1\n" * 100) == 0
    assert long_key("a.b = 1.5\n" * 100) == 0


@pytest.mark.parametrize(
    ("token", "expected"),
    [("''", True), ("'", False), ("'a'", True), ("'a", False), ('"""', False), ('"""a"""', True), ('""""', False),
     ('""', True), ("''''''", True), ("'''''", False)],
)  # fmt: skip
def test_a_text_is_closed_by_its_own_quotes(token: str, expected: bool) -> None:
    assert closed(token) is expected


def test_a_text_that_never_ends_begins_somewhere() -> None:
    assert unclosed("a = 'x'\nb = \"y\" # 'c\n") == 0
    assert unclosed("a = 'x'\n# 'c\nb = 'y\n") == 3


@pytest.mark.parametrize(
    ("raw", "said"),
    [("bare", "bare"), ('"a"', "a"), ("'a\\b'", "a\\b"), ('"\\u00e9"', "é"), ('"""\na"""', "a"), ("'''\na'''", "a"),
     ('"\\q"', '"\\q"'), ('"open', "ope")],
)  # fmt: skip
def test_what_a_string_says(raw: str, said: str) -> None:
    assert unquoted(raw) == said


def test_a_refusal_says_why() -> None:
    with pytest.raises(gate.Refusal, match="empty"):
        gate.decode("x.toml", b"")


def test_what_is_not_deep_has_no_line() -> None:
    assert deep_line("x = [[1], '[[[']\n", 2) == 0
    assert deep_line("x = [[\n[1]]]", 2) == 2


def test_a_complaint_without_a_place_is_of_the_file() -> None:
    assert gate._fault(ValueError("something new"), "x") == SyntaxFault(0, 0, "something new")
