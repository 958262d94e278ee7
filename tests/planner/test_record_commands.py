from __future__ import annotations

from pathlib import Path

import pytest

from tests.planner.driving import driven, press, shown, workspace
from tui.app import Planner

PLAN = """
[product.camera]
name.en = "Camera"
accountable = "most"
[product.drone]
name.en = "Drone"
[activity.trial]
name.en = "Trial"
chain = "camera"
stage = "pilot"
[organization.most]
name.en = "Ministry"
[organization.viettel]
name.en = "Viettel"
[milestone.launch]
name.en = "Launch"
of = "camera"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workspace(tmp_path / "plan", PLAN)


def said(plan: Path) -> str:
    return plan.joinpath("records.toml").read_text(encoding="utf-8")


def on(planner: Planner, id: str) -> None:
    assert planner.view is not None
    assert planner.view.focus_on(id)


# --- delete ---


async def test_what_nothing_refers_to_is_deleted_after_a_question(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "drone")
        await press(planner, pilot, "D")
        assert "No record refers to it." in shown(planner)
        await press(planner, pilot, "enter")  # leaving it comes first
        assert "drone" in said(plan)
        await press(planner, pilot, "D", "down", "enter")
        assert "drone" not in said(plan)
        await press(planner, pilot, "u")
    assert said(plan) == PLAN


async def test_what_refers_to_it_is_named_and_unlinked(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "camera")
        await press(planner, pilot, "D")
        text = shown(planner)
        assert "Referred to by 2:" in text and "Trial (trial): chain" in text and "Launch (launch): " in text
        await press(planner, pilot, "down", "enter")
        assert "camera" not in said(plan) and "[activity.trial]" in said(plan)


async def test_another_takes_the_place_of_what_goes(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "camera")
        await press(planner, pilot, "D", "down", "down", "enter", "=drone", "enter")
        assert 'chain = "drone"' in said(plan) and "camera" not in said(plan)


async def test_turning_away_from_the_other_deletes_nothing(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "camera")
        await press(planner, pilot, "D", "down", "down", "enter", "escape")
    assert said(plan) == PLAN


async def test_the_sheet_of_a_deleted_record_is_left(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "drone")
        await press(planner, pilot, "e", "D", "down", "enter")
        assert planner.view is planner.get_screen("portfolio")


# --- rename, merge, copy ---


async def test_an_id_is_changed_and_the_cursor_stays_on_the_record(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "camera")
        await press(planner, pilot, "R", "=eye", "enter")
        assert planner.chosen == "eye"
        assert "[product.eye]" in said(plan) and 'chain = "eye"' in said(plan)


async def test_the_sheet_follows_the_new_id(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "camera")
        await press(planner, pilot, "e", "R", "=eye", "enter")
        assert planner.view and planner.view.VIEW == "record" and planner.chosen == "eye"


async def test_an_id_that_is_taken_is_refused(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "camera")
        await press(planner, pilot, "R", "=drone", "enter")
        assert "This id is taken" in shown(planner)
        await press(planner, pilot, "escape")
    assert said(plan) == PLAN


async def test_two_records_become_one(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "camera")
        await press(planner, pilot, "M", "=drone", "enter", "down", "enter")
        assert "say different things in: name" in shown(planner).replace("\n", " ")
        assert said(plan) == PLAN
        await press(planner, pilot, "M", "=drone", "enter", "down", "down", "enter")
        assert "drone" not in said(plan) and "[product.camera]" in said(plan)


async def test_the_id_is_copied(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "drone")
        await press(planner, pilot, "y")
        assert planner.clipboard == "drone"


# --- hand over ---


async def test_accountability_is_handed_over(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "camera")
        await press(planner, pilot, "H", "=viettel", "enter", "=1/11/2026", "enter", "down", "enter")
        text = said(plan)
        assert 'accountable = "viettel"' in text
        assert 'from = "most"\nto = "viettel"\non = 2026-11-01\naccepted_by = "viettel"' in text


async def test_a_handover_to_come_is_only_planned(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "camera")
        await press(planner, pilot, "H", "=viettel", "enter", "=Q2/2028", "enter", "enter", "enter")
        text = said(plan)
        assert 'accountable = "most"' in text and 'on = "2028-Q2"' in text


async def test_what_nobody_owns_is_not_handed_over(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        on(planner, "drone")
        await press(planner, pilot, "H")
        assert "Nobody is accountable yet" in shown(planner)
    assert said(plan) == PLAN
