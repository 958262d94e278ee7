"""The log: what is on record, what can be undone and redone, what is damaged, what is forgotten."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.saving import log
from roadmap.store.saving.entry import Damaged, Entry, decode, encode
from roadmap.store.saving.lock import locked
from roadmap.store.saving.patch import Patch
from roadmap.store.saving.sides import sides
from roadmap.store.saving.transaction import Write, commit

from .conftest import Fails, Saved


def entry(**changes: object) -> Entry:
    patches = (Patch.between("a.toml", b"x", None), Patch.between("b.toml", None, b"\xff"))
    return Entry(7, "2026-11-21T00:00:00+00:00", "lan", "s", Text("Sửa", "Edit"), None, None, patches)._replace(
        **changes
    )


@pytest.mark.parametrize("one", [entry(), entry(undoes=3), entry(redoes=4), entry(who="odd\udcff", patches=())])
def test_an_entry_survives_being_written(one: Entry) -> None:
    assert decode(encode(one)) == one


def test_an_entry_of_before_has_no_words() -> None:
    plain = json.loads(encode(entry(words=Text("Thời hạn", "Due"))))
    assert decode(encode(entry(words=Text("Thời hạn", "Due")))).words == Text("Thời hạn", "Due")
    del plain["words"], plain["checksum"]
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    seal = f',"checksum":"{hashlib.sha256(body).hexdigest()}"}}\n'.encode()
    assert decode(body[:-1] + seal) == entry()


def test_any_changed_byte_is_noticed() -> None:
    data = encode(entry())
    for place in range(len(data)):
        with pytest.raises(Damaged):
            decode(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(Damaged):
            decode(data[:place])


@pytest.mark.parametrize(
    "odd",
    [{"number": "7"}, {"number": True}, {"who": 1}, {"undoes": "3"}, {"redoes": True}, {"label": Text(1, "")},  # type: ignore[arg-type]
     {"time": None}],
)  # fmt: skip
def test_an_entry_of_other_values_is_damaged(odd: dict[str, object]) -> None:
    with pytest.raises(Damaged):
        decode(encode(entry(**odd)))


def test_an_entry_under_another_number_is_damaged(tmp_path: Path, save: Saved) -> None:
    save({"a.toml": b"x"})
    log.place(tmp_path, 1).rename(log.place(tmp_path, 2))
    with pytest.raises(Damaged):
        log.load(tmp_path, 2)


def test_what_is_on_record_reads_as_text(tmp_path: Path, save: Saved) -> None:
    save({"a.toml": "tên = 1\n".encode()})
    plain = json.loads(log.place(tmp_path, 1).read_text(encoding="utf-8"))
    assert plain["label"] == {"vi": "Sửa", "en": "Edit"}
    assert plain["patches"][0]["added"] == "tên = 1\n"
    assert plain["time"].endswith("+00:00")


def test_no_log(tmp_path: Path) -> None:
    assert not log.entries(tmp_path)
    assert log.head(tmp_path) == 0
    assert log.undoable(tmp_path) is None
    assert log.redoable(tmp_path) is None


def test_undo_and_redo_go_back_and_forth(tmp_path: Path, save: Saved) -> None:
    for value in (b"1", b"2"):
        save({"a.toml": value})

    def steps() -> tuple[int | None, int | None]:
        back, forth = log.undoable(tmp_path), log.redoable(tmp_path)
        return back and back.number, forth and forth.number

    assert steps() == (2, None)
    save({"a.toml": b"1"}, undoes=2)  # 3
    assert steps() == (1, 3)
    save({"a.toml": None}, undoes=1)  # 4
    assert steps() == (None, 4)
    save({"a.toml": b"1"}, redoes=4)  # 5
    assert steps() == (5, 3)
    save({"a.toml": b"2"}, redoes=3)  # 6
    assert steps() == (6, None)
    save({"a.toml": b"1"}, undoes=6)  # 7
    assert steps() == (5, 7)
    save({"a.toml": b"new"})  # 8
    assert steps() == (8, None)
    save({"a.toml": b"1"}, undoes=8)  # 9
    assert steps() == (5, 9)


def test_each_session_has_its_own_way_back(tmp_path: Path, save: Saved) -> None:
    save({"a.toml": b"1"}, session="lan")
    save({"b.toml": b"1"}, session="minh")
    save({"a.toml": None}, session="lan", undoes=1)
    save({"b.toml": b"2"}, session="minh")
    lan, minh = log.undoable(tmp_path, "lan"), log.undoable(tmp_path, "minh")
    assert lan is None
    assert minh
    assert minh.number == 4
    again = log.redoable(tmp_path, "lan")
    assert again
    assert again.number == 3
    assert log.redoable(tmp_path, "minh") is None
    assert log.redoable(tmp_path) is None


def emptied(root: Path) -> None:
    log.place(root, 2).write_bytes(b"")


def deleted(root: Path) -> None:
    log.place(root, 2).unlink()


def set_aside(root: Path) -> None:
    log.place(root, 2).rename(log.place(root, 2, "damaged"))


@pytest.mark.parametrize("harm", [emptied, deleted, set_aside])
def test_nobody_goes_back_over_an_entry_that_is_not_known(
    tmp_path: Path, save: Saved, harm: Callable[[Path], None]
) -> None:
    for value in (b"1", b"2", b"3"):
        save({"a.toml": value})
    harm(tmp_path)
    assert [one.number for one in log.entries(tmp_path)] == [1, 3]
    assert [one.number for one in log.newest_first(tmp_path)] == [3]
    assert [one if isinstance(one, int) else (one.number,) for one in log.past(tmp_path)] == [(3,), 2, (1,)]
    found = log.undoable(tmp_path)
    assert found
    assert found.number == 3
    save({"a.toml": b"2"}, undoes=3)
    for ask in (log.undoable, lambda root: log.undoable(root, "nobody")):
        with pytest.raises(RoadmapError) as told:
            ask(tmp_path)
        assert told.value.status == 1
        assert "Entry 2 of the log" in told.value.message.en
        assert "Mục 2 của nhật ký" in told.value.message.vi
        assert ".roadmap/log/00000002.*" in told.value.hint.en
    again = log.redoable(tmp_path)
    assert again
    assert again.number == 4
    save({"a.toml": b"3"}, redoes=4)
    log.place(tmp_path, 4).write_bytes(b"{}")
    with pytest.raises(RoadmapError, match="Entry 4"):
        log.redoable(tmp_path)


def test_a_run_of_missing_entries_is_one(tmp_path: Path, save: Saved) -> None:
    for value in (b"1", b"2"):
        save({"a.toml": value})
    log.place(tmp_path, 2).rename(log.place(tmp_path, 99_999_999))
    assert [one if isinstance(one, int) else (one.number,) for one in log.past(tmp_path)] == [
        99_999_999,
        99_999_998,
        (1,),
    ]


def test_what_was_forgotten_is_no_gap(tmp_path: Path, save: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_ENTRIES", 2)
    for value in range(4):
        save({"a.toml": str(value).encode()})
    save({"a.toml": b"2"}, undoes=4)
    assert log.numbers(tmp_path) == [4, 5]
    assert log.undoable(tmp_path) is None


def test_forgetting_that_is_cut_off_leaves_no_gap(
    tmp_path: Path, save: Saved, monkeypatch: pytest.MonkeyPatch, fails: Fails
) -> None:
    for value in range(4):
        save({"a.toml": str(value).encode()})
    monkeypatch.setattr(log, "MOST_ENTRIES", 1)
    fails("unlink", "00000002.json")
    save({"a.toml": b"x"})
    assert log.numbers(tmp_path) == [2, 3, 4, 5]


def test_a_log_that_cannot_be_read_is_told(tmp_path: Path, save: Saved, fails: Fails) -> None:
    save({"a.toml": b"1"})
    fails("listdir", "log", errno.EIO)
    for ask in (log.head, log.entries, log.undoable, log.redoable):
        with pytest.raises(RoadmapError) as told:
            ask(tmp_path)
        assert told.value.status == 3


def test_a_log_that_is_closed_to_us_is_empty(tmp_path: Path, save: Saved, fails: Fails) -> None:
    save({"a.toml": b"1"})
    fails("listdir", "log", PermissionError())
    assert log.head(tmp_path) == 0


def test_an_entry_that_cannot_be_read_is_told(tmp_path: Path, save: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    save({"a.toml": b"1"})

    def unreadable(_: Path) -> bytes:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(Path, "read_bytes", unreadable)
    with pytest.raises(RoadmapError):
        log.undoable(tmp_path)


def test_the_oldest_entries_are_forgotten(tmp_path: Path, save: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_ENTRIES", 3)
    for value in range(6):
        save({"a.toml": str(value).encode()})
    assert log.numbers(tmp_path) == [4, 5, 6]
    monkeypatch.setattr(log, "MOST_BYTES", 10)
    save({"a.toml": b"x"})
    assert log.numbers(tmp_path) == [7]
    save({"a.toml": b"y"})
    assert log.numbers(tmp_path) == [8]


def test_an_edit_is_done_although_the_past_cannot_be_forgotten(
    tmp_path: Path, save: Saved, monkeypatch: pytest.MonkeyPatch, fails: Fails
) -> None:
    save({"a.toml": b"1"})
    monkeypatch.setattr(log, "MOST_ENTRIES", 1)
    fails("unlink", "00000001.json")
    assert save({"a.toml": b"2"}).number == 2
    assert log.numbers(tmp_path) == [1, 2]


LARGE = b"".join(f"line{n} = 1\n".encode() for n in range(10_000))


def both(root: Path, number: int) -> tuple[bytes | None, bytes | None, bool]:
    (one,) = sides(root, log.load(root, number))
    return one.before, one.after, one.whole


def test_sides_of_a_small_file_are_always_known(tmp_path: Path, save: Saved) -> None:
    save({"a.toml": b"1"})
    save({"a.toml": b"2"})
    save({"a.toml": None})
    (tmp_path / "a.toml").write_bytes(b"somebody else's")
    assert [both(tmp_path, number) for number in (1, 2, 3)] == [
        (None, b"1", True),
        (b"1", b"2", True),
        (b"2", None, True),
    ]
    assert sides(tmp_path, log.load(tmp_path, 1))[0].present == b"somebody else's"


def test_sides_of_a_large_file_are_found_back_through_later_edits(tmp_path: Path, save: Saved) -> None:
    texts = [LARGE, LARGE.replace(b"line5000 = 1", b"line5000 = 2"), LARGE.replace(b"line9", b"other9"), b"small"]
    for text in texts:
        save({"big.toml": text, "other.toml": text[:9]} if text is texts[0] else {"big.toml": text})
    assert both(tmp_path, 2) == (texts[0], texts[1], True)
    assert both(tmp_path, 3) == (texts[1], texts[2], True)
    save({"big.toml": texts[1]})
    assert both(tmp_path, 3) == (texts[1], texts[2], True)  # the file is one of the two sides again


def test_of_a_large_file_with_a_foreign_edit_the_stretch_is_known(tmp_path: Path, save: Saved) -> None:
    changed = LARGE.replace(b"line5000 = 1", b"line5000 = 2")
    save({"big.toml": LARGE})
    save({"big.toml": changed})
    (tmp_path / "big.toml").write_bytes(b"# theirs\n" + changed)
    assert both(tmp_path, 2) == (b"line5000 = 1\n", b"line5000 = 2\n", False)
    save({"big.toml": b"# theirs\n" + LARGE})
    assert both(tmp_path, 2) == (b"line5000 = 1\n", b"line5000 = 2\n", False)
    (tmp_path / "big.toml").unlink()
    assert both(tmp_path, 2) == (b"line5000 = 1\n", b"line5000 = 2\n", False)


def test_a_log_that_may_not_be_listed_is_not_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number given twice would overwrite an edit."""
    (tmp_path / "a.toml").write_bytes(b"1")
    with locked(tmp_path):
        commit(tmp_path, [Write("a.toml", b"1", b"2")], label=Text("", "x"), who="", session="")
        real = os.listdir

        def refuse(place: object) -> list[str]:
            if str(place).endswith("log"):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
            return real(place)  # type: ignore[call-overload,no-any-return]

        monkeypatch.setattr(os, "listdir", refuse)
        with pytest.raises(RoadmapError) as refused:
            commit(tmp_path, [Write("a.toml", b"2", b"3")], label=Text("", "y"), who="", session="")
        assert refused.value.status == 3
        with pytest.raises(RoadmapError):
            log.undoable(tmp_path)
        monkeypatch.undo()
    assert (tmp_path / "a.toml").read_bytes() == b"2"
    assert [entry.label.en for entry in log.entries(tmp_path)] == ["x"]
