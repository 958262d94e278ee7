"""What widgets and screens tell the app."""

from __future__ import annotations

from textual.message import Message


class Open(Message):
    """The planner wants to see a record's sheet.

    Attributes:
        id: the record.
        field: the field to stand on; empty for the first.
    """

    def __init__(self, id: str, field: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.id = id
        self.field = field


class Go(Message):
    """The planner wants another view.

    Attributes:
        view: its name.
        id: the record to show there; None for the one that it shows now.
    """

    def __init__(self, view: str, id: str | None = None) -> None:
        super().__init__()
        self.view = view
        self.id = id


class Run(Message):
    """The planner wants a command.

    Attributes:
        name: its name.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
