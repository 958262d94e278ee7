"""Money on its way: by step and year for a scope, and where it is stuck."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.spending import lag, payees, pipeline, stage_of
from roadmap.model.kinds.funding import Funding

if TYPE_CHECKING:
    from roadmap.graph.survey import Survey
    from tests.conftest import Opened

TEXT = """
[organization.most]
[programme.edge]
accountable = "most"
[mission.urban]
programme = "edge"
products = ["camera", "drone"]
[mission.rural]
[product.camera]
[product.drone]
[activity.trial]
chain = "camera"
mission = "urban"
[activity.flight]
chain = "drone"
mission = "rural"

[funding.for-programme]
for = "edge"
approved = { 2025 = 100 }
[funding.for-mission]
for = "urban"
approved = { 2024 = 1000, 2026 = 500 }
allocated = { 2024 = 900 }
committed = { 2024 = 300 }
disbursed = { 2024 = 200 }
[funding.for-trial]
for = "trial"
approved = { 2026 = 70 }
disbursed = { 2026 = 65 }
[funding.for-flight]
for = "flight"
approved = { 2026 = 40 }
disbursed = { 2026 = 1 }
[funding.for-camera]
for = "camera"
approved = { 2028 = 7 }
[funding.for-nothing]
approved = { 2026 = 3 }
disbursed = { 2026 = 3 }
"""


@pytest.fixture
def survey(workspace: Opened) -> Survey:
    return workspace(TEXT).survey


def lines(survey: Survey, *scopes: str) -> set[str]:
    return {line.id.removeprefix("for-") for line in pipeline(survey, scopes).lines}


def test_the_money_of_a_scope(survey: Survey) -> None:
    assert lines(survey, "edge") == {"programme", "mission", "trial"}
    assert lines(survey, "urban") == {"mission", "trial"}
    assert lines(survey, "camera") == {"camera", "trial", "mission"}
    assert lines(survey, "drone") == {"flight", "mission"}
    assert lines(survey, "trial") == {"trial"}
    assert lines(survey, "most") == {"programme", "mission", "trial"}
    assert lines(survey, "missing") == lines(survey) == set()
    assert payees(survey, "missing") == ()
    assert len(pipeline(survey).lines) == 6


def test_a_line_counts_once_though_two_scopes_share_it(survey: Survey) -> None:
    both = pipeline(survey, ["camera", "drone"])
    assert both.total("approved") == 1500 + 70 + 40 + 7


def test_by_step_and_year(survey: Survey) -> None:
    money = pipeline(survey, ["camera"])
    assert money.years == (2024, 2025, 2026, 2027, 2028)
    assert [money.amount("approved", year) for year in money.years] == [1000, None, 570, None, 7]
    assert [money.amount("disbursed", year) for year in money.years] == [200, None, 65, None, None]
    assert (money.total("approved"), money.total("committed"), money.total("spent")) == (1577, 300, None)
    assert pipeline(survey, []).years == ()


def test_what_is_stuck_is_what_the_check_reports(survey: Survey, workspace: Opened) -> None:
    money = pipeline(survey)
    assert [late.funding.id for late in money.stuck] == ["for-mission", "for-programme", "for-flight"]
    findings = {one.record: one.severity for one in workspace(TEXT).check(["FUN602"])}
    assert findings == {late.funding.id: "error" if late.grave else "warning" for late in money.stuck}
    late = money.stuck[0]
    assert (late.planned, late.paid, late.silent) == (pytest.approx(1000 + 500 * 324 / 365), 200, False)
    assert late.held == pytest.approx(800 + 500 * 324 / 365)
    assert [late.held_in(year) for year in (2024, 2025, 2026)] == [800, 0, 500]


def test_money_of_which_no_disbursement_is_on_record_is_told_apart(survey: Survey) -> None:
    money = pipeline(survey)
    assert [late.funding.id for late in money.late] == ["for-mission", "for-flight"]
    assert [late.funding.id for late in money.silent] == ["for-programme"]


def test_the_step_that_holds_most(survey: Survey, workspace: Opened) -> None:
    late = {one.funding.id: one for one in pipeline(survey).stuck}
    # up to 2025: 1000 approved, 900 allocated, 300 committed, 200 disbursed
    assert late["for-mission"].held_at(2025) == "committed"
    assert late["for-flight"].held_at(2026) == "disbursed"
    assert late["for-programme"].held_at(2026) is None


def test_what_is_held_is_measured_against_the_plan_to_date_and_needs_a_payment(workspace: Opened) -> None:
    steps = """
[funding.line]
approved = {{ 2025 = 10000, 2026 = 20000 }}
allocated = {{ 2025 = 10000, 2026 = 12000 }}
committed = {{ 2025 = 9000, 2026 = 8000 }}
{}
"""
    held = []
    for paid in ("disbursed = { 2025 = 7000, 2026 = 3000 }", ""):
        survey = workspace(steps.format(paid)).survey
        late = lag(survey, survey.of(Funding)[0])
        assert late
        held.append(late.held_at(2026))
    assert held == ["disbursed", None]


def test_limits_are_those_of_the_check(workspace: Opened) -> None:
    survey = workspace(TEXT, settings="checks.FUN602 = { ratio = 0.01, error_ratio = 0.005 }").survey
    assert [late.funding.id for late in pipeline(survey).stuck] == ["for-programme"]
    assert all(lag(survey, one) is None for one in survey.of(Funding) if one.id != "for-programme")


def test_parts_hold_each_line_once_and_sums_stop_at_a_year(workspace: Opened) -> None:
    seen = workspace("""
[activity.make]
stage = "production"
[funding.one]
for = "make"
approved = { 2025 = 10, 2027 = 5 }
[funding.two]
for = "nothing"
approved = { 2026 = 3 }
[funding.three]
""").survey
    money = pipeline(seen)
    parts = money.parts(lambda line: stage_of(seen, line))
    assert {name: [line.id for line in one.lines] for name, one in parts.items()} == {
        "production": ["one"],
        "": ["two", "three"],
    }
    assert (money.to_date("approved", 2026), money.total("approved")) == (13, 18)
    assert money.to_date("approved", 2024) is None and money.to_date("spent", 2030) is None
    assert [line.id for line in money.blank] == ["three"]
