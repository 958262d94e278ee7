"""What a field says: as it is shown in both languages, and as a person would type it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from roadmap.fitting.form_control import Wanted
from roadmap.locale.money import money
from roadmap.locale.value import percent, show
from roadmap.model.roadmap import Roadmap
from roadmap.model.settings import UNITS
from roadmap.model.table import Path
from roadmap.model.text import LANGS, Text

_BARE = re.compile(r'[^."]+')


def dotted(path: Path) -> str:
    """A path as `roadmap set` takes it: joined with dots, a key that holds one in quotes."""
    return ".".join(part if _BARE.fullmatch(part) else f'"{part}"' for part in path)


def as_typed(value: Any) -> str:
    """A value as a person would type it, so that typing it again changes nothing; members of a list, one per line."""
    if isinstance(value, Text):
        return value.vi or value.en
    if isinstance(value, tuple):
        return "\n".join(str(member) for member in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def words(value: Any) -> tuple[Text, bool]:
    """What a bilingual text says in each language, and whether it was given once for both."""
    if not isinstance(value, Text):
        return Text("", ""), False
    once = value.vi == value.en
    return (Text(value.vi, "") if once else value), once


@dataclass(frozen=True, slots=True)
class Speech:
    """How values are shown.

    Attributes:
        roadmap: what references are looked up in.
        unit: the workspace's unit of money.
    """

    roadmap: Roadmap
    unit: str

    def record(self, id: str) -> Text:
        """The name of a record on one line; its id where it has none."""
        found = self.roadmap.records.get(id)
        return _both(lambda lang: " ".join(found.label(lang).split())) if found else Text(id, id)

    def shown(self, want: Wanted, value: Any) -> Text:
        """`value` of a field with the control `want`; nothing for what is not said."""
        if value is None or value in ("", (), {}):
            return Text("", "")
        control = want.control
        if control == "record":
            return self.record(value)
        if control == "records":
            return _joined([self.record(id) for id in value], "; ")
        if control == "lines":
            return _joined([Text(line, line) for line in value], ", ")
        if control == "yes-no":
            return dict(want.choices)["true" if value else "false"]
        if control == "word":
            return dict(want.choices).get(value, Text(value, value))
        if control == "level":
            label = dict(want.choices)[str(value)]
            return Text(f"{value} · {label.vi}", f"{value} · {label.en}")
        if isinstance(value, Text):
            return Text(value.of("vi"), value.of("en"))
        return Text(value, value) if isinstance(value, str) else self.amount(want, value)

    def amount(self, want: Wanted, value: Any) -> Text:
        """A number, date or sum of money as each language writes it; never rounded: a form shows what is there."""
        if want.control == "money":
            unit = UNITS.label(self.unit)
            return _both(lambda lang: _sum(f"{show(value, lang)} {unit.of(lang)}", money(value, self.unit, lang)))
        if want.control == "share" and round(value, 2) == value:
            return _both(lambda lang: percent(value, lang))
        if isinstance(value, float) and round(value, 2) != value:
            return Text(str(value).replace(".", ","), str(value))
        return _both(lambda lang: show(value, lang))


def _sum(exact: str, brief: str) -> str:
    """An amount in the workspace's unit, and in the larger one that people say, where that differs."""
    return exact if exact == brief.replace("\N{NO-BREAK SPACE}", " ") else f"{exact} ({brief})"


def _both(say: Callable[[str], str]) -> Text:
    return Text(*(say(lang) for lang in LANGS))


def _joined(texts: list[Text], by: str) -> Text:
    return Text(by.join(text.vi for text in texts), by.join(text.en for text in texts))
