"""What is said above and below a timeline: what it shows, what the chosen row is about, what its signs mean."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from roadmap.locale.value import date, phrase, shorten
from roadmap.model.scale import STAGES, STATES
from roadmap.model.text import Text
from roadmap.schedule.span import DATES, Span
from roadmap.schedule.timeline import Row, Timeline
from tui.state import State
from tui.widgets.gantt import ILLEGIBLE, NO_DATES
from tui.widgets.gantt_bars import (
    ASPIRATIONAL,
    BASELINE,
    CRITICAL,
    CRITICAL_SIGN,
    FOLLOWED,
    FOLLOWING,
    GATE,
    HANDOVER,
    LATE_SIGN,
    MILESTONE,
    MISSION,
    NEARLY_SIGN,
    PASSED,
    TODAY,
    WORK,
)
from tui.widgets.gantt_scale import Zoom
from tui.widgets.plain import styled

_SCOPES = {
    "chain": Text("Chuỗi", "Chain"),
    "programme": Text("Chương trình", "Programme"),
    "organization": Text("Tổ chức", "Organisation"),
    "everything": Text("Toàn bộ kế hoạch", "The whole plan"),
}
_BY = Text("theo", "by")
_MOVES = Text("mỗi lần dời một", "a move is one")
_LONGEST_DATE = 40
"""Characters that are shown of what stands in place of a date."""
_ONLY = Text("chỉ đường găng và việc chậm", "critical path and late work only")
_EMPTY = Text("chưa có hoạt động, nhiệm vụ hay mốc nào", "no activity, mission or milestone yet")
_GONE = Text("không còn trong kế hoạch", "no longer in the plan")
_LATE = {"started": Text("chậm bắt đầu", "late to start"), "ended": Text("quá hạn", "overdue")}
_OPEN = Text("chưa rõ", "not known")

_LEGEND: tuple[tuple[str, str, Text], ...] = (
    (f"{CRITICAL.whole}{CRITICAL.whole}{CRITICAL_SIGN}", "critical", Text("đường găng", "critical path")),
    (NEARLY_SIGN, "warning", Text("gần găng", "nearly critical")),
    (LATE_SIGN, "error", Text("chậm", "late")),
    (TODAY, "warning", Text("hôm nay", "today")),
    (MILESTONE, "", Text("mốc", "milestone")),
    (f"{GATE} {PASSED}", "", Text("cổng: chờ, đạt", "gate: open, passed")),
    (WORK.possible * 2, "", Text("ngày ước chừng", "vague date")),
    (MISSION.whole * 2, "", Text("nhiệm vụ", "mission")),
    (f"{FOLLOWED} {FOLLOWING}", "", Text("trước, sau việc đang chọn", "before, after the chosen one")),
    (ASPIRATIONAL, "", Text("mốc phấn đấu", "aspirational")),
    (HANDOVER, "", Text("bàn giao", "handover")),
    ("○◐●", "", Text("kế hoạch, đang làm, xong", "planned, running, done")),
    ("◫■", "", Text("tạm dừng, dừng", "suspended, stopped")),
)
_COMPARED: tuple[tuple[str, str, Text], ...] = (
    (f"{BASELINE.whole * 2} {WORK.tick}", "", Text("kế hoạch cũ", "baseline")),
)
_STYLES = {"critical": "bold $text-error", "error": "bold $text-error", "warning": "$text-warning", "": "bold"}


def legend(lang: str, width: int, *, compared: bool) -> Content:
    """What the signs mean, the most needed first, as far as there is room for them."""
    parts: list[tuple[str, str]] = []
    for signs, how, meaning in (*(_COMPARED if compared else ()), *_LEGEND):
        said = f" {meaning.of(lang)}"
        more = [("  ", "")] * bool(parts) + [(signs, _STYLES[how]), (said, "$text-muted")]
        if sum(len(text) for text, _ in (*parts, *more)) <= width:
            parts += more
    return styled(*parts)


def summary(state: State, shown: Timeline, zoom: Zoom, *, only_critical: bool) -> Content:
    """What is shown, how closely, and what it comes to."""
    lang, scope = state.lang, shown.scope
    title = _SCOPES[scope.kind].of(lang) + (f": {state.label(scope.id)}" if scope.id else "")
    parts = [(title, "bold"), (f" · {_BY.of(lang)} {zoom.unit.of(lang)}", "$text-muted")]
    if only_critical:
        parts.append((f" · {_ONLY.of(lang)}", "$text-warning"))
    if not shown.rows:
        parts.append((f" · {_EMPTY.of(lang)}", "$text-warning"))
    if baseline := shown.baseline:
        slips = [row.slip for row in shown.rows if row.slip]
        said = phrase(
            "against {name} ({day}): {later} later, {earlier} earlier, {new} new",
            "so với {name} ({day}): {later} lùi, {earlier} sớm hơn, {new} mới",
            name=baseline.name,
            day=baseline.day,
            later=sum(slip > 0 for slip in slips),
            earlier=sum(slip < 0 for slip in slips),
            new=sum(row.fresh for row in shown.rows),
        )
        parts.append((f" · {said.of(lang)}", "$text-accent"))
    if shown.knots:
        said = phrase("circular: {ids}", "phụ thuộc vòng: {ids}", ids=shown.knots[0])
        parts.append((f" · ✗ {said.of(lang)}", "bold $text-error"))
    parts.append((f" · {_MOVES.of(lang)} {zoom.unit.of(lang)}", "$text-muted"))
    return styled(*parts)


def details(state: State, row: Row | None) -> Content:
    """What the chosen row is about, in two lines."""
    if row is None or (row.kind == "heading" and not row.id):
        return styled(("", ""))
    first, second = (" · ".join(facts) for facts in (_facts(state, row), _planning(state, row)))
    return styled((first, ""), ("\n", ""), (second, "$text-muted"))


def _facts(state: State, row: Row) -> Iterator[str]:
    lang = state.lang
    yield " ".join(row.name.of(lang).split())
    if row.stage:
        yield STAGES.label(row.stage).of(lang)
    if row.late:
        yield f"{LATE_SIGN} {_LATE[row.late].of(lang)}"
    elif row.state == "gone":
        yield _GONE.of(lang)
    elif row.state:
        yield STATES.label(row.state).of(lang)


def _span(row: Row, span: Span, lang: str) -> str:
    if not any(span):
        return NO_DATES.of(lang)
    start, end = (date(when, lang) if when else _OPEN.of(lang) for when in span)
    return end if row.kind in ("milestone", "handover") else f"{start} – {end}"


def _written(state: State, row: Row) -> str:
    """What stands in the file where its unreadable dates should."""
    unread = state.roadmap.unread.get(row.id, {})
    fields = [name for name in DATES.get(row.kind, ()) if (name,) in unread]
    return ", ".join(f"{name} = {shorten(str(unread[name,]), _LONGEST_DATE)}" for name in fields)


def _planning(state: State, row: Row) -> Iterator[str]:
    """Its dates, how far it can slip, where it stood before, what it follows, and its gate."""
    lang, window = state.lang, row.window
    if row.dated or not row.illegible:
        yield _span(row, row.span, lang)
    if row.illegible:
        yield f"{ILLEGIBLE.of(lang)}: {_written(state, row)}"
    if window and not window.over:
        if window.critical:
            yield f"{CRITICAL_SIGN} " + Text(
                "đường găng: chậm thì cả chuỗi chậm", "critical: its delay delays the chain"
            ).of(lang)
        else:
            yield phrase("slack {n} days", "dự trữ {n} ngày", n=window.slack).of(lang)
        start = row.span.start
        if start and window.early_start > start.last:
            yield phrase("can start on {day} at the earliest", "sớm nhất bắt đầu được từ {day}",
                         day=window.early_start).of(lang)  # fmt: skip
    if row.before and row.before != row.span:
        yield f"{Text('trước đây', 'before').of(lang)} {_span(row, row.before, lang)}"
    if row.after:
        yield f"{Text('sau', 'after').of(lang)} {', '.join(state.label(id) for id in row.after)}"
    if row.gate and row.gate.criteria:
        mark = PASSED if row.gate.passed else GATE
        yield f"{mark} {row.gate.criteria.of(lang)}"
