from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from roadmap.check import Hit, check, hit
from roadmap.graph.chain import Subject, subjects
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Handover
from roadmap.model.kinds.programme import Mission
from roadmap.model.scale import STAGES


@check(
    "OWN103",
    severity="error",
    needs=["OWN107", "DEP707"],
    one_by_one=True,
    remedies=["accept-handover", "record-handover", "correct-giver", "assign-owner"],
)
def accountability_gap(survey: Survey) -> Iterator[Hit]:
    """Accountability changes hands along a chain without an accepted handover.

    Trách nhiệm chuyển từ cơ quan này sang cơ quan khác trong chuỗi mà không có bàn giao được tiếp nhận.

    Why:
        Chains die between two bodies: the first has reported completion, the second has not yet begun to answer.
    Vì sao:
        Chuỗi thường đứt ở chỗ giao giữa hai cơ quan: bên trước đã báo hoàn thành, bên sau chưa nhận trách nhiệm.
    Fix:
        Record a `handover` with `from`, `to`, `on` and `accepted_by`, or keep one accountable body over all stages.
    Cách sửa:
        Ghi `handover` có `from`, `to`, `on`, `accepted_by`, hoặc giữ một cơ quan chịu trách nhiệm qua mọi giai đoạn.
    Bad:
        [technology.edge-inference]
        accountable = "moit"
        [handover.to-industry]
        chain = "edge-inference"
        from = "most"
        to = "moit"
        on = 2026-06-30
        [organization.most]
        [organization.moit]
    Good:
        [technology.edge-inference]
        accountable = "moit"
        [handover.to-industry]
        chain = "edge-inference"
        from = "most"
        to = "moit"
        on = 2026-06-30
        accepted_by = "moit"
        [organization.most]
        [organization.moit]
    """
    for subject in subjects(survey):
        handovers = sorted(
            (one for one in survey.referring(Handover, "chain", subject.id) if one.on),
            key=lambda one: one.on.first if one.on else survey.today,
        )
        yield from _broken(survey, subject, handovers)
        if not subject.accountable:
            yield from _between_stages(survey, subject, handovers)


def _broken(survey: Survey, subject: Subject, handovers: list[Handover]) -> Iterator[Hit]:
    past = [one for one in handovers if one.on and one.on.surely_before(survey.today)]
    for one in past:
        if not one.accepted_by:
            yield hit(
                one,
                "accepted_by",
                en="The handover of {chain} on {on} was never accepted",
                vi="Việc bàn giao {chain} ngày {on} chưa được tiếp nhận",
                chain=subject,
                on=one.on,
                others=[subject.id],
            )
    for one, after in pairwise(past):
        if one.to and after.from_ and one.to != after.from_:
            yield hit(
                after,
                "from",
                en="{chain} was handed to `{to}` before, but is handed on by `{giver}`",
                vi="{chain} trước đó đã bàn giao cho `{to}`, nhưng bên giao tiếp lại là `{giver}`",
                chain=subject,
                to=one.to,
                giver=after.from_,
                others=[subject.id, one.id],
            )
    if past and past[-1].to and subject.accountable and past[-1].to != subject.accountable:
        yield hit(
            subject,
            "accountable",
            en="{it} was last handed over to `{to}`, but `{now}` is said to be accountable",
            vi="{it} đã bàn giao lần cuối cho `{to}`, nhưng cơ quan chịu trách nhiệm lại ghi `{now}`",
            to=past[-1].to,
            now=subject.accountable,
            others=[past[-1].id],
        )


def _between_stages(survey: Survey, subject: Subject, handovers: list[Handover]) -> Iterator[Hit]:
    """Consecutive stages whose missions have different governing bodies, with no accepted handover between the two."""
    passed = {(one.from_, one.to) for one in handovers if one.accepted_by}
    before: Activity | None = None
    for activity in sorted(
        (one for one in survey.activities(subject.id) if one.stage and _governing(survey, one)),
        key=lambda one: STAGES.rank(one.stage or ""),
    ):
        if before and before.stage != activity.stage:
            bodies = (_governing(survey, before), _governing(survey, activity))
            if bodies[0] != bodies[1] and bodies not in passed:
                yield hit(
                    activity,
                    "mission",
                    en="From {first} to {second} the governing body of {chain} changes from `{giver}` to `{taker}` "
                    "without an accepted handover",
                    vi="Từ {first} sang {second}, cơ quan chủ quản của {chain} đổi từ `{giver}` sang `{taker}` "
                    "mà không có bàn giao được tiếp nhận",
                    first=STAGES.label(before.stage or ""),
                    second=STAGES.label(activity.stage or ""),
                    chain=subject,
                    giver=bodies[0],
                    taker=bodies[1],
                    others=[subject.id, before.id],
                )
        before = activity


def _governing(survey: Survey, activity: Activity) -> str | None:
    mission = survey.roadmap.find(Mission, activity.mission)
    return mission.governing if mission else None
