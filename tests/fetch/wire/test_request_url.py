"""Any text is an address that can be asked for, or one clean reason why not; what is shown has no secrets in it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsletter.fetch.wire.page_error import PageError
from newsletter.fetch.wire.request_url import parse_address, show_address


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("http://example.org", "http://example.org"),
        ("HTTPS://Example.ORG/A", "https://example.org/A"),
        ("  http://example.org/a \r\n", "http://example.org/a"),
        ("\ufeffhttp://example.org/a\u200b", "http://example.org/a"),
        ("http://example.org/a b?c d", "http://example.org/a%20b?c%20d"),
        ("http://example.org/a;b?x=&y=1&y", "http://example.org/a;b?x=&y=1&y"),
        ("http://example.org/%7Ea%2Fb", "http://example.org/%7Ea%2Fb"),
        ("http://bücher.example/ü", "http://xn--bcher-kva.example/%C3%BC"),
        ("http://faß.example/", "http://xn--fa-hia.example/"),
        ("http://☃.example/", "http://xn--n3h.example/"),
        ("http://１２７。０。０。１:80/x", "http://127.0.0.1/x"),
        ("http://my_site.example/", "http://my_site.example/"),
        ("http://[2606:4700::1111]:8080/a", "http://[2606:4700::1111]:8080/a"),
        ("http://example.org/a#part", "http://example.org/a"),
        ("http://user:p%40ss@example.org/a", "http://example.org/a"),
        ("http://example.org:80/", "http://example.org/"),
    ],
)
def test_an_address_is_asked_for_as_given_but_for_what_must_be_encoded(text: str, sent: str) -> None:
    assert str(parse_address(text).url) == sent


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ftp://example.org/", "ftp:, not http or https"),
        ("mailto:someone@example.org", "mailto:, not http or https"),
        ("javascript:alert(1)", "javascript:, not http or https"),
        ("example.org/a", "no http:// or https:// at the start"),
        ("", "no http:// or https:// at the start"),
        ("http://", "no host in the address"),
        ("http:///path", "no host in the address"),
        ("http://example.org/\x1b[31m", "a control or invisible character in the address"),
        ("http://example.org/\x9b31m", "a control or invisible character in the address"),
        ("http://a\\@example.org/", "a backslash in the host"),
        ("http://example.org/" + "a" * 100_000, "an address of 100,019 characters; 8,000 are the limit"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_in_one_clean_line(text: str, reason: str) -> None:
    with pytest.raises(PageError) as caught:
        parse_address(text)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "text", ["http://[::1/", "http://example.org:port/", "http://example.org:99999/", "http://-ü-.\u200d/"]
)
def test_a_broken_address_is_said_to_be_one(text: str) -> None:
    with pytest.raises(PageError, match=r"address|port"):
        parse_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://editor:hunter2@example.org/a",
        "http://hunter2@example.org/a",
        "http://editor:hunter2@x@example.org/a",
        "http://editor:hunter2@example.org:99999/",
        "ftp://editor:hunter2@example.org/a",
        "http://editor:hunter2@example.org/a b",
        "http:editor:hunter2@example.org",
        "http:///editor:hunter2@example.org/",
    ],
)
def test_credentials_are_in_nothing_that_is_shown(text: str) -> None:
    shown = show_address(text)
    try:
        address = parse_address(text)
        shown += address.shown + str(address.url)
    except PageError as error:
        shown += error.reason
    assert "hunter2" not in shown


def test_credentials_go_with_the_request_alone() -> None:
    assert parse_address("http://editor:p%40ss@example.org/").credentials == "Basic ZWRpdG9yOnBAc3M="
    assert parse_address("http://example.org/").credentials is None


def test_what_is_shown_is_the_address_as_given() -> None:
    for text in ("http://bücher.example/ü#part", "http://Example.org/a;b?x=&utm_source=y"):
        assert parse_address(text).shown == text
    assert parse_address("http://example.org/a b").shown == "http://example.org/a%20b"


def test_an_address_of_100_kb_is_shown_short() -> None:
    assert len(show_address("http://example.org/" + "a" * 100_000)) < 200


@given(
    some.text(max_size=100)
    | some.text(max_size=100).map("http://".__add__)
    | some.text(max_size=60).map("http://e.org/".__add__)
)
def test_any_text_is_an_address_or_a_reason_and_shows_no_control_characters(text: str) -> None:
    try:
        address = parse_address(text)
        shown = address.shown
        assert address.host
        assert address.port
        assert str(address.url).isascii()
    except PageError as error:
        shown = show_address(text) + error.reason
    assert all(unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in shown)
