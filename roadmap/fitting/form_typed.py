"""What was typed into a form: cleaned, as `roadmap set` takes it, and as it was understood."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from roadmap.fitting.form import Row
from roadmap.fitting.form_control import Control, Wanted
from roadmap.fitting.form_said import Speech, dotted
from roadmap.locale import meant
from roadmap.locale.value import date, phrase, shorten
from roadmap.model.settings import UNIT_FACTORS
from roadmap.model.text import FORBIDDEN, LANGS, Text, fold
from roadmap.model.when import When
from roadmap.model.year import FIRST_YEAR, LAST_YEAR

_PERCENT = re.compile(r"(.*\S)\s*%")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+", re.ASCII)
_MARK = re.compile(r"[^a-z0-9]+")
_NOTHING = Text("", "")
_NO_DATE = Text(
    "{field}: chưa hiểu “{said}”; hãy ghi 30/4/2027, tháng 5/2027, quý II/2027 hoặc năm 2027",
    "{field}: “{said}” is no date; write 30/4/2027, 5/2027, Q2/2027 or 2027",
)
_NO_SUCH_DAY = Text("{field}: không có ngày “{said}” trong lịch", "{field}: there is no day “{said}”")
_OTHER_YEAR = Text(
    "{field}: “{said}” nằm ngoài các năm {first} đến {last}",
    "{field}: “{said}” lies outside the years {first} to {last}",
)
_NUMBERS: tuple[Control, ...] = ("number", "share")
_WHOLE: tuple[Control, ...] = ("money", "whole", "level")


def cleaned(text: str, *, lines: bool = False) -> str:
    """Typed or pasted text as it may be kept: composed letters, no controls, one line unless `lines`.

    Nothing is cut: what is too long is told, in the words of `roadmap check`.
    Input methods and other programs give letters with their marks apart; kept so, a letter would have to be deleted
    mark by mark.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    return FORBIDDEN.sub("", text if lines else " ".join(text.split()) if "\n" in text else text.replace("\t", " "))


def editable(row: Row, lang: str) -> str:
    """What stands in the row's input at first: its value as people of `lang` write it."""
    if row.misfit or not row.text:
        return row.text
    if row.control in _NUMBERS and lang == "vi":
        return row.text.replace(".", ",")
    if row.control == "date" and lang == "vi":
        return row.shown.vi
    return row.text


def meaning(control: Control, text: str, unit: str = "") -> str:
    """What was typed, as a file says it: ``2027-Q2`` of ``quý II/2027``, ``1234.5`` of ``1.234,5``, ``0.3`` of ``30%``.

    What is not understood stays as it was typed, to be judged.

    Args:
        control: how the field is filled in.
        text: what was typed.
        unit: the workspace's unit of money, in which ``500 tỷ`` is written down; without it, bare numbers only.
    """
    bare = text.strip()
    if control == "date":
        day = meant.date(bare)
        return str(day) if day else bare
    if control == "money" and unit:
        return meant.sum_of_money(bare, UNIT_FACTORS[unit]) or meant.number(bare) or bare
    if control in _WHOLE:
        return meant.number(bare) or bare
    if control in _NUMBERS:
        share = _PERCENT.fullmatch(bare) if control == "share" else None
        number = _number(share[1] if share else bare)
        return _hundredth(number) if share else number
    if control in ("lines", "records"):
        members = [line.strip() for line in text.split("\n") if line.strip()]
        return json.dumps(members, ensure_ascii=False) if members else ""
    return text


def _number(text: str) -> str:
    """A decimal number with its comma as a point; what one can read as thousands too is left to be refused."""
    if meant.is_grouped(text) or _THOUSANDS.fullmatch(text):
        return text
    said = meant.number(text) or text
    return f"{said}0" if meant.is_grouped(said) else said


def _hundredth(number: str) -> str:
    try:
        return f"{float(number) / 100:.12g}"
    except ValueError:
        return f"{number} %"


