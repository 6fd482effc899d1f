"""A site says what a program may read that no person chose; links given by hand are the person's own reading."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from newsletter.fetch.run import Fetched, fetch_links
from newsletter.fetch.wire.page_error import PageError
from newsletter.fetch.wire.request_url import Address, parse_address
from newsletter.fetch.wire.robots import LONGEST_CRAWL_DELAY, MOST_SITES, Robots
from newsletter.models import Link
from tests.fetch.faults import FaultServer, running
from tests.fetch.serving import fetch_one, gives, nothing, sends_to, settings_for

RULES = """User-agent: *
Disallow: /private/
Allow: /private/open
Disallow: /*.pdf$

User-agent: newsletter
Disallow: /not-for-newsletters
Disallow: /private/
Allow: /private/open
Disallow: /*.pdf$
"""


def discovered(server: FaultServer, *paths: str, robots: bool = True) -> list[Fetched]:
    """Fetch paths that a feed named."""
    links = [Link(server.base + path, discovered=True) for path in paths]
    return list(fetch_links(links, settings_for(server, robots=robots, tries=2), cached=nothing))


def test_what_a_feed_named_is_not_fetched_where_the_site_forbids_it() -> None:
    with running({"/robots.txt": gives(RULES, "200 ", kind="text/plain"), "/private/open": gives()}) as server:
        results = discovered(server, "/private/a", "/private/open", "/a.pdf", "/not-for-newsletters", "/ok")
    errors = {fetched.link.url.removeprefix(server.base): fetched.page.error for fetched in results}
    assert {path: error for path, error in errors.items() if error is None} == {"/private/open": None, "/ok": None}
    assert set(errors.values()) == {None, "forbidden by robots.txt"}
    assert server.counts["/robots.txt"] == 1
    assert server.counts["/private/a"] == 0


def test_what_a_person_chose_is_fetched() -> None:
    with running({"/private/a": gives()}) as server:
        assert fetch_one(server, "/private/a").page.ok
    assert server.counts["/robots.txt"] == 0


def test_the_editor_may_switch_it_off() -> None:
    with running({"/private/a": gives()}) as server:
        assert discovered(server, "/private/a", robots=False)[0].page.ok


def test_a_redirect_does_not_lead_around_robots() -> None:
    with running({"/start": sends_to("/private/a"), "/private/a": gives()}) as server:
        assert discovered(server, "/start")[0].page.error == "forbidden by robots.txt"
    assert server.counts["/private/a"] == 0


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone", "401 Unauthorized"])
def test_no_robots_file_allows_everything(status: str) -> None:
    with running({"/robots.txt": gives("", status)}) as server:
        assert discovered(server, "/ok")[0].page.ok


def test_a_robots_file_that_the_server_fails_to_give_forbids_everything_for_now() -> None:
    with running({"/robots.txt": gives("", "503 Service Unavailable")}) as server:
        page = discovered(server, "/ok")[0].page
    assert page.error == "robots.txt: 503 Service Unavailable"
    assert server.counts["/ok"] == 0


def test_an_empty_robots_file_a_web_page_in_its_place_or_a_circle_allows_everything() -> None:
    for route in (gives("", "204 No Content"), gives("", "200 ", kind="text/plain"), gives("words"), sends_to("/robots.txt")):
        with running({"/robots.txt": route}) as server:
            assert discovered(server, "/ok")[0].page.ok


def test_a_robots_file_may_be_elsewhere_but_not_at_a_private_address() -> None:
    with running(
        {"/robots.txt": sends_to("/rules"), "/rules": gives("User-agent: *\nDisallow: /ok", "200 ", kind="text/plain")}
    ) as server:
        assert discovered(server, "/ok")[0].page.error == "forbidden by robots.txt"
    with running({"/robots.txt": sends_to("http://127.0.0.2:9/robots.txt")}) as server:
        refused = discovered(server, "/ok")[0].page.error or ""
        assert refused.startswith("robots.txt: 127.0.0.2 is not a public address;")
        assert 'write allow_hosts = ["127.0.0.2:9"] under [fetch]' in refused


def test_of_an_endless_robots_file_the_beginning_is_read() -> None:
    endless = gives("User-agent: *\nDisallow: /ok\n" + "# more\n" * 300_000, "200 ", kind="text/plain")
    with running({"/robots.txt": endless}) as server:
        assert discovered(server, "/ok")[0].page.error == "forbidden by robots.txt"


def site(rules: str | PageError) -> tuple[Robots, list[Address], list[tuple[str, float]]]:
    """Return robots over a site that answers so, with what is asked of it and how it slows us down."""
    asked: list[Address] = []
    delays: list[tuple[str, float]] = []

    async def bring(address: Address) -> bytes:
        asked.append(address)
        if isinstance(rules, PageError):
            raise rules
        return rules.encode()

    return Robots(bring, lambda host, pause: delays.append((host, pause))), asked, delays


def check(robots: Robots, *urls: str) -> Callable[[], None]:
    """Return the check of some addresses, all at once."""

    async def everyone() -> None:
        await asyncio.gather(*(robots.check(parse_address(url)) for url in urls))

    return lambda: asyncio.run(everyone())


def test_many_pages_of_a_site_ask_once_and_each_site_for_itself() -> None:
    robots, asked, _ = site("")
    check(robots, "http://a.example/1", "http://a.example/2?q", "https://a.example/3", "http://a.example:8080/4")()
    assert sorted(str(address.url) for address in asked) == [
        "http://a.example/robots.txt",
        "http://a.example:8080/robots.txt",
        "https://a.example/robots.txt",
    ]


@pytest.mark.parametrize(("asked_for", "kept"), [("2", 2.0), ("3600", LONGEST_CRAWL_DELAY)])
def test_a_crawl_delay_is_kept_up_to_a_limit(asked_for: str, kept: float) -> None:
    robots, _, delays = site(f"User-agent: *\nCrawl-delay: {asked_for}")
    check(robots, "http://a.example/1")()
    assert delays == [("a.example", kept)]


def test_a_host_that_does_not_answer_is_said_to_be_the_reason() -> None:
    robots, _, _ = site(PageError("no such host"))
    with pytest.raises(PageError) as caught:
        check(robots, "http://a.example/1")()
    assert caught.value.reason == "robots.txt: no such host"


def test_only_so_many_sites_are_remembered() -> None:
    robots, _, _ = site("")
    check(robots, *(f"http://{number}.example/" for number in range(2 * MOST_SITES)))()
    assert len(robots._sites) <= MOST_SITES


def test_hostile_rules_take_no_more_than_a_moment() -> None:
    robots, _, _ = site("User-agent: *\n" + "Disallow: /" + "a*" * 200 + "b$\n" * 50)
    check(robots, "http://a.example/" + "a" * 5000)()
