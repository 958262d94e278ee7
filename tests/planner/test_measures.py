"""Indicators and money on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.model.kinds.outcome import Indicator
from tests.planner.driving import SIZES, driven, matches, press, shown, workspace
from tui.app import Planner
from tui.screens.measures import Measures
from tui.widgets.rows import Rows
from tui.widgets.table import Table

TEXT = """
[programme.edge]
name = "Edge programme"
products = ["camera"]
[product.camera]
name = "Camera"
[product.drone]
name = "Drone"
[indicator.share]
name = "Share"
of = "camera"
unit = "%"
baseline = 10
target = { 2024 = 12, 2030 = 60 }
[indicator.range]
name = "Range"
of = "drone"
target = { 2025 = 5 }
actual = { 2025 = { value = 4, evidence = "minutes 1" } }
[funding.grant]
name = "Grant"
for = "edge"
approved = { 2025 = 1000, 2027 = 500 }
disbursed = { 2025 = 100 }
[funding.other]
name = "Other"
for = "drone"
approved = { 2025 = 70 }
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w", TEXT)


def view(planner: Planner) -> Measures:
    assert isinstance(planner.view, Measures)
    return planner.view


def indicator(planner: Planner, id: str) -> Indicator:
    assert planner.state is not None
    found = planner.state.roadmap.find(Indicator, id)
    assert found is not None
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_measures_of_the_example(example: Path, size: tuple[int, int]) -> None:
    async with driven(example, size) as (planner, pilot):
        await press(planner, pilot, "6", "home")
        matches(planner, "measures")


async def test_money_of_the_example(example: Path) -> None:
    async with driven(example, (80, 24)) as (planner, pilot):
        await press(planner, pilot, "6", "home", "m", "end")
        matches(planner, "measures-money")


async def test_what_falls_short_comes_first_then_what_was_not_reported(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "6", "home")
        assert planner.chosen == "range"
        assert "✗ short · 4 of 5 by 2025" in shown(planner)
        await press(planner, pilot, "down")
        assert planner.chosen == "share"
        assert "! no value reported for 2024" in shown(planner)


async def test_the_scope(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "6", "s", "down", "down", "enter")
        assert "Scope: Edge programme" in shown(planner)
        assert view(planner).query_one(Table).keys == ["share"]
        assert "Other" not in shown(planner)
        await press(planner, pilot, "s", "up", "enter", "=drone", "enter")
        assert "Scope: Drone" in shown(planner)
        assert view(planner).query_one(Table).keys == ["range"]
        await press(planner, pilot, "s", "home", "enter")
        assert "Scope: The whole roadmap" in shown(planner)
        assert set(view(planner).query_one(Table).keys) == {"share", "range"}
        await press(planner, pilot, "s", "escape")
        assert "Scope: The whole roadmap" in shown(planner)


async def test_a_scope_that_is_removed_is_left(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "6")
        view(planner).turn_to("drone")
        await planner.change("rm", ids=("drone",), unlink=True, sure=True)
        await press(planner, pilot, "down")
        assert "Scope: The whole roadmap" in shown(planner)


async def test_a_target_for_a_year(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "6", "home", "t", "=20", "enter")
        assert "A year is needed" in shown(planner)
        await press(planner, pilot, "=27", "enter", "=1,5", "enter")
        assert "A number is needed" in shown(planner)  # in English the comma parts thousands
        await press(planner, pilot, *["backspace"] * 3, "=7.5", "enter")
        assert dict(indicator(planner, "range").target) == {2025: 5, 2027: 7.5}
        await press(planner, pilot, "u")
        assert (small / "records.toml").read_text(encoding="utf-8") == TEXT


async def test_a_measured_value_keeps_its_evidence(small: Path) -> None:
    async with driven(small, lang="vi") as (planner, pilot):
        await press(planner, pilot, "6", "home", "a", "=2025", "enter")
        await press(planner, pilot, "=5,5", "enter", "enter")
        measured = indicator(planner, "range").actual[2025]
        assert (measured.value, measured.evidence) == (5.5, "minutes 1")
        assert "✓ đạt" in shown(planner)


