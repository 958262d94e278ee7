"""A small app of Textual: a line to type in, a file to fetch, and a way to be busy."""

import io
import signal
import sys
import time

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Input, Static


class Small(App[None]):
    def compose(self) -> ComposeResult:
        yield Static(Content("Lộ trình công nghệ"))
        yield Input()

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        if submitted.value == "file":
            self.deliver_text(io.StringIO("Đây là tệp\n" * 10_000), save_filename="kế hoạch.txt")
        elif submitted.value == "busy":
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
            time.sleep(600)


if __name__ == "__main__":
    Small().run()
    sys.exit()
