"""Share the workspace through git: commit, fetch, merge, check and push; stop where a person has to decide.

Chia sẻ không gian làm việc qua git: lưu, tải về, gộp, kiểm tra và gửi đi; dừng lại khi cần người quyết định.

Nothing is forced, rewritten or dropped. Only the workspace's own files are committed. Exit status 1
when there are conflicts, or when the result would bring new errors to the others.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.finding import Finding
    from roadmap.model.text import Text
    from roadmap.store.history.repository import Repository
    from roadmap.store.merging.sharing import Upstream
    from roadmap.workspace import Workspace

_ATTEMPTS = 4


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap sync`."""
    add_workspace(parser)
    parser.add_argument("-m", "--message", default="", metavar="TEXT", help="what the commit says (default: the edits)")
    parser.add_argument("--with-errors", action="store_true", help="push also where the result brings new errors")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be committed and merged")


def run(arguments: argparse.Namespace) -> int:
    """Share; 1 where it stopped for a decision."""
    from roadmap.store.merging.setup import clone
    from roadmap.store.merging.sharing import upstream

    workspace = open_workspace(arguments, tell=False)
    repository = clone(workspace.loaded.root)
    _ready(workspace, repository)
    other = upstream(repository)
    if arguments.dry_run:
        return _trial(arguments, workspace, repository, other)
    _commit(arguments, workspace, repository)
    return _share(arguments, repository, other)


def _ready(workspace: Workspace, repository: Repository) -> None:
    """Make sure that nothing is half done.

    Raises:
        RoadmapError: git is in the middle of something, or a file holds an unresolved merge.
    """
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.store.merging.sharing import under_way

    if what := under_way(repository):
        message = phrase("git is in the middle of a {what}", "git đang {what} dở dang", what=what)
        hint = phrase("Finish it, or go back (`git status` says how), then `roadmap sync` again",
                      "Hãy hoàn tất hoặc hủy (`git status` cho biết cách làm), rồi `roadmap sync` lại")  # fmt: skip
        raise RoadmapError(message, hint, status=1)
    open_ = [finding for finding in workspace.loaded.findings if finding.code == "FIL003"]
    if open_:
        files = sorted({finding.span.file for finding in open_ if finding.span})
        message = phrase(
            "An unresolved merge stands in {files}", "Còn xung đột gộp chưa xử lý trong {files}", files=files
        )
        raise RoadmapError(message, phrase("See `roadmap check`", "Xem `roadmap check`"), status=1)


def _trial(arguments: argparse.Namespace, workspace: Workspace, repository: Repository, other: Upstream) -> int:
    from roadmap.locale.value import phrase
    from roadmap.store.merging.message import message
    from roadmap.store.merging.sharing import changed, distance

    paths = changed(repository)
    for path in paths:
        _say(arguments, phrase("would commit {path}", "sẽ lưu {path}", path=path))
    if paths:
        said = arguments.message or message(repository, workspace.loaded.root, len(paths), arguments.lang)
        for line in said.split("\n"):
            _say(arguments, phrase("  {line}", "  {line}", line=line))
    ahead, behind = distance(repository, other)
    _say(arguments, phrase("As last fetched: {ahead} commits to push, {behind} to merge from {remote}",
                           "Theo lần tải về gần nhất: {ahead} lần lưu cần gửi đi, {behind} cần gộp từ {remote}",
                           ahead=ahead + bool(paths), behind=behind, remote=other.remote))  # fmt: skip
    return 0


