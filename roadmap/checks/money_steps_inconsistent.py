from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.model.relation import fields
from roadmap.model.settings import UNITS

_LABELS = {shape.alias: shape.about.label for shape in fields(Funding) if shape.about}
_NEED_APPROVAL = ("committed", "disbursed", "spent")
_HAPPENED = ("disbursed", "spent")


@check("FUN607", severity="error", one_by_one=True, remedies=["correct-amount"])
def money_steps_inconsistent(survey: Survey) -> Iterator[Hit]:
    """More money passed a step than can have: more than passed the one before, none approved, or in a year to come.

    Số tiền không thể có ở một bước: lớn hơn bước trước, chưa được phê duyệt, hoặc của năm chưa tới.

    Why:
        Money is approved, allocated, committed, disbursed and spent, in that order; more of it at a later step means
        that a figure is wrong or that money was used that nobody granted. Steps are compared over all years, where
        they are given; what is committed, disbursed or spent must have been approved. What is disbursed or spent has
        happened, so it stands in no year after this one.
    Vì sao:
        Kinh phí được phê duyệt, phân bổ, ký kết, giải ngân rồi quyết toán; bước sau lớn hơn bước trước nghĩa là có số
        liệu sai hoặc đã dùng khoản chưa được giao. So sánh tổng các năm của các bước đã ghi; đã ký kết, giải ngân hoặc
        quyết toán thì phải có phê duyệt. Giải ngân, quyết toán là việc đã xảy ra, không thể thuộc năm sau năm nay.
    Fix:
        Correct the figure, or add the approval or allocation that is missing.
    Cách sửa:
        Sửa số liệu, hoặc bổ sung phần phê duyệt, phân bổ còn thiếu.
    Bad:
        [mission.edge-camera]
        [funding.edge-camera-grant]
        for = "edge-camera"
        approved = { 2025 = 18000 }
        disbursed = { 2025 = 12000, 2026 = 7500 }
    Good:
        [mission.edge-camera]
        [funding.edge-camera-grant]
        for = "edge-camera"
        approved = { 2025 = 18000, 2026 = 3000 }
        disbursed = { 2025 = 12000, 2026 = 7500 }
    """
    for funding in survey.of(Funding):
        yield from _more_than_before(survey, funding)
        yield from _never_approved(funding)
        yield from _yet_to_come(survey, funding)


def _more_than_before(survey: Survey, funding: Funding) -> Iterator[Hit]:
    given = [(step, sum(amounts.values())) for step in MONEY_STEPS if (amounts := getattr(funding, step))]
    for (before, less), (step, more) in pairwise(given):
        if more > less:
            yield hit(
                funding,
                step,
                en="{it}: {more} {step}, but only {less} {before} over all years, in {unit}",
                vi="{it}: {step} {more}, vượt {before} {less} {unit} (cộng các năm)",
                more=more,
                step=_LABELS[step],
                less=less,
                before=_LABELS[before],
                unit=UNITS.label(survey.settings.money.unit),
            )


def _never_approved(funding: Funding) -> Iterator[Hit]:
    """Where nothing at all is on record as approved; zeros say nothing of money."""
    step = next((step for step in _NEED_APPROVAL if any(getattr(funding, step).values())), None)
    if step and not funding.approved:
        yield hit(
            funding,
            "approved",
            en="{it}: money is {step}, but none is on record as approved",
            vi="{it}: đã ghi số tiền {step} nhưng chưa ghi số được phê duyệt",
            step=_LABELS[step],
        )


def _yet_to_come(survey: Survey, funding: Funding) -> Iterator[Hit]:
    """What is said to have happened in a year after this one, the first such year of each step."""
    for step in _HAPPENED:
        amounts = getattr(funding, step)
        year = min((year for year, amount in amounts.items() if amount and year > survey.today.year), default=None)
        if year:
            yield hit(
                funding,
                (step, str(year)),
                en="{it}: {amount} {unit} {step} in {year}, a year that has not come yet",
                vi="{it}: {step} {amount} {unit} trong năm {year}, là năm chưa tới",
                amount=amounts[year],
                unit=UNITS.label(survey.settings.money.unit),
                step=_LABELS[step],
                year=str(year),
            )
