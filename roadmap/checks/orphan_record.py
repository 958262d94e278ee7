from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.catalogue import Catalogue
from roadmap.model.kinds.law import Directive, Document
from roadmap.model.kinds.means import Workforce
from roadmap.model.record import Record
from roadmap.model.relation import links

# Documents are only cited, lists and directives stand before anything refers to them, people are matched by field.
_STANDING_ALONE = (Catalogue, Directive, Document, Workforce)


@check(
    "DEP705",
    severity="warning",
    needs=["OWN107", "DEP706", "DEP707"],
    one_by_one=True,
    remedies=["link-record", "remove-record"],
)
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
    unread = survey.roadmap.unread
    for record in survey.roadmap:
        # What could not be read may hold the link.
        if record.id in unread or isinstance(record, _STANDING_ALONE) or _linked(survey, record):
            continue
        yield hit(
            record,
            en="{it} is linked to nothing",
            vi="{it} không liên kết với bản ghi nào",
            severity="info" if isinstance(record, Organization) else None,
        )


def _linked(survey: Survey, record: Record) -> bool:
    """Whether a link to or from another record makes `record` part of a chain; one to what could not be read may."""
    for around in (survey.entering, survey.leaving):
        for link in around(record.id):
            if link.source != link.target and survey.supports(link):
                return True
    lost = survey.roadmap.lost
    return bool(lost) and any(link.target in lost for link in links(record))
