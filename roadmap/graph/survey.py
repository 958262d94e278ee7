"""Survey: a roadmap with its graph built once and "today" injected; what checks and diagrams receive."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from roadmap.graph.grouping import Grouping, What
from roadmap.model.history import History
from roadmap.model.kinds.actors import Post
from roadmap.model.kinds.catalogue import Catalogue
from roadmap.model.kinds.chain import Activity, Milestone, Product, Technology
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.programme import Mission
from roadmap.model.record import Record
from roadmap.model.relation import Link, links, reference
from roadmap.model.roadmap import Roadmap
from roadmap.model.scale import STAGES
from roadmap.model.settings import Settings
from roadmap.model.when import When

if TYPE_CHECKING:
    import networkx as nx

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Survey:
    """A roadmap seen on one day; every derived structure is computed at most once.

    Attributes:
        roadmap: what is surveyed.
        today: the day that counts as today; never the clock.
        settings: the workspace's settings.
        past: gives the history; called at most once, and only where it is asked for.
    """

    roadmap: Roadmap
    today: datetime.date
    settings: Settings = field(default_factory=Settings)
    past: Callable[[], History] = field(default=History, compare=False)

    @cached_property
    def history(self) -> History:
        """How the records came to say what they say; empty where that is not known."""
        return self.past()

    @property
    def history_missed(self) -> bool:
        """Whether the history was asked for and could not be told: another run may tell it."""
        return "history" in self.__dict__ and self.history.trouble is not None

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of `kind`."""
        return self.roadmap.of(kind)

    def ids(self, *kinds: type[Record]) -> list[str]:
        """The ids of the records of `kinds`, or of all where none is given, in the order of reading."""
        return [record.id for record in self.roadmap if not kinds or isinstance(record, kinds)]

    @cached_property
    def _held(self) -> dict[str, list[Link]]:
        """Id -> every reference that the record holds."""
        return {record.id: links(record) for record in self.roadmap}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every reference that any record holds, resolved or not."""
        return tuple(chain.from_iterable(map(self._held.__getitem__, self.roadmap.records)))

    @cached_property
    def _pointing(self) -> dict[str, list[Link]]:
        """Id -> every reference to it, whether or not there is such a record."""
        pointing: dict[str, list[Link]] = {}
        for link in chain.from_iterable(self._held.values()):
            pointing.setdefault(link.target, []).append(link)
        return pointing

    def leaving(self, id: str) -> list[Link]:
        """The resolved links from the record `id` to others."""
        records = self.roadmap.records
        return [link for link in self._held.get(id, ()) if link.target in records]

    def entering(self, id: str) -> list[Link]:
        """The resolved links from other records to the record `id`."""
        return self._pointing.get(id, []) if id in self.roadmap else []

    def referring(self, kind: type[R], relation: str, id: str) -> list[R]:
        """The records of `kind` whose field `relation` names `id`, which need not exist."""
        found = []
        for link in self._pointing.get(id, ()):
            if link.relation == relation:
                record = self.roadmap.records[link.source]
                if isinstance(record, kind):
                    found.append(record)
        return found

    @cached_property
    def groupings(self) -> dict[What, Grouping]:
        """What has been asked of all records -> the records by what was said of them."""
        return {}

    def grouping(self, what: What) -> Grouping:
        """The records by what `what` says of them."""
        if what not in self.groupings:
            self.groupings[what] = Grouping(what, self.roadmap.records)
        return self.groupings[what]

    def alike(self, what: What, record: Record) -> list[Record]:
        """`record` and all others of which `what` says the same, in the order of reading; empty where it says None."""
        return [self.roadmap.records[id] for id in self.grouping(what).like(record.id)]

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The roadmap as one directed graph.

        Nodes are ids with the attribute ``kind``; every resolved link is an edge from the record that holds it, with
        its relation as key and its detail as attribute ``detail``.
        """
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from((record.id, {"kind": record.KIND}) for record in self.roadmap)
        records = self.roadmap.records
        graph.add_edges_from(
            (link.source, link.target, link.relation, {"detail": link.detail})  # type: ignore[misc]  # keyed edges
            for link in self.links
            if link.target in records
        )
        return graph

    def supports(self, link: Link) -> bool:
        """Whether `link` makes two records part of one chain; sources and citations do not."""
        return reference(type(self.roadmap.records[link.source]), link.relation).ref.supports

    @cached_property
    def _activities(self) -> dict[str, list[Activity]]:
        found: dict[str, list[Activity]] = defaultdict(list)
        for activity in self.of(Activity):
            if activity.chain:
                found[activity.chain].append(activity)
        return found

    def activities(self, chain: str) -> list[Activity]:
        """The activities of the technology or product `chain` itself."""
        return self._activities.get(chain, [])

    def stage_reached(self, chain: str) -> str | None:
        """The furthest stage of `chain` at which work has begun, or None before any has."""
        ranks = [
            STAGES.rank(activity.stage)
            for activity in self.activities(chain)
            if activity.stage and self.begun(activity)
        ]
        return tuple(STAGES)[max(ranks)] if ranks else None

    def state(self, work: Activity | Mission) -> str:
        """The state of `work` as it says itself; where it does not, running once its start has surely passed.

        A mission that says no start has begun when any of its work has.
        """
        if work.state:
            return work.state
        if isinstance(work, Mission) and not work.start:
            begun = any(self.begun(one) for one in self.referring(Activity, "mission", work.id))
        else:
            begun = work.start is not None and work.start.surely_before(self.today)
        return "running" if begun else "planned"

    def begun(self, work: Activity | Mission) -> bool:
        """Whether work has begun."""
        return self.state(work) != "planned"

    def late_to_start(self, work: Activity | Mission) -> bool:
        """Whether work is still planned although its start has surely passed."""
        return self.state(work) == "planned" and work.start is not None and work.start.surely_before(self.today)

    def suspended(self, record: Record) -> bool:
        """Whether it is work that is suspended: it is not late, and not to be forgotten."""
        return isinstance(record, Activity | Mission) and self.state(record) == "suspended"

    def overdue(self, work: Activity | Mission) -> When | None:
        """When `work` should have ended, where that has surely passed and it is still planned or running."""
        due = work.end if isinstance(work, Activity) else work.due
        late = due is not None and due.surely_before(self.today) and self.state(work) in ("planned", "running")
        return due if late else None

    def missed(self, milestone: Milestone) -> When | None:
        """When `milestone` was due, where that has surely passed, it is not done and what it is of is still planned."""
        due, done = milestone.due, milestone.done
        if due is None or not due.surely_before(self.today) or (done and done.first <= self.today):
            return None
        of = self.roadmap.records.get(milestone.of or "")
        if isinstance(of, Technology | Product):
            return due if self.live(of) else None
        return None if isinstance(of, Activity | Mission) and of.state == "stopped" else due

    def late(self, record: Record) -> When | None:
        """When work, a milestone or a document should have been done or issued, where that has passed and it is not."""
        if isinstance(record, Activity | Mission):
            return self.overdue(record)
        if isinstance(record, Milestone):
            return self.missed(record)
        due = record.due if isinstance(record, Directive) and record.pending else None
        return due if due and due.surely_before(self.today) else None

    def heads(self, post: Post) -> bool:
        """Whether somebody is on record who holds `post` today and by it heads the organisation."""
        begun = post.from_ is None or post.from_.first <= self.today
        ended = post.until is not None and post.until.surely_before(self.today)
        return post.head and bool(post.holder) and begun and not ended

    def in_force(self, catalogue: Catalogue) -> bool:
        """Whether `catalogue` is in force today: begun, not ended, and not superseded by a list that has begun."""
        begins, ends = catalogue.valid_from, catalogue.valid_to
        if (begins and begins.first > self.today) or (ends and ends.last < self.today):
            return False
        newer = self.referring(Catalogue, "supersedes", catalogue.id)
        return not any(one.valid_from is None or one.valid_from.first <= self.today for one in newer)

    @cached_property
    def catalogues_in_force(self) -> frozenset[str]:
        """The ids of the official lists that are in force today."""
        return frozenset(catalogue.id for catalogue in self.of(Catalogue) if self.in_force(catalogue))

    def listed(self, product: Product) -> bool:
        """Whether `product` stands in an official list in force today."""
        return not self.catalogues_in_force.isdisjoint(product.listings)

    def live(self, subject: Technology | Product) -> bool:
        """Whether `subject` belongs to today's plan.

        A product or technology that stands only in lists no longer in force, and on which nobody works, is history; so
        is one on which all work was stopped by decision.
        """
        if activities := self.activities(subject.id):
            return any(activity.state != "stopped" for activity in activities)
        if isinstance(subject, Product):
            lists = set(subject.listings)
        else:
            lists = {
                link.target for group in subject.groups for link in self.leaving(group) if link.relation == "catalogue"
            }
        known = {id for id in lists if id in self.roadmap}
        return not known or not self.catalogues_in_force.isdisjoint(known)
