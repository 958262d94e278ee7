"""Amounts of money and other yearly series."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from roadmap.model.when import YEAR_PATTERN
from roadmap.model.year import FIRST_YEAR, LAST_YEAR

MOST = 10**15


def _year(key: object) -> object:
    if isinstance(key, str) and len(key) == 4 and key.isascii() and key.isdigit():
        key = int(key)
    if not isinstance(key, int) or not FIRST_YEAR <= key <= LAST_YEAR:
        raise PydanticCustomError("year_key", "a year such as 2027 expected as key")
    return key


Year = Annotated[int, BeforeValidator(_year), WithJsonSchema({"type": "string", "pattern": f"^{YEAR_PATTERN}$"})]
"""A calendar year, written as the key of a table."""

Amount = Annotated[int, Field(ge=0, le=MOST)]
"""Money as a whole number of the workspace's unit (million đồng unless ``roadmap.toml`` says otherwise)."""

Number = Annotated[float, Field(ge=-float(MOST), le=float(MOST), allow_inf_nan=False)]
"""A measured number; integers are welcome, infinity and NaN are not."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A share of a whole, from 0 to 1 (0.3 is 30 %)."""

Amounts = Mapping[Year, Amount]
"""Money by calendar year."""

Numbers = Mapping[Year, Number]
"""A measured or planned number by calendar year."""
