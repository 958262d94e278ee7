"""What everything drawn or reported says of itself: its day, its sources, how well founded it is, what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import date, number
from roadmap.model.kinds.law import Directive, Document
from roadmap.model.record import Record
from roadmap.model.scale import EVIDENCE
from roadmap.model.text import Lang, Text
from roadmap.safe import visible

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


def as_of(survey: Survey, lang: Lang) -> str:
    """The day for which a drawing holds."""
    return _AS_OF.of(lang).format(date(survey.today, lang))


def sources(survey: Survey, records: Iterable[Record], lang: Lang) -> str:
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


def _document(survey: Survey, id: str, lang: Lang) -> str:
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


def stamp(survey: Survey, records: Iterable[Record], lang: Lang) -> str:
    """The warning that a drawing carries: what could not be read, else the weakest of its data; empty where none is."""
    if survey.roadmap.lost or survey.roadmap.unread_files:
        return _INCOMPLETE.of(lang)
    marks = {record.evidence for record in records}
    return next((text.of(lang) for mark, text in _STAMPS.items() if mark in marks), "")


def unread(survey: Survey, records: Iterable[Record], lang: Lang) -> Iterator[str]:
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
