"""No connection reaches an address that is not public, however it is spelt, whoever sends us there, unless the editor allows it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import httpcore
import pytest

from newsletter.fetch.wire.guard import Guard, Lookup, is_loopback, is_public, look_up
from newsletter.fetch.wire.network_stream import connect
from newsletter.fetch.wire.page_error import PageError

PUBLIC = "93.184.215.14"

PRIVATE = (
    *("0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255"),
    *("192.0.0.8", "192.0.2.1", "192.168.1.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9"),
    *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *(
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.1.2.3",
        "::127.0.0.1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fe80::1%eth0",
        "ff02::1",
    ),
    *(
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1",
        "3fff::1",
        "100::1",
        "4000::1",
    ),
    *("", "localhost", "127.1", "not an address"),
)


@pytest.mark.parametrize("address", PRIVATE)
def test_no_special_address_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        PUBLIC,
        "2606:4700::1111",
        "2a00:1450:4001:81b::200e",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "172.32.0.1",
        "192.0.1.1",
    ],
)
def test_the_public_internet_is_public(address: str) -> None:
    assert is_public(address)


class World:
    """A resolver that answers from a list, one entry for each look-up, and a network that notes who was connected to."""

    def __init__(self, *answers: list[str], dead: tuple[str, ...] = ()) -> None:
        self.answers, self.dead = list(answers), dead
        self.asked: list[str] = []
        self.connected: list[str] = []

    def look_up(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        answer = self.answers.pop(0)
        if not answer:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return answer

    async def connect(self, address: str, port: int, timeout: float | None) -> httpcore.AsyncNetworkStream:
        self.connected.append(address)
        if address in self.dead:
            raise httpcore.ConnectError("dead")
        return httpcore.AsyncMockStream([])

    def guard(self, *allow_hosts: str) -> Guard:
        return Guard(allow_hosts, self.look_up, self.connect)


def go(guard: Guard, host: str, port: int = 80) -> None:
    """Connect once."""
    asyncio.run(guard.connect_tcp(host, port, timeout=1.0))


def test_a_name_is_looked_up_once_and_the_checked_address_is_the_one_connected_to() -> None:
    world = World([PUBLIC], ["127.0.0.1"])
    go(world.guard(), "rebind.example")
    assert (world.asked, world.connected) == (["rebind.example"], [PUBLIC])


@pytest.mark.parametrize(
    "answer", [["127.0.0.1"], [PUBLIC, "127.0.0.1"], ["10.0.0.1", PUBLIC], [PUBLIC, "::1"], ["::ffff:7f00:1"]]
)
def test_one_private_address_among_the_answers_is_enough_to_refuse(answer: list[str]) -> None:
    world = World(answer)
    with pytest.raises(PageError, match=r"mixed\.example is not a public address"):
        go(world.guard(), "mixed.example")
    assert world.connected == []


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "169.254.169.254", "::ffff:127.0.0.1", "0.0.0.0"])
def test_an_address_in_numbers_is_checked_without_a_look_up(host: str) -> None:
    world = World()
    with pytest.raises(PageError, match="not a public address"):
        go(world.guard(), host)
    assert (world.asked, world.connected) == ([], [])


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost"])
def test_loopback_in_any_spelling_of_the_system_is_refused(host: str) -> None:
    with pytest.raises(PageError, match="not a public address"):
        go(Guard(), host)


@pytest.mark.parametrize(
    ("allowed", "host", "port"),
    [
        ("127.0.0.1:8000", "127.0.0.1", 8000),
        ("127.0.0.1", "127.0.0.1", 9),
        ("Wiki.Corp", "wiki.corp", 80),
        ("wiki.corp:80", "WIKI.corp", 80),
        ("[::1]:8000", "::1", 8000),
        ("::1", "::1", 80),
        ("bücher.lan", "xn--bcher-kva.lan", 80),
    ],
)
def test_the_editor_may_allow_a_host(allowed: str, host: str, port: int) -> None:
    world = World(["10.0.0.7"])
    go(world.guard(allowed), host, port)
    assert len(world.connected) == 1


@pytest.mark.parametrize(
    ("allowed", "host", "port"), [("127.0.0.1:8000", "127.0.0.1", 8001), ("127.0.0.1:8000", "localhost", 8000)]
)
def test_what_is_allowed_is_that_host_and_port_alone(allowed: str, host: str, port: int) -> None:
    world = World(["127.0.0.1"])
    with pytest.raises(PageError, match="not a public address"):
        go(world.guard(allowed), host, port)


def test_a_dead_address_is_passed_over_for_the_next_one() -> None:
    world = World(["2606:4700::1111", PUBLIC], dead=("2606:4700::1111",))
    go(world.guard(), "two.example")
    assert world.connected == ["2606:4700::1111", PUBLIC]


def test_when_every_address_is_dead_the_last_error_stands() -> None:
    world = World(["2606:4700::1111", PUBLIC], dead=("2606:4700::1111", PUBLIC))
    with pytest.raises(httpcore.ConnectError, match="dead"):
        go(world.guard(), "two.example")


@pytest.mark.parametrize("host", ["nowhere.example", "a..example", "x" * 64 + ".example", ""])
def test_a_name_that_is_none_is_an_error_of_the_connection(host: str) -> None:
    lookup: Lookup = World([]).look_up if host == "nowhere.example" else look_up
    with pytest.raises(httpcore.ConnectError):
        go(Guard((), lookup), host)


def test_a_socket_file_is_never_opened() -> None:
    with pytest.raises(PageError):
        asyncio.run(Guard().connect_unix_socket("/run/docker.sock"))


def check(answer: list[str], host: str, *allow_hosts: str) -> Callable[[], None]:
    """Return the check of a host that a proxy would reach."""
    return lambda: asyncio.run(World(answer).guard(*allow_hosts).check_proxied(host, 80))


@pytest.mark.parametrize(
    ("answer", "host"),
    [
        (["10.0.0.1"], "wiki.example"),
        ([], "127.0.0.1"),
        ([], "169.254.169.254"),
        ([], "printer"),
        ([], "localhost"),
        ([], "wiki.internal"),
        ([], "nas.local."),
        ([PUBLIC, "192.168.0.1"], "mixed.example"),
    ],
)
def test_a_proxy_is_never_asked_for_a_private_host(answer: list[str], host: str) -> None:
    with pytest.raises(PageError, match="not a public address"):
        check(answer, host)()


def test_a_proxy_is_asked_for_public_hosts_and_for_those_that_only_it_can_resolve() -> None:
    check([PUBLIC], "good.example")()
    check([], "only-the-proxy-knows.example")()
    check(["10.0.0.1"], "wiki.corp", "wiki.corp")()


def test_loopback_is_known_by_name_and_number() -> None:
    assert all(map(is_loopback, ("localhost", "LOCALHOST.", "127.0.0.1", "127.8.9.1", "::1")))
    assert not any(map(is_loopback, ("example.org", "10.0.0.1", "localhost.example")))


def test_the_network_behind_the_guard_is_a_real_one() -> None:
    async def refused() -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            await connect("127.0.0.1", free.getsockname()[1], 1.0)

    with pytest.raises(httpcore.ConnectError) as caught:
        asyncio.run(refused())
    assert isinstance(caught.value.__cause__, ConnectionRefusedError)
