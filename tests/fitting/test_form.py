"""A record as a form: every field of every kind can be reached, filled in as a person types it, and emptied again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from roadmap.edit import made, named
from roadmap.fitting.form import OUTSIDE, Row, rows
from roadmap.fitting.form_control import Wanted, control_at, wanted
from roadmap.fitting.form_said import Speech, dotted
from roadmap.fitting.form_typed import (
    Step,
    cleaned,
    editable,
    filling,
    filling_of_series,
    filling_of_text,
    meaning,
    proposed_id,
    understood,
)
from roadmap.judging import judge
from roadmap.model.change import ABSENT, at
from roadmap.model.kinds import kinds
from roadmap.model.record import Part, Record
from roadmap.model.relation import fields
from roadmap.model.roadmap import Roadmap
from roadmap.model.table import Path, table
from roadmap.model.text import Text

UNIT = "million-VND"
ID = "it"
TARGET = {kind: f"a-{kind}" for kind in kinds()}
TYPED = {
    "line": "VN",
    "text": "một",
    "prose": "một\nhai",
    "lines": "một\nhai, ba",
    "yes-no": "true",
    "whole": "1.000",
    "number": "1.234,5",
    "share": "30 %",
    "money": "38.000",
    "date": "quý II/2027",
}
KEYS = {"year": "2027", "code": "OWN101", "words": "Vi mạch 2.0"}


def world(kind: type[Record]) -> Roadmap:
    """One record of each kind to refer to, and an empty one to fill in."""
    others = [made(model, TARGET[name], {}) for name, model in kinds().items()]
    return Roadmap().with_records([*others, made(kind, ID, {})])


def typed(want: Wanted, kind: type[Record]) -> str:
    if want.control in ("record", "records"):
        return TARGET[want.kinds[0] if want.kinds else "product"]
    return want.choices[-1][0] if want.choices else TYPED[want.control]


def places(model: type[Part], path: Path = ()) -> Iterator[tuple[Path, Wanted]]:
    """Every place of a kind that holds a value, with a key where a table has none."""
    for shape in fields(model):
        want = wanted(model, shape)
        here = (*path, shape.alias)
        if want.inner:
            key = TARGET[want.kinds[0] if want.kinds else "need"] if want.key == "record" else KEYS[want.key or ""]
            if want.inner.part:
                yield from places(want.inner.part, (*here, key))
            else:
                yield (*here, key), want.inner
        elif want.part:
            yield from places(want.part, here)
        elif want.control != "id":
            yield here, want


def applied(roadmap: Roadmap, steps: list[Step]) -> Roadmap:
    for name, arguments in steps:
        roadmap = named(name).function(roadmap, **arguments)
    return roadmap


def row_at(roadmap: Roadmap, path: Path) -> Row:
    return next(row for row in rows(roadmap[ID], roadmap, UNIT) if row.path == path)


@pytest.mark.parametrize("kind", kinds().values(), ids=kinds())
def test_every_field_can_be_filled_in_and_emptied(kind: type[Record]) -> None:
    """What a person types goes in by the row's own edits, is shown, can be typed again without a change, and goes."""
    for path, want in places(kind):
        roadmap = world(kind)
        for code in [path[1]] if path[0] == "waive" else []:  # a waiver cannot be without reason and end
            values = (f"waive.{code}.reason", "vì", f"waive.{code}.until", "2027")
            roadmap = applied(roadmap, [("set", {"id": ID, "values": values})])
        assert control_at(kind, path) == want, path
        text = typed(want, kind)
        assert judge(roadmap, roadmap[ID], path, text) is None, path
        before = next((row for row in rows(roadmap[ID], roadmap, UNIT) if row.path == path), None)
        fill = before or Row(path, Text("", ""), want.control, OUTSIDE, wanted=want)
        now = applied(roadmap, filling(fill, text).steps(ID))
        row = row_at(now, path)
        assert row.control == want.control
        assert not row.empty, path
        assert row.shown.vi, path
        assert row.shown.en, path
        assert row.label.vi, path
        for again in (row.text, editable(row, "vi"), editable(row, "en")):
            assert not filling(row, again).steps(ID), (path, again)
        if path[0] != "waive" or path[-1] == "by":
            gone = applied(now, filling(row, "").steps(ID))
            left = next((one for one in rows(gone[ID], gone, UNIT) if one.path == path), None)
            assert left is None or left.empty, path


@pytest.mark.parametrize("kind", kinds().values(), ids=kinds())
def test_an_empty_form_has_a_row_for_each_field(kind: type[Record]) -> None:
    roadmap = world(kind)
    form = rows(roadmap[ID], roadmap, UNIT)
    shown = [row.path[0] for row in form if len(row.path) == 1]
    assert sorted(shown) == sorted(field.alias for field in fields(kind))
    assert shown[:2] == ["id", "name"]
    assert shown[-7:] == ["note", "tags", "sources", "as_of", "evidence", "cites", "waive"]
    assert [row.path for row in form if not row.empty] == [("id",)]
    assert len({row.path for row in form}) == len(form)


