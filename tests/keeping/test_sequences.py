"""Random sequences of edits on random layouts: the files say what is meant, other lines stay, undo gives bytes back.

The roadmap as the edit functions make it is the oracle for what the files must say afterwards.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap.edit import edits
from roadmap.model.change import difference, renames
from roadmap.model.finding import RoadmapError
from roadmap.model.roadmap import Roadmap
from roadmap.store.saving import files
from roadmap.store.writing.layout import formatted
from roadmap.store.writing.order import canonical
from roadmap.workspace import Workspace

from .conftest import contents

# Each record in several spellings that mean nearly the same, with comments that belong to it.
SPELLINGS = {
    "camera": (
        (
            '# máy ảnh\n[technology.camera]  # c1\nname.vi = "Máy ảnh"\ntags = ["a", "b"]\n'
            'depends_on = [\n  "chip", # c2\n]\n'
        ),
        "[technology]\ncamera.name = 'Máy ảnh'\ncamera.readiness.now = 3 # c3\ncamera.depends_on = ['chip']\n",
        '[technology.camera.readiness]\nnow = 3\n\n# c4\n[technology.camera]\nname = {vi = "Máy", en = "Cam"}\n',
        '[technology]\n"camera" = { name = "Cam", readiness = { now = 2, target = 8 }, depends_on = ["chip"] }\n',
    ),
    "chip": ("[technology.chip]\n", '[technology.chip]\naccountable = "most"   # c5\nnote = """\nhai\ndòng"""\n'),
    "trial": (
        '[activity.trial]\nchain = "camera"\nparticipants = ["most", "hust"]\n',
        (
            '[activity.trial]\nchain = "camera"\n\n[activity.trial.participants]\n'
            'hust = { role = "testing" } # c6\nmost = {}\n'
        ),
        "[activity.trial]\nchain = 'camera'\nparticipants.hust.share = 0.5\nstart = 2026-01-01\nend = '2027-Q2'\n",
    ),
    "most": ('[organization.most]\ntype = "ministry"\n', "[organization.most]\n# c7\nunknown = [1, 2] # c8\n"),
    "effect": (
        (
            '[indicator.effect]\nof = "camera"\nactual = { 2026 = 3 }\n\n'
            "[indicator.effect.target]\n2025 = 1\n2030 = 60 # c9\n"
        ),
        "[indicator]\neffect.target.2030 = 60 # c9\neffect.unit = '%'\n",
    ),
    "hust": ("[organization.hust]\nname.vi = 'Bách khoa'\n",),
}
IDS = [*SPELLINGS, "fresh", "newer"]
VALUES = [
    ("name.vi", "Tên"), ("name", "Name"), ("readiness.now", "5"), ("readiness.target", "9"), ("tags", "x,y"),
    ("note", "một\nhai"), ("start", "2026-03-01"), ("end", "2028"), ("participants.hust.role", "supply"),
    ("accountable", "hust"), ("depends_on", "camera"), ("type", "firm"), ("participants", "hust"),
    ("target.2027", "40"), ("actual.2024", "4"), ("actual.2027.value", "5"), ("actual.2027.proof", "p"), ("unit", "m"),
    ("waive.TIM801.reason", "r"), ("waive.TIM801.until", "2027-01-01"), ("duration.likely", "3"), ("stage", "pilot"),
]  # fmt: skip
FIELDS = [(field,) for field, _ in VALUES] + [("unknown",), ("readiness",), ("name",)]
ANY_ID = st.sampled_from(IDS)
EDIT = st.one_of(
    st.tuples(st.just("set"), st.fixed_dictionaries({"id": ANY_ID, "values": st.sampled_from(VALUES)})),
    st.tuples(
        st.just("clear"),
        st.fixed_dictionaries(
            {"id": ANY_ID, "fields": st.sampled_from(FIELDS)}
        ),
    ),
    st.tuples(
        st.just("link"),
        st.fixed_dictionaries(
            {
                "id": ANY_ID,
                "field": st.sampled_from(["depends_on", "participants", "accountable", "lead"]),
                "target": ANY_ID,
                "values": st.sampled_from([(), ("role=testing", "share=0.25")]),
            }
        ),
    ),
    st.tuples(
        st.just("unlink"),
        st.fixed_dictionaries(
            {"id": ANY_ID, "field": st.sampled_from(["depends_on", "participants", "accountable"]), "target": ANY_ID}
        ),
    ),
    st.tuples(st.just("rename"), st.fixed_dictionaries({"id": ANY_ID, "new": ANY_ID})),
    st.tuples(st.just("rm"), st.fixed_dictionaries({"ids": ANY_ID.map(lambda one: (one,)), "unlink": st.booleans()})),
    st.tuples(
        st.just("new"),
        st.fixed_dictionaries(
            {
                "kind": st.sampled_from(["technology", "organization"]),
                "id": ANY_ID,
                "values": st.sampled_from([(), ("name=N",), ("name.vi=V", "tags=t")]),
                "file": st.sampled_from(["", "a.toml", "z/new.toml"]),
            }
        ),
    ),
    st.tuples(st.just("move"), st.fixed_dictionaries({"id": ANY_ID, "stage": st.sampled_from(["pilot", "research"])})),
    st.tuples(
        st.just("merge-records"), st.fixed_dictionaries({"id": ANY_ID, "other": ANY_ID, "keep": st.booleans()})
    ),
    st.tuples(
        st.just("hand-over"), st.fixed_dictionaries({"id": ANY_ID, "to": ANY_ID, "on": st.just("2027-01-01")})
    ),
)  # fmt: skip


@st.composite
def folders(draw: st.DrawFn) -> dict[str, bytes]:
    """Files with every record once, in one spelling, in random order, with either newline and perhaps a mark."""
    texts = [draw(st.sampled_from(spellings)) for spellings in SPELLINGS.values()]
    # Two spellings that open [technology] cannot share a file; each record may have one of its own.
    dotted = [text for text in texts if text.startswith(("[technology]", "[indicator]"))]
    rest = draw(st.permutations([text for text in texts if text not in dotted]))
    cut = draw(st.integers(0, len(rest)))
    parts = {"a.toml": "\n".join(rest[:cut]), "b.toml": "\n\n".join(rest[cut:]), "c.toml": "".join(dotted)}
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return {name: (mark + text.replace("\n", newline)).encode() for name, text in parts.items() if text}


def run(files_of: dict[str, bytes], wanted: list[tuple[str, dict[str, Any]]], *, tidy: bool = False) -> int:
    """Apply `wanted` in turn to a folder with `files_of`, judge each, take all back; how many were carried out.

    Where the files are `tidy`, `roadmap fmt` has nothing to do after any of them.
    """
    root = Path(tempfile.mkdtemp(dir=memory()))
    try:
        for name, data in files_of.items():
            (root / name).write_bytes(data)
        workspace = Workspace.open(root, today="2026-11-21")
        states = [contents(root)]
        names = {id: id for id in SPELLINGS}
        for edit, arguments in wanted:
            function = edits()[edit].function
            outcome = attempt(function, workspace.roadmap, arguments)
            if isinstance(outcome, RoadmapError):
                with pytest.raises(RoadmapError):
                    workspace.apply(function, sure=True, **arguments)
                assert contents(root) == states[-1]
                continue
            workspace = workspace.apply(function, sure=True, **arguments)
            assert not difference(workspace.roadmap, outcome), (edit, arguments)
            assert not difference(Workspace.open(root).roadmap, outcome)
            kept = workspace.kept
            if tidy:
                assert laid_out(contents(root)) == contents(root), (edit, arguments)
            if kept and kept.entry:
                unrelated(states[-1], contents(root), {change.id for change in kept.changes}, names)
                moved = renames(kept.changes)
                names = {id: moved.get(name, name) for id, name in names.items()}
                states.append(contents(root))
        for state in reversed(states[:-1]):
            workspace = workspace.undo()
            assert contents(root) == state
        return len(states) - 1
    finally:
        shutil.rmtree(root)


def laid_out(files_of: dict[str, bytes]) -> dict[str, bytes]:
    """The files as `roadmap fmt` leaves them."""
    return {name: formatted(data, canonical) for name, data in files_of.items()}


def attempt(function: Callable[..., Roadmap], roadmap: Roadmap, arguments: dict[str, Any]) -> Roadmap | RoadmapError:
    try:
        return function(roadmap, **arguments)
    except RoadmapError as error:
        return error


OWNERS = {mark: id for id, spellings in SPELLINGS.items() for text in spellings for mark in re.findall(r"# c\d", text)}


def unrelated(before: dict[str, bytes], after: dict[str, bytes], touched: set[str], names: dict[str, str]) -> None:
    """Every line with a comment of a record that no change concerns is still there."""
    left = {line for data in after.values() for line in data.splitlines()}
    for line in (line for data in before.values() for line in data.splitlines()):
        mark = re.search(r"# c\d", line.decode())
        assert not mark or names[OWNERS[mark[0]]] in touched or line in left, line


def memory() -> str | None:
    """A folder in memory, where there is one: what is tested here is not the disk."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Durability is tested elsewhere; here it would cost most of the time."""
    monkeypatch.setattr(files, "sync", lambda _handle: None)
    monkeypatch.setattr(files, "sync_folder", lambda _folder: None)


