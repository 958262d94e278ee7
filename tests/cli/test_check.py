"""``roadmap check``: forms, limits and selections."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import EXAMPLE, Run

DAY = ("--today", "2026-11-21")


def test_a_finding_has_place_severity_code_and_message(run: Run, ws: Path) -> None:
    ran = run("check", ws, *DAY)
    assert ran.status == 1
    assert ran.err == ""
    assert f"{ws.as_posix()}/records.toml:17:11 ✗ error DEP707 " in ran.out
    assert re.search(
        r"^\d+ errors?, \d+ warnings?, \d+ information; 4 records in 1 file, as of 21 Nov 2026\.$",
        ran.out,
        re.MULTILINE,
    )
    assert "\x1b" not in ran.out


def test_the_json_document_has_exactly_this_shape(run: Run, ws: Path) -> None:
    document = run("check", ws, *DAY, "--format", "json").json
    assert list(document) == ["version", "findings", "summary"]
    assert document["version"] == 1
    keys = ["code", "name", "severity", "kind", "record", "field", "file", "line", "column", "message"]
    assert document["findings"]
    assert all(list(finding) == keys for finding in document["findings"])
    assert list(document["summary"]) == ["error", "warning", "info", "records", "files", "waivers", "today"]
    assert document["summary"] | {"error": 0, "warning": 0, "info": 0} == {
        "error": 0, "warning": 0, "info": 0, "records": 4, "files": 1, "waivers": 0, "today": "2026-11-21",
    }  # fmt: skip
    for severity in ("error", "warning", "info"):
        assert document["summary"][severity] == sum(f["severity"] == severity for f in document["findings"])
    (dangling,) = [finding for finding in document["findings"] if finding["code"] == "DEP707"]
    assert {key: dangling[key] for key in keys[:9]} == {
        "code": "DEP707", "name": "dangling-reference", "severity": "error", "kind": "technology", "record": "sensor",
        "field": "groups.none", "file": "records.toml", "line": 17, "column": 11,
    }  # fmt: skip


def test_what_a_finding_lacks_is_null(run: Run, ws: Path) -> None:
    (ws / "empty.toml").write_text("")
    document = run("check", ws, "--format", "json", "--select", "FIL007").json
    (finding,) = document["findings"]
    assert [finding[key] for key in ("kind", "record", "field", "line", "column")] == [None] * 5
    assert finding["file"] == "empty.toml"


@pytest.mark.parametrize(
    ("code", "limit", "status"),
    [
        ("DEP707", "error", 1),
        ("DEP707", "never", 0),
        ("DAT973", "error", 0),
        ("DAT973", "warning", 1),
        ("DAT973", "info", 1),
        ("DAT973", "never", 0),
        ("REC051", "error", 0),
        ("FIL006", "info", 0),
    ],
)
def test_fail_on(run: Run, ws: Path, code: str, limit: str, status: int) -> None:
    (ws / "more.toml").write_text('[need.odd]\nname = "a\u200bb"\nodd = 1\n')
    assert run("check", ws, "--select", code, "--fail-on", limit).status == status


def test_level_hides_lines_and_counts_all(run: Run, ws: Path) -> None:
    (ws / "more.toml").write_text('[need.odd]\nname = "a\u200bb"\n')
    lines = {level: run("check", ws, "--level", level).out for level in ("none", "error", "warning", "info")}
    sizes = [text.count(f"{ws.name}/") for text in lines.values()]
    assert sizes[0] == 0
    assert sizes == sorted(sizes)
    assert sizes[1] < sizes[2]
    last = [[line for line in text.splitlines() if "records in" in line] for text in lines.values()]
    assert all(line == last[0] for line in last)


def test_select_and_ignore_take_codes_and_families(run: Run, ws: Path) -> None:
    def codes(*options: str) -> set[str]:
        return {finding["code"] for finding in run("check", ws, "--format", "json", *options).json["findings"]}

    every = codes()
    assert {"DEP707"} < every
    assert codes("--select", "DEP") == {code for code in every if code.startswith("DEP")}
    assert codes("--select", "dep707") == {"DEP707"}
    assert codes("--select", "DEP,OWN") == codes("--select", "DEP", "--select", " OWN ")
    assert codes("--ignore", "DEP707") == every - {"DEP707"}
    assert codes("--select", "DEP", "--ignore", "DEP707") == codes("--select", "DEP") - {"DEP707"}
    assert run("check", ws, "--select", ",").status == 2


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(("name", "near"), [("OWN10", "OWN1"), ("DEP777", "DEP707"), ("XYZ", ""), ("O", "")])
def test_a_mistyped_code_is_said(run: Run, ws: Path, option: str, name: str, near: str) -> None:
    ran = run("check", ws, option, name)
    assert ran.status == 2
    assert ran.out == ""
    assert f"There is no check or family `{name}`" in ran.err
    assert near in ran.err


def test_github_annotations_are_escaped(run: Run, tmp_path: Path) -> None:
    odd = tmp_path / "a,b: 100%"
    odd.mkdir()
    (odd / "x,y::z%.toml").write_text('[need.odd]\nname = "50 % :: a\\nb, c"\naccountable = "none"\nodd = "1"\n')
    ran = run("check", odd, "--format", "github")
    assert ran.out
    for line in ran.out.splitlines():
        command, properties, message = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line).groups()  # type: ignore[union-attr]
        named = dict(part.split("=", 1) for part in properties.split(","))
        assert set(named) <= {"file", "line", "col", "title"}
        assert re.fullmatch(r"[A-Z]{3}\d{3} [a-z-]+", named["title"])
        assert named["file"].endswith("a%2Cb%3A 100%25/x%2Cy%3A%3Az%25.toml")
        assert not re.search("%(?!25)", message)
        assert command


def test_a_file_is_named_from_where_the_command_runs(run: Run, ws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ws.parent)
    for words in (("ws",), ("-C", "ws"), ("-C", "elsewhere", "ws"), ("--workspace", "ws")):
        assert "\nws/records.toml:17:11" in "\n" + run("check", *words).out
    monkeypatch.chdir(ws)
    assert "\nrecords.toml:17:11" in "\n" + run("check").out
    (ws / "roadmap.toml").write_text("")
    assert "\nrecords.toml:17:11" in "\n" + run("check", "roadmap.toml").out


def test_there_is_no_such_folder(run: Run, ws: Path) -> None:
    for place in (ws / "none", ws / "records.toml"):
        ran = run("check", place)
        assert (ran.status, ran.out) == (2, "")
        assert "There is no folder" in ran.err
        assert "roadmap init" in ran.err


def test_today_decides_what_is_late(run: Run) -> None:
    def late(day: str) -> int:
        document = run("check", EXAMPLE, "--format", "json", "--today", day, "--select", "TIM801").json
        assert document["summary"]["today"] == day
        return len(document["findings"])

    assert late("2026-01-01") == 0 < late("2026-11-21") < late("2035-01-01")


@pytest.mark.parametrize("day", ["2026-13-01", "21/11/2026", "tomorrow", ""])
def test_a_day_that_is_none(run: Run, ws: Path, day: str) -> None:
    ran = run("check", ws, "--today", day)
    assert ran.status == 2
    assert "2026-11-21" in ran.err


def test_the_language_of_the_output(run: Run, ws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (ws / "roadmap.toml").write_text('language = "vi"\n')
    english, vietnamese = "records in", "bản ghi trong"
    assert english in run("check", ws).out
    assert vietnamese in run("check", ws, "--lang", "vi").out
    monkeypatch.delenv("ROADMAP_LANG")
    assert vietnamese in run("check", ws).out
    (ws / "roadmap.toml").write_text('language = "en"\n')
    assert english in run("check", ws).out
    assert "Không có kiểm tra" in run("check", ws, "--lang", "vi", "--select", "XYZ").err


def test_lost_records_are_counted(run: Run, ws: Path) -> None:
    (ws / "broken.toml").write_text("[technology.lost]\nname = Lost\n")
    assert "1 records could not be read" in run("check", ws).out


def test_a_folder_without_records_is_no_clean_roadmap(run: Run, tmp_path: Path) -> None:
    """A wrong path in CI must not be green for ever."""
    ran = run("check", tmp_path)
    assert ran.status == 2
    assert "roadmap init" in ran.err


def test_other_commands_say_that_something_could_not_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[technology.a]\nname = "A\n[technology.b]\nname = "B"\n', encoding="utf-8")
    ran = run("list", "technology", tmp_path, "--lang", "en")
    assert ran.status == 0
    assert "what could not be read is missing here" in ran.err


def test_conditions_see_defaults_and_derived_states(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[activity.a]\nstart = 2026-01-01\n[post.p]\n", encoding="utf-8")
    day = ("--today", "2026-11-21", "--format", "json")
    assert [r["id"] for r in run("list", "activity", tmp_path, "--where", "state=running", *day).json["records"]] == [
        "a"
    ]
    assert [r["id"] for r in run("list", "post", tmp_path, "--where", "head=true", *day).json["records"]] == ["p"]


def test_documents_are_utf8_whatever_the_terminal_speaks(ws: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "roadmap", "check", str(ws), "--format", "json", "--lang", "vi"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    messages = [finding["message"] for finding in json.loads(done.stdout.decode("utf-8"))["findings"]]
    assert any("ấ" in message or "ô" in message for message in messages)


def test_a_past_that_cannot_be_told_is_said(run: Run, ws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from roadmap.model.history import History
    from roadmap.model.text import Text
    from roadmap.workspace import Workspace

    monkeypatch.setattr(Workspace, "_past", lambda _: History(trouble=Text("git từ chối", "git refuses")))
    (ws / "m.toml").write_text('[milestone.m]\nof = "chip"\ndue = 2027-06-30\n', encoding="utf-8")
    assert "git refuses" in run("check", ws).err
