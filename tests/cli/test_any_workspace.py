"""Whatever stands in the files of a workspace, every command ends with a status of its own, never as a bug of ours."""

from __future__ import annotations

import contextlib
import io
import json
import random
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap.cli import main
from roadmap.model.kinds import kinds
from roadmap.model.record import Part
from roadmap.model.relation import FieldShape, fields

REPOSITORY = Path(__file__).parents[2]
EXAMPLE = REPOSITORY / "examples" / "edge-ai-camera"
QUICK = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(QUICK, max_examples=600)


def said(argv: list[str]) -> tuple[int, str]:
    """Exit status and output of a command line run in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(argv)
    assert status != 4, err.getvalue()
    return status, out.getvalue() or err.getvalue()


def judge(root: Path) -> None:
    """Hold every command that reads `root` against what must hold for any workspace."""
    for lang in ("vi", "en"):
        assert said(["check", str(root), "--lang", lang, "--level", "info", "--today", "2026-11-21"])[0] in (0, 1)
    status, document = said(["check", str(root), "--format", "json", "--fail-on", "never", "--today", "2026-11-21"])
    assert status == 0
    told = json.loads(document)
    assert len(told["findings"]) == sum(told["summary"][severity] for severity in ("error", "warning", "info"))
    records = json.loads(said(["list", str(root), "--format", "json"])[1])["kinds"]
    for kind, count in records.items():
        if count:
            rows = json.loads(said(["list", kind, str(root), "--format", "json"])[1])["records"]
            assert len(rows) == count
            assert said(["list", kind, str(root)])[0] == 0
            assert said(["show", rows[-1]["id"], str(root), "--around", "2", "--breaks"])[0] == 0
            assert said(["show", rows[0]["id"], str(root), "--format", "json"])[0] == 0


# --- damaged copies of the example -----------------------------------------------------------------------------------


@cache
def example() -> dict[str, str]:
    return {path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in EXAMPLE.rglob("*.toml")}


WRONG = ["", "nan", "-1", "2027", "'x'", "[]", "{}", "1.234", "true", '"\\u001b"', "'''\n'''", "1900-01-01"]


def damaged(seed: int) -> dict[str, str]:
    """The example with lines cut, doubled, swapped between records, and values put where others belong."""
    chance = random.Random(seed)
    files = dict(example())
    values = [line.partition(" = ")[2] for text in files.values() for line in text.splitlines() if " = " in line]
    for name in chance.sample(sorted(files), 4):
        lines = files[name].split("\n")
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(lines))
            action = chance.randrange(5)
            if action == 0:
                del lines[at : at + chance.randint(1, 4)]
            elif action == 1:
                lines.insert(at, chance.choice(lines or [""]))
            elif " = " in lines[at]:
                key = lines[at].partition(" = ")[0]
                lines[at] = f"{key} = {chance.choice([chance.choice(values), chance.choice(WRONG)])}"
            lines = lines or [""]
        files[name] = "\n".join(lines)
    return files


def write(files: dict[str, str], root: Path) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("seed", range(3))
def test_damaged_copies_of_the_example(seed: int, tmp_path: Path) -> None:
    judge(write(damaged(seed), tmp_path))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 200))
def test_damaged_copies_of_the_example_long(seed: int, tmp_path: Path) -> None:
    judge(write(damaged(seed), tmp_path))


# --- records of every kind with any values that their fields take ----------------------------------------------------

IDS = [f"r{number}" for number in range(12)]
DAYS = ["1900-01-01", "2024-02-29", "2026-11-20", "2026-11-21", "2027-06-30", "2200-12-31"]
VAGUE_DAYS = ["'1900-Q1'", "'2026'", "'2026-11'", "'2027-Q2'", "'2200'"]
DATES = st.sampled_from(DAYS + VAGUE_DAYS)
NUMBERS = st.sampled_from(["0", "1", "-1", "5", "9", "10", "0.5", "1e15", "1e-9", "0.1", "1000000000000000", "-0.0"])
WORDS = st.sampled_from(["''", "'x'", "'ok'", "'[EU]'", "'đ'", "'2027'", "' '"])
YEARS = st.dictionaries(st.sampled_from(["1900", "2025", "2026", "2027", "2030", "2200"]), NUMBERS, max_size=4)


def table(held: dict[str, str]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in held.items()) + " }"


def listed(held: list[str]) -> str:
    return "[" + ", ".join(held) + "]"


def value_of(field: FieldShape, depth: int = 0) -> st.SearchStrategy[str]:
    """A value such as `field` may take, in TOML; often right, sometimes of another form."""
    ids = st.sampled_from([f"'{id}'" for id in IDS] + ["'gone'"])
    if field.ref and field.container == "one":
        return ids
    if field.ref and field.container == "many":
        return st.lists(ids, max_size=4).map(listed)
    inner = table_of(field.part, depth + 1) if field.part and depth < 3 else WORDS | NUMBERS
    if field.container == "keys":
        keys = st.sampled_from([*IDS, "gone", "2026", "2027", "2030", "OWN101", "TIM801", "x"])
        return st.dictionaries(keys, inner | NUMBERS | WORDS, max_size=4).map(table) | YEARS.map(table)
    if field.vocabulary:
        return st.sampled_from([f"'{word}'" for word in field.vocabulary])
    if field.part:
        return inner
    return DATES | NUMBERS | WORDS | st.sampled_from(["true", "false", "{ vi = 'v', en = 'e' }", "{ vi = '' }"])


def table_of(part: type[Part], depth: int = 0) -> st.SearchStrategy[str]:
    shapes = [field for field in fields(part) if field.alias != "id"]
    most = len(shapes) if not depth else 4
    chosen = st.lists(st.sampled_from(shapes), max_size=most, unique=True)
    return chosen.flatmap(
        lambda some: st.tuples(*(value_of(field, depth) for field in some)).map(
            lambda values: table({field.alias: value for field, value in zip(some, values, strict=True)})
        )
    )


RECORD = st.sampled_from(sorted(kinds())).flatmap(lambda kind: st.tuples(st.just(kind), table_of(kinds()[kind])))
WORKSPACE = st.lists(RECORD, min_size=1, max_size=len(IDS))


def written(records: list[tuple[str, str]]) -> str:
    return "".join(f"{kind}.{id} = {held}\n" for id, (kind, held) in zip(IDS, records, strict=False))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


def hold(root: Path, records: list[tuple[str, str]]) -> None:
    (root / "records.toml").write_text(written(records), encoding="utf-8")
    begun = time.process_time()
    judge(root)
    assert time.process_time() - begun < 10


@QUICK
@given(WORKSPACE)
def test_records_with_any_values(root: Path, records: list[tuple[str, str]]) -> None:
    hold(root, records)


@pytest.mark.long
@LONG
@given(WORKSPACE)
def test_records_with_any_values_long(root: Path, records: list[tuple[str, str]]) -> None:
    hold(root, records)
