"""Judging what is typed before it is kept, in the words of `roadmap set` and `roadmap check`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from roadmap.edits._ids import free
from roadmap.edits._values import complaint
from roadmap.fitting.form_control import control_at
from roadmap.fitting.form_typed import cleaned, meaning
from roadmap.model.finding import Finding, RoadmapError, beyond

if TYPE_CHECKING:
    from roadmap.model.record import Record
    from roadmap.model.roadmap import Roadmap
    from roadmap.model.table import Path
    from roadmap.model.text import Text
    from roadmap.recheck import Memory
    from roadmap.workspace import Workspace


def judge(roadmap: Roadmap, record: Record, path: Path, text: str, unit: str = "") -> Text | None:
    """What is wrong with `text` as the value of a field; None where nothing is, or where it says nothing.

    Args:
        roadmap: what references are looked up in.
        record: the record; it need not be part of `roadmap`.
        path: the field, with keys; of a bilingual text it ends in the language.
        text: what was typed, dates, numbers and sums of money as people write them.
        unit: the workspace's unit of money.
    """
    want = control_at(type(record), path)
    said = meaning(want.control, cleaned(text, lines=True), unit) if want else text
    return complaint(roadmap, record, path, said) if said.strip() else None


def judge_id(roadmap: Roadmap, id: str) -> Text | None:
    """What is wrong with `id` as the id of a new record; None where it is well formed and free."""
    try:
        free(roadmap, id)
    except RoadmapError as error:
        return error.message
    return None


class Foreseen(NamedTuple):
    """What checking would say after an edit.

    Attributes:
        new: findings that there are not now.
        gone: findings that there would be no more.
    """

    new: list[Finding]
    gone: list[Finding]


def foreseen(
    workspace: Workspace,
    findings: Sequence[Finding],
    edit: Callable[[Roadmap], Roadmap],
    memory: Memory,
) -> Foreseen:
    """What the checks would say if an edit were made; nothing is written.

    Args:
        workspace: the workspace as it is.
        findings: what is wrong with it now.
        edit: a function from a roadmap to a roadmap.
        memory: what was found the last time; of nobody else, for another thread may be checking.

    Raises:
        RoadmapError: the edit is refused.
    """
    after = edit(workspace.roadmap)
    loaded = replace(
        workspace.loaded,
        roadmap=after,
        findings=tuple(one for one in workspace.loaded.findings if not _mended(one, workspace.roadmap, after)),
    )
    then = replace(workspace, loaded=loaded, kept=None, memory=memory).check(placed=())
    return Foreseen(beyond(then, findings), beyond(findings, then))


def _mended(finding: Finding, before: Roadmap, after: Roadmap) -> bool:
    """Whether a finding of reading is about a value that does not fit and is there no more."""
    if finding.route is None:
        return False
    id, field = finding.record, finding.route.field
    return field in before.unread.get(id, {}) and field not in after.unread.get(id, {})
