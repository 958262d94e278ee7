"""Technology: one technology or product on a few pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.diagrams.value_chain import value_chain
from roadmap.graph.answering import heads
from roadmap.graph.chain import Chain, Subject
from roadmap.graph.matters import Matter, matters
from roadmap.graph.road import Road, road
from roadmap.graph.spending import pipeline
from roadmap.graph.standing import standing
from roadmap.graph.survey import Survey
from roadmap.locale.gap import UNOWNED
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding, RoadmapError
from roadmap.model.kinds.actors import Post
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.scale import MASTERY, STAGES
from roadmap.model.text import Lang, Text
from roadmap.publishing.document import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Table,
)
from roadmap.report import report
from roadmap.reports._framing import UNKNOWN, body, framed, headed, known, label, passed_step, post, said, tally
from roadmap.reports._matters import about, due, question, who
from roadmap.reports._questions import WEIGHTS
from roadmap.reports._road import bottlenecks, money_steps, on_track, scales, suppliers

_TITLE = Text("Báo cáo công nghệ, sản phẩm", "Technology briefing")
_ONE = Text("Báo cáo này nói về một công nghệ hoặc sản phẩm.", "This report is about one technology or product.")
_WHICH = Text(
    "Nêu đúng một mã, ví dụ: `roadmap report technology {}`",
    "Give just one id, such as: `roadmap report technology {}`",
)
_SEVERAL = Text("⚠ nhiều cơ quan, không ai chịu trách nhiệm xuyên suốt: {}", "⚠ several, none end to end: {}")
_NO_HEAD = Text("⚠ chưa ghi người đứng đầu", "⚠ no head on record")
_NO_POST = Text("⚠ chưa giao cho chức vụ nào", "⚠ assigned to no post")
_NEXT = Text("Quyết định cần có", "Next decisions")
_NOTHING_OPEN = Text("Không còn việc nào chờ quyết định", "Nothing waits for a decision")
_MOST_DECISIONS = 15


@report("Briefing of one technology", "Báo cáo về một công nghệ")
def technology(survey: Survey, focus: Sequence[str], lang: Lang, *, findings: Sequence[Finding] = ()) -> Document:
    """One technology or product: its chain, owner and head, road, readiness, money, bottlenecks, and next decisions.

    Chuỗi, cơ quan và người chịu trách nhiệm, lộ trình, kinh phí, điểm nghẽn và quyết định cần có của một công nghệ.

    It needs the id of one technology or product. On top stand its key figures; the body that answers for it, with the
    holder of the post that heads this body; and what has to be decided next, by whom and by when. Then come the picture
    of its value chain; the road to mastery (levels now and aimed at, work and milestones with dates), to
    commercialisation (with the demand that is on record), and to diffusion; money from approval to spending; open
    bottlenecks; and suppliers, with those that cannot be replaced.

    The decisions are those of the decision list that are about the chain and all that belongs to it: its missions,
    milestones, money, inputs and indicators, and the bottlenecks in its way.
    """
    subject = _subject(survey, focus)
    way = road(survey, subject)
    weighty = [one for one in findings if one.severity != "info"]
    open_ = [
        one for one in matters(survey, weighty, WEIGHTS) if not way.about.isdisjoint(held.id for held in one.records)
    ]
    blocks = (
        KeyFigures(tuple(_key_figures(survey, way, len(open_), lang))),
        *_answering(survey, way.chain, lang),
        *_decisions(survey, open_, lang),
        *(Figure(drawing) for drawing in value_chain(survey, [subject.id], lang)),
        *_tracks(survey, way, lang),
        *money_steps(survey, subject, lang),
        *bottlenecks(survey, way, lang),
        *suppliers(survey, way, lang),
    )
    drawn = [*way.records.values(), *way.hindrances]
    return framed(survey, [subject.id], lang, ("technology", _TITLE.of(lang)), blocks, drawn, wide=True)


def _subject(survey: Survey, focus: Sequence[str]) -> Subject:
    """The one in focus.

    Raises:
        RoadmapError: none or several are in focus, there is no such record, or it is neither technology nor product.
    """
    found = [one for one in known(survey, focus, Technology, Product) if isinstance(one, Technology | Product)]
    if len(found) != 1:
        example = next(iter(survey.ids(Technology, Product)), "ID")
        raise RoadmapError(_ONE, Text(*(text.format(example) for text in _WHICH)))
    return found[0]


def _key_figures(survey: Survey, way: Road, open_: int, lang: Lang) -> Iterator[KeyFigure]:
    at = standing(survey, way.chain.subject.id)
    stage = STAGES.label(at.stage).of(lang) if at.stage else UNKNOWN
    yield KeyFigure(stage, phrase("stage reached", "giai đoạn đã tới").of(lang))
    if at.mastery:
        rungs = [MASTERY.label(tuple(MASTERY)[rung - 1]).of(lang) if rung else UNKNOWN for rung in at.mastery[1:]]
        yield KeyFigure(" → ".join(rungs), phrase("mastery, now → target", "mức làm chủ, hiện tại → mục tiêu").of(lang))
    if at.readiness:
        levels = " → ".join(str(level) if level else UNKNOWN for level in at.readiness[1:])
        yield KeyFigure(f"{at.readiness.scale} {levels}", phrase("now → target", "hiện tại → mục tiêu").of(lang))
    money = pipeline(survey, [way.chain.subject.id])
    if money.lines:
        yield KeyFigure(
            passed_step(survey, money, "disbursed", lang).text,
            phrase("bn VND disbursed", "tỷ đồng đã giải ngân").of(lang),
            phrase("of {all} approved", "trên {all} đã phê duyệt",
                   all=passed_step(survey, money, "approved", lang).text).of(lang),
        )  # fmt: skip
    shown = [record for track in way.tracks for record in (*track.work, *track.milestones)]
    late = len({*at.overdue, *(one.id for one in shown if survey.late(one))})
    yield tally(late, Text("việc, mốc quá hạn", "overdue"), lang, bad=True)
    yield tally(open_, Text("việc cần quyết định", "to be decided"), lang, bad=True)


def _answering(survey: Survey, chain: Chain, lang: Lang) -> Iterator[Block]:
    subject, answering = chain.subject, chain.answering
    names = "; ".join(body(survey, id, lang) for id in answering)
    one = answering[0] if len(answering) == 1 else None
    if one:
        first = Cell(label(survey, one, lang), manner="strong")
    else:
        first = Cell(_SEVERAL.of(lang).format(names) if names else f"⚠ {UNOWNED.of(lang)}", manner="alarm")
    heading = "; ".join(post(held, lang) for held in heads(survey, one)) if one else ""
    personal = survey.roadmap.find(Post, subject.post)
    missions = "\n".join(
        mission.label(lang) + (f" ({body(survey, mission.governing, lang)})" if mission.governing else "")
        for mission in chain.missions
    )
    rows: list[tuple[Cell, ...]] = [
        (Cell(phrase("Accountable end to end", "Chịu trách nhiệm xuyên suốt").of(lang)), first),
        (
            Cell(phrase("Head of the body", "Người đứng đầu").of(lang)),
            Cell(heading) if heading else Cell(_NO_HEAD.of(lang), manner="alarm"),
        ),
        (
            Cell(phrase("Answers in person", "Trách nhiệm cá nhân").of(lang)),
            Cell(post(personal, lang)) if personal else Cell(_NO_POST.of(lang), manner="alarm"),
        ),
        (Cell(phrase("Missions (governing body)", "Nhiệm vụ (cơ quan chủ quản)").of(lang)), said(missions)),
    ]
    yield Heading(phrase("Who answers", "Ai chịu trách nhiệm").of(lang))
    yield Table(
        headed(lang, (Text("Vai trò", "Role"), 1), (Text("Cơ quan, người", "Who"), 3)),
        tuple(rows),
        title=phrase("Who answers", "Trách nhiệm").of(lang),
    )


def _tracks(survey: Survey, way: Road, lang: Lang) -> Iterator[Block]:
    for track in way.tracks:
        yield from on_track(survey, way, track, lang)
        if track.name == "mastery":
            yield from scales(way.chain, lang)


def _decisions(survey: Survey, found: Sequence[Matter], lang: Lang) -> Iterator[Block]:
    yield Heading(_NEXT.of(lang))
    yield Table(
        headed(
            lang,
            (Text("Câu hỏi cần quyết định", "To be decided"), 2.6),
            (Text("Về", "About"), 2.6),
            (Text("Ai quyết định", "Who decides"), 1.4),
            (Text("Hạn", "By"), 1.2),
        ),
        tuple((question(one, lang), about(survey, one, lang), who(survey, one, lang), due(one, lang)) for one in found),
        empty=_NOTHING_OPEN.of(lang),
        title=_NEXT.of(lang),
        most=_MOST_DECISIONS,
    )
