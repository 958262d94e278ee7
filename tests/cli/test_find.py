"""`roadmap find`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roadmap.cli import main

TEXT = """
[technology.chip]
name = { vi = "Công nghệ chip bán dẫn", en = "Semiconductor chips" }
note = "Đóng gói tại Hòa Lạc [bold]"
[product.drone]
name.vi = "Thiết bị bay"
"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "plan.toml").write_text(TEXT, encoding="utf-8")
    return str(tmp_path)


def test_records_are_told_with_the_place(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "hoa", "lac", "-C", folder, "--lang", "vi"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "chip Công nghệ chip bán dẫn (công nghệ)",
        "     ghi chú: Đóng gói tại Hòa Lạc [bold]",
    ]
    assert main(["find", "semi", "-C", folder, "--lang", "en"]) == 0
    assert capsys.readouterr().out == "chip Semiconductor chips (technology)\n"


def test_nothing_found_is_an_exit_status(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "chip", "--kind", "product", "-C", folder]) == 1
    assert capsys.readouterr().out == ""


def test_json(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "bay", "--format", "json", "-C", folder]) == 0
    (record,) = json.loads(capsys.readouterr().out)["records"]
    assert record == {
        "kind": "product",
        "id": "drone",
        "name": "Thiết bị bay",
        "field": "name",
        "excerpt": "Thiết bị bay",
    }


def test_an_unknown_kind_is_refused(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "bay", "--kind", "produkt", "-C", folder]) == 2
    assert "product" in capsys.readouterr().err
