"""The record's sheet: every kind of field is filled in, judged while it is typed, written at once, and taken back."""

from __future__ import annotations

import asyncio
import json
import os
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any, Literal

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input

from roadmap.model.kinds import kinds
from roadmap.store.drafts import Draft, leftovers
from tests.planner.driving import SIZES, driven, matches, press, settled, shown, workspace
from tui.app import Planner
from tui.screens.record import RecordSheet
from tui.widgets.area import Area
from tui.widgets.form_lines import FormLines
from tui.widgets.line import Line

PLAN = """
[technology.camera]
name.vi = "Máy ảnh"  # tên tạm
depends_on = ["chip"]
readiness.now = 4
acountable = "most"

[technology.chip]
name = "Chip"

[organization.most]
name.vi = "Bộ Khoa học và Công nghệ"
name.en = "Ministry of Science and Technology"

[organization.hust]
name.vi = "Đại học Bách khoa Hà Nội"

[activity.trial]
chain = "camera"
stage = "pilot"
start = 2027-01-01

[funding.money]
for = "camera"
approved = { 2026 = 100, 2027 = 200 }

[indicator.effect]
of = "camera"
baseline = 5
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workspace(tmp_path / "plan", PLAN)


def text(plan: Path) -> str:
    return (plan / "records.toml").read_text(encoding="utf-8")


async def at(planner: Planner, pilot: Pilot[Any], id: str, field: str = "") -> RecordSheet:
    """Open the sheet of a record at a field."""
    planner.open(id, tuple(field.split(".")) if field else ())
    await settled(planner, pilot)
    assert isinstance(planner.view, RecordSheet)
    return planner.view


async def enter(planner: Planner, pilot: Pilot[Any], typed: str) -> None:
    """Put a text into the line that has the focus, in place of what stands there, and confirm it."""
    line = planner.screen.focused
    assert isinstance(line, Line)
    line.value = ""
    await press(planner, pilot, f"={typed}" if typed else "space")
    if not typed:
        line.value = ""
    await press(planner, pilot, "enter")


# --- looking ---


@pytest.mark.parametrize("size", SIZES)
async def test_the_sheet_of_a_technology(example: Path, size: tuple[int, int]) -> None:
    async with driven(example, size) as (planner, pilot):
        await at(planner, pilot, "mo-dun-anh", "readiness.now")
        matches(planner, "record")


@pytest.mark.parametrize("size", SIZES)
async def test_a_date_being_typed(example: Path, size: tuple[int, int]) -> None:
    async with driven(example, size) as (planner, pilot):
        await at(planner, pilot, "anh-san-xuat-thu", "end")
        await press(planner, pilot, "enter")
        planner.screen.query_one(Line).value = "quý II/2027"
        await settled(planner, pilot)
        await asyncio.sleep(0.5)
        await settled(planner, pilot)
        assert "= quý II/2027: 01/04/2027 – 30/06/2027" in shown(planner)
        matches(planner, "record_date")


DIALOGS = {
    "name": ("mo-dun-anh", "name", ("enter",)),
    "level": ("mo-dun-anh", "readiness.now", ("enter", "up")),
    "note": ("mo-dun-anh", "note", ("enter", "=Đã nghiệm thu")),
    "partners": ("anh-san-xuat-thu", "participants", ("enter", "=dien tu")),
    "series": ("kp-anh-san-xuat", "approved", ("enter", "=1.500")),
    "new": ("mo-dun-anh", "accountable", ("enter", "=Viện mới", "enter")),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dialog", DIALOGS)
async def test_the_dialog_of_a_field(example: Path, dialog: str, size: tuple[int, int]) -> None:
    id, field, keys = DIALOGS[dialog]
    async with driven(example, size) as (planner, pilot):
        await at(planner, pilot, id, field)
        await press(planner, pilot, *keys)
        await asyncio.sleep(0.5)
        await settled(planner, pilot)
        matches(planner, f"record_{dialog}")


async def test_every_kind_has_a_sheet(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "plan", "".join(f"[{kind}.a-{kind}]\n" for kind in kinds()))
    async with driven(folder, (60, 20)) as (planner, pilot):
        for kind, model in kinds().items():
            planner.open(f"a-{kind}")
            await pilot.pause()
            sheet = planner.view
            assert isinstance(sheet, RecordSheet)
            form = sheet.query_one(FormLines)
            form.cursor = form.count
            assert sheet.row
            assert sheet.row.path == ("waive",)
            assert model.LABEL.en in shown(planner).lower()
            planner.pop_screen()


async def test_a_sheet_in_a_very_small_window(plan: Path) -> None:
    async with driven(plan, (20, 6)) as (planner, pilot):
        await at(planner, pilot, "camera")
        await press(planner, pilot, "end", "m", "home", "m", "down", "enter", "escape")


async def test_findings_are_marked_by_sign_and_word_and_told(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "accountable")
        screen = shown(planner)
        row = next(line for line in screen.splitlines() if line[1:].startswith(" Accountable end to end"))
        assert row.startswith("✗ ")
        assert "✗ error" in row
        assert "OWN101" in screen
        await press(planner, pilot, "end")
        assert "acountable" in shown(planner)


async def test_empty_fields_are_hidden_and_shown_and_those_with_findings_stay(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera")
        assert "Dual use" in shown(planner)
        await press(planner, pilot, "m")
        assert "Dual use" not in shown(planner)
        assert "Accountable end to end" in shown(planner)
        assert "empty fields hidden" in shown(planner)
        await press(planner, pilot, "m")
        assert "Dual use" in shown(planner)


async def test_tab_goes_from_finding_to_finding(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        sheet = await at(planner, pilot, "camera")
        seen = []
        for _ in range(8):
            await press(planner, pilot, "tab")
            seen.append(sheet.row.path if sheet.row else ())
        assert ("accountable",) in seen
        assert ("acountable",) in seen
        before = seen[-1]
        await press(planner, pilot, "tab", "shift+tab")
        assert sheet.row
        assert sheet.row.path == before


async def test_a_record_that_goes_elsewhere_leaves_a_sheet_that_says_so(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "chip")
        (plan / "records.toml").write_text(PLAN.replace('[technology.chip]\nname = "Chip"\n', ""), encoding="utf-8")
        planner.present(await planner.holding.refresh(planner.state))  # type: ignore[arg-type]  # it is there
        await settled(planner, pilot)
        assert "no longer in the workspace" in shown(planner)
        await press(planner, pilot, "enter", "d", "a", "o", "tab", "m", "escape")


# --- lines, numbers, dates ---


async def test_a_line_is_written_with_enter_and_left_with_escape(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "most", "sector")
        await press(planner, pilot, "enter", "=Tech", "escape")
        assert text(plan) == PLAN
        await press(planner, pilot, "enter", "=Tech", "enter")
        assert 'sector = "Tech"' in text(plan)
        await press(planner, pilot, "u")
        assert text(plan) == PLAN


async def test_a_date_is_understood_as_people_write_it(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial", "end")
        await press(planner, pilot, "enter", "=30/4/2027", "enter")
        assert "end = 2027-04-30\n" in text(plan)


async def test_what_is_wrong_is_told_while_it_is_typed_and_not_written(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial", "end")
        await press(planner, pilot, "enter", "=soon")
        assert "✗ End: “soon” is no date; write 30/4/2027," in shown(planner)
        await press(planner, pilot, "enter")
        assert isinstance(planner.focused, Line)
        assert text(plan) == PLAN


@pytest.mark.parametrize(
    ("typed", "said"),
    [("31/2/2028", "End: there is no day “31/2/2028”"), ("1/1/2500", "End: “1/1/2500” lies outside the years")],
)
async def test_a_day_that_does_not_exist_is_told_as_such(plan: Path, typed: str, said: str) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial", "end")
        await press(planner, pilot, "enter", f"={typed}")
        assert f"✗ {said}" in shown(planner)


async def test_what_the_checks_would_say_is_told_while_it_is_typed(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial", "end")
        await press(planner, pilot, "enter", "=2026-01-01")
        await asyncio.sleep(0.5)
        await settled(planner, pilot)
        assert "Would be reported TIM" in shown(planner)
        assert text(plan) == PLAN


async def test_an_empty_line_takes_the_field_away_and_so_does_the_key(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial", "start")
        await press(planner, pilot, "enter")
        await enter(planner, pilot, "")
        assert "start" not in text(plan)
        await press(planner, pilot, "u")
        assert text(plan) == PLAN
        await press(planner, pilot, "delete")
        assert "start" not in text(plan)
        await press(planner, pilot, "delete")
        assert "This field says nothing" in shown(planner)


async def test_both_languages_are_written_as_one(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "name")
        await press(planner, pilot, "enter", "=Camera", "enter")
        assert 'name.vi = "Máy ảnh"  # tên tạm\nname.en = "Camera"\n' in text(plan)
        await press(planner, pilot, "u")
        assert text(plan) == PLAN


async def test_a_misspelt_field_can_only_go(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "acountable")
        await press(planner, pilot, "d")
        assert "acountable" not in text(plan)


# --- choices and records ---


async def test_a_level_is_chosen_with_its_meaning(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "readiness.now")
        assert "● 4 Technology validated in lab" in shown(planner)
        await press(planner, pilot, "enter", "6", "enter")
        assert "readiness.now = 6\n" in text(plan)


async def test_yes_and_no_and_nothing(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "dual_use")
        await press(planner, pilot, "enter", "y", "enter")
        assert "dual_use = true\n" in text(plan)
        await press(planner, pilot, "enter", "end", "enter")
        assert text(plan) == PLAN


async def test_a_reference_is_found_without_diacritics(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "accountable")
        await press(planner, pilot, "enter", "=bach khoa", "enter")
        assert 'accountable = "hust"\n' in text(plan)
        await press(planner, pilot, "o")
        assert planner.chosen == "hust"
        await press(planner, pilot, "escape")
        assert planner.chosen == "camera"


async def test_a_record_that_is_missing_is_made_and_linked_as_one(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "accountable")
        await press(planner, pilot, "enter", "=Vietnam Post", "enter", "enter")
        made = plan / "organization" / "vietnam-post.toml"
        assert 'name.en = "Vietnam Post"' in made.read_text(encoding="utf-8")
        assert 'accountable = "vietnam-post"\n' in text(plan)
        await press(planner, pilot, "u")
        assert text(plan) == PLAN
        assert not made.exists()


async def test_several_records_are_ticked_and_each_tick_is_written(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial", "participants")
        await press(planner, pilot, "enter", "=hust", "enter")
        assert "[x]" in shown(planner)
        await press(planner, pilot, "escape")
        assert 'participants = ["hust"]' in text(plan) or "participants.hust" in text(plan) or "hust" in text(plan)
        sheet = planner.view
        assert isinstance(sheet, RecordSheet)
        assert sheet.row_at(("participants", "hust", "role"))
        await press(planner, pilot, "enter", "enter", "escape")
        assert text(plan) == PLAN


async def test_a_new_record_can_be_ticked_at_once(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "depends_on")
        await press(planner, pilot, "enter", "=Lens", "enter", "enter")
        assert "[x]" in shown(planner)
        await press(planner, pilot, "escape")
        assert (plan / "technology" / "lens.toml").is_file()
        assert 'depends_on = ["chip", "lens"]' in text(plan)


# --- tables ---


async def test_a_series_is_a_small_table(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "money", "approved")
        await press(planner, pilot, "enter", "=300", "up")
        await enter(planner, pilot, "250")
        assert "approved = { 2026 = 100, 2027 = 250, 2028 = 300 }" in text(plan)
        await press(planner, pilot, "u")
        assert text(plan) == PLAN


async def test_one_year_of_a_series(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "money", "approved.2027")
        await press(planner, pilot, "enter")
        await enter(planner, pilot, "1.000")
        assert "2027 = 1000" in text(plan)
        await press(planner, pilot, "d")
        assert "approved = { 2026 = 100 }" in text(plan)


async def test_money_may_be_said_in_words_wherever_it_is_typed(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "money", "approved")
        await press(planner, pilot, "enter", "=1,5 tỷ", "up")
        await enter(planner, pilot, "250 triệu")
        assert "approved = { 2026 = 100, 2027 = 250, 2028 = 1500 }" in text(plan)
        await at(planner, pilot, "money", "approved.2027")
        await press(planner, pilot, "enter")
        await enter(planner, pilot, "2 tỷ")
        assert "approved = { 2026 = 100, 2027 = 2000, 2028 = 1500 }" in text(plan)


async def test_a_measured_year_and_a_baseline(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "effect", "actual")
        await press(planner, pilot, "a")
        await enter(planner, pilot, "2025")
        await enter(planner, pilot, "7,5")
        assert "2025 = 7.5" in text(plan) or "2025 = { value = 7.5 }" in text(plan)
        sheet = await at(planner, pilot, "effect", "baseline.value")
        assert sheet.row
        assert sheet.row.text == "5"
        await press(planner, pilot, "d")
        assert "baseline" not in text(plan)


async def test_people_by_field_and_shares_and_clauses(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial", "people")
        await press(planner, pilot, "a")
        await enter(planner, pilot, "Chip 2.0")
        await enter(planner, pilot, "12")
        assert '"Chip 2.0" = 12' in text(plan)
        await at(planner, pilot, "effect", "shares")
        await press(planner, pilot, "enter", "=hust", "enter")
        await enter(planner, pilot, "40 %")
        assert "hust = 0.4" in text(plan)


async def test_a_waiver_has_a_reason_and_an_end(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "waive")
        await press(planner, pilot, "enter", "enter")
        await enter(planner, pilot, "Decided in May")
        await enter(planner, pilot, "30/6/2027")
        assert 'reason = "Decided in May"' in text(plan)
        assert "until = 2027-06-30" in text(plan)


# --- ids and new records ---


async def test_a_record_gets_another_id_and_its_sheet_stays(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "chip", "id")
        await press(planner, pilot, "enter")
        await enter(planner, pilot, "camera")
        assert "already used" in shown(planner)
        await press(planner, pilot, "=-chip", "enter")
        assert planner.chosen == "camera-chip"
        assert 'depends_on = ["camera-chip"]' in text(plan)


async def test_a_new_record_opens_its_sheet(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "n", "enter", "=Edge model", "enter")
        assert planner.chosen == "edge-model"
        assert (plan / "technology" / "edge-model.toml").is_file()
        await press(planner, pilot, "u", "escape")
        assert not (plan / "technology" / "edge-model.toml").exists()


async def test_a_new_record_belongs_to_the_one_that_is_chosen(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera")
        await press(planner, pilot, "n", "down", "down", "enter")
        assert "chain: Máy ảnh" in shown(planner)
        await press(planner, pilot, "=Tests", "enter")
        made = (plan / "activity" / "tests.toml").read_text(encoding="utf-8")
        assert 'name.en = "Tests"' in made
        assert 'chain = "camera"' in made


async def test_a_new_record_keeps_the_id_that_was_typed(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "n", "enter", "=Edge", "tab")
        planner.screen.query_one("#new-id", Input).value = "most"
        await press(planner, pilot, "enter")
        assert "already used" in shown(planner)
        planner.screen.query_one("#new-id", Input).value = "edge-2"
        await press(planner, pilot, "enter")
        assert planner.chosen == "edge-2"


# --- others, meanwhile ---


async def elsewhere(planner: Planner, pilot: Pilot[Any], plan: Path, old: str, new: str) -> None:
    """Somebody else changes the file, and the app hears of it."""
    (plan / "records.toml").write_text(text(plan).replace(old, new), encoding="utf-8")
    planner.present(await planner.holding.refresh(planner.state))  # type: ignore[arg-type]  # it is there
    await settled(planner, pilot)


@pytest.mark.parametrize(("answer", "left"), [("m", "2028-01-01"), ("t", "2027-05-05")])
async def test_a_change_from_elsewhere_is_shown_beside_what_is_typed(plan: Path, answer: str, left: str) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial", "start")
        await press(planner, pilot, "enter")
        planner.screen.query_one(Line).value = "1/1/2028"
        await elsewhere(planner, pilot, plan, "2027-01-01", "2027-05-05")
        assert planner.screen.query_one(Line).value == "1/1/2028"
        assert "Just changed elsewhere; it says now:" in shown(planner)
        await press(planner, pilot, "enter")
        assert "Somebody else changed the same place" in shown(planner)
        await press(planner, pilot, answer)
        assert f"start = {left}\n" in text(plan)


async def test_leaving_the_conflict_goes_back_to_typing(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial", "start")
        await press(planner, pilot, "enter")
        planner.screen.query_one(Line).value = "1/1/2028"
        await elsewhere(planner, pilot, plan, "2027-01-01", "2027-05-05")
        await press(planner, pilot, "enter", "escape")
        assert planner.screen.query_one(Line).value == "1/1/2028"
        await press(planner, pilot, "escape")
        assert "2027-05-05" in text(plan)


async def test_a_change_of_another_field_disturbs_nobody(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial", "start")
        await press(planner, pilot, "enter")
        planner.screen.query_one(Line).value = "1/1/2028"
        await elsewhere(planner, pilot, plan, '"pilot"', '"research"')
        assert "Just changed" not in shown(planner)
        await press(planner, pilot, "enter")
        assert 'stage = "research"\nstart = 2028-01-01\n' in text(plan)


async def test_two_planners_may_write_one_text_in_two_languages_and_one_series_in_two_years(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "most", "name")
        await press(planner, pilot, "enter", "=77")
        await elsewhere(planner, pilot, plan, "Bộ Khoa học và Công nghệ", "Bộ KHCN")
        assert "Just changed elsewhere" in shown(planner)
        await press(planner, pilot, "enter")
        assert 'name.vi = "Bộ KHCN"\nname.en = "Ministry of Science and Technology77"' in text(plan)
        await at(planner, pilot, "money", "approved")
        await press(planner, pilot, "enter", "=300")
        await elsewhere(planner, pilot, plan, "2027 = 200", "2027 = 222")
        assert "Just changed elsewhere" in shown(planner)
        await press(planner, pilot, "enter")
        assert "approved = { 2026 = 100, 2027 = 222, 2028 = 300 }" in text(plan)


# --- long texts ---


async def test_a_long_text_is_written_in_a_box(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "note")
        await press(planner, pilot, "enter", "=one", "enter", "=two", "ctrl+s")
        assert "one\ntwo" in text(plan)


async def test_a_long_text_is_written_in_the_planner_s_own_editor(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "my editor"
    script.write_text('#!/bin/sh\nprintf "from\\nthe editor\\n" > "$1"\n', encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", f"'{script}'")
    async with driven(plan) as (planner, pilot):
        stepped_aside(planner, monkeypatch)
        await at(planner, pilot, "camera", "note")
        await press(planner, pilot, "enter", "ctrl+e")
        assert planner.screen.query_one("#en", Area).text == "from\nthe editor"
        await press(planner, pilot, "escape")
        assert "is not written" in shown(planner)  # it asks before it gives a text up
        await press(planner, pilot, "escape")
        assert text(plan) == PLAN
        await press(planner, pilot, "ctrl+e")  # on the sheet: what the editor saves is written
        assert "from\nthe editor" in text(plan)


def stepped_aside(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal there is nothing to step aside from."""
    from contextlib import nullcontext

    monkeypatch.setattr(planner, "suspend", nullcontext)


