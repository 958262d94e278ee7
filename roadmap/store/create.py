"""Creating a workspace: an empty one, or a copy of a bundled one."""

from __future__ import annotations

import json
import os
import unicodedata
from functools import cache
from pathlib import Path

import tomli

from roadmap.fitting.wording import with_nearest
from roadmap.locale.value import phrase
from roadmap.locale.why import why
from roadmap.model.finding import RoadmapError
from roadmap.model.schema import record_schema
from roadmap.model.text import Text
from roadmap.store.reading.gate import SETTINGS_FILE

SCHEMA_FILE = "roadmap.schema.json"

# A wheel carries the workspaces inside the package; a checkout has them beside it.
_PACKAGE = Path(__file__).parent.parent
_SHELVES = (_PACKAGE / "workspaces" / "seeds", _PACKAGE / "workspaces" / "examples")
_CHECKOUT = (_PACKAGE.parent / "seeds", _PACKAGE.parent / "examples")


@cache
def bundled() -> dict[str, tuple[Text, Path]]:
    """Name of each bundled workspace -> its title and folder."""
    shelves = _SHELVES if _SHELVES[0].is_dir() else _CHECKOUT
    found: dict[str, tuple[Text, Path]] = {}
    for shelf in shelves:
        for folder in sorted(shelf.iterdir()) if shelf.is_dir() else ():
            settings = folder / SETTINGS_FILE
            if settings.is_file():
                title = tomli.loads(settings.read_text(encoding="utf-8")).get("title", folder.name)
                found[folder.name] = (Text.parse(title), folder)
    return found


def create(target: Path, *, seed: str | None = None, language: str = "vi", title: str = "") -> list[str]:
    """Fill the folder `target`, which may be new, without touching anything that is there.

    Args:
        target: the folder.
        seed: name of a bundled workspace to copy; an empty workspace where it is left out.
        language: language of the settings and of the schema's labels.
        title: what an empty workspace is called; the folder's name where it is left out.

    Returns:
        The files written, relative to `target`.

    Raises:
        RoadmapError: there is no such seed, a file is in the way, or the folder cannot be written.
    """
    files = _copy_of(seed) if seed else {SETTINGS_FILE: _empty(title or target.resolve().name, language).encode()}
    files[SCHEMA_FILE] = (json.dumps(record_schema(language), ensure_ascii=False, indent=1) + "\n").encode()
    files[".taplo.toml"] = _EDITOR.encode()
    in_the_way = [name for name in files if os.path.lexists(target / name)]
    if in_the_way:
        message = phrase(
            "{path} already holds {files}; nothing was written",
            "{path} đã có {files}; chưa ghi gì",
            path=str(target),
            files=in_the_way[:3],
        )
        raise RoadmapError(message, phrase("Choose a new folder", "Hãy chọn thư mục mới"))
    try:
        for name, data in files.items():
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as stream:
                stream.write(data)
    except OSError as error:
        message = phrase("{path} cannot be written: {reason}", "Không ghi được {path}: {reason}",
                         path=str(error.filename or target), reason=why(error))  # fmt: skip
        raise RoadmapError(message, status=3) from error
    return sorted(files)


def _copy_of(seed: str) -> dict[str, bytes]:
    known = bundled()
    if seed not in known:
        message = phrase("There is no bundled workspace `{seed}`", "Không có bộ dữ liệu `{seed}`", seed=seed)
        hint = phrase("Bundled: {known}", "Hiện có: {known}", known=list(known))
        raise RoadmapError(with_nearest(message, seed, known), hint)
    folder = known[seed][1]
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in (".toml", ".md"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _empty(name: str, language: str) -> str:
    # A folder's name may hold bytes that are no text, and controls that TOML forbids.
    clean = "".join(char if char.isprintable() else " " for char in unicodedata.normalize("NFC", name))
    title = json.dumps(" ".join(clean.split()), ensure_ascii=False)
    return f"""\
# Settings of this roadmap. Records stand in any other .toml file below this folder, as [kind.id] tables.
# Cài đặt của lộ trình. Bản ghi nằm trong các tệp .toml khác, dạng bảng [loại.mã].
title = {title}
language = "{language}"
horizon = 2035

[money]
unit = "million-VND"
"""


_EDITOR = f"""\
# Lets editors that know Taplo (Even Better TOML and others) complete and validate the record files.
[[rule]]
include = ["**/*.toml"]
exclude = ["{SETTINGS_FILE}"]

[rule.schema]
path = "./{SCHEMA_FILE}"
enabled = true
"""
