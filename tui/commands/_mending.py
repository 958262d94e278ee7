"""Settling a finding: which one is meant, what is still to be said, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from roadmap.check import checks
from roadmap.edit import made
from roadmap.fitting.form_control import control_at
from roadmap.fitting.form_typed import cleaned, meaning
from roadmap.judging import judge
from roadmap.locale.value import capital, date, phrase, show
from roadmap.model.finding import Finding
from roadmap.model.record import Record
from roadmap.model.text import LANGS, Text
from roadmap.model.when import When
from roadmap.model.year import FIRST_YEAR, LAST_YEAR
from roadmap.remedy import Offer, Question, offers
from tui.commands import _new
from tui.screens._explained import SIGNS
from tui.screens.findings import Findings

if TYPE_CHECKING:
    from tui.app import Planner
    from tui.state import State

_WHICH = Text("Phát hiện nào?", "Which finding?")
_NONE = Text("Không có phát hiện nào ở đây", "Nothing is found here")
_GO = Text("⏎ Thực hiện", "⏎ Do it")
_NO_YEAR = Text("Cần một năm, ví dụ 2027", "A year is needed, such as 2027")
_NEEDED = Text("Cần có câu trả lời", "An answer is needed")
_DAY = Text("31/12/2027, quý II/2027 hoặc 2028", "2027-12-31, Q2/2027 or 2028")
_STAYS = Text("Đã ghi, nhưng phát hiện này vẫn còn", "Written, but this finding stays")


async def finding_meant(planner: Planner) -> Finding | None:
    """The finding under the cursor, or one of those about the record that is chosen; told where there is none."""
    state, view = planner.state, planner.view
    if isinstance(view, Findings) and view.finding:
        return view.finding
    found = state.findings_of(planner.chosen) if state and planner.chosen else []
    if not found:
        planner.tell(_NONE, "warning")
        return None
    if len(found) == 1:
        return found[0]
    record = state.roadmap[found[0].record]  # type: ignore[union-attr]  # it was found in it
    chosen: Finding | None = await planner.choose(_WHICH, [(one, _without(record, one)) for one in found],
                                                  text=phrase("{it}", "{it}", it=record))  # fmt: skip
    return chosen


def _without(record: Record, finding: Finding) -> Text:
    """A finding about `record` in one line: without the name that all of them begin with."""
    said = (
        text.removeprefix(show(record, lang)).lstrip(" :") for lang, text in zip(LANGS, finding.message, strict=True)
    )
    return Text(*(f"{SIGNS[finding.severity]} {finding.code} {capital(text)}" for text in said))


def waivers(state: State, finding: Finding) -> list[Offer]:
    """The offer to waive `finding`; what reading found cannot be waived."""
    return offers(state.survey, finding, ("waive",) if finding.code in checks() else ())


async def mend(planner: Planner, finding: Finding, offer: Offer) -> bool:
    """Ask what is still to be said, and make the edit; whether it was made."""
    asking = _Asking(planner, offer)
    if not await asking.all():
        return False
    steps = [*asking.steps, (offer.edit, offer.arguments(asking.answers))]
    if not await planner.change_all(steps):
        return False
    _tell(planner, finding)
    return True


def _tell(planner: Planner, finding: Finding) -> None:
    """That the finding stays, where it does; what went is told with every change."""
    state = planner.state
    assert state is not None  # noqa: S101 - something was changed in it
    if any((one.code, one.route) == (finding.code, finding.route) for one in state.findings):
        planner.tell(_STAYS, "warning")


class _Asking:
    """What an offer still has to be told."""

    def __init__(self, planner: Planner, offer: Offer) -> None:
        self.planner, self.offer = planner, offer
        self.answers: dict[str, str] = {}
        self.steps: list[tuple[str, Mapping[str, object]]] = []

    async def all(self) -> bool:
        """Ask for what is needed one after the other, then for what may be said besides; whether all was answered."""
        further = []
        for question in self.offer.questions:
            if not question.needed:
                further.append(question)
            elif not await self._answered(question):
                return False
        while further:
            answers = [("", _GO), *((one.name, self._line(one)) for one in further)]
            name = await self.planner.choose(self.offer.label, answers, text=self._answers())
            if name is None:
                return False
            if name == "":
                break
            await self._answered(next(one for one in further if one.name == name))
        return True

    def _line(self, question: Question) -> Text:
        answer = self.answers.get(question.name)
        labels = (f"   {capital(label)}" for label in question.label)
        return Text(*(f"{label}: {answer}" if answer else label for label in labels))

    def _answers(self) -> Text:
        """What has been answered so far, a line each."""
        lines: tuple[list[str], list[str]] = ([], [])
        for question in self.offer.questions:
            if said := self.answers.get(question.name):
                record = self.planner.state.roadmap.records.get(said) if self.planner.state else None
                for at, (lang, label) in enumerate(zip(LANGS, question.label, strict=True)):
                    lines[at].append(f"{label}: {show(record, lang) if record else said}")
        return Text(*("\n".join(told) for told in lines))

    async def _answered(self, question: Question) -> bool:
        ask = {"record": self._record, "word": self._word}.get(question.form, self._text)
        answer = await ask(question)
        if answer:
            self.answers[question.name] = answer
        return bool(answer)

    def _title(self, question: Question) -> Text:
        if len(self.offer.questions) == 1:
            return self.offer.label
        return Text(*(f"{label} – {asked}" for label, asked in zip(self.offer.label, question.label, strict=True)))

    async def _record(self, question: Question) -> str | None:
        planner = self.planner
        value = self.answers.get(question.name) or question.value or None
        id = await planner.pick(self._title(question), question.kinds, value=value, new=True)
        if id is None or not id.startswith("+"):
            return id
        kind = await _new.kind_of(planner, question.kinds)
        made_now = await _new.new(planner, kind, id[1:]) if kind else None
        if made_now is None:
            return None
        self.steps += made_now.steps
        return made_now.id

    async def _word(self, question: Question) -> str | None:
        value = self.answers.get(question.name) or question.value
        answer: str | None = await self.planner.choose(self._title(question), question.words, value=value)
        return answer

    async def _text(self, question: Question) -> str | None:
        value = self.answers.get(question.name) or question.value
        if question.form == "date" and value and self.planner.lang == "vi":
            value = date(When.parse(value), "vi")
        help = _DAY if question.form == "date" else None
        said = await self.planner.ask(
            self._title(question), value, judge=lambda text: self._problem(question, text), help=help
        )
        return self._meant(question, said) if said else None

    @property
    def _unit(self) -> str:
        """The workspace's unit of money."""
        return self.planner.state.settings.money.unit if self.planner.state else ""

    def _meant(self, question: Question, text: str) -> str:
        """What was typed, as edits take it."""
        want = control_at(question.kind, question.path) if question.kind else None
        return meaning(want.control, cleaned(text, lines=True), self._unit) if want else text.strip()

    def _problem(self, question: Question, text: str) -> Text | None:
        if not text.strip():
            return _NEEDED if question.needed else None
        if question.kind is None:
            year = text.strip()
            return None if year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR else _NO_YEAR
        state = self.planner.state
        assert state is not None  # noqa: S101 - commands run once it is there
        record = state.roadmap.records.get(str(self.offer.given.get("id", "")))
        if type(record) is not question.kind or record is None:
            record = made(question.kind, "new", {})
        return judge(state.roadmap, record, question.path, text, self._unit)
