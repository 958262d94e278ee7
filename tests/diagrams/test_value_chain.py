"""The value chain says what the records say, and shows what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams, markdown
from roadmap.drawing.cards.card import Arrow, Card, Grid, Hole
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.look import Link, Symbol
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import BODIES, CHAIN, EXAMPLE, SEED, TODAY, survey
from tests.drawing.test_svg import groups, parsed, title


def drawn(survey: Survey, *focus: str, lang: str = "vi") -> list[Drawing]:
    return list(diagrams()["value-chain"].function(survey, focus, lang))  # type: ignore[arg-type]


def body(drawing: Drawing) -> Grid:
    assert isinstance(drawing.sheet.body, Grid)
    return drawing.sheet.body


def cards(grid: Grid) -> dict[str, tuple[str, str, Card]]:
    return {
        placed.content.id: (placed.lane, placed.column, placed.content)
        for placed in grid.placed
        if isinstance(placed.content, Card)
    }


def arrow(grid: Grid, source: str, target: str, kind: Link) -> Arrow:
    (found,) = (one for one in grid.arrows if (one.source, one.target, one.kind) == (source, target, kind))
    return found


def test_columns_lanes_and_cards(tmp_path: Path) -> None:
    (one,) = drawn(survey(tmp_path, CHAIN), "camera")
    grid = body(one)
    assert one.name == "value-chain-camera"
    assert [column.heading for column in grid.columns] == [
        "Nghiên cứu - phát triển", "Thử nghiệm - ứng dụng", "Sản xuất", "Thương mại hóa", "Lan tỏa",
    ]  # fmt: skip
    assert [column.group for column in grid.columns] == ["", "", *["Sản xuất - thương mại hóa"] * 2, ""]
    assert [lane.id for lane in grid.lanes] == ["state", "academia", "enterprise", "other", "none"]
    places = {id: (lane, column) for id, (lane, column, _) in cards(grid).items()}
    assert places == {
        "design": ("academia", "research"),
        "trial": ("enterprise", "pilot"),
        "make": ("other", "production"),
        "sell": ("none", "commercialisation"),
    }
    assert one.sheet.title == "Chuỗi giá trị: Camera [EU]"
    assert "P02" in one.sheet.subtitle
    assert "CHƯA CÓ cơ quan" in one.sheet.subtitle
    assert one.sheet.as_of == "Tính đến ngày 21/11/2026"


def test_states_dates_and_missing_leads(tmp_path: Path) -> None:
    (one,) = drawn(survey(tmp_path, CHAIN), "camera")
    found = {id: card for id, (_, _, card) in cards(body(one)).items()}
    marks = {id: (card.mark.symbol, card.mark.word) for id, card in found.items() if card.mark}
    assert marks["design"] == (Symbol.DONE, "Hoàn thành")
    assert marks["trial"] == (Symbol.LATE, "Quá hạn")
    assert marks["make"] == (Symbol.PLANNED, "Kế hoạch")
    assert marks["sell"] == (Symbol.LATE, "Chậm bắt đầu")
    assert found["trial"].lines == ("Viettel (+2 đơn vị)", "Chip NPU")
    assert found["design"].when == "01/2025 – 12/2025"
    assert found["make"].when == "01/2027 – 2028"
    assert found["sell"].when == "quý I/2026 – …"
    assert found["sell"].unowned == "Chưa có đơn vị chủ trì"
    assert not found["make"].unowned


def test_an_empty_stage_is_a_hole_and_nothing_is_lost(tmp_path: Path) -> None:
    (one,) = drawn(survey(tmp_path, CHAIN), "camera")
    holes = [placed.column for placed in body(one).placed if isinstance(placed.content, Hole)]
    assert holes == ["diffusion"]
    assert any("1 hoạt động chưa ghi giai đoạn: Chưa xếp" in note for note in one.sheet.footnotes)
    rows = {row[2]: row for row in one.table.rows}
    assert set(rows) == {"Thiết kế", "Thử nghiệm", "Sản xuất", "Bán hàng", "Chưa có", "Chưa xếp"}
    assert rows["Thử nghiệm"][5] == "Bộ Khoa học và Công nghệ; Đại học Bách khoa Hà Nội"
    assert all(len(row) == len(one.table.header) for row in one.table.rows)


def test_links(tmp_path: Path) -> None:
    (one,) = drawn(survey(tmp_path, CHAIN), "camera")
    grid = body(one)
    assert "chưa ghi nhận chuyển giao" in arrow(grid, "design", "trial", Link.TRANSFER).label
    assert arrow(grid, "trial", "make", Link.DEPENDENCY).label == ""
    assert arrow(grid, "make", "sell", Link.TRANSFER).label == (
        "Lumora → …, cấp phép (li-xăng), quý II/2028, hợp đồng 3"
    )
    handed = arrow(grid, "design", "trial", Link.HANDOVER).label
    assert handed == ("Bàn giao trách nhiệm Đại học Bách khoa Hà Nội → Viettel, 01/01/2026; chưa có người tiếp nhận")
    assert len(grid.arrows) == 4


def test_a_technology_is_drawn_with_its_readiness_in_english(tmp_path: Path) -> None:
    (one,) = drawn(survey(tmp_path, CHAIN), "npu", lang="en")
    assert one.sheet.subtitle == "Technology · Accountable end to end: Viettel · TRL 5 → 9"
    assert one.sheet.title == "Value chain: Chip NPU"
    assert set(cards(body(one))) == {"design", "trial"}


def test_what_nobody_works_on_is_five_holes(tmp_path: Path) -> None:
    (one,) = drawn(survey(tmp_path, '[product.idea]\nname = "Ý tưởng"\n'), "idea")
    assert len([placed for placed in body(one).placed if isinstance(placed.content, Hole)]) == 5
    assert not one.sheet.footnotes
    assert len(one.table.rows) == 5


def test_absent_houses_are_named(tmp_path: Path) -> None:
    work = '[activity.a]\nchain = "p"\nstage = "research"\nlead = "hust"\nevidence = "illustrative"\n'
    text = f"{BODIES}\n[product.p]\n{work}"
    (one,) = drawn(survey(tmp_path, text), "p")
    assert "Chưa tham gia chuỗi: Nhà nước, Doanh nghiệp." in one.sheet.footnotes
    assert one.sheet.stamp == "DỮ LIỆU MINH HỌA"
    assert "minh họa 1" in one.sheet.source


def test_handovers_without_a_day_or_a_place(tmp_path: Path) -> None:
    tail = """
