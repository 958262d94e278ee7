"""Words for what should be on record and is not."""

from __future__ import annotations

from roadmap.model.text import Text

UNOWNED = Text("Chưa có cơ quan chịu trách nhiệm", "No accountable body")
NOTHING = Text("Chưa có", "Nothing yet")
