"""No word of any planner is lost in real git histories: it stands in the tree, or in an open file between markers."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from .history import STEPS, History


@pytest.mark.parametrize("step", STEPS)
def test_a_step_loses_no_word(step: str, tmp_path: Path) -> None:
    History(tmp_path / "repository", seed=STEPS.index(step)).step(step)


@pytest.mark.parametrize("settings", [{"core_autocrlf": "true"}, {"merge_conflictStyle": "diff3"}], ids=str)
def test_settings_of_git_lose_no_word(settings: dict[str, str], tmp_path: Path) -> None:
    history = History(tmp_path / "repository", 7, **settings)
    history.step("merge")
    history.step("rebase")


@pytest.mark.long
def test_no_history_loses_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps, conflicts = 0, 0
    settings = [{}, {}, {"core_autocrlf": "true"}, {"merge_conflictStyle": "diff3"}, {"merge_conflictStyle": "zdiff3"}]
    for seed in range(500):
        chance = random.Random(seed)
        history = History(tmp_path / str(seed), seed, **chance.choice(settings))
        for step in chance.choices(STEPS, k=4):
            history.step(step)
            steps += 1
        conflicts += history.conflicts
    with capsys.disabled():
        print(f"\ngit: 500 histories, {steps} steps, {conflicts} with conflicts, no word lost")
