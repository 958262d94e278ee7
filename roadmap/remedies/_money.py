"""Amounts of money that are asked for."""

from __future__ import annotations

from dataclasses import replace

from roadmap.graph.survey import Survey
from roadmap.model.kinds.funding import Funding
from roadmap.model.settings import UNITS
from roadmap.model.text import Text
from roadmap.remedy import Question, asked


def in_money(survey: Survey, step: str, value: object = "") -> Question:
    """The question for an amount of the money step `step`, in the workspace's unit."""
    question, unit = asked(Funding, step, value=value, name="AMOUNT"), UNITS.label(survey.settings.money.unit)
    said = (f"{label} ({of})" for label, of in zip(question.label, unit, strict=True))
    return replace(question, label=Text(*said))
