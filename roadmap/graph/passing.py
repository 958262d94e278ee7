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
    kept: int

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
    return _sums(both, some - len(both))


def unsaid(pipe: Pipeline, step: str) -> int:
    """How many lines have no figure at all of `step`."""
    return sum(not getattr(line, step) for line in pipe.lines)


def lacking(pipe: Pipeline, step: str, year: int) -> int:
    """How many lines that have begun by `year` have no figure of `step`; 0 where no line has one."""
    return unsaid(begun(pipe, year), step) if pipe.total(step) is not None else 0


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
    both = [(until(earlier, year), until(later, year)) for earlier, later in given if earlier and later]
    return _sums(both, len(given) - len(both))


def _sums(both: Sequence[tuple[int, int]], left_out: int) -> Passed:
    """Of the amounts that each line gives for the earlier and the later step."""
    before, after = sum(one for one, _ in both), sum(one for _, one in both)
    return Passed(before, after, len(both), left_out, sum(max(0, one - other) for one, other in both))


def _last_before(line: Funding, step: str) -> Mapping[int, int]:
    earlier = [getattr(line, before) for before in MONEY_STEPS[: MONEY_STEPS.index(step)]]
    return next((amounts for amounts in reversed(earlier) if amounts), {})
