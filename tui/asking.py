"""Asking: the app's side of questions put to the planner, and of what it tells them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from roadmap.model.finding import RoadmapError
from roadmap.model.text import Lang, Text
from tui.dialogs.choice import Choice
from tui.dialogs.dialog import Dialog
from tui.dialogs.picker import Picker
from tui.dialogs.question import Judge, Question
from tui.preferring import Preferring
from tui.state import State
from tui.widgets.plain import plain

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

SOON = 0.02
"""Seconds after which a screen that was not filled yet is tried again."""


class Asking(Preferring):
    """An app that asks and tells.

    Attributes:
        state: what is shown; None until the workspace has been read.
    """

    state: State | None = None

    @property
    def lang(self) -> Lang:
        """The language of the screen."""
        raise NotImplementedError

    async def put(self, dialog: Dialog[Any]) -> Any:
        """Put a question; None where the planner turned away."""
        return await self.push_screen_wait(dialog)

    async def pick(self, title: Text, kinds: Sequence[str] = (), **how: Any) -> str | None:
        """A record of `kinds`; as :class:`tui.dialogs.picker.Picker`."""
        assert self.state is not None  # noqa: S101 - commands run once it is there
        answer: str | None = await self.put(Picker(title, self.state, kinds, **how))
        return answer

    async def ask(
        self, title: Text, value: str = "", *, judge: Judge | None = None, help: Text | None = None
    ) -> str | None:
        """One line of text; as :class:`tui.dialogs.question.Question`."""
        answer: str | None = await self.put(Question(title, self.lang, value=value, judge=judge, help=help))
        return answer

    async def choose(
        self, title: Text, answers: Sequence[tuple[Any, Text]], *, value: Any = None, text: Text | None = None
    ) -> Any:
        """One of several answers; as :class:`tui.dialogs.choice.Choice`."""
        return await self.put(Choice(title, answers, self.lang, value=value, text=text))

    async def confirm(self, question: Text, text: Text | None = None) -> bool:
        """Whether the planner agrees."""
        answers = [(False, Text("Không", "No")), (True, Text("Có", "Yes"))]
        return bool(await self.choose(question, answers, text=text))

    def leave(self, screen: Screen[Any]) -> None:
        """Take `screen` away with all that lies over it; whoever waits for an answer gets none.

        A question that is only taken off the screen would leave its command waiting for ever.
        """
        while screen in self.screen_stack:
            over = self.screen
            if not over.is_mounted:  # it has to be filled before it can go
                self.set_timer(SOON, partial(self.leave, screen))
                return
            if isinstance(over, Dialog):
                over.dismiss(None)
            else:
                self.pop_screen()

    def tell(self, text: Text, severity: SeverityLevel = "information") -> None:
        """Say something that goes away by itself."""
        self.notify(plain(text.of(self.lang)).plain, severity=severity, markup=False, timeout=6)

    def unsay(self) -> None:
        """Take away what was only good to know: it would cover the box that comes."""
        for said in list(self._notifications):
            if said.severity == "information":
                self._unnotify(said)

    def refused(self, error: RoadmapError) -> None:
        """Say why something was refused, and what to do about it."""
        hint = [f"\n→ {one}" if one else "" for one in error.hint]
        self.tell(Text(error.message.vi + hint[0], error.message.en + hint[1]), "error")
