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
    from roadmap.diagram import Drawing

_RUNS = 4
"""Short calls vary more than long ones: each is made this many times as often as asked."""
_LINKS = 1_000
_BODIES = (("bo", "ministry"), ("vien", "institute"), ("cty", "firm"))


def drawing(options: Options) -> Iterator[Row]:
    """SVG pages of a diagram against Graphviz alone on the DOT of the same drawing, both in this process and warm."""
    from roadmap.drawing import draw, wasm  # noqa: PLC0415 - this process stays small while others are measured

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
