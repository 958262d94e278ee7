"""Merges of single files, each one worth a look."""

from __future__ import annotations

import tomllib

import pytest

from roadmap.model.finding import RoadmapError
from roadmap.store.merging.decide import UNKNOWN
from roadmap.store.merging.markers import Labels, hunks, sides
from roadmap.store.merging.three_way import Merged, merge

BASE = """\
# The camera.
[technology.camera]
name = "Camera"   # as in the list
depends_on = ["lens", "sensor"]
readiness = { now = 4, target = 8 }

[technology.lens]
name = "Lens"
"""


def merged(ours: str, theirs: str, base: str = BASE, path: str = "a.toml") -> Merged:
    return merge(base.encode(), ours.encode(), theirs.encode(), path, labels=Labels("main", "viettel"))


def clean(ours: str, theirs: str, base: str = BASE, path: str = "a.toml") -> str:
    got = merged(ours, theirs, base, path)
    assert got.conflicts == ()
    return got.data.decode()


def test_fields_of_one_line_are_merged_apart() -> None:
    ours, theirs = BASE.replace("now = 4", "now = 5"), BASE.replace("target = 8", "target = 9")
    assert clean(ours, theirs) == BASE.replace("now = 4, target = 8", "now = 5, target = 9")


def test_members_of_one_list_are_merged_apart() -> None:
    ours, theirs = BASE.replace('"lens", ', ""), BASE.replace('"sensor"]', '"sensor", "chip"]')
    assert tomllib.loads(clean(ours, theirs))["technology"]["camera"]["depends_on"] == ["sensor", "chip"]


def test_the_last_member_may_go_while_another_comes() -> None:
    base = '[technology.camera]\ndepends_on = ["lens"]\n'
    text = clean("[technology.camera]\n", base.replace('["lens"]', '["lens", "chip"]'), base)
    assert tomllib.loads(text)["technology"]["camera"]["depends_on"] == ["chip"]


def test_partners_as_list_and_as_table_are_the_same_partners() -> None:
    base = '[activity.pilot]\nparticipants = ["hust"]\n'
    ours = '[activity.pilot]\nparticipants = ["hust", "vnpt"]\n'
    theirs = '[activity.pilot.participants]\nhust = { role = "testing" }\n'
    said = tomllib.loads(clean(ours, theirs, base))["activity"]["pilot"]["participants"]
    assert said == {"hust": {"role": "testing"}, "vnpt": {}}


def test_two_first_partners_are_both_kept() -> None:
    base = "[activity.pilot]\n"
    text = clean(base + 'participants = ["hust"]\n', base + 'participants = ["vnpt"]\n', base)
    assert set(tomllib.loads(text)["activity"]["pilot"]["participants"]) == {"hust", "vnpt"}


def test_one_field_changed_twice_stands_twice_and_the_rest_is_merged() -> None:
    ours = BASE.replace('"Camera"', '"Máy ảnh"')
    theirs = BASE.replace('"Camera"', '"AI camera"').replace('"Lens"', '"Optics"')
    got = merged(ours, theirs)
    assert [conflict.path for conflict in got.conflicts] == [("technology", "camera", "name")]
    assert got.data.decode() == BASE.replace('"Lens"', '"Optics"').replace(
        'name = "Camera"   # as in the list\n',
        '<<<<<<< main\nname = "Máy ảnh"   # as in the list\n=======\n'
        'name = "AI camera"   # as in the list\n>>>>>>> viettel\n',
    )
    (hunk,) = hunks(got.data)
    assert (hunk.line, hunk.where, hunk.labels) == (3, "[technology.camera]", Labels("main", "viettel"))
    assert hunk.values.en.startswith(' [technology.camera]: name = "Máy ảnh"')
    assert ' or name = "AI camera" # as in the list (viettel)' in hunk.values.en
    assert " (main) hay " in hunk.values.vi


def test_a_record_removed_here_and_changed_there_is_a_conflict() -> None:
    ours = BASE[: BASE.index("[technology.lens]")]
    theirs = BASE.replace('"Lens"', '"Optics"')
    for got in (merged(ours, theirs), merged(theirs, ours)):
        assert [conflict.path for conflict in got.conflicts] == [("technology", "lens")]
        assert b'name = "Optics"' in got.data
        assert {len(tomllib.loads(text.decode())["technology"]) for text in sides(got.data) or ()} == {1, 2}


def test_the_same_record_added_twice_is_merged_if_it_says_the_same() -> None:
    new = '\n[technology.chip]\nname = "Chip"\n'
    assert clean(BASE + new, BASE + new.replace('"Chip"', "'Chip'")).count("[technology.chip]") == 1
    got = merged(BASE + new, BASE + new.replace('"Chip"', '"NPU"'))
    assert [conflict.path for conflict in got.conflicts] == [("technology", "chip")]


