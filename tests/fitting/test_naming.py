from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.fitting.naming import likely_type, unused_id
from roadmap.model.kinds.actors import Organization
from roadmap.model.record import ID_PATTERN
from roadmap.model.roadmap import Roadmap

HELD = Roadmap().with_records([Organization(id=id) for id in ("dai-hoc-moi", "dai-hoc-moi-2", "x" * 60)])


def test_an_id_is_made_from_the_name_without_diacritics() -> None:
    assert unused_id(HELD, "Viện Đo lường Quốc gia", "organization") == "vien-do-luong-quoc-gia"


def test_an_id_that_is_taken_gets_the_next_number() -> None:
    assert unused_id(HELD, "Đại học Mới", "organization") == "dai-hoc-moi-3"
    assert unused_id(HELD, "x" * 80, "organization") == "x" * 60 + "-2"


def test_a_name_without_letters_that_an_id_can_hold_gets_another_id() -> None:
    assert unused_id(HELD, "中国", "organization") == "organization"


@given(st.text(max_size=100))
def test_any_name_gives_an_id_that_is_well_formed_and_new(name: str) -> None:
    id = unused_id(HELD, name, "organization")
    assert re.fullmatch(ID_PATTERN, id)
    assert id not in HELD


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Viện Nghiên cứu Cơ khí", "institute"),
        ("Trường Đại học Bách khoa Hà Nội", "university"),
        ("Học viện Kỹ thuật Quân sự", "university"),
        ("Tổng công ty Hàng hải", "firm"),
        ("Bộ Công Thương", "ministry"),
        ("Cục Công nghiệp", "agency"),
        ("UBND tỉnh Bắc Ninh", "locality"),
        ("Sở Khoa học và Công nghệ Đà Nẵng", "locality"),
        ("Quỹ Đầu tư mạo hiểm", "fund"),
        ("Hiệp hội Phần mềm", "association"),
        ("Bơ Đắk Lắk", "ministry"),  # folded, butter is a ministry: the planner is asked all the same
        ("Hạt Nắng", None),
    ],
)
def test_a_name_tells_what_kind_of_body_it_is(name: str, kind: str | None) -> None:
    assert likely_type(name) == kind
