"""Settings of a workspace, as ``roadmap.toml`` at its root holds them."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from roadmap.model.finding import SEVERITIES
from roadmap.model.money import Number
from roadmap.model.record import About, Code, Line, Part
from roadmap.model.scale import CriLevel, MrlLevel, TrlLevel
from roadmap.model.text import Text
from roadmap.model.vocabulary import vocabulary
from roadmap.model.year import FIRST_YEAR, LAST_YEAR

LANGUAGES = vocabulary("language", vi=("Vietnamese", "tiếng Việt"), en=("English", "tiếng Anh"))

UNITS = vocabulary(
    "money unit",
    VND=("VND", "đồng"),
    thousand_VND=("thousand VND", "nghìn đồng"),
    million_VND=("million VND", "triệu đồng"),
    billion_VND=("billion VND", "tỷ đồng"),
)
UNIT_FACTORS = {"VND": 1, "thousand-VND": 10**3, "million-VND": 10**6, "billion-VND": 10**9}


OFF = "off"
"""The word that switches a check off where a severity is expected."""


class Money(Part):
    """How amounts are written in this workspace."""

    unit: Annotated[Annotated[str, UNITS], About("unit", "đơn vị")] = "million-VND"


class Band(Part):
    """The readiness that a stage expects: lowest and highest level of each scale."""

    trl: Annotated[tuple[TrlLevel, TrlLevel] | None, Field(strict=False), About("TRL", "TRL")] = None
    mrl: Annotated[tuple[MrlLevel, MrlLevel] | None, Field(strict=False), About("MRL", "MRL")] = None
    cri: Annotated[tuple[CriLevel, CriLevel] | None, Field(strict=False), About("CRI", "CRI")] = None


class Settings(Part):
    """What ``roadmap.toml`` says about the workspace as a whole.

    The defaults are our own and need no validation, which would cost every start of the command.
    """

    title: Annotated[Text | None, About("title", "tên")] = None
    language: Annotated[Annotated[str, LANGUAGES], About("language", "ngôn ngữ")] = "vi"
    horizon: Annotated[
        int | None,
        Field(ge=FIRST_YEAR, le=LAST_YEAR),
        About("horizon", "tầm nhìn đến năm", "The last year planned for.", "Năm cuối của kỳ kế hoạch."),
    ] = None
    money: Annotated[Money, About("money", "tiền")] = Money.model_construct()
    stages: Annotated[
        Mapping[Line, Band],
        About(
            "stage bands",
            "ngưỡng giai đoạn",
            "Stage -> the readiness that it expects.",
            "Giai đoạn và mức sẵn sàng cần đạt.",
        ),
    ] = {
        "research": Band.model_construct(trl=(1, 4)),
        "pilot": Band.model_construct(trl=(5, 7)),
        "production": Band.model_construct(trl=(8, 9), mrl=(7, 10)),
        "commercialisation": Band.model_construct(trl=(8, 9), cri=(2, 5)),
    }
    checks: Annotated[
        Mapping[Code, Mapping[Line, str | Number]],
        About(
            "checks",
            "kiểm tra",
            "Check code -> its severity (error, warning, info, off) and limits.",
            "Mã kiểm tra, mức độ (error, warning, info, off) và các ngưỡng.",
        ),
    ] = {}

    def severity(self, code: str) -> str | None:
        """The severity that the workspace gives to the check `code`, or None where it leaves the default.

        A word that is no severity leaves the default too: a slip of the pen must not switch a check off.
        """
        chosen = self.checks.get(code, {}).get("severity")
        return chosen if isinstance(chosen, str) and chosen in (*SEVERITIES, OFF) else None

    def limit(self, code: str, name: str, default: float) -> float:
        """The limit `name` of the check `code`, as set here or else `default`."""
        chosen = self.checks.get(code, {}).get(name, default)
        return default if isinstance(chosen, str) else chosen
