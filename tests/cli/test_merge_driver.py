"""``roadmap merge-driver``, as git calls it and as nobody should."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run

BASE = '[technology.camera]\nname = "Camera"\nnote = "old"\n'


def three(folder: Path, ours: str, theirs: str) -> list[str]:
    files = []
    for name, text in (("O", BASE), ("A", ours), ("B", theirs)):
        (folder / name).write_text(text)
        files.append(str(folder / name))
    return files


def test_exit_status_zero_only_when_nothing_is_open(run: Run, tmp_path: Path) -> None:
    files = three(tmp_path, BASE.replace("Camera", "Ours"), BASE.replace("old", "new"))
    assert run("merge-driver", *files, "7", "a.toml", "%S", "%X", "%Y") == (0, "", "")
    assert (tmp_path / "A").read_text() == BASE.replace("Camera", "Ours").replace("old", "new")
    files = three(tmp_path, BASE.replace("Camera", "Ours"), BASE.replace("Camera", "Theirs"))
    assert run("merge-driver", *files).status == 1


@pytest.mark.parametrize(("size", "wanted"), [("7", 7), ("9", 9), ("%L", 7), ("x", 7), ("99999999999999", 7)])
def test_markers_are_as_long_as_git_wishes(run: Run, tmp_path: Path, size: str, wanted: int) -> None:
    files = three(tmp_path, BASE.replace("Camera", "Ours"), BASE.replace("Camera", "Theirs"))
    assert run("merge-driver", *files, size, "a.toml", "base", "main", "viettel").status == 1
    text = (tmp_path / "A").read_text()
    assert f"\n{'<' * wanted} main\n" in text
    assert f"\n{'=' * wanted}\n" in text
    assert f"\n{'>' * wanted} viettel\n" in text


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    files = three(tmp_path, BASE, BASE)
    (tmp_path / "B").unlink()
    ran = run("merge-driver", *files, "7", "plan/a.toml")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"plan/a.toml: {tmp_path / 'B'}: No such file or directory\n"
    assert (tmp_path / "A").read_text() == BASE


def test_a_lost_base_leaves_the_markers(run: Run, tmp_path: Path) -> None:
    files = three(tmp_path, BASE.replace("Camera", "Ours"), BASE.replace("old", "new"))
    (tmp_path / "O").unlink()
    assert run("merge-driver", *files).status == 1
    assert (tmp_path / "A").read_text().startswith("<<<<<<< ")


def test_it_starts_without_what_it_does_not_need(tmp_path: Path) -> None:
    files = three(tmp_path, BASE.replace("Camera", "Ours"), BASE.replace("old", "new"))
    code = (
        "import sys\nfrom roadmap.cli import main\n"
        "assert main(['merge-driver', *sys.argv[1:]]) == 0\n"
        "heavy = {'networkx', 'tree_sitter', 'wasmtime', 'roadmap.graph.survey', 'roadmap.check'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code, *files], check=True)
