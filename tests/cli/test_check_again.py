"""A second `roadmap check` of the same contents says the same bytes without doing the work again."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import roadmap.store.cache as cache
from roadmap.cli import _report, main

from .conftest import EXAMPLE, Run
from .pseudo_terminal import REPOSITORY

_FORMS = [
    [],
    ["--format", "json"],
    ["--format", "github"],
    ["--level", "none"],
    ["--level", "info"],
    ["--level", "error", "--fail-on", "info"],
    ["--select", "OWN", "--select", "dep707", "--level", "info"],
    ["--ignore", "OWN101,STG", "--fail-on", "never"],
    ["--today", "2030-01-01", "--level", "info"],
]
_BAD = """
[technology.broken
[indicator.x]
of = "chip"
baseline = 1.500
[technology.odd]
name = "Tab\\there \\u202e"
colour = "red"
[organization.new]
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ROADMAP_CACHE", "on")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "roadmap" / "answers"


@pytest.mark.parametrize("form", _FORMS, ids=" ".join)
@pytest.mark.parametrize("bad", [False, True])
def test_the_same_bytes(run: Run, ws: Path, bad: bool, form: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if bad:
        (ws / "bad.toml").write_text(_BAD, encoding="utf-8")
    for lang in ("vi", "en", None):
        monkeypatch.setenv("ROADMAP_LANG", "")
        argv = ["check", str(ws), *form, *(["--lang", lang] if lang else [])]
        monkeypatch.setenv("ROADMAP_CACHE", "off")
        plain = run(*argv)
        monkeypatch.setenv("ROADMAP_CACHE", "on")
        assert run(*argv) == plain
        with monkeypatch.context() as patched:
            patched.setattr("roadmap.cli.check.open_workspace", None)
            assert run(*argv) == plain


def test_the_question_and_the_answer_belong_together(run: Run, ws: Path, home: Path) -> None:
    """Forms that need other work do not share an answer; languages, and ways of writing the same answer, do."""
    for form in _FORMS:
        run("check", ws, *form, "--lang", "vi")
        run("check", ws, *form, "--lang", "en")
    assert len(list(home.iterdir())) == 7  # json, github and --level info ask for the same


@pytest.mark.parametrize("asked", [[], ["--today", "2026-11-21"]], ids=" ".join)
def test_nothing_heavy_is_imported(ws: Path, asked: list[str]) -> None:
    """Nor does the first check look for plug-ins, as pydantic does when it builds a validator of its own."""
    code = (
        "import sys; from roadmap.cli import main; main(['check', *sys.argv[1:]]); "
        "print([name for name in ('pydantic', 'importlib.metadata', 'rtoml', 'networkx', 'pathlib', 'typing', "
        "'roadmap.model.record') if name in sys.modules], file=sys.stderr)"
    )
    said = [
        subprocess.run([sys.executable, "-S", "-c", code, str(ws), *asked], capture_output=True, text=True,
                       check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join([str(REPOSITORY), *sys.path])})
        for _ in range(2)
    ]  # fmt: skip
    assert said[0].stdout == said[1].stdout
    assert "pydantic" in said[0].stderr
    assert "importlib.metadata" not in said[0].stderr
    assert said[1].stderr.strip() == "[]"


def test_a_change_is_noticed(run: Run, ws: Path) -> None:
    before = run("check", ws, "--format", "json").json
    (ws / "more.toml").write_text("[technology.more]\n", encoding="utf-8")
    after = run("check", ws, "--format", "json").json
    assert after["summary"]["records"] == before["summary"]["records"] + 1
    (ws / "roadmap.toml").write_text("checks.OWN101.severity = 'off'\n", encoding="utf-8")
    assert not any(one["code"] == "OWN101" for one in run("check", ws, "--format", "json").json["findings"])
    assert run("check", ws, "--format", "json", "--today", "2000-01-01").json["summary"]["today"] == "2000-01-01"


def test_what_changed_while_it_was_read_is_not_kept(
    run: Run, ws: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roadmap.workspace import Workspace

    original = Workspace.check

    def slow(self: Workspace, *args: object, **kwargs: object) -> object:
        (ws / "records.toml").write_text("[need.a]\n", encoding="utf-8")
        return original(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Workspace, "check", slow)
    run("check", ws)
    assert not home.exists() or not list(home.iterdir())


def test_errors_are_not_kept(run: Run, tmp_path: Path, ws: Path, home: Path) -> None:
    (tmp_path / "empty").mkdir()
    for argv in (["check", tmp_path / "none"], ["check", tmp_path / "empty"], ["check", ws, "--select", "NO1"]):
        assert [run(*argv).status for _ in range(2)] == [2, 2]
    assert not home.exists() or not list(home.iterdir())


def test_the_settings_file_names_the_workspace(run: Run, ws: Path) -> None:
    (ws / "roadmap.toml").write_text("title = 'X'\n", encoding="utf-8")
    for path in (ws / "roadmap.toml", f"{ws}/./", f"{ws}//"):
        first, second = run("check", path), run("check", path)
        assert first == second == run("check", ws)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def _places(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *itertools.chain.from_iterable(_places(held, (*path, key)) for key, held in inner)]


def test_no_kept_value_makes_trouble(run: Run, ws: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever stands in an entry with a right check sum: it is a report, or it is passed over."""
    plain = run("check", ws, "--level", "info")
    (entry,) = home.iterdir()
    whole = json.dumps(cache.recall(entry.name))
    places = _places(json.loads(whole))

    @settings(max_examples=100, deadline=None)
    @given(st.sampled_from(places), _JSON)
    @example(("language",), [])
    def tampered(path: tuple[object, ...], value: object) -> None:
        report = holder = json.loads(whole)
        for step in path[:-1]:
            holder = holder[step]
        if path:
            holder[path[-1]] = value
        else:
            report = value
        cache.keep(entry.name, report)
        for form in ([], ["--format", "json"], ["--format", "github"]):
            main(["check", str(ws), "--level", "info", *form])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert "a bug of ours" not in said.err
        if not _report.sound(report):
            assert said.out.startswith(plain.out)

    tampered()


def test_the_example_is_answered_alike(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (run("check", EXAMPLE, "--level", "info", "--today", "2026-11-21") for _ in range(2))
    monkeypatch.setenv("ROADMAP_CACHE", "off")
    assert run("check", EXAMPLE, "--level", "info", "--today", "2026-11-21") == first == second
