"""The plan that tests of own sheets and of ledgers read: a ministry, its laboratory, and what both have to do.

Today is 21 November 2026.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from roadmap.workspace import Workspace
from tests.git_repository import Repository

TEXT = """
[organization.most]
name = "Bộ [A]"
[organization.lab]
[organization.idle]
[post.minister]
title = "Bộ trưởng"
organization = "most"
holder = "Nguyễn Văn A"
[post.deputy]
organization = "most"
head = false
holder = "B"
[post.former]
organization = "most"
holder = "C"
until = 2025-12-31

[technology.npu]
accountable = "most"
[technology.lens]
accountable = "most"
post = "deputy"
[programme.edge]
accountable = "most"
[mission.urban]
governing = "most"
lead = "lab"
due = 2026-10-22
[mission.past]
governing = "most"
state = "done"
due = 2025-06-30

[activity.design]
chain = "npu"
lead = "lab"
end = 2026-12-31
[activity.rest]
chain = "npu"
state = "suspended"
end = 2026-01-31
[activity.trial]
chain = "lens"
end = "2026-Q3"
[activity.tape-out]
chain = "npu"
lead = "lab"
state = "running"
end = 2026-09-30
[activity.packaging]
chain = "npu"
after = ["tape-out"]
waits_for = ["decree"]
end = 2027-06-30
[activity.over]
chain = "npu"
after = ["tape-out"]
state = "done"
end = "2026-Q2"
[milestone.early]
of = "npu"
due = "2026-Q2"
done = 2026-06-30
[milestone.sold]
of = "npu"
due = 2026-12-01
[milestone.shown]
of = "npu"
due = 2026-05-31
done = 2026-06-02
[milestone.forgotten]
of = "urban"
due = 2026-01-31
[directive.decree]
issuer = "most"
state = "drafting"
due = 2026-11-01
[directive.plan]
issuer = "most"
due = 2027-01-31
[directive.law]
issuer = "most"
state = "issued"
issued = 2026-07-01
due = 2026-06-30

[bottleneck.foundry]
blocks = ["packaging", "gone"]
owner = "most"
due = 2026-11-11
[bottleneck.cleared]
owner = "most"
closed = 2026-11-01
[handover.chip]
chain = "npu"
to = "most"
on = 2027-01-01
[handover.taken]
chain = "lens"
to = "most"
accepted_by = "minister"

[indicator.share]
of = "npu"
target = { 2030 = 60 }
actual = { 2025 = 17 }
[indicator.yield]
of = "lens"
target = { 2030 = 90 }
[funding.grant]
for = "urban"
approved = { 2025 = 1000 }
disbursed = { 2025 = 100 }
[funding.other]
approved = { 2025 = 500 }
"""


def moved_plan(folder: Path) -> Workspace:
    """The same plan with a history: two dates were moved, one of them without a reason."""
    repository = Repository(folder / "plan")
    before = TEXT.replace("end = 2026-09-30", "end = 2026-07-31")
    repository.commit(before.replace("2026-11-01", "2026-10-22"), "2026-03-01")
    repository.commit(before, "2026-05-01", "Lùi", by="Lê B")
    repository.commit(TEXT, "2026-06-01", "Lùi\n\nLý do: chờ xưởng đúc")
    return Workspace.open(repository.top, today=datetime.date(2026, 11, 21))
