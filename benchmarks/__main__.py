"""``python -m benchmarks [NAME ...]``: measure the claims of these names, or all of them, and print their figures.

A claim is a file of this package with a function of its own name; it is found by walking the package.
"""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from benchmarks.measure import ROOT, Options, Row, machine, table

Claim = Callable[[Options], Iterable[Row]]


def claims() -> dict[str, Claim]:
    """Name of each claim -> the function that measures it."""
    found = {}
    for file in sorted(Path(__file__).parent.glob("[!_]*.py")):
        function = getattr(import_module(f"benchmarks.{file.stem}"), file.stem, None)
        if callable(function):
            found[file.stem] = function
    return found


def main() -> None:
    """Measure what the command line names."""
    known = claims()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(known)} (default: all)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each thing, in turn (default: 5)")
    parser.add_argument(
        "--sphinx-python", type=Path, metavar="PATH", help="interpreter of an environment that has sphinx-needs"
    )
    asked = parser.parse_args()
    if unknown := set(asked.names) - known.keys():
        parser.error(f"there is no claim {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    for package in ("roadmap", "tui"):
        compileall.compile_dir(ROOT / package, quiet=2)
    print(f"{machine()}; medians of {asked.runs} runs in turn\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="roadmap-benchmarks-") as scratch:
        options = Options(asked.runs, asked.sphinx_python, Path(scratch), _say)
        for name in asked.names or known:
            doc = sys.modules[f"benchmarks.{name}"].__doc__ or ""
            print(f"## {name}: {doc.partition(chr(10))[0]}\n", flush=True)
            print(table(known[name](options)) + "\n", flush=True)


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
