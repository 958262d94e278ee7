"""Random files in the layouts that people write: the same tables, dotted, inline, out of order, with comments."""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import dataclass, field
from random import Random
from typing import Any

Path = tuple[str | int, ...]

KEYS = ("name", "due", "lead", "now", "a", "b", "c-d", "2027", "é", "a b", "x.y", "", "q'q", 'q"q', "đường")
TEXTS = (
    "",
    "x",
    "Thử nghiệm",
    'a "q"',
    "it's",
    "a\\b",
    "# no",
    "[x]",
    "two\nlines\n",
    'q"""q\n"',
    "tab\there",
    "é" * 40,
)


@dataclass
class Statement:
    """Text of whole lines, the path that they are about, and for a comment the section that it stands in."""

    text: str
    path: Path | None = None
    within: Path | None = None


@dataclass
class Written:
    """A file, its tables, which of them have a header or braces of their own, and what its lines are about."""

    data: bytes = b""
    tables: dict[str, Any] = field(default_factory=dict)
    explicit: set[Path] = field(default_factory=set)
    statements: list[Statement] = field(default_factory=list)


def scalar(random: Random) -> Any:
    return random.choice(
        [
            lambda: random.choice(TEXTS),
            lambda: random.choice([0, 1, -7, 14500, 2**40]),
            lambda: random.choice([0.5, -1.25, 1e20, float("inf")]),
            lambda: random.random() < 0.5,
            lambda: datetime.date(2026, 1 + random.randrange(12), 9),
            lambda: datetime.datetime(2026, 3, 4, 5, 6, random.randrange(60)),
            lambda: datetime.datetime(2026, 3, 4, 5, 6, 7, tzinfo=datetime.UTC),
            lambda: datetime.time(7, 8, random.randrange(60)),
        ]
    )()


def value(random: Random, depth: int = 2) -> Any:
    roll = random.random()
    if depth and roll < 0.2:
        return [value(random, depth - 1) for _ in range(random.randrange(5))]
    if depth and roll < 0.45:
        return table(random, depth - 1)
    return scalar(random)


def table(random: Random, depth: int) -> dict[str, Any]:
    if random.random() < 0.2:
        return {"vi": random.choice(TEXTS), "en": random.choice(TEXTS)}
    return {key: value(random, depth) for key in random.sample(KEYS, random.randrange(5))}


def tables(random: Random) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key in random.sample(KEYS, random.randrange(2)):
        made[key] = scalar(random)
    for kind in random.sample(("need", "product", "x y", "listed"), 1 + random.randrange(3)):
        if kind == "listed":
            made[kind] = [table(random, 1) for _ in range(1 + random.randrange(3))]
        else:
            made[kind] = {
                id: table(random, 2) for id in random.sample(("p-1", "p-2", "p.3", "é"), 1 + random.randrange(3))
            }
    return made


