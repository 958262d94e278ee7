"""The kinds of save that are killed, made to fail and cut off: a workspace before, and the command that changes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

Files = dict[str, str | None]


class Shape(NamedTuple):
    """One kind of save.

    Attributes:
        name: what it is called in the table of figures.
        files: the workspace before, path -> text.
        argv: the command, given the workspace's folder.
        first: commands that run before, unharmed.
    """

    name: str
    files: dict[str, str]
    argv: Callable[[Path], list[str]]
    first: tuple[Callable[[Path], list[str]], ...] = ()

    def fill(self, root: Path) -> None:
        """Write the workspace as it is before the save."""
        for path, text in self.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")


def _saves(name: str, files: dict[str, str], wanted: Files, *, undo: bool = False) -> Shape:
    def save(root: Path) -> list[str]:
        root.with_suffix(".json").write_text(json.dumps(wanted), encoding="utf-8")
        return ["saver", str(root)]

    def undone(root: Path) -> list[str]:
        return ["saver", str(root), "undo"]

    return Shape(name, files, undone if undo else save, (save,) if undo else ())


def _text(number: int, value: int) -> str:
    return f'[technology.t{number}]\nname.vi = "Công nghệ {number}"\nlevel = {value}\n'


_TWENTY = {f"technology/t{n}.toml": _text(n, 1) for n in range(20)}
_LARGE = "".join(f'note{n} = "{"x" * 80}"\n' for n in range(2000))

BYTES = (
    _saves("edit 1 file", _TWENTY, {"technology/t1.toml": _text(1, 2)}),
    _saves("edit 3 files", _TWENTY, {f"technology/t{n}.toml": _text(n, 2) for n in (1, 5, 7)}),
    _saves("create in a new folder", _TWENTY, {"product/new/p1.toml": _text(1, 1)}),
    _saves("delete 2 files", _TWENTY, {"technology/t1.toml": None, "technology/t2.toml": None}),
    _saves(
        "rename with 20 referrers",
        _TWENTY | {"body/old.toml": "[organization.old]\n"},
        {f"technology/t{n}.toml": _text(n, 2) for n in range(20)}
        | {"body/old.toml": None, "body/new.toml": "[organization.new]\n"},
    ),
    _saves("import 50 files", _TWENTY, {f"need/n{n}.toml": _text(n, 1) for n in range(50)}),
    _saves("undo of 3 files", _TWENTY, {f"technology/t{n}.toml": _text(n, 2) for n in (1, 5, 7)}, undo=True),
    _saves("large file", {"big.toml": _LARGE}, {"big.toml": _LARGE.replace("note1000 =", "changed =")}),
)
"""Saves through the saving layer alone."""


def _roadmap(name: str, files: dict[str, str], *words: str, first: tuple[str, ...] = ()) -> Shape:
    def argv(root: Path) -> list[str]:
        return ["roadmap", *words, "-C", str(root)]

    def before(root: Path) -> list[str]:
        return ["roadmap", *first, "-C", str(root)]

    return Shape(name, files, argv, (before,) if first else ())


def _owned(number: int) -> str:
    named = f'# {number}\n[technology.t{number}]\nname.vi = "Công nghệ {number}"  # tên\n'
    return named + 'accountable = "bo"\nreadiness.now = 3\n'


_PLAN = {f"technology/t{n}.toml": _owned(n) for n in range(20)} | {
    "organization/bo.toml": '[organization.bo]\nname.vi = "Bộ"\n',
    "few.toml": '[organization.vien]\n[organization.truong]\nunder = "vien"\n',
    "more.toml": '[product.may]\naccountable = "vien"\n',
    "last.toml": '[product.chip]\naccountable = "vien"  # chủ trì\n',
}
_MANY = _PLAN | {f"need/n{n}.toml": f'[need.n{n}]\nname.vi = "Nhu cầu {n}"\n' for n in range(50)}
_LONG = {"all.toml": "".join(_owned(n).replace('accountable = "bo"\n', f'note = "{"x" * 300}"\n') for n in range(500))}

PRODUCT = (
    _roadmap("set a field", _PLAN, "set", "t1", "readiness.now", "5"),
    _roadmap("rm --unlink, 3 files", _PLAN, "rm", "vien", "--unlink"),
    _roadmap("new in a new folder", _PLAN, "new", "need", "giao-thong", "name.vi=Giao thông"),
    _roadmap("rm a file", _PLAN, "rm", "may"),
    _roadmap("rename, 20 referrers", _PLAN, "rename", "bo", "bo-khcn"),
    _roadmap("rm 50 files", _MANY, "rm", "--yes", *(f"n{n}" for n in range(50))),
    _roadmap("undo of a rename", _PLAN, "undo", first=("rename", "bo", "bo-khcn")),
    _roadmap("set in a large file", _LONG, "set", "t250", "readiness.now", "5"),
)
"""Saves through the command."""