async def test_without_an_editor_one_is_told(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "note")
        await press(planner, pilot, "ctrl+e")
        assert isinstance(planner.focused, Area)
        await press(planner, pilot, "ctrl+e")
        assert "Neither $VISUAL nor $EDITOR is set" in shown(planner)


# --- typing Vietnamese ---


async def strike(planner: Planner, pilot: Pilot[Any], letters: str) -> None:
    """Type letters as a terminal sends them; the pilot itself drops marks that stand alone."""
    for letter in letters:
        assert planner.focused
        planner.focused.post_message(Key(letter, letter))
        await pilot.pause()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("field", ["sector", "note"])
async def test_letters_are_kept_composed_and_go_as_one(plan: Path, field: str, form: Literal["NFC", "NFD"]) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "most", field)
        await press(planner, pilot, "enter")
        await strike(planner, pilot, unicodedata.normalize(form, "Lộ trình"))
        assert typed(planner) == "Lộ trình"
        for _ in range(7):
            await pilot.press("backspace")
        assert typed(planner) == "L"


@pytest.mark.parametrize("field", ["sector", "note"])
async def test_marks_join_the_letter_before_the_cursor(plan: Path, field: str) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "most", field)
        await press(planner, pilot, "enter", "=aoc", "left")
        await strike(planner, pilot, "\u0302\u0323x")
        assert typed(planner) == "aộxc"


