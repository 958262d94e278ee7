"""The app in a browser: who gets in, what a page may say, and what happens to the app when the page or server goes."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pyte
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType, WSServerHandshakeError, web

from tui.serving.admission import Admission, origin_of
from tui.serving.page import ASSETS, asset
from tui.serving.sessions import Sessions, Terms, reduced
from tui.serving.site import Site

APPS = Path(__file__).parent / "serving_apps"
KEY = "0123456789abcdef" * 2
SOON = 10.0


class Served:
    """A server that runs in the test, and a browser."""

    def __init__(self, site: Site) -> None:
        self.site, self.origin = site, site.admission.origin
        self.browsers: list[ClientSession] = []

    def browser(self) -> ClientSession:
        """Another browser, without a key."""
        self.browsers.append(ClientSession(self.origin, cookie_jar=CookieJar(unsafe=True)))
        return self.browsers[-1]

    async def entered(self) -> ClientSession:
        """A browser that has used the invitation."""
        browser = self.browser()
        async with browser.get(self.site.admission.address.removeprefix(self.origin)) as answer:
            assert answer.status == 200
        return browser

    async def socket(
        self, browser: ClientSession, key: str = KEY, query: str = "", **headers: str
    ) -> ClientWebSocketResponse:
        """What the page's script does once it has the page."""
        return await browser.ws_connect(
            f"/socket/{key}{query}", headers={"Origin": self.origin, **headers}, max_msg_size=0
        )


USUAL = Terms()


@asynccontextmanager
async def serving(*command: str, terms: Terms = USUAL, **more: Any) -> AsyncIterator[Served]:
    door = socket.create_server(("127.0.0.1", 0))
    admission = Admission(origin_of("127.0.0.1", door.getsockname()[1]))
    variables = {**os.environ, "SECRET": "thing", "EDITOR": "vi"}
    site = Site(admission, Sessions(command, reduced(variables), terms), "vi", more.pop("who", "Lan"), **more)
    runner = site.runner(patience=0.1)
    await runner.setup()
    await web.SockSite(runner, door).start()
    watch = asyncio.create_task(site.sessions.watch())
    served = Served(site)
    try:
        yield served
    finally:
        watch.cancel()
        for browser in served.browsers:
            await browser.close()
        await site.sessions.end()
        await runner.cleanup()


ECHO = (sys.executable, "-S", str(APPS / "echo.py"))
SMALL = (sys.executable, "-P", str(APPS / "small.py"))


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with serving(*ECHO) as one:
        yield one


async def said(page: ClientWebSocketResponse) -> Any:
    """The next thing that the app sends to the page."""
    message = await page.receive(SOON)
    assert message.type is WSMsgType.BINARY, message
    return json.loads(message.data)


async def told(page: ClientWebSocketResponse, words: Any) -> None:
    """Wait until the app says `words`."""
    while await said(page) != words:
        pass


async def closed(page: ClientWebSocketResponse) -> int | None:
    """The code with which the server closes the socket, whatever it says before."""
    while (await page.receive(SOON)).type not in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING):
        pass
    return page.close_code


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def gone(pid: int, seconds: float = 5.0) -> bool:
    for _ in range(int(seconds / 0.05)):
        if not alive(pid):
            return True
        await asyncio.sleep(0.05)
    return False


async def status(browser: ClientSession, path: str, **headers: str) -> int:
    async with browser.get(path, headers=headers) as answer:
        return answer.status


async def refused(served: Served, browser: ClientSession, **headers: str) -> int:
    with pytest.raises(WSServerHandshakeError) as error:
        await served.socket(browser, **headers)
    return error.value.status


# --- who gets in ---


async def test_nobody_enters_without_the_word_in_the_address(served: Served) -> None:
    browser = served.browser()
    for path in ("/", "/?token=", "/?token=guess", "/asset/page.js", "/alive", "/download/x"):
        assert await status(browser, path) == 403, path
    assert await refused(served, browser) == 403
    assert not served.site.sessions.of("")


