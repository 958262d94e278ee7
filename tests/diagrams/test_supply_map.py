"""The supply map: shares from home and abroad, chokepoints, and products of which nothing is on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.diagrams._supplies import MOST
from roadmap.drawing.cards.card import Blocks
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.look import Link, Tone
from roadmap.drawing.networks.network import Network
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from tests.diagrams.workspaces import BODIES, survey
from tests.drawing.test_svg import parsed

PLAN = f"""
{BODIES}
[technology.chip]
name = "Chip"
[product.camera]
name = "Camera"
uses = ["chip"]
[product.drone]
name = "Thiết bị bay"
uses = ["chip"]
[product.bare]
name = "Chưa có gì"
[supply.wafer]
product = "chip"
component.vi = "Phiến <b>&"
component.en = "Wafer"
supplier = "abroad"
share = 0.9
[supply.lens]
product = "camera"
component = "Ống kính"
supplier = "viettel"
country = "VN"
share = 1.0
substitutes = ["hust"]
"""


def drawn(survey: Survey, *focus: str, lang: str = "vi") -> Drawing:
    (one,) = diagrams()["supply-map"].function(survey, focus, lang)  # type: ignore[arg-type]
    return one


def network(drawing: Drawing) -> Network:
    assert isinstance(drawing.sheet.body, Network)
    return drawing.sheet.body


def test_chain_shares_and_chokepoints(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, PLAN))
    cards = {card.id: card for card in network(drawing).cards}
    assert set(cards) == {"abroad", "input wafer", "chip", "camera", "drone", "viettel", "hust", "input lens"}
    assert cards["input wafer"].unowned == "ĐIỂM NGHẼN: một nguồn nước ngoài, không có thay thế"
    assert cards["input wafer"].rows[0].detail == "90\N{NO-BREAK SPACE}%"
    assert cards["abroad"].unowned == "ĐIỂM NGHẼN: cấp cho 2 sản phẩm"
    assert (cards["abroad"].tone, cards["viettel"].tone) == (Tone.FOURTH, Tone.SECOND)
    assert not cards["input lens"].unowned
    assert cards["camera"].lines == (
        "Trong nước: 50\N{NO-BREAK SPACE}%",
        "Nước ngoài: 45\N{NO-BREAK SPACE}%",
        "Chưa rõ: 5\N{NO-BREAK SPACE}%",
        "bình quân 2 đầu vào",
    )
    arrows = {(arrow.source, arrow.target): arrow.kind for arrow in network(drawing).arrows}
    assert arrows == {
        ("abroad", "input wafer"): Link.TRANSFER, ("input wafer", "chip"): Link.SEQUENCE,
        ("chip", "camera"): Link.SEQUENCE, ("chip", "drone"): Link.SEQUENCE,
        ("viettel", "input lens"): Link.TRANSFER, ("hust", "input lens"): Link.DEPENDENCY,
        ("input lens", "camera"): Link.SEQUENCE,
    }  # fmt: skip
    assert drawing.sheet.subtitle == (
        "2 đầu vào, 2 nhà cung ứng, 2 sản phẩm · 1 nguồn chỉ để thay thế · điểm nghẽn: 1 đầu vào, 1 nhà cung ứng · "
        "chưa ghi nguồn cung: 1 sản phẩm"
    )
    assert "Sản phẩm chưa ghi nguồn cung (1): Chưa có gì." in drawing.sheet.footnotes
    (svg,) = svg_pages(drawing.sheet)
    parsed(svg)
    assert "Phiến &lt;b&gt;&amp;" in svg


def test_a_supplier_without_a_country_has_that_of_its_supplies_or_none(tmp_path: Path) -> None:
    text = """
    [organization.acme]
    type = "firm"
    [organization.nowhere]
    type = "firm"
    [product.p]
    [supply.chip]
    product = "p"
    component = "Chip"
    supplier = "acme"
    country = "CN"
    [supply.case]
    product = "p"
    component = "Vỏ"
    supplier = "nowhere"
    """
    cards = {card.id: card for card in network(drawn(survey(tmp_path, text))).cards}
    assert (cards["acme"].lines[0], cards["acme"].tone) == ("Nhà cung ứng nước ngoài (CN)", Tone.FOURTH)
    assert (cards["nowhere"].lines[0], cards["nowhere"].tone) == ("Chưa rõ nước của nhà cung ứng", Tone.NEUTRAL)
    assert cards["p"].lines[0] == "Nước ngoài: 50\N{NO-BREAK SPACE}%"


def test_shares_beyond_the_whole_are_said_to_be_wrong(tmp_path: Path) -> None:
    text = """
    [product.p]
    [supply.one]
    product = "p"
    component = "Chip"
    country = "CN"
    share = 1.0
    [supply.two]
    product = "p"
    component = "Chip"
    country = "VN"
    share = 0.6
    """
    drawing = drawn(survey(tmp_path, text))
    cards = {card.id: card for card in network(drawing).cards}
    assert cards["input one"].unowned == "SAI SỐ LIỆU: tổng tỷ trọng 160\N{NO-BREAK SPACE}%"
    assert cards["p"].lines == ("Chưa rõ: 100\N{NO-BREAK SPACE}%",)
    assert drawing.table.rows[0][4:] == ("", "", "", "SAI SỐ LIỆU: tổng tỷ trọng 160\N{NO-BREAK SPACE}%")


def test_the_legend_tells_only_of_alarms_and_unknown_suppliers_that_there_are(tmp_path: Path) -> None:
    legend = {entry.sample: entry.text for entry in drawn(survey(tmp_path, PLAN)).sheet.legend}
    assert legend["unowned"].startswith("điểm nghẽn:")
    assert "sai số liệu" not in legend["unowned"]
    assert legend[Tone.NEUTRAL] == "Đầu vào; nhà cung ứng chưa rõ nước"
    (tmp_path / "wrong").mkdir()
    wrong = """
    [product.p]
    [supply.one]
    product = "p"
    component = "Chip"
    country = "CN"
    share = 1.0
    [supply.two]
    product = "p"
    component = "Chip"
    country = "VN"
    share = 0.6
    """
    legend = {entry.sample: entry.text for entry in drawn(survey(tmp_path / "wrong", wrong)).sheet.legend}
    assert legend["unowned"].startswith("sai số liệu:")
    assert legend[Tone.NEUTRAL] == "Đầu vào"


def test_the_table_holds_everything(tmp_path: Path) -> None:
    header, rows = drawn(survey(tmp_path, PLAN), lang="en").table
    assert all(len(row) == len(header) for row in rows)
    assert rows[0][:4] == ("Chip", "Camera; Thiết bị bay", "Wafer", "Lumora (90\N{NO-BREAK SPACE}%)")
    assert "CHOKEPOINT: one foreign source" in rows[0][-1]
    assert rows[1][6] == "Đại học Bách khoa Hà Nội"
    assert rows[2][:3] == ("Camera", "Camera", "Mean of 2 inputs")
    assert rows[2][4:6] == ("50\N{NO-BREAK SPACE}%", "45\N{NO-BREAK SPACE}%")
    assert rows[3][0] == "Chưa có gì"


def test_focus(tmp_path: Path) -> None:
    plan = survey(tmp_path, PLAN)
    cards = {card.id for card in network(drawn(plan, "drone")).cards}
    assert cards == {"abroad", "input wafer", "chip", "drone"}
    assert "input lens" not in {card.id for card in network(drawn(plan, "abroad")).cards}
    assert drawn(plan, "drone").name == "supply-map-drone"


@pytest.mark.parametrize("id", ["bare", "wafer", "nobody"])
def test_wrong_ids(tmp_path: Path, id: str) -> None:
    with pytest.raises(RoadmapError) as caught:
        drawn(survey(tmp_path, PLAN), id)
    assert f"`{id}`" in caught.value.message.vi


def test_without_supplies_the_products_are_listed(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, '[product.a]\nname = "Một"\n[product.b]\nname = "Hai"'))
    assert isinstance(drawing.sheet.body, Blocks)
    assert drawing.sheet.subtitle == "Chưa ghi nguồn cung: 2 sản phẩm"
    assert "Một" in svg_pages(drawing.sheet)[0]
    with pytest.raises(RoadmapError):
        drawn(survey(tmp_path, BODIES))


def test_large_maps_show_what_is_most_at_risk(tmp_path: Path) -> None:
    lines = [BODIES]
    for number in range(100):
        supplier = "abroad" if number == 77 else f"s{number}"
        lines.append(f'[organization.s{number}]\ntype = "firm"\n[product.p{number}]\n[supply.i{number}]')
        lines.append(f'product = "p{number}"\ncomponent = "C{number}"\nsupplier = "{supplier}"')
        lines.append("" if number == 77 else 'substitutes = ["abroad", "hust"]')
    drawing = drawn(survey(tmp_path, "\n".join(lines)))
    cards = network(drawing).cards
    assert len(cards) <= MOST
    assert cards[0].id == "input i77"
    assert any(note.startswith("Không vẽ: 80 đầu vào") for note in drawing.sheet.footnotes)
    assert len(drawing.table.rows) == 100


def test_what_comes_from_nobody_knows_where_stands_in_the_table_too(tmp_path: Path) -> None:
    text = '[product.p]\n[organization.o]\ntype = "firm"\n[supply.s]\nproduct = "p"\nsupplier = "o"\nshare = 0.5\n'
    (one,) = diagrams()["supply-map"].made(survey(tmp_path, text), (), "vi")
    row = next(row for row in one.table.rows if row[0] == "p")
    assert "Chưa rõ: 100\N{NO-BREAK SPACE}%" in row[-1]


def test_who_could_only_replace_a_supplier_is_counted_apart(tmp_path: Path) -> None:
    text = '[product.p]\n[organization.a]\n[organization.b]\n[supply.s]\nproduct = "p"\nsupplier = "a"\n'
    for more, told in (('substitutes = ["b"]\n', True), ('substitutes = ["a"]\n', False)):
        (one,) = diagrams()["supply-map"].made(survey(tmp_path, text + more), (), "vi")
        assert "1 nhà cung ứng" in one.sheet.subtitle
        assert ("1 nguồn chỉ để thay thế" in one.sheet.subtitle) == told
