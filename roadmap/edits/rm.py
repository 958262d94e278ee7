"""Remove records.

Xóa bản ghi.

Records that others refer to are kept, unless it is said what becomes of those references: --unlink takes them away,
--instead ID lets them point at another record.

Run:
    roadmap rm camera --unlink
Before:
    # Sản phẩm
    [product.camera]

    [product.drone]
    [mission.eyes]
    products = ["drone", "camera"]
After:
    [product.drone]
    [mission.eyes]
    products = ["drone"]
"""

from __future__ import annotations

from roadmap.edit import edit, referring, repointed
from roadmap.fitting.found import the

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.roadmap import Roadmap


@edit
def rm(roadmap: Roadmap, ids: tuple[str, ...], unlink: bool = False, instead: str = "") -> Roadmap:
    """`roadmap` without some records.

    Args:
        ids: ids of the records
        unlink: take away the references to them
        instead: id of the record that the references to them shall name

    Raises:
        RoadmapError: there is no such record, or others refer to it and nothing is said about them.
    """
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError

    gone = {the(roadmap, id).id for id in ids}
    holders = [record for record in referring(roadmap, gone) if record.id not in gone]
    if instead and (the(roadmap, instead).id in gone or unlink):
        raise RoadmapError(phrase("--instead must name a record that stays, without --unlink",
                                  "--instead phải là bản ghi được giữ lại, không dùng cùng --unlink"))  # fmt: skip
    if holders and not (unlink or instead):
        message = phrase(
            "What is to be removed is referred to by {holders} ({n} in all); nothing was changed",
            "Có {n} bản ghi tham chiếu đến bản ghi cần xóa: {holders}; chưa thay đổi gì",
            n=len(holders),
            holders=[record.id for record in holders[:5]],
        )
        hint = phrase("Say --unlink to take those references away, or --instead ID to let them name another record",
                      "Dùng --unlink để bỏ các tham chiếu đó, hoặc --instead MÃ để trỏ sang bản ghi khác")  # fmt: skip
        raise RoadmapError(message, hint)
    names = dict.fromkeys(gone, instead)
    return roadmap.without(gone).with_records(repointed(record, names) for record in holders)
