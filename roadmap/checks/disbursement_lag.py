from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, limit
from roadmap.graph.spending import LAG, LAG_LIMITS, lag
from roadmap.graph.survey import Survey
from roadmap.locale.value import number
from roadmap.model.kinds.funding import Funding
from roadmap.model.settings import UNITS
from roadmap.model.text import Text


@check("FUN602", severity="warning", limits=LAG_LIMITS, one_by_one=True, remedies=["record-payment"])
def disbursement_lag(survey: Survey) -> Iterator[Hit]:
    """Money reaches those who do the work later than planned.

    Kinh phí đến đơn vị thực hiện chậm so với kế hoạch.

    Why:
        What is disbursed is compared with the plan to date: what was approved (or, where that is not given, allocated)
        for the years that have ended, and the elapsed share of this year once its first `grace_days` have passed.
        Below `ratio` is a warning. It is an error below `error_ratio`, or when of the money allocated in years that
        ended more than `days` ago less than `ratio` has been disbursed. Where no disbursement is on record at all it is
        a warning. Where steps contradict each other, the larger sum disbursed or spent counts. Work stopped by
        decision is left out.
    Vì sao:
        Số đã giải ngân được so với kế hoạch lũy kế: phần được phê duyệt (nếu không ghi thì lấy phần phân bổ) của các
        năm đã kết thúc, cộng phần thời gian đã qua của năm nay sau `grace_days` ngày đầu. Dưới `ratio` là cảnh báo. Là
        lỗi khi dưới `error_ratio`, hoặc khi kinh phí phân bổ của các năm đã kết thúc quá `days` ngày mới giải ngân dưới
        `ratio`. Nếu chưa ghi số giải ngân nào thì là cảnh báo. Khi số các bước mâu thuẫn nhau thì lấy tổng giải
        ngân, quyết toán lớn hơn. Việc đã dừng theo quyết định không bị tính.
    Fix:
        Clear what holds the payment up and record it as a `bottleneck`, or move the plan to the years it is for.
    Cách sửa:
        Tháo gỡ vướng mắc về giải ngân và ghi thành `bottleneck`, hoặc điều chỉnh kế hoạch sang đúng năm.
    Bad:
        [mission.edge-camera]
        [funding.edge-camera-grant]
        for = "edge-camera"
        approved = { 2025 = 4000, 2026 = 46000 }
        disbursed = { 2025 = 3400, 2026 = 4200 }
    Good:
        [mission.edge-camera]
        [funding.edge-camera-grant]
        for = "edge-camera"
        approved = { 2025 = 4000, 2026 = 46000 }
        disbursed = { 2025 = 3400, 2026 = 37000 }
    """
    days = limit(survey, LAG, "days")
    unit = UNITS.label(survey.settings.money.unit)
    for funding in survey.of(Funding):
        late = lag(survey, funding)
        if late is None:
            continue
        if late.silent:
            yield hit(
                funding,
                "disbursed",
                en="{it}: no disbursement is on record, {planned} {unit} planned to date",
                vi="{it}: chưa ghi số giải ngân, kế hoạch lũy kế {planned} {unit}",
                planned=round(late.planned),
                unit=unit,
            )
            continue
        yield hit(
            funding,
            "disbursed",
            en="{it}: {disbursed} of {planned} {unit} planned to date is disbursed ({done}), limit {low}"
            + ("; {allocated} was allocated by {settled}, more than {days} days ago" if late.unpaid else ""),
            vi="{it}: giải ngân {disbursed} trên kế hoạch lũy kế {planned} {unit} ({done}), ngưỡng {low}"
            + ("; {allocated} đã phân bổ đến hết năm {settled}, quá {days} ngày" if late.unpaid else ""),
            severity="error" if late.grave else None,
            disbursed=late.paid,
            planned=round(late.planned),
            unit=unit,
            done=_percent(late.paid / late.planned),
            low=_percent(late.low),
            allocated=late.allocated,
            settled=str(late.settled),
            days=days,
        )


def _percent(share: float) -> Text:
    """`share` as a percentage, rounded down to one decimal so that it never looks like a limit that it is below."""
    shown = int(share * 1000 + 1e-9) / 10
    return Text(f"{number(shown, 'vi')}\N{NO-BREAK SPACE}%", f"{number(shown, 'en')}\N{NO-BREAK SPACE}%")
