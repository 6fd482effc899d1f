"""Faults of the answer: redirects, statuses, retries, validators, manners."""

from __future__ import annotations

import asyncio
import email.utils
import time
from collections.abc import Callable
from typing import Any

from tests.fetch.faults.exchange import HOST, Exchange, fault, page, simple

# --- redirects ---------------------------------------------------------------------------------------------------------------


def redirects(
    name: str, what: str, outcome: str, where: str | Callable[[Exchange], str], status: str = "302 Found", **expected: Any
) -> None:
    """Register a fault that sends the client elsewhere."""

    @fault(name, "redirect", what, outcome, **expected)
    async def _(x: Exchange) -> None:
        await x.redirect(where(x) if callable(where) else where, status)


def other(host: str) -> Callable[[Exchange], str]:
    """Return what builds the other service's address, spelt in one of its many ways."""
    return lambda x: f"http://{host}:{x.server.other_port}/secret"


redirects("redirect", "301 to an ordinary page", "ok", "/ok", "301 Moved Permanently", text=("marker-ok",), final="/ok")
redirects("redirect-308", "308, relative, with a fragment", "ok", "ok#part", "308 Permanent", text=("marker-ok",), final="/ok")
redirects("redirect-utf8", "Location with raw UTF-8", "ok", "/echo/café", text=("/echo/caf%C3%A9",))
redirects("redirect-spaces", "Location with a space in it", "ok", "/echo/a b", text=("/echo/a%20b",))
redirects("redirect-loop", "to itself", "bad-redirect", lambda x: x.target)
redirects("redirect-pingpong", "to another page that leads back", "bad-redirect", "/redirect-pong")
redirects("redirect-pong", "the other half of redirect-pingpong", "bad-redirect", "/redirect-pingpong")
redirects("redirect-file", "to file:///etc/passwd", "bad-redirect", "file:///etc/passwd")
redirects("redirect-data", "to a data: URL", "bad-redirect", "data:text/html,<h1>hi</h1>")
redirects("redirect-javascript", "to a javascript: URL", "bad-redirect", "javascript:alert(1)")
redirects("redirect-ftp", "to ftp: on this machine", "bad-redirect", f"ftp://{HOST}/x")
redirects("redirect-port", "to another port of this machine", "bad-redirect", other(HOST))
redirects("redirect-localhost", "the same, by the name localhost", "bad-redirect", other("localhost"))
redirects("redirect-short-ip", "the same, as 127.1", "bad-redirect", other("127.1"))
redirects("redirect-decimal-ip", "the same, as 2130706433", "bad-redirect", other("2130706433"))
redirects("redirect-mapped-ip", "the same, as ::ffff:127.0.0.1", "bad-redirect", other("[::ffff:127.0.0.1]"))
redirects("redirect-userinfo", "the same, behind a user name", "bad-redirect", other(f"example.com@{HOST}"))
redirects("redirect-bad-url", "to a URL that cannot be parsed", "bad-redirect", "http://[::1/")
redirects("redirect-empty", "Location with nothing in it", "bad-redirect", "")


@fault("redirect-chain", "redirect", "25 redirects, then a page", "bad-redirect")
async def redirect_chain(x: Exchange) -> None:
    left = int(x.query.get("n", 25))
    await (x.redirect(f"/redirect-chain?n={left - 1}") if left else x.send(page("end", "marker-chain")))


@fault("redirect-no-location", "redirect", "302 without a Location", "http-error", status=302)
async def redirect_no_location(x: Exchange) -> None:
    await x.send(b"", "302 Found")


def refresh(
    name: str, what: str, outcome: str, target: str | Callable[[Exchange], str], body: str = "", **expected: Any
) -> None:
    """Register a page that sends its reader on by a tag."""

    @fault(name, "redirect", what, outcome, **expected)
    async def _(x: Exchange) -> None:
        where = target(x) if callable(target) else target
        await x.send(
            f"<html><head><meta http-equiv=refresh content='0; url={where}'><title>Moved</title></head><body>{body}</body></html>"
        )


refresh("meta-refresh", "200 with a meta refresh to /ok", "ok", "/ok", text=("marker-ok",), final="/ok", also=("empty",))


