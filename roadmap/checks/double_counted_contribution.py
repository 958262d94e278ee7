from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.effects import allocated, overdrawn
from roadmap.graph.survey import Survey
from roadmap.model.kinds.outcome import Indicator


@check("OUT209", severity="error", one_by_one=True)
def double_counted_contribution(survey: Survey) -> Iterator[Hit]:
    """The shares of one effect are more than the whole effect.

    Tổng các phần phân bổ của một hiệu quả vượt quá 100 %.

    Why:
        An effect that several technologies, products or bodies share is one effect. Where their shares sum up to more
        than the whole, each tells truthfully of its part, and together they report growth that never happened.
    Vì sao:
        Hiệu quả do nhiều công nghệ, sản phẩm hoặc cơ quan cùng tạo ra vẫn chỉ là một hiệu quả. Khi tổng các phần vượt
        quá toàn bộ thì từng nơi báo cáo phần của mình, còn cộng lại là mức tăng trưởng không có thật.
    Fix:
        Agree on the shares and set `shares` so that they sum up to 1 at most; what nobody claims may stay open.
    Cách sửa:
        Thống nhất tỷ lệ và ghi lại `shares` sao cho tổng không quá 1; phần chưa ai nhận có thể để trống.
    Bad:
        [technology.npu]
        [technology.lens]
        [indicator.domestic-share]
        unit = "%"
        shares = { npu = 0.7, lens = 0.6 }
    Good:
        [technology.npu]
        [technology.lens]
        [indicator.domestic-share]
        unit = "%"
        shares = { npu = 0.6, lens = 0.4 }
    """
    for indicator in survey.of(Indicator):
        if overdrawn(indicator):
            yield hit(
                indicator,
                "shares",
                en="The shares of {it} sum up to {sum} %, more than the whole effect",
                vi="Các phần phân bổ của {it} cộng lại là {sum} %, vượt quá 100 %",
                sum=round(allocated(indicator) * 100, 1),
                others=tuple(indicator.shares),
            )
