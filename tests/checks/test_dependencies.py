"""DEP701, DEP702, DEP705 and DEP706: circles, sole suppliers, orphans and links of the wrong kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened


@pytest.mark.parametrize(
    ("text", "circle"),
    [
        ("[technology.a]\ndepends_on = ['b']\n[technology.b]\ndepends_on = ['c']\n[technology.c]", None),
        (
            "[technology.a]\ndepends_on = ['b']\n[technology.b]\ndepends_on = ['c']\n[technology.c]\ndepends_on=['a']",
            "a → b → c → a",
        ),
        ("[technology.a]\ndepends_on = ['a']", "a → a"),
        ("[activity.x]\nafter = { y = { lag = 3 } }\n[activity.y]\nafter = ['x']", "x → y → x"),
        ("[organization.o]\nparent = 'p'\n[organization.p]\nparent = 'o'", "o → p → o"),
        ("[directive.d]\nsupersedes = ['e']\n[directive.e]\nsupersedes = ['d']", "d → e → d"),
    ],
)
def test_a_circle_is_told_once(workspace: Opened, text: str, circle: str | None) -> None:
    found = workspace(text).check(["DEP701"])
    assert [finding.message.en.rpartition(": ")[2] for finding in found] == ([circle] if circle else [])
    for finding in found:
        assert finding.span
        assert finding.span.line > 1 or circle == "a → a"


def test_a_long_circle_is_shortened(workspace: Opened) -> None:
    text = "".join(f"[technology.t{n}]\ndepends_on = ['t{(n + 1) % 30}']\n" for n in range(30))
    (finding,) = workspace(text).check(["DEP701"])
    assert len(finding.others) == 29
    assert finding.message.en.endswith("… → t0")


def suppliers(count: int) -> str:
    products = "".join(f"[product.p{n}]\nuses = ['module']\n" for n in range(count))
    supply = "[technology.module]\n[supply.sensor]\nproduct = 'module'\nsupplier = 'maker'\n[organization.maker]\n"
    return products + supply


@pytest.mark.parametrize(("count", "fires"), [(1, False), (2, True), (7, True)])
def test_products_that_hang_on_one_supplier(fired: Fired, count: int, fires: bool) -> None:
    assert fired("DEP702", suppliers(count)) == ([("maker", "warning")] if fires else [])
    assert fired("DEP702", suppliers(count), settings="checks.DEP702.products = 8") == []


def test_past_products_hang_on_nobody(fired: Fired) -> None:
    past = "[catalogue.old]\nvalid_to = 2026-06-30\n[product.past]\nuses = ['module']\nlistings.old = {}\n"
    assert fired("DEP702", past + suppliers(1)) == []


@pytest.mark.parametrize(
    ("text", "orphans"),
    [
        ("[milestone.m]", [("m", "warning")]),
        ("[technology.t]\nsources.d = 'page 3'\n[document.d]", [("t", "warning")]),
        ("[technology.t]\ncites.n = ['1']\n[directive.n]", [("t", "warning")]),
        ("[technology.t]\ndepends_on = ['t']", [("t", "warning")]),
        ("[organization.o]", [("o", "info")]),
        ("[document.d]\n[directive.n]\n[catalogue.c]\n[workforce.w]", []),
        ("[technology.t]\naccountable = 'o'\n[organization.o]", []),
    ],
)
def test_orphans(fired: Fired, text: str, orphans: list[tuple[str, str]]) -> None:
    assert fired("DEP705", text) == orphans


@pytest.mark.parametrize(
    ("link", "code"),
    [("of = 'camara'", "DEP707"), ("of = 3", "REC052"), ("off = 'camera'", "REC051")],
)
def test_what_is_linked_wrongly_is_no_orphan(workspace: Opened, link: str, code: str) -> None:
    found = workspace(f"[milestone.m]\n{link}\n[product.camera]\nanswers = ['n']\n[need.n]").check()
    assert {finding.code for finding in found if finding.record == "m"} == {code}


def test_what_links_to_a_record_that_could_not_be_read_is_no_orphan(workspace: Opened) -> None:
    opened = workspace("[milestone.m]\nof = 'camera'\n[product.camera]\nname = Camera\n")
    assert "camera" in opened.roadmap.lost
    assert opened.check(["DEP"]) == ()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("[technology.t]\naccountable = 'u'\n[technology.u]", "accountable"),
        ("[activity.t]\nparticipants = ['u']\n[need.u]", "participants"),
        ("[product.t]\nlistings.u = {}\n[group.u]", "listings"),
        ("[product.t]\nsecurity.by = 'u'\n[post.u]", "security.by"),
    ],
)
def test_a_link_to_the_wrong_kind(workspace: Opened, text: str, relation: str) -> None:
    (finding,) = workspace(text).check(["DEP706", "DEP707", "OWN107"])
    assert (finding.code, finding.severity, finding.others) == ("DEP706", "error", ("u",))
    assert f"`{relation}`" in finding.message.en


def test_a_field_that_may_name_anything(fired: Fired) -> None:
    assert fired("DEP706", "[milestone.m]\nof = 'o'\n[organization.o]") == []
