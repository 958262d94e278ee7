"""The value chain of a technology or product."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from roadmap.diagram import diagram
from roadmap.diagrams._chain_links import links
from roadmap.diagrams._framing import framed, tabled
from roadmap.diagrams._in_focus import SEE, chosen
from roadmap.diagrams._owners import ASSIGNED, body, mission_cards, mission_columns, owner
from roadmap.drawing.cards.card import Arrow, Card, Column, Grid, Hole, Lane, Placed
from roadmap.drawing.look import Link, Mark, Symbol, Tone
from roadmap.drawing.sheet import Entry, Sheet
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.chain import Chain, Subject, subjects
from roadmap.graph.survey import Survey
from roadmap.locale.gap import NOTHING
from roadmap.locale.value import capital, date, number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.programme import Mission
from roadmap.model.record import Record
from roadmap.model.scale import HOUSES, STAGE_HEADINGS, STAGES, STATES
from roadmap.model.text import Lang, Text
from roadmap.model.when import When

_TITLE = Text("Chuỗi giá trị: {}", "Value chain: {}")
_ACCOUNTABLE = Text("Chịu trách nhiệm xuyên suốt: {}", "Accountable end to end: {}")
_NOBODY = Text("CHƯA CÓ cơ quan chịu trách nhiệm xuyên suốt", "NO BODY is accountable end to end")
_CODE = Text("{} trong danh mục hiện hành", "{} in the list in force")
_NO_STAGE_WORK = Text("chưa có hoạt động nào ở giai đoạn này", "no activity at this stage")
_NO_LEAD = Text("Chưa có đơn vị chủ trì", "No lead")
_OTHER_HOUSE = Text("Nước ngoài, khác", "Foreign, other")
_MORE_BODIES = Text("{} (+{} đơn vị)", "{} (+{} more)")
_UNSTAGED = Text("Không vẽ: {} hoạt động chưa ghi giai đoạn: {}.", "Not drawn: {} activities without a stage: {}.")
_MISSIONS = Text("Nhiệm vụ: {}.", "Missions: {}.")
_GOVERNED = Text("{} (chủ quản: {})", "{} (governing: {})")
_NO_HOUSE = Text("Chưa tham gia chuỗi: {}.", "Take no part in the chain: {}.")
_LATE = Text("quá hạn", "overdue")
_LATE_START = Text("chậm bắt đầu", "late to start")
_HEADER = (
    Text("Giai đoạn", "Stage"), Text("Khối", "House"), Text("Hoạt động", "Activity"),
    Text("Công nghệ, sản phẩm", "Technology, product"), Text("Chủ trì", "Lead"), Text("Tham gia", "Participants"),
    Text("Bắt đầu", "Start"), Text("Kết thúc", "End"), Text("Trạng thái", "State"), Text("Nối với", "Linked with"),
)  # fmt: skip
_MOST_MISSIONS, _MOST_CHAINS = 3, 100
_TOO_MANY = Text(
    "Có {} chuỗi, mỗi chuỗi một hình: hãy nêu mã công nghệ, sản phẩm cần vẽ.",
    "There are {} chains, each with a drawing of its own: name the technologies or products to draw.",
)
_SYMBOLS = {
    "planned": Symbol.PLANNED,
    "running": Symbol.RUNNING,
    "suspended": Symbol.PAUSED,
    "done": Symbol.DONE,
    "stopped": Symbol.STOPPED,
}
_TONES = {"state": Tone.FIRST, "academia": Tone.SECOND, "enterprise": Tone.THIRD, "other": Tone.FOURTH}
_LINKS = {
    Link.SEQUENCE: Text("nối tiếp", "follows"),
    Link.TRANSFER: Text("chuyển giao: đổi đơn vị chủ trì", "transfer: the lead changes"),
    Link.HANDOVER: Text("bàn giao trách nhiệm", "handover of accountability"),
    Link.DEPENDENCY: Text("chờ kết quả của chuỗi khác", "waits for another chain"),
}


@diagram("Value chain", "Chuỗi giá trị")
def value_chain(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
    """The value chain of a technology or product: who does what at which stage, and where it breaks.

    Chuỗi giá trị của một công nghệ hoặc sản phẩm: ai làm gì ở giai đoạn nào, đứt ở đâu.

    Columns are the five stages under the directive's own headings; lanes are the State, academia and enterprise, by the
    body that leads. A card is an activity with its lead, dates and state; what nobody leads has a lane and a border of
    its own. The chain of a product holds its own activities and those of the technologies it uses.

    Arrows: what follows what, what waits for another chain, where the lead changes from one stage to the next (with the
    recorded transfer, or a note that none is on record), and where accountability is handed over. Their notes stand
    under the drawing. A stage without any activity is a dashed hole.

    With ids of technologies or products, one drawing for each; without, one for everything somebody works on, if
    that is no more than 100.
    """
    for subject in _subjects(survey, focus):
        chain = Chain(subject, survey)
        arrows = tuple(links(chain, lang))
        yield Drawing(f"value-chain-{subject.id}", _sheet(chain, arrows, lang), _table(chain, arrows, lang))


def _subjects(survey: Survey, focus: Sequence[str]) -> list[Subject]:
    """The technologies and products in focus, or all that have activities.

    Raises:
        RoadmapError: an id in focus is neither, nothing has an activity, or so many have that nobody would look at all.
    """
    if focus:
        return chosen(survey, focus)
    found = [subject for subject in subjects(survey) if Chain(subject, survey).activities]
    if not found:
        message = Text("Chưa có hoạt động nào để vẽ chuỗi giá trị.", "There is no activity to draw a value chain of.")
        hint = Text("Nêu mã công nghệ hoặc sản phẩm.", "Name a technology or product.")
        raise RoadmapError(message, hint)
    if len(found) > _MOST_CHAINS:
        raise RoadmapError(Text(*(text.format(len(found)) for text in _TOO_MANY)), SEE)
    return found


def _sheet(chain: Chain, arrows: tuple[Arrow, ...], lang: Lang) -> Sheet:
    survey, staged = chain.survey, [activity for activity in chain.activities if activity.stage]
    placed = [Placed(_lane(chain, activity), activity.stage or "", _card(chain, activity, lang)) for activity in staged]
    hole = Hole(NOTHING.of(lang), _NO_STAGE_WORK.of(lang))
    placed += [Placed("", stage, hole) for stage in STAGES if not chain.at(stage)]
    placed += mission_cards(chain, _TONES, lang)
    used = {item.lane for item in placed}
    lanes = [Lane(house, HOUSES.label(house).of(lang), _TONES[house]) for house in HOUSES]
    if "other" in used:
        lanes.append(Lane("other", _OTHER_HOUSE.of(lang), _TONES["other"]))
    if "none" in used:
        lanes.append(Lane("none", _NO_LEAD.of(lang)))
    drawn: list[Record] = [chain.subject, *chain.technologies, *chain.activities]
    return framed(
        survey,
        lang,
        _TITLE.of(lang).format(chain.subject.label(lang)),
        Grid((*mission_columns(chain, lang), *_columns(lang)), tuple(lanes), tuple(placed), arrows),
        drawn,
        subtitle=_subtitle(chain, lang),
        legend=_legend(lang),
        footnotes=_footnotes(chain, lang),
    )


def _columns(lang: Lang) -> tuple[Column, ...]:
    """The stages; the directive's pairs stand under one heading."""
    return tuple(
        Column(stage, STAGES.label(stage).of(lang), heading.of(lang) if len(stages) > 1 else "")
        for heading, stages in STAGE_HEADINGS
        for stage in stages
    )


