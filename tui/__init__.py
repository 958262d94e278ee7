"""The Textual app over a Workspace; it comes with a later version."""
