"""Patches: either side from the other, exactly, and small for large files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.store.saving import patch
from roadmap.store.saving.patch import Patch

LINES = [f'line{n} = "{"x" * 40}"\n'.encode() for n in range(3000)]
LARGE = b"".join(LINES)


def changed(lines: list[bytes]) -> Patch:
    return Patch.between("a.toml", LARGE, b"".join(lines))


def test_a_small_file_is_kept_whole() -> None:
    one = Patch.between("a.toml", b"x = 1\n", b"x = 2\n")
    assert one.whole
    assert (one.removed, one.added) == (b"x = 1\n", b"x = 2\n")


def test_of_a_large_file_only_the_lines_that_change_are_kept() -> None:
    one = changed([*LINES[:1500], b"line1500 = 2\n", *LINES[1501:]])
    assert not one.whole
    assert (one.removed, one.added) == (LINES[1500], b"line1500 = 2\n")
    assert one.backward(one.forward(LARGE)) == LARGE


@pytest.mark.parametrize(
    "after",
    [
        [*LINES, b"more"],
        [b"more\n", *LINES],
        LINES[:-1],
        LINES[1:],
        [],
        [*LINES[:9], *LINES[8:]],
        [b"".join(LINES).replace(b"\n", b" ")],
        [b"".join(LINES)[:-7] + b"y" + b"".join(LINES)[-6:]],
    ],
)
def test_either_side_gives_the_other(after: list[bytes]) -> None:
    one = changed(after)
    assert one.forward(LARGE) == b"".join(after)
    assert one.backward(b"".join(after)) == LARGE


def test_lines_without_end_do_not_make_a_patch_large() -> None:
    before = b"x" * 100_000
    one = Patch.between("a.toml", before, before[:50_000] + b"y" + before[50_000:])
    assert len(one.removed) + len(one.added) < 10
    assert one.forward(before) == before[:50_000] + b"y" + before[50_000:]


def test_a_file_that_comes_or_goes() -> None:
    made, gone = Patch.between("a.toml", None, b""), Patch.between("a.toml", LARGE, None)
    assert (made.old, made.forward(None), made.backward(b"")) == (None, b"", None)
    assert (gone.new, gone.forward(LARGE), gone.backward(None)) == (None, None, LARGE)


def test_what_does_not_fit_is_refused() -> None:
    one = changed(LINES[1:])
    with pytest.raises(ValueError, match="does not give"):
        one.forward(LARGE + b"x")
    with pytest.raises(ValueError, match="does not give"):
        one.backward(b"something else")


@pytest.mark.parametrize("middle", ["chữ\n".encode(), b"\xff\x00", b""])
def test_a_patch_survives_being_written(middle: bytes) -> None:
    one = Patch.between("a.toml", middle, b"x")
    assert Patch.parse(one.plain()) == one


def test_text_is_written_legibly() -> None:
    assert Patch.between("a.toml", "chữ".encode(), None).plain()["removed"] == "chữ"


@pytest.mark.parametrize(
    "odd",
    [
        {"path": 1},
        {"old": 1},
        {"prefix": -1},
        {"prefix": True},
        {"suffix": "1"},
        {"added": 5},
        {"removed": {}},
        {"removed": {"base64": "?"}},
    ],
)
def test_what_is_no_patch_is_refused(odd: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        Patch.parse(Patch.between("a.toml", b"", b"x").plain() | odd)


SHORT = st.lists(st.sampled_from([b"a", b"b", b"\n", b"aa\n", b"\xc3"]), max_size=12).map(b"".join)


@given(SHORT, SHORT)
def test_any_two_sides(before: bytes, after: bytes) -> None:
    with pytest.MonkeyPatch.context() as small:
        small.setattr(patch, "KEPT_WHOLE", 0)
        small.setattr(patch, "_LONGEST_LINE", 2)
        one = Patch.between("a.toml", before, after)
    assert one.forward(before) == after
    assert one.backward(after) == before
