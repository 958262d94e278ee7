"""What does not fit the model is left out of the record, kept aside as it was written, and said in both languages."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.fitting.fit import DEEPEST, MOST_MISFITS, Fitted, fit
from roadmap.fitting.wording import quoted, with_nearest
from roadmap.model.kinds import kinds
from roadmap.model.kinds.chain import Activity, Technology
from roadmap.model.record import Waiver
from roadmap.model.settings import Settings
from roadmap.store.reading.read import read

from .reading import Folder, told


def misfits(fitted: Fitted) -> list[tuple[str, str]]:
    return [(misfit.code, ".".join(misfit.path)) for misfit in fitted.misfits]


def english(fitted: Fitted) -> list[str]:
    return [misfit.message.en for misfit in fitted.misfits]


def test_what_fits_gives_no_misfit() -> None:
    fitted = fit(Technology, {"name": {"vi": "Lõi", "en": "Core"}, "depends_on": ["a"]}, id="core")
    assert fitted == Fitted(Technology(id="core", name=fitted.value.name, depends_on=("a",)))


def test_an_unknown_field_is_kept_aside() -> None:
    fitted = fit(Technology, {"acountable": "most", "note": "n"}, id="x")
    assert misfits(fitted) == [("REC051", "acountable")]
    assert english(fitted) == ["Unknown field `acountable`; did you mean `accountable`?"]
    assert fitted.misfits[0].message.vi == "Trường không có trong mô hình: `acountable`; có phải ý là `accountable`?"
    assert fitted.unread == {("acountable",): "most"}
    assert fitted.value.note.vi == "n"


@pytest.mark.parametrize(
    ("table", "path", "near"),
    [
        ({"readiness": {"nwo": 3}}, "readiness.nwo", "now"),
        ({"waive": {"OWN101": {"reason": "r", "until": "2030", "bye": "x"}}}, "waive.OWN101.bye", "by"),
        ({"depnds_on": []}, "depnds_on", "depends_on"),
        ({"mastery": {"taget": "use"}}, "mastery.taget", "target"),
    ],
)
def test_the_nearest_name_is_that_of_the_table_it_stands_in(table: dict[str, Any], path: str, near: str) -> None:
    fitted = fit(Technology, table, id="x")
    assert misfits(fitted) == [("REC051", path)]
    assert english(fitted)[0].endswith(f"; did you mean `{near}`?")


def test_the_nearest_name_inside_a_table_by_key() -> None:
    fitted = fit(Activity, {"participants": {"hust": {"rol": "testing"}}}, id="x")
    assert english(fitted) == ["Unknown field `rol`; did you mean `role`?"]
    assert list(fitted.value.participants) == ["hust"]


def test_a_name_far_from_any_has_no_hint() -> None:
    assert english(fit(Technology, {"zzzzzz": 1}, id="x")) == ["Unknown field `zzzzzz`"]


def test_a_word_far_too_long_is_not_compared() -> None:
    fitted = fit(Technology, {"x" * 100_000: 1}, id="x")
    assert "did you mean" not in english(fitted)[0]
    assert len(english(fitted)[0]) < 300
    assert with_nearest(fitted.misfits[0].message, "x" * 101, ["x" * 100]) == fitted.misfits[0].message


def test_the_alias_is_the_name_and_the_attribute_is_not() -> None:
    fitted = fit(kinds()["handover"], {"from": "a"}, id="x")
    assert not fitted.misfits
    assert misfits(fit(kinds()["handover"], {"from_": "a"}, id="x")) == [("REC051", "from_")]


def test_a_wrong_word_names_the_right_ones() -> None:
    fitted = fit(Activity, {"stage": "pilt", "lead": "most"}, id="x")
    assert misfits(fitted) == [("REC052", "stage")]
    (message,) = english(fitted)
    assert message.startswith(
        '`stage` = "pilt": one of: research, pilot, production, commercialisation, diffusion expec'
    )
    assert message.endswith("; did you mean `pilot`?")
    assert fitted.value.lead == "most"
    assert fitted.unread == {("stage",): "pilt"}


@pytest.mark.parametrize(
    ("kind", "table", "expected"),
    [
        ("technology", {"readiness": {"now": 12}}, "`readiness.now` = 12: at most 9 expected"),
        ("technology", {"readiness": {"now": 0}}, "`readiness.now` = 0: at least 1 expected"),
        ("technology", {"readiness": {"now": 5.5}}, "`readiness.now` = 5.5: a whole number expected"),
        ("technology", {"readiness": {"now": True}}, "`readiness.now` = true: a whole number expected"),
        ("technology", {"readiness": {"now": 2**80}}, "`readiness.now` = 2^80…: at most 9 expected"),
        ("technology", {"readiness": {"now": -(2**80)}}, "`readiness.now` = -2^80…: at least 1 expected"),
        ("technology", {"readiness": 5}, "`readiness` = 5: a table expected"),
        ("technology", {"platform": "yes"}, '`platform` = "yes": true or false expected'),
        ("technology", {"platform": 1}, "`platform` = 1: true or false expected"),
        ("technology", {"accountable": "Bộ KH"}, '`accountable` = "Bộ KH": an id: lower-case letters, digits'),
        ("technology", {"accountable": ["a"]}, "`accountable` = […]: text in quotes expected"),
        ("technology", {"depends_on": "a"}, '`depends_on` = "a": a list expected'),
        ("technology", {"name": {"de": "x"}}, '`name` = {…}: text, or a table with "vi" and "en" expected'),
        ("technology", {"note": "x" * 20_001}, f'`note` = "{"x" * 39}…": at most 20000 characters expected'),
        ("organization", {"sector": "x" * 20_001}, f'`sector` = "{"x" * 39}…": at most 20000 characters expected'),
        ("organization", {"country": "Vietnam"}, '`country` = "Vietnam": two letters of ISO 3166 such as VN expected'),
        ("technology", {"as_of": "soon"},
         '`as_of` = "soon": a date such as 2027-06-30, "2027-05", "2027-Q2" or "2028" expected'),
        ("technology", {"as_of": datetime.datetime(2027, 1, 1)},
         "`as_of` = 2027-01-01 00:00:00: a date without a time of day expected"),
        ("technology", {"as_of": 1850},
         '`as_of` = 1850: a date such as 2027-06-30, "2027-05", "2027-Q2" or "2028" expected'),
        ("technology", {"as_of": "1850"}, '`as_of` = "1850": a year from 1900 to 2200 expected'),
        ("indicator", {"target": {"20x7": 4}}, "`target.20x7` = 4: a year such as 2027 as key expected"),
        ("indicator", {"target": {"2027": float("nan")}}, "`target.2027` = nan: a finite number expected"),
        ("indicator", {"target": {"2027": "4"}}, '`target.2027` = "4": a number expected'),
        ("funding", {"approved": {"2027": -1}}, "`approved.2027` = -1: at least 0 expected"),
        ("funding", {"approved": {"2027": 10**16}}, f"`approved.2027` = {10**16}: at most {10**15} expected"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_in_words(kind: str, table: dict[str, Any], expected: str) -> None:
    fitted = fit(kinds()[kind], table, id="x")
    assert [code for code, _ in misfits(fitted)] == ["REC052"]
    assert english(fitted)[0].startswith(expected)
    assert "expected" not in fitted.misfits[0].message.vi
    assert fitted.value.id == "x"
    assert fitted.unread


@pytest.mark.parametrize(
    ("kind", "field", "value", "near"),
    [
        ("milestone", "due", "31/12/2027", "2027-12-31"),
        ("milestone", "due", "2026-1-1", "2026-01-01"),
        ("milestone", "due", "quý II/2027", "2027-Q2"),
        ("milestone", "due", "12/2027", "2027-12"),
        ("indicator", "baseline", "5,5", "5.5"),
        ("indicator", "target", {"2027": "0,1"}, "0.1"),
        ("indicator", "target", {"2027": "4"}, "4"),
        ("funding", "approved", {"2027": "1.000"}, "1000"),
        ("funding", "approved", {"2027": "1.000.000"}, "1000000"),
    ],
)
def test_the_form_of_a_file_is_suggested_for_that_of_people(kind: str, field: str, value: object, near: str) -> None:
    (misfit,) = fit(kinds()[kind], {field: value}, id="x").misfits
    assert misfit.message.en.endswith(f" expected; did you mean `{near}`?")
    assert misfit.message.vi.endswith(f"; có phải ý là `{near}`?")


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("milestone", "due", "31/02/2027"),
        ("milestone", "due", "x" * 100_000),
        ("funding", "approved", {"2027": "5,5"}),  # whole numbers only
        ("technology", "readiness", "5,5"),
        ("technology", "platform", "5,5"),
    ],
)
def test_nothing_is_suggested_that_would_not_fit(kind: str, field: str, value: object) -> None:
    (misfit,) = fit(kinds()[kind], {field: value}, id="x").misfits
    assert "did you mean" not in misfit.message.en


def test_a_table_that_a_number_may_stand_for() -> None:
    (misfit,) = fit(kinds()["indicator"], {"baseline": "much"}, id="x").misfits
    assert misfit.message.en == '`baseline` = "much": a number, or a table expected'
    assert misfit.message.vi == '`baseline` = "much": cần số, hoặc một bảng'


def test_no_message_of_the_validator_shows_through() -> None:
    """Its words carry the input's own value, unfiltered and in one language."""
    wrong = [
        1,
        1.5,
        True,
        "?",
        "\x1b]0;x\x07",
        [],
        {},
        {"?": 1},
        [1],
        [[]],
        [{}],
        datetime.date(2027, 1, 1),
        float("inf"),
    ]
    for model in kinds().values():
        for name in model.model_fields:
            for value in wrong:
                alias = model.model_fields[name].alias or name
                for message in (m.message for m in fit(model, {alias: value}, id="x").misfits):
                    assert "should be" not in message.en
                    assert "expected" not in message.vi
                    assert "Input" not in message.en


