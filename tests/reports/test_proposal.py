"""The pre-investment screen, and the reading of its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.cli import main
from roadmap.graph.proposal import TOPICS, Proposal
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Lang
from roadmap.publishing.document import Document, Table
from roadmap.report import reports
from roadmap.store.reading.alone import read_alone
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import EXAMPLE, ROOT, TODAY, survey
from tests.reports.reading import figures, made, words

FILE = ROOT / "examples" / "proposal-second-npu.toml"
SHARED = ("report", "proposal", "-C", str(EXAMPLE), "--today", "2026-11-21")


def screen(*focus: str, lang: Lang = "en") -> Document:
    workspace = Workspace.open(EXAMPLE, today=TODAY)
    proposal = Proposal(str(FILE), tuple(read_alone(FILE).roadmap))
    return reports()["proposal"].made(workspace.survey, focus, lang, proposal=proposal)


def table(document: Document) -> list[tuple[str, ...]]:
    (held,) = (block for block in document.blocks if isinstance(block, Table))
    return [tuple(cell.text for cell in row) for row in held.rows]


def test_the_example_on_one_page() -> None:
    document = screen()
    assert document.subtitle == "Proposal: proposal-second-npu.toml"
    assert document.stamp == "ILLUSTRATIVE DATA"
    assert figures(document)["money asked for"] == "135\N{NO-BREAK SPACE}bn VND"
    found = table(document)
    topics = [row[0] for row in found]
    assert topics == [
        "Same work by others", "Alike by name or by need", "Idle capacity that it could use", "No demand",
        "No owner or head", "Already mastered or reached", "Ceiling exceeded", "Waits for law or infrastructure",
        "Names what is not on record",
    ]  # fmt: skip
    overlap = found[0][1].split("\n")
    assert overlap[0].startswith("Master the second NPU chip and its secure firmware: ")
    assert len(overlap) == 3
    assert overlap[0].endswith(" [lam-chu-npu, npu-tai-bien, phan-sun-an-toan]")
    assert "not found: already on record; one foreign source" in words(document)


def test_no_verdict_is_given() -> None:
    said = words(screen(lang="vi")).casefold()
    assert "không kết luận" in said
    assert not any(word in said for word in ("không nên", "từ chối", "chấp thuận"))


def test_focus_is_on_proposed_records() -> None:
    found = table(screen("phong-thi-nghiem-npu"))
    assert [row[0] for row in found] == ["Idle capacity that it could use"]
    assert found[0][1].startswith("New NPU laboratory: ")
    with pytest.raises(RoadmapError, match="npu-tai-bien"):
        screen("npu-tai-bien")


def test_without_a_file_it_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RoadmapError, match="needs a file"):
        made(tmp_path, "proposal", "[technology.a]")


def test_nothing_found(tmp_path: Path) -> None:
    plan = survey(tmp_path, "[technology.a]")
    (tmp_path / "p.toml").write_text("[organization.b]\n", encoding="utf-8")
    proposal = Proposal("p.toml", tuple(read_alone(tmp_path / "p.toml").roadmap))
    document = reports()["proposal"].made(plan, (), "en", proposal=proposal)
    assert "Nothing was found." in words(document)
    assert all(TOPICS.label(topic).en in words(document) for topic in TOPICS)


def test_the_command_writes_nothing_but_the_report(tmp_path: Path) -> None:
    before = {file: file.read_bytes() for file in EXAMPLE.parent.rglob("*") if file.is_file()}
    assert main((*SHARED, "--proposal", str(FILE), "--out", str(tmp_path))) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["proposal-proposal-second-npu.md"]
    assert {file: file.read_bytes() for file in EXAMPLE.parent.rglob("*") if file.is_file()} == before


BAD = '# one\n[activity.x]\nchain = 3\nend = 2027-13-01\nwhat = "?"\n[technology.y]\nname = "a"\n[[technology.y]]\n'


@pytest.mark.parametrize(
    "text", [BAD, "[activity.x]\nchain = 3\nwhat = 1\n", "\ufeff[a\n", "[activity.x]\n<<<<<<< ours\n", "\x00"]
)
def test_a_bad_file_gives_the_findings_of_a_workspace(tmp_path: Path, text: str) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "p.toml").write_text(text, encoding="utf-8")
    workspace = Workspace.open(tmp_path / "inside", today=TODAY)
    alone = read_alone(tmp_path / "inside" / "p.toml").findings
    inside = [one for one in workspace.check() if one.code[:3] in ("FIL", "REC", "DAT")]
    keys = [sorted((f.code, f.span[1:] if f.span else (), f.message.en) for f in found) for found in (alone, inside)]
    assert keys[0] == keys[1]
    assert keys[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [("[activity.x]\nchain = 3\n", ":2:1: REC"), ("# nothing\n", "holds no record"), (None, "There is no file")],
)
def test_a_bad_file_is_refused_with_its_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None, said: str
) -> None:
    file = tmp_path / "p.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert main((*SHARED, "--lang", "en", "--proposal", str(file), "--out", str(tmp_path / "out"))) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_a_person_wrote_stays_text(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text('[technology.x]\nname = "<script>alert(1)</script> | x"\n', encoding="utf-8")
    workspace = Workspace.open(EXAMPLE, today=TODAY)
    proposal = Proposal("<b>.toml", tuple(read_alone(tmp_path / "p.toml").roadmap))
    said = words(reports()["proposal"].made(workspace.survey, (), "en", proposal=proposal))
    assert "<script>" not in said
    assert "<b>" not in said
