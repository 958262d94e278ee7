"""Sharing a workspace through git: commit, fetch, merge, push. Nothing is forced, rewritten or dropped."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.history.git import GitError, run
from roadmap.store.history.repository import Repository
from roadmap.store.merging.attributes import ATTRIBUTE, ATTRIBUTES
from roadmap.store.merging.setup import settings
from roadmap.store.merging.unmerged import Unmerged, unmerged

NETWORK_PATIENCE = 120.0
"""Seconds after which the other side is given up."""

_OWN_FILES = frozenset({".taplo.toml", "roadmap.schema.json", ATTRIBUTES})
_PASSED_OVER = frozenset({"__pycache__", "node_modules"})
_UNDER_WAY = {
    "MERGE_HEAD": Text("gộp (merge)", "merge"),
    "rebase-merge": Text("rebase", "rebase"),
    "rebase-apply": Text("rebase", "rebase"),
    "CHERRY_PICK_HEAD": Text("cherry-pick", "cherry-pick"),
    "REVERT_HEAD": Text("revert", "revert"),
}
_LITERAL = {"GIT_LITERAL_PATHSPECS": "1"}


class UnmergedError(RoadmapError):
    """A merge that left conflicts; they stand in the work tree, between markers or as a file that one side removed.

    Attributes:
        open: the files.
    """

    def __init__(self, open: tuple[Unmerged, ...]) -> None:
        marked = [one.path for one in open if not one.removed]
        both = phrase(
            "Both sides changed the same in: {files}", "Hai bên cùng sửa một chỗ trong: {files}", files=marked
        )
        told = [*([both] if marked else []), *(one.said for one in open if one.removed)]
        choose = phrase(
            "Choose what is right, remove the marker lines", "Hãy chọn nội dung đúng, xóa các dòng đánh dấu"
        )
        steps = [*([choose] if marked else []), *(one.fix for one in open if one.removed)]
        rest = phrase(
            "then `roadmap check`, `git commit`, `roadmap sync` again; or go back to your own state: "
            "`git merge --abort`",
            "rồi `roadmap check`, `git commit`, `roadmap sync` lại; hoặc quay về trạng thái của mình: "
            "`git merge --abort`",
        )
        super().__init__(_joined(told), _joined([*steps, rest]), status=1)
        self.open = open


def _joined(parts: Iterable[Text]) -> Text:
    vi, en = zip(*parts, strict=True)
    return Text("; ".join(vi), "; ".join(en))


@dataclass(frozen=True)
class Upstream:
    """The branch of another repository that this branch is shared through.

    Attributes:
        remote: the other repository's name.
        branch: the branch there, as a full reference.
        tracking: what is known of it here, as a full reference.
    """

    remote: str
    branch: str
    tracking: str


def under_way(repository: Repository) -> Text | None:
    """What git is in the middle of, if anything."""
    return next((what for name, what in _UNDER_WAY.items() if (repository.private / name).exists()), None)


def upstream(repository: Repository) -> Upstream:
    """The branch that this branch is shared through.

    Raises:
        RoadmapError: no branch is checked out, or it is shared through none.
    """
    try:
        branch = _words(repository, "symbolic-ref", "--quiet", "HEAD")
    except GitError as error:
        message = phrase("No branch is checked out (detached HEAD)", "Chưa chuyển sang nhánh nào (detached HEAD)")
        hint = phrase("Go to a branch: `git switch main`", "Hãy chuyển sang một nhánh: `git switch main`")
        raise RoadmapError(message, hint, status=1) from error
    form = "%(upstream)\t%(upstream:remotename)\t%(upstream:remoteref)"
    said = _words(repository, "for-each-ref", f"--format={form}", branch)
    tracking, remote, there = said.split("\t") if said.count("\t") == 2 else ("", "", "")
    short = branch.removeprefix("refs/heads/")
    if not (tracking and remote and there):
        message = phrase("The branch {branch} is not shared with any other repository",
                         "Nhánh {branch} chưa được chia sẻ với kho nào khác", branch=short)  # fmt: skip
        hint = phrase("Name the address once: `git remote add origin ADDRESS`, then `git push -u origin {branch}`",
                      "Khai báo địa chỉ một lần: `git remote add origin ĐỊA-CHỈ`, rồi `git push -u origin {branch}`",
                      branch=short)  # fmt: skip
        raise RoadmapError(message, hint, status=1)
    return Upstream(remote, there, tracking)


def changed(repository: Repository) -> tuple[str, ...]:
    """The workspace's own files that differ from the last commit, relative to the top; others' files are left alone."""
    said = run(repository.top, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames",
               "--", f":(top,literal){repository.prefix}" if repository.prefix else ".", own=True)  # fmt: skip
    paths = (entry[3:].decode("utf-8", "surrogateescape") for entry in said.split(b"\0") if entry)
    return tuple(sorted(path for path in paths if _is_own(path.removeprefix(repository.prefix))))


def _is_own(path: str) -> bool:
    *folders, name = path.split("/")
    if any(folder.startswith(".") or folder in _PASSED_OVER for folder in folders):
        return False
    return (name.endswith(".toml") and not name.startswith(".")) or (not folders and name in _OWN_FILES)


def record(repository: Repository, paths: tuple[str, ...], message: str) -> None:
    """Commit `paths` alone; what else is staged stays staged.

    Raises:
        GitError: a hook refuses, or git knows no name to commit under. Nothing is committed then.
    """
    names = b"\0".join(path.encode("utf-8", "surrogateescape") for path in paths)
    listed = ("--pathspec-from-file=-", "--pathspec-file-nul")
    run(repository.top, "add", "-A", *listed, input=names, own=True, extra=_LITERAL)
    run(repository.top, "commit", "--quiet", "--only", "-m", message, *listed, input=names, own=True, extra=_LITERAL)


def fetch(repository: Repository, other: Upstream) -> None:
    """Learn what the other side holds.

    Raises:
        RoadmapError: it cannot be reached.
    """
    try:
        run(repository.top, "fetch", "--quiet", other.remote, own=True, patience=NETWORK_PATIENCE)
    except RoadmapError as error:
        message = phrase("{remote} cannot be reached: {reason}", "Không kết nối được {remote}: {reason}",
                         remote=other.remote, reason=error.message)  # fmt: skip
        hint = phrase("Your work is committed here; run `roadmap sync` again when you are connected",
                      "Nội dung của bạn đã được lưu tại đây; hãy chạy lại `roadmap sync` khi có mạng")  # fmt: skip
        raise RoadmapError(message, hint, status=3) from error


def distance(repository: Repository, other: Upstream) -> tuple[int, int]:
    """How many commits this branch is ahead of the other side, and how many behind; all while nothing is there yet."""
    if not tip(repository, other):
        return int(_words(repository, "rev-list", "--count", "HEAD")), 0
    ahead, behind = _words(repository, "rev-list", "--left-right", "--count", f"HEAD...{other.tracking}").split()
    return int(ahead), int(behind)


def tip(repository: Repository, other: Upstream) -> str:
    """The last commit of the other side, so far as it is known here; empty where there is none."""
    try:
        return _words(repository, "rev-parse", "--verify", "--quiet", f"{other.tracking}^{{commit}}")
    except GitError:
        return ""


def merge(repository: Repository, other: Upstream) -> None:
    """Merge what the other side holds, by record and field even where this clone is not set up for it.

    Raises:
        UnmergedError: there are conflicts; they stand in the work tree.
        RoadmapError: it cannot be merged; nothing has changed, or the message says what stands.
    """
    try:
        _words(repository, "merge-base", "HEAD", other.tracking)
    except GitError as error:
        message = phrase("The two histories have nothing in common, so they cannot be merged",
                         "Hai lịch sử không có điểm chung nên không thể gộp")  # fmt: skip
        hint = phrase(
            "Is {remote} the right repository?", "{remote} có đúng là kho cần dùng không?", remote=other.remote
        )
        raise RoadmapError(message, hint, status=1) from error
    with tempfile.TemporaryDirectory(prefix="roadmap-sync-") as folder:
        options = [word for name, value in settings().items() for word in ("-c", f"{name}={value}")]
        options += _attributes(repository, Path(folder))
        try:
            run(repository.top, *options, "merge", "--ff", "--no-edit", "--no-autostash", other.tracking, own=True)
        except GitError as error:
            raise _unmerged(repository, error) from error


def _attributes(repository: Repository, folder: Path) -> list[str]:
    """The option that hands record files to the driver where no attributes do; the user's own attributes stay."""
    probe = f"{repository.prefix}x.toml"
    said = run(repository.top, "check-attr", "-z", "merge", "--", probe, own=True).split(b"\0")
    if said[2:3] == [b"roadmap"]:
        return []
    try:
        known = Path(_words(repository, "config", "--type=path", "--get", "core.attributesFile")).read_bytes()
    except (GitError, OSError):
        known = b""
    file = folder / "attributes"
    file.write_bytes(known + b"\n" + ATTRIBUTE.encode() + b"\n")
    return ["-c", f"core.attributesFile={file}"]


