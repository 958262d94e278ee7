"""Any diagram or report from the screen: what is offered, about what, and what comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.publishing.output import outputs
from roadmap.report import reports
from tests.planner.driving import driven, press, shown, turn, workspace
from tests.planner.test_graph import PLAN
from tui.dialogs.choice import Choice
from tui.widgets.table import Table


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is started in a folder of its own."""
    folder = tmp_path / "started"
    folder.mkdir()
    monkeypatch.chdir(folder)


def place(name: str) -> int:
    """Where a diagram stands in the list that is offered."""
    return list(diagrams()).index(name)


async def test_everything_is_offered(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        await press(planner, pilot, "X")
        assert isinstance(planner.screen, Choice)
        table = planner.screen.query_one(Table)
        said = [table.cells(key)[0].text for key in table.keys]
    assert said == [
        *(f"Diagram: {one.title.en}" for one in diagrams().values()),
        *(f"Report: {one.title.en}" for one in reports().values()),
    ]


async def test_a_diagram_of_the_whole_plan_and_of_a_record(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        await turn(planner, pilot, "board", "npu")
        steps = ["X", *["down"] * place("responsibility"), "enter"]
        await press(planner, pilot, *steps, "enter", "enter")
        await press(planner, pilot, *steps, "down", "enter", "down", "down", "enter")
    names = sorted(path.name for path in Path("drawings").iterdir())
    assert names == ["responsibility-npu.png", "responsibility.svg"]


async def test_several_drawings_are_several_files(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        await turn(planner, pilot, "board", "npu")
        await press(planner, pilot, "X", *["down"] * place("coverage"), "enter", "enter", "enter")
    assert {path.name for path in Path("drawings").iterdir()} >= {"coverage-needs.svg", "coverage-directives.svg"}


async def test_what_it_is_not_about_is_refused(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        await turn(planner, pilot, "graph", "firm")
        await press(planner, pilot, "X", *["down"] * place("structure-matrix"), "enter", "down", "enter", "enter")
        assert "firm is no technology" in shown(planner)
    assert not Path("drawings").exists()


@pytest.mark.parametrize("at", range(3))
async def test_turning_away_writes_nothing(tmp_path: Path, at: int) -> None:
    async with driven(workspace(tmp_path / "w", PLAN)) as (planner, pilot):
        await turn(planner, pilot, "board", "npu")
        await press(planner, pilot, "X", *["enter"] * at, "escape")
    assert not Path("drawings").exists()


async def test_a_report(tmp_path: Path) -> None:
    name = next(name for name, one in reports().items() if not one.takes)
    steps = len(diagrams()) + list(reports()).index(name)
    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        await turn(planner, pilot, "board", "npu")
        form = outputs().index("md")
        await press(planner, pilot, "X", *["down"] * steps, "enter", "down", "enter", *["down"] * form, "enter")
        (made,) = Path("reports").iterdir()
        assert made.suffix == ".md"


def steps_to(name: str) -> list[str]:
    """The keys that choose the report `name`."""
    return ["X", *["down"] * (len(diagrams()) + list(reports()).index(name)), "enter"]


async def test_a_proposal_is_asked_for_and_what_is_wrong_with_it_is_told(tmp_path: Path) -> None:
    Path("broken.toml").write_text("[activity.x]\nlead = \n", encoding="utf-8")
    Path("good.toml").write_text('[activity.x]\nchain = "npu"\nstage = "pilot"\n', encoding="utf-8")
    md = ["down"] * outputs().index("md")
    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        await turn(planner, pilot, "board", "npu")
        await press(planner, pilot, *steps_to("proposal"), "enter", "=broken.toml", "enter")
        assert "broken.toml:2" in shown(planner)
        await press(planner, pilot, *steps_to("proposal"), "enter", "=good.toml", "enter", *md, "enter")
    (made,) = Path("reports").iterdir()
    assert made.name.startswith("proposal")
