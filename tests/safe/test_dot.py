"""DOT: Graphviz shows each text as it is, in the node it was given to, and makes nothing else of it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.drawing.engine import wasm
from roadmap.safe import to_dot, visible

SECONDS = 60
# Version 2.43 of the system's Graphviz takes no quoted text of 16 KB or more.
LONGEST = 16_000

SVG = "{http://www.w3.org/2000/svg}"

Engine = Callable[[str], str]


def by_wasm(dot: str) -> str:
    return wasm.render(dot, "svg", "nop", SECONDS)


def by_system(dot: str) -> str:
    program = shutil.which("dot")
    if program is None:
        pytest.skip("Graphviz is not installed on this system")
    with tempfile.TemporaryDirectory() as empty:
        run = subprocess.run(
            [program, "-Kneato", "-n", "-Tsvg"], input=dot.encode(), capture_output=True, check=False, cwd=empty,
            timeout=SECONDS, env={"PATH": "", "LC_ALL": "C.UTF-8", "SERVER_NAME": "1"},
        )  # fmt: skip
    assert not run.returncode, run.stderr.decode("utf-8", "replace")
    return run.stdout.decode()


def shown(texts: list[str], engine: Engine) -> list[list[str]]:
    """The lines that Graphviz draws for each text, each given to a node of one graph."""
    nodes = "".join(f'n{number} [pos="{100 * number},0", label={to_dot(text)}];\n' for number, text in enumerate(texts))
    root = ElementTree.fromstring(engine(f'graph {{ graph [charset="UTF-8"];\n{nodes}}}\n'))
    groups = [group for group in root.iter(f"{SVG}g") if group.get("class") != "graph"]
    assert {group.get("class") for group in groups} == {"node"}
    assert {element.tag for group in groups for element in group} <= {
        f"{SVG}{tag}" for tag in ("title", "ellipse", "text")
    }
    found = {group.findtext(f"{SVG}title"): group for group in groups}
    assert len(found) == len(texts)
    return [[line.text or "" for line in found[f"n{number}"].iter(f"{SVG}text")] for number in range(len(texts))]


def lines_of(lines: list[str]) -> list[str]:
    """Lines without what a drawing does not tell apart: which blank it is, and lines of blanks."""
    spaced = (line.replace("\u00a0", " ").strip() for line in lines)
    return [line for line in spaced if line]


def judge(texts: list[str], engine: Engine) -> None:
    wrong = {}
    for text, lines in zip(texts, shown(texts, engine), strict=True):
        if lines_of(lines) != lines_of([visible(line) for line in text.split("\n")]):
            wrong[ascii(text)] = lines
    assert not wrong


@pytest.mark.parametrize("engine", [by_wasm, by_system])
def test_naughty_strings_are_shown_as_they_are(engine: Engine, strings: list[str]) -> None:
    judge([text for text in strings if len(text) < LONGEST // 3], engine)


def test_a_long_text_is_shown_whole() -> None:
    judge(["x" * 100_000], by_wasm)


ALPHABET = "\\\"'<>&;#{}|[]=-nNGTHLlrE \n\ta\u00e9\u202e1x"


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(alphabet=ALPHABET, max_size=8) | st.text(max_size=5), min_size=1, max_size=40))
def test_any_text_is_shown_as_it_is(texts: list[str]) -> None:
    judge(texts, by_wasm)


@given(st.text(alphabet=ALPHABET) | st.text())
def test_the_quotes_close_only_at_the_end(text: str) -> None:
    quoted = to_dot(text)
    assert quoted[0] == quoted[-1] == '"'
    inside = quoted[1:-1].replace("\\\\", "")
    assert '"' not in inside.replace('\\"', "")
    assert not inside.endswith("\\")
    assert "\n" not in quoted


def test_a_length_over_which_the_bundled_engine_stumbles_is_drawn_all_the_same() -> None:
    texts = ["", "1", "<", "\u202e", "&\x80", "\n1111&\u202e", "", "", "", "", "1", ";", "&", "1&", "111", "1111"]
    texts += ["11111&", "11111\t", "111111&", "\x80"]
    assert len(shown(texts, by_wasm)) == len(texts)
