"""The same strings from near and far that safe text is held against."""

from __future__ import annotations

from tests.safe.conftest import strings

__all__ = ["strings"]
