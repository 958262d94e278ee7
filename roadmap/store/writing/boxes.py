"""Members put into lists and inline tables, or taken out of them, in the way the list is already written."""

from __future__ import annotations

import re

from roadmap.store.writing.syntax import Member, Span, members, value_end

_LINE_END = re.compile(rb"[ \t]*(?:#[^\n]*)?\r?\n")
_PLAIN = re.compile(rb"[ \t]*")


def without(text: bytes, box: int, number: int) -> bytes:
    """`text` without one member of the list or inline table at `box`: with its line, or with its comma."""
    inner = members(text, box)
    member = inner[number]
    last = number == len(inner) - 1
    before = inner[number - 1] if number else None
    if line := _own_line(text, box, member):
        gone = [line]
    else:
        gone = _stretch(text, member, before, None if last else inner[number + 1])
    # Whether a comma stands behind the last member stays as it was.
    if last and before and member.comma < 0:
        gone.append(Span(before.comma, before.comma + 1))
    for start, end in sorted(gone, reverse=True):
        text = text[:start] + text[end:]
    end = value_end(text, box) - 1
    return text if text[box + 1 : end].strip(b" \t") else text[: box + 1] + text[end:]


def _stretch(text: bytes, member: Member, before: Member | None, after: Member | None) -> list[Span]:
    """The bytes of a member that shares its line: its comma, and the spaces that set it apart; comments stay."""
    start, end = member.start, member.end
    apart = []
    if member.comma >= 0:
        if _PLAIN.fullmatch(text, end, member.comma):
            end = member.comma + 1
        else:
            apart.append(Span(member.comma, member.comma + 1))
    if after and _PLAIN.fullmatch(text, end, after.start):
        end = after.start
    elif before and _PLAIN.fullmatch(text, before.comma + 1, start):
        start = before.comma + 1
    return [Span(start, end), *apart]


def including(text: bytes, box: int, number: int, new: bytes, newline: bytes) -> bytes:
    """`text` with `new` as member `number` of the list or inline table at `box`."""
    inner = members(text, box)
    if not inner:
        return _first(text, box, new)
    if not number:
        line = _own_line(text, box, inner[0])
        start = line.start if line else inner[0].start
        between = text[line.start : inner[0].start] + new + b"," + newline if line else new + b", "
        return text[:start] + between + text[start:]
    before = inner[number - 1]
    indent = _indent(text, box, before)
    if line := _own_line(text, box, before):
        comma = b"," if before.comma >= 0 else b""
        text = text[: line.end] + (indent or b"") + new + comma + newline + text[line.end :]
        return text if comma else text[: before.end] + b"," + text[before.end :]
    if indent is not None and number == len(inner):
        between = b"," + newline + indent
    else:
        tight = len(inner) > 1 and inner[0].comma + 1 == inner[1].start
        between = b"," if tight else b", "
    return text[: before.end] + between + new + text[before.end :]


def _first(text: bytes, box: int, new: bytes) -> bytes:
    end = value_end(text, box) - 1
    if text[box : box + 1] == b"{":
        return text[: box + 1] + b" " + new + b" " + text[end:]
    inside = text[box + 1 : end]
    return text[: box + 1] + new + (inside if inside.strip(b" \t") else b"") + text[end:]


def _indent(text: bytes, box: int, member: Member) -> bytes | None:
    """What stands before a member that begins its line."""
    start = text.rfind(b"\n", 0, member.start) + 1
    return text[start : member.start] if start > box and _PLAIN.fullmatch(text, start, member.start) else None


def _own_line(text: bytes, box: int, member: Member) -> Span | None:
    """The line or lines that hold one member, its comma, its comment and nothing else."""
    if _indent(text, box, member) is None:
        return None
    end = member.end
    if member.comma >= 0:
        if not _PLAIN.fullmatch(text, member.end, member.comma):
            return None
        end = member.comma + 1
    line_end = _LINE_END.match(text, end)
    return Span(text.rfind(b"\n", 0, member.start) + 1, line_end.end()) if line_end else None
