"""Money on its way, as rows: each year, all years, what is stuck, and every step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from roadmap.graph.passing import Passed, passed, passed_in, unsaid
from roadmap.graph.spending import Lag, Pipeline
from roadmap.locale.money import money
from roadmap.locale.value import number, percent
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.model.relation import fields
from roadmap.model.text import Text
from tui.state import State
from tui.widgets.bars import FLOW, flow
from tui.widgets.lines import Bit
from tui.widgets.plain import fitted
from tui.widgets.rows import Drawn

_STEPS = {shape.alias: shape.about.label for shape in fields(Funding) if shape.about and shape.alias in MONEY_STEPS}
_NONE = Text("Chưa ghi kinh phí nào cho phạm vi này.", "No money is on record for this scope.")
_LEGEND = Text(
    "KINH PHÍ █ giải ngân ▓ ký kết ▒ phân bổ ░ duyệt", "MONEY █ disbursed ▓ committed ▒ allocated ░ approved"
)
_YEAR, _APPROVED, _PAID, _SHARE = (
    Text("Năm", "Year"),
    Text("Duyệt", "Approved"),
    Text("Giải ngân", "Disbursed"),
    Text("Tỷ lệ", "Share"),
)
_TOTAL = Text("Tổng", "Total")
_BOTH = Text("! tỷ lệ không tính {} khoản thiếu số", "! lines the share leaves out: {}")
_LACK = Text("! {} khoản chưa có số {}", "! {1} not on record: {0}")
_STUCK = Text("GIẢI NGÂN CHẬM: {} so với kế hoạch lũy kế ({} khoản)", "DELAYED: {} below cumulative plan ({} items)")
_HELD = Text("! {} chưa giải ngân ở khoản chậm", "! {} not disbursed in delayed items")
_BEHIND = Text("chậm {}", "{} behind")
_AT = Text("vướng ở khâu {}", "held at: {}")
_UNKNOWN = Text("! {} chưa ghi số giải ngân", "! {} without any disbursement on record")
_SILENT = Text("CHƯA GHI SỐ GIẢI NGÂN ({} khoản)", "NO DISBURSEMENT ON RECORD ({} lines)")
_PLANNED = Text("kế hoạch lũy kế {}", "{} planned to date")
_ALL = Text("TỔNG HỢP THEO KHÂU, CÁC NĂM", "BY STEP, ALL YEARS")
_LINES = Text("CÁC KHOẢN ({}): DUYỆT, TỶ LỆ GIẢI NGÂN", "LINES ({}): APPROVED, SHARE DISBURSED")


def rows(state: State, found: Pipeline) -> list[Drawn]:
    """The rows of the money of a scope; those of a line of money stand for its record."""
    if not found.lines:
        return [Drawn("", lambda _: [Bit(_NONE.of(state.lang), "dim")])]
    return [
        Drawn("", partial(_title, _LEGEND.of(state.lang), "accent")),
        Drawn("", partial(_columns, state.lang)),
        *_years(state, found),
        *_late(state, found),
        *_steps(state, found),
        *_each(state, found),
    ]


def _title(text: str, tone: str, width: int) -> list[Bit]:
    return [Bit(fitted(text, width), tone)]


def _said(state: State, amount: float | None) -> str:
    return "–" if amount is None else money(amount, state.settings.money.unit, state.lang, short=True)


# --- by year ---------------------------------------------------------------------------------------------------------


def _columns(lang: str, width: int) -> list[Bit]:
    return _line(width, _YEAR.of(lang), "", _APPROVED.of(lang), _PAID.of(lang), _SHARE.of(lang), tone="dim")


def _line(width: int, year: str, drawn: str, approved: str, paid: str, share: str, *, tone: str = "") -> list[Bit]:
    numbers = f" {fitted(approved, 10, right=True)} {fitted(paid, 10, right=True)} {fitted(share, 6, right=True)}"
    return [Bit(fitted(year, 6), tone or "strong"), Bit(fitted(drawn, _bar(width)), ""), Bit(numbers, tone)]


def _bar(width: int) -> int:
    return max(0, width - 6 - 29)


def _years(state: State, found: Pipeline) -> Iterator[Drawn]:
    most = max((found.amount(step, year) or 0 for year in found.years for step in MONEY_STEPS), default=0)
    for year in found.years:
        yield Drawn("", partial(_year, state, found, year, most))
        if year <= state.survey.today.year:
            for text, lags in ((_HELD, found.late), (_UNKNOWN, found.silent)):
                if held := sum(one.held_in(year) for one in lags):
                    yield Drawn("", partial(_note, text.of(state.lang).format(_said(state, held))))
    yield Drawn("", partial(_total, state, found))
    share = passed(found, "approved", "disbursed", max(found.years, default=0))
    if share.lines and share.left_out:
        yield Drawn("", partial(_note, _BOTH.of(state.lang).format(number(share.left_out, state.lang))))


def _note(said: str, width: int) -> list[Bit]:
    return [Bit(" " * 6), Bit(fitted(said, max(0, width - 6)), "warning")]


def _year(state: State, found: Pipeline, year: int, most: int, width: int) -> list[Bit]:
    amounts = [found.amount(step, year) for step in MONEY_STEPS]
    approved, _, _, paid, _ = amounts
    drawn = flow([amount or 0 for amount in reversed(amounts[:4])], most, _bar(width))
    tone = "dim" if year > state.survey.today.year else ""
    share = _percent(state, passed_in(found, "approved", "disbursed", year))
    return _line(width, str(year), drawn, _said(state, approved), _said(state, paid), share, tone=tone)


def _total(state: State, found: Pipeline, width: int) -> list[Bit]:
    share = passed(found, "approved", "disbursed", max(found.years, default=0))
    numbers = (_said(state, found.total("approved")), _said(state, found.total("disbursed")), _percent(state, share))
    return _line(width, _TOTAL.of(state.lang), "─" * max(0, _bar(width)), *numbers, tone="strong")


def _percent(state: State, one: Passed) -> str:
    return "" if one.share is None else percent(one.share, state.lang)


def _share(state: State, part: int | None, whole: int | None) -> str:
    return percent(part / whole, state.lang) if part is not None and whole else ""


# --- what is stuck, and every step -----------------------------------------------------------------------------------


def _late(state: State, found: Pipeline) -> Iterator[Drawn]:
    if found.late:
        held = _said(state, sum(one.held for one in found.late))
        yield Drawn("", partial(_title, _STUCK.of(state.lang).format(held, len(found.late)), "error"))
    for late in found.late:
        yield Drawn(late.funding.id, partial(_stuck, state, late))
        yield Drawn(late.funding.id, partial(_why, state, late))
    if found.silent:
        yield Drawn("", partial(_title, _SILENT.of(state.lang).format(len(found.silent)), "warning"))
    for late in found.silent:
        yield Drawn(late.funding.id, partial(_stuck, state, late))
        yield Drawn(late.funding.id, partial(_why, state, late))


def _stuck(state: State, late: Lag, width: int) -> list[Bit]:
    sign, tone = ("✗", "error") if late.grave else ("!", "warning")
    return [Bit(fitted(f"{sign} {state.label(late.funding.id)}", width), tone)]


def _why(state: State, late: Lag, width: int) -> list[Bit]:
    """How much is held, and at which step."""
    step = late.held_at(state.survey.today.year)
    text, amount = (_PLANNED, late.planned) if late.silent else (_BEHIND, late.held)
    said = [text.of(state.lang).format(_said(state, amount))]
    if step and not late.silent:
        said.append(_AT.of(state.lang).format(_STEPS[step].of(state.lang)))
    return [Bit(fitted(f"  {' · '.join(said)}", width), "error" if late.grave else "warning")]


def _steps(state: State, found: Pipeline) -> Iterator[Drawn]:
    """Every step over all years, one bar each, and how many lines have no figure of it."""
    yield Drawn("", partial(_title, _ALL.of(state.lang), "accent"))
    totals = {step: found.total(step) for step in MONEY_STEPS}
    most = max((total for total in totals.values() if total), default=0)
    for step in MONEY_STEPS:
        yield Drawn("", partial(_step, state, step, totals[step], most, _of_approved(state, found, step)))
        if (lack := unsaid(found, step)) and totals[step] is not None:
            text = _LACK.of(state.lang).format(number(lack, state.lang), _STEPS[step].of(state.lang))
            yield Drawn("", partial(_note, text))


def _of_approved(state: State, found: Pipeline, step: str) -> str:
    return _percent(state, passed(found, "approved", step, max(found.years, default=0)))


def _step(state: State, step: str, total: int | None, most: int, share: str, width: int) -> list[Bit]:
    name = _STEPS[step].of(state.lang)
    sign = dict(zip(MONEY_STEPS, (*reversed(FLOW), "█"), strict=True))[step]
    room = max(0, width - 12 - 20)
    drawn = sign * round((total or 0) / most * room) if most else ""
    numbers = f" {fitted(_said(state, total), 11, right=True)} {fitted(share, 6, right=True)}"
    return [Bit(fitted(name.capitalize(), 12)), Bit(fitted(drawn, room)), Bit(numbers)]


def _each(state: State, found: Pipeline) -> Iterator[Drawn]:
    """Every line of money, to be opened."""
    yield Drawn("", partial(_title, _LINES.of(state.lang).format(len(found.lines)), "accent"))
    for line in found.lines:
        yield Drawn(line.id, partial(_one, state, line))


def _one(state: State, line: Funding, width: int) -> list[Bit]:
    approved, paid = sum(line.approved.values()), sum(line.disbursed.values())
    share = _share(state, paid, approved) if line.disbursed else ""
    numbers = f" {fitted(_said(state, approved if line.approved else None), 10, right=True)} "
    name = fitted(state.label(line.id), max(12, width - 18))
    return [Bit(name), Bit(numbers + fitted(share, 6, right=True), "dim")]