def _unmerged(repository: Repository, error: GitError) -> RoadmapError:
    """What a merge that did not succeed left."""
    if open_ := unmerged(repository):
        return UnmergedError(open_)
    words = " ".join(error.said.split()) or error.reason
    if under_way(repository):
        message = phrase("The merge is made but could not be committed: {words}",
                         "Đã gộp nhưng chưa lưu được: {words}", words=words)  # fmt: skip
        hint = phrase("Mend what is named and `git commit`, or go back: `git merge --abort`",
                      "Hãy sửa điều được nêu rồi `git commit`, hoặc quay lại: `git merge --abort`")  # fmt: skip
        return RoadmapError(message, hint, status=1)
    message = phrase("git did not merge, and nothing has changed: {words}", "git chưa gộp, chưa thay đổi gì: {words}",
                     words=words)  # fmt: skip
    hint = phrase("Changed files outside of the workspace are left alone: commit or put them aside yourself",
                  "Tệp đang sửa ngoài không gian làm việc được giữ nguyên: hãy tự lưu hoặc cất đi")  # fmt: skip
    return RoadmapError(message, hint, status=1)


def push(repository: Repository, other: Upstream) -> bool:
    """Send this branch to the other side; False where that has moved on meanwhile.

    Raises:
        RoadmapError: it is refused, or cannot be reached.
    """
    try:
        run(repository.top, "push", "--porcelain", other.remote, f"HEAD:{other.branch}",
            own=True, patience=NETWORK_PATIENCE)  # fmt: skip
    except GitError as error:
        if b"[rejected]" in error.output:
            return False
        message = phrase("{remote} did not take it: {words}", "{remote} không nhận: {words}", remote=other.remote,
                         words=" ".join(error.said.split()) or error.reason)  # fmt: skip
        hint = phrase(
            "Your work is committed here, and nothing is lost", "Nội dung của bạn đã được lưu tại đây, không mất gì"
        )
        raise RoadmapError(message, hint, status=3) from error
    return True


def _words(repository: Repository, *arguments: str) -> str:
    return run(repository.top, *arguments, own=True).decode("utf-8", "surrogateescape").strip()
