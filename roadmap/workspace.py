"""Workspace: a folder held open, driven by scripts, the command line and the screen alike."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap.check import run, with_settings
from roadmap.edit import label, together_label
from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.locale.why import why
from roadmap.model.finding import SEVERITIES, Finding, RoadmapError, Route, Severity, Span
from roadmap.model.history import History
from roadmap.model.roadmap import Roadmap
from roadmap.model.settings import Settings
from roadmap.rulebook import odd_settings, odd_waivers, selection
from roadmap.store.opening import Opened, opened
from roadmap.store.reading import gate
from roadmap.store.reading.read import Loaded, Progress, place, silent

if TYPE_CHECKING:
    from roadmap.edit import Function
    from roadmap.keeping import Kept
    from roadmap.recheck import Memory
    from roadmap.schedule.baseline import Baseline
    from roadmap.store.saving.recovery import Recovery

    Step = tuple[Function, Mapping[str, object]]


@dataclass(frozen=True)
class Workspace:
    """A folder of TOML, read once.

    Attributes:
        loaded: what reading gave.
        today: the day that counts as today.
        kept: what the edit did that this workspace came from.
        recovery: what an earlier crash had left unfinished, and what has been done about it.
        memory: what checking has found so far, where the workspace is held open.
        revision: the commit whose state it is, beyond which it knows no past; None for the folder as it is.

    Example:
        >>> ws = Workspace.open("examples/edge-ai-camera")  # doctest: +SKIP
        >>> for finding in ws.check(select=["OWN"]):  # doctest: +SKIP
        ...     print(finding.record, finding.message.en)
    """

    loaded: Loaded
    today: datetime.date = field(default_factory=datetime.date.today)
    kept: Kept | None = field(default=None, repr=False, compare=False)
    recovery: Recovery | None = field(default=None, repr=False, compare=False)
    memory: Memory | None = field(default=None, repr=False, compare=False)
    revision: str | None = None

    @classmethod
    def open(
        cls,
        path: str | Path = ".",
        *,
        today: datetime.date | str | None = None,
        progress: Progress = silent,
    ) -> Workspace:
        """Read the workspace in the folder `path`.

        Args:
            path: the folder, or its ``roadmap.toml``.
            today: the day that counts as today, also as text (``2026-11-21``); the clock's where it is left out.
            progress: called with the number of files read and of all files.

        Raises:
            RoadmapError: there is no such folder, it cannot be listed, or an interrupted edit cannot be finished.
        """
        root = Path(path)
        if root.name == gate.SETTINGS_FILE and root.is_file():
            root = root.parent
        day = _day(today)
        if not root.is_dir():
            message = phrase("There is no folder {path}", "Không có thư mục {path}", path=str(path))
            hint = phrase("Create one with `roadmap init`", "Tạo bằng lệnh `roadmap init`")
            raise RoadmapError(message, hint)
        loaded, recovery = _opened(root, progress)
        return cls(loaded, day, recovery=recovery)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to read at all: no record file, no settings, nothing passed over."""
        settings = self.loaded.root / gate.SETTINGS_FILE
        return not self.loaded.files and not self.loaded.findings and not settings.exists()

    @property
    def waivers(self) -> int:
        """How many waivers are in force today."""
        given = (waiver for record in self.roadmap for waiver in record.waive.values())
        return sum(waiver.until.last >= self.today for waiver in given)

    @property
    def roadmap(self) -> Roadmap:
        """The records."""
        return self.loaded.roadmap

    @property
    def settings(self) -> Settings:
        """What ``roadmap.toml`` says."""
        return self.loaded.settings

    @cached_property
    def survey(self) -> Survey:
        """The roadmap with its graph, seen today."""
        survey = Survey(self.roadmap, self.today, self.settings, self._past)
        return self.memory.linked(survey) if self.memory else survey

    def _past(self) -> History:
        """What git remembers, where somebody asks for it."""
        from roadmap.store.history.ledger import past

        return past(self.loaded.root, self.revision)

    def check(
        self,
        select: str | Iterable[str] = (),
        ignore: str | Iterable[str] = (),
        *,
        placed: Iterable[Severity] = SEVERITIES,
    ) -> tuple[Finding, ...]:
        """What is wrong or missing, gravest first, each with its place in the text.

        Args:
            select: codes (``OWN101``) or families (``OWN``) to look for; none means all.
            ignore: codes or families to leave out.
            placed: the severities whose lines are wanted; a file must be taken apart for them.

        Raises:
            RoadmapError: a name is neither a code nor a family.
        """
        wanted = selection(select, ignore)
        every = (*self.loaded.findings, *odd_settings(self.settings), *odd_waivers(self.roadmap))
        loading = [finding for finding in every if wanted(finding.code)]
        known, places = (self.memory.hits(self.survey), self.memory.places) if self.memory else (None, None)
        found = with_settings(self.survey, loading) + run(self.survey, self.loaded.findings, wanted, known)
        wished = set(placed)
        shown = place(self.loaded, (one for one in found if one.severity in wished), places)
        return tuple(sorted((*shown, *(one for one in found if one.severity not in wished)), key=_order))

    def refreshed(self) -> Workspace:
        """The workspace as its files say now: only what others changed since is read again.

        Raises:
            RoadmapError: the folder cannot be listed any more, or an interrupted edit cannot be finished.
        """
        loaded, recovery = _opened(self.loaded.root, known=self.loaded)
        return replace(self, loaded=loaded, kept=None, recovery=recovery)

    def on(self, today: datetime.date) -> Workspace:
        """The same folder with another day as today; itself where it is that day already."""
        return self if today == self.today else replace(self, today=today)

    def held(self) -> Workspace:
        """This workspace, held open: after an edit, only what the edit can have touched is checked again."""
        from roadmap.recheck import Memory

        return replace(self, memory=Memory())

    # --- the past ---

    def at(self, name: str) -> Workspace:
        """The workspace as it was committed, seen on the day that is named, else on the day of the commit.

        Args:
            name: a day (``2026-03-12``: the plan as it stood when that day ended), a tag, a branch or a commit.

        Raises:
            RoadmapError: the workspace is not kept in git, there is no such commit, or the day lies before the first.
        """
        from roadmap.store.history.repository import commit, day_named, day_of, kept
        from roadmap.store.history.snapshot import snapshot

        repository = kept(self.loaded.root)
        revision = commit(repository, name)
        day = day_named(name) or day_of(repository, revision)
        return Workspace(snapshot(repository, revision), day, revision=revision)

    def baseline(self, name: str) -> Baseline:
        """The plan of a day, tag, branch or commit, to compare today's with; as :meth:`at`.

        Raises:
            RoadmapError: the workspace is not kept in git, there is no such commit, or the day lies before the first.
        """
        from roadmap.schedule.baseline import Baseline

        then = self.at(name)
        return Baseline(name, then.today, then.roadmap, self.survey.history.names)

    # --- editing ---

    def tried(self, edit: Function, /, **arguments: object) -> Kept:
        """What :meth:`apply` would do; nothing is written.

        Raises:
            RoadmapError: the edit is refused.
        """
        from roadmap.keeping import tried

        return tried(self.loaded, partial(edit, **arguments))

    def apply(self, edit: Function, /, *, sure: bool = False, reason: str = "", **arguments: object) -> Workspace:
        """Make an edit: it is on disk when this returns, or nothing has changed.

        Args:
            edit: a function of ``roadmap.edits``, or any from a roadmap to a roadmap.
            sure: whether it may remove more than a tenth of all records at once.
            reason: why, for the record.
            arguments: what the edit takes beside the roadmap.

        Returns:
            The workspace as it is now, with what others changed meanwhile; ``kept`` says what was done.

        Raises:
            Conflict: somebody else changed the same places meanwhile; nothing was written.
            RoadmapError: the edit is refused, or the files cannot be written. Nothing has changed.
        """
        from roadmap.keeping import keep

        return self._now(keep(self.loaded, partial(edit, **arguments), label(edit, arguments, reason), sure=sure))

    def apply_all(self, steps: Sequence[Step], *, sure: bool = False, reason: str = "") -> Workspace:
        """Make several edits as one: one on record, taken back as one; as :meth:`apply`.

        Args:
            steps: edits with what they take beside the roadmap, each made on what the one before gives.
            sure: whether they may remove more than a tenth of all records at once.
            reason: why, for the record.

        Raises:
            Conflict: as of :meth:`apply`.
            RoadmapError: as of :meth:`apply`.
        """
        from roadmap.keeping import keep

        def together(roadmap: Roadmap) -> Roadmap:
            for edit, arguments in steps:
                roadmap = edit(roadmap, **arguments)
            return roadmap

        return self._now(keep(self.loaded, together, together_label(steps, reason), sure=sure))

    def undo(self, *, mine: bool = False) -> Workspace:
        """Take the last edit back; with `mine`, the last one of this process. As :func:`roadmap.undoing.undo`."""
        from roadmap.undoing import undo

        return self._now(undo(self.loaded, mine=mine))

    def redo(self, *, mine: bool = False) -> Workspace:
        """Make the edit again that was last taken back; as :func:`roadmap.undoing.redo`."""
        from roadmap.undoing import redo

        return self._now(redo(self.loaded, mine=mine))

    def _now(self, kept: Kept) -> Workspace:
        return Workspace(kept.loaded, self.today, kept, kept.recovery, self.memory)


def _opened(root: Path, progress: Progress = silent, known: Loaded | None = None) -> Opened:
    """The folder at one moment.

    Raises:
        RoadmapError: it cannot be listed, or an interrupted edit cannot be finished.
    """
    try:
        return opened(root, progress, known)
    except OSError as error:
        message = phrase("The folder {path} cannot be read: {reason}", "Không đọc được thư mục {path}: {reason}",
                         path=str(root), reason=why(error))  # fmt: skip
        raise RoadmapError(message, status=3) from error


def _day(today: datetime.date | str | None) -> datetime.date:
    """The day that counts as today.

    Raises:
        RoadmapError: the text is no date.
    """
    if not isinstance(today, str):
        return today or datetime.date.today()
    try:
        return datetime.date.fromisoformat(today)
    except ValueError:
        message = phrase("`{text}` is no date", "`{text}` không phải ngày", text=today)
        raise RoadmapError(message, phrase("Write it as 2026-11-21", "Hãy ghi dạng 2026-11-21")) from None


def _order(finding: Finding) -> tuple[object, ...]:
    span, route = finding.span or Span(""), finding.route or Route("", "")
    return (SEVERITIES.index(finding.severity), finding.code, *span, finding.message.en, route)
