from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.chain import Chain, subjects
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity
from roadmap.model.scale import STAGES

_AFTER_PILOT = frozenset(tuple(STAGES)[STAGES.rank("production") :])


@check("STG402", severity="warning", needs=["OWN107", "DEP706", "DEP707"], one_by_one=True, remedies=["add-stage"])
def missing_stage(survey: Survey) -> Iterator[Hit]:
    """A chain goes to production without a pilot, or without research and no word of where the technology is from.

    Chuỗi ra thị trường mà không qua thử nghiệm, hoặc bỏ qua nghiên cứu mà không nêu công nghệ tiếp nhận từ đâu.

    Why:
        A stage that is skipped is paid for later: untested products come back, and what was bought without being
        absorbed stays foreign. A pilot elsewhere counts when the work comes after it or receives its technology.
        Research counts when the technologies that a product uses went through it, or when the work receives technology
        or has a partner who transfers it.
    Vì sao:
        Giai đoạn bị bỏ qua sẽ phải trả giá về sau: sản phẩm chưa thử nghiệm bị trả lại, công nghệ mua về mà không hấp
        thụ thì vẫn là của nước ngoài. Thử nghiệm ở nơi khác được tính nếu hoạt động tiếp sau hoặc nhận chuyển giao từ
        đó. Nghiên cứu được tính nếu công nghệ mà sản phẩm sử dụng đã qua nghiên cứu, hoặc hoạt động có nhận chuyển giao
        hay có đơn vị chuyển giao tham gia.
    Fix:
        Add the activity of the missing stage, or record under `receives` or as a participant's `role` where it is from.
    Cách sửa:
        Thêm hoạt động của giai đoạn còn thiếu, hoặc ghi nguồn tiếp nhận vào `receives` hay `role` của đơn vị tham gia.
    Bad:
        [product.traffic-camera]
        [activity.camera-research]
        chain = "traffic-camera"
        stage = "research"
        [activity.camera-production]
        chain = "traffic-camera"
        stage = "production"
        state = "running"
    Good:
        [product.traffic-camera]
        [activity.camera-research]
        chain = "traffic-camera"
        stage = "research"
        [activity.camera-pilot]
        chain = "traffic-camera"
        stage = "pilot"
        [activity.camera-production]
        chain = "traffic-camera"
        stage = "production"
        state = "running"
    """
    for subject in subjects(survey):
        own = [one for one in survey.activities(subject.id) if one.stage and one.state != "stopped"]
        stages = {one.stage for one in own}
        passed = stages | {one.stage for one in _before(survey, own)}
        after_pilot = any(one.stage in _AFTER_PILOT for one in own)
        missing = []
        if (after_pilot or "pilot" in stages) and "research" not in passed and not _acquired(own):
            technologies = Chain(subject, survey).technologies
            if not any(one.stage == "research" for tech in technologies for one in survey.activities(tech.id)):
                missing.append("research")
        if after_pilot and "pilot" not in passed:
            missing.append("pilot")
        if missing:
            first = next(stage for stage in STAGES if stage in stages and stage not in ("research", *missing))
            yield hit(
                subject,
                en="{it} reaches {stage} without {missing}",
                vi="{it} đến giai đoạn {stage} mà không qua giai đoạn {missing}",
                severity=None if survey.stage_reached(subject.id) else "info",
                stage=STAGES.label(first),
                missing=[STAGES.label(stage) for stage in missing],
                others=[one.id for one in own],
            )


def _before(survey: Survey, activities: list[Activity]) -> Iterator[Activity]:
    """The activities that `activities` come after or receive technology from, of any chain."""
    for activity in activities:
        for id in (*activity.after, *activity.receives):
            if source := survey.roadmap.find(Activity, id):
                yield source


def _acquired(activities: list[Activity]) -> bool:
    """Whether the technology came from elsewhere."""
    return any(one.receives or any(part.role == "transfer" for part in one.participants.values()) for one in activities)