async def test_the_word_works_once_and_then_the_cookie_does(served: Served) -> None:
    path = served.site.admission.address.removeprefix(served.origin)
    browser = served.browser()
    async with browser.get(path) as answer:
        assert answer.status == 200
        (cookie,) = answer.headers.getall("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert path.partition("=")[2] not in cookie
    assert await status(browser, "/") == 200
    assert await status(browser, path) == 200
    assert await status(served.browser(), path) == 403
    assert served.site.admission.address.removeprefix(served.origin) != path
    assert await status(served.browser(), served.site.admission.address.removeprefix(served.origin)) == 200


async def test_a_forged_cookie_is_no_key(served: Served) -> None:
    browser = await served.entered()
    name = served.site.admission.cookie
    for value in ("", "x", "é", "a" * 43):
        stranger = served.browser()
        assert await status(stranger, "/", Cookie=f"{name}={value}") == 403
    assert await status(browser, "/") == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost:{port}", "127.0.0.1", "127.0.0.1:{port}.evil.example"])
async def test_another_host_is_refused(served: Served, host: str) -> None:
    browser = await served.entered()
    name = host.format(port=served.origin.rpartition(":")[2])
    assert await status(browser, "/", Host=name) == 403
    assert await refused(served, browser, Host=name) == 403


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", "HTTPS{}", ""]
)
async def test_another_origin_is_refused(served: Served, origin: str) -> None:
    browser = await served.entered()
    given = origin.format(served.origin.removeprefix("http")).replace("HTTPS", "https")
    assert await status(browser, "/", Origin=given) == 403
    assert await refused(served, browser, Origin=given) == 403
    assert await status(browser, "/", Origin=served.origin) == 200


async def test_a_socket_without_origin_is_refused(served: Served) -> None:
    browser = await served.entered()
    with pytest.raises(WSServerHandshakeError, match="403"):
        await browser.ws_connect(f"/socket/{KEY}")


async def test_only_what_is_needed_is_answered(served: Served) -> None:
    browser = await served.entered()
    for path in (
        "/asset/",
        "/asset/start.py",
        "/asset/../site.py",
        "/static/",
        "/ws",
        f"/socket/{KEY}x",
        "/download/x",
    ):
        assert await status(browser, path, Origin=served.origin) in (400, 404), path
    async with browser.post("/") as answer:
        assert answer.status == 405


# --- what pages hold ---


async def test_nothing_comes_from_elsewhere(served: Served) -> None:
    browser = await served.entered()
    async with browser.get("/") as answer:
        page, headers = await answer.text(), answer.headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert f"connect-src 'self' ws{served.origin.removeprefix('http')}" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert "aiohttp" not in headers["Server"]
    assert "<title>Lộ trình công nghệ</title>" in page
    assert sys.executable not in page
    text = page + "".join((asset(name) or (b"", ""))[0].decode() for name in ASSETS if not name.endswith(".ttf"))
    assert "fonts.googleapis" not in text
    assert not [line for line in text.splitlines() if "@import" in line or 'src="http' in line or "url(http" in line]
    for name in ASSETS:
        async with browser.get(f"/asset/{name}") as answer:
            assert answer.status == 200
            assert len(await answer.read()) > 500


# --- what a page may say ---


async def test_what_is_typed_reaches_the_app(served: Served) -> None:
    page = await served.socket(await served.entered())
    await said(page)
    await page.send_json(["stdin", "Lộ trình\x1b[A"])
    assert await said(page) == ["D", "Lộ trình\x1b[A"]
    await page.send_str('["stdin", "half \\ud83d"]')
    assert await said(page) == ["D", "half ?"]
    await page.send_json(["ping", "123"])
    assert (await page.receive_json(timeout=SOON)) == ["pong", "123"]
    for word in ("focus", "blur"):
        await page.send_json([word])
        assert json.loads((await said(page))[1]) == {"type": word}


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ((0, 0), (20, 5)),
        ((-5, -5), (20, 5)),
        ((10**9, 10**9), (500, 200)),
        ((80, 24), (80, 24)),
        ((20, 200), (20, 200)),
    ],
)
async def test_sizes_are_brought_within_bounds(served: Served, asked: tuple[int, int], given: tuple[int, int]) -> None:
    page = await served.socket(await served.entered(), query=f"?width={asked[0]}&height={asked[1]}")
    variables = (await said(page))["environment"]
    if min(asked) >= 0:
        assert (int(variables["COLUMNS"]), int(variables["ROWS"])) in (given, (80, 24))
    await page.send_json(["resize", {"width": asked[0], "height": asked[1]}])
    assert json.loads((await said(page))[1]) == {"type": "resize", "width": given[0], "height": given[1]}


