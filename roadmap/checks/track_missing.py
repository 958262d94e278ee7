from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from roadmap.check import Hit, check, hit
from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import TRACKS, Milestone, Product, Technology


@check("STG412", severity="warning", one_by_one=True, remedies=["add-milestone"])
def track_missing(survey: Survey) -> Iterator[Hit]:
    """A technology lacks a dated milestone of mastery, commercialisation or diffusion.

    Công nghệ còn thiếu mốc có thời hạn về làm chủ, thương mại hóa hoặc lan tỏa.

    Why:
        The directive asks for three tracks: to master the technology, to sell it, and to spread its effect. Milestones
        of its missions and of products that use it count too. A matter of information until work begins.
    Vì sao:
        Chỉ đạo yêu cầu đủ ba lộ trình: làm chủ, thương mại hóa và lan tỏa. Mốc của nhiệm vụ và của sản phẩm sử dụng
        công nghệ cũng được tính. Ở mức thông tin khi chưa bắt đầu thực hiện.
    Fix:
        Add a `milestone` with `of`, `track` and `due` for each track that is missing.
    Cách sửa:
        Thêm `milestone` có `of`, `track`, `due` cho từng lộ trình còn thiếu.
    Bad:
        [technology.edge-inference]
        [milestone.own-design]
        of = "edge-inference"
        track = "mastery"
        due = 2027-06-30
    Good:
        [technology.edge-inference]
        [milestone.own-design]
        of = "edge-inference"
        track = "mastery"
        due = 2027-06-30
        [milestone.first-sales]
        of = "edge-inference"
        track = "commercialisation"
        due = "2028-Q4"
        [milestone.ten-provinces]
        of = "edge-inference"
        track = "diffusion"
        due = "2030"
    """
    for technology in survey.of(Technology):
        if not survey.live(technology):
            continue
        around = [mission.id for mission in Chain(technology, survey).missions]
        around += [product.id for product in survey.referring(Product, "uses", technology.id)]
        milestones = chain.from_iterable(survey.referring(Milestone, "of", id) for id in (technology.id, *around))
        known = {milestone.track for milestone in milestones if milestone.due}
        missing = [TRACKS.label(track) for track in TRACKS if track not in known]
        if missing:
            yield hit(
                technology,
                en="{it} has no dated milestone of: {missing}",
                vi="{it} chưa có mốc có thời hạn về: {missing}",
                severity=None if survey.stage_reached(technology.id) else "info",
                missing=missing,
            )
