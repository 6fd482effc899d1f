"""A run gives each link one result, as they finish, in flat memory, and stops at once when asked."""

from __future__ import annotations

import _thread
import asyncio
import dataclasses
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import truststore

from newsletter.config.schema import FetchSettings
from newsletter.fetch.run import LOOKAHEAD, Fetched, Progress, always_asking, fetch_links
from newsletter.models import Hints, Link, Page
from tests.fetch.faults import FaultServer, running
from tests.fetch.faults.exchange import Exchange, page
from tests.fetch.serving import fetch, fetch_one, gives, nothing, settings_for

NOW = datetime(2025, 11, 14, 16, 0, tzinfo=UTC)
OPEN = FetchSettings(allow_hosts=("127.0.0.1",), pause=0.0)


def known(url: str, age: timedelta, **fields: object) -> Page:
    """Return what the cache has of a page that was fetched so long ago."""
    when = (NOW - age).strftime("%Y-%m-%dT%H:%M:%SZ")
    good = Page(url=url, final_url=url, status=200, ok=True, content_type="text/html", fetched_at=when, body="00", etag='"v1"')
    return dataclasses.replace(good, **fields)  # type: ignore[arg-type]


class Answers(httpx.AsyncBaseTransport):
    """A network of our own: a function from request to response."""

    def __init__(self, answer: Callable[[httpx.Request], httpx.Response]) -> None:
        self.answer = answer
        self.asked: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return self.answer(request)


def html(request: httpx.Request) -> httpx.Response:
    """A page that says its own address."""
    return httpx.Response(200, html=page("A page", str(request.url)))


# --- what is fresh -----------------------------------------------------------------------------------------------------------


def test_a_fresh_page_needs_no_request_no_client_and_no_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("something was made that nobody needs")

    monkeypatch.setattr(truststore, "SSLContext", refuse)
    monkeypatch.setattr("newsletter.fetch.event_loop.Client", refuse)
    transport = Answers(html)
    links = [Link(f"https://example.org/{number}", source="feed", hints=Hints(title="T")) for number in range(1000)]
    results = list(
        fetch_links(links, OPEN, cached=lambda url: known(url, timedelta(hours=1)), transport=transport, now=lambda: NOW)
    )
    assert transport.asked == []
    assert [(r.page.url, r.page.from_cache, r.body, r.page.source) for r in results[:1]] == [
        ("https://example.org/0", True, None, "feed")
    ]
    assert len(results) == 1000


@pytest.mark.parametrize(
    ("cached", "asks"),
    [
        (known("x", timedelta(hours=23)), False),
        (known("x", timedelta(hours=25)), True),
        (known("x", timedelta(minutes=-2)), False),
        (known("x", timedelta(days=-2)), True),
        (known("x", timedelta(hours=1), ok=False), True),
        (known("x", timedelta(hours=1), fetched_at=None), True),
        (known("x", timedelta(hours=1), fetched_at="yesterday"), True),
        (known("x", timedelta(hours=1), fetched_at="2025-11-14T15:30:00"), False),
        (None, True),
    ],
)
def test_only_a_good_and_recent_copy_is_fresh(cached: Page | None, asks: bool) -> None:
    transport = Answers(html)
    list(fetch_links([Link("https://example.org/")], OPEN, cached=lambda url: cached, transport=transport, now=lambda: NOW))
    assert bool(transport.asked) == asks


def test_a_stale_page_that_did_not_change_keeps_its_copy_and_gets_a_new_date() -> None:
    transport = Answers(lambda request: httpx.Response(304, headers={"last-modified": "Fri, 14 Nov 2025 00:00:00 GMT"}))
    stale = known(
        "https://example.org/",
        timedelta(days=3),
        failures=2,
        error="once failed",
        failed_at="2025-11-13",
        hints=Hints(title="T"),
    )
    (fetched,) = fetch_links([Link(stale.url)], OPEN, cached=lambda url: stale, transport=transport, now=lambda: NOW)
    assert transport.asked[0].headers["if-none-match"] == '"v1"'
    assert fetched.body is None
    changed = {"from_cache": True, "fetched_at": "2025-11-14T16:00:00Z", "failures": 0, "error": None, "failed_at": None}
    changed["last_modified"] = "Fri, 14 Nov 2025 00:00:00 GMT"
    assert dataclasses.replace(fetched.page, seconds=None) == dataclasses.replace(stale, **changed)  # type: ignore[arg-type]


def test_refresh_asks_for_fresh_pages_too() -> None:
    transport = Answers(html)
    fresh = known("https://example.org/", timedelta(minutes=1))
    (fetched,) = fetch_links(
        [Link(fresh.url)], always_asking(OPEN), cached=lambda url: fresh, transport=transport, now=lambda: NOW
    )
    assert fetched.body
    assert "if-none-match" in transport.asked[0].headers


