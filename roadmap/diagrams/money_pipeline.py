"""Money on its way, from approval to spending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from roadmap.diagram import diagram
from roadmap.diagrams._framing import framed, tabled
from roadmap.diagrams._in_focus import none_of
from roadmap.diagrams._money_rows import (
    STEPS,
    amount_axis,
    held_before,
    kept,
    legend,
    part_row,
    partial,
    step_rows,
    stuck_row,
    year_row,
)  # fmt: skip
from roadmap.drawing.charts.chart import Chart, Panel, Row, Section
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.passing import begun, lacking, passed_on, unsaid
from roadmap.graph.spending import Lag, Pipeline, line_name, over_ceiling, pipeline, stage_of
from roadmap.graph.survey import Survey
from roadmap.locale.money import LEFT_OUT, counted, money
from roadmap.locale.value import capital, number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.funding import MONEY_STEPS, SOURCE_KINDS, Funding
from roadmap.model.kinds.means import Infrastructure
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.scale import STAGES
from roadmap.model.text import Lang, Text

_TITLE = Text("Dòng kinh phí: từ phê duyệt đến quyết toán", "Money: from approval to spending")
_NO_MONEY = Text("chưa có kinh phí nào có số tiền.", "there is no money with an amount on record.")
_OF = Text("Dòng kinh phí: {}", "Money: {}")
_LINES = Text("{} dòng kinh phí", "lines of money: {}")
_STUCK = Text("{} dòng giải ngân chậm", "{} paid out late")
_SILENT = Text("{} dòng chưa có số giải ngân", "{} without a figure of payment")
_TOTALS = Text("Tổng theo bước", "By step")
_TO_DATE, _LATER = Text("Đến hết năm {}", "By the end of {}"), Text("Các năm sau", "Later years")
_HELD = Text("Còn ở các bước trước", "Still at earlier steps")
_EVERY_YEAR = Text("Mọi năm", "Every year")
_YEARS, _NO_FIGURE = Text("Theo năm", "By year"), Text("Chưa có số (dòng)", "No figure (lines)")
_SOURCE = Text("Theo loại nguồn, đến hết năm {}", "By kind of source, by the end of {}")
_STAGE = Text("Theo giai đoạn, đến hết năm {}", "By stage, by the end of {}")
_LAGS = Text("Giải ngân chậm so với kế hoạch đến nay", "Paid out later than planned to date")
_WHERE, _NO_SOURCE = Text("Dừng ở bước", "Held before"), Text("Chưa ghi loại nguồn", "Kind of source not recorded")
_HEADER = (
    Text("Phần", "Part"), Text("Mục", "Item"), *STEPS.values(),
    Text("Kế hoạch đến nay", "Planned to date"), Text("Đã giải ngân", "Paid out"), _WHERE,
)  # fmt: skip
_NO_STAGE = Text("Không gắn một giai đoạn", "At no single stage")
_BLANK = Text("Không tính {} dòng chưa có số tiền nào: {}.", "{} lines without any amount do not count: {}.")
_ONCE = Text(
    "Mỗi dòng kinh phí tính một lần; tiền của nhiệm vụ phục vụ nhiều sản phẩm tính cho từng sản phẩm, nên không cộng "
    "các hình của nhiều sản phẩm, công nghệ với nhau.",
    "Each line of money counts once; money of a mission that serves several products counts for each of them, so the "
    "pictures of several products and technologies must not be added up.",
)
_KNOWN_ONLY = Text(
    "Số chỉ gồm các khoản đã ghi; bước chưa có số là chưa biết, không phải bằng không.",
    "Figures hold only what is on record; a step without a figure is unknown, not zero.",
)
_OVER_CEILING = Text("⚠ phê duyệt vượt tổng kinh phí tối đa {}", "⚠ more is approved than the ceiling of {}")
_CEILING = Text("tổng kinh phí tối đa {}", "ceiling {}")
_OUT = Text("chưa có số", "no figure")
_MOST_STUCK, _MOST_BLANK = 20, 6
_MORE_STUCK = Text("Không vẽ {} dòng giải ngân chậm có số tiền nhỏ hơn; bảng đi kèm ghi đủ.",
                   "{} smaller lines that are paid out late are not drawn; the table has them all.")  # fmt: skip
_KINDS = (Programme, Mission, Activity, Technology, Product, Infrastructure, Organization)


@diagram("Money", "Dòng kinh phí")
def money_pipeline(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
    """How much money has been approved, allocated, committed, disbursed and spent, and where it is stuck.

    Đã phê duyệt, phân bổ, ký kết, giải ngân, quyết toán bao nhiêu tiền, và tiền đang dừng ở đâu.

    The first panel adds up each step: filled is what the years to this one's end hold, lighter what later years do;
    beside it stands how much of the step before has not yet passed. Then the steps of each year, of each kind of source
    and of each stage (of the work that a line pays for). The last panel shows the lines that lag: an open bar for what
    was planned to date (this year by the days gone), a filled one for what has been paid out, and in words the step
    before which most is held. What counts as late is decided by check FUN602 and its limits.

    A step without a figure is said to be unknown and never drawn as zero. Each line of money counts once.

    Ids: programmes (with their missions and work), missions (with their work), activities, technologies, products,
    infrastructure, and organisations (with what they answer for). One drawing for each; without ids, all money.
    """
    if not focus:
        yield _drawing(survey, None, pipeline(survey), lang)
    for id in focus:
        record = survey.roadmap.records.get(id)
        if not isinstance(record, _KINDS):
            message = Text(
                f"`{id}` không phải chương trình, nhiệm vụ, hoạt động, công nghệ, sản phẩm, hạ tầng hoặc tổ chức.",
                f"`{id}` is no programme, mission, activity, technology, product, infrastructure or organisation.",
            )
            raise RoadmapError(message, Text("Xem mã: `roadmap list mission`", "See the ids: `roadmap list mission`"))
        yield _drawing(survey, record, pipeline(survey, [id]), lang)


def _drawing(survey: Survey, record: Record | None, money: Pipeline, lang: Lang) -> Drawing:
    """One drawing.

    Raises:
        RoadmapError: no line of money gives an amount.
    """
    if not money.years:
        raise RoadmapError(
            none_of(record, _NO_MONEY),
            Text("Thêm bằng: `roadmap new funding MÃ`", "Add some: `roadmap new funding ID`"),
        )
    year = str(survey.today.year)
    drawn: list[Record] = [*([record] if record else []), *money.lines]
    panels = [_totals(survey, money, lang), _years(survey, money, lang)]
    panels += [
        _parts(survey, _sourced(money, lang), _SOURCE.of(lang).format(year), lang),
        _parts(survey, _staged(survey, money, lang), _STAGE.of(lang).format(year), lang),
    ]
    if money.stuck:
        panels.append(_lags(survey, money.stuck, lang))
    sheet = framed(
        survey,
        lang,
        _OF.of(lang).format(record.label(lang)) if record else _TITLE.of(lang),
        Chart(tuple(panels)),
        drawn,
        subtitle=_subtitle(survey, record, money, lang),
        legend=legend(lang),
        footnotes=_footnotes(survey, record, money, lang),
    )
    return Drawing(f"money-pipeline-{record.id}" if record else "money-pipeline", sheet, _table(survey, money, lang))


def _subtitle(survey: Survey, record: Record | None, money_: Pipeline, lang: Lang) -> Iterator[str]:
    yield _LINES.of(lang).format(number(len(money_.lines), lang))
    if isinstance(record, Programme) and record.ceiling is not None:
        words = _OVER_CEILING if over_ceiling(survey, record) else _CEILING
        yield words.of(lang).format(money(record.ceiling, survey.settings.money.unit, lang))
    if money_.late:
        yield _STUCK.of(lang).format(number(len(money_.late), lang))
    if money_.silent:
        yield _SILENT.of(lang).format(number(len(money_.silent), lang))


def _footnotes(survey: Survey, record: Record | None, money: Pipeline, lang: Lang) -> Iterator[str]:
    if blank := money.blank:
        names = [line_name(survey, line, lang) for line in blank[:_MOST_BLANK]] + ["…"] * (len(blank) > _MOST_BLANK)
        yield _BLANK.of(lang).format(number(len(blank), lang), "; ".join(names))
    if len(money.stuck) > _MOST_STUCK:
        yield _MORE_STUCK.of(lang).format(number(len(money.stuck) - _MOST_STUCK, lang))
    yield _KNOWN_ONLY.of(lang)
    if any(partial(money, survey.today.year)):
        yield LEFT_OUT.of(lang)
    if isinstance(record, Technology | Product):
        yield _ONCE.of(lang)


def _totals(survey: Survey, money: Pipeline, lang: Lang) -> Panel:
    year = str(survey.today.year)
    largest = max((money.total(step) or 0 for step in MONEY_STEPS), default=0)
    columns = (_TO_DATE.of(lang).format(year), _LATER.of(lang), _HELD.of(lang))
    rows = tuple(step_rows(survey, money, lang))
    return Panel(amount_axis(survey, largest, lang), (Section("", rows),), _TOTALS.of(lang), columns)


def _years(survey: Survey, money: Pipeline, lang: Lang) -> Panel:
    largest = max(money.amount(step, year) or 0 for step in MONEY_STEPS for year in money.years)
    rows = tuple(year_row(survey, money, year, lang) for year in money.years)
    return Panel(amount_axis(survey, largest, lang), (Section("", rows),), _YEARS.of(lang), (_NO_FIGURE.of(lang),))


def _sourced(money: Pipeline, lang: Lang) -> dict[str, Pipeline]:
    """Name of each kind of source -> its money, in the order of the vocabulary."""
    found = money.parts(lambda line: line.source_kind or "")
    named = {capital(SOURCE_KINDS.label(word).of(lang)): found[word] for word in SOURCE_KINDS if word in found}
    return named | ({_NO_SOURCE.of(lang): found[""]} if "" in found else {})


def _staged(survey: Survey, money: Pipeline, lang: Lang) -> dict[str, Pipeline]:
    """Name of each stage -> its money, in order."""

    def stage(line: Funding) -> str:
        return stage_of(survey, line)

    found = money.parts(stage)
    named = {STAGES.label(word).of(lang): found[word] for word in STAGES if word in found}
    return named | ({_NO_STAGE.of(lang): found[""]} if "" in found else {})


def _parts(survey: Survey, parts: dict[str, Pipeline], heading: str, lang: Lang) -> Panel:
    year = survey.today.year
    largest = max((one.to_date(step, year) or 0 for one in parts.values() for step in MONEY_STEPS), default=0)
    rows = tuple(part_row(survey, name, one, lang) for name, one in parts.items())
    return Panel(amount_axis(survey, largest, lang), (Section("", rows),), heading, (_NO_FIGURE.of(lang),))


def _lags(survey: Survey, stuck: Sequence[Lag], lang: Lang) -> Panel:
    shown = stuck[:_MOST_STUCK]
    largest = max(one.planned for one in shown)
    rows: Iterable[Row] = (stuck_row(survey, one, lang) for one in shown)
    axis = amount_axis(survey, largest, lang)
    return Panel(axis, (Section("", tuple(rows)),), _LAGS.of(lang), (_WHERE.of(lang),))


def _table(survey: Survey, money_: Pipeline, lang: Lang) -> Table:
    unit, year = survey.settings.money.unit, survey.today.year

    def said(amount: float | None) -> str:
        return _OUT.of(lang) if amount is None else money(amount, unit, lang)

    def to_date(held: Pipeline, step: str) -> str:
        amount = held.to_date(step, year)
        return counted(said(amount), 0 if amount is None else unsaid(begun(held, year), step), lang)

    def total_of(step: str) -> str:
        return counted(said(money_.total(step)), lacking(money_, step, year), lang)

    rows: list[tuple[str, ...]] = []
    total = _TOTALS.of(lang)
    rows.append((total, _TO_DATE.of(lang).format(year), *(to_date(money_, step) for step in MONEY_STEPS), "", "", ""))
    held = (kept(survey, passed_on(money_, step, year), lang) for step in MONEY_STEPS)
    rows.append((total, _HELD.of(lang), *held, "", "", ""))
    rows.append((total, _EVERY_YEAR.of(lang), *map(total_of, MONEY_STEPS), "", "", ""))
    rows += [
        (_YEARS.of(lang), str(at), *(said(money_.amount(step, at)) for step in MONEY_STEPS), "", "", "")
        for at in money_.years
    ]
    groups = ((_SOURCE, _sourced(money_, lang)), (_STAGE, _staged(survey, money_, lang)))
    for heading, parts in groups:
        for name, one in parts.items():
            amounts = (to_date(one, step) for step in MONEY_STEPS)
            rows.append((heading.of(lang).format(year), name, *amounts, "", "", ""))
    for lag in money_.stuck:
        paid = _OUT.of(lang) if lag.silent else said(lag.paid)
        rows.append(
            (
                _LAGS.of(lang),
                line_name(survey, lag.funding, lang),
                *[""] * len(MONEY_STEPS),
                said(lag.planned),
                paid,
                held_before(lag, year, lang),
            )
        )
    return tabled(_HEADER, rows, lang)
