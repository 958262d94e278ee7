"""The own sheet of a body or of the holder of a post: overdue, waiting, due, owned, measured, paid, done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from roadmap.graph.measures import Series
from roadmap.graph.own_sheet import PARTS, Entry, OwnSheet, own_sheet
from roadmap.graph.spending import Lag
from roadmap.locale.money import money
from roadmap.locale.value import date, number, percent
from roadmap.model.kinds.actors import ORGANIZATION_TYPES, Organization, Post
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.hindrance import CAUSES, Bottleneck
from roadmap.model.kinds.outcome import FAMILIES
from roadmap.model.scale import STAGES
from roadmap.model.text import Text
from tui.messages import Open
from tui.screens.view import View
from tui.state import State
from tui.widgets.lines import Lines
from tui.widgets.plain import styled
from tui.widgets.table import Cell, Column, Table

COLUMNS = (
    Column("name", Text("Nội dung", "What"), 30, share=5),
    Column("when", Text("Thời hạn", "Date"), 12),
    Column("part", Text("Vai trò", "Part"), 16, share=1, rank=1),
    Column("note", Text("Tình trạng", "State"), 20, share=4),
)
_SECTIONS = {
    "overdue": Text("QUÁ HẠN", "OVERDUE"),
    "waiting": Text("CHỜ CƠ QUAN NÀY XỬ LÝ", "WAITS FOR IT"),
    "due": Text("SẮP ĐẾN HẠN", "DUE NEXT"),
    "owned": Text("ĐANG CHỊU TRÁCH NHIỆM", "ANSWERS FOR"),
    "led": Text("CHỦ TRÌ CHO CƠ QUAN KHÁC", "LEADS FOR OTHERS"),
    "effects": Text("KẾT QUẢ ĐÃ ĐO ĐƯỢC", "MEASURED EFFECTS"),
    "unmeasured": Text("CHỈ SỐ CHƯA CÓ SỐ ĐO", "INDICATORS NOT YET MEASURED"),
    "stuck": Text("KINH PHÍ BỊ CHẬM", "MONEY THAT IS LATE"),
    "done": Text("ĐÃ HOÀN THÀNH", "DONE"),
    "heads": Text("NGƯỜI ĐỨNG ĐẦU", "HEADS"),
}
_HEAD = Text("Người đứng đầu: {}", "Head: {}")
_NO_HEAD = Text("✗ chưa ghi người đứng đầu (N để ghi)", "✗ no head on record (N names one)")
_HOLDS = Text("Người giữ chức vụ: {}", "Held by: {}")
_VACANT = Text("✗ chưa ghi người giữ chức vụ", "✗ nobody on record holds it")
_LATE = Text("! quá hạn {} ngày", "! {} days overdue")
_AHEAD = Text("còn {} ngày", "in {} days")
_DONE = Text("✓ hoàn thành", "✓ done")
_STAGE = Text("giai đoạn: {}", "stage: {}")
_IDLE = Text("chưa bắt đầu", "not begun")
_UNPROVEN = Text("chưa đo được hiệu quả", "no effect measured")
_HELD = Text("! chậm {}", "! {} late")
_SILENT = Text("! chưa ghi số giải ngân", "! no disbursement on record")
_NONE = Text("Chưa chịu trách nhiệm nội dung nào.", "It answers for nothing.")
_FIGURES = (
    Text("chịu trách nhiệm {}", "answers for {}"),
    Text("chủ trì {}", "leads {}"),
    Text("quá hạn {}", "overdue {}"),
    Text("chờ xử lý {}", "waiting {}"),
    Text("sắp tới {}", "due {}"),
    Text("hoàn thành {}", "done {}"),
)
_MEASURED = Text("chỉ số đã đo {}/{}", "measured {}/{}")
_UNPAID = Text("được duyệt {}, chưa ghi số giải ngân", "{} approved, no disbursement on record")
_PAID = Text("giải ngân {} / {} được duyệt ({})", "disbursed {} of {} approved ({})")
_FOUND = Text("phát hiện {}", "findings {}")


class Row(NamedTuple):
    """One row of the sheet.

    Attributes:
        record: what it opens; empty for a heading.
        cells: what it shows.
    """

    record: str
    cells: tuple[Cell, ...]


class OwnSheetView(View):
    """What one body, or the holder of one post, answers for.

    Args:
        holder: id of the organisation or post.
    """

    VIEW = "own_sheet"
    STANDING = False
    ABOUT: ClassVar[Text] = Text(
        "Một cơ quan hoặc người đứng đầu đang nắm việc gì, việc nào quá hạn, sắp đến hạn, đã đo được.",
        "What one body or head answers for, what is overdue, due next and measured.",
    )
    BINDINGS: ClassVar = [Binding("escape", "leave", show=False)]

    def __init__(self, holder: str) -> None:
        super().__init__()
        self.holder = holder
        self._rows: dict[str, Row] = {}

    def body(self) -> ComposeResult:
        """Who it is, the figures, and the rows."""
        yield Static(id="who")
        yield Table(id="sheet")

    def on_mount(self) -> None:
        """The planner reads on at once."""
        self.query_one(Table).focus()

    def show(self, state: State) -> None:
        """The sheet as it is now."""
        holder = state.roadmap.records.get(self.holder)
        if not isinstance(holder, Organization | Post):
            if self.app.view is self:
                self.call_after_refresh(self.action_leave)
            else:  # it is left when it comes into sight
                self.state = None
            return
        sheet = own_sheet(state.survey, holder)
        self._rows = {f"{number}": row for number, row in enumerate(_rows(state, sheet))}
        self.query_one(Table).show(COLUMNS, list(self._rows), lambda key: self._rows[key].cells, state.lang)
        head, figures = _who(state, sheet), _figures(state, sheet)
        self.query_one("#who", Static).update(styled(*head, ("\n", ""), *figures))

    @property
    def chosen(self) -> str | None:
        """The record of the row under the cursor; of a heading, the holder."""
        key = self.query_one(Table).key
        return (key and self._rows[key].record) or self.holder

    def focus_on(self, id: str) -> bool:
        """Put the cursor on the first row about `id`."""
        table = self.query_one(Table)
        return any(row.record == id and table.stand_on(key) for key, row in self._rows.items())

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Open the record."""
        event.stop()
        if self.chosen:
            self.post_message(Open(self.chosen))

    def action_leave(self) -> None:
        """Back to what was in sight before."""
        self.app.leave(self)


