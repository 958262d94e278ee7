"""View: a whole screen of the planner, with the banner above it and the keys below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from roadmap.model.text import Text
from tui.command import commands
from tui.state import State
from tui.widgets.banner import Banner
from tui.widgets.filled import filled
from tui.widgets.guide import Guide
from tui.widgets.keys import Keys

if TYPE_CHECKING:
    from tui.app import Planner


class View(Screen[None]):
    """A whole screen; inheritors give its parts, what they show, and which record is meant.

    Attributes:
        VIEW: its name, as commands know it, and the name of its file.
        STANDING: whether there is one of it from the start; others are opened over them and left again.
        ABOUT: one sentence for planners: what the view is for. The key help begins with it.
        state: what is shown; None until the workspace has been read.
    """

    VIEW: ClassVar[str] = ""
    STANDING: ClassVar[bool] = True
    ABOUT: ClassVar[Text] = Text("", "")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (160, "-vast")]
    BINDINGS: ClassVar = [
        # Offered while the tour is on, and then before anything else that these keys do.
        Binding("n", "app.skip_step", show=False, priority=True),
        Binding("escape", "app.end_tour", show=False, priority=True),
    ]
    app: Planner

    def __init__(self) -> None:
        super().__init__()
        self.state: State | None = None
        self._aim: str | None = None
        for one in commands().values():
            if one.where and one.offered(self.VIEW):
                for binding in bindings(one.name, one.keys, one.label):
                    self._bindings.key_to_bindings.setdefault(binding.key, []).insert(0, binding)

    def compose(self) -> ComposeResult:
        """Banner, body, what the tour says, keys."""
        yield Banner()
        yield from self.body()
        yield Guide()
        yield Keys()

    # --- what inheritors say ---

    def body(self) -> ComposeResult:
        """The parts between banner and keys."""
        raise NotImplementedError

    def show(self, state: State) -> None:
        """Show `state`; called when the view comes into sight, after every change, and in another language."""
        raise NotImplementedError

    @property
    def chosen(self) -> str | None:
        """The id of the record that the planner means: the one under the cursor."""
        raise NotImplementedError

    def focus_on(self, id: str) -> bool:
        """Put the cursor on the record `id`, or turn to it; whether it can be shown here."""
        raise NotImplementedError

    # --- the same for all ---

    def present(self, state: State) -> None:
        """Show `state` in all parts of the view; one that is not filled yet, or on its way out, has none."""
        if not filled(self):
            return
        self.state = state
        self.query_one(Banner).show(state, self.VIEW)
        self.query_one(Keys).show(state.lang, self.VIEW)
        self.show(state)
        if self._aim is not None:
            aim, self._aim = self._aim, None
            self.focus_on(aim)

    def aim(self, id: str) -> None:
        """Turn to the record `id`: at once, or when the view comes into sight."""
        if self.is_current and self.state is self.app.state and self.state is not None:
            self.focus_on(id)
        else:
            self._aim = id

    def on_screen_resume(self) -> None:
        """What happened while the view was out of sight is shown now."""
        state = self.app.state
        if state is not None and (state is not self.state or self._aim is not None):
            self.present(state)


def bindings(name: str, keys: tuple[str, ...], label: Text) -> list[Binding]:
    """The keys of a command; its name is the one that the user's key file knows."""
    return [Binding(key, f"app.command('{name}')", label.en, show=False, id=name) for key in keys]
