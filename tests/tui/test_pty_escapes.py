"""Nothing that a person wrote drives the terminal that the planner's screen runs in.

Every text field of every kind holds hostile text; all views, a sheet of each kind, search, palette and help are walked
through; then the same with plain text. What is sent to the terminal may hold no sequence that the plain text has not.
"""

from __future__ import annotations

import base64
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from roadmap.model.kinds import kinds
from tests.cli.pseudo_terminal import DIRECTION, ESCAPE
from tests.cli.test_terminal import REFUSED, Data, write
from tests.tui.terminal import Terminal, planner

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

# Textual colours by red, green and blue; no other colour comes from it here.
_STYLE = re.compile(r"\x1b\[(?:(?:[0-9]|38;2;\d+;\d+;\d+|48;2;\d+;\d+;\d+);?)*m")
_PLACE = re.compile(r"\x1b\[\d+;\d+H")
_SEARCH = "Tìm trong mọi bản ghi"
_PASTE = "".join(REFUSED).replace("\x1b[201~", "")


def sequences(sent: bytes) -> set[str]:
    """The kinds of sequences in what was sent; places and colours stand for all of their kind."""
    text = sent.decode("utf-8", "surrogateescape")
    return {"place" if _PLACE.fullmatch(one) else "style" if _STYLE.fullmatch(one) else one
            for one in ESCAPE.findall(text) if not copied(one)}  # fmt: skip


def copied(sequence: str) -> bool:
    """Whether this hands an id to the clipboard, which a key asks for; the walk may have pressed it."""
    given = re.fullmatch(r"\x1b\]52;c;([\w+/=]+)\x07", sequence)
    return bool(given and re.fullmatch(rb"[a-z0-9-]+", base64.b64decode(given[1])))


def complaints(terminal: Terminal, neutral: set[str]) -> list[str]:
    """What is wrong with what a terminal was sent, beside what it was sent for plain text."""
    wrong = [f"{one!r} is sent" for one in sequences(bytes(terminal.sent)) - neutral]
    rest = ESCAPE.sub("", terminal.sent.decode("utf-8", "surrogateescape"))
    if acting := {char for char in rest if unicodedata.category(char) in ("Cc", "Cs") and char not in "\r\n"}:
        wrong.append(f"control characters {sorted(acting)}")
    if turning := set(DIRECTION.findall(rest)):
        wrong.append(f"direction characters {sorted(turning)}")
    return wrong


def walked(folder: Path, *, hostile: bool, every: int = 1) -> Terminal:
    """The planner's screen, walked through on a folder full of data, and left."""
    home = folder / "home"
    home.mkdir(parents=True)
    root = write(Data(hostile), folder)
    with planner(root, home, size=(140, 45)) as terminal:
        terminal.until("Danh mục")
        terminal.quiet(0.5)
        for view in "1234567":
            terminal.type(view)
            for key in ("\x1b[B", "\x1b[B", "\t", "\x1b[B", "\x1b[C", "\x1b[6~", "\x1b[F"):
                terminal.type(key)
                terminal.quiet(0.05)
        terminal.type("1")
        for kind in list(kinds())[::every]:
            for row in (0, 1, 2):
                sheet(terminal, f"{kind}-{row}")
                terminal.type("\x1b[B\x1b[B")  # its first fields
                terminal.quiet(0.05)
                if row == 0:
                    terminal.type("\r")
                    terminal.quiet(0.15)
                terminal.type(f"\x1b[200~{_PASTE if hostile else 'x' * 20}\x1b[201~")
                terminal.quiet(0.1)
                leave(terminal)
        for key in ("?", "\x10", "h"):
            terminal.type(key)
            terminal.quiet(0.2)
            terminal.type("\x1b")
            terminal.quiet(0.1)
        terminal.tell(15)
        assert terminal.wait() == 143
    assert not list(home.glob("roadmap-bug-*")), next(home.glob("roadmap-bug-*")).read_text(encoding="utf-8")
    return terminal


