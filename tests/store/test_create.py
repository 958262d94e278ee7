"""Creating a workspace: what is written, what is never touched, and that the result opens and checks."""

from __future__ import annotations

import json
import os
import tomllib
import unicodedata
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from roadmap.model.finding import RoadmapError
from roadmap.store import create as module
from roadmap.store.create import SCHEMA_FILE, bundled, create
from roadmap.workspace import Workspace

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_empty_workspace(tmp_path: Path, language: str) -> None:
    target = tmp_path / "new" / 'Lộ trình "chip" \\ 2030'
    assert create(target, language=language) == sorted([".taplo.toml", SCHEMA_FILE, "roadmap.toml"])
    opened = Workspace.open(target)
    assert opened.check() == ()
    assert len(opened.roadmap) == 0
    assert opened.settings.language == language
    assert str(opened.settings.title) == target.name
    assert opened.settings.horizon == 2035


def test_the_schema_and_the_editors_settings_are_in_order(tmp_path: Path) -> None:
    create(tmp_path, language="en")
    schema = json.loads((tmp_path / SCHEMA_FILE).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == "Roadmap records"
    (rule,) = tomllib.loads((tmp_path / ".taplo.toml").read_text(encoding="utf-8"))["rule"]
    assert rule["schema"]["path"] == f"./{SCHEMA_FILE}"
    assert "roadmap.toml" in rule["exclude"]


@pytest.mark.parametrize("seed", ["vn-strategic-technologies", "edge-ai-camera"])
def test_a_copy_of_a_bundled_workspace(tmp_path: Path, seed: str) -> None:
    written = create(tmp_path / "copy", seed=seed)
    copy, source = contents(tmp_path / "copy"), bundled()[seed][1]
    assert sorted(copy) == written
    own = {path.relative_to(source).as_posix(): path for path in source.rglob("*.toml")}
    assert "roadmap.toml" in own
    assert all(copy[name] == path.read_bytes() for name, path in own.items())
    assert set(written) >= {*own, "README.md", SCHEMA_FILE, ".taplo.toml"}
    opened, original = Workspace.open(tmp_path / "copy"), Workspace.open(source, today=None)
    assert opened.roadmap == original.roadmap
    assert opened.loaded.findings == original.loaded.findings


@pytest.mark.parametrize("name", ["roadmap.toml", SCHEMA_FILE, ".taplo.toml", "bodies.toml", "README.md"])
@pytest.mark.parametrize("dangling", [False, True])
def test_nothing_is_overwritten(tmp_path: Path, name: str, dangling: bool) -> None:
    if dangling:
        (tmp_path / name).symlink_to(tmp_path / "outside")
    else:
        (tmp_path / name).write_bytes(b"mine")
    before = contents(tmp_path)
    with pytest.raises(RoadmapError) as caught:
        create(tmp_path, seed="edge-ai-camera")
    assert caught.value.status == 2
    assert name in caught.value.message.vi
    assert contents(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_files_of_other_names_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"mine")
    create(tmp_path)
    assert contents(tmp_path)["notes.txt"] == b"mine"
    with pytest.raises(RoadmapError, match="nothing was written"):
        create(tmp_path)


def test_an_unknown_seed_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(RoadmapError, match="did you mean `edge-ai-camera`") as caught:
        create(tmp_path / "x", seed="edge-ai-camra")
    assert "vn-strategic-technologies" in caught.value.hint.vi
    assert not (tmp_path / "x").exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    for target in (tmp_path / "file", tmp_path / "file" / "inside"):
        with pytest.raises(RoadmapError, match="cannot be written") as caught:
            create(target)
        assert caught.value.status == 3
    assert (tmp_path / "file").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("chip", "chip"),
        ("a\tb\nc", "a b c"),
        ("\x7fdel", "del"),
        ("\u202eright", "right"),
        ('"""', '"""'),
        (unicodedata.normalize("NFD", "bán dẫn"), "bán dẫn"),
        (os.fsdecode(b"caf\xe9"), "caf"),
    ],
)
def test_a_folder_of_any_name(tmp_path: Path, name: str, title: str) -> None:
    create(tmp_path / name)
    opened = Workspace.open(tmp_path / name)
    assert opened.check() == ()
    assert str(opened.settings.title) == title


def test_the_list_of_bundled_workspaces() -> None:
    folders = (path for shelf in ("seeds", "examples") for path in (ROOT / shelf).iterdir() if path.is_dir())
    assert set(bundled()) == {path.name for path in folders}
    for title, folder in bundled().values():
        assert title.vi
        assert title.en
        assert (folder / "roadmap.toml").is_file()


def test_a_wheel_carries_the_workspaces_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("untitled", "titled", "no-workspace"):
        (tmp_path / "seeds" / name).mkdir(parents=True)
    (tmp_path / "seeds" / "untitled" / "roadmap.toml").write_bytes(b"")
    (tmp_path / "seeds" / "titled" / "roadmap.toml").write_bytes(b"title.en = 'T'")
    monkeypatch.setattr(module, "_SHELVES", (tmp_path / "seeds", tmp_path / "examples"))
    bundled.cache_clear()
    try:
        assert {name: title.of("vi") for name, (title, _) in bundled().items()} == {
            "titled": "T",
            "untitled": "untitled",
        }
    finally:
        bundled.cache_clear()
