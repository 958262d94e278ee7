"""Keeping files: one lock, a write-ahead log for edits that touch several files, undo and redo.

This package knows bytes of files and nothing of records. A writer works like this::

    with locked(root) as held:                  # held.kernel is False where locks do not work: say so once
        recovery = recover(root)                # finish what a crash left; tell the person what it did
        ...                                     # read the files, make the new texts
        entry = commit(root, [Write("a.toml", before, after)], label=label, who=who, session=session)

`commit` raises `Stale` when a file is not `before` any more: apply the edit to what is there now and try again. When
it returns, the edit is on the medium; when it raises, nothing was changed, or the error says that the edit is on record
and the next `recover` finishes it.

A reader needs no lock: the files it read are of one moment if `pending(root)` was false and `head(root)` was the same
number before and after reading. In a folder that cannot be written, `pending` is false and reading goes on.

Undo and redo are edits like any other: `undoable(root)` and `redoable(root)` give the entry to reverse,
`sides(root, entry)` both sides of its files, and the reversal is a `commit` with `undoes=entry.number` or
`redoes=entry.number`.

- `lock`: `locked`; `kernel`: the system's locks
- `transaction`: `Write`, `Stale`, `commit`; `steps`: the files of an edit on their way; `files`: one file, durably
- `recovery`: `pending`, `recover`, `Recovery`
- `entry`: `Entry`; `patch`: what an edit did to one file; `log`: `entries`, `head`, `past`, `undoable`, `redoable`
- `sides`: both sides of an edit's files, for whoever reverses it
"""
