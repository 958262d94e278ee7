"""Why the system refused something, in both languages."""

from __future__ import annotations

import errno

from roadmap.model.text import Text

_REASONS = {
    errno.ENOSPC: "hết dung lượng đĩa",
    errno.EDQUOT: "vượt hạn mức lưu trữ",
    errno.EIO: "lỗi đọc ghi của thiết bị",
    errno.EROFS: "hệ thống tệp chỉ cho phép đọc",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không được phép",
    errno.EXDEV: "nằm trên hệ thống tệp khác",
    errno.EMFILE: "quá nhiều tệp đang mở",
    errno.ENFILE: "quá nhiều tệp đang mở trên máy",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOENT: "không tồn tại",
    errno.EEXIST: "đã tồn tại",
    errno.ENOTDIR: "không phải thư mục",
    errno.EISDIR: "là thư mục",
    errno.ENOTEMPTY: "thư mục không trống",
    errno.EBUSY: "đang được sử dụng",
    errno.EINTR: "bị ngắt giữa chừng",
    errno.EFBIG: "tệp quá lớn",
    errno.ELOOP: "quá nhiều liên kết lồng nhau",
    errno.ENOEXEC: "không phải chương trình chạy được",
    errno.EADDRINUSE: "địa chỉ đang được dùng",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ đó",
}


def why(error: OSError) -> Text:
    """What the system says of `error`, which is English, and the same in Vietnamese where it is a usual one."""
    english = error.strerror or str(error) or type(error).__name__
    return Text(_REASONS.get(error.errno or 0, english), english)
