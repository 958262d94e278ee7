"""Set fields of a record.

Ghi trường của bản ghi.

Fields inside tables are written with dots (readiness.now, participants.hust.role, target.2030), members of a list are
separated by commas. Several fields may be set at once: FIELD VALUE FIELD VALUE …, or FIELD=VALUE FIELD=VALUE …

Run:
    roadmap set camera accountable most readiness.now 5
Before:
    [technology.camera]
    name.vi = "Máy ảnh"   # tên tạm
    [organization.most]
After:
    [technology.camera]
    name.vi = "Máy ảnh"   # tên tạm
    accountable = "most"
    readiness = { now = 5 }
    [organization.most]
"""

from __future__ import annotations

from roadmap.edit import edit
from roadmap.fitting.found import the

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.roadmap import Roadmap


@edit
def set(roadmap: Roadmap, id: str, values: tuple[str, ...]) -> Roadmap:
    """`roadmap` with other values in some fields of one record.

    Args:
        id: id of the record
        values: field and value, again and again

    Raises:
        RoadmapError: there is no such record or field, or a value does not fit.
    """
    from roadmap.edits._values import assignments, path, with_typed
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError

    record = the(roadmap, id)
    if values and all("=" in value for value in values) and not hasattr(record, values[0]):
        pairs = list(assignments(values))  # as `roadmap new` takes them
    elif values and not len(values) % 2:
        pairs = list(zip(values[::2], values[1::2], strict=True))
    else:
        message = phrase("Each field needs a value: FIELD VALUE", "Mỗi trường cần một giá trị: TRƯỜNG GIÁ TRỊ")
        hint = phrase("A value with spaces stands in quotes", "Giá trị có dấu cách phải đặt trong dấu nháy")
        raise RoadmapError(message, hint)
    typed = [(path(field), value) for field, value in pairs]
    for (field, *_), value in typed:
        if not value.strip():
            message = phrase("`{field}`: a value is empty; `roadmap clear` takes a field away",
                             "`{field}`: giá trị rỗng; dùng `roadmap clear` để bỏ trường", field=field)  # fmt: skip
            raise RoadmapError(message)
    return roadmap.with_records([with_typed(roadmap, record, typed)])
