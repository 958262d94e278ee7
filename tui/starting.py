"""Starting: a workspace where there is none yet, made as the planner wishes."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.create import bundled, create
from roadmap.store.reading.gate import SETTINGS_FILE, scan
from tui.screens.start import COPY, HERE, NEW, QUIT, TOUR, Start

if TYPE_CHECKING:
    from tui.app import Planner

_LANGUAGE = Text("Ngôn ngữ của lộ trình", "Language of the roadmap")
_LANGUAGES = [("vi", Text("Tiếng Việt", "Vietnamese")), ("en", Text("Tiếng Anh", "English"))]
_NAME = Text("Tên lộ trình", "Title of the roadmap")
_WHICH = Text("Bộ dữ liệu nào?", "Which one?")
_WHERE = Text("Thư mục mới", "New folder")
_NO_NAME = Text("Tên còn trống", "A title is needed")


def unmade(folder: Path) -> bool:
    """Whether `folder` is there and holds neither settings nor records."""
    try:
        return folder.is_dir() and not (folder / SETTINGS_FILE).exists() and not scan(folder).files
    except OSError:  # reading it will say what is wrong
        return False


async def begin(planner: Planner) -> Path | None:
    """Ask how to begin in the planner's folder, until there is a workspace.

    Returns:
        The folder of the workspace; None where the planner leaves.
    """
    while True:
        answer = await planner.put(Start(str(planner.folder.resolve()), planner.lang))
        if answer == QUIT:
            return None
        if answer == TOUR:
            return await asyncio.to_thread(planner.touring.practice)
        try:
            folder = await _WAYS[answer](planner)
        except RoadmapError as error:
            planner.refused(error)
            continue
        if folder is not None:
            return folder


async def _here(planner: Planner) -> Path | None:
    language = await planner.choose(_LANGUAGE, _LANGUAGES, value=planner.lang)
    if language is None:
        return None
    planner.speak(language)
    folder = planner.folder
    title = await planner.ask(_NAME, folder.resolve().name, judge=lambda text: None if text.strip() else _NO_NAME)
    if not title:
        return None
    await asyncio.to_thread(create, folder, language=language, title=title)
    return folder


async def _copy(planner: Planner) -> Path | None:
    seed = await _bundled(planner)
    if seed is None:
        return None
    await asyncio.to_thread(create, planner.folder, seed=seed, language=planner.lang)
    return planner.folder


async def _new(planner: Planner) -> Path | None:
    seed = await _bundled(planner)
    if seed is None:
        return None
    said = await planner.ask(_WHERE, str(planner.folder.resolve() / seed), judge=_in_the_way)
    if not said:
        return None
    folder = Path(said).expanduser()
    await asyncio.to_thread(create, folder, seed=seed, language=planner.lang)
    return folder


def _in_the_way(text: str) -> Text | None:
    place = Path(text).expanduser()
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        return phrase("{path} holds something already", "{path} đã có nội dung", path=text)
    return None


async def _bundled(planner: Planner) -> str | None:
    known = [(name, phrase("{title} ({name})", "{title} ({name})", title=title, name=name))
             for name, (title, _) in bundled().items()]  # fmt: skip
    answer: str | None = await planner.choose(_WHICH, known)
    return answer


_WAYS = {HERE: _here, COPY: _copy, NEW: _new}
