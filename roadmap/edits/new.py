"""Add a record.

Thêm bản ghi.

Fields are given as FIELD=VALUE, with dots for fields inside tables. The record gets a file of its own, KIND/ID.toml,
unless another file is named, in which it is put last.

Run:
    roadmap new milestone camera-pilot of=camera due=2027-Q2 name.vi="Chạy thử" --file camera.toml
Before:
    [product.camera]
    name.vi = "Máy ảnh"
After:
    [product.camera]
    name.vi = "Máy ảnh"

    [milestone.camera-pilot]
    name.vi = "Chạy thử"
    of = "camera"
    due = "2027-Q2"
"""

from __future__ import annotations

from roadmap.edit import edit, made

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.roadmap import Roadmap


@edit
def new(roadmap: Roadmap, kind: str, id: str, values: tuple[str, ...] = (), file: str = "") -> Roadmap:
    """`roadmap` with one more record.

    Args:
        kind: kind of the record, such as technology
        id: its id: lower-case letters, digits and hyphens
        values: its fields, each as FIELD=VALUE
        file: the file to put it into (default: KIND/ID.toml)

    Raises:
        RoadmapError: there is no such kind or field, the id is taken, or a value does not fit.
    """
    from roadmap.edits._ids import free, kind_named
    from roadmap.edits._values import assignments, path, with_typed

    model = kind_named(kind)
    free(roadmap, id)
    typed = [(path(field), value) for field, value in assignments(values)]
    return roadmap.with_records([with_typed(roadmap, made(model, id, {}), typed)], file)
