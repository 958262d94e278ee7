"""Checking grows in proportion to the workspace, and stays near the cost of parsing its files."""

from __future__ import annotations

import math
from collections.abc import Iterator

from benchmarks.generate import TODAY
from benchmarks.measure import PYTHON, Options, Row, Sample, generated, interleaved, ratio, roadmap, seconds

_SMALL, _MIDDLE, _LARGE = 1_000, 10_000, 100_000
_PARSE = """\
import sys, tomli
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*.toml")):
    tomli.loads(path.read_text(encoding="utf-8"))
"""
_SPHINX = """\
import shutil, sys
from sphinx.cmd.build import build_main
shutil.rmtree(sys.argv[2], ignore_errors=True)
sys.exit(build_main(["-q", "-E", "-b", "needs", sys.argv[1], sys.argv[2]]))
"""


def scale(options: Options) -> Iterator[Row]:
    """`roadmap check` of generated workspaces against the TOML parser alone and against Sphinx-Needs."""
    samples = _samples(options)
    for size in (_SMALL, _MIDDLE, _LARGE):
        yield seconds(f"roadmap check, {size:,} records", samples[f"check {size}"])
        yield seconds(f"tomli alone, {size:,} records", samples[f"parse {size}"])
    middle = samples[f"check {_MIDDLE}"]
    for size, goal in ((_SMALL, None), (_MIDDLE, 5), (_LARGE, None)):
        apart = samples[f"check {size}"].time / samples[f"parse {size}"].time
        yield ratio(f"check / tomli alone, {size:,} records", apart, most=goal)
    growth = math.log10(samples[f"check {_LARGE}"].time / middle.time)
    yield ratio(f"growth {_MIDDLE:,} to {_LARGE:,}: exponent", growth, most=1.1)
    for size in (_MIDDLE, _LARGE):
        yield _memory(f"peak memory a record, {size:,} records", samples[f"check {size}"], size)
    if peer := samples.get("sphinx"):
        yield seconds(f"Sphinx-Needs, {_MIDDLE:,} needs, needs.json", peer)
        yield ratio(f"Sphinx-Needs / check, {_MIDDLE:,} records", peer.time / middle.time, least=20)
        yield Row("peak memory: Sphinx-Needs and check", f"{peer.peak / 1e6:.0f} and {middle.peak / 1e6:.0f} MB")
    else:
        yield Row("Sphinx-Needs", "skipped: give --sphinx-python PATH")


def _samples(options: Options) -> dict[str, Sample]:
    """All in turn, so that a machine that slows down for a while bends no ratio."""
    things: dict[str, list[str]] = {}
    for size in (_SMALL, _MIDDLE, _LARGE):
        folder = str(generated(options, size))
        things[f"check {size}"] = roadmap("check", folder, "--today", TODAY.isoformat())
        things[f"parse {size}"] = [PYTHON, "-c", _PARSE, folder]
    if options.sphinx_python:
        project, out = generated(options, _MIDDLE, sphinx=True), options.scratch / "needs-built"
        things["sphinx"] = [str(options.sphinx_python), "-c", _SPHINX, str(project), str(out)]
    options.say("checking; some minutes")
    return interleaved(things, options.runs)


def _memory(what: str, sample: Sample, records: int) -> Row:
    kilobytes = sample.peak / records / 1000
    return Row(what, f"{kilobytes:.1f} kB", "≤ 8 kB", kilobytes <= 8)