def test_both_append_a_record_with_its_comment() -> None:
    ours = BASE + '\n# ours\n[technology.chip]\nname = "Chip"\n'
    theirs = BASE + '\n# theirs\n[technology.npu]\nname = "NPU"\n'
    text = clean(ours, theirs)
    assert text.startswith(BASE)
    assert text.index("# ours\n[technology.chip]") < text.index("# theirs\n[technology.npu]")


def test_an_edit_follows_a_renamed_record_and_so_do_references() -> None:
    ours = BASE.replace("technology.lens", "technology.optics").replace('"lens"', '"optics"')
    theirs = BASE.replace('"Lens"', '"Glass"').replace("now = 4", "now = 5") + (
        '\n[technology.phone]\ndepends_on = ["lens"]\nnote = "lens"\n'
    )
    for text in (clean(ours, theirs), clean(theirs, ours)):
        said = tomllib.loads(text)["technology"]
        assert said["optics"] == {"name": "Glass"}
        assert "lens" not in said
        assert set(said["camera"]["depends_on"]) == {"optics", "sensor"}
        assert said["phone"] == {"depends_on": ["optics"], "note": "lens"}


def test_lines_of_two_records_that_git_mixes_up_are_told_apart() -> None:
    base = '[mission.a1]\nname = "o1"\nnote = "o2"\ntags = ["b2", "c3"]\n'
    theirs = '[mission.b2]\nname = "b2"\ntags = ["b2", "c3"]\nodd = "b3"\n'
    text = clean("# a1\n" + base, theirs, base)
    assert tomllib.loads(text) == tomllib.loads(theirs)
    assert "# a1" in text


def test_records_that_say_next_to_nothing_are_not_taken_for_one_another() -> None:
    base = "[need.a]\n[technology.x]\n"
    text = clean("[technology.x]\n[need.b]\n", base + 'answers = ["a"]\n', base)
    assert tomllib.loads(text)["technology"]["x"]["answers"] == ["a"]


def test_two_new_names_for_one_record_are_a_conflict() -> None:
    got = merged(
        BASE.replace("technology.lens", "technology.optics"), BASE.replace("technology.lens", "technology.glass")
    )
    assert {conflict.path for conflict in got.conflicts} == {("technology", "optics"), ("technology", "glass")}
    assert b"<<<<<<< main\n[technology.optics]\n=======\n[technology.glass]\n>>>>>>> viettel\n" in got.data


def test_the_settings_are_merged_by_field() -> None:
    base = 'title = "Plan"\n\n[money]\nunit = "million-VND"\n'
    ours = base.replace("million", "billion") + '\n[checks.OWN101]\nseverity = "warning"\n'
    theirs = base.replace('"Plan"', '"Roadmap"') + '\n[checks.OWN102]\nseverity = "off"\n'
    said = tomllib.loads(clean(ours, theirs, base, "plan/roadmap.toml"))
    assert said == {
        "title": "Roadmap",
        "money": {"unit": "billion-VND"},
        "checks": {"OWN101": {"severity": "warning"}, "OWN102": {"severity": "off"}},
    }


def test_what_no_kind_knows_is_merged_as_it_is_written() -> None:
    base = "stray = 1\n[gadget.x]\na = 1\nlist = [1, 2]\nday = 2026-01-01\n[technology.camera]\nodd = 2026-01-01\n"
    ours = base.replace("a = 1", "a = 2").replace("odd = 2026-01-01", "odd = 2026-01-02")
    theirs = base.replace("[1, 2]", "[1, 2, 3]").replace("stray = 1", "stray = 2")
    said = tomllib.loads(clean(ours, theirs, base))
    assert said == tomllib.loads(
        "stray = 2\n[gadget.x]\na = 2\nlist = [1, 2, 3]\nday = 2026-01-01\n[technology.camera]\nodd = 2026-01-02\n"
    )
    got = merged(base.replace("[1, 2]", "[1]"), base.replace("[1, 2]", "[2]"), base)
    assert [conflict.path for conflict in got.conflicts] == [("gadget", "x", "list")]


def test_a_value_that_does_not_fit_is_merged_as_it_is_written() -> None:
    base = '[technology.camera]\nname = "Camera"\ndepends_on = ["lens", 3]\n'
    ours, theirs = base.replace("3]", "4]"), base.replace('"Camera"', '"C"')
    assert tomllib.loads(clean(ours, theirs, base)) == {
        "technology": {"camera": {"name": "C", "depends_on": ["lens", 4]}}
    }
    assert merged(ours, base.replace('"lens"', '"chip"'), base).conflicts


