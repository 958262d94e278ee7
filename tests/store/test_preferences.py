from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.store.preferences import Preferences, keep, keys_file, preferences, preferences_file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))


def written(file: Path, text: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_without_files_nothing_is_preferred() -> None:
    assert preferences() == Preferences()


def test_what_is_kept_comes_back() -> None:
    kept = keep(Preferences(), theme="nord", language="en")
    kept = keep(kept, toured=True)
    assert preferences() == kept == Preferences("nord", "en", True)
    assert [file.name for file in preferences_file().parent.iterdir()] == ["preferences.toml"]


def test_keys_are_a_text_or_a_list() -> None:
    written(keys_file(), '# mine\nundo = "ctrl+z"\n\nredo = ["ctrl+y", "U"]\n')
    found = preferences()
    assert found.keys == {"undo": "ctrl+z", "redo": "ctrl+y,U"}
    assert found.places == {"undo": 2, "redo": 4}
    assert not found.problems


@pytest.mark.parametrize(
    ("text", "line"),
    [('undo = "z"\nredo =\n', 2), ("undo = 3\n", 1), ('a = "b"\nundo = ""\n', 2), ("[undo]\nkey = 1\n", 1)],
)
def test_what_is_wrong_is_said_with_file_and_line(text: str, line: int) -> None:
    written(keys_file(), text)
    (problem,) = preferences().problems
    for said in problem:
        assert said.startswith(f"{keys_file()}:{line}: ")


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"theme = [[[[", b'language = "fr"\ntheme = 3\ntoured = "yes"\n'])
def test_a_damaged_file_is_as_if_it_were_not_there(data: bytes) -> None:
    written(preferences_file(), data)
    found = preferences()
    assert (found.theme, found.language, found.toured) == ("", None, False)
    assert keep(found, theme="nord").theme == preferences().theme == "nord"


def test_a_folder_that_cannot_be_written_is_the_callers_to_tell(tmp_path: Path) -> None:
    (tmp_path / "roadmap").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="roadmap"):
        keep(Preferences(), theme="nord")
    assert preferences().problems
