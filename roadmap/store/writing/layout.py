"""Files laid out in one way, as text: what a record says, and every comment, stays; order and spaces are set right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from roadmap.locale.value import phrase
from roadmap.store.writing.document import Document, Path, Section
from roadmap.store.writing.order import Order
from roadmap.store.writing.same import same
from roadmap.store.writing.splice import Unspliceable, read_tables
from roadmap.store.writing.syntax import Line


class _Block(NamedTuple):
    """What stands together between blank lines.

    Attributes:
        owner: kind and id of the record that it belongs to; empty for what belongs to none.
        path: of its table; empty for comments.
        rows: its statements, each without its line end.
    """

    owner: Path
    path: Path
    rows: list[bytes]


def formatted(data: bytes, order: Order | None = None) -> bytes:
    """The file in the common layout.

    The sections of a record stand together where its first one stood, its fields in the given order, comments with the
    field or record that they stand above. One blank line between sections and none inside them, single spaces around
    ``=``, nothing behind the end of a line. Values stay as they are written, and so do line ends and byte order mark.

    Args:
        data: a whole file.
        order: how the fields of a kind follow each other; as they are written where there is none.

    Raises:
        Unspliceable: the file cannot be read, or its layout cannot be changed safely.
    """
    before = read_tables(data)
    document = Document(data)
    blocks = [block for section in document.sections for block in _blocks(section, order)]
    if not any(section.element for section in document.sections):
        blocks = list(_together(blocks, order))
    text = (2 * document.newline).join(document.newline.join(block.rows) for block in blocks)
    document.sections = [Section(text + document.newline if text else b"")]
    result = document.whole()
    if not same(read_tables(result), before):
        raise Unspliceable(
            phrase(
                "The text is written in a way in which its layout cannot be changed safely",
                "Cách viết trong tệp không cho phép sắp xếp lại an toàn",
            )
        )
    return result


def _blocks(section: Section, order: Order | None) -> Iterable[_Block]:
    """The section itself, and the comments at its end that belong to what follows."""
    end = section.own_end if section.names else 0
    own = [line for line in section.lines if line.end <= end and line.kind != "blank"]
    if own:
        yield _Block(section.path[:2] if len(section.path) > 1 else (), section.path, _rows(section, own, order))
    rows: list[bytes] = []
    for line in section.lines:
        if line.start >= end and line.kind != "blank":
            rows.append(_row(section.text, line))
        elif line.start >= end and rows:
            yield _Block((), (), rows)
            rows = []
    if rows:
        yield _Block((), (), rows)


def _rows(section: Section, lines: list[Line], order: Order | None) -> list[bytes]:
    """The header with the comments above it, the fields in order each with its own, and what stands below them."""
    groups: list[list[Line]] = [[]]
    names: list[str] = []
    for line in lines:
        groups[-1].append(line)
        if line.kind != "comment":
            groups.append([])
            names += [line.keys[0].name] if line.kind == "pair" else []
    head, *fields, tail = groups
    if order and len(section.path) == 2 and isinstance(section.path[0], str):
        ranks = _ranks(order, section.path, names)
        fields = [field for _, field in sorted(zip(names, fields, strict=True), key=lambda one: ranks[one[0]])]
    return [_row(section.text, line) for group in (head, *fields, tail) for line in group]


def _ranks(order: Order | None, record: Path, names: Sequence[str]) -> dict[str, int]:
    names = list(dict.fromkeys(names))
    return {name: rank for rank, name in enumerate(order(record, names) if order else names)}


def _row(text: bytes, line: Line) -> bytes:
    """A statement or comment with the spaces that it shall have, without its line end."""
    if line.kind == "comment":
        return text[line.start : line.end].strip(b" \t\r\n")
    key = b".".join(text[part.start : part.end] for part in line.keys)
    if line.kind == "pair":
        said, behind = key + b" = " + text[slice(*line.value)], text[line.value.end : line.end]
    else:
        begin = text.index(b"[", line.start)
        brackets = 2 if text[begin + 1 : begin + 2] == b"[" else 1
        behind = text[text.index(b"]", line.keys[-1].end) + brackets : line.end]
        said = b"[" * brackets + key + b"]" * brackets
    comment = behind.strip(b" \t\r\n")
    return said + b"  " + comment if comment else said


def _together(blocks: Iterable[_Block], order: Order | None) -> Iterable[_Block]:
    """The blocks with all sections of a record behind its first one: its own header, then its fields in order."""
    places: dict[Path, list[_Block]] = {}
    units: list[list[_Block]] = []
    for block in blocks:
        if not block.owner:
            units.append([block])
        elif block.owner in places:
            places[block.owner].append(block)
        else:
            units.append(places.setdefault(block.owner, [block]))
    for unit in units:
        names = [str(block.path[2]) for block in unit if len(block.path) > 2]
        ranks = _ranks(order, unit[0].owner, names) if names else {}

        def place(block: _Block, ranks: dict[str, int] = ranks) -> tuple[int, bool]:
            return (ranks[str(block.path[2])] if len(block.path) > 2 else -1, len(block.path) > 3)

        yield from sorted(unit, key=place) if unit[0].owner else unit
