"""A real git repository, the edits of its planners, and an account of every word that any of them wrote."""

from __future__ import annotations

import os
import random
import re
import subprocess
from collections import Counter
from pathlib import Path

from roadmap.store.history.repository import find
from roadmap.store.merging.markers import sides
from roadmap.store.merging.setup import SetUp

Tree = dict[str, bytes]
_WORD = re.compile(rb"\bw\d+x\b")
_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "An",
    "GIT_AUTHOR_EMAIL": "an@example.vn",
    "GIT_COMMITTER_NAME": "An",
    "GIT_COMMITTER_EMAIL": "an@example.vn",
    "GIT_EDITOR": "true",
    "GIT_SEQUENCE_EDITOR": "true",
    "LC_ALL": "C",
}


class Git:
    """The git command in one folder, deaf to the settings of whoever runs the tests."""

    def __init__(self, top: Path) -> None:
        self.top = top
        top.mkdir(parents=True, exist_ok=True)
        self("init", "-q", "-b", "main")

    def tried(self, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["git", *words], cwd=self.top, capture_output=True, check=False, env=os.environ | _ALONE | environment
        )

    def __call__(self, *words: str) -> str:
        ran = self.tried(*words)
        assert ran.returncode == 0, (words, ran.stdout.decode(), ran.stderr.decode())
        return ran.stdout.decode().strip()

    def tree(self, commit: str) -> Tree:
        names = self("ls-tree", "-r", "--name-only", "-z", commit).split("\0")
        return {name: self.tried("show", f"{commit}:{name}").stdout for name in names if name}

    def here(self) -> Tree:
        return {name: (self.top / name).read_bytes() for name in self.files() if (self.top / name).is_file()}

    def files(self) -> list[str]:
        return [name for name in self("ls-files", "-z", "--cached", "--others").split("\0") if name]

    @property
    def unmerged(self) -> set[str]:
        return {row.split("\t")[1] for row in self("ls-files", "-u").splitlines()}

    def set_up(self) -> None:
        repository = find(self.top)
        assert repository
        setup = SetUp(repository)
        assert [setup._configure().state, setup._attribute().state] == ["done", "done"]
        self("add", "-A")
        self("commit", "-q", "-m", "attributes")


def account(git: Git, bases: list[Tree], *sides_: Tree) -> None:
    """Assert that every word that no side took out anywhere stands in the work tree, and open places are marked."""
    here = git.here()

    def said(tree: Tree) -> Counter[bytes]:
        return Counter(word for data in tree.values() for word in _WORD.findall(data))

    before = [said(tree) for tree in bases]
    after = [said(side) for side in sides_]
    kept = {word for side in after for word in side if all(one[word] >= base[word] for one in after for base in before)}
    lost = kept - said(here).keys()
    assert not lost, f"{lost} of {git.unmerged}"
    for name in git.unmerged & here.keys():
        versions = {side[name] for side in sides_ if name in side}
        assert sides(here[name]) or len(versions) < 2, f"{name} is open and does not show it"


class Planner:
    """Makes random edits in the work tree; every text it writes holds a word that was never written before."""

    def __init__(self, git: Git, chance: random.Random) -> None:
        self._git, self._chance, self._count = git, chance, 0
        self.done: Counter[str] = Counter()

    def word(self) -> str:
        self._count += 1
        return f"w{self._count}x"

    def begin(self) -> None:
        for name in ("a.toml", "plan/b.toml"):
            place = self._git.top / name
            place.parent.mkdir(exist_ok=True)
            place.write_text("\n".join(self._record() for _ in range(4)))
        self._git("add", "-A")
        self._git("commit", "-q", "-m", "begin")

    def _record(self) -> str:
        word = self.word()
        return (
            f'[technology.{word}]\nname = "{self.word()}"\nnote = "{self.word()}"\n'
            f'tags = ["{self.word()}", "{self.word()}"]\nplatform = true\n'
        )

    def edit(self, most: int = 3, *, commit: bool = True) -> None:
        """Edit a few records, and commit."""
        for _ in range(self._chance.randint(1, most)):
            name = self._chance.choice([name for name in self._git.files() if name.endswith(".toml")] or ["a.toml"])
            place = self._git.top / name
            if not place.is_file():
                continue
            blocks = re.split(r"\n(?=\[|#)", place.read_text())
            self._change(blocks)
            place.write_text("\n".join(blocks).rstrip("\n") + "\n")
        if commit:
            self._git("add", "-A")
            self._git("commit", "-q", "--allow-empty", "-m", self.word())

    def _change(self, blocks: list[str]) -> None:
        number = self._chance.randrange(len(blocks))
        action = self._chance.choice(["name", "name", "note", "tags", "remark", "add", "remove", "rename"])
        self.done[action] += 1
        block = blocks[number]
        if action in ("name", "note"):
            blocks[number] = re.sub(rf'^{action} = ".*"$', f'{action} = "{self.word()}"', block, flags=re.MULTILINE)
        elif action == "tags":
            blocks[number] = re.sub(r"^tags = \[", f'tags = ["{self.word()}", ', block, flags=re.MULTILINE)
        elif action == "remark":
            blocks[number] = f"# {self.word()}\n{block}"
        elif action == "add":
            blocks.insert(number, self._record())
        elif action == "remove" and len(blocks) > 1:
            del blocks[number]
        elif action == "rename":
            blocks[number] = re.sub(r"^\[technology\..*\]", f"[technology.{self.word()}]", block, flags=re.MULTILINE)
