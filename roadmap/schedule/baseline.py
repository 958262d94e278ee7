"""Baseline: an earlier state of a plan, which today's is measured against."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from roadmap.model.record import Record
from roadmap.model.roadmap import Roadmap


@dataclass(frozen=True)
class Baseline:
    """A plan as it once stood.

    Attributes:
        name: what it was asked for by: a tag, a day, a commit.
        day: the day on which it is looked at: the day asked for, else that on which it was committed.
        roadmap: its records, under the ids that they had then.
        names: id that a record once had -> the id that it has now.
    """

    name: str
    day: datetime.date
    roadmap: Roadmap
    names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _records(self) -> dict[str, Record]:
        then = self.roadmap.records
        # An id that was given away and taken again by another record: both are there then, each under its own id.
        return {id if (now := self.names.get(id, id)) in then else now: record for id, record in then.items()}

    def find(self, id: str) -> Record | None:
        """The record that is called `id` today, as it was then; None where it was not there or could not be read."""
        return self._records.get(id)

    def gone(self, roadmap: Roadmap) -> list[Record]:
        """The records that `roadmap` has no more, as they were; not those that may stand where it could not be read."""
        missing = ((id, one) for id, one in self._records.items() if id not in roadmap and id not in roadmap.lost)
        return [one for _, one in missing if not roadmap.hides(self.roadmap.origin.get(one.id, ""))]
