"""The keys that a user has chosen: which can be used, and what is to be said about the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from roadmap.fitting.wording import with_nearest
from roadmap.locale.value import phrase
from roadmap.model.text import Text
from tui.command import Command, commands, shown

TAKEN = frozenset({"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "enter", "escape", "tab"})
"""Keys that move in every list; a command on one of them would hardly ever be reached."""

MOVES = (
    ("↑ ↓  j k", Text("lên, xuống một dòng", "a line up, down")),
    ("PgUp PgDn", Text("lên, xuống một trang", "a page up, down")),
    ("Home End", Text("về đầu, về cuối", "to the first, to the last")),
    ("← →  h l", Text("thu gọn, mở rộng; sang trái, sang phải", "fold, unfold; to the left, to the right")),
    ("⏎", Text("chọn; trong danh mục: sang chuỗi giá trị", "choose; in the portfolio: on to the value chain")),
    ("Tab ⇧Tab", Text("sang khung kế tiếp, khung trước", "to the next part of the screen, to the one before")),
    ("Esc", Text("thôi, đóng, quay lại", "leave, close, go back")),
)
"""How one moves in lists and boxes: keys as people write them, and what they do."""

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
_NAMED = frozenset(key.value for key in Keys)


class Clash(NamedTuple):
    """Two commands of one view on one key.

    Attributes:
        key: Textual's name of the key.
        names: the two commands.
    """

    key: str
    names: tuple[str, str]


def fitting(keys: Mapping[str, str], places: Mapping[str, str]) -> tuple[dict[str, str], list[Text]]:
    """The keys that can be used, by name of command, and what is wrong with the others.

    Args:
        keys: name of a command -> its keys as the user wrote them, separated by commas.
        places: name of a command -> file and line where the user wrote that.

    Returns:
        Command -> its keys in Textual's long names; and a sentence about each thing that is wrong.
    """
    known, wrong = commands(), []
    kept: dict[str, str] = {}
    for name, said in keys.items():
        asked = [said] if said.strip() == "," else said.split(",")
        good = [long for one in asked if (long := _long(one.strip()))]
        if name not in known:
            message = phrase("there is no command `{name}`", "không có lệnh `{name}`", name=name)
            wrong.append((name, with_nearest(message, name, known)))
        elif len(good) < len(asked):
            wrong.append((name, phrase("`{said}` is no key; keys are written as ctrl+z, f2, x or ?",
                                       "`{said}` không phải phím; phím ghi như ctrl+z, f2, x hoặc ?",
                                       said=said)))  # fmt: skip
        else:
            kept[name] = ",".join(good)
    for clash in clashes(known.values(), kept):
        own = [name for name in clash.names if name in kept]
        wrong += [(name, _shared(clash)) for name in own[:1]]
    wrong += [(name, _moving(name, key)) for name, said in kept.items() for key in TAKEN & set(said.split(","))]
    return kept, [phrase("{place}: {what}", "{place}: {what}", place=places.get(name, name), what=what)
                  for name, what in wrong]  # fmt: skip


def clashes(among: Iterable[Command], keys: Mapping[str, str]) -> Iterator[Clash]:
    """Pairs of commands that one key of one view calls, each pair once; `keys` go before the commands' own."""
    for one, other in combinations(among, 2):
        shared = set(keys_of(one, keys)) & set(keys_of(other, keys))
        together = not one.where or not other.where or set(one.where) & set(other.where)
        if shared and together:
            yield Clash(min(shared), (one.name, other.name))


def keys_of(command: Command, keys: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a command: the user's, where there are any."""
    own = keys.get(command.name)
    return tuple(own.split(",")) if own else command.keys


def _shared(clash: Clash) -> Text:
    one, other = clash.names
    return phrase("{key} is the key of both `{one}` and `{other}`", "{key} là phím của cả `{one}` và `{other}`",
                  key=shown(clash.key), one=one, other=other)  # fmt: skip


def _moving(name: str, key: str) -> Text:
    return phrase("{key} moves in lists; `{name}` will hardly be reached by it",
                  "{key} dùng để di chuyển trong danh sách; khó gọi được `{name}` bằng phím này",
                  key=key, name=name)  # fmt: skip


def _long(key: str) -> str:
    """Textual's long name of `key`, such as ``question_mark`` for ``?``; empty where there is no such key."""
    *modifiers, last = [key] if len(key) == 1 else key.split("+")
    if not last or not set(modifiers) <= _MODIFIERS:
        return ""
    if len(last) == 1:
        name = last if last.isalnum() else unicodedata.name(last, "").lower().replace(" ", "_").replace("-", "_")
        last = KEY_NAME_REPLACEMENTS.get(name, name)
    elif last not in _NAMED and last not in KEY_NAME_REPLACEMENTS.values() and not _is_character(last):
        return ""
    return "+".join([*modifiers, last])


def _is_character(name: str) -> bool:
    try:
        return bool(unicodedata.lookup(name.replace("_", " ").upper()))
    except KeyError:
        return False
