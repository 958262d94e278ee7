"""Why the system refused something, in Vietnamese; it says it in English itself."""

from __future__ import annotations

import errno

REASONS = {
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
    errno.ENOTDIR: "không phải thư mục",
    errno.EISDIR: "là thư mục",
    errno.EINTR: "bị ngắt giữa chừng",
    errno.EFBIG: "tệp quá lớn",
}
