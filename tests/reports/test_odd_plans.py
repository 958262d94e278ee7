"""Plans that no person should write, and that people do write: every report is made of them all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.cli import main

ODD = """
[technology.x]
accountable = "nobody"
depends_on = ["x", "y"]
[technology.y]
depends_on = ["x"]
[product.p]
uses = ["gone"]
answers = ["none"]
[mission.m]
programme = "nothing"
products = ["p", "p"]
lead = "x"
due = "2026-Q4"
[activity.a]
chain = "m"
after = ["a", "b"]
end = 2026-01-01
stage = "pilot"
gate.criteria = "<b>|`x`</b>"
[activity.b]
chain = "x"
after = ["a"]
waits_for = ["x", "d"]
[directive.d]
due = 2026-12-01
clauses."1|<b>" = "=1+1"
[milestone.k]
of = "k"
due = 2026-12-01
[funding.f]
for = "f"
approved.2026 = 5
[funding.g]
approved = {}
[bottleneck.q]
blocks = ["q", "zz"]
[handover.h]
on = 2026-11-01
[indicator.i]
of = "i"
actual.2025 = 1
cites.d = ["9"]
[programme.pp]
products = ["p"]
"""
REPORTS = ("decisions", "money", "traceability", "work-programme")


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("text", [ODD, f"{ODD}end = = 3\n", "# nothing yet\n"], ids=["odd", "broken", "empty"])
def test_it_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "a.toml").write_text(text, encoding="utf-8")
    shared = ("-C", str(tmp_path / "plan"), "--today", "2026-11-21", "--lang", "vi", "--out", str(tmp_path / "out"))
    assert main(("report", name, *shared, "--format", "md,html,pptx,xlsx")) == 0
    (page,) = (tmp_path / "out").glob("*.md")
    said = page.read_text(encoding="utf-8")
    assert "<b>" not in said
    assert ("DỮ LIỆU CHƯA ĐỌC HẾT" in said) == ("= = 3" in text)
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", (*REPORTS, "proposal", "since"))
def test_an_id_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (tmp_path / "a.toml").write_text(ODD, encoding="utf-8")
    shared = ("-C", str(tmp_path), "--today", "2026-11-21", "--lang", "en", "--out", str(tmp_path / "out"))
    assert main(("report", name, "no-such-id", *shared)) == 2
    assert capsys.readouterr().err
    assert not (tmp_path / "out").exists()
