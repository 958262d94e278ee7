"""STG402: stages that are left out, and what counts in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened


def stages(*names: str, more: str = "") -> str:
    """A product with one activity for each stage; `more` goes on in the table of the last one."""
    work = "".join(f"[activity.{name}]\nchain = 'camera'\nstage = '{name}'\n" for name in names)
    return f"[product.camera]\nuses = ['vision']\n[technology.vision]\n{work}{more}"


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (["research"], ""),
        (["research", "pilot"], ""),
        (["research", "pilot", "production"], ""),
        (["research", "production"], "Testing and application"),
        (["research", "commercialisation"], "Testing and application"),
        (["pilot"], "Research and development"),
        (["pilot", "diffusion"], "Research and development"),
        (["production"], "Research and development, Testing and application"),
    ],
)
def test_names_what_is_missing(workspace: Opened, names: list[str], missing: str) -> None:
    found = workspace(stages(*names)).check(["STG402"])
    assert [finding.message.en.rpartition(" without ")[2] for finding in found] == ([missing] if missing else [])


@pytest.mark.parametrize(
    "instead",
    [
        "participants = { orvia = { role = 'transfer' } }\n[organization.orvia]",
        "receives = ['design']\n[activity.design]\nstage = 'pilot'",
        "after = ['design']\n[activity.design]\nstage = 'research'",
        "[activity.design]\nchain = 'vision'\nstage = 'research'",
    ],
    ids=["partner", "transfer", "research elsewhere", "technology"],
)
def test_research_may_lie_elsewhere(fired: Fired, instead: str) -> None:
    assert fired("STG402", stages("pilot", more=instead)) == []


def test_a_pilot_may_lie_elsewhere(fired: Fired) -> None:
    more = "after = ['trial']\n[activity.trial]\nstage = 'pilot'"
    assert fired("STG402", stages("research", "production", more=more)) == []


def test_is_a_warning_once_work_has_begun(fired: Fired) -> None:
    assert fired("STG402", stages("research", "production")) == [("camera", "info")]
    begun = stages("research", "production", more="state = 'running'")
    assert fired("STG402", begun) == [("camera", "warning")]


def test_stopped_work_does_not_count(fired: Fired) -> None:
    assert fired("STG402", stages("research", "production", more="state = 'stopped'")) == []


def test_a_broken_link_does_not_set_it_off(workspace: Opened) -> None:
    text = stages("research", "production", more="after = ['triall']\n[activity.trial]\nstage = 'pilot'")
    assert {finding.code for finding in workspace(text).check(["STG402", "DEP707"])} == {"DEP707"}
