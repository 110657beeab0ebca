"""What is added to every answer of the server: security headers and the language of the page.

Streamlit sends no security headers, declares every page English (WCAG 3.1.1) and shows an empty
page until its first run has sent something.
"""

from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit's own scripts need inline code, eval and blobs; nothing may come from another host.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
SECURITY_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
# What a browser asks for to get a page in parts, packed or from its memory.
_SHORTCUTS = (b"accept-encoding", b"if-modified-since", b"if-none-match", b"range")
_STALE_AFTER_EDIT = ("content-length", "etag", "last-modified")
_HEAD_ENDS = b"</head>"
# What is seen before the first run of the page has sent anything.
_STYLE = b"<style>" + (Path(__file__).resolve().parent / "first.css").read_bytes() + b"</style>"
_ENGLISH, _DUTCH = b'<html lang="en">', b'<html lang="nl">'


class Answers:
    """ASGI middleware: headers on every answer, language and first words in the page itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and edit what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if "text/html" in Headers(scope=scope).get("accept", ""):
            whole = [pair for pair in scope["headers"] if pair[0] not in _SHORTCUTS]
            scope = {**scope, "headers": whole}
        await self.app(scope, receive, _Edited(send))


class _Edited:
    """Sends one answer on, with the headers added and a page kept back until it is whole."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message | None = None
        self.page = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(SECURITY_HEADERS)
            kind = headers.get("content-type", "")
            if kind.startswith("text/html") and "content-encoding" not in headers:
                self.start = message
                return
        elif self.start is not None:
            await self._edit(self.start, message)
            return
        await self.send(message)

    async def _edit(self, start: Message, message: Message) -> None:
        self.page += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self.page.replace(_ENGLISH, _DUTCH, 1).replace(_HEAD_ENDS, _STYLE + _HEAD_ENDS, 1)
        headers = MutableHeaders(scope=start)
        for name in _STALE_AFTER_EDIT:
            if name in headers:
                del headers[name]
        headers["content-length"] = str(len(body))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})
