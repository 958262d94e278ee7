"""Random plans, random edits of them, their text, and what merging must give: an oracle that knows nothing of ours.

A plan is records by (kind, id); a record is fields by name; a value is a number, a text, a set of ids or a table. The
oracle is the rule of the acceptance suite, written down once more: unchanged on one side, the other; both alike, that;
sets by member; tables by key; else a conflict in which both values stay.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

Key = tuple[str, str]
Value = int | str | frozenset[str] | dict[str, Any]
GONE = "<gone>"

SETS = {"technology": "depends_on", "product": "answers", "mission": "coordinating"}
IDS = ["a1", "b2", "c3", "d4", "e5"]


@dataclass(frozen=True)
class Plan:
    """What a file says, and the comments in it: above a record (no field) or above one of its fields."""

    records: Mapping[Key, Mapping[str, Value]]
    comments: Mapping[tuple[Key, str], str] = field(default_factory=dict)

    def text(self, layout: str = "tables", *, backwards: bool = False) -> bytes:
        """The plan as somebody might write it; with one layout and order, plans that are alike have lines alike."""
        keys = sorted(self.records, reverse=True) if backwards else list(self.records)
        rows = [row for key in keys for row in _LAYOUTS[layout](self, key)]
        if layout == "inline":  # a kind has one header
            kinds = dict.fromkeys(kind for kind, _ in keys)
            rows = [row for kind in kinds for row in (f"[{kind}]", *self._of_kind(kind, keys))]
        return ("\n".join(rows) or "\n").encode()

    def _of_kind(self, kind: str, keys: list[Key]) -> list[str]:
        return [row for key in keys if key[0] == kind for row in self._inline(key)]

    def _remark(self, key: Key, name: str) -> list[str]:
        return [f"# {self.comments[key, name]}"] if (key, name) in self.comments else []

    def _tables(self, key: Key) -> list[str]:
        rows = [*self._remark(key, ""), f"[{key[0]}.{key[1]}]"]
        for name, value in self.records[key].items():
            rows += [*self._remark(key, name), f"{name} = {written(value)}"]
        return [*rows, ""]

    def _subtables(self, key: Key) -> list[str]:
        held = self.records[key]
        rows = [*self._remark(key, ""), f"[{key[0]}.{key[1]}]"]
        for name, value in held.items():
            if not isinstance(value, dict):
                rows += [*self._remark(key, name), f"{name} = {written(value)}"]
        for name, value in held.items():
            if isinstance(value, dict):
                rows += [*self._remark(key, name), f'[{key[0]}."{key[1]}".{name}]']
                rows += [f"{inner} = {written(one)}" for inner, one in value.items()]
        return rows

    def _dotted(self, key: Key) -> list[str]:
        held = self.records[key]
        rows = self._remark(key, "")
        for name, value in held.items():
            rows += self._remark(key, name)
            if isinstance(value, dict):
                rows += [f"{key[0]}.{key[1]}.{name}.{inner} = {written(one)}" for inner, one in value.items()]
            else:
                rows.append(f"{key[0]}.{key[1]}.{name} = {written(value)}")
        return rows if held else [*rows, f"{key[0]}.{key[1]} = {{}}"]

    def _inline(self, key: Key) -> list[str]:
        held = self.records[key]
        rows = [row for name in ("", *held) for row in self._remark(key, name)]
        return [*rows, f"{key[1]} = {written(dict(held))}"]


_LAYOUTS = {"tables": Plan._tables, "subtables": Plan._subtables, "dotted": Plan._dotted, "inline": Plan._inline}
LAYOUTS = sorted(_LAYOUTS)


def written(value: Value) -> str:
    if isinstance(value, frozenset):
        return "[" + ", ".join(json.dumps(one) for one in sorted(value)) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {written(inner)}" for key, inner in value.items()) + " }"
    return json.dumps(value)


def read(data: bytes) -> dict[Key, dict[str, Value]]:
    """The records of a text, by the standard library alone."""
    found: dict[Key, dict[str, Value]] = {}
    for kind, records in tomllib.loads(data.decode()).items():
        for id, table in records.items():
            said = {
                name: frozenset(value) if name == SETS.get(kind) or name == "tags" else value
                for name, value in table.items()
            }
            found[kind, id] = {name: value for name, value in said.items() if value not in (frozenset(), {})}
    return found


# --- the oracle ------------------------------------------------------------------------------------------------------


@dataclass
class Expected:
    ours: dict[Key, Any]
    theirs: dict[Key, Any]
    conflicts: set[tuple[str, ...]]


def expected(base: Mapping[Key, Any], ours: Mapping[Key, Any], theirs: Mapping[Key, Any]) -> Expected:
    answer = Expected({}, {}, set())
    for key in {*base, *ours, *theirs}:
        one, other = _merge(base.get(key, GONE), ours.get(key, GONE), theirs.get(key, GONE), key, answer.conflicts, 0)
        for sheet, value in ((answer.ours, one), (answer.theirs, other)):
            if value != GONE:
                sheet[key] = {name: inner for name, inner in value.items() if inner not in (frozenset(), {})}
    return answer


def _merge(o: Any, a: Any, b: Any, path: tuple[str, ...], conflicts: set[tuple[str, ...]], depth: int) -> Any:
    if a == b or o == b:
        return a, a
    if o == a:
        return b, b
    if {type(one) for one in (o, a, b) if one != GONE} == {frozenset}:
        was, one, other = (frozenset() if value == GONE else value for value in (o, a, b))
        both = (one - (was - other)) | (other - was)
        return both, both
    if isinstance(a, dict) and isinstance(b, dict) and (isinstance(o, dict) or (o == GONE and depth)):
        was = o if isinstance(o, dict) else {}
        pairs = {
            key: _merge(was.get(key, GONE), a.get(key, GONE), b.get(key, GONE), (*path, key), conflicts, depth + 1)
            for key in {**was, **a, **b}
        }
        one, other = ({key: pair[side] for key, pair in pairs.items() if pair[side] != GONE} for side in (0, 1))
        return one, other
    conflicts.add(path)
    return a, b


# --- random plans and edits ------------------------------------------------------------------------------------------


class Tokens:
    """Words of which no two are alike, so that each can be looked for."""

    def __init__(self, mark: str) -> None:
        self._mark, self._count = mark, 0

    def __call__(self) -> str:
        self._count += 1
        return f"{self._mark}{self._count}"


NUMBERS = ["now", "target"]
FIELDS = ["name", "note", "own", "readiness", "set", "tags", "odd"]


def _value(draw: Callable[[Any], Any], kind: str, name: str, token: Tokens) -> Value:
    if name == "readiness":
        chosen = draw(st.sets(st.sampled_from(NUMBERS), min_size=1))
        return {part: draw(st.integers(1, 9)) for part in NUMBERS if part in chosen}
    if name in ("tags", SETS[kind]):
        return frozenset(draw(st.sets(st.sampled_from(IDS), min_size=1, max_size=4)))
    if name == "name" and draw(st.booleans()):
        return {"vi": token(), "en": token()}
    return token()


def _named(kind: str, name: str) -> str:
    """The field's name in this kind; `odd` is one that no kind knows."""
    own = {"technology": "readiness", "product": "manufacturing", "mission": "authority"}
    return {"set": SETS[kind], "own": "evidence_of_ours", "readiness": own[kind]}.get(name, name)


