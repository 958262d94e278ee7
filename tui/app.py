"""Planner: the app. It holds the workspace, shows the views, and runs the commands."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import Binding, BindingsMap

from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Lang
from roadmap.safe import to_terminal
from tui.asking import SOON
from tui.command import Command, commands, shown
from tui.commands._taking_up import take_up
from tui.dialogs.dialog import Dialog
from tui.drafting import Drafting
from tui.early import Early
from tui.foreseeing import Foreseeing
from tui.holding import Holding
from tui.keymap import keys_of
from tui.messages import Go, Open, Run
from tui.ordering import Ordering
from tui.screens.view import View, bindings
from tui.starting import begin, unmade
from tui.state import State
from tui.touring import Guided, Touring
from tui.watching import Watching


class Planner(Guided):
    """The planner's screen over a workspace.

    Args:
        folder: the workspace's folder.
        today: the day that counts as today; None for the clock's, also when midnight passes.
        lang: the language of the screen; the one that the user prefers, or the workspace's, where it is None.
        read_only: whether nothing may be changed.
        tour: whether to show the planner round on a copy of the example.
        clock: gives the day of the clock.

    Attributes:
        day: gives the day that counts as today at this moment.
        state: what is shown; None until the workspace has been read.
    """

    TITLE = "roadmap"
    CSS_PATH = "planner.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(
        self,
        folder: Path,
        *,
        today: datetime.date | None = None,
        lang: Lang | None = None,
        read_only: bool = False,
        tour: bool = False,
        clock: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        super().__init__()
        self.folder = folder
        self.state: State | None = None
        self.holding = Holding(read_only=read_only, early=self.present)
        self.drafting = Drafting(self)
        self.foreseeing = Foreseeing(self)
        self.watching = Watching(self)
        self.holding.branch = self.watching.branch
        self.touring, self.early = Touring(self), Early(self)
        self.turn = asyncio.Lock()
        self.ordering = Ordering(self)
        self._tour = tour
        self.day: Callable[[], datetime.date] = (lambda: today) if today else clock
        self._lang = lang or self.preferences.language
        self._view = "portfolio"
        everywhere = (one for one in commands().values() if not one.where)
        self._bindings = BindingsMap.merge(
            [self._bindings, BindingsMap(b for one in everywhere for b in bindings(one.name, one.keys, one.label))]
        )

    # --- life ---

    def on_mount(self) -> None:
        """Show the first view at once, and read the workspace beside it."""
        from tui.screens import views

        for view in views():
            self.install_screen(view, view.VIEW)
        self.push_screen(self._view)
        self.run_worker(self._open(), group="open")

    async def _folder(self) -> Path | None:
        """The folder of the workspace, made first where there is none yet; None where the planner leaves."""
        if self._tour:
            return await asyncio.to_thread(self.touring.practice)
        return await begin(self) if unmade(self.folder) else self.folder

    async def _open(self) -> None:
        folder = await self._folder()
        if folder is None:
            self.exit(0)
            return
        self.folder = folder
        await self.watching.look(self.folder)
        try:
            self.state = await self.holding.open(self.folder, self.day(), self._lang)
        except RoadmapError as error:
            self.exit(error.status, message=to_terminal(error.message.of(self._lang or "vi")))
            return
        self.present(self.state)
        self.early.press()
        self.present(await self.holding.check(self.state))
        self.watching.start(self.state.root)
        for complaint in self.complaints:
            self.tell(complaint, "warning")
        if self.touring.wanted:
            self.touring.begin()
        self.run_worker(take_up(self), group="command")

    def on_unmount(self) -> None:
        """What is still being typed is kept for the next time."""
        self.watching.stop()
        self.drafting.close()
        self.touring.clean()

    def present(self, state: State) -> None:
        """Show `state`, on this screen now and on others when they come into sight."""
        self.state = state
        for screen in self.screen_stack:
            if isinstance(screen, View):
                screen.present(state)

    def speak(self, lang: Lang) -> None:
        """Show everything in another language, open questions left first."""
        if not self.screen.is_mounted:
            self.set_timer(SOON, partial(self.speak, lang))
            return
        while isinstance(self.screen, Dialog) and self.screen.is_mounted:
            self.leave(self.screen)
        self._lang = lang
        if self.state:
            self.present(self.state.spoken(lang))

    # --- where the planner is ---

    @property
    def lang(self) -> Lang:
        """The language of the screen."""
        return self.state.lang if self.state else self._lang or "vi"

    @property
    def view(self) -> View | None:
        """The view in sight, below any dialog."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, View)), None)

    @property
    def chosen(self) -> str | None:
        """The id of the record that the planner means."""
        view = self.view
        id = view.chosen if view and view.is_mounted and self.state else None
        return id if id and self.state and id in self.state.roadmap else None

    def go(self, name: str, id: str | None = None) -> None:
        """Show the view `name`, turned to the record `id`, or to the one that is chosen now."""
        target = id or self.chosen
        if not all(screen.is_mounted for screen in self.screen_stack):  # it has to be filled before it can go
            self.set_timer(SOON, partial(self.go, name, target))
            return
        for screen in self.screen_stack[2:3]:  # the first screen is Textual's own, the second the view
            self.leave(screen)
        view = self.get_screen(name)
        if isinstance(view, View) and target:
            view.aim(target)
        if self._view != name:
            self._view = name
            self.switch_screen(name)

    def open(self, id: str, field: tuple[str, ...] = ()) -> None:
        """Show the sheet of the record `id`, at a field."""
        from tui.screens.record import RecordSheet

        if isinstance(self.view, RecordSheet) and self.view.record == id:
            self.view.stand_on(field)
            return
        self.push_screen(RecordSheet(id, field))

    def leave_gone(self, view: View, new: str | None = None) -> None:
        """Leave `view` if it is the sheet of a record that is gone, and turn it to the record `new` in its place.

        A view that the planner has left meanwhile turns when it comes into sight; another one is left alone.
        """
        state = self.state
        if state is None or not (view.STANDING or view is self.view):
            return
        if not view.STANDING and view.chosen not in state.roadmap:
            self.leave(view)
            if new:
                self.open(new)
        elif new:
            view.aim(new)

    async def back(self, *, redo: bool = False) -> bool:
        """Take the planner's last edit back, or make it again; a sheet stays with its record."""
        sheet = self.view
        if not await super().back(redo=redo):
            return False
        if sheet is self.view and sheet is not None and not sheet.STANDING:
            ids = {one.before: str(one.after) for one in self.holding.changes if one.path == ("id",)}
            self.leave_gone(sheet, ids.get(sheet.chosen))
        return True

    def on_go(self, message: Go) -> None:
        """A widget asks for a view."""
        self.go(message.view, message.id)

    def on_open(self, message: Open) -> None:
        """A widget asks for a record's sheet."""
        self.open(message.id, message.field)

    # --- commands ---

    @property
    def busy(self) -> bool:
        """Whether something is being done that the screen will show; waiting for an answer is doing nothing."""
        asking = any(isinstance(screen, Dialog) for screen in self.screen_stack)
        working = (one for one in self.workers if not one.is_finished and not (asking and one.group == "command"))
        return self.holding.busy or any(working)

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, as the user set them."""
        return keys_of(command, self._keymap)

    def action_command(self, name: str) -> None:
        """Run the command `name` beside the screen, once the command before it has ended."""
        if self.state is None:
            return
        if not self.screen.is_mounted:  # it has to be filled before it can be asked
            self.set_timer(SOON, partial(self.action_command, name))
        else:
            self.ordering.ask(name)

    async def put(self, dialog: Dialog[Any]) -> Any:
        """Put a question; what was typed ahead for it is no command. None where the planner turned away."""
        self.early.forget()
        self.unsay()
        with self.ordering.asking():
            return await super().put(dialog)

    def action_help_quit(self) -> None:
        """Ctrl+C stops programs elsewhere; here it only tells how to leave."""
        key = shown(self.keys_of(commands()["quit"])[0])
        self.tell(phrase("Press {key} to leave; everything is saved", "Nhấn {key} để thoát; mọi thay đổi đã được ghi",
                         key=key))  # fmt: skip

    def on_run(self, message: Run) -> None:
        """A widget asks for a command."""
        self.action_command(message.name)
