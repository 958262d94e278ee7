"""The sheet of one record: every field that its kind has, what it says, what it means, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from roadmap.fitting.form import Row, rows
from roadmap.fitting.form_control import Control
from roadmap.locale.value import capital
from roadmap.model.finding import Finding
from roadmap.model.table import Path
from roadmap.model.text import Text
from tui.dialogs.field import FieldDialog
from tui.messages import Run
from tui.screens.view import View
from tui.state import State
from tui.widgets.filled import filled
from tui.widgets.form_lines import MARKS, NOTHING, FormLines
from tui.widgets.lines import Lines
from tui.widgets.plain import styled

HINTS: dict[Control, Text] = {
    "date": Text(
        "Ghi ngày 30/4/2027, tháng 5/2027, quý II/2027 hoặc năm 2027.",
        "Write 30/4/2027, 5/2027, Q2/2027 or 2027.",
    ),
    "money": Text("Số nguyên, theo đơn vị tiền của lộ trình.", "A whole number, in the roadmap's unit of money."),
    "share": Text("Ghi 30 % hoặc 0,3.", "Write 30 % or 0.3."),
    "number": Text("Ghi 1.234,5 hoặc 1234.5.", "Write 1234.5 or 1.234,5."),
    "lines": Text("Mỗi dòng một mục.", "One entry on each line."),
    "records": Text("Chọn nhiều bản ghi; tạo mới được ngay.", "Choose several records; new ones can be made at once."),
    "record": Text("Chọn một bản ghi; tạo mới được ngay.", "Choose a record; a new one can be made at once."),
    "table": Text("⏎ hoặc a để thêm mục.", "⏎ or a adds an entry."),
    "series": Text("⏎ để ghi từng năm.", "⏎ to write it year by year."),
    "prose": Text("^E mở trình soạn thảo của bạn ($EDITOR).", "^E opens your own editor ($EDITOR)."),
}
"""How a field is written, where its label does not say."""

_HIDDEN = Text("ẩn {} trường trống", "{} empty fields hidden")
_GONE = Text("Bản ghi không còn trong không gian làm việc", "The record is no longer in the workspace")
_FIELD = Text("Trường", "Field")
_VALUE = Text("Nội dung", "Says")
_FOUND = Text("Phát hiện", "Findings")
_MEANING = Text("Ý nghĩa", "Meaning")
_LEVELS = Text("Các mức", "Levels")
_LANGUAGES = (Text("Tiếng Việt", "Vietnamese"), Text("Tiếng Anh", "English"))


class RecordSheet(View):
    """The form of a record, and beside it help, findings and levels of the field under the cursor.

    Args:
        id: the record.
        field: the field to stand on; the first where it is empty.
    """

    VIEW: ClassVar[str] = "record"
    STANDING: ClassVar[bool] = False
    ABOUT: ClassVar[Text] = Text(
        "Phiếu của một bản ghi: xem và sửa từng trường; mỗi thay đổi được ghi ngay.",
        "The sheet of one record: read and change each field; every change is on disk at once.",
    )

    def __init__(self, id: str, field: Path = ()) -> None:
        super().__init__()
        self.record = id
        self.empties = True
        self._field = field
        self._rows: tuple[Row, ...] = ()

    def body(self) -> ComposeResult:
        """Name, form, and what there is to know about the field."""
        yield Static(id="name")
        with Container(id="sheet"):
            yield FormLines(id="form").followed(self._tell)
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="words")

    # --- what the app asks ---

    def show(self, state: State) -> None:
        """Lay out the record as it is in `state`; what is being typed over it stays, and is told."""
        record = state.roadmap.records.get(self.record)
        self.query_one("#name", Static).update(self._heading(state), layout=False)
        self._rows = rows(record, state.roadmap, state.settings.money.unit) if record else ()
        form = self.query_one(FormLines)
        form.show(self._rows, state, state.findings_of(self.record), empty=self.empties)
        if self._field:
            self.call_after_refresh(form.stand_on, self._field)  # once there is room to bring it into sight
            self._field = ()
        for screen in self.app.screen_stack:
            if isinstance(screen, FieldDialog):
                screen.told(state)

    @property
    def chosen(self) -> str | None:
        """The record."""
        return self.record

    def focus_on(self, id: str) -> bool:
        """Turn to another record."""
        if self.state is None or id not in self.state.roadmap:
            return False
        self.record = id
        self.show(self.state)
        return True

    # --- what commands ask ---

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None while the form is not laid out yet."""
        form = self.query(FormLines)
        return form.first().row_here if form else None

    @property
    def region_of_value(self) -> Region:
        """Where the value under the cursor stands on the screen."""
        return self.query_one(FormLines).value_region()

    def row_at(self, path: Path) -> Row | None:
        """The row of the field `path`."""
        return next((row for row in self._rows if row.path == path), None)

    def stand_on(self, path: Path) -> bool:
        """Put the cursor on a field; in a sheet that is not filled yet, once it is."""
        if not filled(self):
            self._field = path
            return False
        return self.query_one(FormLines).stand_on(path)

    @property
    def table_here(self) -> Row | None:
        """The row under the cursor that takes entries, or the one that it stands in."""
        path = self.row.path if self.row else ()
        while path:
            row = self.row_at(path)
            if row and row.control in ("table", "series", "records"):
                return row
            path = path[:-1]
        return None

    @property
    def named_here(self) -> list[str]:
        """The ids that the row under the cursor names."""
        row = self.row
        if row is None:
            return []
        if row.control in ("record", "records"):
            return row.text.split("\n")
        above = self.row_at(row.path[:-1])
        return [row.path[-1]] if above and above.wanted.key == "record" else []

    def step_inside(self, row: Row) -> None:
        """Go to the first field that stands in `row`, bringing it into sight."""
        inner = next((one for one in self._rows if one.path[:-1] == row.path), None)
        if inner and not self.stand_on(inner.path):
            self.turn_empties()
        if inner:
            self.stand_on(inner.path)

    def turn_empties(self) -> None:
        """Show the fields that say nothing, or hide them."""
        self.empties = not self.empties
        if self.state:
            self.show(self.state)

    def next_finding(self, step: int) -> bool:
        """Go to the next field that something is wrong with; whether there is one."""
        return self.query_one(FormLines).next_finding(step)

    # --- events ---

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Edit the field."""
        event.stop()
        self.post_message(Run("edit-field"))

    # --- words ---

    def _heading(self, state: State) -> Content:
        record = state.roadmap.records.get(self.record)
        if record is None:
            return styled((f"{self.record}: {state.said(_GONE)}", "bold $text-error"))
        kind = record.LABEL.of(state.lang)
        where = f"{capital(kind)} · {record.id} · {state.roadmap.origin.get(record.id, '')}"
        hidden = 0 if self.empties else sum(row.empty and not row.heads for row in self._rows)
        more = f" · {state.said(_HIDDEN).format(hidden)}" if hidden else ""
        return styled((f" {state.label(record.id)}", "bold"), (f"\n {where}{more}", "$text-muted"))

    def _tell(self) -> None:
        """Say what there is to know about the field under the cursor."""
        state, row = self.state, self.row
        if state is None:
            return
        parts: list[tuple[str, str]] = []
        if row is not None:
            parts = _about(row, state, self.query_one(FormLines).findings.get(row.path, []))
        self.query_one("#words", Static).update(styled(*parts))
        self.query_one("#about", VerticalScroll).scroll_home(animate=False)


def _about(row: Row, state: State, findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Field, findings, value in full, meaning and levels, each with its style."""
    lang = state.lang
    parts = [(row.title.of(lang), "bold"), (f"  {row.name}\n", "$text-muted")]
    for finding in findings:
        sign, word = MARKS[finding.severity]
        style = {"error": "$text-error", "warning": "$text-warning"}.get(finding.severity, "")
        parts += [(f"{sign} {word.of(lang)} {finding.code}: ", f"bold {style}"), (f"{finding.message.of(lang)}\n", "")]
    parts += _value(row, lang)
    hint = HINTS.get(row.control)
    for text in (row.help.of(lang), hint.of(lang) if hint else ""):
        if text:
            parts.append((f"{text}\n", "$text-muted"))
    if row.choices and row.control in ("level", "word"):
        parts.append((f"{_LEVELS.of(lang)}\n", "bold"))
        for value, said in row.choices:
            here = value == row.text
            name = f"{value} {said.of(lang)}" if row.control == "level" else said.of(lang)
            parts.append((f"{'●' if here else '○'} {name}\n", "bold" if here else "$text-muted"))
    return parts


def _value(row: Row, lang: str) -> list[tuple[str, str]]:
    """The value in full, where the row may have cut it; both languages of a bilingual text."""
    if row.empty or row.heads:
        return []
    if any(row.said) and not row.once:
        both = zip(_LANGUAGES, row.said, strict=True)
        return [part for name, said in both for part in ((f"{name.of(lang)}: ", "bold"), (f"{said or NOTHING}\n", ""))]
    return [(f"{row.shown.of(lang)}\n", "")]
