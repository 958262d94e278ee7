from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.payers import funded, payers
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity
from roadmap.model.scale import STAGES


@check(
    "FUN601", severity="error", needs=["DEP706", "DEP707"], one_by_one=True, remedies=["add-funding", "suspend-work"]
)
def stage_without_funding(survey: Survey) -> Iterator[Hit]:
    """Work at a stage is under way, and no money is approved for it.

    Giai đoạn đang thực hiện mà chưa có kinh phí được phê duyệt.

    Why:
        Work without money stands still or lives on promises. Money counts when it is for the activity, its mission, the
        mission's programme, or the chain; an activity that names no mission has those that name its chain.
    Vì sao:
        Việc không có kinh phí thì đứng yên hoặc sống bằng lời hứa. Kinh phí được tính khi cấp cho hoạt động, nhiệm vụ
        của hoạt động, chương trình của nhiệm vụ, hoặc cho chuỗi; hoạt động không ghi nhiệm vụ thì tính các nhiệm vụ có
        nêu chuỗi đó.
    Fix:
        Record the `funding` with `for` and `approved`, or suspend the activity until there is money.
    Cách sửa:
        Ghi `funding` có `for` và `approved`, hoặc tạm dừng hoạt động cho đến khi có kinh phí.
    Bad:
        [activity.camera-pilot]
        stage = "pilot"
        state = "running"
    Good:
        [activity.camera-pilot]
        stage = "pilot"
        state = "running"
        [funding.camera-pilot-2026]
        for = "camera-pilot"
        approved = { 2026 = 17000 }
    """
    paying = payers(survey)
    for activity in survey.of(Activity):
        # The chain is asked only where the activity has no money of its own: most have.
        if not _under_way(survey, activity) or funded(survey, activity.id):
            continue
        others = paying(activity)[1:]
        if not any(funded(survey, id) for id in others):
            yield hit(
                activity,
                en="{it} is under way ({stage}), and no money is approved for it, its mission, programme or chain",
                vi="{it} đang thực hiện ({stage}) nhưng chưa có kinh phí được phê duyệt cho hoạt động, nhiệm vụ, "
                "chương trình hay chuỗi",
                stage=STAGES.label(activity.stage or "–"),
                others=others,
            )


def _under_way(survey: Survey, activity: Activity) -> bool:
    """Whether work goes on today: it says so, or today surely lies within its planned dates."""
    over = activity.state is None and activity.end is not None and activity.end.surely_before(survey.today)
    return survey.state(activity) == "running" and not over
