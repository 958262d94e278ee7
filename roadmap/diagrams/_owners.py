"""Who answers for a technology or product, and the missions that nobody has begun, as the diagrams say it."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap.drawing.cards.card import Card, Column, Placed
from roadmap.drawing.look import Mark, Symbol, Tone
from roadmap.graph.chain import Chain
from roadmap.locale.gap import UNOWNED
from roadmap.locale.value import date
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.programme import Mission
from roadmap.model.scale import STATES
from roadmap.model.text import Lang, Text

_GOVERNS = Text("Chủ quản nhiệm vụ: {}", "Governing its missions: {}")
_SEVERAL = Text(
    "Nhiều chủ quản, chưa có cơ quan chịu trách nhiệm chính",
    "Several governing bodies, none accountable",
)
_PROPOSED = Text("liên kết đề xuất", "proposed link")
ASSIGNED = Text("Nhiệm vụ được giao", "Missions assigned")
_DUE = Text("hạn {}", "due {}")
_LATE = Text("Quá hạn", "Overdue")
_COLUMN = "missions"


def body(chain: Chain, id: str | None, lang: Lang, *, full: bool = False) -> str:
    """A body's name; the id itself where no such body is on record."""
    organization = chain.survey.roadmap.find(Organization, id)
    if organization is None:
        return id or ""
    return organization.label(lang) if full else organization.short_label(lang)


def owner(chain: Chain, lang: Lang) -> str:
    """The body accountable end to end, or those that govern the missions; empty where nobody answers."""
    if chain.subject.accountable:
        return body(chain, chain.subject.accountable, lang) if chain.answering else ""
    governing = ", ".join(body(chain, id, lang) for id in chain.answering)
    if not governing:
        return ""
    proposed = all(mission.link == "proposed" for mission in chain.missions if mission.governing)
    return _GOVERNS.of(lang).format(governing) + (f" ({_PROPOSED.of(lang)})" if proposed else "")


def unowned(chain: Chain, lang: Lang) -> str:
    """The words that say that nobody answers end to end; empty where one body does."""
    if len(chain.answering) > 1:
        return _SEVERAL.of(lang)
    return "" if chain.answering else UNOWNED.of(lang)


def _idle(chain: Chain) -> list[Mission]:
    """The missions of the chain that have no activity yet."""
    busy = {activity.mission for activity in chain.activities}
    return [mission for mission in chain.missions if mission.id not in busy]


def mission_columns(chain: Chain, lang: Lang) -> tuple[Column, ...]:
    """A column before the stages for missions that have no activity yet; none where every mission has."""
    return (Column(_COLUMN, ASSIGNED.of(lang)),) if _idle(chain) else ()


def mission_cards(chain: Chain, tones: dict[str, Tone], lang: Lang) -> Iterator[Placed]:
    """Those missions, in the lane of the body that governs or leads them."""
    for mission in _idle(chain):
        answering = mission.governing or mission.lead
        organization = chain.survey.roadmap.find(Organization, answering)
        lane = (organization.house or "other") if organization else "none"
        card = Card(
            mission.id,
            mission.label(lang),
            (body(chain, answering, lang),) if answering else (),
            _mark(chain, mission, lang),
            _DUE.of(lang).format(date(mission.due, lang)) if mission.due else "",
            tones.get(lane, Tone.NEUTRAL),
            "" if answering else UNOWNED.of(lang),
        )
        yield Placed(lane, _COLUMN, card)


def _mark(chain: Chain, mission: Mission, lang: Lang) -> Mark:
    if chain.survey.overdue(mission):
        return Mark(Symbol.LATE, _LATE.of(lang))
    state = chain.survey.state(mission)
    return Mark(_SYMBOLS[state], STATES.label(state).of(lang).capitalize())


_SYMBOLS = {
    "planned": Symbol.PLANNED,
    "running": Symbol.RUNNING,
    "suspended": Symbol.PAUSED,
    "done": Symbol.DONE,
    "stopped": Symbol.STOPPED,
}
