"""The work programme of a year and the task table that provinces use, programme by programme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from roadmap.graph.sifting import owner
from roadmap.graph.survey import Survey
from roadmap.graph.year_plan import Due, Part, Task, YearPlan, year_plan
from roadmap.locale.money import money
from roadmap.locale.value import capital, date, number, phrase
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Milestone, Product
from roadmap.model.kinds.funding import ROUTES, SOURCE_KINDS, Funding
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.kinds.work import TRANSFER_FORMS
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.model.when import When
from roadmap.publishing.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
    Topic,
)
from roadmap.report import report
from roadmap.reports._framing import body, framed, headed, known, said, some, tally
from roadmap.reports._within import within

_TITLE = Text("Chương trình công tác năm {}", "Work programme {}")
_PROGRAMME = Text(
    "I. Chương trình công tác: việc đến hạn trong năm, việc quá hạn chuyển sang",
    "I. Work programme: what falls due in the year, and what is carried over",
)
_TASKS = Text("II. Bảng nhiệm vụ", "II. Task table")
_OUTSIDE = Text("Ngoài chương trình", "Outside any programme")
_NOTHING = Text("Không có việc nào trong năm.", "Nothing in this year.")
_KEY = Text(
    "x: có thực hiện trong quý; ngày, tháng: thời hạn trong quý đó; quá hạn: chưa xong, chuyển sang quý đó. Số người "
    "quy đổi toàn thời gian.",
    "x: worked on in the quarter; a date: due in that quarter; overdue: not done, carried over into that quarter. "
    "People are full-time equivalents.",
)
_UNDATED = Text(
    "Chưa xếp được vào năm nào vì chưa ghi thời gian: {} việc: {}.",
    "Cannot be placed in any year for want of dates: {} pieces of work: {}.",
)
_QUARTERS = (Text("Quý I", "Q1"), Text("Quý II", "Q2"), Text("Quý III", "Q3"), Text("Quý IV", "Q4"))
_NO, _CONTENT = Text("TT", "No."), Text("Nội dung", "Content")
_LEAD, _WITH = Text("Chủ trì", "Lead"), Text("Phối hợp", "Coordinating")
_ACTS = Text("Chủ trì, chịu trách nhiệm", "Leads or answers")
_HOW, _MEANS = Text("Phương thức", "Method"), Text("Nguồn lực", "Resources")
_RESULT, _STATE = Text("Sản phẩm", "Product"), Text("Tình trạng", "State")
_DONE, _LATE, _OPEN = Text("Hoàn thành", "Done"), Text("Quá hạn", "Overdue"), Text("Chưa đến hạn", "Not yet due")
_SUSPENDED = Text("⚠ Tạm dừng", "⚠ Suspended")
_OVERRUN = Text("quá hạn", "overdue")
_PASSED = Text("Chưa xong", "Not done")
_NOBODY, _NO_MEANS = Text("Chưa rõ", "Nobody on record"), Text("Chưa ghi", "Not on record")
_CARRIED = Text("Chuyển tiếp: hạn cũ {}", "Carried over: was due {}")
_WITHIN = {"quarter": Text("trong quý", "in the quarter"), "year": Text("trong năm", "in the year")}
_DUES, _LATES, _WORKS = (
    Text("việc đến hạn", "due in the year"),
    Text("quá hạn", "overdue"),
    Text("nhiệm vụ, hoạt động", "missions and activities"),
)
_SHEET_DUES, _SHEET_TASKS = Text("Đến hạn", "Due"), Text("Nhiệm vụ", "Tasks")
_DATELESS = Text("việc chưa ghi thời gian", "pieces of work without dates")
_HEADLESS = Text("chưa rõ cơ quan chủ trì", "without a lead on record")


@report("Work programme", "Chương trình công tác năm")
def work_programme(survey: Survey, focus: Sequence[str], lang: Lang, *, year: int | None = None) -> Document:
    """The work programme of a year and the task table that provinces use, programme by programme.

    Chương trình công tác năm và bảng nhiệm vụ theo mẫu của địa phương, xếp theo từng chương trình.

    The first part holds what falls due in the year: missions, work and milestones to be finished, documents to be
    issued, bottlenecks to be cleared, hand-overs to be accepted, and what is late from earlier years; who has to act,
    the date under its quarter, and how it stands. The second part is the task table: content, lead, coordinating
    bodies, the quarters in which the work goes on, method (grant or order, and how technology comes in), resources
    (money approved or else allocated for the year, people, infrastructure) and product. Missions come with their
    activities below them; a date stands in the quarter in which the work ends. What should have ended in an earlier
    quarter or year and has not is carried over as overdue, up to the present quarter. Work that has not begun and names
    no start has no quarters but that in which it is due; a mission without a start begins with the first of its work.
    Work without any date cannot be placed, and is named at the end.

    `--year` gives the year; without it, that of today. With ids only the programmes, missions, bodies, technologies and
    products named, with their work.
    """
    of = year or survey.today.year
    plan = year_plan(survey, of, within(survey, known(survey, focus)))
    blocks: list[Block] = [_figures(plan, lang)]
    dues = [(part.programme, _due_table(survey, part, lang)) for part in plan.parts]
    tasks = [(part.programme, _task_table(survey, part, of, lang)) for part in plan.parts]
    for heading, tables in ((_PROGRAMME, dues), (_TASKS, tasks)):
        held = [(programme, table) for programme, table in tables if table.rows]
        blocks.append(Heading(heading.of(lang)))
        for programme, table in held:
            name = programme.label(lang) if programme else _OUTSIDE.of(lang)
            topic = Topic(capital(Programme.LABEL.of(lang)), name)
            blocks += (Heading(name, 2), replace(table, topic=topic))
        if not held:
            blocks.append(Paragraph(_NOTHING.of(lang), "soft"))
    drawn: list[Record] = [one for part in plan.parts for one in _drawn(part)]
    title = (f"work-programme-{of}", _TITLE.of(lang).format(of))
    return framed(survey, focus, lang, title, blocks, drawn, footnotes=_notes(plan, lang), wide=True)


def _drawn(part: Part) -> Iterator[Record]:
    if part.programme:
        yield part.programme
    yield from (task.work for task in part.tasks)
    yield from (due.record for due in part.dues)


def _notes(plan: YearPlan, lang: Lang) -> Iterator[str]:
    yield _KEY.of(lang)
    if plan.undated:
        names = some([one.label(lang) for one in plan.undated], lang)
        yield _UNDATED.of(lang).format(number(len(plan.undated), lang), names)


def _figures(plan: YearPlan, lang: Lang) -> KeyFigures:
    dues = [due for part in plan.parts for due in part.dues]
    works = [task for part in plan.parts for task in part.tasks]
    late, undated = sum(due.late for due in dues), len(plan.undated)
    bare = sum(not task.work.lead for task in works)
    return KeyFigures((
        tally(len(works), _WORKS, lang),
        tally(sum(not due.carried for due in dues), _DUES, lang),
        tally(late, _LATES, lang, bad=True),
        tally(bare, _HEADLESS, lang, bad=True),
        *((KeyFigure(number(undated, lang), _DATELESS.of(lang), manner="alarm"),) if undated else ()),
    ))  # fmt: skip


# --- what falls due --------------------------------------------------------------------------------------------------


def _due_table(survey: Survey, part: Part, lang: Lang) -> Table:
    every = ((one, 0.9) for one in _QUARTERS)
    columns = headed(lang, (_NO, 0.4, "number"), (_CONTENT, 4), (_ACTS, 1.6), *every, (_STATE, 1.1))
    rows = []
    for at, due in enumerate(part.dues, 1):
        kind, name = due.record.LABEL.of(lang), due.record.label(lang)
        carried = "\n" + _CARRIED.of(lang).format(date(due.when, lang)) if due.carried else ""
        content = Cell(f"{capital(kind)}: {name}{carried}")
        quarters = (_quarter(at, None if due.carried else due.when, (), lang) for at in range(1, 5))
        lead = _body(survey, _acting(survey, due.record), lang)
        rows.append((Cell(number(at, lang), at), content, lead, *quarters, _state(survey, due, lang)))
    return Table(columns, tuple(rows), title=_SHEET_DUES.of(lang))


def _acting(survey: Survey, record: Record) -> str | None:
    """The body that leads what falls due, or what it is of; else the one that has to act on it."""
    of = survey.roadmap.records.get(record.of or "") if isinstance(record, Milestone) else record
    led = of.lead if isinstance(of, Mission | Activity) else None
    return led or owner(survey, record.id)


def _state(survey: Survey, due: Due, lang: Lang) -> Cell:
    if due.done:
        return Cell(_DONE.of(lang))
    if due.late:
        return Cell(_LATE.of(lang), manner="alarm")
    if survey.suspended(due.record):
        return Cell(_SUSPENDED.of(lang), manner="alarm")
    # What has been stopped with what it is of is no longer late, and not done either.
    return Cell((_PASSED if due.when.surely_before(survey.today) else _OPEN).of(lang), manner="soft")


def _quarter(at: int, when: When | None, busy: Sequence[int], lang: Lang) -> Cell:
    """The cell of quarter `at`: the date where it is due then, else a mark where it is worked on."""
    if when and (when.last.month + 2) // 3 == at:
        if words := _WITHIN.get(when.precision):
            return Cell(words.of(lang))
        day = f"{when.last:%d/%m}" if when.precision == "day" and lang == "vi" else date(when, lang)
        return Cell(day, when.first if when.precision == "day" else None)
    return Cell("x" if at in busy else "")


def _body(survey: Survey, id: str | None, lang: Lang) -> Cell:
    if not id:
        return Cell(_NOBODY.of(lang), manner="alarm")
    return Cell(body(survey, id, lang), manner="plain" if survey.roadmap.find(Organization, id) else "alarm")


# --- the task table --------------------------------------------------------------------------------------------------


def _task_table(survey: Survey, part: Part, year: int, lang: Lang) -> Table:
    quarters = ((one, 0.65) for one in _QUARTERS)
    means = ((_HOW, 1.1), (_MEANS, 2.4), (_RESULT, 1.8))
    columns = headed(lang, (_NO, 0.5), (_CONTENT, 2.4), (_LEAD, 1.1), (_WITH, 1.5), *quarters, *means)
    rows, above, below = [], 0, 0
    for task in part.tasks:
        above, below = (above, below + 1) if task.under else (above + 1, 0)
        sign = f"{above}.{below}" if task.under else f"{above}"
        rows.append((Cell(sign), *_row(survey, task, year, lang)))
    return Table(columns, tuple(rows), title=_SHEET_TASKS.of(lang))


def _row(survey: Survey, task: Task, year: int, lang: Lang) -> tuple[Cell, ...]:
    work = task.work
    mission = isinstance(work, Mission)
    content = work.label(lang)
    if task.carried:
        content += "\n" + _CARRIED.of(lang).format(date(task.carried, lang))
    suspended = survey.suspended(work)
    if suspended:
        content += "\n" + _SUSPENDED.of(lang)
    partners = work.coordinating if isinstance(work, Mission) else tuple(work.participants)
    return (
        Cell(content, manner="alarm" if task.carried or suspended else "strong" if mission else "plain"),
        _body(survey, work.lead, lang),
        said(", ".join(body(survey, id, lang) for id in partners)),
        *(
            Cell(_OVERRUN.of(lang), manner="alarm")
            if at in task.overrun
            else _quarter(at, task.due, () if suspended else task.quarters, lang)
            for at in range(1, 5)
        ),
        said(_method(survey, work, lang)),
        _means(survey, work, year, lang),
        said(_product(survey, work, lang)),
    )


def _method(survey: Survey, work: Mission | Activity, lang: Lang) -> str:
    routes = dict.fromkeys(one.route for one in survey.referring(Funding, "for", work.id) if one.route)
    words = [ROUTES.label(route).of(lang) for route in routes]
    forms = dict.fromkeys(one.form for one in work.receives.values()) if isinstance(work, Activity) else {}
    words += [TRANSFER_FORMS.label(form).of(lang) for form in forms]
    text = ", ".join(words)
    return capital(text)


def _means(survey: Survey, work: Mission | Activity, year: int, lang: Lang) -> Cell:
    """The year's money by kind of source, people and infrastructure."""
    lines = []
    sums: dict[str | None, int] = {}
    for one in survey.referring(Funding, "for", work.id):
        amount = (one.approved or one.allocated).get(year)
        if amount is not None:
            sums[one.source_kind] = sums.get(one.source_kind, 0) + amount
    for kind, amount in sums.items():
        source = f" ({SOURCE_KINDS.label(kind).of(lang)})" if kind else ""
        lines.append(money(amount, survey.settings.money.unit, lang) + source)
    if isinstance(work, Activity):
        if work.people:
            people = sum(work.people.values())
            lines.append(phrase("{n} people", "{n} người", n=people).of(lang))
        lines += [body(survey, id, lang) for id in work.uses]
    return Cell("\n".join(lines)) if lines else Cell(_NO_MEANS.of(lang), manner="soft")


def _product(survey: Survey, work: Mission | Activity, lang: Lang) -> str:
    if work.deliverable:
        return work.deliverable.of(lang)
    named = work.products if isinstance(work, Mission) else ()
    found = (survey.roadmap.find(Product, id) for id in named)
    return some([one.label(lang) for one in found if one], lang, 3)
