"""What the server does about answers that fail: a page's fault is passed over, ours is put on file; none is printed."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from aiohttp.http_exceptions import HttpProcessingError

from roadmap.cli import _print


def told_of(error: BaseException | None) -> None:
    """Put a mistake of ours on file and say where. Requests that are none, and pages that are gone, are no mistakes."""
    if error is not None and not isinstance(error, (HttpProcessingError, ConnectionError)):
        for line in filter(None, _print.told(error)):
            _print.complain(line)


def untended(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What went wrong beside all requests, as the event loop tells it."""
    told_of(context.get("exception"))


class _Failures(logging.Handler):
    """aiohttp tells of failed requests only by its log, with traceback and whatever the other side sent."""

    def emit(self, record: logging.LogRecord) -> None:
        told_of(record.exc_info[1] if record.exc_info else None)


LOG = logging.Logger("roadmap.serve")
"""Where aiohttp tells of failures; it is known to nothing else, so that nothing else prints them."""
LOG.addHandler(_Failures())