[handover.undated]
chain = "npu"
from = "hust"
to = "viettel"
accepted_by = "viettel"
[handover.early]
chain = "npu"
from = "hust"
to = "viettel"
on = 2020-01-01
[handover.self]
chain = "npu"
from = "hust"
to = "hust"
"""
    (one,) = drawn(survey(tmp_path, CHAIN + tail), "camera")
    handed = [one.label for one in body(one).arrows if one.kind is Link.HANDOVER]
    assert len(handed) == 2
    assert handed[1] == "Bàn giao trách nhiệm Đại học Bách khoa Hà Nội → Viettel; tiếp nhận: Viettel"


def test_focus(tmp_path: Path) -> None:
    plan = survey(tmp_path, CHAIN)
    assert [one.name for one in drawn(plan)] == ["value-chain-npu", "value-chain-camera"]
    with pytest.raises(RoadmapError, match="neither"):
        drawn(plan, "most")
    with pytest.raises(RoadmapError, match="no activity"):
        drawn(survey(tmp_path, '[product.idea]\nname = "x"\n'))


def test_the_markdown_twin_shows_names_as_they_are(tmp_path: Path) -> None:
    (one,) = drawn(survey(tmp_path, CHAIN), "camera")
    text = markdown(one)
    assert "Camera \\[EU\\]" in text
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert len(lines) == len(one.table.rows) + 2


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("page", ["a4", "a3", "16:9", "a4-portrait"])
def test_the_example_is_drawn_whole(lang: str, page: str) -> None:
    from dataclasses import replace

    for one in drawn(Workspace.open(EXAMPLE, today=TODAY).survey, lang=lang):
        roots = [parsed(svg) for svg in svg_pages(replace(one.sheet, page=page))]
        shown = sorted(title(card) for root in roots for card in groups(root, "card"))
        assert shown == sorted(card.title for _, _, card in cards(body(one)).values())


def test_the_seed_is_drawn() -> None:
    (one,) = drawn(Workspace.open(SEED, today=TODAY).survey, "cloud-platform")
    assert "Chủ quản nhiệm vụ: Bộ Công an (liên kết đề xuất)" in one.sheet.subtitle
    (mission,) = (placed for placed in body(one).placed if placed.column == "missions")
    assert mission.lane == "state"
    assert one.table.rows[0][:3] == ("Nhiệm vụ được giao", "Nhà nước", mission.content.title)
    assert len(svg_pages(one.sheet)) == 1


def test_work_without_a_lead_says_so_in_the_table_as_in_the_picture(tmp_path: Path) -> None:
    text = '[organization.o]\n[technology.t]\naccountable = "o"\n[activity.a]\nchain = "t"\nstage = "research"\n'
    (drawing,) = diagrams()["value-chain"].made(survey(tmp_path, text), ["t"], "vi")
    row = next(row for row in drawing.table.rows if "a" in row)
    assert row[drawing.table.header.index("Chủ trì")] == "Chưa có đơn vị chủ trì"
