"""The words of TOML that can hide others: texts and comments. What looks for something else passes over them."""

from __future__ import annotations

import re
from itertools import repeat

# Each alternative ends where the parser would end it; a text that is never closed ends with its line, or the file.
# Only single characters are repeated possessively: before Python 3.11.5 a group repeated so may match wrongly.
LONG_TEXT = (
    r"""\"{3}[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*(?:"{3,5}|\Z)"""
    r"""|'{3}[^']*+(?:'(?!'')[^']*+)*(?:'{3,5}|\Z)"""
)
SHORT_TEXT = r"""\"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*"?|'[^'\n]*+'?"""
COMMENT = r"\#[^\n]*+"
BARE = r"[A-Za-z0-9_-]"

MOST_PARTS = 64
"""Parts that a dotted key may have; parsers need time that grows with their square."""

_HIDING = re.compile(f"{LONG_TEXT}|{SHORT_TEXT}|{COMMENT}", re.DOTALL)
_LONG_KEY = re.compile(rf"""(?<!{BARE})(?:(?:{BARE}++|"")[ \t]*+\.[ \t]*+){{{MOST_PARTS}}}""")


def long_key(text: str) -> int:
    """The line of a key with more than :data:`MOST_PARTS` parts, or 0 where there is none."""
    if max(map(str.count, text.split("\n"), repeat("."))) < MOST_PARTS:
        return 0
    found = _LONG_KEY.search(shown := _HIDING.sub(_hollow, text))
    return shown.count("\n", 0, found.start()) + 1 if found else 0


def deep_line(text: str, most: int) -> int:
    """The line at which lists and tables first nest deeper than `most`, or 0 where they do not."""
    depth = 0
    for number, line in enumerate(_HIDING.sub(_hollow, text).split("\n"), 1):
        opened = line.count("[") + line.count("{")
        if depth + opened > most:
            return number
        depth = max(0, depth + opened - line.count("]") - line.count("}"))
    return 0


def closed(token: str) -> bool:
    """Whether a text that one of the patterns found ends with the quotes that it begins with."""
    quotes = token[:3] if token[:3] in ('"""', "'''") else token[:1]
    return len(token) >= 2 * len(quotes) and token.endswith(quotes)


def unclosed(text: str) -> int:
    """The line at which a text begins that never ends, or 0 where there is none."""
    for match in _HIDING.finditer(text):
        if match[0][0] != "#" and not closed(match[0]):
            return text.count("\n", 0, match.start()) + 1
    return 0


def _hollow(match: re.Match[str]) -> str:
    return '""' + "\n" * match[0].count("\n")
