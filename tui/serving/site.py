"""What the server answers: the page, its files, the socket; each only to who may have it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import WSMsgType, web
from aiohttp.helpers import content_disposition_header

from roadmap.model.text import Text
from tui.serving import page
from tui.serving.admission import Admission
from tui.serving.failing import LOG
from tui.serving.frames import LARGEST_FRAME, MalformedError, asked_size, frame
from tui.serving.session import Session
from tui.serving.sessions import Sessions

_HEARTBEAT = 15.0
_MALFORMED = 1008
_NAME = re.compile(r"[0-9a-f]{32}", re.ASCII)
_FORBIDDEN = Text("Từ chối", "Refused")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """One server's answers.

    Attributes:
        admission: who may enter.
        sessions: the apps.
        lang: the language of the pages.
        who: the person whose edits these are.
        who_header: the header in which a proxy in front names the person; empty where there is none.
        entered: called when an invitation has been used.
    """

    admission: Admission
    sessions: Sessions
    lang: str
    who: str
    who_header: str = ""
    entered: Callable[[], None] = lambda: None

    def application(self) -> web.Application:
        """The site as aiohttp runs it."""
        app = web.Application(middlewares=[self._guarded])
        app.router.add_get("/", self._index, allow_head=False)
        app.router.add_get("/alive", self._alive, allow_head=False)
        app.router.add_get("/asset/{name}", self._asset, allow_head=False)
        app.router.add_get("/socket/{name}", self._socket, allow_head=False)
        app.router.add_get("/download/{key}", self._download, allow_head=False)
        app.on_response_prepare.append(self._signed)
        return app

    def runner(self, patience: float) -> web.AppRunner:
        """What runs the site; when it is told to stop, open connections get `patience` seconds to end."""
        return web.AppRunner(
            self.application(), access_log=None, logger=LOG, handle_signals=False, shutdown_timeout=patience
        )

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Nothing is answered to a foreign page, nor under a foreign name; only `/` takes an invitation for a key."""
        if not self.admission.at_home(request.headers):
            return web.Response(status=403, text=_FORBIDDEN.en)
        if request.path != "/" and self._key(request) is None:
            return web.Response(status=403, text=_FORBIDDEN.en)
        return await handler(request)

    async def _signed(self, _: web.Request, response: web.StreamResponse) -> None:
        """The headers of every answer."""
        response.headers.setdefault("Content-Security-Policy", self._policy())
        response.headers["Server"] = "roadmap"
        response.headers.update(_HEADERS)

    def _policy(self) -> str:
        socket = "ws" + self.admission.origin.removeprefix("http")
        # The terminal writes its own style sheets; script comes from files only.
        return (
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
            f"img-src 'self' data:; connect-src 'self' {socket}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )

    def _key(self, request: web.Request) -> str | None:
        return self.admission.holder(request.cookies)

    async def _index(self, request: web.Request) -> web.Response:
        """The page; for whoever shows the invitation, with the key."""
        key = self._key(request)
        given = None if key else self.admission.enter(request.query.get("token", ""))
        if not key and not given:
            return self._said(403, page.NO_KEY)
        if self.sessions.full and not (key and self.sessions.waiting((key, self._person(request)))):
            response = self._said(503, page.full(self.sessions.terms.sessions))
        else:
            response = web.Response(text=page.page(self.lang), content_type="text/html")
        if given:
            response.set_cookie(
                self.admission.cookie, given, httponly=True, samesite="Strict", secure=self.admission.encrypted
            )
            self.entered()
        return response

    def _said(self, status: int, text: Text) -> web.Response:
        return web.Response(status=status, text=page.notice(self.lang, text), content_type="text/html")

    async def _alive(self, _: web.Request) -> web.Response:
        return web.Response(status=204)

    async def _asset(self, request: web.Request) -> web.Response:
        found = page.asset(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found[0], content_type=found[1])

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        """The connection of a page: its app is found or begun, and shown until the page goes."""
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=LARGEST_FRAME, compress=False)
        name = request.match_info["name"]
        if not self.admission.from_own_page(request.headers):
            return web.Response(status=403, text=_FORBIDDEN.en)
        if not socket.can_prepare(request).ok or not _NAME.fullmatch(name):
            raise web.HTTPBadRequest
        owner = (self._key(request) or "", self._person(request))
        size = asked_size(request.query.get("width", ""), request.query.get("height", ""))
        try:
            session = self.sessions.waiting(owner, name) or await self.sessions.begun(owner, name, size)
        except OSError:
            return self._said(503, page.FAILED)
        if session is None:
            return self._said(503, page.full(self.sessions.terms.sessions))
        session.key = name
        try:
            await socket.prepare(request)  # fails where the page has gone again
            await session.attach(socket, size)
            await _listen(socket, session)
        finally:
            session.detach(socket)
        return socket

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """A file that an app hands out, to be saved; it is never shown as a page of this server."""
        mine = self.sessions.of(self._key(request) or "")
        found = ((one, one.downloads.named(request.match_info["key"])) for one in mine)
        for session, download in found:
            if download is not None:
                response = web.StreamResponse()
                response.content_type = "application/octet-stream"
                response.headers["Content-Disposition"] = content_disposition_header(
                    "attachment", filename=download.file
                )
                await response.prepare(request)
                async for piece in session.downloads.pieces(download):
                    await response.write(piece)
                return response
        raise web.HTTPNotFound

    def _person(self, request: web.Request) -> str:
        """Who makes the edits: as the proxy in front says, else as the server was told."""
        return (self.who_header and request.headers.get(self.who_header)) or self.who


_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


async def _listen(socket: web.WebSocketResponse, session: Session) -> None:
    """Do what the page says until it goes; one that says what no page of ours says is shown the door."""
    async for message in socket:
        try:
            if message.type is not WSMsgType.TEXT:
                raise MalformedError
            told = frame(message.data)
        except MalformedError:
            await socket.close(code=_MALFORMED)
            return
        await session.take(socket, told)
