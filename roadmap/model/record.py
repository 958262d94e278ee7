"""Record, the base of every kind, and the markers that its fields carry.

A field says once what it is called, and once what it refers to. Graph edges, dangling-reference findings, pickers, JSON
Schema and the model page are derived from that declaration; adding a field to a kind is one line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from roadmap.model.scale import EVIDENCE
from roadmap.model.text import LONGEST_TEXT, Text
from roadmap.model.when import When

ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,63}$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""What names a record in the whole workspace: lower-case ASCII letters, digits and hyphens, at most 64."""

Line = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
"""Text in whatever language it was written."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}[0-9]{3}$")]


@dataclass(frozen=True, slots=True)
class About:
    """What a field is called and what it means: labels and, where the label is not enough, one sentence of help."""

    en: str
    vi: str
    help_en: str = ""
    help_vi: str = ""

    @property
    def label(self) -> Text:
        """What the field is called."""
        return Text(self.vi, self.en)

    @property
    def help(self) -> Text:
        """What it means, where the label does not say enough."""
        return Text(self.help_vi, self.help_en)


@dataclass(frozen=True, slots=True, init=False)
class Ref:
    """Marks a field as a reference: its ids (or the keys of its table) name records of `kinds`.

    Attributes:
        kinds: the kinds that may be named; empty for any kind.
        supports: whether the link makes two records part of one chain; sources and citations do not.
    """

    kinds: tuple[str, ...]
    supports: bool

    def __init__(self, *kinds: str, supports: bool = True) -> None:
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "supports", supports)


class Part(BaseModel):
    """A table inside a record."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", defer_build=True, use_enum_values=False, protected_namespaces=()
    )


def _keyed(value: object) -> object:
    """A list of ids is the short form of a table whose entries say nothing more."""
    if not isinstance(value, list):
        return value
    if not all(isinstance(key, str) for key in value):
        raise PydanticCustomError("keyed", "a list of ids or a table keyed by id expected")
    return {key: {} for key in value}


class _Keyed:
    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_keyed, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(schema), {"type": "array", "items": {"type": "string", "pattern": ID_PATTERN}}]}


Keyed = _Keyed()
"""Lets a table keyed by id be written as a plain list of ids."""

Ids = Annotated[tuple[Id, ...], Field(strict=False)]
"""Several ids, written as a list."""

Lines = Annotated[tuple[Line, ...], Field(strict=False)]
"""Several texts, written as a list."""


class Waiver(Part):
    """A recorded decision to silence one check on one record until a date."""

    reason: Annotated[Annotated[Line, StringConstraints(pattern=r"\S")], About("reason", "lý do")]
    by: Annotated[Line, About("decided by", "người quyết định")] = ""
    until: Annotated[
        When,
        About(
            "until",
            "đến ngày",
            "A waiver ends; without a date it is an error.",
            "Miễn kiểm tra phải có thời hạn; thiếu ngày là lỗi.",
        ),
    ]


class Record(Part):
    """What every kind of record has in common."""

    KIND: ClassVar[str]
    LABEL: ClassVar[Text]
    PLURAL: ClassVar[Text]

    id: Id
    name: Annotated[Text | None, About("name", "tên")] = None
    note: Annotated[Text | None, About("note", "ghi chú")] = None
    tags: Annotated[Lines, About("tags", "thẻ")] = ()
    sources: Annotated[
        Mapping[Id, Line],
        Ref("document", "directive", supports=False),
        About(
            "sources",
            "nguồn",
            "Documents that say so, each with the clause or page.",
            "Văn bản, tài liệu làm căn cứ, kèm điều khoản hoặc trang.",
        ),
    ] = {}
    as_of: Annotated[
        When | None,
        About(
            "as of", "thời điểm xác nhận", "When the record was last confirmed.", "Lần gần nhất bản ghi được xác nhận."
        ),
    ] = None
    evidence: Annotated[
        Annotated[str, EVIDENCE] | None,
        About(
            "evidence", "mức độ tin cậy", "How well the record is founded.", "Căn cứ của bản ghi chắc chắn đến mức nào."
        ),
    ] = None
    cites: Annotated[
        Mapping[Id, Lines],
        Ref("directive", supports=False),
        About(
            "answers clauses",
            "thực hiện điều khoản",
            "Directive -> the clauses that this record answers.",
            "Văn bản và các điều khoản mà bản ghi này thực hiện.",
        ),
    ] = {}
    waive: Annotated[
        Mapping[Code, Waiver],
        About(
            "waivers",
            "miễn kiểm tra",
            "Check code -> a waiver with reason and end date.",
            "Mã kiểm tra được miễn, kèm lý do và thời hạn.",
        ),
    ] = {}

    def label(self, lang: str) -> str:
        """The record's name in `lang`, or its id while it has none."""
        return (self.name.of(lang) if self.name else "") or self.id
