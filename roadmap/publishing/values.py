"""Values of a workbook that read like the text they stand for: they can be calculated with and mislead nobody."""

from __future__ import annotations

import datetime
import math
import re

from roadmap.locale.value import date

_UNGROUPED = 1000  # smaller numbers have no groups of digits; larger ones without are no amounts, such as years
_EXACT = 10**15  # from here on a workbook's numbers lose digits
_FIRST_DAY = datetime.date(1900, 3, 1)  # before it, workbooks count days wrongly
_TEXT = re.compile(r'([^\d"]{0,20}?)([-\u2212]?\d[\d.,\s]*)([^\d"]{0,30})')


def is_day(text: str, value: datetime.date) -> bool:
    """Whether `text` says no more and no less than the day `value`."""
    return value >= _FIRST_DAY and text.strip() in {date(value, "vi"), date(value, "en"), value.isoformat()}


def number_form(text: str, value: float, lang: str) -> str:
    """How a workbook writes `value` so that it reads like `text`; empty where it cannot."""
    match = _TEXT.fullmatch(text.strip())
    if isinstance(value, bool) or not math.isfinite(value) or abs(value) >= _EXACT or match is None:
        return ""
    before, digits, after = match.groups()
    decimal, grouping = (",", ".") if lang == "vi" else (".", ",")
    figure, decimals = _figure(digits, decimal, grouping)
    grouped = "#,##0" if grouping in digits or abs(figure) < _UNGROUPED else "0"
    behind = f".{'0' * decimals}" if decimals else ""
    half = 0.5 * 10**-decimals + 1e-9
    quoted = f'"{before}"' if before else ""
    if abs(value - figure) <= half:
        return quoted + grouped + behind + (f'" {after.strip()}"' if after.strip() else "")
    if after.strip() == "%" and abs(value * 100 - figure) <= half:
        return f"{quoted}0{behind}%"
    return ""


def _figure(digits: str, decimal: str, grouping: str) -> tuple[float, int]:
    """The number that `digits` say, and how many of them stand behind the decimal sign; NaN where they say none."""
    plain = digits.replace("\u2212", "-").replace(grouping, "").strip()
    try:
        if not plain[-1:].isdigit():
            return math.nan, 0
        return float(plain.replace(decimal, ".")), len(plain.partition(decimal)[2])
    except ValueError:
        return math.nan, 0
