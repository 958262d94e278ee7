"""Dates that know how precise they are: a day, a month, a quarter or a year."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from roadmap.model.year import FIRST_YEAR, LAST_YEAR

Precision = Literal["day", "month", "quarter", "year"]

YEAR_PATTERN = r"((19|20|21)[0-9]{2}|2200)"
_COARSE = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class When:
    """A point of a plan: every day from `first` to `last` is possible.

    A date is one day; ``"2027-Q2"`` is a quarter, ``"2027-05"`` a month, ``"2028"`` a year. Comparisons use
    :meth:`surely_before`, so that a vague date never counts as late while it could still be on time.
    """

    first: datetime.date
    last: datetime.date
    precision: Precision = "day"

    @classmethod
    def day(cls, date: datetime.date) -> When:
        """The exact day `date`."""
        return cls(date, date)

    @classmethod
    def parse(cls, value: object) -> When:
        """A point in time from what TOML gave: a date, a string such as ``"2027-Q2"``, or a year as an integer.

        Raises:
            PydanticCustomError: `value` is no such thing, has a time of day, or lies outside 1900 to 2200.
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, datetime.datetime):
            raise PydanticCustomError("date_with_time", "a date without a time of day expected")
        if isinstance(value, datetime.date):
            return cls.day(_bounded(value))
        if isinstance(value, int) and not isinstance(value, bool) and FIRST_YEAR <= value <= LAST_YEAR:
            value = str(value)
        if isinstance(value, str):
            if _DAY.fullmatch(value):
                try:
                    day = datetime.date.fromisoformat(value)
                except ValueError:
                    raise PydanticCustomError("no_such_day", "no such day") from None
                return cls.day(_bounded(day))
            if match := _COARSE.fullmatch(value):
                return cls._coarse(match)
        raise PydanticCustomError("when", 'a date, "2027-Q2" or "2028" expected')

    @classmethod
    def _coarse(cls, match: re.Match[str]) -> When:
        year = int(match["year"])
        _bounded(datetime.date(max(year, 1), 1, 1))
        if match["quarter"]:
            months, precision = (int(match["quarter"]) * 3 - 2, int(match["quarter"]) * 3), "quarter"
        elif match["month"]:
            months, precision = (int(match["month"]), int(match["month"])), "month"
        else:
            months, precision = (1, 12), "year"
        end = calendar.monthrange(year, months[1])[1]
        return cls(
            datetime.date(year, months[0], 1),
            datetime.date(year, months[1], end),
            precision,  # type: ignore[arg-type]  # one of the three words above
        )

    def surely_before(self, other: When | datetime.date) -> bool:
        """Whether every possible day of this lies before every possible day of `other`."""
        return self.last < (other.first if isinstance(other, When) else other)

    def covers(self, date: datetime.date) -> bool:
        """Whether this could be `date`."""
        return self.first <= date <= self.last

    def __str__(self) -> str:
        """The form that TOML holds: ``2027-04-30``, ``2027-04``, ``2027-Q2`` or ``2027``."""
        year = f"{self.first.year:04}"
        if self.precision == "day":
            return self.first.isoformat()
        if self.precision == "month":
            return f"{year}-{self.first.month:02}"
        return f"{year}-Q{self.last.month // 3}" if self.precision == "quarter" else year

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        month = "(0[1-9]|1[0-2])"
        return {
            "anyOf": [
                # The pattern too, because many validators take the format for a remark.
                {"type": "string", "format": "date", "pattern": f"^{YEAR_PATTERN}-{month}-(0[1-9]|[12][0-9]|3[01])$"},
                {"type": "string", "pattern": f"^{YEAR_PATTERN}(-Q[1-4]|-{month})?$"},
                {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            ]
        }


def _bounded(date: datetime.date) -> datetime.date:
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise PydanticCustomError(
            "year_out_of_range", "year outside {first} to {last}", {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    return date


def months_before(date: datetime.date, months: int) -> datetime.date:
    """The day `months` calendar months before `date`; the last day of a shorter month where needed."""
    index = date.year * 12 + date.month - 1 - months
    year, month = divmod(index, 12)
    if year < 1:
        return datetime.date.min
    return datetime.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))
