"""Money for a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.meant import sum_of_money
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.model.relation import fields
from roadmap.model.settings import UNIT_FACTORS, UNITS
from roadmap.model.text import Text
from tui.command import command
from tui.commands._values import asked_year
from tui.screens.measures import Measures

if TYPE_CHECKING:
    from tui.app import Planner

_LINE = Text("Khoản kinh phí nào?", "Which line of money?")
_STEP = Text("Ghi số tiền của khâu nào?", "Which step is it for?")
_NO_AMOUNT = Text(
    "Cần một số nguyên không âm, tính bằng {}, ví dụ 36.600 hoặc 500 tỷ",
    "A whole number of {} from 0 on is needed, such as 36,600 or 500 tỷ",
)
_LABELS = {shape.alias: shape.about.label for shape in fields(Funding) if shape.about}


@command("d", "Amount", "Số tiền", where=("measures",), footer=4, changes=True)
async def add_amount(planner: Planner) -> None:
    """Record what was approved, allocated, committed, disbursed or spent of a line of money in a year.

    Ghi số tiền phê duyệt, phân bổ, ký kết, giải ngân hoặc quyết toán của một khoản kinh phí trong một năm.
    """
    view, state = planner.view, planner.state
    if not isinstance(view, Measures) or state is None:
        return
    id = view.line or await planner.pick(_LINE, ("funding",))
    funding = state.roadmap.find(Funding, id)
    if funding is None:
        return
    first = "disbursed" if funding.approved else "approved"
    step = await planner.choose(_STEP, [(one, _LABELS[one]) for one in MONEY_STEPS], value=first)
    if not step:
        return
    name = Text(*(f"{_LABELS[step].of(lang).capitalize()}: {funding.label(lang)}" for lang in ("vi", "en")))
    year = await asked_year(planner, name)
    if year is None:
        return
    unit = UNITS.label(state.settings.money.unit)
    title = Text(f"{name.vi} – {year}, {unit.vi}", f"{name.en} – {year}, {unit.en}")
    held = getattr(funding, step).get(year)
    before = "" if held is None else str(held)
    factor = UNIT_FACTORS[state.settings.money.unit]
    problem = Text(*(form.format(said) for form, said in zip(_NO_AMOUNT, unit, strict=True)))
    answer = await planner.ask(title, before, judge=lambda text: None if _amount(text, state.lang, factor) else problem)
    if answer:
        await planner.change("set", id=funding.id, values=(f"{step}.{year}", _amount(answer, state.lang, factor)))


def _amount(text: str, lang: str, factor: int) -> str:
    return sum_of_money(text if lang == "vi" else text.translate(str.maketrans(",.", ".,")), factor)