class Writer:
    """Writes tables as text in a layout that `random` chooses."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.written = Written()
        self.sections: list[list[Statement]] = []
        self.comments = 0

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def comment(self) -> str:
        self.comments += 1
        return f"# c{self.comments}." + self.random.choice(["", " [x]", ' """', " 'q", " k = 1", " đ", "<<<"])

    def space(self) -> str:
        return " " * self.random.choice([1, 1, 1, 0, 3])

    def key(self, name: str) -> str:
        raw = unicodedata.normalize("NFD", name) if self.chance(0.3) else name
        bare = name != "" and all(char.isascii() and (char.isalnum() or char in "-_") for char in name)
        if bare and self.chance(0.8):
            return name
        if "'" not in raw and self.chance(0.3):
            return f"'{raw}'"
        return '"' + raw.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def dotted(self, names: tuple[str, ...]) -> str:
        dot = self.random.choice([".", ".", ".", " . ", ". "])
        return dot.join(map(self.key, names))

    def text(self, said: str) -> str:
        raw = unicodedata.normalize("NFD", said) if self.chance(0.2) else said
        if self.chance(0.3) and "'" not in said and "\n" not in said:
            return f"'{raw}'"
        if self.chance(0.2) and "'" not in said:
            return "'''" + self.random.choice(["\n", "" if raw[:1] != "\n" else "\n"]) + f"{raw}'''"
        escaped = raw.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        if self.chance(0.2):
            return f'"""\\\n   {escaped}"""' if raw.strip() == raw else f'"""\n{escaped}"""'
        return '"' + escaped.replace("\n", "\\n") + '"'

    def value(self, value: Any, *, broken: bool = True) -> str:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int) and value > 999 and self.chance(0.5):
            return f"{value:_}"
        if isinstance(value, datetime.date | datetime.time):
            said = value.isoformat()
            return said.replace("+00:00", "Z") if self.chance(0.5) else said.replace("T", " ")
        if isinstance(value, list):
            return self.list(value, broken=broken)
        if isinstance(value, dict):
            return self.inline(value)
        return repr(value)

    def list(self, value: list[Any], *, broken: bool) -> str:
        inner = [self.value(member, broken=broken and self.chance(0.3)) for member in value]
        trailing = "," if inner and self.chance(0.5) else ""
        form = self.random.random() if broken else 1.0
        if form < 0.35:
            indent = " " * self.random.choice([2, 4])
            rows = []
            for place, member in enumerate(inner):
                if self.chance(0.2):
                    rows.append(indent + self.comment())
                comma = "," if place < len(inner) - 1 else trailing
                rows.append(indent + member + comma + (f" {self.comment()}" if self.chance(0.3) else ""))
            return "[\n" + "".join(f"{row}\n" for row in rows) + "]"
        if form < 0.45:
            return "[\n  " + ",\n  ".join(inner) + "]"
        if form < 0.55 and inner:
            gaps = [
                f" {self.comment()}\n, " if self.chance(0.3) else self.random.choice([", ", ",\n "]) for _ in inner[1:]
            ]
            return "[ " + inner[0] + "".join(gap + member for gap, member in zip(gaps, inner[1:], strict=True)) + "]"
        space = self.random.choice(["", " "])
        return "[" + space + self.random.choice([", ", ","]).join(inner) + trailing + space + "]"

    def inline(self, value: dict[str, Any]) -> str:
        inner = []
        for name, held in value.items():
            if isinstance(held, dict) and held and self.chance(0.4):
                inner += [f"{self.dotted((name, key))} = {self.value(x, broken=False)}" for key, x in held.items()]
            else:
                inner.append(f"{self.key(name)}{self.space()}={self.space()}{self.value(held, broken=False)}")
        space = self.random.choice(["", " "])
        return "{" + space + ", ".join(inner) + space + "}"

    def statement(self, lines: list[Statement], within: Path, names: tuple[str, ...], path: Path, value: Any) -> None:
        """Key and value at `path` in the section whose statements are `lines`; `names` is the key there."""
        if self.chance(0.15):
            lines.append(Statement(f"{self.comment()}\n", within=within))
        if self.chance(0.1):
            lines.append(Statement("\n"))
        indent = " " * self.random.choice([0, 0, 0, 2])
        tail = f"  {self.comment()}" if self.chance(0.25) else ""
        text = f"{indent}{self.dotted(names)}{self.space()}={self.space()}{self.value(value)}{tail}\n"
        lines.append(Statement(text, path))

    def fill(
        self, lines: list[Statement], names: tuple[str, ...], path: Path, value: dict[str, Any], *, free: bool
    ) -> None:
        """The keys of the table at `path`; tables inside it get sections of their own where that is still `free`."""
        for name, inner in value.items():
            here = (*path, name)
            roll = self.random.random()
            if not isinstance(inner, dict):
                self.statement(lines, path[: len(path) - len(names)], (*names, name), here, inner)
            elif roll < 0.35 and free:
                self.section(here, inner)
            elif roll < 0.65 and inner:
                self.fill(lines, (*names, name), here, inner, free=False)
            else:
                self.written.explicit.add(here)
                self.statement(lines, path[: len(path) - len(names)], (*names, name), here, inner)

    def section(self, path: Path, value: dict[str, Any], *, element: bool = False) -> list[Statement]:
        names = tuple(step for step in path if isinstance(step, str))
        apart = all(isinstance(inner, dict) for inner in value.values())
        lines: list[Statement] = []
        if value and apart and not element and self.chance(0.7):
            for name, inner in value.items():
                self.section((*path, name), inner)
            return lines
        self.written.explicit.add(path)
        if self.chance(0.3):
            lines += [Statement(f"{self.comment()}\n", path), Statement(f"  {self.comment()}\n", path)]
        marks = ("[[", "]]") if element else ("[", "]")
        space = self.random.choice(["", " "])
        tail = f" {self.comment()}" if self.chance(0.2) else ""
        lines.append(Statement(f"{marks[0]}{space}{self.dotted(names)}{space}{marks[1]}{tail}\n", path))
        self.fill(lines, (), path, value, free=True)
        if self.chance(0.8):
            lines.append(Statement("\n"))
        if self.chance(0.1):
            within = None if lines[-1].text == "\n" else path
            lines += [Statement(f"{self.comment()}\n", within=within), Statement("\n")]
        self.sections.append(lines)
        return lines

    def write(self, value: dict[str, Any]) -> Written:
        root: list[Statement] = []
        if self.chance(0.5):
            root += [Statement(f"{self.comment()}\n"), Statement("\n")]
        elements: list[list[Statement]] = []
        for kind, inner in value.items():
            if isinstance(inner, dict) and inner:
                if self.chance(0.15):
                    self.fill(root, (kind,), (kind,), inner, free=False)
                else:
                    self.section((kind,), inner)
            elif isinstance(inner, list) and inner and all(isinstance(held, dict) for held in inner):
                for number, held in enumerate(inner):
                    before = len(self.sections)
                    own = self.section((kind, number), held, element=True)
                    elements += [own, *(lines for lines in self.sections[before:] if lines is not own)]
                    del self.sections[before:]
            else:
                self.fill(root, (), (), {kind: inner}, free=False)
        if self.chance(0.5):
            self.random.shuffle(self.sections)
        at = self.random.randrange(len(self.sections) + 1)
        self.sections[at:at] = elements
        self.written.statements = [*root, *(line for section in self.sections for line in section)]
        text = "".join(line.text for line in self.written.statements)
        if self.chance(0.15):
            text = text.rstrip("\n")
        if self.chance(0.25):
            text = text.replace("\n", "\r\n")
        self.written.data = (b"\xef\xbb\xbf" if self.chance(0.15) else b"") + text.encode()
        self.written.tables = value
        return self.written


def written(random: Random) -> Written:
    """A random file."""
    return Writer(random).write(tables(random))
