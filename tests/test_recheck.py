"""Checking again after changes finds what checking everything finds, for every check."""

from __future__ import annotations

import datetime
import random
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from roadmap import recheck
from roadmap.check import Check, Hit, checks
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Milestone
from roadmap.model.record import Record
from roadmap.model.roadmap import Roadmap
from roadmap.model.settings import Settings
from roadmap.recheck import BATCH, Memory
from roadmap.store.reading.read import read, reread
from roadmap.workspace import Workspace

if TYPE_CHECKING:
    from tests.conftest import Opened

TODAY = datetime.date(2026, 11, 21)
ROOT = Path(__file__).parent.parent


@cache
def _start(code: str = "DAT971") -> Roadmap:
    """The example, and what shows the check `code` something to find."""
    roadmap = read(ROOT / "examples" / "edge-ai-camera").roadmap
    with tempfile.TemporaryDirectory() as folder:
        named = re.split(r"^# (\S+\.toml)\n", f"# bad.toml\n{checks()[code].rule.bad}", flags=re.MULTILINE)[1:]
        for name, text in zip(named[::2], named[1::2], strict=True):
            file = Path(folder, name)
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        shown = read(Path(folder)).roadmap
    return replace(roadmap, records={**roadmap.records, **shown.records}, origin={**roadmap.origin, **shown.origin})


def _changed(rng: random.Random, roadmap: Roadmap, gone: list[Record]) -> Roadmap:
    """`roadmap` with one to three records changed, removed, brought back, or copied under another id."""
    records, origin = dict(roadmap.records), dict(roadmap.origin)
    for _ in range(rng.randint(1, 3)):
        record = rng.choice([*records.values()])
        kind = type(record)
        act = rng.random()
        if act < 0.7:
            name = rng.choice([name for name in kind.model_fields if name != "id"])
            value = rng.choice([getattr(one, name) for one in records.values() if type(one) is kind])
            value = rng.choice([value, kind.model_fields[name].get_default(call_default_factory=True)])
            if isinstance(value, str) and value in records and rng.random() < 0.3:
                value = rng.choice(["gone", rng.choice([*records])])
            records[record.id] = record.model_copy(update={name: value})
        elif act < 0.8:
            gone.append(records.pop(record.id))
            origin.pop(record.id)
        elif act < 0.9 and gone:
            back = gone.pop(rng.randrange(len(gone)))
            if back.id not in records:
                records[back.id], origin[back.id] = back, "a.toml"
        else:
            copy = record.model_copy(update={"id": f"copy-{rng.randrange(10)}"})
            records[copy.id] = copy
            origin.setdefault(copy.id, "b.toml")
    return replace(roadmap, records=records, origin=origin)


def _otherwise(rng: random.Random, survey: Survey) -> Survey:
    """`survey` with something changed that is no record: the day, the settings, the order, what could not be read."""
    roadmap = survey.roadmap
    ids = rng.sample([*roadmap.records], len(roadmap.records))
    return rng.choice(
        [
            Survey(roadmap, survey.today + datetime.timedelta(rng.randint(-900, 900)), survey.settings),
            Survey(roadmap, survey.today, Settings(checks={"TIM806": {"months": rng.randint(0, 40)}})),
            replace(survey, roadmap=replace(roadmap, records={id: roadmap.records[id] for id in ids})),
            replace(survey, roadmap=replace(roadmap, lost=frozenset(["gone"]))),
            replace(survey, roadmap=replace(roadmap, unread={ids[0]: {("x",): 1}})),
            replace(survey, roadmap=replace(roadmap, origin={id: rng.choice("ab") for id in ids})),
        ]
    )


def _same(hits: Mapping[str, object], survey: Survey, found: Counter[str]) -> None:
    assert hits.keys() == checks().keys()
    for code, one in checks().items():
        whole = sorted(map(repr, one.function(survey)))
        found[code] += len(whole)
        assert sorted(map(repr, hits[code])) == whole, code  # type: ignore[call-overload]


def _follow(code: str, seed: int, steps: int, found: Counter[str]) -> None:
    rng, memory, gone = random.Random(seed), Memory(), list[Record]()
    survey = Survey(_start(code), TODAY)
    for _ in range(steps):
        _same(memory.hits(survey), survey, found)
        changed = replace(survey, roadmap=_changed(rng, survey.roadmap, gone))
        survey = _otherwise(rng, changed) if rng.random() < 0.04 else changed


@pytest.mark.parametrize("code", checks())
def test_checking_again_finds_what_checking_everything_finds(code: str) -> None:
    _follow(code, 1, 6, Counter())


@pytest.mark.long
@pytest.mark.parametrize("size", [1, 8, BATCH])
def test_checking_again_over_thousands_of_changes(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recheck, "BATCH", size)
    found: Counter[str] = Counter()
    for seed, code in enumerate(checks()):
        _follow(code, seed, 60, found)
    silent = {code for code in checks() if not found[code]}
    assert silent <= {"DEP708", "OUT210", "STG408", "TIM802"}  # they need a history


