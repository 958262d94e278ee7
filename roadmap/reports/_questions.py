"""The question that each finding or date puts to whoever has to decide, the weightiest first.

Codes that are not here call for no decision of a committee: whoever keeps the plan mends what they find.
"""

from __future__ import annotations

from roadmap.model.text import Text

QUESTIONS: dict[str, Text] = {
    "gate": Text(
        "Cho phép chuyển giai đoạn, yêu cầu làm tiếp hay dừng?", "Let it pass to the next stage, go on, or stop it?"
    ),
    "handover": Text(
        "Có tiếp nhận trách nhiệm được bàn giao không, ai ký nhận?", "Is the hand-over accepted, and who signs for it?"
    ),
    "bottleneck": Text("Tháo gỡ bằng giải pháp nào, ai làm, hạn nào?", "What clears it, who does it, by when?"),
    "directive": Text("Ban hành khi nào, còn vướng gì?", "When is it issued, and what still stands in the way?"),
    "OWN101": Text("Giao một cơ quan nào chịu trách nhiệm xuyên suốt?", "Which one body is accountable end to end?"),
    "OWN102": Text(
        "Trong các cơ quan cùng chịu trách nhiệm, cơ quan nào chịu trách nhiệm chính?",
        "Which of the bodies that share accountability has it?",
    ),
    "OWN103": Text("Ai tiếp nhận trách nhiệm khi chuyển giai đoạn?", "Who takes accountability over at the change?"),
    "OWN104": Text("Đơn vị nào chủ trì giai đoạn này?", "Which body leads this stage?"),
    "OWN110": Text("Ai là người đứng đầu chịu trách nhiệm?", "Who is the head that answers in person?"),
    "OWN105": Text("Ai kế nhiệm người đã hết nhiệm kỳ?", "Who succeeds the holder whose term has ended?"),
    "OWN112": Text(
        "Giao nhiệm vụ cho ai, hay đưa ra khỏi danh mục?", "To whom is a mission given, or is it taken off the list?"
    ),
    "STG403": Text("Kết thúc thử nghiệm: chuyển sang sản xuất hay dừng?", "End the pilot: go to production, or stop?"),
    "TIM801": Text(
        "Đã quá hạn: hoàn thành vào ngày nào, điều chỉnh hay dừng?",
        "Overdue: done by when, replanned, or stopped?",
    ),
    "TIM802": Text("Có chấp nhận việc lùi hạn không?", "Is the postponement accepted?"),
    "FUN601": Text(
        "Bố trí kinh phí cho việc đang làm hay tạm dừng?", "Fund the work that is under way, or suspend it?"
    ),
    "FUN602": Text(
        "Khơi thông kinh phí đang chậm ở bước nào, ai làm?", "Who frees the money that lags, at which step?"
    ),
    "FUN604": Text(
        "Gộp các nhiệm vụ, khoản tài trợ phân tán như thế nào?", "How are the scattered missions and grants merged?"
    ),
    "STG402": Text(
        "Bổ sung giai đoạn còn thiếu hay nêu nguồn công nghệ tiếp nhận?",
        "Add the missing stage, or name where the technology comes from?",
    ),
    "STG401": Text("Cho phép gối đầu giai đoạn hay lùi ngày bắt đầu?", "Allow the overlap of stages, or start later?"),
    "DEM301": Text(
        "Phục vụ bài toán, nhu cầu nào và ai sử dụng?", "Which problem or demand does it answer, and who will use it?"
    ),
    "DEP702": Text(
        "Chỉ định nhà cung ứng thứ hai hay tự chủ linh kiện?", "Qualify a second supplier, or make the part at home?"
    ),
    "DEP704": Text("Công nghệ lõi nào phải làm chủ?", "Which core technology has to be mastered?"),
    "TRI501": Text("Mời bên nào bổ sung cho đủ ba nhà?", "Who completes the three houses?"),
    "TRI502": Text("Doanh nghiệp nào tham gia trước khi thử nghiệm?", "Which firm joins before the pilot?"),
    "OUT201": Text("Đo kết quả bằng chỉ số nào?", "By which indicator is the effect measured?"),
    "OUT203": Text("Mục tiêu là bao nhiêu, đến năm nào?", "What is the target, and for which year?"),
    "OUT209": Text(
        "Hiệu quả này được phân bổ cho từng cơ quan theo tỷ lệ nào?", "By which shares is the effect divided?"
    ),
    "OUT210": Text("Có chấp nhận việc hạ mục tiêu không?", "Is the lowered target accepted?"),
    "STG412": Text(
        "Chốt mốc làm chủ, thương mại hóa, lan tỏa vào ngày nào?", "On what dates are the missing milestones set?"
    ),
}
"""Ground or code -> the question."""
WEIGHTS = {code: place for place, code in enumerate(QUESTIONS) if code.isupper()}
"""Code -> its place among the grounds of a matter."""
