"""Builds the HTTP client: guarded connections, system certificates, proxies, headers."""

from __future__ import annotations

import contextlib
import ssl
import urllib.request
from collections.abc import AsyncIterator, Mapping
from http.cookiejar import Cookie, CookieJar, DefaultCookiePolicy
from typing import Any

import h11
import httpcore
import httpx
import truststore

from newsletter import __version__
from newsletter.config.schema import FetchSettings
from newsletter.fetch.wire.connections import Bytes, Pool
from newsletter.fetch.wire.guard import Guard, is_loopback
from newsletter.fetch.wire.page_error import PageError, translate
from newsletter.fetch.wire.request_url import Address
from newsletter.text.clean import clean_line
from newsletter.text.compression import OFFERED, CompressionError

AGENT = "newsletter"
CONNECT_SECONDS = 10.0
ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.8"
FAILURES = (
    *(httpx.TransportError, httpx.InvalidURL, h11.ProtocolError, OSError, httpcore.NetworkError, httpcore.TimeoutException),
    *(
        CompressionError,
        httpcore.ProtocolError,
        httpcore.ProxyError,
        httpcore.UnsupportedProtocol,
        httpcore.ConnectionNotAvailable,
    ),
)
"""All that the libraries on the way raise for what is the network's fault."""


def user_agent(contact: str) -> str:
    """Return the User-Agent: the program's own name and, if the editor gave one, the address to complain to."""
    contact = clean_line(contact, 200).encode("ascii", "ignore").decode().replace("(", "").replace(")", "")
    return f"{AGENT}/{__version__} (+{contact})" if contact else f"{AGENT}/{__version__}"


def new_cookies() -> httpx.Cookies:
    """Return a jar for the redirects of one page, in which each cookie goes back to its own site alone."""
    return httpx.Cookies(CookieJar(_OneSite(strict_ns_domain=DefaultCookiePolicy.DomainStrictNonDomain)))


class _OneSite(DefaultCookiePolicy):
    """Cookies as RFC 6265 has them: for the host that set them, or with a Domain for the hosts of its own site.

    Python's own policy sends a cookie to every host below the one that set it, and lets a host set one for all of `co.uk`.
    """

    def set_ok(self, cookie: Cookie, request: Any) -> bool:
        """Return whether a cookie may be kept: not one for a whole suffix, nor for a part of a number."""
        return super().set_ok(cookie, request) and (not cookie.domain_specified or _is_site(cookie.domain.lstrip(".")))


def _is_site(domain: str) -> bool:
    """Return whether a domain is one somebody owns: below a suffix of the Public Suffix List (publicsuffix.org), not one itself."""
    from tld import get_tld

    found = get_tld(f"https://{domain}", fail_silently=True, as_object=True, search_private=True)
    return found is not None and str(found) != domain


class Wire(httpx.AsyncBaseTransport):
    """The network as an httpx transport: our own connections, or the editor's proxy.

    httpx's own transport has no public place for a network backend; httpcore's connections and proxies have one.
    Errors are those in FAILURES, and PageError from the guard.
    """

    def __init__(self, settings: FetchSettings, guard: Guard | None = None, proxies: Mapping[str, str] | None = None) -> None:
        """`proxies` is by scheme (`http`, `https`, `all`, `no`); by default what the environment says."""
        self._guard = guard or Guard(settings.allow_hosts)
        self._proxies = dict(urllib.request.getproxies() if proxies is None else proxies)
        self._timeout = min(CONNECT_SECONDS, settings.deadline)
        self._pool = Pool(self._guard, 2 * settings.concurrency, _trust)
        self._proxied: dict[tuple[str, str], httpcore.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and return its answer, the body unread."""
        proxy = self._proxy_for(request.url) if self._proxies else None
        if proxy is None:
            return await self._pool.send(request, self._timeout)
        return await self._through(proxy, request)

    async def aclose(self) -> None:
        """Drop every connection."""
        await self._pool.aclose()
        for proxy in self._proxied.values():
            await proxy.aclose()
        self._proxied.clear()

    def _proxy_for(self, url: httpx.URL) -> str | None:
        proxy = self._proxies.get(url.scheme) or self._proxies.get("all")
        host = url.raw_host.decode("ascii")
        if not proxy or is_loopback(host):
            return None
        host = host if url.port is None else f"{host}:{url.port}"
        bypassed = urllib.request.proxy_bypass_environment(host, self._proxies)  # type: ignore[attr-defined]  # unknown to typeshed
        return None if bypassed else proxy if "://" in proxy else f"http://{proxy}"

    async def _through(self, proxy: str, request: httpx.Request) -> httpx.Response:
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        await self._guard.check_proxied(target.origin.host.decode("ascii"), target.origin.port)
        key = (proxy, url.scheme)
        if key not in self._proxied:
            self._proxied[key] = self._open_proxied(*key)
        within = {"timeout": {"connect": self._timeout}}
        plain = httpcore.Request(request.method, target, headers=request.headers.raw, extensions=within)
        answer = await self._proxied[key].handle_async_request(plain)
        return httpx.Response(answer.status, headers=answer.headers, stream=Bytes(answer.stream))

    def _open_proxied(self, proxy: str, scheme: str) -> httpcore.AsyncConnectionPool:
        """The editor's own proxy may stand in a private network: no guard on the way to it, only on what is asked of it."""
        try:
            url = httpx.URL(proxy)
        except httpx.InvalidURL as error:
            raise PageError(f"the proxy's address in the environment cannot be read: {error}") from error
        if url.scheme not in ("http", "https"):
            raise PageError(f"{clean_line(url.scheme, 20)} proxies are not supported, only http and https")
        context = _trust() if "https" in (scheme, url.scheme) else None
        return httpcore.AsyncHTTPProxy(
            proxy_url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=b"/"),
            proxy_auth=(url.username, url.password) if url.userinfo else None,
            ssl_context=context,
            proxy_ssl_context=context if url.scheme == "https" else None,
            max_connections=None,
            max_keepalive_connections=0,  # httpcore hands bytes that come behind one answer to the next request (see http1)
            http2=True,
            network_backend=Guard((url.host, f"{url.host}:{url.port or (443 if url.scheme == 'https' else 80)}")),
        )


class Client:
    """Sends GET requests with our headers through one transport."""

    def __init__(self, settings: FetchSettings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._transport = transport or Wire(settings)
        self._headers = [
            ("User-Agent", user_agent(settings.contact)),
            ("Accept", ACCEPT),
            ("Accept-Encoding", OFFERED),
        ]

    @contextlib.asynccontextmanager
    async def get(
        self, address: Address, headers: Mapping[str, str], cookies: httpx.Cookies | None = None
    ) -> AsyncIterator[httpx.Response]:
        """Give the answer with its body unread; leaving closes it. Raises PageError, also for what fails while reading."""
        request = httpx.Request("GET", address.url, headers=[*self._headers, *headers.items()])
        if cookies:
            cookies.set_cookie_header(request)  # a Request that is given them would copy them out of their jar, and its policy
        try:
            response = await self._transport.handle_async_request(request)
            response.request = request
            try:
                yield response
            finally:
                await response.aclose()
        except FAILURES as error:
            raise translate(error) from error

    async def aclose(self) -> None:
        """Close the transport."""
        await self._transport.aclose()


def _trust() -> ssl.SSLContext:
    """Return a TLS context that trusts what the system trusts (and SSL_CERT_FILE names)."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
