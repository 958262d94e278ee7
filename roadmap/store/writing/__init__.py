"""Changing text: only the bytes of what changes, checked by reading the result.

- `splice`: `edited(data, edits)` with `Put`, `Drop` and `Rekey`; `layout`: `formatted(data, order)`
- `surgery`: new text put in; `order`: what follows what
- `boxes`: members of lists and inline tables; `style`: written as the old was
- `document`: a file as sections of bytes; `syntax`: where statements, keys, values and members stand
- `render`: values and records as new text; `same`: whether two values are the same in TOML's sense
- `patch`, `plan`, `content`: changes of records become edits of files
"""