def test_a_missing_field_leaves_its_table_out() -> None:
    fitted = fit(
        Technology, {"waive": {"OWN101": {"reason": "later"}, "OWN102": {"reason": "r", "until": "2030"}}}, id="x"
    )
    assert misfits(fitted) == [("REC055", "waive.OWN101")]
    assert english(fitted) == ["`waive.OWN101.until` is missing"]
    assert list(fitted.value.waive) == ["OWN102"]
    assert fitted.unread == {("waive", "OWN101"): {"reason": "later"}}


def test_a_table_that_lacks_what_it_needs_is_nothing() -> None:
    fitted = fit(Waiver, {"by": "me", "wrong": 1})
    assert fitted.value is None
    assert sorted(misfits(fitted)) == [("REC051", "wrong"), ("REC055", ""), ("REC055", "")]
    assert {message for message in english(fitted) if "missing" in message} == {
        "`reason` is missing",
        "`until` is missing",
    }


# --- lists -----------------------------------------------------------------------------------------------------------


def test_only_the_wrong_entries_of_a_list_are_left_out() -> None:
    given_ids = ["a", "B", "c", 5, "e", "f", "g", "h", "i", "j", "K", "l", "m"]
    fitted = fit(Technology, {"depends_on": given_ids}, id="x")
    assert fitted.value.depends_on == ("a", "c", "e", "f", "g", "h", "i", "j", "l", "m")
    assert fitted.unread == {("depends_on", "1"): "B", ("depends_on", "3"): 5, ("depends_on", "10"): "K"}
    assert {path for _, path in misfits(fitted)} == {"depends_on.1", "depends_on.3", "depends_on.10"}