def _record(draw: Callable[[Any], Any], kind: str, token: Tokens) -> dict[str, Value]:
    names = draw(st.lists(st.sampled_from(FIELDS), unique=True, max_size=5))
    return {_named(kind, name): _filled(draw, kind, name, token) for name in names}


def _filled(draw: Callable[[Any], Any], kind: str, name: str, token: Tokens) -> Value:
    if name == "readiness" and kind == "mission":
        return token()
    return _value(draw, kind, SETS[kind] if name == "set" else name, token)


@st.composite
def plans(draw: Callable[[Any], Any], most: int = 4) -> Plan:
    token = Tokens("o")
    keys = draw(st.lists(st.tuples(st.sampled_from(sorted(SETS)), st.sampled_from(IDS)), unique=True, max_size=most))
    records = {key: _record(draw, key[0], token) for key in keys}
    comments = {(key, ""): token() for key in keys if draw(st.booleans())}
    return Plan(records, comments)


def edited(draw: Callable[[Any], Any], plan: Plan, mark: str, keys: list[Key] | None = None, most: int = 4) -> Plan:
    """`plan` after a few edits, of the records `keys` alone if they are given; new words begin with `mark`."""
    token = Tokens(mark)
    for _ in range(draw(st.integers(0, most))):
        plan = _edit(
            draw, plan, token, [key for key in plan.records if keys is None or key in keys], fixed=keys is not None
        )
    return plan


def _edit(draw: Callable[[Any], Any], plan: Plan, token: Tokens, keys: list[Key], *, fixed: bool) -> Plan:
    action = draw(st.sampled_from(["set", "set", "set", "clear", "remark", "add", "remove"]))
    if action == "add" or not keys:
        key = (draw(st.sampled_from(sorted(SETS))), draw(st.sampled_from([*IDS, "f6", "g7"])))
        if fixed or key in plan.records:
            return plan
        comments = {**plan.comments, (key, ""): token()} if draw(st.booleans()) else plan.comments
        return Plan({**plan.records, key: _record(draw, key[0], token)}, comments)
    key = draw(st.sampled_from(keys))
    if action == "remove":
        return replace(plan, records={other: held for other, held in plan.records.items() if other != key})
    held = dict(plan.records[key])
    name = draw(st.sampled_from(FIELDS))
    if action == "set":
        held[_named(key[0], name)] = _filled(draw, key[0], name, token)
    elif action == "clear":
        held.pop(_named(key[0], name), None)
    else:
        beside = draw(st.sampled_from(["", *held]))
        return replace(plan, comments={**plan.comments, (key, beside): token()})
    return replace(plan, records={**plan.records, key: held})


@st.composite
def triples(draw: Callable[[Any], Any]) -> tuple[Plan, Plan, Plan]:
    """A plan and what two planners made of it."""
    base = draw(plans())
    return base, edited(draw, base, "a"), edited(draw, base, "b")
