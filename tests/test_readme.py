"""What README.md and CONTRIBUTING.md show works as shown."""

from __future__ import annotations

import contextlib
import datetime
import io
import os
import re
import shlex
import subprocess
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


PAGES = (README, *((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("huong-dan.md", "editing.md")))


def courses() -> list[str]:
    """The commands of each block that README and the guides show; one block is one course of commands."""
    shown = ("\n".join(line for line in block.splitlines() if line.startswith(("roadmap ", "git ")))
             for page in PAGES for block in blocks(page, "sh"))  # fmt: skip
    return sorted({course for course in shown if course})


IDENTITY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Lan"), ("EMAIL", "lan@example.vn"))
}


def test_pictures_are_there_small_and_of_one_piece() -> None:
    pages = {ROOT: README, ROOT / "docs": (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")}
    shown = {folder / path for folder, page in pages.items() for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page)}
    assert len(shown) >= 6
    for picture in shown:
        assert picture.is_file(), picture
        if picture.suffix == ".svg":
            assert picture.stat().st_size < 300_000
            assert not re.findall(r"(?:href|url)\W", picture.read_text(encoding="utf-8"))


def test_commands_are_shown() -> None:
    assert len("\n".join(courses()).splitlines()) > 30


@pytest.mark.parametrize("course", courses())
def test_commands_work(course: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for shelf in ("seeds", "examples"):
        (tmp_path / shelf).symlink_to(ROOT / shelf)
    monkeypatch.chdir(tmp_path)
    for command in course.splitlines():
        words = shlex.split(command.partition(" # ")[0])
        if words[0] == "git":
            subprocess.run(words, check=True, env={**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull})
            continue
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
            status = 0  # --help ends the command
            status = main(words[1:])
        assert status == (1 if words[1] == "check" else 0), command
        assert said.getvalue() or words[1] in ("draw", "guard")


@pytest.mark.parametrize("script", blocks(PAGES[2], "python"))
def test_the_scripts_of_the_guide_run(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "plan", "--seed", "edge-ai-camera"]) == 0
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(script, "editing.md", "exec"), {})
    assert said.getvalue()


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
