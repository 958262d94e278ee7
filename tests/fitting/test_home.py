from __future__ import annotations

from roadmap.fitting.home import home
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Product
from roadmap.model.roadmap import Roadmap

BODIES = Roadmap().with_records([Organization(id="one"), Organization(id="two")], "bodies.toml")
CHAINS = (
    BODIES.with_records([Product(id="a"), Activity(id="a1", chain="a"), Activity(id="a2", chain="a")], "a.toml")
    .with_records([Product(id="b"), Activity(id="b1", chain="b")], "b.toml")
    .with_records([Product(id="c")])
)


def test_a_kind_that_stands_in_one_file_has_its_place_there() -> None:
    assert home(BODIES, "organization") == "bodies.toml"


def test_a_kind_of_which_there_is_none_or_one_has_no_place_yet() -> None:
    assert home(BODIES, "post") == ""
    assert home(Roadmap().with_records([Organization(id="one")]), "organization") == ""


def test_work_of_a_chain_stands_beside_the_work_of_that_chain() -> None:
    assert home(CHAINS, "activity", ["b"]) == "b.toml"
    assert home(CHAINS, "activity", ["c"]) == ""


def test_records_with_a_file_each_stay_that_way() -> None:
    single = Roadmap().with_records([Product(id="a"), Activity(id="a1", chain="a"), Activity(id="a2", chain="a")])
    assert home(single, "activity", ["a"]) == ""
    assert home(single, "product") == ""
