"""Every remedy that a check names settles the check's own example, as one edit that can be undone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from git_repository import Repository

from roadmap.check import checks
from roadmap.edit import edits
from roadmap.edit import named as edit_named
from roadmap.model.finding import Finding
from roadmap.model.rule import Rule
from roadmap.remedy import Offer, Question, named, offers, remedies
from roadmap.rulebook import rules
from roadmap.workspace import Workspace
from tests.checks.test_examples import WORKSPACES
from tests.conftest import TODAY

if TYPE_CHECKING:
    from tests.conftest import Opened

PAIRS = [(rule, name) for rule in rules().values() for name in rule.remedies]
# What a planner would answer in the example, where any answer that fits is not enough.
ANSWERS = {
    ("STG408", "NOW"): "6",
    ("FUN602", "AMOUNT"): "40000",
    ("DAT971", "NAME"): "Suy luận tại biên",
    ("TRI501", "TYPE"): "firm",
    ("OWN110", "FROM"): "2026-01-01",
    ("TIM803", "VALUE"): "2027-12-31",
    ("REC052", "VALUE"): "5",
}
NUMBERS = ("AMOUNT", "BASELINE", "NOW", "TARGET", "VALUE")
KIND_OF_ANY = "product"
_CHAIN = """
    [technology.chip]
    accountable = "most"
    [organization.most]
    [organization.moit]
    [organization.vnpt]
