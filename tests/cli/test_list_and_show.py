"""``roadmap list`` and ``roadmap show``."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.model.kinds import kinds

from .conftest import EXAMPLE, Run


def test_the_kinds_and_their_numbers(run: Run, ws: Path) -> None:
    rows = [line.split(maxsplit=2) for line in run("list", "-C", ws).out.splitlines()]
    assert [row[1] for row in rows] == list(kinds())
    assert {row[1]: row[0] for row in rows}["technology"] == "3"
    document = run("list", "-C", ws, "--format", "json").json
    assert document["version"] == 1
    assert document["kinds"]["technology"] == 3
    assert list(document["kinds"]) == list(kinds())


def test_a_folder_in_place_of_a_kind(run: Run, ws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ws.parent)
    assert run("list", "ws").out == run("list", "-C", "ws").out
    assert run("list", "technology", "ws").out == run("list", "technology", "-C", "ws").out


def test_a_table_of_records(run: Run, ws: Path) -> None:
    lines = run("list", "technology", "-C", ws).out.splitlines()
    assert lines[0].split()[:2] == ["id", "name"]
    assert [line.split()[0] for line in lines[1:-1]] == ["chip", "sensor", "bare"]
    assert lines[-1] == "3 technologies"
    assert "Power semiconductors" in lines[1]
    assert "Bán dẫn công suất" in run("list", "technology", "-C", ws, "--lang", "vi").out


@pytest.mark.parametrize("kind", list(kinds()))
def test_every_kind_can_be_listed(run: Run, kind: str) -> None:
    text, document = run("list", kind, "-C", EXAMPLE), run("list", kind, "-C", EXAMPLE, "--format", "json").json
    assert text.status == 0
    assert list(document) == ["version", "kind", "records"]
    assert [record["id"] for record in document["records"]] == [line.split()[0] for line in text.out.splitlines()[1:-1]]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("name=ban dan", ["chip"]),
        ("name=BÁN DẪN", ["chip"]),
        ("name=POWER", ["chip"]),
        ("name.vi=cong suat", ["chip"]),
        ("name.vi=power", []),
        ("name!=ban dan", ["sensor", "bare"]),
        ("name=", ["bare"]),
        ("name!=", ["chip", "sensor"]),
        ("accountable=bo", ["chip"]),
        ("accountable=bo cong nghe", ["chip"]),
        ("accountable=ministry", ["chip"]),
        ("accountable=nobody", ["sensor"]),
        ("accountable=nob", []),
        ("accountable=", ["bare"]),
        ("accountable!=", ["chip", "sensor"]),
        ("accountable!=bo", ["sensor", "bare"]),
        ("readiness.now=4", ["chip"]),
        ("readiness.now=5", []),
        ("readiness.now=", ["sensor", "bare"]),
        ("platform=true", ["chip"]),
        ("id=chip", ["chip"]),
        ("id!=chip", ["sensor", "bare"]),
    ],
)
def test_where(run: Run, ws: Path, condition: str, found: list[str]) -> None:
    document = run("list", "technology", "-C", ws, "--where", condition, "--format", "json").json
    assert [record["id"] for record in document["records"]] == found


def test_conditions_are_joined_by_and(run: Run, ws: Path) -> None:
    both = run("list", "technology", "-C", ws, "--where", "accountable!=", "--where", "name=cam bien")
    assert both.out.splitlines()[1].startswith("sensor ")
    assert both.out.splitlines()[-1] == "1 technology"


@pytest.mark.parametrize(
    ("condition", "says"),
    [("nmae=x", "did you mean `name`?"), ("name", "`name` is no condition on technology\n"), ("=x", "no condition"),
     ("", "no condition"), ("xyz=1", "`xyz=1` is no condition on technology\n")],
)  # fmt: skip
def test_a_condition_that_is_none(run: Run, ws: Path, condition: str, says: str) -> None:
    ran = run("list", "technology", "-C", ws, "--where", condition)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert "FIELD=VALUE" in ran.err


def test_a_kind_that_is_none(run: Run, ws: Path) -> None:
    ran = run("list", "technolgy", "-C", ws)
    assert ran.status == 2
    assert "did you mean `technology`?" in ran.err


def test_a_record_as_text(run: Run, ws: Path) -> None:
    ran = run("show", "chip", "-C", ws)
    assert ran.status == 0
    assert ran.out.splitlines()[:2] == ["Power semiconductors", "technology · chip · records.toml"]
    assert "vi: Bán dẫn công suất" in ran.out
    assert "Ministry of Technology (bo)" in ran.out
    assert "Linked from" in run("show", "bo", "-C", ws).out
    assert "DEP707" in run("show", "sensor", "-C", ws).out
    assert "Kết quả kiểm tra" in run("show", "sensor", "-C", ws, "--lang", "vi").out


def test_a_record_as_json(run: Run, ws: Path) -> None:
    document = run("show", "chip", ws, "--format", "json", "--around", "1", "--breaks").json
    assert list(document) == [
        "version", "kind", "id", "file", "record", "unread", "links", "linked_from", "around", "breaks",
    ]  # fmt: skip
    assert document["record"]["name"] == {"vi": "Bán dẫn công suất", "en": "Power semiconductors"}
    assert document["links"] == [{"field": "accountable", "to": "bo"}]
    assert document["around"] == {"chip": 0, "bo": 1}


def test_what_was_not_read_is_named(run: Run, ws: Path) -> None:
    (ws / "more.toml").write_text('[technology.odd]\nname = "x"\nreadiness = { now = 12 }\n')
    assert run("show", "odd", "-C", ws, "--format", "json").json["unread"] == ["readiness.now"]


def test_around_and_breaks(run: Run) -> None:
    near = run("show", "npu-tai-bien", "-C", EXAMPLE, "--around", "1").out
    wide = run("show", "npu-tai-bien", "-C", EXAMPLE, "--around", "2").out
    assert "Within 1 links" in near
    assert len(wide) > len(near)
    assert "Breaks if this record goes" in run("show", "npu-tai-bien", "-C", EXAMPLE, "--breaks").out
    for number in ("-1", "x", "1.5", "²", "9" * 5000):
        assert run("show", "npu-tai-bien", "-C", EXAMPLE, f"--around={number}").status == 2


def test_a_record_that_is_none(run: Run, ws: Path) -> None:
    ran = run("show", "chap", "-C", ws)
    assert (ran.status, ran.out) == (2, "")
    assert "There is no record `chap`; did you mean `chip`?" in ran.err
    assert "Không có bản ghi" in run("show", "chap", "-C", ws, "--lang", "vi").err


def test_a_record_of_every_kind_can_be_shown(run: Run) -> None:
    for number, kind in enumerate(kinds()):
        records = run("list", kind, "-C", EXAMPLE, "--format", "json").json["records"]
        ran = run("show", records[0]["id"], "-C", EXAMPLE, "--lang", ("vi", "en")[number % 2])
        assert ran.status == 0
        assert f" · {records[0]['id']} · " in ran.out
