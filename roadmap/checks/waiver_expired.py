from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey


@check("DAT975", severity="warning", one_by_one=True, remedies=["drop-waiver", "renew-waiver"])
def waiver_expired(survey: Survey) -> Iterator[Hit]:
    """The end date of a waiver has passed.

    Miễn kiểm tra đã hết hạn.

    Why:
        A waiver was a promise to settle the matter by its date. The finding that it silenced counts again.
    Vì sao:
        Miễn kiểm tra là lời hứa giải quyết xong trước thời hạn. Phát hiện từng được miễn nay lại có hiệu lực.
    Fix:
        Settle the matter and delete the waiver, or have it renewed with a new reason and `until`.
    Cách sửa:
        Giải quyết xong rồi xóa phần miễn kiểm tra, hoặc đề nghị gia hạn với lý do và `until` mới.
    Bad:
        [technology.edge-inference]
        waive.OWN101 = { reason = "decision in preparation", by = "most", until = 2026-09-30 }
    Good:
        [technology.edge-inference]
        waive.OWN101 = { reason = "decision in preparation", by = "most", until = 2027-03-31 }
    """
    for record in survey.roadmap:
        for code, waiver in record.waive.items():
            if waiver.until.surely_before(survey.today):
                yield hit(
                    record,
                    ("waive", code),
                    en="The waiver of {code} on {it} ended {until}",
                    vi="Miễn kiểm tra {code} của {it} đã hết hạn {until}",
                    code=code,
                    until=waiver.until,
                )
