"""Guards connections against private addresses (SSRF): resolves once, checks every address, connects to a checked one.

A check before the request would be answered by one look-up and the connection by another (DNS rebinding). So the check sits
in the connection itself, under TLS and HTTP, and every redirect passes it too.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import threading
from collections.abc import Callable, Iterable

import httpcore

from newsletter.fetch.wire.network_stream import Connector, connect
from newsletter.fetch.wire.page_error import PageError

SPECIAL = tuple(
    ipaddress.ip_network(block)
    for block in (
        # IANA IPv4 special-purpose registry (RFC 6890 and its updates), multicast and reserved
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("224.0.0.0/4", "240.0.0.0/4"),
        # IPv6 inside 2000::/3 that is no host on the internet: Teredo, ORCHID and benchmarking, documentation, 6to4
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
)
GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa", "localdomain")
MOST_PASSED = 10_000

Lookup = Callable[[str, int], list[str]]


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet.

    An IPv4 address inside an IPv6 one (mapped, or NAT64 as IPv6-only networks use it) is judged itself. The tables are written
    out because `ipaddress.is_global` changed between patch releases of Python. Text that is no address is not public.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip not in GLOBAL_6:
            return False
    return not any(ip in block for block in SPECIAL if block.version == ip.version)


def is_loopback(host: str) -> bool:
    """Tell whether a host, as written, is this machine: no proxy could bring it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a host, in the system's order. Raises OSError (gaierror) or UnicodeError (no name can be so)."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard(httpcore.AsyncNetworkBackend):
    """The only way out: httpcore's public hook for connections.

    `allow_hosts` are hosts (`wiki.corp`, `[::1]`) or host and port (`127.0.0.1:8000`) that may be private. `lookup` and
    `connector` are the outside world.
    """

    def __init__(self, allow_hosts: Iterable[str] = (), lookup: Lookup = look_up, connector: Connector = connect) -> None:
        self._allowed = frozenset(_bare(host) for host in allow_hosts)
        self._lookup, self._connector = lookup, connector
        self._passed: set[tuple[str, int]] = set()

    def exempt(self, host: str, port: int) -> bool:
        """Tell whether the editor allows this host by name, private or not."""
        host = host.lower()
        return host in self._allowed or f"{host}:{port}" in self._allowed

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[object] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to a host whose every address is public. Raises PageError when one is not, httpcore's errors otherwise."""
        addresses = await self._resolve(host, port)
        if not self.exempt(host, port) and not all(map(is_public, addresses)):
            raise PageError(_refusal(host, port))
        for i, address in enumerate(addresses):
            last = i == len(addresses) - 1
            patience = timeout if last or timeout is None else min(timeout, 3.0)
            try:
                return await self._connector(address, port, patience)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if last:
                    raise
        raise httpcore.ConnectError("no address")

    async def check_proxied(self, host: str, port: int) -> None:
        """Refuse a private host that a proxy would reach for us. Raises PageError.

        A name that only the proxy can resolve is let through, unless it is a name of local networks.
        """
        if (host, port) in self._passed or self.exempt(host, port):
            return
        try:
            addresses = await self._resolve(host, port)
        except httpcore.ConnectError:
            addresses = []
        local = not addresses and ("." not in host or host.rstrip(".").endswith(tuple("." + name for name in LOCAL_NAMES)))
        if local or not all(map(is_public, addresses)):
            raise PageError(_refusal(host, port))
        if len(self._passed) < MOST_PASSED:
            self._passed.add((host, port))

    async def _resolve(self, host: str, port: int) -> list[str]:
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            pass
        try:
            addresses = await _in_a_thread(self._lookup, host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        if not addresses:
            raise httpcore.ConnectError("no address")
        return addresses

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[object] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: no URL leads to a socket file."""
        raise PageError("a Unix socket, not a host")

    async def sleep(self, seconds: float) -> None:
        """Wait; httpcore asks for it."""
        await asyncio.sleep(seconds)


def _bare(host: str) -> str:
    """Write `[::1]:8000` as `::1:8000`, as `exempt` puts them together; a name in other letters as IDNA."""
    host = host.strip().lower().replace("[", "").replace("]", "")
    if host.isascii():
        return host
    with contextlib.suppress(UnicodeError):
        return host.encode("idna").decode()
    return host


def _refusal(host: str, port: int) -> str:
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return f'{host} is not a public address; if it is yours, write allow_hosts = ["{place}"] under [fetch] in config.toml'


async def _in_a_thread(lookup: Lookup, host: str, port: int) -> list[str]:
    """Run a look-up in a daemon thread: unlike a pool's, it never keeps the program from ending while a resolver hangs."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def settle(addresses: list[str], error: Exception | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(addresses)

    def ask() -> None:
        addresses: list[str] = []
        failure: Exception | None = None
        try:
            addresses = lookup(host, port)
        except (OSError, UnicodeError) as error:
            failure = error
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, addresses, failure)

    threading.Thread(target=ask, name=f"look-up {host}", daemon=True).start()
    return await answer
