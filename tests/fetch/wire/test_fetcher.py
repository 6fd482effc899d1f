"""One page is tried as often as it is worth it, within its own time, and each address gets only what belongs to it."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

from newsletter.fetch.run import Fetched, always_asking, fetch_links
from newsletter.models import Link, Page
from tests.fetch.faults import FaultServer, running
from tests.fetch.faults.exchange import Answer, Exchange, page
from tests.fetch.serving import fetch, fetch_one, gives, nothing, sends_to, settings_for


def again(server: FaultServer, copy: Page) -> Fetched:
    """Fetch once more what the cache has."""
    (fetched,) = fetch_links([Link(copy.url)], always_asking(settings_for(server)), cached=lambda url: copy)
    return fetched


# --- time --------------------------------------------------------------------------------------------------------------------


def test_the_deadline_is_for_all_tries_and_redirects_together() -> None:
    async def slowly(x: Exchange) -> None:
        await asyncio.sleep(0.3)
        await x.redirect(f"/slowly?{x.count()}")

    with running({"/slowly": slowly}) as server:
        start = time.monotonic()
        fetched = fetch_one(server, "/slowly", deadline=0.8, max_redirects=50)
        assert time.monotonic() - start < 2
    assert fetched.page.error == "took longer than 0.8 s"
    assert server.counts["/slowly"] <= 3


def test_no_try_is_begun_that_the_deadline_would_not_let_end() -> None:
    with running({"/busy": gives("", "503 Busy", [("Retry-After", "3")])}) as server:
        start = time.monotonic()
        fetched = fetch_one(server, "/busy", deadline=1.0)
        assert time.monotonic() - start < 0.9
    assert fetched.page.error == "503 Service Unavailable"


def test_waiting_for_a_turn_does_not_count_as_slowness() -> None:
    async def quarter(x: Exchange) -> None:
        await asyncio.sleep(0.1)
        await x.send(page("words", "words"))

    with running({f"/{number}": quarter for number in range(8)}) as server:
        results = fetch(server, *(f"/{number}" for number in range(8)), per_host=1, deadline=0.6)
    assert [fetched.page.error for fetched in results] == [None] * 8
    assert max(fetched.page.seconds or 0 for fetched in results) < 0.6


def test_one_slow_page_does_not_keep_the_others() -> None:
    with running({f"/{number}": gives() for number in range(20)}) as server:
        paths = ["/slow-first-byte", "/trickle", *(f"/{number}" for number in range(20))]
        results = fetch(server, *paths, per_host=4, deadline=1.0)
    assert [fetched.page.ok for fetched in results] == [True] * 20 + [False] * 2


# --- tries -------------------------------------------------------------------------------------------------------------------


def test_what_cannot_change_is_asked_once() -> None:
    paths = ("/status-404", "/bad-chunk", "/gzip-truncated", "/image", "/redirect-loop")
    with running() as server:
        fetch(server, *paths)
    assert [server.counts[path] for path in paths] == [1] * 5


def test_what_may_change_is_asked_as_often_as_the_settings_say() -> None:
    with running() as server:
        fetch_one(server, "/status-500", tries=2)
        fetch_one(server, "/close-at-once", tries=1)
    assert (server.counts["/status-500"], server.counts["/close-at-once"]) == (2, 1)


def test_a_host_that_asks_for_a_pause_gets_it_for_all_its_pages() -> None:
    times: list[float] = []

    async def limited(x: Exchange) -> None:
        times.append(time.monotonic())
        if len(times) == 1:
            return await x.send("", "429 Too Many Requests", [("Retry-After", "1")])
        await x.send(page("words", "words"))

    with running({f"/{number}": limited for number in range(4)}) as server:
        results = fetch(server, *(f"/{number}" for number in range(4)), per_host=1)
    assert all(fetched.page.ok for fetched in results)
    assert times[1] - times[0] > 0.95


# --- what belongs to an address ----------------------------------------------------------------------------------------------


def test_credentials_stay_with_the_site_they_were_given_for() -> None:
    with running() as there, running({"/in": sends_to(f"{there.base}/ok"), "/here": sends_to("/ok")}) as here:
        secret = here.base.replace("//", "//editor:hunter2@")
        fetch(here, f"{secret}/in", f"{secret}/here", allow_hosts=("127.0.0.1",))
    assert ["authorization" in head for head in here.heads] == [True, True, True]
    assert ["authorization" in head for head in there.heads] == [False]


def test_credentials_in_a_redirect_are_not_sent() -> None:
    with running() as there, running({"/in": sends_to(f"http://a:b@{there.host}/ok")}) as here:
        fetched = fetch_one(here, "/in", allow_hosts=("127.0.0.1",))
    assert "authorization" not in there.heads[0]
    assert fetched.page.final_url == f"{there.base}/ok"


def test_cookies_live_for_one_page_and_stay_with_their_site() -> None:
    cookie = [("Set-Cookie", "seen=1; Path=/")]
    with running() as there, running({"/a": sends_to("/b", cookie), "/b": sends_to(f"{there.base}/ok"), "/c": gives()}) as here:
        fetch(here, "/a", allow_hosts=("127.0.0.1",))
        fetch(here, "/a", "/c", allow_hosts=("127.0.0.1",), per_host=1)
    sent = dict(zip(here.asked, [head.get("cookie") for head in here.heads], strict=True))
    assert sent == {"/a": None, "/b": "seen=1", "/c": None}


def test_cookies_and_credentials_of_a_host_never_reach_another_on_the_way() -> None:
    cookies = [
        ("Set-Cookie", "own=1; Path=/"),
        ("Set-Cookie", "wide=2; Path=/; Domain=localhost"),
        ("Set-Cookie", "x=3; Domain=.0.0.1"),
    ]
    routes: dict[str, Answer] = {"/ok": gives(), "/back": gives()}
    with running(routes) as server:
        other = f"http://localhost:{server.port}"
        routes["/in"] = sends_to(f"{other}/out", cookies)
        routes["/out"] = sends_to(f"{server.base}/back", cookies)
        fetched = fetch_one(server, f"http://ada:hunter2@{server.host}/in", allow_hosts=("127.0.0.1", "localhost"))
    assert fetched.page.ok, fetched.page.error
    sent = dict(zip(server.asked, server.heads, strict=True))
    assert [(path, sent[path].get("cookie")) for path in ("/in", "/out", "/back")] == [
        ("/in", None),
        ("/out", None),
        ("/back", "own=1"),
    ]
    assert ["authorization" in sent[path] for path in ("/in", "/out", "/back")] == [True, False, True]


def test_validators_go_to_the_address_that_gave_them_and_to_no_other() -> None:
    tagged = [("ETag", '"v1"'), ("Last-Modified", "Fri, 14 Nov 2025 00:00:00 GMT")]
    with running({"/old": sends_to("/new"), "/new": gives("words", headers=tagged)}) as server:
        first = fetch_one(server, "/old")
        server.heads.clear()
        again(server, first.page)
    assert [head.get("if-none-match") for head in server.heads] == [None, '"v1"']
    assert [head.get("if-modified-since") for head in server.heads] == [None, "Fri, 14 Nov 2025 00:00:00 GMT"]


def test_a_page_that_moved_is_read_anew() -> None:
    with running({"/a": gives("old", headers=[("ETag", '"v1"')])}) as server:
        first = fetch_one(server, "/a")
    with running({"/a": sends_to("/b"), "/b": gives("new", headers=[("ETag", '"v1"')])}) as server:
        moved = first.page.url.replace(first.page.url[: -len("/a")], server.base)
        copy = Page(url=moved, final_url=moved, ok=True, etag='"v1"', fetched_at=datetime.now(UTC).isoformat())
        fetched = again(server, copy)
    assert fetched.body is not None
    assert b"new" in fetched.body


def test_a_validator_that_cannot_be_sent_is_left_out() -> None:
    with running() as server:
        for etag in ('"\x1b[31m"', '"é"', '"' + "a" * 5000 + '"'):
            copy = Page(url=f"{server.base}/ok", final_url=f"{server.base}/ok", ok=True, etag=etag)
            assert again(server, copy).body is not None
    assert all("if-none-match" not in head for head in server.heads)


def test_the_cache_is_asked_by_the_address_without_its_credentials() -> None:
    asked: list[str] = []

    def cached(url: str) -> Page | None:
        asked.append(url)
        return nothing(url)

    with running() as server:
        link = Link(server.base.replace("//", "//editor:hunter2@") + "/ok")
        list(fetch_links([link], settings_for(server), cached=cached))
    assert asked == [f"{server.base}/ok"]
