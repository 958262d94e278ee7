"""A short form of the torture suite with every test run; ``make torture`` is the whole of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from . import crowd, errors, killing, power, tracing
from .killing import Bench
from .shapes import BYTES, PRODUCT

SHAPES = {shape.name: shape for shape in (*BYTES, *PRODUCT)}
RECOVERIES = {"saver": ("saver", "{}", "recover"), "roadmap": ("roadmap", "list", "-C", "{}")}


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> tracing.Code:
    if why := tracing.missing():
        pytest.skip(why)
    return tracing.Code(tmp_path_factory.mktemp("torture"))


@pytest.fixture(scope="module")
def bench(code: tracing.Code, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(code, SHAPES["edit 3 files"], tmp_path_factory.mktemp("bench"))


def test_a_killed_save_is_whole_or_has_not_been(bench: Bench) -> None:
    figure = killing.kill_everywhere(bench, most=12)
    assert figure.points >= 12
    assert not figure.bad


def test_a_killed_recovery_is_made_again(bench: Bench) -> None:
    figure = killing.kill_recovery(bench, 1, RECOVERIES["saver"], most=6)
    assert figure.points >= 6
    assert not figure.bad


def test_a_call_that_fails_is_told_and_harms_nothing(bench: Bench) -> None:
    figure = errors.fail_everywhere(bench, most=12)
    assert figure.points == 12
    assert not figure.bad


def test_a_power_cut_leaves_old_or_new(bench: Bench, tmp_path: Path) -> None:
    figure = power.cut_everywhere(bench, tmp_path, most=60)
    assert figure.points == 60
    assert not figure.bad


def test_no_edit_of_several_writers_is_lost(tmp_path: Path) -> None:
    figure = crowd.crowd(crowd.Mix("any", 3, killed=1), tmp_path, 15)
    assert figure.points >= 30
    assert not [line for line in figure.bad if "waits" not in line]  # how long depends on who else uses the machine


def test_the_model_of_a_disk_notices_what_is_not_synced(bench: Bench, tmp_path: Path) -> None:
    """Without its calls of fsync the same save would not survive: the judge is not blind."""
    root = bench.copy()
    _, lines = bench.code.trace(bench.shape.argv(root), bench.folder / "trace", "-s", "1000000", "-xx")
    careless = [line for line in lines if "fsync(" not in line]
    disk = power.Disk(bench.before)
    states = [
        (state, said) for _, said in power.replay(careless, disk, root) for state in disk.states(random.Random(1))
    ]
    assert any(power.judged(tmp_path / "ws", state, bench.ends, said=said) for state, said in states[-400:])


@pytest.mark.long
@pytest.mark.parametrize("name", SHAPES)
def test_every_save_killed_failing_and_cut_off(name: str, code: tracing.Code, tmp_path: Path) -> None:
    one = Bench(code, SHAPES[name], tmp_path)
    assert not killing.kill_everywhere(one, most=40, looks=False).bad
    assert not errors.fail_everywhere(one, most=40).bad
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert not power.cut_everywhere(one, scratch, most=300).bad