SUPPRESSED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=60, deadline=None, suppress_health_check=SUPPRESSED)
@given(folders(), st.lists(EDIT, min_size=1, max_size=12))
def test_sequences(files_of: dict[str, bytes], wanted: list[tuple[str, dict[str, Any]]]) -> None:
    run(files_of, wanted)


@settings(max_examples=60, deadline=None, suppress_health_check=SUPPRESSED)
@given(folders(), st.lists(EDIT, min_size=1, max_size=12))
def test_files_that_are_laid_out_stay_so(files_of: dict[str, bytes], wanted: list[tuple[str, dict[str, Any]]]) -> None:
    run(laid_out(files_of), wanted, tidy=True)


@pytest.mark.long
@settings(max_examples=2_000, deadline=None, suppress_health_check=SUPPRESSED)
@given(folders(), st.lists(EDIT, min_size=1, max_size=12))
def test_two_thousand_sequences_on_files_that_are_laid_out(
    files_of: dict[str, bytes], wanted: list[tuple[str, dict[str, Any]]]
) -> None:
    run(laid_out(files_of), wanted, tidy=True)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None, suppress_health_check=SUPPRESSED)
@given(folders(), st.lists(EDIT, min_size=1, max_size=12))
def test_ten_thousand_sequences(files_of: dict[str, bytes], wanted: list[tuple[str, dict[str, Any]]]) -> None:
    run(files_of, wanted)
