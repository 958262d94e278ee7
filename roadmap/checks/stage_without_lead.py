from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity
from roadmap.model.scale import STAGES


@check("OWN104", severity="error", needs=["OWN107", "DEP707"], one_by_one=True, remedies=["set-lead"])
def stage_without_lead(survey: Survey) -> Iterator[Hit]:
    """A stage of a chain has activities but no lead organisation.

    Một giai đoạn của chuỗi có hoạt động nhưng không có đơn vị chủ trì.

    Why:
        Work that nobody leads does not begin, or ends as a report.
    Vì sao:
        Việc không ai chủ trì thì không bắt đầu được, hoặc chỉ kết thúc bằng báo cáo.
    Fix:
        Set `lead` on one of the activities of that stage.
    Cách sửa:
        Ghi `lead` cho một hoạt động của giai đoạn đó.
    Bad:
        [technology.edge-inference]
        [activity.edge-pilot]
        chain = "edge-inference"
        stage = "pilot"
    Good:
        [technology.edge-inference]
        [activity.edge-pilot]
        chain = "edge-inference"
        stage = "pilot"
        lead = "viettel"
        [organization.viettel]
    """
    for activity in survey.of(Activity):
        chain, stage = activity.chain, activity.stage
        if not chain or not stage or activity.lead or activity.state == "stopped":
            continue
        at_stage = [one for one in survey.activities(chain) if one.stage == stage and one.state != "stopped"]
        if activity is at_stage[0] and not any(one.lead for one in at_stage):
            yield hit(
                activity,
                "lead",
                en="{stage} of {chain} has no lead organisation",
                vi="Giai đoạn {stage} của {chain} chưa có đơn vị chủ trì",
                stage=STAGES.label(stage),
                chain=survey.roadmap.records.get(chain, chain),
                others=[one.id for one in at_stage],
            )
