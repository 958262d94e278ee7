"""Directives clause by clause: what answers each, how far it has come, and what effect has been measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from roadmap.graph.coverage import Clause, clauses
from roadmap.graph.measures import Series
from roadmap.graph.response import CONDITIONS, Response, responses
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, number, phrase
from roadmap.model.kinds.law import Directive
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text, fold
from roadmap.publishing.document import (
    Block,
    Cell,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
    Topic,
)
from roadmap.report import report
from roadmap.reports._framing import UNKNOWN, body, dated, framed, headed, known, said, tally

_TITLE = Text("Theo dõi thực hiện văn bản chỉ đạo", "Directive traceability")
_UNANSWERED = Text("Điều khoản chưa có việc thực hiện", "Clauses that nothing answers")
_ALL_ANSWERED = Text("Mọi điều khoản đều có việc thực hiện.", "Every clause is answered.")
_UNKNOWN = Text("Điều khoản được dẫn nhưng văn bản không ghi", "Clauses cited that the directive does not hold")
_NONE = Text("Chưa ghi điều khoản nào.", "No clauses on record.")
_NO_WORDS = Text("Văn bản không ghi điều khoản này", "The directive holds no such clause")
_DIRECTIVE, _CLAUSE = Text("Văn bản", "Directive"), Text("Điều khoản", "Clause")
_WORDS, _ANSWER = Text("Nội dung", "Words"), Text("Việc thực hiện", "What answers it")
_WHO, _STATE = Text("Cơ quan chịu trách nhiệm", "Body that answers"), Text("Tình trạng", "State")
_DUE, _EFFECT = Text("Thời hạn", "Due"), Text("Hiệu quả đo được", "Measured effect")
_NOBODY = Text("Chưa rõ cơ quan", "Nobody on record")
_NOT_MEASURED = Text("Chưa đo", "Not measured")
_NOTHING = Text("Chưa có điều khoản nào được thực hiện.", "No clause is answered.")
_TOLD = Text("Đã nêu ở trên", "Told above")
_SHEET_BARE = Text("Chưa có việc thực hiện", "Not answered")
_CLAUSES, _OF = Text("điều khoản", "clauses"), Text("của {} văn bản", "of {} directives")
_BARE = Text("chưa có việc thực hiện", "answered by nothing")
_LATE, _PROVEN = Text("có việc quá hạn", "with overdue work"), Text("có hiệu quả đo được", "with a measured effect")
_CITED = Text("điều khoản được dẫn mà văn bản không ghi", "clauses cited that the directive does not hold")
_SILENT = Text(
    "Không liệt kê {} văn bản chưa ghi điều khoản và không bản ghi nào dẫn.",
    "Not listed: {} directives without clauses that nothing cites.",
)
_MOST_EFFECTS = 2


@report("Directive traceability", "Theo dõi thực hiện văn bản chỉ đạo")
def traceability(survey: Survey, focus: Sequence[str], lang: Lang) -> Document:
    """Directives clause by clause: the words, what answers them, how far it has come, what effect was measured.

    Văn bản chỉ đạo theo từng điều khoản: nội dung, việc thực hiện, tình trạng, thời hạn và hiệu quả đo được.

    First come the clauses that no record answers. Then each directive with a row for every record that names the clause
    under `cites`: the body that has to act, how far the work has come, when it is due next, and the effects that have
    been measured, each as its first and its last value. A clause can be answered on paper and still show nothing: no
    effect is said to be there before a value of it is on record. Clauses that records cite and the directive does not
    hold are told apart, since one of the two is wrong.

    With ids of directives only these are reported; with ids of other records only the clauses that they answer.
    """
    records = known(survey, focus)
    directives = frozenset(one.id for one in records if isinstance(one, Directive))
    others = [one for one in records if one.id not in directives]
    shown = [one for one in clauses(survey) if not focus or one.directive.id in directives or _cited(one, others)]
    answers = {(one.directive.id, one.number): responses(survey, one) for one in shown}
    blocks: list[Block] = [_figures(shown, answers, lang), Heading(_UNANSWERED.of(lang))]
    blocks += _unanswered([one for one in shown if one.words and not one.answers], bool(shown), lang)
    if odd := [one for one in shown if one.words is None]:
        blocks += (Heading(_UNKNOWN.of(lang)), _cited_wrongly(odd, lang))
    drawn: list[Record] = []
    for directive, group in groupby(shown, key=lambda one: one.directive):
        drawn.append(directive)
        held = list(group)
        blocks += (Heading(directive.label(lang)), _about(survey, directive, held, lang))
        blocks.append(_table(survey, held, answers, lang))
    drawn += [one for clause in shown for one in clause.answers]
    silent = 0 if focus else len(survey.of(Directive)) - len({one.directive.id for one in shown})
    notes = [_SILENT.of(lang).format(number(silent, lang))] if silent else []
    title = ("traceability", _TITLE.of(lang))
    return framed(survey, focus, lang, title, blocks, drawn, footnotes=notes, wide=True)


_Answers = dict[tuple[str, str], tuple[Response, ...]]


def _cited(clause: Clause, records: Sequence[Record]) -> bool:
    return any(one in clause.answers for one in records)


def _figures(shown: Sequence[Clause], answers: _Answers, lang: Lang) -> KeyFigures:
    """Counts of the clauses that directives hold; those that are only cited are counted apart."""
    held = [one for one in shown if one.words is not None]
    found = [answers[one.directive.id, one.number] for one in held]
    bare, odd = sum(not one.answers for one in held), len(shown) - len(held)
    late = sum(any(one.late for one in several) for several in found)
    proven = sum(any(one.effects for one in several) for several in found)
    of = _OF.of(lang).format(number(len({one.directive.id for one in held}), lang))
    return KeyFigures((
        tally(len(held), _CLAUSES, lang, of),
        tally(bare, _BARE, lang, bad=True),
        tally(late, _LATE, lang, bad=True),
        tally(proven, _PROVEN, lang),
        *((KeyFigure(number(odd, lang), _CITED.of(lang), manner="alarm"),) if odd else ()),
    ))  # fmt: skip


def _unanswered(bare: Sequence[Clause], any_clauses: bool, lang: Lang) -> Iterator[Block]:
    """The clauses that nothing answers, under the directive that holds them."""
    if not bare:
        yield Paragraph((_ALL_ANSWERED if any_clauses else _NONE).of(lang), "soft")
    columns = headed(lang, (_CLAUSE, 0.8), (_WORDS, 6))
    for directive, group in groupby(bare, key=lambda one: one.directive):
        yield Heading(directive.label(lang), 2)
        rows = tuple((Cell(one.number), _words(one, lang)) for one in group)
        yield Table(columns, rows, title=_SHEET_BARE.of(lang), topic=_topic(directive, lang))


def _cited_wrongly(odd: Sequence[Clause], lang: Lang) -> Table:
    columns = headed(lang, (_DIRECTIVE, 2), (_CLAUSE, 0.7), (_ANSWER, 4))
    rows = tuple(
        (Cell(one.directive.label(lang)), Cell(one.number, manner="alarm"),
         Cell("; ".join(record.label(lang) for record in one.answers)))
        for one in odd
    )  # fmt: skip
    return Table(columns, rows)


def _about(survey: Survey, directive: Directive, held: Sequence[Clause], lang: Lang) -> Paragraph:
    words = [directive.number] if directive.number and directive.number not in directive.label(lang) else []
    if directive.issuer:
        words.append(body(survey, directive.issuer, lang))
    if directive.issued:
        words.append(phrase("issued {day}", "ban hành {day}", day=directive.issued).of(lang))
    held = [one for one in held if one.words is not None]
    answered = sum(bool(one.answers) for one in held)
    words.append(phrase("{n} of {all} clauses answered", "{n}/{all} điều khoản có việc thực hiện",
                        n=answered, all=len(held)).of(lang))  # fmt: skip
    return Paragraph(" · ".join(words), "soft")


def _table(survey: Survey, group: Sequence[Clause], answers: _Answers, lang: Lang) -> Table:
    columns = headed(
        lang, (_CLAUSE, 0.7), (_WORDS, 1.9), (_ANSWER, 2.2), (_WHO, 1.2), (_STATE, 1.1), (_DUE, 0.9), (_EFFECT, 2.4)
    )
    rows = [row for one in group for row in _rows(survey, one, answers[one.directive.id, one.number], lang)]
    topic = _topic(group[0].directive, lang)
    return Table(columns, tuple(rows), empty=_NOTHING.of(lang), title=_CLAUSE.of(lang), topic=topic)


def _topic(directive: Directive, lang: Lang) -> Topic:
    return Topic(_DIRECTIVE.of(lang), directive.number or directive.label(lang))


def _rows(survey: Survey, clause: Clause, found: Sequence[Response], lang: Lang) -> Iterator[tuple[Cell, ...]]:
    """A row for each record that answers the clause; its words and each effect are told once, where they come first."""
    told: set[str] = set()
    for at, one in enumerate(found):
        words = Cell("") if at else _words(clause, lang)
        who = said(body(survey, one.owner, lang)) if one.owner else Cell(_NOBODY.of(lang), manner="alarm")
        state = Cell(capital(CONDITIONS.label(one.condition).of(lang)), manner="alarm" if one.late else "plain")
        answer = _answer(one.record, lang)
        effect = _effect(one, told, lang)
        yield Cell(clause.number), words, Cell(answer), who, state, dated(one.due, lang), effect


def _answer(record: Record, lang: Lang) -> str:
    """A record after its kind, unless its name begins with it."""
    kind, name = capital(record.LABEL.of(lang)), record.label(lang)
    return name if fold(name).startswith(fold(kind)) else f"{kind}: {name}"


def _words(clause: Clause, lang: Lang) -> Cell:
    return Cell(clause.words.of(lang)) if clause.words else Cell(_NO_WORDS.of(lang), manner="alarm")


def _effect(one: Response, told: set[str], lang: Lang) -> Cell:
    if not one.effects:
        return Cell(_NOT_MEASURED.of(lang), manner="soft")
    fresh = [held for held in one.effects if held.indicator.id not in told]
    told.update(held.indicator.id for held in fresh)
    if not fresh:
        return Cell(_TOLD.of(lang), manner="soft")
    lines = [_series(held, lang) for held in fresh[:_MOST_EFFECTS]]
    if (more := len(fresh) - _MOST_EFFECTS) > 0:
        lines.append(phrase("and {n} more indicators", "và {n} chỉ số khác", n=more).of(lang))
    return Cell("\n".join(lines))


def _series(held: Series, lang: Lang) -> str:
    """An indicator with its first and its last value."""
    latest = held.latest
    first = number(held.baseline, lang) if held.baseline is not None else UNKNOWN
    last = f"{number(latest.number, lang)} ({latest.year})" if latest else UNKNOWN
    return f"{held.indicator.label(lang)}: {first} → {last} {held.indicator.unit}".rstrip()
