from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from roadmap.cli import main
from roadmap.model.kinds.chain import Activity
from tests.planner.driving import SIZES, driven, matches, press, settled, shown, turn, workspace

TOML = """\
# The plan of one camera.
[product.camera]
name.vi = "Máy ảnh"
name.en = "Camera"

[organization.ministry]
name = "Ministry"
type = "ministry"

[organization.institute]
name = "Institute"
type = "institute"

[activity.design]
name = "Design"
chain = "camera"
stage = "research"
lead = "institute"

[activity.trial]
name = "Trial"
chain = "camera"
stage = "pilot"  # from June
"""


@pytest.fixture
def camera(tmp_path: Path) -> Path:
    return workspace(tmp_path / "camera", TOML)


@pytest.mark.parametrize("size", SIZES)
async def test_board_of_the_example(example: Path, size: tuple[int, int]) -> None:
    async with driven(example, size) as (planner, pilot):
        await turn(planner, pilot, "board", "camera-giao-thong")
        await press(planner, pilot, "right", "down")
        matches(planner, "board")


@pytest.mark.parametrize("size", SIZES)
async def test_a_chain_without_any_work_is_drawn_as_holes(seed: Path, size: tuple[int, int]) -> None:
    async with driven(seed, size) as (planner, pilot):
        await press(planner, pilot, "2", "right")
        matches(planner, "board-empty")


async def test_the_cursor_goes_from_card_to_card(camera: Path) -> None:
    async with driven(camera) as (planner, pilot):
        await turn(planner, pilot, "board", "camera")
        await press(planner, pilot, "home")
        seen = []
        for key in ("left", "left", "left", "left", "left", "down", "right", "right", "right", "right"):
            await press(planner, pilot, key)
            seen.append(planner.chosen)
        assert {"design", "trial"} <= set(seen)


async def test_an_activity_is_added_where_the_hole_is(camera: Path) -> None:
    async with driven(camera) as (planner, pilot):
        await turn(planner, pilot, "board", "camera")
        await press(planner, pilot, "right", "right", "right", "right", "up")
        assert planner.view.stage == "diffusion"
        await press(planner, pilot, "enter", "=Adoption in all provinces", "enter", "=minis", "enter")
        added = planner.state.roadmap.find(Activity, "adoption-in-all-provinces")
        assert (added.chain, added.stage, added.lead) == ("camera", "diffusion", "ministry")
        assert planner.chosen == added.id
        # It stands where the other work of the plan stands, and nothing else has changed there.
        text = (camera / "records.toml").read_text(encoding="utf-8")
        assert text.startswith(TOML)
        assert text[len(TOML) :].split() == [
            "[activity.adoption-in-all-provinces]", *['name.en', '=', '"Adoption', 'in', 'all', 'provinces"'],
            *['chain', '=', '"camera"'], *['stage', '=', '"diffusion"'], *['lead', '=', '"ministry"'],
        ]  # fmt: skip


async def test_a_body_is_made_on_the_fly_and_both_go_with_one_undo(camera: Path) -> None:
    async with driven(camera) as (planner, pilot):
        await turn(planner, pilot, "board", "camera")
        await press(planner, pilot, "a", "=Study", "enter", "=Trường Đại học Mới", "enter")
        await press(planner, pilot, "=v", "escape")  # the kind of body is a list: letters do nothing, Escape leaves
        assert "study" in planner.state.roadmap
        await press(planner, pilot, "a", "=Second", "enter", "=Công ty Mới", "enter", "end", "enter")
        made = planner.state.roadmap["cong-ty-moi"]
        assert (made.name.en, made.type) == ("Công ty Mới", "foreign")
        assert planner.state.roadmap["second"].lead == "cong-ty-moi"
        await press(planner, pilot, "u")
        assert "cong-ty-moi" not in planner.state.roadmap
        assert "second" not in planner.state.roadmap


async def test_a_card_moves_by_stages_and_only_its_stage_changes(camera: Path) -> None:
    async with driven(camera) as (planner, pilot):
        await turn(planner, pilot, "board", "trial")
        await press(planner, pilot, "greater_than_sign")
        assert planner.state.roadmap["trial"].stage == "production"
        assert planner.chosen == "trial"
        await press(planner, pilot, "less_than_sign", "less_than_sign")
        assert planner.state.roadmap["trial"].stage == "research"
        await press(planner, pilot, "less_than_sign")
        await press(planner, pilot, "m", "end", "enter")
        text = (camera / "records.toml").read_text(encoding="utf-8")
        assert text == TOML.replace('stage = "pilot"', 'stage = "diffusion"')


