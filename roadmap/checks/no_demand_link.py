from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, stage_aware
from roadmap.graph.chain import Chain, Subject, subjects
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.demand import Need
from roadmap.model.kinds.programme import Mission, Programme


@check("DEM301", severity="error", needs=["DEP706", "DEP707"], remedies=["link-need"])
def no_demand_link(survey: Survey) -> Iterator[Hit]:
    """A product or technology of today's plan answers no problem, market demand or order.

    Sản phẩm hoặc công nghệ trong kế hoạch hiện hành chưa gắn với bài toán, nhu cầu thị trường hay đơn đặt hàng nào.

    Why:
        What nobody asked for finds no buyer after acceptance. A demand also counts when a mission or programme answers
        it, or, for a technology, a product that uses it or a technology that builds on it. Weaker before the pilot
        stage.
    Vì sao:
        Thứ không ai cần thì nghiệm thu xong cũng không có người mua. Cũng được tính khi nhiệm vụ, chương trình đáp ứng
        nhu cầu đó; với công nghệ, khi sản phẩm sử dụng hoặc công nghệ phát triển từ nó đáp ứng nhu cầu. Mức độ nhẹ hơn
        trước giai đoạn thử nghiệm.
    Fix:
        Name the `need` in `answers`; where none is on record, ask who will use it and record theirs.
    Cách sửa:
        Ghi `need` vào `answers`; nếu chưa có, hãy hỏi ai sẽ sử dụng và ghi nhu cầu của họ.
    Bad:
        [product.traffic-camera]
        [activity.camera-pilot]
        chain = "traffic-camera"
        stage = "pilot"
        state = "running"
    Good:
        [product.traffic-camera]
        answers = ["fewer-jams"]
        [activity.camera-pilot]
        chain = "traffic-camera"
        stage = "pilot"
        state = "running"
        [need.fewer-jams]
    """
    answered = _answered(survey)
    for subject in subjects(survey):
        if subject.id not in answered:
            yield hit(
                subject,
                "answers",
                en="{it} answers no problem, market demand or order",
                vi="{it} chưa gắn với bài toán, nhu cầu thị trường hay đơn đặt hàng nào",
                severity=stage_aware(survey, subject.id),
                others=_around(survey, subject),
            )


def _answered(survey: Survey) -> set[str]:
    """The ids of every product and technology that a demand reaches."""

    def answers(record: Subject | Mission | Programme) -> bool:
        return any(survey.roadmap.find(Need, need) for need in record.answers)

    waiting = [technology.id for technology in survey.of(Technology) if answers(technology)]
    waiting.extend(product.id for product in survey.of(Product) if answers(product))
    programmes = {programme.id: programme for programme in survey.of(Programme) if answers(programme)}
    for programme in programmes.values():
        waiting.extend(programme.products)
    missions = {
        mission.id: mission for mission in survey.of(Mission) if mission.programme in programmes or answers(mission)
    }
    for mission in missions.values():
        waiting.extend((*mission.products, *mission.technologies))
    waiting.extend(one.chain for one in survey.of(Activity) if one.chain and one.mission in missions)
    reached: set[str] = set()
    while waiting:
        id = waiting.pop()
        if id not in reached:
            reached.add(id)
            subject = survey.roadmap.records.get(id)
            if isinstance(subject, Product):
                waiting.extend(subject.uses)
            elif isinstance(subject, Technology):
                waiting.extend(subject.depends_on)
    return reached


def _around(survey: Survey, subject: Subject) -> list[str]:
    """The records through which a demand could have reached `subject`."""
    missions = Chain(subject, survey).missions
    programmes = [mission.programme for mission in missions if mission.programme]
    named = [programme.id for programme in survey.referring(Programme, "products", subject.id)]
    users = [product.id for product in survey.referring(Product, "uses", subject.id)]
    return list(dict.fromkeys((*(mission.id for mission in missions), *programmes, *named, *users)))
