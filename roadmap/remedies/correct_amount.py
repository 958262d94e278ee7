from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.remedies._money import in_money
from roadmap.remedy import Offer, Setting, remedy, sets


@remedy
def correct_amount(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Correct an amount.

    Sửa số tiền.

        roadmap set ID approved.YEAR=AMOUNT
    """
    record = survey.roadmap[finding.record]

    step = finding.route.field[0] if finding.route else ""
    if not isinstance(record, Funding) or step not in MONEY_STEPS:
        return
    before = next(one for one in reversed(MONEY_STEPS[: MONEY_STEPS.index(step)]) if getattr(record, one))
    later, earlier = getattr(record, step), getattr(record, before)
    excess = sum(later.values()) - sum(earlier.values())
    for field, amounts, change in ((step, later, -excess), (before, earlier, excess)):
        for at, amount in amounts.items():
            if amount + change >= 0:
                question = in_money(survey, field, amount + change)
                label = phrase("Correct: {what}, {year}", "Sửa: {what}, {year}", what=question.label, year=str(at))
                yield sets(record, Setting(f"{field}.{at}", question), label=label)
