"""Our validators: what they accept, make and complain of is what pydantic's own accept, make and complain of."""

from __future__ import annotations

import datetime
import random
import tomllib
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field, ValidationError

from roadmap.model.kinds import kinds
from roadmap.model.record import Part
from roadmap.model.settings import Settings
from roadmap.model.validator import validator

ROOT = Path(__file__).parent.parent.parent
MODELS: dict[str, type[Part]] = {**kinds(), "settings": Settings}
# Before pydantic builds its own: a validator takes over what its class already has.
OURS = {name: validator(model) for name, model in MODELS.items()}
VALUES: list[Any] = [
    None, True, 3, -1, 10**20, 2.5, float("inf"), float("nan"), "x", "", [], ["a", "b"], ["A!"], [1, 2], [[1]], (1, 2),
    [1, 9], {}, {"vi": "a"}, {"vi": 1}, {"a": {}}, {"a": {"role": "zzz"}}, {"2027": 3}, {"2027": -5.5}, {"x": 1},
    {"OWN101": {"reason": "x"}}, {"OWN101": {"severity": "off", "days": 3}}, {"now": 99}, {"value": "x"},
    {"research": {"trl": [1, 12]}}, datetime.date(2026, 1, 1), datetime.datetime(2026, 1, 1), "2027-Q2", "2027-13",
]  # fmt: skip


def outcome(validate: Any, table: object) -> object:
    try:
        made = validate(table)
    except ValidationError as error:
        return [(d["type"], d["loc"], d["msg"], str(d.get("ctx"))) for d in error.errors()]
    return made, made.model_fields_set


def same(name: str, table: object) -> None:
    ours, theirs = outcome(OURS[name].validate_python, table), outcome(MODELS[name].model_validate, table)
    assert ours == theirs or repr(ours) == repr(theirs), (name, table)


@pytest.mark.parametrize("name", MODELS)
def test_every_field_takes_the_same_values(name: str) -> None:
    given = {} if name == "settings" else {"id": "a"}
    for table in ({}, given, given | {"zz": 1}, {"id": "A!"}, 5, [1]):
        same(name, table)
    for field, info in MODELS[name].model_fields.items():
        for value in VALUES:
            same(name, given | {info.alias or field: value})


def test_real_tables_and_what_can_go_wrong_with_them_give_the_same() -> None:
    chance = random.Random(5)

    def spoilt(value: Any) -> Any:
        if isinstance(value, dict) and value:
            key = chance.choice(sorted(value))
            return value | {key: spoilt(value[key])}
        return chance.choice(VALUES)

    tables = 0
    for path in sorted((ROOT / "examples").rglob("*.toml")):
        for name, records in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if path.name == "roadmap.toml":
                continue
            for id, table in records.items():
                tables += 1
                same(name, table | {"id": id})
                for _ in range(5):
                    same(name, spoilt(table) | {"id": id})
    assert tables > 100


def test_a_mark_that_is_not_understood_is_an_error_and_no_hole() -> None:
    class Odd(Part):
        level: Annotated[int, Field(multiple_of=5)] = 0

    with pytest.raises(TypeError, match="MultipleOf"):
        validator(Odd)
