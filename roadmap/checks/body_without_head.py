from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.answering import answered
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization, Post


@check("OWN110", severity="warning", needs=["OWN107"], one_by_one=True, remedies=["appoint-head"])
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
    for body in survey.of(Organization):
        if any(survey.heads(post) for post in survey.referring(Post, "organization", body.id)):
            continue
        if count := len(answered(survey, body.id)):
            yield hit(
                body,
                en="{it} answers for {n} records, but no head is on record today",
                vi="{it} chịu trách nhiệm về {n} nội dung nhưng chưa ghi người đứng đầu đương nhiệm",
                n=count,
            )
