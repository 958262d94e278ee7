"""Single files: where they may stand, how they are read and replaced, and what is said when that fails."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from roadmap.model.finding import RoadmapError
from roadmap.store.saving import files

from .conftest import Fails


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "../a.toml", "a/../../b.toml", "./a.toml", "a//b.toml", "a/", ".git/config", "sub/.GIT/hooks/x",
     "GIT~1/config", ".roadmap/lock", ".Roadmap/log/x", "a\0b", ".~roadmap-1"],
)  # fmt: skip
def test_no_place_for_a_file(tmp_path: Path, path: str) -> None:
    with pytest.raises(RoadmapError) as refused:
        files.locate(tmp_path, path)
    assert refused.value.status == 2


def test_places_for_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    assert files.locate(tmp_path, "sub/a.toml") == tmp_path / "sub" / "a.toml"
    assert files.locate(tmp_path, "new/sub/a.toml") == tmp_path / "new" / "sub" / "a.toml"


def test_nothing_is_reached_through_a_link(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.toml").write_bytes(b"secret")
    (root / "link").symlink_to(tmp_path / "outside")
    (root / "a.toml").symlink_to(tmp_path / "outside" / "a.toml")
    (root / "dangling.toml").symlink_to("nowhere")
    (root / "file").write_bytes(b"")
    os.mkfifo(root / "pipe.toml")
    for path in ("link/a.toml", "a.toml", "dangling.toml", "file/a.toml", "pipe.toml"):
        with pytest.raises(RoadmapError) as refused:
            files.read(root, path)
        assert refused.value.status == 3


def test_a_file_with_several_names_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"x")
    (tmp_path / "b.toml").hardlink_to(tmp_path / "a.toml")
    with pytest.raises(RoadmapError, match="several names"):
        files.read(tmp_path, "a.toml")


def test_replacing_keeps_permissions(tmp_path: Path) -> None:
    place = tmp_path / "a.toml"
    place.write_bytes(b"old")
    place.chmod(0o640)
    seen = files.read(tmp_path, "a.toml")
    assert seen
    files.put(files.stage(place, b"new", seen.status), place)
    assert place.read_bytes() == b"new"
    assert stat.S_IMODE(place.stat().st_mode) == 0o640


def test_replacing_keeps_the_owner_where_that_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a.toml"
    place.write_bytes(b"old")
    status = place.stat()
    theirs = os.stat_result([*status[:4], status.st_uid + 1, status.st_gid + 1, *status[6:10]])
    asked: list[tuple[int, int]] = []

    def chown(handle: int, owner: int, group: int) -> None:
        asked.append((owner, group))
        raise PermissionError(errno.EPERM, "not yours")

    monkeypatch.setattr(os, "fchown", chown)
    files.discard(files.stage(place, b"new", theirs))
    assert asked == [(theirs.st_uid, theirs.st_gid)]


def test_writing_goes_on_until_all_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:3])))
    assert files.stage(tmp_path / "a.toml", b"0123456789").read_bytes() == b"0123456789"


@pytest.mark.parametrize("call", ["open", "write", "fsync", "close", "fchmod"])
def test_a_failure_leaves_nothing_and_names_the_file(tmp_path: Path, fails: Fails, call: str) -> None:
    place = tmp_path / "a.toml"
    place.write_bytes(b"old")
    like = place.stat()
    fails(call, ".~roadmap-", errno.ENOSPC)
    with pytest.raises(OSError, match="No space") as failure:
        files.stage(place, b"new", like)
    assert failure.value.filename == str(place)
    assert [*tmp_path.iterdir()] == [place]
    assert place.read_bytes() == b"old"


def test_an_interrupted_close_is_no_failure(tmp_path: Path, fails: Fails) -> None:
    fails("close", ".~roadmap-", errno.EINTR)
    assert files.stage(tmp_path / "a.toml", b"new").read_bytes() == b"new"


def test_what_cannot_be_removed_now_is_left_to_recovery(tmp_path: Path) -> None:
    files.discard(tmp_path / "missing")
    (tmp_path / "folder").mkdir()
    files.discard(tmp_path / "folder")
    assert (tmp_path / "folder").exists()


def test_a_file_is_untouched_until_somebody_writes_it(tmp_path: Path) -> None:
    assert files.untouched(tmp_path, "a.toml", None)
    (tmp_path / "a.toml").write_bytes(b"x")
    seen = files.read(tmp_path, "a.toml")
    assert files.untouched(tmp_path, "a.toml", seen)
    assert not files.untouched(tmp_path, "a.toml", None)
    (tmp_path / "a.toml").write_bytes(b"y")
    assert not files.untouched(tmp_path, "a.toml", seen)
    (tmp_path / "a.toml").unlink()
    assert not files.untouched(tmp_path, "a.toml", seen)
    (tmp_path / "file").write_bytes(b"")
    assert files.untouched(tmp_path, "file/a.toml", None)
    (tmp_path / "a.toml").symlink_to("file")
    assert not files.untouched(tmp_path, "a.toml", seen)


def test_bytes_decide_where_a_file_system_changes_its_mind_about_times(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"x")
    seen = files.read(tmp_path, "a.toml")
    os.utime(tmp_path / "a.toml", (1, 1))
    assert files.untouched(tmp_path, "a.toml", seen)


@pytest.mark.parametrize(
    ("error", "vi", "en"),
    [
        (errno.ENOSPC, "hết dung lượng đĩa", "No space left on device"),
        (errno.EDQUOT, "vượt hạn mức lưu trữ", "quota"),
        (errno.EXDEV, "nằm trên hệ thống tệp khác", "cross-device"),
        (errno.ELOOP, "quá nhiều liên kết lồng nhau", "symbolic links"),
        (errno.EDOM, "argument out of domain", "argument out of domain"),
    ],
)
def test_a_failure_is_told_in_both_languages(tmp_path: Path, error: int, vi: str, en: str) -> None:
    with pytest.raises(RoadmapError) as told, files.told(tmp_path):
        raise OSError(error, os.strerror(error), str(tmp_path / "sub" / "a.toml"))
    assert told.value.status == 3
    assert told.value.message.vi.startswith("sub/a.toml: ")
    assert vi in told.value.message.vi
    assert en in told.value.message.en
    assert told.value.message.en.endswith("; nothing was changed")


def test_a_failure_without_a_name_or_a_reason_names_the_workspace(tmp_path: Path) -> None:
    assert files.failed(tmp_path, OSError("odd"), files.UNFINISHED).message.en.startswith(
        f"{tmp_path}: odd; the edit is"
    )
    assert "x.toml" in files.failed(tmp_path, OSError(5, "no", "x.toml"), files.UNCHANGED).message.en


def test_a_folder_that_cannot_be_synced_is_a_failure_unless_there_is_no_such_thing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(error: int) -> None:
        def fsync(handle: int) -> None:
            raise OSError(error, os.strerror(error))

        monkeypatch.setattr(os, "fsync", fsync)

    fail(errno.EINVAL)
    files.sync_folder(tmp_path)
    fail(errno.EIO)
    with pytest.raises(OSError, match="error") as failure:
        files.sync_folder(tmp_path)
    assert failure.value.filename == str(tmp_path)
    monkeypatch.setattr(sys, "platform", "win32")
    files.sync_folder(tmp_path)


def test_a_mac_is_asked_for_more_than_fsync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    asked: list[int] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda handle, command: asked.append(command))
    files.stage(tmp_path / "a.toml", b"x")
    assert asked == [51]


def test_a_system_without_permissions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fchmod")
    assert files.stage(tmp_path / "a.toml", b"x", tmp_path.stat()).read_bytes() == b"x"


def test_what_we_make_is_open_to_those_who_share_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o2770)
    (tmp_path / "made").mkdir()
    (tmp_path / "file").write_bytes(b"")
    files.share(tmp_path / "made", tmp_path)
    files.share(tmp_path / "file", tmp_path)
    assert stat.S_IMODE((tmp_path / "made").stat().st_mode) == 0o2770
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o660

    def chmod(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", chmod)
    files.share(tmp_path / "made", tmp_path)
