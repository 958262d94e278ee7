"""Findings sifted: by severity and words, in groups, and what a change did to them."""

from __future__ import annotations

import pytest

from roadmap.graph.sifting import By, difference, grouped, owner, sifted
from roadmap.workspace import Workspace
from tests.conftest import Opened

TEXT = """
    [product.camera]
    name.vi = "Máy ảnh"
    accountable = "most"
    [technology.vision]
    name.vi = "Thị giác máy"
    [mission.eyes]
    governing = "moit"
    [activity.trial]
    chain = "vision"
    mission = "eyes"
    stage = "pilot"
    [indicator.share]
    of = "camera"
    [indicator.lost]
    of = "lost-and-gone"
    [post.head]
    organization = "moit"
    [organization.most]
    name.vi = "Bộ Khoa học và Công nghệ"
    [organization.moit]
"""


@pytest.fixture
def opened(workspace: Opened) -> Workspace:
    return workspace(TEXT)


def test_findings_are_sifted_by_severity_and_words(opened: Workspace) -> None:
    found = opened.check()
    assert sifted(found, "vi") == list(found)
    assert {one.severity for one in sifted(found, "vi", "warning")} == {"error", "warning"}
    assert {one.severity for one in sifted(found, "vi", "error")} == {"error"}
    assert [one.code for one in sifted(found, "vi", words="THI GIAC  own101")] == ["OWN101"]
    assert sifted(found, "vi", "info", "nothing of the kind") == []


@pytest.mark.parametrize("by", ["check", "severity", "owner"])
def test_every_finding_stands_in_one_group(opened: Workspace, by: By) -> None:
    found = opened.check()
    groups = grouped(opened.survey, found, by)
    assert len({group.key for group in groups}) == len(groups)
    assert sorted(map(id, (one for group in groups for one in group.findings))) == sorted(map(id, found))
    for group in groups:
        assert group.severity == group.findings[0].severity, "the gravest comes first"


def test_the_gravest_groups_and_those_without_a_body_come_first(opened: Workspace) -> None:
    found = opened.check()
    assert [group.key for group in grouped(opened.survey, found, "severity")] == ["error", "warning", "info"]
    ranks = [("error", "warning", "info").index(group.severity) for group in grouped(opened.survey, found, "check")]
    assert ranks == sorted(ranks)
    assert grouped(opened.survey, found, "owner")[0].key == ""


@pytest.mark.parametrize(
    ("id", "body"),
    [
        ("camera", "most"),
        ("vision", ""),
        ("eyes", "moit"),
        ("trial", "moit"),
        ("share", "most"),
        ("lost", ""),
        ("head", "moit"),
        ("most", "most"),
        ("nobody", ""),
    ],
)
def test_who_has_to_act(opened: Workspace, id: str, body: str) -> None:
    assert owner(opened.survey, id) == body


@pytest.mark.parametrize(
    "record",
    [
        '[bottleneck.x]\nowner = "most"',
        '[handover.x]\nfrom = "moit"\nto = "most"',
        '[directive.x]\nissuer = "most"',
        '[infrastructure.x]\nhost = "most"',
        '[deployment.x]\nwho = "most"',
        '[need.x]\nowner = "most"',
        '[funding.x]\nfor = "work"\n[activity.work]\nlead = "most"',
    ],
)
def test_whoever_clears_takes_over_issues_hosts_or_uses_has_to_act(workspace: Opened, record: str) -> None:
    assert owner(workspace(f"[organization.most]\n{record}\n").survey, "x") == "most"


def test_records_that_belong_to_each_other_have_an_end(workspace: Opened) -> None:
    opened = workspace('[indicator.a]\nof = "b"\n[indicator.b]\nof = "a"\n')
    assert owner(opened.survey, "a") == ""


def test_what_a_change_did(opened: Workspace) -> None:
    before = opened.check()
    assert difference(before, before) == ([], [])
    now = [one for one in before if one.code != "OWN101"]
    assert [one.code for one in difference(before, now).gone] == ["OWN101"]
    assert [one.code for one in difference(now, before).new] == ["OWN101"]
    assert difference(before, [*before, before[0]]) == ([], [before[0]])
