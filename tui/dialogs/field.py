"""Filling in one field: what all its dialogs have in common.

A dialog stands over the row that it fills in. While something is typed, it is judged in the words of the checks, told
how it was understood and what the checks would say about it; what others change meanwhile is shown beside it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset, Region
from textual.timer import Timer
from textual.widgets import Static

from roadmap.fitting.form import Row, rows
from roadmap.model.finding import Finding
from roadmap.model.table import Path
from roadmap.model.text import Text
from tui.dialogs.dialog import Dialog
from tui.state import State
from tui.widgets.filled import filled
from tui.widgets.form_lines import MARKS
from tui.widgets.plain import plain, styled

T = TypeVar("T")
Typed = Mapping[Path, str]
"""Field, with keys and language, -> what is typed for it."""

_PAUSE = 0.35
"""Seconds without a key after which the checks are asked."""
_MOST_TOLD = 3
_STYLES = {"✗": "bold $text-error", "!": "bold $text-warning", "✓": "bold $text-success"}

_NEW = Text("Sẽ báo", "Would be reported")
_GONE = Text("Sẽ hết", "Would be settled")
_MORE = Text("… và {} kết quả khác", "… and {} more")
_OUTSIDE = Text("Vừa được sửa từ nơi khác, nay là: {}", "Just changed elsewhere; it says now: {}")
_DELETED = Text("Vừa bị xóa từ nơi khác", "Just taken away elsewhere")


@dataclass(frozen=True)
class Desk:
    """What the dialogs of a field ask of those who opened them.

    Attributes:
        state: the workspace.
        record: the record's id.
        row: the row that is filled in.
        over: where its value stands on the screen; None puts the dialog into the middle.
        judge: what is wrong with a text at a place, or None.
        understood: how a text was understood, where that is worth saying.
        note: takes down what is being typed.
        foresee: new findings, and findings that go, if the field were filled in so; None where nothing can be said.
    """

    state: State
    record: str
    row: Row
    over: Region | None
    judge: Callable[[Path, str], Text | None]
    understood: Callable[[str], Text]
    note: Callable[[Typed], None]
    foresee: Callable[[Any], Awaitable[tuple[Sequence[Finding], Sequence[Finding]] | None]]


class FieldDialog(Dialog[T]):
    """A dialog over the row that it fills in.

    Args:
        desk: what it asks of those who opened it.
    """

    NARROWEST, WIDEST = 50, 76

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.row.title, desk.state.lang)
        self.desk = desk
        self._asked: Timer | None = None

    def compose(self) -> ComposeResult:
        """Title, the control, and what is said about what is typed."""
        with Vertical(classes="box"):
            yield Static(plain(self._title.of(self.lang)), classes="title")
            yield from self.body()
            for name in ("problem", "understood", "outside", "foreseen"):
                yield Static("", classes=f"said {name}")
            yield Static(plain(self.foot().of(self.lang)), classes="foot")

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("⏎ ghi   Esc thôi", "⏎ write   Esc leave")

    # --- what inheritors say ---

    def typed(self) -> Typed:
        """What is being typed, by field."""
        raise NotImplementedError

    def answer(self) -> T:
        """What the dialog would answer now."""
        raise NotImplementedError

    def read(self) -> str:
        """The text whose understanding is told."""
        return next(iter(self.typed().values()), "")

    # --- while something is typed ---

    def problem(self) -> Text | None:
        """What is wrong with what is typed; the first thing."""
        said = (self.desk.judge(path, text) for path, text in self.typed().items())
        return next((one for one in said if one), None)

    def heard(self) -> None:
        """Something was typed: judge it, take it down, and ask the checks once the typing pauses."""
        problem = self.problem()
        self._say("problem", f"✗ {problem.of(self.lang)}" if problem else "")
        read = self.desk.understood(self.read()).of(self.lang) if problem is None else ""
        self._say("understood", f"= {read}" if read else "")
        self.desk.note(self.typed())
        if self._asked:
            self._asked.stop()
        if problem is None:
            self._asked = self.set_timer(_PAUSE, self._ask)
        else:
            self._say("foreseen", "")

    def _ask(self) -> None:
        self.run_worker(self._foresee(self.answer()), group="foresee", exclusive=True, exit_on_error=False)

    async def _foresee(self, answer: T) -> None:
        told = await self.desk.foresee(answer)
        if not filled(self):
            return
        new, gone = told or ((), ())
        parts: list[tuple[str, str]] = []
        for title, found in ((_NEW, new), (_GONE, gone)):
            for finding in found[:_MOST_TOLD]:
                sign = MARKS[finding.severity][0] if title is _NEW else "✓"
                said = f"{title.of(self.lang)} {finding.code}: {finding.message.of(self.lang)}\n"
                parts += [(f"{sign} ", _STYLES.get(sign, "bold")), (said, "")]
            if len(found) > _MOST_TOLD:
                parts.append((f"{_MORE.of(self.lang).format(len(found) - _MOST_TOLD)}\n", "$text-muted"))
        place = self.query_one(".foreseen", Static)
        place.display = bool(parts)
        place.update(styled(*parts[:-1], (parts[-1][0].rstrip("\n"), parts[-1][1])) if parts else "")
        self.call_after_refresh(self._place)

    def _say(self, name: str, text: str) -> None:
        place = self.query_one(f".{name}", Static)
        place.display = bool(text)
        place.update(plain(text))
        self.call_after_refresh(self._place)

    def told(self, state: State) -> None:
        """The workspace has changed: what is typed stays, and what the field says now is shown beside it."""
        if not filled(self):
            if self.display:  # it has yet to be filled, and is told then
                self.call_later(self.told, state)
            return
        before, now = (_told(self.desk, one) for one in (self.desk.state, state))
        if before and not now:
            self._say("outside", f"! {_DELETED.of(self.lang)}")
        else:
            self._say("outside", f"! {_OUTSIDE.of(self.lang).format(now)}" if before != now else "")

    # --- where it stands ---

    def on_mount(self) -> None:
        """Stand over the row."""
        for one in self.query(".said"):
            one.display = False
        self.call_after_refresh(self._place)

    def on_resize(self) -> None:
        """Stand over the row in a screen of another size too."""
        self.call_after_refresh(self._place)

    def _place(self) -> None:
        over = self.desk.over
        if over is None or not filled(self):
            return
        box = self.query_one(".box")
        wide = min(self.WIDEST, self.size.width, max(self.NARROWEST, over.width + 2))
        left = max(0, min(over.x - 2, self.size.width - wide))
        top = max(0, min(over.y - 2, self.size.height - box.outer_size.height))
        self.styles.align = ("left", "top")
        box.styles.width = wide
        box.styles.offset = Offset(left, top)


def _told(desk: Desk, state: State) -> str:
    """What the row of a dialog says in `state`, both languages and all entries of it."""
    record = state.roadmap.records.get(desk.record)
    form = rows(record, state.roadmap, state.settings.money.unit) if record else ()
    inside = [row for row in form if row.path[: len(desk.row.path)] == desk.row.path and not (row.heads or row.empty)]
    said = (" / ".join(part for part in row.said if part) or row.shown.of(state.lang) for row in inside)
    return "; ".join(
        text if row.path == desk.row.path else f"{row.path[-1]}: {text}" for row, text in zip(inside, said, strict=True)
    )