@given(st.lists(st.sampled_from(["a", "b-c", "9", "A", "ế", "", 5, None, ["a"], {}]), max_size=40))
def test_a_list_loses_its_wrong_entries_and_no_others(entries: list[Any]) -> None:
    right = tuple(entry for entry in entries if isinstance(entry, str) and entry in ("a", "b-c", "9"))
    fitted = fit(Technology, {"depends_on": entries, "tags": ["kept"]}, id="x")
    assert fitted.value.depends_on == right
    assert fitted.value.tags == ("kept",)
    assert sorted(map(repr, fitted.unread.values())) == sorted(repr(e) for e in entries if e not in right)


def test_a_list_of_ids_for_a_table_keyed_by_id_loses_only_its_wrong_entries() -> None:
    fitted = fit(Activity, {"participants": ["hust", "Bad Id", "vnu"]}, id="x")
    assert list(fitted.value.participants) == ["hust", "vnu"]
    assert misfits(fitted) == [("REC052", "participants.1")]
    assert fitted.unread == {("participants", "1"): "Bad Id"}


@pytest.mark.parametrize("field", ["participants", "receives", "after"])
def test_an_entry_that_is_no_id_is_not_dropped_in_silence(field: str) -> None:
    fitted = fit(Activity, {field: ["hust", 5], "state": "done"}, id="x")
    assert [code for code, _ in misfits(fitted)] == ["REC052"]
    assert fitted.unread
    assert fitted.value.state == "done"