def typed(planner: Planner) -> str:
    """What stands in the line or box that has the focus."""
    focused = planner.focused
    assert isinstance(focused, Line | Area)
    return focused.value if isinstance(focused, Line) else focused.text


async def test_unikey_sends_backspaces_and_letters(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "most", "sector")
        await press(planner, pilot, "enter")
        for key in ("t", "i", "e", "backspace", "ê", "n", "backspace", "backspace", "ế", "n", "g"):
            await pilot.press(key)
        await press(planner, pilot, "enter")
        assert 'sector = "tiếng"' in text(plan)


@pytest.mark.parametrize("field", ["sector", "note"])
async def test_a_large_or_odd_paste_is_cleaned_and_hangs_nothing(plan: Path, field: str) -> None:
    from time import perf_counter

    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "most", field)
        await press(planner, pilot, "enter")
        began = perf_counter()
        planner.focused.post_message(Paste("Tê\u0301n\x1b[31m\r\nmới " + "x" * 100_000))  # type: ignore[union-attr]  # an input
        await settled(planner, pilot)
        assert perf_counter() - began < 3
        value = typed(planner)
        assert value.startswith("Tến[31m mới" if field == "sector" else "Tến[31m\nmới")
        assert len(value) > 100_000  # nothing is cut
        assert planner.screen.query_one(".problem").display
        said = str(planner.screen.query_one(".problem").render())
        assert "at most 20000 characters" in said
        assert len(said) < 300
        await press(planner, pilot, "enter" if field == "sector" else "ctrl+s")
        assert typed(planner) == value  # it stays to be shortened
        assert "xxxx" not in text(plan)
        planner.focused.post_message(Paste("y" * 1_000_000))  # type: ignore[union-attr]  # an input
        await settled(planner, pilot)
        assert "Not pasted: 1,000,000 characters" in " ".join(shown(planner).split())
        assert typed(planner) == value