@fault("cookie-wall", "redirect", "302 to itself until its cookie comes back", "ok", text=("marker-cookie-wall",))
async def cookie_wall(x: Exchange) -> None:
    if "seen=1" in x.headers.get("cookie", ""):
        return await x.send(page("wall", "marker-cookie-wall"))
    await x.send(b"", "302 Found", [("Set-Cookie", "seen=1; Path=/cookie-wall"), ("Location", x.target)])


# --- statuses and retries ----------------------------------------------------------------------------------------------------


def refuses(
    status: str, what: str, outcome: str = "http-error", *, name: str = "", headers: tuple[Any, ...] = (), **expected: Any
) -> None:
    """Register a fault that is always the same error status, with a readable page."""
    code = int(status.split()[0])
    name = name or f"status-{code}"
    simple(name, "status", what, outcome, status=status, headers=headers, seen=code, **expected)


refuses("401 Unauthorized", "a readable 401")
refuses("403 Forbidden", "a readable 403")
refuses("404 Not Found", "a readable 404")
refuses("410 Gone", "a readable 410")
refuses("451 Unavailable", "a readable 451")
refuses("500 Oops", "500 each time", tries=(2, 4))
refuses("999 Denied", "a status outside the standard")
refuses("206 Partial Content", "206 though no range was asked for", headers=(("Content-Range", "bytes 0-99/1000"),))
refuses("429 Too Many Requests", "Retry-After: 3600", name="429-hour", headers=(("Retry-After", "3600"),), tries=(1, 1))
refuses("429 Too Many Requests", "Retry-After is no number", name="429-silly", headers=(("Retry-After", "soon²"),))
simple("empty", "status", "200 with an empty body", "empty", body=b"")


@fault("status-204", "status", "204, no body", "empty")
async def status_204(x: Exchange) -> None:
    await x.raw(b"HTTP/1.1 204 No Content\r\n\r\n")


@fault("429-then-ok", "status", "429 with Retry-After: 1, then a page", "retry-ok", text=("marker-429",), tries=(2, 2))
async def too_many_then_ok(x: Exchange) -> None:
    first = x.server.first_at.setdefault(x.path, time.monotonic())
    if time.monotonic() - first < 0.95:
        return await x.send("slow down", "429 Too Many Requests", [("Retry-After", "1")])
    await x.send(page("ok", "marker-429"))


@fault(
    "429-date", "status", "429 with Retry-After as a date two seconds off", "retry-ok", text=("marker-429-date",), tries=(2, 2)
)
async def too_many_date(x: Exchange) -> None:
    first = x.server.first_at.setdefault(x.path, time.time())
    if time.time() - first < 1.0:
        date = email.utils.formatdate(first + 2, usegmt=True)
        return await x.send("slow down", "429 Too Many Requests", [("Retry-After", date)])
    await x.send(page("ok", "marker-429-date"))


@fault("503-then-ok", "status", "503 twice, then a page", "retry-ok", text=("marker-503",), tries=(3, 3))
async def unavailable_then_ok(x: Exchange) -> None:
    if x.count() < 3:
        return await x.send("busy", "503 Service Unavailable")
    await x.send(page("ok", "marker-503"))


@fault("reset-then-ok", "status", "reset once, then a page", "retry-ok", text=("marker-reset-then-ok",), tries=(2, 2))
async def reset_then_ok(x: Exchange) -> None:
    if x.count() < 2:
        return x.reset()
    await x.send(page("ok", "marker-reset-then-ok"))


# --- caching -----------------------------------------------------------------------------------------------------------------


def validator(name: str, what: str, header: str, value: str, asks: str) -> None:
    """Register a page that answers 304 when its validator comes back byte for byte."""

    @fault(name, "cache", what, "not-modified", text=(f"marker-{name}",), requests=2)
    async def _(x: Exchange) -> None:
        if x.headers.get(asks) == value:
            return await x.raw(f"HTTP/1.1 304 Not Modified\r\n{header}: {value}\r\n\r\n".encode())
        await x.send(page(name, f"marker-{name}"), headers=[(header, value), ("Cache-Control", "no-cache")])


validator("etag", "304 when If-None-Match comes back", "ETag", '"v1"', "if-none-match")
validator("etag-weak", "the same with a weak ETag", "ETag", 'W/"v1"', "if-none-match")
validator("etag-gzip", "an ETag with odd characters", "ETag", '"a,b;--gzip"', "if-none-match")
validator(
    "last-modified", "304 when its date comes back", "Last-Modified", "Wed, 01 Jan 2025 00:00:00 GMT", "if-modified-since"
)


