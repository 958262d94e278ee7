from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, limit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Milestone
from roadmap.model.kinds.programme import Mission
from roadmap.model.record import Record
from roadmap.model.when import When


@check("TIM801", severity="warning", limits={"error_days": 90}, one_by_one=True, remedies=["mark-done", "set-due"])
def overdue_milestone(survey: Survey) -> Iterator[Hit]:
    """The due date of a milestone, mission or activity has passed and it is not done.

    Mốc, nhiệm vụ hoặc hoạt động đã quá hạn mà chưa hoàn thành.

    Why:
        A milestone is where delay becomes visible first; a mission or activity that should have ended and is neither
        done nor stopped is late itself. It is overdue when its whole quarter or year has passed, where
        it is due in one. An error beyond `error_days`, but never for a mốc phấn đấu: that is outside the body's own
        control. What belongs to the past or was stopped is left out.
    Vì sao:
        Mốc là nơi sự chậm trễ lộ ra sớm nhất; nhiệm vụ, hoạt động lẽ ra đã kết thúc mà chưa xong, chưa dừng thì chính
        nó đã chậm. Mốc ghi theo quý hoặc năm chỉ quá hạn khi cả quý hoặc năm đó đã qua. Là
        lỗi khi quá `error_days` ngày, trừ mốc phấn đấu vì nằm ngoài khả năng quyết định của cơ quan. Không tính phần đã
        thuộc về quá khứ hoặc đã dừng.
    Fix:
        Set `done` (or `state = "done"`) with `proof`, or agree on a new `due` and say why in `note`.
    Cách sửa:
        Ghi `done` (hoặc `state = "done"`) kèm `proof`, hoặc thống nhất `due` mới và nêu lý do trong `note`.
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
    missions_and_activities: tuple[Mission | Activity, ...] = (*survey.of(Mission), *survey.of(Activity))
    for work in missions_and_activities:
        if late := survey.overdue(work):
            yield _late(survey, work, "due" if isinstance(work, Mission) else "end", late, grave)
    for milestone in survey.of(Milestone):
        if missed := survey.missed(milestone):
            yield _late(survey, milestone, "due", missed, float("inf") if milestone.aspirational else grave)


def _late(survey: Survey, record: Record, field: str, due: When, grave: float) -> Hit:
    days = (survey.today - due.last).days
    too_late = days > grave
    return hit(
        record,
        field,
        en="{it} was due {due} and is {n} days overdue" + (", limit {limit}" if too_late else ""),
        vi="{it} có hạn {due}, đã quá {n} ngày" + (", ngưỡng {limit} ngày" if too_late else ""),
        severity="error" if too_late else None,
        due=due,
        n=days,
        limit=grave if too_late else 0,
    )
