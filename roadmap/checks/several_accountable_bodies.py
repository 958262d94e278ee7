from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Handover, Product


@check("OWN102", severity="error", needs=["OWN107", "DEP707"], remedies=["assign-owner", "remove-handover"])
def several_accountable_bodies(survey: Survey) -> Iterator[Hit]:
    """More than one body is accountable for the same thing over the same time.

    Nhiều cơ quan cùng chịu trách nhiệm cho một đối tượng trong cùng thời gian.

    Why:
        Two bodies that both answer are no body that answers. It happens when missions of several governing bodies serve
        one product and none is accountable over all stages, or when accountability is handed to two bodies at once.
    Vì sao:
        Hai cơ quan cùng chịu trách nhiệm thì không cơ quan nào thật sự chịu trách nhiệm. Điều này xảy ra khi nhiệm vụ
        của nhiều cơ quan chủ quản cùng phục vụ một sản phẩm mà không cơ quan nào chịu trách nhiệm xuyên suốt, hoặc khi
        trách nhiệm được bàn giao cho hai cơ quan cùng lúc.
    Fix:
        Name one of them in `accountable` of the product; keep one handover for each date.
    Cách sửa:
        Ghi một cơ quan vào `accountable` của sản phẩm; mỗi thời điểm chỉ giữ một lần bàn giao.
    Bad:
        [product.uav]
        name.vi = "Thiết bị bay không người lái"
        [mission.utm]
        products = ["uav"]
        governing = "mod"
        [mission.counter-uav]
        products = ["uav"]
        governing = "mps"
        [organization.mod]
        [organization.mps]
    Good:
        [product.uav]
        name.vi = "Thiết bị bay không người lái"
        accountable = "mod"
        [mission.utm]
        products = ["uav"]
        governing = "mod"
        [mission.counter-uav]
        products = ["uav"]
        governing = "mps"
        [organization.mod]
        [organization.mps]
    """
    for product in survey.of(Product):
        if product.accountable or not survey.live(product):
            continue
        chain = Chain(product, survey)
        if len(chain.answering) > 1:
            named = [survey.roadmap.find(Organization, body) or body for body in chain.answering]
            yield hit(
                product,
                "accountable",
                en="{n} bodies govern missions of {it} and none is accountable end to end: {bodies}",
                vi="{n} cơ quan chủ quản nhiệm vụ của {it} mà chưa có cơ quan chịu trách nhiệm xuyên suốt: {bodies}",
                n=len(chain.answering),
                bodies=named,
                others=[mission.id for mission in chain.missions],
            )
    yield from _double_handovers(survey)


def _double_handovers(survey: Survey) -> Iterator[Hit]:
    at: dict[tuple[str, object], list[Handover]] = defaultdict(list)
    for handover in survey.of(Handover):
        if handover.chain and handover.on and handover.to:
            at[handover.chain, handover.on].append(handover)
    for (chain, on), several in at.items():
        if len({handover.to for handover in several}) > 1:
            bodies = [survey.roadmap.find(Organization, handover.to) or handover.to for handover in several]
            yield hit(
                several[-1],
                "to",
                en="{chain} is handed over to several bodies on {on}: {bodies}",
                vi="{chain} được bàn giao cho nhiều cơ quan cùng ngày {on}: {bodies}",
                chain=survey.roadmap.records.get(chain, chain),
                on=on,
                bodies=bodies,
                others=[chain, *(handover.id for handover in several)],
            )
