from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from roadmap.check import Hit, check, hit, limit
from roadmap.graph.chain import Chain
from roadmap.graph.dispersion import effective_number
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Technology
from roadmap.model.kinds.funding import Funding
from roadmap.model.settings import UNIT_FACTORS, UNITS

_CLOSED = ("done", "stopped")
_PRIVATE = ("firm", "venture", "foreign")


@check(
    "FUN604",
    severity="warning",
    limits={"missions": 5, "effective_number": 4, "smallest_grant": 1000, "small_grants": 2},
    one_by_one=True,
)
def fragmented_funding(survey: Survey) -> Iterator[Hit]:
    """Public money for one technology is spread over many missions or many small grants.

    Kinh phí nhà nước cho một công nghệ bị phân tán vào nhiều nhiệm vụ hoặc nhiều khoản tài trợ nhỏ.

    Why:
        Money spread thin finishes nothing. Counted are open missions that name the technology (`missions`), and the
        effective number of pots that share the approved money: the inverse Herfindahl index, which is N for N equal
        pots and near 1 where one holds almost everything (`effective_number`). A pot is a mission, or a source outside
        any mission. Also counted are grants below `smallest_grant`, in the workspace's money unit (its default is a
        thousand million đồng), of which there may be `small_grants`. Money of firms and of venture or foreign capital
        is left out.
    Vì sao:
        Kinh phí dàn trải thì không việc nào xong. Tính số nhiệm vụ chưa kết thúc có nêu công nghệ (`missions`) và số
        lượng hiệu dụng của các khoản chia nhau kinh phí được phê duyệt: nghịch đảo chỉ số HHI, bằng N nếu có N
        khoản đều nhau, gần 1 nếu một khoản chiếm hầu hết (`effective_number`). Mỗi khoản là một nhiệm vụ, hoặc một
        nguồn ngoài nhiệm vụ. Ngoài ra tính số khoản tài trợ dưới `smallest_grant` theo đơn vị tiền của không gian làm
        việc (mặc định một tỷ đồng), cho phép tối đa `small_grants` khoản. Không tính vốn doanh nghiệp, vốn mạo hiểm và
        vốn nước ngoài.
    Fix:
        Merge missions under one lead, and put small grants together.
    Cách sửa:
        Gộp nhiệm vụ về một đầu mối chủ trì và gộp các khoản tài trợ nhỏ.
    Bad:
        [technology.edge-inference]
        [mission.survey]
        technologies = ["edge-inference"]
        [mission.models]
        technologies = ["edge-inference"]
        [mission.compiler]
        technologies = ["edge-inference"]
        [funding.survey-grant]
        for = "survey"
        approved = { 2026 = 300 }
        [funding.models-grant]
        for = "models"
        approved = { 2026 = 450 }
        [funding.compiler-grant]
        for = "compiler"
        approved = { 2026 = 500 }
    Good:
        [technology.edge-inference]
        [mission.models-and-compiler]
        technologies = ["edge-inference"]
        [funding.models-and-compiler-grant]
        for = "models-and-compiler"
        approved = { 2026 = 1250 }
    """
    limits = _Limits(survey)
    for technology in survey.of(Technology):
        if survey.live(technology):
            yield from _spread(survey, technology, limits)


class _Limits:
    def __init__(self, survey: Survey) -> None:
        self.missions = limit(survey, "FUN604", "missions")
        self.effective = limit(survey, "FUN604", "effective_number")
        self.grants = limit(survey, "FUN604", "small_grants")
        self.floor = limit(survey, "FUN604", "smallest_grant")
        if "smallest_grant" not in survey.settings.checks.get("FUN604", {}):
            self.floor *= UNIT_FACTORS["million-VND"] / UNIT_FACTORS[survey.settings.money.unit]


def _spread(survey: Survey, technology: Technology, limits: _Limits) -> Iterator[Hit]:
    missions = [mission for mission in Chain(technology, survey).missions if mission.state not in _CLOSED]
    pots: Counter[str] = Counter()
    grants: list[Funding] = []
    for mission in missions:
        money = _money(survey, mission.id)
        grants.extend(money)
        pots[mission.id] += _total(money)
    for id, mission_id in _own(survey, technology):
        for funding in _money(survey, id):
            grants.append(funding)
            pots[mission_id or funding.source or funding.id] += _total([funding])
    effective = effective_number(pots.values())
    if len(missions) > limits.missions:
        yield hit(
            technology,
            en="{it} is spread over {n} open missions (limit {limit})",
            vi="{it} bị phân tán vào {n} nhiệm vụ chưa kết thúc (ngưỡng {limit})",
            n=len(missions),
            limit=limits.missions,
            others=[mission.id for mission in missions],
        )
    elif effective > limits.effective:
        yield hit(
            technology,
            en="The money for {it} is split as if into {effective} equal parts (limit {limit})",
            vi="Kinh phí cho {it} bị chia nhỏ tương đương {effective} phần bằng nhau (ngưỡng {limit})",
            effective=effective,
            limit=limits.effective,
            others=[mission.id for mission in missions],
        )
    small = [funding for funding in grants if funding.route != "order" and _total([funding]) < limits.floor]
    if len(small) > limits.grants:
        yield hit(
            technology,
            en="{it} receives {n} grants of less than {floor} {unit} (limit {most})",
            vi="{it} nhận {n} khoản tài trợ dưới {floor} {unit} (ngưỡng {most})",
            n=len(small),
            floor=limits.floor,
            unit=UNITS.label(survey.settings.money.unit),
            most=limits.grants,
            others=[funding.id for funding in small],
        )


def _money(survey: Survey, id: str) -> list[Funding]:
    """The public money that is approved for the record `id`."""
    return [
        funding
        for funding in survey.referring(Funding, "for", id)
        if funding.source_kind not in _PRIVATE and any(funding.approved.values())
    ]


def _own(survey: Survey, technology: Technology) -> Iterator[tuple[str, str | None]]:
    """What money can be for beside missions: the technology and its open activities, each with its mission."""
    yield technology.id, None
    for activity in survey.activities(technology.id):
        if activity.state not in _CLOSED:
            yield activity.id, activity.mission


def _total(several: Iterable[Funding]) -> int:
    return sum(sum(funding.approved.values()) for funding in several)
