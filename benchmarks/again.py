"""Checking again: nothing changed, one edit as a new process, one edit in a workspace that is held open."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.generate import TODAY
from benchmarks.measure import PYTHON, ROOT, Options, Row, generated, interleaved, ratio, roadmap, seconds

_SEED = ROOT / "seeds" / "vn-strategic-technologies"
_RECORDS = 10_000
_EDIT = """printf '[need.edited]\\nname = "%s"\\n' $$ > "$1/edited.toml"; shift; exec "$@" """


def again(options: Options) -> Iterator[Row]:
    """A second check against a bare interpreter, and against the first."""
    yield from _unchanged(options)
    yield from _edited(options)
    yield from _held(options)


def _kept(options: Options, *command: str) -> list[str]:
    """`command`, with answers kept in a folder of this run."""
    return ["env", "ROADMAP_CACHE=on", f"XDG_CACHE_HOME={options.scratch}", *command]


def _unchanged(options: Options) -> Iterator[Row]:
    large = str(generated(options, _RECORDS))
    samples = interleaved(
        {
            "bare interpreter": _kept(options, PYTHON, "-c", "pass"),
            "national workspace, unchanged": _kept(options, *roadmap("check", str(_SEED))),
            "10,000 records, unchanged": _kept(options, *roadmap("check", large)),
        },
        options.runs * 4,
    )
    yield from (seconds(name, sample) for name, sample in samples.items())
    bare = samples["bare interpreter"].time
    yield ratio("national, unchanged / bare interpreter", samples["national workspace, unchanged"].time / bare, most=4)
    yield ratio("10,000 records, unchanged / bare interpreter", samples["10,000 records, unchanged"].time / bare)


def _edited(options: Options) -> Iterator[Row]:
    large = str(generated(options, _RECORDS))
    samples = interleaved(
        {
            "10,000 records, cold": roadmap("check", large),
            "10,000 records, one edit, new process": _kept(
                options, "sh", "-c", _EDIT, "sh", large, *roadmap("check", large)
            ),
        },
        options.runs,
    )
    Path(large, "edited.toml").unlink()
    yield from (seconds(name, sample) for name, sample in samples.items())
    cold, edited = (sample.time for sample in samples.values())
    yield ratio("one edit, new process / cold", edited / cold, most=0.35)


def _held(options: Options) -> Iterator[Row]:
    from roadmap.store.reading.read import reread  # noqa: PLC0415 - measured processes stay small
    from roadmap.workspace import Workspace  # noqa: PLC0415

    folder = generated(options, _RECORDS)
    held = Workspace.open(folder, today=TODAY).held()
    held.check()
    edit = _edits(folder)

    def check_again() -> None:
        nonlocal held
        held = replace(held, loaded=reread(held.loaded))
        held.check()

    def edited() -> None:
        edit()
        check_again()

    samples = interleaved(
        {
            "10,000 records, opened and checked": lambda: Workspace.open(folder, today=TODAY).check(),
            "10,000 records, opened to be held, and checked": lambda: (
                Workspace.open(folder, today=TODAY).held().check()
            ),
            "10,000 records, held open, one edit": edited,
            "10,000 records, held open, nothing changed": check_again,
        },
        options.runs * 3,
    )
    yield from (seconds(name, sample) for name, sample in samples.items())
    cold, first, after, same = (sample.time for sample in samples.values())
    yield ratio("held open, one edit / opened and checked", after / cold, most=0.05)
    yield ratio("held open, nothing changed / opened and checked", same / cold)
    yield ratio("opened to be held / opened and checked", first / cold)


def _edits(folder: Path) -> Callable[[], None]:
    """A function that writes a note into a record, another one each time; the same ones in every run."""
    rng = random.Random(1)
    files = sorted(path for path in folder.rglob("*.toml") if path.name != "roadmap.toml")

    def edit() -> None:
        file = rng.choice(files)
        lines = file.read_text(encoding="utf-8").split("\n")
        heads = [number for number, line in enumerate(lines) if line.startswith("[") and line.count(".") == 1]
        at = rng.choice(heads) + 1
        note = f'note = "{rng.random()}"'
        lines[at : at + lines[at].startswith("note = ")] = [note]
        file.write_text("\n".join(lines), encoding="utf-8")

    return edit