def test_entries_stand_under_their_table_and_records_by_their_names() -> None:
    roadmap = world(kinds()["activity"])
    who = roadmap["a-organization"].model_copy(update={"name": Text("Viện X", "Institute X")})
    roadmap = applied(
        roadmap.with_records([who]),
        [("set", {"id": ID, "values": ("participants.a-organization.share", "0.25")})],
    )
    form = rows(roadmap[ID], roadmap, UNIT)
    start = next(number for number, row in enumerate(form) if row.path == ("participants",))
    head, entry, role, share = form[start : start + 4]
    assert (head.control, head.shown.vi, head.depth) == ("table", "1 mục", 0)
    assert (entry.control, entry.label, entry.depth) == (
        "entry",
        Text("Viện X", "Institute X"),
        1,
    )
    assert (role.empty, role.depth, share.shown.vi, share.text) == (True, 2, "25\N{NO-BREAK SPACE}%", "0.25")


def test_what_does_not_fit_is_shown_where_it_stands_or_at_the_end() -> None:
    roadmap = world(kinds()["technology"])
    aside = {ID: {("readiness", "now"): "năm", ("acountable",): "most", ("participants", "x y", "role"): 3}}
    roadmap = Roadmap(roadmap.records, roadmap.origin, aside)
    form = {row.path: row for row in rows(roadmap[ID], roadmap, UNIT)}
    now = form[("readiness", "now")]
    assert (now.text, now.misfit, now.empty) == ("năm", True, False)
    strange = form[("acountable",)]
    assert (strange.control, strange.group, strange.text) == ("unknown", OUTSIDE, "most")
    assert list(form)[-2:] == [("acountable",), ("participants", "x y", "role")]
    mended = applied(roadmap, [*filling(now, "5").steps(ID), *filling(strange, "").steps(ID)])
    assert mended.unread == {ID: {("participants", "x y", "role"): 3}}


def test_a_text_that_was_refused_is_told_in_its_own_row() -> None:
    roadmap = world(kinds()["technology"])
    aside = {ID: {("name", "vi"): None, ("note",): None}}
    roadmap = Roadmap(roadmap.records, roadmap.origin, aside)
    form = {row.path: row for row in rows(roadmap[ID], roadmap, UNIT)}
    assert ("name", "vi") not in form
    for path in (("name",), ("note",)):
        assert form[path].misfit and not form[path].empty and "None" not in form[path].text
    assert form[("note",)].shown == Text("(không được đọc)", "(not read)")
    mended = applied(roadmap, filling_of_text(form[("name",)], Text("Tên", "Name")).steps(ID))
    assert (mended[ID].name, mended.unread) == (Text("Tên", "Name"), {ID: {("note",): None}})


def test_defaults_are_shown_but_say_nothing() -> None:
    head = row_at(world(kinds()["post"]), ("head",))
    assert (head.shown.vi, head.empty) == ("có", True)


def test_a_country_that_nobody_wrote_is_not_made_up() -> None:
    country = row_at(world(kinds()["organization"]), ("country",))
    assert (country.shown.vi, country.text, country.empty) == ("", "", True)


@pytest.mark.parametrize(
    ("now", "said", "wanted"),
    [
        ({}, ("một", ""), {"vi": "một"}),
        ({}, ("", "one"), {"en": "one"}),
        ({"vi": "một"}, ("một", "one"), {"vi": "một", "en": "one"}),
        ({"vi": "một", "en": "one"}, ("hai", ""), {"vi": "hai"}),
        ({"vi": "một", "en": "one"}, ("", ""), None),
        ("ABC", ("ABCD", ""), "ABCD"),
        ("ABC", ("ABC", "English"), {"vi": "ABC", "en": "English"}),
        ("ABC", ("", "English"), {"en": "English"}),
    ],
)
def test_both_languages_change_as_one(now: object, said: tuple[str, str], wanted: object) -> None:
    roadmap = world(kinds()["need"]).with_records([made(kinds()["need"], ID, {"name": now} if now else {})])
    row = row_at(roadmap, ("name",))
    after = applied(roadmap, filling_of_text(row, Text(*said)).steps(ID))
    assert at(table(after[ID]), ("name",)) == (wanted if wanted is not None else ABSENT)
    assert not filling_of_text(row, row.said).steps(ID)


