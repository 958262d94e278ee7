"""What a document can be published as: one file per output, called after the ending of its files."""
