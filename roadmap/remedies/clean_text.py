from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.change import at
from roadmap.model.finding import Finding
from roadmap.model.table import table
from roadmap.remedy import Offer, Setting, asked, dotted, remedy, sets

_INVISIBLE = re.compile("[\xad\u200b\u200e\u200f\u2060\ufeff]")
# Letters of other alphabets, and the Latin ones that they are taken for.
_USUAL = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝӏÐƉ",
    "ABEZHIKMNOPTYXoABESIJKMHOPCTYXaesijopcyxhdqwlĐĐ",
)


@remedy
def clean_text(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Write the text in usual letters.

    Ghi lại bằng chữ thông dụng.

        roadmap set ID FIELD=TEXT
    """
    record = survey.roadmap[finding.record]

    path = finding.route.field if finding.route else ()
    text = at(table(record), path)
    if isinstance(text, str):
        usual = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_USUAL)
        question = asked(type(record), ".".join(path), value=usual, name="TEXT")
        yield sets(record, Setting(dotted(path), question))
