"""Places: line and column, in characters, of what a finding is about, however the table is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.model.finding import Route, Span
from roadmap.model.roadmap import Roadmap
from roadmap.store.reading.places import LARGEST_PIECE, Places
from roadmap.store.reading.read import Loaded, place, read
from roadmap.store.rules import complaint

from .reading import Folder

TEXT = """\
# tên, ghi chú
top.level.key = 1

[technology.camera]  # máy ảnh
name.vi = "Máy ảnh"
name.en = "Camera"
readiness = { now = 5, "target" = 9, nested = { deep = 1 } }
depends_on = ["chip", 'mô-đun', "8", 5, ["inner"], { key = "x" }]
"quoted key" = 1
'literal' = 2
"esc\\u0061ped" = 3
mixed . "parts" . 'here' = 4
many = [
  "one", # một
  "two",
]

[technology.camera.waive.OWN101]
reason = "chưa có"

[ technology . "quoted.id" ]
note = '''
[technology.inside]
name = "no"
'''
  indented = 1

[[technology.list]]
a = 1
[[technology.list]]
b = 2

[product]
drone.name = "Máy bay"
truck = { name = "Xe" }
"""

PLACES: list[tuple[tuple[str, ...], tuple[int, int]]] = [
    (("technology", "camera"), (4, 2)),
    (("technology", "camera", "name"), (5, 1)),
    (("technology", "camera", "name", "vi"), (5, 1)),
    (("technology", "camera", "name", "en"), (6, 1)),
    (("technology", "camera", "name", "fr"), (5, 1)),
    (("technology", "camera", "readiness"), (7, 1)),
    (("technology", "camera", "readiness", "now"), (7, 15)),
    (("technology", "camera", "readiness", "target"), (7, 24)),
    (("technology", "camera", "readiness", "nested", "deep"), (7, 49)),
    (("technology", "camera", "readiness", "nested", "nothing"), (7, 38)),
    (("technology", "camera", "readiness", "evidence"), (7, 1)),
    (("technology", "camera", "depends_on"), (8, 1)),
    (("technology", "camera", "depends_on", "chip"), (8, 15)),
    (("technology", "camera", "depends_on", "mô-đun"), (8, 23)),
    (("technology", "camera", "depends_on", "0"), (8, 15)),
    (("technology", "camera", "depends_on", "1"), (8, 23)),
    (("technology", "camera", "depends_on", "8"), (8, 33)),
    (("technology", "camera", "depends_on", "3"), (8, 38)),
    (("technology", "camera", "depends_on", "4", "inner"), (8, 42)),
    (("technology", "camera", "depends_on", "5", "key"), (8, 54)),
    (("technology", "camera", "depends_on", "gone"), (8, 1)),
    (("technology", "camera", "quoted key"), (9, 1)),
    (("technology", "camera", "literal"), (10, 1)),
    (("technology", "camera", "escaped"), (11, 1)),
    (("technology", "camera", "mixed", "parts", "here"), (12, 1)),
    (("technology", "camera", "mixed"), (12, 1)),
    (("technology", "camera", "many", "one"), (14, 3)),
    (("technology", "camera", "many", "1"), (15, 3)),
    (("technology", "camera", "waive"), (18, 2)),
    (("technology", "camera", "waive", "OWN101"), (18, 2)),
    (("technology", "camera", "waive", "OWN101", "reason"), (19, 1)),
    (("technology", "camera", "waive", "OWN101", "until"), (18, 2)),
    (("technology", "camera", "accountable"), (4, 2)),
    (("technology", "quoted.id"), (21, 3)),
    (("technology", "quoted.id", "note"), (22, 1)),
    (("technology", "quoted.id", "indented"), (26, 3)),
    (("technology", "inside"), (4, 2)),
    (("technology", "list"), (28, 3)),
    (("technology", "list", "b"), (31, 1)),
    (("technology",), (4, 2)),
    (("product",), (33, 2)),
    (("product", "drone"), (34, 1)),
    (("product", "drone", "name"), (34, 1)),
    (("product", "truck"), (35, 1)),
    (("product", "truck", "name"), (35, 11)),
    (("product", "truck", "name", "vi"), (35, 11)),
    (("top", "level", "key"), (2, 1)),
    (("top", "level"), (2, 1)),
    (("nothing", "here"), (0, 0)),
    ((), (0, 0)),
]


@pytest.mark.parametrize(("path", "expected"), PLACES, ids=[".".join(path) or "-" for path, _ in PLACES])
def test_a_path_has_its_place(path: tuple[str, ...], expected: tuple[int, int]) -> None:
    assert Places("x.toml", TEXT.encode()).find(path) == Span("x.toml", *expected)


@pytest.mark.parametrize("form", ["CRLF", "byte-order mark", "both"])
def test_places_do_not_depend_on_the_form_of_the_file(form: str) -> None:
    data = TEXT.replace("\n", "\r\n").encode() if form != "byte-order mark" else TEXT.encode()
    places = Places("x.toml", data if form == "CRLF" else b"\xef\xbb\xbf" + data)
    assert [tuple(places.find(path))[1:] for path, _ in PLACES] == [expected for _, expected in PLACES]


def test_a_byte_order_mark_takes_no_column() -> None:
    places = Places("x.toml", b"\xef\xbb\xbf[technology.a]\nname = 1")
    assert places.find(("technology", "a")) == Span("x.toml", 1, 2)
    assert Places("x.toml", b"\xef\xbb\xbfa.b = { \xc3\xa9 = 1, c = 2 }").find(("a", "b", "c")) == Span("x.toml", 1, 16)


def test_columns_count_characters_after_vietnamese_text() -> None:
    places = Places("x.toml", "[a.b]\nx = { 'tiếng' = 'Việt', z = 1 }\n".encode())
    assert places.find(("a", "b", "x", "z")) == Span("x.toml", 2, 25)


def test_text_around_a_mistake_keeps_the_other_places() -> None:
    text = '[technology.a]\nname = \n[technology.b\n[technology.c]\nwrong = 1\nlist = ["x",\n[technology.d]\nname = 5\n'
    places = Places("x.toml", text.encode())
    assert places.find(("technology", "c", "wrong")) == Span("x.toml", 5, 1)
    assert places.find(("technology", "d", "name")) == Span("x.toml", 8, 1)


def test_a_table_too_large_for_a_tree_is_placed_as_a_whole() -> None:
    text = f"[a.b]\nnote = '{'x' * LARGEST_PIECE}'\nwrong = 1\n[a.c]\nname = 1\n"
    places = Places("x.toml", text.encode())
    assert places.find(("a", "b", "wrong")) == Span("x.toml", 1, 2)
    assert places.find(("a", "c", "name")) == Span("x.toml", 5, 1)


def test_a_value_nested_deeper_than_any_record_has_the_place_of_its_key() -> None:
    text = f"[a.b]\nx = {'{c=' * 40}1{'}' * 40}\n" + f"y = {'[' * 40}1{']' * 40}\n"
    places = Places("x.toml", text.encode())
    assert places.find(("a", "b", "x", *["c"] * 40)).line == 2
    assert places.find(("a", "b", "y", *["0"] * 40)).line == 3


def test_bytes_that_are_no_text_have_places_too() -> None:
    assert Places("x.toml", b"[a.b]\nx = '\xff\xff' \nyy = 1\n").find(("a", "b", "yy")) == Span("x.toml", 3, 1)
    assert Places("x.toml", b"").find(("a", "b")) == Span("x.toml")


WORD = st.sampled_from(["a", "b-c", "năm", "x y", 'q"t', "d.e", "1"])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(WORD, min_size=1, max_size=4),
    st.lists(WORD, min_size=1, max_size=3),
    st.text("é \t", max_size=3),
    st.booleans(),
)
def test_a_key_is_found_wherever_it_is_written(header: list[str], key: list[str], blank: str, crlf: bool) -> None:
    def written(parts: list[str]) -> str:
        return ".".join(f'"{part}"' if '"' not in part else f"'{part}'" for part in parts)

    before = f"# {blank}\n"
    text = f"{before}[{written(header)}]\n{written(key)} = {{ 'é' = 1, z = 2 }}\n"
    places = Places("x.toml", (text.replace("\n", "\r\n") if crlf else text).encode())
    assert places.find(tuple(header)) == Span("x.toml", 2, 2)
    assert places.find((*header, *key)) == Span("x.toml", 3, 1)
    assert places.find((*header, *key, "z")) == Span("x.toml", 3, len(written(key) + ' = { "é" = 1, z'))


# --- findings --------------------------------------------------------------------------------------------------------


def test_findings_get_the_place_of_their_route(folder: Folder) -> None:
    root = folder("[technology.bad]\nname = 'Bad'\n")
    loaded = read(root)
    message = complaint("REC051", Span("bad.toml"), loaded.roadmap["bad"].name.parse("x")).message
    with_route = complaint("REC051", Span("bad.toml"), message, Route("technology", "bad", ("name",)))
    without_span = complaint("REC051", Span(""), message, Route("technology", "bad", ("name",)))
    already = complaint("REC051", Span("bad.toml", 9, 9), message, Route("technology", "bad", ("name",)))
    of_the_file = complaint("FIL007", Span("bad.toml"), message)
    gone = complaint("REC051", Span("gone.toml"), message, Route("technology", "bad"))
    found = place(loaded, [with_route, already, of_the_file, gone])
    assert [finding.span for finding in found] == [
        Span("bad.toml", 2, 1), Span("bad.toml", 9, 9), Span("bad.toml"), Span("gone.toml"),
    ]  # fmt: skip
    assert place(Loaded(root, Roadmap(origin={"bad": ""})), [without_span])[0].span == Span("")


def test_a_record_made_by_an_edit_has_no_place_yet(folder: Folder) -> None:
    root = folder("")
    finding = complaint("REC051", Span(""), read(root).findings[0].message, Route("technology", "new"))
    assert place(Loaded(root, Roadmap()), [finding]) == (finding,)
