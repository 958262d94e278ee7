from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, limit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Milestone, Product, Technology
from roadmap.model.kinds.programme import Mission


@check("TIM801", severity="warning", limits={"error_days": 90})
def overdue_milestone(survey: Survey) -> Iterator[Hit]:
    """The due date of a milestone has passed and it is not done.

    Mốc đã quá hạn mà chưa hoàn thành.

    Why:
        A milestone is where delay becomes visible first. It is overdue when its whole quarter or year has passed, where
        it is due in one. An error beyond `error_days`, but never for a mốc phấn đấu: that is outside the body's own
        control. What belongs to the past or was stopped is left out.
    Vì sao:
        Mốc là nơi sự chậm trễ lộ ra sớm nhất. Mốc ghi theo quý hoặc năm chỉ quá hạn khi cả quý hoặc năm đó đã qua. Là
        lỗi khi quá `error_days` ngày, trừ mốc phấn đấu vì nằm ngoài khả năng quyết định của cơ quan. Không tính phần đã
        thuộc về quá khứ hoặc đã dừng.
    Fix:
        Set `done` with `proof`, or agree on a new `due` and say why in `note`.
    Cách sửa:
        Ghi `done` kèm `proof`, hoặc thống nhất `due` mới và nêu lý do trong `note`.
    Bad:
        [product.traffic-camera]
        [milestone.first-thousand-cameras]
        of = "traffic-camera"
        due = 2026-09-30
    Good:
        [product.traffic-camera]
        [milestone.first-thousand-cameras]
        of = "traffic-camera"
        due = 2026-09-30
        done = 2026-09-25
    """
    grave = limit(survey, "TIM801", "error_days")
    for milestone in survey.of(Milestone):
        due, done = milestone.due, milestone.done
        if due is None or not due.surely_before(survey.today) or (done and done.first <= survey.today):
            continue
        if not _asked(survey, milestone):
            continue
        days = (survey.today - due.last).days
        too_late = days > grave and not milestone.aspirational
        yield hit(
            milestone,
            "due",
            en="{it} was due {due} and is {n} days overdue" + (", limit {limit}" if too_late else ""),
            vi="{it} có hạn {due}, đã quá {n} ngày" + (", ngưỡng {limit} ngày" if too_late else ""),
            severity="error" if too_late else None,
            due=due,
            n=days,
            limit=grave,
        )


def _asked(survey: Survey, milestone: Milestone) -> bool:
    """Whether what the milestone is of still belongs to the plan."""
    of = survey.roadmap.records.get(milestone.of or "")
    if isinstance(of, Technology | Product):
        return survey.live(of)
    return not isinstance(of, Activity | Mission) or of.state != "stopped"