# --- several at once -------------------------------------------------------------------------------------------------


def test_a_value_that_fits_no_member_of_a_union_is_left_out_once() -> None:
    table = {"checks": {"OWN101": {"severity": [1], "most": 3}, "OWN102": {"severity": "off"}}, "language": "en"}
    fitted = fit(Settings, table)
    assert misfits(fitted) == [("REC052", "checks.OWN101.severity")]
    assert fitted.value.checks == {"OWN101": {"most": 3}, "OWN102": {"severity": "off"}}
    assert fitted.value.language == "en"


def test_each_misfit_is_told_and_the_rest_kept() -> None:
    table = {
        "name": "Kept",
        "note": 5,
        "readiness": {"now": 12, "target": 9, "wrong": 1},
        "depends_on": ["ok", "Not"],
        "sources": {"law": 5, "Bad Id": "x", "decree": "Điều 3"},
        "unknown": {"a": {"b": 1}},
    }
    fitted = fit(Technology, table, id="x")
    assert [path for _, path in misfits(fitted)] == [
        "depends_on.1", "note", "readiness.now", "readiness.wrong", "sources.Bad Id", "sources.law", "unknown",
    ]  # fmt: skip
    assert fitted.value.depends_on == ("ok",)
    assert fitted.value.readiness.target == 9
    assert dict(fitted.value.sources) == {"decree": "Điều 3"}
    assert fitted.unread[("unknown",)] == {"a": {"b": 1}}
    assert fitted.unread[("readiness", "now")] == 12
    assert table["readiness"] == {"now": 12, "target": 9, "wrong": 1}


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


@given(st.sampled_from(sorted(kinds())), st.data())
def test_any_table_gives_a_record_or_findings(kind: str, data: st.DataObject) -> None:
    model = kinds()[kind]
    names = [info.alias or name for name, info in model.model_fields.items() if name != "id"]
    table = data.draw(st.dictionaries(st.sampled_from(names) | st.text(max_size=4), VALUES, max_size=6))
    fitted = fit(model, table, id="x")
    assert isinstance(fitted.value, model)
    assert bool(fitted.misfits) == bool(fitted.unread)
    for misfit in fitted.misfits:
        assert misfit.path[:1] == () or misfit.path[0] in table
        assert misfit.message.vi
        assert misfit.message.en


