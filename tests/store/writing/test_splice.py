"""Single edits and the bytes that they change."""

from __future__ import annotations

import datetime
import unicodedata
from typing import Any

import pytest

from roadmap.store.reading.pieces import cut
from roadmap.store.writing import document
from roadmap.store.writing.splice import Drop, Edit, Put, Rekey, Unspliceable, edited
from roadmap.store.writing.syntax import lines


def case(before: str, edit: Edit | list[Edit], after: str) -> Any:
    return pytest.param(before, edit if isinstance(edit, list) else [edit], after, id=before[:20] + repr(edit)[:30])


def check(before: str, edits: list[Edit], after: str) -> None:
    assert edited(before.encode(), edits).decode() == after
    windows = edited(before.encode().replace(b"\n", b"\r\n"), edits)
    assert windows.decode() == after.replace("\n", "\r\n") or "\n" not in before


A = ("k", "a")
DATE, TIME = datetime.date(2027, 1, 2), datetime.time(8, 9)
MOMENT = datetime.datetime(2027, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
SCALARS = [
    case("[k.a]\nx   =  1   # why\n", Put((*A, "x"), 2), "[k.a]\nx   =  2   # why\n"),
    case("[k.a]\nx = 1", Put((*A, "x"), 2), "[k.a]\nx = 2"),
    case("[k.a]\nx = 1_000\n", Put((*A, "x"), -1234567), "[k.a]\nx = -1_234_567\n"),
    case("[k.a]\nx = 1_000\n", Put((*A, "x"), True), "[k.a]\nx = true\n"),
    case("[k.a]\nx = 'a'\n", Put((*A, "x"), 'C:\\"b"'), "[k.a]\nx = 'C:\\\"b\"'\n"),
    case("[k.a]\nx = 'a'\n", Put((*A, "x"), "it's"), '[k.a]\nx = "it\'s"\n'),
    case("[k.a]\nx = 'a'\n", Put((*A, "x"), "bell\a"), '[k.a]\nx = "bell\\u0007"\n'),
    case('[k.a]\nx = "a"\n', Put((*A, "x"), "b\nc"), '[k.a]\nx = """\nb\nc"""\n'),
    case('[k.a]\nx = "a\\nb"\n', Put((*A, "x"), "b\nc"), '[k.a]\nx = "b\\nc"\n'),
    case('[k.a]\nx = """a\nb"""\n', Put((*A, "x"), "b\nc"), '[k.a]\nx = """b\nc"""\n'),
    case('[k.a]\nx = """a\nb"""\n', Put((*A, "x"), "\nc"), '[k.a]\nx = """\n\nc"""\n'),
    case('[k.a]\nx = """\na\nb"""\n', Put((*A, "x"), "b\nc"), '[k.a]\nx = """\nb\nc"""\n'),
    case('[k.a]\nx = """\na\nb"""\n', Put((*A, "x"), "b"), '[k.a]\nx = "b"\n'),
    case('[k.a]\nx = """a\n"""\n', Put((*A, "x"), "\n<<<<<<< b"), '[k.a]\nx = "\\n<<<<<<< b"\n'),
    case("[k.a]\nx = '''\na\nb'''\n", Put((*A, "x"), "b\n''c"), "[k.a]\nx = '''\nb\n''c'''\n"),
    case("[k.a]\nx = '''a\nb'''\n", Put((*A, "x"), "\nb"), "[k.a]\nx = '''\n\nb'''\n"),
    case("[k.a]\nx = '''a\nb'''\n", Put((*A, "x"), "b\nc"), "[k.a]\nx = '''b\nc'''\n"),
    case("[k.a]\nx = '''a\nb'''\n", Put((*A, "x"), "b"), "[k.a]\nx = 'b'\n"),
    case("[k.a]\nx = '''a\nb'''\n", Put((*A, "x"), "it's"), '[k.a]\nx = "it\'s"\n'),
    case("[k.a]\nx = ['a']\n", Put((*A, "x", 0), "b\nc"), '[k.a]\nx = ["b\\nc"]\n'),
    case("[k.a]\nx = 2026-01-01\n", Put((*A, "x"), DATE), "[k.a]\nx = 2027-01-02\n"),
    case("[k.a]\nx = 2026-01-01 # d\n", Put((*A, "x"), "2027-Q2"), '[k.a]\nx = "2027-Q2" # d\n'),
    case("[k.a]\nx = 07:00:00\n", Put((*A, "x"), TIME), "[k.a]\nx = 08:09:00\n"),
    case("[k.a]\nx = 1979-05-27T07:32:00Z\n", Put((*A, "x"), MOMENT), "[k.a]\nx = 2027-01-02T03:04:05Z\n"),
    case(
        "[k.a]\nx = 1979-05-27 07:32:00+07:00 # c\n",
        Put((*A, "x"), MOMENT),
        "[k.a]\nx = 2027-01-02 03:04:05+00:00 # c\n",
    ),
    case("[k.a]\nx = 1\n", Put((*A, "x"), 1.0), "[k.a]\nx = 1.0\n"),
    case("[k.a]\nx = nan # n\n", Put((*A, "x"), float("nan")), "[k.a]\nx = nan # n\n"),
    case("[k.a]\nx = 1\n", Put((*A, "x"), ["a", "b"]), '[k.a]\nx = ["a", "b"]\n'),
    case("[k.a]\nx = 1\n", Put((*A, "x"), {"a": 1, "b c": {}}), '[k.a]\nx = { a = 1, "b c" = {} }\n'),
]


@pytest.mark.parametrize(("before", "edits", "after"), SCALARS)
def test_a_value_is_replaced_in_the_way_it_was_written(before: str, edits: list[Edit], after: str) -> None:
    check(before, edits, after)


L = (*A, "l")
LISTS = [
    case("[k.a]\nl = [1, 2, 3]  # c\n", Put(L, [1, 3]), "[k.a]\nl = [1, 3]  # c\n"),
    case("[k.a]\nl = [1, 2, 3]\n", Put(L, [1, 2]), "[k.a]\nl = [1, 2]\n"),
    case("[k.a]\nl = [ 1, 2, 3, ]\n", Put(L, [1, 2, 3, 4]), "[k.a]\nl = [ 1, 2, 3, 4, ]\n"),
    case("[k.a]\nl = [ 1, 2, 3, ]\n", Put(L, [1]), "[k.a]\nl = [ 1, ]\n"),
    case("[k.a]\nl = [1,2]\n", Put(L, [1, 2, 3]), "[k.a]\nl = [1,2,3]\n"),
    case("[k.a]\nl = [1]\n", Put(L, []), "[k.a]\nl = []\n"),
    case("[k.a]\nl = [1, ]\n", Put(L, []), "[k.a]\nl = []\n"),
    case("[k.a]\nl = [ ]\n", Put(L, [1]), "[k.a]\nl = [1]\n"),
    case("[k.a]\nl = [ # c\n]\n", Put(L, [1]), "[k.a]\nl = [1 # c\n]\n"),
    case("[k.a]\nl = [1, 2]\n", Put(L, [0, 1, 2]), "[k.a]\nl = [0, 1, 2]\n"),
    case("[k.a]\nl = [1, 2]\n", Put(L, [1, "x"]), '[k.a]\nl = [1, "x"]\n'),
    case("[k.a]\nl = [\n  1, # one\n  2, # two\n]\n", Put(L, [1]), "[k.a]\nl = [\n  1, # one\n]\n"),
    case("[k.a]\nl = [\n  1, # one\n  2  # two\n]\n", Put(L, [1]), "[k.a]\nl = [\n  1 # one\n]\n"),
    case("[k.a]\nl = [\n  1,\n  # of two\n  2,\n]\n", Put(L, [2]), "[k.a]\nl = [\n  # of two\n  2,\n]\n"),
    case("[k.a]\nl = [\n  1, # one\n]\n", Put(L, [1, 2]), "[k.a]\nl = [\n  1, # one\n  2,\n]\n"),
    case("[k.a]\nl = [\n  1 # one\n]\n", Put(L, [1, 2]), "[k.a]\nl = [\n  1, # one\n  2\n]\n"),
    case("[k.a]\nl = [\n  1,\n  3,\n]\n", Put(L, [1, 2, 3]), "[k.a]\nl = [\n  1,\n  2,\n  3,\n]\n"),
    case("[k.a]\nl = [\n  1,\n]\n", Put(L, [0, 1]), "[k.a]\nl = [\n  0,\n  1,\n]\n"),
    case("[k.a]\nl = [\n  1,\n  2]\n", Put(L, [1, 2, 3]), "[k.a]\nl = [\n  1,\n  2,\n  3]\n"),
    case("[k.a]\nl = [\n  1, 2,\n  3, 4\n]\n", Put(L, [1, 3, 4]), "[k.a]\nl = [\n  1,\n  3, 4\n]\n"),
    case("[k.a]\nl = [\n  1, 2,\n  3, 4\n]\n", Put(L, [1, 2, 3, 4, 5]), "[k.a]\nl = [\n  1, 2,\n  3, 4, 5\n]\n"),
    case("[k.a]\nl = [1 # one\n, 2, 3]\n", Put(L, [2, 3]), "[k.a]\nl = [ # one\n 2, 3]\n"),
    case("[k.a]\nl = [\n  1 # one\n, 2]\n", Put(L, [2]), "[k.a]\nl = [\n   # one\n 2]\n"),
    case("[k.a]\nl = [[1, 2], [3]]\n", Put(L, [[1, 2, 9], [3]]), "[k.a]\nl = [[1, 2, 9], [3]]\n"),
    case("[k.a]\nl = [{a = 1, b = 2}]\n", Put(L, [{"a": 1, "b": 3}]), "[k.a]\nl = [{a = 1, b = 3}]\n"),
    case("[k.a]\nl = [1]\n", Put((*L, 1), 2), "[k.a]\nl = [1, 2]\n"),
    case("[k.a]\nl = [1]\n", Put((*L, 1, "x"), 2), "[k.a]\nl = [1, { x = 2 }]\n"),
    case("[k.a]\nl = [1, 2]\n", Drop((*L, 0)), "[k.a]\nl = [2]\n"),
    case("[k.a]\nl = [1]\n", Drop((*L, 0)), "[k.a]\nl = []\n"),
]


@pytest.mark.parametrize(("before", "edits", "after"), LISTS)
def test_a_list_changes_member_by_member(before: str, edits: list[Edit], after: str) -> None:
    check(before, edits, after)


R = (*A, "r")
TABLES = [
    case("[k.a]\nr = { n = 4, t = 8 } # c\n", Put(R, {"n": 5, "t": 8}), "[k.a]\nr = { n = 5, t = 8 } # c\n"),
    case("[k.a]\nr = { n = 4, t = 8 }\n", Put(R, {"t": 8, "e": "x"}), '[k.a]\nr = { t = 8, e = "x" }\n'),
    case("[k.a]\nr = {}\n", Put((*R, "n"), 1), "[k.a]\nr = { n = 1 }\n"),
    case("[k.a]\nr = { n = 4 }\n", Put(R, {}), "[k.a]\nr = {}\n"),
    case("[k.a]\nr = { n = 4 }\n", Put((*R, "x", "y"), 1), "[k.a]\nr = { n = 4, x.y = 1 }\n"),
    case("[k.a]\nr = { n.x = 4, t = 1 }\n", Put((*R, "n", "y"), 1), "[k.a]\nr = { n.x = 4, n.y = 1, t = 1 }\n"),
    case("[k.a]\nr = { n.x = 4, t = 1, n.y = 2 }\n", Drop((*R, "n")), "[k.a]\nr = { t = 1 }\n"),
    case("[k.a]\nr.n = 4\nr.t = 8\n", Put(R, {"n": 5, "t": 8}), "[k.a]\nr.n = 5\nr.t = 8\n"),
    case("[k.a]\nr.n = 4\nr.t = 8\nx = 1\n", Put(R, 7), "[k.a]\nx = 1\nr = 7\n"),
    case("[k.a]\nr.n = 4\n", Put(R, {}), "[k.a]\nr = {}\n"),
    case("[k.a]\n[k.a.r]\nn = 4\n", Put(R, {}), "[k.a]\n[k.a.r]\n"),
    case("[k.a.r]\nn = 4\n", Put(R, {"n": 4, "t": 5}), "[k.a.r]\nn = 4\nt = 5\n"),
    case("[k.a.r.n]\nx = 4\n", Put(A, {"r": {}}), "[k.a]\nr = {}\n"),
    case("[k.a]\nr = [1]\n", Put(R, {"n": 4}), "[k.a]\nr = { n = 4 }\n"),
]


@pytest.mark.parametrize(("before", "edits", "after"), TABLES)
def test_a_table_changes_key_by_key(before: str, edits: list[Edit], after: str) -> None:
    check(before, edits, after)


NEW = [
    case("[k.a]\nx = 1 # c\n\n# of b\n[k.b]\n", Put((*A, "y"), 2), "[k.a]\nx = 1 # c\ny = 2\n\n# of b\n[k.b]\n"),
    case("[k.a] # h\n\n[k.b]\n", Put((*A, "y"), 2), "[k.a] # h\ny = 2\n\n[k.b]\n"),
    case("[k.a]\n  x=1", Put((*A, "y"), 2), "[k.a]\n  x=1\n  y=2"),
    case('[k.a]\nname.en = "x"\nz = 1\n', Put((*A, "name", "vi"), "y"), '[k.a]\nname.en = "x"\nname.vi = "y"\nz = 1\n'),
    case(
        '[k.a]\nz = 1\n[k.a.name]\nen = "x"\n',
        Put((*A, "name", "vi"), "y"),
        '[k.a]\nz = 1\n[k.a.name]\nen = "x"\nvi = "y"\n',
    ),
    case("[k.a]\nz = 1\n", Put((*A, "name"), {"vi": "v", "en": "e"}), '[k.a]\nz = 1\nname.vi = "v"\nname.en = "e"\n'),
    case("[k.a]\nz = 1\n", Put((*A, "r", "now"), 5), "[k.a]\nz = 1\nr.now = 5\n"),
    case(
        "[k.a]\nz = 1\n\n[k.b]\n",
        Put((*A, "r"), {"x": {"n": 1, "m": {"o": 1}}}),
        "[k.a]\nz = 1\n\n[k.a.r.x]\nn = 1\nm = { o = 1 }\n\n[k.b]\n",
    ),
    case(
        "[k.a]\nz = 1\n\n[k.a.s]\n# tail\n\n# Part two\n\n[k.b]\n",
        Put((*A, "r"), {"x": {"n": 1}}),
        "[k.a]\nz = 1\n\n[k.a.s]\n# tail\n\n[k.a.r]\nx = { n = 1 }\n\n# Part two\n\n[k.b]\n",
    ),
    case("[k.a.r]\nz = 1\n", Put((*A, "x"), 5), "[k.a]\nx = 5\n\n[k.a.r]\nz = 1\n"),
    case(
        "[k.a.r]\nz = 1\n\n[k.b]\n",
        Put((*A, "x"), {"a": {"b": 1}}),
        "[k.a.r]\nz = 1\n\n[k.a.x]\na = { b = 1 }\n\n[k.b]\n",
    ),
    case("[k]\na . 'r' . z = 1\n", Put((*A, "r", "y"), 5), "[k]\na . 'r' . z = 1\na . 'r'.y = 5\n"),
    case("# head\n\n[k.a]\n", Put(("x",), 5), "# head\n\nx = 5\n\n[k.a]\n"),
    case("x = 1\n[k.a]\n", Put(("y",), 5), "x = 1\ny = 5\n[k.a]\n"),
    case("x = 1\n", Put(("y",), {}), "x = 1\n\n[y]\n"),
    case("x = 1", Put(("k",), {"a": {"n": 1}, "b": {}}), "x = 1\n\n[k.a]\nn = 1\n\n[k.b]\n"),
    case("[k.b]\nx = 1", Put(A, {"n": 1}), "[k.b]\nx = 1\n\n[k.a]\nn = 1\n"),
    case("[k.b]\nx = 1\n\n# end\n", Put((*A, "n"), 1), "[k.b]\nx = 1\n\n# end\n\n[k.a]\nn = 1\n"),
    case("", Put((*A, "n"), 1), "[k.a]\nn = 1\n"),
    case("# head\n", Put((*A, "n"), "x\ny"), '# head\n\n[k.a]\nn = """\nx\ny"""\n'),
    case("[[l]]\nx = 1\n\n[b]\n", Put(("l", 1), {"x": 2}), "[[l]]\nx = 1\n\n[[l]]\nx = 2\n\n[b]\n"),
    case("[[l]]\nx = 1\n", Put(("l", 0, "y"), 2), "[[l]]\nx = 1\ny = 2\n"),
    case("[[l]]\nx = 1\n", Put(("l", 0), 2), "l = [2]\n"),
    case("[[l]]\nx = 1\n[[l]]\n", Put(("l",), [{"x": 2}]), "[[l]]\nx = 2\n"),
    case("[[l]]\nx = 1\n", Put(("l",), [{"x": 1}, {"n": {"vi": "v"}}]), '[[l]]\nx = 1\n\n[[l]]\nn.vi = "v"\n'),
]


@pytest.mark.parametrize(("before", "edits", "after"), NEW)
def test_what_is_new_goes_beside_what_is_like_it(before: str, edits: list[Edit], after: str) -> None:
    assert edited(before.encode(), edits).decode() == after


GONE = [
    case("[k.a]\nx = 1 # c\n# kept\ny = 2\n", Drop((*A, "x")), "[k.a]\n# kept\ny = 2\n"),
    case("[k.a]\nx = [\n 1,\n]\ny = 2\n", Drop((*A, "x")), "[k.a]\ny = 2\n"),
    case("[k.a]\nx = 1", Drop((*A, "x")), "[k.a]\n"),
    case("[k]\na.x = 1\nb = 1\n", Drop((*A, "x")), "[k]\nb = 1\n"),
    case("# head\n\n# of a\n[k.a]\nx = 1\n\n[k.b]\n\n# of s\n[k.a.s]\ny = 1\n", Drop(A), "# head\n\n[k.b]\n"),
    case("# of a\n[k.a]\nx = 1\n# last\n\n# Part two\n\n[k.b]\n", Drop(A), "# Part two\n\n[k.b]\n"),
    case("[k.a]\n[k.b]\nx = 1\n[k.c]\n", Drop(("k", "b")), "[k.a]\n[k.c]\n"),
    case("[k.a]\nx = 1\n", Drop(A), ""),
    case("[k]\n\n[k.a]\nx = 1\n", Drop(A), "[k]\n"),
    case("k.a.x = 1\nk.b.x = 2\n", Drop(A), "k.b.x = 2\n"),
    case("[[l]]\nx = 1\n[[l]]\nx = 2\n[l.s]\n[[l]]\nx = 3\n", [Drop(("l", 1)), Put(("l", 1, "x"), 4)],
         "[[l]]\nx = 1\n[[l]]\nx = 4\n"),
    case('[k.z]\nx = """\n# no comment"""\n[k.a]\n', Drop(A), '[k.z]\nx = """\n# no comment"""\n'),
    case('[k.z]\nx = """\n# no comment"""\n# """ of a\n[k.a]\n', Drop(A), '[k.z]\nx = """\n# no comment"""\n'),
]  # fmt: skip


@pytest.mark.parametrize(("before", "edits", "after"), GONE)
def test_what_is_dropped_goes_with_its_lines(before: str, edits: list[Edit], after: str) -> None:
    check(before, edits, after)


RENAMED = [
    case("[k.a] # c\n[k.b]\n[ k . 'a' . s ]\n", Rekey(A, "new"), "[k.new] # c\n[k.b]\n[ k . 'new' . s ]\n"),
    case('k.a.x = 1\nk."a".y = 2\n', Rekey(A, "b c"), 'k."b c".x = 1\nk."b c".y = 2\n'),
    case("[k]\na = { x = 1 } # c\n", Rekey((*A, "x"), "y"), "[k]\na = { y = 1 } # c\n"),
    case("[k]\na.x = {b.c = 1, b.d = 2}\n", Rekey((*A, "x", "b"), "é"), '[k]\na.x = {"é".c = 1, "é".d = 2}\n'),
    case("[[k]]\n[k.a]\n[[k]]\n[k.a]\n", Rekey(("k", 1, "a"), "b"), "[[k]]\n[k.a]\n[[k]]\n[k.b]\n"),
    case("[k]\n'a' = 1\n", Rekey(A, "it's"), '[k]\n"it\'s" = 1\n'),
    case("[k.a]\nx = 1\n", [Rekey(A, "b"), Put(("k", "b", "x"), 2), Put(("k", "b", "s", "t"), {"u": {"v": {}}})],
         "[k.b]\nx = 2\n\n[k.b.s.t.u]\nv = {}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "edits", "after"), RENAMED)
def test_a_key_is_renamed_wherever_it_is_written(before: str, edits: list[Edit], after: str) -> None:
    check(before, edits, after)


IMPOSSIBLE = [
    case("[k.a]\n", Drop((*A, "x")), "`k.a.x`"),
    case("[k.a]\n", Drop(()), "``"),
    case("[k.a]\n", Rekey(("k", "x"), "y"), "`k.y`"),
    case("[k.a]\n[k.b]\n", Rekey(A, "b"), "`k.b`"),
    case("l = [1]\n", Rekey(("l", 0), "b"), "`l.b`"),
    case("x = 1\n", Put(("x", "y"), 1), "`x.y`"),
    case("l = [1]\n", Put(("l", "y"), 1), "`l.y`"),
    case("l = [1]\n", Put(("l", 2), 1), "`l.2`"),
    case("l = [1]\n", Put(("l", -1), 1), "`l.-1`"),
    case("x = 1\n", Put(("y", 0), 1), "`y.0`"),
    case("x = 1\n", Put(("y",), None), "`None`"),
    case("x = 1\n", Put(("y",), datetime.time(1, tzinfo=datetime.UTC)), "time"),
    case("x = 1\n", Put(("y",), "\ud800"), "ud800"),
    case("x = \n", Put(("y",), 1), "no value"),
    case("<<<<<<< a\n", Put(("y",), 1), "Unresolved merge"),
    case("x = 1\n", Put(("y",), {1: 2}), "`1`"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "edits", "reason"), IMPOSSIBLE)
def test_what_cannot_be_done_is_refused_with_the_reason(before: str, edits: list[Edit], reason: str) -> None:
    with pytest.raises(Unspliceable) as refusal:
        edited(before.encode(), edits)
    assert reason in refusal.value.reason.en
    assert refusal.value.reason.vi


def test_a_result_that_says_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roadmap.store.writing.surgery.style.like", lambda *_, **__: "3")
    with pytest.raises(Unspliceable, match="safely"):
        edited(b"x = 1\n", [Put(("x",), 2)])


def test_lists_nested_too_deeply_are_refused() -> None:
    value: Any = 1
    for _ in range(5000):
        value = [value]
    with pytest.raises(Unspliceable, match="deeply"):
        edited(b"x = 1\n", [Put(("x",), value)])


def test_texts_in_decomposed_form_stay_where_nothing_changes() -> None:
    word = "Tiếng Việt"
    apart = unicodedata.normalize("NFD", word)
    before = f'[k."{apart}"]\nx = "{apart}" # {apart}\ny = 1\n'.encode()
    after = edited(before, [Put(("k", apart, "y"), 2), Put(("k", word, "z"), apart)])
    assert after.decode() == f'[k."{apart}"]\nx = "{apart}" # {apart}\ny = 2\nz = "{word}"\n'


def test_byte_order_mark_and_line_ends_stay() -> None:
    before = b"\xef\xbb\xbf# head\r\n\r\n[k.a]\r\nx = 1\r\n"
    after = edited(before, [Put((*A, "n"), "one\ntwo"), Put(("k", "b"), {"y": 1})])
    assert after == before + b'n = """\r\none\r\ntwo"""\r\n\r\n[k.b]\r\ny = 1\r\n'


def test_what_says_the_same_already_changes_no_byte() -> None:
    before = b"[k.a]\nx = 0x10\ny = [ 1,2 ]\nz = {a=1}\n"
    assert edited(before, [Put(A, {"x": 16, "y": [1, 2], "z": {"a": 1}})]) == before


def test_a_hundred_edits_read_a_large_file_once_and_only_the_sections_concerned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cuts, read = [], []

    def cutting(data: bytes) -> Any:
        cuts.append(len(data))
        return cut(data)

    def reading(text: bytes) -> Any:
        read.append(len(text))
        return lines(text)

    monkeypatch.setattr(document, "cut", cutting)
    monkeypatch.setattr(document, "lines", reading)
    before = b"".join(b"[k.r-%d]\nx = 1\n\n" % number for number in range(2000))
    after = edited(before, [Put(("k", f"r-{number}", "x"), 2) for number in range(0, 2000, 20)])
    assert after.count(b"x = 2") == 100
    assert len(after) == len(before)
    assert cuts == [len(before)]
    assert sum(read) < len(before) / 5
