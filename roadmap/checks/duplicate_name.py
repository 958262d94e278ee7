from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.record import Record
from roadmap.model.text import fold

# Kind -> the fields that tell apart records of the same name: every product may have its own localisation rate.
_APART: dict[str, tuple[str, ...]] = {
    "activity": ("chain", "stage"),
    "bottleneck": ("blocks",),
    "catalogue": ("valid_from",),
    "deployment": ("who",),
    "directive": ("number",),
    "document": ("publisher", "published"),
    "funding": ("for_", "source"),
    "group": ("catalogue",),
    "handover": ("chain",),
    "indicator": ("of",),
    "infrastructure": ("host",),
    "milestone": ("of",),
    "post": ("organization", "from_"),
    "supply": ("product", "supplier"),
}


@check("DAT971", severity="error", one_by_one=True, remedies=["merge-duplicates", "tell-apart"])
def duplicate_name(survey: Survey) -> Iterator[Hit]:
    """An id is used twice (an error), or two records of one kind bear the same name (a warning).

    Mã bị dùng hai lần (lỗi), hoặc hai bản ghi cùng loại trùng tên (cảnh báo).

    Why:
        One thing recorded twice is counted twice, and each half lacks what the other has. Names are compared without
        case and diacritics. Records that belong to different chains, bodies or lists may share a name.
    Vì sao:
        Một đối tượng ghi hai lần sẽ bị tính hai lần, và mỗi nửa thiếu phần của nửa kia. Tên được so sánh không phân
        biệt chữ hoa và dấu. Bản ghi thuộc các chuỗi, tổ chức hoặc danh mục khác nhau có thể trùng tên.
    Fix:
        Merge the two records, or give them names that tell them apart.
    Cách sửa:
        Gộp hai bản ghi, hoặc đặt tên phân biệt rõ.
    Bad:
        [technology.edge-ai]
        name.vi = "Trí tuệ nhân tạo tại biên"
        [technology.ai-at-the-edge]
        name.vi = "Trí tuệ nhân tạo Tại Biên"
    Good:
        [technology.edge-ai]
        name.vi = "Trí tuệ nhân tạo tại biên"
        [technology.edge-accelerator]
        name.vi = "Bộ tăng tốc suy luận tại biên"
    """
    for record in survey.roadmap:
        several = survey.alike(_called, record)
        if len(several) < 2 or not _counts(survey, record):
            continue
        first = next(one for one in several if _counts(survey, one))
        if first is not record:
            yield hit(
                record,
                "name",
                en="{it} bears the same name as {first}",
                vi="{it} trùng tên với {first}",
                severity="warning",
                first=first,
                others=[first.id],
            )


def _called(record: Record) -> tuple[object, ...] | None:
    """What records of the same name have in common; None for a record without a name."""
    name = fold(record.name.of("vi")) if record.name else ""
    return (record.KIND, name, *(getattr(record, field) for field in _APART.get(record.KIND, ()))) if name else None


def _counts(survey: Survey, record: Record) -> bool:
    return not isinstance(record, Technology | Product) or survey.live(record)
