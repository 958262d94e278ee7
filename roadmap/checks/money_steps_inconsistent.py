from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.model.relation import fields
from roadmap.model.settings import UNITS

_LABELS = {shape.alias: shape.about.label for shape in fields(Funding) if shape.about}


@check("FUN607", severity="error", one_by_one=True, remedies=["correct-amount"])
def money_steps_inconsistent(survey: Survey) -> Iterator[Hit]:
    """Over all years, more money passed a later step than the step before it.

    Cộng các năm, số tiền ở bước sau lớn hơn bước trước.

    Why:
        Money is approved, allocated, committed, disbursed and spent, in that order; more of it at a later step means
        that a figure is wrong or that money was used that nobody granted. Only steps that are given are compared.
    Vì sao:
        Kinh phí được phê duyệt, phân bổ, ký kết, giải ngân rồi quyết toán; bước sau lớn hơn bước trước nghĩa là có số
        liệu sai hoặc đã dùng khoản chưa được giao. Chỉ so sánh các bước đã ghi.
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
