"""What is pasted stays text: no part of it is a key, however the terminal cuts it up."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual import events

from tests.tui.terminal import Terminal, planner
from tests.tui.test_pty import Editing
from tui.pasting import PasteParser

HOSTILE = "a\x1b\x1bq\x1b[B\r\x1b_x\x1b[3~\x1b[48;1;1;1;1tz\x1b[200~\x1b" + "\x1b]0;PWNED\x07" * 9 + "\x1b"


def read(pieces: Sequence[str]) -> list[str]:
    """What the app is told of, where a terminal sends these pieces."""
    parser = PasteParser()
    every = [event for piece in pieces for event in parser.feed(piece)]
    return [f"paste {one.text}" if isinstance(one, events.Paste) else one.key for one in every
            if isinstance(one, events.Key | events.Paste)]  # fmt: skip


@pytest.mark.parametrize("pasted", ["", "chip", HOSTILE, "\x1b", "\x1b[201", "\x1b[201\x1b[20"])
def test_nothing_in_a_paste_is_a_key(pasted: str) -> None:
    sent = f"x\x1b[A\x1b[200~{pasted}\x1b[201~y\x1b[B\x1b[200~b\x1b[201~"
    expected = ["x", "up", f"paste {pasted.replace(chr(27), '')}", "y", "down", "paste b"]
    assert read([sent]) == expected
    assert read(list(sent)) == expected
    for seed in range(50):
        cuts = sorted(random.Random(seed).choices(range(len(sent)), k=4))
        assert read([one for one in map(lambda a, b: sent[a:b], [0, *cuts], [*cuts, len(sent)]) if one]) == expected


def test_keys_are_not_kept_back() -> None:
    parser = PasteParser()
    assert [event.key for event in parser.feed("a") if isinstance(event, events.Key)] == ["a"]
    assert not list(parser.feed("\x1b[20"))
    assert [type(event) for event in parser.feed("0~p\x1b[201~")] == [events.Paste]
    assert not list(parser.feed(""))


def test_a_paste_presses_no_key_of_the_program(tmp_path: Path) -> None:
    editing = Editing(tmp_path, 1)
    with editing.begin() as terminal:
        pasted_in(terminal)
        terminal.type("\r")
        terminal.until(lambda: "Qchip" in (editing.plan / "records.toml").read_text(encoding="utf-8"))
        terminal.tell(15)
        assert terminal.wait() == 143
    with planner(editing.plan, editing.home) as again:
        again.until("Qchip")
        pasted_in_a_view(again)


def pasted_in(terminal: Terminal) -> None:
    terminal.type("\r")
    terminal.until("ghi cả hai")
    terminal.type("\x1b[200~chip\x1b\r\x1b_q\x1b\x1b\x1b[201~")
    terminal.until("Qchip")


def pasted_in_a_view(terminal: Terminal) -> None:
    """A view takes no text: a paste there is nothing at all, least of all `q`."""
    terminal.quiet(0.3)
    terminal.type("\x1b[200~\x1bq\x1b\r\x1bq\x1b[201~")
    terminal.listen(0.5)
    terminal.type("?")
    terminal.until("Phím")
    terminal.tell(15)
    assert terminal.wait() == 143
