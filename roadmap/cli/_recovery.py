"""What an earlier crash had left unfinished, and what has become of it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.store.saving.recovery import Recovery


def tell_recovery(recovery: Recovery | None, lang: str) -> None:
    """Say on standard error what a recovery did; nothing where there was none."""
    from roadmap.cli import _print
    from roadmap.cli._entry import in_words
    from roadmap.locale.value import phrase

    if recovery is None:
        return
    for entry in recovery.finished:
        label = in_words(entry, lang)
        message = phrase("An edit that was interrupted has been finished: {label}",
                         "Đã hoàn tất thay đổi bị gián đoạn: {label}", label=label)  # fmt: skip
        _print.complain(message.of(lang))
    for one in recovery.kept:
        message = phrase("{file} was changed while that edit was interrupted, and stays as it was found",
                         "{file} đã bị sửa khi thay đổi đó bị gián đoạn, và được giữ nguyên",
                         file=one.path)  # fmt: skip
        hint = phrase("Our text stands in {mine}; compare the two, then delete it",
                      "Nội dung của chương trình nằm ở {mine}; hãy so sánh rồi xóa", mine=one.mine)  # fmt: skip
        _print.complain(message.of(lang), hint.of(lang) if one.mine else "")
    for number in recovery.damaged:
        message = phrase("Entry {n} of the log is damaged; the edit it stands for may be half done",
                         "Mục {n} của nhật ký bị hỏng; thay đổi tương ứng có thể mới hoàn tất một phần",
                         n=str(number))  # fmt: skip
        hint = phrase("Look at the files that changed last, and at `roadmap diff`",
                      "Hãy xem các tệp thay đổi gần nhất và `roadmap diff`")  # fmt: skip
        _print.complain(message.of(lang), hint.of(lang))
