from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, limit
from roadmap.graph.survey import Survey
from roadmap.model.history import DUE_DATES, Move
from roadmap.model.kinds.chain import Activity, Handover, Milestone, Product, Technology
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.means import Infrastructure
from roadmap.model.kinds.programme import Mission
from roadmap.model.record import Record
from roadmap.model.when import When


@check("TIM802", severity="warning", limits={"times": 2})
def slipped_without_reason(survey: Survey) -> Iterator[Hit]:
    """A due date was put off without a reason, or for the Nth time.

    Thời hạn bị lùi mà không nêu lý do, hoặc đã bị lùi từ N lần trở lên.

    Why:
        A date that moves without a word teaches everybody that dates do not matter. Git remembers each move; `roadmap
        slips` lists them. Dates that were brought back, and work that is done or stopped, are left out.
    Vì sao:
        Thời hạn lùi mà không ai giải trình thì dần không còn ai coi trọng thời hạn. Git ghi lại mọi lần dời; xem bằng
        `roadmap slips`. Không tính thời hạn đã kéo lại và việc đã xong hoặc đã dừng.
    Fix:
        Say why in the commit's message: `Reason: …`, or `Reason(ID): …` for one record, also in a later commit. Where a
        date has moved too often, plan it anew with the body that answers for it, and waive the check with the decision.
    Cách sửa:
        Nêu lý do trong lời ghi của lần lưu: `Lý do: …`, hoặc `Lý do(MÃ): …` cho một bản ghi, kể cả ở lần lưu sau. Nếu
        đã lùi quá nhiều lần, hãy lập lại kế hoạch với cơ quan chịu trách nhiệm và ghi miễn kiểm tra kèm quyết định.
    Before:
        [milestone.npu-design]
        name.vi = "Chốt thiết kế NPU"
        due = 2026-12-31
    Bad:
        [milestone.npu-design]
        name.vi = "Chốt thiết kế NPU"
        due = 2027-06-30
    Good:
        # Lý do: chờ nghị định về thử nghiệm có kiểm soát
        [milestone.npu-design]
        name.vi = "Chốt thiết kế NPU"
        due = 2027-06-30
    """
    times = limit(survey, "TIM802", "times")
    for record in survey.roadmap:
        if record.KIND in DUE_DATES and not _over(survey, record):
            for slip in survey.history.slips(record.id):
                later = [move for move in slip.moves if move.days > 0]
                bare = [move for move in later if not move.event.reason]
                if slip.days > 0 and bare:
                    yield _unexplained(record, bare[-1])
                elif slip.days > 0 and len(later) >= times:
                    yield hit(
                        record,
                        slip.path,
                        en="{it} was put off {n} times, limit {limit}, by {days} days in all",
                        vi="{it} bị lùi thời hạn {n} lần, ngưỡng {limit} lần, tổng cộng chậm {days} ngày",
                        n=len(later),
                        limit=times,
                        days=slip.days,
                    )


def _unexplained(record: Record, move: Move) -> Hit:
    return hit(
        record,
        move.path,
        en="{it} was put off from {before} to {after} on {on} ({by}) without a reason",
        vi="{it} bị lùi thời hạn từ {before} sang {after} vào ngày {on} ({by}) mà không nêu lý do",
        before=move.before,
        after=move.after,
        on=move.event.on,
        by=move.event.by,
    )


def _over(survey: Survey, record: Record) -> bool:
    """Whether what `record` promised is done, given up, or no longer asked for."""
    if isinstance(record, Activity | Mission):
        return record.state in ("done", "stopped")
    if isinstance(record, Milestone):
        of = survey.roadmap.records.get(record.of or "")
        return record.done is not None or (isinstance(of, Technology | Product) and not survey.live(of))
    if isinstance(record, Bottleneck):
        return record.closed is not None
    if isinstance(record, Directive):
        return record.issued is not None
    promised: When | None = None
    if isinstance(record, Infrastructure):
        promised = record.ready
    elif isinstance(record, Handover):
        promised = record.on
    return promised is not None and promised.surely_before(survey.today)
