"""One edit at a time on a document: where the text of a value, a key or a table goes, and what it looks like there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from roadmap.store.writing import boxes, render, style
from roadmap.store.writing.document import Document, Hit, Path, Section
from roadmap.store.writing.order import Order, arranged, seat
from roadmap.store.writing.same import same
from roadmap.store.writing.syntax import Line, members


def _names(path: Path) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


class Surgery:
    """Edits on one document.

    Args:
        document: is changed.
        order: how what is new follows what is there; it goes to the end of its table where there is none.
    """

    def __init__(self, document: Document, order: Order | None = None) -> None:
        self._document = document
        self._order = order

    def change(self, path: Path, old: Any, new: Any) -> None:
        """Give what stands at `path` with the value `old` the value `new`; what is the same inside stays as it is."""
        if same(old, new):
            return
        hit = self._document.slot(path)
        if isinstance(old, dict) and isinstance(new, dict) and (new or self._document.explicit(path)):
            self._change_table(path, old, new)
        elif isinstance(old, list) and isinstance(new, list) and hit:
            self._change_list(path, old, new)
        elif isinstance(old, list) and _tables(new) and not hit:
            self._change_tables(path, old, new)
        elif hit:
            self._replace(hit, arranged(self._order, path, new))
        else:
            self.remove(path)
            self.add(path, new)

    def _change_table(self, path: Path, old: dict[str, Any], new: dict[str, Any]) -> None:
        for name, inner in new.items():
            if name in old:
                self.change((*path, name), old[name], inner)
        for name, inner in new.items():
            if name not in old:
                self.add((*path, name), inner)
        for name in old:
            if name not in new:
                self.remove((*path, name))

    def _change_list(self, path: Path, old: list[Any], new: list[Any]) -> None:
        matcher = SequenceMatcher(None, [*map(render.inline, old)], [*map(render.inline, new)], autojunk=False)
        for tag, first, end, new_first, new_end in reversed(matcher.get_opcodes()):
            if tag == "equal":
                continue
            both = min(end - first, new_end - new_first)
            for number in reversed(range(first + both, end)):
                self.remove((*path, number))
            for value in reversed(new[new_first + both : new_end]):
                self._include(path, first + both, value)
            for number in range(both):
                self.change((*path, first + number), old[first + number], new[new_first + number])

    def _include(self, path: Path, number: int, value: Any) -> None:
        section, entry = self._document.hits(path)[-1][:2]
        new = self._document.encoded(render.inline(value))
        section.text = boxes.including(section.text, entry.value.start, number, new, self._document.newline)

    def _change_tables(self, path: Path, old: list[Any], new: list[Any]) -> None:
        """A list of tables whose elements have headers of their own."""
        for number, (one, other) in enumerate(zip(old, new)):  # noqa: B905 - what one has more than the other follows
            self.change((*path, number), one, other)
        for number in reversed(range(len(new), len(old))):
            self.remove((*path, number))
        for table in new[len(old) :]:
            self._add_element(path, table)

    def _add_element(self, path: Path, table: Mapping[str, Any]) -> None:
        own = [line for name, inner in table.items() for line in render.statements(render.key(name), inner)]
        text = "".join(f"{line}\n" for line in (f"[[{render.dotted(_names(path))}]]", *own))
        self._document.follow(self._document.under(path)[-1], text)

    def _replace(self, hit: Hit, new: Any) -> None:
        section, value = hit.section, hit.entry.value
        old = section.text[value.start : value.end].decode().replace("\r\n", "\n")
        room = render.WIDEST - (value.start - section.text.rfind(b"\n", 0, value.start) - 1)
        text = style.like(old, new, boxed=hit.box >= 0, room=room)
        section.splice(*value, self._document.encoded(text))

    def remove(self, path: Path) -> None:
        """Take `path` away with everything inside it."""
        while hits := self._document.hits(path):
            section, entry, box, number = hits[-1][:4]
            if box < 0:
                section.splice(entry.start, entry.end, b"")
            else:
                section.text = boxes.without(section.text, box, number)
            if entry.keys == ():
                break  # the next member of the list has taken its number
        for section in reversed(self._document.under(path)):
            self._document.remove(section)

    def rekey(self, path: Path, name: str) -> None:
        """Rename the last key of `path` wherever it is written."""
        for hit in reversed(self._document.hits(path)):
            self._rename(hit.section, hit.entry.keys[hit.part], name)
        part = len(_names(path)) - 1
        for section in self._document.under(path):
            line = next(line for line in section.lines if line.kind == "header")
            self._rename(section, line.keys[part], name)
            section.names = (*section.names[:part], name, *section.names[part + 1 :])
        self._document.address()

    def _rename(self, section: Section, key: Any, name: str) -> None:
        old = section.text[key.start : key.end].decode()
        section.splice(key.start, key.end, style.key(old, name).encode())

    def add(self, path: Path, value: Any) -> None:
        """Write `path`, which is not there; tables above it that are not there either come with it."""
        value = arranged(self._order, path, value)
        length = len(path) - 1
        while length and not self._document.has(path[:length]):
            length -= 1
        above, rest = path[:length], path[length:]
        hits = self._document.hits(above)
        if hits and hits[-1].exact:
            self._add_inside(hits[-1], above, rest, value)
        elif section := self._document.section(above):
            self._add_to_section(section, _names(rest), value)
        elif hits:
            self._add_beside(hits, above, _names(rest), value)
        else:
            self._add_above(above, rest, value)

    def _add_inside(self, hit: Hit, above: Path, rest: Path, value: Any) -> None:
        """A member of the list or inline table at `above`, which `hit` gives."""
        section, start = hit.section, hit.entry.value.start
        inner = members(section.text, start)
        number = len(inner)
        if section.text[start : start + 1] == b"{":
            names = _names(rest)
            new = f"{render.dotted(names)} = {render.inline(value)}"
            number = seat(self._order, above, [member.keys[0].name for member in inner], names[0])
        else:
            new = render.inline(_nested(_names(rest), value))
        encoded = self._document.encoded(new)
        section.text = boxes.including(section.text, start, number, encoded, self._document.newline)

    def _add_beside(self, hits: Sequence[Hit], above: Path, rest: tuple[str, ...], value: Any) -> None:
        """Beside the statements or members that give the table at `above` its other keys, as they begin their keys."""
        section = hits[-1].section
        beside = [hit for hit in hits if hit.section is section and hit.box == hits[-1].box]
        number = seat(self._order, above, [hit.entry.keys[hit.part + 1].name for hit in beside], rest[0])
        near = beside[max(number - 1, 0)]
        begin = section.text[near.entry.keys[0].start : near.entry.keys[near.part].end].decode()
        key = f"{begin}.{render.dotted(rest)}"
        if isinstance(near.entry, Line):
            self._state(section, near.entry, key, value, first=not number)
            return
        new = self._document.encoded(f"{key} = {render.inline(value)}")
        place = near.number + bool(number)
        section.text = boxes.including(section.text, near.box, place, new, self._document.newline)

    def _add_to_section(self, section: Section, names: tuple[str, ...], value: Any) -> None:
        table = _nested(names[1:], value)
        if not section.path and isinstance(table, dict):
            self._append_sections(names[0], table)
        elif isinstance(table, dict) and not render.is_statement(table):
            self._add_section(section.path, names[0], table)
        else:
            pairs = section.pairs
            number = seat(self._order, section.path, [pair.keys[0].name for pair in pairs], names[0])
            near = pairs[max(number - 1, 0)] if pairs else None
            self._state(section, near, render.dotted(names), value, first=not number)

    def _add_section(self, above: Path, name: str, table: dict[str, Any]) -> None:
        """A section of its own, among the others inside the table at `above`."""
        text = render.section((*_names(above), name), table)
        inside = [section for section in self._document.under(above) if len(section.path) > len(above)]
        number = seat(self._order, above, [str(section.path[len(above)]) for section in inside], name)
        own = self._document.section(above)
        if number:
            self._document.follow(inside[number - 1], text)
        elif own:
            self._document.follow(own, text)
        else:
            self._document.precede(inside[0], text)

    def _append_sections(self, name: str, table: dict[str, Any]) -> None:
        """A table at the top of the file: a record each where it holds tables only."""
        if table and all(isinstance(inner, dict) for inner in table.values()):
            for id, inner in table.items():
                self._document.append(render.section((name, id), inner))
        else:
            self._document.append(render.section((name,), table))

    def _add_above(self, above: Path, rest: Path, value: Any) -> None:
        """To a table, or list of tables, that is there only because of the sections inside it."""
        sections = self._document.under(above)
        table = _nested(_names(rest[1:]), value)
        if isinstance(rest[0], int):
            self._add_element(above, table)
        elif not isinstance(table, dict):
            text = f"[{render.dotted(_names(above))}]\n{render.statements(render.key(rest[0]), table)[0]}\n"
            self._document.precede(sections[0], text)
        elif len(above) == 1:
            self._document.append(render.section((*_names(above), rest[0]), table))
        else:
            self._add_section(above, rest[0], table)

    def _state(self, section: Section, near: Line | None, key: str, value: Any, *, first: bool = False) -> None:
        """New statements behind `near` and indented as it is, or before it; without it, below the section's header.

        Args:
            section: where they go.
            near: the statement beside which they go.
            key: as TOML writes it.
            value: a plain value.
            first: whether they go before `near` and the comments directly above it.
        """
        above = near or next((line for line in section.lines if line.kind == "header"), None)
        indent, spaced = b"", True
        if near:
            indent = section.text[near.start : near.keys[0].start]
            spaced = section.text[near.keys[-1].end : near.value.start] != b"="
        made = render.statements(key, value)
        if not spaced:
            made = [line.replace(" = ", "=", 1) for line in made]
        new = b"".join(indent + self._document.encoded(f"{line}\n") for line in made)
        at = above.end if above else len(section.text)
        if near and first:
            at = _with_comments(section, near)
        if at and not section.text[:at].endswith(b"\n"):
            new = self._document.newline + new.removesuffix(self._document.newline)
        if not above and len(self._document.sections) > 1:
            new += self._document.newline
        section.splice(at, at, new)


def _with_comments(section: Section, below: Line) -> int:
    """The offset of the comments directly above a statement; its own where there are none."""
    at = below.start
    for line in reversed(section.lines):
        if line.end == at and line.kind == "comment":
            at = line.start
    return at


def _nested(names: tuple[str, ...], value: Any) -> Any:
    for name in reversed(names):
        value = {name: value}
    return value


def _tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(inner, dict) for inner in value)
