"""The ladder shows now and target on named levels, and says what is stale, unfounded or unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.drawing.charts.chart import Chart, Panel, Point, Row, Stretch
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.look import Symbol
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import BODIES, EXAMPLE, SEED, TODAY, survey

PLAN = f"""
{BODIES}
[catalogue.list]
name = "Danh mục"
valid_from = 2026-07-01
[group.g1]
name = "Nhóm"
catalogue = "list"
[technology.chip]
name = "Chip"
groups = ["g1"]
accountable = "viettel"
readiness = {{ now = 5, target = 9, assessed = 2026-06-30, evidence = "biên bản 1" }}
mastery = {{ now = "adapt", target = "design", assessed = 2024-01-01, evidence = "biên bản 2" }}
[technology.done]
name = "Xong"
groups = ["g1"]
readiness = {{ now = 8, target = 8, assessed = 2026-06-30 }}
[technology.unknown]
name = "Chưa biết"
groups = ["g1"]
readiness = {{ target = 7 }}
[product.camera]
name = "Camera"
uses = ["chip"]
[mission.empty]
name = "Nhiệm vụ"
"""


def drawn(survey: Survey, *focus: str, lang: str = "vi") -> Drawing:
    (one,) = diagrams()["ladder"].made(survey, focus, lang)  # type: ignore[arg-type]
    return one


def panels(drawing: Drawing) -> dict[str, Panel]:
    body = drawing.sheet.body
    assert isinstance(body, Chart)
    return {panel.heading: panel for panel in body.panels}


def rows(panel: Panel) -> dict[str, Row]:
    return {row.label: row for section in panel.sections for row in section.rows}


def signs(row: Row) -> set[tuple[Symbol, float]]:
    return {(item.symbol, item.at) for item in row.items if isinstance(item, Point)}


def test_now_and_target_stand_on_named_levels(tmp_path: Path) -> None:
    found = panels(drawn(survey(tmp_path, PLAN)))
    trl = found["Sẵn sàng công nghệ (TRL)"]
    (zones,) = trl.axis.tiers
    assert (zones[4].label, zones[4].detail) == ("TRL 5", "Kiểm chứng trong môi trường phù hợp")
    chip = rows(trl)["Chip"]
    assert signs(chip) == {(Symbol.NOW, 5), (Symbol.TARGET, 9)}
    assert [5 < item.start < item.end < 9 for item in chip.items if isinstance(item, Stretch)] == [True]
    assert chip.details == ("30/06/2026",) and chip.mark is None
    assert signs(rows(found["Mức độ làm chủ"])["Chip"]) == {(Symbol.NOW, 4), (Symbol.TARGET, 5)}


def test_a_target_below_what_is_reached_is_said(tmp_path: Path) -> None:
    text = """
    [technology.chip]
    name = "Chip"
    readiness = { now = 7, target = 5, assessed = 2026-06-30, evidence = "biên bản" }
    """
    drawing = drawn(survey(tmp_path, text))
    chip = rows(panels(drawing)["Sẵn sàng công nghệ (TRL)"])["Chip"]
    assert signs(chip) == {(Symbol.NOW, 7), (Symbol.TARGET, 5)}
    assert not [item for item in chip.items if isinstance(item, Stretch)]  # an arrow would mean "still to go"
    assert [item.text for item in chip.items if isinstance(item, Point)] == ["", "mục tiêu thấp hơn mức đã đạt"]
    assert drawing.table.rows[0][-1] == "mục tiêu thấp hơn mức đã đạt"


def test_what_is_stale_or_unfounded_or_unknown_is_marked_and_said(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, PLAN))
    found = panels(drawing)
    trl = rows(found["Sẵn sàng công nghệ (TRL)"])
    stale = rows(found["Mức độ làm chủ"])["Chip"]
    assert stale.mark and stale.mark.symbol is Symbol.LATE
    assert stale.details == ("01/01/2024 · đã cũ",)
    assert trl["Xong"].details == ("30/06/2026 · chưa có minh chứng",)
    assert trl["Xong"].mark and trl["Xong"].mark.symbol is Symbol.UNKNOWN
    assert [item.text for item in trl["Xong"].items if isinstance(item, Point)] == ["", "đạt mục tiêu"]
    assert trl["Chưa biết"].details == ("chưa đánh giá",)
    assert signs(trl["Chưa biết"]) == {(Symbol.TARGET, 7)}
    assert rows(found["Mức độ làm chủ"])["Xong"].details == ("chưa đánh giá",)
    assert [note for note in drawing.sheet.footnotes if "MRL" in note and "(4 chưa đánh giá)" in note]
    assert "TRL: 2 trên 3 đã đánh giá" in drawing.sheet.subtitle
    assert next(row[:4] for row in drawing.table.rows if row[0] == "Mức độ làm chủ" and row[2] == "Xong") == (
        "Mức độ làm chủ",
        "Công nghệ",
        "Xong",
        "chưa đánh giá",
    )


def test_many_that_are_not_assessed_are_named_together(tmp_path: Path) -> None:
    more = "".join(f'[technology.t{at}]\nname = "Lõi {at}"\ngroups = ["g1"]\n' for at in range(6))
    found = rows(panels(drawn(survey(tmp_path, PLAN + more)))["Sẵn sàng công nghệ (TRL)"])
    assert found["Chưa đánh giá: 6 công nghệ"].note == "; ".join(f"Lõi {at}" for at in range(6))


@pytest.mark.parametrize(
    ("id", "names"),
    [("chip", {"Chip"}), ("camera", {"Chip"}), ("g1", {"Chip", "Xong", "Chưa biết"}), ("viettel", {"Chip"})],
)
def test_focus(tmp_path: Path, id: str, names: set[str]) -> None:
    drawing = drawn(survey(tmp_path, PLAN), id)
    assert rows(panels(drawing)["Sẵn sàng công nghệ (TRL)"]).keys() == names
    assert drawing.name == f"ladder-{id}"


@pytest.mark.parametrize("id", ["nothing", "list", "empty", "most"])
def test_ids_that_stand_for_nothing_are_refused(tmp_path: Path, id: str) -> None:
    with pytest.raises(RoadmapError, match=f"`{id}`"):
        drawn(survey(tmp_path, PLAN), id)


def test_an_empty_roadmap_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RoadmapError, match="no technology or product"):
        drawn(survey(tmp_path, BODIES))


@pytest.mark.parametrize("folder", [EXAMPLE, SEED])
def test_bundled_workspaces_are_drawn_alike_each_time(folder: Path) -> None:
    first, again = (drawn(Workspace.open(folder, today=TODAY).survey, lang="en") for _ in range(2))
    assert svg_pages(first.sheet) == svg_pages(again.sheet)
