"""The value chain of a product: its own work and that of the technologies it uses, and everyone in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.chain import Chain, subjects
from roadmap.model.kinds.chain import Product, Technology

if TYPE_CHECKING:
    from tests.conftest import Opened

TEXT = """
[organization]
ministry = { type = "ministry" }
lab = { type = "institute" }
firm = { type = "firm" }
buyer = { type = "agency" }
abroad = { type = "foreign" }
bystander = { type = "university" }

[product.camera]
uses = ["npu", "missing", "model"]
[technology.npu]
accountable = "lab"
[technology.model]
[technology.unused]
accountable = "bystander"

[activity.sell]
chain = "camera"
stage = "commercialisation"
lead = "firm"
[activity.talk]
chain = "camera"
mission = "third"
[activity.design]
chain = "npu"
stage = "research"
lead = "lab"
participants = ["abroad", "nobody"]
[activity.try]
chain = "camera"
stage = "pilot"
mission = "second"
[activity.train]
chain = "model"
stage = "research"
mission = "models"
[activity.elsewhere]
chain = "unused"
stage = "research"

[mission.first]
products = ["camera"]
governing = "ministry"
coordinating = ["buyer"]
[mission.second]
governing = "ministry"
[mission.third]
products = ["camera"]
governing = "buyer"
[mission.models]
technologies = ["model"]
governing = "bystander"
"""


@pytest.fixture
def chain(workspace: Opened) -> Chain:
    return of(workspace(TEXT), "camera")


def of(opened: object, id: str) -> Chain:
    from roadmap.workspace import Workspace

    assert isinstance(opened, Workspace)
    subject = opened.roadmap[id]
    assert isinstance(subject, Product | Technology)
    return Chain(subject, opened.survey)


def test_activities_stand_by_stage_and_the_unstaged_ones_last(chain: Chain) -> None:
    assert [activity.id for activity in chain.activities] == ["design", "train", "try", "sell", "talk"]
    assert [activity.id for activity in chain.at("research")] == ["design", "train"]
    assert chain.at("diffusion") == ()
    assert [technology.id for technology in chain.technologies] == ["npu", "model"]


def test_missions_name_the_subject_or_are_named_by_its_work(chain: Chain) -> None:
    assert [mission.id for mission in chain.missions] == ["first", "third", "second"]


def test_everyone_who_takes_part(chain: Chain) -> None:
    assert {body.id for body in chain.organizations} == {"lab", "firm", "abroad", "ministry", "buyer"}
    assert chain.houses == {"state", "academia", "enterprise"}


def test_several_governing_bodies_answer_until_one_is_accountable(chain: Chain, workspace: Opened) -> None:
    assert chain.answering == ("ministry", "buyer")
    named = TEXT.replace("[product.camera]", "[product.camera]\naccountable = 'firm'")
    assert of(workspace(named), "camera").answering == ("firm",)


def test_a_technology_has_its_own_work_only(workspace: Opened) -> None:
    model = of(workspace(TEXT), "model")
    assert model.technologies == ()
    assert [activity.id for activity in model.activities] == ["train"]
    assert [mission.id for mission in model.missions] == ["models"]
    assert model.answering == ()
    assert model.houses == {"academia"}


def test_an_empty_chain(workspace: Opened) -> None:
    lonely = of(workspace("[product.p]"), "p")
    assert (lonely.activities, lonely.missions, lonely.organizations, lonely.answering) == ((), (), (), ())
    assert lonely.houses == frozenset()


def test_subjects_are_technologies_and_products_of_todays_plan(workspace: Opened) -> None:
    past = "[catalogue.old]\nvalid_to = 2026-06-30\n[product.past]\nlistings.old = {}\n"
    stopped = "[technology.dropped]\n[activity.end]\nchain = 'dropped'\nstate = 'stopped'\n"
    found = [subject.id for subject in subjects(workspace(past + stopped + TEXT).survey)]
    assert found == ["npu", "model", "unused", "camera"]
