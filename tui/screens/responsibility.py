"""Responsibility: who answers for what, bodies beside technologies, products, missions and programmes."""

from __future__ import annotations

from typing import NamedTuple, TypedDict, Unpack

from textual.app import ComposeResult
from textual.widgets import Static

from roadmap.graph.answering import MATTERS, Matter, answering
from roadmap.graph.responsibility import DUTIES, LETTERS, Grid, Order, grid
from roadmap.locale.value import number, shorten
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.text import Text
from tui.command import commands, shown
from tui.messages import Open
from tui.screens.view import View
from tui.state import State
from tui.widgets.lines import Bit, Lines
from tui.widgets.matrix import Matrix, Name
from tui.widgets.plain import styled, widest


class Rows(NamedTuple):
    """What stands in the rows.

    Attributes:
        kinds: the kinds of matter, in their order.
        label: what they are called.
    """

    kinds: tuple[type[Matter], ...]
    label: Text


class Layout(TypedDict, total=False):
    """How the grid is laid out.

    Attributes:
        rows: what stands in the rows, a key of :data:`ROWS`.
        order: of the matters: as the official list has them, or the most laden first.
        bare: whether empty rows and columns are there as well.
        turned: whether the bodies stand in the rows.
    """

    rows: str
    order: Order
    bare: bool
    turned: bool


ROWS: dict[str, Rows] = {
    "subjects": Rows((Product, Technology), Text("sản phẩm, công nghệ", "products, technologies")),
    "products": Rows((Product,), Text("sản phẩm", "products")),
    "technologies": Rows((Technology,), Text("công nghệ", "technologies")),
    "missions": Rows((Mission,), Text("nhiệm vụ", "missions")),
    "programmes": Rows((Programme,), Text("chương trình", "programmes")),
}
UNANSWERED = Text("✗ chưa có cơ quan chịu trách nhiệm", "✗ nobody answers")
CONTESTED = Text("✗ nhiều cơ quan chủ quản, chưa rõ cơ quan chịu trách nhiệm", "✗ several bodies, none end to end")
_COUNTS = (
    Text("✗ {} chưa có cơ quan chịu trách nhiệm", "✗ {} nobody answers for"),
    Text("✗ {} nhiều chủ quản", "✗ {} several govern"),
    Text("ẩn {} dòng trống (o)", "{} empty rows hidden (o)"),
    Text("◂ còn {} cột", "◂ {} columns more"),
    Text("còn {} cột ▸", "{} columns more ▸"),
    Text("{} tổ chức không có vai trò", "{} bodies have no part"),
)
_BODIES = Text("tổ chức", "bodies")
_NOTHING = Text("chưa có vai trò – phím a c t p g để giao", "no part in it – keys a c t p g assign one")
_EMPTY = Text(
    "Chưa có dòng nào: o hiện cả dòng trống, r đổi đối tượng",
    "No rows: o shows empty ones as well, r changes what stands in the rows",
)
_KEY = Text("phím", "key")
_GIVING = ("make-accountable", "make-governing", "make-lead", "make-coordinating", "make-participant")
"""The commands that give a body a duty, in the order of the duties."""
_TONES = {"accountable": "accent", "governing": "strong", "lead": "strong"}


