"""STG412 and DEP704: tracks and core technologies that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened


def tracks(*names: str, of: str = "chip", due: str = "due = '2030'") -> str:
    return "".join(f"[milestone.{name}]\nof = '{of}'\ntrack = '{name}'\n{due}\n" for name in names)


def test_names_the_tracks_that_are_missing(workspace: Opened) -> None:
    (finding,) = workspace("[technology.chip]\n" + tracks("mastery")).check(["STG412"])
    assert finding.message.en.endswith("commercialisation, diffusion")
    assert finding.severity == "info"


def test_a_milestone_needs_a_date(fired: Fired) -> None:
    every = ("mastery", "commercialisation", "diffusion")
    assert fired("STG412", "[technology.chip]\n" + tracks(*every)) == []
    assert fired("STG412", "[technology.chip]\n" + tracks(*every, due="")) == [("chip", "info")]


def test_products_and_missions_bring_their_milestones(fired: Fired) -> None:
    text = "[technology.chip]\n[product.camera]\nuses = ['chip']\n[mission.m]\ntechnologies = ['chip']\n"
    text += tracks("mastery", of="m") + tracks("commercialisation", "diffusion", of="camera")
    assert fired("STG412", text) == []


@pytest.mark.parametrize(("code", "table"), [("STG412", "technology"), ("DEP704", "product")])
def test_is_a_warning_once_work_has_begun(fired: Fired, code: str, table: str) -> None:
    text = f"[{table}.it]\n[activity.work]\nchain = 'it'\nstage = 'research'\n"
    assert fired(code, text) == [("it", "info")]
    assert fired(code, text + "start = 2026-11-20") == [("it", "warning")]


@pytest.mark.parametrize(("code", "table"), [("DEP704", "product")])
def test_history_is_left_alone(fired: Fired, code: str, table: str) -> None:
    assert fired(code, f"[{table}.it]\nlistings.old = {{}}\n[catalogue.old]\nvalid_to = 2026-06-30") == []