@pytest.mark.parametrize(
    "query", ["?width=NaN&height=undefined", "?width=&height=-3", "?width=%D9%A3&height=" + "9" * 500]
)
async def test_an_address_without_a_size_gets_the_usual_one(served: Served, query: str) -> None:
    page = await served.socket(await served.entered(), query=query)
    variables = (await said(page))["environment"]
    assert (variables["COLUMNS"], variables["ROWS"]) == ("80", "24")


MALFORMED = [
    "", "{", "null", "[]", "{}", '"stdin"', '["stdin"]', '["stdin", 5]', '["stdin", "a", "b"]', '["shell", "ls"]',
    '["resize", [80, 24]]', '["resize", {"width": "80", "height": 24}]', '["resize", {"width": 1.5, "height": 2}]',
    '["resize", {"width": NaN, "height": 2}]', '["focus", 1]', '["ping", 1]', '["ping", "' + "x" * 65 + '"]',
    "[" * 60_000, "1" * 60_000, '["deliver_chunk_request"]', '["quit"]',
]  # fmt: skip


@pytest.mark.parametrize("message", MALFORMED, ids=lambda message: message[:24])
async def test_a_malformed_message_ends_the_connection(served: Served, message: str) -> None:
    browser = await served.entered()
    page = await served.socket(browser)
    await said(page)
    await page.send_str(message)
    assert await closed(page) == 1008
    again = await served.socket(browser)  # the app has seen nothing of it, and waits
    await again.send_json(["stdin", "still here"])
    assert [json.loads((await said(again))[1])["type"] for _ in range(2)] == ["resize", "repaint"]
    assert await said(again) == ["D", "still here"]


async def test_bytes_and_long_messages_end_the_connection(served: Served) -> None:
    browser = await served.entered()
    page = await served.socket(browser)
    await said(page)
    await page.send_bytes(b'["stdin", "x"]')
    assert await closed(page) == 1008
    page = await served.socket(browser)
    await page.send_json(["stdin", "x" * (64 * 1024)])
    assert await closed(page) == 1009
    page = await served.socket(browser)
    await page.send_json(["stdin", "x" * (63 * 1024)])
    await told(page, ["D", "x" * (63 * 1024)])


# --- the app's process ---


async def test_the_app_gets_a_reduced_environment_and_words_that_no_shell_reads(tmp_path: Path) -> None:
    trap = f"$(touch {tmp_path}/made); `touch {tmp_path}/made` & 'x"
    async with serving(*ECHO, trap) as served:
        page = await served.socket(await served.entered())
        begun = await said(page)
    assert begun["words"] == [trap]
    assert not (tmp_path / "made").exists()
    variables = begun["environment"]
    assert variables["ROADMAP_USER"] == "Lan"
    assert variables["TEXTUAL_DRIVER"] == "tui.serving.driver:PageDriver"
    assert not {"SECRET", "EDITOR", "VISUAL", "PYTHONSTARTUP", "PYTHONPATH", "SSH_AUTH_SOCK"} & set(variables)


async def test_a_proxy_in_front_names_the_person() -> None:
    async with serving(*ECHO, who_header="X-Remote-User") as served:
        browser = await served.entered()
        named = await said(await served.socket(browser, **{"X-Remote-User": "Minh"}))
        assert named["environment"]["ROADMAP_USER"] == "Minh"
        other = await said(await served.socket(browser, **{"X-Remote-User": "Hoa"}))
        assert other["environment"]["ROADMAP_USER"] == "Hoa"
        assert other["pid"] != named["pid"]
    async with serving(*ECHO) as served:
        begun = await said(await served.socket(await served.entered(), **{"X-Remote-User": "Minh"}))
        assert begun["environment"]["ROADMAP_USER"] == "Lan"


