from __future__ import annotations

import datetime
from pathlib import Path

from roadmap.graph.board import OTHER, UNLED, board
from roadmap.model.kinds.chain import Product
from roadmap.workspace import Workspace

TOML = """
[product.camera]
uses = ["chip"]
[technology.chip]
[organization.ministry]
type = "ministry"
[organization.institute]
type = "institute"
[organization.abroad]
type = "foreign"
[activity.design]
chain = "chip"
stage = "research"
lead = "institute"
start = 2026-03-01
[activity.survey]
chain = "camera"
stage = "research"
lead = "institute"
start = 2025-03-01
[activity.trial]
chain = "camera"
stage = "pilot"
[activity.licence]
chain = "camera"
stage = "production"
lead = "abroad"
[activity.talk]
chain = "camera"
lead = "ministry"
"""


def laid(tmp_path: Path, toml: str = TOML):  # type: ignore[no-untyped-def]
    (tmp_path / "records.toml").write_text(toml, encoding="utf-8")
    workspace = Workspace.open(tmp_path, today=datetime.date(2026, 11, 21))
    subject = workspace.roadmap.find(Product, "camera")
    assert subject
    return board(workspace.survey, subject)


def test_work_stands_at_its_stage_in_the_lane_of_the_house_that_leads_it(tmp_path: Path) -> None:
    found = laid(tmp_path)
    ids = {place: [one.id for one in several] for place, several in found.cells.items()}
    assert ids == {
        ("academia", "research"): ["survey", "design"],  # by their start; work on a technology in use belongs to it
        (UNLED, "pilot"): ["trial"],
        (OTHER, "production"): ["licence"],
        ("state", ""): ["talk"],
    }


def test_holes_are_stages_without_any_work(tmp_path: Path) -> None:
    assert laid(tmp_path).empty == ("commercialisation", "diffusion")


def test_work_without_a_stage_has_a_column_of_its_own_only_where_there_is_any(tmp_path: Path) -> None:
    assert laid(tmp_path).stages[-1] == ""
    assert laid(tmp_path, "[product.camera]").stages[-1] == "diffusion"


def test_a_house_is_absent_where_it_neither_leads_nor_takes_part(tmp_path: Path) -> None:
    assert laid(tmp_path).absent == ("enterprise",)
    assert laid(tmp_path, "[product.camera]").absent == ("state", "academia", "enterprise")
