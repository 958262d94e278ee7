"""The worked example is complete, honest about being invented, and gives exactly the findings its README explains."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import roadmap
from roadmap.model.kinds import kinds
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Handover, Product, Technology
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.record import Part, Record
from roadmap.model.scale import HOUSES, STAGES, STATES
from roadmap.model.text import Text

EXAMPLE = Path(__file__).parent.parent / "examples" / "edge-ai-camera"
TODAY = datetime.date(2026, 11, 21)
DOCUMENTED = {("FUN602", "kp-npu-che-tao"), ("STG403", "nen-tang-thu-nghiem"), ("TIM801", "npu-chot-thiet-ke")}
WAIVED = ("TIM806", "kiem-tra-tu-dong")
LONGEST_LABEL = 60


@cache
def example(today: datetime.date = TODAY) -> roadmap.Workspace:
    return roadmap.Workspace.open(EXAMPLE, today=today)


def records() -> list[Record]:
    return list(example().roadmap)


def texts(value: object, path: str) -> Iterator[tuple[str, Text]]:
    """Every text in both languages inside `value`, with the path to it."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Part):
        for field in type(value).model_fields:
            yield from texts(getattr(value, field), f"{path}.{field}")
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from texts(held, f"{path}.{key}")


def test_loads_without_findings() -> None:
    assert example().loaded.findings == ()


def test_uses_every_kind() -> None:
    assert {record.KIND for record in records()} == set(kinds())


def test_has_every_stage_state_and_house() -> None:
    survey = example().survey
    activities = survey.of(Activity)
    assert {activity.stage for activity in activities} == set(STAGES)
    assert {"planned", "running", "done"} <= {survey.state(activity) for activity in activities} <= set(STATES)
    assert {body.house for body in example().roadmap.of(Organization)} >= set(HOUSES)


def test_every_record_is_illustrative_and_dated() -> None:
    assert [record.id for record in records() if record.evidence != "illustrative"] == []
    assert [record.id for record in records() if not record.as_of or record.as_of.last > TODAY] == []


def test_every_text_is_in_both_languages() -> None:
    assert [record.id for record in records() if not record.name] == []
    found = [text for record in records() for text in texts(record, record.id)]
    assert [path for path, text in found if not (text.vi and text.en)] == []


def test_names_fit_a_diagram() -> None:
    for record in records():
        name = record.short if isinstance(record, Organization) else record.name
        assert name, record.id
        if record.KIND != "post":
            assert max(len(name.vi), len(name.en)) <= LONGEST_LABEL, record.id


def test_tells_a_whole_chain() -> None:
    plan = example().roadmap
    technologies, products = plan.of(Technology), plan.of(Product)
    assert len(technologies) >= 5
    assert any(technology.depends_on for technology in technologies)
    assert all(technology.readiness and technology.mastery for technology in technologies)
    assert any(technology.manufacturing and technology.commercial for technology in technologies)
    assert all(product.uses for product in products)
    assert any(activity.receives for activity in plan.of(Activity))
    assert all(activity.proof for activity in plan.of(Activity) if activity.state == "done")
    assert all(activity.gate and activity.gate.criteria for activity in plan.of(Activity))
    assert all(handover.accepted_by for handover in plan.of(Handover))
    families = {indicator.family for indicator in plan.of(Indicator)}
    assert families >= {"productivity", "quality", "value-added", "localisation", "market", "diffusion", "mastery"}


def test_no_step_of_the_money_overtakes_the_one_before() -> None:
    for funding in example().roadmap.of(Funding):
        steps = [getattr(funding, step) for step in MONEY_STEPS]
        for last in sorted({year for step in steps for year in step}):
            sums = [sum(amount for year, amount in step.items() if year <= last) for step in steps]
            assert sums == sorted(sums, reverse=True), (funding.id, last)


def test_money_takes_all_five_steps() -> None:
    for step in MONEY_STEPS:
        assert any(getattr(funding, step) for funding in example().roadmap.of(Funding))


def test_gives_exactly_the_documented_findings() -> None:
    assert {(finding.code, finding.record) for finding in example().check()} == DOCUMENTED
    assert len(example().check()) == len(DOCUMENTED)


def test_findings_say_where_they_are() -> None:
    for finding in example().check():
        assert finding.span is not None
        assert finding.span.line > 0
        assert finding.message.vi
        assert finding.message.en


def test_readme_names_the_findings_in_both_languages() -> None:
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([A-Z]{3}\d{3}) \| `([a-z0-9-]+)` \|", readme, re.MULTILINE)
    assert sorted(rows) == sorted([*DOCUMENTED, *DOCUMENTED])
    assert "{} (`{}`".format(*WAIVED) in readme


def test_the_waiver_silences_one_finding_until_it_ends() -> None:
    code, record = WAIVED
    waiver = example().roadmap[record].waive[code]
    assert waiver.reason
    later = waiver.until.last + datetime.timedelta(days=1)
    assert (code, record) not in {(finding.code, finding.record) for finding in example().check([code])}
    assert (code, record) in {(finding.code, finding.record) for finding in example(later).check([code])}
