"""The past of a workspace, as the commits of its git repository tell it.

``git`` is the one place that runs the git command; ``repository`` finds the repository around a folder and says which
commit a date or a name means; ``snapshot`` reads the roadmap as of a commit; ``ledger`` tells how each record came to
say what it says, and keeps what it has worked out.
"""
