"""Random histories: what git can do to two lines of work, each step with its account."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

from .world import Git, Planner, account

STEPS = ("merge", "rebase", "cherry-pick", "revert", "stash", "criss-cross", "octopus", "delete-modify")


class History:
    """One repository with two branches on which things happen.

    Args:
        top: an empty folder.
        seed: what happens.
        settings: settings of git.
    """

    def __init__(self, top: Path, seed: int, **settings: str) -> None:
        self.chance = random.Random(seed)
        self.git = Git(top)
        for name, value in settings.items():
            self.git("config", name.replace("_", "."), value)
        self.planner = Planner(self.git, self.chance)
        self.planner.begin()
        self.git.set_up()
        self.conflicts = 0

    def step(self, name: str) -> None:
        """Let the branches part anew, and bring them together in one way."""
        self.git("checkout", "-q", "main")
        self.git("branch", "-f", "other", "main")
        self.planner.edit()
        self.git("checkout", "-q", "other")
        self.planner.edit()
        getattr(self, "_" + name.replace("-", "_"))()
        assert not self.git("status", "--porcelain")
        for path, data in self.git.here().items():
            if path.endswith(".toml"):
                tomllib.loads(data.decode())

    def _together(self, bases: list[str], theirs: str, *command: str) -> bool:
        """Run a command that merges `theirs` into the present state, and account for it; whether it was clean."""
        before = [self.git.tree(base) for base in bases]
        ours, coming = self.git.tree("HEAD"), self.git.tree(theirs)
        ran = self.git.tried(*command)
        account(self.git, before, ours, coming)
        if b"nothing to commit" in ran.stdout:
            self.git.tried("revert", "--quit")
        elif ran.returncode:
            assert self.git.unmerged, (command, ran.stdout, ran.stderr)
            self.conflicts += 1
            self._resolve()
            return False
        return True

    def _resolve(self) -> None:
        """Take one side of each open file, as a person might."""
        for name in self.git.unmerged:
            side = self.chance.choice(["--ours", "--theirs"])
            if self.git.tried("checkout", side, "--", name).returncode:
                self.git("rm", "-q", "--cached", "--", name)
                (self.git.top / name).unlink(missing_ok=True)
            else:
                self.git("add", "--", name)

    def _merge(self) -> None:
        base = self.git("merge-base", "main", "HEAD")
        if not self._together([base], "main", "merge", "--no-edit", "main"):
            self.git("commit", "-q", "--no-edit")
        self.git("branch", "-f", "main", "HEAD")

    def _rebase(self) -> None:
        for commit in self.git("rev-list", "--reverse", "main..HEAD").split():
            base = f"{commit}^"
            before, theirs = self.git.tree(base), self.git.tree(commit)
            ours = self.git.tree("main")
            ran = self.git.tried("rebase", "-q", "main")
            account(self.git, [before], ours, theirs)
            if ran.returncode:
                self.conflicts += 1
                self._resolve()
                if self.git.tried("rebase", "--continue").returncode:
                    self.git("rebase", "--skip")
        self.git("branch", "-f", "main", "HEAD")

    def _cherry_pick(self) -> None:
        picked = self.git("rev-parse", "main")
        if not self._together(
            [f"{picked}^"], picked, "cherry-pick", "--allow-empty", "--keep-redundant-commits", picked
        ):
            self.git("commit", "-q", "--allow-empty", "-m", "picked")
        self.git("branch", "-f", "main", "HEAD")

    def _revert(self) -> None:
        undone = self.git("rev-parse", "HEAD")
        self.planner.edit()
        if not self._together([undone], f"{undone}^", "revert", "--no-edit", undone):
            self.git("commit", "-q", "--allow-empty", "-m", "reverted")
        self.git("branch", "-f", "main", "HEAD")

    def _stash(self) -> None:
        self.planner.edit(commit=False)
        if not self.git("status", "--porcelain"):
            return
        self.git("stash", "-q")
        self.planner.edit()
        self._together(["stash^1"], "stash", "stash", "pop")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "unstashed")
        self.git("branch", "-f", "main", "HEAD")

    def _criss_cross(self) -> None:
        one, other = self.git("rev-parse", "main"), self.git("rev-parse", "HEAD")
        base = self.git("merge-base", one, other)
        for here, there in ((one, other), (other, one)):
            self.git("checkout", "-q", here)
            if not self._together([base], there, "merge", "--no-edit", there):
                self.git("commit", "-q", "--no-edit")
            self.planner.edit()
            self.git("branch", "-f", "main" if here == one else "other", "HEAD")
        self.git("checkout", "-q", "other")
        if not self._together([one, other], "main", "merge", "--no-edit", "main"):
            self.git("commit", "-q", "--no-edit")
        self.git("branch", "-f", "main", "HEAD")

    def _octopus(self) -> None:
        self.git("checkout", "-q", "-b", "third", "HEAD~1")
        self.planner.edit()
        self.git("checkout", "-q", "other")
        ran = self.git.tried("merge", "--no-edit", "main", "third")
        if ran.returncode:  # git leaves it to people to merge such heads one by one
            self.git.tried("merge", "--abort")
            self.git("reset", "-q", "--hard", "other")
            for branch in ("main", "third"):
                if not self._together([self.git("merge-base", "HEAD", branch)], branch, "merge", "--no-edit", branch):
                    self.git("commit", "-q", "--no-edit")
        else:
            heads = [self.git.tree(f"HEAD^{number}") for number in (1, 2, 3)]
            account(self.git, [self.git.tree("third~1")], *heads)
        self.git("branch", "-D", "third")
        self.git("branch", "-f", "main", "HEAD")

    def _delete_modify(self) -> None:
        self.git("rm", "-q", "a.toml")
        self.git("commit", "-q", "-m", "without a")
        self._merge()
        if not (self.git.top / "a.toml").exists():
            self.git("checkout", "-q", "main")
            self.planner.begin()
            self.git("branch", "-f", "other", "main")
            self.git("checkout", "-q", "other")
            self.git("branch", "-f", "main", "HEAD")