@pytest.mark.parametrize("style", ["\n=======\n", '\n||||||| base\nname = "older"\n=======\n'])
def test_a_base_with_markers_says_only_what_its_sides_agree_on(style: str) -> None:
    base = BASE.replace('name = "Lens"\n', f'<<<<<<<<< one\nname = "L1"{style}name = "L2"\n>>>>>>>>> two\n')
    base = base.replace("\n=======\n", "\n=========\n").replace("\n|||||||", "\n|||||||||")
    ours, theirs = BASE.replace('"Lens"', '"L1"'), BASE.replace('"Lens"', '"L2"').replace("now = 4", "now = 5")
    got = merged(ours, theirs, base)
    assert [(conflict.path, conflict.base) for conflict in got.conflicts] == [(("technology", "lens", "name"), UNKNOWN)]
    assert b"now = 5" in got.data
    settled = BASE.replace('"Lens"', '"L3"')
    assert clean(settled, settled.replace("now = 4", "now = 5"), base) == settled.replace("now = 4", "now = 5")


def test_a_base_that_nobody_can_read_leaves_open_what_differs() -> None:
    got = merged(BASE, BASE.replace('"Lens"', '"Optics"'), "<<<<<<< one\n")
    assert [conflict.path for conflict in got.conflicts] == [("technology", "lens", "name")]


@pytest.mark.parametrize(
    "broken", ['[technology.camera\nname = "x"\n', "", "\x00", "<<<<<<< x\na = 1\n=======\na = 2\n"]
)
def test_what_is_no_text_of_ours_stays_a_conflict_with_both_texts(broken: str) -> None:
    for ours, theirs in ((BASE + "# more\n", broken), (broken, BASE + "# more\n")):
        got = merged(ours, theirs)
        assert [conflict.path for conflict in got.conflicts] == [()]
        assert got.data.startswith(b"<<<<<<< main\n") or b"\n<<<<<<< main\n" in got.data
        assert b"\n>>>>>>> viettel\n" in got.data
        assert BASE.encode().rstrip() in got.data.replace(b"=======\n", b"") or b"# more" in got.data
        assert broken.strip().encode() in got.data


def test_line_ends_and_the_mark_of_the_file_stay() -> None:
    base = "\ufeff" + BASE.replace("\n", "\r\n")
    text = clean(base.replace("now = 4", "now = 5"), base.replace("target = 8", "target = 9"), base)
    assert text == base.replace("now = 4, target = 8", "now = 5, target = 9")


def test_the_order_and_comments_of_both_stay_where_they_touch_other_lines() -> None:
    ours = BASE.replace("# The camera.", "# The camera of the ministry.")
    theirs = BASE.replace("[technology.lens]\n", "# Ask the institute.\n[technology.lens]\n")
    assert clean(ours, theirs) == BASE.replace("# The camera.", "# The camera of the ministry.").replace(
        "[technology.lens]\n", "# Ask the institute.\n[technology.lens]\n"
    )


def test_a_comment_that_one_side_took_out_does_not_come_back() -> None:
    base = "[technology.a]\n\n# old\n[technology.b]\n"
    text = clean("# new\n[technology.b]\n", "# old\n[technology.b]\n", base)
    assert text == "# new\n[technology.b]\n"


def test_a_comment_on_something_gone_stays_in_the_file() -> None:
    ours = BASE[: BASE.index("[technology.lens]")]
    text = clean(ours, BASE.replace("[technology.lens]", "# Ask first.\n[technology.lens]"))
    assert text.count("# Ask first.") == 1
    assert "technology.lens" not in text


def test_a_file_that_both_empty_of_records_still_has_a_byte() -> None:
    base = "[technology.a]\n[technology.b]\n"
    assert merged("[technology.a]\n", "[technology.b]\n", base).data == b"\n"


def test_without_git_the_merge_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RoadmapError, match="git"):
        merged(BASE.replace("now = 4", "now = 5"), BASE.replace("target = 8", "target = 9"))


def test_labels_cannot_break_out_of_their_line() -> None:
    got = merge(b"a = 1\n", b"a = 2\n", b"a = 3\n", "x.toml", labels=Labels("ma\nin\x1b[2J", "-x"))
    assert got.data.decode().splitlines() == ["<<<<<<< ma in [2J", "a = 2", "=======", "a = 3", ">>>>>>> -x"]


def test_a_comment_on_a_field_that_one_side_writes_in_parts_is_not_doubled() -> None:
    base, ours = "[mission.a]\n", '[mission.a]\ncoordinating = ["b"]\n'
    theirs = '[mission.a]\n# b2\nname = { vi = "x", en = "y" }\ncoordinating = ["b"]\n'
    once = clean(ours, theirs, base)
    assert once.count("# b2") == 1
    assert clean(once, theirs, base) == once
