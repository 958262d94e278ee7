"""What technologies and products can be grouped by, as the headings of a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from roadmap.graph.chain import Chain, Subject
from roadmap.model.kinds.catalogue import Catalogue, Group
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.programme import Programme
from roadmap.model.scale import STAGES
from roadmap.model.text import Text, fold
from tui.state import State
from tui.widgets.outline import Node

ALL = "*"
"""The key of the heading that everything stands under."""

GROUPINGS: dict[str, Text] = {
    "group": Text("nhóm công nghệ", "technology group"),
    "owner": Text("cơ quan chịu trách nhiệm", "accountable body"),
    "programme": Text("chương trình", "programme"),
    "stage": Text("giai đoạn", "stage"),
}
"""What can be grouped by."""

_EVERYTHING = Text("Tất cả", "Everything")
_NONE = {
    "group": Text("Chưa xếp nhóm", "In no group"),
    "owner": Text("✗ CHƯA CÓ CƠ QUAN CHỊU TRÁCH NHIỆM", "✗ NO ACCOUNTABLE BODY"),
    "programme": Text("Ngoài chương trình", "In no programme"),
    "stage": Text("Chưa bắt đầu", "Not begun"),
}


class Grouped(NamedTuple):
    """Technologies and products in groups.

    Attributes:
        root: the tree of headings.
        members: key of a heading -> ids of what stands under it.
    """

    root: Node
    members: dict[str, list[str]]


def grouped(state: State, ids: Sequence[str], by: str) -> Grouped:
    """Technologies and products grouped by one of :data:`GROUPINGS`; one may stand in several groups."""
    held: dict[str, list[str]] = {}
    for id in ids:
        for key in _KEYS[by](state, id) or [""]:
            held.setdefault(key, []).append(id)
    members = {ALL: list(ids)} | {f"{by}:{key}": inside for key, inside in held.items()}
    nodes = _catalogues(state, held, members) if by == "group" else _flat(state, held, by)
    said = f"{_EVERYTHING.of(state.lang)} · {GROUPINGS[by].of(state.lang)}"
    return Grouped(Node(ALL, said, str(len(ids)), "strong", tuple(nodes)), members)


def _flat(state: State, held: dict[str, list[str]], by: str) -> Iterator[Node]:
    if by == "stage":
        keys = sorted(held, key=lambda key: STAGES.rank(key) if key else -1)
    else:
        keys = sorted(held, key=lambda key: (key != "", fold(state.label(key))))
    for key in keys:
        yield _node(state, key, len(held[key]), by)


def _catalogues(state: State, held: dict[str, list[str]], members: dict[str, list[str]]) -> Iterator[Node]:
    """Groups stand under the official list that they are of."""
    lists: dict[str, list[str]] = {}
    for key in held:
        group = state.roadmap.find(Group, key)
        lists.setdefault((group.catalogue if group else None) or "", []).append(key)
    for catalogue, keys in sorted(lists.items(), key=lambda one: (one[0] == "", one[0])):
        ordered = sorted(keys, key=lambda key: _place(state, key))
        inner = tuple(_node(state, key, len(held[key]), "group") for key in ordered)
        if catalogue and state.roadmap.find(Catalogue, catalogue):
            ids = list(dict.fromkeys(id for key in keys for id in held[key]))
            members[f"list:{catalogue}"] = ids
            yield Node(f"list:{catalogue}", state.label(catalogue), str(len(ids)), "", inner)
        else:
            yield from inner


def _node(state: State, key: str, count: int, by: str) -> Node:
    label = STAGES.label(key).of(state.lang) if key and by == "stage" else state.label(key)
    tone = "error" if not key and by == "owner" else "" if key else "dim"
    return Node(f"{by}:{key}", label if key else _NONE[by].of(state.lang), str(count), tone)


def _place(state: State, key: str) -> tuple[bool, int, str]:
    """Groups in the order of their numbers in the official list."""
    group = state.roadmap.find(Group, key)
    code = group.code if group else ""
    return (not key, int(code) if code.isdigit() else 10_000, fold(state.label(key)))


def _groups(state: State, id: str) -> Sequence[str]:
    subject = state.roadmap[id]
    if isinstance(subject, Technology):
        return subject.groups
    if isinstance(subject, Product):
        in_force = state.survey.catalogues_in_force
        listed = [one.group for name, one in subject.listings.items() if one.group and name in in_force]
        return listed or [one.group for one in subject.listings.values() if one.group]
    return ()


def _programmes(state: State, id: str) -> Sequence[str]:
    subject: Subject = state.roadmap[id]  # type: ignore[assignment]  # a technology or product
    named = [one.programme for one in Chain(subject, state.survey).missions if one.programme]
    named += [one.id for one in state.survey.referring(Programme, "products", id)]
    return list(dict.fromkeys(named))


def _stage(state: State, id: str) -> Sequence[str]:
    stage = state.survey.stage_reached(id)
    return (stage,) if stage else ()


def owners(state: State, id: str) -> Sequence[str]:
    """The bodies that answer for a technology or product: one, none, or several where nobody does end to end."""
    subject: Subject = state.roadmap[id]  # type: ignore[assignment]  # a technology or product
    return Chain(subject, state.survey).answering


_KEYS: dict[str, Callable[[State, str], Sequence[str]]] = {
    "group": _groups,
    "owner": owners,
    "programme": _programmes,
    "stage": _stage,
}
