from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, limit
from roadmap.graph.chain import Subject, subjects
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.scale import STAGES
from roadmap.model.when import months_before

_AFTER_PILOT = frozenset(tuple(STAGES)[STAGES.rank("production") :])


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
    for subject in subjects(survey):
        pilots = [one for one in survey.activities(subject.id) if one.stage == "pilot"]
        going = [one for one in pilots if one.state != "stopped" and not one.decision]
        begun = [one for one in going if survey.begun(one)]
        if not begun or _goes_on(survey, subject):
            continue
        ended = all(_ended(survey, one) for one in going)
        if ended and len(going) < len(pilots):
            continue  # what was not finished was stopped by decision
        first = min(begun, key=lambda one: one.start.last if one.start else survey.today)
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
        elif ended:
            done = all(one.state == "done" for one in going)
            yield hit(
                first,
                "end",
                en="The pilot of {chain} "
                + ("has ended" if done else "is past its planned end")
                + "; no production is planned and no decision stops it",
                vi="Thử nghiệm của {chain} "
                + ("đã kết thúc" if done else "đã quá ngày kết thúc dự kiến")
                + "; chưa có kế hoạch sản xuất, cũng chưa có quyết định dừng",
                chain=subject,
                others=others,
            )


def _goes_on(survey: Survey, subject: Subject) -> bool:
    """Whether anything after the pilot is planned or under way, for a technology also in a product that uses it."""
    chains = [subject.id]
    if isinstance(subject, Technology):
        chains.extend(product.id for product in survey.referring(Product, "uses", subject.id))
    return any(one.stage in _AFTER_PILOT and one.state != "stopped" for id in chains for one in survey.activities(id))


def _ended(survey: Survey, activity: Activity) -> bool:
    return activity.state == "done" or (activity.end is not None and activity.end.surely_before(survey.today))


def _older(survey: Survey, activity: Activity, months: float) -> bool:
    return activity.start is not None and activity.start.surely_before(months_before(survey.today, int(months)))
