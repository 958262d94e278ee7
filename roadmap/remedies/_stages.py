"""Work at a stage of a chain that has none yet."""

from __future__ import annotations

from roadmap.graph.chain import Subject
from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.scale import STAGES
from roadmap.remedy import Offer, Setting, asked, creates


def subject_of(survey: Survey, finding: Finding) -> Subject | None:
    """The technology or product whose chain a finding is about."""
    record = survey.roadmap[finding.record]
    if isinstance(record, Activity):
        record = survey.roadmap.records.get(record.chain or "", record)
    return record if isinstance(record, Technology | Product) else None


def at_work(survey: Survey, subject: Subject) -> dict[str, list[Activity]]:
    """Stage -> the activities of `subject` there that were not stopped, in the order of the stages."""
    open_ = [one for one in survey.activities(subject.id) if one.stage and one.state != "stopped"]
    return {stage: found for stage in STAGES if (found := [one for one in open_ if one.stage == stage])}


def work_at(survey: Survey, subject: Subject, stage: str) -> Offer:
    """The offer to add an activity of `subject` at `stage`, after those of the stage before it."""
    earlier = [found for one, found in at_work(survey, subject).items() if STAGES.rank(one) < STAGES.rank(stage)]
    label, name = STAGES.label(stage), subject.name
    settings = [Setting("chain", subject.id), Setting("stage", stage)]
    settings.append(Setting("name.vi", f"{label.vi.capitalize()}: {subject.label('vi')}"))
    if name and name.en and name.en != name.vi:
        settings.append(Setting("name.en", f"{label.en.capitalize()}: {name.en}"))
    if earlier:
        settings.append(Setting("after", ",".join(one.id for one in earlier[-1])))
    settings += [
        Setting("lead", asked(Activity, "lead", needed=False)),
        Setting("start", asked(Activity, "start", needed=False, name="START")),
        Setting("end", asked(Activity, "end", needed=False, name="END")),
    ]
    title = phrase("Add the stage {stage} to {it}", "Thêm giai đoạn {stage} cho {it}", stage=label, it=subject)
    return creates(Activity, survey.roadmap.unused(f"{subject.id}-{stage}"), *settings, label=title)
