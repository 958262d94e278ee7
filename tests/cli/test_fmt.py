"""`roadmap fmt`: files laid out as text, or what would change in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.store.saving import transaction

from .conftest import Run

UNTIDY = """# About the file.

[product.camera]
evidence = "official"   # since May
owner="x"
tier  = "1"
name = "Camera"
[product.camera.quantity]
2027 = 40
"""
TIDY = """# About the file.

[product.camera]
name = "Camera"
evidence = "official"  # since May
owner = "x"
tier = "1"

[product.camera.quantity]
2027 = 40
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "ws"
    (root / "more").mkdir(parents=True)
    (root / "a.toml").write_text(UNTIDY, encoding="utf-8")
    (root / "more" / "b.toml").write_text("[need.a]\nname = 'A'\n", encoding="utf-8")
    (root / "more" / "c.toml").write_text("[need.b]\nname='B'\n", encoding="utf-8")
    (root / "roadmap.toml").write_text("title='T'\n", encoding="utf-8")
    return root


def texts(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in root.rglob("*.toml")}


def test_files_are_laid_out(run: Run, root: Path) -> None:
    ran = run("fmt", "-C", root)
    assert (ran.status, ran.out, ran.err) == (0, "Laid out: a.toml\nLaid out: more/c.toml\n", "")
    assert texts(root) == {
        "a.toml": TIDY,
        "b.toml": "[need.a]\nname = 'A'\n",
        "c.toml": "[need.b]\nname = 'B'\n",
        "roadmap.toml": "title='T'\n",
    }
    assert run("fmt", "-C", root).out == "Nothing changes\n"
    assert run("fmt", "-C", root, "--lang", "vi").out == "Không có gì thay đổi\n"


def test_the_workspace_may_be_named_by_its_settings(run: Run, root: Path) -> None:
    assert run("fmt", "-C", root / "roadmap.toml").status == 0
    assert texts(root)["a.toml"] == TIDY


def test_check_names_the_files_and_writes_nothing(run: Run, root: Path) -> None:
    before = texts(root)
    ran = run("fmt", "-C", root, "--check")
    assert (ran.status, ran.out) == (1, "Would change: a.toml\nWould change: more/c.toml\n")
    assert texts(root) == before
    run("fmt", "-C", root)
    assert run("fmt", "-C", root, "--check").status == 0


def test_diff_shows_the_lines(run: Run, root: Path) -> None:
    before = texts(root)
    ran = run("fmt", "-C", root, "--diff", "more")
    assert ran.status == 0
    assert ran.out.splitlines()[0].startswith("--- ")
    assert "-name='B'" in ran.out
    assert "+name = 'B'" in ran.out
    assert "Camera" not in ran.out
    assert texts(root) == before
    assert run("fmt", "-C", root, "--diff", "--check").status == 1


def test_only_what_is_named_is_laid_out(run: Run, root: Path) -> None:
    assert run("fmt", "-C", root, "more", "more/c.toml").out == "Laid out: more/c.toml\n"
    assert texts(root)["a.toml"] == UNTIDY


@pytest.mark.parametrize("name", ["nowhere", "../elsewhere", "roadmap.toml"])
def test_what_is_no_record_file_is_wrong_use(run: Run, root: Path, name: str) -> None:
    ran = run("fmt", "-C", root, name)
    assert ran.status == 2
    assert name in ran.err


def test_a_folder_that_is_not_there_is_wrong_use(run: Run, root: Path) -> None:
    assert run("fmt", "-C", root / "nowhere").status == 2


def test_files_that_cannot_be_read_are_named_and_left_alone(run: Run, root: Path) -> None:
    (root / "broken.toml").write_text("[need.c]\nname = \n", encoding="utf-8")
    (root / "huge.toml").write_bytes(b"#" * (16 * 1024 * 1024 + 1))
    ran = run("fmt", "-C", root)
    assert ran.status == 1
    assert "broken.toml is left as it is: " in ran.err
    assert "huge.toml is left as it is: " in ran.err
    assert texts(root)["a.toml"] == TIDY
    assert texts(root)["broken.toml"] == "[need.c]\nname = \n"


def test_a_file_changed_meanwhile_is_not_overwritten(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = transaction.commit

    def meddled(*given: object, **named: object) -> object:
        (root / "a.toml").write_text("# mine\n", encoding="utf-8")
        return real(*given, **named)

    monkeypatch.setattr(transaction, "commit", meddled)
    ran = run("fmt", "-C", root)
    assert ran.status == 1
    assert "a.toml changed meanwhile" in ran.err
    assert texts(root)["a.toml"] == "# mine\n"
    assert texts(root)["c.toml"] == "[need.b]\nname='B'\n"


def test_the_layout_is_undone_like_any_edit(run: Run, root: Path) -> None:
    before = texts(root)
    run("fmt", "-C", root)
    assert run("undo", root).status == 0
    assert texts(root) == before


def test_unknown_kinds_and_fields_keep_their_order(run: Run, root: Path) -> None:
    (root / "a.toml").write_text("[thing.x]\nb = 1\na = 2\n\n[need.y]\nzz = 1\nqq = 2\nname = 'Y'\n", encoding="utf-8")
    run("fmt", "-C", root, "a.toml")
    assert texts(root)["a.toml"] == "[thing.x]\nb = 1\na = 2\n\n[need.y]\nname = 'Y'\nzz = 1\nqq = 2\n"
