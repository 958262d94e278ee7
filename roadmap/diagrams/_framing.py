"""What diagrams have in common: the frame of a sheet, and the table beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roadmap.drawing.sheet import Body, Entry, Sheet
from roadmap.drawing.twin import Drawing, Table
from roadmap.graph.survey import Survey
from roadmap.locale.value import capital
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text
from roadmap.provenance import as_of, sources, stamp, unread


def framed(
    survey: Survey,
    lang: Lang,
    title: str,
    body: Body,
    drawn: Iterable[Record],
    *,
    cited: Iterable[Record] | None = None,
    subtitle: Iterable[str] = (),
    legend: Iterable[Entry] = (),
    footnotes: Iterable[str] = (),
) -> Sheet:
    """A body in the frame that every diagram has.

    Args:
        survey: the roadmap on one day.
        lang: the language of the frame.
        title: what is shown.
        body: the drawing itself.
        drawn: the records drawn: what could not be read of them is told, and how weak the weakest is.
        cited: those of them whose sources and standing are told; all by default.
        subtitle: the parts of the line under the title.
        legend: words for every sample that may occur.
        footnotes: what was left out, beside what could not be read.
    """
    records = list(drawn)
    return Sheet(
        title=title,
        body=body,
        subtitle=capital(" · ".join(subtitle)),
        as_of=as_of(survey, lang),
        source=sources(survey, records if cited is None else cited, lang),
        stamp=stamp(survey, records, lang),
        legend=tuple(legend),
        footnotes=(*unread(survey, records, lang), *footnotes),
        lang=lang,
    )


def drawing(name: str, focus: Sequence[str], sheet: Sheet, table: Table) -> Drawing:
    """A drawing whose files bear the name of the diagram, and the id where it is about one."""
    return Drawing(f"{name}-{focus[0]}" if len(focus) == 1 else name, sheet, table)


def tabled(header: Iterable[Text], rows: Iterable[tuple[str, ...]], lang: Lang) -> Table:
    """A table with its heads in `lang`."""
    return Table(tuple(text.of(lang) for text in header), tuple(rows))
