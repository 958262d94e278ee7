"""The git repository around a workspace: found by reading, without starting git."""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from roadmap.locale.meant import date
from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.history.git import GitError, run

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LARGEST_REFERENCE = 4096
_SYMBOLIC = 5


@dataclass(frozen=True)
class Repository:
    """A workspace's place in a git repository.

    Attributes:
        top: the folder of the work tree, without links.
        prefix: the workspace's folder below `top`, as a POSIX path that ends with ``/``; empty at the top itself.
        private: the folder with this work tree's own ``HEAD``.
        shared: the folder with what all work trees share.
    """

    top: Path
    prefix: str
    private: Path
    shared: Path

    @property
    def root(self) -> Path:
        """The workspace's folder, without links."""
        return self.top / self.prefix

    @cached_property
    def head(self) -> str | None:
        """The id of the last commit; None while there is none.

        Raises:
            RoadmapError: it can only be told by git, and git cannot be asked.
        """
        return self._followed("HEAD") or self._asked()

    def _followed(self, name: str) -> str | None:
        for _ in range(_SYMBOLIC):
            said = _line(self.private / name) or _line(self.shared / name) or self._packed(name)
            if not said.startswith("ref: "):
                return said if _ID.fullmatch(said) else None
            name = said.removeprefix("ref: ").strip()
            if not name.startswith("refs/") or ".." in name:
                return None
        return None

    def _packed(self, name: str) -> str:
        try:
            text = (self.shared / "packed-refs").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        found = re.search(rf"^([0-9a-f]+) {re.escape(name)}$", text, re.MULTILINE)
        return found[1] if found else ""

    def _asked(self) -> str | None:
        try:
            return run(self.top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
        except GitError as error:
            if error.code == 1:
                return None
            raise

    @property
    def cut_off(self) -> str:
        """What tells one state of a clone with gaps from another; empty where nothing is missing."""
        gaps = b"".join(_bytes(self.shared / name) for name in ("shallow", "info/grafts"))
        return hashlib.sha256(gaps).hexdigest()[:16] if gaps else ""


def find(root: Path) -> Repository | None:
    """The repository that the folder `root` lies in, or None where it lies in none."""
    place = root.resolve()
    for top in (place, *place.parents):
        private = _git_folder(top / ".git")
        if private is not None:
            inside = place.relative_to(top).as_posix()
            common = _line(private / "commondir")
            shared = (private / common) if common else private
            return Repository(top, "" if inside == "." else f"{inside}/", private, shared)
    return None


def _git_folder(entry: Path) -> Path | None:
    """The folder that ``.git`` is, or that the file ``.git`` of a submodule or further work tree names."""
    try:
        if entry.is_dir():
            return entry if (entry / "HEAD").exists() or (entry / "HEAD").is_symlink() else None
        said = _line(entry)
        folder = entry.parent / said.removeprefix("gitdir: ").strip()
        return folder if said.startswith("gitdir: ") and (folder / "HEAD").exists() else None
    except (OSError, ValueError):  # it may not be looked at, or names no place
        return None


def _line(file: Path) -> str:
    """The first line of a small file; empty where there is none."""
    try:
        if not file.is_file():
            return ""
        with file.open(encoding="utf-8", errors="replace") as stream:
            return stream.readline(_LARGEST_REFERENCE).rstrip("\r\n")
    except (OSError, ValueError):
        return ""


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.is_file() else b""
    except OSError:
        return b""


def kept(root: Path) -> Repository:
    """The repository that the folder `root` lies in.

    Raises:
        RoadmapError: it lies in none, or nothing has been committed yet.
    """
    found = find(root)
    if found is None:
        message = phrase("{path} is not kept in git, so its past is not known",
                         "{path} không được lưu bằng git nên không có lịch sử", path=str(root))  # fmt: skip
        hint = phrase("Begin with `git init` and a first commit", "Hãy bắt đầu bằng `git init` và lần lưu đầu tiên")
        raise RoadmapError(message, hint, status=3)
    if found.head is None:
        message = phrase("Nothing has been committed yet, so there is no past to look at",
                         "Chưa có lần lưu (commit) nào nên chưa có lịch sử")  # fmt: skip
        raise RoadmapError(message, status=3)
    return found


def commit(repository: Repository, name: str) -> str:
    """The id of the commit that `name` means: a day, or a tag, branch or commit as git understands it.

    A day means the branch as it stood when that day ended: the newest commit of the branch itself (the first parents of
    its head) that was made on that day or before, each on its own committer's calendar. Work on another branch counts
    from the day on which it was merged, as it was no part of this plan before; and a calendar that travels with the
    commit gives the same answer on every machine. What looks like a day is one; a tag of that form is
    ``refs/tags/2026-03-12``.

    Raises:
        RoadmapError: there is no such commit, or the day lies before the first one.
    """
    if day := day_named(name):
        return on(repository, day)
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    try:
        found = run(repository.top, *arguments).decode().strip()
    except GitError as error:
        if error.code != 1:
            raise
        found = ""
    except ValueError:  # a character that no command line can hold
        found = ""
    if not _ID.fullmatch(found):
        message = phrase("There is no commit, tag or branch `{name}`", "Không có lần lưu, thẻ hoặc nhánh `{name}`",
                         name=name)  # fmt: skip
        raise RoadmapError(message, _how(name))
    return found


def _how(name: str) -> Text:
    """How to name a commit, for who wrote `name`."""
    if day := date(name):
        return phrase("Did you mean {day}? Dates are written in this form",
                      "Có phải ý là {day}? Ngày phải ghi theo dạng này", day=day.last.isoformat())  # fmt: skip
    return phrase("Name one that `git log` shows, or a date such as 2026-03-12",
                  "Hãy ghi tên mà `git log` cho thấy, hoặc ngày như 2026-03-12")  # fmt: skip


def day_named(name: str) -> datetime.date | None:
    """The day that `name` is; None where it names a commit in another way.

    Raises:
        RoadmapError: it looks like a day, and there is no such day.
    """
    return _day(name) if _DAY.fullmatch(name) else None


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        message = phrase("`{text}` is no date", "`{text}` không phải ngày", text=text)
        raise RoadmapError(message, phrase("Write it as 2026-11-21", "Hãy ghi dạng 2026-11-21")) from None


def on(repository: Repository, day: datetime.date) -> str:
    """The id of the commit at which the branch stood when `day` ended.

    Raises:
        RoadmapError: the branch begins later.
    """
    made = ""
    for id, made in _first_parents(repository):
        if made <= day.isoformat():
            return id
    message = phrase("On {day} there was nothing yet: the history begins on {first}",
                     "Đến ngày {day} chưa có gì: lịch sử bắt đầu từ {first}",
                     day=day, first=datetime.date.fromisoformat(made))  # fmt: skip
    hint = phrase("The clone is shallow; `git fetch --unshallow` brings the rest",
                  "Bản sao này thiếu lịch sử; dùng `git fetch --unshallow` để lấy đủ")  # fmt: skip
    raise RoadmapError(message, hint) if repository.cut_off else RoadmapError(message)


def day_of(repository: Repository, commit: str) -> datetime.date:
    """The day on which `commit` was made, on its committer's own calendar.

    Raises:
        RoadmapError: git cannot be asked.
    """
    said = run(repository.top, "rev-list", "--max-count=1", "--format=%cs", commit, "--").decode()
    return datetime.date.fromisoformat(said.split("\n")[1])


def since(repository: Repository, start: str) -> frozenset[str]:
    """The commits that have become part of the branch since `start`: a day, itself included, or a name.

    Raises:
        RoadmapError: there is no such commit.
    """
    head = repository.head or "HEAD"
    if day_named(start):
        before = next((id for id, made in _first_parents(repository) if made < start), "")
    else:
        before = commit(repository, start)
    said = run(repository.top, "rev-list", head, *([f"^{before}"] if before else []), "--")
    return frozenset(said.decode().split())


def _first_parents(repository: Repository) -> list[tuple[str, str]]:
    """Id and committer's day of every commit of the branch itself, newest first."""
    said = run(repository.top, "rev-list", "--first-parent", "--format=%cs", repository.head or "HEAD", "--")
    lines = said.decode().split("\n")
    return [(id.removeprefix("commit "), made) for id, made in zip(lines[::2], lines[1::2], strict=False)]
