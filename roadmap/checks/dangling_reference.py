from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from roadmap.check import Hit, check
from roadmap.fitting.nearest import Nearest
from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Route
from roadmap.model.kinds import kinds
from roadmap.model.relation import reference
from roadmap.model.text import Text


@check("DEP707", severity="error", one_by_one=True, remedies=["pick-another", "remove-reference", "add-missing-record"])
def dangling_reference(survey: Survey) -> Iterator[Hit]:
    """A field refers to a record that does not exist.

    Trường tham chiếu đến bản ghi không tồn tại.

    Why:
        A broken link silently cuts a chain: what hangs behind it is missing from diagrams, money and findings.
    Vì sao:
        Liên kết hỏng âm thầm cắt đứt chuỗi: phần phía sau vắng mặt trong sơ đồ, kinh phí và kết quả kiểm tra.
    Fix:
        Correct the id as suggested, or add the record.
    Cách sửa:
        Sửa mã theo gợi ý, hoặc thêm bản ghi.
    Bad:
        [technology.edge-inference]
        depends_on = ["ai-acelerator"]
        [technology.ai-accelerator]
    Good:
        [technology.edge-inference]
        depends_on = ["ai-accelerator"]
        [technology.ai-accelerator]
    """
    return dangling(survey, bodies=False)


def dangling(survey: Survey, *, bodies: bool) -> Iterator[Hit]:
    """References to ids that no record has: those that must name an organisation, or all others.

    What is declared in a file that could not be read is not dangling: the file has its own finding.
    """
    records, lost = survey.roadmap.records, survey.roadmap.lost
    nearest = cache(partial(_nearest, survey))
    for link in survey.links:
        if link.target in records or link.target in lost:
            continue
        holder = records[link.source]
        ref = reference(type(holder), link.relation).ref
        if (ref.kinds == ("organization",)) is bodies:
            message = phrase(
                "{it}: `{field}` names `{target}`, which does not exist",
                "{it}: `{field}` nêu `{target}`, không có bản ghi này",
                it=holder,
                field=link.relation,
                target=link.target,
            )
            if near := nearest(ref.kinds).find(link.target):
                hint = phrase("; did you mean `{near}`?", "; có phải ý là `{near}`?", near=near)
                message = Text(message.vi + hint.vi, message.en + hint.en)
            yield Hit(Route(holder.KIND, holder.id, link.path), message)


def _nearest(survey: Survey, wanted: tuple[str, ...]) -> Nearest:
    return Nearest(survey.ids(*(kinds()[kind] for kind in wanted)))
