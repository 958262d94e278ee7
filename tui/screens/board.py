"""Board: the value chain of one technology or product, stage by stage, house by house, with its holes."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from roadmap.graph.board import OTHER, UNLED, Board, board
from roadmap.graph.chain import Subject
from roadmap.locale.value import date
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.scale import HOUSES, STAGES, STATES
from roadmap.model.text import Text
from tui.messages import Open, Run
from tui.screens.view import View
from tui.state import State
from tui.widgets.card import Card
from tui.widgets.cards import Cards
from tui.widgets.plain import styled, widest

HOLE = "?"
"""What the key of a hole begins with; the stage follows. No id looks like it."""

SIGNS = {"planned": "○", "running": "◐", "suspended": "‖", "done": "●", "stopped": "✕"}
_LANES = {
    UNLED: Text("CHƯA CÓ CHỦ TRÌ, CHƯA CÓ VIỆC", "NO LEAD, NO WORK"),
    OTHER: Text("Khác", "Others"),
}
_HEADS = {
    "research": Text("Nghiên cứu", "Research"),
    "pilot": Text("Thử nghiệm", "Pilot"),
    "production": Text("Sản xuất", "Production"),
    "commercialisation": Text("Thương mại hóa", "Commercialisation"),
    "diffusion": Text("Lan tỏa", "Diffusion"),
    "": Text("Chưa rõ giai đoạn", "No stage"),
}
_NOTHING = Text("Chưa có việc nào", "No work here yet")
_FILL = Text("⏎ thêm", "⏎ add")
_NO_LEAD = Text("chưa có chủ trì", "no lead yet")
_UNOWNED = Text("✗ CHƯA CÓ CƠ QUAN CHỊU TRÁCH NHIỆM", "✗ NO ACCOUNTABLE BODY")
_SEVERAL = Text("✗ {} cơ quan cùng chịu trách nhiệm: {}", "✗ {} bodies at once: {}")
_OWNED = Text("Chịu trách nhiệm: {}", "Accountable: {}")
_NO_HEAD = Text("chưa ghi người chịu trách nhiệm", "nobody in person")
_ABSENT = Text("thiếu: {}", "missing: {}")
_CHOOSE = Text("Chọn một công nghệ hoặc sản phẩm: s", "Choose a technology or product: s")
_LATE = Text("trễ hạn", "late")
_FROM = Text("từ {}", "from {}")
_UNTIL = Text("đến {}", "until {}")
_LED = Text("Chủ trì: {}", "Lead: {}")
_PARTNERS = Text("Cùng tham gia: {}", "Partners: {}")
_AFTER = Text("Sau: {}", "After: {}")
_OF = Text("Thuộc: {}", "Of: {}")
_HOLE = Text(
    "Giai đoạn {} chưa có việc nào. Enter để thêm hoạt động ở đây; F để thêm mọi giai đoạn còn thiếu.",
    "There is no work at the stage {} yet. Enter adds an activity here; F adds every stage that is missing.",
)


class ChainBoard(View):
    """The chain board of one technology or product."""

    VIEW = "board"
    ABOUT = Text(
        "Chuỗi giá trị của một công nghệ hay sản phẩm, từ nghiên cứu đến lan tỏa: ai làm gì ở giai đoạn nào, chỗ nào "
        "còn trống. Lập và sửa chuỗi ngay tại đây.",
        "The value chain of a technology or product, from research to diffusion: who does what at which stage, and "
        "where there are holes. Build the chain here.",
    )

    def __init__(self) -> None:
        super().__init__()
        self.subject: str | None = None

    def body(self) -> ComposeResult:
        """Whose chain it is, the cards, and what there is to know of the card under the cursor."""
        yield Static(id="subject")
        with Container(id="chain"):
            yield Cards().followed(self._tell)
            yield Static(id="about")

    def on_mount(self) -> None:
        """The planner begins on the cards."""
        self.query_one(Cards).focus()

    def on_resize(self) -> None:
        """There is room for other words."""
        if self.state:
            self._say_whose(self.state)

    # --- what is shown ---

    def show(self, state: State) -> None:
        """The board of the subject, or of the first one there is."""
        if self._known(state) is None:
            self.subject = next(iter(state.subjects), None)
        subject = self._known(state)
        cards = self.query_one(Cards)
        if subject is None:
            self.query_one("#subject", Static).update(styled((_CHOOSE.of(state.lang), "")), layout=False)
            cards.show((), ())
            return
        laid = board(state.survey, subject)
        self._say_whose(state)
        heads = [_HEADS[stage].of(state.lang) for stage in laid.stages]
        lanes = []
        for lane in laid.lanes:
            columns = [list(_cards(state, laid, lane, stage)) for stage in laid.stages]
            label = _LANES.get(lane) or HOUSES.label(lane)
            gone = f" ({_ABSENT.of(state.lang).format('—')})" if lane in laid.absent else ""
            lanes.append((label.of(state.lang) + gone.replace(": —", ""), columns))
        cards.show(heads, lanes)

    def _say_whose(self, state: State) -> None:
        subject = self._known(state)
        if subject is not None:
            said = _headline(state, subject, board(state.survey, subject), self.size.width - 2)
            self.query_one("#subject", Static).update(styled(*said), layout=False)

    def _known(self, state: State) -> Subject | None:
        record = state.roadmap.records.get(self.subject or "")
        return record if isinstance(record, Technology | Product) else None

    def _tell(self) -> None:
        """What there is to know of the card under the cursor."""
        state, key = self.state, self.query_one(Cards).key
        if state is not None:
            self.query_one("#about", Static).update(styled(*_about(state, key)), layout=False)

    # --- what is meant ---

    @property
    def card(self) -> str | None:
        """The activity under the cursor."""
        key = self.query_one(Cards).key
        return None if key is None or key.startswith(HOLE) else key

    @property
    def stage(self) -> str | None:
        """The stage of the column under the cursor."""
        stages = (*STAGES, "")
        column = self.query_one(Cards).column
        return stages[column] or None if column < len(stages) else None

    @property
    def chosen(self) -> str | None:
        """The activity under the cursor; the subject where that is a hole."""
        return self.card or self.subject

    def focus_on(self, id: str) -> bool:
        """Turn to the technology or product `id`, or to the card of the activity `id`."""
        state = self.state or self.app.state
        record = state.roadmap.records.get(id) if state else None
        if isinstance(record, Activity):
            if record.chain and self.subject != record.chain and not self.query_one(Cards).stand_on(id):
                self.turn_to(record.chain)
            return self.query_one(Cards).stand_on(id)
        if isinstance(record, Technology | Product):
            self.turn_to(id)
            return True
        return False

    def turn_to(self, subject: str) -> None:
        """Show the chain of another technology or product."""
        self.subject = subject
        if state := self.state:
            self.show(state)

    def turn_by(self, step: int) -> None:
        """Show the chain of a technology or product before or after this one; after the last comes the first."""
        if self.state is None:
            return
        known = self.state.subjects
        if self.subject in known:
            self.turn_to(known[(known.index(self.subject) + step) % len(known)])

    def on_cards_entered(self, event: Cards.Entered) -> None:
        """Enter on a card opens it; on a hole it fills it."""
        if event.key.startswith(HOLE):
            self.post_message(Run("add-activity"))
        else:
            self.post_message(Open(event.key))


def _headline(state: State, subject: Subject, laid: Board, width: int) -> Iterator[tuple[str, str]]:
    """Whose chain it is and which houses are missing; who answers for it, in as many words as fit into `width`."""
    lang = state.lang
    yield f"{subject.LABEL.of(lang).capitalize()}: ", "$text-muted"
    yield state.label(subject.id), "bold"
    yield f"  ({subject.id})", "$text-muted"
    if laid.absent:
        named = ", ".join(HOUSES.label(house).of(lang) for house in laid.absent)
        yield f" · {_ABSENT.of(lang).format(named)}", "$text-warning"
    yield "\n", ""
    owners = laid.chain.answering
    if len(owners) == 1:
        yield next(said for said in _owned(state, subject, owners[0]) if not said or widest([said]) <= width), ""
        if not subject.post:
            yield f" · {_NO_HEAD.of(lang)}", "$text-warning"
    elif owners:
        named = ", ".join(state.label(owner) for owner in owners)
        yield _SEVERAL.of(lang).format(len(owners), named), "bold $text-error"
    else:
        yield _UNOWNED.of(lang), "bold $text-error"


def _owned(state: State, subject: Subject, owner: str) -> Iterator[str]:
    """Who answers for a chain, body and person, in ever fewer words; the person goes last."""
    body, post = state.roadmap.find(Organization, owner), state.roadmap.find(Post, subject.post)
    full = state.label(owner)
    short = body.short_label(state.lang) if body else owner
    title = state.label(post.id) if post else ""
    holder = post.holder if post else ""
    persons = (f"{holder} ({title})", holder) if holder and title else (holder or title,)
    for name in (full, short):
        for person in persons:
            yield _OWNED.of(state.lang).format(f"{name} · {person}" if person else name)
    yield _OWNED.of(state.lang).format(persons[-1] or short)
    yield ""


def _cards(state: State, laid: Board, lane: str, stage: str) -> Iterator[Card]:
    """The cards of one cell, and the hole where a stage has nothing at all."""
    if lane == UNLED and stage in laid.empty:
        yield Card(f"{HOLE}{stage}", _NOTHING.of(state.lang), _FILL.of(state.lang), "◌", "hole", hole=True)
    for activity in laid.at(lane, stage):
        late = state.survey.overdue(activity) or state.survey.late_to_start(activity)
        sign = "!" if late else SIGNS[state.survey.state(activity)]
        foot = _lead(state, activity) if activity.lead else _NO_LEAD.of(state.lang)
        if activity.participants:
            foot += f" +{len(activity.participants)}"
        tone = "error" if late else "" if activity.chain == laid.chain.subject.id else "dim"
        yield Card(activity.id, state.label(activity.id), foot, sign, tone, hole=lane == UNLED)


def _lead(state: State, activity: Activity) -> str:
    lead = state.roadmap.find(Organization, activity.lead)
    return lead.short_label(state.lang) if lead else activity.lead or ""


def _about(state: State, key: str | None) -> Iterator[tuple[str, str]]:
    """What there is to know of a card."""
    lang = state.lang
    if key is None:
        return
    if key.startswith(HOLE):
        yield _HOLE.of(lang).format(STAGES.label(key[1:]).of(lang)), "$text-error"
        return
    activity = state.roadmap.find(Activity, key)
    if activity is None:
        return
    word = state.survey.state(activity)
    yield f"{state.label(key)}\n", "bold"
    late = bool(state.survey.overdue(activity))
    yield f"{SIGNS[word]} {STATES.label(word).of(lang)}", ""
    if late:
        yield f" · ! {_LATE.of(lang)}", "bold $text-error"
    for form, day in ((_FROM, activity.start), (_UNTIL, activity.end)):
        if day:
            yield f" · {form.of(lang).format(date(day, lang))}", ""
    yield "\n", ""
    if activity.lead:
        yield _LED.of(lang).format(state.label(activity.lead)) + "\n", ""
    if activity.participants:
        yield _PARTNERS.of(lang).format(", ".join(state.label(id) for id in activity.participants)) + "\n", ""
    if activity.after:
        yield _AFTER.of(lang).format(", ".join(state.label(id) for id in activity.after)) + "\n", ""
    if activity.chain:
        yield _OF.of(lang).format(state.label(activity.chain)) + "\n", "$text-muted"
    for finding in state.findings_of(key):
        sign = {"error": "✗", "warning": "!", "info": "·"}[finding.severity]
        yield f"{sign} {finding.message.of(lang)}\n", "$text-error" if finding.severity == "error" else "$text-warning"
