"""Values and records as text: what is read back is what was given."""

from __future__ import annotations

import datetime
import tomllib
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.store.writing import render
from roadmap.store.writing.same import same
from roadmap.store.writing.splice import read_tables

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
KEY = st.one_of(st.from_regex(r"[a-z0-9_-]{1,8}", fullmatch=True), TEXT)
SCALAR = st.one_of(
    TEXT,
    st.lists(st.sampled_from(['"', "\\", "'", "\n", "\r", "a", "<<<<<<< ", "\t", " "]), max_size=9).map("".join),
    st.integers(-(2**63), 2**63 - 1),
    st.booleans(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.datetimes(timezones=st.sampled_from([datetime.UTC, datetime.timezone(datetime.timedelta(hours=7))])),
)
VALUE = st.recursive(
    SCALAR, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEY, inner, max_size=5)), max_leaves=12
)


@settings(max_examples=150, deadline=None)
@given(KEY, KEY, st.dictionaries(KEY, VALUE, max_size=6))
def test_a_record_is_read_back_as_it_was(kind: str, id: str, table: dict[str, Any]) -> None:
    text = render.record(kind, id, table)
    assert same(tomllib.loads(text), {kind: {id: table}})
    assert text.endswith("\n")


@settings(max_examples=150, deadline=None)
@given(VALUE)
def test_a_value_is_read_back_as_it_was(value: Any) -> None:
    for text in (render.value(value), render.inline(value)):
        assert same(tomllib.loads(f"x = {text}")["x"], value)
    assert "\n" not in render.inline(value)


def test_the_text_of_a_record() -> None:
    table = {
        "name": {"vi": "Suy luận tại biên", "en": "Edge inference"},
        "note": 'Hai dòng:\n"một" và ""hai""',
        "accountable": "most",
        "depends_on": ["ai-accelerator"],
        "tags": [f"tag-number-{n}" for n in range(8)],
        "readiness": {"now": 5, "target": 9, "assessed": datetime.date(2026, 6, 30), "evidence": "12/BB"},
        "quantity": {str(year): year for year in range(2026, 2031)},
        "participants": {"hust": {"role": "testing", "share": 0.3}},
        "measure": {"action": {"vi": "Thay", "en": "Replace"}, "cost": 14500},
        "waive": {"OWN101": {"reason": "r", "by": "b", "until": datetime.date(2027, 1, 1), "x": {"y": {}}}},
        "dual_use": True,
    }
    assert render.record("technology", "edge-inference", table) == dedent('''\
        [technology.edge-inference]
        name.vi = "Suy luận tại biên"
        name.en = "Edge inference"
        note = """
        Hai dòng:
        "một" và \\""hai\\"\\""""
        accountable = "most"
        depends_on = ["ai-accelerator"]
        tags = [
            "tag-number-0",
            "tag-number-1",
            "tag-number-2",
            "tag-number-3",
            "tag-number-4",
            "tag-number-5",
            "tag-number-6",
            "tag-number-7",
        ]
        readiness = { now = 5, target = 9, assessed = 2026-06-30, evidence = "12/BB" }
        dual_use = true

        [technology.edge-inference.quantity]
        2026 = 2026
        2027 = 2027
        2028 = 2028
        2029 = 2029
        2030 = 2030

        [technology.edge-inference.participants]
        hust = { role = "testing", share = 0.3 }

        [technology.edge-inference.measure]
        action.vi = "Thay"
        action.en = "Replace"
        cost = 14500

        [technology.edge-inference.waive.OWN101]
        reason = "r"
        by = "b"
        until = 2027-01-01

        [technology.edge-inference.waive.OWN101.x]
        y = {}
        ''')


def test_keys_are_quoted_where_they_must_be() -> None:
    assert render.record("need", "tiếng Việt", {"a.b": 1, "": 2}) == '[need."tiếng Việt"]\n"a.b" = 1\n"" = 2\n'


def test_lists_up_to_a_hundred_columns_stay_on_one_line() -> None:
    member = "x" * (100 - len('tags = [""]'))
    assert render.statements("tags", [member]) == [f'tags = ["{member}"]']
    assert render.statements("tags", [member + "x"]) == [f'tags = [\n    "{member}x",\n]']


def test_a_text_that_looks_like_an_unresolved_merge_can_still_be_read() -> None:
    text = render.record("need", "a", {"note": "one\n<<<<<<< two\n"})
    assert read_tables(text.encode()) == {"need": {"a": {"note": "one\n<<<<<<< two\n"}}}


@pytest.mark.parametrize("value", [None, {"a": 1}, [1], object()])
def test_what_is_no_single_value_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        render.scalar(value)
