"""Requests that no browser sends: each is refused or passed over, none is a mistake of ours; the server serves on."""

from __future__ import annotations

import asyncio
import random
import re
import struct
from collections.abc import AsyncIterator, Iterator, Sequence

import pytest

from roadmap.cli import _print
from tests.tui.test_serving import ECHO, KEY, SOON, Served, serving

_LINES = (
    b"GET / HTTP/1.1",
    b"GET /alive HTTP/1.1",
    b"GET /asset/page.js HTTP/1.1",
    b"GET /download/x HTTP/1.1",
    b"GET /socket/%s?width=80&height=24 HTTP/1.1" % KEY.encode(),
)
_UPGRADE = (
    b"Connection: Upgrade",
    b"Upgrade: websocket",
    b"Sec-WebSocket-Version: 13",
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)
_LONG = b"x" * 9000
_TARGETS = (
    *(b"", b"*", b"//", b"///x", b"/[", b"//[", b"http://[", b"http://[::1", b"http://x:y/", b"/%", b"/%ff", b"/%00"),
    *(b"/\xff", b"/#", b"/;", b"x", b"/asset/%2e%2e%2fsite.py", b"/asset/..%5csite.py", b"/asset/%ff%fe", b"/asset/"),
    *(b"/asset/page.js%00", b"/asset/" + _LONG, b"/socket/" + b"f" * 33, b"/socket/%ff", b"/download/%00"),
    *(b"/download/%ed%a0%bd", b"/?token=%ff%fe", b"/?token=\xff", b"/?token=%ed%a0%bd", b"/?token=" + _LONG),
    *(b"/?" + b"&" * 3000, b"/?width=%", b"/?token=a&token=b"),
)
_FIRST = (
    *(
        b"",
        b"GET",
        b"GET /",
        b"GET / HTTP/9.9",
        b"GET / HTTP/1.0",
        b"GET / FTP/1.1",
        b"get / HTTP/1.1",
        b"HEAD / HTTP/1.1",
    ),
    *(b"CONNECT x:1 HTTP/1.1", b"CONNECT / HTTP/1.1", b"OPTIONS * HTTP/1.1", b"TRACE / HTTP/1.1", b"POST / HTTP/1.1"),
    *(b"PRI * HTTP/2.0", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"\x00 / HTTP/1.1", b"\xff\xfe / HTTP/1.1"),
    *(b"HEAD / HTTP/1.1", b"G" * 9000 + b" / HTTP/1.1"),
)
_HEADERS = (
    *(b"\xff: x", b"X: \xff\xfe", b"X: \x00", b"X", b": x", b" X: y", b"X : y", b"X: " + _LONG),
    *(b"Host: other", b"Host:", b"Origin: null", b"Origin: \xff", b"Content-Encoding: x", b"Content-Type: \xff"),
    *(b"Content-Length: -1", b"Content-Length: x", b"Content-Length: 99999999999999999999", b"Content-Length: 5"),
    *(b"Transfer-Encoding: chunked", b"Transfer-Encoding: chunked\r\nContent-Length: 5", b"Transfer-Encoding: x"),
    *(b"Expect: 100-continue", b"Expect: x", b"Range: bytes=9-1", b"If-Modified-Since: \xff", b'If-None-Match: "'),
    *(b"Cookie: \xff", b'Cookie: =; ;;=;"', b"Cookie: " + b"a=b; " * 1500, b'Cookie: a"="b;$Version=\xff'),
    *(b"X-Remote-User: \xff\xfe", b"X-Remote-User: =\x07", b"X-Remote-User:", b"X-Remote-User: a\r\n b"),
    *(b"X-Remote-User: " + b"x" * 8000, b"Upgrade: h2c", b"Upgrade: websocket", b"Connection: \xff"),
    *(b"Sec-WebSocket-Version: 99", b"Sec-WebSocket-Key: x", b"Sec-WebSocket-Protocol: \xff"),
    b"Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99",
)
_NOISE = (
    *(b"\xff\xfe", b"\x00", b"\r", b"\n", b"\r\n", b"%", b"%ff", b"%00", b"%0d%0a", b"[", b"]", b"//", b"\\", b".."),
    *(b":", b"@", b"?", b"#", b"&", b";", b"=", b'"', b",", b" ", b"\t", b"\x1b]0;PWNED\x07", "Ắ".encode()),
    *(b"\xed\xa0\xbd", _LONG, b"-1", b"9" * 400, b"http://", b"*"),
)


