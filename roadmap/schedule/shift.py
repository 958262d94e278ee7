"""Moving dates by days, weeks, months, quarters and years."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

from roadmap.model.text import fold
from roadmap.model.when import Precision, When

MONTHS: dict[Precision, int] = {"month": 1, "quarter": 3, "year": 12}
"""How many months a vague date spans, by its precision."""

_UNITS = {
    **dict.fromkeys(("d", "day", "days", "ngay"), (1, 0)),
    **dict.fromkeys(("w", "week", "weeks", "tuan"), (7, 0)),
    **dict.fromkeys(("m", "month", "months", "thang"), (0, 1)),
    **dict.fromkeys(("q", "quarter", "quarters", "quy"), (0, 3)),
    **dict.fromkeys(("y", "year", "years", "nam"), (0, 12)),
}
_STEP = re.compile(r"(\d{1,3}) ?([a-z]+)", re.ASCII)


class Step(NamedTuple):
    """How far a date moves; backwards where it is negative.

    Attributes:
        days: by days.
        months: by calendar months.
    """

    days: int = 0
    months: int = 0

    @classmethod
    def parse(cls, text: str) -> Step | None:
        """The step that `text` means, such as ``3m``, ``1 quarter`` or ``2 tháng``; None if none."""
        match = _STEP.fullmatch(fold(text))
        if match is None or match[2] not in _UNITS:
            return None
        days, months = _UNITS[match[2]]
        return cls(int(match[1]) * days, int(match[1]) * months)

    def __neg__(self) -> Step:
        return Step(-self.days, -self.months)


def fits(when: When, step: Step) -> bool:
    """Whether `when` is precise enough to be moved by `step`: a quarter moves by whole quarters."""
    return when.precision == "day" or (step.days == 0 and step.months % MONTHS[when.precision] == 0)


def shifted(when: When, step: Step) -> When:
    """`when`, moved by `step`, as precise as before.

    By months, a day keeps its number, or becomes the last of a shorter month; the last day of a month stays the last.

    Raises:
        ValueError: it is too vague to be moved by this step, or would leave the years 1900 to 2200.
    """
    if not fits(when, step):
        raise ValueError(f"{when} is too vague")
    first = _shifted(when.first, step)
    if when.precision == "day":
        return When.parse(first)
    quarter = f"-Q{(first.month + 2) // 3}"
    said = {"month": f"-{first.month:02}", "quarter": quarter, "year": ""}[when.precision]
    return When.parse(f"{first.year:04}{said}")


def _shifted(day: datetime.date, step: Step) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 + step.months, 12)
    longest = calendar.monthrange(year, month + 1)[1]
    last = step.months and day.day == calendar.monthrange(day.year, day.month)[1]
    return datetime.date(year, month + 1, longest if last else min(day.day, longest)) + datetime.timedelta(step.days)