"""
# Where a remedy is for another case of its check than the Bad example shows.
CASES = {
    ("OWN102", "remove-handover"): _CHAIN
    + """
    [handover.one]
    chain = "chip"
    to = "most"
    on = 2027-01-01
    [handover.two]
    chain = "chip"
    to = "moit"
    on = 2027-01-01
    """,
    ("OWN103", "assign-owner"): _CHAIN
    + """
    [handover.one]
    chain = "chip"
    from = "most"
    to = "moit"
    on = 2026-01-01
    accepted_by = "moit"
    """,
    ("OWN103", "correct-giver"): _CHAIN
    + """
    [handover.one]
    chain = "chip"
    from = "vnpt"
    to = "moit"
    on = 2026-01-01
    accepted_by = "moit"
    [handover.two]
    chain = "chip"
    from = "vnpt"
    to = "most"
    on = 2026-02-01
    accepted_by = "most"
    """,
    ("OWN103", "record-handover"): """
    [technology.chip]
    [organization.most]
    [organization.moit]
    [mission.design]
    governing = "most"
    [mission.making]
    governing = "moit"
    [activity.first]
    chain = "chip"
    stage = "research"
    mission = "design"
    [activity.second]
    chain = "chip"
    stage = "pilot"
    mission = "making"
    """,
    ("TRI501", "set-type"): """
    [technology.chip]
    accountable = "most"
    [activity.trial]
    chain = "chip"
    lead = "vnpt"
    participants = ["hust"]
    [organization.most]
    type = "ministry"
    [organization.hust]
    type = "university"
    [organization.vnpt]
    """,
}


def opened(rule: Rule, workspace: Opened, tmp_path: Path, name: str = "") -> Workspace:
    """A workspace with the Bad example, or the case of a remedy, and what was committed before it."""
    if not rule.before:
        return workspace(CASES.get((rule.code, name), rule.bad)).held()
    if shutil.which("git") is None:
        pytest.skip("the program git is not installed")
    repository = Repository(tmp_path / f"past-{len(list(tmp_path.iterdir()))}")
    repository.commit(rule.before, "2026-03-12")
    repository.commit(rule.bad, "2026-09-15", "Cập nhật")
    return Workspace.open(repository.top, today=TODAY).held()


def found(workspace: Workspace, code: str) -> list[Finding]:
    return [finding for finding in workspace.check() if finding.code == code]


def applied(workspace: Workspace, code: str, offer: Offer) -> Workspace:
    """The workspace after `offer`, every question answered; a record that is picked is added first."""
    answers = {}
    for question in offer.questions:
        answers[question.name] = ANSWERS.get((code, question.name)) or question.value or usual(question)
        if question.form == "record" and answers[question.name] not in workspace.roadmap:
            kind = (question.kinds or (KIND_OF_ANY,))[0]
            values = ("type=firm",) if kind == "organization" else ()
            workspace = workspace.apply(edit_named("new").function, kind=kind, id=answers[question.name], values=values)
    before = workspace.loaded.roadmap
    after = workspace.apply(edit_named(offer.edit).function, **offer.arguments(answers))
    assert after.kept is not None
    assert after.kept.entry is not None, "it changes something"
    undone = after.undo()
    assert undone.loaded.roadmap == before
    return undone.redo()


def usual(question: Question) -> str:
    if question.form == "record":
        return f"picked-{question.name.lower()}"
    if question.form == "word":
        return question.words[-1][0]
    if question.form == "date":
        return "2027-06-30"
    if question.name in NUMBERS:
        return "50"
    return "2030" if question.name == "YEAR" else "Như đã thống nhất"


@pytest.mark.parametrize(("rule", "name"), PAIRS, ids=[f"{rule.code}-{name}" for rule, name in PAIRS])
def test_a_remedy_settles_the_example_of_its_check(rule: Rule, name: str, workspace: Opened, tmp_path: Path) -> None:
    example = opened(rule, workspace, tmp_path, name)
    offered = offers(example.survey, found(example, rule.code)[0], [name])
    assert offered
    for choice in range(len(offered)):
        now, rounds = opened(rule, workspace, tmp_path, name), 0
        while left := found(now, rule.code):
            again = offers(now.survey, left[0], [name])
            assert rounds < 4
            assert again, "the finding stays and nothing is offered any more"
            now = applied(now, rule.code, again[min(choice, len(again) - 1)])
            rounds += 1


@pytest.mark.parametrize("code", checks())
def test_a_waiver_silences_every_check_on_a_record(code: str, workspace: Opened, tmp_path: Path) -> None:
    now = opened(checks()[code].rule, workspace, tmp_path)
    (first, *_) = found(now, code)
    (offer,) = offers(now.survey, first, ["waive"])
    assert [question.name for question in offer.questions] == ["REASON", "BY", "DATE"]
    now = applied(now, code, offer)
    assert first.record not in {finding.record for finding in found(now, code)}


@pytest.mark.parametrize("name", remedies())
def test_a_remedy_is_named_in_both_languages_and_tells_its_command(name: str) -> None:
    one = remedies()[name]
    assert one.label.en.isascii()
    assert not one.label.vi.isascii()
    command = one.command.split()
    assert command[0] == "roadmap"
    assert command[1] in edits()


def test_every_remedy_that_is_named_exists_and_every_one_is_named() -> None:
    used = {name for rule in rules().values() for name in rule.remedies}
    assert used | {"waive"} == set(remedies())


@pytest.mark.parametrize(("rule", "name"), PAIRS, ids=[f"{rule.code}-{name}" for rule, name in PAIRS])
def test_the_command_in_the_documentation_is_that_of_the_offer(
    rule: Rule, name: str, workspace: Opened, tmp_path: Path
) -> None:
    example = opened(rule, workspace, tmp_path, name)
    for offer in offers(example.survey, found(example, rule.code)[0], [name]):
        parameters = [(one.name, one.needed or one.form == "texts") for one in edits()[offer.edit].parameters]
        said = offer.command(parameters)
        assert said.split()[:2] == named(name).command.split()[:2]


@pytest.mark.parametrize("root", WORKSPACES, ids=lambda root: root.name)
def test_no_offer_is_refused_on_the_bundled_workspaces(root: Path) -> None:
    opened_ = Workspace.open(root, today=TODAY)
    records, asked = opened_.roadmap, 0
    for finding in opened_.check():
        names = [*rules()[finding.code].remedies, *(["waive"] if finding.code in checks() else [])]
        for offer in offers(opened_.survey, finding, names):
            answers = {one.name: one.value or present(opened_, finding.record, one) for one in offer.questions}
            assert edit_named(offer.edit).function(records, **offer.arguments(answers)), "it is not refused"
            asked += 1
    assert asked > 5


def present(opened_: Workspace, holder: str, question: Question) -> str:
    """The usual answer; of records, the first that may stand there; none where there is none."""
    if question.form != "record":
        return usual(question)
    fitting = (one.id for one in opened_.roadmap if not question.kinds or one.KIND in question.kinds)
    return next((id for id in fitting if id != holder), "")