@pytest.mark.parametrize("field", ["sector", "note"])
@pytest.mark.parametrize(("size", "fits"), [(20_000, True), (20_001, False)])
async def test_a_text_is_refused_from_the_first_character_too_many(
    plan: Path, field: str, size: int, fits: bool
) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "most", field)
        await press(planner, pilot, "enter")
        planner.focused.post_message(Paste("x" * size))  # type: ignore[union-attr]  # an input
        await settled(planner, pilot)
        await press(planner, pilot, "enter" if field == "sector" else "ctrl+s")
        assert ("x" * 20_000 in text(plan)) is fits
        assert isinstance(planner.screen, RecordSheet) is fits


# --- what cannot be done ---


async def test_what_cannot_be_done_is_told(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "camera", "dual_use")
        await press(planner, pilot, "a")
        assert "This field has no entries" in shown(planner)
        await press(planner, pilot, "o")
        assert "This field leads to no record" in shown(planner)
        planner.action_command("take-up-drafts")
        await settled(planner, pilot)
        assert "Nothing was left unfinished" in shown(planner)
        await at(planner, pilot, "chip")
        await press(planner, pilot, "tab")


async def test_nothing_is_asked_where_nothing_can_be_written(plan: Path) -> None:
    async with driven(plan, read_only=True) as (planner, pilot):
        await at(planner, pilot, "trial", "start")
        await press(planner, pilot, "enter")
        assert "Nothing can be changed here" in shown(planner)
        assert isinstance(planner.screen, RecordSheet)
        assert not (plan / ".roadmap").exists()


