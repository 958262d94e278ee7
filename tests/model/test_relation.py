"""Links, references and labels follow from a kind's declaration alone, shown by kinds that exist only here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

import pytest
from pydantic import Field, ValidationError

from roadmap.model.kinds import kinds
from roadmap.model.plain import at, plain
from roadmap.model.record import About, Id, Ids, Keyed, Line, Part, Record, Ref
from roadmap.model.relation import Link, fields, links, reference, references
from roadmap.model.scale import STAGES
from roadmap.model.text import Text

kinds()  # Known before the throwaway kinds below, so that no other test meets them.


class Grain(Part):
    """A part inside a part."""

    origin: Annotated[Id | None, Ref("field"), About("origin", "nguồn gốc")] = None


class Slice(Part):
    """A part by key."""

    baker: Annotated[Id | None, Ref("baker"), About("baker", "thợ")] = None
    grain: Annotated[Grain | None, About("grain", "hạt")] = None
    weight: Annotated[int, About("weight", "cân nặng")] = 1


class Loaf(Record):
    """A throwaway kind that declares a reference of every shape."""

    KIND: ClassVar[str] = "loaf"
    LABEL: ClassVar[Text] = Text("ổ bánh", "loaf")
    PLURAL: ClassVar[Text] = Text("ổ bánh", "loaves")

    baker: Annotated[Id | None, Ref("baker"), About("baker", "thợ")] = None
    grains: Annotated[Ids, Ref("grain", "seed"), About("grains", "hạt")] = ()
    slices: Annotated[Mapping[Id, Slice], Keyed, Ref("plate"), About("slices", "lát")] = {}
    from_: Annotated[Id | None, Field(alias="from"), Ref(), About("from", "từ")] = None
    main: Annotated[Slice | None, About("main slice", "lát chính")] = None
    stage: Annotated[Annotated[str, STAGES] | None, About("stage", "giai đoạn")] = None
    words: Annotated[Mapping[Line, Line], About("words", "lời")] = {}


class Basket(Record):
    """A throwaway kind whose parts hold no references."""

    KIND: ClassVar[str] = "basket"
    LABEL: ClassVar[Text] = Text("giỏ", "basket")
    PLURAL: ClassVar[Text] = Text("giỏ", "baskets")


def loaf(**table: object) -> Loaf:
    return Loaf.model_validate({"id": "l", **table})


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({}, []),
        ({"baker": "b"}, [Link("l", "baker", "b", ("baker",))]),
        (
            {"grains": ["rye", "oat"]},
            [Link("l", "grains", "rye", ("grains", "rye")), Link("l", "grains", "oat", ("grains", "oat"))],
        ),
        ({"from": "anywhere"}, [Link("l", "from", "anywhere", ("from",))]),
        (
            {"slices": ["p", "q"]},
            [
                Link("l", "slices", "p", ("slices", "p"), Slice()),
                Link("l", "slices", "q", ("slices", "q"), Slice()),
            ],
        ),
        (
            {"slices": {"p": {"baker": "b", "grain": {"origin": "f"}}}},
            [
                Link("l", "slices", "p", ("slices", "p"), Slice(baker="b", grain=Grain(origin="f"))),
                Link("l", "slices.baker", "b", ("slices", "p", "baker")),
                Link("l", "slices.grain.origin", "f", ("slices", "p", "grain", "origin")),
            ],
        ),
        ({"main": {"grain": {"origin": "f"}}}, [Link("l", "main.grain.origin", "f", ("main", "grain", "origin"))]),
        ({"sources": {"d": "page 3"}}, [Link("l", "sources", "d", ("sources", "d"), "page 3")]),
        ({"cites": {"d": ["1", "2"]}}, [Link("l", "cites", "d", ("cites", "d"), ("1", "2"))]),
        ({"words": {"rye": "dark"}, "stage": "pilot"}, []),
    ],
)
def test_links_follow_from_the_declaration(table: dict[str, object], expected: list[Link]) -> None:
    assert links(loaf(**table)) == expected


def test_references_follow_from_the_declaration() -> None:
    told = {field.relation: (field.ref.kinds, field.shape, field.many, field.about.en) for field in references(Loaf)}
    common = {
        "sources": (("document", "directive"), "keys", True, "sources"),
        "cites": (("directive",), "keys", True, "answers clauses"),
    }
    assert told == common | {
        "baker": (("baker",), "one", False, "baker"),
        "grains": (("grain", "seed"), "many", True, "grains"),
        "slices": (("plate",), "keys", True, "slices"),
        "slices.baker": (("baker",), "one", True, "baker"),
        "slices.grain.origin": (("field",), "one", True, "origin"),
        "from": ((), "one", False, "from"),
        "main.baker": (("baker",), "one", False, "baker"),
        "main.grain.origin": (("field",), "one", False, "origin"),
    }
    assert not reference(Loaf, "sources").ref.supports
    assert reference(Loaf, "slices.grain.origin").ref.supports
    with pytest.raises(KeyError):
        reference(Loaf, "words")


def test_labels_words_and_parts_follow_from_the_declaration() -> None:
    shapes = {field.alias: field for field in fields(Loaf)}
    assert shapes["from"].attribute == "from_"
    assert shapes["id"].about is None
    about = shapes["grains"].about
    assert about
    assert about.label == Text("hạt", "grains")
    assert about.help == Text("", "")
    assert shapes["stage"].vocabulary is STAGES
    assert (shapes["slices"].part, shapes["slices"].container) == (Slice, "keys")
    assert (shapes["main"].part, shapes["main"].container) == (Slice, "one")
    assert (shapes["words"].part, shapes["words"].container) == (None, "keys")
    assert references(Basket) == references(Record)


def test_the_list_is_the_short_form_of_the_table() -> None:
    assert loaf(slices=["p", "q"]) == loaf(slices={"p": {}, "q": {}})
    for wrong in ([1], [["p"]], "p", ["A"], {"A": {}}):
        with pytest.raises(ValidationError):
            loaf(slices=wrong)


def test_plain_values_say_what_differs_from_the_defaults() -> None:
    table = {"from": "x", "slices": {"p": {}, "q": {"baker": "b", "weight": 2}}, "grains": ["rye"], "name": "Rye"}
    assert plain(loaf(**table)) == table
    assert plain(loaf(grains=[], slices={}, stage=None)) == {}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("from",), ["x"]),
        (("slices", "p", "weight"), [2]),
        (("slices", "weight"), [2, 3]),
        (("grains",), ["rye", "oat"]),
        (("from", "deeper"), []),
        (("missing",), []),
    ],
)
def test_values_at_a_path(path: tuple[str, ...], expected: list[object]) -> None:
    table = {"from": "x", "slices": {"p": {"weight": 2}, "q": {"weight": 3}}, "grains": ["rye", "oat"]}
    assert at(table, path) == expected


def test_every_kind_says_what_it_is() -> None:
    assert len(kinds()) >= 20
    assert "loaf" not in kinds()
    assert list(kinds()) == sorted(kinds())
    for kind, model in kinds().items():
        assert kind == model.KIND
        for text in (model.LABEL, model.PLURAL):
            assert text.vi, kind
            assert text.en, kind
        assert model.__doc__ != Record.__doc__, kind
        assert model.__doc__, kind
        for field in references(model):
            assert set(field.ref.kinds) <= set(kinds()), (kind, field.relation)


def test_a_label_falls_back_to_the_id() -> None:
    assert loaf().label("vi") == "l"
    assert loaf(name="").label("vi") == "l"
    assert loaf(name={"en": "Rye"}).label("vi") == "Rye"
