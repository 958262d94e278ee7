"""The common layout: order and spaces are set right, and neither a value nor a comment is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.store.writing.layout import formatted
from roadmap.store.writing.same import same
from roadmap.store.writing.splice import Unspliceable, read_tables

from .layouts import written

REPOSITORY = Path(__file__).parents[3]


def by_name(kind: str, names: Sequence[str]) -> Sequence[str]:
    return sorted(names)


def checked(seed: int) -> None:
    random = Random(seed)
    before = written(random)
    order = random.choice([None, by_name])
    after = formatted(before.data, order)
    assert same(read_tables(after), before.tables)
    assert formatted(after, order) == after
    comments = re.compile(rb"# c\d+\.")
    assert sorted(comments.findall(after)) == sorted(comments.findall(before.data))
    plain = after.removeprefix(b"\xef\xbb\xbf")
    assert not plain or (plain.endswith(b"\n") and not plain.startswith((b"\n", b"\r")))
    assert not plain.endswith((b"\n\n", b"\n\r\n"))


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_any_layout_is_set_right(seed: int) -> None:
    checked(seed)


@pytest.mark.long
def test_twenty_thousand_layouts() -> None:
    for seed in range(20_000):
        checked(seed)


UNTIDY = b"""

# About this file.


# The first body.
  [ organization . "bo" ]   # bo
type="ministry"

# The name, as it is registered.
name . vi  =  'B\xe1\xbb\x99'   # checked 2026

  # Below the fields.


# ---- Products ----

[product.camera.target]
2027 = [ 1,2,
   3 ]
[organization.bo.note]
vi = "x"\t
[product.camera]
name = "Camera"
"""

TIDY = b"""# About this file.

# The first body.
[organization."bo"]  # bo
# The name, as it is registered.
name.vi = 'B\xe1\xbb\x99'  # checked 2026
type = "ministry"

[organization.bo.note]
vi = "x"

# Below the fields.

# ---- Products ----

[product.camera]
name = "Camera"

[product.camera.target]
2027 = [ 1,2,
   3 ]
"""


def test_an_untidy_file() -> None:
    assert formatted(UNTIDY, by_name) == TIDY
    assert formatted(TIDY, by_name) == TIDY


def test_line_ends_and_byte_order_mark_stay() -> None:
    windows = b"\xef\xbb\xbf" + UNTIDY.replace(b"\n", b"\r\n")
    assert formatted(windows, by_name) == b"\xef\xbb\xbf" + TIDY.replace(b"\n", b"\r\n")


def test_fields_stay_as_written_where_no_order_is_given() -> None:
    assert formatted(b"[need.a]\nb=1\na=2") == b"[need.a]\nb = 1\na = 2\n"


def test_elements_of_a_list_of_tables_stay_where_they_are() -> None:
    text = b"[[a]]\nx=1\n[a.b]\n[c.d.e]\n[[a]]\n[c.d]\n"
    assert formatted(text, by_name) == b"[[a]]\nx = 1\n\n[a.b]\n\n[c.d.e]\n\n[[a]]\n\n[c.d]\n"


def test_tables_of_one_key_hold_ids_and_stay_as_they_are() -> None:
    assert formatted(b"[need]\nb.x=1\na.x=2\n", by_name) == b"[need]\nb.x = 1\na.x = 2\n"


def test_comments_alone_and_nothing_at_all() -> None:
    assert formatted(b"\n\n#  one \n\n\n# two") == b"#  one\n\n# two\n"
    assert formatted(b"") == b""


@pytest.mark.parametrize("data", [b"[a\n", b"\xff", b"<<<<<<< a\n"])
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes) -> None:
    with pytest.raises(Unspliceable) as refusal:
        formatted(data)
    assert refusal.value.reason.vi
    assert refusal.value.reason.en


def test_a_layout_that_would_say_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roadmap.store.writing.layout._row", lambda text, line: b"# lost")
    with pytest.raises(Unspliceable, match="layout"):
        formatted(b"[a.b]\nc = 1\n")


def test_lists_as_deep_as_can_be_read_are_laid_out() -> None:
    deepest = max(depth for depth in range(100, 600, 10) if _readable(b"x=" + b"[" * depth + b"]" * depth))
    assert deepest > 100
    assert formatted(b"x=" + b"[" * deepest + b"]" * deepest).startswith(b"x = [[")


def _readable(data: bytes) -> bool:
    try:
        read_tables(data)
    except Unspliceable:
        return False
    return True


@pytest.mark.parametrize("file", sorted(REPOSITORY.glob("examples/*/*.toml")), ids=lambda path: path.name)
def test_the_examples_are_laid_out_so(file: Path) -> None:
    assert formatted(file.read_bytes()) == file.read_bytes()
