"""Measured effects as series, and what is measured by what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.measures import Series, indicators, measuring, series, unreported
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.outcome import Indicator

if TYPE_CHECKING:
    from roadmap.graph.survey import Survey
    from tests.conftest import Opened


def one(workspace: Opened, text: str, *, settings: str = "") -> Series:
    survey = workspace("[indicator.i]\n" + text, settings=settings).survey
    indicator = survey.roadmap.find(Indicator, "i")
    assert indicator is not None
    return series(survey, indicator)


@pytest.mark.parametrize(
    ("text", "way", "met", "gap"),
    [
        ("baseline = 14\ntarget = { 2025 = 16, 2030 = 60 }\nactual = { 2025 = 17 }",
         3 / 46, True, "17/60, hạn 2030"),
        ("baseline = 14\ntarget = { 2025 = 18, 2030 = 60 }\nactual = { 2025 = 17 }",
         3 / 46, False, "17/60, hạn 2030"),
        ("baseline = 850\ndirection = 'down'\ntarget = { 2026 = 500, 2030 = 100 }\nactual = { 2026 = 460 }",
         390 / 750, True, "còn 460, cần giảm đến 100, hạn 2030"),
        ("baseline = 10\ntarget = { 2030 = 60 }\nactual = { 2026 = 5.5 }", -4.5 / 50, None, "5,5/60, hạn 2030"),
        ("target = { 2025 = 90 }\nactual = { 2025 = 59 }", None, False, "59/90, hạn 2025"),
        ("baseline = 90\ntarget = { 2030 = 90 }\nactual = { 2026 = 91 }", None, None, "91/90, hạn 2030"),
        ("baseline = 1\ntarget = { 2030 = 12 }", None, None, "chưa đo, mục tiêu 12, hạn 2030"),
        ("actual = { 2026 = 18000 }", None, None, "năm 2026: 18.000, chưa có mục tiêu"),
        ("actual = { 2026 = { evidence = 'later' } }", None, None, "chưa có mục tiêu"),
        ("", None, None, "chưa có mục tiêu"),
    ],
)  # fmt: skip
def test_how_far_it_is(workspace: Opened, text: str, way: float | None, met: bool | None, gap: str) -> None:
    found = one(workspace, text)
    assert found.way == (None if way is None else pytest.approx(way))
    assert found.met is met
    assert found.gap.vi == gap
    backwards = "⚠ xấu đi so với ban đầu" if way is not None and way < 0 else ""
    assert found.verdict.vi == {True: "✓ đạt", False: "✗ chưa đạt", None: backwards}[met]


def test_the_gap_in_english(workspace: Opened) -> None:
    text = "baseline = 14\ntarget = { 2030 = 60 }\n"
    assert one(workspace, text).gap.en == "not measured; target 60 by 2030"
    assert one(workspace, text + "actual = { 2025 = 17 }").gap.en == "17 of 60 by 2030"


def test_the_years_stand_in_order(workspace: Opened) -> None:
    found = one(workspace, "target = { 2030 = 60, 2025 = 16 }\nactual = { 2026 = 3, 2024 = 1, 2025 = {} }")
    assert found.targets == ((2025, 16), (2030, 60))
    assert found.actuals == ((2024, 1), (2026, 3))
    assert (found.goal, found.latest, found.baseline) == ((2030, 60), (2026, 3), None)


def test_what_is_not_reported_is_what_the_check_asks_for(workspace: Opened) -> None:
    text = "target = { 2023 = 1, 2024 = 2, 2025 = 3, 2026 = 4 }\nactual = { 2024 = 2 }\n[programme.p]"
    text = "of = 'p'\n" + text
    assert one(workspace, text).unreported == (2023, 2025)
    assert one(workspace, text, settings="checks.OUT204.days = 400").unreported == (2023,)
    (finding,) = workspace("[indicator.i]\n" + text).check(["OUT204"])
    assert "2023, 2025" in finding.message.en


@pytest.mark.parametrize(
    ("text", "worsened", "verdict"),
    [
        ("direction = 'down'\nbaseline = 0.09\nactual.2025 = 0.11\ntarget.2030 = 0.05", True,
         "⚠ xấu đi so với ban đầu"),
        ("direction = 'down'\nbaseline = 0.09\nactual.2025 = 0.09\ntarget.2030 = 0.05", False, ""),
        ("direction = 'down'\nbaseline = 0.09\nactual.2025 = 0.11\ntarget.2025 = 0.05", True,
         "✗ chưa đạt, xấu đi so với ban đầu"),
        ("direction = 'down'\nbaseline = 0.09\nactual.2025 = 0.08\ntarget.2025 = 0.05", False, "✗ chưa đạt"),
        ("baseline = 5\nactual.2025 = 4\ntarget.2025 = 3", True, "✓ đạt, xấu đi so với ban đầu"),
        ("baseline = 5\nactual = { 2024 = 4, 2025 = 5 }", False, ""),
        ("actual.2025 = 4", False, ""),
        ("baseline = 5", False, ""),
    ],
)  # fmt: skip
def test_what_is_worse_than_the_baseline_is_said(workspace: Opened, text: str, worsened: bool, verdict: str) -> None:
    held = one(workspace, text)
    assert (held.worsened, held.verdict.vi) == (worsened, verdict)


TEXT = """
[technology.npu]
[technology.lens]
[product.camera]
uses = ["npu"]
[product.drone]
[programme.edge]
products = ["camera"]
accountable = "most"
[mission.urban]
programme = "edge"
products = ["camera"]
technologies = ["npu"]
[organization.most]
[organization.vnu]
[indicator]
of-npu = { of = "npu" }
of-camera = { of = "camera", shares = { npu = 0.4 } }
of-mission = { of = "urban" }
of-programme = { of = "edge" }
of-drone = { of = "drone" }
of-body = { of = "vnu" }
of-nothing = {}
"""


@pytest.fixture
def survey(workspace: Opened) -> Survey:
    return workspace(TEXT).survey


def ids(found: tuple[Indicator, ...]) -> list[str]:
    return [indicator.id for indicator in found]


def test_what_measures_a_technology_or_product(survey: Survey, workspace: Opened) -> None:
    measured = {
        subject.id: ids(measuring(survey, subject))
        for kind in (Technology, Product)
        for subject in survey.of(kind)  # type: ignore[type-var]  # both kinds are records
    }
    assert measured == {
        "npu": ["of-npu", "of-camera", "of-mission", "of-programme"],
        "lens": [],
        "camera": ["of-camera", "of-mission", "of-programme"],
        "drone": ["of-drone"],
    }
    assert [one.record for one in workspace(TEXT).check(["OUT201"])] == ["lens"]


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        ("camera", ["of-camera", "of-mission", "of-programme"]),
        ("urban", ["of-mission", "of-camera", "of-npu"]),
        ("edge", ["of-programme", "of-mission", "of-camera", "of-npu"]),
        ("most", ["of-programme", "of-mission", "of-camera", "of-npu"]),
        ("vnu", ["of-body"]),
        ("of-nothing", ["of-nothing"]),
        ("missing", []),
        (None, ["of-npu", "of-camera", "of-mission", "of-programme", "of-drone", "of-body", "of-nothing"]),
    ],
)
def test_the_indicators_of_a_scope(survey: Survey, scope: str | None, found: list[str]) -> None:
    assert ids(indicators(survey, scope)) == found


def test_nothing_is_asked_of_a_year_that_has_not_ended(survey: Survey) -> None:
    assert [unreported(survey, one) for one in survey.of(Indicator)] == [()] * 7


def test_a_value_of_a_day_to_come_is_not_measured_yet(workspace: Opened) -> None:
    text = "[indicator.i]\ntarget.2026 = 5\nactual.2025 = 3\n"
    for more in ("actual.2026 = { value = 9, on = 2027-01-31 }\n", "actual.2027 = 9\n"):
        plan = workspace(text + more).survey
        (one,) = plan.of(Indicator)
        seen = series(plan, one).latest
        assert seen is not None
        assert (seen.year, seen.number) == (2025, 3)
