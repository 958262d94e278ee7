"""What has become of each line of money since a baseline: what passed which step, for which years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from roadmap.graph.spending import Pipeline
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.model.record import Record
from roadmap.model.roadmap import Roadmap
from roadmap.model.vocabulary import vocabulary
from roadmap.schedule.baseline import Baseline

LINES = vocabulary(
    "line",
    new=("new line", "khoản mới"),
    gone=("no longer in the plan", "không còn trong kế hoạch"),
    changed=("changed", "thay đổi"),
)
"""What can happen to a line of money."""


class Paid(NamedTuple):
    """What has passed a step of money over all years, then and now; None where no line says."""

    step: str
    before: int | None
    after: int | None


class Passed(NamedTuple):
    """What another figure of one line at one step is than it was. Amounts in the workspace's unit.

    Attributes:
        line: the line of money, as it was where it is gone.
        event: a word of :data:`LINES`.
        step: the step.
        before: the sum of all years then; None where the line said nothing of the step.
        after: the same now.
        years: year -> by how much its figure differs; what is newly or no longer said counts in full.
    """

    line: Funding
    event: str
    step: str
    before: int | None
    after: int | None
    years: Mapping[int, int]

    @property
    def change(self) -> int:
        """By how much the sum of all years differs; those of all lines add up to the change of the whole."""
        return (self.after or 0) - (self.before or 0)


@dataclass(frozen=True)
class PaidSince:
    """Lines of money, each as it was and as it is.

    Attributes:
        pairs: then and now; None where the line was not there, or is no more.
        unclear: how many lines are left out since their figures cannot be read in one of the two states.
    """

    pairs: tuple[tuple[Funding | None, Funding | None], ...]
    unclear: int

    @property
    def steps(self) -> tuple[Paid, ...]:
        """What passed each step of money, then and now."""
        then, now = (Pipeline(tuple(line for pair in self.pairs if (line := pair[at])), ()) for at in (0, 1))
        return tuple(Paid(step, then.total(step), now.total(step)) for step in MONEY_STEPS)

    @property
    def passed(self) -> tuple[Passed, ...]:
        """Every line and step whose figures differ, in the order of reading; lines that are gone last."""
        return tuple(one for then, now in self.pairs for step in MONEY_STEPS for one in _passed(then, now, step))


def paid_since(baseline: Baseline, now: Roadmap, ids: frozenset[str] | None = None) -> PaidSince:
    """The lines of money of two states.

    Args:
        baseline: the plan as it was.
        now: the plan as it is.
        ids: the records whose money counts, as they are called today: a line counts where it, or what it pays for, is
            one of them in either state. None for all.
    """

    def counts(line: Funding | None, names: Mapping[str, str]) -> bool:
        return line is not None and (ids is None or any(names.get(id, id) in ids for id in (line.id, line.for_) if id))

    every = [(_line(baseline.find(line.id)), line) for line in now.of(Funding)]
    gone = [(line, None) for one in baseline.gone(now) if (line := _line(one))]
    held = [pair for pair in (*every, *gone) if counts(pair[0], baseline.names) or counts(pair[1], {})]
    clear = tuple(pair for pair in held if not _unclear(baseline.roadmap, now, *pair))
    return PaidSince(clear, len(held) - len(clear))


def _line(record: Record | None) -> Funding | None:
    return record if isinstance(record, Funding) else None


def _unclear(old: Roadmap, new: Roadmap, then: Funding | None, now: Funding | None) -> bool:
    """Whether some figures of a line could not be read in one of the states."""
    lost = now is not None and now.id in old.lost
    return lost or any(line is not None and _hidden(state, line) for state, line in ((old, then), (new, now)))


def _hidden(roadmap: Roadmap, line: Funding) -> bool:
    """Whether some figures of `line` could not be read."""
    return any(path[0] in MONEY_STEPS for path in roadmap.unread.get(line.id, ()))


def _passed(then: Funding | None, now: Funding | None, step: str) -> Iterator[Passed]:
    old: Mapping[int, int] = getattr(then, step) if then else {}
    new: Mapping[int, int] = getattr(now, step) if now else {}
    line = now or then
    if line and old != new:
        years = {year: new.get(year, 0) - old.get(year, 0) for year in sorted({*old, *new})}
        event = "gone" if now is None else "new" if then is None else "changed"
        before, after = (sum(amounts.values()) if amounts else None for amounts in (old, new))
        differing = {year: by for year, by in years.items() if by or (year in old) != (year in new)}
        yield Passed(line, event, step, before, after, differing)
