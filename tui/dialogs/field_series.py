"""A series by year as a small table: year and number, with room for years to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid, VerticalScroll
from textual.widgets import Input, Static

from roadmap.model.text import Text
from tui.dialogs.field import Desk, FieldDialog, Typed
from tui.widgets.line import Line
from tui.widgets.plain import plain

_AHEAD = 4
_YEAR, _VALUE = Text("Năm", "Year"), Text("Giá trị", "Value")
Pairs = Sequence[tuple[str, str]]
"""Year and number, as they are typed."""


class FieldSeries(FieldDialog[Pairs]):
    """Year and number, again and again; the answer is all of them.

    Args:
        desk: what it asks of those who opened it.
        pairs: what stands there at first.
        at: the year to stand on; the first empty one where it is empty.
    """

    NARROWEST, WIDEST = 50, 60
    BINDINGS: ClassVar = [
        Binding("down", "step(2)", show=False, priority=True),
        Binding("up", "step(-2)", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, pairs: Pairs, at: str = "") -> None:
        super().__init__(desk)
        self._at = at
        years = [int(year) for year, _ in pairs if year.isdigit()]
        first = max(years) + 1 if years else desk.state.survey.today.year
        self._pairs = [*pairs, *((str(first + n), "") for n in range(_AHEAD))]
        self._seen: dict[Input, str] = {}

    def body(self) -> ComposeResult:
        """The table."""
        with VerticalScroll(classes="series", can_focus=False), Grid():
            yield Static(plain(_YEAR.of(self.lang)), classes="text")
            yield Static(plain(_VALUE.of(self.lang)), classes="text")
            for year, value in self._pairs:
                yield self._cell(year, "year")
                yield self._cell(value, "value")

    def _cell(self, text: str, name: str) -> Line:
        cell = Line(text, classes=name)
        self._seen[cell] = text
        return cell

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("⏎ ghi tất cả   ↑↓ Tab ô khác   Esc thôi", "⏎ write all   ↑↓ Tab other cell   Esc leave")

    def on_mount(self) -> None:
        """Stand on the year that was asked for, or on the first one without a number."""
        rows = min(len(self._pairs) + 1, max(4, self.app.size.height - 10))
        self.query_one(".series").styles.height = rows
        values = [cell for cell in self._seen if cell.has_class("value")]
        at = next(
            (n for n, (year, value) in enumerate(self._pairs) if (year == self._at if self._at else not value)), 0
        )
        values[at].focus()

    def typed(self) -> Typed:
        """The numbers by the path of their years."""
        return {(*self.desk.row.path, year.strip()): value for year, value in self.answer() if value.strip()}

    def problem(self) -> Text | None:
        """What is wrong with what was typed; judging each year that stood there anew takes long where they are many."""
        stood = {(*self.desk.row.path, year): value for year, value in self._pairs}
        typed = (one for one in self.typed().items() if stood.get(one[0]) != one[1])
        return next((said for path, text in typed if (said := self.desk.judge(path, text))), None)

    def answer(self) -> Pairs:
        """All years and numbers."""
        cells = [cell.value for cell in self._seen]
        return list(zip(cells[::2], cells[1::2], strict=True))

    def read(self) -> str:
        """The number under the cursor."""
        return self.focused.value if isinstance(self.focused, Line) and self.focused.has_class("value") else ""

    def on_descendant_focus(self) -> None:
        """Tell of the number that the cursor stands on now."""
        if self.is_mounted:
            self.heard()

    def action_step(self, step: int) -> None:
        """Go to the cell above or below."""
        cells = list(self._seen)
        if isinstance(self.focused, Line):
            at = cells.index(self.focused) + step
            if 0 <= at < len(cells):
                cells[at].focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Judge it at once; a cell that is filled for the first time says nothing new."""
        event.stop()
        if self._seen[event.input] != event.value:
            self._seen[event.input] = event.value
            self.heard()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer, unless something is wrong."""
        event.stop()
        if self.problem() is None:
            self.dismiss(self.answer())