async def test_markup_and_acting_characters_in_a_record_are_text(tmp_path: Path) -> None:
    odd = "x[/][red]y[@click=q]z"
    folder = workspace(
        tmp_path / "odd",
        f"""
[organization.a]
name = "{odd}"
sector = "{odd}"
[technology.t]
accountable = "a"
"{odd}" = 1
[activity.w]
chain = "t"
people = {{ "{odd}" = 3 }}
participants = {{ a = {{ role = "testing" }} }}
""",
    )
    async with driven(folder) as (planner, pilot):
        for id, field in (("a", "sector"), ("t", "accountable"), ("w", "participants")):
            await at(planner, pilot, id, field)
            assert odd in shown(planner)
            await press(planner, pilot, "enter", "escape")


# --- drafts ---


async def test_what_is_typed_is_kept_aside_until_it_is_confirmed(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "most", "sector")
        await press(planner, pilot, "enter", "=Tech")
        await asyncio.sleep(0.7)
        await settled(planner, pilot)
        [kept] = (plan / ".roadmap" / "drafts").glob(f"*-{os.getpid()}-*.json")
        assert '"Tech"' in kept.read_text(encoding="utf-8")
        await press(planner, pilot, "escape")
        assert not kept.exists()


def killed(plan: Path, *drafts: Draft) -> None:
    """Leave behind what a killed program was typing."""
    program = (
        "import os, sys, json\nfrom pathlib import Path\nfrom roadmap.store.drafts import Draft, Drafts\n"
        "mine = Drafts(Path(sys.argv[1]))\n"
        "mine.note([Draft(*one[:2], tuple(one[2]), *one[3:]) for one in json.loads(sys.argv[2])])\n"
        "mine.save()\nos.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(plan), json.dumps(drafts)], check=False)


def left_over(plan: Path) -> list[str]:
    return [left.drafts[0].text for left in leftovers(plan)]


async def test_what_a_killed_program_left_is_offered_and_taken_up_again(plan: Path) -> None:
    killed(plan, Draft("organization", "most", ("name", "vi"), "Bộ KHCN", "Bộ Khoa học và Công nghệ"))
    assert left_over(plan) == ["Bộ KHCN"]
    async with driven(plan) as (planner, pilot):
        screen = shown(planner)
        assert "Typed, but not written" in screen
        assert "Typed:  Bộ KHCN" in screen
        assert "In the file now:  Bộ Khoa học và Công nghệ" in screen
        assert text(plan) == PLAN  # only offered
        await press(planner, pilot, "enter")
        assert planner.screen.query_one("#vi", Line).value == "Bộ KHCN"
        await press(planner, pilot, "enter")
        assert 'name.vi = "Bộ KHCN"\nname.en = "Ministry of Science and Technology"' in text(plan)
    assert not left_over(plan)


async def test_of_one_field_the_newest_is_offered_and_settles_what_was_typed_before(plan: Path) -> None:
    for number, typed in enumerate(("Bộ cũ", "Bộ mới")):
        before = set((plan / ".roadmap" / "drafts").glob("*.json"))
        killed(plan, Draft("organization", "most", ("name", "vi"), typed, "Bộ Khoa học và Công nghệ"))
        (place,) = set((plan / ".roadmap" / "drafts").glob("*.json")) - before
        held = json.loads(place.read_text(encoding="utf-8"))
        place.write_text(json.dumps({**held, "at": f"2026-11-2{number}T08:00:00Z"}), encoding="utf-8")
    assert left_over(plan) == ["Bộ mới", "Bộ cũ"]
    async with driven(plan) as (planner, pilot):
        assert "Typed:  Bộ mới" in shown(planner)
        await press(planner, pilot, "enter", "enter")
        assert "Typed, but not written" not in shown(planner)
        assert 'name.vi = "Bộ mới"' in text(plan)
    assert not left_over(plan)


@pytest.mark.parametrize(("keys", "left"), [(("down", "enter"), []), (("end", "enter"), ["x"]), (("escape",), ["x"])])
async def test_what_was_left_can_be_dropped_or_left_for_later(plan: Path, keys: list[str], left: list[str]) -> None:
    killed(plan, Draft("activity", "trial", ("participants", "most", "role"), "x"),
           Draft("activity", "trial", ("decision",), "y"))  # fmt: skip
    async with driven(plan) as (planner, pilot):
        while "Typed, but not written" in shown(planner):
            await press(planner, pilot, *keys)
    assert left_over(plan) == left
    assert text(plan) == PLAN


async def test_a_new_record_that_was_being_named_is_taken_up_again(plan: Path) -> None:
    killed(plan, Draft("technology", "", ("name", "en"), "Lens"))
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "enter", "enter")
        assert planner.chosen == "lens"
    assert not left_over(plan)


