"""People: what the work of each year needs, and what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.people import Field, people

if TYPE_CHECKING:
    from tests.conftest import Opened

TEXT = """
[organization.hust]
[product.camera]
[product.drone]
[activity.design]
chain = "camera"
start = 2026-01-01
end = 2026-12-31
people = { "Thiết kế vi mạch" = 10, "Quang học" = 2 }
[activity.make]
chain = "drone"
start = 2026-07-01
end = "2027"
people = { "thiết kế vi mạch" = 20 }
[activity.gone]
state = "stopped"
start = 2026-01-01
end = 2026-12-31
people = { "Quang học" = 100 }
[activity.open]
name = "Chưa xếp lịch"
start = 2026-01-01
people = { "Quang học" = 100 }
[activity.backwards]
start = 2027-01-01
end = 2026-01-01
people = { "Quang học" = 1 }
[workforce.chips]
field = "Thiết kế vi mạch"
supply = { 2026 = 25, 2027 = 15 }
from = ["hust"]
[workforce.data]
field = "Dữ liệu"
supply = { 2026 = 5 }
[workforce.nameless]
supply = { 2026 = 5 }
"""


@pytest.fixture
def fields(workspace: Opened) -> dict[str, Field]:
    return {one.name: one for one in people(workspace(TEXT).survey).fields}


def test_the_widest_gap_comes_first_then_by_name(fields: dict[str, Field]) -> None:
    assert list(fields) == ["Thiết kế vi mạch", "Dữ liệu", "Quang học"]


def test_average_and_peak_of_a_year(fields: dict[str, Field]) -> None:
    first, second = fields["Thiết kế vi mạch"].years
    assert (first.year, second.year) == (2026, 2027)
    assert first.needed == pytest.approx(10 + 20 * 184 / 365)
    assert first.peak == 30
    assert (second.needed, second.peak) == (20, 20)


def test_missing_tight_or_not_known(fields: dict[str, Field]) -> None:
    first, second = fields["Thiết kế vi mạch"].years
    assert (first.gap, first.tight) == (0, True)
    assert second.gap == 5
    assert fields["Thiết kế vi mạch"].worst == second
    (optics,) = fields["Quang học"].years
    assert (optics.needed, optics.supply, optics.gap) == (2, None, None)
    assert fields["Quang học"].worst is None


def test_supply_without_need(fields: dict[str, Field]) -> None:
    (data,) = fields["Dữ liệu"].years
    assert (data.needed, data.supply, data.gap) == (0, 5, 0)


def test_work_of_no_known_length_is_left_out(workspace: Opened) -> None:
    assert [one.id for one in people(workspace(TEXT).survey).undated] == ["open", "backwards"]


def test_only_the_work_of_some_chains(workspace: Opened) -> None:
    found = people(workspace(TEXT).survey, ["camera"])
    needed = {one.name: [(at.year, at.needed, at.supply) for at in one.years] for one in found.fields}
    assert needed == {
        "Thiết kế vi mạch": [(2026, 10, 25), (2027, 0, 15)],
        "Quang học": [(2026, 2, None)],
    }


def test_overdue_work_that_goes_on_needs_its_people_up_to_today(workspace: Opened) -> None:
    """Today is 21 November 2026."""
    head = "[activity.a]\npeople = { x = 10 }\nstart = 2026-01-01\nend = 2026-06-30\n"
    for state, days in (("running", 325), ("planned", 181), ("done", 181)):
        (field,) = people(workspace(f'{head}state = "{state}"\n').survey).fields
        assert [one.needed for one in field.years] == [pytest.approx(10 * days / 365)]


def test_open_work_that_does_not_say_how_many_it_needs_is_told(workspace: Opened) -> None:
    text = (
        '[activity.a]\n[activity.b]\nstate = "done"\n[activity.c]\nstate = "stopped"\n[activity.d]\npeople = { x = 1 }'
    )
    assert [one.id for one in people(workspace(text).survey).silent] == ["a"]