def _subtitle(chain: Chain, lang: Lang) -> Iterator[str]:
    subject, survey = chain.subject, chain.survey
    code = ""
    if isinstance(subject, Product):
        code = next((subject.listings[id].code for id in subject.listings if id in survey.catalogues_in_force), "")
    kind = subject.LABEL.of(lang)
    yield capital(kind) + (f" {_CODE.of(lang).format(code)}" if code else "")
    if subject.accountable and chain.answering:
        yield _ACCOUNTABLE.of(lang).format(body(chain, subject.accountable, lang, full=True))
    else:
        yield owner(chain, lang) or _NOBODY.of(lang)
        if len(chain.answering) > 1:
            yield _NOBODY.of(lang)
    if isinstance(subject, Technology) and subject.readiness and subject.readiness.now:
        yield f"TRL {subject.readiness.now}" + (f" → {subject.readiness.target}" if subject.readiness.target else "")


def _lead(chain: Chain, activity: Activity) -> Organization | None:
    return chain.survey.roadmap.find(Organization, activity.lead)


def _lane(chain: Chain, activity: Activity) -> str:
    lead = _lead(chain, activity)
    return (lead.house or "other") if lead else "none"


def _card(chain: Chain, activity: Activity, lang: Lang) -> Card:
    lead, lines = _lead(chain, activity), []
    mark = _mark(chain, activity, lang)
    if lead:
        name, others = lead.short_label(lang), len(activity.participants)
        lines.append(_MORE_BODIES.of(lang).format(name, others) if others else name)
    if activity.chain != chain.subject.id and (record := chain.survey.roadmap.records.get(activity.chain or "")):
        lines.append(record.label(lang))
    return Card(
        activity.id,
        activity.label(lang),
        tuple(lines),
        replace(mark, word=capital(mark.word)),
        _span(activity, lang),
        _TONES.get(_lane(chain, activity), Tone.NEUTRAL),
        "" if lead else _NO_LEAD.of(lang),
    )


def _span(activity: Activity, lang: Lang) -> str:
    """Start and end, days shortened to months; the table has the days."""
    ends = (activity.start, activity.end)
    return " – ".join(_month(when, lang) if when else "…" for when in ends) if any(ends) else ""


