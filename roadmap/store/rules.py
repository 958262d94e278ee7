"""The rules that reading itself can find broken; the checks of a roadmap as a whole stand in ``roadmap.checks``."""

from __future__ import annotations

from roadmap.model.finding import Finding, Route, Severity, Span
from roadmap.model.rule import Rule
from roadmap.model.text import Text

_RECORD = '[technology.camera]\nname = "Camera"\n'


def _rule(code: str, name: str, severity: Severity, en: tuple[str, str, str], vi: tuple[str, str, str],
          bad: str, good: str = _RECORD, remedies: tuple[str, ...] = ()) -> Rule:  # fmt: skip
    """A rule from (summary, why, fix) in each language."""
    summary, why, fix = (Text(v, e) for v, e in zip(vi, en, strict=True))
    return Rule(code, name, severity, summary, why, fix, bad, good, remedies=remedies)


RULES: tuple[Rule, ...] = (
    _rule(
        "FIL001", "syntax-error", "error",
        ("The file is not valid TOML 1.0.",
         "The tables around the mistake cannot be read, so their records are missing from every check and drawing.",
         "Correct the place that is named; an editor with TOML support shows it while you type."),
        ("Tệp không phải TOML 1.0 hợp lệ.",
         "Các bảng quanh chỗ lỗi không đọc được nên bản ghi của chúng vắng mặt trong mọi kiểm tra và sơ đồ.",
         "Sửa đúng chỗ được nêu; trình soạn thảo hỗ trợ TOML sẽ báo ngay khi gõ."),
        "[technology.camera]\nname = Camera\n",
    ),
    _rule(
        "FIL002", "unreadable-file", "error",
        ("A file or folder cannot be read.", "Its records are missing.", "Mend its permissions or the disk."),
        ("Không đọc được tệp hoặc thư mục.", "Bản ghi trong đó bị thiếu.", "Sửa quyền truy cập hoặc kiểm tra ổ đĩa."),
        "", "",
    ),
    _rule(
        "FIL003", "unresolved-merge", "error",
        ("A file holds the markers of an unresolved merge.",
         "Both versions stand in the file; inside a long text they would even be read as words.",
         "Choose what is right, remove the marker lines, and check again."),
        ("Tệp còn dấu của lần gộp chưa xử lý xong.",
         "Cả hai phiên bản cùng nằm trong tệp; nếu ở trong đoạn văn bản dài, chúng còn bị đọc thành nội dung.",
         "Chọn nội dung đúng, xóa các dòng đánh dấu rồi kiểm tra lại."),
        '[technology.camera]\n<<<<<<< HEAD\nname = "Camera"\n=======\nname = "Máy ảnh"\n>>>>>>> branch\n',
    ),
    _rule(
        "FIL004", "not-a-plain-file", "warning",
        ("A folder is a link, or an entry that looks like a record file is a link, a device or has a broken name.",
         "Following it could leave the workspace or hang.", "Put a regular file or folder in its place."),
        ("Thư mục là liên kết, hoặc mục có đuôi .toml là liên kết, thiết bị hoặc có tên hỏng.",
         "Đọc theo nó có thể ra ngoài không gian làm việc hoặc bị treo.", "Thay bằng tệp hoặc thư mục thường."),
        "", "",
    ),
    _rule(
        "FIL005", "file-too-large", "error",
        ("A file is larger than the limit.", "Nobody can read or merge it, and it would exhaust memory.",
         "Split it into several files; any file may hold any records."),
        ("Tệp vượt quá giới hạn kích thước.", "Không ai đọc hay gộp được, và sẽ làm cạn bộ nhớ.",
         "Tách thành nhiều tệp; tệp nào cũng có thể chứa bản ghi bất kỳ."),
        "", "",
    ),
    _rule(
        "FIL006", "not-utf8", "error",
        ("A file is not UTF-8 text.", "Guessing its encoding would spoil Vietnamese letters for good.",
         "Save the file as UTF-8."),
        ("Tệp không phải văn bản UTF-8.", "Đoán bảng mã sẽ làm hỏng chữ tiếng Việt.", "Lưu tệp dạng UTF-8."),
        "", "",
    ),
    _rule(
        "FIL007", "empty-file", "error",
        ("A record file has no content at all.",
         "A crash or a broken copy may have emptied it; an empty file is never taken for a deletion.",
         "Restore it from git or a backup, or delete it."),
        ("Tệp bản ghi hoàn toàn rỗng.",
         "Sự cố hoặc sao chép lỗi có thể đã làm rỗng tệp; tệp rỗng không bao giờ được coi là đã xóa.",
         "Khôi phục từ git hoặc bản sao lưu, hoặc xóa tệp."),
        "",
    ),
    _rule(
        "FIL008", "beyond-limits", "error",
        ("A file holds more than a plan can need: nesting, digits, folders or files.",
         "Reading it would take unbounded time or memory.", "Remove what does not belong there."),
        ("Tệp vượt mức một kế hoạch cần đến: độ lồng, số chữ số, thư mục hoặc số tệp.",
         "Đọc nó sẽ tốn thời gian hoặc bộ nhớ không giới hạn.", "Bỏ phần không thuộc kế hoạch."),
        "[technology.camera]\nnote = " + "[" * 600 + "]" * 600 + "\n",
    ),
    _rule(
        "REC051", "unknown-field", "warning",
        ("A table holds a field that its kind does not have.",
         "A misspelt field is kept in the file but counts for nothing: its content looks missing.",
         "Use the name that is suggested, or move the text to `note`."),
        ("Bảng có trường không thuộc loại bản ghi này.",
         "Trường viết sai vẫn được giữ trong tệp nhưng không có tác dụng: nội dung coi như thiếu.",
         "Dùng tên được gợi ý, hoặc chuyển nội dung vào `note`."),
        '[technology.camera]\nname = "Camera"\nacountable = "most"\n', remedies=("clear-field",),
    ),
    _rule(
        "REC052", "wrong-value", "error",
        ("A value is not of the type, range or list that its field takes.",
         "The value cannot be counted, compared or drawn; it stays in the file and is left out.",
         "Write a value of the kind that is named."),
        ("Giá trị không đúng kiểu, khoảng hoặc danh sách mà trường nhận.",
         "Không thể tính, so sánh hay vẽ giá trị đó; nó vẫn nằm trong tệp và bị bỏ qua.",
         "Ghi giá trị thuộc loại được nêu."),
        '[technology.camera]\nname = "Camera"\nreadiness = { now = 12 }\n',
        '[technology.camera]\nname = "Camera"\nreadiness = { now = 5 }\n', ("correct-value", "clear-field"),
    ),
    _rule(
        "REC053", "unknown-kind", "error",
        ("A table is of no known kind of record.", "Nothing in it is read.", "Use the kind that is suggested."),
        ("Bảng không thuộc loại bản ghi nào.", "Nội dung trong bảng không được đọc.", "Dùng loại được gợi ý."),
        '[technolgy.camera]\nname = "Camera"\n',
    ),
    _rule(
        "REC054", "malformed-id", "error",
        ("An id is not made of lower-case letters, digits and hyphens, at most 64.",
         "Ids become file names and references on every system; look-alike letters would confuse people.",
         "Rename it, such as `edge-ai-camera`."),
        ("Mã không chỉ gồm chữ thường không dấu, chữ số và gạch nối, tối đa 64 ký tự.",
         "Mã trở thành tên tệp và tham chiếu trên mọi hệ thống; chữ giống nhau sẽ gây nhầm lẫn.",
         "Đổi mã, ví dụ `edge-ai-camera`."),
        '[technology."Máy ảnh"]\nname = "Camera"\n',
    ),
    _rule(
        "REC055", "missing-field", "error",
        ("A table lacks a field without which it means nothing.",
         "A waiver without an end date, for one, would silence a check for ever.", "Add the field that is named."),
        ("Bảng thiếu trường bắt buộc.",
         "Chẳng hạn, miễn kiểm tra không có ngày hết hạn sẽ tắt kiểm tra vĩnh viễn.", "Bổ sung trường được nêu."),
        '[technology.camera]\nwaive.OWN101 = { reason = "to be named" }\n',
        '[technology.camera]\nwaive.OWN101 = { reason = "to be named", until = 2027-01-31 }\n',
    ),
    _rule(
        "REC056", "forbidden-character", "error",
        ("A text holds control or direction characters.",
         "They can drive a terminal or make text read differently from what it says.", "Delete the character."),
        ("Văn bản chứa ký tự điều khiển hoặc đổi chiều chữ.",
         "Chúng có thể điều khiển màn hình hoặc làm chữ hiển thị khác nội dung thật.", "Xóa ký tự đó."),
        '[technology.camera]\nname = "Cam\\u001bera"\n',
    ),
)  # fmt: skip

UNREAD = frozenset(rule.code for rule in RULES if rule.code.startswith("FIL") and rule.severity == "error")
"""The codes by which reading tells of a file or folder whose words are not all known."""

_BY_CODE = {rule.code: rule for rule in RULES}
# Two codes of the check catalogue that reading finds first.
_ALSO: dict[str, tuple[str, Severity]] = {
    "DAT971": ("duplicate-name", "error"),
    "DAT973": ("text-not-normalised", "warning"),
}


def complaint(code: str, span: Span, message: Text, route: Route | None = None) -> Finding:
    """A finding of reading, at a place in the text."""
    rule = _BY_CODE.get(code)
    name, severity = (rule.name, rule.severity) if rule else _ALSO[code]
    return Finding(code, name, severity, message, route, span)
