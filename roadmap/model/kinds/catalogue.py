"""Official lists of strategic technologies and their groups."""

from typing import Annotated, ClassVar

from roadmap.model.record import About, Id, Ids, Line, Record, Ref
from roadmap.model.text import Text
from roadmap.model.when import When


class Catalogue(Record):
    """One version of an official list; a new version supersedes the old one and both stay on record."""

    KIND: ClassVar[str] = "catalogue"
    LABEL: ClassVar[Text] = Text("danh mục", "official list")
    PLURAL: ClassVar[Text] = Text("danh mục", "official lists")

    directive: Annotated[Id | None, Ref("directive"), About("set by", "ban hành theo")] = None
    valid_from: Annotated[When | None, About("valid from", "hiệu lực từ")] = None
    valid_to: Annotated[
        When | None, About("valid to", "hiệu lực đến", "Its last day in force.", "Ngày cuối cùng còn hiệu lực.")
    ] = None
    supersedes: Annotated[Ids, Ref("catalogue"), About("supersedes", "thay thế")] = ()


class Group(Record):
    """A group of technologies in one version of the official list."""

    KIND: ClassVar[str] = "group"
    LABEL: ClassVar[Text] = Text("nhóm công nghệ", "technology group")
    PLURAL: ClassVar[Text] = Text("nhóm công nghệ", "technology groups")

    catalogue: Annotated[Id | None, Ref("catalogue"), About("list", "danh mục")] = None
    code: Annotated[Line, About("number in the list", "số thứ tự trong danh mục")] = ""
