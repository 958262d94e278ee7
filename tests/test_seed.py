"""The bundled public data: complete, dated, sourced, marked honestly, and spelled right in Vietnamese."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from roadmap import Roadmap, Text, When, Workspace
from roadmap.model.kinds.catalogue import Catalogue, Group
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.law import Directive, Document
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record

SEED = Path(__file__).parent.parent / "seeds" / "vn-strategic-technologies"
COMPILED = When.day(datetime.date(2026, 11, 21))
OLD, NEW = "catalogue-2025", "catalogue-2026"

PRIORITY = (
    "p2815-llm-assistants",
    "edge-ai-camera",
    "p2815-mobile-robots",
    "p2815-5g-systems",
    "p2815-blockchain-applications",
    "p2815-uav",
)
UNREAD_MISSIONS = {4, 5, 6, 16, 17}
NINE_NAMED_BODIES = {"mae", "moh", "moc", "moet", "mod", "mps", "most", "sbv", "vast"}

# What was seen only in an unofficial place, or derived; none of it may ever be marked official.
NEVER_OFFICIAL = {
    *(f"m808-{number:02}" for number in UNREAD_MISSIONS),
    "decision-1493", "decision-604", "special-programme-1493",
    "decree-267-2025", "decree-229-2026", "decree-260-2026", "circular-39-2025", "circular-44-2025",
    "notice-78-lao-cai", "lao-cai", "lao-cai-refining", "nafosted", "natif", "vnsc",
    "resolution-71", "work-programme-2026", "digital-architecture-framework",
    "nq57-digital-economy-2045", "nq57-digital-firms-2045", "nq57-innovation-rank-2045",
    "nq57-research-spending", "nq57-research-spending-society", "nq57-researchers",
    "nq57-ranked-organizations", "nq57-innovating-firms", "nq57-5g-nationwide",
    "most-products-mastered", "p2815-draft-core-technology-2027",
    "clm-registry", "github-nq57-transcription", "github-nafosted-notice", "github-decree-260",
    "github-laocai-drafts", "mirror-most-targets",
}  # fmt: skip
PRESS_ONLY = {"viettel", "vnpt", "fpt", "cmc", "thaco", "hoa-phat", "vinspeed", "vnu", "hust", "direction-2026-03-12"}


@cache
def workspace() -> Workspace:
    return Workspace.open(SEED, today=datetime.date(2026, 11, 21))


def data() -> Roadmap:
    return workspace().roadmap


def number_of(mission: Mission) -> int:
    return int(mission.id.split("-")[1])


def test_reading_it_finds_nothing_wrong() -> None:
    assert workspace().loaded.findings == ()
    assert not data().unread
    assert not data().lost


def test_its_settings() -> None:
    settings = workspace().settings
    assert settings.title is not None
    assert all(settings.title)
    assert (settings.language, settings.horizon, settings.money.unit) == ("vi", 2035, "million-VND")


def test_both_lists_stand_with_their_validity() -> None:
    old, new = data().find(Catalogue, OLD), data().find(Catalogue, NEW)
    assert old and new
    assert str(old.valid_from) == "2025-06-12"
    assert str(old.valid_to) == "2026-06-30"
    assert str(new.valid_from) == "2026-07-01"
    assert new.valid_to is None
    assert new.supersedes == (OLD,)
    assert old.note is not None
    assert all("35" in text and "32" in text for text in old.note), "the disputed count is on record"
    directive = data().find(Directive, new.directive)
    assert directive and directive.supersedes == (old.directive,)


def test_eleven_groups_and_thirty_five_products_of_2025() -> None:
    groups = [group for group in data().of(Group) if group.catalogue == OLD]
    products = [product for product in data().of(Product) if OLD in product.listings]
    assert len(groups) == 11
    per_group = Counter(product.listings[OLD].group for product in products)
    assert [per_group[group.id] for group in groups] == [6, 3, 3, 3, 4, 1, 3, 3, 4, 2, 3]
    for product in products:
        listing = product.listings[OLD]
        group = data().find(Group, listing.group)
        assert group and listing.code.startswith(f"{group.code}.")
        assert listing.link == "official"
        assert product.id.startswith("2025-")


def test_ten_groups_and_thirty_products_in_two_tiers_of_2026() -> None:
    assert len([group for group in data().of(Group) if group.catalogue == NEW]) == 10
    products = [product for product in data().of(Product) if NEW in product.listings]
    assert [product.listings[NEW].code for product in products] == [f"P{number:02}" for number in range(1, 31)]
    assert [product.listings[NEW].tier for product in products] == ["1"] * 22 + ["2"] * 8
    for product in products:
        assert OLD not in product.listings, "no official table leads from the old list to the new one"
        group = data().find(Group, product.listings[NEW].group)
        assert group and group.catalogue == NEW


def test_no_group_link_of_2026_is_official() -> None:
    links = {product.listings[NEW].link for product in data().of(Product) if NEW in product.listings}
    assert links == {"proposed"}


def test_six_priority_products() -> None:
    programme = data().find(Programme, "programme-2815")
    assert programme and programme.products == PRIORITY
    assert programme.accountable is None
    for id in PRIORITY:
        product = data().find(Product, id)
        assert product and product.evidence == "official"
        assert bool(product.listings) == (id == "edge-ai-camera")


def test_twenty_missions_of_ten_bodies() -> None:
    missions = data().of(Mission)
    assert [number_of(mission) for mission in missions] == list(range(1, 21))
    assert Counter(mission.evidence for mission in missions) == {"official": 15, "unverified": 5}
    assert {mission.governing for mission in missions} - {None} == NINE_NAMED_BODIES
    # The tenth body is only inferred, so it is on record as a body but governs nothing.
    assert "moit" in data()
    for mission in missions:
        assert mission.note and mission.lead is None, "the decision speaks of governing bodies, not of leads"
        if number_of(mission) in UNREAD_MISSIONS:
            assert mission.evidence == "unverified"
            assert mission.governing is None
            assert not mission.products
            assert "inferred" in mission.note.en and "suy ra" in mission.note.vi
        else:
            assert mission.governing
            assert len(mission.products) == 1
            assert "unverified" in mission.note.en and "chưa được kiểm chứng" in mission.note.vi


def test_technologies_are_the_words_of_the_group_names() -> None:
    technologies = data().of(Technology)
    assert len(technologies) == 24
    covered = set()
    for technology in technologies:
        (home,) = technology.groups
        group = data().find(Group, home)
        assert group and group.catalogue == NEW and technology.name and group.name
        word = technology.name.vi.removeprefix("Công nghệ ").casefold()
        assert word in group.name.vi.casefold()
        assert technology.accountable is None
        covered.add(home)
    assert len(covered) == 10


def test_nothing_is_said_that_no_official_text_says() -> None:
    for product in data().of(Product):
        assert product.accountable is None
        assert product.uses == ()
        assert product.answers == ()
    assert not data().of(Activity)
    for indicator in data().of(Indicator):
        assert indicator.baseline is None


def test_programme_targets() -> None:
    targets = {
        indicator.id.removeprefix("p2815-"): indicator.target.get(2030)
        for indicator in data().of(Indicator)
        if indicator.of == "programme-2815" and indicator.evidence == "official"
    }
    assert targets == {
        "core-technology-mastered": 80, "value-added-in-price": 60, "value-added-in-cost": 40,
        "domestic-demand-met": 30, "firms-supported": 30, "institutes-supported": 10, "supporting-firms": 100,
        "industries-formed": 3, "tasks-published": 100, "tasks-with-ip": 60, "strong-research-groups": 10,
        "tasks-training-postgraduates": 80, "tasks-training-phds": 30, "tasks-applied": 80, "dual-use-tasks": 10,
        "strategic-research-share": 15,
    }  # fmt: skip
    for name in ("core-technology-mastered", "value-added-in-price", "value-added-in-cost"):
        indicator = data().find(Indicator, f"p2815-{name}")
        assert indicator and indicator.formula and "No official definition" in indicator.formula.en


def test_founding_directives_have_their_sentences() -> None:
    notice, direction = data().find(Directive, "notice-17"), data().find(Directive, "direction-2026-03-12")
    assert notice and list(notice.clauses) == [f"A{number}" for number in range(1, 50)]
    assert direction and list(direction.clauses) == [f"B{number}" for number in range(1, 39)]


def test_every_citation_names_a_clause_that_exists() -> None:
    for record in data():
        for id, clauses in record.cites.items():
            directive = data().find(Directive, id)
            assert directive and set(clauses) <= set(directive.clauses), record.id


def lacks(record: Record) -> Iterator[str]:
    if not (record.name and record.name.vi and record.name.en):
        yield "a name in both languages"
    if record.note and not all(record.note):
        yield "a note in both languages"
    if not record.evidence:
        yield "a mark of evidence"
    if record.as_of is None or COMPILED.surely_before(record.as_of):
        yield "a date that is not in the future"
    if isinstance(record, Document):
        if not record.publisher:
            yield "a publisher"
        if record.evidence not in {"reported", "unverified"} or not (record.url or record.evidence == "unverified"):
            yield "an address"
    elif not record.sources or not all(place.strip() for place in record.sources.values()):
        yield "a source with its place"


def test_every_record_is_named_dated_sourced_and_marked() -> None:
    assert len(data()) > 300
    assert [(record.id, *missing) for record in data() if (missing := [*lacks(record)])] == []


def test_what_no_official_text_says_is_not_marked_official() -> None:
    ids = set(data().records)
    for id in sorted(NEVER_OFFICIAL | PRESS_ONLY):
        found = [one for one in ids if one == id or (id.startswith("m808-") and one.startswith(id))]
        assert len(found) == 1, id
        assert data()[found[0]].evidence != "official", id
    for record in data():
        if record.evidence == "official":
            cited = {data()[id].evidence for id in record.sources}
            assert cited - {"unverified"}, f"{record.id} rests on unofficial sources only"


def test_as_of_is_not_before_what_it_rests_on() -> None:
    for record in data():
        for id in set(record.sources) - {"clm-registry"}:
            source = data()[id]
            published = source.published if isinstance(source, Document) else None
            if published and record.as_of:
                assert not record.as_of.surely_before(published), f"{record.id} is older than {id}"


# Spelling. A Vietnamese word is one syllable: an onset, a rime and a tone; whatever is none is listed here by name.
TONES = "\u0300\u0301\u0303\u0309\u0323"
ONSETS = """
    ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x
