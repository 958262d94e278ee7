"""The command that reports: all its formats at once, and what it says of letters that no font holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.cli import main
from tests.diagrams.workspaces import EXAMPLE

REPORT = ("report", "effects", "-C", str(EXAMPLE), "--today", "2026-11-21")
BEGINNINGS = {"docx": b"PK", "html": b"<!DOCTYPE html>", "md": b"# ", "pdf": b"%PDF", "pptx": b"PK", "xlsx": b"PK"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_all_formats_at_once(tmp_path: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*REPORT, "--lang", lang, "--format", ",".join(BEGINNINGS), "--out", str(tmp_path)]) == 0
    made = {path.suffix[1:]: path.read_bytes() for path in tmp_path.iterdir()}
    assert made.keys() == BEGINNINGS.keys()
    assert all(content.startswith(BEGINNINGS[ending]) for ending, content in made.items())
    assert capsys.readouterr().err == ""


def test_a_file_name_gives_the_format(tmp_path: Path) -> None:
    assert main([*REPORT, "--out", str(tmp_path / "x.pptx")]) == 0
    assert (tmp_path / "x.pptx").read_bytes().startswith(b"PK")


def test_letters_that_no_font_holds_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "roadmap.toml").write_text('title.vi = "x"\n', encoding="utf-8")
    (tmp_path / "plan.toml").write_text(
        '[technology.chip]\nname.vi = "Chip 半導體"\n'
        '[indicator.yield]\nname.vi = "Sản lượng 半導體"\nof = "chip"\nfamily = "productivity"\nunit = "cái"\n'
        'direction = "up"\nbaseline = { year = 2024, value = 1 }\n[indicator.yield.target]\n2030 = 5\n',
        encoding="utf-8",
    )
    command = ("report", "effects", "-C", str(tmp_path), "--today", "2026-11-21", "--lang", "en")
    assert main([*command, "--format", "pdf", "--out", str(tmp_path / "out")]) == 0
    assert "半" in capsys.readouterr().err
    assert main([*command, "--format", "html", "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().err == ""