def test_of_stale_pages_that_did_not_change_no_body_is_sent_again() -> None:
    routes = {f"/{number}": gives(status="304 Not Modified") for number in range(300)}
    with running(routes) as server:
        links = [Link(f"{server.base}/{number}") for number in range(300)]
        settings = settings_for(server, per_host=20)
        results = list(fetch_links(links, settings, cached=lambda url: known(url, timedelta(days=2)), now=lambda: NOW))
    assert all(fetched.page.ok and fetched.page.from_cache and fetched.body is None for fetched in results)
    assert (len(results), len(server.asked)) == (300, 300)
    assert server.connections <= 20


# --- what a result says ------------------------------------------------------------------------------------------------------


def test_a_new_page_says_all_that_is_known_of_it() -> None:
    with running(
        {"/a": gives("café", headers=[("ETag", '"e"'), ("Last-Modified", "Fri, 14 Nov 2025 00:00:00 GMT")])}
    ) as server:
        link = Link(f"{server.base}/a#part", source="list.txt", hints=Hints(title="T"))
        (fetched,) = fetch_links([link], settings_for(server), cached=nothing, now=lambda: NOW)
    found = fetched.page
    assert fetched.body is not None
    assert (found.url, found.final_url, found.status, found.ok) == (link.url, f"{server.base}/a", 200, True)
    assert (found.content_type, found.charset, found.bytes) == ("text/html", "utf-8", len(fetched.body))
    assert (found.etag, found.last_modified) == ('"e"', "Fri, 14 Nov 2025 00:00:00 GMT")
    assert (found.fetched_at, found.source, found.hints) == ("2025-11-14T16:00:00Z", "list.txt", Hints(title="T"))
    assert found.seconds is not None


def test_a_failure_is_a_value_and_stops_nobody() -> None:
    with running({"/gone": gives("no", "410 Gone")}) as server:
        links = [Link(url) for url in (f"{server.base}/gone", "ftp://x/", "not a url", f"{server.base}/ok")]
        results = {fetched.page.url: fetched.page for fetched in fetch_links(links, settings_for(server), cached=nothing)}
    assert [results[url].error for url in (f"{server.base}/gone", "ftp://x/", "not a url", f"{server.base}/ok")] == [
        "410 Gone",
        "ftp:, not http or https",
        "no http:// or https:// at the start",
        None,
    ]
    gone = results[f"{server.base}/gone"]
    assert (gone.ok, gone.status, gone.fetched_at) == (False, 410, None)
    assert gone.failed_at


def test_credentials_reach_the_server_and_nothing_else() -> None:
    with running({"/in": gives("in"), "/no": gives("", "403 Forbidden")}) as server:
        secret = server.base.replace("//", "//editor:hunter2@")
        results = fetch(server, f"{secret}/in", f"{secret}/no", f"{secret}:99999/")
    assert all("hunter2" not in repr(fetched.page) for fetched in results)
    assert {head["authorization"] for head in server.heads} == {"Basic ZWRpdG9yOmh1bnRlcjI="}


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:{port}/a b", " http://127.0.0.1:{port}/ok\u200b ", "http://127.0.0.1:{port}/ok\r\n"]
)
def test_odd_addresses_are_fetched(address: str) -> None:
    with running({"/a%20b": gives()}) as server:
        assert fetch_one(server, address.format(port=server.port)).page.ok


@pytest.mark.parametrize(
    "address", ["http://e.org/a\r\nb", "http://" + "a" * 100_000, "http://\x1b[31m/", "", "http://[", "\ud800"]
)
def test_hopeless_addresses_are_refused_in_one_clean_line(address: str) -> None:
    (fetched,) = fetch_links([Link(address)], OPEN, cached=nothing)
    line = f"{fetched.page.url}: {fetched.page.error}"
    assert line.isprintable()
    assert len(line) < 500


# --- each address once -------------------------------------------------------------------------------------------------------


def test_no_address_is_fetched_twice() -> None:
    with running({"/a": gives()}) as server:
        results = fetch(server, "/a", "/a", "/a#x", " /a".strip() + "#y")
    assert (len(results), server.counts["/a"]) == (1, 1)


def test_fragments_that_scripts_make_pages_of_are_links_of_their_own() -> None:
    with running({"/a": gives()}) as server:
        assert len(fetch(server, "/a#!/one", "/a#!/two", "/a#/three")) == 3


# --- the run -----------------------------------------------------------------------------------------------------------------


def test_results_come_as_they_finish() -> None:
    first_may_go = threading.Event()

    async def wait(x: Exchange) -> None:
        while not first_may_go.is_set():
            await asyncio.sleep(0.01)
        await x.send(page("slow", "words"))

    with running({"/slow": wait, "/quick": gives()}) as server:
        arrived = []
        links = [Link(server.base + path) for path in ("/slow", "/quick")]
        for fetched in fetch_links(links, settings_for(server), cached=nothing):
            arrived.append(fetched.link.url.rpartition("/")[2])
            first_may_go.set()
    assert arrived == ["quick", "slow"]


def test_links_are_drawn_no_further_ahead_than_needed() -> None:
    drawn = 0

    def endless() -> Iterator[Link]:
        nonlocal drawn
        while True:
            drawn += 1
            yield Link(f"https://example.org/{drawn}")

    results = fetch_links(endless(), FetchSettings(pause=0.0), cached=nothing, transport=Answers(html))
    for _ in range(50):
        next(results)
    results.close()
    assert drawn <= 50 + LOOKAHEAD


