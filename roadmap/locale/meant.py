"""What a person means who writes a date or a number as people do, not as files do."""

from __future__ import annotations

import re
from decimal import Decimal

from roadmap.model.text import fold
from roadmap.model.when import When

_LONGEST = 40
_YEAR, _MONTH, _DAY = r"(?P<year>\d{4})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_QUARTER = r"(?P<quarter>[1-4]|i{1,3}|iv)"
_OF = r" ?(?:[-/., ]|nam) ?"
# As `fold` leaves them: small letters without diacritics. The day stands before the month, as in Vietnam.
_DATES = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?:ngay )?{_DAY}(?:[-/.]| thang ){_MONTH}(?:[-/.]| nam ){_YEAR}",
        rf"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}",
        rf"(?:q|quy) ?{_QUARTER}{_OF}{_YEAR}",
        rf"{_YEAR}[-/ ]?q{_QUARTER}",
        rf"(?:thang )?{_MONTH}{_OF}{_YEAR}",
        rf"{_YEAR}[-/.]{_MONTH}",
        rf"nam {_YEAR}",
    )
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_NUMBER = re.compile(r"([+-]?)(\d{1,18}|[1-9]\d{0,2}(?:\.\d{3}){1,5})(?:,(\d{1,18}))?", re.ASCII)
_FACTORS = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9, "billion": 10**9, "million": 10**6}
_SUM = re.compile(rf"(?P<number>[-+.,\d]+) ?(?P<word>{'|'.join(_FACTORS)})? ?(?P<dong>dong|vnd)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+", re.ASCII)


def date(text: str) -> When | None:
    """The date that `text` means, such as ``31/12/2027``, ``Q2/2027``, ``quý II/2027`` or ``12/2027``; None if none."""
    try:
        return When.parse(date_in_a_file(text))
    except ValueError:  # no date, or no such day
        return None


def date_in_a_file(text: str) -> str:
    """`text` as a file says a date, whether there is such a day or not: ``2028-02-31``; empty where it is none."""
    if len(text) > _LONGEST:
        return ""
    bare = fold(text)
    return next((_as_in_a_file(match.groupdict()) for form in _DATES if (match := form.fullmatch(bare))), "")


def _as_in_a_file(parts: dict[str, str | None]) -> str:
    said = parts["year"] or ""
    if quarter := parts.get("quarter"):
        return f"{said}-Q{_ROMAN.get(quarter, quarter)}"
    for name in ("month", "day"):
        if part := parts.get(name):
            said += f"-{part:>02}"
    return said


def number(text: str) -> str:
    """The number that `text` means in Vietnamese: ``5.5`` of ``5,5``, ``1000`` of ``1.000``; empty where none."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return ""
    sign, whole, fraction = match.groups()
    return f"{sign}{whole.replace('.', '')}{'.' if fraction else ''}{fraction or ''}"


def sum_of_money(text: str, unit: int) -> str:
    """The whole number of `unit` đồng that `text` means: ``500000`` of ``500 tỷ`` in million đồng; empty where none.

    A number alone is one of the unit; a sum that is no whole number of it is none.
    """
    match = _SUM.fullmatch(fold(text.strip()))
    said = number(match["number"]) if match else ""
    if match is None or not said or said.startswith("-"):
        return ""
    factor = _FACTORS[match["word"]] if match["word"] else 1 if match["dong"] else unit
    whole = Decimal(said) * factor / unit
    return str(int(whole)) if whole == int(whole) else ""


def is_grouped(text: str) -> bool:
    """Whether `text` is a number such as ``1.000``: a thousand in Vietnamese, one to a program."""
    return _GROUPED.fullmatch(text) is not None
