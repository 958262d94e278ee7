"""DEP709: whose folder is whose, what counts on another body, and what confirms it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired

BODIES = "# bodies.toml\n[organization.vnpt]\n[organization.hust]\n[organization.bo]\n"


def seam(ours: str, theirs: str, more: str = "") -> str:
    return f"# vnpt/plan.toml\n{ours}\n# hust/plan.toml\n{theirs}\n{BODIES}{more}"


COUNTS = '[activity.camera]\nlead = "vnpt"\nafter = ["chip"]'


@pytest.mark.parametrize(
    ("theirs", "fires"),
    [
        ('[activity.chip]\nlead = "hust"', True),
        ('[activity.chip]\nlead = "hust"\nparticipants = ["vnpt"]', False),
        ('[activity.chip]\nlead = "vnpt"', False),  # they say that we lead it ourselves
        ('[activity.chip]\n[milestone.m]\nof = "camera"', False),  # a link back, from any record of theirs
        ('[activity.chip]\n[funding.f]\nfor = "chip"\nsource = "vnpt"', False),  # their record of that work names us
        ('[activity.chip]\n[funding.f]\nsource = "vnpt"', True),  # we are named, but for other work
        ('[activity.chip]\n[milestone.m]\nof = "chip"', True),
    ],
)
def test_what_confirms_a_seam(fired: Fired, theirs: str, fires: bool) -> None:
    assert fired("DEP709", seam(COUNTS, theirs)) == ([("camera", "warning")] if fires else [])


def test_what_a_third_body_says_confirms_nothing(fired: Fired) -> None:
    third = '# bo/plan.toml\n[indicator.i]\nof = "chip"\nreported_by = "vnpt"\n[milestone.m]\nof = "camera"\n'
    assert fired("DEP709", seam(COUNTS, "[activity.chip]", third)) == [("camera", "warning")]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ('[technology.a]\ndepends_on = ["b"]', "[technology.b]"),
        ('[product.a]\nuses = ["b"]', "[technology.b]"),
        ('[activity.a]\nreceives = ["b"]', "[activity.b]"),
        ('[activity.a]\nwaits_for = ["b"]', "[infrastructure.b]"),
        ('[activity.a]\nmission = "b"', "[mission.b]"),
        ('[supply.a]\nproduct = "b"', "[product.b]"),
        ('[infrastructure.a]\nsupports = ["b"]', "[product.b]"),
    ],
)
def test_what_counts_on_another_body(fired: Fired, ours: str, theirs: str) -> None:
    assert fired("DEP709", seam(ours, theirs)) == [("a", "warning")]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ('[activity.a]\nlead = "x"\nparticipants = ["x"]', "[organization.x]"),
        ('[activity.a]\nwaits_for = ["b"]\ncites.b = ["1"]', "[directive.b]"),
        ('[product.a]\nanswers = ["b"]', "[need.b]"),
        ('[activity.a]\nafter = ["b"]\nstate = "done"', "[activity.b]"),
        ('[activity.a]\nafter = ["b"]\nstate = "stopped"', "[activity.b]"),
        ('[activity.a]\nafter = ["c"]\n[activity.c]', "[activity.b]"),
    ],
)
def test_what_needs_no_confirmation(fired: Fired, ours: str, theirs: str) -> None:
    assert fired("DEP709", seam(ours, theirs)) == []


def test_folders_that_are_nobodys_are_passed_over(fired: Fired) -> None:
    chains = f"# chains/a.toml\n{COUNTS}\n# money/b.toml\n[activity.chip]\n{BODIES}"
    assert fired("DEP709", chains) == []
    one = f"# vnpt/a.toml\n{COUNTS}\n# chains/b.toml\n[activity.chip]\n# hust/c.toml\n[need.n]\n{BODIES}"
    assert fired("DEP709", one) == []
    assert fired("DEP709", f"{COUNTS}\n[activity.chip]\n{BODIES}") == []
