"""DEM301: the ways by which a demand reaches a product or technology."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened


@pytest.mark.parametrize(
    "link",
    [
        "[product.camera]\nanswers = ['jams']",
        "[product.camera]\n[mission.urban]\nproducts = ['camera']\nanswers = ['jams']",
        "[product.camera]\n[activity.work]\nchain = 'camera'\nmission = 'urban'\n[mission.urban]\nanswers = ['jams']",
        "[product.camera]\n[programme.edge]\nproducts = ['camera']\nanswers = ['jams']",
        "[product.camera]\n[mission.m]\nproducts = ['camera']\nprogramme = 'p'\n[programme.p]\nanswers = ['jams']",
    ],
)
def test_a_demand_reaches_a_product(fired: Fired, link: str) -> None:
    assert fired("DEM301", f"[need.jams]\n{link}") == []


def test_a_demand_reaches_technologies_through_what_builds_on_them(fired: Fired) -> None:
    text = """
    [need.jams]
    [product.camera]
    answers = ["jams"]
    uses = ["vision"]
    [technology.vision]
    depends_on = ["chip"]
    [technology.chip]
    depends_on = ["vision"]
    [technology.elsewhere]
    """
    assert fired("DEM301", text) == [("elsewhere", "info")]


def test_is_graver_once_there_is_work(fired: Fired) -> None:
    text = "[product.camera]\n[activity.work]\nchain = 'camera'\nstage = 'production'\nstate = 'running'"
    assert fired("DEM301", text) == [("camera", "error")]


@pytest.mark.parametrize("code", ["DEP706", "DEP707"])
def test_a_broken_link_is_the_one_finding(workspace: Opened, code: str) -> None:
    target = "[technology.jams]\nanswers = ['flow']\n[need.flow]" if code == "DEP706" else ""
    text = f"[product.camera]\nanswers = ['jams']\n{target}"
    assert {finding.code for finding in workspace(text).check(["DEM301", "DEP706", "DEP707"])} == {code}
