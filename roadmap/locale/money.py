"""Amounts of money as people write them: in billions of đồng where they are large, else in millions."""

from __future__ import annotations

from roadmap.locale.value import number
from roadmap.model.settings import UNIT_FACTORS
from roadmap.model.text import Text

_STEPS = (
    (10**9, Text("tỷ đồng", "bn VND"), Text("tỷ", "bn")),
    (10**6, Text("triệu đồng", "mn VND"), Text("tr", "mn")),
    (1, Text("đồng", "VND"), Text("đ", "VND")),
)
_WHOLE = 10_000
_LEFT_OUT = Text("{} (thiếu {})", "{} ({} missing)")
LEFT_OUT = Text(
    "(thiếu n): có n khoản chưa có số ở bước đó, hoặc ở một trong hai bước được so sánh, nên không tính vào số này.",
    "(n missing): n lines have no figure at that step, or at one of the two compared, so they are not counted there.",
)
"""What :func:`counted` means."""


def money(amount: float, unit: str, lang: str, *, short: bool = False) -> str:
    """An amount in the largest of tỷ (10⁹), triệu (10⁶) and đồng that it reaches, such as ``1.234,5 tỷ đồng``.

    From ten thousand of them on, only whole ones are written.

    Args:
        amount: the amount in `unit`.
        unit: the workspace's unit of money, a word of :data:`roadmap.model.settings.UNITS`.
        lang: ``vi`` or ``en``.
        short: the unit's short form, for tables: ``1.234,5 tỷ``, ``850 tr``.

    Raises:
        KeyError: there is no such unit.
    """
    dong = amount * UNIT_FACTORS[unit]
    factor, long, brief = _step(dong)
    value = dong / factor
    value = round(value) if abs(value) >= _WHOLE else value
    return f"{number(value, lang)}\N{NO-BREAK SPACE}{(brief if short else long).of(lang)}"


def scale(amount: float, unit: str) -> tuple[int, Text]:
    """The size in đồng, and the name, of the unit in which :func:`money` writes `amount` of `unit`."""
    factor, name, _ = _step(amount * UNIT_FACTORS[unit])
    return factor, name


def _step(dong: float) -> tuple[int, Text, Text]:
    return next((step for step in _STEPS if abs(dong) >= step[0]), _STEPS[1])


def counted(figure: str, left_out: int, lang: str) -> str:
    """A figure with how many lines of money it leaves out, ``12 tỷ (thiếu 2)``; alone where it leaves out none."""
    return _LEFT_OUT.of(lang).format(figure, number(left_out, lang)) if left_out else figure
