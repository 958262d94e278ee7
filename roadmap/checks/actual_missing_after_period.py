from __future__ import annotations

import datetime
from collections.abc import Iterator

from roadmap.check import Hit, check, hit, limit
from roadmap.checks.indicator_without_baseline import asked
from roadmap.graph.measures import UNREPORTED_DAYS, unreported
from roadmap.graph.survey import Survey


@check("OUT204", severity="warning", limits={"days": UNREPORTED_DAYS}, one_by_one=True, remedies=["add-actual"])
def actual_missing_after_period(survey: Survey) -> Iterator[Hit]:
    """A year with a target ended more than N days ago, and no actual value is on record.

    Năm có mục tiêu đã kết thúc quá N ngày mà chưa ghi giá trị thực tế.

    Why:
        A target that nobody measured afterwards turns a report of results back into a report of activity. The actual is
        never asked for before its year has ended; `days` is the time that reporting may take.
    Vì sao:
        Mục tiêu không được đo lại sau khi hết kỳ sẽ biến báo cáo hiệu quả trở về báo cáo tiến độ. Không bao giờ đòi số
        thực tế khi năm chưa kết thúc; `days` là thời gian dành cho việc báo cáo.
    Fix:
        Add the value under `actual` with its `evidence`, or waive it until the date when it will be known.
    Cách sửa:
        Ghi giá trị vào `actual` kèm `evidence`, hoặc miễn kiểm tra đến ngày có số liệu.
    Bad:
        [programme.edge-camera]
        [indicator.domestic-share]
        of = "edge-camera"
        baseline = 15
        target = { 2025 = 22, 2030 = 65 }
    Good:
        [programme.edge-camera]
        [indicator.domestic-share]
        of = "edge-camera"
        baseline = 15
        target = { 2025 = 22, 2030 = 65 }
        actual = { 2025 = 23.5 }
    """
    days = limit(survey, "OUT204", "days")
    for indicator, severity in asked(survey):
        missing = unreported(survey, indicator)
        if missing:
            yield hit(
                indicator,
                "actual",
                en="{it} has a target but no actual for {years}; the year {last} ended {n} days ago (limit {limit})",
                vi="{it} có mục tiêu nhưng chưa có giá trị thực tế của năm {years}; năm {last} đã kết thúc {n} ngày "
                "(ngưỡng {limit})",
                severity="info" if severity == "info" else None,
                years=[str(year) for year in missing],
                last=str(missing[-1]),
                n=_since(survey, missing[-1]),
                limit=days,
            )


def _since(survey: Survey, year: int) -> int:
    """Days since the end of `year`."""
    return (survey.today - datetime.date(year, 12, 31)).days
