from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Post
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record


@check("OWN105", severity="warning", one_by_one=True, remedies=["name-successor", "name-post"])
def office_holder_expired(survey: Survey) -> Iterator[Hit]:
    """A post answers for something, and the term of its holder has ended.

    Người giữ chức vụ chịu trách nhiệm đã hết nhiệm kỳ.

    Why:
        Nobody answers in person until a successor is on record. Posts of the past that nothing open refers to are left
        alone.
    Vì sao:
        Khi chưa ghi người kế nhiệm thì không ai chịu trách nhiệm cá nhân. Không tính chức vụ cũ không còn nội dung đang
        thực hiện nào gắn với.
    Fix:
        Put the successor into `holder` with `from` and `until`, or name another `post`.
    Cách sửa:
        Ghi người kế nhiệm vào `holder` kèm `from`, `until`, hoặc chỉ định `post` khác.
    Bad:
        [technology.edge-inference]
        post = "minister"
        [post.minister]
        holder = "Nguyễn Văn A"
        until = 2026-04-07
    Good:
        [technology.edge-inference]
        post = "minister"
        [post.minister]
        holder = "Trần Thị B"
        from = 2026-04-08
        until = 2031-04-07
    """
    for post in survey.of(Post):
        if post.until is None or not post.until.surely_before(survey.today):
            continue
        holders = (survey.roadmap[link.source] for link in survey.entering(post.id) if link.relation == "post")
        borne = [record for record in holders if _open(survey, record)]
        if borne:
            several = len(borne) > 1
            yield hit(
                post,
                "until",
                en="The term of {it} ended {until}; the post answers for "
                + ("{n} records, among them {first}" if several else "{first}"),
                vi="Nhiệm kỳ của {it} đã kết thúc {until}; chức vụ này chịu trách nhiệm về "
                + ("{n} nội dung, trong đó có {first}" if several else "{first}"),
                until=post.until,
                n=len(borne),
                first=borne[0],
                others=[record.id for record in borne],
            )


def _open(survey: Survey, record: Record) -> bool:
    """Whether `record` still needs somebody who answers for it."""
    if isinstance(record, Technology | Product):
        return survey.live(record)
    if isinstance(record, Mission):
        return record.state not in ("done", "stopped")
    return isinstance(record, Programme) and not (record.end and record.end.surely_before(survey.today))
