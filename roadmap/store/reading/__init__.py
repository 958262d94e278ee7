"""Reading a folder of TOML: what may be read, how it becomes records, and where they stand in the text."""
