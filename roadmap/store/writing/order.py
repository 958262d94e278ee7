"""The order in which things stand in a file: what `roadmap fmt` lays out, and where an edit puts what is new."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from roadmap.model.kinds import kinds
from roadmap.model.record import Part
from roadmap.model.relation import fields
from roadmap.model.table import order
from roadmap.model.text import LANGS
from roadmap.store.writing.document import Path

Order = Callable[[Path, Sequence[str]], Sequence[str]]
"""Path of a table, and names of what it holds -> these names in the order in which they shall stand."""

_YEAR = re.compile(r"\d{4}", re.ASCII)


def canonical(above: Path, names: Sequence[str]) -> Sequence[str]:
    """Fields as their kind declares them, what it does not know behind them; years ascending; anything else as it is.

    Args:
        above: path of the table: a record's kind and id, and what leads further into it.
        names: of what it holds.
    """
    if declared := _declared(above):
        ranks = {name: rank for rank, name in enumerate(declared)}
        return sorted(names, key=lambda name: ranks.get(name, len(ranks)))
    return sorted(names) if len(above) > 2 and all(map(_YEAR.fullmatch, names)) else names


def _declared(above: Path) -> Sequence[str]:
    """The fields that the model knows in the table at `above`; none where its keys are ids, years or unknown."""
    model: type[Part] | None = kinds().get(str(above[0])) if len(above) > 1 else None
    if model is None:
        return ()
    steps = iter(above[2:])
    for step in steps:
        shape = next((field for field in fields(model) if field.alias == step), None) if model else None
        if shape is None or (shape.container != "one" and next(steps, None) is None):
            return ()
        model = shape.part
    return [field.alias for field in order(model)] if model else LANGS


def seat(order: Order | None, above: Path, present: Sequence[str], name: str) -> int:
    """Where among its neighbours something new goes: behind the last one that precedes it.

    Args:
        order: how they follow each other; what is new goes to the end where there is none.
        above: path of the table that holds them all.
        present: their names as they stand; one may stand there several times.
        name: of what is new.

    Returns:
        Its number: it goes before the present one of that number. Where nothing precedes it, it goes first if the
        present ones stand in order, else to the end.
    """
    if order is None:
        return len(present)
    ranks = {one: rank for rank, one in enumerate(order(above, list(dict.fromkeys([*present, name]))))}
    placed = [ranks[one] for one in present]
    behind = max((number for number, rank in enumerate(placed, 1) if rank <= ranks[name]), default=0)
    return behind or (0 if placed == sorted(placed) else len(placed))


def arranged(order: Order | None, path: Path, value: Any) -> Any:
    """`value`, which is to stand at `path`, with the tables inside it in order."""
    if order is None or not isinstance(value, dict):
        return value
    return {name: arranged(order, (*path, name), value[name]) for name in order(path, list(value))}
