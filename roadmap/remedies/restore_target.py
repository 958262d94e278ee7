from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.change import at
from roadmap.model.finding import Finding
from roadmap.model.kinds.outcome import Indicator
from roadmap.remedy import Offer, Setting, remedy, sets


@remedy
def restore_target(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Restore the target.

    Khôi phục mục tiêu.

        roadmap set ID target.YEAR=TARGET
    """
    record = survey.roadmap[finding.record]

    if not isinstance(record, Indicator):
        return
    now = {str(year): value for year, value in record.target.items()}
    for step in survey.history.steps(record.id):
        before, after = at(step.before, ("target",)), at(step.after, ("target",))
        if isinstance(before, dict) and before != after:
            lost = {year: value for year, value in before.items() if now.get(year) != value}
            if lost:
                yield sets(
                    record,
                    *(Setting(f"target.{year}", str(value)) for year, value in lost.items()),
                    label=phrase(
                        "Restore the target as it was before {on}", "Khôi phục mục tiêu như trước {on}", on=step.on
                    ),
                )