def test_a_series_changes_as_one() -> None:
    roadmap = world(kinds()["funding"])
    row = row_at(roadmap, ("approved",))
    steps = filling_of_series(row, {}, [("2026", "38.000"), ("2027", "45000"), ("", ""), ("2028", "")]).steps(ID)
    roadmap = applied(roadmap, steps)
    assert at(table(roadmap[ID]), ("approved",)) == {"2026": 38000, "2027": 45000}
    held = {"2026": "38000", "2027": "45000"}
    filled = filling_of_series(row_at(roadmap, ("approved",)), held, [("2027", "46000"), ("2028", "5")])
    assert filled == (("approved.2027", "46000", "approved.2028", "5"), ("approved.2026",))
    assert at(table(applied(roadmap, filled.steps(ID))[ID]), ("approved",)) == {"2027": 46000, "2028": 5}
    assert not filling_of_series(row, held, held.items()).steps(ID)


@pytest.mark.parametrize(
    ("control", "text", "said"),
    [
        ("date", "30/4/2027", "2027-04-30"),
        ("date", " tháng 5/2027 ", "2027-05"),
        ("date", "31/2/2027", "31/2/2027"),
        ("money", "1.000", "1000"),
        ("number", "1.000", "1.000"),
        ("number", "1,000", "1,000"),
        ("number", "0,125", "0.125"),
        ("number", "1,1250", "1.1250"),
        ("number", "-3,5", "-3.5"),
        ("share", "30 %", "0.3"),
        ("share", "12,5%", "0.125"),
        ("share", "x %", "x %"),
        ("line", " 1.000 ", " 1.000 "),
        ("lines", "một\n\n hai ", '["một", "hai"]'),
        ("lines", "\n", ""),
    ],
)
def test_what_is_typed_is_understood(control: str, text: str, said: str) -> None:
    assert meaning(control, text) == said  # type: ignore[arg-type]  # the words of the table above are controls


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("1,5 tỷ", "million-VND", "1500"),
        ("500 triệu đồng", "million-VND", "500"),
        ("38.000", "million-VND", "38000"),
        ("2 tỷ", "billion-VND", "2"),
        ("2 tỷ", "", "2 tỷ"),
        ("500 đồng", "million-VND", "500 đồng"),  # no whole number of the unit: left to be refused
        ("-5", "million-VND", "-5"),
    ],
)
def test_a_sum_of_money_may_be_said_in_words(text: str, unit: str, said: str) -> None:
    assert meaning("money", text, unit) == said


def test_what_was_understood_is_told() -> None:
    tell = partial(understood, speech=Speech(Roadmap(), UNIT))
    assert tell(Wanted("date"), "quý II/2027") == Text(
        "quý II/2027: 01/04/2027 – 30/06/2027", "Q2 2027: 1 Apr 2027 – 30 Jun 2027"
    )
    assert tell(Wanted("date"), "30/4/2027").vi == "30/04/2027"
    assert tell(Wanted("money"), "38.000").vi == "38.000 triệu đồng (38\N{NO-BREAK SPACE}tỷ đồng)"
    assert tell(Wanted("share"), "30 %").vi == "30\N{NO-BREAK SPACE}%"
    for want, text in ((Wanted("date"), "mai"), (Wanted("number"), "x"), (Wanted("line"), "5"), (Wanted("whole"), "")):
        assert tell(want, text) == Text("", "")


def test_typed_text_is_cleaned() -> None:
    assert cleaned("Lo\u0323\u0302 tri\u0300nh") == "Lộ trình"
    assert cleaned("một\r\nhai\tba\x1b[31m\u202e") == "một hai ba[31m"
    assert cleaned("một\r\nhai\r\n", lines=True) == "một\nhai\n"
    assert len(cleaned("x" * 1_000_000)) == 1_000_000  # nothing is cut


def test_an_id_follows_from_a_name() -> None:
    assert proposed_id("Trường Đại học Bách khoa (Hà Nội)") == "truong-dai-hoc-bach-khoa-ha-noi"
    assert proposed_id("中国") == ""


def test_keys_with_dots_stand_in_quotes() -> None:
    assert dotted(("people", "Vi mạch 2.0")) == 'people."Vi mạch 2.0"'
    assert control_at(kinds()["activity"], ("people", "Vi mạch 2.0")) == Wanted("number")
    assert control_at(kinds()["activity"], ("name", "fr")) is None
    assert control_at(kinds()["activity"], ("nmae",)) is None


def test_help_is_in_both_languages() -> None:
    lacking = []
    for name, kind in kinds().items():
        waiting: list[type[Part]] = [kind]
        while waiting:
            for field in fields(waiting.pop()):
                if field.about and bool(field.about.help_en) != bool(field.about.help_vi):
                    lacking.append(f"{name}.{field.alias}")
                if field.part:
                    waiting.append(field.part)
    assert not lacking
