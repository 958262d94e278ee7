"""The readiness and mastery of technologies and products, from now to the target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from roadmap.diagram import diagram
from roadmap.diagrams._condensed import first, others, said_of
from roadmap.diagrams._framing import framed, tabled
from roadmap.diagrams._listed import several
from roadmap.drawing.charts.chart import Axis, Chart, Item, Panel, Point, Row, Section, Stretch, Zone
from roadmap.drawing.look import Link, Mark, Symbol
from roadmap.drawing.sheet import Entry
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.chain import Subject, subjects
from roadmap.graph.ladder import OF, SCALES, Level, level
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, date, number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.catalogue import Group
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.schedule.scope import Scope, members

_TITLE = Text("Mức sẵn sàng và mức làm chủ: hiện tại và mục tiêu", "Readiness and mastery: now and target")
_OF = Text("Mức sẵn sàng, mức làm chủ: {}", "Readiness and mastery: {}")
_NAMES = {
    "TRL": Text("Sẵn sàng công nghệ (TRL)", "Technology readiness (TRL)"),
    "mastery": Text("Mức độ làm chủ", "Mastery"),
    "MRL": Text("Sẵn sàng sản xuất (MRL)", "Manufacturing readiness (MRL)"),
    "CRI": Text("Sẵn sàng thương mại (CRI)", "Commercial readiness (CRI)"),
}
_ASSESSED = Text("Đánh giá", "Assessed")
_NO_DAY, _NEVER = Text("chưa ghi ngày", "no day given"), Text("chưa đánh giá", "not assessed")
_OLD = Text("đã cũ", "out of date")
_BARE = Text("chưa có minh chứng", "no evidence")
_UNASSESSED = Text("Chưa đánh giá", "Not assessed")
_REACHED = Text("đạt mục tiêu", "target reached")
_BELOW = Text("mục tiêu thấp hơn mức đã đạt", "target below what is reached")
_NO_TARGET = Text("chưa có mục tiêu", "no target")
_COUNTED = Text("{}: {} trên {} đã đánh giá", "{}: {} of {} assessed")
_NEW_SCALE = Text(
    "Chưa có công nghệ, sản phẩm nào được đánh giá {}; không vẽ thang này ({} chưa đánh giá).",
    "Nothing has been assessed for {}, so that scale is not drawn ({} not assessed).",
)
_KEPT = Text("mức còn xa mục tiêu nhất", "what is farthest from its target")
_MOST_ROWS = 40
_FEW = 4
_HEADER = (
    Text("Thang", "Scale"), Text("Loại", "Kind"), Text("Tên", "Name"), Text("Hiện tại", "Now"),
    Text("Mục tiêu", "Target"), Text("Ngày đánh giá", "Assessed on"), Text("Minh chứng", "Evidence"),
    Text("Ghi chú", "Remark"),
)  # fmt: skip
_KINDS: dict[type[Record], str] = {Programme: "programme", Mission: "mission", Organization: "organization"}


@diagram("Readiness and mastery", "Mức sẵn sàng và mức làm chủ")
def ladder(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
    """How ready and how well mastered each technology and product is, and how far it still has to go.

    Mỗi công nghệ, sản phẩm đã sẵn sàng và được làm chủ đến đâu, còn bao xa tới mục tiêu.

    One panel for each scale, its levels named over the columns: technology readiness (TRL 1 to 9), mastery (from use to
    lead), manufacturing readiness (MRL 1 to 10) and commercial readiness (CRI 1 to 6). A row is a technology or
    product; a filled dot is the level now, a ring the target, and the arrow between them what is still to be done. The
    scales are ordinal: a longer arrow is more levels, not more work.

    Beside the name stands when the level was assessed. A level without evidence and one whose assessment is older than
    the limit of check STG408 (18 months unless the workspace says otherwise) bear a sign and words. What has not been
    assessed is named under its scale: it is unknown, not zero. TRL and mastery are always shown where there are
    technologies, MRL and CRI where anything has such a level.

    Ids: technologies; products, with the technologies that they use; groups, programmes, missions and organisations,
    with the technologies and products of each. One drawing for each; without ids, all of today's plan.

    Sources of the scales: European Commission, Horizon 2020 Work Programme, General Annex G (TRL); US Department of
    Defense, Manufacturing Readiness Level Deskbook (MRL); Australian Renewable Energy Agency, 2014 (CRI).
    """
    if not focus:
        yield _drawing(survey, "ladder", _TITLE.of(lang), list(subjects(survey)), lang)
    for id in focus:
        record, shown = _subjects(survey, id)
        yield _drawing(survey, f"ladder-{id}", _OF.of(lang).format(record.label(lang)), shown, lang)


def _subjects(survey: Survey, id: str) -> tuple[Record, list[Subject]]:
    """The record in focus, and the technologies and products that it stands for.

    Raises:
        RoadmapError: there is no such record, or it stands for none.
    """
    record = survey.roadmap.records.get(id)
    if isinstance(record, Technology | Product):
        return record, list(members(survey, Scope("chain", id)).subjects)
    if isinstance(record, Group):
        grouped = [one for one in subjects(survey) if record.id in _groups(one)]
        return record, _known(id, grouped)
    if record is None or type(record) not in _KINDS:
        message = Text(
            f"`{id}` không phải công nghệ, sản phẩm, nhóm, chương trình, nhiệm vụ hoặc tổ chức.",
            f"`{id}` is no technology, product, group, programme, mission or organisation.",
        )
        raise RoadmapError(message, Text("Xem mã: `roadmap list technology`", "See the ids: `roadmap list technology`"))
    found = members(survey, Scope(_KINDS[type(record)], id)).subjects  # type: ignore[arg-type]  # one of its words
    return record, _known(id, found)


def _groups(subject: Subject) -> set[str | None]:
    if isinstance(subject, Technology):
        return {*subject.groups}
    return {place.group for place in subject.listings.values()}


def _known(id: str, found: Iterable[Subject]) -> list[Subject]:
    known = list(found)
    if not known:
        message = Text(f"`{id}` không gắn với công nghệ hay sản phẩm nào.", f"`{id}` has no technology or product.")
        raise RoadmapError(message, Text("Chọn mã khác.", "Name another id."))
    return known


def _drawing(survey: Survey, name: str, title: str, shown: Sequence[Subject], lang: Lang) -> Drawing:
    """One drawing.

    Raises:
        RoadmapError: there is no technology or product.
    """
    if not shown:
        message = Text("Chưa có công nghệ hay sản phẩm nào.", "There is no technology or product.")
        raise RoadmapError(
            message, Text("Thêm bằng: `roadmap new technology MÃ`", "Add one: `roadmap new technology ID`")
        )
    found = {scale: _levels(survey, shown, scale) for scale in SCALES}
    drawn = [scale for scale in SCALES if _worth(scale, found[scale])]
    notes = [
        _NEW_SCALE.of(lang).format(scale, number(len(found[scale]), lang))
        for scale in SCALES
        if found[scale] and scale not in drawn
    ]
    counts = [sum(bool(one.now or one.target) for one in found[scale]) for scale in drawn]
    if left := sum(max(count - _MOST_ROWS, 0) for count in counts):
        notes.append(said_of(left, _KEPT, lang))
    sheet = framed(
        survey,
        lang,
        title,
        Chart(tuple(_panel(scale, found[scale], lang) for scale in drawn)),
        shown,
        subtitle=[_subtitle(scale, found[scale], lang) for scale in drawn],
        legend=_legend(lang),
        footnotes=notes,
    )
    return Drawing(name, sheet, _table(found, lang))


def _levels(survey: Survey, shown: Sequence[Subject], scale: str) -> list[Level]:
    """Where each stands on a scale, the highest first."""
    found = [level(survey, one, scale) for one in shown if isinstance(one, OF[scale])]
    return sorted(found, key=lambda one: (-(one.now or 0), -(one.target or 0)))


def _worth(scale: str, found: Sequence[Level]) -> bool:
    return bool(found) and (scale in ("TRL", "mastery") or any(one.now or one.target for one in found))


def _short(scale: str, lang: Lang) -> str:
    return _NAMES[scale].of(lang) if scale == "mastery" else scale


def _subtitle(scale: str, found: Sequence[Level], lang: Lang) -> str:
    assessed = sum(one.now is not None for one in found)
    said = (number(assessed, lang), number(len(found), lang))
    return _COUNTED.of(lang).format(_short(scale, lang), *said)


def _panel(scale: str, found: Sequence[Level], lang: Lang) -> Panel:
    names = SCALES[scale]
    zones = tuple(Zone(at - 0.5, at + 0.5, *_heading(scale, at, lang)) for at in range(1, len(names) + 1))
    axis = Axis(0.5, len(names) + 0.5, (zones,))
    known = [one for one in found if one.now or one.target]
    kept = first(known, _MOST_ROWS, _short_of)
    rows = [_row(one, lang) for one in kept]
    if rest := [_row(one, lang) for one in known if one not in kept]:
        rows.append(others(rest, lang))
    never = [one for one in found if not (one.now or one.target)]
    return Panel(axis, (Section("", (*rows, *_never(never, lang))),), _NAMES[scale].of(lang), (_ASSESSED.of(lang),))


def _short_of(one: Level) -> int:
    """How far it stands above its target; below zero where it is still to come."""
    return (one.now or 0) - (one.target or 0)


def _heading(scale: str, at: int, lang: Lang) -> tuple[str, str]:
    name = SCALES[scale][at - 1].of(lang)
    return (f"{scale} {at}", name) if scale != "mastery" else (capital(name), "")


def _row(one: Level, lang: Lang) -> Row:
    items: list[Item] = []
    said = " · ".join(_remarks(one, lang))
    if one.now and one.target and one.now < one.target:
        items.append(Stretch(one.now + 0.12, one.target - 0.12, Link.SEQUENCE))
    if one.target:
        items.append(Point(one.target, Symbol.TARGET, title=_level(one.scale, one.target, lang)))
    if one.now:
        items.append(Point(one.now, Symbol.NOW, title=_level(one.scale, one.now, lang)))
    told = _toward(one, lang)
    if told and items:
        items[-1] = items[-1]._replace(text=told)  # type: ignore[call-arg]  # the last one is a point
    return Row(one.subject.label(lang), (said,), tuple(items), _mark(one, lang), about=(one.subject.id,))


def _toward(one: Level, lang: Lang) -> str:
    """What is said of the target: reached, below what is reached, or not there; nothing where it is still to come."""
    if not one.target:
        return _NO_TARGET.of(lang)
    if one.now and one.target < one.now:
        return _BELOW.of(lang)
    return _REACHED.of(lang) if one.reached else ""


def _mark(one: Level, lang: Lang) -> Mark | None:
    if one.now is None:
        return Mark(Symbol.UNKNOWN, _NEVER.of(lang))
    if one.stale:
        return Mark(Symbol.LATE, _OLD.of(lang))
    if not one.evidence:
        return Mark(Symbol.UNKNOWN, _BARE.of(lang))
    return Mark(Symbol.DONE, _toward(one, lang)) if one.reached else None


def _remarks(one: Level, lang: Lang) -> Iterator[str]:
    """When it was assessed, and why one should not rely on it."""
    if one.now is None:
        yield _NEVER.of(lang)
        return
    yield date(one.assessed, lang) if one.assessed else _NO_DAY.of(lang)
    if one.assessed and one.stale:
        yield _OLD.of(lang)
    if not one.evidence:
        yield _BARE.of(lang)


def _never(found: Sequence[Level], lang: Lang) -> Iterator[Row]:
    """What has not been assessed: a row each where they are few, else one that names them, by kind."""
    mark = Mark(Symbol.UNKNOWN, _NEVER.of(lang))
    if len(found) <= _FEW:
        for one in found:
            yield Row(one.subject.label(lang), (_NEVER.of(lang),), mark=mark, about=(one.subject.id,))
        return
    for kind in (Technology, Product):
        own = [one.subject for one in found if isinstance(one.subject, kind)]
        if own:
            label = f"{_UNASSESSED.of(lang)}: {several(len(own), kind, lang)}"
            names = "; ".join(one.label(lang) for one in own)
            yield Row(label, note=names, mark=mark, about=tuple(one.id for one in own))


def _level(scale: str, at: int, lang: Lang) -> str:
    return ". ".join(filter(None, _heading(scale, at, lang)))


def _legend(lang: Lang) -> tuple[Entry, ...]:
    return (
        Entry(Symbol.NOW, Text("hiện tại", "now").of(lang)),
        Entry(Symbol.TARGET, Text("mục tiêu", "target").of(lang)),
        Entry(Link.SEQUENCE, Text("còn phải tiến", "still to go").of(lang)),
        Entry(Symbol.DONE, _REACHED.of(lang)),
        Entry(Symbol.LATE, Text("đánh giá đã cũ hoặc chưa ghi ngày", "assessed long ago, or no day given").of(lang)),
        Entry(Symbol.UNKNOWN, Text("chưa đánh giá hoặc chưa có minh chứng", "not assessed, or no evidence").of(lang)),
    )


def _table(found: dict[str, list[Level]], lang: Lang) -> Table:
    rows = [
        (
            _NAMES[one.scale].of(lang),
            capital(one.subject.LABEL.of(lang)),
            one.subject.label(lang),
            _level(one.scale, one.now, lang) if one.now else _NEVER.of(lang),
            _level(one.scale, one.target, lang) if one.target else _NO_TARGET.of(lang),
            date(one.assessed, lang) if one.assessed else "",
            one.evidence,
            "; ".join(filter(None, [*list(_remarks(one, lang))[1:], _toward(one, lang) if one.target else ""])),
        )
        for levels in found.values()
        for one in levels
    ]
    return tabled(_HEADER, rows, lang)