async def test_the_eleventh_is_refused(served: Served) -> None:
    browser = await served.entered()
    pages = [await served.socket(browser, f"{n:032x}") for n in range(10)]
    pids = {(await said(page))["pid"] for page in pages}
    assert len(pids) == 10
    with pytest.raises(WSServerHandshakeError, match="503"):
        await served.socket(browser, f"{10:032x}")
    assert await status(browser, "/") == 503
    assert await status(served.browser(), served.site.admission.address.removeprefix(served.origin)) == 503
    await pages[0].close()
    page = await served.socket(browser, f"{11:032x}")  # a page that was left makes room for the same browser
    await page.send_json(["stdin", "x"])
    await told(page, ["D", "x"])


async def test_eleven_at_once_are_no_more_than_ten(served: Served) -> None:
    browser = await served.entered()
    every = await asyncio.gather(*(served.socket(browser, f"{n:032x}") for n in range(11)), return_exceptions=True)
    assert [isinstance(one, WSServerHandshakeError) for one in every].count(True) == 1


async def test_an_app_that_ends_ends_its_page(served: Served) -> None:
    page = await served.socket(await served.entered())
    pid = (await said(page))["pid"]
    os.kill(pid, 15)
    assert await closed(page) == 4000
    assert not alive(pid)


async def test_an_app_that_cannot_begin_says_why_without_driving_the_terminal() -> None:
    trouble = "import sys; sys.stderr.write('no \\x1b]0;PWN\\x07 plan\\n' * 3); sys.exit(3)"
    async with serving(sys.executable, "-S", "-c", trouble) as served:
        page = await served.socket(await served.entered())
        line = (await page.receive(SOON)).data
        assert "no ␛]0;PWN␇ plan" in line.decode()
        assert b"\x1b" not in line
        assert await closed(page) == 4003


@pytest.mark.parametrize(
    "nonsense",
    [
        "x' * 200_000 + b'",
        "D\\xff\\xff\\xff\\xff",
        "Z\\0\\0\\0\\1a",
        "M\\0\\0\\0\\1{",
        "M\\0\\0\\0\\2[]",
        "P\\0\\0\\0\\1?",
    ],
)
async def test_an_app_that_talks_nonsense_is_ended(nonsense: str) -> None:
    trouble = (
        "import os, sys, time; w = sys.stdout.buffer; "
        f"w.write(b'__GANGLION__\\nD\\0\\0\\0\\5' + b'%5d' % os.getpid() + b'{nonsense}'); w.flush(); time.sleep(60)"
    )
    async with serving(sys.executable, "-S", "-c", trouble) as served:
        page = await served.socket(await served.entered())
        pid = int((await page.receive(SOON)).data)
        assert await closed(page) == 4003
        assert not alive(pid)


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://vanban.chinhphu.vn/a", True),
        ("mailto:a@b.vn", True),
        ("javascript:alert(1)", False),
        ("file:///etc", False),
        ("http://[::1", False),
    ],
)
async def test_only_addresses_of_the_web_are_opened(served: Served, url: str, opened: bool) -> None:
    page = await served.socket(await served.entered())
    await said(page)
    await page.send_json(["stdin", "!M" + json.dumps({"type": "open_url", "url": url, "new_tab": False})])
    await page.send_json(["ping", "done"])
    await page.send_json(["stdin", "x"])
    asked = []
    while (message := await page.receive(SOON)).type is WSMsgType.TEXT:
        asked.append(json.loads(message.data))
    assert (["open_url", {"url": url, "new_tab": True}] in asked) is opened


# --- pages that go, and servers that go ---


