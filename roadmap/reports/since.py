"""Since the last meeting: what has happened to the plan, in the committee's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from roadmap.check import checks
from roadmap.graph.sifting import owner
from roadmap.graph.survey import Survey
from roadmap.locale.money import LEFT_OUT, money
from roadmap.locale.value import capital, date, number, phrase
from roadmap.model.finding import SEVERITIES, Finding, RoadmapError, beyond
from roadmap.model.history import DUE_DATES, when
from roadmap.model.record import Record
from roadmap.model.relation import fields
from roadmap.model.table import at, table
from roadmap.model.text import Lang, Text
from roadmap.model.when import When
from roadmap.publishing.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Manner,
    Paragraph,
    Table,
)
from roadmap.report import report
from roadmap.reports._framing import UNKNOWN, body, dated, framed, headed, known, label, said, some, tally
from roadmap.reports._road import level
from roadmap.reports._since_figures import baseless, failing, measured, paid
from roadmap.reports._within import within
from roadmap.schedule.baseline import Baseline
from roadmap.schedule.since import EVENTS, HEAD, Handed, Happened, Moved, Since

_TITLE = Text("Từ phiên họp trước đến nay", "Since the last meeting")
_NO_BASELINE = Text("Báo cáo này cần một thời điểm để so sánh", "This report needs a day to compare with")
_GIVE = Text("Thêm `--baseline 2026-03-12`, một thẻ hoặc một lần lưu", "Add `--baseline 2026-03-12`, a tag or a commit")
_WORK, _DATES = Text("Công việc", "Work"), Text("Thời hạn đã dời", "Due dates that moved")
_OWNERS = Text("Thay đổi người chịu trách nhiệm", "Who answers now")
_LEVELS = Text("Mức sẵn sàng, làm chủ", "Readiness and mastery")
_HEAD = Text("người đứng đầu", "head of the body")
_SCALE, _FALL, _FELL = Text("Thang đo", "Scale"), Text("Nhận xét", "Compared"), Text("⚠ giảm mức", "⚠ fell")
_MONEY = Text("Kinh phí (tỷ đồng)", "Money (bn VND)")
_EFFECTS = Text("Hiệu quả mới đo được", "Effects newly measured")
_NEW_FOUND, _SETTLED = Text("Vấn đề mới phát sinh", "New findings"), Text("Vấn đề đã giải quyết", "Findings settled")
_NO_CHANGE = Text("Không có thay đổi", "No change")
_WHAT, _ITEM, _WHO = Text("Thay đổi", "What"), Text("Việc", "Item"), Text("Cơ quan", "Body")
_DUE, _FROM, _TO = Text("Thời hạn", "Due"), Text("Trước", "Before"), Text("Nay", "Now")
_DAYS, _REASON = Text("Số ngày", "Days"), Text("Lý do", "Reason")
_NO_REASON = Text("Không nêu lý do", "No reason given")
_ROLE, _NOBODY = Text("Vai trò", "Role"), Text("chưa có", "nobody")
_ISSUE, _COUNT, _WHERE = Text("Vấn đề", "Finding"), Text("Số lượng", "Number"), Text("Ở đâu", "Where")
_OTHERS = Text(
    "Ngoài ra {} bản ghi có thay đổi khác; xem `roadmap diff {}`.",
    "{} further records differ in other ways; see `roadmap diff {}`.",
)
_INFORMATION = Text(
    "Không kể kết quả kiểm tra ở mức thông tin: {} mới, {} đã hết.",
    "Findings at the level of information are left out: {} new, {} settled.",
)
_COMPARED = Text("So với kế hoạch ngày {} ({})", "Compared with the plan of {} ({})")
_UNCLEAR = Text(
    "Không so sánh {} khoản kinh phí có số liệu không đọc được.",
    "Lines of money that are not compared, since some figure cannot be read: {}.",
)
_NEWLY_MEASURED = Text("giá trị hiệu quả mới đo", "effects newly measured")
_DISBURSED = Text("giải ngân thêm", "more disbursed")


@report("Since the last meeting", "Từ phiên họp trước đến nay")
def since(
    survey: Survey,
    focus: Sequence[str],
    lang: Lang,
    *,
    baseline: Baseline | None = None,
    findings: Sequence[Finding] = (),
    findings_before: Sequence[Finding] = (),
) -> Document:
    """What has happened to the plan since the last meeting: work, dates, owners, money, effects, findings.

    Từ phiên họp trước đến nay: công việc, thời hạn, người chịu trách nhiệm, kinh phí, hiệu quả và các vấn đề.

    `--baseline` names the state to compare with, from the history that git keeps: a day (the plan as it stood when that
    day ended, and judged as of that day), a tag or a commit (judged as of its own day). Told are: work that is new,
    begun, finished, stopped, gone or newly overdue; due dates that moved, by how many days, and why (the reasons stand
    in the commits, see `roadmap slips`); who answers or heads a body now and did
    not; levels of readiness and mastery that rose or fell; what has passed each step of money, in all and
    line by line, for which year; effects newly measured, corrected or taken back, beside the baseline and the target
    that was due, with what got worse; findings that are new and those that are settled, the checks having run on both
    states, each knowing no more of the past than was known then (one that says of a record in other words what it said
    before is neither). It is no list of changed fields: that is `roadmap diff`, and how many records differ otherwise
    is said at the end.

    With ids only what is about these records and what belongs to them.
    """
    if baseline is None:
        raise RoadmapError(_NO_BASELINE, _GIVE)
    if baseline.day > survey.today:
        raise RoadmapError(phrase("{then} lies after {now}, the day of the report", "{then} sau ngày lập báo cáo {now}",
                                  then=baseline.day, now=survey.today), _GIVE)  # fmt: skip
    ids = within(survey, known(survey, focus))
    held = Since(survey, baseline, ids)
    new, settled = _changed(findings, findings_before, held)
    weighty_new, weighty_settled = ([one for one in several if one.severity != "info"] for several in (new, settled))
    sections = (
        (_WORK, _work(survey, held.happened, lang)),
        (_DATES, _moved(held.moved, lang)),
        (_OWNERS, _handed(survey, held.handed, lang)),
        (_LEVELS, _levels(held, lang)),
        (_MONEY, tuple(paid(held, lang))),
        (_EFFECTS, measured(held, lang)),
        (_NEW_FOUND, _found(survey, weighty_new, lang)),
        (_SETTLED, _found(held.then, weighty_settled, lang)),
    )
    blocks: list[Block] = [_figures(held, weighty_new, weighty_settled, lang)]
    for title, made in sections:
        if isinstance(made, Table):
            blocks += (Heading(title.of(lang)), replace(made, title=title.of(lang))) if made.rows else ()
        elif made:
            blocks += (Heading(title.of(lang)), *made)
    if same := [title.of(lang) for title, made in sections if not (made.rows if isinstance(made, Table) else made)]:
        blocks += (Heading(_NO_CHANGE.of(lang)), Paragraph("; ".join(same)))
    drawn: list[Record] = [one.record for one in held.happened]
    drawn += [one.record for one in held.moved]
    drawn += [one.record for one in held.handed]
    drawn += [one.record for one in held.levels]
    drawn += [one.indicator for one in held.measured]
    notes = [_COMPARED.of(lang).format(date(baseline.day, lang), baseline.name)]
    notes += [LEFT_OUT.of(lang)] if held.money.passed else []
    notes += [_UNCLEAR.of(lang).format(number(held.money.unclear, lang))] if held.money.unclear else []
    if held.others:
        notes.append(_OTHERS.of(lang).format(number(held.others, lang), baseline.name))
    info = (len(new) - len(weighty_new), len(settled) - len(weighty_settled))
    if any(info):
        notes.append(_INFORMATION.of(lang).format(*(number(count, lang) for count in info)))
    return framed(survey, focus, lang, ("since", _TITLE.of(lang)), blocks, drawn, footnotes=notes)


def _changed(now: Iterable[Finding], before: Iterable[Finding], held: Since) -> tuple[list[Finding], list[Finding]]:
    """The findings that are new and those that are settled.

    Where a check finds the same record wanting as it did before, for a reason that has become another, nothing is new;
    where the record cannot be read any more, nothing is settled.
    """
    names = held.baseline.names

    def about(finding: Finding) -> tuple[str, str]:
        return finding.code, names.get(finding.record, finding.record)

    def apart(found: Iterable[Finding], others: Iterable[Finding]) -> list[Finding]:
        matched, counted = Counter(about(one) for one in others if one.record), []
        for one in found:
            matched[about(one)] -= 1
            if matched[about(one)] < 0 and held.counts(about(one)[1]):
                counted.append(one)
        return counted

    new = beyond(now, before, names)
    settled = beyond(before, now, {new: old for old, new in names.items()})
    return apart(new, settled), [one for one in apart(settled, new) if not held.unclear(about(one)[1])]


def _figures(held: Since, new: Sequence[Finding], settled: Sequence[Finding], lang: Lang) -> KeyFigures:
    events = [one.event for one in held.happened]
    late, later = events.count("overdue"), sum(one.days > 0 for one in held.moved)
    shown = (
        (events.count("done"), Text("việc hoàn thành", "finished"), False),
        (events.count("begun") + events.count("new"), Text("việc mới, bắt đầu", "new or begun"), False),
        (late, Text("việc mới quá hạn", "newly overdue"), late > 0),
        (later, Text("thời hạn bị lùi", "due dates put off"), later > 0),
    )
    figures = [KeyFigure(number(n, lang), text.of(lang), manner="alarm" if bad else "plain") for n, text, bad in shown]
    figures += _amounts(held, lang)
    balance = phrase("{n} settled", "{n} đã giải quyết", n=len(settled)).of(lang)
    figures.append(tally(len(new), Text("vấn đề mới", "new findings"), lang, balance))
    return KeyFigures(tuple(figures))


def _amounts(held: Since, lang: Lang) -> Iterator[KeyFigure]:
    """What was disbursed and measured since."""
    disbursed = next(one for one in held.money.steps if one.step == "disbursed")
    known = disbursed.before is not None or disbursed.after is not None
    more = (disbursed.after or 0) - (disbursed.before or 0)
    amount = money(more, held.now.settings.money.unit, lang) if more else number(0, lang)
    yield KeyFigure(amount if known else UNKNOWN, _DISBURSED.of(lang))
    values = sum(one.after is not None for one in held.measured)
    bad, bare = failing(held), baseless(held)
    notes = [phrase("{n} short or worse than the baseline", "{n} chưa đạt hoặc xấu đi", n=bad).of(lang)] if bad else []
    notes += [phrase("{n} without a baseline", "{n} chưa có giá trị ban đầu", n=bare).of(lang)] if bare else []
    yield KeyFigure(number(values, lang), _NEWLY_MEASURED.of(lang), "; ".join(notes), "alarm" if bad else "plain")


def _table(headings: Sequence[tuple[Text, float]], rows: Iterable[tuple[Cell, ...]], lang: Lang) -> Table:
    return Table(headed(lang, *headings), tuple(rows))


def _work(survey: Survey, happened: Sequence[Happened], lang: Lang) -> Table:
    rows, last = [], ""
    for one in happened:
        event = EVENTS.label(one.event).of(lang)
        bad = one.event in ("overdue", "stopped", "gone")
        first = "" if event == last else capital(event)
        last = event
        who = owner(survey, one.record.id)
        rows.append((
            Cell(first, manner="alarm" if bad else "strong"),
            Cell(_item(one.record, lang)),
            said(body(survey, who, lang) if who else ""),
            dated(_due(one.record), lang),
        ))  # fmt: skip
    return _table(((_WHAT, 1.2), (_ITEM, 3.4), (_WHO, 1.4), (_DUE, 1)), rows, lang)


def _item(record: Record, lang: Lang) -> str:
    kind = record.LABEL.of(lang)
    return f"{capital(kind)}: {record.label(lang)}"


def _due(record: Record) -> When | None:
    return next((day for path in DUE_DATES.get(record.KIND, ()) if (day := when(at(table(record), path)))), None)


def _moved(moved: Sequence[Moved], lang: Lang) -> Table:
    rows = []
    for one in moved:
        later = one.days > 0
        days = Cell(f"{'+' if later else ''}{number(one.days, lang)}", one.days, "alarm" if later else "plain")
        reason = (
            Cell("; ".join(one.reasons))
            if one.reasons
            else Cell(_NO_REASON.of(lang), manner="alarm" if later else "soft")
        )
        rows.append((Cell(_item(one.record, lang)), dated(one.before, lang), dated(one.after, lang), days, reason))
    return _table(((_ITEM, 2.6), (_FROM, 1.1), (_TO, 1.1), (_DAYS, 1.1), (_REASON, 2.1)), rows, lang)


def _handed(survey: Survey, handed: Sequence[Handed], lang: Lang) -> Table:
    rows = []
    for one in handed:
        role = (_HEAD if one.field == HEAD else _called(one.record, one.field)).of(lang)
        who = (label(survey, id, lang) if id else _NOBODY.of(lang) for id in (one.before, one.after))
        before, after = who
        manner = "plain" if one.after else "alarm"
        rows.append((Cell(_item(one.record, lang)), Cell(role), Cell(before), Cell(after, manner=manner)))  # type: ignore[arg-type]  # one of the two words
    return _table(((_ITEM, 2.6), (_ROLE, 1.3), (_FROM, 1.6), (_TO, 1.6)), rows, lang)


def _called(record: Record, name: str) -> Text:
    """What a field is called."""
    about = next(field.about for field in fields(type(record)) if field.alias == name)
    return about.label if about else Text(name, name)


def _levels(held: Since, lang: Lang) -> Table:
    rows = []
    for one in held.levels:
        before, after = (level(at, lang) for at in (one.before, one.after))
        manner: Manner = "alarm" if one.fell or one.after is None else "plain"
        found = Cell(after, manner=manner), said(_FELL.of(lang) if one.fell else "", manner)
        rows.append(
            (Cell(_item(one.record, lang)), Cell(_called(one.record, one.scale).of(lang)), Cell(before), *found)
        )
    return _table(((_ITEM, 2.6), (_SCALE, 1.5), (_FROM, 1.1), (_TO, 1.1), (_FALL, 0.9)), rows, lang)


def _found(survey: Survey, found: Sequence[Finding], lang: Lang) -> Table:
    """Findings by rule, the gravest first; where they are, by name."""
    groups: dict[str, list[Finding]] = {}
    for one in sorted(found, key=lambda one: (SEVERITIES.index(one.severity), one.code)):
        groups.setdefault(one.code, []).append(one)
    rows = []
    for code, several in groups.items():
        names = [_place(survey, one, lang) for one in several]
        known_as = checks().get(code) if len(several) > 1 else None
        text = (known_as.rule.summary if known_as else several[0].message).of(lang)
        rows.append((Cell(text), Cell(number(len(several), lang), len(several)), Cell(some(names, lang, 5))))
    return _table(((_ISSUE, 3), (_COUNT, 0.6), (_WHERE, 3)), rows, lang)


def _place(survey: Survey, finding: Finding, lang: Lang) -> str:
    """The record that a finding is about, or the file where it is about none."""
    at_file = finding.span.file if finding.span else ""
    return label(survey, finding.record, lang) if finding.record else at_file
