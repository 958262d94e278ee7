"""FUN604: missions, effective number and small grants of one technology."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired


def missions(*amounts: int, state: str = "running", kind: str = "state-budget") -> str:
    text = "[technology.chip]\n"
    for number, amount in enumerate(amounts):
        text += f"[mission.m{number}]\ntechnologies = ['chip']\nstate = '{state}'\n"
        if amount:
            text += (
                f"[funding.f{number}]\nfor = 'm{number}'\nsource_kind = '{kind}'\napproved = {{ 2026 = {amount} }}\n"
            )
    return text


@pytest.mark.parametrize(("count", "fires"), [(5, False), (6, True)])
def test_open_missions_are_counted(fired: Fired, count: int, fires: bool) -> None:
    assert fired("FUN604", missions(*[0] * count)) == ([("chip", "warning")] if fires else [])
    assert fired("FUN604", missions(*[0] * count, state="done")) == []


@pytest.mark.parametrize(
    ("amounts", "fires"),
    [
        ([5000] * 4, False),  # effective number 4
        ([5000] * 5, True),
        ([90000, 5000, 5000, 5000, 5000], False),
    ],
)
def test_equal_pots_are_fragmented_and_one_large_pot_is_not(fired: Fired, amounts: list[int], fires: bool) -> None:
    assert fired("FUN604", missions(*amounts)) == ([("chip", "warning")] if fires else [])


def test_private_money_may_come_from_many(fired: Fired) -> None:
    assert fired("FUN604", missions(*[5000] * 5, kind="firm")) == []


def test_money_of_one_mission_is_one_pot(fired: Fired) -> None:
    text = missions(5000)
    for number in range(6):
        text += f"[activity.a{number}]\nchain = 'chip'\nmission = 'm0'\n"
        text += f"[funding.g{number}]\nfor = 'a{number}'\napproved = {{ 2026 = 5000 }}\n"
    assert fired("FUN604", text) == []


@pytest.mark.parametrize(
    ("sources", "state", "fires"),
    [(["most"] * 5, "running", False), (list("abcde"), "running", True), (list("abcde"), "done", False)],
    ids=["one source", "five sources", "closed"],
)
def test_outside_missions_each_source_is_a_pot(fired: Fired, sources: list[str], state: str, fires: bool) -> None:
    text = "[technology.chip]\n" + "".join(f"[organization.{source}]\n" for source in dict.fromkeys(sources))
    for number, source in enumerate(sources):
        text += f"[activity.w{number}]\nchain = 'chip'\nstate = '{state}'\n"
        text += f"[funding.f{number}]\nfor = 'w{number}'\nsource = '{source}'\napproved = {{ 2026 = 5000 }}\n"
    assert fired("FUN604", text) == ([("chip", "warning")] if fires else [])


@pytest.mark.parametrize(
    ("amounts", "fires"), [([999, 999], False), ([999, 999, 999], True), ([999, 999, 1000], False)]
)
def test_small_grants_are_counted(fired: Fired, amounts: list[int], fires: bool) -> None:
    assert fired("FUN604", missions(*amounts)) == ([("chip", "warning")] if fires else [])


def test_an_order_is_no_grant(fired: Fired) -> None:
    assert fired("FUN604", missions(9, 9, 9).replace("approved", "route = 'order'\napproved")) == []


def test_the_floor_follows_the_money_unit_unless_it_is_set(fired: Fired) -> None:
    text = missions(2, 2, 2)
    assert fired("FUN604", text, settings="money.unit = 'billion-VND'") == []
    assert fired("FUN604", text, settings="money.unit = 'million-VND'") == [("chip", "warning")]
    settings = "money.unit = 'billion-VND'\nchecks.FUN604.smallest_grant = 3"
    assert fired("FUN604", text, settings=settings) == [("chip", "warning")]


def test_the_limits_are_settings(fired: Fired) -> None:
    assert fired("FUN604", missions(*[0] * 6), settings="checks.FUN604.missions = 6") == []
    assert fired("FUN604", missions(9, 9, 9), settings="checks.FUN604.small_grants = 3") == []
    settings = "checks.FUN604.effective_number = 1.5"
    assert fired("FUN604", missions(5000, 5000), settings=settings) == [("chip", "warning")]