class Responsibility(View):
    """Matters in the rows and bodies in the columns, or the other way round."""

    VIEW = "responsibility"
    ABOUT = Text(
        "Cơ quan nào chịu trách nhiệm, chủ quản, chủ trì, phối hợp, tham gia ở công nghệ, sản phẩm, nhiệm vụ nào.",
        "Which body is accountable for, governs, leads, coordinates or takes part in which product or mission.",
    )

    def __init__(self) -> None:
        super().__init__()
        self.rows = "subjects"
        self.order: Order = "listed"
        self.bare = True
        self.turned = False
        self.grid: Grid | None = None
        self._asked: tuple[object, ...] = ()

    def body(self) -> ComposeResult:
        """What is counted, the grid, and what the cursor stands on."""
        yield Static(id="counts")
        yield Matrix(id="duties")
        yield Static(id="meaning")

    def on_mount(self) -> None:
        """The planner begins in the grid."""
        self.query_one(Matrix).focus()

    def show(self, state: State) -> None:
        """Lay the grid out; the cursor stays on its cell."""
        asked = (state.survey, self.rows, self.order, self.bare)
        if self.grid is None or self._asked != asked:
            self.grid = grid(state.survey, ROWS[self.rows].kinds, order=self.order, bare=self.bare)
            self._asked = asked
        made = self.grid
        doubtful = made.unanswered | made.contested
        matters = [
            Name(one.id, state.label(one.id), "✗" if one.id in doubtful else "", "error") for one in made.matters
        ]
        bodies = [Name(one.id, " ".join(one.short_label(state.lang).split())) for one in made.bodies]
        matrix = self.query_one(Matrix)
        if self.turned:
            bodies = [Name(one.id, state.label(one.id)) for one in made.bodies]
            matrix.show(bodies, matters, lambda body, matter: self._bit(matter, body), _BODIES.of(state.lang))
        else:
            matrix.show(matters, bodies, self._bit, ROWS[self.rows].label.of(state.lang))
        self._tell()

    def _bit(self, matter: str, body: str) -> Bit:
        """The letters of one cell."""
        made, state = self.grid, self.state
        cell = made.cell(matter, body) if made else None
        if cell is None or state is None:
            return Bit("·", "dim")
        return Bit(cell.letters(state.lang), _TONES.get(next(iter(cell.duties)), ""))

    # --- where the planner is ---

    @property
    def cell(self) -> tuple[str, str] | None:
        """The matter and the body that the cursor stands on."""
        held = self.query_one(Matrix).cell
        return (held[1], held[0]) if held and self.turned else held

    @property
    def chosen(self) -> str | None:
        """The record whose row the cursor stands on."""
        return self.query_one(Matrix).key

    @property
    def matter(self) -> str | None:
        """The matter that the cursor stands on; there may be one where no body has a column."""
        return self.cell[0] if self.turned and self.cell else None if self.turned else self.chosen

    def focus_on(self, id: str) -> bool:
        """Put the cursor on the row or column of `id`, changing what stands in the rows if need be."""
        state = self.state
        record = state.roadmap.records.get(id) if state else None
        if state is None or record is None:
            return False
        if isinstance(record, Organization):
            return self._stand_on(body=id)
        wanted = next((name for name, rows in ROWS.items() if isinstance(record, rows.kinds)), None)
        if wanted is None:
            return False
        if self._stand_on(matter=id):
            return True
        if not isinstance(record, ROWS[self.rows].kinds):
            self.rows = wanted
        self.bare = self.bare or id not in {one.id for one in grid(state.survey, ROWS[self.rows].kinds).matters}
        self.show(state)
        return self._stand_on(matter=id)

    def _stand_on(self, matter: str | None = None, body: str | None = None) -> bool:
        row, column = (body, matter) if self.turned else (matter, body)
        return self.query_one(Matrix).stand_on(row, column)

    def lay_out(self, **how: Unpack[Layout]) -> None:
        """Lay the grid out in another way; the cursor stays on its cell where that is still there."""
        cell = self.cell
        self.rows = how.get("rows", self.rows)
        self.order = how.get("order", self.order)
        self.bare = how.get("bare", self.bare)
        self.turned = how.get("turned", self.turned)
        if self.state:
            self.show(self.state)
        if cell:
            self._stand_on(*cell)

    # --- what is said about it ---

    def on_lines_moved(self, event: Lines.Moved) -> None:
        """Say what the cell under the cursor means."""
        event.stop()
        self._tell()

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Open the record of the row."""
        event.stop()
        if self.chosen:
            self.post_message(Open(self.chosen))

    def on_resize(self) -> None:
        """More or fewer columns are in sight."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        state, made = self.state, self.grid
        if state is None or made is None:
            return
        self.query_one("#counts", Static).update(styled(*self._counts(state, made)), layout=False)
        keys = [shown(self.app.keys_of(commands()[name])[0]) for name in _GIVING]
        lines = [[(_legend(state.lang, keys), "$text-muted")]]
        if cell := self.cell:
            lines = [*_meaning(state, made, *cell, self.size.width - 2), *lines]
        else:
            lines = [[(_EMPTY.of(state.lang), "")], *lines]
        parts = [part for line in lines for part in (*line, ("\n", ""))]
        self.query_one("#meaning", Static).update(styled(*parts[:-1]))

    def _counts(self, state: State, made: Grid) -> list[tuple[str, str]]:
        lang = state.lang
        parts = [(f"{len(made.matters)} {ROWS[self.rows].label.of(lang)} × {len(made.bodies)} ", "")]
        parts.append((_BODIES.of(lang), ""))
        before, after = self.query_one(Matrix).beyond
        alarm, quiet = "bold $text-error", "$text-muted"
        styles = (alarm, alarm, quiet, quiet, quiet, quiet)
        counts = (len(made.unanswered), len(made.contested), made.bare_matters, before, after, made.idle_bodies)
        for count, text, style in zip(counts, _COUNTS, styles, strict=True):
            if count:
                parts.append((f" · {text.of(lang).format(number(count, lang))}", style))
        return parts


def _legend(lang: str, keys: list[str]) -> str:
    """The letter of each duty, what it means, and the key that gives it where that is another one.

    Letters follow the language, keys do not.
    """
    named = ((LETTERS[duty].of(lang), DUTIES.label(duty).of(lang)) for duty in DUTIES)
    return "  ".join(
        f"{letter} {label}" + (f" ({_KEY.of(lang)} {key})" if letter.lower() != key else "")
        for (letter, label), key in zip(named, keys, strict=True)
    )


def _meaning(state: State, made: Grid, matter: str, body: str, width: int) -> list[list[tuple[str, str]]]:
    """Three lines: the matter and who answers for it, the body and all it has to do, and what one is to the other."""
    lang = state.lang
    record = state.roadmap[matter]
    kind = f" ({record.LABEL.of(lang)}) "
    if matter in made.unanswered or matter in made.contested:
        owner = (UNANSWERED if matter in made.unanswered else CONTESTED).of(lang), "bold $text-error"
    else:
        bodies = answering(state.survey, record) if isinstance(record, MATTERS) else ()
        owner = f"→ {', '.join(map(state.label, bodies))}", "$text-accent"
    # Who answers stays in sight however long the name is.
    name = shorten(state.label(matter), max(20, width - widest([kind + owner[0]])))
    first = [(name, "bold"), (kind, "$text-muted"), owner]
    load = made.loads[body]
    tally = "  ".join(f"{LETTERS[duty].of(lang)} {load[duty]}" for duty in DUTIES if duty in load)
    second = [(state.label(body), "bold"), (f"  {tally}", "$text-muted")]
    cell = made.cell(matter, body)
    if cell is None:
        return [first, second, [(_NOTHING.of(lang), "$text-muted")]]
    third: list[tuple[str, str]] = []
    for duty, sources in cell.duties.items():
        others = [state.label(id) for id in sources if id != matter]
        named = f" ({'; '.join(others)})" if others else ""
        third += [("; " if third else "", ""), (DUTIES.label(duty).of(lang), "bold"), (named, "")]
    return [first, second, third]