def _commit(arguments: argparse.Namespace, workspace: Workspace, repository: Repository) -> None:
    """Commit what differs, so that from here on nothing can be lost.

    Raises:
        RoadmapError: it cannot be committed; the files are as they were.
    """
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.store.history.git import GitError
    from roadmap.store.merging.message import message
    from roadmap.store.merging.sharing import changed, record
    from roadmap.store.saving.lock import locked

    with locked(workspace.loaded.root):
        paths = changed(repository)
        if not paths:
            return
        said = arguments.message or message(repository, workspace.loaded.root, len(paths), arguments.lang)
        try:
            record(repository, paths, said)
        except GitError as error:
            words = " ".join(error.said.split()) or error.reason
            raise RoadmapError(
                phrase("git did not commit: {words}", "git chưa lưu: {words}", words=words),
                phrase("Your files are as they were; mend what is named and `roadmap sync` again",
                       "Các tệp vẫn nguyên; hãy sửa điều được nêu rồi `roadmap sync` lại"),
                status=1,
            ) from error  # fmt: skip
    _say(arguments, phrase("Committed: {n} files", "Đã lưu: {n} tệp", n=len(paths)))


def _share(arguments: argparse.Namespace, repository: Repository, other: Upstream) -> int:
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.store.merging.sharing import distance, fetch, merge, push
    from roadmap.store.saving.lock import locked

    for _ in range(_ATTEMPTS):
        fetch(repository, other)
        ahead, behind = distance(repository, other)
        if behind:
            with locked(repository.root):
                merge(repository, other)
            _say(arguments, phrase("Merged: {n} commits of others", "Đã gộp: {n} lần lưu của người khác", n=behind))
        elif not ahead:
            _say(
                arguments,
                phrase("Nothing to share: both sides are alike", "Không có gì cần chia sẻ: hai bên giống nhau"),
            )
            return 0
        if ahead and not arguments.with_errors and (errors := _new_errors(arguments, repository, other)):
            _stop(arguments, errors, behind > 0)
            return 1
        if not ahead or push(repository, other):
            if ahead:
                _say(arguments, phrase("Pushed to {remote}", "Đã gửi lên {remote}", remote=other.remote))
            return 0
    message = phrase("{remote} keeps moving", "{remote} liên tục thay đổi", remote=other.remote)
    hint = phrase("Your work is committed here; run `roadmap sync` again in a moment",
                  "Nội dung của bạn đã được lưu tại đây; hãy chạy lại `roadmap sync` sau ít phút")  # fmt: skip
    raise RoadmapError(message, hint, status=3)


def _new_errors(arguments: argparse.Namespace, repository: Repository, other: Upstream) -> list[Finding]:
    """The errors that the others do not have yet; none where they have nothing at all."""
    from roadmap.cli.guard import beyond_commit
    from roadmap.store.merging.sharing import tip
    from roadmap.workspace import Workspace

    published = tip(repository, other)
    if not published:
        return []
    return beyond_commit(Workspace.open(repository.root, today=arguments.today), repository, published)


def _stop(arguments: argparse.Namespace, errors: list[Finding], merged: bool) -> None:
    from roadmap.cli import _print
    from roadmap.cli.guard import tell
    from roadmap.locale.value import phrase

    tell(errors, arguments.lang)
    message = phrase("New errors: {n}. Nothing was pushed; everything is committed here",
                     "Có {n} lỗi mới. Chưa gửi gì đi; mọi nội dung đã được lưu tại đây", n=len(errors))  # fmt: skip
    back = phrase("; to go back before the merge: `git reset --keep ORIG_HEAD`",
                  "; để quay lại trước khi gộp: `git reset --keep ORIG_HEAD`")  # fmt: skip
    hint = phrase("Mend them and `roadmap sync` again, or push all the same: `roadmap sync --with-errors`{back}",
                  "Hãy sửa rồi `roadmap sync` lại, hoặc vẫn gửi đi: `roadmap sync --with-errors`{back}",
                  back=back if merged else "")  # fmt: skip
    _print.complain(message.of(arguments.lang), hint.of(arguments.lang))


def _say(arguments: argparse.Namespace, text: Text) -> None:
    from roadmap.cli import _print
    from roadmap.safe import to_terminal

    _print.line(to_terminal(text.of(arguments.lang)))
