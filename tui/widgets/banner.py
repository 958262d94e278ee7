"""Banner: the workspace, the views, and the figures that matter, above every screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from roadmap.locale.value import date, number
from roadmap.model.text import Text
from tui.messages import Go
from tui.state import State
from tui.views import READING, VIEWS, tabs
from tui.widgets.plain import fitted, widest

_UNREAD = Text("✗ CHƯA ĐỌC ĐƯỢC {} (xem 7)", "✗ {} NOT READ (see 7)")
_DOT = " · "
_CHECKING = Text("đang kiểm tra…", "checking…")
_READ_ONLY = Text("CHỈ ĐỌC", "READ-ONLY")
_LOST = Text("✗ MẤT THƯ MỤC", "✗ FOLDER LOST")


class Banner(Widget):
    """Two lines: the views with the one in sight marked, and the figures that matter."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "banner--title", "banner--tab", "banner--here", "banner--figures", "banner--error", "banner--good",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._state: State | None = None
        self._view = ""
        self._tabs: list[tuple[int, int, str]] = []

    def show(self, state: State, view: str) -> None:
        """Show `state` with `view` marked."""
        self._state, self._view = state, view
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Always two lines."""
        del container, viewport, width
        return 2

    def render_line(self, y: int) -> Strip:
        """The tabs, or the figures."""
        width = self.size.width
        segments = self._first(width) if y == 0 else self._second(width)
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _piece(self, text: str, name: str) -> Segment:
        return Segment(text, self.rich_style + self.get_component_rich_style(f"banner--{name}", partial=True))

    def _first(self, width: int) -> list[Segment]:
        lang = self._state.lang if self._state else self.app.lang  # type: ignore[attr-defined]  # the planner
        segments, left = [], 0
        self._tabs = []
        for (name, *_), text in zip(VIEWS, tabs(lang, width, self._view), strict=True):
            here = name == self._view
            segments.append(self._piece(text, "here" if here else "tab"))
            self._tabs.append((left, left + widest([text]), name))
            left += widest([text])
        if self._state and width - left > 8:
            title = self._state.title.of(lang) or self._state.root.name
            segments.append(self._piece(fitted(f" {title} ", width - left, right=True), "title"))
        return segments

    def _second(self, width: int) -> list[Segment]:
        state = self._state
        if state is None:
            return [self._piece(READING, "figures")]
        pieces = []
        left = 1
        pieces.append(self._piece(" ", "figures"))
        for said in self._warnings(state):
            pieces.append(self._piece(f"{said} · ", "error"))
            left += widest([said]) + 3
        for text, tone in _figures(state, wide=width >= 110 and not state.unread):
            if left + widest([text]) > width - (text == _DOT):
                break
            pieces.append(self._piece(text, tone))
            left += widest([text])
        day = date(state.survey.today, state.lang)
        if width - left > widest([day]) + 1:
            pieces.append(self._piece(fitted(f"{day} ", width - left, right=True), "figures"))
        return pieces

    def _warnings(self, state: State) -> Iterator[str]:
        """What nobody who looks at the plan, or edits it, may overlook."""
        if self.app.watching.lost:  # type: ignore[attr-defined]  # the planner
            yield state.said(_LOST)
        if state.read_only:
            yield state.said(_READ_ONLY)
        if state.unread:
            yield state.said(_UNREAD).format(number(state.unread, state.lang))

    def on_click(self, event: events.Click) -> None:
        """A click on a tab goes there."""
        if event.y == 0:
            for left, right, name in self._tabs:
                if left <= event.x < right:
                    self.post_message(Go(name))


def _figures(state: State, *, wide: bool) -> list[tuple[str, str]]:
    """The figures with their tones, the gravest first."""
    lang, found, tally = state.lang, state.figures, state.tally
    unowned = found.unowned_technologies
    products = found.unowned_products
    if wide:
        first = Text("Chưa có CQ chịu trách nhiệm: {}/{} CN, {}/{} SP", "{}/{} technologies, {}/{} products unowned")
        overdue = Text("{} quá hạn", "{} overdue")
        measured = Text("đã đo hiệu quả {}/{} SP", "{}/{} products measured")
        errors = Text("{} lỗi, {} cảnh báo", "{} errors, {} warnings")
    else:
        first = Text("chưa có CQ chịu TN: {}/{} CN, {}/{} SP", "unowned: {}/{} tech, {}/{} prod")
        overdue, measured = Text("trễ {}", "overdue {}"), Text("đã đo {}/{}", "measured {}/{}")
        errors = Text("{} lỗi {} c.báo", "{} err {} warn")

    def fill(text: Text, *values: int) -> str:
        return text.of(lang).format(*(number(value, lang) for value in values))

    return [
        (fill(first, unowned, found.technologies, products, found.products), "error" if unowned + products else "good"),
        (_DOT, "figures"),
        (fill(overdue, found.overdue), "error" if found.overdue else "good"),
        (_DOT, "figures"),
        (fill(measured, found.measured, found.products), "figures"),
        (_DOT, "figures"),
        (fill(errors, tally["error"], tally["warning"]), "error" if tally["error"] else "figures")
        if state.checked
        else (_CHECKING.of(lang), "figures"),
    ]