# --- who, and the figures --------------------------------------------------------------------------------------------


def _who(state: State, sheet: OwnSheet) -> list[tuple[str, str]]:
    lang, holder = state.lang, sheet.holder
    parts = [(state.label(holder.id), "bold")]
    if isinstance(holder, Post):
        if holder.organization:
            parts.append((f" · {state.label(holder.organization)}", ""))
        said = _HOLDS.of(lang).format(holder.holder) if holder.holder else _VACANT.of(lang)
        return [*parts, (f" · {said}", "" if holder.holder else "bold $text-error")]
    if holder.type:
        parts.append((f" ({ORGANIZATION_TYPES.label(holder.type).of(lang)})", "$text-muted"))
    names = ", ".join(" ".join(filter(None, (_title(post, lang), post.holder))) for post in sheet.heads)
    if names:
        return [*parts, (f" · {_HEAD.of(lang).format(names)}", "")]
    return [*parts, (f" · {_NO_HEAD.of(lang)}", "bold $text-error" if sheet.owned else "$text-muted")]


def _title(post: Post, lang: str) -> str:
    return post.title.of(lang) if post.title else ""


def _figures(state: State, sheet: OwnSheet) -> list[tuple[str, str]]:
    lang = state.lang
    if not (sheet.owned or sheet.led or sheet.due or sheet.overdue or sheet.waiting or sheet.done):
        return [(_NONE.of(lang), "$text-muted")]
    counts = (sheet.owned, sheet.led, sheet.overdue, sheet.waiting, sheet.due, sheet.done)
    parts: list[tuple[str, str]] = []
    for text, held in zip(_FIGURES, counts, strict=True):
        if held is sheet.led and not held:
            continue
        alarming = held is sheet.overdue and bool(held)
        said = text.of(lang).format(number(len(held), lang))
        parts.append((f"✗ {said}", "bold $text-error") if alarming else (said, ""))
    measured, all_of_them = len(sheet.effects), len(sheet.effects) + len(sheet.unmeasured)
    parts.append((_MEASURED.of(lang).format(measured, all_of_them), ""))
    if approved := sheet.money.total("approved"):
        paid, unit = sheet.money.total("disbursed"), state.settings.money.unit
        if paid is None:
            parts.append((_UNPAID.of(lang).format(money(approved, unit, lang, short=True)), ""))
        else:
            amounts = (money(paid, unit, lang, short=True), money(approved, unit, lang, short=True))
            parts.append((_PAID.of(lang).format(*amounts, percent(paid / approved, lang)), ""))
    about = {sheet.holder.id, *(entry.record.id for entry in sheet.owned)}
    if found := sum(len(state.findings_of(id)) for id in about):
        parts.append((_FOUND.of(lang).format(number(found, lang)), ""))
    return [piece for part in parts for piece in ((" · ", "$text-muted"), part)][1:]


# --- the rows --------------------------------------------------------------------------------------------------------


