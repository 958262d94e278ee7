from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.chain import subjects
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.programme import Mission, Programme


@check("OWN110", severity="warning", needs=["OWN107"])
def body_without_head(survey: Survey) -> Iterator[Hit]:
    """An accountable or governing body has no head on record whose term covers today.

    Cơ quan chịu trách nhiệm hoặc chủ quản chưa có người đứng đầu đương nhiệm được ghi nhận.

    Why:
        Responsibility is personal: a body answers through the person who heads it.
    Vì sao:
        Trách nhiệm gắn với cá nhân: cơ quan chịu trách nhiệm thông qua người đứng đầu.
    Fix:
        Add a `post` with `organization`, `holder` and `from`; set `until` when the term ends.
    Cách sửa:
        Thêm `post` với `organization`, `holder`, `from`; ghi `until` khi hết nhiệm kỳ.
    Bad:
        [technology.edge-inference]
        accountable = "most"
        [organization.most]
    Good:
        [technology.edge-inference]
        accountable = "most"
        [organization.most]
        [post.minister]
        organization = "most"
        holder = "Nguyễn Văn A"
        from = 2026-04-01
    """
    answering: Counter[str] = Counter()
    for subject in subjects(survey):
        answering.update([subject.accountable] if subject.accountable else [])
    for programme in survey.of(Programme):
        answering.update([programme.accountable] if programme.accountable else [])
    for mission in survey.of(Mission):
        answering.update([mission.governing] if mission.governing else [])
    for id, count in answering.items():
        body = survey.roadmap.find(Organization, id)
        if body is None or any(_heads(survey, post) for post in survey.referring(Post, "organization", id)):
            continue
        yield hit(
            body,
            en="{it} answers for {n} records, but no head is on record today",
            vi="{it} chịu trách nhiệm về {n} nội dung nhưng chưa ghi người đứng đầu đương nhiệm",
            n=count,
        )


def _heads(survey: Survey, post: Post) -> bool:
    begun = post.from_ is None or post.from_.first <= survey.today
    ended = post.until is not None and post.until.surely_before(survey.today)
    return post.head and bool(post.holder) and begun and not ended
