"""What a clone needs so that git merges its roadmap by record and field: settings, attributes and hooks.

Settings are the clone's own and do not travel with a repository, so every clone is set up once. Nothing outside the
repository is touched, nothing that somebody else put there is changed.
"""

from __future__ import annotations

import shlex
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from roadmap.locale.value import phrase
from roadmap.locale.why import why
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.history.git import GitError, run
from roadmap.store.history.repository import Repository, find
from roadmap.store.merging.attributes import ATTRIBUTE, ATTRIBUTES, attributed, in_the_way, last, passed_by

SECTION = "merge.roadmap"
HOOKS = ("pre-commit", "post-merge")

State = Literal["done", "there", "removed", "absent", "left"]


class Step(NamedTuple):
    """One thing that was set up, or was not.

    Attributes:
        what: what it is.
        state: done or removed just now, there or absent already, or left as it is.
        hint: what to do where it was left.
    """

    what: Text
    state: State
    hint: Text = Text("", "")


def program() -> str:
    """The command that runs this program, by its full path, as a shell reads it."""
    # -P: a folder of the repository that is called like one of our packages must not be taken for it.
    words = (Path(sys.executable).as_posix(), "-P", "-m", "roadmap")
    return " ".join(shlex.quote(word) for word in words)


def driver() -> str:
    """What git runs to merge one file.

    Where the program is missing, or dies before it has written the conflict of both texts, git's own merge line by line
    takes its place, and that is never a success.
    """
    first = f"{program().replace('%', '%%')} merge-driver -- %O %A %B %L %P %S %X %Y"
    return f"{first} || {{ grep -q '^<<<<<<<' %A || git merge-file -q --marker-size=%L %A %O %B; exit 1; }}"


def settings() -> dict[str, str]:
    """The settings of a clone: name -> value."""
    return {
        f"{SECTION}.name": "roadmap: merge by record and field",
        f"{SECTION}.driver": driver(),
        # A merge of merge bases shall not hand us a base with markers in it.
        f"{SECTION}.recursive": "binary",
    }


def clone(root: Path) -> Repository:
    """The user's repository around the workspace `root`.

    Raises:
        RoadmapError: there is none.
    """
    found = find(root)
    if found is None:
        message = phrase("{path} is not in a git repository", "{path} không nằm trong kho git", path=str(root))
        hint = phrase("Begin with `git init` there", "Hãy bắt đầu bằng `git init` tại đó")
        raise RoadmapError(message, hint, status=3)
    return found


def setting(repository: Repository, name: str) -> str:
    """A setting of the clone itself; empty where it has none."""
    try:
        return run(repository.top, "config", "--local", "--get", name).decode("utf-8", "replace").strip()
    except GitError as error:
        if error.code == 1:
            return ""
        raise


