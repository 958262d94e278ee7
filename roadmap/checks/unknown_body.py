from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check
from roadmap.checks.dangling_reference import dangling
from roadmap.graph.survey import Survey


@check("OWN107", severity="error", one_by_one=True, remedies=["pick-another", "remove-reference", "add-missing-record"])
def unknown_body(survey: Survey) -> Iterator[Hit]:
    """A field names a body that is not in the register.

    Trường nêu một cơ quan, tổ chức không có trong danh sách.

    Why:
        A body that nobody can look up cannot answer, and two spellings of one body look like two.
    Vì sao:
        Cơ quan không tra cứu được thì không thể chịu trách nhiệm; một cơ quan viết hai cách sẽ thành hai cơ quan.
    Fix:
        Correct the id, or add the organisation.
    Cách sửa:
        Sửa mã, hoặc thêm bản ghi tổ chức.
    Bad:
        [technology.edge-inference]
        accountable = "mosst"
        [organization.most]
    Good:
        [technology.edge-inference]
        accountable = "most"
        [organization.most]
    """
    return dangling(survey, bodies=True)
