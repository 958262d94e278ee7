"""Graphviz, and the only place that speaks to it: routes for arrows between cards already placed, and DOT to pass on.

Cards, lanes and columns have their places before Graphviz sees them; it finds ways for the arrows around the cards.
Two engines: the one that comes with the package (Graphviz compiled to WebAssembly, the same on every machine) and the
system's ``dot``. What a person wrote reaches DOT only through :func:`roadmap.safe.to_dot`, node names are made here,
and attributes outside a short list are refused.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from roadmap.drawing import wasm
from roadmap.drawing.error import DrawingError
from roadmap.drawing.layout import lay_out_whole
from roadmap.drawing.metrics import FAMILY
from roadmap.drawing.page import CardSpot, HoleSpot, Page
from roadmap.drawing.palette import ALARM, INK, LINE, LINKS, SIGNS, SOFT
from roadmap.drawing.paper import Spot, leading
from roadmap.drawing.sheet import Link, Sheet
from roadmap.model.text import Text
from roadmap.safe import DotText, to_dot

Engine = Literal["wasi", "dot"]
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

_HEADS = {Link.SEQUENCE: "normal", Link.TRANSFER: "normal", Link.HANDOVER: "empty", Link.DEPENDENCY: "vee"}
_STYLES = {Link.SEQUENCE: "solid", Link.TRANSFER: "bold", Link.HANDOVER: "dashed", Link.DEPENDENCY: "dotted"}


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


def _attributes(values: Mapping[str, DotText | float | str]) -> str:
    """An attribute list; plain strings must be words of the program."""
    for name, value in values.items():
        if name not in ATTRIBUTES:
            raise ValueError(f"DOT attribute {name} is not allowed")
        if isinstance(value, str) and not isinstance(value, DotText) and not value.isidentifier():
            raise ValueError(f"DOT value of {name} is not protected")
    shown = ((name, f"{value:.7g}" if isinstance(value, float) else value) for name, value in values.items())
    return "[" + ", ".join(f"{name}={value}" for name, value in shown) + "]"


def _box(spot: Spot, height: float) -> dict[str, DotText | float | str]:
    """Place and size of a node; Graphviz counts y upwards, positions in points and sizes in inches."""
    place = f"{spot.x + spot.w / 2:.2f},{height - spot.y - spot.h / 2:.2f}!"
    return {"pos": to_dot(place), "width": spot.w / 72, "height": spot.h / 72}


def _routing_dot(page: Page, names: Mapping[str, str], splines: str) -> str:
    """Cards, holes and headings as bare boxes, and the arrows between the cards."""
    spots = [spot.spot for spot in page.cards]
    lines = [
        "digraph roadmap {",
        f"graph {_attributes({'splines': splines, 'inputscale': 72.0})}",
        f"node {_attributes({'shape': 'box', 'fixedsize': 'true', 'label': to_dot('')})}",
        f"edge {_attributes({'arrowhead': 'none'})}",
    ]
    high = page.paper.height
    lines += [f"n{index} {_attributes(_box(spot, high))}" for index, spot in enumerate(spots, 1)]
    lines += [f"h{index} {_attributes(_box(spot, high))}" for index, spot in enumerate(page.obstacles(), 1)]
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
        raise DrawingError(Text("Không chạy được dot.", f"dot could not be run: {error.strerror}.")) from None
    if done.returncode:
        raise DrawingError(Text("dot báo lỗi.", f"dot failed with status {done.returncode}."))
    return done.stdout.decode("utf-8", "replace")


def dot_source(sheet: Sheet) -> str:
    """`sheet` as DOT, the whole of it in one picture: pinned places, so that any Graphviz draws it the same way.

    Use it with ``dot -Tsvg`` or ``neato -n2 -Tsvg``.
    """
    page = lay_out_whole(sheet)
    size = page.sizes
    nodes = len(page.cards) + len(page.holes) + len(page.headings)
    title = "\n".join(part for part in (sheet.title, sheet.subtitle, sheet.as_of, sheet.stamp, sheet.source) if part)
    graph: dict[str, DotText | float | str] = {
        "layout": "neato",
        "inputscale": 72.0,
        "splines": "true" if nodes <= MOST_CURVED else "line",  # right angles make some versions of Graphviz fail
        "overlap": "true",
        "esep": to_dot("+1"),  # cards stand closer than the engine's usual margin
        "outputorder": "edgesfirst",
        "charset": to_dot("UTF-8"),
        "label": to_dot(title),
        "labelloc": "t",
        "fontname": to_dot(FAMILY),
        "fontsize": size.title * 1.3,
        "fontcolor": to_dot(INK),
        "pad": 0.3,
    }
    node: dict[str, DotText | float | str] = {
        "shape": "box", "fixedsize": "true", "style": "filled", "fillcolor": to_dot("white"), "color": to_dot(SOFT),
        "fontname": to_dot(FAMILY), "fontsize": size.line * 0.95, "fontcolor": to_dot(INK), "margin": 0.0,
    }  # fmt: skip
    edge: dict[str, DotText | float | str] = {
        "fontname": to_dot(FAMILY), "fontsize": size.line * 0.9, "arrowsize": 0.6, "color": to_dot(SOFT),
    }  # fmt: skip
    names = {spot.card.id: f"n{index}" for index, spot in enumerate(page.cards, 1)}
    lines = [
        "digraph roadmap {",
        f"graph {_attributes(graph)}",
        f"node {_attributes(node)}",
        f"edge {_attributes(edge)}",
    ]
    lines += _heading_nodes(page)
    lines += [f"n{index} {_attributes(_card(spot, page))}" for index, spot in enumerate(page.cards, 1)]
    lines += [f"k{index} {_attributes(_hole(spot, page))}" for index, spot in enumerate(page.holes, 1)]
    lines += _notes(page)
    for arrow, number in page.arrows:
        look = LINKS[arrow.kind]
        values: dict[str, DotText | float | str] = {
            "arrowhead": _HEADS[arrow.kind], "style": _STYLES[arrow.kind], "color": to_dot(look.colour)
        }  # fmt: skip
        if number:
            values["xlabel"] = to_dot(f"({number})")
        lines.append(f"{names[arrow.source]} -> {names[arrow.target]} {_attributes(values)}")
    return "\n".join([*lines, "}\n"])


def _heading_nodes(page: Page) -> Iterable[str]:
    for index, heading in enumerate(page.headings, 1):
        first = f"{heading.code}. " if heading.code else ""
        x, y, w, h = heading.spot
        spot = heading.spot if heading.kind == "block" else Spot(x + 3, y + 1, w - 6, h - 2)  # plain text: no border
        values = _box(spot, page.paper.height)
        values["label"] = to_dot(first + "\n".join((*heading.lines, *heading.notes)))
        values["fontsize"] = page.sizes.heading * 0.95
        values["fontname"] = to_dot(f"{FAMILY} Bold")
        values |= {"shape": "box" if heading.kind == "block" else "plaintext", "color": to_dot(LINE)}
        yield f"h{index} {_attributes(values)}"


def _notes(page: Page) -> Iterable[str]:
    """One node under the drawing with what the numbers on the arrows mean."""
    texts = [f"({number}) {arrow.label}" for arrow, number in page.arrows if number]
    if not texts:
        return
    high = leading(page.sizes.line) * (len(texts) + 1)
    spot = Spot(page.area.x, page.area.bottom + 24.0, page.area.w, high)
    values = _box(spot, page.paper.height)
    yield f"z1 {_attributes({**values, 'label': to_dot(chr(10).join(texts)), 'shape': 'plaintext'})}"


def _card(spot: CardSpot, page: Page) -> dict[str, DotText | float | str]:
    card, setting, place = spot
    lines = [*setting.title, *setting.lines, *_alarmed(setting.unowned)]
    if card.tag and lines:
        lines[0] = f"{card.tag} {lines[0]}"
    word, when = setting.state
    if card.mark:
        word = f"{SIGNS[card.mark.symbol]} {word}"
    if word or when:
        lines.append(f"{word} {when}".strip())
    for row in setting.rows:
        lines += ["· " + " ".join(row.text), *(_alarmed(row.detail) if row.unowned else row.detail)]
    values = _box(place, page.paper.height)
    values["label"] = to_dot("\n".join(lines))
    if card.unowned or any(row.unowned for row in card.rows):
        values |= {"style": to_dot("filled,dashed"), "color": to_dot(ALARM), "penwidth": 2.0}
    return values


def _alarmed(lines: Sequence[str]) -> list[str]:
    """Lines that begin with a warning sign."""
    return [f"▲ {lines[0]}", *lines[1:]] if lines else []


def _hole(spot: HoleSpot, page: Page) -> dict[str, DotText | float | str]:
    values = _box(spot.spot, page.paper.height)
    values["label"] = to_dot("\n".join((*spot.setting.word, *spot.setting.detail)))
    return values | {"style": to_dot("dashed"), "color": to_dot(SOFT), "penwidth": 1.5}
