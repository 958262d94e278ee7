"""The whole plan over time on few rows: programmes, missions, and each technology or product by stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from roadmap.diagrams._condensed import said_of, shortened
from roadmap.diagrams._framing import framed
from roadmap.diagrams._gantt_rows import (
    BEFORE,
    CRITICAL,
    LOOKS,
    UNDATED,
    counted,
    dates,
    legend,
    named,
    old,
    row,
    slip_words,
    state_words,
    table,
)
from roadmap.diagrams._time_axis import at, bars, time_axis
from roadmap.drawing.charts.chart import Bar, Chart, Item, Panel, Point, Row, Section, Stretch
from roadmap.drawing.look import Mark, Pen, Symbol
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.chain import Subject, subjects
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.catalogue import Group
from roadmap.model.kinds.chain import Product
from roadmap.model.scale import STAGES
from roadmap.model.text import Lang, Text
from roadmap.model.when import When
from roadmap.schedule.baseline import Baseline
from roadmap.schedule.scope import Scope
from roadmap.schedule.span import Span
from roadmap.schedule.timeline import Row as Line
from roadmap.schedule.timeline import Timeline, timeline

_TITLE = Text("Biểu đồ tiến độ: toàn bộ kế hoạch", "Gantt chart of the whole plan")
_NAME = Text("Chương trình, nhiệm vụ, công nghệ, sản phẩm", "Programmes, missions, technologies, products")
_STATE = Text("Tình hình", "State")
_PROGRAMMES = Text("Chương trình, nhiệm vụ", "Programmes and missions")
_ALL = Text("Công nghệ, sản phẩm", "Technologies and products")
_OUTSIDE = Text("Ngoài danh mục hiện hành", "Outside the list in force")
_BARE = Text(
    "Công nghệ, sản phẩm chưa có việc, mốc nào có ngày", "Technologies and products without dated work or milestone"
)
_MILESTONES = Text("Mốc của chương trình, nhiệm vụ và khác", "Milestones of programmes, missions and others")
_LATE = Text("{} chậm", "{} late")
_WORKS = Text("{} việc", "activities: {}")
_SLIPPED = Text("{} lùi", "{} put off")
_CONDENSED = Text(
    "Hình gộp: mỗi công nghệ, sản phẩm một dòng, các việc cùng giai đoạn một thanh; bảng đi kèm ghi đủ. Xem từng việc: "
    "biểu đồ tiến độ của từng mã.",
    "Condensed: one row for each technology or product, the work at one stage as one bar; the table has all. Each "
    "activity: the Gantt chart of each id.",
)
_EMPTY = Text(
    "Chưa có chương trình, nhiệm vụ, hoạt động hay mốc nào.", "There is no programme, mission, activity or milestone."
)
_HINT = Text("Thêm bằng: `roadmap new activity MÃ`", "Add one: `roadmap new activity ID`")
_KEPT = Text("việc chậm, chương trình", "what is late, programmes")
_MOST_ROWS = 150
_ORDER = ("running", "suspended", "planned", "stopped", "done")


def whole(survey: Survey, lang: Lang, baseline: Baseline | None) -> Drawing:
    """The whole plan, condensed.

    Raises:
        RoadmapError: there is nothing that could have a date.
    """
    shown = timeline(survey, Scope("everything"), baseline=baseline)
    if not shown.rows:
        raise RoadmapError(_EMPTY, _HINT)
    every = [one for one in _sections(survey, shown, lang) if one.rows]
    sections, left = shortened(every, _MOST_ROWS, lambda one: _rank(one, lang), lang)
    drawn = [survey.roadmap[line.id] for line in shown.rows if line.id in survey.roadmap]
    panel = Panel(
        time_axis(shown.extent or (), survey.today, lang), tuple(sections), _NAME.of(lang), (_STATE.of(lang),)
    )
    sheet = framed(
        survey,
        lang,
        _TITLE.of(lang),
        Chart((panel,)),
        drawn,
        subtitle=counted(shown, lang),
        legend=legend(lang),
        footnotes=[_CONDENSED.of(lang), *([said_of(left, _KEPT, lang)] if left else [])],
    )
    return Drawing("gantt", sheet, _with_undated(survey, shown, table(survey, shown, lang), lang))


def _rank(row: Row, lang: Lang) -> int:
    """What is drawn first where there is very much: rows about many things, what is late, programmes."""
    if row.note or row.label == _MILESTONES.of(lang):
        return 0
    late = row.mark is not None and row.mark.symbol is Symbol.LATE
    return 1 if late else 2 if row.bold else 3


def _with_undated(survey: Survey, shown: Timeline, words: Table, lang: Lang) -> Table:
    """The table, and at its end the technologies and products about which there is no row."""
    told = {line.id for line in shown.rows if line.kind == "heading"}
    blank = ("",) * (len(words.header) - 4)
    more = (
        (capital(one.LABEL.of(lang)), one.label(lang), UNDATED.of(lang))
        for one in subjects(survey)
        if one.id not in told
    )
    return Table(words.header, (*words.rows, *(("", *cells, *blank) for cells in more)))


def _sections(survey: Survey, shown: Timeline, lang: Lang) -> Iterator[Section]:
    lines = {line.id: line for line in shown.rows if line.kind != "heading"}
    yield Section(_PROGRAMMES.of(lang), tuple(_upper(survey, shown, lang)))
    works = _works(survey, lines)
    groups = sorted(
        (one for one in survey.of(Group) if one.catalogue in survey.catalogues_in_force),
        key=lambda one: (len(one.code), one.code, one.id),
    )
    homes = {one.id: _home(survey, one) for one in subjects(survey)}
    bare_groups = []
    for group in (*groups, None):
        own = [one for one in subjects(survey) if homes[one.id] == (group.id if group else "")]
        rows = [_subject(one, works.get(one.id, []), lang, compared=bool(shown.baseline)) for one in own]
        bare = [one for one in rows if not one.items]
        kept = [one for one in rows if one.items]
        name = f"{group.code}. {group.label(lang)}".lstrip(". ") if group else (_OUTSIDE if groups else _ALL).of(lang)
        if kept:
            yield Section(name, (*kept, *([named(bare, lang)] if bare else [])))
        elif bare:
            bare_groups.append(replace(named(bare, lang), label=f"{name} ({number(len(bare), lang)})"))
    yield Section(_BARE.of(lang), tuple(bare_groups))


def _upper(survey: Survey, shown: Timeline, lang: Lang) -> Iterator[Row]:
    """Programmes, each with its missions; then the milestones that belong to no technology or product."""
    compared = bool(shown.baseline)
    upper = [line for line in shown.rows if line.kind in ("programme", "mission")]
    programmes = [line for line in upper if line.kind == "programme"]
    ordered = []
    for line in programmes:
        ordered.append((line, 0))
        missions = [one for one in upper if one.kind == "mission" and _programme(survey, one.id) == line.id]
        ordered += [(one, 1) for one in missions]
    known = {line.id for line, _ in ordered}
    ordered += [(line, 0) for line in upper if line.id not in known]
    rows = []
    for line, depth in ordered:
        made = row(survey, line, lang, compared=False)
        said = ", ".join(filter(None, (state_words(line, lang), slip_words(line, lang) if compared else "")))
        rows.append(replace(made, details=(said,), depth=depth, bold=depth == 0))
    bare = [one for one in rows if not one.items]
    if len(bare) > 3:
        rows = [one for one in rows if one.items] + [named(bare, lang)]
    yield from rows
    points, about = list[Item](), list[str]()
    for line in shown.rows:
        when = line.reached or line.span.end
        if line.kind == "milestone" and when and not _of_subject(survey, line.id):
            points += [Point(at(when), _sign(line), line.name.of(lang), line.name.of(lang)), *old(line, lang)]
            about.append(line.id)
    if points:
        yield Row(_MILESTONES.of(lang), ("",), tuple(points), stacked=True, about=tuple(about))


def _sign(line: Line) -> Symbol:
    if line.late:
        return Symbol.LATE
    if line.state == "done":
        return Symbol.DONE
    return Symbol.ASPIRED if line.aspirational else Symbol.MILESTONE


def _programme(survey: Survey, id: str) -> str:
    record = survey.roadmap.records.get(id)
    return getattr(record, "programme", None) or ""


def _of_subject(survey: Survey, milestone: str) -> str:
    """The technology or product that a milestone belongs to, also through its work; empty where there is none."""
    live = {one.id for one in subjects(survey)}
    of = getattr(survey.roadmap.records.get(milestone), "of", None) or ""
    if of in live:
        return of
    chain = getattr(survey.roadmap.records.get(of), "chain", None) or ""
    return chain if chain in live else ""


def _works(survey: Survey, lines: dict[str, Line]) -> dict[str, list[Line]]:
    """Technology or product -> the work and milestones of it."""
    found: dict[str, list[Line]] = {}
    for line in lines.values():
        record = survey.roadmap.records.get(line.id)
        home = getattr(record, "chain", None) if line.kind == "activity" else ""
        if line.kind == "milestone":
            home = _of_subject(survey, line.id)
        if home:
            found.setdefault(home, []).append(line)
    return found


def _home(survey: Survey, subject: Subject) -> str:
    """The group of the list in force under which a technology or product stands; empty where there is none."""
    if isinstance(subject, Product):
        ids = [place.group for id, place in subject.listings.items() if id in survey.catalogues_in_force]
    else:
        ids = list(subject.groups)
    for id in ids:
        group = survey.roadmap.find(Group, id)
        if group and group.catalogue in survey.catalogues_in_force:
            return group.id
    return ""


def _subject(subject: Subject, lines: list[Line], lang: Lang, *, compared: bool) -> Row:
    """One row: a bar for each stage, a sign for each milestone."""
    items: list[Item] = []
    work = [line for line in lines if line.kind == "activity"]
    for stage in (*STAGES, None):
        items += _stage(stage, [line for line in work if line.stage == stage and line.dated], lang)
    for line in lines:
        when = line.reached or line.span.end
        if line.kind == "milestone" and when:
            items += [Point(at(when), _sign(line), "", line.name.of(lang)), *old(line, lang)]
    said = [_WORKS.of(lang).format(number(len(work), lang))] if work else []
    late = sum(bool(line.late) for line in lines)
    said += [_LATE.of(lang).format(number(late, lang))] if late else []
    slips = sum((line.slip or 0) > 0 for line in lines)
    said += [_SLIPPED.of(lang).format(number(slips, lang))] if compared and slips else []
    mark = Mark(Symbol.LATE, _LATE.of(lang).format(late)) if late else None
    about = (subject.id, *(line.id for line in lines))
    return Row(subject.label(lang), (", ".join(said),), tuple(items), mark, stacked=True, about=about)


def _stage(stage: str | None, lines: list[Line], lang: Lang) -> Iterator[Item]:
    """The work at one stage as one bar, in the look of what is still being done about it."""
    held = _days(lines)
    if not held:
        return
    state = next((one for one in _ORDER if any(line.state == one for line in lines)), "planned")
    name = STAGES.label(stage).of(lang) if stage else ""
    yield from bars(*held, LOOKS[state], name, name)
    if any(line.before and line.before != line.span for line in lines) and (before := _days(lines, before=True)):
        title = dates(Span(*before), lang)
        yield from (one._replace(slim=True) for one in bars(*before, BEFORE, title=title) if isinstance(one, Bar))
    if critical := _days([line for line in lines if line.window and line.window.critical]):
        low, high = (when.first.toordinal() for when in critical)
        yield Stretch(low, high + 1, Pen.CRITICAL, CRITICAL.of(lang))


def _days(lines: list[Line], *, before: bool = False) -> tuple[When, When] | None:
    """The first and the last day of the work, now or in the old plan; None where it has no date."""
    spans = [line.before if before else line.span for line in lines]
    held = [when for span in spans if span for when in span if when]
    if not held:
        return None
    return When.day(min(when.first for when in held)), When.day(max(when.last for when in held))