def _rows(state: State, sheet: OwnSheet) -> Iterator[Row]:
    yield from _section(state, "overdue", [_entry(state, one, _late(one, state.lang)) for one in sheet.overdue])
    yield from _section(state, "waiting", [_entry(state, one, _waits(state, one)) for one in sheet.waiting])
    yield from _section(state, "stuck", [_stuck(state, one) for one in sheet.money.stuck])
    yield from _section(state, "due", [_entry(state, one, _ahead(state, one)) for one in sheet.due])
    unproven = {one.id for one in sheet.unproven}
    owned = [_entry(state, one, _stands(state, one, one.record.id in unproven)) for one in sheet.owned]
    yield from _section(state, "owned", owned)
    led = [_entry(state, one, Cell(one.record.LABEL.of(state.lang), "dim")) for one in sheet.led]
    yield from _section(state, "led", led)
    yield from _section(state, "effects", [_effect(state, one) for one in sheet.effects])
    yield from _section(state, "unmeasured", [_effect(state, one) for one in sheet.unmeasured])
    yield from _section(state, "done", [_entry(state, one, Cell(_DONE.of(state.lang), "good")) for one in sheet.done])
    if isinstance(sheet.holder, Organization):
        yield from _section(state, "heads", [_head(state, post) for post in sheet.heads])


def _section(state: State, name: str, rows: list[Row]) -> Iterator[Row]:
    """A heading with the number of rows, and the rows; nothing where there are none."""
    if rows:
        title = f"{_SECTIONS[name].of(state.lang)} ({number(len(rows), state.lang)})"
        yield Row("", (Cell(title, "error" if name == "overdue" else "accent"), Cell(""), Cell(""), Cell("")))
        yield from rows


def _entry(state: State, entry: Entry, note: Cell) -> Row:
    lang = state.lang
    name = f"  {state.label(entry.record.id)}"
    part = PARTS.label(entry.part).of(lang)
    return Row(
        entry.record.id, (Cell(name), Cell(date(entry.when, lang) if entry.when else ""), Cell(part, "dim"), note)
    )


def _late(entry: Entry, lang: str) -> Cell:
    return Cell(_LATE.of(lang).format(number(entry.days, lang)), "error")


def _waits(state: State, entry: Entry) -> Cell:
    if entry.days:
        return _late(entry, state.lang)
    record = entry.record
    if isinstance(record, Bottleneck) and record.cause:
        return Cell(CAUSES.label(record.cause).of(state.lang))
    return Cell(record.LABEL.of(state.lang))


def _ahead(state: State, entry: Entry) -> Cell:
    days = (entry.when.last - state.survey.today).days if entry.when else 0
    return Cell(_AHEAD.of(state.lang).format(number(days, state.lang)), "warning" if days <= 30 else "")


def _stands(state: State, entry: Entry, unproven: bool) -> Cell:
    """Where something that it owns stands: a technology or product by its stage, anything else by its kind."""
    lang, record = state.lang, entry.record
    if not isinstance(record, Technology | Product):
        return Cell(record.LABEL.of(lang), "dim")
    stage = state.survey.stage_reached(record.id)
    said = _STAGE.of(lang).format(STAGES.label(stage).of(lang).lower()) if stage else _IDLE.of(lang)
    return Cell(f"{said}; {_UNPROVEN.of(lang)}" if unproven else said, "warning" if unproven else "")


def _effect(state: State, one: Series) -> Row:
    lang, indicator = state.lang, one.indicator
    family = FAMILIES.label(indicator.family).of(lang) if indicator.family else ""
    note = " · ".join(filter(None, (one.verdict.of(lang), one.gap.of(lang))))
    tone = "error" if one.worsened else {True: "good", False: "error", None: ""}[one.met]
    year = str(one.latest.year) if one.latest else ""
    name = f"  {state.label(indicator.id)}" + (f" ({indicator.unit})" if indicator.unit else "")
    return Row(indicator.id, (Cell(name), Cell(year), Cell(family, "dim"), Cell(note, tone)))


def _stuck(state: State, lag: Lag) -> Row:
    held = money(lag.held, state.settings.money.unit, state.lang, short=True)
    said = _SILENT.of(state.lang) if lag.silent else _HELD.of(state.lang).format(held)
    note = Cell(said, "error" if lag.grave else "warning")
    return Row(lag.funding.id, (Cell(f"  {state.label(lag.funding.id)}"), Cell(""), Cell(""), note))


def _head(state: State, post: Post) -> Row:
    since = date(post.from_, state.lang) if post.from_ else ""
    return Row(post.id, (Cell(f"  {post.holder}"), Cell(since), Cell(_title(post, state.lang), "dim"), Cell("")))
