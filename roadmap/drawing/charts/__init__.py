"""Charts: rows over one horizontal axis."""