def test_bodies_that_nobody_takes_are_bounded() -> None:
    transport = Answers(html)
    links = (Link(f"https://{number}.example/") for number in range(LOOKAHEAD))
    results = fetch_links(links, FetchSettings(concurrency=5), cached=nothing, transport=transport)
    next(results)
    assert len(transport.asked) <= 10
    for _ in range(50):
        next(results)
    assert len(transport.asked) <= 60
    results.close()


def test_a_consumer_that_dawdles_costs_no_page_its_deadline() -> None:
    with running({f"/{number}": gives() for number in range(30)}) as server:
        links = [Link(f"{server.base}/{number}") for number in range(30)]
        settings = settings_for(server, deadline=0.5, concurrency=2, per_host=2)
        errors = []
        for number, fetched in enumerate(fetch_links(links, settings, cached=nothing)):
            if number == 0:
                time.sleep(0.7)
            errors.append(fetched.page.error)
    assert errors == [None] * 30


def test_ctrl_c_ends_the_run_at_once_and_keeps_what_had_arrived() -> None:
    async def hang(x: Exchange) -> None:
        if x.count() == 1:
            threading.Timer(0.1, _thread.interrupt_main).start()
        await x.hang(60)

    with running({"/hangs": hang}) as server:
        links = [Link(server.base + path) for path in ("/ok", "/hangs")]
        start = time.monotonic()
        arrived = until_interrupted(fetch_links(links, settings_for(server), cached=nothing))
        assert time.monotonic() - start < 5
        assert all_left(server)
    assert arrived == [f"{server.base}/ok"]


def until_interrupted(results: Iterator[Fetched]) -> list[str]:
    """Take results until Ctrl-C comes out of them; what comes out after it counts too."""
    arrived = []
    try:
        for fetched in results:
            arrived.append(fetched.page.url)
    except KeyboardInterrupt:
        return arrived
    raise AssertionError("nobody interrupted")


class Together(Answers):
    """Answers nobody before so many have asked, and then all of them in one turn of the loop."""

    def __init__(self, many: int) -> None:
        super().__init__(html)
        self.many, self.all_there = many, asyncio.Event()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if len(self.asked) == self.many:
            self.all_there.set()
            await asyncio.sleep(0)
        await self.all_there.wait()
        return html(request)


def test_ctrl_c_gives_the_results_that_wait_before_it_is_raised_again() -> None:
    links = [Link(f"https://{number}.example/") for number in range(5)]
    results = fetch_links(links, OPEN, cached=nothing, transport=Together(5))
    arrived = [next(results).page.url]
    arrived.append(results.throw(KeyboardInterrupt()).page.url)
    assert len(set(arrived + until_interrupted(results))) == 5


def test_a_run_that_is_left_early_leaves_nothing_running() -> None:
    with running() as server:
        links = [Link(server.base + path) for path in ("/ok", "/slow-first-byte", "/trickle")]
        for _ in fetch_links(links, settings_for(server), cached=nothing):
            break
        assert all_left(server)


def all_left(server: FaultServer) -> bool:
    """Wait until the server has no connection any more."""
    end = time.monotonic() + 10
    while server.open and time.monotonic() < end:
        time.sleep(0.01)
    return server.open == 0


def test_a_bug_in_the_loop_is_raised_and_not_swallowed() -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise ZeroDivisionError("a bug")

    with pytest.raises(ZeroDivisionError, match="a bug"):
        list(fetch_links([Link("https://example.org/")], OPEN, cached=nothing, transport=Answers(broken)))


def test_a_bug_before_the_loop_begins_is_raised_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("newsletter.fetch.event_loop.Client", broken)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        list(fetch_links([Link("https://example.org/")], OPEN, cached=nothing))


# --- what the user sees meanwhile --------------------------------------------------------------------------------------------


def progress_of(server: FaultServer, *paths: str, **changed: object) -> list[Progress]:
    """Fetch some paths and return everything that was told meanwhile."""
    told: list[Progress] = []
    links = [Link(server.base + path) for path in paths]
    list(fetch_links(links, settings_for(server, **changed), cached=nothing, on_progress=told.append))
    return told


def test_progress_counts_pages_failures_and_bytes() -> None:
    with running({"/a": gives(), "/no": gives("", "404 Not Found")}) as server:
        told = progress_of(server, "/a", "/no", "/ok")
    last = told[-1]
    assert (last.done, last.failed, last.cached, last.waiting) == (3, 1, 0, 0)
    assert last.bytes > 1000


def test_progress_names_the_hosts_that_dawdle_and_is_told_while_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsletter.fetch.event_loop.SLOW", 0.2)
    with running() as server:
        told = progress_of(server, "/slow-first-byte", deadline=0.6)
    assert len(told) > 3
    assert {progress.slow for progress in told} == {(), ("127.0.0.1",)}
