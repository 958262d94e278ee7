from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.chain import Chain, subjects
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity
from roadmap.model.scale import STAGES

_FIRMS = ("firm", "start-up")


@check(
    "TRI502",
    severity="warning",
    needs=["TRI501", "OWN107", "DEP706", "DEP707"],
    one_by_one=True,
    remedies=["add-partner"],
)
def firm_arrives_late(survey: Survey) -> Iterator[Hit]:
    """No firm takes part in a chain before its pilot.

    Chưa có doanh nghiệp nào tham gia chuỗi trước giai đoạn thử nghiệm.

    Why:
        Results that no firm helped to shape seldom fit a production line. A firm also counts when it is accountable or
        stands in a mission of the chain.
    Vì sao:
        Kết quả mà doanh nghiệp không góp phần định hình thì ít khi đưa được vào dây chuyền sản xuất. Doanh nghiệp chịu
        trách nhiệm hoặc có tên trong nhiệm vụ của chuỗi cũng được tính.
    Fix:
        Bring a firm into the research activities, with a role such as `design` or `user`.
    Cách sửa:
        Mời doanh nghiệp tham gia hoạt động nghiên cứu, với vai trò như `design` hoặc `user`.
    Bad:
        [technology.edge-inference]
        accountable = "most"
        [activity.edge-research]
        chain = "edge-inference"
        stage = "research"
        lead = "hust"
        state = "done"
        [activity.edge-pilot]
        chain = "edge-inference"
        stage = "pilot"
        lead = "viettel"
        state = "running"
        [organization.most]
        type = "ministry"
        [organization.hust]
        type = "university"
        [organization.viettel]
        type = "firm"
    Good:
        [technology.edge-inference]
        accountable = "most"
        [activity.edge-research]
        chain = "edge-inference"
        stage = "research"
        lead = "hust"
        participants = { viettel = { role = "design" } }
        state = "done"
        [activity.edge-pilot]
        chain = "edge-inference"
        stage = "pilot"
        lead = "viettel"
        state = "running"
        [organization.most]
        type = "ministry"
        [organization.hust]
        type = "university"
        [organization.viettel]
        type = "firm"
    """
    for subject in subjects(survey):
        if not survey.activities(subject.id):
            continue
        chain = Chain(subject, survey)
        active = [one for one in chain.activities if one.stage and one.state != "stopped"]
        research = [one for one in active if one.stage == "research"]
        later = next((one.stage for one in active if one.stage and one.stage != "research"), None)
        if research and later and not _has_firm(survey, chain, research):
            yield hit(
                subject,
                en="No firm takes part in {it} before {stage}",
                vi="Chưa có doanh nghiệp nào tham gia {it} trước giai đoạn {stage}",
                severity=None if survey.stage_reached(subject.id) else "info",
                stage=STAGES.label(later),
                others=[one.id for one in research],
            )


def _has_firm(survey: Survey, chain: Chain, research: list[Activity]) -> bool:
    """Whether a firm takes part from the outset; a body whose type is not given may be one."""
    ids = [subject.accountable for subject in (chain.subject, *chain.technologies)]
    for mission in chain.missions:
        ids.extend((mission.governing, mission.lead, *mission.coordinating))
    for activity in research:
        ids.extend((activity.lead, *activity.participants))
    bodies = (survey.roadmap.find(Organization, id) for id in ids)
    return any(body.type is None or body.type in _FIRMS for body in bodies if body)
