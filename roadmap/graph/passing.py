"""How much money of one step has passed a later one, over the lines that give figures of both: unknown is not zero."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roadmap.graph.spending import Pipeline, until
from roadmap.model.kinds.funding import MONEY_STEPS, Funding


@dataclass(frozen=True, slots=True)
class Passed:
    """What stands at two steps of money, over the lines that give figures of both. Amounts in the workspace's unit.

    Attributes:
        before: what has passed the earlier step.
        after: what has passed the later one.
        lines: how many lines give both.
        left_out: how many lines lack one of them, and so do not count.
        kept: what has not passed the later one of those lines of which something has not.
    """

    before: int
    after: int
    lines: int
    left_out: int
    kept: int = 0

    @property
    def share(self) -> float | None:
        """The later amount as a share of the earlier; None where no line gives both, or the earlier is 0."""
        return self.after / self.before if self.before else None

    @property
    def held(self) -> int | None:
        """What has not passed the later step yet; None where no line gives both.

        What one line has let through beyond its due does not make less of what another still holds. Below zero where no
        line holds anything, and more has passed the later step than the earlier.
        """
        return self.kept or self.before - self.after if self.lines else None


def passed(pipe: Pipeline, earlier: str, later: str, year: int) -> Passed:
    """What passed two steps in `year` and the years before."""
    return _compared([(getattr(line, earlier), getattr(line, later)) for line in begun(pipe, year).lines], year)


def passed_on(pipe: Pipeline, step: str, year: int) -> Passed:
    """What passed `step` by the end of `year`, against the last step before it for which each line has figures."""
    return _compared([(_last_before(line, step), getattr(line, step)) for line in begun(pipe, year).lines], year)


def passed_in(pipe: Pipeline, earlier: str, later: str, year: int) -> Passed:
    """What passed two steps in `year` alone, over the lines that give both for this very year."""
    given = [(getattr(line, earlier).get(year), getattr(line, later).get(year)) for line in pipe.lines]
    both = [(before, after) for before, after in given if before is not None and after is not None]
    some = sum(pair != (None, None) for pair in given)
    return Passed(sum(before for before, _ in both), sum(after for _, after in both), len(both), some - len(both))


def unsaid(pipe: Pipeline, step: str) -> int:
    """How many lines have no figure at all of `step`."""
    return sum(not getattr(line, step) for line in pipe.lines)


def begun(pipe: Pipeline, year: int) -> Pipeline:
    """The lines but for those whose every figure is of years after `year`: nothing is missing of these yet."""

    def begins(line: Funding) -> int:
        return min((at for step in MONEY_STEPS for at in getattr(line, step)), default=year)

    return Pipeline(tuple(line for line in pipe.lines if begins(line) <= year), ())


def of_year(pipe: Pipeline, year: int) -> Pipeline:
    """The lines that give any figure of `year`."""
    return Pipeline(tuple(line for line in pipe.lines if any(year in getattr(line, step) for step in MONEY_STEPS)), ())


def of_both(pipe: Pipeline, earlier: str, later: str) -> Pipeline:
    """The lines that give figures of both steps."""
    return Pipeline(tuple(line for line in pipe.lines if getattr(line, earlier) and getattr(line, later)), ())


def _compared(given: Sequence[tuple[Mapping[int, int], Mapping[int, int]]], year: int) -> Passed:
    both = [pair for pair in given if all(pair)]
    before, after = (sum(until(pair[at], year) for pair in both) for at in (0, 1))
    kept = sum(max(0, until(earlier, year) - until(later, year)) for earlier, later in both)
    return Passed(before, after, len(both), len(given) - len(both), kept)


def _last_before(line: Funding, step: str) -> Mapping[int, int]:
    earlier = [getattr(line, before) for before in MONEY_STEPS[: MONEY_STEPS.index(step)]]
    return next((amounts for amounts in reversed(earlier) if amounts), {})
