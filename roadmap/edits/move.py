"""Move an activity to another stage.

Chuyển hoạt động sang giai đoạn khác.

Run:
    roadmap move trial production
Before:
    [product.camera]
    [activity.trial]
    chain = "camera"
    stage = "pilot"  # from June
After:
    [product.camera]
    [activity.trial]
    chain = "camera"
    stage = "production"  # from June
"""

from __future__ import annotations

from roadmap.edit import edit, with_values
from roadmap.fitting.found import the

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.roadmap import Roadmap


@edit
def move(roadmap: Roadmap, id: str, stage: str, chain: str = "") -> Roadmap:
    """`roadmap` with an activity at another stage.

    Args:
        id: id of the activity
        stage: the stage: research, pilot, production, commercialisation or diffusion
        chain: the technology or product whose chain it moves to (default: it stays in its own)

    Raises:
        RoadmapError: it is no activity, or there is no such stage or chain.
    """
    from roadmap.edits._ids import no_chain
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.model.kinds.chain import Activity, Product, Technology

    record = the(roadmap, id)
    if not isinstance(record, Activity):
        message = phrase("`{id}` is a {kind}, not an activity", "`{id}` là {kind}, không phải hoạt động",
                         id=id, kind=record.LABEL)  # fmt: skip
        raise RoadmapError(message)
    values: dict[tuple[str, ...], str] = {("stage",): stage}
    if chain:
        if not isinstance(the(roadmap, chain), Technology | Product):
            raise RoadmapError(no_chain(chain))
        values["chain",] = chain
    return roadmap.with_records([with_values(record, values)])
