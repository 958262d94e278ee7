"""Drawing costs little more than the layout engine alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generate import TODAY
from benchmarks.measure import ROOT, Options, Row, interleaved, ratio, seconds
from benchmarks.words import STAGES
from benchmarks.writing import Made, workspace

if TYPE_CHECKING:
    from roadmap.drawing.networks.network import Network
    from roadmap.drawing.twin import Drawing

_RUNS = 4
"""Short calls vary more than long ones: each is made this many times as often as asked."""
_LINKS = 1_000
_DRAWN = frozenset({"mission", "product", "technology", "group", "organization", "need"})
_BODIES = (("bo", "ministry"), ("vien", "institute"), ("cty", "firm"))


def drawing(options: Options) -> Iterator[Row]:
    """SVG pages of a diagram against Graphviz alone on the DOT of the same drawing, both in this process and warm."""
    from roadmap.drawing import draw  # noqa: PLC0415 - this process stays small while others are measured
    from roadmap.drawing.engine import wasm  # noqa: PLC0415 - this process stays small while others are measured

    chain = options.scratch / "chain"
    workspace(_chain(), chain, "chain")
    for what, folder, name, focus in (
        ("landscape of the seed", ROOT / "seeds" / "vn-strategic-technologies", "landscape", ()),
        ("value chain of the example", ROOT / "examples" / "edge-ai-camera", "value-chain", ("camera-giao-thong",)),
        (f"value chain of {_LINKS:,} activities", chain, "value-chain", ("cong-nghe",)),
    ):
        if not (folder / "roadmap.toml").is_file():
            continue
        options.say(f"drawing the {what}")
        made = _made(folder, name, focus)
        dot = draw.dot_source(made.sheet)
        samples = interleaved(
            {
                "ours": lambda made=made: draw.svg_pages(made.sheet),
                "engine": lambda dot=dot: wasm.render(dot, "svg", "neato", 600.0),
            },
            options.runs * _RUNS,
        )
        yield seconds(f"{what}: SVG pages", samples["ours"])
        yield seconds(f"{what}: Graphviz alone, SVG", samples["engine"])
        yield ratio(f"{what}: ours / Graphviz alone", samples["ours"].time / samples["engine"].time, most=1.3)
    yield from _networks(options)


def _networks(options: Options) -> Iterator[Row]:
    """SVG pages of networks against Graphviz alone that lays the same DOT out, in one picture, both warm."""
    from roadmap.drawing import draw  # noqa: PLC0415 - as above
    from roadmap.drawing.engine import wasm  # noqa: PLC0415 - as above
    from roadmap.drawing.sheet import Sheet  # noqa: PLC0415 - as above

    bodies = {
        "network of the seed's missions, products, technologies and bodies": _network_of_the_seed(),
        f"network of {_LINKS:,} technologies in a chain": _network_chain(),
    }
    for what, body in bodies.items():
        options.say(f"drawing the {what}")
        sheet = Sheet(what, body)
        dot = draw.dot_source(sheet).replace("layout=neato, ", "rankdir=LR, ", 1)  # places are found anew
        samples = interleaved(
            {
                "ours": lambda sheet=sheet: draw.svg_pages(sheet),
                "engine": lambda dot=dot: wasm.render(dot, "svg", "dot", 600.0),
            },
            options.runs * _RUNS,
        )
        yield seconds(f"{what}: SVG pages", samples["ours"])
        yield seconds(f"{what}: Graphviz alone, SVG", samples["engine"])
        yield ratio(f"{what}: ours / Graphviz alone", samples["ours"].time / samples["engine"].time, most=1.3)


def _network_of_the_seed() -> Network:
    from roadmap.drawing.cards.card import Arrow, Card  # noqa: PLC0415 - as above
    from roadmap.drawing.networks.network import Network  # noqa: PLC0415 - as above
    from roadmap.workspace import Workspace  # noqa: PLC0415 - as above

    survey = Workspace.open(ROOT / "seeds" / "vn-strategic-technologies", today=TODAY).survey
    found = [record for record in survey.roadmap if record.KIND in _DRAWN]
    ids = {record.id for record in found}
    pairs = dict.fromkeys((link.target, link.source) for link in survey.links if {link.source, link.target} <= ids)
    cards = tuple(Card(record.id, record.label("vi"), (record.LABEL.vi,)) for record in found)
    return Network(cards, tuple(Arrow(one, other) for one, other in pairs))


def _network_chain() -> Network:
    from roadmap.drawing.cards.card import Arrow, Card  # noqa: PLC0415 - as above
    from roadmap.drawing.networks.network import Network  # noqa: PLC0415 - as above

    cards = tuple(Card(f"c{index}", f"Công nghệ thứ {index + 1}", ("Đơn vị chủ trì",)) for index in range(_LINKS))
    return Network(cards, tuple(Arrow(f"c{index - 1}", f"c{index}") for index in range(1, _LINKS)))


def _made(folder: Path, name: str, focus: tuple[str, ...]) -> Drawing:
    from roadmap.diagram import diagrams  # noqa: PLC0415 - as above
    from roadmap.workspace import Workspace  # noqa: PLC0415 - as above

    survey = Workspace.open(folder, today=TODAY).survey
    return next(iter(diagrams()[name].function(survey, focus, "vi")))


def _chain() -> Iterator[Made]:
    """One technology with very much work, each piece after the one before it."""
    for slug, type in _BODIES:
        yield Made("organization", slug, {"name": {"vi": f"Đơn vị {slug}", "en": f"Body {slug}"}, "type": type})
    name = {"vi": "Công nghệ có chuỗi dài", "en": "Technology with a long chain"}
    yield Made("technology", "cong-nghe", {"name": name, "accountable": "bo"})
    for index in range(_LINKS):
        start = TODAY + datetime.timedelta(30 * (index - _LINKS // 2))
        table = {
            "name": {"vi": f"Công việc thứ {index + 1}", "en": f"Piece of work {index + 1}"},
            "chain": "cong-nghe",
            "stage": STAGES[index * len(STAGES) // _LINKS],
            "lead": _BODIES[index % len(_BODIES)][0],
            "start": start,
            "end": start + datetime.timedelta(29),
            **({"after": [f"viec-{index - 1}"]} if index else {}),
        }
        yield Made("activity", f"viec-{index}", table)