async def test_what_is_written_already_and_what_is_gone(plan: Path) -> None:
    killed(plan, Draft("activity", "trial", ("start",), "2027-01-01"))
    killed(plan, Draft("activity", "gone", ("start",), "2027-01-01"))
    async with driven(plan) as (planner, pilot):
        assert "(the record is gone)" in shown(planner)
        await press(planner, pilot, "enter")
        assert "Typed, but not written" not in shown(planner)
    assert not left_over(plan)


async def test_leaving_in_the_middle_of_typing_keeps_what_was_typed(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "most", "sector")
        await press(planner, pilot, "enter", "=Tech", "ctrl+q")
    assert left_over(plan) == ["Tech"]


async def test_years_that_stand_there_are_not_judged_again(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("tui.commands._filling.judge", lambda roadmap, record, path, text, unit: asked.append(text))
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "money", "approved")
        await press(planner, pilot, "enter")
        assert not asked
        await press(planner, pilot, "=25")
        assert {*asked} == {"2", "25"}
        await press(planner, pilot, "enter")
        assert "approved = { 2026 = 100, 2027 = 200, 2028 = 25 }" in text(plan)


async def test_a_year_that_is_mistyped_is_told_and_not_written(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "money", "approved")
        await press(planner, pilot, "enter", "up", "=x", "enter")
        assert "✗" in shown(planner)
        assert text(plan) == PLAN
