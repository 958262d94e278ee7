"""The idea of a diagram: a function from a survey to drawings, each with a table that says the same in words.

A diagram is one file in ``roadmap/diagrams``; the file, the function and the registered name are the same words::

    @diagram("Value chain", "Chuỗi giá trị")
    def value_chain(survey: Survey, focus: Sequence[str], lang: Language) -> Iterator[Drawing]:
        \"\"\"The value chain of a technology or product, stage by stage.

        Chuỗi giá trị của một công nghệ hoặc sản phẩm, theo từng giai đoạn.

        What it shows, in Markdown: its page in the documentation.
        \"\"\"

Nothing is registered by hand: :func:`diagrams` walks the package.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import cleandoc, signature

from roadmap.drawing.sheet import Language
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.survey import Survey
from roadmap.locale.value import date, number
from roadmap.model.kinds.law import Directive, Document
from roadmap.model.record import Record
from roadmap.model.scale import EVIDENCE
from roadmap.model.text import Text
from roadmap.safe import MarkdownText, to_markdown, visible

Function = Callable[..., Iterator[Drawing]]
"""Takes the survey, the ids in focus and the language; what else it takes are keyword-only parameters."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """One diagram.

    Attributes:
        name: words with hyphens.
        title: what it is called.
        summary: one sentence.
        documentation: its page, in Markdown.
        function: gives the drawings for the ids in focus; without ids, those of the whole roadmap.
        takes: the names of what else it can be given, such as ``baseline``.
    """

    name: str
    title: Text
    summary: Text
    documentation: str
    function: Function
    takes: frozenset[str] = frozenset()

    def draw(self, survey: Survey, focus: Sequence[str], lang: Language, **options: object) -> Iterator[Drawing]:
        """The drawings; of `options`, those that the diagram takes count."""
        given = {name: value for name, value in options.items() if name in self.takes}
        return self.function(survey, focus, lang, **given)


_REGISTER: dict[str, Diagram] = {}


def diagram(en: str, vi: str) -> Callable[[Function], Function]:
    """Register the decorated function as a diagram, under its own name.

    Args:
        en: what the diagram is called in English.
        vi: what it is called in Vietnamese.

    Raises:
        ValueError: the docstring lacks the English summary, the Vietnamese one, or the page.
    """

    def register(function: Function) -> Function:
        name, summary, documentation = described(function)
        _REGISTER[name] = Diagram(name, Text(vi, en), summary, documentation, function, taken(function))
        return function

    return register


def described(function: Callable[..., object]) -> tuple[str, Text, str]:
    """What the docstring of a diagram or report says: its name, its summary in both languages, its page.

    Raises:
        ValueError: it lacks the English summary, the Vietnamese one, or the page.
    """
    name = function.__name__.replace("_", "-")
    documentation = cleandoc(function.__doc__ or "")
    parts = documentation.split("\n\n", 2)
    if len(parts) < 3:
        raise ValueError(f"{name}: its docstring lacks a summary in both languages and a page")
    return name, Text(" ".join(parts[1].split()), " ".join(parts[0].split())), documentation


def taken(function: Callable[..., object]) -> frozenset[str]:
    """The names of the keyword-only parameters of `function`."""
    every = signature(function).parameters.values()
    return frozenset(one.name for one in every if one.kind is one.KEYWORD_ONLY)


@cache
def diagrams() -> dict[str, Diagram]:
    """Every diagram by name, in alphabetical order."""
    from importlib import import_module
    from pathlib import Path

    for file in sorted(Path(__file__).parent.joinpath("diagrams").glob("[!_]*.py")):
        import_module(f"roadmap.diagrams.{file.stem}")
    return dict(sorted(_REGISTER.items()))


# --- what every frame says -------------------------------------------------------------------------------------------

UNOWNED = Text("Chưa có cơ quan chịu trách nhiệm", "No accountable body")
NOTHING = Text("Chưa có", "Nothing yet")
_AS_OF = Text("Tính đến ngày {}", "As of {}")
_SOURCES = Text("Nguồn: {}", "Sources: {}")
_NO_SOURCE = Text("Nguồn: chưa ghi văn bản, tài liệu làm căn cứ", "Sources: no document on record")
_AND_MORE = Text("và {} tài liệu khác", "and {} more")
_STANDING = Text(
    "Bản ghi theo mức độ tin cậy: {}, không kể liên kết đề xuất", "Records by standing: {}, proposed links apart"
)
_MOST_NAMED = 6
_INCOMPLETE = Text("DỮ LIỆU CHƯA ĐỌC HẾT", "DATA NOT FULLY READ")
_LOST = Text(
    "Không đọc được {} bản ghi vì lỗi trong tệp, nên không có ở đây: {}. Chạy roadmap check.",
    "{} records could not be read for mistakes in their files and are left out here: {}. Run roadmap check.",
)
_FILES = Text(
    "Tệp chưa đọc được hoặc chỉ đọc được một phần, nội dung còn lại không có ở đây: {}. Chạy roadmap check.",
    "Files that could not be read, or only in part, so that the rest is left out here: {}. Run roadmap check.",
)
_ODD = Text("Có trường chưa đọc được trong {} bản ghi: {}.", "Some fields of {} records could not be read: {}.")
_STAMPS = {
    "illustrative": Text("DỮ LIỆU MINH HỌA", "ILLUSTRATIVE DATA"),
    "unverified": Text("CÓ DỮ LIỆU CHƯA KIỂM CHỨNG", "CONTAINS UNVERIFIED DATA"),
    "proposed": Text("CÓ NỘI DUNG ĐỀ XUẤT", "CONTAINS PROPOSALS"),
}
_MOST_SOURCES = 3


def as_of(survey: Survey, lang: Language) -> str:
    """The day for which a drawing holds."""
    return _AS_OF.of(lang).format(date(survey.today, lang))


def sources(survey: Survey, records: Iterable[Record], lang: Language) -> str:
    """The documents that the records drawn rest on, the most used first, and how well the records are founded."""
    drawn = list(records)
    used = Counter(id for record in drawn for id in record.sources)
    named = [_document(survey, id, lang) for id, _ in used.most_common(_MOST_SOURCES)]
    if len(used) > _MOST_SOURCES:
        named.append(_AND_MORE.of(lang).format(number(len(used) - _MOST_SOURCES, lang)))
    said = _SOURCES.of(lang).format("; ".join(named)) if named else _NO_SOURCE.of(lang)
    marks = Counter(record.evidence for record in drawn if record.evidence)
    shown = [f"{EVIDENCE.label(mark).of(lang)} {number(marks[mark], lang)}" for mark in EVIDENCE if marks[mark]]
    return f"{_STANDING.of(lang).format(', '.join(shown))}. {said}" if shown else said


def _document(survey: Survey, id: str, lang: Language) -> str:
    """A source by its number or name, with where it was published and how well it is founded."""
    record = survey.roadmap.records.get(id)
    if record is None:
        return id
    about = [record.label(lang)]
    if isinstance(record, Document) and record.publisher:
        about.append(record.publisher)
    if isinstance(record, Directive) and record.issued:
        about.append(date(record.issued, lang))
    if isinstance(record, Document) and record.published:
        about.append(date(record.published, lang))
    mark = f" ({EVIDENCE.label(record.evidence).of(lang)})" if record.evidence else ""
    return ", ".join(about) + mark


def stamp(survey: Survey, records: Iterable[Record], lang: Language) -> str:
    """The warning that a drawing carries: what could not be read, else the weakest of its data; empty where none is."""
    if survey.roadmap.lost or survey.roadmap.unread_files:
        return _INCOMPLETE.of(lang)
    marks = {record.evidence for record in records}
    return next((text.of(lang) for mark, text in _STAMPS.items() if mark in marks), "")


def unread(survey: Survey, records: Iterable[Record], lang: Language) -> Iterator[str]:
    """What the workspace holds but could not be read, so that nobody takes it for missing."""
    if lost := survey.roadmap.lost:
        yield _LOST.of(lang).format(number(len(lost), lang), _named(lost))
    if files := survey.roadmap.unread_files:
        yield _FILES.of(lang).format(_named(visible(file) for file in files))
    if odd := [record.id for record in records if record.id in survey.roadmap.unread]:
        yield _ODD.of(lang).format(number(len(odd), lang), _named(odd))


def _named(several: Iterable[str]) -> str:
    names = sorted(several)
    return ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")


# --- the table in words ----------------------------------------------------------------------------------------------


def markdown(drawing: Drawing) -> MarkdownText:
    """The tables of `drawing` as a Markdown page with the frame's words."""
    sheet = drawing.sheet
    parts = [f"# {to_markdown(sheet.title)}\n"]
    parts += [f"{to_markdown(text)}\n" for text in (sheet.stamp, sheet.subtitle, sheet.as_of) if text]
    parts += [_marked(table) for table in (drawing.table, drawing.tones) if table]
    parts += [f"{to_markdown(text)}\n" for text in (*sheet.footnotes, sheet.source) if text]
    return MarkdownText("\n".join(parts))


def _marked(table: Table) -> str:
    rule = " | ".join("---" for _ in table.header)
    rows = [" | ".join(to_markdown(cell) for cell in row) for row in (table.header, *table.rows)]
    return "\n".join(f"| {row} |" for row in (rows[0], rule, *rows[1:])) + "\n"
