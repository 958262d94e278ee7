from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.reach import cycles
from roadmap.graph.survey import Survey
from roadmap.model.relation import reference


@check("DEP701", severity="error", remedies=["remove-reference"])
def cyclic_dependency(survey: Survey) -> Iterator[Hit]:
    """Records depend on each other in a circle.

    Các bản ghi phụ thuộc vòng vào nhau.

    Why:
        Where each waits for the other nothing can begin, and no schedule can be drawn. Looked for among technologies
        that depend on each other, activities that come after each other, parent bodies, and documents or lists that
        supersede each other.
    Vì sao:
        Khi việc này chờ việc kia thì không việc nào bắt đầu được và không thể lập tiến độ. Áp dụng cho công nghệ phụ
        thuộc nhau, hoạt động nối tiếp nhau, cơ quan cấp trên, và văn bản, danh mục thay thế nhau.
    Fix:
        Remove the link that is not really needed, or split one of the records.
    Cách sửa:
        Bỏ liên kết không thật sự cần, hoặc tách một trong các bản ghi.
    Bad:
        [technology.edge-inference]
        depends_on = ["ai-accelerator"]
        [technology.ai-accelerator]
        depends_on = ["edge-inference"]
    Good:
        [technology.edge-inference]
        depends_on = ["ai-accelerator"]
        [technology.ai-accelerator]
    """
    for relation in ("depends_on", "after", "parent", "supersedes"):
        for cycle in cycles(survey, relation):
            record = survey.roadmap[cycle[0]]
            about = reference(type(record), relation).about
            circle = [*cycle, cycle[0]]
            yield hit(
                record,
                next(
                    link.path
                    for link in survey.leaving(record.id)
                    if (link.relation, link.target) == (relation, circle[1])
                ),
                en="{it} is part of a circle ({label}): {circle}",
                vi="{it} nằm trong vòng phụ thuộc ({label}): {circle}",
                label=about.label,
                circle=" → ".join(circle if len(circle) <= 8 else [*circle[:6], "…", circle[0]]),
                others=cycle[1:],
            )
