"""Hand accountability over.

Bàn giao trách nhiệm.

The chain names the new body, and a handover record says from whom, to whom, when and who accepted it. With --planned
only the record is written: accountability stays where it is until then.

Run:
    roadmap hand-over chip hat-nang 2027-01-01 --accepted-by head-of-hat-nang
Before:
    [technology.chip]
    accountable = "institute"
    [organization.institute]
    [organization.hat-nang]
    [post.head-of-hat-nang]
    organization = "hat-nang"
After:
    [technology.chip]
    accountable = "hat-nang"
    [organization.institute]
    [organization.hat-nang]
    [post.head-of-hat-nang]
    organization = "hat-nang"

    [handover.chip-to-hat-nang]
    chain = "chip"
    from = "institute"
    to = "hat-nang"
    on = 2027-01-01
    accepted_by = "head-of-hat-nang"
"""

from __future__ import annotations

from roadmap.edit import edit, made, with_values
from roadmap.fitting.found import the

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.roadmap import Roadmap


@edit
def hand_over(
    roadmap: Roadmap, id: str, to: str, on: str, accepted_by: str = "", post: str = "", planned: bool = False
) -> Roadmap:
    """`roadmap` with another body accountable for a chain, and a record of the handover.

    Args:
        id: id of the technology or product
        to: id of the organization that becomes accountable
        on: the day, such as 2027-01-01 or 2027-Q1
        accepted_by: id of the post or organization that accepted it
        post: id of the new responsible post (default: the old one is taken away)
        planned: only record it, for a day to come

    Raises:
        RoadmapError: it is no chain, has no accountable body, or one of the ids names nothing fitting.
    """
    from roadmap.edits._ids import no_chain
    from roadmap.locale.value import phrase
    from roadmap.model.change import ABSENT
    from roadmap.model.finding import RoadmapError
    from roadmap.model.kinds.actors import Organization, Post
    from roadmap.model.kinds.chain import Handover, Product, Technology

    chain = the(roadmap, id)
    if not isinstance(chain, Technology | Product):
        raise RoadmapError(no_chain(id))
    if not chain.accountable:
        message = phrase("Nobody is accountable for `{id}` yet", "`{id}` chưa có cơ quan chịu trách nhiệm", id=id)
        hint = phrase("roadmap set {id} accountable {to}", "roadmap set {id} accountable {to}", id=id, to=to)
        raise RoadmapError(message, hint)
    if chain.accountable == to:
        raise RoadmapError(phrase("`{to}` is accountable for `{id}` already",
                                  "`{to}` đang chịu trách nhiệm đối với `{id}`", to=to, id=id))  # fmt: skip
    for named, kinds in ((to, (Organization,)), (accepted_by, (Organization, Post)), (post, (Post,))):
        if named and not isinstance(the(roadmap, named), kinds):
            raise RoadmapError(phrase("`{id}` is a {kind}, which cannot stand here",
                                      "`{id}` là {kind}, không dùng được ở đây",
                                      id=named, kind=the(roadmap, named).LABEL))  # fmt: skip
    said = {"chain": id, "from": chain.accountable, "to": to, "on": on, "accepted_by": accepted_by}
    record = made(Handover, roadmap.unused(f"{id}-to-{to}"), {field: value for field, value in said.items() if value})
    changed = roadmap.with_records([record], roadmap.origin[id])
    if planned:
        return changed
    return changed.with_records([with_values(chain, {("accountable",): to, ("post",): post or ABSENT})])
