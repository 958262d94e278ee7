from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, stage_aware
from roadmap.graph.survey import Survey
from roadmap.model.finding import Severity
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.kinds.programme import Mission, Programme


@check("OUT202", severity="error", one_by_one=True, remedies=["set-baseline"])
def indicator_without_baseline(survey: Survey) -> Iterator[Hit]:
    """An indicator has no baseline.

    Chỉ số chưa có đường cơ sở (giá trị ban đầu).

    Why:
        A result is a difference: without the value at the outset nobody can say what the work has changed. Weaker while
        the product or technology is before the pilot stage, and for goals of a directive or a body.
    Vì sao:
        Kết quả là phần chênh lệch: không có giá trị ban đầu thì không thể nói công việc đã làm thay đổi được gì. Mức độ
        nhẹ hơn khi sản phẩm, công nghệ chưa tới giai đoạn thử nghiệm, và với chỉ tiêu của văn bản hoặc của cơ quan.
    Fix:
        Set `baseline` to the value before the work began, with `on` and `evidence` where they are known.
    Cách sửa:
        Ghi vào `baseline` giá trị trước khi bắt đầu, kèm `on` và `evidence` nếu có.
    Bad:
        [programme.edge-camera]
        [indicator.domestic-share]
        of = "edge-camera"
        target = { 2030 = 65 }
    Good:
        [programme.edge-camera]
        [indicator.domestic-share]
        of = "edge-camera"
        baseline = { value = 15, on = 2023-12-31 }
        target = { 2030 = 65 }
    """
    for indicator, severity in asked(survey):
        if indicator.baseline is None or indicator.baseline.value is None:
            yield hit(
                indicator,
                "baseline",
                en="{it} has no baseline",
                vi="{it} chưa có đường cơ sở",
                severity=severity,
            )


def asked(survey: Survey) -> Iterator[tuple[Indicator, Severity]]:
    """Every indicator of today's plan, and how grave a gap in it is.

    Stage-aware for products and technologies; information while a mission or programme has not begun; a warning for
    what is not the plan's own work, such as a directive's goals. What measures a product or technology of the past, or
    work that was stopped, is not asked any more.
    """
    for indicator in survey.of(Indicator):
        of = survey.roadmap.records.get(indicator.of or "")
        if isinstance(of, Technology | Product):
            if survey.live(of):
                yield indicator, stage_aware(survey, of.id)
        elif isinstance(of, Activity | Mission | Programme):
            if isinstance(of, Programme):
                begun = of.start is None or of.start.surely_before(survey.today)
            else:
                begun = survey.begun(of) or (of.state is None and of.start is None)
            if isinstance(of, Programme) or of.state != "stopped":
                yield indicator, "error" if begun else "info"
        else:
            yield indicator, "error" if of is None else "warning"