# --- bounds ----------------------------------------------------------------------------------------------------------


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


def test_what_is_nested_too_deeply_is_left_out_alone() -> None:
    fitted = fit(Technology, {"wrong": nested(DEEPEST), "tags": ["kept"]}, id="x")
    assert misfits(fitted) == [("FIL008", "wrong")]
    assert fitted.value.tags == ("kept",)
    assert misfits(fit(Technology, {"wrong": nested(DEEPEST - 1)}, id="x")) == [("REC051", "wrong")]


def test_so_many_misfits_are_told_and_the_others_counted() -> None:
    fitted = fit(Technology, {"depends_on": ["Wrong"] * (MOST_MISFITS + 5), "name": "Kept"}, id="x")
    assert len(fitted.misfits) == MOST_MISFITS + 1
    assert fitted.misfits[-1].code == "FIL008"
    assert fitted.misfits[-1].message.en == "5 further findings of this record are left out"
    assert len(fitted.unread) == MOST_MISFITS + 5
    assert fitted.value.depends_on == ()
    assert fitted.value.name.en == "Kept"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "true"), (False, "false"), (5, "5"), (10**18, str(10**18)), (1.5, "1.5"),
        ("a  b\nc", '"a b c"'), ("x" * 50, f'"{"x" * 39}…"'), ([1], "[…]"), ({}, "{…}"),
        (datetime.date(2027, 1, 2), "2027-01-02"),
    ],
)  # fmt: skip
def test_a_value_in_a_message_is_short(value: object, shown: str) -> None:
    assert quoted(value) == shown


def test_a_number_too_long_to_print_is_told_by_its_size() -> None:
    assert quoted(16**1_000_000) == "2^4000000…"
    assert quoted(-(16**1_000_000)) == "-2^4000000…"


# --- in a folder -----------------------------------------------------------------------------------------------------


def test_what_was_left_out_is_in_unread(folder: Folder) -> None:
    text = '[technology.bad]\nacountable = "most"\nreadiness = { now = 12, target = 9 }\nname = "Bad"\n'
    root = folder(text)
    assert told(root) == [("REC052", 3, 15), ("REC051", 2, 1)] or told(root) == [("REC051", 2, 1), ("REC052", 3, 15)]
    roadmap = read(root).roadmap
    assert roadmap.unread == {"bad": {("acountable",): "most", ("readiness", "now"): 12}}
    assert roadmap["bad"].name


def test_an_id_inside_the_table_is_no_field(folder: Folder) -> None:
    root = folder('[technology.bad]\nid = "other"\n')
    assert told(root) == [("REC051", 2, 1)]
    roadmap = read(root).roadmap
    assert roadmap["bad"].id == "bad"
    assert roadmap.unread["bad"] == {("id",): "other"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("[technolgy.x]\n", ("REC053", 1, 2)),
        ("technology = 5\n", ("REC052", 1, 1)),
        ("[technology]\nx = 5\n", ("REC052", 2, 1)),
        ("technology.x = 5\n", ("REC052", 1, 1)),
        ("[[technology]]\nname = 'x'\n", ("REC052", 1, 3)),
        ("[[technology.x]]\nname = 'x'\n", ("REC052", 1, 3)),
        ("[technology.X]\n", ("REC054", 1, 2)),
        ("[technology.'']\n", ("REC054", 1, 2)),
        ("[technology.-x]\n", ("REC054", 1, 2)),
        ("[technology.a_b]\n", ("REC054", 1, 2)),
        ("[technology.'a.b']\n", ("REC054", 1, 2)),
        ("[technology.'../x']\n", ("REC054", 1, 2)),
        ("[technology.'máy-ảnh']\n", ("REC054", 1, 2)),
        ("[technology.'а']\n", ("REC054", 1, 2)),
        ('[technology."x\\n"]\n', ("REC054", 1, 2)),
        (f"[technology.{'x' * 65}]\n", ("REC054", 1, 2)),
    ],
)
def test_tables_that_are_no_records(folder: Folder, text: str, finding: tuple[str, int, int]) -> None:
    root = folder(text)
    assert told(root) == [finding]
    assert sorted(read(root).roadmap.records) == ["good"]


