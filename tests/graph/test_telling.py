"""What a record says in a field, in words; through references too."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.graph.telling import SILENT, telling
from tests.diagrams.workspaces import survey

PLAN = """
[organization.uni]
name.vi = "Đại học"
name.en = "University"
short.vi = "ĐH"
short.en = "Uni"
type = "university"
[organization.firm]
name = "Hãng"
type = "firm"
[organization.bare]
name = "Cơ quan"
[technology.t]
name = "T"
accountable = "uni"
readiness = { now = 4 }
[technology.free]
name = "Free"
accountable = "bare"
[technology.nobody]
name = "Nobody"
[product.p]
uses = ["t", "free"]
accountable = "gone"
[product.q]
accountable = "firm"
[activity.a]
chain = "t"
lead = "firm"
start = 2025-01-01
end = 2027-01-01
"""


@pytest.mark.parametrize(
    ("record", "path", "title", "said"),
    [
        ("t", "accountable", "chịu trách nhiệm xuyên suốt", "ĐH"),
        ("t", "accountable.type", "loại hình (chịu trách nhiệm xuyên suốt)", "trường đại học"),
        ("a", "chain.accountable.type", "loại hình (chịu trách nhiệm xuyên suốt)", "trường đại học"),
        ("a", "chain.readiness.now", "TRL hiện tại", "4"),
        ("a", "state", "trạng thái", "đang thực hiện"),
        ("a", "start", "bắt đầu", "01/01/2025"),
        ("p", "uses", "dùng công nghệ lõi", "T, Free"),
        ("p", "uses.accountable", "chịu trách nhiệm xuyên suốt (", "ĐH, Cơ quan"),
        ("nobody", "accountable.type", "chịu trách nhiệm xuyên suốt", ""),
        ("free", "accountable.type", "loại hình (", ""),
        ("p", "accountable.type", "chịu trách nhiệm xuyên suốt", ""),
    ],
)
def test_a_field_is_told_in_words(tmp_path: Path, record: str, path: str, title: str, said: str) -> None:
    plan = survey(tmp_path, PLAN)
    told = telling(plan, plan.roadmap[record], tuple(path.split(".")), "vi")
    assert told is not None
    assert told.title.startswith(title)
    assert told.said.text == said
    assert (told.said == SILENT) == (not said)


@pytest.mark.parametrize("path", ["stage", "accountable.stage", "name.vi", "readiness", "accountable.type.x", "", "."])
def test_what_a_record_cannot_say_is_none(tmp_path: Path, path: str) -> None:
    plan = survey(tmp_path, PLAN)
    assert telling(plan, plan.roadmap["t"], tuple(path.split(".")), "en") is None


def test_words_of_a_vocabulary_numbers_and_days_have_an_order(tmp_path: Path) -> None:
    plan = survey(tmp_path, PLAN)

    def rank(record: str, path: str) -> float:
        told = telling(plan, plan.roadmap[record], tuple(path.split(".")), "en")
        assert told is not None
        return told.said.rank

    assert rank("t", "readiness.now") == 4
    assert rank("a", "start") < rank("a", "end")
    assert rank("t", "accountable.type") != rank("q", "accountable.type")
