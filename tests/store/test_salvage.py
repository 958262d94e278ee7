"""Around each mistake one record is left out; every other record of the file is read, and no lost id is dangling."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.store.reading.pieces import cut
from roadmap.store.reading.read import read
from roadmap.store.reading.salvage import declared, salvage
from roadmap.workspace import Workspace

from .reading import Folder, told

FIRST = '[technology.first]\nname = "First"\n\n'
LAST = '\n[technology.last]\nname = "Last"\ndepends_on = ["bad"]\n'
LINE = FIRST.count("\n") + 1

# what stands between two good records -> the line of the finding, from the first line of it
MISTAKES: dict[str, tuple[str, int]] = {
    "a value without quotes": ("[technology.bad]\nname = Bad\n", 2),
    "a value that is missing": ("[technology.bad]\nname =\n", 2),
    "a key without a value": ("[technology.bad]\nname\n", 2),
    "a text that does not end": ('[technology.bad]\nname = "Bad\nnote = "x"\n', 2),
    "a key that stands twice": ("[technology.bad]\nname = 'a'\nname = 'b'\n", 3),
    "a header that stands twice": ("[technology.bad]\n[technology.bad]\n", 2),
    "a header that does not end": ("[technology.bad\nname = 'Bad'\n", 1),
    "a header without a closing quote": ("[technology.'bad]\nname = 'Bad'\n", 1),
    "a header with a value": ("[technology.bad] = 5\n", 1),
    "a table inside a value": ("[technology.bad]\nreadiness = 5\n[technology.bad.readiness]\nnow = 5\n", 3),
    "a table inside a table that is closed": ("[technology.bad]\nreadiness = {}\n[technology.bad.readiness]\n", 3),
    "an escape that there is not": ('[technology.bad]\nname = "\\q"\n', 2),
    "an inline table of TOML 1.1": ("[technology.bad]\nname = {\n  vi = 'x',\n}\n", 2),
    "a mistake in a table below": ("[technology.bad]\nname = 'Bad'\n[technology.bad.readiness]\nnow = five\n", 4),
    "a mistake in a record with tables below": ("[technology.bad]\nname = \n[technology.bad.readiness]\nnow = 5\n", 2),
    "a word from nowhere": ("[technology.bad]\nname = 'Bad'\nTODO ask again\n", 3),
    "a second value": ("[technology.bad]\nname = 'Bad' 'Worse'\n", 2),
    "letters outside quotes": ("[technology.bad]\ntên = 'Bad'\n", 2),
    "a number with dots": ("[technology.bad]\nready = 1.000.000\n", 2),
    "an array of tables over a table": ("[technology.bad]\n[[technology.bad]]\n", 2),
}
# mistakes that show only where the next record begins, or at the end of the file: the record that began it is left out
LATER: dict[str, str] = {
    "a list that does not end": "[technology.bad]\ndepends_on = ['a',\n",
    "a list of lists that does not end": "[technology.bad]\ndepends_on = [[1], [2,\n[3, 4],\n",
    "a table that does not end": "[technology.bad]\nname = { vi = 'x'\n",
    "a long text that does not end": '[technology.bad]\nnote = """\nwords\n',
    "a long literal text that does not end": "[technology.bad]\nnote = '''\nwords\n",
}


@pytest.mark.parametrize("name", MISTAKES)
def test_the_record_around_a_mistake_is_left_out(name: str, folder: Folder) -> None:
    text, line = MISTAKES[name]
    root = folder(FIRST + text + LAST)
    findings = told(root)
    assert [code for code, *_ in findings] == ["FIL001"]
    assert findings[0][1] == LINE + line - 1
    loaded = read(root)
    assert sorted(loaded.roadmap.records) == ["first", "good", "last"]
    assert loaded.roadmap.lost == {"bad"}


@pytest.mark.parametrize("name", LATER)
def test_the_record_that_does_not_end_is_left_out(name: str, folder: Folder) -> None:
    root = folder(FIRST + LATER[name] + LAST)
    assert [code for code, *_ in told(root)] == ["FIL001"]
    loaded = read(root)
    assert sorted(loaded.roadmap.records) == ["first", "good", "last"]
    assert loaded.roadmap.lost == {"bad"}


@pytest.mark.parametrize("name", [*MISTAKES, *LATER])
def test_a_reference_to_a_lost_record_is_not_dangling(name: str, folder: Folder) -> None:
    text = MISTAKES[name][0] if name in MISTAKES else LATER[name]
    workspace = Workspace.open(folder(FIRST + text + LAST))
    assert [finding.code for finding in workspace.check(["DEP707", "FIL"])] == ["FIL001"]
    assert [finding.code for finding in Workspace.open(folder(FIRST + LAST)).check(["DEP707"])] == ["DEP707"]


@pytest.mark.parametrize("name", [*MISTAKES, *LATER])
def test_the_last_record_may_be_the_wrong_one(name: str, folder: Folder) -> None:
    text = MISTAKES[name][0] if name in MISTAKES else LATER[name]
    root = folder(FIRST + text.rstrip("\n"))
    assert [code for code, *_ in told(root)] == ["FIL001"]
    assert sorted(read(root).roadmap.records) == ["first", "good"]


def test_several_mistakes_are_told_each(folder: Folder) -> None:
    text = "".join(f"[technology.t{n}]\nname = {'x' if n % 3 == 0 else repr('x')}\n\n" for n in range(12))
    root = folder(text)
    assert told(root) == [("FIL001", 3 * n + 2, 8) for n in (0, 3, 6, 9)]
    assert len(read(root).roadmap) == 1 + 8


