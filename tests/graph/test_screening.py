"""What is found about a proposal, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.graph.capacity import busiest, days, open_for, room
from roadmap.graph.likeness import likeness
from roadmap.graph.proposal import Beside, Concern, Proposal
from roadmap.graph.screening import screened
from roadmap.model.kinds.means import Infrastructure
from roadmap.store.reading.alone import read_alone
from tests.diagrams.workspaces import survey

LIVE = """
[need.jams]
[organization.most]
[organization.lab]
parent = "most"
[post.minister]
organization = "most"
holder = "A"
[post.director]
organization = "lab"
holder = "B"
[technology.npu]
name = "Chip suy luận tại biên"
accountable = "most"
answers = ["jams"]
readiness.now = 5
mastery = { now = "operate", target = "design" }
[technology.ready]
mastery = { now = "lead", target = "design" }
[technology.lens]
[product.camera]
uses = ["lens"]
[supply.glass]
product = "lens"
component = "Kính"
supplier = "abroad"
[organization.abroad]
country = "JP"
[mission.m]
technologies = ["npu"]
answers = ["jams"]
[activity.old]
chain = "npu"
stage = "pilot"
lead = "lab"
[directive.law]
due = 2027-06-30
[directive.out]
issued = 2026-01-01
[programme.p]
ceiling = 100
[mission.of-p]
programme = "p"
[funding.held]
for = "of-p"
approved.2026 = 70
"""
OWNED = 'accountable = "most"\nanswers = ["jams"]\n'


def found(folder: Path, text: str, live: str = LIVE) -> list[Concern]:
    file = folder / "proposal.toml"
    file.write_text(text, encoding="utf-8")
    (folder / "live").mkdir()
    plan = survey(folder / "live", live)
    loaded = read_alone(file)
    assert not loaded.findings
    return list(screened(Beside(plan, Proposal("p", tuple(loaded.roadmap)))))


def said(folder: Path, text: str, topic: str) -> list[tuple[str, ...]]:
    return [one.evidence for one in found(folder, text) if one.topic == topic]


@pytest.mark.parametrize(
    ("topic", "text", "evidence"),
    [
        ("known", "[technology.npu]", [("npu",)]),
        ("known", "[technology.fresh]", []),
        ("overlap", '[activity.x]\nchain = "npu"\nstage = "pilot"\nlead = "most"', [("old",)]),
        ("overlap", '[activity.x]\nchain = "npu"\nstage = "pilot"\nlead = "lab"', []),
        ("overlap", '[activity.x]\nchain = "npu"\nstage = "research"\nlead = "most"', []),
        ("overlap", '[mission.x]\ntechnologies = ["npu", "lens"]', [("m", "npu")]),
        ("overlap", '[mission.x]\ntechnologies = ["lens"]', []),
        ("alike", f'[technology.x]\nname = "chip suy luận ở biên"\n{OWNED}', [("npu",), ("jams", "npu")]),
        ("alike", '[technology.x]\nname = "Chip nhớ"', []),
        ("demand", "[technology.x]", [()]),
        ("demand", f"[technology.x]\n{OWNED}", []),
        ("demand", '[technology.x]\n[mission.y]\ntechnologies = ["x"]\nanswers = ["jams"]', []),
        ("owner", '[activity.x]\nlead = "nobody"', [()]),
        ("owner", '[mission.x]\ngoverning = "abroad"', [("abroad",)]),
        ("owner", '[activity.x]\nlead = "lab"', []),
        ("mastered", '[activity.x]\nchain = "npu"\nstage = "research"', [("npu",)]),
        ("mastered", '[activity.x]\nchain = "npu"\nstage = "pilot"', []),
        ("mastered", '[activity.x]\nchain = "ready"\nstage = "pilot"', [("ready",)]),
        ("source", '[activity.x]\nchain = "camera"', [("glass",)]),
        ("source", '[activity.x]\nchain = "camera"\n[activity.y]\nchain = "lens"', [("glass",)]),
        ("source", '[activity.x]\nchain = "npu"', []),
        ("ceiling", '[funding.x]\nfor = "of-p"\napproved.2027 = 31', [("p",)]),
        ("ceiling", '[funding.x]\nfor = "of-p"\napproved.2027 = 30', []),
        ("ceiling", '[funding.x]\nfor = "p"\napproved.2027 = 20\n[funding.y]\nfor = "p"\napproved.2027 = 11', [("p",)]),
        ("law", '[activity.x]\nwaits_for = ["law", "out"]', [("law",)]),
        ("unknown", '[activity.x]\nlead = "nobody"', [()]),
        ("unknown", '[activity.x]\nlead = "newcomer"\n[organization.newcomer]', []),
    ],
)
def test_topics(tmp_path: Path, topic: str, text: str, evidence: list[tuple[str, ...]]) -> None:
    assert said(tmp_path, text, topic) == evidence


HOUSE = """
[infrastructure.house]
type = "laboratory"
host = "most"
capacity = 2
ready = 2026-01-01
open_to = ["lab"]
supports = ["npu"]
[activity.one]
uses = ["house"]
start = 2027-01-01
end = 2027-06-30
[activity.two]
uses = ["house"]
start = 2027-06-30
end = 2027-12-31
[activity.past]
uses = ["house"]
state = "done"
"""


@pytest.mark.parametrize(
    ("start", "end", "using"),
    [("2027-01-01", "2027-06-29", 1), ("2027-06-30", "2027-06-30", 2), ("2027-01-01", "2028-01-01", 2),
     ("2028-01-01", "2029-01-01", 0)],
)  # fmt: skip
def test_capacity_at_the_busiest_time(tmp_path: Path, start: str, end: str, using: int) -> None:
    from roadmap.model.when import When

    plan = survey(tmp_path, HOUSE)
    (house,) = plan.of(Infrastructure)
    span = days(When.parse(start), When.parse(end))
    assert busiest(plan, house, span) == using
    assert room(plan, house, span) == 2 - using
    assert room(plan, house, days(None, None)) == 0


def test_capacity_that_is_not_on_record_is_not_known(tmp_path: Path) -> None:
    plan = survey(tmp_path, HOUSE.replace("capacity = 2", ""))
    (house,) = plan.of(Infrastructure)
    assert room(plan, house, days(None, None)) is None


def test_who_may_use_a_house(tmp_path: Path) -> None:
    plan = survey(tmp_path, LIVE + HOUSE + '\n[organization.branch]\nparent = "lab"')
    house = plan.of(Infrastructure)[0]
    assert [open_for(plan, house, {id}) for id in ("most", "lab", "branch", "abroad", "gone")] == [
        True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ('[activity.x]\nchain = "npu"\nlead = "lab"\nstart = 2028-01-01', ["room for 2 more"]),
        ('[activity.x]\nchain = "npu"\nlead = "abroad"\nstart = 2028-01-01', ["not open to the bodies named"]),
        ('[activity.x]\nchain = "npu"\nuses = ["house"]\nstart = 2028-01-01', []),
        ('[activity.x]\nchain = "npu"\nstart = 2027-06-01\nend = 2027-07-01', []),
        ('[infrastructure.x]\ntype = "laboratory"\nsupports = ["npu"]\nready = 2028-01-01', ["room for 2 more"]),
        ('[infrastructure.x]\ntype = "database"\nsupports = ["npu"]\nready = 2028-01-01', []),
    ],
)
def test_idle_capacity(tmp_path: Path, text: str, messages: list[str]) -> None:
    concerns = [one.message.en for one in found(tmp_path, text, LIVE + HOUSE) if one.topic == "capacity"]
    assert len(concerns) == len(messages)
    assert all(part in said for part, said in zip(messages, concerns, strict=True))


def test_to_whom_a_house_is_open_may_not_be_on_record(tmp_path: Path) -> None:
    closed = "\n".join(line for line in (LIVE + HOUSE).splitlines() if not line.startswith("open_to"))
    text = '[activity.x]\nchain = "npu"\nlead = "abroad"\nstart = 2028-01-01'
    (concern,) = [one for one in found(tmp_path, text, closed) if one.topic == "capacity"]
    assert concern.message.en.endswith("; to whom it is open is not on record")


def test_infrastructure_that_is_ready_too_late(tmp_path: Path) -> None:
    late = HOUSE.replace("ready = 2026-01-01", "ready = 2029-01-01")
    text = '[activity.x]\nuses = ["house"]\nstart = 2028-01-01'
    assert [one.evidence for one in found(tmp_path, text, LIVE + late) if one.topic == "law"] == [("house",)]


def test_likeness_is_the_share_of_common_words(tmp_path: Path) -> None:
    text = """
[need.a]
name = "Giảm ùn tắc đô thị"
[need.b]
name = "giảm un tac giao thông"
[need.c]
name.en = "Fewer jams"
[need.d]
"""
    record = survey(tmp_path, text).roadmap
    assert likeness(record["a"], record["b"]) == pytest.approx(3 / 7)
    assert likeness(record["a"], record["a"]) == 1
    assert likeness(record["a"], record["c"]) == 0
    assert likeness(record["a"], record["d"]) == 0
