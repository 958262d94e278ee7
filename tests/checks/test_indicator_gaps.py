"""OUT202 and OUT203: which indicators are asked for a baseline and a target, and how gravely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened


CODES = ("OUT202", "OUT203")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("of", "severity"),
    [
        ("[product.it]", "info"),
        ("[product.it]\n[activity.work]\nchain = 'it'\nstage = 'research'\nstate = 'running'", "warning"),
        ("[technology.it]\n[activity.work]\nchain = 'it'\nstage = 'pilot'\nstate = 'running'", "error"),
        ("[mission.it]", "error"),
        ("[mission.it]\nstart = 2027-01-01", "info"),
        ("[mission.it]\nstart = 2026-11-21", "info"),
        ("[mission.it]\nstart = 2026-11-20", "error"),
        ("[mission.it]\nstart = '2026-Q4'", "info"),
        ("[mission.it]\nstart = '2026-Q3'", "error"),
        ("[mission.it]\nstart = 2027-01-01\nstate = 'running'", "error"),
        ("[programme.it]\nstart = 2027-01-01", "info"),
        ("[directive.it]", "warning"),
        ("[organization.it]", "warning"),
    ],
)
def test_severity_follows_what_is_measured(fired: Fired, code: str, of: str, severity: str) -> None:
    assert fired(code, f"[indicator.share]\nof = 'it'\n{of}") == [("share", severity)]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "of",
    [
        "[mission.it]\nstate = 'stopped'",
        "[catalogue.old]\nvalid_to = 2026-06-30\n[product.it]\nlistings.old = {}",
    ],
)
def test_what_is_past_or_stopped_is_not_asked(fired: Fired, code: str, of: str) -> None:
    assert fired(code, f"[indicator.share]\nof = 'it'\n{of}") == []


def test_a_baseline_needs_a_value(fired: Fired) -> None:
    assert fired("OUT202", "[indicator.share]\nbaseline = { on = 2025-12-31 }") == [("share", "error")]
    assert fired("OUT202", "[indicator.share]\nbaseline = 0") == []


def test_an_empty_target_is_none(fired: Fired) -> None:
    assert fired("OUT203", "[indicator.share]\ntarget = {}") == [("share", "error")]


@pytest.mark.parametrize(("code", "field"), [("OUT202", "baseline = 'many'"), ("OUT203", "target = { soon = 3 }")])
def test_what_could_not_be_read_is_not_missing(workspace: Opened, code: str, field: str) -> None:
    found = workspace(f"[indicator.share]\n{field}").check([code, "REC052"])
    assert {finding.code for finding in found} == {"REC052"}