def test_beyond_so_many_mistakes_the_rest_of_the_file_is_lost(folder: Folder) -> None:
    text = "".join(f"[technology.t{n}]\nname = x\n" for n in range(30)) + LAST
    root = folder(text)
    assert told(root) == [("FIL001", 2 * n + 2, 8) for n in range(20)]
    loaded = read(root)
    assert sorted(loaded.roadmap.records) == ["good"]
    assert loaded.roadmap.lost == {f"t{n}" for n in range(30)} | {"last"}


def test_a_mistake_before_the_first_table_leaves_only_that_part_out(folder: Folder) -> None:
    root = folder("technology.bad.name = x\ntechnology.worse.name = 'y'\n" + LAST)
    assert told(root) == [("FIL001", 1, 23)]
    loaded = read(root)
    assert sorted(loaded.roadmap.records) == ["good", "last"]
    assert loaded.roadmap.lost == {"bad", "worse"}


def test_a_mistake_in_a_table_of_records_names_them_all_lost(folder: Folder) -> None:
    root = folder("[technology]\nbad = { name = 'x' }\nworse.name = x\n" + LAST)
    assert told(root) == [("FIL001", 3, 14)]
    assert sorted(read(root).roadmap.records) == ["good", "last"]
    assert {"bad", "worse"} <= read(root).roadmap.lost


def test_places_after_a_mistake_are_those_of_the_file(folder: Folder) -> None:
    root = folder(FIRST + "[technology.bad]\nname = x\n" + LAST + "wrong = 1\n")
    assert told(root) == [("FIL001", 5, 8), ("REC051", 10, 1)]


def test_header_like_lines_in_a_text_are_not_taken_for_records(folder: Folder) -> None:
    note = '[technology.first]\nnote = """\n[technology.inside]\nname = "x"\n"""\n'
    root = folder(note + "[technology.bad]\nname = x\n" + LAST)
    assert [code for code, *_ in told(root)] == ["FIL001"]
    loaded = read(root)
    assert sorted(loaded.roadmap.records) == ["first", "good", "last"]
    assert "[technology.inside]" in loaded.roadmap["first"].note.vi


def test_a_refused_file_declares_its_ids(folder: Folder) -> None:
    root = folder({
        "bad.toml": b"[technology.bad]\n['product' . \"worse\"]\n  [ technology.indented ]\nname = '\xff'\n",
        "refers.toml": "[technology.refers]\ndepends_on = ['bad', 'indented', 'nowhere']\n"
                       "[activity.a]\nchain = 'worse'\n",
    })  # fmt: skip
    workspace = Workspace.open(root)
    assert workspace.roadmap.lost == {"bad", "worse", "indented"}
    assert [f.message.en for f in workspace.check(["DEP707"]) if "nowhere" in f.message.en]
    assert len(workspace.check(["DEP707"])) == 1


def test_an_id_lost_in_one_file_and_read_in_another_is_there(folder: Folder) -> None:
    root = folder({"a.toml": "[technology.x]\nname = x\n", "b.toml": "[technology.x]\nname = 'x'\n"})
    loaded = read(root)
    assert "x" in loaded.roadmap
    assert loaded.roadmap.lost == frozenset()


# --- whatever stands between good records ----------------------------------------------------------------------------

BROKEN = st.lists(
    st.sampled_from([
        "name = ", "'x'", '"x"', "x", "[", "]", "{", "}", ",", "=", ".", "\n", " ", "1", "# c", '"', "'", "\\", "note",
        "a = 1\n", "[1,\n", "{ a = 1 }", "é",
    ]), max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(BROKEN)
def test_records_on_both_sides_of_broken_text_are_read(broken: str) -> None:
    found = salvage("x.toml", f"{FIRST}[technology.bad]\n{broken}\n{LAST}")
    technologies = found.tables.get("technology", {})
    assert "first" in technologies
    if '"""' not in broken and "'''" not in broken:
        assert "last" in technologies
    assert "bad" in technologies or "bad" in found.lost
    assert found.findings or not found.lost


@given(
    st.binary(max_size=200) | BROKEN.map(str.encode) | st.text(alphabet="[].'\"#\\\n =a{}", max_size=80).map(str.encode)
)
def test_pieces_are_the_whole_text(data: bytes) -> None:
    pieces = cut(data)
    assert b"".join(data[piece.start : piece.end] for piece in pieces) == data
    assert all(piece.row == data.count(b"\n", 0, piece.start) for piece in pieces)
    assert [piece.key for piece in pieces[:1]] == [()]


def test_pieces_know_strings_comments_and_lists() -> None:
    text = b"""\
a.b.c = 1 # [x.y]
[technology.a] # [no]
note = '''
[technology.no]
'''
name = "[technology.no]"
list = [
["a"],
[1.5],
  [true]
]
  [ technology . "b.c" ]
[[ 'x'.y ]]
[technology.open]
list = [1,
[technology.next]
"""
    pieces = cut(text)
    keys = [(), ("technology", "a"), ("technology", "b.c"), ("x", "y"), ("technology", "open"), ("technology", "next")]
    assert [piece.key for piece in pieces] == keys
    assert [piece.row for piece in pieces] == [0, 1, 11, 12, 13, 15]
    assert [piece.column for piece in pieces] == [0, 1, 4, 3, 1, 1]
    assert [piece.whole for piece in pieces] == [True, True, True, True, False, True]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("[technology.a]\n[technology.b.readiness]\n", {"a", "b"}),
        ("technology.a.name = 1\n", {"a"}),
        ("[technology]\na = 1\nb.c = 2\n", {"a", "b"}),
        ("# [technology.a]\n", set()),
        ("[technology.a]\nname.vi = 'x'\n", {"a"}),
        ("", set()),
    ],
)
def test_ids_that_a_text_declares(text: str, ids: set[str]) -> None:
    assert declared(text) == ids