def _answers(survey: Survey) -> list[object]:
    ids = [*survey.roadmap.records, "gone"]
    return [survey.links, *((survey.entering(id), survey.leaving(id), survey.activities(id)) for id in ids)]


def test_a_survey_that_takes_over_links_answers_as_one_made_anew() -> None:
    """And it goes on to, when the next one has taken over from it and the plan has been judged."""
    rng, memory, gone = random.Random(3), Memory(), list[Record]()
    survey = Survey(_start(), TODAY)
    taken = memory.linked(survey)
    for turn in range(40):
        before, told = taken, _answers(survey)
        memory.hits(taken)
        survey = replace(survey, roadmap=_changed(rng, survey.roadmap, gone))
        survey = _otherwise(rng, survey) if turn % 10 == 9 else survey
        taken = memory.linked(survey)
        assert _answers(taken) == _answers(replace(survey))
        assert _answers(before) == told


def test_only_what_a_change_can_touch_is_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[object] = []
    original = recheck._Standing._judge_batch
    monkeypatch.setattr(
        recheck._Standing, "_judge_batch", lambda self, number: judged.append(number) or original(self, number)
    )
    monkeypatch.setattr(recheck, "BATCH", 1)
    survey, memory = Survey(_start(), TODAY), Memory()
    memory.hits(survey)
    assert len(judged) == len(survey.roadmap)
    judged.clear()
    memory.hits(replace(survey))
    assert judged == []
    record = survey.of(Milestone)[0]
    memory.hits(replace(survey, roadmap=survey.roadmap.with_records([record.model_copy(update={"tags": ("new",)})])))
    assert 1 <= len(judged) < 10


@pytest.mark.parametrize("code", [code for code, one in checks().items() if one.one_by_one])
def test_a_check_of_one_record_after_the_other(code: str, workspace: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its examples too: record by record, the same is found."""
    monkeypatch.setattr(recheck, "BATCH", 1)
    one = checks()[code]
    for text in (one.rule.bad, one.rule.good):
        survey = workspace(text).survey
        assert sorted(map(repr, Memory().hits(survey)[code])) == sorted(map(repr, one.function(survey)))


def test_a_check_that_fails_leaves_nothing_half_done(monkeypatch: pytest.MonkeyPatch) -> None:
    survey, memory = Survey(_start(), TODAY), Memory()
    before = memory.hits(survey)
    one = checks()["DAT971"]

    def fails(_: Survey) -> list[Hit]:
        raise RuntimeError

    changed = replace(survey, roadmap=_changed(random.Random(1), survey.roadmap, []))
    with monkeypatch.context() as patched:
        patched.setitem(checks(), "DAT971", Check(one.rule, fails))
        with pytest.raises(RuntimeError):
            memory.hits(changed)
    _same(memory.hits(changed), changed, Counter())
    assert memory.hits(survey) == before


def test_a_workspace_held_open(tmp_path: Path) -> None:
    """What it lists, places included, is what opening it anew lists; also where a record moved within its file."""
    root = tmp_path / "ws"
    shutil.copytree(ROOT / "examples" / "edge-ai-camera", root)
    held = Workspace.open(root, today=TODAY).held()
    rng = random.Random(5)
    for turn in range(25):
        assert held.check() == Workspace.open(root, today=TODAY).check()
        assert held.check(["OWN"], placed=["error"]) == Workspace.open(root, today=TODAY).check(
            ["OWN"], placed=["error"]
        )
        file = rng.choice([*root.glob("*.toml")])
        lines = file.read_text(encoding="utf-8").split("\n")
        if turn % 3:
            lines.insert(0, f"# {turn}")
        else:
            line = rng.choice([number for number, line in enumerate(lines) if line[:1].isalpha()])
            del lines[line]
        file.write_text("\n".join(lines), encoding="utf-8")
        held = replace(held, loaded=reread(held.loaded))


def test_a_workspace_held_open_knows_which_files_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text("[technology.npu]\n", encoding="utf-8")
    held = Workspace.open(tmp_path, today=TODAY).held()
    for content, unread in (
        ("[technology.lens]\n".encode("utf-16"), {"more.toml"}),
        (b"[technology.lens]\n", set()),
        (b"\xff", {"more.toml"}),
    ):
        (tmp_path / "more.toml").write_bytes(content)
        held = held.refreshed()
        held.check()
        assert held.survey.roadmap.unread_files == unread


def test_a_history_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from roadmap.model.history import History

    one = checks()["DAT975"]
    told: list[object] = []

    def asks(survey: Survey) -> list[Hit]:
        told.append(survey.history)
        return []

    monkeypatch.setitem(checks(), "FUN601", Check(one.rule, asks))
    memory = Memory()
    pasts = [History(), History(complete=False)]
    memory.hits(Survey(_start(), TODAY, past=lambda: pasts[0]))
    memory.hits(Survey(_start(), TODAY, past=lambda: pasts[1]))
    assert told[0] is pasts[0]
    assert told[1] is pasts[1]
