"""How far what answers a clause has come."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.graph.coverage import clauses
from roadmap.graph.response import Response, responses
from tests.diagrams.workspaces import survey


def answers(folder: Path, text: str) -> dict[str, Response]:
    plan = survey(folder, f'[directive.order]\nclauses.1 = "Một"\n[organization.most]\n{text}')
    return {one.record.id: one for clause in clauses(plan) for one in responses(plan, clause)}


@pytest.mark.parametrize(
    ("text", "condition", "due", "owner"),
    [
        ('[mission.x]\ngoverning = "most"\ndue = 2026-11-20', "overdue", "2026-11-20", "most"),
        ('[mission.x]\ngoverning = "most"\ndue = 2026-11-21', "planned", "2026-11-21", "most"),
        ('[activity.x]\nlead = "most"\nstart = 2026-01-01', "running", "None", "most"),
        ('[activity.x]\nstate = "suspended"', "suspended", "None", ""),
        ('[milestone.x]\ndue = "2026"\ndone = 2026-11-21', "done", "2026", ""),
        ('[milestone.x]\ndue = "2026"\ndone = 2026-11-22', "planned", "2026", ""),
        ("[milestone.x]\ndue = 2026-10-01", "overdue", "2026-10-01", ""),
        ('[bottleneck.x]\nowner = "most"\ndue = 2026-10-01', "overdue", "2026-10-01", "most"),
        ('[bottleneck.x]\nowner = "most"\nclosed = 2026-10-01', "done", "None", "most"),
        ('[directive.x]\nissuer = "most"\nstate = "drafting"\ndue = 2026-12-01', "planned", "2026-12-01", "most"),
        ('[directive.x]\nissuer = "most"\nstate = "in-force"\ndue = 2026-10-01', "done", "2026-10-01", "most"),
        ('[infrastructure.x]\nhost = "most"\nready = 2026-11-22', "planned", "2026-11-22", "most"),
        ('[infrastructure.x]\nhost = "most"', "standing", "None", "most"),
        ('[programme.x]\naccountable = "most"\nstart = 2025-01-01\nend = 2026-11-20', "done", "2026-11-20", "most"),
        ('[mission.m]\nprogramme = "x"\n[programme.x]\nend = 2026-11-20', "behind", "2026-11-20", ""),
        ('[mission.m]\nprogramme = "x"\nstate = "done"\n[programme.x]\nend = 2026-11-20', "done", "2026-11-20", ""),
        ('[mission.m]\nprogramme = "x"\ndue = 2026-11-20\n[programme.x]', "behind", "None", ""),
        ('[milestone.m]\nof = "x"\ndue = 2026-11-20\n[programme.x]', "behind", "None", ""),
        ('[activity.a]\nmission = "x"\nend = 2026-11-20\n[mission.x]', "behind", "None", ""),
        ('[activity.a]\nmission = "x"\nend = 2026-11-21\n[mission.x]', "planned", "None", ""),
        ('[activity.a]\nmission = "x"\nend = 2026-11-20\n[mission.x]\nstate = "done"', "done", "None", ""),
        ('[need.x]\nowner = "most"', "standing", "None", "most"),
        ("[indicator.x]\ntarget.2024 = 5", "overdue", "None", ""),
        ("[indicator.x]\ntarget.2027 = 5", "planned", "2027", ""),
        ('[product.x]\naccountable = "most"', "planned", "None", "most"),
    ],
)  # fmt: skip
def test_condition(tmp_path: Path, text: str, condition: str, due: str, owner: str) -> None:
    found = answers(tmp_path, f'{text}\ncites.order = ["1"]')["x"]
    assert (found.condition, str(found.due), found.owner) == (condition, due, owner)


def test_a_subject_is_as_late_as_its_work_and_due_at_its_next_milestone(tmp_path: Path) -> None:
    text = """
[technology.x]
cites.order = ["1"]
[activity.a]
chain = "x"
stage = "research"
start = 2026-01-01
end = 2026-12-31
[milestone.m]
of = "x"
due = 2027-01-01
"""
    assert answers(tmp_path, text)["x"].condition == "running"
    assert str(answers(tmp_path, text)["x"].due) == "2027-01-01"
    assert answers(tmp_path, text.replace("2026-12-31", "2026-10-31"))["x"].condition == "behind"


def test_only_measured_effects_count(tmp_path: Path) -> None:
    text = """
[product.x]
cites.order = ["1"]
[indicator.seen]
of = "x"
actual.2025 = 3
[indicator.hoped]
of = "x"
target.2030 = 9
"""
    assert [one.indicator.id for one in answers(tmp_path, text)["x"].effects] == ["seen"]


def test_a_subject_without_milestones_is_due_when_its_next_work_ends(tmp_path: Path) -> None:
    text = """
[technology.x]
cites.order = ["1"]
[activity.done]
chain = "x"
state = "done"
end = 2026-01-31
[activity.next]
chain = "x"
start = 2026-01-01
end = 2026-12-15
[activity.later]
chain = "x"
end = 2027-12-15
"""
    assert str(answers(tmp_path, text)["x"].due) == "2026-12-15"
