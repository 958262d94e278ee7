"""Rule: what a code means; its documentation is its explain page and its executed example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from roadmap.model.finding import Severity
from roadmap.model.text import Text

FAMILIES: dict[str, Text] = {
    "FIL": Text("Tệp", "Files"),
    "REC": Text("Bản ghi", "Records"),
    "OWN": Text("Trách nhiệm", "Accountability"),
    "OUT": Text("Kết quả", "Outcomes"),
    "DEM": Text("Nhu cầu", "Demand"),
    "STG": Text("Giai đoạn và mức sẵn sàng", "Stages and readiness"),
    "TRI": Text("Nhà nước - Nhà trường - Doanh nghiệp", "State, academia, enterprise"),
    "FUN": Text("Kinh phí", "Money"),
    "DEP": Text("Phụ thuộc", "Dependencies"),
    "TIM": Text("Thời gian", "Time"),
    "RES": Text("Nguồn lực dùng chung", "Shared resources"),
    "SEC": Text("An toàn, an ninh", "Security"),
    "DAT": Text("Dữ liệu", "Data"),
}
"""Family (the three letters of a code) -> what it is about."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that findings name by its code.

    Attributes:
        code: three letters of the family and three digits; stable, never reused.
        name: words with hyphens.
        severity: its default severity.
        summary: one sentence that says when it fires.
        why: what goes wrong for the planner when it is ignored.
        fix: what to do.
        bad: TOML that makes it fire.
        good: TOML, nearest to `bad`, that does not.
        limits: name -> default value of each number that a workspace may set.
        before: TOML that was committed before `bad` or `good` was; empty where the past does not matter.
        remedies: names of what can be done about it in one go; see :mod:`roadmap.remedy`.
    """

    code: str
    name: str
    severity: Severity
    summary: Text
    why: Text
    fix: Text
    bad: str
    good: str
    limits: Mapping[str, float] = field(default_factory=dict)
    before: str = ""
    remedies: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The three letters that the code begins with."""
        return self.code[:3]
