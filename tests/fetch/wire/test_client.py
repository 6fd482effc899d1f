"""One client: honest, reusing its connections, trusting what the system trusts, and going through the editor's proxy."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import httpcore
import httpx
import pytest

from newsletter import __version__
from newsletter.config.schema import FetchSettings
from newsletter.fetch.run import Fetched, fetch_links
from newsletter.fetch.wire.client import new_cookies, user_agent
from newsletter.fetch.wire.guard import Guard
from newsletter.models import Link
from tests.fetch.faults import running
from tests.fetch.faults.exchange import Exchange, page
from tests.fetch.second import Proxy, Second, listening
from tests.fetch.serving import fetch, fetch_one, gives, nothing, sends_to, server_context

PUBLIC = "93.184.215.14"


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without proxies, whatever the machine has."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def get(*urls: str, **settings: object) -> list[Fetched]:
    """Fetch whole URLs."""
    chosen = FetchSettings(**{"allow_hosts": ("127.0.0.1", "localhost"), "pause": 0.0, "tries": 1, **settings})  # type: ignore[arg-type]
    return list(fetch_links([Link(url) for url in urls], chosen, cached=nothing))


# --- who we say we are -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        ("", f"newsletter/{__version__}"),
        ("editor@example.org", f"newsletter/{__version__} (+editor@example.org)"),
        ("https://example.org/über\r\nX-Evil: 1)", f"newsletter/{__version__} (+https://example.org/ber X-Evil: 1)"),
    ],
)
def test_the_user_agent_is_our_own_name_and_the_editors_contact(contact: str, agent: str) -> None:
    assert user_agent(contact) == agent
    with running() as server:
        assert fetch_one(server, "/ok", contact=contact).page.ok
    assert server.heads[0]["user-agent"] == agent
    assert server.heads[0]["accept-encoding"] == "gzip, deflate"


# --- connections -------------------------------------------------------------------------------------------------------------


def test_pages_of_one_host_share_their_connections() -> None:
    with running({f"/{number}": gives() for number in range(20)}) as server:
        assert all(fetched.page.ok for fetched in fetch(server, *(f"/{number}" for number in range(20)), per_host=2))
    assert server.connections <= 2


def test_redirects_and_errors_keep_their_connection() -> None:
    routes = {"/a": sends_to("/b"), "/b": sends_to("/missing"), "/missing": gives("gone", "404 Not Found")}
    with running(routes) as server:
        assert fetch_one(server, "/a").page.error == "404 Not Found"
        assert server.connections == 1


def test_a_connection_that_the_server_closed_meanwhile_costs_no_page() -> None:
    async def answer_and_close(x: Exchange) -> None:
        await x.send(page("closing", "words"))
        x.close()

    with running({f"/{number}": answer_and_close for number in range(6)}) as server:
        results = fetch(server, *(f"/{number}" for number in range(6)), per_host=1)
    assert [fetched.page.error for fetched in results] == [None] * 6
    assert server.connections == 6


# --- cookies -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setter", "cookie", "gets", "gets_not"),
    [
        ("https://a.example/", "k=1", "https://a.example/x", "https://sub.a.example/"),
        ("https://a.example/", "k=1; Secure", "https://a.example/", "http://a.example/"),
        ("https://a.example/x/y", "k=1; Path=/x", "https://a.example/x/z", "https://a.example/z"),
        ("https://id.journal.com/", "k=1; Domain=.journal.com", "https://www.journal.com/", "https://myjournal.com/"),
        ("https://a.co.uk/", "k=1; Domain=co.uk", None, "https://b.co.uk/"),
        ("https://a.github.io/", "k=1; Domain=.github.io", None, "https://b.github.io/"),
        ("https://a.com/", "k=1; Domain=com", None, "https://b.com/"),
        ("https://evil.com/", "k=1; Domain=bank.com", None, "https://bank.com/"),
        ("https://evil.com/", "k=1; Domain=www.evil.com", None, "https://www.evil.com/"),
        ("http://10.0.0.1/", "k=1; Domain=.0.0.1", None, "http://127.0.0.1/"),
        ("http://localhost/", "k=1", "http://localhost/x", "http://127.0.0.1/"),
    ],
)
def test_a_cookie_goes_back_to_its_own_site_alone(setter: str, cookie: str, gets: str | None, gets_not: str) -> None:
    cookies = new_cookies()
    cookies.extract_cookies(httpx.Response(302, headers=[("Set-Cookie", cookie)], request=httpx.Request("GET", setter)))
    assert len(cookies.jar) == (gets is not None)
    for url, sent in ((gets_not, None), (gets, "k=1")):
        if url is not None:
            request = httpx.Request("GET", url)
            cookies.set_cookie_header(request)
            assert request.headers.get("cookie") == sent


# --- TLS ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("trusted")
def test_a_certificate_that_the_system_trusts_is_enough() -> None:
    with running({"/": gives("marker")}, server_context()) as server:
        (fetched,) = get(f"{server.base}/")
    assert fetched.page.ok, fetched.page.error
    assert b"marker" in (fetched.body or b"")


def test_any_other_certificate_is_refused_in_plain_words() -> None:
    with running({"/": gives()}, server_context()) as server:
        (fetched,) = get(f"{server.base}/")
    assert (fetched.page.error or "").startswith("certificate not trusted: ")
    assert server.asked == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with running({"/": gives()}, server_context()) as server:
        here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **more: here)
        (fetched,) = get(f"https://other.example:{server.port}/", allow_hosts=("other.example",))
    assert "other.example" in (fetched.page.error or "")
    assert server.asked == []


def test_a_port_without_tls_says_so() -> None:
    with running() as server:
        (fetched,) = get(f"https://{server.host}/ok")
    assert (fetched.page.error or "").startswith("TLS error")


@pytest.mark.usefixtures("trusted")
def test_http2_is_spoken_where_the_server_has_it_over_one_connection() -> None:
    second = Second()
    with listening(second.serve, tls=True) as port:
        results = get(*(f"https://localhost:{port}/{number}" for number in range(12)), per_host=6)
    assert all(fetched.page.ok for fetched in results), [fetched.page.error for fetched in results]
    assert sorted(head[":path"] for head in second.heads) == sorted(f"/{number}" for number in range(12))
    assert second.connections <= 6
    assert {head["user-agent"] for head in second.heads} == {user_agent("")}


@pytest.mark.usefixtures("trusted")
def test_a_stream_that_http2_resets_is_an_error_of_that_page_alone() -> None:
    second = Second()
    with listening(second.serve, tls=True) as port:
        results = {
            fetched.link.url[-4:]: fetched.page
            for fetched in get(*(f"https://localhost:{port}{path}" for path in ("/gone", "/fine")))
        }
    assert results["fine"].ok
    assert not results["gone"].ok


# --- proxies -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy in the environment, at a private address as they are, with credentials."""
    proxy = Proxy()
    with listening(proxy.serve) as port:
        monkeypatch.setenv("http_proxy", f"http://me:secret@127.0.0.1:{port}")
        monkeypatch.setenv("https_proxy", f"http://me:secret@127.0.0.1:{port}")
        yield proxy


