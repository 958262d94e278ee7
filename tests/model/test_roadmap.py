"""A roadmap is a value: every change gives a new one."""

from __future__ import annotations

import dataclasses

import pytest
from pydantic import ValidationError

from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.chain import Technology
from roadmap.model.roadmap import Roadmap


def technology(id: str, **table: object) -> Technology:
    return Technology.model_validate({"id": id, **table})


def test_adding_and_removing_leave_the_old_roadmap_as_it_was() -> None:
    empty = Roadmap()
    one = empty.with_records([technology("a"), technology("b")])
    changed = one.with_records([technology("a", depends_on=["b"])])
    without = changed.without(["b", "no-such-id"])
    assert [len(each) for each in (empty, one, changed, without)] == [0, 2, 2, 1]
    assert one.of(Technology) == (technology("a"), technology("b"))
    assert changed.of(Technology) == (technology("a", depends_on=["b"]), technology("b"))
    assert [record.id for record in without] == ["a"]
    assert changed.find(Technology, "a") == technology("a", depends_on=["b"])
    assert "b" in changed
    assert "b" not in without


def test_records_and_roadmaps_are_frozen() -> None:
    roadmap = Roadmap({"a": technology("a")})
    with pytest.raises(dataclasses.FrozenInstanceError):
        roadmap.records = {}  # type: ignore[misc]
    with pytest.raises(ValidationError):
        roadmap["a"].note = None


def test_finding_asks_for_the_kind_too() -> None:
    roadmap = Roadmap({"a": technology("a")})
    assert roadmap.find(Technology, "a") is roadmap["a"]
    assert roadmap.find(Organization, "a") is None
    assert roadmap.find(Technology, "b") is None
    assert roadmap.find(Technology, None) is None
    assert roadmap.of(Post) == ()
    with pytest.raises(KeyError):
        roadmap["b"]


@pytest.mark.parametrize(
    ("type", "house"),
    [("ministry", "state"), ("university", "academia"), ("start-up", "enterprise"), ("foreign", None), (None, None)],
)
def test_the_house_follows_from_the_type(type: str | None, house: str | None) -> None:
    body = Organization(id="o", type=type)
    assert body.house == house
    assert body.short_label("vi") == "o"


def test_an_unused_id_is_the_wish_or_has_a_number() -> None:
    roadmap = Roadmap(lost=frozenset(("camera-2",))).with_records([technology("camera")])
    assert roadmap.unused("chip") == "chip"
    assert roadmap.unused("camera") == "camera-3"
    assert len(roadmap.unused("x" * 80)) == 60