async def test_lead_partner_and_predecessor(camera: Path) -> None:
    async with driven(camera) as (planner, pilot):
        await turn(planner, pilot, "board", "trial")
        await press(planner, pilot, "o", "=minis", "enter")
        assert planner.state.roadmap["trial"].lead == "ministry"
        await press(planner, pilot, "p", "=insti", "enter", "down", "down", "enter")
        assert planner.state.roadmap["trial"].participants["institute"].role == "testing"
        await press(planner, pilot, "b", "=design", "enter")
        assert "design" in planner.state.roadmap["trial"].after
        await press(planner, pilot, "b", "=design", "enter")
        assert not planner.state.roadmap["trial"].after


async def test_missing_stages_are_filled_in_one_step(camera: Path) -> None:
    async with driven(camera) as (planner, pilot):
        await turn(planner, pilot, "board", "camera")
        await press(planner, pilot, "F", "down", "enter")
        roadmap = planner.state.roadmap
        assert list(roadmap["camera-production"].after) == ["trial"]
        assert list(roadmap["camera-diffusion"].after) == ["camera-commercialisation"]
        assert "No work here yet" not in shown(planner)
        await press(planner, pilot, "F")
        assert "There is work at every stage already" in shown(planner)
        await press(planner, pilot, "u")
        assert "camera-production" not in planner.state.roadmap


async def test_one_body_becomes_accountable(camera: Path) -> None:
    async with driven(camera) as (planner, pilot):
        await turn(planner, pilot, "board", "camera")
        assert "NO ACCOUNTABLE BODY" in shown(planner)
        await press(planner, pilot, "A", "=ministry", "enter")
        assert planner.state.roadmap["camera"].accountable == "ministry"
        assert "Accountable: Ministry" in shown(planner)
        assert "→ N: put the head of this body on record" in shown(planner)
        await press(planner, pilot, "N", "=Minister", "enter")  # of this chain's body, whatever card is chosen
        assert planner.state.roadmap["minister"].organization == "ministry"
        await press(planner, pilot, "escape", "u")
        await press(planner, pilot, "u")  # told in the words of `roadmap undo --list`
        assert "Undone: Camera (camera): Accountable end to end:" in shown(planner)


async def test_other_chains(seed: Path) -> None:
    async with driven(seed) as (planner, pilot):
        await turn(planner, pilot, "board", "artificial-intelligence")
        await press(planner, pilot, "right_square_bracket")
        assert planner.view.subject == "big-data"
        await press(planner, pilot, "left_square_bracket", "left_square_bracket")
        assert planner.view.subject not in ("big-data", "artificial-intelligence")
        await press(planner, pilot, "s", "=chuoi khoi", "enter")
        assert planner.view.subject == "blockchain"


async def test_a_planner_builds_a_chain_and_git_shows_exactly_that(seed: Path) -> None:
    """From an unowned product to a whole chain, with undo and redo: the difference holds those lines and no others."""
    git = ["git", "-C", str(seed), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *words], check=True)
    async with driven(seed) as (planner, pilot):
        state = planner.state
        products = (one.id for one in state.roadmap if one.KIND == "product" and state.findings_of(one.id))
        product = next(id for id in products if not state.standing(id).owners)
        before = len(planner.state.findings_of(product))
        await turn(planner, pilot, "board", product)
        await press(planner, pilot, "A", "=most", "enter")
        assert len(planner.state.findings_of(product)) < before
        await press(planner, pilot, "F", "down", "enter", "u", "u", "ctrl+r", "ctrl+r", "q")
    said = subprocess.run([*git, "diff", "-U0"], check=True, capture_output=True, text=True).stdout
    changed = [line for line in said.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert changed == ['+accountable = "most"']
    new = subprocess.run([*git, "status", "--short", "-uall"], check=True, capture_output=True, text=True).stdout
    stages = ("commercialisation", "diffusion", "pilot", "production", "research")
    assert [line[3:] for line in new.splitlines() if line.startswith("??")] == [
        f"activity/{product}-{stage}.toml" for stage in stages
    ]
    assert main(["fmt", "--check", "-C", str(seed)]) == 0


async def test_a_key_that_is_held_down_moves_a_stage_each_time(camera: Path) -> None:
    async with driven(camera) as (planner, pilot):
        await turn(planner, pilot, "board", "design")
        await pilot.press("greater_than_sign", "greater_than_sign", "greater_than_sign")
        await press(planner, pilot)
        await settled(planner, pilot)
        assert planner.state.roadmap["design"].stage == "commercialisation"


async def test_an_edit_that_changes_nothing_is_not_told_as_saved(camera: Path) -> None:
    async with driven(camera) as (planner, pilot):
        await planner.change("move", id="design", stage="research")
        await settled(planner, pilot)
        assert "Nothing has changed" in shown(planner)
        assert "Saved" not in shown(planner)
