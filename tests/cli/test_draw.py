"""The command that draws: where its files go, what it says, what it removes."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.cli import main
from tests.diagrams.workspaces import EXAMPLE, survey

DAY = ("--today", "2026-11-21")
MAP = ("draw", "landscape", "-C", str(EXAMPLE), *DAY)
CHAIN = ("draw", "value-chain", "camera-giao-thong", "-C", str(EXAMPLE), *DAY)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_target_that_is_a_folder_is_named_and_nothing_stays_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "landscape.png").mkdir()
    assert main([*MAP, "--format", "png", "--out", str(tmp_path)]) == 3
    said = capsys.readouterr().err
    assert "landscape.png" in said
    assert ".~" not in said
    assert files(tmp_path) == ["landscape.png"]


def test_a_name_that_contradicts_the_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*MAP, "--format", "svg", "--out", str(tmp_path / "x.png"), "--lang", "en"]) == 2
    assert "contradicts" in capsys.readouterr().err
    assert files(tmp_path) == []
    assert main([*MAP, "--format", "png", "--out", str(tmp_path / "x.png")]) == 0
    assert main([*MAP, "--out", str(tmp_path / "y.png")]) == 0
    assert (tmp_path / "y.png").read_bytes()[:4] == b"\x89PNG"
    assert files(tmp_path) == ["x.png", "y.png"]


def test_an_existing_file_of_another_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("x")
    assert main([*MAP, "--out", str(tmp_path / "notes.txt"), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert "existing file" in said
    assert ".svg" in said
    assert (tmp_path / "notes.txt").read_text() == "x"


def test_stale_pages_are_removed_and_nothing_else(tmp_path: Path) -> None:
    kept = ["value-chain-camera-giao-thong-2.png", "value-chain-camera-giao-thong-2025.svg", "value-chain-camera.svg"]
    stale = [f"value-chain-camera-giao-thong-{number}.svg" for number in (1, 2, 3, 4)]
    for name in (*kept, *stale):
        (tmp_path / name).write_text("old")
    assert main([*CHAIN, "--page", "a3", "--out", str(tmp_path)]) == 0
    assert files(tmp_path) == sorted([*kept, "value-chain-camera-giao-thong.svg"])
    assert main([*CHAIN, "--page", "a4", "--out", str(tmp_path)]) == 0
    assert files(tmp_path) == sorted([*kept, *stale[:3]])


def test_a_drawing_whose_name_looks_like_a_page_is_kept(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    plan.mkdir()
    work = '[activity.{0}]\nchain = "{1}"\nstage = "research"\n'
    survey(plan, f"[product.a]\n[product.a-1]\n{work.format('x', 'a')}{work.format('y', 'a-1')}")
    out = tmp_path / "out"
    for _ in range(2):
        assert main(["draw", "value-chain", "-C", str(plan), *DAY, "--out", str(out)]) == 0
        assert files(out) == ["value-chain-a-1.svg", "value-chain-a.svg"]


def test_what_colours_mean_is_a_csv_file_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = (*MAP, "--format", "csv", "--out", str(tmp_path))
    assert main([*tables, "--colour-by", "accountable", "--lang", "en"]) == 0
    assert files(tmp_path) == ["landscape-colours.csv", "landscape.csv"]
    head, *rows = (tmp_path / "landscape-colours.csv").read_text("utf-8-sig").splitlines()
    assert head == '"Accountable end to end","On the drawing"'
    assert '"Vision Institute","Embedded vision models"' in rows
    assert main([*MAP, "--format", "csv", "--out", "-", "--colour-by", "accountable", "--lang", "en"]) == 2
    assert "one" in capsys.readouterr().err
    assert main([*tables]) == 0
    assert files(tmp_path) == ["landscape.csv"]


def test_characters_outside_the_fonts_are_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    survey(tmp_path, '[product.p]\nname = "漢 字 ع 😀"\n[technology.t]\nname = "漢"\n')
    where = ("draw", "landscape", "-C", str(tmp_path), *DAY, "--out", str(tmp_path / "out"))
    assert main([*where, "--format", "svg"]) == 0
    assert capsys.readouterr().err == ""
    assert main([*where, "--format", "svg,png", "--lang", "vi"]) == 0
    said = capsys.readouterr().err
    assert said.count("4 ký tự không có trong phông chữ") == 1
