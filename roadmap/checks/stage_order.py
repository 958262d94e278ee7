from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, limit
from roadmap.graph.chain import Subject, subjects
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity
from roadmap.model.scale import STAGES
from roadmap.model.when import When


@check(
    "STG401",
    severity="error",
    needs=["TIM803"],
    limits={"overlap_days": 0},
    one_by_one=True,
    remedies=["start-later", "allow-overlap"],
)
def stage_order(survey: Survey) -> Iterator[Hit]:
    """A later stage of a chain starts before an earlier one ends, and no overlap is allowed.

    Giai đoạn sau của chuỗi bắt đầu khi giai đoạn trước chưa kết thúc mà không được phép gối đầu.

    Why:
        Production that begins while the pilot still runs builds what the pilot may yet refute. Where an overlap is
        meant, the activity says so. Dates that are only known to the quarter or year count when they are surely wrong.
    Vì sao:
        Sản xuất khi thử nghiệm chưa xong là làm ra thứ mà thử nghiệm còn có thể bác bỏ. Nếu chủ ý gối đầu thì hoạt động
        phải ghi rõ. Mốc chỉ biết đến quý hoặc năm chỉ bị tính khi chắc chắn sai thứ tự.
    Fix:
        Move the start or the end, or set `overlap = true` on the later activity.
    Cách sửa:
        Điều chỉnh ngày bắt đầu hoặc kết thúc, hoặc ghi `overlap = true` cho hoạt động sau.
    Bad:
        [product.traffic-camera]
        [activity.camera-pilot]
        chain = "traffic-camera"
        stage = "pilot"
        start = 2026-01-01
        end = 2027-03-31
        [activity.camera-production]
        chain = "traffic-camera"
        stage = "production"
        start = 2027-01-01
    Good:
        [product.traffic-camera]
        [activity.camera-pilot]
        chain = "traffic-camera"
        stage = "pilot"
        start = 2026-01-01
        end = 2027-03-31
        [activity.camera-production]
        chain = "traffic-camera"
        stage = "production"
        start = 2027-01-01
        overlap = true
    """
    allowed = limit(survey, "STG401", "overlap_days")
    for subject in subjects(survey):
        if len(survey.activities(subject.id)) > 1:
            yield from _too_early(survey, subject, allowed)


def _too_early(survey: Survey, subject: Subject, allowed: float) -> Iterator[Hit]:
    by_stage: dict[str, list[Activity]] = {stage: [] for stage in STAGES}
    for activity in survey.activities(subject.id):
        if activity.stage and activity.state != "stopped":
            by_stage[activity.stage].append(activity)
    latest: tuple[When, Activity] | None = None
    for stage, activities in by_stage.items():
        for activity in activities:
            if latest is None or activity.start is None or activity.overlap:
                continue
            end, before = latest
            days = (end.first - activity.start.last).days
            if days > allowed:
                yield hit(
                    activity,
                    "start",
                    en="{stage} of {chain} starts {start}, before {before} ends {end}: overlap of {n} days, "
                    "allowed {limit}",
                    vi="Giai đoạn {stage} của {chain} bắt đầu {start} khi {before} chưa kết thúc ({end}): gối đầu {n} "
                    "ngày, cho phép {limit} ngày",
                    stage=STAGES.label(stage),
                    chain=subject,
                    start=activity.start,
                    before=before,
                    end=end,
                    n=days,
                    limit=allowed,
                    others=[before.id],
                )
        for activity in activities:
            if activity.end and (latest is None or activity.end.first > latest[0].first):
                latest = activity.end, activity
