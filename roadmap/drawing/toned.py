"""Other tones for what a sheet shows: by whatever somebody wants to see it by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from roadmap.drawing.look import Tone
from roadmap.drawing.sheet import Entry, Sheet


def toned(sheet: Sheet, tones: Mapping[str, Tone], words: Mapping[Tone, str]) -> Sheet:
    """`sheet` in other tones, and a legend that says what each tone means.

    Args:
        sheet: what is drawn.
        tones: id of what is drawn -> its tone; what has none bears no bar.
        words: tone -> what it means.
    """
    legend = tuple(entry for entry in sheet.legend if not isinstance(entry.sample, Tone))
    meanings = tuple(Entry(tone, text) for tone, text in words.items())
    return replace(sheet, body=sheet.body.toned(tones), legend=(*meanings, *legend), muted=True)
