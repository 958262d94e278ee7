"""A proposal: records that somebody proposes, beside the live roadmap, and what can be found about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from roadmap.graph.sourcing import Input, sourcing
from roadmap.graph.survey import Survey
from roadmap.model.kinds.funding import Funding
from roadmap.model.record import Record
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary

TOPICS = vocabulary(
    "topic of screening",
    known=("already on record", "đã có trong hệ thống"),
    overlap=("same work by others", "trùng công nghệ và giai đoạn với đơn vị khác"),
    alike=("alike by name or by need", "giống tên hoặc cùng đáp ứng nhu cầu"),
    capacity=("idle capacity that it could use", "hạ tầng còn công suất có thể dùng"),
    demand=("no demand", "chưa gắn với nhu cầu"),
    owner=("no owner or head", "chưa rõ cơ quan, người đứng đầu"),
    mastered=("already mastered or reached", "đã làm chủ hoặc đã đạt mức sẵn sàng"),
    source=("one foreign source", "phụ thuộc một nguồn nước ngoài"),
    ceiling=("ceiling exceeded", "vượt tổng kinh phí tối đa"),
    law=("waits for law or infrastructure", "chờ văn bản hoặc hạ tầng"),
    unknown=("names what is not on record", "nêu đối tượng chưa có trong hệ thống"),
)
"""What a proposal is screened for."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Records that somebody proposes; they are part of no workspace.

    Attributes:
        name: what it is called, such as the name of its file.
        records: the proposed records, at least one.
    """

    name: str
    records: tuple[Record, ...]


class Concern(NamedTuple):
    """Something that was found about a proposed record.

    Attributes:
        topic: a word of :data:`TOPICS`.
        record: the proposed record.
        message: one sentence in both languages.
        evidence: the ids of the records on which it rests.
    """

    topic: str
    record: Record
    message: Text
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Beside:
    """A proposal beside the live roadmap.

    Attributes:
        live: the roadmap as it is.
        proposal: what is proposed.
    """

    live: Survey
    proposal: Proposal

    @cached_property
    def joint(self) -> Survey:
        """The roadmap as it would be with the proposal; a record that is there already stays as it is."""
        new = [one for one in self.proposal.records if one.id not in self.live.roadmap]
        return replace(self.live, roadmap=self.live.roadmap.with_records(new))

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """The inputs of all products and technologies as they would be with the proposal."""
        return sourcing(self.joint).inputs

    @cached_property
    def asked(self) -> int | None:
        """The money that the proposal asks for, in the workspace's unit; None where it gives none."""
        sums = [amount for one in self.proposal.records if isinstance(one, Funding) for amount in one.approved.values()]
        return sum(sums) if sums else None

    def others(self, kind: type[Record], record: Record) -> Iterator[Record]:
        """The live records of `kind` beside `record`."""
        yield from (one for one in self.live.of(kind) if one.id != record.id)
