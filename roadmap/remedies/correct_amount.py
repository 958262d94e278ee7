from __future__ import annotations

from collections.abc import Iterator, Mapping

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
    if not isinstance(record, Funding) or not finding.route or step not in MONEY_STEPS:
        return
    before = next((one for one in reversed(MONEY_STEPS[: MONEY_STEPS.index(step)]) if getattr(record, one)), "")
    later = getattr(record, step)
    if not later:  # nothing is on record as approved: as much as passed the first step that is
        wanted = [(step, at, amount) for at, amount in _first_given(record).items()]
    elif len(finding.route.field) > 1 or not before:  # a year that has not come
        wanted = [(step, int(at), 0) for at in finding.route.field[1:2]]
    else:
        earlier = getattr(record, before)
        excess = sum(later.values()) - sum(earlier.values())
        wanted = [(step, at, amount - excess) for at, amount in later.items()]
        wanted += [(before, at, amount + excess) for at, amount in earlier.items()]
    for field, at, amount in wanted:
        if amount >= 0:
            question = in_money(survey, field, amount)
            label = phrase("Correct: {what}, {year}", "Sửa: {what}, {year}", what=question.label, year=str(at))
            yield sets(record, Setting(f"{field}.{at}", question), label=label)


def _first_given(record: Funding) -> Mapping[int, int]:
    given: Iterator[Mapping[int, int]] = (getattr(record, one) for one in MONEY_STEPS)
    return next((amounts for amounts in given if amounts), {})
