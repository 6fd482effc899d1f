"""A redirect leads to one http address or is refused by name; a page that only sends its reader on is followed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsletter.fetch.wire.page_error import PageError
from newsletter.fetch.wire.redirects import MOST_WORDS, count_words, follow, refresh_header, refresh_meta
from newsletter.fetch.wire.request_url import parse_address

HERE = parse_address("https://example.org/a/b?c#d")
ARTICLE = b"<article><p>" + b"word " * 200 + b"</p></article>"


def refreshing(content: str, body: bytes = b"") -> bytes:
    """A page with one refresh tag."""
    return f'<html><head><meta http-equiv="Refresh" content="{content}"></head><body>'.encode() + body


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/x", "https://example.org/x"),
        ("x#part", "https://example.org/a/x"),
        ("//other.example/y", "https://other.example/y"),
        ("http://other.example:8080", "http://other.example:8080"),
        ("?q=1", "https://example.org/a/b?q=1"),
        (" /blank ", "https://example.org/blank"),
        ("/caf\u00e9 b", "https://example.org/caf%C3%A9%20b"),
        ("http://user:secret@other.example/", "http://other.example/"),
        ("/a;b=1&&c=", "https://example.org/a;b=1&&c="),
    ],
)
def test_a_location_is_resolved_against_the_page_that_gave_it(location: str, target: str) -> None:
    address = follow(HERE, 302, location)
    assert str(address.url) == target
    assert address.credentials is None


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "redirect refused: file:, not http or https"),
        ("javascript:alert(1)", "redirect refused: javascript:, not http or https"),
        ("data:text/html,x", "redirect refused: data:, not http or https"),
        ("gopher://x/", "redirect refused: gopher:, not http or https"),
        ("http://[::1/", "redirect refused: not an address"),
        ("", "redirect without a target"),
        ("  ", "redirect without a target"),
        ("/a\x1b[31mb", "redirect refused: a control or invisible character in the address"),
        ("/" + "a" * 9000, "redirect refused: an address of 9,020 characters; 8,000 are the limit"),
        ("http:///nowhere", "redirect refused: no host in the address"),
    ],
)
def test_a_location_that_leads_nowhere_good_is_refused_in_plain_words(location: str, reason: str) -> None:
    with pytest.raises(PageError) as caught:
        follow(HERE, 302, location)
    assert caught.value.reason == reason


def test_a_redirect_without_a_location_is_an_error_of_its_status() -> None:
    with pytest.raises(PageError, match="302 Found") as caught:
        follow(HERE, 302, None)
    assert caught.value.status == 302


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=/ok", "/ok"),
        ("0;URL='https://x.example/a;b'", "https://x.example/a;b"),
        ("5,url = /ok", "/ok"),
        ("1; /ok", "/ok"),
        (".5; url=/a&amp;b", "/a&b"),
    ],
)
def test_a_page_that_only_sends_on_is_followed(content: str, target: str) -> None:
    assert refresh_meta(refreshing(content, b"<p>You are being redirected. <a href=/ok>Click here</a></p>")) == target


@pytest.mark.parametrize("content", ["300", "0", "600; url=/later", "soon; url=/x", ";", "0; url="])
def test_a_page_that_reloads_itself_stays(content: str) -> None:
    assert refresh_meta(refreshing(content)) is None


def test_an_article_is_never_left_for_its_refresh_tag() -> None:
    assert refresh_meta(refreshing("0; url=/mobile", ARTICLE)) is None


def test_words_nobody_sees_do_not_make_an_article() -> None:
    unseen = b"<script>" + b"var a; " * 200 + b"</script><style>" + b"p {} " * 200 + b"</style><!--" + b" x" * 200 + b"--><nav>"
    assert refresh_meta(refreshing("0; url=/ok", unseen + b" a" * 200 + b"</nav>")) == "/ok"


def test_a_tag_in_a_comment_is_no_tag() -> None:
    assert refresh_meta(b"<!-- <meta http-equiv=refresh content='0;url=/x'> --><p>hello") is None


def test_the_refresh_header_is_read_alike() -> None:
    assert refresh_header("0; url=/ok") == "/ok"
    assert refresh_header("300; url=/ok") is None
    assert refresh_header(None) is None


@given(some.text(alphabet="<>/!-'\"=; metahtp-quivrfscoun0url\n", max_size=400))
def test_any_page_is_judged_without_an_error(text: str) -> None:
    refresh_meta(b"<meta http-equiv=refresh content='0;url=/x'>" + text.encode())


@pytest.mark.parametrize(
    "unit", [b"<meta ", b"<!-- ", b"<script>", b"<", b"<a<", b"<meta http-equiv=refresh content='0;", b"</p "]
)
def test_a_hostile_page_takes_no_more_than_a_moment(unit: bytes) -> None:
    body = b"<meta http-equiv=refresh content='0;url=/x'>" + unit * (200_000 // len(unit))
    start = time.process_time()
    refresh_meta(body)
    assert time.process_time() - start < 2.0


def test_counting_stops_once_there_are_plenty_of_words() -> None:
    assert count_words(b"word " * 100_000) > MOST_WORDS
