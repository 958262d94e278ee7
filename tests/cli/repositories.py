"""Git repositories for the tests of commands: deaf to the settings of whoever runs them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

RECORDS = '[organization.camera]\nname = "Camera"\nnote = "old"\n\n[organization.lens]\nname = "Lens"\n'


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """git knows a name to commit under, and no settings of the machine."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    people = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
              for what, value in (("NAME", "An"), ("EMAIL", "an@example.vn"))}  # fmt: skip
    for name, value in (settings | people).items():
        monkeypatch.setenv(name, value)


def git(top: Path, *words: str) -> str:
    ran = subprocess.run(["git", *words], cwd=top, capture_output=True, check=False)
    assert ran.returncode == 0, (words, ran.stderr.decode())
    return ran.stdout.decode().strip()


def begun(top: Path, text: str = RECORDS) -> Path:
    """A repository with one workspace and one commit."""
    top.mkdir(parents=True)
    git(top, "init", "-q", "-b", "main")
    (top / "a.toml").write_text(text)
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "begin")
    return top
