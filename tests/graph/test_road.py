"""The road of one technology or product: tracks, hindrances, inputs, and what has to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.road import Road, road
from roadmap.model.kinds.chain import Product, Technology

if TYPE_CHECKING:
    from roadmap.workspace import Workspace
    from tests.conftest import Opened

TEXT = """
[organization.most]
[organization.maker]
[post.head]
title = "Tổng giám đốc"
organization = "maker"
holder = "Trần Văn A"
[product.camera]
uses = ["npu"]
answers = ["traffic"]
[technology.npu]
accountable = "maker"
mastery = { now = "adapt", target = "lead", assessed = 2026-06-30, evidence = "biên bản" }
readiness = { now = 5, target = 9 }
[technology.lens]
[need.traffic]
kind = "problem"
owner = "most"
[need.order]
commitment = "contract"
[mission.urban]
products = ["camera"]
governing = "most"
answers = ["order"]
[activity.design]
chain = "npu"
stage = "research"
lead = "maker"
start = 2025-01-01
end = 2026-06-30
[activity.trial]
chain = "npu"
stage = "pilot"
start = 2026-07-01
[activity.make]
chain = "camera"
stage = "production"
start = 2027-01-01
[activity.odd]
chain = "camera"
[milestone.tape-out]
of = "design"
due = 2026-05-31
[milestone.sold]
of = "camera"
track = "commercialisation"
due = 2027-12-31
[milestone.loose]
of = "npu"
due = 2027-06-30
[bottleneck.advance]
name = "Chưa có cơ chế ứng trước"
cause = "law"
blocks = ["trial"]
owner = "most"
due = 2026-12-20
[bottleneck.gone]
blocks = ["npu"]
closed = 2026-01-01
[bottleneck.elsewhere]
blocks = ["lens"]
[supply.wafer]
product = "npu"
supplier = "maker"
substitutes = ["most"]
[supply.sensor]
product = "npu"
component = "Cảm biến"
country = "XA"
supplier = "maker"
[funding.grant]
for = "design"
approved = { 2025 = 3000 }
disbursed = { 2025 = 200 }
"""


@pytest.fixture
def opened(workspace: Opened) -> Workspace:
    return workspace(TEXT)


def of(opened: Workspace, id: str) -> Road:
    subject = opened.roadmap[id]
    assert isinstance(subject, Technology | Product)
    return road(opened.survey, subject)


def test_work_and_milestones_stand_on_the_track_of_their_stage(opened: Workspace) -> None:
    tracks = {
        track.name: ([one.id for one in track.work], [one.id for one in track.milestones])
        for track in of(opened, "npu").tracks
    }
    assert tracks == {
        "mastery": (["design", "trial"], ["tape-out"]),
        "commercialisation": ([], []),
        "diffusion": ([], []),
        "": ([], ["loose"]),
    }


def test_the_work_of_a_product_includes_that_of_its_technologies(opened: Workspace) -> None:
    tracks = {track.name: [one.id for one in track.work] for track in of(opened, "camera").tracks}
    assert tracks == {"mastery": ["design", "trial"], "commercialisation": ["make"], "diffusion": [], "": ["odd"]}


def test_needs_come_from_the_subject_and_its_missions(opened: Workspace) -> None:
    assert [one.id for one in of(opened, "camera").needs] == ["traffic", "order"]


def test_only_open_bottlenecks_in_the_way_count(opened: Workspace) -> None:
    assert [one.id for one in of(opened, "npu").hindrances] == ["advance"]
    assert [one.id for one in of(opened, "lens").hindrances] == ["elsewhere"]


def test_inputs_without_a_substitute_come_first(opened: Workspace) -> None:
    assert [one.id for one in of(opened, "npu").supplies] == ["sensor", "wafer"]


def test_what_a_decision_for_it_is_about(opened: Workspace) -> None:
    about = of(opened, "npu").about
    assert {"npu", "design", "trial", "tape-out", "advance", "wafer", "grant"} <= about
    assert not about & {"gone", "elsewhere", "camera"}
