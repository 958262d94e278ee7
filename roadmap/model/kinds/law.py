"""What orders and enables: directives; what says so: documents."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from roadmap.model.record import About, Id, Ids, Line, Record, Ref
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When

DIRECTIVE_FORMS = vocabulary(
    "directive form",
    law=("law", "luật"),
    resolution=("resolution", "nghị quyết"),
    decree=("decree", "nghị định"),
    decision=("decision", "quyết định"),
    circular=("circular", "thông tư"),
    notice=("notice of conclusions", "thông báo kết luận"),
    regulation=("regulation", "quy chế, quy định"),
    plan=("plan", "kế hoạch"),
    programme=("work programme", "chương trình công tác"),
    official_letter=("official letter", "công văn"),
)

DIRECTIVE_STATES = vocabulary(
    "directive state",
    drafting=("drafting", "đang soạn thảo"),
    consulting=("under consultation", "đang lấy ý kiến"),
    issued=("issued", "đã ban hành"),
    in_force=("in force", "đang có hiệu lực"),
    superseded=("superseded", "đã được thay thế"),
    expired=("expired", "hết hiệu lực"),
)


class Directive(Record):
    """A document that orders or enables: a law, resolution, decree, decision or notice, issued or still to come."""

    KIND: ClassVar[str] = "directive"
    LABEL: ClassVar[Text] = Text("văn bản chỉ đạo, pháp lý", "directive")
    PLURAL: ClassVar[Text] = Text("văn bản chỉ đạo, pháp lý", "directives")

    form: Annotated[Annotated[str, DIRECTIVE_FORMS] | None, About("form", "hình thức")] = None
    number: Annotated[Line, About("number", "số, ký hiệu")] = ""
    issuer: Annotated[Id | None, Ref("organization"), About("issuer", "cơ quan ban hành")] = None
    signer: Annotated[Line, About("signed by", "người ký")] = ""
    issued: Annotated[When | None, About("issued", "ngày ban hành")] = None
    in_force: Annotated[When | None, About("in force from", "có hiệu lực từ")] = None
    expires: Annotated[When | None, About("expires", "hết hiệu lực")] = None
    supersedes: Annotated[Ids, Ref("directive"), About("supersedes", "thay thế")] = ()
    state: Annotated[Annotated[str, DIRECTIVE_STATES] | None, About("state", "tình trạng")] = None
    due: Annotated[
        When | None,
        About(
            "due",
            "hạn ban hành",
            "When it must be issued, while it is not.",
            "Hạn phải ban hành, khi văn bản chưa ban hành.",
        ),
    ] = None
    clauses: Annotated[
        Mapping[Line, Text],
        About("clauses", "điều khoản", "Number of a clause -> its words.", "Số điều khoản và nội dung điều khoản."),
    ] = {}

    @property
    def pending(self) -> bool:
        """Whether it is still to be issued."""
        return self.issued is None and self.state in (None, "drafting", "consulting")


class Document(Record):
    """A published page or paper that a record rests on, and that orders nothing itself."""

    KIND: ClassVar[str] = "document"
    LABEL: ClassVar[Text] = Text("tài liệu nguồn", "source document")
    PLURAL: ClassVar[Text] = Text("tài liệu nguồn", "source documents")

    publisher: Annotated[Line, About("publisher", "nơi công bố")] = ""
    published: Annotated[When | None, About("published", "ngày công bố")] = None
    url: Annotated[Line, About("address", "địa chỉ")] = ""
