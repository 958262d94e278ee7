"""Which relations are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.kinds import kinds
from roadmap.model.text import Text
from tui.command import command
from tui.dialogs.ticks import Ticks
from tui.screens._drawn import Answer
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Vẽ những quan hệ nào", "Which relations are drawn")
_LINKS = Text("{}: {} liên kết", "{}: {} links")


@command("r", "Relations", "Quan hệ", where=("graph",), footer=5)
async def graph_relations(planner: Planner) -> None:
    """Choose which relations are drawn; it says how many links are hidden.

    Chọn các quan hệ được vẽ; số liên kết bị ẩn luôn được nêu.
    """
    graph = planner.view
    if isinstance(graph, Graph) and graph.answer:
        answers = [
            (kind, Text(*(_LINKS.of(lang).format(_said(graph.answer, kind, lang), count) for lang in ("vi", "en"))))
            for kind, count in graph.answer.excerpt.relations.most_common()
        ]
        without = graph.answer.question.without
        shown = await planner.put(Ticks(_TITLE, answers, planner.lang, ticked={kind for kind, _ in answers} - without))
        if shown is not None:
            graph.hide((without | {kind for kind, _ in answers}) - shown)


def _said(found: Answer, relation: str, lang: str) -> str:
    """What a relation is called, and of which kind of record it is."""
    label = found.excerpt.labels[relation].of(lang)
    kind, _, field = relation.partition(".")
    return f"{kinds()[kind].LABEL.of(lang)} – {label}" if field else label
