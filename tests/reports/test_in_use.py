"""The review of technologies in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.graph.test_in_use import TEXT
from tests.reports.telling import row, told

if TYPE_CHECKING:
    from tests.conftest import Opened


def test_what_is_weak_with_its_successor_and_measure(workspace: Opened) -> None:
    text = told(workspace(TEXT), "in-use", lang="vi").split("## Yếu, lạc hậu")[1]
    assert row(text, "Máy chủ cũ") == [
        "Máy chủ cũ<br>TP", "01/01/2015", "thế hệ 2015", "Camera AI", "Thay dần", "14,5", "giảm 45 %",
        "31/10/2026<br>⚠ quá hạn 21 ngày",
    ]  # fmt: skip
    assert row(text, "worse")[4] == "⚠ yếu, lạc hậu mà chưa có biện pháp"


def test_a_table_for_each_rating_that_occurs(workspace: Opened) -> None:
    text = told(workspace(TEXT), "in-use")
    places = [text.index(f"## {heading}\n") for heading in ("Weak", "Fair", "Good", "Not rated")]
    assert places == sorted(places)


def test_key_figures(workspace: Opened) -> None:
    text = told(workspace(TEXT), "in-use")
    for figure in ("**3** rated weak", "**2** weak without a measure", "**1** measures overdue", "**1** not rated"):
        assert figure in text
    assert "**15** bn VND, cost of measures" in text


def test_costs_of_one_rating_are_summed_up(workspace: Opened) -> None:
    more = '[deployment.third]\nrating = "weak"\nmeasure.cost = 500\n'
    text = told(workspace(TEXT + more), "in-use").split("## Weak")[1]
    assert row(text, "Total")[5] == "15"


def test_nothing_in_use(workspace: Opened) -> None:
    assert "No technology in use on record" in told(workspace(""), "in-use")
    assert "No technology in use on record" in told(workspace("[technology.a]\n"), "in-use", "a")


def test_measures_that_name_no_cost_are_counted_beside_the_sum(workspace: Opened) -> None:
    text = "".join(
        f'[deployment.d{n}]\nrating = "weak"\nmeasure = {{ action = "x"{cost} }}\n'
        for n, cost in enumerate((", cost = 2000", ", cost = 3000", ""))
    )
    report = told(workspace(text), "in-use", lang="vi")
    assert "**5 (thiếu 1)** tỷ đồng, chi phí các biện pháp" in report
    assert row(report, "Cộng")[5] == "5 (thiếu 1)"
    assert "có n biện pháp chưa ghi chi phí" in report
