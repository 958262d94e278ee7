"""The id that a wrong one most likely stands for, among few and among many."""

from __future__ import annotations

import pytest

from roadmap.fitting.nearest import FEW, Nearest

MANY = [f"san-pham-{n:05}" for n in range(20_000)] + ["edge-inference", "camera-giao-thong", "a"]


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("edge-inferense", "edge-inference"),
        ("egde-inference", "edge-inference"),
        ("camera-giaothong", "camera-giao-thong"),
        ("zzzzzz", None),
        ("", None),
    ],
)
def test_among_many(wrong: str, near: str | None) -> None:
    nearest = Nearest(MANY)
    assert nearest.find(wrong) == near
    assert nearest.find(wrong) == near


def test_one_of_several_that_are_equally_near() -> None:
    found = Nearest(MANY).find("san-pham-0123") or ""
    assert "san-pham-0123" in [found[:place] + found[place + 1 :] for place in range(len(found))]


@pytest.mark.parametrize("count", [FEW - 1, FEW, FEW + 1])
def test_on_both_sides_of_the_limit(count: int) -> None:
    known = ["edge-inference", *(f"t{n}" for n in range(count - 1))]
    assert Nearest(known).find("edge-inferenc") == "edge-inference"
    assert Nearest(known).find("quantum-sensor") is None


def test_of_nothing_nothing_is_near() -> None:
    assert Nearest(()).find("camera") is None
