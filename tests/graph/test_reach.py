"""Neighbours, paths, cycles, what breaks if a record goes, and suppliers that stand alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.graph.reach import breaks, cycles, knots, neighbours, paths, sole_suppliers
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Technology
from roadmap.model.roadmap import Roadmap
from tests.conftest import TODAY

if TYPE_CHECKING:
    from tests.conftest import Opened

EDGES = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=18)


def surveyed(edges: set[tuple[int, int]]) -> Survey:
    """Technologies t0 to t6 of which each depends on others."""
    records = {
        f"t{n}": Technology(id=f"t{n}", depends_on=tuple(f"t{to}" for at, to in sorted(edges) if at == n))
        for n in range(7)
    }
    return Survey(Roadmap(records), TODAY)


def graph_of(edges: set[tuple[int, int]]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(f"t{n}" for n in range(7))
    graph.add_edges_from((f"t{at}", f"t{to}") for at, to in edges)
    return graph


# --- neighbours and paths ---------------------------------------------------------------------------------------------

ROW = "".join(f"[technology.t{n}]\ndepends_on = ['t{n + 1}']\n" for n in range(5)) + "[technology.t5]\n"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (0, {"t2": 0}),
        (1, {"t2": 0, "t3": 1, "t1": 1}),
        (2, {"t2": 0, "t3": 1, "t1": 1, "t4": 2, "t0": 2}),
        (99, {"t2": 0, "t3": 1, "t1": 1, "t4": 2, "t0": 2, "t5": 3}),
    ],
)
def test_neighbours_lie_in_both_directions_nearest_first(
    workspace: Opened, steps: int, expected: dict[str, int]
) -> None:
    assert list(neighbours(workspace(ROW).survey, "t2", steps).items()) == list(expected.items())


@given(EDGES, st.integers(0, 4))
def test_neighbours_are_those_of_the_undirected_graph(edges: set[tuple[int, int]], steps: int) -> None:
    expected = nx.single_source_shortest_path_length(graph_of(edges).to_undirected(), "t0", cutoff=steps)
    assert neighbours(surveyed(edges), "t0", steps) == dict(expected)


@given(EDGES, st.integers(1, 5))
def test_paths_are_the_simple_paths_that_are_short_enough(edges: set[tuple[int, int]], longest: int) -> None:
    expected = nx.all_simple_paths(graph_of(edges), "t0", "t1", cutoff=longest)
    found = list(paths(surveyed(edges), "t0", "t1", longest=longest))
    assert sorted(found) == sorted(expected)[:100] or len(found) == 100


def test_two_links_between_two_records_make_one_path(workspace: Opened) -> None:
    survey = workspace("[mission.m]\ngoverning = 'o'\nlead = 'o'\n[organization.o]\n").survey
    assert list(paths(survey, "m", "o")) == [["m", "o"]]
    assert list(paths(survey, "o", "m")) == []


def test_paths_have_limits(workspace: Opened) -> None:
    survey = workspace(ROW).survey
    assert list(paths(survey, "t0", "t5")) == [["t0", "t1", "t2", "t3", "t4", "t5"]]
    assert list(paths(survey, "t0", "t5", longest=4)) == []
    ladder = "".join(
        f"[technology.a{n}]\ndepends_on = ['a{n + 1}', 'b{n + 1}']\n[technology.b{n}]\ndepends_on = ['a{n + 1}']\n"
        for n in range(12)
    )
    survey = workspace(ladder + "[technology.a12]\n[technology.b12]\n").survey
    assert len(list(paths(survey, "a0", "a12", longest=12))) == 100
    assert len(list(paths(survey, "a0", "a12", longest=12, most=7))) == 7
    assert list(paths(survey, "a0", "a12", longest=12, most=0)) == []


def test_records_that_do_not_exist(workspace: Opened) -> None:
    survey = workspace(ROW + "[activity.x]\nlead = 'missing'\n").survey
    for wrong in ("missing", ""):
        with pytest.raises(KeyError):
            neighbours(survey, wrong)
        with pytest.raises(KeyError):
            breaks(survey, wrong)
        with pytest.raises(KeyError):
            list(paths(survey, "t0", wrong))
        with pytest.raises(KeyError):
            list(paths(survey, wrong, "t0"))


# --- cycles -----------------------------------------------------------------------------------------------------------


@given(EDGES)
def test_one_cycle_for_each_knot(edges: set[tuple[int, int]]) -> None:
    graph = graph_of(edges)
    found = list(cycles(surveyed(edges), "depends_on"))
    knots = [
        knot
        for knot in nx.strongly_connected_components(graph)
        if len(knot) > 1 or any(graph.has_edge(id, id) for id in knot)
    ]
    assert [min(cycle) for cycle in found] == sorted(min(knot) for knot in knots)
    for cycle in found:
        knot = next(knot for knot in knots if cycle[0] in knot)
        assert cycle[0] == min(knot)
        assert set(cycle) <= knot
        assert len(set(cycle)) == len(cycle)
        assert all(graph.has_edge(one, two) for one, two in pairwise([*cycle, cycle[0]]))
        through = [each for each in nx.simple_cycles(graph) if cycle[0] in each]
        assert len(cycle) == min(map(len, through))


def test_cycles_are_of_one_relation_and_of_records_that_exist(workspace: Opened) -> None:
    text = "[technology.a]\ndepends_on = ['b', 'missing']\n[technology.b]\n[activity.x]\nafter = ['y']\n[activity.y]\n"
    survey = workspace(text + "receives = ['x']").survey
    assert list(cycles(survey, "depends_on")) == list(cycles(survey, "after")) == list(cycles(survey, "nothing")) == []


# --- what breaks ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[activity.a]\nlead = 'gone'\n[organization.gone]", {"a": "gone"}),
        ("[activity.a]\nparticipants = ['gone']\n[organization.gone]", {}),
        ("[activity.a]\nafter = ['gone']\n[activity.gone]", {"a": "gone"}),
        ("[activity.a]\nreceives.gone = {}\n[activity.gone]", {"a": "gone"}),
        ("[activity.a]\nuses = ['gone']\n[infrastructure.gone]", {"a": "gone"}),
        ("[activity.a]\nwaits_for = ['gone']\n[infrastructure.gone]", {}),
        ("[activity.a]\nchain = 'gone'\n[technology.gone]", {"a": "gone"}),
        ("[technology.t]\ndepends_on = ['gone']\n[technology.gone]", {"t": "gone"}),
        ("[technology.t]\naccountable = 'gone'\n[organization.gone]", {}),
        ("[product.p]\nuses = ['gone']\n[technology.gone]", {"p": "gone"}),
        ("[product.p]\nanswers = ['gone']\n[need.gone]", {}),
        ("[supply.s]\nsupplier = 'gone'\n[organization.gone]", {"s": "gone"}),
        ("[supply.s]\nsupplier = 'gone'\nsubstitutes = ['b']\n[organization.gone]\n[organization.b]", {}),
        ("[supply.s]\nsupplier = 'gone'\nsubstitutes = ['gone']\n[organization.gone]", {"s": "gone"}),
        ("[supply.s]\nsupplier = 'a'\nsubstitutes = ['gone']\n[organization.gone]\n[organization.a]", {}),
        ("[supply.gone]\nproduct = 'p'\n[product.p]", {"p": "gone"}),
        ("[supply.gone]\nproduct = 'missing'", {}),
        (
            "[supply.s]\nsupplier = 'gone'\nproduct = 'p'\n[organization.gone]\n[product.p]\n[activity.a]\nchain = 'p'",
            {"s": "gone", "p": "s", "a": "p"},
        ),
        (
            (
                "[supply.s]\nsupplier = 'gone'\nproduct = 't'\n[organization.gone]\n[technology.t]\n"
                "[technology.u]\ndepends_on = ['t']\n[product.p]\nuses = ['u']\n[activity.a]\nchain = 'u'\n"
                "[activity.b]\nafter = ['a']"
            ),
            {"s": "gone", "t": "s", "u": "t", "a": "u", "p": "u", "b": "a"},
        ),
        ("[technology.gone]\ndepends_on = ['b']\n[technology.b]\ndepends_on = ['gone']", {"b": "gone"}),
    ],
)
def test_what_breaks(workspace: Opened, text: str, expected: dict[str, str]) -> None:
    assert breaks(workspace(text).survey, "gone") == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("cảm biến", "Cam bien", {"s": "gone"}),
        ("cảm biến", "ống kính", {"s": "gone", "p": "s"}),
        ("", "", {"s": "gone", "p": "s"}),
    ],
)
def test_a_second_supply_of_the_same_component_holds_the_product(
    workspace: Opened, one: str, other: str, expected: dict[str, str]
) -> None:
    supplies = [
        f"[supply.{id}]\nproduct = 'p'\nsupplier = '{supplier}'\n" + (f"component = '{name}'\n" if name else "")
        for id, supplier, name in (("s", "gone", one), ("r", "b", other))
    ]
    text = "[product.p]\n[organization.gone]\n[organization.b]\n" + "".join(supplies)
    assert breaks(workspace(text).survey, "gone") == expected
    both = breaks(workspace(text.replace("supplier = 'b'", "supplier = 'gone'")).survey, "gone")
    assert set(both) == {"s", "r", "p"}


@given(EDGES)
def test_technologies_break_from_below(edges: set[tuple[int, int]]) -> None:
    graph = graph_of(edges)
    assert set(breaks(surveyed(edges), "t0")) == nx.ancestors(graph, "t0")


# --- suppliers --------------------------------------------------------------------------------------------------------

PRODUCTS = """
[product.p]
uses = ["module"]
[product.q]
uses = ["module"]
[technology.module]
depends_on = ["chip"]
[technology.chip]
[organization.a]
[organization.b]
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("[supply.s]\nproduct = 'p'\nsupplier = 'a'", {"a": {"p"}}),
        ("[supply.s]\nproduct = 'p'", {}),
        ("[supply.s]\nsupplier = 'a'", {}),
        ("[supply.s]\nproduct = 'p'\nsupplier = 'a'\nsubstitutes = ['b']", {}),
        ("[supply.s]\nproduct = 'p'\nsupplier = 'a'\nsubstitutes = ['a']", {"a": {"p"}}),
        ("[supply.s]\nproduct = 'module'\nsupplier = 'a'", {"a": {"p", "q"}}),
        ("[supply.s]\nproduct = 'chip'\nsupplier = 'a'", {"a": {"p", "q"}}),
        (
            (
                "[supply.s]\nproduct = 'p'\nsupplier = 'a'\ncomponent = 'Cảm biến'\n"
                "[supply.r]\nproduct = 'p'\nsupplier = 'b'\ncomponent = 'cam bien'"
            ),
            {},
        ),
        (
            (
                "[supply.s]\nproduct = 'p'\nsupplier = 'a'\ncomponent = 'Cảm biến'\n"
                "[supply.r]\nproduct = 'q'\nsupplier = 'b'\ncomponent = 'cam bien'"
            ),
            {"a": {"p"}, "b": {"q"}},
        ),
        (
            "[supply.s]\nproduct = 'p'\nsupplier = 'a'\n[supply.r]\nproduct = 'p'\nsupplier = 'b'",
            {"a": {"p"}, "b": {"p"}},
        ),
        (
            "[supply.s]\nproduct = 'chip'\nsupplier = 'a'\n[supply.r]\nproduct = 'p'\nsupplier = 'a'",
            {"a": {"p", "q"}},
        ),
    ],
)
def test_suppliers_that_stand_alone(workspace: Opened, text: str, expected: dict[str, set[str]]) -> None:
    assert sole_suppliers(workspace(PRODUCTS + text).survey) == expected


def test_circles_among_technologies_end(workspace: Opened) -> None:
    text = PRODUCTS.replace("[technology.chip]", "[technology.chip]\ndepends_on = ['module']")
    survey = workspace(text + "[supply.s]\nproduct = 'chip'\nsupplier = 'a'").survey
    assert sole_suppliers(survey) == {"a": {"p", "q"}}


def test_knots_are_what_leads_back_to_itself() -> None:
    ahead = {"a": ["b"], "b": ["c", "a"], "c": ["d"], "d": ["d"], "e": ["a"], "g": ["f"], "f": ["g"]}
    assert knots(ahead) == [{"a", "b"}, {"d"}, {"f", "g"}]
    assert knots({"a": ["b"]}) == []
