"""Bars on the time axis: they begin and end where the dates say, and nothing is told by colour alone."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.model.kinds.work import Gate
from roadmap.model.text import Text
from roadmap.model.when import When
from roadmap.schedule.network import Window
from roadmap.schedule.span import Span
from roadmap.schedule.timeline import Row
from tui.widgets.gantt_bars import CRITICAL, WORK, bar, sign, tone
from tui.widgets.gantt_scale import ZOOMS, Scale, fitting, month_of

MONTH, QUARTER, YEAR = ZOOMS
NEVER = datetime.date(1950, 1, 1)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def when(text: str) -> When | None:
    return When.parse(text) if text else None


def scale(zoom: int = 1, first: str = "2027-01-01", cells: int = 14) -> Scale:
    return Scale(ZOOMS[zoom], month_of(day(first)), cells)


def row(start: str = "", end: str = "", kind: str = "activity", before: str = "", **more: object) -> Row:
    then = Span(*(when(one) for one in before.split("/"))) if before else None
    return Row(kind, "a", Text("a", "a"), span=Span(when(start), when(end)), before=then, **more)  # type: ignore[arg-type]


def drawn(one: Row, axis: Scale | None = None, today: datetime.date = NEVER) -> str:
    return "".join(bit.text for bit in bar(one, axis or scale(), today))


SLACK = Window(NEVER, NEVER, NEVER, NEVER, 40)
NONE_LEFT = SLACK._replace(slack=0)


@pytest.mark.parametrize(
    ("one", "seen"),
    [
        (row("2027-03-01", "2027-05-31"), "┊ ━━━       ┊ "),
        (row("2027-03-16", "2027-05-15"), "┊ ╺━╸       ┊ "),
        (row("2027-03-01", "2027-05-31", window=NONE_LEFT), "┊ ███       ┊ "),
        (row("2027-03-16", "2027-05-15", window=NONE_LEFT), "┊ ▐█▌       ┊ "),
        (row("2027-03-01", "2027-03-01"), "┊ ╸         ┊ "),
        (row("2027-Q2", "2027-10-31"), "┊  ┅┅┅━━━━  ┊ "),
        (row("2027-02-01", "2027-Q4"), "┊━━━━━━━━┅┅┅┊ "),
        (row("2027-Q2", "2027-Q2"), "┊  ┅┅┅      ┊ "),
        (row("2027-Q1", "2027-Q2", window=NONE_LEFT), "▒▒▒▒▒▒      ┊ "),
        (row("2027-03-01", ""), "┊ ━┅┅┅?     ┊ "),
        (row("", "2027-08-31"), "┊  ?┅┅┅━    ┊ "),
        (row("2026-03-01", "2027-02-28"), "‹━          ┊ "),
        (row("2027-12-01", "2030-02-28"), "┊          ━━›"),
        (row("2026-03-01", "2026-05-31"), "‹           ┊ "),
        (row("2028-04-01", "2028-05-31"), "┊           ┊›"),
        (row("2027-03-01", "2027-05-31", "mission"), "┊ ═══       ┊ "),
        (row("", "2027-05-31", "mission"), "?╌╌╌═       ┊ "),
        (row("2027-03-01", "2027-05-31", "heading"), "┊ ───       ┊ "),
        (row("", "2027-05-31", "milestone"), "┊   ◆       ┊ "),
        (row("", "2027-Q2", "milestone"), "┊  ╌╌◆      ┊ "),
        (row("", "2027-05-31", "milestone", aspirational=True), "┊   ◇       ┊ "),
        (row("", "2027-05-31", "milestone", reached=when("2027-07-15")), "┊   ◆ ✓     ┊ "),
        (row("", "2027-05-31", "milestone", reached=when("2027-05-15")), "┊   ◆       ┊ "),
        (row("", "2027-05-01", "handover"), "┊   ⇒       ┊ "),
        (row("", "2027-01-01", "milestone"), "◆           ┊ "),
        (row("", "2027-01-31", "milestone"), "◆           ┊ "),
        (row("2027-04-01", "2027-04-01"), "┊  ╸        ┊ "),
        (row("2027-04-30", "2027-04-30"), "┊  ╺        ┊ "),
        (row("", "2026-05-01", "milestone"), "‹           ┊ "),
        (row("", ""), "┊           ┊ "),
        (row("", "", "milestone"), "┊           ┊ "),
    ],
)
def test_bars(one: Row, seen: str) -> None:
    assert drawn(one) == seen


@pytest.mark.parametrize(
    ("one", "seen"),
    [
        (row("2027-03-01", "2027-05-31", gate=Gate()), "┊ ━━━∏      ┊ "),
        (row("2027-03-01", "2027-05-15", gate=Gate()), "┊ ━━╸∏      ┊ "),
        (row("2027-03-01", "2027-05-31", gate=Gate(passed=When.parse("2027-07-10"))), "┊ ━━━ ✓     ┊ "),
        (row("", "", gate=Gate()), "┊           ┊ "),
        (row("2027-06-01", "2027-08-31", before="2027-03-01/2027-05-31"), "┊ ┈┈┈━━━    ┊ "),
        (row("2027-03-01", "2027-08-31", before="2027-03-01/2027-05-31"), "┊ ━━┿━━━    ┊ "),
        (row("2027-03-01", "2027-05-31", before="2027-03-01/2027-05-31"), "┊ ━━━       ┊ "),
        (row("2027-03-01", "2027-05-31", before="2027-03-01/2027-07-31"), "┊ ━━━┈┈     ┊ "),
        (row("2027-03-01", "2027-08-31", before="2027-03-01/2027-05-31", window=NONE_LEFT), "┊ ██┃███    ┊ "),
        (row("", "2027-08-31", "milestone", before="/2027-05-31"), "┊   ◦┈┈◆    ┊ "),
        (row("", "2027-05-31", "milestone", before="/2027-05-31"), "┊   ◆       ┊ "),
        (row("", "", "activity", before="2027-03-01/2027-05-31", state="gone"), "┊ ┈┈┈       ┊ "),
        (row("", "", "milestone", before="/2027-05-31", state="gone"), "┊   ◦       ┊ "),
    ],
)
def test_gates_and_baselines(one: Row, seen: str) -> None:
    assert drawn(one) == seen


def test_today_stands_where_nothing_else_does() -> None:
    today = day("2027-04-20")
    assert drawn(row("2027-06-01", "2027-06-30"), today=today) == "┊  │ ━      ┊ "
    assert drawn(row("2027-03-01", "2027-06-30"), today=today) == "┊ ━━━━      ┊ "


def test_state_lateness_and_criticality_have_signs() -> None:
    assert [sign(row(state=state)) for state in ("planned", "running", "done", "suspended", "stopped", "gone")] == [
        *"○◐●◫■×"
    ]
    assert sign(row(state="running", late="ended")) == "▲"
    assert tone(row(state="done", late="ended")) == "error"
    assert tone(row(state="running", window=NONE_LEFT)) == "critical"
    assert tone(row(state="running", window=SLACK)) == "accent"
    assert CRITICAL.whole != WORK.whole


def halves(text: str) -> list[bool]:
    """Which half cells of a drawn bar are filled."""
    shown = {"━": (1, 1), "╸": (1, 0), "╺": (0, 1)}
    return [bool(half) for char in text for half in shown.get(char, (0, 0))]


@given(
    st.dates(datetime.date(2026, 1, 1), datetime.date(2029, 12, 31)),
    st.integers(0, 900),
    st.sampled_from(ZOOMS),
)
def test_a_bar_fills_the_half_cells_of_its_days(first: datetime.date, length: int, zoom: object) -> None:
    """From the half cell nearest to the beginning of the first day, to that of the end of the last; at least one."""
    last = first + datetime.timedelta(length)
    axis = Scale(zoom, month_of(datetime.date(2026, 1, 1)), 300)  # type: ignore[arg-type]
    filled = halves(drawn(row(str(first), str(last)), axis))
    begin, end = filled.index(True), len(filled) - filled[::-1].index(True)
    if axis.at(first) < axis.after(last):
        assert (begin, end) == (axis.at(first), axis.after(last))
    else:
        assert (begin, end) == (axis.half(first), axis.half(first) + 1)
    assert all(filled[begin:end])
    assert not any(filled[:begin] + filled[end:])


def test_a_day_ends_where_the_next_one_begins() -> None:
    for zoom in range(3):
        axis = scale(zoom)
        for number in range(800):
            today = day("2027-01-01") + datetime.timedelta(number)
            assert axis.after(today) == axis.at(today + datetime.timedelta(1))


@pytest.mark.parametrize(
    ("zoom", "first", "lang", "years", "units"),
    [
        (0, "2026-11-01", "vi", "2026    2027          ", "T11 T12 T1  T2  T3  T4"),
        (0, "2027-01-01", "en", "2027                  ", "Jan Feb Mar Apr May   "),
        (1, "2026-10-01", "vi", "   2027        2028   ", "Q4 Q1 Q2 Q3 Q4 Q1 Q2  "),
        (1, "2026-07-01", "vi", "2026  2027        2028", "Q3 Q4 Q1 Q2 Q3 Q4 Q1  "),
        (2, "2026-01-01", "vi", "2026  2027  2028  2029", "Q1 Q3 Q1 Q3 Q1 Q3 Q1  "),
    ],
)
def test_the_ruler(zoom: int, first: str, lang: str, years: str, units: str) -> None:
    assert scale(zoom, first, 22).ruler(lang) == (years, units)


def test_moving_and_zooming() -> None:
    axis = scale(1, "2027-01-01", 24)
    assert axis.moved(1).month == month_of(day("2027-04-01"))
    assert axis.moved(-2).month == month_of(day("2026-07-01"))
    assert axis.moved(10_000).month == axis.moved(20_000).month
    assert axis.around(day("2027-02-15")).month == month_of(day("2026-04-01"))
    assert axis.around(day("2027-02-15")).at(day("2027-02-15")) // 2 in range(8, 12)
    closer = axis.zoomed(MONTH, day("2027-05-15"))
    assert abs(closer.at(day("2027-05-15")) - axis.at(day("2027-05-15"))) <= MONTH.halves
    wider = axis.zoomed(YEAR, None)
    assert wider.covers(day("2027-01-01"), day("2028-12-31"))


def test_the_closest_zoom_level_that_shows_everything() -> None:
    today = day("2026-11-21")
    assert fitting(day("2027-01-20"), day("2027-06-10"), 24, today).zoom == MONTH
    assert fitting(day("2027-01-20"), day("2028-12-10"), 24, today).zoom == QUARTER
    assert fitting(day("2027-01-20"), day("2029-12-10"), 24, today).zoom == YEAR
    far = fitting(day("1950-01-20"), day("2090-12-10"), 24, today)
    assert far.zoom == YEAR
    assert 0 <= far.at(today) < 48
