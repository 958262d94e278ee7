"""Letters that would come out as boxes are known before anybody sees them."""

from __future__ import annotations

from roadmap.publishing.document import Document, Paragraph
from roadmap.publishing.letters import lacking
from tests.publishing.documents import document


def test_all_text_of_a_pdf_counts() -> None:
    made = Document("x", "半導體", (Paragraph("Bộ Công an\nhai dòng"),), footnotes=("नम",))
    assert lacking(made, "pdf") == set("半導體नम")
    assert lacking(made, "docx") == set()


def test_pictures_of_figures_count() -> None:
    assert "半" in lacking(document("半"), "pptx")
    assert lacking(document("半"), "html") == lacking(document("半"), "xlsx") == set()
    assert lacking(document(), "pdf") == set()
