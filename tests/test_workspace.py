"""A folder held open: opening, selecting, settings, waivers, order and places of findings, and the public names."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import roadmap
from roadmap.check import checks
from roadmap.model.finding import SEVERITIES, Finding, RoadmapError
from roadmap.model.text import Text
from roadmap.rulebook import rules, selection, tally
from roadmap.workspace import Workspace

if TYPE_CHECKING:
    from tests.conftest import Opened

# --- opening ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "roadmap.toml").write_text("title = 'Chip'\n", encoding="utf-8")
    (tmp_path / "a.toml").write_text("[technology.a]\n", encoding="utf-8")
    (tmp_path / "b.toml").write_text("[technology.b]\n", encoding="utf-8")
    return tmp_path


def test_a_folder_or_its_settings_file_or_the_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for path in (folder, str(folder), folder / "roadmap.toml", ".", "roadmap.toml"):
        opened = Workspace.open(path, today=datetime.date(2026, 1, 1))
        assert [record.id for record in opened.roadmap] == ["a", "b"]
        assert opened.settings.title == Text("Chip", "Chip")
        assert opened.survey.today == datetime.date(2026, 1, 1)
    assert Workspace.open().today == datetime.date.today()


def test_progress_counts_the_record_files(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    Workspace.open(folder, progress=lambda done, every: told.append((done, every)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("name", ["missing", "a.toml", "missing/roadmap.toml"])
def test_what_is_no_folder(folder: Path, name: str) -> None:
    with pytest.raises(RoadmapError) as caught:
        Workspace.open(folder / name)
    assert caught.value.status == 2
    assert name in caught.value.message.vi
    assert "roadmap init" in caught.value.hint.en
    assert str(caught.value) == caught.value.message.en


def test_a_folder_that_cannot_be_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("roadmap.store.opening.read", refuse)
    with pytest.raises(RoadmapError, match="cannot be read: Permission denied") as caught:
        Workspace.open(folder)
    assert caught.value.status == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_is_closed(folder: Path) -> None:
    folder.chmod(0)
    try:
        with pytest.raises(RoadmapError) as caught:
            Workspace.open(folder)
    finally:
        folder.chmod(0o700)
    assert caught.value.status == 3


# --- which checks ----------------------------------------------------------------------------------------------------

SEVERAL = """
[technology.a]
evidence = "oficial"
depends_on = ["missing"]
[milestone.m]
due = 2025-01-01
"""


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (["OWN101"], [], {"OWN101"}),
        (["DEP"], [], {"DEP707", "DEP705"}),
        (["DEP"], ["DEP705"], {"DEP707"}),
        (["REC", "OWN101"], [], {"REC052", "OWN101"}),
        (["REC"], ["REC"], set()),
    ],
)
def test_select_and_ignore(workspace: Opened, select: list[str], ignore: list[str], codes: set[str]) -> None:
    assert {finding.code for finding in workspace(SEVERAL).check(select, ignore)} == codes


def test_nothing_selected_means_everything(workspace: Opened) -> None:
    opened = workspace(SEVERAL)
    every = opened.check()
    assert {"REC052", "DEP705", "DEP707", "OWN101"} <= {finding.code for finding in every}
    parts = [*opened.check(select=["DEP", "REC"]), *opened.check(ignore=["DEP", "REC"])]
    assert sorted(parts, key=repr) == sorted(every, key=repr)


@pytest.mark.parametrize("name", ["OWN999", "own", "OW", "OWN1", "O", "", "technology-without-owner", "XYZ"])
def test_unknown_codes_and_families(name: str) -> None:
    for arguments in (([name], []), ([], [name])):
        with pytest.raises(RoadmapError) as caught:
            selection(*arguments)
        assert caught.value.status == 2
        assert f"`{name}`" in caught.value.message.vi


def test_a_slip_in_a_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(RoadmapError, match="did you mean `OWN10"):
        selection(["OWM101"])


# --- settings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "found"),
    [("error", ["error"]), ("info", ["info"]), ("off", []), ("eror", ["warning"]), ("Off", ["warning"])],
)
def test_a_workspace_sets_severities(workspace: Opened, word: str, found: list[str]) -> None:
    text = "[technology.a]\nas_of = 2026-11-01\nacountable = 'x'\n[milestone.m]\n"
    opened = workspace(text, settings=f"checks.DEP705.severity = '{word}'\nchecks.REC051.severity = '{word}'")
    assert [finding.severity for finding in opened.check(["DEP705"]) if finding.record == "m"] == found
    reading = [finding.severity for finding in opened.check(["REC051"]) if finding.record == "a"]
    assert reading == found
    slips = [finding for finding in opened.check(["REC051"]) if not finding.record]
    assert bool(slips) == (word not in (*SEVERITIES, "off"))


@pytest.mark.parametrize(
    ("settings", "line", "words"),
    [
        ("checks.OWN999.severity = 'off'", 1, "no check `OWN999`"),
        ("checks.OWN101.severty = 'off'", 1, "`severity`"),
        ("checks.OWN101.severity = 'eror'", 1, "error, warning, info, off"),
        ("checks.OWN101.severity = 3", 1, "error, warning, info, off"),
        ("checks.DEP702.products = 'many'", 1, "1, 2, 3"),
        ("[money]\nunit = 'VND'\n[checks.DEP702]\nproduct = 3", 4, "`products`"),
        ("title = 'Chip'\n\nlanguage = 'fr'", 3, "language"),
    ],
)
def test_settings_that_say_nothing(workspace: Opened, settings: str, line: int, words: str) -> None:
    (finding,) = workspace("[document.d]", settings=settings).check()
    assert finding.code in {"REC051", "REC052"}
    assert words in finding.message.en
    assert finding.span == ("roadmap.toml", line, 1)


def test_limits(workspace: Opened) -> None:
    text = "[organization.o]\n[product.p]\n[product.q]\n" + "".join(
        f"[supply.s{id}]\nproduct = '{id}'\nsupplier = 'o'\n" for id in "pq"
    )
    for limit, found in ((2, 1), (3, 0)):
        opened = workspace(text, settings=f"checks.DEP702.products = {limit}")
        assert len(opened.check(["DEP702"])) == found
    assert len(workspace(text, settings="checks.DEP702.products = 'few'").check(["DEP702"])) == 1


# --- waivers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "silent"),
    [
        ("2026-11-20", False),
        ("2026-11-21", True),
        ("2026-11-22", True),
        ("'2026-10'", False),
        ("'2026-11'", True),
        ("'2026-Q3'", False),
        ("2026", True),
        ("2025", False),
    ],
)
def test_a_waiver_holds_through_its_last_day(workspace: Opened, until: str, silent: bool) -> None:
    text = f"[technology.a]\nwaive.OWN101 = {{ reason = 'x', until = {until} }}"
    opened = workspace(text)
    assert [finding.code for finding in opened.check(["OWN101", "DAT975"])] == ([] if silent else ["OWN101", "DAT975"])


def test_a_waiver_is_for_one_code_on_one_record(workspace: Opened) -> None:
    text = "[technology.a]\nwaive.DEP705 = { reason = 'x', until = 2027 }\n[technology.b]\n"
    found = workspace(text).check(["OWN101", "DEP705"])
    assert {(finding.code, finding.record) for finding in found} == {("OWN101", "a"), ("OWN101", "b"), ("DEP705", "b")}


# --- order and places ------------------------------------------------------------------------------------------------


def test_findings_come_gravest_first_then_by_code_and_place(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text("[technology.x]\n\n[technology.w]\n", encoding="utf-8")
    (tmp_path / "a.toml").write_text("# a comment\n[technology.z]\ndepends_on = ['missing']\n", encoding="utf-8")
    found = Workspace.open(tmp_path, today=datetime.date(2026, 11, 21)).check()
    ranks = [SEVERITIES.index(finding.severity) for finding in found]
    assert ranks == sorted(ranks)
    owners = [finding for finding in found if finding.code == "OWN101"]
    assert [(finding.span.file, finding.span.line) for finding in owners if finding.span] == [
        ("a.toml", 2),
        ("b.toml", 1),
        ("b.toml", 3),
    ]
    (dangling,) = (finding for finding in found if finding.code == "DEP707")
    assert dangling.span == ("a.toml", 3, 15)
    keys = [(finding.severity, finding.code) for finding in found]
    for severity in SEVERITIES:
        codes = [code for other, code in keys if other == severity]
        assert codes == sorted(codes)


def test_every_finding_has_a_place(workspace: Opened) -> None:
    found = workspace(SEVERAL + "\n[technolgy.c]\n", settings="titel = 'x'").check()
    assert {finding.code for finding in found} >= {"REC051", "REC052", "REC053"}
    for finding in found:
        assert finding.span, finding
        assert finding.span.line > 0, finding
        assert finding.span.column > 0, finding


# --- the runner ------------------------------------------------------------------------------------------------------


def test_a_check_is_silent_on_a_field_that_could_not_be_read(workspace: Opened) -> None:
    for text in ("accountable = 3", "accountable = 'Not An Id'"):
        found = workspace(f"[technology.a]\n{text}").check(["OWN101", "REC"])
        assert [finding.code for finding in found] == ["REC052"]
    misspelt = workspace("[technology.a]\nnote = 3").check(["OWN101", "REC"])
    assert [finding.code for finding in misspelt] == ["OWN101", "REC052"]


def test_a_check_is_silent_where_one_that_it_needs_fired(workspace: Opened) -> None:
    """An orphan whose only link dangles is told of the link, even when that check was not asked for."""
    assert "DEP707" in checks()["DEP705"].needs
    text = "[milestone.m]\nof = '{}'\n[milestone.n]\n[technology.t]\n"
    assert {finding.record for finding in workspace(text.format("t")).check(["DEP705"])} == {"n"}
    for settings in ("", "checks.DEP707.severity = 'off'"):
        opened = workspace(text.format("missing"), settings=settings)
        assert {finding.record for finding in opened.check(["DEP705"])} == {"n", "t"}


def test_every_need_is_a_check() -> None:
    known = checks()
    for code, one in known.items():
        assert set(one.needs) <= set(known), code
        assert code not in one.needs


def test_rules_are_those_of_reading_and_of_the_checks() -> None:
    every = rules()
    assert list(every) == sorted(every)
    assert set(checks()) < set(every)
    assert {"FIL001", "REC051", "OWN101"} <= set(every)
    assert all(code == rule.code and code.startswith(rule.family) for code, rule in every.items())
    names = [rule.name for rule in every.values()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


def test_the_tally_names_every_severity() -> None:
    assert tally([]) == {"error": 0, "warning": 0, "info": 0}
    message = Text("x", "x")
    found = [Finding("OWN101", "x", severity, message) for severity in ("info", "error", "info")]
    assert list(tally(found).items()) == [("error", 1), ("warning", 0), ("info", 2)]


# --- the public names ------------------------------------------------------------------------------------------------


def test_the_public_names() -> None:
    assert roadmap.Workspace is Workspace
    for name in roadmap.__all__:
        assert getattr(roadmap, name) is not None
        assert name in dir(roadmap)
    with pytest.raises(AttributeError, match="no attribute 'Planner'"):
        roadmap.Planner  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import roadmap", {"pydantic", "networkx", "tomli", "tree_sitter", "wasmtime"}),
        ("import roadmap; roadmap.Workspace.open('examples/edge-ai-camera')", {"networkx", "wasmtime"}),
        ("import roadmap; roadmap.Workspace.open('examples/edge-ai-camera').check()", {"networkx", "wasmtime"}),
    ],
)
def test_heavy_libraries_wait_until_they_are_needed(statement: str, absent: set[str]) -> None:
    code = f"import sys; {statement}; print(*sys.modules)"
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert absent.isdisjoint(done.stdout.split())


def test_a_waiver_of_a_check_that_does_not_exist_is_told(workspace: Opened) -> None:
    opened = workspace('[technology.a]\nwaive.ZZZ999 = { reason = "x", until = 2027-01-01 }\n')
    (finding,) = opened.check("REC051")
    assert finding.route == ("technology", "a", ("waive", "ZZZ999"))
    assert opened.waivers == 1


def test_a_waiver_without_a_reason_does_not_count(workspace: Opened) -> None:
    opened = workspace('[technology.a]\nwaive.OWN101 = { reason = " ", until = 2027-01-01 }\n')
    assert [finding.code for finding in opened.check(["OWN101", "REC052"])] == ["OWN101", "REC052"]


def test_another_day_is_judged_anew_also_where_it_is_held_open(folder: Path) -> None:
    (folder / "due.toml").write_text('[milestone.m]\nof = "a"\ndue = "2026-11-30"\n', encoding="utf-8")
    eve, morrow = datetime.date(2026, 11, 30), datetime.date(2026, 12, 1)
    held = Workspace.open(folder, today=eve).held()
    assert held.on(eve) is held
    assert "TIM801" not in {one.code for one in held.check()}
    assert held.on(morrow).check() == Workspace.open(folder, today=morrow).check()
    assert "TIM801" in {one.code for one in held.on(morrow).check()}
    assert "TIM801" not in {one.code for one in held.check()}


def test_today_may_be_text(tmp_path: Path) -> None:
    assert Workspace.open(tmp_path, today="2026-11-21").today == datetime.date(2026, 11, 21)
    with pytest.raises(RoadmapError, match="no date"):
        Workspace.open(tmp_path, today="soon")


def test_a_folder_without_anything_is_empty(tmp_path: Path) -> None:
    assert Workspace.open(tmp_path).empty
    (tmp_path / "roadmap.toml").write_text("", encoding="utf-8")
    assert not Workspace.open(tmp_path).empty
