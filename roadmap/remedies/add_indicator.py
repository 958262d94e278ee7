from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.outcome import Indicator
from roadmap.remedy import Offer, Setting, asked, creates, remedy, year


@remedy
def add_indicator(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Add an indicator of its effect.

    Thêm chỉ số đo kết quả.

        roadmap new indicator ID of=RECORD name.vi=NAME unit=UNIT baseline=BASELINE target.YEAR=TARGET
    """
    record = survey.roadmap[finding.record]

    yield creates(
        Indicator,
        survey.roadmap.unused(f"{record.id}-effect"),
        Setting("of", record.id),
        Setting("name.vi", asked(Indicator, "name.vi", name="NAME")),
        Setting("unit", asked(Indicator, "unit", needed=False)),
        Setting("baseline", asked(Indicator, "baseline", needed=False)),
        Setting("target", asked(Indicator, "target", needed=False), key=year(survey.today.year + 1)),
    )
