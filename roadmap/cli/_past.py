"""The workspace as it was on a day or in a commit, for commands that show it."""

from __future__ import annotations

from roadmap.cli import _print
from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.store.history.ledger import ledger
from roadmap.store.history.repository import Repository, commit, kept
from roadmap.workspace import Workspace


def opened(workspace: Workspace, at: str, id: str, lang: str) -> tuple[Workspace, str]:
    """The workspace as of `at`, and the id that the record `id` had then; says which commit that is.

    Raises:
        RoadmapError: there is no such commit, or the record was not there yet.
    """
    repository = kept(workspace.loaded.root)
    revision = commit(repository, at)
    then = workspace.at(revision)
    day = then.today
    name = _name_then(repository, then, id)
    if name not in then.roadmap and id in workspace.roadmap:
        raise RoadmapError(
            phrase("On {day} there was no record `{id}` yet", "Đến ngày {day} chưa có bản ghi `{id}`", day=day, id=id)
            if id not in then.roadmap.lost
            else phrase("In the files of {day}, `{id}` could not be read", "Trong tệp ngày {day} không đọc được `{id}`",
                        day=day, id=id)
        )  # fmt: skip
    message = phrase("As of {day}, commit {id}", "Tại ngày {day}, lần lưu {id}", day=day, id=revision[:10])
    _print.complain(message.of(lang))
    return then, name


def _name_then(repository: Repository, then: Workspace, id: str) -> str:
    """The id that the record that is called `id` today had then."""
    if id in then.roadmap:
        return id
    names = [str(event.change.before) for event in ledger(repository).of(id) if event.change.path == ("id",)]
    return next((name for name in names if name in then.roadmap), id)
