"""Values as people of each language write them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from math import copysign, floor, log10

from roadmap.model.record import Record
from roadmap.model.text import Text
from roadmap.model.when import When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ROMAN = ("I", "II", "III", "IV")
_LONGEST = 60
_SMALL, _LARGE, _NOTHING = 0.1, 1e12, 1e-9
# Not the no-break space, which holds a number and its unit together.
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def number(value: float, lang: str) -> str:
    """``1.234,5`` in Vietnamese, ``1,234.5`` in English; at most two decimals, of what is below 0.1 two digits.

    So a small value is never written as none.
    """
    if _NOTHING <= abs(value) < _SMALL:
        text = f"{value:.{_digits(value)}f}".rstrip("0")
    else:
        value = value if isinstance(value, int) else _hundredths(value)
        text = f"{int(value):,}" if isinstance(value, int) or value.is_integer() else f"{value:,.2f}".rstrip("0")
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text


def _hundredths(value: float) -> float:
    """`value` rounded to two decimals, halves away from zero as people and spreadsheets do it."""
    if not abs(value) < _LARGE:  # nor what is no number
        return round(value, 2)
    return copysign(floor(abs(value) * 100 + 0.5 + _NOTHING) / 100, value)


def _digits(value: float) -> int:
    """How many decimals write `value`, which is below 0.1, with two digits that count."""
    return 1 - floor(log10(abs(value)))


def percent(share: float, lang: str) -> str:
    """A share of a whole as a whole percentage; what is not all or nothing is not written as 100 % or 0 %."""
    share = round(share, 9)  # a sum of shares may miss the whole by a hair
    whole = round(share * 100)
    if 0 < share < 1 and whole in (0, 100):
        return f"{'<' if whole == 0 else '>'}{1 if whole == 0 else 99}\N{NO-BREAK SPACE}%"
    return f"{number(whole, lang)}\N{NO-BREAK SPACE}%"


def date(value: When | datetime.date, lang: str) -> str:
    """``30/04/2027``, ``tháng 4/2027``, ``quý II/2027``, ``2027``; in English ``30 Apr 2027``, ``Q2 2027``."""
    when = value if isinstance(value, When) else When.day(value)
    day = when.first
    if when.precision == "day":
        return f"{day:%d/%m/%Y}" if lang == "vi" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if when.precision == "month":
        return f"tháng {day.month}/{day.year}" if lang == "vi" else f"{_MONTHS[day.month - 1]} {day.year}"
    if when.precision == "quarter":
        quarter = when.last.month // 3
        return f"quý {_ROMAN[quarter - 1]}/{day.year}" if lang == "vi" else f"Q{quarter} {day.year}"
    return str(day.year)


def capital(text: str) -> str:
    """`text` with its first letter large, as at the head of a line."""
    return text[:1].upper() + text[1:]


def shorten(text: str, longest: int = _LONGEST) -> str:
    """`text` on one line, cut with an ellipsis after `longest` characters."""
    line = _SPACES.sub(" ", text).strip()
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def show(value: object, lang: str) -> str:
    """`value` inside a sentence in `lang`: records by name and id, dates and numbers in the language's form."""
    if isinstance(value, Record):
        name = shorten(value.label(lang))
        return value.id if name == value.id else f"{name} ({value.id})"
    if isinstance(value, Text):
        return shorten(value.of(lang))
    if isinstance(value, When | datetime.date):
        return date(value, lang)
    if isinstance(value, bool):
        return ("có" if value else "không") if lang == "vi" else ("yes" if value else "no")
    if isinstance(value, int | float):
        return number(value, lang)
    if isinstance(value, str):
        return shorten(value, 200)
    if isinstance(value, Iterable):
        return ", ".join(show(item, lang) for item in value)
    return shorten(str(value))


def phrase(en: str, vi: str, **values: object) -> Text:
    """One sentence in both languages; each ``{name}`` becomes the value `name`, written as its language writes it.

    Raises:
        KeyError: a sentence names a value that is not given.
    """
    return Text(
        vi.format_map({name: show(value, "vi") for name, value in values.items()}),
        en.format_map({name: show(value, "en") for name, value in values.items()}),
    )