@dataclass(frozen=True)
class SetUp:
    """The set-up of one clone.

    Attributes:
        repository: the clone.
        trial: only say what would be done.
    """

    repository: Repository
    trial: bool = False

    def install(self) -> Iterator[Step]:
        """Set up what is missing.

        Raises:
            RoadmapError: git refuses, or a file cannot be written.
        """
        yield self._configure()
        yield self._attribute()
        yield from self.hooks()

    def hooks(self) -> Iterator[Step]:
        """Set up the hooks that are missing, in the order of :data:`HOOKS`."""
        for name in HOOKS:
            yield self._hook(name)

    def remove(self) -> Iterator[Step]:
        """Take away what `install` made, and nothing else.

        Raises:
            RoadmapError: git refuses, or a file cannot be written.
        """
        yield self._unconfigure()
        yield self._unattribute()
        for name in HOOKS:
            yield self._unhook(name)

    # --- settings ---

    def _configure(self) -> Step:
        what = phrase("merge driver in this clone's settings", "trình gộp trong cấu hình của bản sao này")
        wanted = settings()
        missing = {name: value for name, value in wanted.items() if setting(self.repository, name) != value}
        if missing and not self.trial:
            for name, value in missing.items():
                run(self.repository.top, "config", "--local", "--replace-all", name, value)
        return Step(what, "done" if missing else "there")

    def _unconfigure(self) -> Step:
        what = phrase("merge driver in this clone's settings", "trình gộp trong cấu hình của bản sao này")
        if not any(setting(self.repository, name) for name in settings()):
            return Step(what, "absent")
        if not self.trial:
            run(self.repository.top, "config", "--local", "--remove-section", SECTION)
        return Step(what, "removed")

    # --- attributes ---

    @property
    def attributes(self) -> Path:
        """The file that tells git which files the driver merges."""
        return self.repository.root / ATTRIBUTES

    def _attribute(self) -> Step:
        what = phrase("`{line}` in {file}", "`{line}` trong {file}", line=ATTRIBUTE, file=self._shown(self.attributes))
        if self.attributes.is_symlink():
            hint = phrase("It is a link, which git does not follow; make it a file",
                          "Đây là liên kết, git không đọc theo; hãy thay bằng tệp")  # fmt: skip
            return Step(what, "left", hint)
        text = self._read(self.attributes)
        astray = passed_by(self.repository)
        if attributed(text) and not astray:
            return Step(what, "there")
        if attributed(text) and last(text):
            return Step(what, "left", self._overridden(astray[0]))
        newline = b"\r\n" if b"\r\n" in text else b"\n"
        rest = _without(text)  # what stands after our line would have the last word
        gap = b"" if not rest or rest.endswith(b"\n") else newline
        self._write(self.attributes, rest + gap + ATTRIBUTE.encode() + newline)
        if not self.trial and (astray := passed_by(self.repository)):
            return Step(what, "left", self._overridden(astray[0]))
        return Step(what, "done")

    def _overridden(self, path: str) -> Text:
        """What to do where attributes of others decide otherwise about a record file."""
        if place := in_the_way(self.repository, path):
            return phrase("{place} decides otherwise about {file}; take that line away",
                          "{place} quy định khác cho {file}; hãy bỏ dòng đó", place=place, file=path)  # fmt: skip
        return phrase("Other attributes decide about {file}: see `git check-attr -a {file}`",
                      "Thuộc tính khác quy định cho {file}: xem `git check-attr -a {file}`", file=path)  # fmt: skip

    def _unattribute(self) -> Step:
        what = phrase("`{line}` in {file}", "`{line}` trong {file}", line=ATTRIBUTE, file=self._shown(self.attributes))
        text = self._read(self.attributes)
        rest = _without(text)
        if rest == text or self.attributes.is_symlink():
            return Step(what, "absent")
        self._write(self.attributes, rest)
        return Step(what, "removed")

    # --- hooks ---

    def _hook(self, name: str) -> Step:
        place, what = self._place(name), self._hook_name(name)
        if place is None:
            vi, en = "core.hooksPath trỏ ra ngoài kho này", "core.hooksPath leads outside this repository"
            return Step(what, "left", self._by_hand(name, vi, en))
        text = self._read(place)
        if text == self.script(name) and (place.stat().st_mode & stat.S_IXUSR or sys.platform == "win32"):
            return Step(what, "there")
        if text and _MARK not in text:
            if self.line(name).encode() in text:
                return Step(what, "there")
            vi, en = "Đã có hook khác, được giữ nguyên", "Another hook is there and stays"
            return Step(what, "left", self._by_hand(name, vi, en))
        self._write(place, self.script(name), executable=True)
        return Step(what, "done")

    def _by_hand(self, name: str, vi: str, en: str) -> Text:
        return Text(f"{vi}; hãy thêm vào đó: {self.line(name)}", f"{en}; add to it: {self.line(name)}")

    def _unhook(self, name: str) -> Step:
        place, what = self._place(name), self._hook_name(name)
        if place is None or _MARK not in self._read(place):
            return Step(what, "absent")
        self._write(place, b"")
        return Step(what, "removed")

    def _hook_name(self, name: str) -> Text:
        place = self._place(name)
        return phrase("hook {name}", "hook {name}", name=self._shown(place) if place else name)

    def line(self, name: str) -> str:
        """The line of a hook: errors that the last commit did not have are stopped, and told of after a merge."""
        folder = shlex.quote(f"./{self.repository.prefix}")
        if name == "post-merge":
            return f"{program()} guard {folder} --against ORIG_HEAD || :"
        return f"{program()} guard {folder}"

    def script(self, name: str) -> bytes:
        """The hook; git runs it at the top of the work tree."""
        return b"#!/bin/sh\n" + _MARK + b"\n" + f"{self.line(name)}\n".encode()

    def _place(self, name: str) -> Path | None:
        """Where the hook `name` stands; None where that is outside the repository."""
        folder = hooks_folder(self.repository)
        inside = any(home == folder or home in folder.parents for home in (self.repository.top, self.repository.shared))
        return folder / name if inside else None

    # --- files ---

    def _shown(self, file: Path) -> str:
        top = self.repository.top
        return file.relative_to(top).as_posix() if top in file.parents else str(file)

    def _read(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise _unusable(file, error) from error

    def _write(self, file: Path, data: bytes, *, executable: bool = False) -> None:
        """Put `data` in the place of `file` in one step; a file without content goes."""
        if self.trial:
            return
        try:
            if not data:
                file.unlink(missing_ok=True)
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_name(f"{file.name}.new")
            beside.write_bytes(data)
            if file.exists():
                beside.chmod(stat.S_IMODE(file.stat().st_mode))
            if executable:
                beside.chmod(beside.stat().st_mode | 0o111)
            beside.replace(file)
        except OSError as error:
            raise _unusable(file, error) from error


_MARK = b"# roadmap git-setup made this hook; roadmap git-setup --remove takes it away."


def _without(text: bytes) -> bytes:
    """Attributes without our line."""
    return b"".join(line for line in text.splitlines(keepends=True) if line.strip() != ATTRIBUTE.encode())


def hooks_folder(repository: Repository) -> Path:
    """Where git looks for this clone's hooks."""
    said = run(repository.top, "config", "--show-scope", "--type=path", "--get-all", "core.hooksPath")
    rows = [row.partition("\t") for row in said.decode("utf-8", "surrogateescape").splitlines()]
    own = [value for scope, _, value in rows if scope != "command"]
    return (repository.top / own[-1]).resolve() if own else repository.shared / "hooks"


def _unusable(file: Path, error: OSError) -> RoadmapError:
    message = phrase("{path}: {reason}", "{path}: {reason}", path=str(file), reason=why(error))
    return RoadmapError(message, status=3)
