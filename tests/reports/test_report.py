"""The idea of a report, and the command that makes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.cli import main
from roadmap.cli._files import members
from roadmap.model.finding import RoadmapError
from roadmap.publishing.output import outputs
from roadmap.report import report, reports
from tests.conftest import Opened
from tests.reports.telling import told

_FOCUS = {"technology": ("npu-tai-bien",)}
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "edge-ai-camera"
_ELSEWHERE = ("since",)  # it needs a history, which no example has: tests/reports/test_since.py
_OPTIONS = {"proposal": ("--proposal", str(EXAMPLE.parent / "proposal-second-npu.toml"))}


def test_every_file_is_a_report_with_a_page() -> None:
    assert list(reports()) == members("reports")
    for name, one in reports().items():
        assert one.name == name
        assert one.title.vi != one.title.en
        assert one.summary.vi != one.summary.en
        assert one.documentation.startswith(one.summary.en)


def test_the_command_knows_every_output() -> None:
    assert members("publishing.outputs") == list(outputs())


def test_a_report_without_a_page_is_refused() -> None:
    def bare() -> None:
        """Only one sentence."""

    with pytest.raises(ValueError, match="bare"):
        report("Bare", "Trần")(bare)  # type: ignore[arg-type]
    assert "bare" not in report._known


@pytest.mark.parametrize("name", [name for name in members("reports") if name not in _ELSEWHERE])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_report_is_made_of_the_example(name: str, lang: str, tmp_path: Path) -> None:
    focus = _FOCUS.get(name, ())
    arguments = (
        "report",
        name,
        *focus,
        *_OPTIONS.get(name, ()),
        "-C",
        str(EXAMPLE),
        "--today",
        "2026-11-21",
        "--lang",
        lang,
        "--out",
        str(tmp_path),
    )
    assert main(arguments) == 0
    (made,) = tmp_path.iterdir()
    before = made.read_bytes()
    assert len(before) > 300
    assert main(arguments) == 0
    assert made.read_bytes() == before


def test_what_a_report_does_not_take_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    diagram = ("draw", "landscape", "-C", str(EXAMPLE), "--baseline", "v1", "--out", str(tmp_path))
    assert main(diagram) == 2
    assert "--baseline" in capsys.readouterr().err


@pytest.mark.parametrize("name", members("reports"))
def test_what_could_not_be_read_is_said_in_every_report(name: str, workspace: Opened) -> None:
    opened = workspace("[technology.npu]\n# broken.toml\n[technology.lens\nname = 1\n")
    options = {"findings": opened.check(placed=())}
    try:
        text = told(opened, name, *(("npu",) if name in _FOCUS else ()), **options)
    except RoadmapError as error:
        pytest.skip(f"needs more than a plan: {error.message.en}")
    assert "DATA NOT FULLY READ" in text
    assert "could not be read for mistakes in their files and are left out here: lens" in text
    assert "the rest is left out here: broken.toml" in text


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("effects", "d"),
        ("in-use", "d"),
        ("ledger", "a"),
        ("legal-path", "a"),
        ("money", "d"),
        ("pilots", "o"),
        ("technology", "o"),
        ("workforce", "o"),
    ],
)
def test_an_id_of_another_kind_is_no_report_of_nothing(name: str, id: str, workspace: Opened) -> None:
    opened = workspace("[organization.o]\n[directive.d]\n[activity.a]\n")
    with pytest.raises(RoadmapError) as error:
        reports()[name].made(opened.survey, [id], "vi")
    kind = opened.roadmap[id].LABEL.vi
    assert error.value.message.vi.startswith(f"`{id}` là {kind}; báo cáo này nhận mã của: ")
    assert "roadmap list" in error.value.hint.vi


def test_effects_of_anything_that_is_measured(workspace: Opened) -> None:
    opened = workspace("[directive.d]\n[indicator.i]\nof = 'd'\nactual.2025 = 1\n")
    assert "**1** effects measured" in told(opened, "effects", "d")
