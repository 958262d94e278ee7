"""Refuse what would bring new errors: what a commit hook runs.

Từ chối thay đổi gây lỗi mới: lệnh dành cho hook của git.

The files as they are now are compared with the last commit, or another one. Errors that were there already do not
count: a plan with open questions can be committed. Exit status 1 when there are new errors.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from roadmap.model.finding import Finding
    from roadmap.store.history.repository import Repository
    from roadmap.workspace import Workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap guard`."""
    add_workspace(parser)
    parser.add_argument("--against", default="HEAD", metavar="REVISION", help="the commit to compare with")


def run(arguments: argparse.Namespace) -> int:
    """Print the new errors; 1 when there are any."""
    from roadmap.cli import _print
    from roadmap.locale.value import phrase

    workspace = open_workspace(arguments, tell=False)
    new = _new_errors(workspace, arguments.against)
    tell(new, arguments.lang)
    if not new:
        return 0
    message = phrase("New errors: {n}", "Số lỗi mới: {n}", n=len(new))
    hint = phrase("Mend them, or waive them with a reason; `git commit --no-verify` commits all the same",
                  "Hãy sửa, hoặc miễn kiểm tra có lý do; `git commit --no-verify` vẫn lưu")  # fmt: skip
    _print.complain(message.of(arguments.lang), hint.of(arguments.lang))
    return 1


def tell(findings: Iterable[Finding], lang: str) -> None:
    """A line for each finding: where, which check, what."""
    from roadmap.cli import _print
    from roadmap.safe import TerminalText, to_terminal

    for finding in findings:
        span = finding.span
        place = f"{span.file}:{span.line}" if span and span.line else span.file if span else ""
        _print.line(to_terminal(place), TerminalText(finding.code), to_terminal(finding.message.of(lang)))


def beyond_commit(workspace: Workspace, repository: Repository, commit: str) -> list[Finding]:
    """The errors of `workspace` that it did not have in `commit`, under whatever names."""
    from roadmap.model.finding import beyond
    from roadmap.store.history.snapshot import snapshot
    from roadmap.workspace import Workspace as Opened

    now = [finding for finding in workspace.check(placed=("error",)) if finding.severity == "error"]
    if not now:
        return []
    then = Opened(snapshot(repository, commit), workspace.today)
    known = then.check(placed=())
    new = beyond(now, known)
    return beyond(now, known, _new_names(then, workspace)) if new else []


def _new_names(then: Workspace, now: Workspace) -> dict[str, str]:
    """Id that a record had `then` -> the id that it has `now`, whether or not the rename has been committed."""
    from dataclasses import replace

    from roadmap.model.change import difference, renamed, renames
    from roadmap.store.history.ledger import past

    whole = [change for change in difference(then.roadmap, now.roadmap) if not change.path]
    gone = {change.id for change in whole if change.id not in now.roadmap}
    told = ((event.change, id) for id, events in past(now.loaded.root).events.items() for event in events)
    names = {str(change.before): id for change, id in told if change.path == ("id",) and id in now.roadmap}
    names = {old: new for old, new in names.items() if old in gone}
    while True:  # records that refer to one another may have been renamed together
        found = renames(replace(change, before=renamed(change.before, names)) for change in whole)
        if found.keys() <= names.keys():
            return names
        names = found | names


def _new_errors(workspace: Workspace, revision: str) -> list[Finding]:
    """The errors that `revision` did not have; none where nothing has been committed yet.

    Raises:
        RoadmapError: the workspace is not kept in git, or there is no such revision.
    """
    from roadmap.store.history.repository import commit
    from roadmap.store.merging.setup import clone

    repository = clone(workspace.loaded.root)
    return beyond_commit(workspace, repository, commit(repository, revision)) if repository.head else []
