"""What README.md and CONTRIBUTING.md show works as shown."""

from __future__ import annotations

import contextlib
import datetime
import io
import re
import shlex
from collections import Counter
from pathlib import Path

import pytest

import roadmap
from roadmap.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SEED = ROOT / "seeds" / "vn-strategic-technologies"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """The `roadmap` commands that README and the guide in Vietnamese show."""
    pages = (README, (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8"))
    shown = [line for page in pages for block in blocks(page, "sh") for line in block.splitlines()]
    return sorted({line for line in shown if line.startswith("roadmap ")})


def test_commands_are_shown() -> None:
    assert len(commands()) > 10


@pytest.mark.parametrize("command", commands())
def test_commands_work(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for shelf in ("seeds", "examples"):
        (tmp_path / shelf).symlink_to(ROOT / shelf)
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command.partition("#")[0])
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        status = main(words[1:])
    assert status == (1 if words[1] == "check" else 0)
    assert said.getvalue() or words[1] == "draw"


def test_the_script_about_owners_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    (script,) = (block for block in blocks(README, "python") if "Workspace.open" in block)
    assert len([line for line in script.splitlines() if line.strip()]) == 3
    monkeypatch.chdir(ROOT)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(script, "README.md", "exec"), {})
    assert len(said.getvalue().splitlines()) >= 20


def test_the_figures_about_the_seed_are_true() -> None:
    """Every figure in README's table about the national workspace is what `check` finds on the day it names."""
    day = re.search(r"as of (\d{4}-\d{2}-\d{2})", README)
    assert day
    findings = roadmap.Workspace.open(SEED, today=datetime.date.fromisoformat(day[1])).check()
    found = Counter(finding.code for finding in findings)
    rows = re.findall(r"^\| (\d+) \| `([A-Z]{3}\d{3})` \|", README, re.MULTILINE)
    assert len(rows) >= 3
    assert {code: int(number) for number, code in rows} == {code: found[code] for _, code in rows}


def test_the_check_in_contributing_works(tmp_path: Path) -> None:
    """The example check of CONTRIBUTING.md is a working check: its Bad example fires and its Good one does not."""
    from roadmap import check as registry

    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (source,) = (block for block in re.findall(r"^   ```python\n(.*?)^   ```$", page, re.MULTILINE | re.DOTALL))
    source = re.sub(r"^   ", "", source, flags=re.MULTILINE)
    before = dict(registry._REGISTER)
    (code,) = re.findall(r'@check\("(\w+)"', source)
    registry._REGISTER.pop(code, None)
    try:
        exec(compile(source, "CONTRIBUTING.md", "exec"), {})
        added = registry._REGISTER[code]
        for name, fires in (("bad", True), ("good", False)):
            folder = tmp_path / name
            folder.mkdir()
            (folder / "records.toml").write_text(getattr(added.rule, name), encoding="utf-8")
            survey = roadmap.Workspace.open(folder, today=datetime.date(2026, 11, 21)).survey
            assert bool(list(added.function(survey))) is fires
    finally:
        registry._REGISTER.clear()
        registry._REGISTER.update(before)
