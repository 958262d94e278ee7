"""Levels say where something stands, where it is to come, and how well that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.graph.ladder import SCALES, level, levels
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.scale import MASTERY
from tests.diagrams.workspaces import survey

PLAN = """
[technology.chip]
readiness = { now = 5, target = 9, assessed = 2025-05-22, evidence = "biên bản" }
mastery = { now = "use", target = "design" }
[technology.old]
readiness = { now = 9, target = 8, assessed = 2025-05-20, evidence = "biên bản" }
[technology.bare]
readiness = { target = 6 }
[product.camera]
commercial = { now = 2, assessed = "2026" }
"""


def test_an_assessment_is_stale_after_the_limit_or_without_a_day(tmp_path: Path) -> None:
    seen = survey(tmp_path, PLAN)
    fresh, old, bare = (level(seen, one, "TRL") for one in seen.of(Technology))
    assert (fresh.now, fresh.target, fresh.stale, fresh.founded, fresh.reached) == (5, 9, False, True, False)
    assert (old.stale, old.founded, old.reached) == (True, False, True)
    assert (bare.now, bare.target, bare.stale, bare.founded, bare.reached) == (None, 6, False, False, False)
    assert level(seen, seen.of(Technology)[0], "mastery").stale


def test_the_workspace_may_set_the_limit(tmp_path: Path) -> None:
    (tmp_path / "roadmap.toml").write_text("[checks.STG408]\nmonths = 24\n", encoding="utf-8")
    seen = survey(tmp_path, PLAN)
    assert not level(seen, seen.of(Technology)[1], "TRL").stale


def test_rungs_count_from_one_and_kinds_have_their_scales(tmp_path: Path) -> None:
    seen = survey(tmp_path, PLAN)
    chip, camera = seen.of(Technology)[0], seen.of(Product)[0]
    assert [(one.scale, one.now, one.target) for one in levels(seen, chip)][:2] == [("TRL", 5, 9), ("mastery", 1, 5)]
    assert [(one.scale, one.now, one.stale) for one in levels(seen, camera)] == [
        ("MRL", None, False),
        ("CRI", 2, False),
    ]
    assert len(SCALES["mastery"]) == len(list(MASTERY))
    with pytest.raises(KeyError):
        level(seen, chip, "XRL")
