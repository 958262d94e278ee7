"""What is new goes to its place among what is there, and takes no comment that belongs to its neighbour."""

from __future__ import annotations

from typing import Any

import pytest

from roadmap.store.writing.layout import formatted
from roadmap.store.writing.order import canonical, seat
from roadmap.store.writing.splice import Drop, Put, edited

A, E = ("technology", "a"), ("indicator", "e")
HEAD = "[technology.a]\n"


def case(before: str, put: Put, after: str) -> Any:
    return pytest.param(before, put, after, id=f"{before[:20]}{put.path[2:]}")


FIELDS = [
    case(
        f'{HEAD}name = "A"\n# why\ntags = ["x"]\n',
        Put((*A, "accountable"), "most"),
        f'{HEAD}name = "A"\naccountable = "most"\n# why\ntags = ["x"]\n',
    ),
    case(
        f'# of a\n{HEAD}# why\n  tags=["x"] # x\n',
        Put((*A, "name"), {"vi": "V", "en": "E"}),
        f'# of a\n{HEAD}  name.vi="V"\n  name.en="E"\n# why\n  tags=["x"] # x\n',
    ),
    case(f"{HEAD}tags = []\nodd = 1", Put((*A, "note"), "n"), f'{HEAD}note = "n"\ntags = []\nodd = 1'),
    case(f"{HEAD}tags = []", Put((*A, "odd"), 1), f"{HEAD}tags = []\nodd = 1"),
    case(f"{HEAD}odd = 2", Put((*A, "odder"), 1), f"{HEAD}odd = 2\nodder = 1"),
    case(f'{HEAD}name.en = "E"\ntags = []\n', Put((*A, "name", "vi"), "V"),
         f'{HEAD}name.vi = "V"\nname.en = "E"\ntags = []\n'),
    case(f"{HEAD}# now\nreadiness.now = 3\n# then\nreadiness.target = 8\n", Put((*A, "readiness", "assessed"), "2026"),
         f'{HEAD}# now\nreadiness.now = 3\n# then\nreadiness.target = 8\nreadiness.assessed = "2026"\n'),
    case(f"{HEAD}# then\nreadiness.target = 8\n", Put((*A, "readiness", "now"), 3),
         f"{HEAD}readiness.now = 3\n# then\nreadiness.target = 8\n"),
    case("[technology]\n# tags\na.tags = []\nb.tags = []\n", Put((*A, "name"), "A"),
         '[technology]\na.name = "A"\n# tags\na.tags = []\nb.tags = []\n'),
    case('[technology]\na = { name = "A", tags = [] }\n', Put((*A, "accountable"), "most"),
         '[technology]\na = { name = "A", accountable = "most", tags = [] }\n'),
    case("[technology]\na = { readiness.target = 8 }\n", Put((*A, "readiness", "now"), 3),
         "[technology]\na = { readiness.now = 3, readiness.target = 8 }\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "put", "after"), FIELDS)
def test_a_field_goes_where_its_kind_declares_it(before: str, put: Put, after: str) -> None:
    for newline, mark in (("\n", ""), ("\r\n", ""), ("\r\n", "\ufeff")):
        data = (mark + before.replace("\n", newline)).encode()
        assert edited(data, [put], canonical).decode() == mark + after.replace("\n", newline)


UNORDERED = [
    case(f'{HEAD}tags = []\nname = "A"\nevidence = "official"\n', Put((*A, "accountable"), "most"),
         f'{HEAD}tags = []\nname = "A"\naccountable = "most"\nevidence = "official"\n'),
    case(f"{HEAD}tags = []\nnote = 1\n", Put((*A, "name"), 2), f"{HEAD}tags = []\nnote = 1\nname = 2\n"),
    case("[technology.a.readiness]\n\n[technology.b]\n\n# of a\n[technology.a]\n", Put((*A, "waive"), {"X": {}}),
         "[technology.a.readiness]\n\n[technology.a.waive]\nX = {}\n\n[technology.b]\n\n# of a\n[technology.a]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "put", "after"), UNORDERED)
def test_where_fields_stand_in_another_order_it_goes_behind_what_precedes_it(before: str, put: Put, after: str) -> None:
    assert edited(before.encode(), [put], canonical).decode() == after


LARGE = {"until": "2027", "reason": "x" * 99}
SECTIONS = [
    case(
        '[technology.a]\n\n# how far\n[technology.a.readiness]\nnow = 3\n\n[technology.a.waive.X]\nby = "b"\n\n'
        "# of b\n[technology.b]\n",
        Put((*A, "waive", "Y"), LARGE),
        '[technology.a]\n\n# how far\n[technology.a.readiness]\nnow = 3\n\n[technology.a.waive.X]\nby = "b"\n\n'
        f'[technology.a.waive.Y]\nreason = "{"x" * 99}"\nuntil = "2027"\n\n# of b\n[technology.b]\n',
    ),
    case(
        '# a\n[technology.a]\n\n# reasons\n[technology.a.waive.X]\nby = "b"\n',
        Put((*A, "readiness"), {"proof": "x" * 99, "now": 3}),
        f'# a\n[technology.a]\n\n[technology.a.readiness]\nnow = 3\nproof = "{"x" * 99}"\n\n'
        '# reasons\n[technology.a.waive.X]\nby = "b"\n',
    ),
    case(
        '[technology.b]\n\n# reasons\n[technology.a.waive.X]\nby = "b"\n',
        Put((*A, "readiness"), {"proof": "x" * 99, "now": 3}),
        f'[technology.b]\n\n[technology.a.readiness]\nnow = 3\nproof = "{"x" * 99}"\n\n'
        '# reasons\n[technology.a.waive.X]\nby = "b"\n',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "put", "after"), SECTIONS)
def test_a_table_with_a_header_goes_among_those_of_its_record(before: str, put: Put, after: str) -> None:
    assert edited(before.encode(), [put], canonical).decode() == after
    assert formatted(after.encode(), canonical).decode() == after


YEARS = [
    case("[indicator.e.target]\n2025 = 1\n# by law\n2030 = 9\n", Put((*E, "target", "2027"), 4),
         "[indicator.e.target]\n2025 = 1\n2027 = 4\n# by law\n2030 = 9\n"),
    case("[indicator.e]\ntarget = { 2030 = 9 }\n", Put((*E, "target", "2027"), 4),
         "[indicator.e]\ntarget = { 2027 = 4, 2030 = 9 }\n"),
    case("[indicator.e]\ntarget.2025 = 1\ntarget.2030 = 9\n", Put((*E, "target", "2027"), 4),
         "[indicator.e]\ntarget.2025 = 1\ntarget.2027 = 4\ntarget.2030 = 9\n"),
    case("[indicator.e]\n", Put((*E, "target"), {"2030": 9, "2027": 4}),
         "[indicator.e]\ntarget = { 2027 = 4, 2030 = 9 }\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "put", "after"), YEARS)
def test_years_ascend(before: str, put: Put, after: str) -> None:
    assert edited(before.encode(), [put], canonical).decode() == after


def test_the_bytes_are_as_before_when_a_new_field_goes_again() -> None:
    before = f'{HEAD}name = "A"  # n\r\n\r\n# why\r\ntags = ["x"]\r\n'.encode()
    put = edited(before, [Put((*A, "accountable"), "most")], canonical)
    assert edited(put, [Drop((*A, "accountable"))], canonical) == before


def test_ids_and_what_no_kind_declares_stay_in_the_order_in_which_they_come() -> None:
    assert canonical(("activity", "x", "participants"), ["z", "a"]) == ["z", "a"]
    assert canonical(("activity", "x", "participants", "z"), ["share", "odd", "role"]) == ["role", "share", "odd"]
    assert canonical(("nothing", "x"), ["z", "a"]) == ["z", "a"]
    assert canonical(("technology",), ["2030", "2027"]) == ["2030", "2027"]
    assert canonical((), ["z", "a"]) == ["z", "a"]
    assert canonical(("technology", "x", "odd", "er"), ["z", "a"]) == ["z", "a"]
    assert canonical(("directive", "x", "clauses", "1", "more"), ["z", "a"]) == ["z", "a"]


@pytest.mark.parametrize(
    ("present", "name", "expected"),
    [([], "m", 0), (["a", "z"], "m", 1), (["n", "z"], "m", 0), (["z", "a", "n"], "m", 2), (["z", "n"], "m", 2)],
)
def test_the_number_of_a_new_neighbour(present: list[str], name: str, expected: int) -> None:
    assert seat(lambda _above, names: sorted(names), ("k", "a"), present, name) == expected
