"""`roadmap serve`: opens the door, says where it is, and ends everything when it is told to."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from roadmap.cli import _print, help_language
from roadmap.keeping import author
from roadmap.locale.value import phrase
from roadmap.locale.why import why
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.safe import to_terminal
from tui.serving.admission import LOOPBACK, Admission, origin_of
from tui.serving.failing import untended
from tui.serving.sessions import Sessions, Terms, reduced
from tui.serving.site import Site

_WARNING = (
    phrase(
        "Whoever reaches this address and has a key can change the plan. The connection itself is not encrypted.",
        "Ai truy cập được địa chỉ này và có khoá đều sửa được lộ trình. Bản thân kết nối không được mã hoá.",
    ),
    phrase(
        "In front of it must stand a proxy that encrypts (TLS), asks people who they are, passes Host and Origin on "
        "unchanged, and is the only one that can reach this port; see docs/serving.md",
        "Phía trước phải có máy chủ trung gian (proxy) mã hoá TLS, xác thực người dùng, giữ nguyên Host và Origin, "
        "và là nơi duy nhất truy cập được cổng này; xem docs/serving.md",
    ),
)


def serve(arguments: argparse.Namespace) -> int:
    """Serve the workspace that the arguments name until a signal ends it; returns 128 and the signal's number.

    Raises:
        RoadmapError: there is no such folder, the address is taken, or it cannot be told how browsers reach it.
    """
    root = Path(arguments.path)
    if not root.is_dir():
        raise RoadmapError(phrase("There is no folder {path}", "Không có thư mục {path}", path=str(root)))
    lang = arguments.lang or help_language("vi")
    door = _door(arguments.host, arguments.port)
    with door:
        admission = Admission(_origin(arguments, door.getsockname()[1]))
        terms = Terms(arguments.sessions, arguments.idle * 60, arguments.resume * 60)
        site = Site(
            admission,
            Sessions(command(arguments, root), reduced(os.environ), terms),
            lang,
            arguments.who or author(root),
            arguments.who_header or "",
            lambda: _tell(_NEXT, lang, admission.address),
        )
        if arguments.host not in LOOPBACK or arguments.public_url:
            for text in _WARNING:
                _print.complain(text.of(lang))
        _tell(_OPEN, lang, admission.address)
        return 128 + asyncio.run(_served(site, door))


_OPEN = phrase("Open in a browser (works once):", "Mở trong trình duyệt (chỉ dùng được một lần):")
_NEXT = phrase("For another browser (works once):", "Cho trình duyệt khác (chỉ dùng được một lần):")


def _tell(text: Text, lang: str, address: str) -> None:
    _print.line(to_terminal(text.of(lang)), to_terminal(address))
    _print.flush()


def command(arguments: argparse.Namespace, root: Path) -> list[str]:
    """What starts one app: a list of words, read by no shell; the folder in which it runs adds no modules to it."""
    words = [sys.executable, "-P", "-m", "roadmap", "tui", str(root.absolute())]
    words += ["--lang", arguments.lang] if arguments.lang else []
    words += ["--today", arguments.today.isoformat()] if arguments.today else []
    words += ["--read-only"] if arguments.read_only else []
    return words


def _door(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        RoadmapError: the address is taken, or not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        message = phrase(
            "Cannot listen on {host}, port {port}: {reason}",
            "Không mở được {host}, cổng {port}: {reason}",
            host=host,
            port=str(port),
            reason=why(error),
        )
        hint = phrase("Choose another one with --port", "Chọn cổng khác bằng --port")
        raise RoadmapError(message, hint, status=3) from None


def _origin(arguments: argparse.Namespace, port: int) -> str:
    """The address that browsers use.

    Raises:
        RoadmapError: it is not known, or is none.
    """
    if not arguments.public_url:
        if arguments.who_header:  # without a proxy anybody could write it
            message = phrase("`--who-header` needs `--public-url`", "`--who-header` phải đi cùng `--public-url`")
            raise RoadmapError(message, _SAY_URL)
        if arguments.host in ("0.0.0.0", "::"):  # noqa: S104 - refused, not bound
            message = phrase(
                "Browsers reach no address {host}", "Trình duyệt không mở được địa chỉ {host}", host=arguments.host
            )
            raise RoadmapError(message, _SAY_URL)
        return origin_of(arguments.host, port)
    url = urlsplit(arguments.public_url)
    if url.scheme not in ("http", "https") or not url.netloc or url.path.strip("/") or url.query or "@" in url.netloc:
        message = phrase(
            "`{url}` is no address of a server", "`{url}` không phải địa chỉ máy chủ", url=arguments.public_url
        )
        raise RoadmapError(message, _SAY_URL)
    return f"{url.scheme}://{url.netloc.lower()}"


_SAY_URL = phrase(
    "Give --public-url, such as https://roadmap.example.vn", "Ghi --public-url, ví dụ https://roadmap.example.vn"
)


async def _served(site: Site, door: socket.socket) -> int:
    """Serve until a signal comes; returns its number."""
    loop = asyncio.get_running_loop()
    told: asyncio.Queue[int] = asyncio.Queue()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, told.put_nowait, number)
    loop.set_exception_handler(untended)
    runner = site.runner(patience=1.0)
    await runner.setup()
    await web.SockSite(runner, door).start()
    watch = asyncio.create_task(site.sessions.watch())
    try:
        return await told.get()
    finally:
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch
        await site.sessions.end()
        await runner.cleanup()