def test_an_unknown_kind_has_a_hint(folder: Folder) -> None:
    (found,) = read(folder("[technolgy.x]\n")).findings
    assert found.message.en == "Unknown kind of record `technolgy`; did you mean `technology`?"


def test_ids_of_any_allowed_form_are_read(folder: Folder) -> None:
    root = folder("".join(f"[technology.{id}]\n" for id in ("0", "a", "2025-budget", "x" * 64, "a--b", "a-")))
    assert told(root) == []
    assert len(read(root).roadmap) == 7


def test_one_id_in_two_files_is_read_once(folder: Folder) -> None:
    root = folder({"a.toml": "[technology.twin]\nname = 'First'\n", "b.toml": "\n[product.twin]\nname = 'Second'\n"})
    assert told(root) == [("DAT971", 2, 2)]
    loaded = read(root)
    assert loaded.findings[0].span
    assert loaded.findings[0].span.file == "b.toml"
    assert "a.toml" in loaded.findings[0].message.en
    assert loaded.roadmap["twin"].name == loaded.roadmap["twin"].name.parse("First")
    assert loaded.roadmap.origin["twin"] == "a.toml"


def test_a_file_is_named_in_its_display_form(folder: Folder) -> None:
    root = folder({"a\x1b]0;x\x07.toml": "[technology.twin]\n", "b.toml": "[technology.twin]\n"})
    (found,) = read(root).findings
    assert "already used in a␛]0;x␇.toml;" in found.message.en


def test_one_id_of_two_kinds_in_one_file_is_read_once(folder: Folder) -> None:
    root = folder("[technology.twin]\n[product.twin]\n[product.other]\n")
    assert told(root) == [("DAT971", 2, 2)]
    assert sorted(read(root).roadmap.records) == ["good", "other", "twin"]


def test_the_order_of_files_does_not_depend_on_the_file_system(folder: Folder) -> None:
    root = folder({f"{name}.toml": f"[technology.{name}]\n" for name in "zaymb"})
    assert [record.id for record in read(root).roadmap] == ["a", "b", "good", "m", "y", "z"]


def test_settings_that_do_not_fit_are_told_at_their_place(folder: Folder) -> None:
    root = folder({"roadmap.toml": "language = 'fr'\nhorizon = 2035\n\n[money]\nunit = 'VND'\nwrong = 1\n"})
    assert sorted(told(root)) == [("REC051", 6, 1), ("REC052", 1, 1)]
    loaded = read(root)
    assert (loaded.settings.language, loaded.settings.horizon, loaded.settings.money.unit) == ("vi", 2035, "VND")
    assert {finding.record for finding in loaded.findings} == {""}


def test_settings_in_a_folder_below_are_records(folder: Folder) -> None:
    assert told(folder({"below/roadmap.toml": "language = 'en'\n"})) == [("REC053", 1, 1)]


def test_a_vietnamese_label_finds_its_word() -> None:
    """A planner writes the word as it is spoken; the message names the word that the file needs."""
    (misfit,) = fit(kinds()["activity"], {"stage": "Thử nghiệm"}, id="a").misfits
    assert misfit.message.vi.endswith("có phải ý là `pilot`?")
    assert "pilot (Thử nghiệm - ứng dụng)" in misfit.message.vi


def test_a_field_left_out_is_not_missing_too() -> None:
    waiver = {"reason": "x", "until": "soon"}
    assert [misfit.code for misfit in fit(kinds()["activity"], {"waive": {"OWN104": waiver}}, id="a").misfits] == [
        "REC052"
    ]
