"""Whether money is concentrated or spread thin."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.graph.dispersion import Over, effective_number, spread
from roadmap.model.kinds.funding import Funding
from tests.diagrams.workspaces import survey


@pytest.mark.parametrize(
    ("amounts", "number"),
    [((), 0), ((0, 0), 0), ((7,), 1), ((5, 5, 5, 5), 4), ((90, 10), 100**2 / (90**2 + 10**2)), ((5, 0), 1)],
)
def test_effective_number(amounts: tuple[int, ...], number: float) -> None:
    assert effective_number(amounts) == pytest.approx(number)


PLAN = """
[need.jams]
[need.faults]
[programme.p]
answers = ["faults"]
[mission.m]
programme = "p"
products = ["camera"]
technologies = ["npu"]
answers = ["jams", "faults", "gone"]
[product.camera]
answers = ["jams"]
uses = ["lens"]
[technology.npu]
[technology.lens]
[activity.trial]
chain = "npu"
mission = "m"
[activity.grind]
chain = "lens"
[mission.alone]
programme = "p"
technologies = ["bare"]
[technology.bare]
[mission.grinding]
technologies = ["lens"]
[infrastructure.house]
supports = ["lens", "nothing"]
[organization.most]
"""


@pytest.mark.parametrize(
    ("of", "over", "amounts"),
    [
        ("m", "mission", {"m": 10}),
        ("trial", "mission", {"m": 10}),
        ("grind", "mission", {}),
        ("m", "subject", {"camera": 5, "npu": 5}),
        ("p", "subject", {"bare": 10 / 3, "camera": 10 / 3, "npu": 10 / 3}),
        ("trial", "subject", {"npu": 10}),
        ("house", "subject", {"lens": 10}),
        ("most", "subject", {}),
        ("gone", "subject", {}),
        ("m", "need", {"faults": 5, "jams": 5}),
        ("trial", "need", {"faults": 5, "jams": 5}),
        ("p", "need", {"faults": 10}),
        ("camera", "need", {"jams": 10}),
        ("lens", "need", {"jams": 10}),
        ("npu", "need", {"faults": 5, "jams": 5}),
        ("grind", "need", {"jams": 10}),
        ("house", "need", {"jams": 10}),
        ("alone", "need", {"faults": 10}),
        ("grinding", "need", {"jams": 10}),
        ("bare", "need", {"faults": 10}),
        ("most", "need", {}),
    ],
)
def test_what_a_line_is_for(tmp_path: Path, of: str, over: Over, amounts: dict[str, float]) -> None:
    plan = survey(tmp_path, f'{PLAN}\n[funding.f]\nfor = "{of}"\napproved = {{ 2026 = 6, 2027 = 4 }}')
    found = spread(plan, plan.of(Funding), over)
    assert dict(found.amounts) == amounts
    assert found.unplaced == (0 if amounts else 10)


def test_shares_of_the_largest_count_all_money(tmp_path: Path) -> None:
    lines = "".join(
        f'[funding.f{at}]\nfor = "{of}"\napproved.2026 = {amount}\n'
        for at, (of, amount) in enumerate((("npu", 10), ("lens", 30), ("most", 60)))
    )
    plan = survey(tmp_path, PLAN + lines)
    found = spread(plan, plan.of(Funding), "subject")
    assert list(found.amounts) == ["lens", "npu"]
    assert (found.top(1), found.top(2), found.unplaced) == (0.3, 0.4, 60)
    assert found.effective == pytest.approx(40**2 / (30**2 + 10**2))
    assert spread(plan, (), "need").top(3) is None
