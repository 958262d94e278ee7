from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from roadmap.fitting.naming import unused_id
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