"""
RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oat oay oăc oăm oăn oăng oăt oe oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uân uâng uât uây uê uêch uênh uơ
    uy uya uych uyên uyêt uynh uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương
    ươp ươt ươu y yêm yên yêng yêt yêu
"""
FOREIGN = """
    AI ASEAN BESS C CMC Coherent EPC EVN EVNNPC FPT G GDP HEALTH IoT KPI MAUR NAFOSTED NATIF NIC ORAN P R SMR
    TFP THACO UAV USD UTM VAST VNPT VNQuantum VNREDSat VNSC VietnamPlus ViSecurity VinSpeed Vingroup Viettel
    Advanced Digital Twin Metaverse Internet Robot robot Blockchain blockchain Vaccine camera carbon hydrogen
    ion lithium metro kV link proposed g p
"""
ABBREVIATIONS = """
    BCĐ BCĐTW BKHCN CP CQTTBCĐ CTr CĐS CN D ĐHBK ĐHQG ĐT GD HCM KH MT NHNN NN NQ NĐ QC QH QĐ TB TGV TP TT TTg
    TW UBND VPCP VPTW XIV
"""
PUNCTUATION = "-–.,;:()%&+/“”\"'’…→="


def is_vietnamese(word: str) -> bool:
    """Whether `word` is built like a Vietnamese syllable."""
    apart = unicodedata.normalize("NFD", word.casefold())
    bare = unicodedata.normalize("NFC", "".join(char for char in apart if char not in TONES))
    for onset in (*ONSETS.split(), ""):
        rest = bare.removeprefix(onset)
        if not bare.startswith(onset) or not (rest in RIMES.split() or (onset == "gi" and f"i{rest}" in RIMES.split())):
            continue
        front = rest[:1] in set("iyeê")
        if onset in {"k", "gh", "ngh"} and not front:
            continue
        if onset in {"c", "ng"} and front:
            continue
        return True
    return False


