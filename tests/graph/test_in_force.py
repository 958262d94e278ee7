"""What belongs to today's plan: lists in force, and chains that somebody still works on."""

from __future__ import annotations

import datetime
from pathlib import Path

from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Product
from roadmap.model.kinds.programme import Mission
from roadmap.workspace import Workspace

LISTS = """
[catalogue.old]
valid_from = 2025-06-12
[catalogue.new]
valid_from = 2026-07-01
supersedes = ["old"]
[product.kept]
listings.new = { code = "1" }
[product.gone]
listings.old = { code = "1" }
"""


def survey(folder: Path, text: str, today: str) -> Survey:
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    return Workspace.open(folder, today=datetime.date.fromisoformat(today)).survey


def live(one: Survey) -> list[str]:
    return [product.id for product in one.of(Product) if one.live(product)]


def test_a_list_without_an_end_stays_in_force_until_the_one_that_supersedes_it_begins(tmp_path: Path) -> None:
    assert survey(tmp_path, LISTS, "2026-06-30").catalogues_in_force == {"old"}
    assert survey(tmp_path, LISTS, "2026-07-01").catalogues_in_force == {"new"}


def test_products_of_a_past_list_are_history(tmp_path: Path) -> None:
    assert live(survey(tmp_path, LISTS, "2026-06-30")) == ["gone"]
    assert live(survey(tmp_path, LISTS, "2026-07-01")) == ["kept"]


def test_work_keeps_a_product_alive_until_it_is_stopped_by_decision(tmp_path: Path) -> None:
    work = LISTS + '[activity.pilot]\nchain = "gone"\nstage = "pilot"\n'
    assert live(survey(tmp_path, work, "2026-11-21")) == ["kept", "gone"]
    stopped = work + 'state = "stopped"\n'
    assert live(survey(tmp_path, stopped, "2026-11-21")) == ["kept"]


def test_the_state_is_what_the_record_says_else_what_its_dates_tell(tmp_path: Path) -> None:
    text = """
    [activity.said]
    state = "planned"
    start = 2026-01-01
    end = 2026-12-31
    [activity.silent]
    start = 2026-01-01
    end = 2026-06-30
    [activity.vague]
    start = "2026"
    [activity.over]
    state = "done"
    end = 2026-06-30
    [mission.late]
    due = 2025-12-31
    """
    one = survey(tmp_path, text, "2026-11-21")
    works = {work.id: work for work in (*one.of(Activity), *one.of(Mission))}
    assert {id: one.state(work) for id, work in works.items()} == {
        "said": "planned",
        "silent": "running",
        "vague": "planned",
        "over": "done",
        "late": "planned",
    }
    assert [id for id, work in works.items() if one.late_to_start(work)] == ["said"]
    assert [id for id, work in works.items() if one.overdue(work)] == ["silent", "late"]
