from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, limit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Post
from roadmap.model.kinds.catalogue import Catalogue, Group
from roadmap.model.kinds.chain import Activity, Handover, Milestone, Product, Technology
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import Directive, Document
from roadmap.model.kinds.programme import Mission
from roadmap.model.record import Record
from roadmap.model.when import months_before

_FIXED = (Catalogue, Document, Group, Handover)


@check("TIM806", severity="warning", limits={"months": 12}, one_by_one=True, remedies=["confirm"])
def stale_record(survey: Survey) -> Iterator[Hit]:
    """A record of today's plan was last confirmed more than N months ago.

    Bản ghi trong kế hoạch hiện hành đã quá N tháng chưa được xác nhận lại.

    Why:
        A plan that nobody confirms drifts away from what is done. Only records with `as_of` are looked at, and only
        what may still change: finished or stopped work, past products, issued documents and lists are left out.
    Vì sao:
        Kế hoạch không ai xác nhận lại sẽ dần xa thực tế. Chỉ xét bản ghi có `as_of` và còn có thể thay đổi: không tính
        việc đã xong hoặc đã dừng, sản phẩm đã thuộc về quá khứ, văn bản đã ban hành và danh mục.
    Fix:
        Check it with the body that answers for it, correct it, and set `as_of` to the day of the check.
    Cách sửa:
        Rà soát với cơ quan chịu trách nhiệm, sửa cho đúng, rồi ghi `as_of` là ngày rà soát.
    Bad:
        [technology.edge-inference]
        as_of = 2025-06-30
    Good:
        [technology.edge-inference]
        as_of = 2026-06-30
    """
    months = limit(survey, "TIM806", "months")
    oldest = months_before(survey.today, int(months))
    for record in survey.roadmap:
        if record.as_of and record.as_of.surely_before(oldest) and not _settled(survey, record):
            yield hit(
                record,
                "as_of",
                en="{it} was last confirmed {as_of}, more than {limit} months ago",
                vi="{it} được xác nhận lần cuối {as_of}, đã quá {limit} tháng",
                as_of=record.as_of,
                limit=months,
            )


def _settled(survey: Survey, record: Record) -> bool:
    """Whether nothing about `record` can change any more."""
    if isinstance(record, Technology | Product):
        return not survey.live(record)
    if isinstance(record, Activity | Mission):
        return record.state in ("done", "stopped")
    if isinstance(record, Directive):
        return record.issued is not None or record.state in ("superseded", "expired")
    if isinstance(record, Milestone):
        return record.done is not None
    if isinstance(record, Bottleneck):
        return record.closed is not None
    if isinstance(record, Post):
        return record.until is not None and record.until.surely_before(survey.today)
    return isinstance(record, _FIXED)
