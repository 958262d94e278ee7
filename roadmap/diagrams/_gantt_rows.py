"""Rows of a Gantt chart: bars, signs and words for what a timeline says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.diagrams._time_axis import at, bars
from roadmap.drawing.cards.card import Arrow
from roadmap.drawing.charts.chart import Bar, Item, Point, Row, Section, Stretch
from roadmap.drawing.look import Fill, Link, Look, Mark, Pen, Symbol, Tone
from roadmap.drawing.sheet import Entry
from roadmap.drawing.twin import Table
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, date, number
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Handover, Milestone
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.scale import STAGES, STATES
from roadmap.model.text import Lang, Text
from roadmap.schedule.span import Span
from roadmap.schedule.timeline import Row as Line
from roadmap.schedule.timeline import Timeline

COLUMNS = (Text("Thời gian", "Dates"), Text("Trạng thái", "State"))
COMPARED = Text("So với kế hoạch cũ", "Against the old plan")
LATE_WORDS = {"started": Text("chậm bắt đầu", "late to start"), "ended": Text("quá hạn", "overdue")}
LOOKS = {
    "planned": Look(Tone.FIRST, Fill.TINT),
    "running": Look(Tone.FIRST, Fill.SOLID),
    "suspended": Look(Tone.THIRD, Fill.HATCH),
    "done": Look(Tone.NEUTRAL, Fill.SOLID),
    "stopped": Look(Tone.NEUTRAL, Fill.HATCH),
}
FRAME = Look(Tone.FOURTH, Fill.OPEN)
VAGUE = Look(Tone.FIRST, Fill.GHOST)
BEFORE = Look(Tone.NEUTRAL, Fill.GHOST)
SYMBOLS = {
    "planned": Symbol.PLANNED,
    "running": Symbol.RUNNING,
    "suspended": Symbol.PAUSED,
    "done": Symbol.DONE,
    "stopped": Symbol.STOPPED,
    "gone": Symbol.UNKNOWN,
}
UNDATED = Text("Chưa có ngày", "No date yet")
_MANY_UNDATED = Text("Chưa có ngày ({})", "No date yet ({})")
_GONE = Text("không còn", "no longer there")
_REACHED = Text("đạt {}", "reached {}")
_LATER, _EARLIER = Text("lùi {} ngày", "{} days later"), Text("sớm {} ngày", "{} days earlier")
_SAME, _NEW = Text("không đổi", "unchanged"), Text("mới", "new")
CRITICAL = Text("đường găng", "critical path")
_SLACK = Text("dư {} ngày", "{} days of slack")
_ROWS = (
    (Text("{} việc", "activities: {}"), "activity"),
    (Text("{} nhiệm vụ", "missions: {}"), "mission"),
    (Text("{} mốc", "milestones: {}"), "milestone"),
)
_LATE_COUNT = Text("{} chậm", "{} late")
_CRITICAL_COUNT = Text("{} trên đường găng", "{} on the critical path")
_AGAINST = Text("so với kế hoạch ngày {} ({})", "against the plan of {} ({})")
_SLIPS = Text("{} việc, mốc lùi", "{} put off")
_MOST_UNDATED = 3
_MOST_NAMES = 12
_GATE, _PASSED = Text("cổng chuyển giai đoạn", "gate of a stage"), Text("cổng đã đạt {}", "gate passed {}")
_HEADER = (
    Text("Thuộc", "Below"), Text("Loại", "Kind"), Text("Tên", "Name"), Text("Giai đoạn", "Stage"),
    Text("Chủ trì", "Lead"), Text("Bắt đầu", "Start"), Text("Kết thúc", "End"), Text("Trạng thái", "State"),
    Text("Đường găng", "Critical path"), Text("Sau", "After"), Text("Cổng", "Gate"),
)  # fmt: skip
_OLD, _CHANGE = Text("Kế hoạch cũ ngày {} ({})", "Old plan of {} ({})"), Text("Thay đổi", "Change")
_KINDS: dict[str, Text] = {kind.KIND: kind.LABEL for kind in (Programme, Mission, Activity, Milestone, Handover)}


def section(survey: Survey, heading: Line, below: tuple[Row, ...], lang: Lang) -> Section:
    """The rows below a heading; where many have no date, these share one row that names them."""
    bare = [one for one in below if not one.items]
    kept = below
    if len(bare) > _MOST_UNDATED:
        kept = tuple(one for one in below if one.items)
        kept += (named(bare, lang),)
    record = survey.roadmap.records.get(heading.id)
    return Section(heading.name.of(lang), kept, note=record.LABEL.of(lang) if record else "")


def named(bare: Sequence[Row], lang: Lang) -> Row:
    """One row for all rows that have no date."""
    names, about = [one.label for one in bare], tuple(id for one in bare for id in one.about)
    shown = names[:_MOST_NAMES] + ([f"+{number(len(names) - _MOST_NAMES, lang)}"] if len(names) > _MOST_NAMES else [])
    return Row(_MANY_UNDATED.of(lang).format(number(len(names), lang)), note="; ".join(shown),
               mark=Mark(Symbol.UNKNOWN, UNDATED.of(lang)), about=about)  # fmt: skip


def row(survey: Survey, line: Line, lang: Lang, *, compared: bool) -> Row:
    """The row of a chart for a row of a timeline."""
    items = tuple(_items(survey, line, lang))
    details = (dates(line.span, lang), state_words(line, lang), *([slip_words(line, lang)] if compared else []))
    late = Mark(Symbol.LATE, state_words(line, lang)) if line.late else None
    plain = Mark(SYMBOLS[line.state], state_words(line, lang)) if line.state else None
    note = "" if items else UNDATED.of(lang)
    bold = line.kind in ("programme", "mission")
    return Row(line.name.of(lang), details, items, late or plain, bold=bold, note=note, about=(line.id,))


def _items(survey: Survey, line: Line, lang: Lang) -> Iterator[Item]:
    yield from old(line, lang)
    if not line.dated:
        return
    if line.kind in ("milestone", "handover"):
        yield from _event(line, lang)
        return
    look = FRAME if line.kind in ("programme", "mission") else LOOKS[line.state or "planned"]
    text = _who(survey, line, lang)
    title = f"{line.name.of(lang)}, {dates(line.span, lang)}"
    found = bars(*line.span, look, text, title, line.id)
    yield from found
    if line.window and line.window.critical:
        whole = [one for one in found if isinstance(one, Bar)]
        yield Stretch(min(one.start for one in whole), max(one.end for one in whole), Pen.CRITICAL, CRITICAL.of(lang))
    if line.gate and line.span.end:
        passed = line.gate.passed
        word = _PASSED.of(lang).format(date(passed, lang)) if passed else _GATE.of(lang)
        yield Point(at(passed or line.span.end), Symbol.DONE if passed else Symbol.GATE, title=word)


def old(line: Line, lang: Lang) -> Iterator[Item]:
    """Where it stood in the baseline, if that was elsewhere."""
    before = line.before
    if before is None or before == line.span:
        return
    if line.kind in ("milestone", "handover"):
        if before.end and line.span.end:
            yield Stretch(at(before.end), at(line.span.end), Pen.BASELINE, dates(before, lang))
        elif before.end:
            yield Bar(before.end.first.toordinal(), before.end.last.toordinal() + 1, BEFORE, title=dates(before, lang))
        return
    for one in bars(before.start, before.end, BEFORE)[-1:]:
        if isinstance(one, Bar):
            yield one._replace(slim=True, title=dates(before, lang))


def _event(line: Line, lang: Lang) -> Iterator[Item]:
    """A milestone or a handover; with a vague date, the time that it may take behind it."""
    when = line.reached or line.span.end
    if when is None:
        return
    if when.precision != "day":
        yield Bar(when.first.toordinal(), when.last.toordinal() + 1, VAGUE)
    if line.kind == "handover":
        symbol = Symbol.NOW
    elif line.state == "done":
        symbol = Symbol.DONE
    else:
        symbol = Symbol.ASPIRED if line.aspirational else Symbol.MILESTONE
    yield Point(at(when), symbol, date(when, lang), line.name.of(lang), line.id)


def _who(survey: Survey, line: Line, lang: Lang) -> str:
    """Who leads, or governs."""
    record = survey.roadmap.records.get(line.id)
    if isinstance(record, Activity):
        id = record.lead
    elif isinstance(record, Mission):
        id = record.lead or record.governing
    else:
        id = record.accountable if isinstance(record, Programme) else None
    body = survey.roadmap.find(Organization, id)
    return body.short_label(lang) if body else ""


def dates(span: Span, lang: Lang) -> str:
    """From when to when, as far as that is known."""
    if span.start is None:
        return date(span.end, lang) if span.end else ""
    return f"{date(span.start, lang)} – {date(span.end, lang) if span.end else '…'}"


def state_words(line: Line, lang: Lang) -> str:
    """How far it has come, and whether it is late."""
    if line.late:
        return LATE_WORDS[line.late].of(lang)
    if line.reached and line.state == "done":
        return _REACHED.of(lang).format(date(line.reached, lang))
    if line.state == "gone":
        return _GONE.of(lang)
    return STATES.label(line.state).of(lang) if line.state else ""


def slip_words(line: Line, lang: Lang) -> str:
    """By how many days the end has moved since the baseline."""
    if line.fresh:
        return _NEW.of(lang)
    slip = line.slip
    if slip is None:
        return ""
    said = _LATER if slip > 0 else _EARLIER if slip < 0 else _SAME
    return said.of(lang).format(number(abs(slip), lang))


def counted(shown: Timeline, lang: Lang) -> Iterator[str]:
    """How many rows of each kind there are, how many are late, critical or put off, and against which plan."""
    for text, kind in _ROWS:
        if count := sum(one.kind == kind for one in shown.rows):
            yield text.of(lang).format(number(count, lang))
    if late := sum(bool(one.late) for one in shown.rows):
        yield _LATE_COUNT.of(lang).format(number(late, lang))
    if critical := sum(bool(one.window and one.window.critical) for one in shown.rows):
        yield _CRITICAL_COUNT.of(lang).format(number(critical, lang))
    if slipped := sum((one.slip or 0) > 0 for one in shown.rows):
        yield _SLIPS.of(lang).format(number(slipped, lang))
    if shown.baseline:
        yield _AGAINST.of(lang).format(date(shown.baseline.day, lang), shown.baseline.name)


def arrows(shown: Timeline) -> tuple[Arrow, ...]:
    """What follows what among the rows, the critical path first."""
    dated = {one.id: one for one in shown.rows if one.dated}
    found = [(one, dated[id]) for one in dated.values() for id in one.after if id in dated]
    found.sort(key=lambda pair: sum(not (one.window and one.window.critical) for one in pair))
    return tuple(Arrow(before.id, after.id, Link.SEQUENCE) for after, before in found)


def legend(lang: Lang) -> tuple[Entry, ...]:
    """What the signs and looks mean."""
    return (
        *(Entry(LOOKS[state], STATES.label(state).of(lang)) for state in LOOKS),
        Entry(FRAME, Text("chương trình, nhiệm vụ", "programme, mission").of(lang)),
        Entry(VAGUE, Text("ngày ước chừng", "vague date").of(lang)),
        Entry(BEFORE, Text("kế hoạch cũ", "old plan").of(lang)),
        Entry(Pen.BASELINE, Text("mốc dời từ ngày cũ", "milestone moved from its old date").of(lang)),
        Entry(Pen.CRITICAL, CRITICAL.of(lang)),
        Entry(Pen.TODAY, Text("hôm nay", "today").of(lang)),
        *(Entry(SYMBOLS[state], STATES.label(state).of(lang)) for state in LOOKS),
        Entry(Symbol.LATE, Text("quá hạn, chậm bắt đầu", "overdue, late to start").of(lang)),
        Entry(Symbol.UNKNOWN, Text("chưa có ngày", "no date yet").of(lang)),
        Entry(Symbol.MILESTONE, Text("mốc", "milestone").of(lang)),
        Entry(Symbol.ASPIRED, Text("mốc phấn đấu", "aspirational milestone").of(lang)),
        Entry(Symbol.GATE, _GATE.of(lang)),
        Entry(Symbol.NOW, Handover.LABEL.of(lang)),
        Entry(Link.SEQUENCE, Text("nối tiếp", "follows").of(lang)),
    )


def table(survey: Survey, shown: Timeline, lang: Lang) -> Table:
    """Every row in words."""
    rows, heading = [], ""
    for line in shown.rows:
        if line.kind == "heading":
            heading = line.name.of(lang)
            continue
        rows.append(tuple(_cells(survey, heading, line, lang, compared=bool(shown.baseline))))
    header = [text.of(lang) for text in _HEADER]
    if shown.baseline:
        header += [_OLD.of(lang).format(date(shown.baseline.day, lang), shown.baseline.name), _CHANGE.of(lang)]
    return Table(tuple(header), tuple(rows))


def _cells(survey: Survey, heading: str, line: Line, lang: Lang, *, compared: bool) -> Iterator[str]:
    records = survey.roadmap.records
    start, end = line.span
    yield from (heading, capital(_KINDS[line.kind].of(lang)), line.name.of(lang))
    yield STAGES.label(line.stage).of(lang) if line.stage else ""
    yield _who(survey, line, lang)
    yield date(start, lang) if start else ""
    yield date(end, lang) if end else ""
    yield state_words(line, lang)
    window = line.window
    if window is None or window.over:
        yield ""
    else:
        yield CRITICAL.of(lang) if window.critical else _SLACK.of(lang).format(number(window.slack, lang))
    yield "; ".join(_label(records[id], lang) for id in line.after)
    yield line.gate.criteria.of(lang) if line.gate and line.gate.criteria else ""
    if compared:
        yield dates(line.before, lang) if line.before else ""
        yield slip_words(line, lang)


def _label(record: Record, lang: Lang) -> str:
    return record.label(lang)
