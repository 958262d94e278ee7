"""The words that generated records are made of: Vietnamese and English."""

from __future__ import annotations

MINISTRIES = (
    ("cong-nghe", "Bộ Công nghệ", "Ministry of Technology"),
    ("cong-nghiep", "Bộ Công nghiệp", "Ministry of Industry"),
    ("ha-tang", "Bộ Hạ tầng", "Ministry of Infrastructure"),
    ("nong-nghiep", "Bộ Nông nghiệp", "Ministry of Agriculture"),
    ("y-te", "Bộ Y tế", "Ministry of Health"),
    ("giao-duc", "Bộ Giáo dục", "Ministry of Education"),
    ("nang-luong", "Bộ Năng lượng", "Ministry of Energy"),
    ("moi-truong", "Bộ Môi trường", "Ministry of Environment"),
)
PLACES = ("Vĩnh Lam", "Đông Lam", "Hải Thạch", "Sông Vân", "Núi Ngọc", "Cửa Xanh", "Bến Tre Xanh", "Đồi Gió", "Hồ Sen")
# Slug, type, Vietnamese, English, short, title of the head.
BODIES = (
    ("cq", "locality", "Ủy ban nhân dân", "People's Committee", "UBND", "Chủ tịch"),
    ("vien", "institute", "Viện Nghiên cứu ứng dụng", "Institute of Applied Research", "Viện", "Viện trưởng"),
    ("cty", "firm", "Công ty Công nghệ", "Technology Company", "Cty", "Tổng giám đốc"),
    ("kn", "start-up", "Doanh nghiệp khởi nghiệp", "Start-up", "DN", "Giám đốc"),
)
PRODUCTS = (
    ("camera", "Camera xử lý tại biên", "Edge camera"),
    ("robot", "Rô-bốt di động tự hành", "Autonomous mobile robot"),
    ("uav", "Thiết bị bay không người lái", "Unmanned aerial vehicle"),
    ("vac-xin", "Vắc xin thế hệ mới", "New-generation vaccine"),
    ("pin", "Hệ thống lưu trữ năng lượng", "Energy storage system"),
    ("tram-5g", "Trạm gốc thế hệ mới", "New-generation base station"),
    ("cam-bien", "Cảm biến môi trường", "Environmental sensor"),
    ("giong", "Giống cây trồng chịu mặn", "Salt-tolerant crop variety"),
    ("tro-ly", "Trợ lý ảo tiếng Việt", "Vietnamese virtual assistant"),
    ("ve-tinh", "Vệ tinh quan sát nhỏ", "Small observation satellite"),
)
TECHNOLOGIES = (
    ("npu", "Chip suy luận trí tuệ nhân tạo", "Inference chip"),
    ("thi-giac", "Mô hình thị giác máy tính", "Computer vision model"),
    ("hoc-may", "Học máy phân tán", "Distributed machine learning"),
    ("mat-ma", "Mật mã hậu lượng tử", "Post-quantum cryptography"),
    ("gen", "Chỉnh sửa gen", "Gene editing"),
    ("te-bao", "Công nghệ tế bào gốc", "Stem cell technology"),
    ("vat-lieu", "Vật liệu bán dẫn", "Semiconductor material"),
    ("dien-cuc", "Vật liệu điện cực", "Electrode material"),
    ("dinh-vi", "Định vị chính xác cao", "Precise positioning"),
    ("song-sinh", "Bản sao số", "Digital twin"),
    ("quang", "Quang tử tích hợp", "Integrated photonics"),
)
FIELDS = (
    ("vi-mach", "Thiết kế vi mạch"),
    ("phan-mem", "Phần mềm nhúng"),
    ("sinh-hoc", "Công nghệ sinh học"),
    ("vat-lieu", "Khoa học vật liệu"),
    ("du-lieu", "Khoa học dữ liệu"),
)
STAGES = ("research", "pilot", "production", "commercialisation", "diffusion")
WORK = {
    "research": ("Nghiên cứu, thiết kế", "Research and design"),
    "pilot": ("Thử nghiệm, hoàn thiện", "Trials"),
    "production": ("Sản xuất loạt", "Series production"),
    "commercialisation": ("Đưa ra thị trường", "Market entry"),
    "diffusion": ("Mở rộng sử dụng", "Wider use"),
}
DELIVERABLES = {
    "research": ("Thiết kế và mẫu đã kiểm chứng trong phòng thí nghiệm", "A design and a sample validated in the lab"),
    "pilot": ("Mẫu đã đo kiểm trong môi trường sử dụng", "A prototype measured where it will be used"),
    "production": ("Lô sản phẩm đầu tiên đạt tiêu chuẩn", "The first batch that meets the standard"),
    "commercialisation": ("Hợp đồng cung cấp đã ký với bên mua", "Supply contracts signed with buyers"),
    "diffusion": ("Ba ngành ngoài nhóm tham gia sử dụng", "Three sectors beyond the partners use it"),
}
TRACKS = (
    ("mastery", "Làm chủ", "Mastered", 3),
    ("commercialisation", "Thương mại hóa", "On the market", 26),
    ("diffusion", "Lan tỏa", "In wide use", 48),
)
FAMILIES = ("productivity", "quality", "value-added", "localisation")
EFFECTS = {
    "productivity": ("Sản lượng trên mỗi lao động", "Output per worker", "bộ/người/năm"),
    "quality": ("Tỷ lệ sản phẩm đạt chuẩn", "Share that meets the standard", "%"),
    "value-added": ("Giá trị gia tăng trong nước", "Domestic value added", "triệu đồng/bộ"),
    "localisation": ("Tỷ lệ nội địa hóa", "Localisation rate", "%"),
}
INPUTS = (("Linh kiện chính", "Main components"), ("Vật liệu nền", "Base material"))
