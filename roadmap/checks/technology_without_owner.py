from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.chain import Chain, subjects
from roadmap.graph.survey import Survey


@check("OWN101", severity="error", needs=["OWN107"], one_by_one=True, remedies=["assign-owner"])
def technology_without_owner(survey: Survey) -> Iterator[Hit]:
    """A technology or product of today's plan has no accountable body.

    Công nghệ hoặc sản phẩm trong kế hoạch hiện hành chưa có cơ quan chịu trách nhiệm xuyên suốt.

    Why:
        When nobody answers from research to market, every body did its part and the result belongs to no one. A product
        also counts as owned while a mission names a body that governs it.
    Vì sao:
        Không ai chịu trách nhiệm từ nghiên cứu đến thị trường thì cơ quan nào cũng làm xong phần mình mà kết quả không
        thuộc về ai. Sản phẩm có nhiệm vụ nêu rõ cơ quan chủ quản cũng được coi là đã có cơ quan chịu trách nhiệm.
    Fix:
        Set `accountable` to the one body that answers over all stages.
    Cách sửa:
        Ghi vào `accountable` một cơ quan duy nhất chịu trách nhiệm qua mọi giai đoạn.
    Bad:
        [technology.edge-inference]
        name.vi = "Suy luận trí tuệ nhân tạo tại biên"
    Good:
        [technology.edge-inference]
        name.vi = "Suy luận trí tuệ nhân tạo tại biên"
        accountable = "most"

        [organization.most]
        name.vi = "Bộ Khoa học và Công nghệ"
        type = "ministry"
    """
    for subject in subjects(survey):
        if subject.accountable or Chain(subject, survey).answering:
            continue
        yield hit(
            subject,
            "accountable",
            en="{it} has no accountable body",
            vi="{it} chưa có cơ quan chịu trách nhiệm xuyên suốt",
        )