def sheet(terminal: Terminal, id: str) -> None:
    """Find a record and open its sheet, and see that it is there: what is not shown cannot drive anything."""
    terminal.type("/")
    terminal.until(_SEARCH)
    terminal.type(id)
    terminal.until(lambda: len(re.findall(rf"{id}\b", terminal.text)) > 1)
    terminal.type("\x05")
    terminal.until(f" · {id} · ")
    terminal.quiet(0.1)


def leave(terminal: Terminal) -> None:
    """Turn away from every question, and leave the sheet."""
    for _ in range(9):
        terminal.type("\x1b")
        terminal.quiet(0.1)
        if "[1 Danh mục]" in terminal.text:
            return
    raise AssertionError(f"the sheet does not close:\n{terminal.text}")


def test_no_text_drives_the_terminal(tmp_path: Path) -> None:
    assert not compared(tmp_path, every=9)


@pytest.mark.long
def test_no_text_of_any_kind_drives_the_terminal(tmp_path: Path) -> None:
    assert not compared(tmp_path)


def compared(folder: Path, every: int = 1) -> list[str]:
    """What is wrong with a walk through hostile text, beside one through plain text."""
    neutral = walked(folder / "plain", hostile=False, every=every)
    hostile = walked(folder / "hostile", hostile=True, every=every)
    assert len(hostile.sent) > 50_000
    print(f"\n{len(hostile.sent):,} bytes sent to the terminal, {len(ESCAPE.findall(hostile.sent.decode()))} sequences")
    return complaints(hostile, sequences(bytes(neutral.sent)))


SURFACES = """
import sys
from textual.app import App
from textual.content import Content
from textual.widgets import *
from textual.widgets.option_list import Option
from rich.text import Text
from tui.guarding import Guarded

DATA = "A\\x1b]0;PWN\\x07B\\x1b[6nC\\x9b31mD\\x1b]52;c;ZXZpbA==\\x07E\\u202eF\\u2066G"

class Surfaces({base}):
    CSS = "* {{ height: auto; }} Input {{ height: 3; }} TextArea, DataTable, Tree, OptionList, RichLog {{ height: 4; }}"
    def compose(self):
        yield Header()
        for one in (Static(Content(DATA)), Static(DATA, markup=False), Label(Content(DATA)), Static(Text(DATA)),
                    Input(DATA), TextArea(DATA), Button(Content(DATA)), Checkbox(Content(DATA)),
                    OptionList(Option(Content(DATA))), Select([(Content(DATA), 1)], value=1), Markdown(DATA),
                    Placeholder(Content(DATA)), Digits(DATA), Link(DATA, url="https://x\\x1b]0;PWN\\x07")):
            yield one
        yield DataTable()
        yield Tree(Text(DATA))
        yield RichLog()
    def on_mount(self):
        super().on_mount() if hasattr(super(), "on_mount") else None
        self.title = DATA
        self.sub_title = DATA
        table = self.query_one(DataTable)
        table.add_column(Text(DATA))
        table.add_row(Content(DATA))
        tree = self.query_one(Tree)
        tree.root.add_leaf(Text(DATA))
        tree.root.expand()
        self.query_one(RichLog).write(DATA)
        self.query_one(Static).border_title = Content(DATA)
        self.query_one(Static).styles.border = ("solid", "red")
        self.query_one(Static).tooltip = Content(DATA)
        self.notify(DATA, markup=False, timeout=60)

Surfaces().run()
"""
_LEAKS = re.compile(rb"\x1b\]0;PWN|\x1b\[6n|\xc2\x9b31m|\x1b\]52;c;ZXZ|\xe2\x80\xae|\xe2\x81\xa6")


def surfaces(base: str, home: Path) -> bytes:
    with Terminal(["-c", SURFACES.format(base=base)], home, size=(100, 120)) as terminal:
        terminal.until(lambda: len(terminal.sent) > 5000)
        terminal.quiet(1.0)
        return bytes(terminal.sent)


def test_whatever_forgets_to_make_text_safe_is_made_safe_on_the_way(tmp_path: Path) -> None:
    """Every surface of this release of Textual; without the filter all of it gets through."""
    assert not _LEAKS.findall(surfaces("Guarded", tmp_path))
    assert len(set(_LEAKS.findall(surfaces("App", tmp_path)))) == 6
