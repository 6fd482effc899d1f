"""An answer is a page, a way on, or a reason; what need not be read is not read."""

from __future__ import annotations

import asyncio

import pytest

from tests.fetch.faults import running
from tests.fetch.faults.exchange import Exchange, page
from tests.fetch.serving import fetch_one, gives, sends_to


def test_a_page_above_the_limit_by_its_own_word_is_not_read() -> None:
    async def boast(x: Exchange) -> None:
        await x.raw(x.head(length=3000) + b"<p>")
        await x.hang(30)

    with running({"/big": boast}) as server:
        told = "3.0 kB, more than the limit of 2.0 kB; to raise it, set max_bytes under [fetch]"
        assert fetch_one(server, "/big", max_bytes=2000).page.error == told


@pytest.mark.parametrize("length", ["9" * 18, "99999999999999999999999"])
def test_a_length_beyond_all_measure_is_no_error_of_ours(length: str) -> None:
    async def boast(x: Exchange) -> None:
        await x.raw(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\r\n".encode())
        await x.hang(30)

    with running({"/big": boast}) as server:
        error = fetch_one(server, "/big").page.error or ""
    assert "more than the limit" in error or "invalid HTTP response" in error


def test_another_type_is_given_up_by_its_header_alone() -> None:
    async def film(x: Exchange) -> None:
        await x.raw(x.head(length=2 << 30, kind="video/mp4"))
        while not x.gone:
            await asyncio.sleep(0.05)
        x.close()

    with running({"/film": film}) as server:
        fetched = fetch_one(server, "/film")
    assert fetched.page.error == "video/mp4, not a page"
    assert (fetched.page.seconds or 0) < 5


def test_a_page_that_a_proxy_changed_on_the_way_is_still_a_page() -> None:
    with running({"/a": gives(page("A page", "words"), "203 Non-Authoritative Information")}) as server:
        assert fetch_one(server, "/a").page.ok


def test_the_way_ends_at_the_article_through_every_kind_of_sending_on() -> None:
    meta = "<meta http-equiv=refresh content='0;url=/d'><title>One moment</title>"
    routes = {
        "/a": sends_to("/b?utm_source=x"),
        "/b": gives("", "200 ", [("Refresh", "1; url=/c")]),
        "/c": gives(meta, "200 "),
        "/d": gives("the article"),
    }
    with running(routes) as server:
        fetched = fetch_one(server, "/a")
    assert fetched.page.final_url == f"{server.base}/d"
    assert b"the article" in (fetched.body or b"")
    assert fetched.page.url == f"{server.base}/a"


def test_ways_on_are_counted_whatever_their_kind() -> None:
    async def onward(x: Exchange) -> None:
        await x.send(f"<meta http-equiv=refresh content='0;url=/on?{x.count()}'>")

    with running({"/on": onward}) as server:
        assert fetch_one(server, "/on", max_redirects=4).page.error == "more than 4 redirects"
    assert server.counts["/on"] == 5


def test_a_server_s_own_words_are_not_repeated() -> None:
    with running({"/a": gives("gone", "404 You are a fool")}) as server:
        assert fetch_one(server, "/a").page.error == "404 Not Found"


def test_a_feed_with_a_refresh_in_its_text_is_a_feed() -> None:
    feed = "<?xml version='1.0'?><rss><!-- --><item><meta http-equiv='refresh' content='0;url=/x'/></item></rss>"
    with running({"/feed": gives(feed, "200 ", kind="application/rss+xml")}) as server:
        assert fetch_one(server, "/feed").page.final_url == f"{server.base}/feed"
