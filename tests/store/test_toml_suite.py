"""The public TOML test suite through our own gate: TOML 1.0, neither more nor less."""

from __future__ import annotations

import datetime
import json
import math
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from roadmap.store.reading import gate
from roadmap.store.reading.read import read
from roadmap.store.reading.reason import explained

LIST = "toml-test/files-toml-1.0.0"
# A file without a single byte is valid TOML; for a workspace it is the trace of a crash, and says so.
EMPTY = {"valid/empty-nothing.toml"}


@pytest.fixture(scope="module")
def names(shared: Path) -> list[str]:
    lines = (shared / LIST).read_text(encoding="utf-8").split()
    return [line for line in lines if line.endswith(".toml")]


def parsed(path: str, data: bytes) -> dict[str, Any] | str:
    """The tables of a file, or the place at which it is refused."""
    try:
        text, _ = gate.decode(path, data)
    except gate.Refusal as refusal:
        span = refusal.finding.span
        assert span
        assert span.file == path
        return f"{refusal.finding.code}:{span.line}"
    outcome = gate.parse(text)
    return outcome if isinstance(outcome, dict) else f"{outcome.code}:{outcome.line}"


def same(value: Any, expected: Any) -> bool:
    """Whether `value` is what the suite expects; it writes values as a type and a text."""
    if isinstance(expected, list):
        return isinstance(value, list) and len(value) == len(expected) and all(map(same, value, expected))
    if "type" not in expected or not isinstance(expected["type"], str):
        keys = {unicodedata.normalize("NFC", key): inner for key, inner in expected.items()}
        return isinstance(value, dict) and value.keys() == keys.keys() and all(same(value[k], keys[k]) for k in keys)
    kind, text = expected["type"], expected["value"]
    if kind == "string":
        return bool(value == unicodedata.normalize("NFC", text))
    if kind == "bool":
        return value is (text == "true")
    if kind == "integer":
        return type(value) is int and value == int(text)
    if kind == "float":
        wanted = float(text)
        return type(value) is float and (value == wanted or (math.isnan(value) and math.isnan(wanted)))
    reader = {"date-local": datetime.date, "time-local": datetime.time}.get(kind, datetime.datetime)
    moment = reader.fromisoformat(text)
    return type(value) is reader and value == moment and (value.tzinfo if kind == "datetime" else True)


def test_the_list_is_the_one_we_know(names: list[str]) -> None:
    assert sum(name.startswith("valid/") for name in names) == 210
    assert sum(name.startswith("invalid/") for name in names) == 499


def test_every_valid_file_is_read_with_its_values(shared: Path, names: list[str]) -> None:
    wrong = {}
    for name in names:
        if name.startswith("valid/") and name not in EMPTY:
            path = shared / "toml-test" / name
            found = parsed(name, path.read_bytes())
            expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            if isinstance(found, str) or not same(found, expected):
                wrong[name] = found
    assert not wrong


def test_an_empty_file_is_a_finding_of_its_own(shared: Path) -> None:
    for name in EMPTY:
        assert parsed(name, (shared / "toml-test" / name).read_bytes()) == "FIL007:0"


def test_every_invalid_file_is_refused_at_a_line(shared: Path, names: list[str]) -> None:
    wrong = {}
    for name in names:
        if name.startswith("invalid/"):
            found = parsed(name, (shared / "toml-test" / name).read_bytes())
            if not isinstance(found, str) or found.endswith(":0"):
                wrong[name] = found
    assert not wrong


def test_every_file_of_the_suite_can_lie_in_a_workspace(shared: Path, names: list[str], tmp_path: Path) -> None:
    """Reading the whole suite as one folder of records: findings for each refused file, and no exception."""
    for number, name in enumerate(names):
        (tmp_path / f"{number:04}.toml").write_bytes((shared / "toml-test" / name).read_bytes())
    loaded = read(tmp_path)
    assert loaded.files == len(names)
    complained = {finding.span.file for finding in loaded.findings if finding.span and finding.code.startswith("FIL")}
    refused = {f"{n:04}.toml" for n, name in enumerate(names) if name.startswith("invalid/") or name in EMPTY}
    assert refused <= complained


def test_every_complaint_of_the_parser_is_told_in_both_languages(shared: Path, names: list[str]) -> None:
    """A new version of the parser may say something else; its own English words would then show through."""
    untold = set()
    for name in names:
        if name.startswith("invalid/"):
            try:
                text, _ = gate.decode(name, (shared / "toml-test" / name).read_bytes())
            except gate.Refusal:
                continue
            outcome = gate.parse(text)
            assert isinstance(outcome, gate.SyntaxFault)
            why = explained(outcome.reason)
            if why.vi == why.en:
                untold.add(outcome.reason)
            assert (why.vi + why.en).isprintable()
    assert not untold
