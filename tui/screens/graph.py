"""Graph: the chain of a technology or product, or what lies around any record, drawn; and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.widgets import ContentSwitcher, Static
from textual.worker import Worker, WorkerState

from roadmap.drawing.characters.characters import NOBODY, Zoom
from roadmap.drawing.characters.terminal import Screen, runs_of
from roadmap.graph.chain import subjects
from roadmap.graph.excerpt import Tie
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.text import Text
from tui.screens._drawn import Answer, Question, answer, first_question
from tui.screens._graph_words import COLUMNS, NOTHING, about, far_end, headline, row, tone
from tui.screens.view import View
from tui.state import State
from tui.widgets.canvas import Canvas
from tui.widgets.lines import Lines
from tui.widgets.plain import styled
from tui.widgets.table import Table

FARTHEST = 4
"""Steps that a neighbourhood may have; beyond, everything is linked with everything."""


class Graph(View):
    """A record and what it is linked with."""

    VIEW = "graph"
    ABOUT = Text(
        "Bản ghi đang chọn liên kết với những gì, vẽ thành sơ đồ: chuỗi của nó, hoặc những gì ở quanh nó.",
        "What the chosen record is linked with, drawn: its chain, or what lies around it.",
    )

    def __init__(self) -> None:
        super().__init__()
        self.question: Question | None = None
        self.answer: Answer | None = None
        self.trail: list[Question] = []
        self._cursor: str | None = None
        self._anchor: str | None = None

    def body(self) -> ComposeResult:
        """What it is about, the drawing or the table, and what there is to know of the box under the cursor."""
        yield Static(id="subject")
        with ContentSwitcher(initial="canvas"):
            canvas = Canvas()
            canvas.id = "canvas"
            yield canvas
            yield Table(id="ties")
        yield Static(id="about")

    def on_mount(self) -> None:
        """The planner begins in the drawing."""
        self.query_one(Canvas).focus()

    # --- what is shown ---

    def show(self, state: State) -> None:
        """The question asked of `state`; the last drawing stays until the new one is there."""
        if self.question is None or self.question.centre not in state.roadmap:
            first = next((one.id for one in subjects(state.survey)), None) or next(iter(state.roadmap.records), None)
            self.trail.clear()
            self.question = None if first is None else first_question(state, first)
        self._ask()

    def turn_to(self, question: Question, *, back: bool = False) -> None:
        """Ask another question; `back` leads to it, not from it."""
        if self.question and not back and question.centre != self.question.centre:
            self.trail.append(self.question)
        self.question = question
        self._ask()

    def centre_on(self, id: str) -> None:
        """Turn to the record `id`, with what lies around it unless it has a chain to show."""
        if self.state and self.question and id != self.question.centre:
            zoom = self.question.zoom
            first = first_question(self.state, id)
            self._cursor = id
            self.turn_to(Question(id, first.chain and self.question.chain, self.question.steps, zoom=zoom))

    def go_back(self) -> None:
        """Ask the question before the last turn again."""
        if self.trail:
            question = self.trail.pop()
            self._cursor = question.centre
            self.turn_to(question, back=True)

    def zoom(self, step: int) -> None:
        """Show more of each record (-1) or less (1)."""
        if self.question:
            levels = list(Zoom)
            level = levels.index(self._zooms(self.question)[0]) + step
            self.turn_to(replace(self.question, zoom=levels[max(0, min(level, len(levels) - 1))]))

    def reach(self, step: int) -> None:
        """Show a step more of what lies around, or a step less; a chain gives way to what lies around."""
        if self.question:
            steps = 1 if self.question.chain else self.question.steps + step
            hidden = None if self.question.chain else self.question.hidden
            asked = replace(self.question, chain=False, steps=max(1, min(steps, FARTHEST)), hidden=hidden)
            self.turn_to(asked)

    def turn_chain(self) -> bool:
        """Show the chain instead of what lies around, or the other way round; whether there is one."""
        question, state = self.question, self.state
        if question is None or state is None:
            return False
        if not question.chain and not isinstance(state.roadmap[question.centre], Technology | Product):
            return False
        self.turn_to(replace(question, chain=not question.chain, hidden=None))
        return True

    def hide(self, relations: frozenset[str]) -> None:
        """Leave these relations out."""
        if self.question:
            self.turn_to(replace(self.question, hidden=relations))

    def _ask(self) -> None:
        state, question = self.state, self.question
        if state is None:
            return
        if question is None:
            self.query_one("#subject", Static).update(styled((NOTHING.of(state.lang), "")), layout=False)
            self.query_one("#about", Static).update("", layout=False)
            return
        self._head()
        room = self.query_one(ContentSwitcher).size
        if room.width:  # else asked once it is known
            zooms = self._zooms(question)
            self.run_worker(lambda: answer(state, question, zooms, room), group="layout", exclusive=True, thread=True)

    def _zooms(self, question: Question) -> Sequence[Zoom]:
        """Those to choose from: the planner's own; what the question in sight has; else those with names."""
        if question.zoom:
            return (question.zoom,)
        in_sight = self.answer and self.answer.question == question
        return (self.answer.zoom,) if self.answer and in_sight else (Zoom.CARDS, Zoom.NAMES)

    def on_canvas_resized(self) -> None:
        """The room for the drawing is known."""
        if self.answer is None:
            self._ask()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The drawing is there."""
        if event.worker.group == "layout" and event.state is WorkerState.SUCCESS:
            found = event.worker.result
            if isinstance(found, Answer) and found.question == self.question and found.state is self.state:
                self._present(found)

    def _present(self, found: Answer) -> None:
        self.answer = found
        state, ids = found.state, found.ids
        if self._cursor not in ids:
            self._cursor = found.question.centre
        cursor = ids.index(self._cursor)
        self._head()
        ties = found.excerpt.ties
        table = self.query_one(Table)
        table.show(COLUMNS, [str(n) for n in range(len(ties))], lambda key: row(state, ties[int(key)]), state.lang)
        if found.picture:
            numbers = {id: number for number, id in enumerate(ids)}
            self.query_one(Canvas).show(
                found.picture,
                [(numbers[tie.source], numbers[tie.target]) for tie in ties],
                [tone(state, id) for id in ids],
                cursor=cursor,
                centre=ids.index(found.question.centre),
            )
        else:
            self.turn_table(shown=True)

    def _head(self) -> None:
        if self.state and self.question:
            self.query_one("#subject", Static).update(
                styled(*headline(self.state, self.question, self.answer)), layout=False
            )

    @property
    def whole(self) -> Screen | None:
        """The whole drawing, also what is out of sight; None where there is none."""
        picture = self.answer.picture if self.answer else None
        return Screen(picture.wide, picture.high, runs_of(picture.rows)) if picture else None

    # --- the cursor ---

    @property
    def tabled(self) -> bool:
        """Whether the table is shown instead of the drawing."""
        return self.query_one(ContentSwitcher).current == "ties"

    def turn_table(self, *, shown: bool) -> None:
        """Show the table or the drawing."""
        self.query_one(ContentSwitcher).current = "ties" if shown else "canvas"
        (self.query_one(Table) if shown else self.query_one(Canvas)).focus()
        self._tell()

    @property
    def chosen(self) -> str | None:
        """The record under the cursor; in the table the far end of the link."""
        if self.answer is None:
            return None
        if self.tabled:
            tie = self._tie()
            return far_end(tie, self.answer.question.centre) if tie else self.answer.question.centre
        cursor = self.query_one(Canvas).cursor
        return self.answer.ids[cursor] if cursor != NOBODY else None

    def _tie(self) -> Tie | None:
        key = self.query_one(Table).key
        return self.answer.excerpt.ties[int(key)] if self.answer and key is not None else None

    def focus_on(self, id: str) -> bool:
        """Turn to the record `id`, or put the cursor on it where it is shown."""
        state = self.state
        if state is None or id not in state.roadmap:
            return False
        self._cursor = id
        if self.question is None or self.question.centre != id:
            zoom = self.question.zoom if self.question else None
            first = first_question(state, id)
            self.turn_to(Question(id, first.chain, zoom=zoom))
        elif self.answer and id in self.answer.ids:
            self.query_one(Canvas).stand_on(self.answer.ids.index(id), middle=True)
        return True

    def follow(self, step: int) -> None:
        """Put the cursor on the next record, or the one before, that the anchor is linked with.

        The anchor is where the planner was before beginning to go round.
        """
        canvas = self.query_one(Canvas)
        if self.answer is None or canvas.cursor == NOBODY:
            return
        ids = self.answer.ids
        if self._anchor not in ids or canvas.cursor not in canvas.linked_with(ids.index(self._anchor)):
            self._anchor = ids[canvas.cursor]
        round_ = canvas.linked_with(ids.index(self._anchor))
        if round_:
            at = round_.index(canvas.cursor) + step if canvas.cursor in round_ else (0 if step > 0 else -1)
            canvas.stand_on(round_[at % len(round_)])

    def on_canvas_moved(self) -> None:
        """Another box: what there is to know of it."""
        self._cursor = self.chosen
        self._tell()

    def on_canvas_entered(self) -> None:
        """A second click turns to the record."""
        if self.chosen:
            self.centre_on(self.chosen)

    def on_lines_moved(self) -> None:
        """Another row: what there is to know of its far end."""
        if self.tabled:
            self._tell()

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Enter in the table turns to the far end of the link."""
        del event
        if self.chosen:
            self.centre_on(self.chosen)

    def _tell(self) -> None:
        found, id = self.answer, self.chosen
        if found is not None and id is not None and id in found.state.roadmap:
            self.query_one("#about", Static).update(styled(*about(found, id, self._anchor)), layout=False)