def vietnamese_texts(record: Record) -> Iterator[str]:
    texts: list[Text | None] = [record.name, record.note]
    texts += [getattr(record, field, None) for field in ("short", "title", "formula")]
    texts += getattr(record, "clauses", {}).values()
    yield from (text.vi for text in texts if text)
    yield from record.sources.values()
    yield from (getattr(record, field, "") for field in ("unit", "sector", "holder", "signer"))


def test_the_spelling_test_itself() -> None:
    good = "Trí tuệ nhân tạo quốc gia giống cây nghiên cứu thủy lợi khuỷu giếng quyết nguyên khoa học đường gì kỹ"
    bad = "strategic wật hoocm ngiên ghạo kông ceo phát\u0302 triểnn đđường"
    assert [word for word in good.split() if not is_vietnamese(word)] == []
    assert [word for word in bad.split() if is_vietnamese(word)] == []


def test_vietnamese_is_spelled_with_vietnamese_letters() -> None:
    known = {*FOREIGN.split(), *ABBREVIATIONS.split()}
    for record in data():
        for text in vietnamese_texts(record):
            assert unicodedata.is_normalized("NFC", text), text
            assert not re.search(r"\s\s|^\s|\s$|\s[,.;:!?]", text), text
            assert not set(re.sub(r"[\w\s]", "", text)) - set(PUNCTUATION), text
            if isinstance(record, Document):
                continue  # pages are called what their publishers call them
            words = set(re.findall(r"[^\W\d_]+", text)) - known
            assert not {word for word in words if not is_vietnamese(word)}, f"{record.id}: {text}"


def test_products_in_force_without_a_mission() -> None:
    served = {id for mission in data().of(Mission) for id in mission.products}
    idle = [product.id for product in data().of(Product) if NEW in product.listings and product.id not in served]
    assert idle == [
        "edge-ai-camera", "digital-twin-platform", "mobile-industrial-robots", "smart-manufacturing",
        "smart-biosensors", "farm-biomass-processing", "advanced-materials", "batteries-bess",
        "green-hydrogen-biofuels", "high-voltage-equipment", "carbon-capture", "specialised-chips",
        "quantum-communication-computing-sensing", "mineral-petroleum-rare-earth-processing",
        "underground-deep-sea-exploration", "small-modular-reactor", "rail-systems-rolling-stock",
    ]  # fmt: skip
    found = workspace().check(select=["OWN112"])
    assert {finding.record for finding in found} == set(idle)
