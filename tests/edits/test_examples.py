"""The example in an edit's documentation is what the command does, to the byte; undoing it gives the bytes back."""

from __future__ import annotations

import re
import shlex
from inspect import cleandoc
from pathlib import Path

import pytest

from roadmap.cli import main
from roadmap.edit import edits

PARTS = re.compile(r"^(Run|Before|After):\n", re.MULTILINE)


def example(name: str) -> dict[str, str]:
    """Run, Before and After of an edit's documentation."""
    documentation = cleandoc(__import__(edits()[name].function.__module__, fromlist=["x"]).__doc__ or "")
    pieces = PARTS.split(documentation)
    return {part: cleandoc("\n" + text) + "\n" for part, text in zip(pieces[1::2], pieces[2::2], strict=True)}


@pytest.mark.parametrize("name", edits())
def test_example(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = example(name)
    file = tmp_path / "camera.toml"
    file.write_text(said["Before"], encoding="utf-8")
    command, *arguments = shlex.split(said["Run"])
    assert (command, arguments[0]) == ("roadmap", name)

    assert main([*arguments, "-C", str(tmp_path), "--dry-run"]) == 0
    assert file.read_text(encoding="utf-8") == said["Before"]
    assert "--- a/camera.toml" in capsys.readouterr().out

    assert main([*arguments, "-C", str(tmp_path)]) == 0
    assert file.read_text(encoding="utf-8") == said["After"]
    assert [path.name for path in tmp_path.rglob("*.toml")] == ["camera.toml"]

    assert main(["undo", "-C", str(tmp_path)]) == 0
    assert file.read_text(encoding="utf-8") == said["Before"]
    assert main(["redo", "-C", str(tmp_path)]) == 0
    assert file.read_text(encoding="utf-8") == said["After"]


@pytest.mark.parametrize("name", edits())
def test_documentation_is_in_both_languages(name: str) -> None:
    module = __import__(edits()[name].function.__module__, fromlist=["x"])
    english, vietnamese = cleandoc(module.__doc__ or "").split("\n\n")[:2]
    assert english.isascii()
    assert not vietnamese.isascii()
