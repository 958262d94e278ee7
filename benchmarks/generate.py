"""A realistic workspace of any size, the same bytes every time: ``python -m benchmarks.generate RECORDS FOLDER``.

The records come in blocks, one product with everything about it: three core technologies that build on those of earlier
blocks, work at every stage, the bodies that do it, a mission, money by year, indicators, milestones, supplies, a
laboratory. Seen on :data:`TODAY` the plan is complete, apart from a handful of faults sown into early blocks, so that
every kind of work a check run does is done. Everything is invented.
"""

from __future__ import annotations

import argparse
import datetime
import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.words import (
    BODIES,
    DELIVERABLES,
    EFFECTS,
    FAMILIES,
    FIELDS,
    INPUTS,
    MINISTRIES,
    PLACES,
    PRODUCTS,
    STAGES,
    TECHNOLOGIES,
    TRACKS,
    WORK,
)
from benchmarks.writing import Made, sphinx_needs, workspace

TODAY = datetime.date(2026, 11, 21)
_SEED = 20261121
_STAGE_MONTHS, _BLOCKS_OF_A_PROGRAMME = 15, 10
_PEOPLE_OF_A_FIELD = 10_000_000
_MAKERS = ["hang-xa", "hang-xb", "hang-xc"]


def records(number: int) -> list[Made]:
    """`number` records in whole blocks; what is left over is filled with review milestones of the first product."""
    made = list(_frame())
    for index in count():
        block = list(_Block(index, random.Random(f"{_SEED}-{index}")).records())
        if len(made) + len(block) > number:
            break
        made += block
    for index in range(number - len(made)):
        name = _both(f"Mốc kiểm điểm số {index + 1}", f"Review {index + 1}")
        table = {"name": name, "of": "sp-00000", "due": _month(index % 60 + 2), **_mark(index)}
        made.append(Made("milestone", f"kiem-diem-{index:05}", table))
    return made


def _both(vi: str, en: str) -> dict[str, str]:
    return {"vi": vi, "en": en}


def _month(after: int) -> datetime.date:
    """The first of the month `after` months from today's."""
    years, month = divmod(TODAY.year * 12 + TODAY.month - 1 + after, 12)
    return datetime.date(years, month + 1, 1)


def _mark(index: int) -> dict[str, Any]:
    return {"evidence": "reported", "as_of": datetime.date(2026, 9 + index % 2, 1 + index % 28)}


def _frame() -> Iterator[Made]:
    """What all blocks share: the official list, its groups, ministries with their heads, fields of people."""
    for index, (slug, vi, en) in enumerate(MINISTRIES):
        body = {"name": _both(vi, en), "type": "ministry"}
        yield Made("organization", f"bo-{slug}", {**body, "sector": vi, **_mark(index)})
        head = {"name": _both(f"Người đứng đầu {vi}", f"Head of {en}"), "organization": f"bo-{slug}"}
        term = {"holder": "Nguyễn Văn A", "from": datetime.date(2026, 4, 1), "until": datetime.date(2031, 3, 31)}
        yield Made("post", f"dau-bo-{slug}", {**head, "title": _both("Bộ trưởng", "Minister"), **term, **_mark(index)})
    for index, country in enumerate(("XA", "XB", "XC")):
        name = _both(f"Hãng linh kiện nước ngoài {country}", f"Foreign components maker {country}")
        body = {"name": name, "type": "foreign", "country": country, **_mark(index)}
        yield Made("organization", f"hang-{country.lower()}", body)
    order = {"name": _both("Quyết định ban hành danh mục", "Decision that sets the list"), "form": "decision"}
    dates = {"number": "01/QĐ", "issuer": "bo-cong-nghe", "issued": _month(-9), "in_force": _month(-8)}
    yield Made("directive", "quyet-dinh-danh-muc", {**order, **dates, "state": "in-force", **_mark(0)})
    name = _both("Danh mục công nghệ và sản phẩm chiến lược", "List of strategic technologies and products")
    table = {"name": name, "directive": "quyet-dinh-danh-muc", "valid_from": _month(-8), **_mark(0)}
    yield Made("catalogue", "danh-muc", table)
    for index, (_, vi, en) in enumerate(TECHNOLOGIES):
        table = {"name": _both(f"Nhóm {vi}", f"Group {en}"), "catalogue": "danh-muc", "code": str(index + 1)}
        yield Made("group", f"nhom-{index + 1}", {**table, **_mark(index)})
    for index, (slug, vi) in enumerate(FIELDS):
        name = _both(f"Nhân lực {vi}", f"People: {slug}")
        supply = dict.fromkeys(range(2022, 2036), _PEOPLE_OF_A_FIELD)
        table = {"name": name, "field": vi, "supply": supply, "from": ["bo-giao-duc"], **_mark(index)}
        yield Made("workforce", f"nhan-luc-{slug}", table)


