"""The dependency network names what rests on what, and with what much would fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.diagrams._dependence import MOST
from roadmap.drawing.cards.card import Blocks
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.look import Link
from roadmap.drawing.networks.network import Network
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from tests.diagrams.workspaces import BODIES, survey
from tests.drawing.test_svg import parsed

NET = f"""
{BODIES}
[technology.base]
name = "Nền"
accountable = "hust"
readiness = {{ now = 4, target = 9, assessed = 2026-01-01, evidence = "x" }}
[technology.middle]
name = "Giữa"
depends_on = ["base"]
[technology.alone]
name = "Đứng riêng"
[product.one]
name = "Một <b>&"
uses = ["middle", "base"]
[product.two]
name = "Hai"
uses = ["middle"]
[product.three]
name = "Ba"
uses = ["base"]
[supply.chip]
product = "base"
component = "Chip"
supplier = "abroad"
"""


def drawn(survey: Survey, *focus: str, lang: str = "vi") -> Drawing:
    (one,) = diagrams()["dependencies"].function(survey, focus, lang)  # type: ignore[arg-type]
    return one


def network(drawing: Drawing) -> Network:
    assert isinstance(drawing.sheet.body, Network)
    return drawing.sheet.body


def test_cards_arrows_and_single_points(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, NET))
    body = network(drawing)
    cards = {card.id: card for card in body.cards}
    assert set(cards) == {"base", "middle", "one", "two", "three", "abroad"}
    assert cards["base"].unowned == "ĐIỂM PHỤ THUỘC: 3 sản phẩm dựa vào; ĐIỂM NỐI DUY NHẤT giữa các phần của mạng"
    assert cards["base"].lines == ("Đại học Bách khoa Hà Nội", "TRL 4 → 9")
    assert cards["middle"].unowned.startswith("ĐIỂM PHỤ THUỘC: 2 sản phẩm")
    assert not cards["one"].unowned
    assert cards["abroad"].unowned == "3 sản phẩm đứt chuỗi nếu dừng"
    arrows = {(arrow.source, arrow.target): arrow.kind for arrow in body.arrows}
    assert ("base", "one") not in arrows
    assert arrows["middle", "one"] is Link.SEQUENCE
    assert arrows["abroad", "base"] is Link.DEPENDENCY
    assert drawing.sheet.subtitle == (
        "2 công nghệ, 3 sản phẩm, 5 liên kết · điểm phụ thuộc đơn lẻ: 2 công nghệ, 1 tổ chức · "
        "chưa ghi liên kết: 1 công nghệ, 0 sản phẩm"
    )
    assert any("1 liên kết trực tiếp" in note for note in drawing.sheet.footnotes)
    assert any("1 bản ghi chưa có liên kết" in note for note in drawing.sheet.footnotes)
    (svg,) = svg_pages(drawing.sheet)
    parsed(svg)
    assert "Một &lt;b&gt;&amp;" in svg


def test_the_table_holds_everything(tmp_path: Path) -> None:
    header, rows = drawn(survey(tmp_path, NET), lang="en").table
    assert all(len(row) == len(header) for row in rows)
    table = {row[1]: row for row in rows}
    assert table["Nền"][3] == "Giữa; Một <b>&; Ba"
    assert table["Nền"][4] == "3"
    assert table["Nền"][5].startswith("SINGLE POINT: products resting on it: 3")
    assert table["Lumora"][0] == "Only supplier"
    assert table["Đứng riêng"][2:4] == ("", "")


def test_focus_is_what_lies_under_and_over(tmp_path: Path) -> None:
    plan = survey(tmp_path, NET)
    drawing = drawn(plan, "two")
    assert {card.id for card in network(drawing).cards} == {"two", "middle", "base", "abroad"}
    assert drawing.name == "dependencies-two"
    assert drawing.sheet.title == "Mạng phụ thuộc: Hai"
    alone = drawn(plan, "alone").sheet
    assert isinstance(alone.body, Blocks)
    assert "Đứng riêng" in svg_pages(alone)[0]


def test_circles_are_said(tmp_path: Path) -> None:
    text = '[technology.a]\ndepends_on=["b"]\n[technology.b]\ndepends_on=["a"]\n[product.p]\nuses=["a"]'
    drawing = drawn(survey(tmp_path, text))
    cards = {card.id: card for card in network(drawing).cards}
    assert "VÒNG PHỤ THUỘC" in cards["a"].unowned
    assert "Vòng phụ thuộc: a → b → a." in drawing.sheet.footnotes
    assert len(svg_pages(drawing.sheet)) == 1


@pytest.mark.parametrize("uses", ['"x"', '"x", "y"'])
def test_a_product_over_a_circle_keeps_its_arrows(tmp_path: Path, uses: str) -> None:
    text = f"""
    [technology.x]
    depends_on = ["y"]
    [technology.y]
    depends_on = ["x", "z"]
    [technology.z]
    [technology.u]
    depends_on = ["x"]
    [product.p]
    uses = [{uses}]
    [product.q]
    uses = ["u", "z"]
    """
    drawing = drawn(survey(tmp_path, text))
    arrows = {(arrow.source, arrow.target) for arrow in network(drawing).arrows}
    over = {("x", "p"), ("y", "p")} if "y" in uses else {("x", "p")}
    assert arrows == {("x", "y"), ("y", "x"), ("z", "y"), ("x", "u"), ("u", "q"), *over}
    assert [note for note in drawing.sheet.footnotes if note.startswith("Không vẽ")] == [
        "Không vẽ: 1 liên kết trực tiếp mà các mũi tên khác đã dẫn tới; bảng ghi đủ."  # z to q, by way of y, x and u
    ]


def test_nothing_linked_is_listed(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, "[technology.a]\n[product.p]\n[product.q]"))
    assert isinstance(drawing.sheet.body, Blocks)
    assert drawing.sheet.subtitle == "Chưa ghi liên kết: 1 công nghệ, 2 sản phẩm"
    assert [block.cards[0].title for block in drawing.sheet.body.blocks] == ["1 công nghệ", "2 sản phẩm"]


@pytest.mark.parametrize("count", [MOST * 3, 500])
def test_large_networks_are_condensed_and_say_so(tmp_path: Path, count: int) -> None:
    lines = ["[technology.t0]"]
    lines += [f'[technology.t{n}]\ndepends_on = ["t{n // 2}"]' for n in range(1, count)]
    lines += [f'[product.p{n}]\nuses = ["t{n}"]' for n in range(count)]
    drawing = drawn(survey(tmp_path, "\n".join(lines)))
    assert len(network(drawing).cards) == MOST
    note = next(note for note in drawing.sheet.footnotes if note.startswith("Không vẽ"))
    assert f"{count} sản phẩm" in note
    assert f"{count - MOST} công nghệ" in note
    assert len(drawing.table.rows) == count * 2
    assert 0 < len(svg_pages(drawing.sheet)) <= 6


def test_wrong_ids_and_empty_roadmaps(tmp_path: Path) -> None:
    with pytest.raises(RoadmapError) as caught:
        drawn(survey(tmp_path, NET), "hust")
    assert "`hust`" in caught.value.message.en
    with pytest.raises(RoadmapError):
        drawn(survey(tmp_path, BODIES))


def test_what_could_not_be_read_is_said(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, f"{NET}\n[technology.broken]\nname = 5 5\n"))
    assert drawing.sheet.stamp == "DỮ LIỆU CHƯA ĐỌC HẾT"


def test_members_in_the_same_place_stand_as_one(tmp_path: Path) -> None:
    lines = ["[technology.base]"] + [f'[product.p{number}]\nuses = ["base"]' for number in range(MOST + 10)]
    drawing = drawn(survey(tmp_path, "\n".join(lines)))
    cards = {card.id: card for card in network(drawing).cards}
    assert set(cards) == {"base", "p0"}
    assert f"và {MOST + 9} sản phẩm cùng vị trí" in cards["p0"].lines
    assert any(note.startswith(f"{MOST + 9} bản ghi có cùng vị trí") for note in drawing.sheet.footnotes)


def test_around_ids_what_is_farthest_is_left_out(tmp_path: Path) -> None:
    lines = ["[technology.t0]"]
    lines += [f'[technology.t{n}]\ndepends_on = ["t{n - 1}"]' for n in range(1, MOST * 2)]
    drawing = drawn(survey(tmp_path, "\n".join(lines)), "t5")
    cards = {card.id: card for card in network(drawing).cards}
    assert len(cards) == MOST
    assert "Đang xét" in cards["t5"].lines
    assert "t0" in cards
    assert f"t{MOST * 2 - 1}" not in cards
    assert any(f"0 sản phẩm và {MOST} công nghệ ở xa hơn" in note for note in drawing.sheet.footnotes)


def test_many_circles_and_bodies_are_counted(tmp_path: Path) -> None:
    lines = []
    for number in range(10):
        lines.append(f'[technology.a{number}]\ndepends_on = ["b{number}"]\n[technology.b{number}]')
        lines.append(
            f'depends_on = ["a{number}"]\n[organization.o{number}]\n[supply.s{number}]\nsupplier = "o{number}"'
        )
        lines.append(f'product = "a{number}"\ncomponent = "C"\n[product.p{number}]\nuses = ["a{number}"]')
        lines.append(f'[product.q{number}]\nuses = ["b{number}"]')
    notes = drawn(survey(tmp_path, "\n".join(lines))).sheet.footnotes
    assert sum(note.startswith("Vòng phụ thuộc") for note in notes) == 2
    assert "Còn 8 vòng phụ thuộc khác." in notes
    assert "Không vẽ: 2 tổ chức khác mà nhiều sản phẩm phụ thuộc." in notes
