"""Make one record of two.

Gộp hai bản ghi thành một.

The first keeps its id and takes over what only the second says; every reference to the second names the first.

Run:
    roadmap merge-records hust bach-khoa --keep
Before:
    [organization.hust]
    name.vi = "Đại học Bách khoa Hà Nội"

    [organization.bach-khoa]
    name.vi = "ĐH Bách khoa HN"
    type = "university"

    [activity.trial]
    lead = "bach-khoa"
After:
    [organization.hust]
    name.vi = "Đại học Bách khoa Hà Nội"
    type = "university"

    [activity.trial]
    lead = "hust"
"""

from __future__ import annotations

from roadmap.edit import edit, made, referring, repointed
from roadmap.fitting.found import the

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from roadmap.model.roadmap import Roadmap


@edit
def merge_records(roadmap: Roadmap, id: str, other: str, keep: bool = False) -> Roadmap:
    """`roadmap` with one record in place of two.

    Args:
        id: id of the record that stays
        other: id of the record that becomes part of it
        keep: where the two say different things, keep what the first says

    Raises:
        RoadmapError: the two are not of one kind, or contradict each other and it is not said which to keep.
    """
    from dataclasses import replace

    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.model.table import table

    first, second = the(roadmap, id), the(roadmap, other)
    if first is second or type(first) is not type(second):
        raise RoadmapError(phrase("Two different records of one kind can be merged; `{id}` and `{other}` are not",
                                  "Chỉ gộp được hai bản ghi khác nhau cùng loại; `{id}` và `{other}` không phải",
                                  id=id, other=other))  # fmt: skip
    contradictions: list[str] = []
    apart = {id: "", other: ""}  # what the two say of each other, nobody says of itself
    laid = _joined(table(repointed(first, apart)), table(repointed(second, apart)), "", contradictions)
    if contradictions and not keep:
        message = phrase("`{id}` and `{other}` say different things in: {fields}; nothing was changed",
                         "`{id}` và `{other}` ghi khác nhau ở: {fields}; chưa thay đổi gì",
                         id=id, other=other, fields=contradictions)  # fmt: skip
        hint = phrase("--keep keeps what `{id}` says there", "--keep giữ nội dung của `{id}` ở các trường đó", id=id)
        raise RoadmapError(message, hint)
    others = (one for one in referring(roadmap, [other]) if one.id not in (id, other))
    holders = [repointed(one, {other: id}, keep=keep) for one in others]
    aside = {**roadmap.unread.get(other, {}), **roadmap.unread.get(id, {})}
    changed = roadmap.without([other]).with_records([made(type(first), id, laid), *holders])
    return replace(changed, unread={**changed.unread, id: aside}) if aside else changed


def _joined(first: Any, second: Any, field: str, contradictions: list[str]) -> Any:
    """What either of two tables says; what they contradict each other in is noted, and taken from the first."""
    if isinstance(first, dict) and isinstance(second, dict):
        inner = f"{field}." if field else ""
        both = {
            key: _joined(first[key], second[key], f"{inner}{key}", contradictions) if key in second else first[key]
            for key in first
        }
        return both | {key: value for key, value in second.items() if key not in first}
    if first != second:
        contradictions.append(field)
    return first
