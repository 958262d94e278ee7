"""Random histories with branches and merges: what is told leads to what the files say, and names who did it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from git_repository import Repository, needs_git

from roadmap.model.table import table
from roadmap.store.history.ledger import ledger
from roadmap.store.history.repository import kept
from roadmap.store.reading.read import read

pytestmark = needs_git

FIELDS = ("unit", "sector", "note")
State = dict[str, dict[str, str]]


def files(state: State) -> dict[str, str]:
    """Two files; in which of them a record stands depends on what it says."""
    texts = {"a.toml": "# a\n", "b.toml": "# b\n"}
    for id, said in state.items():
        rows = "".join(f"{field} = '{value}'\n" for field, value in said.items())
        texts["a.toml" if len(rows) % 2 else "b.toml"] += f"[need.{id}]\n{rows}"
    return texts


def edited(state: State, chance: random.Random, author: str) -> State:
    """Somebody's edit: a few fields set or cleared, a record added, in a while one removed."""
    state = {id: dict(said) for id, said in state.items()}
    for _ in range(chance.randint(1, 3)):
        said = state[chance.choice(sorted(state))]
        field = chance.choice(FIELDS)
        if field in said and chance.random() < 0.2:
            del said[field]
        else:
            said[field] = f"{author}-{chance.randint(1, 99)}"
    if chance.random() < 0.3:
        state[f"{author}-{chance.randint(1, 999)}"] = {"unit": author}
    return state


def merged(base: State, ours: State, theirs: State, chance: random.Random) -> State:
    """A merge by record and field; where both changed a field, one side or something new is chosen."""
    out: State = {}
    for id in {**ours, **theirs}:
        out[id] = {}
        for field in FIELDS:
            before, one, two = (side.get(id, {}).get(field) for side in (base, ours, theirs))
            chosen = one if two == before else two if one == before else chance.choice([one, two, "merged"])
            if chosen is not None:
                out[id][field] = chosen
    return out


def built(repository: Repository, seed: int) -> tuple[State, set[tuple[str, str, str]]]:
    """A history of commits, and record, field and value of everything that somebody ever set."""
    chance = random.Random(seed)
    state: State = {f"n{number}": {"unit": "kg"} for number in range(3)}
    repository.commit(files(state), "2026-01-01", by="main")
    written: set[tuple[str, str, str]] = set()

    def commit(before: State, author: str) -> State:
        after = edited(before, chance, author)
        repository.commit(files(after), f"2026-01-{chance.randint(2, 28):02}", by=author)
        for id, said in after.items():
            written.update((id, field, v) for field, v in said.items() if before.get(id, {}).get(field) != v)
        return after

    for number in range(3):
        base = state
        repository.git("checkout", "-q", "-b", f"side-{number}")
        side = base
        for _ in range(chance.randint(1, 2)):
            side = commit(side, f"side{number}")
        repository.git("checkout", "-q", "main")
        for _ in range(chance.randint(0, 2)):
            state = commit(state, "main")
        state = merged(base, state, side, chance)
        repository.merge(f"side-{number}", f"2026-02-{number + 1:02}", files(state))
    return state, written


def judged(top: Path, seed: int) -> None:
    repository = Repository(top)
    state, written = built(repository, seed)
    history = ledger(kept(top))
    now = read(top).roadmap
    assert {*now.records} == {*state}
    for record in now:
        *_, last = history.steps(record.id)
        assert last.after == table(record), (seed, record.id)
    told = {(id, event.by, str(event.change.after)) for id, events in history.events.items() for event in events}
    for id, _, value in written:
        author = value.partition("-")[0]
        assert any(by == author and value in said for known, by, said in told if known == id), (seed, id, value)
    places = [(id, e.revision, e.change.path) for id, events in history.events.items() for e in events]
    assert len(places) == len(set(places)), seed


@pytest.mark.parametrize("seed", range(6))
def test_random_histories(tmp_path: Path, seed: int) -> None:
    judged(tmp_path / "ws", seed)


@pytest.mark.long
def test_many_random_histories(tmp_path: Path) -> None:
    for seed in range(100, 300):
        judged(tmp_path / f"ws-{seed}", seed)
