"""A number such as 1.234 is pointed out where it is a number, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.store.reading.odd import grouped

from .reading import Folder, told


def places(text: str) -> list[tuple[int, int]]:
    return [(f.span.line, f.span.column) for f in grouped("x.toml", text) if f.span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("approved.2027 = 1.234\n", [(1, 17)]),
        ("approved = { 2027 = 1.234, 2028 = 12.500 }", [(1, 21), (1, 35)]),
        ("x = [1.000,\n  2.000, # hai\n+3.000]\n", [(1, 6), (2, 3), (3, 2)]),
        ("é = 1\nx = 999.999", [(2, 5)]),
        ("x = 1.234 # 5.678\r\ny = -1.234\r\n", [(1, 5), (2, 6)]),
        ("x = 1.2345\ny = 0.125\nz = 1.23\nw = 1234.567\nv = 1.234e5\nu = 012.345", []),
        ('x = "1.234"\ny = "a, 1.234, b"\nz = \'= 1.234\'', []),
        ("x = \"\"\"\n1.234\n= 1.234,\n\"\"\"\ny = '''\n1.234\n'''", []),
        ("# x = 1.234\n  # 1.234, 2.345", []),
        ('x = "a # b" # 1.234\ny = "\\"" # , 1.234,', []),
        ('name = "một"\nx = "# , 1.234,"\ny = 1.234', [(3, 5)]),
        ('x = "an open text, 1.234,\ny = 1.234', [(2, 5)]),
    ],
)
def test_only_numbers_are_pointed_out(text: str, expected: list[tuple[int, int]]) -> None:
    assert places(text) == expected


def test_the_message_says_both_readings() -> None:
    (found,) = grouped("x.toml", "x = 12.500")
    assert found.code == "DAT973"
    assert "12500" in found.message.en
    assert "12.500" in found.message.vi


def test_it_is_found_in_a_folder(folder: Folder) -> None:
    assert told(folder("[indicator.bad]\ntarget.2027 = 1.500\nunit = '1.500'\n")) == [("DAT973", 2, 15)]


TEXT = st.text(alphabet="1.234,=[] {}\n#é", max_size=30)


@given(TEXT, TEXT)
def test_what_stands_in_texts_and_comments_is_passed_over(first: str, second: str) -> None:
    one_line = first.replace("\n", " ")
    assert places(f"a = '{one_line}' # {one_line}\nb = '''{second}'''\nc = 1.234\n") == [(3 + second.count("\n"), 5)]
