from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, limit
from roadmap.graph.pilots import trials
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity
from roadmap.model.when import months_before


@check(
    "STG403",
    severity="warning",
    limits={"pilot_months": 24, "error_months": 36},
    one_by_one=True,
    remedies=["add-next-stage", "stop-work"],
)
def pilot_purgatory(survey: Survey) -> Iterator[Hit]:
    """A pilot is older than N months, or has ended, with no production planned and no decision to stop.

    Thử nghiệm kéo dài quá N tháng hoặc đã kết thúc mà không có kế hoạch sản xuất, cũng không có quyết định dừng.

    Why:
        A pilot without a next step uses up money and people until it is forgotten. Stopping is an honest result; only
        silence is not. For a technology, production of a product that uses it counts. An error beyond `error_months`.
    Vì sao:
        Thử nghiệm không có bước tiếp theo sẽ tiêu tốn tiền và người cho đến khi bị lãng quên. Dừng lại là một kết quả
        trung thực; chỉ im lặng mới không phải. Với công nghệ, việc sản xuất sản phẩm sử dụng nó cũng được tính. Là lỗi
        khi quá `error_months` tháng.
    Fix:
        Plan the production activity, or set `state = "stopped"` with the `decision`.
    Cách sửa:
        Lập kế hoạch hoạt động sản xuất, hoặc ghi `state = "stopped"` kèm `decision`.
    Bad:
        [product.traffic-camera]
        [activity.camera-pilot]
        chain = "traffic-camera"
        stage = "pilot"
        start = 2024-03-01
        state = "running"
    Good:
        [product.traffic-camera]
        [activity.camera-pilot]
        chain = "traffic-camera"
        stage = "pilot"
        start = 2024-03-01
        state = "running"
        [activity.camera-production]
        chain = "traffic-camera"
        stage = "production"
        start = 2027-04-01
    """
    months, grave = limit(survey, "STG403", "pilot_months"), limit(survey, "STG403", "error_months")
    for trial in trials(survey):
        if not trial.stuck or (trial.suspended and all(one.decision for one in trial.pilots if one.state != "done")):
            continue
        subject, first = trial.subject, trial.first
        begun = [one for one in trial.pilots if survey.begun(one)]
        others = [subject.id, *(one.id for one in begun if one is not first)]
        if _older(survey, first, months):
            too_old = _older(survey, first, grave)
            yield hit(
                first,
                "start",
                en="The pilot of {chain} began {start}, more than {limit} months ago; no production is planned and no "
                "decision stops it",
                vi="Thử nghiệm của {chain} bắt đầu {start}, đã quá {limit} tháng; chưa có kế hoạch sản xuất, cũng chưa "
                "có quyết định dừng",
                severity="error" if too_old else None,
                chain=subject,
                start=first.start,
                limit=grave if too_old else months,
                others=others,
            )
        elif trial.ended:
            yield hit(
                first,
                "end",
                en="The pilot of {chain} "
                + ("has ended" if trial.done else "is past its planned end")
                + "; no production is planned and no decision stops it",
                vi="Thử nghiệm của {chain} "
                + ("đã kết thúc" if trial.done else "đã quá ngày kết thúc dự kiến")
                + "; chưa có kế hoạch sản xuất, cũng chưa có quyết định dừng",
                chain=subject,
                others=others,
            )


def _older(survey: Survey, activity: Activity, months: float) -> bool:
    return activity.start is not None and activity.start.surely_before(months_before(survey.today, int(months)))
