"""The properties of a merge, on random plans and edits, against an oracle that was written apart from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from roadmap.store.merging.markers import sides
from roadmap.store.merging.three_way import Merged, merge

from .plans import LAYOUTS, Plan, edited, expected, plans, read, triples

FILE = "plan/records.toml"


def merged(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    return merge(base, ours, theirs, FILE)


def words(data: bytes) -> list[bytes]:
    return re.findall(rb"\b[oab]\d+\b", data)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, frozenset):
        yield from ((*path, member) for member in value)
    else:
        yield (*path, value)


def lines(data: bytes) -> list[bytes]:
    return [line for line in data.splitlines() if line]


def comments(data: bytes) -> set[bytes]:
    return set(re.findall(rb"# (\w+)", data))


def hold(base: Plan, ours: Plan, theirs: Plan) -> bool:
    """Assert every property of one triple; whether it had a conflict."""
    o, a, b = base.text(), ours.text(), theirs.text()
    want = expected(base.records, ours.records, theirs.records)
    got = merged(o, a, b)
    assert merged(o, a, a).data == a  # P1
    assert merged(o, a, o).data == a  # P2
    assert merged(o, o, b).data == b
    back = merged(o, b, a)
    assert {conflict.path for conflict in got.conflicts} == want.conflicts == {one.path for one in back.conflicts}  # P3
    if want.conflicts:
        for data, (one, other) in ((got.data, (want.ours, want.theirs)), (back.data, (want.theirs, want.ours))):
            stand = sides(data)
            assert stand  # P8: the markers stand, and both values between them
            assert (read(stand[0]), read(stand[1])) == (one, other)
    else:
        assert read(got.data) == read(back.data) == want.ours  # P3, P5, P7
        assert lines(merged(o, got.data, b).data) == lines(got.data)  # P4
        assert read(merged(o, a, got.data).data) == want.ours
        given = {*leaves(dict(ours.records)), *leaves(dict(theirs.records))}
        assert set(leaves(read(got.data))) <= given  # P6
    for side in (a, b):
        assert comments(side) - comments(o) <= comments(got.data)  # P9
    return bool(want.conflicts)


def count(most: int) -> Any:
    return settings(
        max_examples=most,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
    )


@count(110)
@given(triples())
def test_the_properties_of_a_merge(triple: tuple[Plan, Plan, Plan]) -> None:
    hold(*triple)


def in_any_layout(triple: tuple[Plan, Plan, Plan], layouts: list[tuple[str, bool]]) -> bool:
    """Assert that tables are merged as decided, however each side writes them; whether there was a conflict."""
    o, a, b = (plan.text(layout, backwards=back) for plan, (layout, back) in zip(triple, layouts, strict=True))
    want = expected(*(plan.records for plan in triple))
    got = merged(o, a, b)
    assert {conflict.path for conflict in got.conflicts} == want.conflicts
    stand = sides(got.data) if want.conflicts else (got.data, got.data)
    assert stand
    assert [read(text) for text in stand] == [want.ours, want.theirs]
    for side in (a, b):
        assert comments(side) - comments(o) <= comments(got.data)
    return bool(want.conflicts)


WRITTEN = st.lists(st.tuples(st.sampled_from(LAYOUTS), st.booleans()), min_size=3, max_size=3)


@count(60)
@given(triples(), WRITTEN)
def test_layouts_do_not_matter(triple: tuple[Plan, Plan, Plan], layouts: list[tuple[str, bool]]) -> None:
    in_any_layout(triple, layouts)


@st.composite
def disjoint(draw: Any) -> tuple[Plan, list[Plan]]:
    """A plan and three sets of edits of which no two touch one record."""
    base = draw(plans(6))
    share = [list(base.records)[number::3] for number in range(3)]
    return base, [edited(draw, base, mark, keys) for mark, keys in zip("abc", share, strict=True)]


def group(base: Plan, parts: list[Plan]) -> None:
    o, a, b, c = (plan.text() for plan in (base, *parts))
    left = merged(o, merged(o, a, b).data, c)
    right = merged(o, a, merged(o, b, c).data)
    assert not left.conflicts
    assert read(left.data) == read(right.data)


@count(30)
@given(disjoint())
def test_disjoint_edits_may_be_merged_in_any_grouping(world: tuple[Plan, list[Plan]]) -> None:
    group(*world)


@pytest.mark.long
def test_the_properties_on_many_triples(capsys: pytest.CaptureFixture[str]) -> None:
    counted: Counter[bool] = Counter()

    @settings(count(20_000))
    @given(triples())
    def each(triple: tuple[Plan, Plan, Plan]) -> None:
        counted[hold(*triple)] += 1

    @settings(count(2_000))
    @given(disjoint())
    def grouped(world: tuple[Plan, list[Plan]]) -> None:
        group(*world)

    @settings(count(5_000))
    @given(triples(), WRITTEN)
    def laid(triple: tuple[Plan, Plan, Plan], layouts: list[tuple[str, bool]]) -> None:
        in_any_layout(triple, layouts)

    each()
    grouped()
    laid()
    with capsys.disabled():
        total, conflicts = counted.total(), counted[True]
        print(f"\nmerge: {total} triples ({conflicts} with conflicts), 2000 groupings, 5000 in mixed layouts: all hold")
