"""What is told of the past: each change once, by whoever made it, on the day it was made, with its reason."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from git_repository import Repository, needs_git

from roadmap.model.change import ABSENT
from roadmap.model.history import Event, History
from roadmap.store.history import ledger as module
from roadmap.store.history.ledger import ledger, past, reasons_in
from roadmap.store.history.repository import kept

pytestmark = needs_git

START = "[milestone.m]\nname = 'Mốc'\ndue = 2026-12-31\n"
LATER = START.replace("2026-12-31", "2027-06-30")


def of(root: Path, id: str) -> list[tuple[str, object, object]]:
    return [told(event) for event in ledger(kept(root)).of(id)]


def told(event: Event) -> tuple[str, object, object]:
    change = event.change
    return ".".join(change.path), short(change.before), short(change.after)


def short(value: object) -> object:
    return "…" if isinstance(value, dict) else value


def days(history: History, id: str) -> list[int]:
    return [move.days for move in history.moves(id)]


def test_who_when_and_why(repository: Repository) -> None:
    repository.commit(START, "2026-01-05")
    id = repository.commit(LATER, "2026-03-12", "Lùi hạn\n\nLý do: chờ nghị định về thử nghiệm", by="Trần Thị Bình")
    history = ledger(kept(repository.top))
    came, moved = history.of("m")
    assert (came.change.path, came.change.before) == ((), ABSENT)
    assert told(moved) == ("due", "2026-12-31", "2027-06-30")
    assert (moved.by, moved.on, moved.revision) == ("Trần Thị Bình", datetime.date(2026, 3, 12), id)
    assert moved.reason == "chờ nghị định về thử nghiệm"
    assert (history.since, history.complete) == (datetime.date(2026, 1, 5), True)


def test_the_day_is_the_authors_own(repository: Repository) -> None:
    repository.commit(START, "2026-03-12T23:30:00-08:00")
    assert ledger(kept(repository.top)).of("m")[0].on == datetime.date(2026, 3, 12)


@pytest.mark.parametrize(
    ("message", "reasons"),
    [
        ("x\n\nReason: vì thiếu vốn", {"": "vì thiếu vốn"}),
        ("x\n\nLý do: vì thiếu vốn  ", {"": "vì thiếu vốn"}),
        ("x\n\nLy\u0301 do: dạng tách dấu", {"": "dạng tách dấu"}),
        ("LÝ DO : viết hoa", {"": "viết hoa"}),
        ("Reason(m): one\nReason(m.due): two\nReason: three", {"m": "one", "m.due": "two", "": "three"}),
        ("Lý do (m.due): hai", {"m.due": "hai"}),
        ("Reason: first\nReason: second", {"": "first"}),
        ("Reason:\nReason:   ", {}),
        ("The reason: none", {}),
        ("Reasons: many", {}),
    ],
)
def test_reasons(message: str, reasons: dict[str, str]) -> None:
    assert reasons_in(message) == reasons


def test_the_reason_that_says_most(repository: Repository) -> None:
    repository.commit(START + "[milestone.other]\ndue = 2027", "2026-01-05")
    message = "x\n\nReason: tất cả\nReason(m): bản ghi\nReason(m.due): thời hạn"
    repository.commit(LATER.replace("Mốc", "Mốc chính") + "[milestone.other]\ndue = 2028", "2026-02-05", message)
    history = ledger(kept(repository.top))
    assert {event.change.path: event.reason for event in history.of("m")[1:]} == {
        ("name",): "bản ghi",
        ("due",): "thời hạn",
    }
    assert history.of("other")[-1].reason == "tất cả"


def test_a_reason_can_be_given_later(repository: Repository) -> None:
    repository.commit(START, "2026-01-05")
    repository.commit(LATER.replace("Mốc", "Mốc chính"), "2026-02-05")
    repository.commit({}, "2026-03-05", "Giải trình\n\nLý do(m.due): chờ vốn")
    by_field = {event.change.path: event.reason for event in ledger(kept(repository.top)).of("m")[1:]}
    assert by_field == {("due",): "chờ vốn", ("name",): ""}


@pytest.mark.parametrize("about", ["m", "m.due"])
def test_a_commit_gives_reasons_for_its_own_changes_only(repository: Repository, about: str) -> None:
    repository.commit(START, "2026-01-05")
    repository.commit(LATER, "2026-02-05", by="Bình")
    message = f"x\n\nLý do({about}): chờ vốn"
    repository.commit(LATER.replace("2027-06-30", "2027-12-31"), "2026-03-05", message, by="Chi")
    told = [(event.by, event.reason) for event in ledger(kept(repository.top)).of("m")]
    assert told == [("Nguyễn Văn An", ""), ("Bình", ""), ("Chi", "chờ vốn")]


def test_a_commit_that_renames_may_give_its_reason_under_the_old_name(repository: Repository) -> None:
    repository.commit(START, "2026-01-05")
    repository.commit(LATER, "2026-02-05")
    repository.commit(LATER.replace("milestone.m", "milestone.moc"), "2026-03-05", "x\n\nLý do(m): trùng mã")
    assert [event.reason for event in ledger(kept(repository.top)).of("moc")] == ["", "", "trùng mã"]


def test_a_commit_that_changes_another_field_may_give_a_reason_afterwards(repository: Repository) -> None:
    repository.commit(START, "2026-01-05")
    repository.commit(LATER, "2026-02-05", by="Bình")
    repository.commit(LATER.replace("Mốc", "Mốc chính"), "2026-03-05", "x\n\nLý do(m.due): chờ vốn", by="Chi")
    assert [event.reason for event in ledger(kept(repository.top)).of("m")] == ["", "chờ vốn", ""]


def test_a_reason_given_afterwards_is_none_for_a_record_that_came(repository: Repository) -> None:
    repository.commit(START, "2026-01-05")
    repository.commit(LATER, "2026-02-05")
    repository.commit({}, "2026-03-05", "Giải trình\n\nLý do(m): chờ vốn")
    assert [event.reason for event in ledger(kept(repository.top)).of("m")] == ["", "chờ vốn"]


def test_a_reason_beside_a_syntax_error_explains_nothing_earlier(repository: Repository) -> None:
    repository.commit({"a.toml": START}, "2026-01-05")
    repository.commit({"a.toml": LATER}, "2026-02-05")
    repository.commit({"a.toml": "[milestone.m]\ndue = \n"}, "2026-03-05", "x\n\nLý do(m): chờ vốn")
    assert {event.reason for event in ledger(kept(repository.top)).of("m")} == {""}


def test_only_records_that_changed(repository: Repository) -> None:
    """Remarks, order, blank lines, line ends and a byte order mark say nothing."""
    text = "[need.a]\nunit = 'kg'\n[milestone.m]\ndue = 2026-12-31\n"
    repository.commit({"a.toml": text}, "2026-01-05")
    other = '# ghi chú\n[milestone.m]\n\ndue   = 2026-12-31 # hạn\n[need.a]\nunit = "kg"\n'
    repository.commit({"a.toml": b"\xef\xbb\xbf" + other.replace("\n", "\r\n").encode()}, "2026-02-05")
    history = ledger(kept(repository.top))
    assert [len(history.of(id)) for id in ("a", "m")] == [1, 1]


def test_a_record_that_moves_to_another_file(repository: Repository) -> None:
    repository.commit({"a.toml": START, "b.toml": "[need.n]"}, "2026-01-05")
    repository.commit({"a.toml": None, "sub/c.toml": LATER}, "2026-02-05")
    assert of(repository.top, "m")[1:] == [("due", "2026-12-31", "2027-06-30")]


def test_records_without_headers_of_their_own(repository: Repository) -> None:
    repository.commit({"a.toml": "milestone.m.due = 2026-12-31\nneed.n = {unit = 'kg'}\n"}, "2026-01-05")
    repository.commit({"a.toml": "[milestone]\nm.due = 2027-06-30\n[need]\nn = {unit = 'kg'}\n"}, "2026-02-05")
    assert of(repository.top, "m")[1:] == [("due", "2026-12-31", "2027-06-30")]
    assert len(of(repository.top, "n")) == 1


def test_a_record_under_several_headers(repository: Repository) -> None:
    text = "[technology.t]\n[need.n]\n[technology.t.readiness]\nnow = 4\n"
    repository.commit({"a.toml": text}, "2026-01-05")
    repository.commit({"a.toml": text.replace("4", "5")}, "2026-02-05")
    assert of(repository.top, "t")[1:] == [("readiness.now", 4, 5)]


@pytest.mark.parametrize(
    "broken",
    [
        "[milestone.m]\ndue = \n[need.n]\n",
        b"[milestone.m]\nname = '\xff'\n",
        "",
        "<<<<<<< HEAD\n" + START + "=======\n" + LATER + ">>>>>>> side\n",
        "[milestone.m]\ndue = 2026-12-31\ndue = 2027-06-30\n[need.n]\n",
    ],
)
def test_what_cannot_be_read_for_a_while_is_not_gone(repository: Repository, broken: str | bytes) -> None:
    repository.commit({"a.toml": START + "[need.n]\n"}, "2026-01-05")
    repository.commit({"a.toml": broken}, "2026-02-05")
    repository.commit({"a.toml": LATER + "[need.n]\n"}, "2026-03-05")
    assert of(repository.top, "m") == [("", ABSENT, "…"), ("due", "2026-12-31", "2027-06-30")]
    assert ledger(kept(repository.top)).of("m")[1].on == datetime.date(2026, 3, 5)
    assert of(repository.top, "n") == [("", ABSENT, "…")]


def test_what_was_never_readable_comes_when_it_is(repository: Repository) -> None:
    repository.commit({"a.toml": "[milestone.m]\ndue = \n"}, "2026-01-05")
    repository.commit({"a.toml": START}, "2026-02-05")
    assert of(repository.top, "m") == [("", ABSENT, "…")]


def test_what_goes_while_it_cannot_be_read(repository: Repository) -> None:
    repository.commit({"a.toml": START}, "2026-01-05")
    repository.commit({"a.toml": "[milestone.m]\ndue = \n"}, "2026-02-05")
    repository.commit({"a.toml": "[need.n]\n"}, "2026-03-05")
    assert of(repository.top, "m") == [("", ABSENT, "…"), ("", "…", ABSENT)]


def test_a_rename_keeps_the_past(repository: Repository) -> None:
    other = "[bottleneck.b]\nblocks = ['m']\n"
    repository.commit(START + other, "2026-01-05")
    repository.commit(LATER + other, "2026-02-05")
    repository.commit((LATER + other).replace("milestone.m", "milestone.moc").replace("'m'", "'moc'"),
                      "2026-03-05")  # fmt: skip
    history = ledger(kept(repository.top))
    assert [told(event)[0] for event in history.of("moc")] == ["", "due", "id"]
    assert history.of("m") == ()
    assert days(history, "moc") == [181]
    assert len(history.of("b")) == 1  # that it now calls the record by its new name is no news


def test_a_reference_that_changes_beside_a_rename(repository: Repository) -> None:
    repository.commit(START + "[bottleneck.b]\nblocks = ['m', 'x']\nowner = 'o'\n", "2026-01-05")
    renamed = START.replace("milestone.m", "milestone.moc")
    repository.commit(renamed + "[bottleneck.b]\nblocks = ['moc']\nowner = 'p'\n", "2026-03-05")
    assert of(repository.top, "b")[1:] == [("blocks.x", True, ABSENT), ("owner", "o", "p")]


def test_a_new_record_may_take_the_old_name(repository: Repository) -> None:
    repository.commit(START, "2026-01-05")
    repository.commit(START.replace("milestone.m", "milestone.moc"), "2026-02-05")
    repository.commit("[milestone.moc]\nname = 'Mốc'\ndue = 2026-12-31\n[milestone.m]\ndue = 2030\n", "2026-03-05")
    history = ledger(kept(repository.top))
    assert [len(history.of(id)) for id in ("moc", "m")] == [2, 1]


def test_a_record_that_becomes_another_kind(repository: Repository) -> None:
    repository.commit("[mission.m]\ndue = 2026-12-31\n", "2026-01-05")
    repository.commit("[milestone.m]\ndue = 2027-12-31\n", "2026-02-05")
    assert [event.change.kind for event in ledger(kept(repository.top)).of("m")] == ["mission", "mission", "milestone"]


def test_what_does_not_fit_the_model_is_told_as_it_stands(repository: Repository) -> None:
    repository.commit("[milestone.m]\ndue = 'soon'\nextra = 1\n", "2026-01-05")
    repository.commit("[milestone.m]\ndue = 2027\nextra = 2\n", "2026-02-05")
    assert of(repository.top, "m")[1:] == [("due", "soon", "2027"), ("extra", 1, 2)]
    repository.commit("milestone.m = 5\n[milestone.M]\n", "2026-03-05")
    assert of(repository.top, "m")[3:] == [("", "…", ABSENT)]


ODD = """\
[milestone.m]
due = 2027-01-01T00:00:00
when = 07:30:00
day = 2027-05-01
most = inf
least = -inf
none = nan
long = 0xffffffffffffffffffff
list = [nan, [2027-05-01]]
inner = { at = 2027-01-01T00:00:00Z }
"""


def test_what_json_has_no_form_for_is_told_as_the_file_says_it(repository: Repository) -> None:
    repository.commit({"a.toml": ODD}, "2026-01-05")
    repository.commit({"a.toml": ODD.replace("T00:00:00\n", "\n") + "x = 1\n"}, "2026-02-05")
    fresh = ledger(kept(repository.top))
    assert ledger(kept(repository.top)) == fresh
    came, *later = fresh.of("m")
    assert came.change.after == {
        "due": "2027-01-01T00:00:00",
        "when": "07:30:00",
        "day": "2027-05-01",
        "most": "inf",
        "least": "-inf",
        "none": "nan",
        "long": "0xffffffffffffffffffff",
        "list": ["nan", ["2027-05-01"]],
        "inner": {"at": "2027-01-01T00:00:00+00:00"},
    }
    assert [told(event) for event in later] == [("due", "2027-01-01T00:00:00", "2027-01-01"), ("x", ABSENT, 1)]


def test_a_record_that_got_a_new_name_twice(repository: Repository) -> None:
    for day, name in (("2026-01-05", "a"), ("2026-02-05", "b"), ("2026-03-05", "c")):
        repository.commit(f"[milestone.{name}]\ndue = 2026\n", day)
    repository.commit("[milestone.c]\ndue = 2027\n", "2026-04-05", "Lý do(a): theo tên cũ")
    (move,) = ledger(kept(repository.top)).moves("c")
    assert (move.days, move.event.reason) == (365, "theo tên cũ")


# --- branches --------------------------------------------------------------------------------------------------------


def branches(repository: Repository) -> None:
    """Two planners, each on a branch of their own, both working in one file."""
    repository.commit({"a.toml": START + "[need.n]\nunit = 'kg'\n"}, "2026-01-05")
    repository.git("checkout", "-q", "-b", "side")
    repository.commit({"a.toml": LATER + "[need.n]\nunit = 'kg'\n"}, "2026-02-05", "Lý do: vốn", by="Bình")
    repository.git("checkout", "-q", "main")
    repository.commit({"a.toml": START + "[need.n]\nunit = 'tấn'\n"}, "2026-02-06", by="Chi")


def test_a_change_on_a_merged_branch_is_told_once(repository: Repository) -> None:
    branches(repository)
    repository.merge("side", "2026-03-20", {"a.toml": LATER + "[need.n]\nunit = 'tấn'\n"})
    history = ledger(kept(repository.top))
    (_, moved), (_, unit) = history.of("m"), history.of("n")
    assert (told(moved), moved.by, moved.reason) == (("due", "2026-12-31", "2027-06-30"), "Bình", "vốn")
    assert moved.on == datetime.date(2026, 2, 5)
    assert unit.by == "Chi"


@pytest.mark.parametrize("side", [1, 2])
def test_who_merges_decides_between_two_changes(repository: Repository, side: int) -> None:
    """Whichever side is taken, the last event says what the merge says."""
    third = START.replace("2026-12-31", "2027-03-31")
    repository.commit({"a.toml": START}, "2026-01-05")
    repository.git("checkout", "-q", "-b", "side")
    repository.commit({"a.toml": LATER}, "2026-02-05", by="Bình")
    repository.git("checkout", "-q", "main")
    repository.commit({"a.toml": third}, "2026-02-06", by="Chi")
    repository.merge("side", "2026-03-20", {"a.toml": (third, LATER)[side - 1]})
    history = ledger(kept(repository.top))
    assert history.of("m")[-1].change.after == ("2027-03-31", "2027-06-30")[side - 1]
    (slip,) = history.slips("m")
    assert slip.days == (90, 181)[side - 1]
    assert {event.by for event in history.of("m")} >= {"Bình", "Chi"}


def test_what_only_the_merge_says_is_the_merges(repository: Repository) -> None:
    branches(repository)
    last = START.replace("2026-12-31", "2028-01-31")
    repository.merge("side", "2026-03-20", {"a.toml": last + "[need.n]\nunit = 'tấn'\n[need.new]\n"})
    history = ledger(kept(repository.top))
    assert [(told(event), event.by) for event in history.of("m")[1:]] == [
        (("due", "2026-12-31", "2027-06-30"), "Bình"),
        (("due", "2026-12-31", "2028-01-31"), "Lê Thị Gộp"),
    ]
    assert [event.by for event in history.of("new")] == ["Lê Thị Gộp"]
    assert len(history.of("n")) == 2


def test_a_record_that_came_on_a_branch(repository: Repository) -> None:
    branches(repository)
    repository.git("checkout", "-q", "side")
    repository.commit({"b.toml": "[need.b]\n"}, "2026-02-07", by="Bình")
    repository.git("checkout", "-q", "main")
    repository.merge("side", "2026-03-20", {"a.toml": LATER + "[need.n]\nunit = 'tấn'\n", "b.toml": "[need.b]\n"})
    assert [event.by for event in ledger(kept(repository.top)).of("b")] == ["Bình"]


def test_a_change_carried_over_to_another_branch_is_told_once(repository: Repository) -> None:
    branches(repository)
    repository.git("cherry-pick", "side", day="2026-02-10")
    repository.git("merge", "-q", "-s", "ours", "side", day="2026-02-11")
    assert [told(event) for event in ledger(kept(repository.top)).of("m")][1:] == [("due", "2026-12-31", "2027-06-30")]


def test_a_branch_that_was_not_merged_says_nothing(repository: Repository) -> None:
    branches(repository)
    assert len(of(repository.top, "m")) == 1


def test_a_merge_that_mends_a_conflict_committed_on_the_way(repository: Repository) -> None:
    branches(repository)
    repository.commit({"a.toml": f"<<<<<<< a\n{START}=======\n{LATER}>>>>>>> b\n"}, "2026-02-10")
    repository.merge("side", "2026-03-20", {"a.toml": LATER + "[need.n]\nunit = 'tấn'\n"})
    repository.commit({"a.toml": LATER + "[need.n]\nunit = 'yến'\n"}, "2026-03-21")
    assert days(ledger(kept(repository.top)), "m") == [181]
    assert of(repository.top, "n")[1:] == [("unit", "kg", "tấn"), ("unit", "tấn", "yến")]


# --- the shapes of repositories --------------------------------------------------------------------------------------


def test_a_shallow_clone_knows_what_it_has(repository: Repository, tmp_path: Path) -> None:
    repository.commit(START, "2026-01-05")
    repository.commit(LATER, "2026-02-05")
    repository.commit(LATER + "[need.n]", "2026-03-05")
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.top}", str(clone))
    history = ledger(kept(clone))
    assert (history.since, history.complete) == (datetime.date(2026, 3, 5), False)
    assert days(history, "m") == []
    repository.git("fetch", "-q", "--unshallow", cwd=clone)
    assert days(ledger(kept(clone)), "m") == [181]


def test_a_folder_inside_a_repository(repository: Repository) -> None:
    repository.commit({"plan/a.toml": START, "other/a.toml": "[need.other]"}, "2026-01-05")
    repository.commit({"plan/a.toml": LATER, "other/a.toml": "[need.second]"}, "2026-02-05")
    history = ledger(kept(repository.top / "plan"))
    assert {*history.events} == {"m"}
    assert days(history, "m") == [181]


def test_a_workspace_that_moved_inside_its_repository(repository: Repository) -> None:
    """What is known begins with the folder: the past of another folder is not this one's."""
    repository.commit({"old/a.toml": START}, "2026-01-05")
    repository.commit({"old/a.toml": None, "new/a.toml": LATER}, "2026-02-05")
    assert of(repository.top / "new", "m") == [("", ABSENT, "…")]