async def test_a_measured_value_with_new_evidence(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "6", "home", "down", "a", "enter", "=17", "enter", "=report 2", "enter")
        measured = indicator(planner, "share").actual[2026]
        assert (measured.value, measured.evidence) == (17, "report 2")
        await press(planner, pilot, "a", "enter", "enter", "escape")
        assert len(indicator(planner, "share").actual) == 1


async def test_the_money_can_be_opened(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "6", "m")
        assert view(planner).query_one(Rows).has_focus
        assert view(planner).focus_on("grant")
        assert planner.chosen == "grant"
        assert "900\N{NO-BREAK SPACE}mn behind · held at: disbursed" in shown(planner)
        assert "NO DISBURSEMENT ON RECORD (1 lines)" in shown(planner)
        await press(planner, pilot, "enter")
        assert not isinstance(planner.view, Measures)
        assert planner.chosen == "grant"


async def test_the_cursor_goes_to_what_measures_a_record(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "6")
        assert view(planner).focus_on("camera")
        assert planner.chosen == "share"
        view(planner).turn_to("drone")
        assert not view(planner).focus_on("camera")
        assert view(planner).focus_on("share")
        assert view(planner).scope is None
        view(planner).turn_to("drone")
        assert view(planner).focus_on("grant")
        assert view(planner).scope is None
        await press(planner, pilot, "m")
        assert view(planner).query_one(Table).has_focus


async def test_nothing_to_show(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", "[product.p]\n")) as (planner, pilot):
        await press(planner, pilot, "6", "a", "t", "enter", "m", "enter")
        assert "No indicator measures this scope." in shown(planner)
        assert "No money is on record for this scope." in shown(planner)


async def test_names_are_shown_as_they_are(tmp_path: Path) -> None:
    text = '[indicator.i]\nname = "50% [on track] [/]"\nunit = "[red]u"\nformula = "\\\\[a]"\n'
    text += '[funding.f]\nname = "[x[/]"\napproved = { 2026 = 1 }\n'
    async with driven(workspace(tmp_path / "w", text)) as (planner, pilot):
        await press(planner, pilot, "6")
        for said in ("50% [on track] [/]", "[red]u", "\\[a]", "[x[/]"):
            assert said in shown(planner)


async def test_an_amount_of_money_for_a_year(small: Path) -> None:
    async with driven(small, lang="vi") as (planner, pilot):
        await press(planner, pilot, "6")
        assert view(planner).focus_on("grant")
        await press(planner, pilot, "d", "enter", "=2025", "enter", "=1,5", "enter")
        assert "Cần một số nguyên không âm" in shown(planner)
        await press(planner, pilot, *["backspace"] * 3, "=1.000", "enter")
        assert planner.state is not None
        assert planner.state.roadmap["grant"].disbursed == {2025: 1000}
        assert "BỊ CHẬM" not in shown(planner)
        await press(planner, pilot, "m", "d", "=other", "enter", "up", "enter", "enter", "=7", "enter")
        assert planner.state.roadmap["other"].committed == {2026: 7}
        await press(planner, pilot, "d", "escape")
        await press(planner, pilot, "m", "d", "escape")


async def test_shares_of_money_are_of_lines_with_both_figures(small: Path) -> None:
    async with driven(small, (120, 60)) as (planner, pilot):
        await press(planner, pilot, "6")
        text = shown(planner).replace("\N{NO-BREAK SPACE}", " ")
    (total,) = [line for line in text.splitlines() if "Total " in line]
    assert total.split()[-2:] == ["7", "%"]  # 100 of 1500; of the other 70 nobody knows what was disbursed
    assert "! lines the share leaves out: 1" in text
    assert "! disbursed not on record: 1" in text
