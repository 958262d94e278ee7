"""A folder of TOML <-> a Roadmap: reading, places in the text, settings, and what is wrong with either."""
