"""Characters that act instead of being seen are refused wherever a text can hold them, and said by their code point."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.model.text import FORBIDDEN
from roadmap.store.reading.purge import purge
from roadmap.store.reading.read import read

from .reading import Folder, told

REFUSED = [*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)]
# Joiners of emoji and Indic scripts, marks of right-to-left scripts, blanks, and what long texts need.
KEPT = "\t\n \u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff\U0001f468\u0301é"


@pytest.mark.parametrize("code", REFUSED, ids=hex)
def test_a_text_with_an_acting_character_is_not_read(code: int, folder: Folder) -> None:
    root = folder(f'[technology.bad]\nname.vi = "Cam\\u{code:04x}era"\nname.en = "Camera"\n')
    assert told(root) == [("REC056", 2, 1)]
    loaded = read(root)
    name = loaded.roadmap["bad"].name
    assert name == ("", "Camera")
    assert loaded.roadmap.unread == {"bad": {("name", "vi"): None}}
    assert f"U+{code:04X}" in loaded.findings[0].message.vi
    assert f"U+{code:04X}" in loaded.findings[0].message.en
    assert not FORBIDDEN.search(loaded.findings[0].message.en)


@pytest.mark.parametrize("code", [c for c in REFUSED if c >= 0x80], ids=hex)
def test_a_character_that_stands_in_the_file_itself_is_seen_too(code: int, folder: Folder) -> None:
    root = folder(f'[technology.bad]\nname = "Cam{chr(code)}era"\n')
    assert told(root) == [("REC056", 2, 1)]


@pytest.mark.parametrize("char", KEPT, ids=lambda char: f"{ord(char):x}")
def test_other_characters_are_read(char: str, folder: Folder) -> None:
    root = folder(f'[technology.bad]\nname = "A\\U{ord(char):08x}b"\n')
    assert told(root) == []
    assert read(root).roadmap["bad"].name.en[1] == char


@pytest.mark.parametrize(
    ("text", "place", "unread"),
    [
        (r'name = "\u001b"', (2, 1), ("name",)),
        (r'name = { vi = "v", en = "\u009b" }', (2, 20), ("name", "en")),
        (r'tags = ["a", "\u202e", "b"]', (2, 14), ("tags", "1")),
        (r'waive.OWN101 = { reason = "\u0007", until = 2030-01-01 }', (2, 18), ("waive", "OWN101", "reason")),
        (r'"\u001b]0;x" = 1', (2, 1), ("\x1b]0;x",)),
        (r'readiness = { "\u001b" = 5 }', (2, 15), ("readiness", "\x1b")),
        (r'sources = { "\u0000" = "x" }', (2, 13), ("sources", "\0")),
        (r'wrong = [[["\u001b"]]]', (2, 12), ("wrong", "0", "0", "0")),
        (r'wrong = [{ a = [{ b = "\u001b" }] }]', (2, 19), ("wrong", "0", "a", "0", "b")),
        (r'note = """' + "\nlong\n" + r'\u001b[31m"""', (2, 1), ("note",)),
    ],
)
def test_wherever_it_stands(text: str, place: tuple[int, int], unread: tuple[str, ...], folder: Folder) -> None:
    root = folder(f"[technology.bad]\n{text}\n")
    assert ("REC056", *place) in told(root)
    loaded = read(root)
    assert "bad" in loaded.roadmap
    assert unread in loaded.roadmap.unread["bad"]
    assert not FORBIDDEN.search("".join(f.message.en + f.message.vi for f in loaded.findings).replace("\n", ""))


@pytest.mark.parametrize(
    "text", [r'[technology."a\u001b"]', r'["tech\u001bnology".a]', r'technology."\u001b".name = "x"', r'["\u001b"]',
             r'technology = "\u001b"', r'technology.x = "\u001b"'],
)  # fmt: skip
def test_a_key_of_a_record_itself(text: str, folder: Folder) -> None:
    root = folder(f"{text}\n")
    assert [code for code, *_ in told(root)] == ["REC056"]
    loaded = read(root)
    assert sorted(loaded.roadmap.records) == ["good"]
    assert loaded.roadmap.unread == {}
    assert not FORBIDDEN.search(loaded.findings[0].message.en)


def test_in_the_settings(folder: Folder) -> None:
    root = folder({"roadmap.toml": 'title = "\\u001b]0;x"\nhorizon = 2030\n[checks.OWN101]\nseverity = "\\u0007"\n'})
    assert told(root) == [("REC056", 1, 1), ("REC056", 4, 1)]
    loaded = read(root)
    assert (loaded.settings.title, loaded.settings.horizon) == (None, 2030)
    assert {finding.record for finding in loaded.findings} == {""}
    assert loaded.roadmap.unread == {}


def test_beside_another_misfit_both_are_kept_aside(folder: Folder) -> None:
    loaded = read(folder('[technology.bad]\nname = "\\u001b"\nwrong = 1\n'))
    assert loaded.roadmap.unread == {"bad": {("wrong",): 1, ("name",): None}}


def test_in_a_second_record_of_one_id_the_first_keeps_its_text(folder: Folder) -> None:
    root = folder({"a.toml": "[technology.twin]\nname = 'First'\n", "b.toml": '[technology.twin]\nname = "\\u001b"\n'})
    loaded = read(root)
    assert sorted(finding.code for finding in loaded.findings) == ["DAT971", "REC056"]
    assert loaded.roadmap.unread == {}


TREES: st.SearchStrategy[Any] = st.recursive(
    st.text(alphabet="a\x1b\u202eé", max_size=2) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet="k\x07", max_size=2), inner, max_size=3)
    ),
    max_leaves=12,
)


def texts(tree: Any) -> list[str]:
    if isinstance(tree, dict):
        return [text for key, value in tree.items() for text in (key, *texts(value))]
    if isinstance(tree, list):
        return [text for value in tree for text in texts(value)]
    return [tree] if isinstance(tree, str) else []


def at(tree: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        tree = tree[int(step)] if isinstance(tree, list) else tree[step]
    return tree


@given(st.dictionaries(st.text(max_size=2), TREES, max_size=3))
def test_nothing_that_acts_is_left_and_nothing_else_is_lost(tree: dict[str, Any]) -> None:
    left, found = purge(tree)
    assert not any(FORBIDDEN.search(text) for text in texts(left))
    for path, char in found:
        value = at(tree, path)
        assert char in path[-1] or char in value
    if not found:
        assert left == tree
    # Of a table that is left without any entry, the name goes too.
    lost = sum(1 + len(path) + len(texts(at(tree, path))) for path, _ in found)
    assert len(texts(left)) + lost >= len(texts(tree))


def test_nesting_beyond_the_limit_is_left_to_the_fit() -> None:
    tree: Any = "\x1b"
    for _ in range(5000):
        tree = [tree]
    left, found = purge({"a": tree})
    assert not found
    assert list(left) == ["a"]
