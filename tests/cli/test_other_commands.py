"""``roadmap init``, ``explain``, ``completion``, ``schema``, ``tui``, ``draw`` and the help of all."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from roadmap import __version__
from roadmap.cli import commands
from roadmap.rulebook import rules

from .conftest import EXAMPLE, Run


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_init_makes_a_workspace_that_checks_clean(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "a" / "b"
    ran = run("init", target)
    assert ran.status == 0
    assert f"roadmap check {target}" in ran.out
    assert set(contents(target)) == {"roadmap.toml", "roadmap.schema.json", ".taplo.toml"}
    assert run("check", target, "--fail-on", "info").status == 0


def test_init_quotes_the_folder_name(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "a \"b\" \\ 'c' é\x07"
    assert run("init", target).status == 0
    assert "FIL001" not in run("check", target).out


def test_init_copies_a_bundled_workspace(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [line.split()[0] for line in run("init", "--list").out.splitlines()]
    assert "edge-ai-camera" in names
    monkeypatch.chdir(tmp_path)
    assert run("init", "--seed", "edge-ai-camera").status == 0
    for path in EXAMPLE.rglob("*.toml"):
        assert (tmp_path / "edge-ai-camera" / path.relative_to(EXAMPLE)).read_bytes() == path.read_bytes()


def test_init_leaves_alone_what_is_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "roadmap.toml").write_text("title = 'mine'\n")
    (tmp_path / "notes.md").write_text("mine")
    before = contents(tmp_path)
    for words in ((), ("--seed", "edge-ai-camera")):
        ran = run("init", tmp_path, *words)
        assert (ran.status, ran.out) == (2, "")
        assert "nothing was written" in ran.err
        assert contents(tmp_path) == before


def test_init_finds_even_a_dangling_link_in_the_way(run: Run, tmp_path: Path) -> None:
    (tmp_path / "roadmap.toml").symlink_to(tmp_path.parent / "outside.toml")
    assert run("init", tmp_path).status == 2
    assert not (tmp_path.parent / "outside.toml").exists()


def test_init_where_nothing_can_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run("init", tmp_path / "file" / "below")
    assert ran.status == 3
    assert "cannot be written" in ran.err
    assert contents(tmp_path) == {"file": b""}


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_init_in_a_folder_without_permission(run: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert run("init", tmp_path).status == 3
    assert contents(tmp_path) == {}


def test_init_of_a_seed_that_is_none(run: Run, tmp_path: Path) -> None:
    ran = run("init", tmp_path / "new", "--seed", "edge-ai-camra")
    assert ran.status == 2
    assert "did you mean `edge-ai-camera`?" in ran.err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_code_is_explained(run: Run, lang: str) -> None:
    for code, rule in rules().items():
        ran = run("explain", code, "--lang", lang)
        assert ran.status == 0
        assert ran.out.startswith(f"{code}  {rule.name} ")
        assert ran.out.splitlines()[1] == rule.summary.of(lang)
        said = "".join(ran.out.split())
        for text in (rule.why.of(lang), rule.fix.of(lang)):
            assert "".join(text.split()) in said


def test_a_code_in_small_letters_or_a_name(run: Run) -> None:
    assert run("explain", "own101").out == run("explain", "OWN101").out == run("explain", rules()["OWN101"].name).out


def test_all_codes_are_listed(run: Run) -> None:
    out = run("explain").out
    assert all(f"\n{code}  " in out for code in rules())
    assert run("explain", "--lang", "vi").out != out


def test_a_code_that_is_none(run: Run) -> None:
    ran = run("explain", "OWN999")
    assert ran.status == 2
    assert "There is no check `OWN999`" in ran.err
    assert "Không có kiểm tra" in run("explain", "OWN999", "--lang", "vi").err


def test_completion_is_a_script_that_bash_reads(run: Run) -> None:
    script = run("completion", "bash").out
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)
    for shell in ("bash", "zsh", "tcsh"):
        said = run("completion", shell)
        assert said.status == 0
        assert all(name in said.out for name in commands())
    assert run("completion", "fish").status == 2


def test_the_schema_is_json_schema(run: Run) -> None:
    from jsonschema import Draft202012Validator

    for words in ((), ("--settings",), ("--lang", "vi")):
        Draft202012Validator.check_schema(run("schema", *words).json)


def test_the_screen_wants_a_terminal_and_says_what_else_there_is(run: Run, ws: Path) -> None:
    ran = run("tui", ws)
    assert ran.status == 2
    assert "needs a terminal" in ran.err
    assert "roadmap check" in ran.err


def test_draw_names_its_files(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = run("draw", "value-chain", "camera-giao-thong", "-C", EXAMPLE, "--format", "dot,md", "--out", out)
    assert ran.status == 0
    assert sorted(ran.out.split()) == sorted(str(path) for path in out.iterdir())
    dot = run("draw", "value-chain", "camera-giao-thong", "-C", EXAMPLE, "--format", "dot", "--out", "-")
    assert dot.out.startswith("digraph")


@pytest.mark.parametrize("formats", ["docx", "pdf", "md,html", "md,docx"])
def test_report_refuses_to_write_what_is_no_single_text_to_standard_output(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, formats: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "plan.toml").write_text("[technology.npu]\n", encoding="utf-8")
    ran = run("report", "money", "-C", "plan", "--lang", "en", "--format", formats, "--out", "-")
    assert (ran.status, ran.out) == (2, "")
    assert "Standard output takes one md or html file. → Name a folder with --out." in " ".join(ran.err.split())
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


@pytest.mark.parametrize(
    ("command", "name", "spoken"), [("draw", "dependencies", "Pin"), ("report", "technology", "Pin thể rắn")]
)
def test_ids_may_stand_behind_options(run: Run, tmp_path: Path, command: str, name: str, spoken: str) -> None:
    text = '[technology.cell]\nname = "Pin thể rắn"\n[technology.npu]\nname = "Chip"\n'
    (tmp_path / "plan.toml").write_text(text, encoding="utf-8")
    where = ("-C", tmp_path, "--out", "-", "--format", "md")
    first = run(command, name, "cell", *where)
    assert first.status == 0
    assert spoken in first.out
    assert run(command, name, *where, "cell") == first
    assert run(command, *where, name, "cell") == first
    both = run(command, name, "cell", "nobody", *where)
    assert both.status == 2
    assert both.err
    assert run(command, name, "cell", *where, "nobody") == both


@pytest.mark.parametrize(
    "words", [("draw", "gantt", "-C", ".", "x", "--fast"), ("list", "technology", "-C", ".", "x"), ("schema", "x", "y")]
)
def test_what_is_no_argument_is_refused(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.status, "unrecognized arguments: " in ran.err) == (2, True)


@pytest.mark.parametrize("words", [("--format", "gif"), ("--format", ""), ("--page", "a9")])
def test_draw_refuses_what_it_cannot(run: Run, words: tuple[str, ...]) -> None:
    assert run("draw", "landscape", "-C", EXAMPLE, *words).status == 2


def test_draw_where_nothing_can_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run("draw", "landscape", "-C", EXAMPLE, "--format", "md", "--out", tmp_path / "file" / "x")
    assert ran.status == 3
    assert str(tmp_path) in ran.err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_command_has_help(run: Run, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setenv("ROADMAP_LANG", lang)
    top = run("--help")
    assert top.status == 0
    assert ("lộ trình" in top.out) is (lang == "vi")
    for name in commands():
        page = run(name, "--help")
        assert (page.status, page.err) == (0, "")
        assert page.out.startswith(f"usage: roadmap {name}")
        assert any(ord(char) > 0x1000 for char in page.out.split("\n\n")[1]) is (lang == "vi"), page.out


@pytest.mark.parametrize(("value", "vietnamese"), [("vi_VN.UTF-8", True), ("C", False), ("en_GB", False)])
def test_the_locale_chooses_the_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, value: str, vietnamese: bool
) -> None:
    monkeypatch.delenv("ROADMAP_LANG")
    monkeypatch.setenv("LANG", value)
    assert ("lộ trình" in run("--help").out) is vietnamese


def test_wrong_use(run: Run, ws: Path) -> None:
    for words in (
        (),
        ("nothing",),
        ("check", "--nothing"),
        ("show",),
        ("check", "a", "b"),
        ("check", "--fail-on", "x"),
    ):
        ran = run(*words)
        assert (ran.status, ran.out) == (2, "")
        assert "--help" in ran.err
        assert "Traceback" not in ran.err


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"roadmap {__version__}\n"


def test_json_is_one_document_for_every_command_that_has_it(run: Run, ws: Path) -> None:
    for words in (("check", ws), ("list", "-C", ws), ("list", "need", "-C", ws), ("show", "chip", "-C", ws)):
        assert json.loads(run(*words, "--format", "json").out)["version"] == 1
