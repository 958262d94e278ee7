"""DAT971, DAT973, DAT975 and DAT976: names, texts, waivers and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Chip bán dẫn", "chip ban dan", True),
        ("Vắc xin thế hệ mới", "Vaccine thế hệ mới", True),
        ("Đường sắt", "Duong  sat", True),
        ("Chip bán dẫn", "Chip bán dẫn 2", False),
    ],
)
def test_names_are_compared_as_people_search(fired: Fired, first: str, second: str, same: bool) -> None:
    text = f"[technology.a]\nname = '{first}'\n[technology.b]\nname = '{second}'"
    assert fired("DAT971", text) == ([("b", "warning")] if same else [])


@pytest.mark.parametrize(
    "text",
    [
        "[technology.a]\nname = 'Camera'\n[product.b]\nname = 'Camera'",
        "[indicator.a]\nname = 'Share'\nof = 'x'\n[indicator.b]\nname = 'Share'\nof = 'y'\n[product.x]\n[product.y]",
        (
            "[post.a]\nname = 'Minister'\norganization = 'x'\n[post.b]\nname = 'Minister'\norganization = 'y'\n"
            "[organization.x]\n[organization.y]"
        ),
        "[technology.a]\n[technology.b]",
        (
            "[catalogue.old]\nvalid_to = 2026-06-30\n[product.a]\nname = 'Camera'\nlistings.old = {}\n"
            "[product.b]\nname = 'Camera'"
        ),
    ],
    ids=["kinds", "owners", "posts", "unnamed", "history"],
)
def test_records_that_may_share_a_name(fired: Fired, text: str) -> None:
    assert fired("DAT971", text) == []


def test_the_same_name_of_the_same_thing(fired: Fired) -> None:
    text = "[indicator.a]\nname = 'Share'\nof = 'x'\n[indicator.b]\nname = 'Share'\nof = 'x'\n[product.x]"
    assert fired("DAT971", text) == [("b", "warning")]


def test_an_id_that_is_used_twice_is_found_by_reading(workspace: Opened) -> None:
    (finding,) = workspace("[technology.a]\n[product.a]").check(["DAT971"])
    assert finding.severity == "error"


@pytest.mark.parametrize(
    "text",
    [
        "Suy\\u200bluận", "Suy\\u200eluận", "Suy\\u200fluận", "Suy\\u2060luận", "Suy\\ufeffluận", "Suy\\u00adluận",
        "c\\u0430mera",  # Cyrillic а
        "\\u0412iettel",  # Cyrillic В
        "Camer\\u0391",  # Greek Α
        "m\\u03bfdel",  # Greek ο
        "Москвa",  # a Latin a at the end of a Cyrillic word
        "\\u00d0\\u1ea1i học", "\\u0189\\u1ea1i học",  # Icelandic and African letters for Đ
        "Ca\\u0301p",
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["name.vi", "note.en", "tags", "sources.d", "waive.OWN101.reason"])
def test_texts_that_are_not_what_they_look_like(fired: Fired, text: str, field: str) -> None:
    value = f'["{text}"]' if field == "tags" else f'"{text}"'
    more = "waive.OWN101.until = 2027-01-01\n" if field.startswith("waive") else ""
    assert fired("DAT973", f"[technology.a]\n{field} = {value}\n{more}[document.d]") == [("a", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "Trí tuệ nhân tạo; đại học; ĐẠI HỌC; Nghị quyết số 57-NQ/TW; quý II/2027; ₫; “ngoặc kép” – gạch dài… ½ №",
        "kΩ, MΩ, μm, µm, Δt, hν, β-caroten, γ-Fe, σ², TiO₂, H₂O, 25 °C",
        "Москва и Санкт-Петербург, XXI век, USB-кабель",
        "Ελλάδα, Αθήνα",
        "שלום עולם, مرحبا بالعالم, 人工知能, 반도체, हिन्दी, ไทย",
        "👩‍🔬 🏳️‍🌈 👍🏽 🇻🇳",
        "Sigurðsson, Þór, Łódź, Đorđević, naïve façade, Straße",
    ],
)
def test_real_words_of_any_alphabet(fired: Fired, text: str) -> None:
    assert fired("DAT973", f"[technology.a]\nname.vi = '{text}'\n[technology.b]\nnote = '{text}'") == []


def test_one_long_word_takes_no_long_time(workspace: Opened) -> None:
    """A pattern that backtracks would take hours on it."""
    assert workspace(f"[technology.a]\nnote = '{'я' * 19_000}'").check(["DAT973"]) == ()


def test_says_which_character_and_where(workspace: Opened) -> None:
    (finding,) = workspace('[technology.a]\nname.vi = "Máy\\u200b ảnh"\nname.en = "C\\u0430mera"').check(["DAT973"])[:1]
    assert finding.route
    assert finding.route.field == ("name", "vi")
    assert "U+200B" in finding.message.en
    second = workspace('[technology.a]\nname.en = "C\\u0430mera"').check(["DAT973"])[0]
    assert "U+0430 (CYRILLIC SMALL LETTER A)" in second.message.vi


def test_keys_of_tables_are_texts_too(fired: Fired) -> None:
    assert fired("DAT973", '[activity.a]\npeople = { "Vi m\\u0430ch" = 3 }') == [("a", "warning")]


def test_reading_reports_what_it_sees_first(workspace: Opened) -> None:
    found = workspace("[technology.a]\nname = 'Ca\u0301p'\n[supply.b]\nshare = 1.000").check(["DAT973"])
    assert [finding.span.line for finding in found if finding.span] == [2, 4]


@pytest.mark.parametrize(
    ("until", "fires"), [("2026-11-20", True), ("2026-11-21", False), ('"2026-Q3"', True), ('"2026-Q4"', False)]
)
def test_a_waiver_expires_after_its_last_day(fired: Fired, until: str, fires: bool) -> None:
    text = f"[technology.a]\nwaive.OWN101 = {{ reason = 'in preparation', until = {until} }}"
    assert fired("DAT975", text) == ([("a", "warning")] if fires else [])


LISTED = "[product.camera]\nlistings.old = {}\n[activity.work]\nchain = 'camera'\n"


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("[catalogue.old]\nvalid_to = 2026-11-20", True),
        ("[catalogue.old]\nvalid_to = 2026-11-21", False),
        ("[catalogue.old]\nvalid_to = '2026'", False),
        ("[catalogue.old]\n[catalogue.new]\nsupersedes = ['old']", True),
        ("[catalogue.old]\n[catalogue.new]\nsupersedes = ['old']\nvalid_from = 2027-01-01", False),
        ("state = 'done'\n[catalogue.old]\nvalid_to = 2026-06-30", False),
    ],
)
def test_work_for_a_product_of_the_past(fired: Fired, text: str, fires: bool) -> None:
    assert fired("DAT976", LISTED + text) == ([("camera", "info")] if fires else [])


def test_a_product_of_the_past_without_work_is_history(fired: Fired) -> None:
    assert fired("DAT976", "[catalogue.old]\nvalid_to = 2026-06-30\n[product.camera]\nlistings.old = {}") == []
