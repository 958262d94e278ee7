"""The model as JSON Schema says what reading says, on the shipped workspaces and on slips of the pen."""

from __future__ import annotations

import datetime
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from roadmap.fitting.fit import fit
from roadmap.model.kinds import kinds
from roadmap.model.plain import plain
from roadmap.model.record import Part
from roadmap.model.relation import fields
from roadmap.model.schema import record_schema, settings_schema
from roadmap.model.settings import Settings
from roadmap.model.vocabulary import Vocabulary
from roadmap.store.reading.read import read

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path.relative_to(ROOT).as_posix() for shelf in ("examples", "seeds") for path in ROOT.glob(f"{shelf}/**/*.toml")
)
RECORD_FILES = [file for file in FILES if not file.endswith("/roadmap.toml")]


def spelt(value: Any) -> Any:
    """TOML's values as JSON has them."""
    if isinstance(value, dict):
        return {key: spelt(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [spelt(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def tables(file: str) -> Any:
    return spelt(tomllib.loads((ROOT / file).read_text(encoding="utf-8")))


@cache
def validator(settings: bool = False, lang: str = "vi") -> Draft202012Validator:
    return Draft202012Validator((settings_schema if settings else record_schema)(lang))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_schemas_are_valid(lang: str) -> None:
    for schema in (record_schema(lang), settings_schema(lang)):
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("file", FILES)
def test_the_schema_takes_every_shipped_file(file: str) -> None:
    errors = validator(file.endswith("/roadmap.toml")).iter_errors(tables(file))
    assert [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in errors] == []


GOOD = [
    "[technology.a]",
    "[technology.a]\nas_of = 2027\nname.vi = 'bán dẫn'",
    "[activity.a]\nparticipants = ['b', 'c']\nstart = '2027-Q2'\nend = 2028-02-29",
    "[activity.a]\nparticipants.b = { role = 'testing', share = 0.3 }\nafter.c.lag = -3",
    "[indicator.a]\nbaseline = 3\nactual.2027 = 4.5\nactual.2028 = { value = 5, on = 2028-12-31 }\ntarget.2030 = 60",
    "[funding.a]\nfor = 'b'\napproved = { 2026 = 0, 2027 = 1000 }",
    "[post.a]\nfrom = '2026-04'\nholder = ''",
    "[technology.a]\nwaive.OWN101 = { reason = 'x', until = 2027 }\ncites.b = ['1', '2']",
]

BAD = [
    "[technolgy.a]",
    "technology = 3",
    "[technology]\na = 3",
    "[technology.A]",
    "[technology.a]\nid = 'a'",
    "[technology.a]\nacountable = 'b'",
    "[technology.a]\naccountable = ['b']",
    "[technology.a]\ndepends_on = ['B']",
    "[technology.a]\ndepends_on = 'b'",
    "[technology.a]\nplatform = 'yes'",
    "[technology.a]\nname = 3",
    "[technology.a]\nname.fr = 'x'",
    "[technology.a]\nname = {}",
    "[technology.a]\nevidence = 'oficial'",
    "[technology.a]\nas_of = 'soon'",
    "[technology.a]\nas_of = 1899",
    "[technology.a]\nas_of = '1899'",
    "[technology.a]\nas_of = '2027-13'",
    "[technology.a]\nas_of = '2027-Q5'",
    "[technology.a]\nas_of = 2027-01-01T08:00:00",
    "[technology.a]\nas_of = 2201-01-01",
    "[technology.a]\nreadiness.now = 10",
    "[technology.a]\nreadiness.now = '5'",
    "[technology.a]\nreadiness.level = 5",
    "[technology.a]\nwaive.OWN1 = { reason = 'x', until = 2027 }",
    "[technology.a]\nwaive.OWN101 = { reason = 'x' }",
    "[technology.a]\ncites.B = ['1']",
    "[technology.a]\nsources.b = 3",
    "[activity.a]\nstage = 'pilots'",
    "[activity.a]\nparticipants.B = {}",
    "[activity.a]\nparticipants = ['B']",
    "[activity.a]\nparticipants = [3]",
    "[activity.a]\nparticipants.b.share = 1.1",
    "[activity.a]\nparticipants.b.role = 'boss'",
    "[indicator.a]\nactual.20a7 = 3",
    "[indicator.a]\nactual.2027 = 'many'",
    "[indicator.a]\ntarget.1899 = 3",
    "[funding.a]\nspent.2027 = -1",
    "[funding.a]\nspent.2027 = 1.5",
    "[funding.a]\nfor_ = 'b'",
    "[supply.a]\ncountry = 'Vietnam'",
]


@pytest.mark.parametrize(("text", "fits"), [(text, True) for text in GOOD] + [(text, False) for text in BAD])
def test_the_schema_and_reading_are_of_one_mind(tmp_path: Path, text: str, fits: bool) -> None:
    (tmp_path / "records.toml").write_text(text, encoding="utf-8")
    values = tomllib.loads(text)
    assert validator().is_valid(spelt(values)) == fits
    assert (read(tmp_path).findings == ()) == fits


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("", True),
        ("title = 'Chip'\nlanguage = 'en'\nhorizon = 2035\nmoney.unit = 'billion-VND'", True),
        ("stages.pilot = { trl = [5, 7] }\nchecks.OWN101.severity = 'off'\nchecks.FUN604.years = 2", True),
        ("titel = 'Chip'", False),
        ("language = 'fr'", False),
        ("horizon = 1899", False),
        ("horizon = '2035'", False),
        ("money.unit = 'USD'", False),
        ("stages.pilot = { trl = [1, 10] }", False),
        ("stages.pilot = { trl = [1] }", False),
        ("stages.pilot = { level = [1, 2] }", False),
        ("checks.OWN.severity = 'off'", False),
        ("checks.OWN101 = 'off'", False),
        ("checks.OWN101.severity = true", False),
    ],
)
def test_settings_likewise(text: str, fits: bool) -> None:
    values = tomllib.loads(text)
    assert validator(settings=True).is_valid(values) == fits
    assert (fit(Settings, values).misfits == []) == fits


def test_the_schema_speaks_both_languages() -> None:
    for lang, label, words in (
        ("vi", "công nghệ", "chịu trách nhiệm xuyên suốt"),
        ("en", "technology", "accountable end to end"),
    ):
        schema = record_schema(lang)
        assert schema["properties"]["technology"]["title"] == label
        accountable = schema["$defs"]["Technology"]["properties"]["accountable"]
        assert accountable["title"] == words
        assert accountable["description"].endswith("→ organization")
        money = settings_schema(lang)["$defs"]["Money"]["properties"]["unit"]
        assert money["title"] == {"vi": "đơn vị", "en": "unit"}[lang]
    assert record_schema("en")["$defs"]["Milestone"]["properties"]["of"]["description"] == "→ *"


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_field_of_every_kind_stands_in_the_schema(kind: str) -> None:
    model = kinds()[kind]
    properties = validator().schema["$defs"][model.__name__]["properties"]
    assert set(properties) == {field.alias for field in fields(model)} - {"id"}


# --- plain values against the text that made the record ---------------------------------------------------------------


def same(said: Any, written: Any, holder: type[Part] | None = None) -> bool:
    """Whether plain values say what the text says; what the text says beyond them must be a default."""
    if isinstance(written, dict) and holder:
        shapes = {field.alias: field for field in fields(holder)}
        for alias, value in written.items():
            field = holder.model_fields[shapes[alias].attribute]
            default = field.get_default(call_default_factory=True)
            if alias not in said:
                if value != default and not (value == {} or value == []):
                    return False
            elif not _same_field(said[alias], value, shapes[alias].part, shapes[alias].container):
                return False
        return set(said) <= set(written)
    return bool(said == written)


def _same_field(said: Any, written: Any, part: type[Part] | None, container: str) -> bool:
    if isinstance(written, list) and isinstance(said, dict):
        return said == {id: {} for id in written}
    if part and isinstance(written, int | float):
        return bool(said == {"value": written})
    if part and container == "keys":
        return said.keys() == written.keys() and all(
            _same_field(said[key], written[key], part, "one") for key in written
        )
    if part:
        return same(said, written, part)
    if isinstance(written, dict) and set(written) == {"vi", "en"} and written["vi"] == written["en"]:
        return bool(said == written["vi"])
    return bool(said == written) or (isinstance(written, int) and said == str(written))


@pytest.mark.parametrize("file", RECORD_FILES)
def test_plain_values_are_what_the_text_says(file: str) -> None:
    for kind, records in tomllib.loads((ROOT / file).read_text(encoding="utf-8")).items():
        for id, table in records.items():
            fitted = fit(kinds()[kind], table, id=id)
            assert not fitted.misfits
            assert fitted.value is not None
            said = plain(fitted.value)
            assert same(said, spelt(table), kinds()[kind]), f"{kind}.{id}: {said}"
            assert fit(kinds()[kind], said, id=id).value == fitted.value
            assert validator().is_valid({kind: {id: said}}), f"{kind}.{id}"


def test_every_closed_list_has_words() -> None:
    lists = {field.vocabulary for model in kinds().values() for field in fields(model) if field.vocabulary}
    assert lists
    assert all(isinstance(one, Vocabulary) and len(one.words) > 1 for one in lists)
