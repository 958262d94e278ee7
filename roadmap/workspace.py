"""Workspace: a folder held open, driven by scripts, the command line and the screen alike."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap.check import checks, run, with_settings
from roadmap.edit import label
from roadmap.fitting.wording import with_nearest
from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import SEVERITIES, Finding, RoadmapError, Route, Severity, Span
from roadmap.model.history import History
from roadmap.model.roadmap import Roadmap
from roadmap.model.rule import Rule
from roadmap.model.settings import OFF, Settings
from roadmap.model.text import Text
from roadmap.store.opening import opened
from roadmap.store.reading import gate
from roadmap.store.reading.read import Loaded, Progress, place, silent
from roadmap.store.rules import RULES, complaint

if TYPE_CHECKING:
    from roadmap.edit import Function
    from roadmap.keeping import Kept
    from roadmap.recheck import Memory
    from roadmap.store.saving.recovery import Recovery


def rules() -> dict[str, Rule]:
    """Every rule by code: those of reading and those of the checks."""
    every = {rule.code: rule for rule in RULES} | {code: one.rule for code, one in checks().items()}
    return dict(sorted(every.items()))


def _several(names: str | Iterable[str]) -> tuple[str, ...]:
    """One name is as good as a list of one."""
    return (names,) if isinstance(names, str) else tuple(names)


def selection(select: str | Iterable[str] = (), ignore: str | Iterable[str] = ()) -> Callable[[str], bool]:
    """Whether a code is asked for: named by `select` (codes or families; none means all) and not by `ignore`.

    Raises:
        RoadmapError: a name is neither a code nor a family.
    """
    chosen, left_out = _several(select), _several(ignore)
    known = rules()
    for name in (*chosen, *left_out):
        if name not in known and not any(code.startswith(name) for code in known if name.isalpha() and len(name) == 3):
            message = phrase("There is no check or family `{name}`", "Không có kiểm tra hoặc nhóm `{name}`", name=name)
            families = {code[:3] for code in known}
            raise RoadmapError(with_nearest(message, name, [*known, *families]))
    return lambda code: (not chosen or code.startswith(chosen)) and not (left_out and code.startswith(left_out))


@dataclass(frozen=True)
class Workspace:
    """A folder of TOML, read once.

    Attributes:
        loaded: what reading gave.
        today: the day that counts as today.
        kept: what the edit did that this workspace came from.
        recovery: what an earlier crash had left unfinished, and what has been done about it.
        memory: what checking has found so far, where the workspace is held open.

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
        try:
            loaded, recovery = opened(root, progress)
            return cls(loaded, day, recovery=recovery)
        except OSError as error:
            message = phrase(
                "The folder {path} cannot be read: {reason}", "Không đọc được thư mục {path}: {reason}",
                path=str(path), reason=error.strerror or str(error),
            )  # fmt: skip
            raise RoadmapError(message, status=3) from error

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
        return Survey(self.roadmap, self.today, self.settings, self._past)

    def _past(self) -> History:
        """What git remembers, where somebody asks for it."""
        from roadmap.store.history.ledger import past

        return past(self.loaded.root)

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
        every = (*self.loaded.findings, *self._odd_settings, *self._odd_waivers)
        loading = [finding for finding in every if wanted(finding.code)]
        known, places = (self.memory.hits(self.survey), self.memory.places) if self.memory else (None, None)
        found = with_settings(self.survey, loading) + run(self.survey, self.loaded.findings, wanted, known)
        wished = set(placed)
        shown = place(self.loaded, (one for one in found if one.severity in wished), places)
        return tuple(sorted((*shown, *(one for one in found if one.severity not in wished)), key=_order))

    def held(self) -> Workspace:
        """This workspace, held open: after an edit, only what the edit can have touched is checked again."""
        from roadmap.recheck import Memory

        return replace(self, memory=Memory())

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

    def undo(self, *, mine: bool = False) -> Workspace:
        """Take the last edit back; with `mine`, the last one of this process. As :func:`roadmap.keeping.undo`."""
        from roadmap.keeping import undo

        return self._now(undo(self.loaded, mine=mine))

    def redo(self, *, mine: bool = False) -> Workspace:
        """Make the edit again that was last taken back; as :func:`roadmap.keeping.redo`."""
        from roadmap.keeping import redo

        return self._now(redo(self.loaded, mine=mine))

    def _now(self, kept: Kept) -> Workspace:
        return Workspace(kept.loaded, self.today, kept, kept.recovery, self.memory)

    @property
    def _odd_waivers(self) -> Iterable[Finding]:
        """Waivers of checks that do not exist: they silence nothing."""
        known = rules()
        for record in self.roadmap:
            for code in record.waive:
                if code not in known:
                    message = with_nearest(
                        phrase("There is no check `{code}` to waive", "Không có kiểm tra `{code}` để miễn", code=code),
                        code,
                        known,
                    )
                    route = Route(record.KIND, record.id, ("waive", code))
                    yield complaint("REC051", Span(self.roadmap.origin[record.id]), message, route)

    @property
    def _odd_settings(self) -> Iterable[Finding]:
        """Check settings that name no check, no severity or no limit."""
        known = rules()
        for code, chosen in self.settings.checks.items():
            if code not in known:
                message = phrase("There is no check `{code}`", "Không có kiểm tra `{code}`", code=code)
                yield _odd(("checks", code), with_nearest(message, code, known))
                continue
            names = ("severity", *known[code].limits)
            for name, value in chosen.items():
                words = (*SEVERITIES, OFF)
                if name not in names:
                    message = phrase("{code} has no setting `{name}`", "{code} không có cài đặt `{name}`",
                                     code=code, name=name)  # fmt: skip
                    yield _odd(("checks", code, name), with_nearest(message, name, names))
                elif (name == "severity") != isinstance(value, str) or (name == "severity" and value not in words):
                    wish = ", ".join(words) if name == "severity" else "1, 2, 3 …"
                    message = phrase("`{name}` takes {wish}", "`{name}` nhận {wish}", name=name, wish=wish)
                    yield _odd(("checks", code, name), message)


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


def _odd(path: tuple[str, ...], message: Text) -> Finding:
    return complaint("REC051", Span(gate.SETTINGS_FILE), message, Route("", "", path))


def _order(finding: Finding) -> tuple[object, ...]:
    span, route = finding.span or Span(""), finding.route or Route("", "")
    return (SEVERITIES.index(finding.severity), finding.code, *span, finding.message.en, route)


def tally(findings: Iterable[Finding]) -> dict[str, int]:
    """The number of findings of each severity, gravest first."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in SEVERITIES}
