"""What is answered, and by what: needs by products, clauses of directives by records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from roadmap.diagram import diagram
from roadmap.diagrams._condensed import condensed
from roadmap.diagrams._framing import framed, tabled
from roadmap.diagrams._listed import named
from roadmap.drawing.look import Fill, Look, Tone
from roadmap.drawing.matrices.matrix import Entry, Head, Matrix
from roadmap.drawing.sheet import Entry as Explained
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.chain import Subject, subjects
from roadmap.graph.coverage import Clause, Demand, clauses, demands
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital, number
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds import kinds
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.demand import BENEFICIARIES, NEED_KINDS, Need
from roadmap.model.kinds.law import Directive
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text

_NEEDS = Text("Nhu cầu, bài toán và sản phẩm đáp ứng", "Needs and what answers them")
_DIRECTIVES = Text("Chỉ đạo và việc thực hiện", "Directives and who carries them out")
_NEED_CORNER = Text("Nhu cầu / Công nghệ, sản phẩm", "Needs / Technologies, products")
_CLAUSE_CORNER = Text("Điều khoản / Số bản ghi thực hiện", "Clauses / Records that answer")
_NEED_COUNTS = Text("{} nhu cầu, bài toán · chưa có gì đáp ứng: {}", "needs: {} · unanswered: {}")
_ODD_COUNT = Text("điều khoản được dẫn mà văn bản không ghi: {}", "cited and not on record: {}")
_CLAUSE_COUNTS = Text(
    "{} điều khoản của {} văn bản · chưa ai thực hiện: {}", "clauses: {}, of directives: {} · unanswered: {}"
)
_UNANSWERED = Text("Chưa có công nghệ, sản phẩm nào đáp ứng", "No technology or product answers it")
_ONLY_WORK = Text("Mới có nhiệm vụ, chương trình: {}", "Only missions, programmes: {}")
_NOT_CARRIED = Text("Chưa có bản ghi nào thực hiện", "No record answers it")
_UNKNOWN = Text("Văn bản không ghi điều khoản này", "The directive holds no such clause")
_DIRECT = Text("ghi rõ là đáp ứng", "names the need itself")
_BY_MISSION = Text("qua nhiệm vụ", "by way of a mission")
_RECORDS = Text("số bản ghi dẫn điều khoản", "records that cite the clause")
_IDLE = Text(
    "Không vẽ: {} công nghệ, sản phẩm trong kế hoạch chưa gắn với nhu cầu nào: {}.",
    "Not drawn: {} technologies and products of the plan that are linked to no need: {}.",
)
_NO_CLAUSES = Text(
    "Không vẽ: {} văn bản chưa ghi điều khoản và không bản ghi nào dẫn.",
    "Not drawn: {} directives without clauses that nothing cites.",
)
_NO_NEED = Text("chưa gắn với nhu cầu nào", "linked to no need")
_NO_CLAUSE = Text("Chưa ghi điều khoản, chưa bản ghi nào dẫn", "No clauses, and nothing cites it")
_NO_NEEDS = Text("Chưa ghi nhu cầu, bài toán nào", "No needs on record")
_NO_CITED = Text("Chưa ghi điều khoản nào", "No clauses on record")
_WRONG = Text(
    "{} không phải nhu cầu, công nghệ, sản phẩm hay văn bản chỉ đạo.",
    "{} is no need, technology, product or directive.",
)
_NEED_HEADER = (
    Text("Nhu cầu", "Need"), Text("Loại", "Kind"), Text("Đối tượng hưởng lợi", "Beneficiary"),
    Text("Đáp ứng bởi", "Answered by"), Text("Cách đáp ứng", "How"),
)  # fmt: skip
_CLAUSE_HEADER = (
    Text("Văn bản", "Directive"), Text("Điều khoản", "Clause"), Text("Nội dung", "Words"),
    Text("Bản ghi thực hiện", "Records that answer"),
)  # fmt: skip
_NAMED = Look(Tone.FIRST, Fill.SOLID)
_MEDIATED = Look(Tone.FIRST, Fill.HATCH)
_COUNTED = Look(Tone.SECOND, Fill.TINT)


@diagram("Coverage", "Mức độ đáp ứng")
def coverage(survey: Survey, focus: Sequence[str], lang: Lang) -> Iterator[Drawing]:
    """Which needs are answered by which products, and which clauses of directives by which records.

    Nhu cầu, bài toán nào đã có sản phẩm đáp ứng; điều khoản chỉ đạo nào đã có việc thực hiện.

    Two drawings. In the first, a row for every need (national problem, market demand, state order) and a column for
    every technology or product of today's plan that answers one: a full cell where it names the need itself, a hatched
    one where a mission that names the need works on it. A need without any says so. In the second, a row for every
    clause of every directive and a column for every kind of record that cites clauses, with how many do; a clause that
    nothing cites says so, as does one that is cited and does not exist.

    Each holds 100 rows, those that nothing answers first, and 24 columns, the fullest first; what is left out is
    counted. The tables have all.

    With ids of needs, technologies or products only the first is drawn, with those rows or columns; with ids of
    directives only the second.
    """
    directives = [id for id in focus if survey.roadmap.find(Directive, id)]
    others = [id for id in focus if id not in directives]
    for id in others:
        if not isinstance(survey.roadmap.records.get(id), Need | Technology | Product):
            raise RoadmapError(Text(*(text.format(id) for text in _WRONG)))
    if others or not directives:
        yield _of_needs(survey, others, lang)
    if directives or not others:
        yield _of_directives(survey, frozenset(directives), lang)


def _of_needs(survey: Survey, focus: Sequence[str], lang: Lang) -> Drawing:
    known = demands(survey)
    needs = {id for id in focus if survey.roadmap.find(Need, id)}
    wanted = set(focus) - needs
    shown = [one for one in known if not focus or one.need.id in needs or wanted.intersection(one.subjects)]
    used = {id for one in shown for id in one.subjects}
    chosen = [one for one in subjects(survey) if one.id in used and (not wanted or needs or one.id in wanted)]
    rows = tuple(_need_row(one, lang) for one in shown)
    columns = tuple(
        Head(one.id, one.label(lang), group=_plural(one, lang), about=(one.id,)) for one in _in_order(chosen)
    )
    cells = {
        (one.need.id, id): Entry("", _MEDIATED if by else _NAMED, title=(_BY_MISSION if by else _DIRECT).of(lang))
        for one in shown
        for id, by in one.subjects.items()
    }
    drawn: list[Record] = [*(one.need for one in shown), *chosen]
    bare = sum(not one.subjects for one in shown)
    made = condensed(Matrix(rows, columns, cells, _NEED_CORNER.of(lang), _NO_NEEDS.of(lang)), lang)
    sheet = framed(
        survey,
        lang,
        _NEEDS.of(lang),
        made.matrix,
        drawn,
        subtitle=[_NEED_COUNTS.of(lang).format(number(len(shown), lang), number(bare, lang))],
        legend=[Explained(_NAMED, _DIRECT.of(lang)), Explained(_MEDIATED, _BY_MISSION.of(lang))],
        footnotes=(*(_idle(survey, known, lang) if not focus else ()), *made.footnotes(lang)),
    )
    left_out = () if focus else _unlinked(survey, known)
    return Drawing("coverage-needs", sheet, _needs_table(survey, shown, left_out, lang))


def _in_order(chosen: Sequence[Subject]) -> list[Subject]:
    """Technologies first, then products."""
    return sorted(chosen, key=lambda one: isinstance(one, Product))


def _plural(record: Record, lang: Lang) -> str:
    return capital(type(record).PLURAL.of(lang))


def _need_row(one: Demand, lang: Lang) -> Head:
    need = one.need
    words = [NEED_KINDS.label(need.kind).of(lang)] if need.kind else []
    words += [BENEFICIARIES.label(need.beneficiary).of(lang)] if need.beneficiary else []
    alarm = ""
    if not one.subjects:
        work = ", ".join(answer.label(lang) for answer in one.direct)
        alarm = _ONLY_WORK.of(lang).format(work) if work else _UNANSWERED.of(lang)
    return Head(need.id, need.label(lang), " · ".join(words), alarm=alarm, about=(need.id,))


def _unlinked(survey: Survey, known: Sequence[Demand]) -> list[Subject]:
    """The technologies and products of the plan that answer no need."""
    linked = {id for one in known for id in one.subjects}
    return [one for one in subjects(survey) if one.id not in linked]


def _idle(survey: Survey, known: Sequence[Demand], lang: Lang) -> Iterator[str]:
    idle = _unlinked(survey, known)
    if idle:
        yield _IDLE.of(lang).format(number(len(idle), lang), named(idle, lang))


def _needs_table(survey: Survey, shown: Sequence[Demand], left_out: Sequence[Subject], lang: Lang) -> Table:
    rows = []
    for one in shown:
        need = one.need
        kind = NEED_KINDS.label(need.kind).of(lang) if need.kind else ""
        whom = BENEFICIARIES.label(need.beneficiary).of(lang) if need.beneficiary else ""
        for id, by in one.subjects.items():
            how = f"{_BY_MISSION.of(lang)}: {survey.roadmap.records[by].label(lang)}" if by else _DIRECT.of(lang)
            rows.append((need.label(lang), kind, whom, survey.roadmap.records[id].label(lang), how))
        if not one.subjects:
            rows.append((need.label(lang), kind, whom, "", _need_row(one, lang).alarm))
    rows += [("", "", "", one.label(lang), _NO_NEED.of(lang)) for one in left_out]
    return tabled(_NEED_HEADER, rows, lang)


def _of_directives(survey: Survey, ids: frozenset[str], lang: Lang) -> Drawing:
    shown = clauses(survey, ids)
    counts = Counter(record.KIND for one in shown for record in one.answers)
    columns = tuple(Head(kind, capital(model.PLURAL.of(lang))) for kind, model in kinds().items() if counts[kind])
    cells = {}
    for one in shown:
        for kind, count in Counter(record.KIND for record in one.answers).items():
            title = ", ".join(record.label(lang) for record in one.answers if kind == record.KIND)
            cells[_key(one), kind] = Entry(number(count, lang), _COUNTED, title=title)
    directives = {one.directive.id: one.directive for one in shown}
    silent: list[Directive] = [] if ids else [one for one in survey.of(Directive) if one.id not in directives]
    drawn: list[Record] = list(directives.values())
    bare, odd = sum(not one.answers for one in shown), sum(one.words is None for one in shown)
    said = (number(len(shown) - odd, lang), number(len(directives), lang), number(bare, lang))
    subtitle = [_CLAUSE_COUNTS.of(lang).format(*said)]
    subtitle += [_ODD_COUNT.of(lang).format(number(odd, lang))] if odd else []
    clause_rows = tuple(_clause_row(one, lang) for one in shown)
    left = [_NO_CLAUSES.of(lang).format(number(len(silent), lang))] if silent else []
    made = condensed(Matrix(clause_rows, columns, cells, _CLAUSE_CORNER.of(lang), _NO_CITED.of(lang)), lang)
    sheet = framed(
        survey,
        lang,
        _DIRECTIVES.of(lang),
        made.matrix,
        drawn,
        subtitle=subtitle,
        legend=[Explained(_COUNTED, _RECORDS.of(lang))],
        footnotes=(*left, *made.footnotes(lang)),
    )
    rows = tuple(
        (one.directive.label(lang), one.number, one.words.of(lang) if one.words else _UNKNOWN.of(lang),
         "; ".join(record.label(lang) for record in one.answers) or _NOT_CARRIED.of(lang))
        for one in shown
    )  # fmt: skip
    rows += tuple((one.label(lang), "", "", _NO_CLAUSE.of(lang)) for one in silent)
    return Drawing("coverage-directives", sheet, tabled(_CLAUSE_HEADER, rows, lang))


def _key(one: Clause) -> str:
    return f"{one.directive.id} {one.number}"


def _clause_row(one: Clause, lang: Lang) -> Head:
    words = f"{one.number}: {one.words.of(lang)}" if one.words else one.number
    alarm = _UNKNOWN if one.words is None else None if one.answers else _NOT_CARRIED
    said = alarm.of(lang) if alarm else ""
    return Head(_key(one), words, group=one.directive.label(lang), alarm=said, about=(one.directive.id,))
