"""Writing generated records: as a workspace of TOML files, and as an equivalent Sphinx-Needs project."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

RECORDS_PER_FILE = 200


class Made(NamedTuple):
    """One generated record: its kind, its id and its table."""

    kind: str
    id: str
    table: dict[str, Any]


def workspace(made: Iterable[Made], folder: Path, title: str) -> int:
    """Write `made` as a workspace into the new folder `folder`; returns the bytes of the record files."""
    folder.mkdir(parents=True)
    (folder / "roadmap.toml").write_text(f'title = {json.dumps(title)}\nlanguage = "vi"\nhorizon = 2035\n', "utf-8")
    written = 0
    for number, several in enumerate(_by(RECORDS_PER_FILE, made), 1):
        text = "\n".join("".join(_toml(one)) for one in several)
        place = folder / f"{number // 50:02}" / f"{number:04}.toml"
        place.parent.mkdir(exist_ok=True)
        written += place.write_bytes(text.encode())
    return written


def _by(size: int, made: Iterable[Made]) -> Iterator[list[Made]]:
    waiting = iter(made)
    while several := list(islice(waiting, size)):
        yield several


def _toml(one: Made) -> Iterator[str]:
    header = f"{one.kind}.{one.id}"
    yield f"[{header}]\n"
    tables = []
    for key, value in one.table.items():
        if not isinstance(value, dict):
            yield f"{key} = {_value(value)}\n"
        elif value.keys() <= {"vi", "en"}:
            yield from (f"{key}.{lang} = {_value(text)}\n" for lang, text in value.items())
        elif all(isinstance(inner, int) for inner in value):
            yield f"{key} = {_value(value)}\n"
        else:
            tables.append((key, value))
    for key, value in tables:
        yield f"\n[{header}.{key}]\n"
        for inner, held in value.items():
            if isinstance(held, dict) and held and held.keys() <= {"vi", "en"}:
                yield from (f"{inner}.{lang} = {_value(text)}\n" for lang, text in held.items())
            else:
                yield f"{_key(inner)} = {_value(held)}\n"


def _key(key: object) -> str:
    return str(key) if re.fullmatch(r"[A-Za-z0-9_-]+", str(key)) else json.dumps(key, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(inner)}" for key, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


_OWNERS = ("accountable", "lead", "owner", "governing", "organization", "host", "source", "supplier", "issuer", "who")
_NEEDS = ("depends_on", "uses", "answers", "chain", "mission", "of", "for", "product", "products", "technologies")
_CONF = """\
extensions = ["sphinx_needs"]
project = "{title}"
needs_id_regex = "^[a-z0-9-]+$"
needs_types = [
{types}]
needs_links = {{
    "owner": {{"incoming": "owns", "outgoing": "owned by"}},
    "depends_on": {{"incoming": "is needed by", "outgoing": "depends on"}},
}}
"""


def sphinx_needs(made: Iterable[Made], folder: Path, title: str) -> int:
    """Write `made` as a Sphinx-Needs project into the new folder `folder`; returns the bytes of the documents.

    One need for each record, with its owners as links of one kind and what it builds on as links of another; names,
    notes and dates stand in the content.
    """
    folder.mkdir(parents=True)
    kinds: dict[str, None] = {}
    documents = []
    written = 0
    for number, several in enumerate(_by(RECORDS_PER_FILE, made), 1):
        kinds |= dict.fromkeys(one.kind for one in several)
        name = f"records-{number:04}"
        text = f"{name}\n{'=' * len(name)}\n\n" + "\n".join("".join(_need(one)) for one in several)
        written += (folder / f"{name}.rst").write_bytes(text.encode())
        documents.append(name)
    toctree = "".join(f"   {name}\n" for name in documents)
    (folder / "index.rst").write_text(f"{title}\n{'=' * len(title)}\n\n.. toctree::\n\n{toctree}", "utf-8")
    types = "".join(
        f'    {{"directive": "{kind}", "title": "{kind}", "prefix": "", "color": "#DF744A", "style": "node"}},\n'
        for kind in kinds
    )
    (folder / "conf.py").write_text(_CONF.format(title=title, types=types), "utf-8")
    return written


def _need(one: Made) -> Iterator[str]:
    yield f".. {one.kind}:: {one.table['name']['vi']}\n   :id: {one.id}\n"
    if state := one.table.get("state"):
        yield f"   :status: {state}\n"
    for option, fields in (("owner", _OWNERS), ("depends_on", _NEEDS)):
        named = [id for field in fields for id in _ids(one.table.get(field))]
        if option == "depends_on":
            named += [*_ids(one.table.get("after")), *_ids(one.table.get("receives"))]
        if named:
            yield f"   :{option}: {', '.join(dict.fromkeys(named))}\n"
    yield "\n"
    linked = {*_OWNERS, *_NEEDS, "after", "receives", "state"}
    for key, value in one.table.items():
        if key not in linked:
            yield f"   {key}: {_value(value)}\n"
    yield "\n"


def _ids(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return list(value) if isinstance(value, list | dict) else []