@fault("304-unasked", "cache", "304 though nothing conditional was asked", "http-error", status=304)
async def not_modified_unasked(x: Exchange) -> None:
    await x.raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")


@fault("etag-changes", "cache", "a new ETag and text each time", "ok", text=("marker-etag-changes",), requests=2)
async def etag_changes(x: Exchange) -> None:
    count = x.count()
    await x.send(page("v", f"marker-etag-changes version {count}"), headers=[("ETag", f'"{count}"')])


@fault(
    "304-after-304",
    "cache",
    "a page with an ETag; later 304 without one; the first copy must survive",
    "not-modified",
    text=("marker-304-after-304",),
    requests=3,
)
async def not_modified_twice(x: Exchange) -> None:
    if x.headers.get("if-none-match"):
        return await x.raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    await x.send(page("v", "marker-304-after-304"), headers=[("ETag", '"x"')])


@fault("page-then-404", "cache", "a page, then 404: the copy in hand survives", "http-error", status=404, requests=2)
async def page_then_404(x: Exchange) -> None:
    if x.count() == 1:
        return await x.send(page("once", "marker-page-then-404"), headers=[("ETag", '"x"')])
    await x.send("gone", "404 Not Found")


# --- manners -----------------------------------------------------------------------------------------------------------------

simple("private/page", "manners", "forbidden to all by /robots.txt", "robots", tries=(0, 0))


@fault("busy", "manners", "counts how many requests it has at once", "polite")
async def busy(x: Exchange) -> None:
    x.server.now += 1
    x.server.peak = max(x.server.peak, x.server.now)
    await asyncio.sleep(0.1)
    x.server.now -= 1
    await x.send(page("busy", "marker-busy " + x.query.get("n", "")))


# --- our own -----------------------------------------------------------------------------------------------------------------

refresh("refresh-loop", "two pages that refresh to each other", "bad-redirect", "/refresh-pool")
refresh("refresh-pool", "the other half of refresh-loop", "bad-redirect", "/refresh-loop")
refresh("refresh-port", "a meta refresh to another port of this machine", "bad-redirect", other("localhost"))
refresh("refresh-script", "a meta refresh to a javascript: URL", "bad-redirect", "javascript:alert(1)")
refresh(
    "refresh-article", "an article that reloads as another page: it is read", "ok", "/ok", page("x", "marker-refresh-article")
)
refresh("refresh-self", "a page that only reloads itself", "ok", lambda x: x.target, "marker-refresh-self")
redirects("redirect-octal-ip", "the other service, as 0177.0.0.1", "bad-redirect", other("0177.0.0.1"))
redirects("redirect-any-ip", "the other service, as 0.0.0.0", "bad-redirect", other("0.0.0.0"))
redirects("redirect-wide-digits", "the other service, in full-width digits", "bad-redirect", other("１２７。０。０。１"))
redirects("redirect-tls", "to https on a port that speaks plain HTTP", "network-error", lambda x: f"https://{x.server.host}/ok")
redirects("redirect-escapes", "a Location with terminal escapes in it", "bad-redirect", "/echo/\x1b[31mred\x9b0m")
redirects("redirect-long", "a Location of 100 KB", "bad-redirect", "/echo/" + "a" * 90_000)
refuses("503 Busy", "Retry-After beyond all numbers", name="503-forever", headers=(("Retry-After", "9" * 400),), tries=(1, 1))
refuses("429 Slow down", "Retry-After: -5", name="429-negative", headers=(("Retry-After", "-5"),), tries=(2, 4))
simple(
    "refresh-header",
    "redirect",
    "a Refresh header in place of a redirect",
    body="",
    headers=(("Refresh", "0; url=/ok"),),
    text=("marker-ok",),
    final="/ok",
)


@fault("redirect-endless-body", "redirect", "a redirect with a body that does not end", "ok", text=("marker-ok",), final="/ok")
async def redirect_endless_body(x: Exchange) -> None:
    await x.raw(x.head("302 Found", [("Location", "/ok"), ("Transfer-Encoding", "chunked")]))
    await x.drip(b"5\r\nhello\r\n", 0.05, 60)


@fault("cookie-flood", "redirect", "a redirect to itself with one more cookie each time", "bad-redirect")
async def cookie_flood(x: Exchange) -> None:
    await x.send(b"", "302 Found", [("Set-Cookie", f"c{x.count()}=1"), ("Location", x.target)])
