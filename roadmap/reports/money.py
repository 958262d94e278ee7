"""Money from approval to spending: how much, how late, what waits for it, and how thin it is spread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from roadmap.graph.delay import behind, delayed, waiting
from roadmap.graph.dispersion import effective_number
from roadmap.graph.passing import Passed, begun, of_year, passed, passed_in, unsaid
from roadmap.graph.spending import Lag, Pipeline, line_name, over_ceiling, pipeline, stage_of
from roadmap.graph.survey import Survey
from roadmap.locale.money import LEFT_OUT, counted
from roadmap.locale.money import money as amount_in_words
from roadmap.locale.value import capital, date, number, percent, phrase
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Milestone, Product, Technology
from roadmap.model.kinds.funding import MONEY_STEPS, ROUTES, SOURCE_KINDS, Funding
from roadmap.model.kinds.means import Infrastructure
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.scale import STAGES
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Manner,
    Paragraph,
    Table,
)
from roadmap.report import report
from roadmap.reports._framing import (
    STEPS,
    UNKNOWN,
    Head,
    billions,
    framed,
    headed,
    known,
    passed_step,
    said,
    short_of_figures,
    some,
)
from roadmap.reports._spread_thin import EXPLAIN, spread_thin

_TITLE = Text("Kinh phí: từ phê duyệt đến quyết toán", "Money: from approval to spending")
_EXCEEDED = Text(
    "⚠ {}: kinh phí phê duyệt vượt {} tỷ đồng so với tổng kinh phí tối đa {} tỷ đồng.",
    "⚠ {}: {} bn VND more are approved than the ceiling of {} bn VND.",
)
_BY_YEAR = Text("Theo năm (tỷ đồng)", "By year (bn VND)")
_STUCK = Text("Kinh phí đang chậm và việc bị kéo chậm", "Money that lags, and what waits for it")
_BY = Text("Theo giai đoạn, loại nguồn và hình thức (tỷ đồng)", "By stage, kind of source and route (bn VND)")
_SPREAD = Text("Tập trung hay phân tán", "Concentrated or spread thin")
_UNKNOWN = Text(
    "{}: chưa có số liệu, không phải bằng không. Tỷ lệ giải ngân so với phê duyệt của dòng cộng và của từng nhóm tính "
    "đến hết năm {}, chỉ gồm các khoản có cả hai số.",
    "{}: not on record, which is not nothing. Disbursed over approved, of all years and of groups, counts what is of "
    "{} and before, over the lines that have both figures.",
)
_NO_MONEY = Text("Chưa ghi khoản kinh phí nào.", "No money on record.")
_NONE_LATE = Text("Không có khoản nào chậm so với kế hoạch.", "No money lags behind its plan.")
_YEAR, _ALL, _PAID = Text("Năm", "Year"), Text("Cộng", "Total"), Text("Giải ngân / phê duyệt", "Disbursed / approved")
_PAID_BY = Text("đến {1}: {0}", "by {1}: {0}")
_RECEIVERS = Text("Số đầu mối hiệu dụng", "Effective number")
_LINE, _STEP = Text("Khoản kinh phí", "Money"), Text("Dừng ở bước", "Held before")
_PLAN, _GOT = Text("Kế hoạch đến nay (tỷ đồng)", "Planned to date (bn VND)"), Text("Đã giải ngân", "Disbursed")
_HELD, _WAITS = Text("Còn giữ lại", "Held"), Text("Việc và mốc bị kéo chậm", "Work and milestones that wait")
_LINES = Text("Số khoản", "Lines")
_NOT_SAID = Text("Chưa ghi", "Not on record")
_BEHIND = Text("chậm {n} năm so với bước trước", "{n} years behind the step before")
_WAITING = Text("còn {} chờ từ năm {}", "{} waiting since {}")
_NO_FIGURE = Text("{} khoản chưa có số", "lines without a figure: {}")
_SILENT = Text("chưa có số liệu giải ngân", "no disbursement on record")
_PAYABLE = (Programme, Mission, Activity, Technology, Product, Infrastructure, Organization)
_MOST_WAITING = 4


@report("Money", "Kinh phí")
def money(survey: Survey, focus: Sequence[str], lang: Lang) -> Document:
    """Money from approval to spending: how much, how late, what waits for it, and how thin it is spread.

    Kinh phí từ phê duyệt đến quyết toán: bao nhiêu, chậm bao lâu, việc nào bị kéo chậm, tập trung hay phân tán.

    Money is followed through five steps: approved, allocated, committed, disbursed, spent. A step lags behind the one
    before it by the years from when that one had let through as much; what has not passed yet is told with the year
    since which it waits. Lines of money that lag behind their plan (as
    the check FUN602 sees it) come with the step at which most is held, and with the open work and milestones that wait:
    what the line pays, what follows that, and their milestones. Then the same amounts by stage, kind of source and
    route, and how concentrated they are: the effective number is the inverse of the Herfindahl-Hirschman index, N for N
    equal amounts (Herfindahl 1950, Hirschman 1945, Adelman 1969). What is not on record is shown as a dash, never as
    nothing.

    With ids only the money of these programmes, missions, activities, technologies, products, infrastructure or bodies;
    each line counts once.
    """
    known(survey, focus, *_PAYABLE)
    pipe = pipeline(survey, focus or None)
    title = ("money", _TITLE.of(lang))
    if not pipe.lines:
        return framed(survey, focus, lang, title, [Paragraph(_NO_MONEY.of(lang), "soft")], [])
    blocks: list[Block] = [
        _figures(survey, pipe, lang),
        *_ceilings(survey, focus, lang),
        Heading(_BY_YEAR.of(lang)), _years(survey, pipe, lang),
        Heading(_STUCK.of(lang)), _stuck(survey, pipe, lang),
        Heading(_BY.of(lang)), *_grouped(survey, pipe, lang),
        Heading(_SPREAD.of(lang)), *spread_thin(survey, pipe.lines, lang),
    ]  # fmt: skip
    notes = [_UNKNOWN.of(lang).format(UNKNOWN, survey.today.year)]
    notes += [LEFT_OUT.of(lang)] if short_of_figures(survey, pipe) else []
    notes.append(EXPLAIN.of(lang))
    return framed(survey, focus, lang, title, blocks, pipe.lines, footnotes=notes, wide=True)


def _ceilings(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Block]:
    """The programmes, of those in focus or of all, for which more is approved than their ceiling."""
    for programme in survey.of(Programme):
        if (not focus or programme.id in focus) and (excess := over_ceiling(survey, programme)):
            over, ceiling = (billions(survey, amount, lang).text for amount in (excess, programme.ceiling))
            yield Paragraph(_EXCEEDED.of(lang).format(programme.label(lang), over, ceiling), "alarm")


def _figures(survey: Survey, pipe: Pipeline, lang: Lang) -> KeyFigures:
    """How much has passed each step by the end of this year, and how far it lags behind the step before."""
    year, unit = survey.today.year, survey.settings.money.unit
    found = []
    for step in MONEY_STEPS:
        through, late = pipe.to_date(step, year), behind(pipe, step, year)
        name = phrase("{step} by {year}", "{step} đến {year}", step=STEPS[step], year=str(year)).of(lang)
        notes = [_BEHIND.of(lang).format(n=number(late, lang))] if late else []
        left = waiting(pipe, step, year)
        if left:
            notes.append(_WAITING.of(lang).format(amount_in_words(left.amount, unit, lang), left.since))
        if through is not None and (lines := unsaid(begun(pipe, year), step)):
            notes.append(_NO_FIGURE.of(lang).format(number(lines, lang)))
        value = UNKNOWN if through is None else amount_in_words(through, unit, lang)
        found.append(KeyFigure(value, name, "; ".join(notes), "alarm" if late or left else "plain"))
    return KeyFigures(tuple(found))


def _step_columns(first: Text, lang: Lang, *more: Head) -> tuple[Column, ...]:
    steps: list[Head] = [(Text(*map(capital, STEPS[step])), 1, "number") for step in MONEY_STEPS]
    return headed(lang, (first, 1.6), *more, *steps, (_PAID, 1, "number"), (_RECEIVERS, 1, "number"))


def _paid(pipe: Pipeline, until: int, lang: Lang) -> Cell:
    """The share of what was approved for the years up to `until` that has been disbursed."""
    return _share(passed(pipe, "approved", "disbursed", until), lang)


def _paid_by(survey: Survey, pipe: Pipeline, lang: Lang) -> Cell:
    """The same by the end of this year, which it says: it stands beside sums of all years."""
    cell = _paid(pipe, survey.today.year, lang)
    return cell if cell.value is None else cell._replace(text=_PAID_BY.of(lang).format(cell.text, survey.today.year))


def _share(one: Passed, lang: Lang) -> Cell:
    if one.share is None:
        return said("")
    return Cell(counted(percent(one.share, lang), one.left_out, lang), one.share)


def _amount(survey: Survey, amount: int | None, left_out: int, lang: Lang) -> Cell:
    """What passed a step, and how many lines do not say."""
    cell = billions(survey, amount, lang)
    return cell if amount is None else cell._replace(text=counted(cell.text, left_out, lang))


def _totals(survey: Survey, pipe: Pipeline, lang: Lang) -> list[Cell]:
    return [passed_step(survey, pipe, step, lang) for step in MONEY_STEPS]


def _years(survey: Survey, pipe: Pipeline, lang: Lang) -> Table:
    columns = _step_columns(_YEAR, lang)
    rows = []
    for year in pipe.years:
        given = of_year(pipe, year) if year <= survey.today.year else Pipeline((), ())
        cells = [_amount(survey, pipe.amount(step, year), unsaid(given, step), lang) for step in MONEY_STEPS]
        parts = _effective([(line, line.approved.get(year, 0)) for line in pipe.lines], lang)
        share = _share(passed_in(pipe, "approved", "disbursed", year), lang)
        rows.append((Cell(str(year), year), *cells, share, parts))
    foot = (
        Cell(_ALL.of(lang)), *_totals(survey, pipe, lang),
        _paid_by(survey, pipe, lang), _effective(_all_approved(pipe), lang),
    )  # fmt: skip
    return Table(columns, tuple(rows), foot=foot, title=_YEAR.of(lang))


def _approved(line: Funding) -> int:
    return sum(line.approved.values())


def _all_approved(pipe: Pipeline) -> list[tuple[Funding, int]]:
    return [(line, _approved(line)) for line in pipe.lines]


def _effective(amounts: Sequence[tuple[Funding, int]], lang: Lang) -> Cell:
    """Over how many receivers `amounts` are divided, as it were."""
    held: dict[str, int] = {}
    for line, amount in amounts:
        held[line.for_ or line.id] = held.get(line.for_ or line.id, 0) + amount
    value = round(effective_number(held.values()), 1)
    return Cell(number(value, lang), value) if value else said("")


# --- what lags -------------------------------------------------------------------------------------------------------


def _stuck(survey: Survey, pipe: Pipeline, lang: Lang) -> Table:
    amounts: tuple[Head, ...] = ((_PLAN, 1, "number"), (_GOT, 1, "number"), (_HELD, 1, "number"))
    columns = headed(lang, (_LINE, 2), *amounts, (_STEP, 1), (_WAITS, 3.4))
    return Table(
        columns,
        tuple(_stuck_row(survey, one, lang) for one in pipe.stuck),
        empty=_NONE_LATE.of(lang),
        title=_STUCK.of(lang),
    )


def _stuck_row(survey: Survey, one: Lag, lang: Lang) -> tuple[Cell, ...]:
    step = one.held_at(survey.today.year)
    manner: Manner = "alarm" if one.grave else "plain"
    paid = Cell(_SILENT.of(lang), manner="soft") if one.silent else billions(survey, one.paid, lang)
    waiting = delayed(survey, one.funding)
    names = [_dated(held, lang) for held in waiting]
    return (
        Cell(line_name(survey, one.funding, lang), manner=manner),
        billions(survey, one.planned, lang),
        paid,
        said("") if one.silent else billions(survey, one.held, lang, manner),
        said(capital(STEPS[step].of(lang)) if step else ""),
        said(some(names, lang, _MOST_WAITING)),
    )


def _dated(one: Activity | Milestone, lang: Lang) -> str:
    due = one.end if isinstance(one, Activity) else one.due
    return one.label(lang) + (f" ({date(due, lang)})" if due else "")


# --- by stage, source and route --------------------------------------------------------------------------------------


_GROUPINGS: tuple[tuple[Text, dict[str, Text], Text], ...] = (
    (Text("Giai đoạn", "Stage"), dict(STAGES.words), Text("Không gắn với giai đoạn", "Of no stage")),
    (Text("Loại nguồn", "Kind of source"), dict(SOURCE_KINDS.words), _NOT_SAID),
    (Text("Hình thức", "Route"), dict(ROUTES.words), _NOT_SAID),
)
"""What lines of money are grouped by, the groups in their order, and what the rest is called."""


def _grouped(survey: Survey, pipe: Pipeline, lang: Lang) -> Iterator[Table]:
    keys: tuple[Callable[[Funding], str], ...] = (
        lambda line: stage_of(survey, line), lambda line: line.source_kind or "", lambda line: line.route or ""
    )  # fmt: skip
    for (title, groups, rest), key in zip(_GROUPINGS, keys, strict=True):
        columns = _step_columns(title, lang, (_LINES, 0.7, "number"))
        parts = pipe.parts(key)
        named = [(name, parts[word]) for word, name in (*groups.items(), ("", rest)) if word in parts]
        rows = tuple(_group(survey, name, part, lang) for name, part in named)
        yield Table(columns, rows, title=title.of(lang))


def _group(survey: Survey, name: Text, part: Pipeline, lang: Lang) -> tuple[Cell, ...]:
    count = Cell(number(len(part.lines), lang), len(part.lines))
    paid = _paid_by(survey, part, lang)
    return (
        Cell(capital(name.of(lang))),
        count,
        *_totals(survey, part, lang),
        paid,
        _effective(_all_approved(part), lang),
    )
