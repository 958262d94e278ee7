"""The built wheel works outside the checkout: nothing it needs was left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds nothing but the unpacked wheel; its dependencies come from the test environment."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)], check=True
    )
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / "site"), str(wheel)], check=True)
    return folder / "site"


def roadmap(site: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "roadmap", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    code = "import roadmap; print(roadmap.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    found = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.startswith(str(installed))


def test_a_bundled_workspace_is_copied_checked_and_drawn(installed: Path, tmp_path: Path) -> None:
    made = roadmap(installed, tmp_path, "init", "plan", "--seed", "vn-strategic-technologies")
    assert made.returncode == 0, made.stderr
    checked = roadmap(installed, tmp_path, "check", "plan", "--format", "json", "--today", "2026-11-21")
    assert checked.returncode == 1, checked.stderr
    assert json.loads(checked.stdout)["summary"]["records"] > 200
    drawn = roadmap(
        installed, tmp_path, "draw", "landscape", "-C", "plan", "--format", "svg,png,pdf", "--out", "pictures"
    )
    assert drawn.returncode == 0, drawn.stderr
    kinds = {path.suffix for path in (tmp_path / "pictures").iterdir()}
    assert {".svg", ".png", ".pdf"} <= kinds


def test_the_example_comes_along(installed: Path, tmp_path: Path) -> None:
    made = roadmap(installed, tmp_path, "init", "--seed", "edge-ai-camera")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "edge-ai-camera" / "roadmap.toml").is_file()