def understood(want: Wanted, text: str, speech: Speech) -> Text:
    """How a date, number or sum was understood, for showing while it is typed; nothing where that goes without saying.

    A date that is no day is told with its first and last day: ``quý II/2027: 01/04/2027 – 30/06/2027``.
    """
    said = meaning(want.control, text, speech.unit)
    if want.control == "date":
        try:
            when = When.parse(said)
        except ValueError:
            return _NOTHING
        return Text(_span(when, "vi"), _span(when, "en"))
    if want.control not in (*_NUMBERS, "money", "whole"):
        return _NOTHING
    try:
        value = float(said) if "." in said else int(said)
        return speech.amount(want, value) if abs(value) < 10**18 else _NOTHING
    except ValueError:
        return _NOTHING


def no_date(row: Row, text: str) -> Text | None:
    """What is wrong with `text` as the date of a row, in the words and forms of the screen; None where nothing is.

    ``roadmap set`` says it by the field's name and in the forms of a file, which nobody types here.
    """
    try:
        When.parse(meant.date_in_a_file(text.strip()) or text.strip())
    except PydanticCustomError as error:
        wrong = _NO_SUCH_DAY if error.type == "no_such_day" else _OTHER_YEAR if "year" in error.type else _NO_DATE
        return phrase(wrong.en, wrong.vi, field=row.title, said=shorten(text.strip(), 40),
                      first=FIRST_YEAR, last=LAST_YEAR)  # fmt: skip
    return None


def _span(when: When, lang: str) -> str:
    if when.precision == "day":
        return date(when, lang)
    return f"{date(when, lang)}: {date(when.first, lang)} – {date(when.last, lang)}"


Step = tuple[str, Mapping[str, object]]
"""An edit by name, and what it takes beside the roadmap."""


class Filling(NamedTuple):
    """What a filled-in row asks for.

    Attributes:
        values: what the edit ``set`` takes: field and value, again and again.
        gone: what the edit ``clear`` takes afterwards: fields.
    """

    values: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def steps(self, id: str) -> list[Step]:
        """The edits that fill the row in for the record `id`, to be made as one; none where nothing changes."""
        steps: list[Step] = []
        if self.values:
            steps.append(("set", {"id": id, "values": self.values}))
        if self.gone:
            steps.append(("clear", {"id": id, "fields": self.gone}))
        return steps


def filling(row: Row, text: str) -> Filling:
    """What a row asks for that is to hold `text`, as it was typed."""
    said = meaning(row.control, cleaned(text, lines=row.control in ("lines", "records", "prose")), row.unit)
    if not said.strip():
        return Filling() if row.empty else Filling(gone=(row.name,))
    same = not row.misfit and said == meaning(row.control, row.text, row.unit)
    return Filling() if same else Filling((row.name, said))


def filling_of_text(row: Row, said: Text) -> Filling:
    """What a bilingual row asks for that is to say `said`; a text that was given once for both languages stays so."""
    now = Text(*(cleaned(part, lines=row.control == "prose").strip() for part in said))
    if now == row.said:
        return Filling()
    if not any(now):
        return Filling() if row.empty else Filling(gone=(row.name,))
    if row.once and not now.en:
        return Filling((row.name, now.vi))
    values: list[str] = []
    gone: list[str] = []
    for lang, before, after in zip(LANGS, row.said, now, strict=True):
        place = dotted((*row.path, lang))
        if after and (after != before or row.once):
            values += (place, after)
        elif not after and (before or row.once):
            gone.append(place)
    return Filling(tuple(values), tuple(gone))


def filling_of_series(row: Row, held: Mapping[str, str], said: Iterable[tuple[str, str]]) -> Filling:
    """What a series by year asks for.

    Args:
        row: the row of the series.
        held: year -> number, as the file says it now.
        said: year and number as they were typed; a year without a number goes.
    """
    inner = row.wanted.inner or Wanted("number")
    typed = [(year.strip(), value) for year, value in said if year.strip() and value.strip()]
    now = {year: meaning(inner.control, value, row.unit) for year, value in typed}
    changed = {year: value for year, value in now.items() if held.get(year) != value}
    values = [part for year, value in changed.items() for part in (dotted((*row.path, year)), value)]
    return Filling(tuple(values), tuple(dotted((*row.path, year)) for year in held if year not in now))


def proposed_id(name: str) -> str:
    """An id for a record called `name`: letters without diacritics, hyphens for all else; may be empty."""
    return _MARK.sub("-", fold(name)).strip("-")
