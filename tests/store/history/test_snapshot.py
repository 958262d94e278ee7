"""The roadmap as of a commit is what reading the folder would have given then."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_repository import Repository, needs_git

from roadmap.store.history.repository import commit, kept
from roadmap.store.history.snapshot import snapshot
from roadmap.store.reading.read import Loaded, read

pytestmark = needs_git

ODD: dict[str, str | bytes] = {
    "a.toml": "[need.a]\nname = 'Nhu cầu'\nunit = 1\nextra = 2\n",
    "crlf.toml": b"\xef\xbb\xbf[need.b]\r\nname = 'B'\r\n",
    "folder/UPPER.TOML": "[need.c]\n[technology.t]\nname.vi = 'Bán dẫn'\n",
    "twice.toml": "[need.a]\nname = 'again'\n",
    "broken.toml": "[need.d]\nname = \n[need.e]\nname = 'E'\n",
    "bytes.toml": b"[need.f]\nname = '\xff'\n",
    "empty.toml": "",
    ".hidden/x.toml": "[need.g]",
    "node_modules/x.toml": "[need.h]",
    "__pycache__/x.toml": "[need.i]",
    "notes.md": "[need.j]",
    "roadmap.toml": "language = 'en'\n",
    "kế hoạch [1]*/x.toml": "[need.k]",
}


def told(loaded: Loaded) -> tuple[object, ...]:
    roadmap = loaded.roadmap
    return (
        dict(roadmap.records), dict(roadmap.origin), dict(roadmap.unread), roadmap.lost, loaded.settings,
        sorted(map(repr, loaded.findings)), loaded.files,
    )  # fmt: skip


def test_it_is_what_the_folder_held(repository: Repository) -> None:
    id = repository.commit(ODD)
    found = read(repository.top)
    assert {"a", "b", "c", "e", "k", "t"} == {*found.roadmap.records}
    assert told(snapshot(kept(repository.top), id)) == told(found)


@pytest.mark.parametrize("name", ["plan", "kế hoạch [1]*", "a/b c"])
def test_a_folder_inside_a_repository(repository: Repository, name: str) -> None:
    id = repository.commit({f"{name}/{path}": text for path, text in ODD.items()} | {"outside.toml": "[need.z]"})
    root = repository.top / name
    assert told(snapshot(kept(root), id)) == told(read(root))


def test_files_that_moved_and_records_that_went(repository: Repository) -> None:
    repository.commit({"a.toml": "[need.n]\nunit = 'kg'\n", "b.toml": "[need.gone]"}, "2026-03-01")
    repository.commit({"a.toml": None, "b.toml": None, "mới/c.toml": "[need.n]\nunit = 'tấn'\n"}, "2026-03-02")
    found = kept(repository.top)
    then, now = (snapshot(found, commit(found, day)).roadmap for day in ("2026-03-01", "2026-03-02"))
    assert {*then.records} == {"n", "gone"}
    assert then.origin["n"] == "a.toml"
    assert {*now.records} == {"n"}
    assert now.origin["n"] == "mới/c.toml"


def test_a_name_that_is_no_text_is_passed_over(repository: Repository) -> None:
    repository.commit("[need.n]")
    with open(bytes(repository.top) + b"/\xff.toml", "wb") as stream:  # noqa: PTH123 - a name of bytes
        stream.write(b"[need.m]")
    id = repository.commit({})
    assert {*snapshot(kept(repository.top), id).roadmap.records} == {"n"}


def test_links_and_submodules_are_passed_over(repository: Repository, tmp_path: Path) -> None:
    inner = Repository(tmp_path / "inner")
    inner.commit("[need.inner]")
    repository.git("submodule", "--quiet", "add", str(inner.top), "sub.toml")
    (repository.top / "link.toml").symlink_to("records.toml")
    id = repository.commit("[need.n]")
    assert {*snapshot(kept(repository.top), id).roadmap.records} == {"n"}


def test_a_file_beyond_the_limit(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roadmap.store.reading.gate.LARGEST_FILE", 40)
    id = repository.commit({"a.toml": "[need.n]", "b.toml": f"[need.m]\nunit = '{'x' * 50}'"})
    loaded = snapshot(kept(repository.top), id)
    assert {*loaded.roadmap.records} == {"n"}
    assert [finding.code for finding in loaded.findings] == ["FIL002"]
