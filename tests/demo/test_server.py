"""The demo's server: proper HTTP, quiet, on loopback, and gone when it should be."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from newsletter.demo import site as pages
from newsletter.demo.server import DEFAULT_PORT, Asked, DemoSite, serve


@pytest.fixture(scope="module")
def site() -> Iterator[DemoSite]:
    with serve(0) as running:
        yield running


def refused(base: str) -> bool:
    """Whether nobody listens at this address any more."""
    address = urlsplit(base)
    try:
        socket.create_connection((str(address.hostname), int(address.port or 0))).close()
    except ConnectionRefusedError:
        return True
    return False


@pytest.mark.parametrize("path", list(pages.SAMPLES))
def test_every_page_answers_with_its_status_type_and_bytes(site: DemoSite, path: str) -> None:
    sample = pages.SAMPLES[path]
    answer = httpx.get(site.base + path)
    assert answer.status_code == sample.status
    assert answer.headers["Content-Type"] == sample.content_type
    assert answer.content == pages.page_body(sample, site.base)


def test_every_collected_address_ends_at_a_page_or_at_the_gone_one(site: DemoSite) -> None:
    assert len(site.urls) == 12
    answers = [httpx.get(url, follow_redirects=True).status_code for url in site.urls]
    assert sorted(answers) == [200] * 11 + [410]


def test_a_page_that_has_not_changed_is_answered_with_304_and_no_body(site: DemoSite) -> None:
    first = httpx.get(site.base + pages.CHIPS)
    for headers in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-None-Match": '"other", ' + first.headers["ETag"]},
        {"If-None-Match": "*"},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        again = httpx.get(site.base + pages.CHIPS, headers=headers)
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": '"other"'},
        {"If-None-Match": '"other"', "If-Modified-Since": "Wed, 31 Dec 2025 00:00:00 GMT"},
        {"If-Modified-Since": "Sat, 01 Nov 2025 00:00:00 GMT"},
        {"If-Modified-Since": "last Tuesday"},
        {"If-Modified-Since": "Wed, 31 Dec 2025 00:00:00 -0000"},
    ],
)
def test_a_validator_that_does_not_hold_brings_the_page(site: DemoSite, headers: dict[str, str]) -> None:
    answer = httpx.get(site.base + pages.CHIPS, headers=headers)
    assert answer.status_code == 200
    assert b"Intel" in answer.content


def test_a_page_goes_gzipped_only_to_those_who_take_it(site: DemoSite) -> None:
    packed = httpx.get(site.base + pages.MODELS, headers={"Accept-Encoding": "br, gzip;q=0.8"})
    plain = httpx.get(site.base + pages.MODELS, headers={"Accept-Encoding": "gzip; q=0, identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"])
    assert "Content-Encoding" not in plain.headers
    assert packed.content == plain.content
    assert packed.headers["ETag"] == plain.headers["ETag"]


def test_the_short_link_leads_to_the_article(site: DemoSite) -> None:
    answer = httpx.get(site.base + pages.SHORT, follow_redirects=True)
    assert [hop.status_code for hop in answer.history] == [301]
    assert str(answer.url) == site.base + pages.CHIPS


def test_a_page_that_is_gone_says_so_in_html_and_offers_no_validator(site: DemoSite) -> None:
    answer = httpx.get(site.base + pages.GONE)
    assert answer.status_code == 410
    assert "withdrawn" in answer.text
    assert "ETag" not in answer.headers


def test_an_unknown_path_is_not_found_and_robots_are_welcome(site: DemoSite) -> None:
    assert httpx.get(site.base + "/nowhere").status_code == 404
    assert httpx.get(site.base + "/../server.py").status_code == 404
    assert httpx.get(site.base + "/robots.txt").text == "User-agent: *\nDisallow:\n"


def test_head_has_the_headers_and_no_body(site: DemoSite) -> None:
    answer = httpx.head(site.base + pages.LIVE, headers={"Accept-Encoding": "identity"})
    assert answer.content == b""
    assert int(answer.headers["Content-Length"]) == len(pages.page_body(pages.SAMPLES[pages.LIVE], site.base))


def test_what_was_asked_is_on_record() -> None:
    with serve(0) as site:
        httpx.get(site.base + pages.LIVE + "?utm_source=x")
        httpx.head(site.base + "/nowhere")
        assert site.requests == [Asked("GET", pages.LIVE + "?utm_source=x", 200), Asked("HEAD", "/nowhere", 404)]


def test_the_usual_port_is_taken_when_it_is_free_and_another_one_when_it_is_not() -> None:
    with serve() as first, serve() as second:
        assert first.base != second.base
        assert {urlsplit(first.base).hostname, urlsplit(second.base).hostname} == {"127.0.0.1"}
        assert httpx.get(first.base + pages.LIVE).status_code == httpx.get(second.base + pages.LIVE).status_code == 200
        assert urlsplit(second.base).port != DEFAULT_PORT


def test_nobody_listens_when_the_block_is_left() -> None:
    with serve(0) as site:
        assert not refused(site.base)
    assert refused(site.base)


def test_the_server_goes_away_by_itself_when_its_time_is_up() -> None:
    with serve(0, max_seconds=0.05) as site:
        tries = 0
        while not refused(site.base):
            tries += 1
            assert tries < 1000
            time.sleep(0.01)


def test_the_server_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with serve(0) as site:
        httpx.get(site.base + "/nowhere")
        address = urlsplit(site.base)
        with socket.create_connection((str(address.hostname), int(address.port or 0))) as rude:
            rude.sendall(b"GET " + pages.LIVE.encode() + b" HTTP/1.1\r\nHost: x\r\n\r\n")
    assert capfd.readouterr() == ("", "")
