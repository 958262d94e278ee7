from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, stage_aware
from roadmap.graph.chain import Chain, subjects
from roadmap.graph.survey import Survey
from roadmap.model.scale import HOUSES


@check(
    "TRI501",
    severity="error",
    needs=["OWN107", "DEP706", "DEP707"],
    one_by_one=True,
    remedies=["add-partner", "set-type"],
)
def no_state_school_firm_triple(survey: Survey) -> Iterator[Hit]:
    """A value chain lacks the State, an institute or university, or a firm.

    Chuỗi giá trị thiếu một trong ba nhà: Nhà nước, viện và trường, doanh nghiệp.

    Why:
        Without the State nobody opens the way, without a school nobody understands the technology, without a firm
        nobody makes and sells it. Counted over the whole chain: accountable bodies, leads, participants and the bodies
        of the missions, for a product also those of the technologies that it uses. Weaker before the pilot stage.
    Vì sao:
        Thiếu Nhà nước thì không ai mở đường, thiếu viện, trường thì không ai hiểu công nghệ, thiếu doanh nghiệp thì
        không ai làm ra và bán được sản phẩm. Tính trên toàn chuỗi: cơ quan chịu trách nhiệm, đơn vị chủ trì, tham gia
        và các cơ quan của nhiệm vụ; với sản phẩm thì tính cả công nghệ mà nó sử dụng. Mức độ nhẹ hơn trước giai đoạn
        thử nghiệm.
    Fix:
        Bring in the missing party and record it under `participants` or `coordinating`; give every body its `type`.
    Cách sửa:
        Mời bên còn thiếu tham gia và ghi vào `participants` hoặc `coordinating`; ghi `type` cho mọi tổ chức.
    Bad:
        [technology.edge-inference]
        accountable = "most"
        [activity.edge-pilot]
        chain = "edge-inference"
        stage = "pilot"
        state = "running"
        lead = "hust"
        [organization.most]
        type = "ministry"
        [organization.hust]
        type = "university"
    Good:
        [technology.edge-inference]
        accountable = "most"
        [activity.edge-pilot]
        chain = "edge-inference"
        stage = "pilot"
        state = "running"
        lead = "hust"
        participants = ["viettel"]
        [organization.most]
        type = "ministry"
        [organization.hust]
        type = "university"
        [organization.viettel]
        type = "firm"
    """
    for subject in subjects(survey):
        chain = Chain(subject, survey)
        if not chain.activities:
            continue
        missing = [HOUSES.label(house) for house in HOUSES if house not in chain.houses]
        if not missing:
            continue
        untyped = [body for body in chain.organizations if body.type is None]
        records = (*chain.technologies, *chain.missions, *chain.activities)
        yield hit(
            subject,
            en="The chain of {it} lacks: {missing}" + ("; no type is given for {untyped}" if untyped else ""),
            vi="Chuỗi của {it} còn thiếu: {missing}" + ("; chưa ghi loại hình của {untyped}" if untyped else ""),
            severity=stage_aware(survey, subject.id),
            missing=missing,
            untyped=untyped[:3],
            others=[record.id for record in records],
        )
