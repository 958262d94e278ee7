"""Structure: technologies in the order in which they rest on each other, and the knots that no order can undo.

The design structure matrix orders parts so that each comes after those it depends on; what remains on the other side of
the diagonal are circles, which have to be worked on together (Steward, "The design structure system", IEEE Transactions
on Engineering Management EM-28, 1981; Eppinger and Browning, "Design Structure Matrix Methods and Applications", 2012).
"""

from __future__ import annotations

from dataclasses import dataclass

from roadmap.graph.reach import knots
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Technology


@dataclass(frozen=True, slots=True)
class Structure:
    """How technologies depend on each other.

    Attributes:
        order: technologies that depend on others or that others depend on; what others rest on comes first.
        depends: (id, id of what it depends on), of these technologies.
        knots: sets of ids that depend on each other in circles; neighbours in the order.
        loose: technologies of today's plan without any dependency.
    """

    order: tuple[Technology, ...]
    depends: frozenset[tuple[str, str]]
    knots: tuple[frozenset[str], ...]
    loose: tuple[Technology, ...]


def structure(survey: Survey) -> Structure:
    """The dependencies between the technologies of today's plan; among equals the order of reading holds."""
    live = {one.id: one for one in survey.of(Technology) if survey.live(one)}
    depends = {(one.id, id) for one in live.values() for id in one.depends_on if id in live}
    tied = {id for pair in depends for id in pair}
    ahead = {id: [target for source, target in sorted(depends) if source == id] for id in live if id in tied}
    circles = [frozenset(knot) for knot in knots(ahead)]
    return Structure(
        order=tuple(live[id] for id in _ordered(ahead, circles)),
        depends=frozenset(depends),
        knots=tuple(sorted(circles, key=lambda knot: list(ahead).index(min(knot, key=list(ahead).index)))),
        loose=tuple(one for one in live.values() if one.id not in tied),
    )


def _ordered(ahead: dict[str, list[str]], circles: list[frozenset[str]]) -> list[str]:
    """The ids, each after everything it depends on but for circles, whose members stay together."""
    import networkx as nx

    place = {id: number for number, id in enumerate(ahead)}
    home = {id: min(circle, key=place.__getitem__) for circle in circles for id in circle}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(home.get(id, id) for id in ahead)
    for id, targets in ahead.items():
        here = home.get(id, id)
        graph.add_edges_from((there, here) for target in targets if (there := home.get(target, target)) != here)
    members: dict[str, list[str]] = {}
    for id in ahead:
        members.setdefault(home.get(id, id), []).append(id)
    return [id for first in nx.lexicographical_topological_sort(graph, key=place.__getitem__) for id in members[first]]
