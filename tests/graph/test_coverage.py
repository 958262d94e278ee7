"""Which needs are answered, and which clauses."""

from __future__ import annotations

from pathlib import Path

from roadmap.graph.coverage import clauses, demands
from roadmap.graph.structure import structure
from tests.diagrams.workspaces import survey

NEEDS = """
[need.traffic]
[need.nobody]
[need.work]
[product.camera]
answers = ["traffic"]
[technology.chip]
depends_on = ["lens"]
[technology.lens]
[mission.m]
answers = ["traffic", "work"]
products = ["camera", "gone"]
technologies = ["chip"]
[programme.p]
answers = ["work"]
"""


def test_needs(tmp_path: Path) -> None:
    found = {one.need.id: one for one in demands(survey(tmp_path, NEEDS))}
    assert found["traffic"].subjects == {"camera": "", "chip": "m"}
    assert found["work"].subjects == {"camera": "m", "chip": "m"}
    assert [one.id for one in found["work"].direct] == ["m", "p"]
    assert not found["nobody"].direct
    assert not found["nobody"].subjects


def test_clauses(tmp_path: Path) -> None:
    text = """
[directive.order]
clauses.1 = "Một"
clauses.2 = "Hai"
[directive.silent]
[product.a]
cites.order = ["1", "9"]
[product.b]
cites.order = ["1"]
"""
    plan = survey(tmp_path, text)
    found = [(one.number, one.words is None, [record.id for record in one.answers]) for one in clauses(plan)]
    assert found == [("1", False, ["a", "b"]), ("2", False, []), ("9", True, ["a"])]
    assert not clauses(plan, frozenset({"silent"}))


def test_order_puts_what_others_rest_on_first(tmp_path: Path) -> None:
    text = """
[technology.d]
depends_on = ["c"]
[technology.a]
[technology.b]
depends_on = ["a", "c"]
[technology.c]
depends_on = ["b"]
[technology.alone]
"""
    found = structure(survey(tmp_path, text))
    assert [one.id for one in found.order] == ["a", "b", "c", "d"]
    assert found.knots == (frozenset({"b", "c"}),)
    assert [one.id for one in found.loose] == ["alone"]
    place = {one.id: number for number, one in enumerate(found.order)}
    above = {pair for pair in found.depends if place[pair[1]] > place[pair[0]]}
    assert above == {("b", "c")}
