"""What is added to every answer of the server: security headers and the language of the page.

Streamlit sends no security headers, declares every page English (WCAG 3.1.1) and shows an empty
page until its first run has sent something.
"""

from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
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
_OWN_FOLDERS = ("_stcore", "app", "component", "media", "static", "vendor")
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
            if folded := _deep(scope["path"]):
                query = scope["query_string"].decode("latin-1")
                answer = RedirectResponse(f"{folded}?{query}" if query else folded)
                await answer(scope, receive, _Edited(send))
                return
            whole = [pair for pair in scope["headers"] if pair[0] not in _SHORTCUTS]
            scope = {**scope, "headers": whole}
        await self.app(scope, receive, _Edited(send))


def _deep(path: str) -> str:
    """Where a page of two or more parts leads: to the last one; empty for an address that is right.

    Streamlit looks for its own files beside the page and finds none there: it would stay empty.
    """
    parts = [part for part in path.split("/") if part]
    own = bool(parts) and parts[0] in _OWN_FOLDERS
    return f"/{quote(parts[-1])}" if len(parts) > 1 and not own else ""


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
