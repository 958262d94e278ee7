"""The form of a record: a row for each field, with its value and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.geometry import Region

from roadmap.fitting.form import Row
from roadmap.model.finding import SEVERITIES, Finding, Severity
from roadmap.model.table import Path
from roadmap.model.text import Text
from tui.state import State
from tui.widgets.lines import Bit, Lines
from tui.widgets.plain import fitted

MARKS: dict[Severity, tuple[str, Text]] = {
    "error": ("✗", Text("lỗi", "error")),
    "warning": ("!", Text("cảnh báo", "warning")),
    "info": ("·", Text("lưu ý", "note")),
}
"""Sign and word of each severity."""

NOTHING = "—"
_DEFAULT = Text("{} (mặc định)", "{} (default)")
_MARK = 12


class _Seen(NamedTuple):
    """A line of the form: a heading, or a row under it."""

    row: Row | None
    heading: Text


class FormLines(Lines):
    """The rows of a form under their headings; the cursor passes over the headings."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.findings: dict[Path, list[Finding]] = {}
        self._seen: list[_Seen] = []
        self._lang = "vi"

    def show(self, rows: Sequence[Row], state: State, findings: Sequence[Finding], *, empty: bool) -> None:
        """Show `rows`; the cursor stays on its field where that is still there.

        Args:
            rows: the rows of the form.
            state: the workspace.
            findings: what is wrong with the record.
            empty: whether rows that say nothing are shown; those that a finding is about always are.
        """
        here, held = self.row_here, self.cursor
        self._lang = state.lang
        self.findings = _by_row(rows, findings)
        self._seen = []
        for row in rows:
            if not empty and row.empty and not self._concerned(row):
                continue
            if not self._seen or self._seen[-1].heading != row.group:
                self._seen.append(_Seen(None, row.group))
            self._seen.append(_Seen(row, row.group))
        at = self._place(here.path) if here else None
        self.recount(len(self._seen), cursor=min(max(held, 1), len(self._seen) - 1) if at is None else at)

    def _concerned(self, row: Row) -> bool:
        return any(path[: len(row.path)] == row.path for path in self.findings)

    @property
    def row_here(self) -> Row | None:
        """The row under the cursor."""
        return self._seen[self.cursor].row if self._seen and self.cursor < len(self._seen) else None

    def _place(self, path: Path) -> int | None:
        return next((n for n, seen in enumerate(self._seen) if seen.row and seen.row.path == path), None)

    def stand_on(self, path: Path) -> bool:
        """Put the cursor on the field `path`, or on the row that it would stand under; whether it is there itself."""
        for length in range(len(path), 0, -1):
            if (at := self._place(path[:length])) is not None:
                self.cursor = at
                return length == len(path)
        return False

    def next_finding(self, step: int) -> bool:
        """Go to the next row that a finding is about, round the end; whether there is one."""
        places = [n for n, seen in enumerate(self._seen) if seen.row and seen.row.path in self.findings]
        ahead = [n for n in places if (n - self.cursor) * step > 0]
        if places:
            self.cursor = (ahead or places)[0 if step > 0 else -1]
        return bool(places)

    def value_region(self) -> Region:
        """Where the value of the row under the cursor stands on the screen."""
        left = self._label_width(self.size.width) + 2
        top = self.content_region.y + self.cursor - int(self.scroll_y)
        return Region(self.content_region.x + left, top, max(10, self.size.width - left), 1)

    def validate_cursor(self, cursor: int) -> int:
        """Within the rows, and never on a heading."""
        cursor = super().validate_cursor(cursor)
        if not self._seen or cursor >= len(self._seen) or self._seen[cursor].row is not None:
            return cursor
        down = cursor > self.cursor or cursor == 0
        return min(cursor + 1, len(self._seen) - 1) if down else cursor - 1

    def watch_cursor(self, before: int, cursor: int) -> None:
        """As of all lines; the heading above the row is brought into sight with it."""
        super().watch_cursor(before, cursor)
        if cursor and self._seen and self._seen[cursor - 1].row is None and int(self.scroll_y) == cursor:
            self.scroll_to(y=cursor - 1, animate=False, immediate=True)

    # --- drawing ---

    @staticmethod
    def _label_width(width: int) -> int:
        return max(24, min(44, width * 36 // 100))

    def row(self, number: int, width: int) -> Sequence[Bit]:
        """A heading, or sign, label, value and the word for what is wrong."""
        row, heading = self._seen[number]
        if row is None:
            return (Bit(fitted(f" {heading.of(self._lang)}", width), "heading"),)
        found = self.findings.get(row.path, [])
        gravest = min((SEVERITIES.index(one.severity) for one in found), default=None)
        sign, word, tone = " ", "", ""
        if gravest is not None:
            tone = SEVERITIES[gravest]
            sign, word = MARKS[tone][0], MARKS[tone][1].of(self._lang)
        wide = self._label_width(width)
        room = width - wide - 2 - (_MARK if word else 0)
        value, value_tone = self._value(row)
        label_tone = "strong" if row.heads and not row.empty else "dim" if row.empty and not found else ""
        label = "  " * row.depth + row.title.of(self._lang)
        if row.heads:  # names of entries are long, and have no value beside them
            wide, room, label = wide + room, 0, f"{label}  {value}" if value else label
        return (
            Bit(f"{sign} ", tone),
            Bit(fitted(label, wide - 1) + " ", label_tone),
            Bit(fitted(value, room), value_tone),
            Bit(fitted(f" {sign} {word}", _MARK) if word else "", tone),
        )

    def _value(self, row: Row) -> tuple[str, str]:
        if row.heads:
            shown = row.shown.of(self._lang)
            return (f"({shown})" if shown else "", "dim")
        shown = " ".join(row.shown.of(self._lang).split())
        if row.misfit:
            return shown, "error"
        if row.empty:
            return _DEFAULT.of(self._lang).format(shown) if shown else NOTHING, "dim"
        other = row.said.en if self._lang == "vi" else row.said.vi
        return f"{shown}  ·  {' '.join(other.split())}" if other and other != shown else shown, ""


def _by_row(rows: Sequence[Row], findings: Sequence[Finding]) -> dict[Path, list[Finding]]:
    """The findings of each row: of the field itself, or of what stands in it and has no row of its own."""
    known = {row.path for row in rows}
    found: dict[Path, list[Finding]] = {}
    for finding in findings:
        path: Path = finding.route.field if finding.route else ()
        while path and path not in known:
            path = path[:-1]
        found.setdefault(path or ("id",), []).append(finding)
    return found
