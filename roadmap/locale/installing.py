"""How to install what is missing: one sentence for every place that says so."""

from __future__ import annotations

from typing import Literal

from roadmap.locale.value import phrase
from roadmap.model.text import Text

Extra = Literal["", "pdf", "office", "web", "images"]
"""A part of roadmap that is installed only when asked for; empty for what every installation has."""


def how_to_install(extra: Extra = "") -> Text:
    """What to run so that `extra` is there too. roadmap is on no package index: it is installed from its own folder."""
    command = f"pip install '.[{extra}]'" if extra else "pip install ."
    return phrase("In roadmap's own folder: {command}", "Trong thư mục của roadmap: {command}", command=command)
