from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.catalogue import Catalogue
from roadmap.model.kinds.law import Directive, Document
from roadmap.model.kinds.means import Workforce

# Documents are only cited, lists and directives stand before anything refers to them, people are matched by field.
_STANDING_ALONE = (Catalogue, Directive, Document, Workforce)


@check("DEP705", severity="warning", needs=["OWN107", "DEP706", "DEP707"])
def orphan_record(survey: Survey) -> Iterator[Hit]:
    """A record is linked to nothing.

    Bản ghi không liên kết với bản ghi nào khác.

    Why:
        What hangs on nothing and bears nothing is in no chain, no drawing and no sum: it is forgotten work or a
        leftover. Citing a source is no such link. Documents, directives, official lists and workforce may stand alone;
        a body that nothing names is a matter of information.
    Vì sao:
        Bản ghi không gắn với gì thì không nằm trong chuỗi, sơ đồ hay phép cộng nào: đó là việc bị bỏ quên hoặc phần còn
        sót lại. Dẫn nguồn không được tính là liên kết. Tài liệu, văn bản, danh mục và nhân lực có thể đứng riêng; tổ
        chức chưa được nhắc đến thì ở mức thông tin.
    Fix:
        Link it to what it serves, or delete it.
    Cách sửa:
        Liên kết với đối tượng mà nó phục vụ, hoặc xóa đi.
    Bad:
        [milestone.first-thousand-cameras]
        due = 2027-06-30
    Good:
        [milestone.first-thousand-cameras]
        of = "traffic-camera"
        due = 2027-06-30
        [product.traffic-camera]
    """
    unread, lost = survey.roadmap.unread, survey.roadmap.lost
    linked = _linked(survey)
    loose = {
        record.id
        for record in survey.roadmap
        if record.id not in linked
        and record.id not in unread  # what could not be read may hold the link
        and not isinstance(record, _STANDING_ALONE)
    }
    if lost and loose:
        loose.difference_update(link.source for link in survey.links if link.target in lost)
    for record in survey.roadmap:
        if record.id in loose:
            yield hit(
                record,
                en="{it} is linked to nothing",
                vi="{it} không liên kết với bản ghi nào",
                severity="info" if isinstance(record, Organization) else None,
            )


def _linked(survey: Survey) -> set[str]:
    """The ids at both ends of every link to another record that makes them part of one chain."""
    linked: set[str] = set()
    for link in survey.links:
        source, target = link.source, link.target
        if source in linked and target in linked:
            continue
        if source != target and target in survey.roadmap and survey.supports(link):
            linked |= {source, target}
    return linked