async def test_a_page_that_comes_back_finds_its_app(served: Served) -> None:
    browser = await served.entered()
    page = await served.socket(browser)
    pid = (await said(page))["pid"]
    await page.close()
    await asyncio.sleep(0.1)
    again = await served.socket(browser, query="?width=100&height=30")
    assert json.loads((await said(again))[1]) == {"type": "resize", "width": 100, "height": 30}
    assert json.loads((await said(again))[1]) == {"type": "repaint"}
    assert alive(pid)
    elsewhere = await served.socket(browser)  # the same page, while the first still seems to be there
    assert await closed(again) == 4001
    assert json.loads((await said(elsewhere))[1])["type"] == "resize"


async def test_an_app_is_found_again_by_its_browser_only(served: Served) -> None:
    page = await served.socket(await served.entered())
    pid = (await said(page))["pid"]
    await page.close()
    other = await served.socket(await served.entered())
    assert (await said(other))["pid"] != pid


async def test_an_app_that_nobody_comes_back_to_ends() -> None:
    async with serving(*ECHO, terms=Terms(resumable=0.5)) as served:
        page = await served.socket(await served.entered())
        pid = (await said(page))["pid"]
        await page.close()
        await asyncio.sleep(0.2)
        assert alive(pid)
        assert await gone(pid)


async def test_an_app_into_which_nothing_is_typed_ends() -> None:
    async with serving(*ECHO, terms=Terms(idle=1.0)) as served:
        page = await served.socket(await served.entered())
        pid = (await said(page))["pid"]
        for _ in range(4):
            await asyncio.sleep(0.4)
            await page.send_json(["stdin", "x"])
            await said(page)
        assert alive(pid)
        await page.send_json(["focus"])
        assert await closed(page) == 4002
        assert await gone(pid)


async def shown(page: ClientWebSocketResponse, words: str, screen: pyte.Screen) -> None:
    """Wait until the page's terminal shows `words`."""
    stream = pyte.ByteStream(screen)
    while not any(words in line for line in screen.display):
        message = await page.receive(SOON)
        assert message.type is WSMsgType.BINARY, (message, screen.display)
        stream.feed(message.data)


async def test_what_was_being_typed_is_there_after_the_connection_was_lost() -> None:
    async with serving(*SMALL) as served:
        browser = await served.entered()
        page = await served.socket(browser)
        await shown(page, "Lộ trình công nghệ", pyte.Screen(80, 24))
        await page.send_json(["stdin", "Chip chuyên dụng"])
        await shown(page, "Chip chuyên dụng", pyte.Screen(80, 24))
        page._response.connection.transport.abort()
        again = await served.socket(browser, query="?width=60&height=20")
        screen = pyte.Screen(60, 20)
        await shown(again, "Chip chuyên dụng", screen)
        await shown(again, "Lộ trình công nghệ", screen)
        await again.send_json(["stdin", " AI"])
        await shown(again, "Chip chuyên dụng AI", screen)


async def test_a_file_of_the_app_is_saved_by_the_browser() -> None:
    async with serving(*SMALL) as served:
        browser = await served.entered()
        page = await served.socket(browser)
        await shown(page, "Lộ trình công nghệ", pyte.Screen(80, 24))
        await page.send_json(["stdin", "file\r"])
        while (message := await page.receive(SOON)).type is not WSMsgType.TEXT:
            pass
        kind, key = json.loads(message.data)
        assert kind == "deliver_file_start"
        assert await status(await served.entered(), f"/download/{key}") == 404
        async with browser.get(f"/download/{key}") as answer:
            assert (await answer.read()).decode() == "Đây là tệp\n" * 10_000
            assert answer.headers["Content-Disposition"].startswith("attachment")
            assert answer.content_type == "application/octet-stream"
        assert await status(browser, f"/download/{key}") == 404


def test_bytes_that_are_no_text_are_no_key() -> None:
    admission = Admission(origin_of("127.0.0.1", 8000))
    key = admission.enter(admission.invitation)
    assert key is not None
    assert admission.holder({admission.cookie: key}) == key
    assert admission.holder({admission.cookie: "\udcff\udcfe"}) is None