class _Block:
    """One product with its technologies, bodies, work, money and effects.

    Args:
        index: from 0; every fourth block stands at the same stage.
        chance: where numbers come from.
    """

    def __init__(self, index: int, chance: random.Random) -> None:
        self.index, self.chance = index, chance
        self.phase = index % 4
        self.key = f"{index:05}"
        self.product = f"sp-{self.key}"
        self.technologies = [f"cn-{self.key}-{letter}" for letter in "abc"]
        self.agency, self.institute, self.firm, self.partner = (f"{slug}-{self.key}" for slug, *_ in BODIES)
        self.ministry = f"bo-{MINISTRIES[index % len(MINISTRIES)][0]}"
        self.place = PLACES[index % len(PLACES)]
        self.programme = f"ct-{index // _BLOCKS_OF_A_PROGRAMME:04}"

    def records(self) -> Iterator[Made]:
        if self.index % _BLOCKS_OF_A_PROGRAMME == 0:
            yield from self._of_a_programme()
        yield from self._bodies()
        yield from self._demand()
        for number, technology in enumerate(self.technologies):
            yield self._technology(number, technology)
            yield from self._work(technology, STAGES[:3], f"{self._word(number)[1]} {self.key}")
            yield from self._tracks(number, technology)
        yield self._product()
        yield from self._work(self.product, STAGES[1:], f"{self._named(PRODUCTS)[1]} {self.key}")
        yield self._mission()
        yield from self._indicators()
        yield from self._surroundings()

    def _named(self, words: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
        return words[self.index % len(words)]

    def _word(self, number: int) -> tuple[str, str, str]:
        return TECHNOLOGIES[(self.index * 3 + number) % len(TECHNOLOGIES)]

    def _of_a_programme(self) -> Iterator[Made]:
        number = self.index // _BLOCKS_OF_A_PROGRAMME
        order = f"qd-{number:04}"
        name = _both(f"Quyết định phê duyệt chương trình {number}", f"Decision on programme {number}")
        clauses = {"1": _both("Mục tiêu của chương trình", "Targets"), "2": _both("Nhiệm vụ được giao", "Tasks")}
        dates = {"number": f"{number}/QĐ-CT", "issuer": self.ministry, "issued": _month(-58), "in_force": _month(-57)}
        table = {"name": name, "form": "decision", **dates, "state": "in-force", **_mark(number), "clauses": clauses}
        yield Made("directive", order, table)
        name = _both(f"Chương trình làm chủ công nghệ số {number}", f"Programme of mastery {number}")
        owners = {"directive": order, "accountable": self.ministry, "post": self.ministry.replace("bo-", "dau-bo-")}
        years = {"ceiling": 900_000_000, "start": _month(-57), "end": _month(90)}
        cites = {"cites": {order: ["1", "2"]}}
        answers = {"answers": [f"nc-{self.key}"], "products": [self.product]}
        yield Made("programme", self.programme, {"name": name, **owners, **answers, **years, **_mark(number), **cites})

    def _bodies(self) -> Iterator[Made]:
        for number, (slug, type, vi, en, short, title) in enumerate(BODIES):
            id = f"{slug}-{self.key}"
            name = _both(f"{vi} {self.place} {self.key}", f"{en} of {self.place} {self.key}")
            body = {"name": name, "short": f"{short} {self.place} {self.key}"}
            parent = {"parent": self.ministry} if number < 2 else {}
            sector = {"sector": self._named(PRODUCTS)[1]}
            yield Made("organization", id, {**body, "type": type, **parent, **sector, **_mark(number)})
            name = _both(f"{title} {vi} {self.place} {self.key}", f"Head, {en} of {self.place} {self.key}")
            term = {"holder": "Trần Thị B", "from": datetime.date(2025, 1, 1 + number), "until": _month(50 + number)}
            yield Made("post", f"dau-{id}", {"name": name, "organization": id, "title": title, **term, **_mark(number)})

    def _demand(self) -> Iterator[Made]:
        subject = self._named(PRODUCTS)
        name = _both(f"Nhu cầu {subject[1]} của {self.place} {self.key}", f"{self.place} needs {subject[2]} {self.key}")
        quantity = {year: 200 * (year - 2024) for year in (2027, 2028, 2030, 2035)}
        wish = {"kind": ("problem", "market", "order")[self.index % 3], "owner": self.agency, "sector": subject[1]}
        how = {"beneficiary": "citizen", "commitment": "contract", "unit": "bộ", "quantity": quantity}
        yield Made("need", f"nc-{self.key}", {"name": name, **wish, **how, **_mark(self.index)})

    def _technology(self, number: int, id: str) -> Made:
        slug, vi, en = self._word(number)
        earlier = [f"cn-{before:05}-{'abc'[number]}" for before in (self.index // 2, self.index - 4) if before >= 0]
        within = self.technologies[number - 1 : number] if number else []
        builds_on = [one for one in dict.fromkeys((*within, *earlier)) if one != id]
        level, most = (3, 6, 8, 9)[self.phase], min(self.phase, 2)
        fault = _FAULTS.get((self.index, number), "")
        if fault == "dangling":
            builds_on.append(f"cm-{self.key}-a")
        table: dict[str, Any] = {
            "name": _both(f"{vi} {self.key}", f"{en} {self.key}"),
            "groups": [f"nhom-{(self.index * 3 + number) % len(TECHNOLOGIES) + 1}"],
            "accountable": (self.institute, self.firm, self.partner)[number],
            "post": f"dau-{(self.institute, self.firm, self.partner)[number]}",
            "depends_on": builds_on,
            "answers": [f"nc-{self.key}"],
            "note": _both(f"Thế hệ {slug} dùng cho {self.place}", f"The {slug} generation for {self.place}"),
            **_mark(self.index + number),
            "readiness": {"now": level, "target": 9, **self._assessed(number)},
            "mastery": {"now": ("use", "adapt", "design")[most], "target": "design", **self._assessed(number)},
        }
        if fault == "unowned":
            del table["accountable"], table["post"]
        return Made("technology", id, table)

    def _assessed(self, number: int) -> dict[str, Any]:
        return {"assessed": datetime.date(2026, 8, 1 + number), "evidence": f"Biên bản đánh giá {self.key}/BB-ĐG"}

    def _tracks(self, number: int, technology: str) -> Iterator[Made]:
        for track, vi, en, months in TRACKS:
            name = _both(f"{vi} công nghệ {self.key}-{number + 1}", f"{en}: technology {self.key}-{number + 1}")
            table = {"name": name, "of": technology, "track": track, "due": _month(months + number)}
            yield Made("milestone", f"moc-{technology}-{track[:3]}", {**table, **_mark(number)})

    def _product(self) -> Made:
        _, vi, en = self._named(PRODUCTS)
        level = (1, 3, 8, 9)[self.phase]
        security = {"done": _month(-60), "by": self.ministry, "evidence": f"Biên bản an toàn {self.key}/BB-AT"}
        listing = {"code": f"P{self.index + 1}", "tier": "1", "group": "nhom-1", "link": "official"}
        table = {
            "name": _both(f"{vi} {self.key}", f"{en} {self.key}"),
            "uses": self.technologies,
            "answers": [f"nc-{self.key}"],
            "accountable": self.agency,
            "post": f"dau-{self.agency}",
            "sensitive_data": self.index % 2 == 0,
            **_mark(self.index),
            "listings": {"danh-muc": listing},
            "manufacturing": {"now": level, "target": 9, **self._assessed(0)},
            "security": security,
        }
        return Made("product", self.product, table)

    def _work(self, subject: str, stages: tuple[str, ...], named: str) -> Iterator[Made]:
        """The activities of one chain with their money: stages behind are done, one runs, the rest is to come."""
        before = ""
        for stage in stages:
            place = STAGES.index(stage) - self.phase
            state = "done" if place < 0 else "running" if place == 0 else "planned"
            lead = self.institute if stage == "research" else self.firm
            id = f"hd-{subject[3:]}-{stage[:3]}"
            vi, en = WORK[stage]
            begin, end = _month(place * _STAGE_MONTHS - 8), _month(place * _STAGE_MONTHS + 6) - datetime.timedelta(1)
            table: dict[str, Any] = {
                "name": _both(f"{vi} {named}", f"{en}: {subject}"),
                "chain": subject,
                "stage": stage,
                "mission": f"nv-{self.key}",
                "lead": lead,
                "start": begin,
                "end": end,
                "uses": [f"pt-{self.key}"] if stage in STAGES[:2] else [],
                "people": {FIELDS[self.index % len(FIELDS)][1]: self.chance.randint(3, 30)},
                "state": state,
                "deliverable": _both(*DELIVERABLES[stage]),
                **_mark(place),
                "participants": self._partners(stage),
                "gate": {"criteria": _both("Đạt mọi chỉ tiêu của hồ sơ", "Every figure of the file is met")},
            }
            if state == "done":
                table["proof"] = f"Biên bản nghiệm thu {id}"
                table["gate"] |= {"passed": end, "evidence": f"Biên bản chuyển giai đoạn {id}"}
            if before:
                table["after"] = {before: {"lag": self.chance.randint(0, 20)}}
                table["receives"] = {before: {"form": "transfer", "evidence": f"Hợp đồng chuyển giao {id}"}}
            yield Made("activity", id, table)
            if state != "planned" or stage in STAGES[2:4]:
                yield self._money(id, stage, begin.year, end.year)
            before = id

    def _partners(self, stage: str) -> dict[str, Any]:
        supervisor = {self.agency: {"role": "coordination"}}
        if stage == "research":
            return {self.firm: {"role": "design", "share": 0.3}, **supervisor}
        return {self.institute: {"role": "testing", "share": 0.2}, self.partner: {"role": "supply"}, **supervisor}

    def _money(self, activity: str, stage: str, first: int, last: int) -> Made:
        amount = self.chance.randint(2, 90) * 1000
        public = stage in STAGES[:2]
        approved = {year: amount + 500 * (year - first) for year in range(first, last + 1)}
        granted = {year: given for year, given in approved.items() if year <= TODAY.year}
        name = _both(f"Kinh phí cho {activity}", f"Money for {activity}")
        table: dict[str, Any] = {
            "name": name,
            "for": activity,
            "source": self.ministry if public else self.firm,
            "source_kind": "state-budget" if public else "firm",
            **({"route": "grant"} if public else {}),
            "approved": approved,
            **_mark(first % 28),
        }
        for step, share in (("allocated", 1.0), ("committed", 0.97), ("disbursed", 0.94), ("spent", 0.9)):
            if granted:
                table[step] = {year: int(given * share) for year, given in granted.items()}
        return Made("funding", f"kp-{activity[3:]}", table)

    def _mission(self) -> Made:
        name = _both(f"Làm chủ và đưa ra thị trường {self._named(PRODUCTS)[1]} {self.key}", f"Mission {self.key}")
        governing = f"bx-{self.ministry}" if _FAULTS.get((self.index, -1)) == "unknown" else self.ministry
        table = {
            "name": name,
            "programme": self.programme,
            "governing": governing,
            "lead": self.firm,
            "coordinating": [self.agency, self.institute],
            "post": f"dau-{self.firm}",
            "authority": "Quyết định dự toán, nhân sự và lựa chọn đối tác trong phạm vi nhiệm vụ.",
            "products": [self.product],
            "technologies": self.technologies,
            "answers": [f"nc-{self.key}"],
            "start": _month(-57),
            "due": _month(70),
            "deliverable": _both(f"Sản phẩm {self.key} bán trên thị trường", f"Product {self.key} on the market"),
            "obligation": "mandatory",
            "state": "running",
            "cites": {f"qd-{self.index // _BLOCKS_OF_A_PROGRAMME:04}": ["2"]},
            **_mark(self.index),
        }
        return Made("mission", f"nv-{self.key}", table)

    def _indicators(self) -> Iterator[Made]:
        for number, family in enumerate(FAMILIES):
            vi, en, unit = EFFECTS[family]
            start = 10 + self.chance.randint(0, 20)
            baseline = {"value": start, "on": datetime.date(2021, 12, 31), "evidence": f"Khảo sát {self.key}"}
            shown = {"value": start + 4.5, "on": datetime.date(2025, 12, 31), "evidence": f"Báo cáo {self.key}/BC"}
            table: dict[str, Any] = {
                "name": _both(f"{vi} {self.key}", f"{en} {self.key}"),
                "of": self.product,
                "family": family,
                "unit": unit,
                "formula": _both(f"{vi}: tử số chia cho mẫu số của kỳ", f"{en}: numerator over denominator"),
                "baseline": baseline,
                "target": {year: start + 4 * (year - 2024) for year in (2025, 2027, 2028, 2030)},
                "reported_by": self.firm,
                "verified_by": self.agency,
                **_mark(number),
                "actual": {2025: {**shown, "verified_by": self.agency}},
            }
            if _FAULTS.get((self.index, -2 - number)) == "no baseline":
                del table["baseline"]
            yield Made("indicator", f"cs-{self.key}-{number + 1}", table)

    def _surroundings(self) -> Iterator[Made]:
        key, place = self.key, self.place
        name = _both(f"Phòng thử nghiệm {place} {key}", f"Test laboratory of {place} {key}")
        host = {"type": "laboratory", "host": self.institute, "capacity": 30, "ready": _month(-70)}
        use = {"open_to": [self.firm, self.partner], "supports": [self.product, *self.technologies]}
        yield Made("infrastructure", f"pt-{key}", {"name": name, **host, **use, **_mark(self.index)})
        for number, (vi, en) in enumerate(INPUTS):
            name = _both(f"{vi} cho sản phẩm {key}", f"{en} for product {key}")
            maker = {"supplier": self.partner, "country": "VN", "share": 0.6, "substitutes": _MAKERS}
            table = {"name": name, "product": self.product, "component": _both(f"{vi} {key}", en), **maker}
            yield Made("supply", f"nl-{key}-{number + 1}", {**table, **_mark(number)})
        if self.index % 2:
            name = _both(f"Dây chuyền đang dùng tại {place} {key}", f"Line in use at {place} {key}")
            table = {"name": name, "who": self.partner, "sector": self._named(PRODUCTS)[1], "technology": self.product}
            use = {"since": datetime.date(2018, 5, 1), "generation": "2", "rating": "fair"}
            yield Made("deployment", f"dd-{key}", {**table, **use, **_mark(self.index)})
        if self.index % 3 == 0:
            name = _both(f"Thiếu hướng dẫn về thử nghiệm {key}", f"No guidance on trials {key}")
            table = {"name": name, "cause": "law", "blocks": [self.product], "owner": self.ministry}
            due = {"remedy": "Ban hành thông tư hướng dẫn", "opened": _month(-6), "due": _month(9)}
            yield Made("bottleneck", f"dn-{key}", {**table, **due, **_mark(self.index)})
        if self.index % 5 == 0:
            name = _both(f"Bàn giao công nghệ {key} cho doanh nghiệp", f"Technology {key} passes to the firm")
            table = {"name": name, "chain": self.technologies[1], "from": self.institute, "to": self.firm}
            yield Made("handover", f"bg-{key}", {**table, "on": _month(-4), "accepted_by": f"dau-{self.firm}"})


# Block and place in it -> the fault sown there: enough for every way of looking up a place, few enough to be read.
_FAULTS = {
    (2, 0): "unowned",
    (3, 1): "dangling",
    (5, 0): "unowned",
    (6, -1): "unknown",
    (7, -2): "no baseline",
    (9, 2): "dangling",
}


def main() -> None:
    """Write what the command line asks for and say how large it is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__.partition("\n")[0])
    parser.add_argument("records", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sphinx-needs", action="store_true", help="as a Sphinx-Needs project")
    asked = parser.parse_args()
    write = sphinx_needs if asked.sphinx_needs else workspace
    size = write(records(asked.records), asked.folder, f"{asked.records} bản ghi")
    print(f"{asked.records} records, {size} bytes, {size / asked.records:.0f} a record")


if __name__ == "__main__":
    main()
