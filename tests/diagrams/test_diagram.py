"""The idea of a diagram, and the command that draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.cli import draw as command
from roadmap.cli import main
from roadmap.cli._files import members
from roadmap.diagram import diagram, diagrams
from roadmap.drawing.paper import PAPERS
from roadmap.provenance import sources, stamp
from tests.diagrams.workspaces import CHAIN, EXAMPLE, survey

DAY = ("--today", "2026-11-21")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_file_is_a_diagram_with_a_page() -> None:
    assert list(diagrams()) == members("diagrams")
    assert {"landscape", "value-chain"} <= set(diagrams())
    for name, one in diagrams().items():
        assert one.name == name
        assert one.title.vi != one.title.en
        assert one.summary.vi != one.summary.en
        assert one.documentation.startswith(one.summary.en)


def test_the_command_knows_every_page() -> None:
    assert set(command.PAGES) == set(PAPERS)


def test_a_diagram_without_a_page_is_refused() -> None:
    def bare() -> None:
        """Only one sentence."""

    with pytest.raises(ValueError, match="bare"):
        diagram("Bare", "Trần")(bare)  # type: ignore[arg-type]
    assert "bare" not in diagram._known


def test_sources_name_documents_and_directives(tmp_path: Path) -> None:
    text = """
[document.press]
name = "Mười nhóm"
publisher = "Báo"
published = 2026-05-06
evidence = "reported"
[directive.order]
name = "Quyết định 21"
issued = 2026-04-30
[product.a]
evidence = "unverified"
[product.a.sources]
press = "tr. 1"
order = "Điều 1"
lost = "x"
more = "y"
"""
    plan = survey(tmp_path, text)
    said = sources(plan, plan.roadmap, "vi")
    assert said == (
        "Bản ghi theo mức độ tin cậy: theo báo cáo, báo chí 1, chưa kiểm chứng 1, không kể liên kết đề xuất. "
        "Nguồn: Mười nhóm, Báo, 06/05/2026 "
        "(theo báo cáo, báo chí); Quyết định 21, 30/04/2026; lost; và 1 tài liệu khác"
    )
    assert stamp(plan, plan.roadmap, "en") == "CONTAINS UNVERIFIED DATA"
    assert sources(plan, [], "en") == "Sources: no document on record"


def test_all_formats_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "made" / "here"
    arguments = ("draw", "value-chain", "npu-tai-bien", "-C", str(EXAMPLE), "--format", "svg,png,pdf,dot,md,csv", *DAY)
    assert main([*arguments, "--out", str(out), "--page", "a3"]) == 0
    wanted = sorted(f"value-chain-npu-tai-bien.{form}" for form in command.FORMATS)
    assert files(out) == wanted
    assert sorted(Path(line).name for line in capsys.readouterr().out.splitlines()) == wanted
    assert (out / "value-chain-npu-tai-bien.png").read_bytes()[:4] == b"\x89PNG"
    assert (out / "value-chain-npu-tai-bien.pdf").read_bytes()[:5] == b"%PDF-"
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert main([*arguments, "--out", str(out), "--page", "a3"]) == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_several_pages_are_numbered(tmp_path: Path) -> None:
    assert main(["draw", "value-chain", "camera-giao-thong", "-C", str(EXAMPLE), *DAY, "--out", str(tmp_path)]) == 0
    assert files(tmp_path) == [f"value-chain-camera-giao-thong-{number}.svg" for number in (1, 2, 3)]


def test_a_file_name_gives_the_format(tmp_path: Path) -> None:
    out = tmp_path / "map.png"
    assert main(["draw", "landscape", "-C", str(EXAMPLE), *DAY, "--out", str(out)]) == 0
    assert files(tmp_path) == ["map.png"]
    assert main(["draw", "value-chain", "-C", str(EXAMPLE), *DAY, "--out", str(out)]) == 2
    assert main(["draw", "landscape", "-C", str(EXAMPLE), *DAY, "--format", "svg,png", "--out", str(out)]) == 2


def test_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    where = ("-C", str(EXAMPLE), *DAY, "--out", "-")
    assert main(["draw", "landscape", *where]) == 0
    assert "<svg" in capsys.readouterr().out
    assert main(["draw", "landscape", *where, "--format", "md", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("# Landscape of strategic technologies")
    assert main(["draw", "landscape", *where, "--format", "png"]) == 2
    assert main(["draw", "value-chain", *where]) == 2
    assert main(["draw", "value-chain", "camera-giao-thong", *where]) == 2


def test_embedded_fonts_and_plain_pictures_together(tmp_path: Path) -> None:
    arguments = ("draw", "landscape", "-C", str(EXAMPLE), *DAY, "--embed-fonts", "--out", str(tmp_path))
    assert main([*arguments, "--format", "svg"]) == 0
    assert "@font-face" in (tmp_path / "landscape.svg").read_text("utf-8")
    assert main([*arguments, "--format", "svg,png"]) == 0


def test_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    survey(tmp_path, CHAIN)
    assert main(["draw", "value-chain", "nobody", "-C", str(tmp_path)]) == 2
    for wrong in (["draw", "nothing"], ["draw", "landscape", "--format", "gif"], ["draw", "landscape", "--page", "a9"]):
        with pytest.raises(SystemExit) as caught:
            main(wrong)
        assert caught.value.code == 2
    capsys.readouterr()


def test_what_could_not_be_read_is_said_on_the_drawing(tmp_path: Path) -> None:
    """A mistake in a file must not look like a gap in the chain."""
    text = """
    [product.bess]
    name = "BESS"
    uses = ["cell"]
    [technology.cell]
    name = "Pin thể rắn
    [activity.cell-research]
    chain = "cell"
    stage = "research"
    """
    plan = survey(tmp_path, text)
    for name, focus in (("landscape", []), ("value-chain", ["bess"])):
        (one,) = diagrams()[name].function(plan, focus, "vi")
        assert one.sheet.stamp == "DỮ LIỆU CHƯA ĐỌC HẾT"
        assert "Không đọc được 1 bản ghi" in one.sheet.footnotes[0]
        assert "cell" in one.sheet.footnotes[0]


_WHOLE = """
[need.traffic]
name = "Giao thông"
[product.bess]
name = "BESS"
uses = ["cell"]
[technology.cell]
name = "Pin thể rắn"
[activity.cell-research]
chain = "cell"
stage = "research"
start = 2026-01-01
end = 2027-01-01
[funding.f]
for = "cell-research"
approved.2026 = 100
"""
_MORE = '[technology.lens]\nname = "Ống kính"\n'


@pytest.mark.parametrize(
    "content",
    [_MORE.encode("utf-16"), b"\x00\xff\x80 junk", f"= = 3\n{_MORE}".encode(), b""],
    ids=["utf-16", "junk", "syntax", "empty"],
)
@pytest.mark.parametrize("name", ["money-pipeline", "landscape", "gantt", "value-chain", "ladder", "dependencies"])
def test_a_file_that_could_not_be_read_is_named_on_the_drawing(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / "more.toml").write_bytes(content)
    (one, *_) = diagrams()[name].made(survey(tmp_path, _WHOLE), [], "vi")
    assert one.sheet.stamp == "DỮ LIỆU CHƯA ĐỌC HẾT"
    assert any("Tệp chưa đọc được" in note and "more.toml" in note for note in one.sheet.footnotes)
    (tmp_path / "more.toml").write_text(_MORE, encoding="utf-8")
    (one, *_) = diagrams()[name].made(survey(tmp_path, _WHOLE), [], "vi")
    assert not one.sheet.stamp
    assert not any("more.toml" in note for note in one.sheet.footnotes)
