"""The command answers at once, and checking the bundled data costs little more than importing the libraries."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import PYTHON, ROOT, Options, Row, interleaved, ratio, roadmap, seconds

_SEED = ROOT / "seeds" / "vn-strategic-technologies"
_EXAMPLE = ROOT / "examples" / "edge-ai-camera"
_RUNS = 4
"""Short processes vary more than long ones: each is run this many times as often as asked."""


def startup(options: Options) -> Iterator[Row]:
    """`roadmap --help` against a bare interpreter; `roadmap check` of the seed against the bare imports."""
    workspaces = [folder for folder in (_SEED, _EXAMPLE) if (folder / "roadmap.toml").is_file()]
    bare, imports = "python -c pass", 'python -c "import pydantic, networkx"'
    commands = {
        bare: [PYTHON, "-c", "pass"],
        "roadmap --help": roadmap("--help"),
        imports: [PYTHON, "-c", "import pydantic, networkx"],
        **{f"roadmap check {folder.name}": roadmap("check", str(folder)) for folder in workspaces},
    }
    samples = interleaved(commands, options.runs * _RUNS)
    yield from (seconds(name, sample) for name, sample in samples.items())
    yield ratio("--help / bare interpreter", samples["roadmap --help"].time / samples[bare].time, most=3)
    for folder in workspaces:
        taken = samples[f"roadmap check {folder.name}"].time
        goal = 1.6 if folder == workspaces[0] else None
        yield ratio(f"check {folder.name} / bare imports", taken / samples[imports].time, most=goal)
