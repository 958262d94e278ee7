"""Portfolio: all technologies and products, grouped at the left, compared at the right."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from roadmap.graph.chain import subjects
from roadmap.locale.value import number, phrase
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.text import Text, fold
from tui.messages import Go
from tui.screens._groupings import ALL, GROUPINGS, grouped, owners
from tui.screens._portfolio_rows import COLUMNS, cells
from tui.screens.view import View
from tui.state import State
from tui.views import ROOMY
from tui.widgets.line import Line
from tui.widgets.lines import Lines
from tui.widgets.outline import Outline
from tui.widgets.plain import styled
from tui.widgets.table import Table

_UNREAD = Text(
    "Chưa đọc được dữ liệu vì lỗi trong tệp: nhấn 7 để xem",
    "The plan could not be read for mistakes in its files: press 7",
)
_NOTHING = Text("Chưa có công nghệ, sản phẩm nào: nhấn n để thêm", "No technology or product yet: press n to add one")
_NO_MATCH = Text("không có dòng nào khớp", "no row matches")
_FILTER = Text("Lọc theo tên, mã, cơ quan; không cần dấu", "Filter by name, id, body; without diacritics")
_SIGNS = Text("✗ lỗi  ! cảnh báo  · thông tin", "✗ error  ! warning  · information")


class Portfolio(View):
    """Every technology and product of today's plan.

    Attributes:
        grouping: what the tree groups by, one of :data:`tui.screens._groupings.GROUPINGS`.
        filter: the words that every row shown holds.
    """

    VIEW = "portfolio"
    ABOUT = Text(
        "Toàn bộ công nghệ và sản phẩm: ai chịu trách nhiệm, đang ở đâu, còn thiếu gì. Bắt đầu từ đây.",
        "Every technology and product: who answers for it, where it stands, what is missing. Begin here.",
    )

    def __init__(self) -> None:
        super().__init__()
        self.grouping = "group"
        self.filter = ""
        self._tree: bool | None = None  # as the planner wants it; None: where there is room
        self._subjects: list[str] = []
        self._members: dict[str, list[str]] = {}
        self._texts: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """Tree and table, with what is in force above the table."""
        with Horizontal():
            yield Outline(id="groups").followed(self._fill)
            with Vertical():
                yield Static(id="force")
                yield Line(id="filter")
                yield Table(id="subjects")

    def on_mount(self) -> None:
        """The planner begins in the table."""
        self.query_one(Line).display = False
        self._make_room(self.app.size.width)
        self.query_one(Table).focus()

    def on_resize(self, event: events.Resize) -> None:
        """On narrow screens the tree gives way."""
        self._make_room(event.size.width)

    def _make_room(self, width: int) -> None:
        wanted = width >= ROOMY if self._tree is None else self._tree
        for outline in self.query(Outline):  # none yet where the terminal's size comes first
            if outline.display and not wanted and outline.has_focus:
                self.query_one(Table).focus()
            outline.display = wanted

    def turn_tree(self) -> None:
        """Show the tree where it is hidden, and the other way round."""
        self._tree = not self.query_one(Outline).display
        self._make_room(self.app.size.width)
        (self.query_one(Outline) if self._tree else self.query_one(Table)).focus()

    # --- showing ---

    def show(self, state: State) -> None:
        """All groups, and the members of the one under the cursor."""
        self._subjects = [subject.id for subject in subjects(state.survey)]
        self._texts = {}
        tree = grouped(state, self._subjects, self.grouping)
        self._members = tree.members
        self.query_one(Line).placeholder = _FILTER.of(state.lang)
        self.query_one(Outline).show([tree.root])

    def _fill(self) -> None:
        """The members of the group under the cursor."""
        state = self.state
        if state is None:
            return
        ids = self._members.get(self.query_one(Outline).key or ALL, [])
        words = fold(self.filter).split()
        if words:
            ids = [id for id in ids if all(word in self._said(state, id) for word in words)]
        self.query_one(Table).show(COLUMNS, ids, partial(cells, state), state.lang)
        self._tell(state, len(ids))

    def _said(self, state: State, id: str) -> str:
        """What the filter looks at: id, both names, and the body that is named as accountable."""
        if id not in self._texts:
            record = state.roadmap[id]
            owner = record.accountable if isinstance(record, Technology | Product) else None
            names = [*(record.name or ()), owner or "", state.label(owner)]
            self._texts[id] = fold(" ".join([id, *names]))
        return self._texts[id]

    def _tell(self, state: State, count: int) -> None:
        """What is in force: group, filter, order, and how many rows are left of how many."""
        lang, table = state.lang, self.query_one(Table)
        if not self._subjects:
            self.query_one("#force", Static).update(
                styled(((_UNREAD if state.unread else _NOTHING).of(lang), "bold")), layout=False
            )
            return
        total = len(self._subjects)
        shown = number(count, lang) if count == total else f"{number(count, lang)}/{number(total, lang)}"
        rows = phrase("{n} rows", "{n} dòng", n=shown).of(lang)
        parts = [(f"{rows} · ", "bold"), (self._group(state), "")]
        if self.filter.strip():
            said = phrase("filter: {words}", "lọc: {words}", words=self.filter.strip()).of(lang)
            parts += [("   ", ""), (f" {said} ", "bold reverse"), (" Esc ✗", "")]
            parts += [] if count else [(f"  {_NO_MATCH.of(lang)}", "bold")]
        if table.order:
            column = next(one.title for one in COLUMNS if one.key == table.order[0])
            parts.append((f"   {column.of(lang)} {'↓' if table.order[1] else '↑'}", ""))
        if self.app.size.width >= ROOMY:
            parts.append((f"   {_SIGNS.of(lang)}", "$text-muted"))
        self.query_one("#force", Static).update(styled(*parts), layout=False)

    def _group(self, state: State) -> str:
        by = phrase("by {by}", "theo {by}", by=GROUPINGS[self.grouping]).of(state.lang)
        node = self.query_one(Outline).node
        return by if node is None or node.key == ALL else f"{by}: {node.label}"

    # --- what commands do ---

    def regroup(self, grouping: str) -> None:
        """Group by something else; everything is shown again."""
        self.grouping = grouping
        if self.state:
            self.show(self.state)
            self.query_one(Outline).stand_on(ALL)

    def narrow(self, words: str) -> None:
        """Show only what these words stand in."""
        self.filter = words
        self._fill()

    def ask_filter(self) -> None:
        """Let the planner type the words of the filter."""
        line = self.query_one(Line)
        line.display = True
        line.value = self.filter
        line.focus()

    def clear_filter(self) -> None:
        """Take the filter away."""
        line = self.query_one(Line)
        line.value = ""
        line.display = False
        self.narrow("")
        self.query_one(Table).focus()

    def sort(self, column: str | None, *, down: bool = False) -> None:
        """Sort by a column; None for the order of the plan."""
        self.query_one(Table).sort(column, down=down)
        if self.state:
            self._tell(self.state, self.query_one(Table).count)

    @property
    def order(self) -> tuple[str, bool] | None:
        """The column that rows are sorted by, and whether the largest comes first."""
        return self.query_one(Table).order

    def next_unowned(self) -> str | None:
        """The next row below the cursor, round to the first, that not exactly one body answers for."""
        table, state = self.query_one(Table), self.state
        if state is None:
            return None
        below = [*table.keys[table.cursor + 1 :], *table.keys[: table.cursor + 1]]
        return next((id for id in below if len(owners(state, id)) != 1), None)

    # --- which record is meant ---

    @property
    def subject(self) -> str | None:
        """The technology or product under the cursor of the table."""
        return self.query_one(Table).key

    @property
    def chosen(self) -> str | None:
        """The technology or product under the cursor; in the tree, the group or body."""
        outline = self.query_one(Outline)
        if outline.has_focus and outline.key and outline.key != ALL:
            id = outline.key.partition(":")[2]
            return id if self.state and id in self.state.roadmap else None
        return self.subject

    def focus_on(self, id: str) -> bool:
        """Put the cursor on `id`, in the table of everything if need be."""
        table = self.query_one(Table)
        table.focus()
        if table.stand_on(id):
            return True
        if id not in self._subjects:
            return False
        self.query_one(Outline).stand_on(ALL)
        self.clear_filter()
        return table.stand_on(id)

    # --- what widgets tell ---

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Enter in the tree goes to the table; in the table to the chain."""
        if isinstance(event.lines, Outline):
            self.query_one(Table).focus()
        elif self.chosen:
            self.post_message(Go("board", self.chosen))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Rows are left out while the filter is being typed."""
        if event.input.display:
            self.narrow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The filter is done; an empty one is taken away."""
        event.input.display = False
        self.query_one(Table).focus()

    def on_table_sorted(self, event: Table.Sorted) -> None:
        """Sort by the column, then the other way round, then as given."""
        if self.order == (event.column, True):
            self.sort(None)
        else:
            self.sort(event.column, down=self.order == (event.column, False))
