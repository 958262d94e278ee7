"""The idea of a command: what a planner can do with one key, one file each in ``tui/commands``.

The file, the function and the registered name are the same word::

    @command("u", "Undo", "Hoàn tác", changes=True)
    async def undo(planner: Planner) -> None:
        \"\"\"Take the last edit back.

        Hoàn tác thay đổi gần nhất.
        \"\"\"

Key, footer, palette, key help and the page of keys follow from that; nothing is registered by hand. A command runs
beside the screen, so it may wait for an answer (``await planner.pick(...)``) while the screen stays alive. Commands
alone change anything, and only through ``planner.change`` and its like.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from inspect import cleandoc
from typing import TYPE_CHECKING

from roadmap.model.text import Text

if TYPE_CHECKING:
    from tui.app import Planner

Function = Callable[["Planner"], Awaitable[None]]
Step = tuple[str, Mapping[str, object]]
"""An edit of ``roadmap.edits`` by name, and what it takes beside the roadmap."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: its name, words with hyphens; also its name in the user's key file.
        keys: Textual's names of its keys, the first one shown; empty for a command of the palette alone.
        label: what the footer and the palette call it.
        help: one sentence.
        where: the views in which it is offered; empty for all.
        footer: how early it stands in the footer, 1 first; 0 for not at all.
        function: what does it.
        changes: whether it changes the plan.
    """

    name: str
    keys: tuple[str, ...]
    label: Text
    help: Text
    where: tuple[str, ...]
    footer: int
    function: Function
    changes: bool = False

    async def run(self, planner: Planner) -> None:
        """Do it; where the plan may only be looked at, what would change it is refused before anything is asked."""
        if not self.changes or (planner.state and planner.writable(planner.state)):
            await self.function(planner)

    def offered(self, view: str) -> bool:
        """Whether it is offered in the view called `view`."""
        return not self.where or view in self.where


_REGISTER: dict[str, Command] = {}


def command(
    keys: str, en: str, vi: str, *, where: Iterable[str] = (), footer: int = 0, changes: bool = False
) -> Callable[[Function], Function]:
    """Register the decorated function as a command, under its own name.

    Args:
        keys: Textual's names of its keys, separated by commas; may be empty.
        en: what it is called in English.
        vi: what it is called in Vietnamese.
        where: the views in which it is offered; none means all.
        footer: how early it stands in the footer, 1 first; 0 for not at all.
        changes: whether it changes the plan; then it is refused where the plan may only be looked at.

    Raises:
        ValueError: the docstring lacks the sentence in one of the languages.
    """

    def register(function: Function) -> Function:
        name = function.__name__.replace("_", "-")
        said = [" ".join(part.split()) for part in cleandoc(function.__doc__ or "").split("\n\n")]
        if len(said) < 2:
            raise ValueError(f"{name}: its docstring lacks a sentence in both languages")
        known = tuple(key.strip() for key in keys.split(",") if key.strip())
        _REGISTER[name] = Command(
            name, known, Text(vi, en), Text(said[1], said[0]), tuple(where), footer, function, changes
        )  # fmt: skip
        return function

    return register


@cache
def commands() -> dict[str, Command]:
    """Every command by name, in alphabetical order."""
    from importlib import import_module
    from pathlib import Path

    for file in sorted(Path(__file__).parent.joinpath("commands").glob("[!_]*.py")):
        import_module(f"tui.commands.{file.stem}")
    return dict(sorted(_REGISTER.items()))


_SIGNS = {
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "comma": ",",
    "full_stop": ".",
    "colon": ":",
    "exclamation_mark": "!",
    "asterisk": "*",
    "backslash": "\\",
    "underscore": "_",
    "space": "␣",
    "enter": "⏎",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "⌫",
    "delete": "Del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


def shown(key: str) -> str:
    """`key`, as Textual names it, as people write it: ``ctrl+r`` is ``^R``."""
    *modifiers, last = key.split("+")
    name = _SIGNS.get(last, last if len(last) == 1 else last.upper())
    if "ctrl" in modifiers:
        name = f"^{name.upper()}"
    return f"⇧{name}" if "shift" in modifiers else name