def test_the_proxy_of_the_environment_is_used_though_it_is_private(proxy: Proxy) -> None:
    (fetched,) = get("http://only-the-proxy-knows.example/a")
    assert fetched.page.ok, fetched.page.error
    assert proxy.asked == ["GET http://only-the-proxy-knows.example/a HTTP/1.1"]
    assert "Proxy-Authorization: Basic bWU6c2VjcmV0" in proxy.heads[0]


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "printer", "[::ffff:10.0.0.1]", "wiki.internal", "0x7f.1"])
def test_through_a_proxy_no_private_host_is_named(proxy: Proxy, host: str) -> None:
    (fetched,) = get(f"http://{host}/")
    assert "is not a public address" in (fetched.page.error or "")
    assert proxy.asked == []


@pytest.mark.usefixtures("trusted")
def test_https_goes_through_a_tunnel_and_is_checked_at_its_end(proxy: Proxy) -> None:
    with running({"/": gives("marker")}, server_context()) as server:
        proxy.behind = server.port
        (wrong,) = get("https://only-the-proxy-knows.example/")
        assert "certificate not trusted" in (wrong.page.error or "")
        assert "secret" not in (wrong.page.error or "")
    assert proxy.asked == ["CONNECT only-the-proxy-knows.example:443 HTTP/1.1"]


def test_this_machine_and_the_hosts_of_no_proxy_are_reached_without_it(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "nowhere.example")
    with running() as server:
        assert get(f"{server.base}/ok")[0].page.ok
    monkeypatch.setattr(socket, "getaddrinfo", _no_such_host)
    assert get("http://nowhere.example/")[0].page.error == "no such host"
    assert proxy.asked == []


def _no_such_host(*arguments: object, **more: object) -> list[object]:
    raise socket.gaierror(socket.EAI_NONAME, "no such name")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("socks5://127.0.0.1:9", "socks5 proxies are not supported"),
        ("http://[::1", "the proxy's address"),
        ("http://127.0.0.1:1", "refused"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_named_as_the_reason(monkeypatch: pytest.MonkeyPatch, address: str, words: str) -> None:
    monkeypatch.setenv("ALL_PROXY", address)
    assert words in (get("http://only-the-proxy-knows.example/")[0].page.error or "")


# --- the guard is really in the way ------------------------------------------------------------------------------------------


def test_the_pool_still_takes_its_connections_from_our_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def refuse(self: Guard, host: str, port: int, *rest: object, **more: object) -> httpcore.AsyncNetworkStream:
        asked.append(f"{host}:{port}")
        raise httpcore.ConnectError("stop")

    monkeypatch.setattr(Guard, "connect_tcp", refuse)
    get(f"http://{PUBLIC}/", f"https://{PUBLIC}/")
    assert sorted(asked) == [f"{PUBLIC}:443", f"{PUBLIC}:80"]


def test_no_page_at_all_is_fetched_from_this_machine_unless_allowed() -> None:
    with running() as server:
        hosts = (server.host, f"localhost:{server.port}", f"127.1:{server.port}", f"[::ffff:127.0.0.1]:{server.port}")
        for scheme in ("http", "https"):
            for fetched in get(*(f"{scheme}://{host}/ok" for host in hosts), allow_hosts=()):
                assert "is not a public address" in (fetched.page.error or "")
    assert server.connections == 0
