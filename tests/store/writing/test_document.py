"""Where the statements of a text stand, and what it means that two values are the same."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from roadmap.store.writing.document import Document
from roadmap.store.writing.same import same
from roadmap.store.writing.syntax import lines


def test_the_sections_of_a_file_are_the_whole_of_it() -> None:
    text = b"\xef\xbb\xbf# head\n\nx = 1\n# of a\n[k.a]\n[[l]]\n[l.s]\n[[l]]\n[ l . 's' ]\n"
    document = Document(text)
    assert document.whole() == text
    paths = [section.path for section in document.sections]
    assert paths == [(), ("k", "a"), ("l", 0), ("l", 0, "s"), ("l", 1), ("l", 1, "s")]
    assert document.sections[1].text == b"# of a\n[k.a]\n"


def test_nothing_stands_inside_a_single_value_or_past_the_end_of_a_list() -> None:
    document = Document(b"x = 1\nl = [1]\n")
    assert document.slot(("l", 0))
    for path in (("x", "y"), ("x", 0), ("l", "y"), ("l", 1), ("l", -1), ("l", 0, 0)):
        assert document.hits(path) == []
        assert not document.has(path)


@pytest.mark.parametrize("text", [b"=", b"x = [1", b"x = {", b"x = ", b"[]"])
def test_what_the_parser_would_refuse_is_refused_here_too(text: bytes) -> None:
    with pytest.raises(ValueError, match="byte"):
        lines(text)


UTC, HANOI = datetime.UTC, datetime.timezone(datetime.timedelta(hours=7))
MOMENT = datetime.datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (1, 1.0, False),
        (1, True, False),
        (0.0, -0.0, False),
        (float("nan"), float("nan"), True),
        ("1", 1, False),
        (MOMENT, MOMENT.astimezone(HANOI), False),
        (MOMENT, datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.timezone(datetime.timedelta(0))), True),
        (MOMENT.date(), MOMENT, False),
        ([1, 2], [1], False),
        ([1, {"a": [2]}], [1, {"a": [2]}], True),
        ([1, {"a": [2]}], [1, {"a": [2.0]}], False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
    ],
)
def test_values_are_the_same_in_type_and_value(one: Any, other: Any, expected: bool) -> None:
    assert same(one, other) is expected
