"""What a user likes: theme, language and keys of the planner's screen, in two files of the user's own folder.

``preferences.toml`` is written by the program, ``keys.toml`` by the user alone. What cannot be read in them is said
with file and line, and is as if it were not there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from roadmap.locale.why import why
from roadmap.model.text import LANGS, Lang, Text

_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a user likes.

    Attributes:
        theme: name of the theme; empty for the usual one.
        language: the language of the screen; None for the workspace's.
        toured: whether the tour was seen or turned down.
        keys: name of a command -> its keys, as Textual names them, separated by commas.
        places: name of a command -> its line in the file of keys.
        problems: what is wrong in the files, each with file and line.
    """

    theme: str = ""
    language: Lang | None = None
    toured: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Text, ...] = ()


def keys_file() -> Path:
    """Where a user writes keys."""
    return _folder() / "keys.toml"


def preferences_file() -> Path:
    """Where the program writes the rest."""
    return _folder() / "preferences.toml"


def _folder() -> Path:
    return user_config_path("roadmap", appauthor=False)


def glimpse() -> Preferences:
    """Theme and language alone, before there is a model to tell what is wrong; a file with mistakes is as none."""
    import tomllib

    try:
        said = tomllib.loads(_text(preferences_file()))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    return _general(said)


def preferences() -> Preferences:
    """What the user likes, as far as it can be read."""
    from roadmap.locale.value import phrase

    problems: list[Text] = []
    said, _ = _table(preferences_file(), problems)
    keys, text = _table(keys_file(), problems)
    known: dict[str, str] = {}
    places = {name: _line_of(text, name) for name in keys}
    for name, value in keys.items():
        wanted = value if isinstance(value, list) else [value]
        if wanted and all(isinstance(one, str) and one.strip() for one in wanted):
            known[name] = ",".join(one.strip() for one in wanted)
        else:
            problems.append(
                phrase(
                    '{place}: a key is written as {name} = "ctrl+z"',
                    '{place}: phím phải ghi dạng {name} = "ctrl+z"',
                    place=f"{keys_file()}:{places[name]}",
                    name=name,
                )
            )
    return replace(_general(said), keys=known, places=places, problems=tuple(problems))


def _general(said: Mapping[str, Any]) -> Preferences:
    """What the file says that the program writes."""
    theme, language, toured = said.get("theme"), said.get("language"), said.get("toured")
    return Preferences(
        theme if isinstance(theme, str) else "",
        next((lang for lang in LANGS if lang == language), None),
        toured is True,
    )


def keep(now: Preferences, **changes: Any) -> Preferences:
    """`now` with `changes`, kept for the next time.

    Args:
        now: what the user likes.
        changes: fields of :class:`Preferences` that the program writes: theme, language, toured.

    Raises:
        OSError: the file cannot be written.
    """
    import secrets

    import tomli_w

    changed = replace(now, **changes)
    said = {"theme": changed.theme, "language": changed.language, "toured": changed.toured}
    file = preferences_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".~{secrets.token_hex(8)}")
    try:
        beside.write_text(tomli_w.dumps({name: value for name, value in said.items() if value}), encoding="utf-8")
        os.replace(beside, file)  # noqa: PTH105 - whole or not at all
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return changed


def _table(file: Path, problems: list[Text]) -> tuple[dict[str, Any], str]:
    """What a file says, and its text; empty where there is none or it cannot be read."""
    from roadmap.locale.value import phrase
    from roadmap.store.reading.gate import SyntaxFault, parse
    from roadmap.store.reading.reason import explained

    try:
        text = _text(file)
    except FileNotFoundError:
        return {}, ""
    except UnicodeDecodeError:
        problems.append(phrase("{place}: not UTF-8", "{place}: không phải UTF-8", place=str(file)))
        return {}, ""
    except OSError as error:
        problems.append(phrase("{place} cannot be read: {reason}", "Không đọc được {place}: {reason}",
                               place=str(file), reason=why(error)))  # fmt: skip
        return {}, ""
    said = parse(text)
    if isinstance(said, SyntaxFault):
        place = f"{file}:{said.line}" if said.line else str(file)
        reason = explained(said.reason)
        problems.append(phrase("{place}: {reason}", "{place}: {reason}", place=place, reason=reason))
        return {}, ""
    return said, text


def _text(file: Path) -> str:
    # Not a pipe, which would keep the program waiting for ever.
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read(_LARGEST).decode("utf-8-sig")


def _line_of(text: str, name: str) -> int:
    """The line on which `name` is said."""
    found = re.search(rf"""^[ \t]*["']?{re.escape(name)}["']?[ \t]*=""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
