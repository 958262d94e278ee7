"""The views by name and label: what the first line of every screen says, also before there are any views."""

from __future__ import annotations

from roadmap.model.text import Text

VIEWS: tuple[tuple[str, Text, Text], ...] = (
    ("portfolio", Text("Danh mục", "Portfolio"), Text("Danh mục", "Portfolio")),
    ("board", Text("Chuỗi", "Chain"), Text("Chuỗi", "Chain")),
    ("graph", Text("Sơ đồ", "Graph"), Text("Sơ đồ", "Graph")),
    ("timeline", Text("Tiến độ", "Timeline"), Text("Tiến độ", "Timeline")),
    ("responsibility", Text("Trách nhiệm", "Responsibility"), Text("Trách nhiệm", "Duties")),
    ("measures", Text("Chỉ số, kinh phí", "Measures, money"), Text("Chỉ số", "Money")),
    ("findings", Text("Phát hiện", "Findings"), Text("Phát hiện", "Findings")),
)
"""The views in the order of their keys 1, 2, 3 …: name, label, and a shorter label for narrow screens."""

ROOMY = 110
"""Columns of the terminal from which on there is room for a tree beside the table of the first view."""

READING = " Đang đọc… / Reading…"
"""What the second line says until the workspace has been read; until then its language is not known."""


def tabs(lang: str, width: int, here: str = "") -> list[str]:
    """The tab of each view, with the one called `here` marked; short ones where there is no room for the others."""
    labels = [one[1].of(lang) for one in VIEWS]
    if sum(len(label) + 4 for label in labels) > width:
        labels = [one[2].of(lang) for one in VIEWS]
    return [
        f"[{number} {label}]" if name == here else f" {number} {label} "
        for number, ((name, *_), label) in enumerate(zip(VIEWS, labels, strict=True), 1)
    ]
