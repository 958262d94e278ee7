"""Measures and money: what has changed, and how far the money has come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Static

from roadmap.graph.measures import Series, indicators, series
from roadmap.graph.spending import pipeline
from roadmap.locale.value import number, percent
from roadmap.model.kinds.funding import Funding
from roadmap.model.kinds.outcome import DIRECTIONS, FAMILIES, Indicator
from roadmap.model.text import Text
from tui.messages import Open
from tui.screens._money import rows
from tui.screens.view import View
from tui.state import State
from tui.widgets.bars import bar, spark
from tui.widgets.lines import Lines
from tui.widgets.plain import fitted, styled
from tui.widgets.rows import Rows
from tui.widgets.table import Cell, Column, Table

SPARK = 12
COLUMNS = (
    Column("name", Text("Chỉ số", "Indicator"), 20, share=4),
    Column("spark", Text("▅đạt ⣶mục tiêu", "▅actual⣶target"), SPARK + 2),
    Column("gap", Text("Mức đạt", "Achievement"), 32, share=1),
    Column("way", Text("% đạt", "% done"), 6, rank=1, right=True),
    Column("of", Text("Đối tượng", "Subject"), 34, share=1, rank=3),
    Column("family", Text("Nhóm", "Family"), 16, rank=2),
)
_EVERYTHING = Text("Toàn bộ lộ trình", "The whole roadmap")
_SCOPE = Text("Phạm vi: {} (s đổi)", "Scope: {} (s changes it)")
_COUNTS = Text(
    "{} chỉ số: ✓ {} đạt · ✗ {} chưa đạt · {} chưa đo",
    "{} indicators: ✓ {} on track · ✗ {} below target · {} not measured",
)
_NONE = Text("Chưa có chỉ số nào đo phạm vi này.", "No indicator measures this scope.")
_BASE = Text("ban đầu", "baseline")
_AIM = Text("mục tiêu {}", "target {}")
_GOT = Text("thực hiện {}", "actual {}")
_UNREPORTED = Text("! chưa báo cáo số đo năm {}", "! no value reported for {}")
_WAY = Text("đạt {} mức tăng, giảm từ ban đầu đến mục tiêu cuối", "{} of the change from baseline to final target")
_MEASURES = Text("đối tượng: {}", "subject: {}")
_REPORTS = Text("báo cáo: {}", "reported by {}")


class Measures(View):
    """Indicators with their course beside the money of the same scope."""

    VIEW = "measures"
    ABOUT: ClassVar[Text] = Text(
        "Kết quả đo được so với ban đầu và mục tiêu; kinh phí từ phê duyệt đến giải ngân.",
        "Measured effects against baseline and target; money from approval to disbursement.",
    )

    def __init__(self) -> None:
        super().__init__()
        self.scope: str | None = None
        self._series: dict[str, Series] = {}

    def body(self) -> ComposeResult:
        """The scope, the indicators with the chosen one in full, and the money."""
        yield Static(id="scope")
        with Container(id="panes"):
            with Vertical(id="effects"):
                yield Table(id="indicators")
                yield Static(id="course")
            yield Rows(id="money")

    def on_mount(self) -> None:
        """The planner begins with the indicators."""
        self.query_one(Table).focus()

    def show(self, state: State) -> None:
        """The indicators and the money of the scope; what falls short comes first."""
        if self.scope is not None and self.scope not in state.roadmap:
            self.scope = None
        survey = state.survey
        found = sorted((series(survey, one) for one in indicators(survey, self.scope)), key=_gravity)
        self._series = {one.indicator.id: one for one in found}
        self.query_one(Table).show(
            COLUMNS, list(self._series), lambda key: _cells(state, self._series[key]), state.lang
        )
        money = pipeline(survey, None if self.scope is None else [self.scope])
        self.query_one(Rows).show(rows(state, money))
        self.query_one("#scope", Static).update(styled(*self._scope(state)), layout=False)
        self._tell()

    def _scope(self, state: State) -> list[tuple[str, str]]:
        lang, found = state.lang, list(self._series.values())
        name = state.label(self.scope) if self.scope else _EVERYTHING.of(lang)
        counts = (len(found), *(sum(one.met is met for one in found) for met in (True, False)),
                  sum(one.latest is None for one in found))  # fmt: skip
        said = _COUNTS.of(lang).format(*(number(count, lang) for count in counts))
        return [(_SCOPE.of(lang).format(name), "bold"), (f"  {said}", "")]

    def turn_to(self, scope: str | None) -> None:
        """Show the measures and money of the record `scope`; None for everything."""
        self.scope = scope
        if self.state:
            self.show(self.state)

    # --- where the planner is ---

    @property
    def chosen(self) -> str | None:
        """The indicator or line of money under the cursor, else the scope."""
        money = self.query_one(Rows)
        return (money.key if money.has_focus else self.query_one(Table).key) or self.scope

    @property
    def indicator(self) -> str | None:
        """The indicator under the cursor."""
        return self.query_one(Table).key

    @property
    def line(self) -> str | None:
        """The line of money under the cursor, while the planner is among the money."""
        money = self.query_one(Rows)
        return money.key if money.has_focus else None

    def focus_on(self, id: str) -> bool:
        """Put the cursor on an indicator or line of money, or on the first indicator that measures `id`."""
        state = self.state
        record = state.roadmap.records.get(id) if state else None
        if state is None or record is None:
            return False
        if isinstance(record, Funding):
            money = self.query_one(Rows)
            money.focus()
            return money.stand_on(id) or (self._widen() and money.stand_on(id))
        table = self.query_one(Table)
        wanted = [one.id for one in indicators(state.survey, id)]
        if any(table.stand_on(one) for one in wanted):
            return True
        return isinstance(record, Indicator) and self._widen() and table.stand_on(id)

    def _widen(self) -> bool:
        """Turn to everything; whether that is more than before."""
        more = self.scope is not None
        self.turn_to(None)
        return more

    def switch(self) -> None:
        """Go from the indicators to the money, or back."""
        table, money = self.query_one(Table), self.query_one(Rows)
        (table if money.has_focus else money).focus()

    # --- what is said about it ---

    def on_lines_moved(self, event: Lines.Moved) -> None:
        """Say more about the indicator under the cursor."""
        event.stop()
        if isinstance(event.lines, Table):
            self._tell()

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Open the record."""
        event.stop()
        if self.chosen:
            self.post_message(Open(self.chosen))

    def on_resize(self) -> None:
        """The bars are drawn for the width there is."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        state, id = self.state, self.indicator
        course = self.query_one("#course", Static)
        if state is None:
            return
        if id is None or id not in self._series:
            course.update(styled((_NONE.of(state.lang), "$text-muted")))
            return
        one = self._series[id]
        years = [_summary(state, one)] if self.has_class("-narrow") else _course(state, one, course.content_size.width)
        lines = [*_about(state, one), *years]
        parts = [part for line in lines for part in (*line, ("\n", ""))]
        course.update(styled(*parts[:-1]))


def _gravity(one: Series) -> tuple[bool, bool, bool]:
    """What falls short or got worse first, then what was not reported, then what has never been measured."""
    return one.met is not False and not one.worsened, not one.unreported, one.latest is not None


def _cells(state: State, one: Series) -> list[Cell]:
    """One indicator, a cell for each of :data:`COLUMNS`."""
    lang, indicator = state.lang, one.indicator
    tone = "error" if one.worsened else {True: "good", False: "error", None: ""}[one.met]
    if one.unreported:
        tone = "warning" if one.met is None and not one.worsened else tone
    gap = " · ".join(filter(None, (one.verdict.of(lang), one.gap.of(lang))))
    sign = "! " if one.unreported and one.met is None else ""
    arrow = "↓" if indicator.direction == "down" else "↑"
    way = "" if one.way is None else percent(one.way, lang)
    return [
        Cell(state.label(indicator.id)),
        Cell(f"{arrow} {spark(one, SPARK)}", "accent"),
        Cell(sign + gap, tone),
        Cell(way, "", one.way if one.way is not None else -1e9),
        Cell(state.label(indicator.of), "dim"),
        Cell(FAMILIES.label(indicator.family).of(lang) if indicator.family else "", "dim"),
    ]


Line = list[tuple[str, str]]


def _about(state: State, one: Series) -> Iterator[Line]:
    """Name, unit and direction; what it is calculated from and for; what is missing."""
    lang, indicator = state.lang, one.indicator
    facts = [indicator.unit, DIRECTIONS.label(indicator.direction).of(lang)]
    if indicator.family:
        facts.append(FAMILIES.label(indicator.family).of(lang))
    if one.way is not None:
        facts.append(_WAY.of(lang).format(percent(one.way, lang)))
    yield [(state.label(indicator.id), "bold"), (f"  {' · '.join(filter(None, facts))}", "$text-muted")]
    said = [_MEASURES.of(lang).format(state.label(indicator.of))] if indicator.of else []
    if indicator.reported_by:
        said.append(_REPORTS.of(lang).format(state.label(indicator.reported_by)))
    if indicator.formula:
        said.append(" ".join(indicator.formula.of(lang).split()))
    line: Line = [(" · ".join(said), "$text-muted")]
    if one.unreported:
        missing = ", ".join(str(year) for year in one.unreported)
        line.insert(0, (_UNREPORTED.of(lang).format(missing) + "  ", "bold $text-warning"))
    yield line


def _summary(state: State, one: Series) -> Line:
    """The course on one line: the baseline, then each year."""
    lang, aims, got = state.lang, dict(one.targets), dict(one.actuals)
    steps = [] if one.baseline is None else [f"{_BASE.of(lang)} {number(one.baseline, lang)}"]
    for year in sorted({*aims, *got}):
        if year in got:
            aim = f" ({_AIM.of(lang).format(number(aims[year], lang))})" if year in aims else ""
            steps.append(f"{year}: {_GOT.of(lang).format(number(got[year], lang))}{aim}")
        else:
            steps.append(f"{year}: {number(aims[year], lang)}")
    return [(" → ".join(steps), "")]


def _course(state: State, one: Series, width: int) -> Iterator[Line]:
    """A bar for the baseline and for each year, with what was measured and what is aimed at."""
    lang = state.lang
    aims, got = dict(one.targets), dict(one.actuals)
    values = [*aims.values(), *got.values(), *([] if one.baseline is None else [one.baseline])]
    most = max(values, default=0.0)
    room = max(0, min(60, width - 8 - 32))
    if one.baseline is not None:
        when = one.indicator.baseline.on if one.indicator.baseline else None
        since = fitted(str(when.last.year) if when else "", 6)
        said = fitted(f"{_BASE.of(lang)} {number(one.baseline, lang)}", 32)
        yield [(since, "$text-muted"), (said, "$text-muted"), (bar(one.baseline, None, most, room), "$text-muted")]
    for year in sorted({*aims, *got}):
        words = []
        if year in got:
            words.append(_GOT.of(lang).format(number(got[year], lang)))
        if year in aims:
            words.append(_AIM.of(lang).format(number(aims[year], lang)))
        met = one.reached(got[year], aims[year]) if year in got and year in aims else None
        sign = {True: "✓ ", False: "✗ ", None: "  "}[met]
        style = {True: "$text-success", False: "bold $text-error", None: ""}[met]
        yield [
            (fitted(str(year), 6), "bold"),
            (fitted(sign + ", ".join(words), 32), style),
            (bar(got.get(year), aims.get(year), most, room), "$text-accent"),
        ]
