"""What drawings show coloured by a field, and the theme for black ink on white paper."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from roadmap.cli import main
from roadmap.colouring import coloured
from roadmap.diagram import diagrams, markdown
from roadmap.drawing.cards.card import Blocks, Grid
from roadmap.drawing.draw import dot_source, svg_pages
from roadmap.drawing.engine.graphviz import ask
from roadmap.drawing.layout import lay_out
from roadmap.drawing.look import Tone
from roadmap.drawing.painting.palette import TONES
from roadmap.drawing.shape import Stripe
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from roadmap.model.scale import STAGES
from roadmap.model.text import Lang
from roadmap.safe import to_svg
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import CHAIN, EXAMPLE, SEED, TODAY, survey

PRODUCTS = "".join(
    f'[organization.o{n}]\nname.vi = "Bộ {n}"\n[product.p{n}]\naccountable = "o{n % 9}"\n' for n in range(14)
)


@cache
def opened(folder: Path) -> Survey:
    return Workspace.open(folder, today=TODAY).survey


def drawn(plan: Survey, name: str = "landscape", *ids: str) -> list[Drawing]:
    return list(diagrams()[name].made(plan, ids, "vi"))


def legend(drawing: Drawing) -> dict[Tone, str]:
    return {entry.sample: entry.text for entry in drawing.sheet.legend if isinstance(entry.sample, Tone)}


def tones(drawing: Drawing) -> dict[str, Tone | None]:
    assert isinstance(drawing.sheet.body, Blocks)
    return {card.id: card.tone for block in drawing.sheet.body.blocks for card in block.cards}


def test_the_most_frequent_values_have_tones_of_their_own(tmp_path: Path) -> None:
    plan = survey(tmp_path, PRODUCTS)
    (drawing,) = coloured(drawn(plan), plan, "accountable", "vi")
    said = legend(drawing)
    assert said[Tone.FIRST] == "chịu trách nhiệm xuyên suốt: Bộ 0"
    assert said[Tone.NEUTRAL] == "chịu trách nhiệm xuyên suốt: 3 giá trị khác"
    found = tones(drawing)
    assert found["p0"] == found["p9"] == Tone.FIRST
    assert found["p8"] == Tone.NEUTRAL


def test_few_other_values_are_named_and_silence_is_told(tmp_path: Path) -> None:
    text = "".join(f'[organization.o{n}]\nshort.vi = "O{n}"\n[product.p{n}]\naccountable = "o{n}"\n' for n in range(8))
    plan = survey(tmp_path, text + "[product.silent]\n")
    (drawing,) = coloured(drawn(plan), plan, "accountable", "vi")
    assert legend(drawing)[Tone.NEUTRAL] == "chịu trách nhiệm xuyên suốt: O6; O7; chưa ghi"
    assert tones(drawing)["silent"] == Tone.NEUTRAL
    assert drawing.tones is not None
    assert drawing.tones.header == ("Chịu trách nhiệm xuyên suốt", "Trong hình")
    assert drawing.tones.rows[0] == ("O0", "p0") and drawing.tones.rows[-2:] == (("O7", "p7"), ("chưa ghi", "silent"))
    assert "| O7 | p7 |" in markdown(drawing)


def test_words_of_a_vocabulary_and_numbers_keep_their_order(tmp_path: Path) -> None:
    plan = survey(tmp_path, CHAIN)
    (drawing,) = coloured(drawn(plan, "value-chain", "npu"), plan, "stage", "vi")
    assert isinstance(drawing.sheet.body, Grid)
    order = [text.removeprefix("giai đoạn: ").lower() for tone, text in legend(drawing).items() if tone != Tone.NEUTRAL]
    assert order == [label.of("vi").lower() for label in map(STAGES.label, STAGES) if label.of("vi").lower() in order]
    assert len(order) > 1
    levels = "".join(f"[technology.t{n}]\nreadiness = {{ now = {level} }}\n" for n, level in enumerate((9, 3, 9, 5)))
    (tmp_path / "levels").mkdir()
    plan = survey(tmp_path / "levels", levels)
    (drawing,) = coloured(drawn(plan, "ladder"), plan, "readiness.now", "en")
    assert [text.rsplit(" ", 1)[1] for text in legend(drawing).values()][:3] == ["3", "5", "9"]


def test_values_are_written_as_their_language_writes_them(tmp_path: Path) -> None:
    text = """
    [catalogue.list]
    name.vi = "Danh mục"
    name.en = "List"
    [need.a]
    name.vi = "Nhu cầu"
    name.en = "A need"
    quantity = { 2027 = 1500.5, 2028 = 40 }
    [need.b]
    name = "B"
    [product.p]
    name = "P"
    listings.list = { code = "P01", tier = "1" }
    answers = ["a"]
    """
    plan = survey(tmp_path, text)

    def rows(diagram: str, field: str, lang: Lang) -> list[tuple[str, ...]]:
        drawing = coloured(list(diagrams()[diagram].made(plan, (), lang)), plan, field, lang)[0]
        return list(drawing.tones.rows) if drawing.tones else []

    assert [value for value, _ in rows("coverage", "name", "vi")] == ["B", "Nhu cầu", "P"]
    assert [value for value, _ in rows("coverage", "name", "en")] == ["A need", "B", "P"]
    assert rows("coverage", "quantity", "vi") == [("2027, 2028", "Nhu cầu"), ("chưa ghi", "B")]
    assert rows("coverage", "quantity.2027", "vi") == [("1.500,5", "Nhu cầu"), ("chưa ghi", "B")]
    assert rows("landscape", "listings", "en") == [("List", "P")]
    assert rows("landscape", "listings.list.tier", "vi") == [("1", "P")]
    day = """
    [technology.t]
    [activity.late]
    chain = "t"
    start = 2026-12-05
    [activity.early]
    chain = "t"
    start = "2025"
    [activity.next]
    chain = "t"
    start = 2026-12-05
    """
    (tmp_path / "days").mkdir()
    plan = survey(tmp_path / "days", day)
    assert [value for value, _ in rows("gantt", "start", "vi")][:2] == ["2025", "05/12/2026"]


def test_one_value_has_one_tone_on_every_drawing(tmp_path: Path) -> None:
    text = """
    [need.a]
    name = "A"
    evidence = "official"
    [directive.d]
    name = "D"
    evidence = "proposed"
    [directive.d.clauses]
    "1" = "Làm"
    [need.b]
    name = "B"
    evidence = "proposed"
    """
    plan = survey(tmp_path, text)
    needs, directives = coloured(drawn(plan, "coverage"), plan, "evidence", "en")
    assert legend(needs) == legend(directives)
    found = [{shape.tone for page in lay_out(one.sheet) for shape in page.shapes if isinstance(shape, Stripe)}
             for one in (needs, directives)]  # fmt: skip
    assert len(found[0]) == 2 and len(found[1]) == 1 and found[1] < found[0]


def test_an_unknown_field_names_the_nearest_and_all_that_there_are(tmp_path: Path) -> None:
    plan = survey(tmp_path, PRODUCTS)
    with pytest.raises(RoadmapError, match="acountable") as caught:
        coloured(drawn(plan), plan, "acountable", "en")
    assert "accountable" in caught.value.message.en.replace("acountable", "")
    assert caught.value.hint is not None
    for lang in ("vi", "en"):
        assert {"accountable", "uses", "evidence", "tags"} <= set(re.split(r"[ ,:]+", caught.value.hint.of(lang)))


def test_a_field_of_fields_is_refused_with_those_that_it_holds(tmp_path: Path) -> None:
    plan = survey(tmp_path, CHAIN)
    with pytest.raises(RoadmapError, match="readiness") as caught:
        coloured(drawn(plan, "ladder"), plan, "readiness", "en")
    assert caught.value.hint is not None
    for lang in ("vi", "en"):
        assert "readiness.now, readiness.target" in caught.value.hint.of(lang)


def test_what_shows_nothing_is_refused(tmp_path: Path) -> None:
    plan = survey(tmp_path, "")
    with pytest.raises(RoadmapError) as caught:
        coloured(drawn(plan, "responsibility"), plan, "accountable", "vi")
    assert caught.value.message.vi == "Hình này không có gì để tô màu"
    assert caught.value.message.en == "There is nothing on this drawing to colour"


FOCUS = {"gantt": ("", "camera-giao-thong"), "layered-roadmap": ("", "camera-giao-thong")}
CASES = [
    pytest.param(folder, name, focus, field, id=f"{folder.name}-{name}-{focus}-{field}")
    for folder in (EXAMPLE, SEED)
    for name in diagrams()
    for focus in (FOCUS.get(name, ("",)) if folder is EXAMPLE else ("",))
    for field in ("evidence", "name")
    if folder is EXAMPLE or name not in ("value-chain", "structure-matrix")  # of which the seed has nothing
]


@pytest.mark.parametrize(("folder", "name", "focus", "field"), CASES)
def test_every_diagram_takes_a_field_and_tells_the_tones_that_it_shows(
    folder: Path, name: str, focus: str, field: str
) -> None:
    plan = opened(folder)
    shown: set[Tone] = set()
    for drawing in coloured(drawn(plan, name, *filter(None, [focus])), plan, field, "vi")[:3]:
        said = legend(drawing)
        for page, svg in zip(lay_out(drawing.sheet), svg_pages(drawing.sheet), strict=True):
            on = {shape.tone for shape in page.shapes if isinstance(shape, Stripe)}
            on |= {
                tone
                for spot in page.cards
                for tone in (spot.card.tone, *(row.tone for row in spot.setting.rows))
                if tone
            }
            assert {tone for tone, text in said.items() if f">{to_svg(text)}</text>" in svg} == on
            assert svg.count('<g class="stripe">') == sum(isinstance(shape, Stripe) for shape in page.shapes)
            shown |= on
    assert shown


@pytest.mark.parametrize("name", ["coverage", "gantt", "landscape", "responsibility"])
def test_values_that_would_be_markup_stay_text(tmp_path: Path, name: str) -> None:
    hostile = '<script>alert(1)</script> & "\\N \\" | x'
    text = f"""
    [organization.o]
    short = '{hostile}'
    [technology.t]
    accountable = "o"
    [product.p]
    accountable = "o"
    uses = ["t"]
    answers = ["n"]
    [need.n]
    [activity.a]
    chain = "t"
    start = 2026-01-01
    end = 2027-01-01
    """
    plan = survey(tmp_path, text)
    drawing = coloured(drawn(plan, name), plan, "accountable", "vi")[0]
    (page,) = svg_pages(drawing.sheet)
    assert "script" not in {element.tag.rpartition("}")[2] for element in fromstring(page).iter()}
    assert f"chịu trách nhiệm xuyên suốt: {hostile}" in {element.text for element in fromstring(page).iter()}
    assert "\nstop" in ask(dot_source(drawing.sheet), "wasi")
    assert markdown(drawing).count("<script") == markdown(drawing).count(r"\<script\>") > 0


def test_every_tone_has_a_bar_of_its_own() -> None:
    patterns = [(ground.dashes, ground.double) for tone, ground in TONES.items() if tone is not Tone.NEUTRAL]
    assert len(set(patterns)) == len(patterns)


def test_the_mono_theme_holds_no_colour(tmp_path: Path) -> None:
    arguments = ("draw", "landscape", "-C", str(EXAMPLE), "--today", "2026-11-21", "--theme", "mono")
    assert main([*arguments, "--colour-by", "accountable", "--out", str(tmp_path / "a.svg")]) == 0
    colours = set(re.findall(r'"#([0-9a-f]{6})"', (tmp_path / "a.svg").read_text("utf-8")))
    assert len(colours) > 4
    assert all(one[:2] == one[2:4] == one[4:] for one in colours)
