"""An edit is on disk or nothing has changed; what others did meanwhile stands, or is a conflict with both values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from roadmap.edits.clear import clear
from roadmap.edits.hand_over import hand_over
from roadmap.edits.link import link
from roadmap.edits.merge_records import merge_records
from roadmap.edits.new import new
from roadmap.edits.rename import rename
from roadmap.edits.rm import rm
from roadmap.edits.set import set as set_field
from roadmap.keeping import Conflict
from roadmap.model.finding import RoadmapError
from roadmap.store.saving.log import entries
from roadmap.workspace import Workspace

from .conftest import Held, contents

CAMERA = """\
# Chuỗi camera

[technology.camera]   # công nghệ lõi
name.vi = "Máy ảnh"
accountable = 'most'
readiness.now   =   5  # đo tháng 6
tags = [
  "ai",   # trí tuệ nhân tạo
  "biên",
]

[organization.most]
[organization.moit]
"""


def reopened(workspace: Workspace) -> Workspace:
    return Workspace.open(workspace.loaded.root, today=workspace.today)


def test_only_the_bytes_of_the_value_change(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    after = workspace.apply(set_field, id="camera", values=("readiness.now", "6"))
    text = (workspace.loaded.root / "camera.toml").read_text(encoding="utf-8")
    assert text == CAMERA.replace("=   5  #", "=   6  #")
    assert after.roadmap["camera"] == reopened(after).roadmap["camera"]
    assert [(change.path, change.before, change.after) for change in after.kept.changes] == [
        (("readiness", "now"), 5, 6)
    ]  # type: ignore[union-attr]


def test_the_workspace_before_stays_a_value(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    workspace.apply(set_field, id="camera", values=("readiness.now", "6"))
    assert workspace.roadmap["camera"].readiness.now == 5  # type: ignore[attr-defined]


def test_what_changes_nothing_writes_nothing(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    after = workspace.apply(set_field, id="camera", values=("accountable", "most"))
    assert after.kept is not None
    assert after.kept.entry is None
    assert entries(workspace.loaded.root) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("stat", "x"), "Unknown field `stat`"),
        (("readiness.now", "12"), "at most 9"),
        (("accountable", "Bộ Công nghệ"), "an id"),
        (("readiness.assessed", "2027-13-40"), "a day that exists"),
        (("readiness.now",), "needs a value"),
        (("readiness..now", "5"), "is no field"),
        (("name.vi", " "), "is empty"),
    ],
)
def test_a_refused_edit_changes_nothing(held: Held, values: tuple[str, ...], said: str) -> None:
    workspace = held({"camera.toml": CAMERA})
    with pytest.raises(RoadmapError, match=said):
        workspace.apply(set_field, id="camera", values=values)
    assert contents(workspace.loaded.root) == {"camera.toml": CAMERA.encode()}


def test_a_new_record_gets_a_file_of_its_own(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    after = workspace.apply(new, kind="milestone", id="m1", values=("of=camera", "due=2027-Q2", "name.en=Trial"))
    file = workspace.loaded.root / "milestone" / "m1.toml"
    assert file.read_text(encoding="utf-8") == '[milestone.m1]\nname.en = "Trial"\nof = "camera"\ndue = "2027-Q2"\n'
    assert after.roadmap.origin["m1"] == "milestone/m1.toml"
    back = after.undo()
    assert "m1" not in back.roadmap
    assert not file.parent.exists()


@pytest.mark.parametrize("file", ["../out.toml", "/etc/x.toml", ".git/x.toml", "a.txt", "roadmap.toml", ".hidden.toml"])
def test_a_record_goes_only_where_records_stand(held: Held, file: str) -> None:
    workspace = held({"camera.toml": CAMERA})
    with pytest.raises(RoadmapError):
        workspace.apply(new, kind="milestone", id="m1", file=file)
    assert contents(workspace.loaded.root) == {"camera.toml": CAMERA.encode()}


def test_a_taken_or_malformed_id_is_refused(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    for id in ("camera", "Máy-ảnh", "../x", "a" * 65):
        with pytest.raises(RoadmapError):
            workspace.apply(new, kind="product", id=id)
        with pytest.raises(RoadmapError):
            workspace.apply(rename, id="most", new=id)


def test_a_rename_moves_the_file_that_is_named_after_the_record(held: Held) -> None:
    workspace = held(
        {
            "technology/camera.toml": '[technology.camera]\nname = "x"  # y\n',
            "a.toml": "[activity.a]\nchain = 'camera'\n",
        }
    )
    after = workspace.apply(rename, id="camera", new="edge")
    assert contents(workspace.loaded.root) == {
        "technology/edge.toml": b'[technology.edge]\nname = "x"  # y\n',
        "a.toml": b"[activity.a]\nchain = 'edge'\n",
    }
    after.undo()
    assert set(contents(workspace.loaded.root)) == {"technology/camera.toml", "a.toml"}


def test_a_rename_leaves_a_file_in_the_way_alone(held: Held) -> None:
    files = {"technology/camera.toml": "[technology.camera]\n", "technology/edge.toml": "[technology.other]\n"}
    workspace = held(files)
    workspace.apply(rename, id="camera", new="edge")
    assert contents(workspace.loaded.root) == {
        "technology/camera.toml": b"[technology.edge]\n",
        "technology/edge.toml": b"[technology.other]\n",
    }


def test_unknown_fields_survive_and_move_with_a_rename(held: Held) -> None:
    workspace = held({"a.toml": '[technology.camera]\nacountable = "most"  # lỗi gõ\nreadiness.now = 99\n'})
    after = workspace.apply(rename, id="camera", new="edge").apply(set_field, id="edge", values=("name", "X"))
    text = (workspace.loaded.root / "a.toml").read_text(encoding="utf-8")
    assert 'acountable = "most"  # lỗi gõ\nreadiness.now = 99\n' in text
    assert after.apply(clear, id="edge", fields=("acountable",)).roadmap.unread["edge"].keys() == {("readiness", "now")}


def test_removing_says_what_refers_to_it(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    with pytest.raises(RoadmapError, match="referred to by camera"):
        workspace.apply(rm, ids=("most",))
    pointed = workspace.apply(rm, ids=("most",), instead="moit")
    assert pointed.roadmap["camera"].accountable == "moit"  # type: ignore[attr-defined]
    assert "most" not in pointed.roadmap


def test_a_mass_removal_asks(held: Held) -> None:
    workspace = held({"all.toml": "".join(f"[need.n{number}]\n" for number in range(20))})
    with pytest.raises(RoadmapError, match="removes 3 of 20") as refused:
        workspace.apply(rm, ids=("n1", "n2", "n3"))
    assert "--yes" in refused.value.hint.en
    assert len(workspace.apply(rm, ids=("n1", "n2")).roadmap) == 18
    assert len(reopened(workspace).apply(rm, ids=("n3", "n4", "n5"), sure=True).roadmap) == 15


def test_a_file_with_a_mistake_is_not_edited(held: Held) -> None:
    broken = "[technology.camera]\nname = Máy ảnh\n[organization.most]\n"
    workspace = held({"a.toml": broken})
    with pytest.raises(RoadmapError, match="line 2"):
        workspace.apply(set_field, id="most", values=("name", "Bộ"))
    with pytest.raises(RoadmapError, match="could not be read"):
        workspace.apply(set_field, id="camera", values=("name", "X"))
    assert contents(workspace.loaded.root) == {"a.toml": broken.encode()}


def test_accountability_is_handed_over_with_a_record(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    after = workspace.apply(hand_over, id="camera", to="moit", on="2026-10-01", accepted_by="moit")
    assert after.roadmap["camera"].accountable == "moit"  # type: ignore[attr-defined]
    assert [finding.code for finding in after.check(["OWN102", "OWN103"])] == []
    later = after.apply(hand_over, id="camera", to="most", on="2028", planned=True)
    assert later.roadmap["camera"].accountable == "moit"  # type: ignore[attr-defined]
    assert later.roadmap.origin["camera-to-most"] == "camera.toml"


def test_two_records_become_one(held: Held) -> None:
    bodies = '[organization.a]\ntags = ["x"]\n[organization.b]\ntype = "firm"\ntags = ["y"]\n'
    workspace = held({"a.toml": bodies + '[activity.t]\nparticipants = ["a", "b"]\n'})
    after = workspace.apply(merge_records, id="a", other="b")
    assert after.roadmap["a"].tags == ("x", "y")
    assert list(after.roadmap["t"].participants) == ["a"]  # type: ignore[attr-defined]
    assert "b" not in after.roadmap


def test_a_field_inside_a_short_form_opens_it(held: Held) -> None:
    """A text given once, or a plain number, is not lost when something is added beside it."""
    workspace = held({"a.toml": '[indicator.i]\nname = "Số"\nactual = { 2026 = 12 }\n'})
    workspace.apply(set_field, id="i", values=("name.en", "Number", "actual.2026.evidence", "BB", "baseline", "5"))
    assert (workspace.loaded.root / "a.toml").read_text(encoding="utf-8") == (
        '[indicator.i]\nname = { vi = "Số", en = "Number" }\n'
        'baseline = 5\nactual = { 2026 = { value = 12, evidence = "BB" } }\n'
    )


LINKS = """
[organization.o1]
[organization.o2]
[activity.a1]
participants = {{ o1 = {{ role = "{}" }}, o2 = {{ role = "{}", share = 0.5 }} }}
[activity.a2]
after = {{ a1 = {{ lag = 1 }} }}
"""


def test_two_links_that_carry_different_things_are_not_mixed(held: Held) -> None:
    workspace = held({"a.toml": LINKS.format("user", "buyer")})
    for arguments in ({"ids": ("o2",), "instead": "o1"}, {"id": "o1", "other": "o2"}):
        with pytest.raises(RoadmapError, match="links both `o2` and `o1`"):
            workspace.apply(rm if "ids" in arguments else merge_records, **arguments)
    kept = workspace.apply(merge_records, id="o1", other="o2", keep=True).roadmap["a1"]
    assert (kept.participants["o1"].role, kept.participants["o1"].share) == ("user", None)  # type: ignore[attr-defined]


def test_two_links_of_which_one_says_nothing_become_one(held: Held) -> None:
    workspace = held({"a.toml": '[need.x]\n[need.y]\n[product.p]\nanswers = ["x", "y"]\n'})
    assert workspace.apply(merge_records, id="x", other="y").roadmap["p"].answers == ("x",)  # type: ignore[attr-defined]


def test_nothing_comes_to_follow_itself(held: Held) -> None:
    workspace = held({"a.toml": LINKS.format("user", "user")})
    assert not workspace.apply(merge_records, id="a1", other="a2").roadmap["a1"].after  # type: ignore[attr-defined]
    again = workspace.refreshed().undo()
    assert not again.apply(rm, ids=("a1",), instead="a2").roadmap["a2"].after  # type: ignore[attr-defined]
    for function, arguments in (
        (link, {"id": "a1", "field": "after", "target": "a1"}),
        (set_field, {"id": "a1", "values": ("after", "a1")}),
    ):
        with pytest.raises(RoadmapError, match="cannot refer to itself"):
            again.undo().apply(function, **arguments)
        again = again.redo() if function is link else again


# --- others ----------------------------------------------------------------------------------------------------------


def test_changes_of_others_to_other_fields_stand(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    elsewhere = reopened(workspace)
    elsewhere.apply(set_field, id="camera", values=("readiness.target", "9"))
    after = workspace.apply(set_field, id="camera", values=("accountable", "moit"))
    camera = after.roadmap["camera"]
    assert (camera.readiness.target, camera.accountable) == (9, "moit")  # type: ignore[attr-defined]


def test_partners_added_by_two_planners_both_stand(held: Held) -> None:
    workspace = held(
        {"a.toml": '[activity.t]\nparticipants = ["x"]\n[organization.x]\n[organization.y]\n[organization.z]\n'}
    )
    reopened(workspace).apply(link, id="t", field="participants", target="y")
    after = workspace.apply(link, id="t", field="participants", target="z", values=("role=testing",))
    assert list(after.roadmap["t"].participants) == ["x", "y", "z"]  # type: ignore[attr-defined]


def test_lists_that_two_planners_set_as_a_whole_keep_what_either_added(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    reopened(workspace).apply(set_field, id="camera", values=("tags", "ai,biên,y"))
    after = workspace.apply(set_field, id="camera", values=("tags", "ai,z"))
    assert after.roadmap["camera"].tags == ("ai", "y", "z")


def test_the_same_field_is_a_conflict_with_both_values(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    reopened(workspace).apply(set_field, id="camera", values=("readiness.now", "7"))
    before = contents(workspace.loaded.root)
    with pytest.raises(Conflict) as refused:
        workspace.apply(set_field, id="camera", values=("readiness.now", "6"))
    (clash,) = refused.value.clashes
    assert (clash.change.before, clash.now, clash.change.after) == (5, 7, 6)
    assert refused.value.status == 1
    assert contents(workspace.loaded.root) == before


def test_the_same_value_from_two_planners_is_no_conflict(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    reopened(workspace).apply(set_field, id="camera", values=("readiness.now", "6"))
    assert workspace.apply(set_field, id="camera", values=("readiness.now", "6")).kept.entry is None  # type: ignore[union-attr]


def test_an_editor_in_between_is_noticed_by_content(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    file = workspace.loaded.root / "camera.toml"
    status = file.stat()
    file.write_text(CAMERA.replace("Máy ảnh", "Máy chụp"), encoding="utf-8")
    import os

    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    workspace.apply(set_field, id="camera", values=("readiness.now", "6"))
    text = file.read_text(encoding="utf-8")
    assert "Máy chụp" in text
    assert "=   6  #" in text


def test_a_record_that_others_removed_is_a_conflict(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    reopened(workspace).apply(rm, ids=("camera",))
    with pytest.raises(Conflict):
        workspace.apply(set_field, id="camera", values=("readiness.now", "6"))


def test_a_reference_that_others_added_is_renamed_too(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    reopened(workspace).apply(new, kind="activity", id="a", values=("lead=most",))
    after = workspace.apply(rename, id="most", new="bo")
    assert after.roadmap["a"].lead == "bo"  # type: ignore[attr-defined]


# --- back and forth --------------------------------------------------------------------------------------------------


def test_undo_and_redo_give_the_bytes_back(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA, "b.toml": "[activity.a]\r\nlead = 'most'\r\n"})
    states = [contents(workspace.loaded.root)]
    workspace = workspace.apply(set_field, id="camera", values=("readiness.now", "6", "name.en", "Camera"))
    states.append(contents(workspace.loaded.root))
    workspace = workspace.apply(rename, id="most", new="bo")
    states.append(contents(workspace.loaded.root))
    workspace = workspace.apply(rm, ids=("camera",))
    states.append(contents(workspace.loaded.root))
    for state in reversed(states[:-1]):
        workspace = workspace.undo()
        assert contents(workspace.loaded.root) == state
    with pytest.raises(RoadmapError, match="nothing to undo"):
        workspace.undo()
    for state in states[1:]:
        workspace = workspace.redo()
        assert contents(workspace.loaded.root) == state
    with pytest.raises(RoadmapError, match="nothing to redo"):
        workspace.redo()


def test_undo_outlives_the_process(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA}).apply(
        set_field, id="camera", values=("readiness.now", "6"), reason="đo lại"
    )
    (entry,) = entries(workspace.loaded.root)
    assert entry.label.vi == "Ghi trường của bản ghi: camera readiness.now 6\nReason(camera): đo lại"
    assert contents(reopened(workspace).undo().loaded.root) == {"camera.toml": CAMERA.encode()}


def test_a_new_edit_ends_what_could_be_redone(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA}).apply(set_field, id="camera", values=("readiness.now", "6")).undo()
    workspace = workspace.apply(set_field, id="camera", values=("readiness.now", "7"))
    with pytest.raises(RoadmapError, match="nothing to redo"):
        workspace.redo()


def test_undo_keeps_what_an_editor_changed_elsewhere_in_the_file(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA}).apply(set_field, id="camera", values=("readiness.now", "6"))
    file = workspace.loaded.root / "camera.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Máy ảnh", "Máy chụp"), encoding="utf-8")
    workspace.undo()
    assert file.read_text(encoding="utf-8") == CAMERA.replace("Máy ảnh", "Máy chụp")


def test_undo_of_a_field_that_an_editor_changed_is_a_conflict(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA}).apply(set_field, id="camera", values=("readiness.now", "6"))
    file = workspace.loaded.root / "camera.toml"
    file.write_text(CAMERA.replace("=   5", "= 8"), encoding="utf-8")
    with pytest.raises(Conflict) as refused:
        workspace.undo()
    assert refused.value.clashes[0].now == 8
    assert "= 8" in file.read_text(encoding="utf-8")


def test_what_was_taken_back_by_hand_counts_as_undone(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA}).apply(set_field, id="camera", values=("readiness.now", "6"))
    (workspace.loaded.root / "camera.toml").write_text(CAMERA, encoding="utf-8")
    workspace = workspace.undo()
    assert workspace.kept is not None
    assert (workspace.kept.changes, workspace.kept.writes) == ((), ())
    with pytest.raises(RoadmapError, match="nothing to undo"):
        workspace.undo()
    assert contents(workspace.redo().loaded.root) == {"camera.toml": CAMERA.encode()}


def test_a_record_that_moved_to_another_file_by_hand_is_not_doubled_or_lost(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA}).apply(new, kind="need", id="n", values=("name=N",))
    root = workspace.loaded.root
    (root / "need" / "n.toml").rename(root / "moved.toml")
    with pytest.raises(RoadmapError, match=r"stands in moved\.toml"):
        workspace.undo()
    workspace = workspace.refreshed().apply(rename, id="n", new="q")
    (root / "moved.toml").rename(root / "again.toml")
    with pytest.raises(RoadmapError, match=r"stands in again\.toml"):
        workspace.undo()
    assert sorted(reopened(workspace).roadmap.records) == ["camera", "moit", "most", "q"]


def test_a_removed_record_that_somebody_wrote_anew_elsewhere_is_not_doubled(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA, "n.toml": "[need.n]\n"}).apply(rm, ids=("n",))
    (workspace.loaded.root / "zz.toml").write_text("[need.n]\n", encoding="utf-8")
    with pytest.raises(RoadmapError, match=r"stands in zz\.toml"):
        workspace.undo()


def test_a_new_file_that_others_filled_is_not_undone_away(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA}).apply(new, kind="need", id="n")
    file = workspace.loaded.root / "need" / "n.toml"
    file.write_text("[need.n]\n\n[need.other]\n", encoding="utf-8")
    after = workspace.undo()
    assert "n" not in after.roadmap
    assert "other" in after.roadmap


def test_the_log_is_text_that_git_ignores(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA}).apply(set_field, id="camera", values=("readiness.now", "6"))
    ours = workspace.loaded.root / ".roadmap"
    assert (ours / ".gitignore").read_text() == "*\n"
    (log,) = (ours / "log").glob("*.json")
    json.loads(log.read_text(encoding="utf-8"))


def test_a_read_only_folder_reads_and_says_why_it_does_not_write(
    held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    workspace = held({"camera.toml": CAMERA})

    def refuse(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("roadmap.store.saving.lock.os.open", refuse)
    with pytest.raises(RoadmapError) as refused:
        workspace.apply(set_field, id="camera", values=("readiness.now", "6"))
    assert refused.value.status == 3
    assert contents(tmp_path) == {"camera.toml": CAMERA.encode()}


def test_a_workspace_takes_up_what_happened_outside(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA, "b.toml": "[need.n]\n"})
    (workspace.loaded.root / "b.toml").write_text("[need.n]\nname = 'Nhu cầu'\n", encoding="utf-8")
    now = workspace.refreshed()
    assert str(now.roadmap["n"].name) == "Nhu cầu"
    assert now.roadmap["camera"] is workspace.roadmap["camera"]


@pytest.mark.parametrize(
    ("text", "values", "mended"),
    [
        ('[milestone.m]\ndue = "31/12/2027"\n', ("due", "2027-12-31"), "[milestone.m]\ndue = 2027-12-31\n"),
        ("[technology.m]\nreadiness = 5\n", ("readiness.now", "5"), "[technology.m]\nreadiness = { now = 5 }\n"),
        (
            '[technology.m]\nreadiness = { now = "5" }\n',
            ("readiness.now", "5"),
            "[technology.m]\nreadiness = { now = 5 }\n",
        ),
        ('[technology.m]\ntags = "a"\n', ("tags", "a"), '[technology.m]\ntags = ["a"]\n'),
        ('[activity.m]\nstage = "thu nghiem"\n', ("stage", "pilot"), '[activity.m]\nstage = "pilot"\n'),
        (
            '[activity.m]\nparticipants = { o = { role = "xx" } }\n[organization.o]\n',
            ("participants.o.role", "user"),
            '[activity.m]\nparticipants = { o = { role = "user" } }\n[organization.o]\n',
        ),
        (
            '[funding.m]\napproved = { 2026 = "1.000" }\n',
            ("approved.2026", "1000"),
            "[funding.m]\napproved = { 2026 = 1000 }\n",
        ),
    ],
)
def test_what_does_not_fit_can_be_mended(held: Held, text: str, values: tuple[str, ...], mended: str) -> None:
    workspace = held({"a.toml": text})
    after = workspace.apply(set_field, id="m", values=values)
    assert (workspace.loaded.root / "a.toml").read_text(encoding="utf-8") == mended
    assert not after.loaded.findings
    assert contents(after.undo().loaded.root) == {"a.toml": text.encode()}


BROKEN = {
    "a syntax error elsewhere in it": (b"[technology.b]\naccountable = 'most'\n\n[technology.c]\nname = x\n", "TOML"),
    "a mistake in the first line": (b"= 1\n[technology.b]\naccountable = 'most'\n", "TOML"),
    "an unresolved merge": (b"<<<<<<< a\n[technology.b]\n=======\n>>>>>>> b\n", "Unresolved merge"),
    "another encoding": (b"[technology.b]\nname = '\xff'\n", "Not UTF-8"),
    "nothing": (b"", "empty"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_id_goes_only_where_every_file_was_read(held: Held, name: str) -> None:
    workspace = held({"camera.toml": CAMERA})
    data, reason = BROKEN[name]
    (workspace.loaded.root / "b.toml").write_bytes(data)
    workspace = reopened(workspace)
    before = contents(workspace.loaded.root)
    edits: list[tuple[Any, dict[str, Any]]] = [
        (rename, {"id": "moit", "new": "industry"}),
        (rm, {"ids": ("moit",)}),
        (rm, {"ids": ("most",), "unlink": True}),
        (merge_records, {"id": "most", "other": "moit"}),
    ]
    for edit, given in edits:
        for way in (workspace.apply, workspace.tried):
            with pytest.raises(RoadmapError, match=r"b\.toml could not be read as a whole") as refused:
                way(edit, **given)
            assert refused.value.status == 2
            assert reason in refused.value.message.en
            assert refused.value.message.vi.startswith("b.toml chưa đọc được")
    assert contents(workspace.loaded.root) == before
    workspace.apply(set_field, id="camera", values=("readiness.now", "6"))


def test_a_file_that_came_meanwhile_and_cannot_be_read_counts_too(held: Held) -> None:
    workspace = held({"camera.toml": CAMERA})
    (workspace.loaded.root / "b.toml").write_bytes(b"[technology.b]\naccountable = 'most'\nname = '\xff'\n")
    with pytest.raises(RoadmapError, match="Not UTF-8"):
        workspace.apply(rename, id="most", new="science")
    assert b"organization.most" in (workspace.loaded.root / "camera.toml").read_bytes()
