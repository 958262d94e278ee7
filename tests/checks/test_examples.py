"""Every rule's documentation is true: its Bad example fires it, its Good example does not."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from git_repository import Repository

from roadmap.model.rule import Rule
from roadmap.rulebook import rules
from roadmap.workspace import Workspace

if TYPE_CHECKING:
    from tests.conftest import Opened

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 21)
WORKSPACES = sorted(file.parent for top in ("examples", "seeds") for file in (ROOT / top).glob("*/roadmap.toml"))
# What a text cannot show: a broken disk, a link, bytes that are no text, a file beyond the limit.
SHOWN = [rule for rule in rules().values() if rule.bad or rule.good]


def shown(rule: Rule, text: str, workspace: Opened, tmp_path: Path) -> Workspace:
    """A workspace with an example, and what was committed before it; its first remarks are the commit's words."""
    if not rule.before:
        return workspace(text)
    if shutil.which("git") is None:
        pytest.skip("the program git is not installed")
    repository = Repository(tmp_path / "past")
    repository.commit(rule.before, "2026-03-12")
    remarks = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("#")]
    repository.commit(text, "2026-09-15", "\n".join(["Cập nhật", "", *remarks]))
    return Workspace.open(repository.top, today=TODAY)


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_bad_example_fires(rule: Rule, workspace: Opened, tmp_path: Path) -> None:
    found = shown(rule, rule.bad, workspace, tmp_path).check()
    assert rule.code in {finding.code for finding in found}
    for finding in found:
        if finding.code == rule.code:
            assert finding.message.vi
            assert finding.message.en
            assert finding.name == rule.name


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_good_example_does_not_fire(rule: Rule, workspace: Opened, tmp_path: Path) -> None:
    found = shown(rule, rule.good, workspace, tmp_path)
    assert rule.code not in {finding.code for finding in found.check()}
    if rule.before:
        assert found.survey.history.events


@pytest.mark.parametrize("rule", [rule for rule in SHOWN if rule.before], ids=lambda rule: rule.code)
def test_without_a_past_the_bad_example_does_not_fire(rule: Rule, workspace: Opened) -> None:
    assert rule.code not in {finding.code for finding in workspace(rule.bad).check()}


@pytest.mark.parametrize("rule", [rule for rule in SHOWN if rule.bad], ids=lambda rule: rule.code)
def test_the_good_example_reads_without_complaint(rule: Rule, workspace: Opened) -> None:
    assert workspace(rule.good).loaded.findings == ()


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_bad_example_shows_one_mistake_only(rule: Rule, workspace: Opened) -> None:
    """What a check looks for is shown by a text that reads well; only rules of reading show what does not."""
    if rule.family not in ("FIL", "REC"):
        assert workspace(rule.bad).loaded.findings == ()


@pytest.mark.parametrize("root", WORKSPACES, ids=lambda root: root.name)
def test_no_check_raises_on_the_bundled_workspaces(root: Path) -> None:
    for finding in Workspace.open(root, today=TODAY).check():
        assert finding.message.vi
        assert finding.message.en
