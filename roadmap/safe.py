"""User text made safe for each output language.

Text that a person wrote is data in every output: it can never become markup, an escape sequence or an attribute, and it
is always shown as it is (``[EU]`` stays ``[EU]``). Each output language has one type with one constructor; functions
that write an output take that type, so that unprotected text does not type-check.

Characters that would act instead of being seen (terminal controls, direction overrides, zero-width marks) are replaced
by a visible sign such as ``‹U+202E›``, the same in every language, so that what is shown names what is stored.
"""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls, line and paragraph separators, direction controls, surrogates, noncharacters, and whatever Unicode
# lets a program leave undrawn. Joiners and the first variation selectors stay: emoji and several scripts need them.
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# What starts markup anywhere, an autolink or a mention; and what starts a block at the beginning of a line.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~&$#^{}@]|:(?=\S)|(?<=[wW]{3})\.)")
_MARKDOWN_BLOCK = re.compile(r"^([-+=])|^(\d+)([.)])(?=\s|$)")
_DOT_LINE = "\\n"
# Where a spreadsheet may see the beginning of a cell: also behind a line break, a quote or the other usual separator,
# since a program that expects that one reads our quotes differently.
_CSV = re.compile("(^|[;\"\n])(?=[\\s']*[-=+@\u2212\uff0b\uff0d\uff1d\uff20])|^(?='*\n)")
_CSV_NUMBER = re.compile(r"[-+\u2212]?\d[\d., \u00a0]*%?")
_CELL_UNITS = 32_767
_SHEET_UNITS = 31
_SHEET_SIGNS = re.compile(r"[\[\]:*?/\\\n]+")
_CUT = "…"


class TerminalText(str):
    """Text that may be written to a terminal: one line, no control characters."""

    __slots__ = ()


class DotText(str):
    """A quoted DOT string, quotes included; backslashes and entities inside it mean themselves."""

    __slots__ = ()


class SvgText(str):
    """Character data or a double-quoted attribute value of XML 1.0."""

    __slots__ = ()


class MarkdownText(str):
    """Inline Markdown that renders as the text itself, also inside a table cell."""

    __slots__ = ()


class JsonText(str):
    """A JSON document without raw control or direction characters."""

    __slots__ = ()


class HtmlText(str):
    """HTML that is put together from text made safe; line breaks are ``<br>``."""

    __slots__ = ()


class OfficeText(str):
    """Plain text that XML can hold, for libraries that write it as character data; line breaks stay."""

    __slots__ = ()


class CsvText(str):
    """A quoted field of a CSV file, quotes included, that no spreadsheet takes for a formula."""

    __slots__ = ()


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def visible(text: str) -> str:
    """The display form of `text`: NFC, with every character that would act replaced by a visible sign."""
    return _ACTING.sub(_sign, unicodedata.normalize("NFC", text))


def without_acting(text: str) -> str:
    """`text` without the characters that would act; for where nothing may become longer or shorter on the screen."""
    return _ACTING.sub("", text)


def to_terminal(text: str) -> TerminalText:
    """`text` for a terminal; line breaks and tabs become visible signs too."""
    return TerminalText(visible(text))


def to_dot(text: str) -> DotText:
    r"""`text` as a quoted DOT string; each line break of `text` is a centred line break of the label.

    Graphviz expands backslash escapes (``\N``, ``\G``) and HTML entities inside quoted strings, so both are escaped.
    """
    lines = (visible(line) for line in text.split("\n"))
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for line in lines)
    return DotText(f'"{_DOT_LINE.join(escaped)}"')


def to_svg(text: str) -> SvgText:
    """`text` as XML character data, safe as an attribute value between double quotes too."""
    shown = visible(text)
    for raw, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        shown = shown.replace(raw, entity)
    return SvgText(shown)


def to_markdown(text: str) -> MarkdownText:
    """`text` as inline Markdown (CommonMark with tables); line breaks become ``<br>``.

    Punctuation that could start markup or an autolink is escaped with a backslash. An ``&`` is escaped too, so that
    entities stay as written.
    """
    shown = "\n".join(visible(line).strip() for line in text.split("\n")).strip("\n")
    lines = _MARKDOWN.sub(r"\\\1", shown).split("\n")
    return MarkdownText("<br>".join(_MARKDOWN_BLOCK.sub(_as_text, line) for line in lines))


def _as_text(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def to_json(value: object, *, indent: int | None = None) -> JsonText:
    """`value` (what :mod:`json` accepts) as a JSON document; letters of Vietnamese stay readable.

    Raises:
        TypeError: `value` holds something that JSON has no form for.
    """
    import json

    document = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    # json escapes C0 itself; what remains may act on a terminal that shows the document.
    return JsonText(_ACTING.sub(lambda m: m.group() if m.group() == "\n" else _escape(m.group()), document))


def _escape(char: str) -> str:
    code = ord(char)
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"


def _lines(text: str) -> list[str]:
    return [visible(line) for line in text.replace("\r\n", "\n").split("\n")]


def to_html(text: str) -> HtmlText:
    """`text` as the contents of an HTML element; line breaks become ``<br>``."""
    return HtmlText("<br>".join(map(to_svg, text.replace("\r\n", "\n").split("\n"))))


def to_office(text: str) -> OfficeText:
    """`text` for an office document: what XML cannot hold, and what would act, is a visible sign; line breaks stay."""
    return OfficeText("\n".join(_lines(text)))


def to_cell(text: str) -> OfficeText:
    """`text` for a cell of a workbook, which holds 32,767 UTF-16 units; a longer text ends in an ellipsis."""
    return OfficeText(_within(to_office(text), _CELL_UNITS))


def to_sheet_name(text: str) -> OfficeText:
    """`text` as the name of a sheet of a workbook: at most 31 units, without what it may not hold; never empty."""
    shown = _SHEET_SIGNS.sub(" ", to_office(text))
    name = _within(" ".join(shown.split()).strip("'"), _SHEET_UNITS).strip("' ")
    return OfficeText(name if name and name.lower() != "history" else f"{name}_")


def to_print_code(text: str, most: int = 200) -> OfficeText:
    """`text` for the head or foot of a printed sheet, where ``&`` begins a command; at most `most` units."""
    return OfficeText(_within(visible(text.replace("\n", " ")), most).replace("&", "&&"))


def to_csv(text: str) -> CsvText:
    """`text` as a field of RFC 4180; an apostrophe stands before what a spreadsheet would take for a formula.

    Numbers stay numbers, also negative ones. Line breaks stay inside the quotes.
    """
    shown = "\n".join(_lines(text))
    if not _CSV_NUMBER.fullmatch(shown):
        shown = _CSV.sub(r"\g<0>'", shown)
    doubled = shown.replace('"', '""')
    return CsvText(f'"{doubled}"')


def _within(text: str, units: int) -> str:
    """`text`, cut with an ellipsis where it takes more UTF-16 units."""
    encoded = text.encode("utf-16-le")
    if len(encoded) <= 2 * units:
        return text
    return encoded[: 2 * (units - 1)].decode("utf-16-le", "ignore") + _CUT
