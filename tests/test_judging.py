"""What is typed is judged before it is kept: in the words of `roadmap set`, and with what the checks would say."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.edit import named
from roadmap.judging import foreseen, judge, judge_id
from roadmap.model.finding import RoadmapError
from roadmap.recheck import Memory
from roadmap.workspace import Workspace

TEXT = """
[technology.camera]
name.vi = "Máy ảnh"
readiness.now = 4
acountable = "most"

[product.gate]
uses = ["camera"]

[organization.most]
name.vi = "Bộ"
[indicator.effect]
of = "camera"
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "a.toml").write_text(TEXT, encoding="utf-8")
    return Workspace.open(tmp_path, today="2026-11-22").held()


@pytest.mark.parametrize(
    ("id", "field", "text", "value"),
    [
        ("camera", "readiness.now", "12", "12"),
        ("camera", "readiness.assessed", "31/2/2027", "31/2/2027"),
        ("camera", "accountable", "mots", "mots"),
        ("camera", "accountable", "gate", "gate"),
        ("camera", "depends_on", "camera", "camera"),
        ("camera", "evidence", "chính thức", "chính thức"),
        ("camera", "name.en", "a\u0003", None),
        ("effect", "target.2030", "1.000", "1.000"),
        ("effect", "target.20", "5", "5"),
        ("effect", "shares.most", "130 %", "1.3"),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_set(
    workspace: Workspace, id: str, field: str, text: str, value: str | None
) -> None:
    said = judge(workspace.roadmap, workspace.roadmap[id], tuple(field.split(".")), text)
    if value is None:  # cleaned before it is judged
        assert said is None
        return
    with pytest.raises(RoadmapError) as refused:
        named("set").function(workspace.roadmap, id=id, values=(field, value))
    assert said == refused.value.message


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("readiness.now", "5"),
        ("readiness.assessed", "quý II/2027"),
        ("accountable", "most"),
        ("waive.OWN101.until", "30/6/2027"),  # what other fields lack is not its fault
        ("name.vi", ""),
    ],
)
def test_what_is_right_passes(workspace: Workspace, field: str, text: str) -> None:
    assert judge(workspace.roadmap, workspace.roadmap["camera"], tuple(field.split(".")), text) is None


def test_an_id_must_be_well_formed_and_free(workspace: Workspace) -> None:
    assert judge_id(workspace.roadmap, "camera-2") is None
    for taken in ("camera", "Máy ảnh", ""):
        assert judge_id(workspace.roadmap, taken)


def test_what_checking_would_say_is_foreseen_and_nothing_is_written(workspace: Workspace, tmp_path: Path) -> None:
    memory, now = Memory(), workspace.check()

    def owned(who: str) -> tuple[set[str], set[str]]:
        def edit(roadmap):  # type: ignore[no-untyped-def]
            return named("set").function(roadmap, id="camera", values=("accountable", who))

        new, gone = foreseen(workspace, now, edit, memory)
        return {one.code for one in new}, {one.code for one in gone}

    for _ in range(2):  # the second time from memory
        new, gone = owned("most")
        assert "OWN101" in gone
        assert "OWN101" not in new
    assert (tmp_path / "a.toml").read_text(encoding="utf-8") == TEXT
    with pytest.raises(RoadmapError):
        owned("nobody")


def test_a_misspelt_field_that_goes_takes_its_finding_with_it(workspace: Workspace) -> None:
    def edit(roadmap):  # type: ignore[no-untyped-def]
        return named("clear").function(roadmap, id="camera", fields=("acountable",))

    new, gone = foreseen(workspace, workspace.check(), edit, Memory())
    assert [one.code for one in gone] == ["REC051"]
    assert not new
