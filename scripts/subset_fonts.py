"""Make the fonts that ship with the drawings, and the table of their advances.

Run by hand when the letters or symbols needed change::

    python scripts/subset_fonts.py [FOLDER WITH NOTO FONTS]

Needs fontTools and the Noto fonts (Debian: ``fonts-noto-core``, ``fonts-noto-mono``). Writes subset fonts to
``roadmap/drawing/fonts/`` (Latin with Vietnamese, plus the signs named below), monospaced ones with letters alone for
pictures of screens, and ``advances.json``, so that neither fontTools nor an installed font is needed when drawing.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path("/usr/share/fonts/truetype/noto")
TARGET = Path(__file__).resolve().parent.parent / "roadmap" / "drawing" / "fonts"
WEIGHTS = {"regular": "Regular", "bold": "Bold"}

LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    *range(0x300, 0x370),
    *range(0x1E00, 0x1F00),
    *range(0x2010, 0x2028),
    *range(0x202F, 0x2045),
    *range(0x2070, 0x20A0),
    0x20AB,
    0x20AC,
    0x2116,
    0x2122,
]
GREEK = [*range(0x370, 0x400)]
# Signs that Noto Sans itself has not: arrows and comparisons, geometric shapes, and the control pictures that stand for
# characters which must not act.
MATHS = [*range(0x2190, 0x219A), 0x21C4, 0x21D2, 0x21D4, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265]
SYMBOLS = [*range(0x2400, 0x2427), *range(0x25A0, 0x2600), 0x26A0, 0x2713, 0x2717]


def _subset(path: Path, codes: list[int], folder: str) -> str:
    """A font with `codes` only, written to `folder`; returns its path."""
    font = TTFont(path, recalcTimestamp=False)
    options = Options(notdef_outline=True, layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False)
    options.drop_tables += ["DSIG", "MATH", "STAT"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    target = Path(folder) / path.name
    font.save(target)
    return str(target)


def make(source: Path, weight: str) -> dict[str, int]:
    """Write the font of one weight and return the advance of each character in thousandths of an em."""
    with tempfile.TemporaryDirectory() as folder:
        main = source / f"NotoSans-{weight}.ttf"
        parts = [
            _subset(main, LETTERS + GREEK, folder),
            _subset(source / "NotoSansMath-Regular.ttf", MATHS, folder),
            _subset(source / "NotoSansSymbols2-Regular.ttf", SYMBOLS, folder),
        ]
        merged = Merger().merge(parts)
        original = TTFont(main)
        merged["name"] = TTFont(parts[0])["name"]
        # The line metrics and style bits stay those of Noto Sans, whatever was merged in.
        for table in ("hhea", "OS/2", "head"):
            for field in (
                "ascent",
                "descent",
                "lineGap",
                "sTypoAscender",
                "sTypoDescender",
                "sTypoLineGap",
                "usWinAscent",
                "usWinDescent",
                "fsSelection",
                "usWeightClass",
                "macStyle",
                "modified",
                "created",
                "fontRevision",
            ):
                if hasattr(original[table], field):
                    setattr(merged[table], field, getattr(original[table], field))
        merged.recalcTimestamp = False
        merged.save(TARGET / f"NotoSans-{weight}.ttf")
        unit = 1000 / merged["head"].unitsPerEm
        return {chr(code): round(merged["hmtx"][name][0] * unit) for code, name in sorted(merged.getBestCmap().items())}


def make_mono(source: Path) -> None:
    """Write the letters of the monospaced fonts; boxes and signs come with the typesetter's own font."""
    for weight in WEIGHTS.values():
        _subset(source / f"NotoSansMono-{weight}.ttf", LETTERS, str(TARGET))


def main() -> int:
    """Write the fonts, the advances and the licence; returns the exit code."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    TARGET.mkdir(parents=True, exist_ok=True)
    make_mono(source)
    advances = {key: make(source, weight) for key, weight in WEIGHTS.items()}
    text = json.dumps(advances, ensure_ascii=True, sort_keys=True, indent=0, separators=(",", ":"))
    (TARGET / "advances.json").write_text(f"{text}\n", encoding="ascii")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
