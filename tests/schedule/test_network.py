"""Activities as a network: what follows what, what has happened already, and what vague dates mean."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from roadmap.schedule.network import Schedule, Window, schedule
from tests.conftest import Opened

Planned = Callable[..., Schedule]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def window(early_start: str, early_end: str, late_start: str, late_end: str, slack: int, over: bool = False) -> Window:
    return Window(day(early_start), day(early_end), day(late_start), day(late_end), slack, over)


@pytest.fixture
def planned(workspace: Opened) -> Planned:
    def of(text: str, today: str = "2026-11-21") -> Schedule:
        opened = workspace("[product.camera]\n" + text, today=day(today))
        assert not opened.loaded.findings
        return schedule(opened.survey)

    return of


def test_work_follows_work(planned: Planned) -> None:
    """The day after the end of what it follows is free; a lag is days in between."""
    windows = planned("""
        [activity.design]
        chain = "camera"
        start = 2027-01-01
        end = 2027-03-31
        [activity.build]
        chain = "camera"
        start = 2027-04-01
        end = 2027-06-30
        after = { design = {} }
        [activity.test]
        chain = "camera"
        start = 2027-04-01
        end = 2027-05-31
        after = ["design"]
        [activity.sell]
        chain = "camera"
        start = 2027-07-11
        end = 2027-07-31
        after = { build = { lag = 10 }, test = {} }
    """).windows
    assert windows["design"] == window("2027-01-01", "2027-03-31", "2027-01-01", "2027-03-31", 0)
    assert windows["build"].critical
    assert windows["test"] == window("2027-04-01", "2027-05-31", "2027-05-11", "2027-07-10", 40)
    assert not windows["test"].nearly_critical
    assert windows["sell"] == window("2027-07-11", "2027-07-31", "2027-07-11", "2027-07-31", 0)


def test_what_comes_before_pushes(planned: Planned) -> None:
    windows = planned("""
        [activity.design]
        start = 2027-01-01
        end = 2027-05-31
        [activity.build]
        start = 2027-04-01
        end = 2027-06-30
        after = ["design"]
    """).windows
    assert windows["build"].early_start == day("2027-06-01")
    assert windows["build"].early_end == day("2027-08-30")


def test_stages_follow_each_other_unless_they_may_overlap(planned: Planned) -> None:
    """Both works of research hold the pilot up, across the stage between that has no work, but not what may overlap."""
    windows = planned("""
        [activity.r1]
        chain = "camera"
        stage = "research"
        start = 2027-01-01
        end = 2027-03-31
        [activity.r2]
        chain = "camera"
        stage = "research"
        start = 2027-01-01
        end = 2027-06-30
        [activity.make]
        chain = "camera"
        stage = "production"
        start = 2027-07-01
        end = 2027-12-31
        [activity.sell]
        chain = "camera"
        stage = "commercialisation"
        overlap = true
        start = 2027-07-01
        end = 2027-09-30
        [activity.elsewhere]
        stage = "production"
        start = 2027-02-01
        end = 2027-03-31
    """).windows
    assert {id: one.slack for id, one in windows.items()} == {"r1": 91, "r2": 0, "make": 0, "sell": 92, "elsewhere": 0}


def test_each_chain_has_its_own_end(planned: Planned) -> None:
    windows = planned("""
        [technology.chip]
        [activity.small]
        chain = "chip"
        start = 2027-01-01
        end = 2027-01-31
        [activity.large]
        chain = "camera"
        start = 2027-03-01
        end = 2030-12-31
        after = ["small"]
    """).windows
    assert windows["small"].critical
    assert windows["large"].critical


def test_durations_where_dates_are_missing(planned: Planned) -> None:
    windows = planned("""
        [activity.a]
        start = 2027-01-01
        duration = { likely = 31 }
        [activity.b]
        duration = { likely = 28 }
        after = ["a"]
        [activity.c]
        end = 2027-03-31
        duration = { likely = 10 }
        after = ["b"]
        [activity.nothing]
        after = ["a"]
        [activity.behind-nothing]
        duration = { likely = 5 }
        after = ["nothing"]
    """).windows
    assert (windows["a"].early_end, windows["b"].early_start) == (day("2027-01-31"), day("2027-02-01"))
    assert (windows["c"].early_start, windows["c"].early_end) == (day("2027-03-22"), day("2027-03-31"))
    assert "nothing" not in windows
    assert windows["behind-nothing"].early_start == day("2027-02-01")


def test_exact_dates_count_before_an_estimate_and_an_estimate_before_vague_dates(planned: Planned) -> None:
    windows = planned("""
        [activity.exact]
        start = 2027-01-01
        end = 2027-01-31
        duration = { likely = 300 }
        [activity.vague]
        start = "2027"
        end = "2029"
        duration = { likely = 300 }
        [activity.follows]
        duration = { likely = 10 }
        after = ["vague"]
    """).windows
    assert windows["exact"].early_end == day("2027-01-31")
    assert windows["vague"].early_end == day("2029-12-31")
    assert windows["follows"].early_start == day("2030-01-01")


@pytest.mark.parametrize(
    ("end", "start", "early", "slack"),
    [
        ("2027-Q2", "2027-Q3", "2027-07-01", 0),
        ("2027-Q2", "2027-Q2", "2027-07-01", 0),
        ("2027-Q2", "2027-Q4", "2027-10-01", 92),
        ("2027", "2027", "2028-01-01", 0),
    ],
)
def test_vague_dates(planned: Planned, end: str, start: str, early: str, slack: int) -> None:
    """Of an end the last day counts, of a start the first; to wait within a vague start does not move the end."""
    windows = planned(f"""
        [activity.first]
        chain = "camera"
        start = 2027-01-01
        end = "{end}"
        [activity.second]
        chain = "camera"
        start = "{start}"
        end = "2028-Q4"
        after = ["first"]
    """).windows
    assert windows["first"].slack == slack
    assert windows["second"].early_start == day(early)
    assert windows["second"].early_end == day("2028-12-31")


def test_what_has_happened_stands(planned: Planned) -> None:
    """Done work stands, and has no slack to lose; begun work is not pushed; what is overdue ends today at best."""
    windows = planned("""
        [activity.done]
        chain = "camera"
        start = 2026-01-01
        end = 2026-06-30
        state = "done"
        [activity.early]
        start = 2026-01-01
        end = 2027-12-31
        state = "done"
        [activity.running]
        start = 2026-06-01
        end = 2026-09-30
        after = ["done"]
        [activity.late]
        start = 2026-10-01
        end = 2026-10-31
        state = "planned"
        after = ["running"]
        [activity.stopped]
        start = 2026-10-01
        end = 2036-10-31
        state = "stopped"
        [activity.free]
        duration = { likely = 5 }
        after = ["stopped", "undated"]
        [activity.undated]
        state = "done"
    """).windows
    assert windows["done"] == window("2026-01-01", "2026-06-30", "2026-01-01", "2026-06-30", 0, over=True)
    assert not windows["done"].critical
    assert windows["early"].early_end == day("2026-11-21")
    assert windows["running"] == window("2026-06-01", "2026-11-21", "2026-06-01", "2026-11-21", 0)
    assert (windows["late"].early_start, windows["late"].early_end) == (day("2026-11-22"), day("2026-12-22"))
    assert windows["free"].early_start == day("2026-11-21")
    assert not {"stopped", "undated"} & windows.keys()


def test_circles_are_told_and_the_rest_is_placed(planned: Planned) -> None:
    """One by links alone, one where a link goes against the order of stages, one activity after itself."""
    found = planned("""
        [activity.a]
        start = 2027-01-01
        end = 2027-01-31
        after = ["b"]
        [activity.b]
        start = 2027-03-01
        end = 2027-03-31
        after = ["a"]
        [activity.behind]
        duration = { likely = 1 }
        after = ["b", "gone"]
        [activity.self]
        after = ["self"]
        duration = { likely = 1 }
        [activity.pilot]
        chain = "camera"
        stage = "pilot"
        duration = { likely = 1 }
        after = ["make"]
        [activity.make]
        chain = "camera"
        stage = "production"
        duration = { likely = 1 }
    """)
    assert set(found.knots) == {("a", "b"), ("make", "pilot"), ("self",)}
    assert found.windows["a"].early_start == day("2027-01-01")
    assert found.windows["behind"].early_start == day("2027-04-01")
    assert found.windows.keys() == {"a", "b", "behind", "self", "pilot", "make"}


def test_estimates_beyond_the_calendar_are_held_at_its_end(planned: Planned) -> None:
    links = "\n".join(f"[activity.a{n}]\nduration = {{ likely = 100000 }}\nafter = ['a{n - 1}']" for n in range(1, 40))
    assert planned(f"[activity.a0]\nduration = {{ likely = 1 }}\n{links}").windows["a39"].early_end == datetime.date.max
