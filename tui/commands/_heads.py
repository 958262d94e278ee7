"""The heads of a body: which are on record, and the hint to name one where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.value import phrase
from roadmap.model.kinds.actors import Post
from roadmap.model.text import Text
from tui.command import commands, shown

if TYPE_CHECKING:
    from tui.app import Planner
    from tui.state import State


def on_record(state: State, body: str) -> list[Post]:
    """The posts of the heads of `body`: first those that somebody holds, then those for which nobody is named yet."""
    posts = [one for one in state.survey.referring(Post, "organization", body) if one.head]
    return sorted(posts, key=lambda one: not state.survey.heads(one))


def hint(planner: Planner, body: str) -> Text:
    """What to do next for `body`, which may be about to be put on record: name its head; empty where it has one."""
    if planner.state and on_record(planner.state, body):
        return Text("", "")
    return phrase(
        "→ {key}: put the head of this body on record (none yet)",
        "→ {key}: ghi người đứng đầu cơ quan này (chưa có)",
        key=shown(planner.keys_of(commands()["head"])[0]),
    )