def test_names_and_messages_in_other_encodings(repository: Repository) -> None:
    repository.commit(START, "2026-01-05")
    repository.git("config", "i18n.logOutputEncoding", "ISO-8859-1")
    repository.git("config", "core.quotePath", "true")
    repository.commit({"records.toml": None, "hạn/mốc.toml": LATER}, "2026-02-05", "Lý do: đợi", by="Đỗ Thị Ưu")
    moved = ledger(kept(repository.top)).of("m")[1]
    assert (moved.by, moved.reason) == ("Đỗ Thị Ưu", "đợi")


def test_commits_beyond_the_limit_are_not_known(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(START, "2026-01-05")
    repository.commit(LATER, "2026-02-05")
    monkeypatch.setattr(module, "MOST_COMMITS", 1)
    history = ledger(kept(repository.top))
    assert (history.since, history.complete) == (datetime.date(2026, 2, 5), False)


def test_many_commits_in_portions(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BLOBS_AT_ONCE", 2)
    for month in range(1, 7):
        repository.commit(START.replace("2026-12-31", f"2027-{month:02}-28"), f"2026-{month:02}-05")
    assert days(ledger(kept(repository.top)), "m") == [31, 28, 31, 30, 31]


# --- what need not be worked out again -------------------------------------------------------------------------------


def test_the_second_time_git_is_not_started(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(START, "2026-01-05")
    repository.commit(LATER, "2026-02-05", "Lý do: vốn")
    first = ledger(kept(repository.top))
    monkeypatch.setenv("PATH", "")
    assert ledger(kept(repository.top)) == first


def test_a_new_commit_alone_is_looked_at(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(START, "2026-01-05")
    ledger(kept(repository.top))
    id = repository.commit(LATER, "2026-02-05")
    asked: list[str] = []
    touched = module.touched
    monkeypatch.setattr(
        module, "touched", lambda place, found: (asked.extend(one.id for one in found), touched(place, found))[1]
    )
    assert days(ledger(kept(repository.top)), "m") == [181]
    assert asked == [id]


def test_a_branch_that_is_left_is_forgotten(repository: Repository) -> None:
    repository.commit(START, "2026-01-05")
    repository.git("checkout", "-q", "-b", "side")
    repository.commit(LATER, "2026-02-05")
    assert days(ledger(kept(repository.top)), "m") == [181]
    repository.git("checkout", "-q", "main")
    assert days(ledger(kept(repository.top)), "m") == []


def test_a_damaged_cache_is_passed_over(repository: Repository, tmp_path: Path) -> None:
    repository.commit(START, "2026-01-05")
    first = ledger(kept(repository.top))
    (kept_file,) = (tmp_path / "cache" / "roadmap" / "answers").iterdir()
    kept_file.write_bytes(kept_file.read_bytes().replace(b"2026-12-31", b"2026-12-30"))
    assert ledger(kept(repository.top)) == first


# --- what checks are given -------------------------------------------------------------------------------------------


def test_outside_git_nothing_is_known(tmp_path: Path) -> None:
    assert past(tmp_path) == History()


def test_before_the_first_commit_nothing_is_known(repository: Repository) -> None:
    assert past(repository.top) == History()


def test_without_git_it_says_so(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(START)
    monkeypatch.setenv("PATH", "")
    history = past(repository.top)
    assert not history.events
    assert history.trouble
    assert "git" in history.trouble.vi


def test_the_bundled_workspaces_have_no_past() -> None:
    """Their history is that of the program, and what is found in them must not depend on how deep a clone is."""
    root = Path(__file__).parents[3]
    for place in (root / "seeds" / "vn-strategic-technologies", root / "examples" / "edge-ai-camera"):
        assert place.is_dir()
        assert past(place) == History()


def test_the_past_of_a_commit_holds_nothing_that_came_later(repository: Repository) -> None:
    first = repository.commit(START, "2026-01-05")
    second = repository.commit(LATER, "2026-03-12", "Lùi hạn")
    repository.commit(LATER.replace("[milestone.m]", "[milestone.n]"), "2026-04-01")
    repository.commit(LATER.replace("[milestone.m]", "[milestone.n]") + "# \n", "2026-05-01", "x\n\nReason(m): vì vốn")
    here = kept(repository.top)
    assert days(ledger(here), "n") == [181]
    assert days(ledger(here, revision=second), "m") == [181]
    assert ledger(here, revision=second).moves("m")[0].event.reason == ""
    assert (days(ledger(here, revision=first), "m"), ledger(here, revision=first).names) == ([], {})
    assert days(ledger(here), "n") == [181]  # what was kept for the whole is still that


def test_the_past_of_a_commit_on_another_branch(repository: Repository) -> None:
    repository.commit(START, "2026-01-05")
    repository.git("checkout", "-q", "-b", "aside")
    aside = repository.commit(LATER, "2026-03-12")
    repository.git("checkout", "-q", "main")
    assert days(ledger(kept(repository.top)), "m") == []
    assert days(past(repository.top, aside), "m") == [181]
