"""The steps of the tour: what to press, and how it is seen that it has been done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from roadmap.model.text import Text
from tui.dialogs.help import KeyHelp
from tui.dialogs.palette import Palette

if TYPE_CHECKING:
    from tui.app import Planner

UNOWNED = "phan-sun-an-toan"
"""The technology that nobody answers for on the tour."""


class Step(NamedTuple):
    """One step.

    Attributes:
        text: what to do and why.
        done: whether it has been done.
    """

    text: Text
    done: Callable[[Planner], bool]


def _owned(planner: Planner) -> bool:
    state = planner.state
    return state is not None and UNOWNED in state.roadmap and len(state.standing(UNOWNED).owners) == 1


def _in(view: str) -> Callable[[Planner], bool]:
    return lambda planner: planner.view is not None and view == planner.view.VIEW


STEPS = (
    Step(
        Text(
            "Đây là danh mục: mỗi dòng một công nghệ, sản phẩm. Một dòng chưa có cơ quan chịu trách nhiệm. "
            "Nhấn ! để đến dòng đó.",
            "This is the portfolio: a technology or product in each row. Nobody answers for one of them. "
            "Press ! to go there.",
        ),
        lambda planner: planner.chosen == UNOWNED,
    ),
    Step(
        Text(
            "Nhấn a để giao một cơ quan chịu trách nhiệm: gõ một phần tên, không cần dấu (ví dụ: vi mach), rồi ⏎. "
            "Thay đổi được ghi ngay xuống tệp.",
            "Press a to name the body that answers for it: type a part of its name (such as microe), then ⏎. "
            "The edit is on disk at once.",
        ),
        _owned,
    ),
    Step(
        Text(
            "Số lỗi ở dòng trên cùng đã giảm. Nhấn u để hoàn tác: đúng những byte cũ trở lại.",
            "The errors in the line at the top have become fewer. Press u to undo: the very same bytes come back.",
        ),
        lambda planner: not _owned(planner),
    ),
    Step(
        Text("Nhấn U (hoặc ^R) để làm lại thay đổi vừa hoàn tác.", "Press U (or ^R) to make the edit again."),
        _owned,
    ),
    Step(
        Text(
            "Nhấn ⏎ hoặc 2 để xem chuỗi giá trị: cột là giai đoạn, từ nghiên cứu đến lan tỏa; chỗ trống hiện rõ.",
            "Press ⏎ or 2 to see its value chain: columns are the stages, from research to diffusion; holes show.",
        ),
        _in("board"),
    ),
    Step(
        Text(
            "Nhấn 7 để xem danh sách phát hiện: điều gì còn thiếu, sai hoặc chậm, nặng nhất đứng trước.",
            "Press 7 for the findings: what is missing, wrong or late, the gravest first.",
        ),
        _in("findings"),
    ),
    Step(
        Text(
            "Chọn một phát hiện bằng ↑ ↓ rồi nhấn ⏎: phiếu mở ra đúng trường cần sửa.",
            "Choose a finding with ↑ ↓ and press ⏎: the sheet opens at the very field.",
        ),
        _in("record"),
    ),
    Step(
        Text(
            "Mọi lệnh đều tìm được theo tên, không cần dấu: nhấn ^P, gõ thử vài chữ, rồi Esc.",
            "Every command can be found by name: press ^P, type a few letters, then Esc.",
        ),
        lambda planner: isinstance(planner.screen, Palette),
    ),
    Step(
        Text(
            "Không cần nhớ phím: nhấn ? để xem mọi phím của màn hình này; L đổi ngôn ngữ, T đổi màu.",
            "No key needs to be remembered: ? shows those of this view; L switches the language, T the colours.",
        ),
        lambda planner: isinstance(planner.screen, KeyHelp),
    ),
    Step(
        Text(
            "Hết phần hướng dẫn. Bản sao này sẽ mất khi thoát (q); hãy cứ thử. Nhấn n để đóng dòng này.",
            "That was the tour. This copy goes when you leave (q); try what you like. Press n to close this line.",
        ),
        lambda _: False,
    ),
)
"""In order; the last one waits for the planner to close it."""
