"""The landscape shows the list in force, whole, with owners or the lack of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.drawing.cards.card import Blocks
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.sheet import Entry
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import BODIES, CHAIN, EXAMPLE, SEED, TODAY, survey
from tests.drawing.test_svg import groups, parsed, title

LISTS = f"""
{BODIES}
[catalogue.old]
name = "Danh mục 2025"
valid_to = 2026-06-30
[catalogue.new]
name = "Danh mục 2026"
valid_from = 2026-07-01
[group.g10]
name = "Mười"
catalogue = "new"
code = "10"
[group.g2]
name = "Hai"
catalogue = "new"
code = "2"
[group.g1-old]
name = "Một cũ"
catalogue = "old"
code = "1"
[product.gone]
name = "Đã bỏ"
listings.old = {{ code = "1.1", group = "g1-old" }}
[product.second]
name = "Thứ hai"
listings.new = {{ code = "P12", tier = "2", group = "g2", link = "official" }}
accountable = "most"
[product.first]
name = "Thứ nhất"
listings.new = {{ code = "P3", tier = "1", group = "g2", link = "proposed" }}
uses = ["core", "orphan"]
[product.stray]
name = "Không nhóm"
listings.new = {{ code = "P20", tier = "1" }}
[product.outside]
name = "Ngoài danh mục"
[technology.core]
name = "Lõi"
groups = ["g2"]
accountable = "hust"
readiness = {{ now = 4, target = 8, assessed = 2026-01-01, evidence = "x" }}
[technology.orphan]
name = "Vô chủ"
[technology.loose]
name = "Rời"
groups = ["g2"]
[mission.m1]
name = "Nhiệm vụ 1"
governing = "most"
products = ["first"]
[mission.m2]
name = "Nhiệm vụ 2"
products = ["first", "second"]
"""


def drawn(survey: Survey, *focus: str, lang: str = "vi") -> Drawing:
    (one,) = diagrams()["landscape"].function(survey, focus, lang)  # type: ignore[arg-type]
    return one


def blocks(drawing: Drawing) -> Blocks:
    assert isinstance(drawing.sheet.body, Blocks)
    return drawing.sheet.body


def test_groups_of_the_list_in_force_in_its_order(tmp_path: Path) -> None:
    one = drawn(survey(tmp_path, LISTS))
    assert [(block.code, block.heading) for block in blocks(one).blocks] == [
        ("2", "Hai"), ("10", "Mười"), ("", "Chưa xếp nhóm"), ("", "Ngoài danh mục hiện hành"),
    ]  # fmt: skip
    two = blocks(one).blocks[0]
    assert [card.tag for card in two.cards] == ["P3", "P12", ""]
    assert one.sheet.subtitle == (
        "Danh mục 2026, hiệu lực từ 01/07/2026 · 2 nhóm · 3 sản phẩm · 3 công nghệ · ngoài danh mục: 1 sản phẩm · "
        "chưa rõ cơ quan chịu trách nhiệm: 2/4 sản phẩm, 2/3 công nghệ"
    )
    assert any("1 sản phẩm chỉ có trong danh mục đã hết hiệu lực" in note for note in one.sheet.footnotes)


def test_owners_missions_readiness_and_their_absence(tmp_path: Path) -> None:
    first, second, loose = blocks(drawn(survey(tmp_path, LISTS))).blocks[0].cards
    assert not first.unowned
    assert first.lines == ("Chủ quản nhiệm vụ: Bộ KH&CN", "xếp nhóm: đề xuất")
    assert second.lines == ("Bộ KH&CN", "Nhiệm vụ: 1")
    assert not second.unowned
    assert [(row.text, row.detail, bool(row.unowned)) for row in first.rows] == [
        ("Lõi", "Đại học Bách khoa Hà Nội · TRL 4 → 8", False),
        ("Vô chủ", "", True),
    ]
    assert [row.text for row in loose.rows] == ["Rời"]
    assert first.tone is not second.tone


def test_proposed_groups_are_marked(tmp_path: Path) -> None:
    one = drawn(survey(tmp_path, CHAIN), lang="en")
    (block,) = blocks(one).blocks
    assert block.note == "products in group: proposed"
    assert any("third party" in note for note in one.sheet.footnotes)
    assert one.table.rows[0][-1] == "proposed"


def test_an_empty_group_is_a_hole(tmp_path: Path) -> None:
    one = drawn(survey(tmp_path, LISTS))
    ten = blocks(one).blocks[1]
    assert ten.hole
    assert not ten.cards
    assert ("10. Mười", "", "Chưa có", "", "", "", "") in one.table.rows
    assert Entry("hole", "nhóm chưa có công nghệ, sản phẩm nào") in one.sheet.legend


def test_the_table_holds_every_product_and_technology(tmp_path: Path) -> None:
    table = drawn(survey(tmp_path, LISTS)).table
    assert all(len(row) == len(table.header) for row in table.rows)
    assert {row[2] for row in table.rows} >= {"Thứ nhất", "Thứ hai", "Không nhóm", "Ngoài danh mục"}
    assert {row[3] for row in table.rows} >= {"Lõi", "Vô chủ", "Rời"}
    assert table.rows[-1] == ("Chỉ có trong danh mục đã hết hiệu lực", "", "Đã bỏ", "", "", "", "")


def test_focus_on_groups(tmp_path: Path) -> None:
    plan = survey(tmp_path, LISTS)
    assert [block.id for block in blocks(drawn(plan, "g2")).blocks] == ["g2"]
    with pytest.raises(RoadmapError, match="no group"):
        drawn(plan, "g1-old")


def test_a_plan_without_lists(tmp_path: Path) -> None:
    one = drawn(survey(tmp_path, '[product.p]\nname = "P"\n[technology.t]\nname = "T"\n'))
    (block,) = blocks(one).blocks
    assert block.heading == "Công nghệ, sản phẩm của kế hoạch"
    assert [card.title for card in block.cards] == ["P", "Công nghệ chưa gắn với sản phẩm"]
    assert drawn(survey(tmp_path, "")).table.rows == ()


def test_a_plan_without_anything_says_so(tmp_path: Path) -> None:
    (block,) = blocks(drawn(survey(tmp_path, "[organization.a]\n"))).blocks
    assert block.hole and block.hole.detail == "Chưa có công nghệ hoặc sản phẩm nào."


@pytest.mark.parametrize("folder", [EXAMPLE, SEED], ids=lambda path: path.name)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_bundled_workspaces_are_drawn_whole(folder: Path, lang: str) -> None:
    one = drawn(Workspace.open(folder, today=TODAY).survey, lang=lang)
    roots = [parsed(svg) for svg in svg_pages(one.sheet)]
    shown = sorted(title(card) for root in roots for card in groups(root, "card"))
    assert shown == sorted(card.title for block in blocks(one).blocks for card in block.cards)


def test_the_seed_has_ten_groups_and_thirty_products() -> None:
    one = drawn(Workspace.open(SEED, today=TODAY).survey)
    assert "10 nhóm · 30 sản phẩm" in one.sheet.subtitle
    assert one.sheet.source.startswith("Bản ghi theo mức độ tin cậy: chính thức")


def test_governing_bodies_of_missions_answer_until_an_accountable_one_is_named(tmp_path: Path) -> None:
    text = """
    [product.uav]
    name = "UAV"
    [mission.a]
    governing = "mod"
    products = ["uav"]
    link = "proposed"
    [organization.mod]
    name = "Bộ Quốc phòng"
    [organization.mps]
    name = "Bộ Công an"
    """
    (tmp_path / "one").mkdir()
    (one,) = blocks(drawn(survey(tmp_path / "one", text))).blocks[0].cards
    assert one.lines == ("Chủ quản nhiệm vụ: Bộ Quốc phòng (liên kết đề xuất)",)
    assert not one.unowned
    (tmp_path / "two").mkdir()
    two = text + '[mission.b]\ngoverning = "mps"\nproducts = ["uav"]\n'
    (several,) = blocks(drawn(survey(tmp_path / "two", two))).blocks[0].cards
    assert several.unowned == "Nhiều chủ quản, chưa có cơ quan chịu trách nhiệm chính"


def test_a_technology_stands_in_its_own_group_too(tmp_path: Path) -> None:
    text = """
    [catalogue.list]
    [group.one]
    catalogue = "list"
    code = "1"
    [group.two]
    catalogue = "list"
    code = "2"
    [product.p]
    name = "P"
    listings.list = { code = "P1", group = "one" }
    uses = ["t"]
    [technology.t]
    name = "Chip"
    groups = ["two"]
    """
    one = drawn(survey(tmp_path, text))
    first, second = blocks(one).blocks
    assert not second.hole
    assert [(card.title, card.rows[0].text) for card in second.cards] == [
        ("Công nghệ dùng cho sản phẩm của nhóm khác", "Chip")
    ]
    assert [row.text for row in first.cards[0].rows] == ["Chip"]
    assert "1 công nghệ" in one.sheet.subtitle
    assert [row[0] for row in one.table.rows if row[3] == "Chip"] == ["1. one", "2. two"]
