"""Graphviz, and the only place that speaks to it: routes for arrows between cards that have their places already.

Cards, lanes and columns have their places before Graphviz sees them; it finds ways for the arrows around the cards.
Two engines: the one that comes with the package (Graphviz compiled to WebAssembly, the same on every machine) and the
system's ``dot``. What a person wrote reaches DOT only through :func:`roadmap.safe.to_dot`, node names are made here,
and attributes outside a short list are refused.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from typing import Literal, NamedTuple

from roadmap.drawing.engine import wasm
from roadmap.drawing.error import DrawingError
from roadmap.drawing.page import Page
from roadmap.drawing.paper import Spot
from roadmap.locale.why import why
from roadmap.model.text import Text
from roadmap.safe import DotText, to_dot

Engine = Literal["wasi", "dot"]
Value = DotText | float | str
"""A value of an attribute: protected text, a number, or a word of the program."""
TIMEOUT = 10.0
"""Seconds after which an engine is stopped."""
MOST_ORTHOGONAL = 200
MOST_CURVED = 80
"""Nodes up to which arrows run at right angles or in curves; above, an engine takes seconds to minutes."""
_LARGEST_ANSWER = 20_000_000

ATTRIBUTES = frozenset(
    (  # none that names a file, an address or a style sheet
        "arrowhead",
        "arrowsize",
        "charset",
        "color",
        "esep",
        "fillcolor",
        "fixedsize",
        "fontcolor",
        "fontname",
        "fontsize",
        "height",
        "inputscale",
        "label",
        "labelloc",
        "layout",
        "margin",
        "outputorder",
        "overlap",
        "pad",
        "penwidth",
        "pos",
        "shape",
        "splines",
        "style",
        "width",
        "xlabel",
    )
)
"""Attributes that the DOT written here may hold."""


class Route(NamedTuple):
    """The way of an arrow on the page, from source to target: the control points of a cubic Bézier curve."""

    points: tuple[tuple[float, float], ...]


def routes(page: Page, engine: Engine = "wasi") -> list[Route | None]:
    """The ways of the page's arrows, in their order; None for an arrow without a way, such as to its own card.

    Raises:
        DrawingError: the engine is missing, failed, or took longer than :data:`TIMEOUT`.
    """
    if not page.arrows:
        return []
    names = {spot.card.id: f"n{index}" for index, spot in enumerate(page.cards, 1)}
    nodes = len(page.cards) + len(page.holes) + len(page.headings)
    if nodes > MOST_ORTHOGONAL:
        answer = ask(_routing_dot(page, names, "line"), engine)
    else:
        try:
            answer = ask(_routing_dot(page, names, "ortho"), engine)
        except DrawingError:  # some inputs and some versions of Graphviz fail at right angles only
            if nodes > MOST_CURVED:
                raise
            answer = ask(_routing_dot(page, names, "true"), engine)
    found = _read_plain(answer, page)
    return [
        (waiting.pop(0) if (waiting := found.get((names[arrow.source], names[arrow.target]))) else None)
        for arrow, _ in page.arrows
    ]


def attributes(values: Mapping[str, Value]) -> str:
    """An attribute list; plain strings must be words of the program."""
    for name, value in values.items():
        if name not in ATTRIBUTES:
            raise ValueError(f"DOT attribute {name} is not allowed")
        if isinstance(value, str) and not isinstance(value, DotText) and not value.isidentifier():
            raise ValueError(f"DOT value of {name} is not protected")
    shown = ((name, f"{value:.7g}" if isinstance(value, float) else value) for name, value in values.items())
    return "[" + ", ".join(f"{name}={value}" for name, value in shown) + "]"


def box(spot: Spot, height: float) -> dict[str, Value]:
    """Place and size of a node; Graphviz counts y upwards, positions in points and sizes in inches."""
    place = f"{spot.x + spot.w / 2:.2f},{height - spot.y - spot.h / 2:.2f}!"
    return {"pos": to_dot(place), "width": spot.w / 72, "height": spot.h / 72}


def _routing_dot(page: Page, names: Mapping[str, str], splines: str) -> str:
    """Cards, holes and headings as bare boxes, and the arrows between the cards."""
    spots = [spot.spot for spot in page.cards]
    lines = [
        "digraph roadmap {",
        f"graph {attributes({'splines': splines, 'inputscale': 72.0})}",
        f"node {attributes({'shape': 'box', 'fixedsize': 'true', 'label': to_dot('')})}",
        f"edge {attributes({'arrowhead': 'none'})}",
    ]
    high = page.paper.height
    lines += [f"n{index} {attributes(box(spot, high))}" for index, spot in enumerate(spots, 1)]
    lines += [f"h{index} {attributes(box(spot, high))}" for index, spot in enumerate(page.obstacles(), 1)]
    lines += [f"{names[arrow.source]} -> {names[arrow.target]}" for arrow, _ in page.arrows]
    return "\n".join([*lines, "}\n"])


def _read_plain(answer: str, page: Page) -> dict[tuple[str, str], list[Route]]:
    """Ways by the names of their ends, from Graphviz's plain format (inches, y upwards, moved to the origin)."""
    found: dict[tuple[str, str], list[Route]] = {}
    first = page.cards[0].spot
    dx = dy = 0.0
    for line in answer.splitlines():
        words = line.split(" ")
        if words[0] == "node" and words[1] == "n1":
            dx = first.x + first.w / 2 - float(words[2]) * 72
            dy = first.y + first.h / 2 + float(words[3]) * 72
        elif words[0] == "edge":
            numbers = [float(word) * 72 for word in words[4 : 4 + 2 * int(words[3])]]
            points = tuple((x + dx, dy - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
            found.setdefault((words[1], words[2]), []).append(Route(points))
    return found


def ask(dot: str, engine: Engine, layout: str = "nop") -> str:
    """What the engine answers in the plain format, with its `layout`; the system's has the pinned one only.

    Raises:
        DrawingError: it is missing, failed or took too long.
    """
    answer = wasm.render(dot, "plain", layout, TIMEOUT) if engine == "wasi" else _run_system(dot)
    if "\nstop" not in answer or len(answer) > _LARGEST_ANSWER:
        raise DrawingError(Text("Graphviz không trả về kết quả dùng được.", "Graphviz gave no usable answer."))
    return answer


def _run_system(dot: str) -> str:
    program = shutil.which("dot")
    if program is None:
        raise DrawingError(
            Text("Không tìm thấy chương trình dot trên máy.", "The program dot was not found on this machine."),
            Text("Dùng --engine wasi, hoặc cài Graphviz.", "Use --engine wasi, or install Graphviz."),
        )
    try:
        with tempfile.TemporaryDirectory() as empty:
            done = subprocess.run(  # noqa: S603
                [program, "-Kneato", "-n", "-Tplain"],
                input=dot.encode(),
                capture_output=True,
                timeout=TIMEOUT,
                check=False,
                cwd=empty,
                env={"PATH": "", "LC_ALL": "C", "SERVER_NAME": "1"},  # the last forbids reading files
            )
    except subprocess.TimeoutExpired:
        raise DrawingError(
            Text(f"dot chạy quá {TIMEOUT:.0f} giây.", f"dot took longer than {TIMEOUT:.0f} seconds.")
        ) from None
    except OSError as error:
        reason = why(error)
        raise DrawingError(Text(f"Không chạy được dot: {reason.vi}.", f"dot could not be run: {reason.en}.")) from None
    if done.returncode:
        raise DrawingError(Text("dot báo lỗi.", f"dot failed with status {done.returncode}."))
    return done.stdout.decode("utf-8", "replace")
