"""The course of a reading: how much is told, and what it leaves as it was."""

from __future__ import annotations

import gc
import os

import pytest

from roadmap.fitting.fit import Fitted
from roadmap.model.finding import Span
from roadmap.store.reading import gate
from roadmap.store.reading import sheet as reading
from roadmap.store.reading.read import read

from .reading import Folder


def test_so_many_findings_of_a_file_are_told_and_the_others_counted(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_FINDINGS", 5)
    many = "".join(f"[technology.A{number}]\n" for number in range(8)) + "[technology.x]\nwrong = 1\nx = 1.234\n"
    loaded = read(folder({"a.toml": many, "b.toml": "[technology.b]\nwrong = 1\n"}))
    told = [(finding.code, finding.span.file if finding.span else "") for finding in loaded.findings]
    assert told == [("REC054", "a.toml")] * 5 + [("FIL008", "a.toml"), ("REC051", "b.toml")]
    assert loaded.findings[5].message.en == "6 further findings of this file are left out"
    assert sorted(loaded.roadmap.records) == ["b", "good", "x"]


def test_the_files_that_could_not_be_read_or_only_in_part(folder: Folder) -> None:
    root = folder(
        {
            "utf16.toml": "[technology.a]\n".encode("utf-16"),
            "part/broken.toml": "[technology.b]\n= = 3\n[technology.c]\n",
            "empty.toml": b"",
            "odd.toml": "[technology.d]\nwrong = 1\n[technology.E]\n",
            "named.toml.txt": "",
        }
    )
    assert read(root).roadmap.unread_files == {"utf16.toml", "part/broken.toml", "empty.toml"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read by root")
@pytest.mark.parametrize("closed", ["a.toml", "inner"])
def test_what_may_not_be_read_counts_among_the_unread_files(folder: Folder, closed: str) -> None:
    root = folder({"a.toml": "[technology.a]\n", "inner/b.toml": "[technology.b]\n"})
    (root / closed).chmod(0)
    try:
        assert read(root).roadmap.unread_files == {closed}
    finally:
        (root / closed).chmod(0o700)


def test_mistakes_are_told_before_what_is_odd(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_FINDINGS", 2)
    loaded = read(folder("[indicator.x]\ntarget = { 2027 = 1.234, 2028 = 2.345 }\nwrong = 1\nunit = 5\n"))
    assert [finding.code for finding in loaded.findings] == ["REC052", "REC051", "FIL008"] or (
        [finding.code for finding in loaded.findings] == ["REC051", "REC052", "FIL008"]
    )


@pytest.mark.parametrize("running", [True, False])
def test_the_garbage_collector_is_left_as_it_was(folder: Folder, running: bool) -> None:
    root, before = folder({}), gc.isenabled()
    try:
        (gc.enable if running else gc.disable)()
        read(root)
        assert gc.isenabled() is running
    finally:
        (gc.enable if before else gc.disable)()


def test_progress_counts_record_files_and_not_the_settings(folder: Folder) -> None:
    seen: list[tuple[int, int]] = []
    loaded = read(folder({"a.toml": "", "b.toml": "[", "roadmap.toml": ""}), lambda *now: seen.append(now))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert loaded.files == 3


def test_a_record_of_which_nothing_could_be_made_is_lost(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "fit", lambda *_, **__: Fitted(None))
    loaded = read(folder("[technology.bad]\n"))
    assert loaded.roadmap.lost == {"bad", "good"}


def test_a_mistake_without_a_place_loses_the_file(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = gate.parse

    def parse(text: str) -> object:
        return gate.SyntaxFault(0, 0, "nobody knows where") if "bad" in text else plain(text)

    monkeypatch.setattr(gate, "parse", parse)
    loaded = read(folder("[technology.bad]\n[technology.other]\n"))
    assert [finding.span for finding in loaded.findings] == [Span("bad.toml")]
    assert sorted(loaded.roadmap.records) == ["good"]
    assert loaded.roadmap.lost == {"bad", "other"}
