"""Nothing that a person wrote can drive the terminal, and all of it can be read there as it is.

Every text field of every kind, every name of a file, folder, table and key, and every argument holds hostile text; the
same commands run once more with plain text of the same class in the same places, and what they send may not differ in
one escape sequence.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic import ValidationError

from roadmap.model.kinds import kinds
from roadmap.model.record import Part
from roadmap.model.relation import fields
from roadmap.safe import visible

from .pseudo_terminal import CARELESS, complaints, plain, run, run_each, screen

TITLE = "\x1b]0;PWNED\x07"

# Reading refuses these, wherever they stand.
REFUSED = (
    f"A{TITLE}B",
    "C\x1b[6nD",
    "E\x1b]52;c;ZXZpbA==\x07F",
    "G\x9b31mH",
    "I\x9d0;PWNED\x9cJ",
    "K\x1b]8;;http://example.com\x1b\\L\x1b]8;;\x1b\\",
    "M\x1bP$q\x1b\\N\x1b_x\x1b\\",
    "O\x1b[2J\x1b[H\x1b[?1049h",
    "P\x08\x08\x08Q\rR\x7f",
    "S\u202egnp.exe\u202c",
    "T\u2066x\u2069\u2028U\u2029",
    "V\x00W\x0b\x0c\x0e\x0f\x1a\x05",
)
# Reading lets these through: they are text, and shown as it.
ADMITTED = (
    "[EU] Chips Act",
    "[@click=app.bell]open[/]",
    "[bold red]x[/bold red] [/] [$x] \\[x]",
    "{name} {0} %s %(x)d ${x} `x` $(x)",
    "<b>x</b> & &amp; <script>alert(1)</script>",
    "::error file=x::y",
    "a\u0334\u0335\u0336\u0337\u0338b",
    "👩‍🚀 👨‍👩‍👧‍👦 🏳️‍🌈",
    "שלום مرحبا",
    "दक्षिण क्‍ष",
    "\\x1b]0;x\\x07 \\u001b[31m ^[[31m",
    "Bộ Công nghệ và Dữ liệu",
    "long " * 60,
    "W" * 400,
    "100 %",
    "-rf --help",
)
# Let through, and reported: the same complaint must come for the plain text.
INVISIBLE = ("a\u200bb", "a\ufeffb", "x\u200ey", "x\u200fy", "x\u2060y", "x\xady")


class Data(NamedTuple):
    """Where texts come from: the hostile ones, or plain ones of the same class."""

    hostile: bool

    def refused(self, number: int) -> str:
        # A control character that no terminal acts on; that it does not arrive is another test's matter.
        return REFUSED[number % len(REFUSED)] if self.hostile else f"x\x01{number % len(REFUSED)}"

    def admitted(self, number: int) -> str:
        text = ADMITTED[number % len(ADMITTED)]
        return (
            text if self.hostile else f"{number % len(ADMITTED):02}".ljust(len(text), "X")
        )  # like most of them, no id

    def invisible(self, number: int) -> str:
        return INVISIBLE[number % len(INVISIBLE)] if self.hostile else f"x\u200b{number % len(INVISIBLE)}"

    def argument(self, number: int) -> str:
        text = (*REFUSED[:-1], *ADMITTED, *INVISIBLE, "\udc9b31m\udcff")[number]
        return text if self.hostile else "x" * len(text)


ARGUMENTS = len(REFUSED) - 1 + len(ADMITTED) + len(INVISIBLE) + 1


def takes_text(model: type[Part], alias: str, extra: dict[str, object]) -> Callable[[str], Any] | None:
    """How the field is written with a text in it; None where it takes no free text."""
    forms: tuple[Callable[[str], Any], ...] = (
        lambda text: {"vi": text, "en": f"{text}!"},
        lambda text: text,
        lambda text: [text, f"{text}!"],
    )
    for form in forms:
        try:
            model.model_validate({**extra, alias: form("[x] X/y ~")})
        except ValidationError:
            continue
        return form
    return None


def text_fields(model: type[Part], extra: dict[str, object]) -> dict[str, Callable[[str], Any]]:
    found = {}
    for field in fields(model):
        if (
            not (field.ref or field.vocabulary)
            and field.alias != "id"
            and (form := takes_text(model, field.alias, extra))
        ):
            found[field.alias] = form
    return found


def quoted(text: str, *, raw: bool = False) -> str:
    """A TOML string; what TOML allows in the file itself stands there as it is where `raw`."""
    if raw:
        return '"' + "".join(_escaped(char) if char in '"\\' or ord(char) in {*range(32), 127} else char
                             for char in text) + '"'  # fmt: skip
    return '"' + "".join(char if char.isascii() and char.isprintable() and char not in '"\\' else _escaped(char)
                         for char in text) + '"'  # fmt: skip


def _escaped(char: str) -> str:
    return f"\\U{ord(char):08x}"


def toml(value: Any, *, raw: bool) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(inner, raw=raw)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml(inner, raw=raw) for inner in value) + "]"
    return quoted(value, raw=raw)


def records(data: Data) -> Iterator[tuple[str, str]]:
    """(id, TOML) of records of every kind whose text fields are all filled."""
    for number, (kind, model) in enumerate(kinds().items()):
        forms = text_fields(model, {"id": "a"})
        assert {"name", "note", "tags"} <= set(forms)
        for row, source in enumerate((data.admitted, data.refused, data.invisible)):
            record = f"{kind}-{row}"
            lines = [f"[{kind}.{record}]"]
            for column, (alias, form) in enumerate(forms.items()):
                text = f"{source(number + row * 7 + column * 5)} {number}.{row}"
                lines.append(f"{alias} = {toml(form(text), raw=bool(row % 2))}")
            # Inside a waiver, as a key, as a reference and in a table that is no field.
            lines.append(f"waive.OWN101 = {{ reason = {quoted(source(row))}, until = 2030-01-01 }}")
            lines.append(f"{quoted(source(number + row))} = 1")
            lines.append(f"sources = {{ {quoted(source(number + row + 1))} = 'x', {kind}-0 = {quoted(source(row))} }}")
            yield record, "\n".join(lines) + "\n"


def write(data: Data, folder: Path) -> Path:
    """A workspace full of `data`; so is its own name."""
    root = folder / (f"w {TITLE}\x9b31m [EU]" if data.hostile else "w-xxx")
    root.mkdir()
    (root / "records.toml").write_text("".join(text for _, text in records(data)), encoding="utf-8")
    odd = [f"[{quoted(text)}.a]\nname = 'x'\n" for text in map(data.refused, range(3))]
    odd += [f"[{quoted(data.admitted(number))}.a{number}]\nname = 'x'\n" for number in range(4)]
    odd += [f"[technology.{quoted(data.refused(number))}]\nname = 'x'\n" for number in range(3)]
    odd += [f"[technology.{quoted(data.admitted(0) if data.hostile else 'X X')}]\nname = 'x'\n"]
    odd += [f"[organization.p{number}]\nparent = {quoted(data.admitted(0) if data.hostile else 'X X')}\n"
            f"type = {quoted(data.admitted(number))}\n" for number in range(4)]  # fmt: skip
    (root / "odd.toml").write_text("".join(odd), encoding="utf-8")
    for number, text in enumerate((*REFUSED[:-1], *ADMITTED[:4], *INVISIBLE)):
        name = text.replace("/", "|") if data.hostile else f"x{number:02}"
        (root / f"f{number:02}{name}.toml").write_text("[technology.\n")
    nested = root / (f"d{TITLE}" if data.hostile else "d-x")
    nested.mkdir()
    raw = "\x1b]0;PWNED\x07 \x9b" if data.hostile else "\x01 x"
    (nested / "raw.toml").write_text(f"[technology.raw]\nname = 'A{raw}'\n", encoding="utf-8")
    (root / os.fsdecode(b"g\x9b31m.toml" if data.hostile else b"g\xff.toml")).write_text("")
    (root / "empty.toml").write_text("")
    settings = [f"title = {quoted(data.refused(0))}", f"{quoted(data.admitted(0))} = 1", "[checks.TIM801]",
                f"{quoted(data.admitted(1))} = 2", f"severity = {quoted(data.admitted(0))}",
                f"[checks.{quoted(data.admitted(2))}]", "severity = 'off'"]  # fmt: skip
    (root / "roadmap.toml").write_text("\n".join(settings) + "\n", encoding="utf-8")
    return root


def reading(root: Path, ids: list[str]) -> list[list[str]]:
    """The command lines that show data."""
    at = ["-C", str(root), "--today", "2026-11-21"]
    return [
        ["check", str(root), "--today", "2026-11-21", "--level", "info", "--lang", "en"],
        ["check", *at, "--level", "info", "--lang", "vi"],
        ["check", *at, "--format", "github"],
        ["check", *at, "--format", "json"],
        ["list", *at],
        *(["list", kind, *at] for kind in kinds()),
        *(["show", id, *at] for id in ids),
        ["show", ids[0], *at, "--around", "2", "--breaks", "--lang", "vi"],
        ["show", ids[0], *at, "--format", "json"],
        ["list", "technology", *at, "--format", "json"],
    ]


def mistakes(data: Data, root: Path) -> list[list[str]]:
    """The command lines that repeat an argument in a complaint, or nearly."""
    small = root.parent / "small"
    small.mkdir()
    (small / "records.toml").write_text("[technology.technology-0]\nname = 'A'\n")
    at = ["-C", str(small)]
    lines = []
    for number in range(ARGUMENTS):
        text = data.argument(number)
        lines += [
            ["show", f"_{text}", *at],
            ["list", f"_{text}", *at],
            ["list", "technology", *at, "--where", text],
            ["list", "technology", *at, "--where", f"name={text}"],
            ["check", *at, "--select", f"_{text}"],
            ["check", f"_{text}"],
            ["check", *at, "--today", f"_{text}"],
            ["explain", f"_{text}"],
            ["init", f"{root}/new{number}", "--seed", f"_{text}"],
            [f"_{text}"],
            ["set", f"_{text}", "name", "x", *at],
            ["set", "technology-0", f"_{text}", "x", *at],
            ["set", "technology-0", f"clauses._{text}", "x", *at],
            ["set", "technology-0", "accountable", f"_{text}", *at],
            ["set", "technology-0", "readiness.now", "5", *at, "--dry-run", "--reason", f"_{text}"],
            ["clear", "technology-0", f"_{text}", *at],
            ["new", f"_{text}", "a", *at],
            ["new", "need", f"_{text}", *at],
            ["new", "need", "a", f"_{text}", *at],
            ["new", "need", "a", *at, "--file", f"_{text}"],
            ["rename", "technology-0", f"_{text}", *at],
            ["rm", f"_{text}", *at],
            ["move", f"_{text}", "pilot", *at],
            ["link", "technology-0", f"_{text}", "x", *at],
            ["link", "technology-0", "depends_on", f"_{text}", *at],
            ["unlink", "technology-0", "depends_on", f"_{text}", *at],
        ]
    text = data.argument(0)
    lines += [
        ["check", str(root), text, text],
        ["check", *at, "--format", f"_{text}"],
        ["check", *at, f"--{text}"],
        ["draw", f"_{text}", *at],
        ["draw", "landscape", "--format", f"_{text}", *at],
        ["draw", "landscape", f"_{text}", *at],
        ["show", "--around", f"_{text}", "technology-0", *at],
        ["completion", f"_{text}"],
        ["init", str(root)],
        ["init", f"{root}/{text}"],
        ["init", f"{root}/empty.toml/{text}"],
        ["draw", "landscape", "--out", f"{root}/empty.toml/{text}", *at],
    ]
    return lines


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[list[str], str, str]]:
    """(command line, what it sends, what it sends for plain data) of every command."""
    sent, told = [], []
    ids = [id for number, (id, _) in enumerate(records(Data(hostile=True))) if not id.endswith("-1") or number % 4 == 0]
    for hostile in (True, False):
        folder = tmp_path_factory.mktemp("hostile" if hostile else "plain")
        data = Data(hostile)
        root = write(data, folder)
        lines = [*reading(root, ids), ["explain"], ["explain", "OWN101"], *mistakes(data, root)]
        told.append(lines)
        sent.append(run_each(lines, folder=folder))
    return list(zip(told[0], *sent, strict=True))


def test_no_text_drives_the_terminal(both: list[tuple[list[str], str, str]]) -> None:
    wrong = [(line, found) for line, sent, neutral in both if (found := complaints(sent, neutral))]
    assert not wrong, wrong[:5]


def test_the_commands_do_the_same_for_plain_text(both: list[tuple[list[str], str, str]]) -> None:
    """Else the comparison would say nothing."""
    status = re.compile(r"%%% status (\S+)")
    differ = [(line, sent) for line, sent, neutral in both if status.findall(sent) != status.findall(neutral)]
    assert not differ, differ[:5]
    assert not [(line, sent) for line, sent, _ in both if "%%% status 4" in sent or "Traceback" in sent]


def test_styles_are_on(both: list[tuple[list[str], str, str]]) -> None:
    assert all("\x1b[" in sent for line, sent, _ in both if line[0] == "show" and "%%% status 0" in sent
               and "json" not in line)  # fmt: skip


def test_admitted_text_is_shown_whole(both: list[tuple[list[str], str, str]]) -> None:
    data = Data(hostile=True)
    written = dict(records(data))
    shown = {
        line[1]: plain(sent) for line, sent, _ in both if line[0] == "show" and line[1] in written and len(line) == 6
    }
    for number, (kind, model) in enumerate(kinds().items()):
        for row, source in ((0, data.admitted), (2, data.invisible)):
            for column, alias in enumerate(text_fields(model, {"id": "a"})):
                text = visible(f"{source(number + row * 7 + column * 5)} {number}.{row}")
                assert text in shown[f"{kind}-{row}"], (kind, alias, text)


def test_plain_text_is_seen_on_the_screen(both: list[tuple[list[str], str, str]]) -> None:
    """What a terminal makes of it, and not only what was sent."""
    ((_, check, _),) = [one for one in both if one[0][0] == "check" and one[0][-1] == "en"]
    seen = "".join(screen(check).display)
    for text in ("[EU] Chips Act", "[@click=app.bell]open[/]", "w ␛]0;PWNED␇‹U+009B›31m [EU]"):
        assert text in seen


def test_a_refused_character_is_named(both: list[tuple[list[str], str, str]]) -> None:
    ((_, check, _),) = [one for one in both if one[0][0] == "check" and one[0][-1] == "en"]
    told = plain(check)
    for code in ("U+001B", "U+009B", "U+202E", "U+2066", "U+0000"):
        assert code in told


@pytest.mark.parametrize("line", [["check", "."], ["show", "a\x1b]0;PWNED\x07b\x9b31m"], ["list", "technology"]])
def test_the_installed_command(line: list[str], tmp_path: Path) -> None:
    """The same by the way that people start it."""
    sent = []
    for hostile in (True, False):
        folder = tmp_path / str(hostile)
        folder.mkdir()
        root = write(Data(hostile), folder)
        words = line if hostile else [re.sub(r"[^a-z.]", "x", word) for word in line]
        sent.append(run([sys.executable, "-m", "roadmap", *words], cwd=root))
    assert sent[0]
    assert not complaints(*sent)


def test_setting_colour_off_leaves_no_sequence_at_all(tmp_path: Path) -> None:
    root = write(Data(hostile=True), tmp_path)
    for off in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        sent = run([sys.executable, "-m", "roadmap", "check", "."], off, cwd=root)
        assert "[EU] Chips Act" in sent
        assert "\x1b" not in sent


@pytest.mark.parametrize("number", range(len(REFUSED)))
def test_the_oracle_sees_a_program_that_prints_data_as_it_is(number: int, tmp_path: Path) -> None:
    sent = [run_each([[text]], CARELESS, folder=tmp_path)[0] for text in (REFUSED[number], "x")]
    assert complaints(*sent)


def test_the_oracle_sees_markup_that_became_style() -> None:
    assert complaints("\x1b[1mx\x1b[0m \x1b[1mx\x1b[0m\r\n", "\x1b[1mx\x1b[0m [bold]x\r\n")
    assert complaints("\x1b[38;5;1mx\x1b[0m\r\n", "\x1b[38;5;1mx\x1b[0m\r\n")
    assert complaints("a\rb\r\n", "x\r\n")
    assert complaints("a\tb\r\n", "x\r\n")


def test_the_oracle_accepts_our_styles_and_text(tmp_path: Path) -> None:
    for text in ADMITTED:
        sent = [run_each([[said]], CARELESS, folder=tmp_path)[0] for said in (text, "x")]
        assert not complaints(*sent), json.dumps(text)
