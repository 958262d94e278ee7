"""Cards coloured by a field, and the theme for black ink on white paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roadmap.cli import main
from roadmap.colouring import coloured
from roadmap.diagram import diagrams
from roadmap.drawing.cards.card import Blocks, Grid
from roadmap.drawing.look import Tone
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from tests.diagrams.workspaces import CHAIN, EXAMPLE, survey

PRODUCTS = "".join(
    f'[organization.o{n}]\nname.vi = "Bộ {n}"\n[product.p{n}]\naccountable = "o{n % 9}"\n' for n in range(14)
)


def drawn(plan: Survey, name: str = "landscape") -> Drawing:
    return next(diagrams()[name].draw(plan, (), "vi"))


def legend(drawing: Drawing) -> dict[Tone, str]:
    return {entry.sample: entry.text for entry in drawing.sheet.legend if isinstance(entry.sample, Tone)}


def test_the_most_frequent_values_have_tones_of_their_own(tmp_path: Path) -> None:
    plan = survey(tmp_path, PRODUCTS)
    drawing = coloured(drawn(plan), plan, "accountable", "vi")
    said = legend(drawing)
    assert said[Tone.FIRST] == "chịu trách nhiệm xuyên suốt: Bộ 0"
    assert said[Tone.NEUTRAL] == "chịu trách nhiệm xuyên suốt: 3 giá trị khác"
    assert isinstance(drawing.sheet.body, Blocks)
    tones = {card.id: card.tone for block in drawing.sheet.body.blocks for card in block.cards}
    assert tones["p0"] == tones["p9"] == Tone.FIRST
    assert tones["p8"] == Tone.NEUTRAL


def test_states_are_those_that_the_picture_tells(tmp_path: Path) -> None:
    plan = survey(tmp_path, CHAIN)
    drawing = coloured(drawn(plan, "value-chain"), plan, "stage", "vi")
    assert isinstance(drawing.sheet.body, Grid)
    assert "giai đoạn: nghiên cứu - phát triển" in {text.lower() for text in legend(drawing).values()}


def test_an_unknown_field_names_the_nearest(tmp_path: Path) -> None:
    plan = survey(tmp_path, PRODUCTS)
    with pytest.raises(RoadmapError, match="acountable") as caught:
        coloured(drawn(plan), plan, "acountable", "en")
    assert "accountable" in caught.value.message.en.replace("acountable", "")


def test_what_has_no_cards_is_refused(tmp_path: Path) -> None:
    plan = survey(tmp_path, PRODUCTS)
    with pytest.raises(RoadmapError):
        coloured(drawn(plan, "responsibility"), plan, "accountable", "vi")


def test_every_tone_has_a_bar_of_its_own() -> None:
    from roadmap.drawing.painting.palette import TONES

    patterns = [(ground.dashes, ground.double) for ground in TONES.values()]
    assert len(set(patterns)) >= len(patterns) - 1


def test_the_mono_theme_holds_no_colour(tmp_path: Path) -> None:
    arguments = ("draw", "landscape", "-C", str(EXAMPLE), "--today", "2026-11-21", "--theme", "mono")
    assert main([*arguments, "--colour-by", "accountable", "--out", str(tmp_path / "a.svg")]) == 0
    colours = set(re.findall(r'"#([0-9a-f]{6})"', (tmp_path / "a.svg").read_text("utf-8")))
    assert len(colours) > 4
    assert all(one[:2] == one[2:4] == one[4:] for one in colours)
