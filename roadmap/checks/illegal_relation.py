from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.kinds import kinds
from roadmap.model.relation import reference


@check("DEP706", severity="error", one_by_one=True, remedies=["pick-another", "remove-reference"])
def illegal_relation(survey: Survey) -> Iterator[Hit]:
    """A field names a record of a kind that it may not name.

    Trường nêu một bản ghi thuộc loại không được phép.

    Why:
        The link exists but means nothing: a technology cannot answer for another. Diagrams, sums and checks pass it
        over, so what it should say is missing.
    Vì sao:
        Liên kết có đó nhưng vô nghĩa: một công nghệ không thể chịu trách nhiệm thay cơ quan. Sơ đồ, phép cộng và các
        kiểm tra đều bỏ qua, nên điều cần ghi coi như thiếu.
    Fix:
        Name a record of the right kind, or use the field that is meant for this one.
    Cách sửa:
        Ghi bản ghi đúng loại, hoặc dùng trường dành cho loại này.
    Bad:
        [technology.edge-inference]
        accountable = "ai-accelerator"
        [technology.ai-accelerator]
    Good:
        [technology.edge-inference]
        depends_on = ["ai-accelerator"]
        [technology.ai-accelerator]
    """
    records, models = survey.roadmap.records, kinds()
    for link in survey.links:
        target = records.get(link.target)
        if target is None:
            continue
        holder = records[link.source]
        allowed = reference(type(holder), link.relation).ref.kinds
        if allowed and target.KIND not in allowed:
            yield hit(
                holder,
                link.path,
                en="{it}: `{relation}` names {target}, which is of the kind {kind}; allowed: {allowed}",
                vi="{it}: `{relation}` nêu {target}, thuộc loại {kind}; chỉ được nêu: {allowed}",
                relation=link.relation,
                target=target,
                kind=target.LABEL,
                allowed=[models[kind].LABEL for kind in allowed],
                others=[target.id],
            )
