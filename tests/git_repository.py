"""Real git repositories for tests: commits with given files, days, authors and reasons."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="the program git is not installed")


class Repository:
    """A repository in the folder `top`, made there unless it exists already.

    Args:
        top: its folder.
        bare: leave the folder as it is.
    """

    def __init__(self, top: Path, *, made: bool = False) -> None:
        self.top = top
        if not made:
            top.mkdir(parents=True, exist_ok=True)
            self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, day: str = "2026-03-12", by: str = "Nguyễn Văn An", cwd: Path | None = None) -> str:
        """Run git as a planner would, on a given day (``2026-03-12`` or with time and zone)."""
        stamp = day if "T" in day else f"{day}T09:00:00+07:00"
        known = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": by,
            "GIT_AUTHOR_EMAIL": "planner@example.vn",
            "GIT_AUTHOR_DATE": stamp,
            "GIT_COMMITTER_NAME": by,
            "GIT_COMMITTER_EMAIL": "planner@example.vn",
            "GIT_COMMITTER_DATE": stamp,
        }
        command = ["git", "-c", "protocol.file.allow=always", *arguments]
        ended = subprocess.run(command, cwd=cwd or self.top, env=known, capture_output=True, check=False)
        assert ended.returncode == 0, ended.stderr.decode()
        return ended.stdout.decode().strip()

    def write(self, files: Mapping[str, str | bytes | None] | str) -> None:
        """Write files; None takes one away, and plain text stands for ``records.toml``."""
        for name, text in ({"records.toml": files} if isinstance(files, str) else files).items():
            place = self.top / name
            if text is None:
                place.unlink()
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())

    def commit(
        self,
        files: Mapping[str, str | bytes | None] | str,
        day: str = "2026-03-12",
        message: str = "Cập nhật",
        by: str = "Nguyễn Văn An",
    ) -> str:
        """Commit files as they then stand; returns the commit's id."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "--no-gpg-sign", "-m", message, day=day, by=by)
        return self.git("rev-parse", "HEAD")

    def merge(self, branch: str, day: str = "2026-03-12", files: Mapping[str, str | bytes | None] | None = None) -> str:
        """Merge a branch, with `files` as the outcome where they are given."""
        self.git("merge", "-q", "--no-ff", "--no-commit", *(["-s", "ours"] if files else []), branch, day=day)
        return self.commit(files or {}, day, f"Gộp {branch}", by="Lê Thị Gộp")