def _month(when: When, lang: Lang) -> str:
    if when.precision not in ("day", "month"):
        return date(when, lang)
    month = When.parse(f"{when.first:%Y-%m}")
    return f"{when.first:%m/%Y}" if lang == "vi" else date(month, lang)


def _mark(chain: Chain, activity: Activity, lang: Lang) -> Mark:
    """The state of an activity as its record and today's date tell it."""
    if chain.survey.overdue(activity):
        return Mark(Symbol.LATE, _LATE.of(lang))
    if chain.survey.late_to_start(activity):
        return Mark(Symbol.LATE, _LATE_START.of(lang))
    state = chain.survey.state(activity)
    return Mark(_SYMBOLS[state], STATES.label(state).of(lang))


def _legend(lang: Lang) -> tuple[Entry, ...]:
    states = [Entry(symbol, STATES.label(state).of(lang)) for state, symbol in _SYMBOLS.items()]
    late = f"{_LATE.of(lang)}, {_LATE_START.of(lang)}"
    arrows = [Entry(kind, text.of(lang)) for kind, text in _LINKS.items()]
    return (
        *states,
        Entry(Symbol.LATE, late),
        *arrows,
        Entry("hole", _NO_STAGE_WORK.of(lang)),
        Entry("unowned", _NO_LEAD.of(lang)),
    )


def _footnotes(chain: Chain, lang: Lang) -> Iterator[str]:
    busy = {activity.mission for activity in chain.activities}
    missions = [_mission(chain, mission, lang) for mission in chain.missions if mission.id in busy]
    if missions:
        more = [f"+{len(missions) - _MOST_MISSIONS}"] if len(missions) > _MOST_MISSIONS else []
        yield _MISSIONS.of(lang).format("; ".join([*missions[:_MOST_MISSIONS], *more]))
    unstaged = [activity.label(lang) for activity in chain.activities if not activity.stage]
    if unstaged:
        yield _UNSTAGED.of(lang).format(number(len(unstaged), lang), "; ".join(unstaged))
    absent = [HOUSES.label(house).of(lang) for house in HOUSES if house not in chain.houses]
    if absent and chain.activities:
        yield _NO_HOUSE.of(lang).format(", ".join(absent))


def _mission(chain: Chain, mission: Mission, lang: Lang) -> str:
    governing = body(chain, mission.governing, lang)
    return _GOVERNED.of(lang).format(mission.label(lang), governing) if governing else mission.label(lang)


def _table(chain: Chain, arrows: tuple[Arrow, ...], lang: Lang) -> Table:
    survey = chain.survey
    rows: list[tuple[str, ...]] = [_assigned(placed, lang) for placed in mission_cards(chain, _TONES, lang)]
    stages: tuple[str | None, ...] = (*STAGES, None)
    for stage in stages:
        name = STAGES.label(stage).of(lang) if stage else ""
        activities = [activity for activity in chain.activities if activity.stage == stage]
        if not activities and stage:
            rows.append((name, "", NOTHING.of(lang), *[""] * (len(_HEADER) - 3)))
        for activity in activities:
            lead, lane = _lead(chain, activity), _lane(chain, activity)
            house = HOUSES.label(lane).of(lang) if lane in HOUSES.words else _OTHER_HOUSE.of(lang) if lead else ""
            members = (survey.roadmap.find(Organization, id) for id in activity.participants)
            part = survey.roadmap.records.get(activity.chain or "")
            rows.append(
                (
                    name, house, activity.label(lang), part.label(lang) if part else "",
                    lead.label(lang) if lead else _NO_LEAD.of(lang),
                    "; ".join(member.label(lang) for member in members if member),
                    date(activity.start, lang) if activity.start else "",
                    date(activity.end, lang) if activity.end else "",
                    _mark(chain, activity, lang).word, "; ".join(_linked(chain, activity, arrows, lang)),
                )
            )  # fmt: skip
    return tabled(_HEADER, rows, lang)


def _assigned(placed: Placed, lang: Lang) -> tuple[str, ...]:
    """The row of a mission that has no activity yet."""
    card = placed.content
    house = HOUSES.label(placed.lane).of(lang) if placed.lane in HOUSES.words else ""
    if not isinstance(card, Card):
        raise TypeError(card)
    state, answering = card.mark.word if card.mark else "", " ".join((*card.lines, card.unowned)).strip()
    return ASSIGNED.of(lang), house, card.title, "", answering, "", "", card.when, state, ""


def _linked(chain: Chain, activity: Activity, arrows: tuple[Arrow, ...], lang: Lang) -> Iterator[str]:
    """What leads to an activity, in words."""
    for arrow in arrows:
        if arrow.target == activity.id:
            note = f" ({arrow.label})" if arrow.label else ""
            yield f"{_LINKS[arrow.kind].of(lang)}: {chain.survey.roadmap[arrow.source].label(lang)}{note}"
