"""What lies around a record: neighbours, paths, cycles, and what breaks if it goes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping

from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.supply import Supply
from roadmap.model.relation import Link
from roadmap.model.text import fold


def neighbours(
    survey: Survey, id: str, steps: int = 1, *, follow: Callable[[Link], bool] = lambda _: True
) -> dict[str, int]:
    """The records within `steps` links of `id`, in either direction.

    Args:
        survey: where to look.
        id: where to begin.
        steps: how far to go.
        follow: whether a link counts.

    Returns:
        id -> distance in links, nearest first; `id` itself has distance 0. Of equal distance come first those that
        were reached from the nearer ones, links that leave before links that enter.

    Raises:
        KeyError: there is no record `id`.
    """
    if id not in survey.roadmap:
        raise KeyError(id)
    found, waiting = {id: 0}, deque([id])
    while waiting and found[waiting[0]] < steps:
        here = waiting.popleft()
        around = [link.target for link in survey.leaving(here) if follow(link)]
        around += [link.source for link in survey.entering(here) if follow(link)]
        for other in around:
            if other not in found:
                found[other] = found[here] + 1
                waiting.append(other)
    return found


def paths(survey: Survey, source: str, target: str, longest: int = 6, most: int = 100) -> Iterator[list[str]]:
    """Simple paths along the links from `source` to `target`, as lists of ids.

    Args:
        survey: where to look.
        source: id of the first record.
        target: id of the last record.
        longest: the most links that a path may have.
        most: the most paths to give; the number of paths can grow beyond any use.

    Raises:
        KeyError: one of the two records does not exist.
    """
    import networkx as nx

    for id in (source, target):
        if id not in survey.roadmap:
            raise KeyError(id)
    graph: nx.DiGraph[str] = nx.DiGraph(survey.graph)
    for count, path in enumerate(nx.all_simple_paths(graph, source, target, cutoff=longest)):
        if count >= most:
            return
        yield path


def cycles(survey: Survey, relation: str) -> Iterator[list[str]]:
    """The cycles that links of `relation` form, one for each knot of records that depend on each other.

    Each cycle begins at its alphabetically first id.
    """
    ahead: dict[str, list[str]] = {}
    for link in survey.links:
        if link.relation == relation and link.target in survey.roadmap:
            ahead.setdefault(link.source, []).append(link.target)
    found = knots(ahead)
    if not found:
        return
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph(ahead)
    for knot in found:
        first = min(knot)
        inside = graph.subgraph(knot)
        yield (
            min(([first, *nx.shortest_path(inside, after, first)[:-1]] for after in sorted(inside[first])), key=len)
            if len(knot) > 1
            else [first]
        )


def knots(ahead: Mapping[str, Collection[str]]) -> list[set[str]]:
    """The sets of nodes from each of which every other of the set, or itself, can be reached again.

    Args:
        ahead: node -> the nodes that it leads to.

    Returns:
        The knots, the one with the alphabetically first node first; empty where nothing leads in a circle.
    """
    if not _cyclic(ahead):
        return []
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph(ahead)
    found = (knot for knot in nx.strongly_connected_components(graph) if len(knot) > 1 or knot & {*graph[min(knot)]})
    return sorted(found, key=min)


def _cyclic(ahead: Mapping[str, Collection[str]]) -> bool:
    """Whether there is any cycle; spares the import of networkx in the usual case."""
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(ahead).prepare()
    except CycleError:
        return True
    return False


def breaks(survey: Survey, id: str) -> dict[str, str]:
    """What breaks if the record `id` goes.

    A supply breaks when its supplier goes and no substitute is named; an activity breaks when its lead, infrastructure
    that it uses, or an activity that it comes after or receives technology from goes; a technology breaks when one it
    depends on goes; a product breaks when a technology it uses goes; what a supply feeds breaks with it unless another
    supply brings the same component; what is of a broken chain breaks with it.

    Returns:
        id of what breaks -> id of what it breaks through; `id` itself is left out.

    Raises:
        KeyError: there is no record `id`.
    """
    if id not in survey.roadmap:
        raise KeyError(id)
    through: dict[str, str] = {}
    waiting = deque([id])
    while waiting:
        gone = waiting.popleft()
        for hit in _hit(survey, gone, {id, *through}):
            if hit != id and hit not in through:
                through[hit] = gone
                waiting.append(hit)
    return through


_FATAL = {
    Activity: ("lead", "after", "receives", "chain", "uses"),
    Technology: ("depends_on",),
    Product: ("uses",),
    Supply: ("supplier",),
}


def _hit(survey: Survey, gone: str, broken: set[str]) -> Iterator[str]:
    record = survey.roadmap[gone]
    if isinstance(record, Supply) and record.product and record.product in survey.roadmap:
        inputs = survey.referring(Supply, "product", record.product)
        if all(other.id in broken for other in inputs if component_of(other) == component_of(record)):
            yield record.product
    for link in survey.entering(gone):
        holder = survey.roadmap[link.source]
        if link.relation not in _FATAL.get(type(holder), ()):
            continue
        if isinstance(holder, Supply) and any(id not in broken for id in holder.substitutes):
            continue
        yield holder.id


def component_of(supply: Supply) -> str:
    """What is supplied, as search sees it; a supply that does not name it stands for itself."""
    return fold(supply.component.of("vi")) if supply.component else supply.id


def sole_sources(survey: Survey) -> dict[str, set[str]]:
    """Suppliers from whom alone some input comes, without any substitute on record.

    Returns:
        organisation id -> ids of the products and technologies that have such an input.
    """
    suppliers: dict[tuple[str, str], set[str]] = {}
    for supply in survey.of(Supply):
        if supply.supplier and supply.product:
            key = (supply.product, component_of(supply))
            suppliers.setdefault(key, set()).update((supply.supplier, *supply.substitutes))
    alone: dict[str, set[str]] = {}
    for (product, _), several in suppliers.items():
        if len(several) == 1:
            alone.setdefault(min(several), set()).add(product)
    return alone


def sole_suppliers(survey: Survey) -> dict[str, set[str]]:
    """Suppliers without whom products cannot be made.

    A supplier dominates a product when some input of the product, or of a technology that it uses or that such a
    technology depends on, comes from this supplier alone.

    Returns:
        organisation id -> ids of the products that hang on it.
    """
    alone = sole_sources(survey)
    if not alone:
        return {}
    users: dict[str, list[str]] = {}
    for link in survey.links:
        if (link.relation, type(survey.roadmap[link.source])) in (("uses", Product), ("depends_on", Technology)):
            users.setdefault(link.target, []).append(link.source)
    return {supplier: _products_above(survey, fed, users) for supplier, fed in alone.items()}


def _products_above(survey: Survey, fed: set[str], users: dict[str, list[str]]) -> set[str]:
    seen, waiting = set(fed), list(fed)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in seen:
                seen.add(user)
                waiting.append(user)
    return {id for id in seen if survey.roadmap.find(Product, id)}
