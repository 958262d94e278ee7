"""OUT201: what counts as being measured, and how grave it is that nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened


RUNNING = """
[activity.work]
chain = "camera"
stage = "{stage}"
state = "{state}"
"""


@pytest.mark.parametrize(
    ("stage", "state", "severity"),
    [
        ("pilot", "planned", "info"),
        ("research", "running", "warning"),
        ("pilot", "running", "error"),
        ("commercialisation", "done", "error"),
    ],
)
def test_is_graver_the_further_the_work(fired: Fired, stage: str, state: str, severity: str) -> None:
    text = "[product.camera]\n" + RUNNING.format(stage=stage, state=state)
    assert fired("OUT201", text) == [("camera", severity)]


@pytest.mark.parametrize(
    "link",
    [
        "of = 'camera'",
        "of = 'urban'\n[mission.urban]\nproducts = ['camera']",
        "of = 'edge'\n[programme.edge]\nproducts = ['camera']",
        "of = 'other'\nshares = { camera = 0.4 }\n[mission.other]",
    ],
)
def test_is_measured_directly_or_through_what_names_it(fired: Fired, link: str) -> None:
    assert fired("OUT201", f"[product.camera]\n[indicator.share]\n{link}") == []


def test_a_mission_is_also_found_through_an_activity(fired: Fired) -> None:
    text = """
    [product.camera]
    [activity.work]
    chain = "camera"
    mission = "urban"
    [mission.urban]
    [indicator.share]
    of = "urban"
    """
    assert fired("OUT201", text) == []


def test_a_technology_is_measured_through_a_product_that_uses_it(fired: Fired) -> None:
    text = """
    [technology.chip]
    [technology.unused]
    [product.camera]
    uses = ["chip"]
    [indicator.share]
    of = "camera"
    """
    assert fired("OUT201", text) == [("unused", "info")]


def test_history_is_left_alone(fired: Fired) -> None:
    text = """
    [catalogue.list-2025]
    valid_to = 2026-06-30
    [product.camera]
    listings.list-2025 = {}
    """
    assert fired("OUT201", text) == []


def test_a_broken_mission_link_does_not_set_it_off(workspace: Opened) -> None:
    text = """
    [product.camera]
    [activity.work]
    chain = "camera"
    mission = "urbann"
    [mission.urban]
    [indicator.share]
    of = "urban"
    """
    assert {finding.code for finding in workspace(text).check(["OUT201", "DEP707"])} == {"DEP707"}
