"""Documents and what they are published as: Markdown, HTML, PDF, DOCX, XLSX, PPTX. Knows nothing of records."""
