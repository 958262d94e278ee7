"""The rows of a layered roadmap: one for each record, or for each group, sector or type where they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from roadmap.diagrams._layer_rows import (
    Line,
    aims_line,
    group_line,
    indicator_line,
    law_line,
    money_line,
    need_line,
    needs_line,
    people_line,
    place_line,
    places_line,
    subject_line,
)
from roadmap.graph.chain import Subject
from roadmap.graph.layers import Layers
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, number
from roadmap.model.kinds.catalogue import Group
from roadmap.model.kinds.chain import Technology
from roadmap.model.kinds.demand import Need
from roadmap.model.kinds.funding import SOURCE_KINDS, Funding
from roadmap.model.kinds.means import INFRASTRUCTURE_TYPES, Infrastructure
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.text import Lang, Text

_MONEY, _NO_SOURCE = Text("Kinh phí: {}", "Money: {}"), Text("chưa ghi loại nguồn", "source not recorded")
_NO_GROUP, _OTHERS = Text("Ngoài các nhóm", "In no group"), Text("{} mục khác", "{} others")
_NO_SECTOR = Text("Chưa ghi ngành, lĩnh vực", "Sector not recorded")
_NO_SUBJECT = Text("chưa ghi đo cho gì", "of nothing on record")
_MOST_ROWS, _MOST_AIMS = 14, 6


@dataclass(frozen=True)
class LayerRows:
    """The rows of each layer, and which row rests on which, by the first id of each.

    Attributes:
        lines: the rows of needs and aims, of products, of technologies, of resources.
        links: the first ids of a row and of one in a higher layer that rests on it.
        grouped: whether records share rows because they are many.
    """

    lines: tuple[tuple[Line, ...], ...]
    links: tuple[tuple[str, str], ...]
    grouped: bool

    def linked(self, key: str) -> int:
        """How many links the row `key` has."""
        return sum(key in pair for pair in self.links)


def layer_rows(survey: Survey, held: Layers, lang: Lang, *, named: bool) -> LayerRows:
    """The rows of each layer; links between records as links between their rows.

    Args:
        survey: the roadmap on one day.
        held: what stands in each layer.
        lang: the language of the rows.
        named: whether milestones bear their names.
    """
    why = [*_needs(held.needs, lang), *_aims(survey, held.indicators, lang)]
    what = _subjects(survey, held.products, lang, named=named)
    how = _subjects(survey, held.technologies, lang, named=named)
    means = [*_places(held.infrastructure, lang)]
    means += (people_line(one, lang) for one in held.workforce)
    means += _money(survey, held.funding, lang)
    means += (law_line(survey, one, lang) for one in held.directives)
    grouped = any(len(one) > _MOST_ROWS for one in (held.needs, held.products, held.technologies, held.infrastructure))
    lines = tuple(tuple(_folded(layer, lang)) for layer in (why, what, how, means))
    home = {id: line.ids[0] for layer in lines for line in layer for id in line.ids}
    pairs = ((home[low], home[high]) for low, high in held.links if low in home and high in home)
    return LayerRows(lines, tuple(dict.fromkeys((low, high) for low, high in pairs if low != high)), grouped)


def _subjects(survey: Survey, members: Sequence[Subject], lang: Lang, *, named: bool) -> list[Line]:
    """A row for each product or technology; one for each group of the list in force where they are many."""
    if len(members) <= _MOST_ROWS:
        return [subject_line(survey, one, lang, named=named) for one in members]
    groups = [one for one in survey.of(Group) if one.catalogue in survey.catalogues_in_force]
    found: dict[str, list[Subject]] = {
        group.id: [] for group in sorted(groups, key=lambda one: (len(one.code), one.code, one.id))
    }
    for one in members:
        ids = one.groups if isinstance(one, Technology) else [place.group for place in one.listings.values()]
        found.setdefault(next((id for id in ids if id and id in found), ""), []).append(one)
    names = {group.id: f"{group.code}. {group.label(lang)}".lstrip(". ") for group in groups}
    return [group_line(survey, names.get(id, _NO_GROUP.of(lang)), own, lang) for id, own in found.items() if own]


def _aims(survey: Survey, indicators: Sequence[Indicator], lang: Lang) -> Iterator[Line]:
    """A row for each effect that is aimed at; one for all of the same thing where they are many."""
    if len(indicators) <= _MOST_AIMS:
        yield from (indicator_line(one, lang) for one in indicators)
        return
    found: dict[str, list[Indicator]] = {}
    for one in indicators:
        found.setdefault(one.of or "", []).append(one)
    if len(found) <= _MOST_ROWS:
        for of, own in found.items():
            record = survey.roadmap.records.get(of)
            yield aims_line(record.label(lang) if record else of or _NO_SUBJECT.of(lang), own, lang)
        return
    kinds: dict[str, list[Indicator]] = {}
    for of, own in found.items():
        record = survey.roadmap.records.get(of)
        kinds.setdefault(record.PLURAL.of(lang) if record else _NO_SUBJECT.of(lang), []).extend(own)
    for name, own in kinds.items():
        yield aims_line(f"{name} ({number(len(own), lang)})", own, lang)


def _needs(needs: Sequence[Need], lang: Lang) -> Iterator[Line]:
    """A row for each need; one for each sector where they are many."""
    if len(needs) <= _MOST_ROWS:
        yield from (need_line(one, lang) for one in needs)
        return
    found: dict[str, list[Need]] = {}
    for one in needs:
        found.setdefault(one.sector or _NO_SECTOR.of(lang), []).append(one)
    yield from (needs_line(name, own, lang) for name, own in found.items())


def _places(places: Sequence[Infrastructure], lang: Lang) -> Iterator[Line]:
    """A row for each facility; one for each type where they are many."""
    if len(places) <= _MOST_ROWS:
        yield from (place_line(one, lang) for one in places)
        return
    for word in (*INFRASTRUCTURE_TYPES, None):
        own = [one for one in places if one.type == word]
        if own:
            name = INFRASTRUCTURE_TYPES.label(word).of(lang) if word else Infrastructure.LABEL.of(lang)
            yield places_line(capital(name), own, lang)


def _money(survey: Survey, lines: Iterable[Funding], lang: Lang) -> Iterator[Line]:
    found: dict[str, list[Funding]] = {}
    for line in lines:
        found.setdefault(line.source_kind or "", []).append(line)
    for kind in (*SOURCE_KINDS, ""):
        if kind in found:
            name = SOURCE_KINDS.label(kind).of(lang) if kind else _NO_SOURCE.of(lang)
            yield money_line(survey, _MONEY.of(lang).format(name), found[kind], lang)


def _folded(layer: Sequence[Line], lang: Lang) -> Iterator[Line]:
    """The rows of a layer; where they are many, those without anything in time share one."""
    bare = [line for line in layer if not line.items]
    if len(layer) <= _MOST_ROWS or len(bare) < 2:
        yield from layer
        return
    yield from (line for line in layer if line.items)
    name = _OTHERS.of(lang).format(number(len(bare), lang))
    yield Line(tuple(id for line in bare for id in line.ids), name, (), "; ".join(line.name for line in bare))
