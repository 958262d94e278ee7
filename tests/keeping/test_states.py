"""Edits, crashes, editors, undo and redo in any order, compared with plain tables in memory."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from roadmap.edits.clear import clear
from roadmap.edits.new import new
from roadmap.edits.rename import rename
from roadmap.edits.rm import rm
from roadmap.edits.set import set as set_field
from roadmap.keeping import Conflict
from roadmap.model.finding import RoadmapError
from roadmap.model.roadmap import Roadmap
from roadmap.model.table import table
from roadmap.store.saving import files
from roadmap.workspace import Workspace

from .test_sequences import memory

Tables = dict[str, dict[str, Any]]
IDS = ["a", "b", "c", "d"]


class Killed(BaseException):
    """The process ends here."""


class Death:
    """Ends the process at the n-th step that touches the disk."""

    def __init__(self) -> None:
        self.left = -1
        self.real: dict[str, Callable[..., Any]] = {
            name: getattr(files, name) for name in ("stage", "put", "remove", "make_folder", "sync_folder")
        }

    def install(self) -> None:
        for name, real in self.real.items():
            setattr(files, name, self.wrapped(real))

    def remove(self) -> None:
        for name, real in self.real.items():
            setattr(files, name, real)

    def wrapped(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            if self.left == 0:
                raise Killed
            self.left -= 1
            return real(*arguments, **named)

        return step


def tables(roadmap: Roadmap) -> Tables:
    return {record.id: table(record, roadmap.unread.get(record.id)) for record in roadmap}


class Planner(RuleBasedStateMachine):
    """One planner, an editor beside them, and a machine that fails."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(dir=memory()))
        self.death = Death()
        self.death.install()

    @initialize()
    def start(self) -> None:
        (self.root / "all.toml").write_text('[need.a]\n[need.b]\nname = "B" # b\n[product.p]\nanswers = ["a"]\n')
        self.workspace = Workspace.open(self.root)
        self.model = tables(self.workspace.roadmap)
        self.past: list[Tables] = []
        self.future: list[Tables] = []

    def teardown(self) -> None:
        self.death.remove()
        shutil.rmtree(self.root)

    def edit(self, function: Callable[..., Roadmap], **arguments: Any) -> None:
        try:
            after = tables(function(Workspace.open(self.root).roadmap, **arguments))
        except RoadmapError:
            with pytest.raises(RoadmapError):
                self.workspace.apply(function, sure=True, **arguments)
            return
        before, self.workspace = self.model, self.workspace.apply(function, sure=True, **arguments)
        self.model = after
        if before != after:
            self.past.append(before)
            self.future.clear()

    @rule(id=st.sampled_from(IDS), field=st.sampled_from(["name", "owner", "note"]), value=st.sampled_from(["x", "y"]))
    def set(self, id: str, field: str, value: str) -> None:
        self.edit(set_field, id=id, values=(field, value))

    @rule(id=st.sampled_from(IDS), field=st.sampled_from(["name", "note"]))
    def clear(self, id: str, field: str) -> None:
        self.edit(clear, id=id, fields=(field,))

    @rule(id=st.sampled_from(IDS), file=st.sampled_from(["", "all.toml"]))
    def add(self, id: str, file: str) -> None:
        self.edit(new, kind="need", id=id, values=("name=N",), file=file)

    @rule(id=st.sampled_from(IDS))
    def remove(self, id: str) -> None:
        self.edit(rm, ids=(id,), unlink=True)

    @rule(id=st.sampled_from(IDS), other=st.sampled_from(IDS))
    def rename(self, id: str, other: str) -> None:
        self.edit(rename, id=id, new=other)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.workspace = self.workspace.undo()
        self.future.append(self.model)
        self.model = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.workspace = self.workspace.redo()
        self.past.append(self.model)
        self.model = self.future.pop()

    @rule(id=st.sampled_from(IDS), steps=st.integers(0, 12), value=st.sampled_from(["p", "q", "r"]))
    def crash(self, id: str, steps: int, value: str) -> None:
        """The machine fails while an edit of two records in two files is written."""

        def both(roadmap: Roadmap) -> Roadmap:
            return set_field(set_field(roadmap, "p", ("note", value)), id, ("note", value))

        try:
            after = tables(both(Workspace.open(self.root).roadmap))
        except RoadmapError:
            return
        before, self.death.left = self.model, steps
        acknowledged = False
        try:
            self.workspace.apply(both)
            acknowledged = True
        except Killed:
            pass
        finally:
            self.death.left = -1
        self.workspace = Workspace.open(self.root)
        self.model = tables(self.workspace.roadmap)
        assert self.model == after if acknowledged else self.model in (before, after)
        if self.model != before:
            self.past.append(before)
            self.future.clear()

    @rule(value=st.sampled_from(["v", "w"]))
    def editor(self, value: str) -> None:
        """Somebody changes another record with a text editor, who keeps no lock."""
        file = self.root / "editor.toml"
        file.write_text(f'[document.e]\npublisher = "{value}" # e\n')
        for state in (self.model, *self.past, *self.future):
            state["e"] = {"publisher": value}

    @rule()
    def look(self) -> None:
        """The screen takes up what happened outside."""
        self.workspace = Workspace.open(self.root)

    @rule(id=st.sampled_from(IDS), mine=st.sampled_from(["1", "2"]), theirs=st.sampled_from(["2", "3"]))
    def two_at_once(self, id: str, mine: str, theirs: str) -> None:
        """Two planners change one field, having seen the same."""
        if id not in self.model or id not in self.workspace.roadmap:
            return
        seen = self.workspace
        self.edit(set_field, id=id, values=("note", theirs))
        if mine == theirs:
            assert seen.apply(set_field, id=id, values=("note", mine)).kept.entry is None  # type: ignore[union-attr]
        elif tables(seen.roadmap)[id].get("note") not in (theirs, mine):
            with pytest.raises(Conflict):
                seen.apply(set_field, id=id, values=("note", mine))

    @invariant()
    def files_say_what_the_tables_say(self) -> None:
        if hasattr(self, "workspace"):
            assert tables(Workspace.open(self.root).roadmap) == self.model
            assert not [path for path in self.root.rglob(".~*") if ".roadmap" not in path.parts]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "sync", lambda _handle: None)


SUPPRESSED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def played(examples: int, steps: int) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Planner,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=SUPPRESSED
        ),
    )


def test_states() -> None:
    played(15, 20)


@pytest.mark.long
def test_two_thousand_courses_of_fifty_steps() -> None:
    played(2000, 50)
