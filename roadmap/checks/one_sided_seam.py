from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity
from roadmap.model.record import Record
from roadmap.model.relation import links

_RESTS = frozenset(
    ("after", "chain", "depends_on", "for", "mission", "product", "receives", "supports", "uses", "waits_for")
)
"""The relations in which one record counts on what another body does or keeps; naming a body or a source does not."""
_GIVEN = frozenset(("directive", "document", "catalogue", "group", "need", "programme", "organization", "post"))
"""Kinds that stand for everybody and agree to nothing."""


@check("DEP709", severity="warning", needs=["DEP706", "DEP707"], remedies=["remove-reference"])
def one_sided_seam(survey: Survey) -> Iterator[Hit]:
    """A record in one body's folder counts on a record in another body's folder, which knows nothing of it.

    Bản ghi trong thư mục của một cơ quan dựa vào bản ghi của cơ quan khác, nhưng bên kia chưa xác nhận.

    Why:
        Where two bodies' plans meet, one of them waits for what the other never promised. A folder at the top of the
        workspace belongs to the body whose id is its name; other folders belong to nobody, and without two bodies'
        folders this check is silent. The other side confirms with any record in its folder: one that links back to
        the record that counts on it, or one of the work counted on (the record itself, or one that links to it) that
        names the counting body, as participant, user, coordinating body or otherwise.
    Vì sao:
        Ở chỗ hai kế hoạch gặp nhau, một bên thường chờ điều mà bên kia chưa hề hứa. Thư mục ở cấp cao nhất của không
        gian làm việc thuộc về cơ quan có mã trùng với tên thư mục; các thư mục khác không thuộc về ai, và nếu không có
        thư mục của hai cơ quan thì không kiểm tra. Bên kia xác nhận bằng một bản ghi trong thư mục của mình: liên kết
        ngược lại bản ghi đang dựa vào mình, hoặc bản ghi của chính phần việc đó (hay liên kết tới nó) có nêu tên cơ
        quan bên này, với vai trò tham gia, sử dụng, phối hợp hoặc vai trò khác.
    Fix:
        Ask the other body to name yours in its record (for example in `participants`), or to link back; if it does not
        agree, plan without it.
    Cách sửa:
        Đề nghị cơ quan kia nêu tên cơ quan mình trong bản ghi của họ (ví dụ ở `participants`) hoặc liên kết ngược lại;
        nếu không được đồng ý thì lập kế hoạch không dựa vào phần đó.
    Bad:
        # vnpt/plan.toml
        [activity.camera-pilot]
        lead = "vnpt"
        after = ["chip-pilot"]
        # hust/plan.toml
        [activity.chip-pilot]
        lead = "hust"
        # bodies.toml
        [organization.vnpt]
        [organization.hust]
    Good:
        # vnpt/plan.toml
        [activity.camera-pilot]
        lead = "vnpt"
        after = ["chip-pilot"]
        # hust/plan.toml
        [activity.chip-pilot]
        lead = "hust"
        participants.vnpt = { role = "user" }
        # bodies.toml
        [organization.vnpt]
        [organization.hust]
    """
    body_of = _bodies(survey)
    if len(set(body_of.values())) < 2:
        return
    records = survey.roadmap.records
    for id, body in body_of.items():
        record = records[id]
        if isinstance(record, Activity) and record.state in ("done", "stopped"):
            continue
        for link in links(record):
            other = body_of.get(link.target, body)
            if other == body or link.relation not in _RESTS or records[link.target].KIND in _GIVEN:
                continue
            if not _confirmed(survey, body_of, record, link.target):
                yield hit(
                    record,
                    link.path,
                    en="{it} of {body} counts on {target} of {other}, which has not confirmed it",
                    vi="{it} của {body} dựa vào {target} của {other}, bên đó chưa xác nhận",
                    others=[link.target],
                    body=records[body],
                    target=records[link.target],
                    other=records[other],
                )


def _bodies(survey: Survey) -> dict[str, str]:
    """Record -> the body in whose folder it stands, for the records that stand in one."""
    found = {}
    for id, file in survey.roadmap.origin.items():
        folder, inside, _ = file.partition("/")
        if inside and id in survey.roadmap and survey.roadmap.find(Organization, folder):
            found[id] = folder
    return found


def _confirmed(survey: Survey, body_of: dict[str, str], record: Record, target: str) -> bool:
    """Whether the body that keeps `target` knows that `record` counts on it."""
    body, other = body_of[record.id], body_of[target]
    if any(body_of.get(link.source) == other for link in survey.entering(record.id)):
        return True
    around = (target, *(link.source for link in survey.entering(target) if body_of.get(link.source) == other))
    return any(link.target == body for id in around for link in links(survey.roadmap[id]))