@pytest.fixture
async def served(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> AsyncIterator[Served]:
    """A server of which nothing goes on file as a mistake, and nothing to the terminal that it was started in."""
    mistakes: list[BaseException] = []
    monkeypatch.setattr(_print, "told", lambda error: mistakes.append(error) or ("", ""))
    async with serving(*ECHO, who_header="X-Remote-User") as one:
        yield one
    assert not mistakes
    assert not [record.getMessage() for record in caplog.records if record.name != "asyncio" or record.exc_info]
    assert capfd.readouterr() == ("", "")


def asked(served: Served, key: bytes, line: bytes, *more: bytes, host: bytes | None = None) -> bytes:
    """A request with this first line and these further ones, otherwise as a browser with this key sends it."""
    host = served.origin.removeprefix("http://").encode() if host is None else host
    lines = [line, b"Host: " + host, b"Cookie: " + key, b"Origin: " + served.origin.encode(), *more]
    return b"\r\n".join([*lines, *([] if _UPGRADE[0] in more else [b"Connection: close"]), b"", b""])


async def key_of(served: Served) -> bytes:
    """The cookie of a browser that was let in."""
    browser = await served.entered()
    return b"; ".join(f"{one.key}={one.value}".encode() for one in browser.cookie_jar)


async def answer(served: Served, request: bytes) -> bytes:
    """What the server says; after a while without a word the browser says that nothing more will come."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(served.origin.rpartition(":")[2]))
    said, ended = b"", False
    try:
        writer.write(request)
        while True:
            try:
                piece = await asyncio.wait_for(reader.read(65536), SOON if ended else 0.3)
            except TimeoutError:
                assert not ended, (request[:300], said[:300])
                writer.write_eof()
                ended = True
                continue
            if not piece:
                return said
            said += piece
    except ConnectionError:
        return said
    finally:
        writer.close()


async def status(served: Served, request: bytes) -> int:
    """The status of the answer, which is no mistake of ours and tells of none; 0 where there is no answer."""
    said = await answer(served, request)
    found = re.match(rb"HTTP/\d\.\d (\d{3}) ", said)
    code = int(found[1]) if found else 0
    assert found or not said, (request[:300], said[:300])
    assert code < 500 or code == 503, (request[:300], said[:300])
    assert b"Traceback" not in said, request[:300]
    return code


async def statuses(served: Served, requests: Sequence[bytes]) -> set[int]:
    """The statuses of many answers; some requests at a time, because some of them are waited for in vain."""
    return {code for at in range(0, len(requests), 25)
            for code in await asyncio.gather(*(status(served, one) for one in requests[at : at + 25]))}  # fmt: skip


def malformed() -> Iterator[tuple[bytes, ...]]:
    """First lines and what follows them, wrong in one way each."""
    yield from ((b"GET %s HTTP/1.1" % target,) for target in _TARGETS)
    yield from ((line,) for line in _FIRST)
    yield from ((line, header) for header in _HEADERS for line in _LINES)
    yield from ((_LINES[-1], *_UPGRADE, header) for header in _HEADERS)


async def test_a_malformed_request_is_no_mistake_of_ours(served: Served) -> None:
    key = await key_of(served)
    codes = await statuses(served, [asked(served, key, *lines) for lines in malformed()])
    assert codes >= {200, 400, 403, 404, 405}
    for host in (b"", b"\xff", b"[", b"x:y", b"127.0.0.1:99999999", b"a b", b"\x00"):
        assert await status(served, asked(served, key, _LINES[0], host=host)) in (400, 403), host
    assert await status(served, asked(served, key, _LINES[1])) == 204


async def test_no_mixture_of_nonsense_is_a_mistake_of_ours(served: Served) -> None:
    key, drawn = await key_of(served), random.Random(10)
    requests = []
    for _ in range(400):
        request = bytearray(asked(served, key, drawn.choice(_LINES), *(_UPGRADE if drawn.random() < 0.3 else ())))
        for _ in range(drawn.choice((1, 1, 2, 5))):
            at = drawn.randrange(len(request))
            request[at : at + drawn.choice((0, 0, 1, 3, 40))] = drawn.choice(_NOISE)
        requests.append(bytes(request))
    await statuses(served, requests)
    assert await status(served, asked(served, key, _LINES[1])) == 204


def frame(code: int, data: bytes, *, size: int | None = None, masked: bool = True) -> bytes:
    """A WebSocket frame whose head says whatever it is told to."""
    size = len(data) if size is None else size
    mask = b"\0\0\0\0" if masked else b""
    return struct.pack(">BBQ", code, 127 | (128 if masked else 0), size) + mask + data


_FRAMES = (
    *(b"", b"\xff" * 40, b"\0" * 40, b"\x81", b"\x81\xff", b"GET / HTTP/1.1\r\n\r\n", frame(0x81, b"\xff\xfe")),
    *(frame(0x81, b'["ping", "x"]', masked=False), frame(0x81, b"x", size=2**63), frame(0x81, b"x", size=2**40)),
    *(frame(code, b'["ping", "x"]') for code in (0x80, 0x82, 0x83, 0x8B, 0x8F, 0xC1, 0xF1, 0x01, 0x00, 0x89, 0x8A)),
    *(frame(0x88, data) for data in (b"", b"\x03", b"\x03\xe8\xff", b"\xff\xff", b"\0\0", b"x" * 200)),
    frame(0x01, b'["stdin", "') + frame(0x01, b'a"]'),
    frame(0x01, b'["stdin", "') + frame(0x80, b"\xff" * 9),
    frame(0x89, b"x" * 126) + frame(0x81, b'["ping", "x"]') * 50,
    b"".join(frame(0x81, text.encode()) for text in ('["ping", "x"]', '["resize", {"width": true, "height": -1e9}]')),
    frame(0x81, b'["resize", {"width": ' + b"9" * 5000 + b', "height": 24}]'),
    frame(0x81, b'["stdin", "\\u0000\\ud800\\udfff"]') + frame(0x81, b'["stdin", "a"'),
)


async def test_a_malformed_frame_is_no_mistake_of_ours(served: Served) -> None:
    key = await key_of(served)
    request = asked(served, key, _LINES[-1], *_UPGRADE)
    for sent in _FRAMES:
        said = await answer(served, request + sent)
        assert said.startswith(b"HTTP/1.1 101"), (sent[:40], said)
    assert len(served.site.sessions.of(key.partition(b"=")[2].decode())) == 1  # one app saw it all, and is still there


async def test_who_goes_before_the_answer_leaves_nothing_behind(served: Served) -> None:
    """A page may be gone before its socket stands: its app waits for it as for any page that went."""
    key = await key_of(served)
    mine = served.site.sessions.of
    for number in range(6):
        line = b"GET /socket/%032x HTTP/1.1" % number
        _, writer = await asyncio.open_connection("127.0.0.1", int(served.origin.rpartition(":")[2]))
        writer.write(asked(served, key, line, *_UPGRADE))
        writer.write_eof()
        writer.transport.abort() if number % 2 else writer.close()
    for request in (asked(served, key, line)[:end] for line in _LINES for end in (-1, -2, -9)):
        assert not await answer(served, request)
    async with asyncio.timeout(SOON):
        while not (running := mine(key.partition(b"=")[2].decode())) or any(one.detached is None for one in running):
            await asyncio.sleep(0.01)
