"""Which addresses of strangers would be asked for, and how any text is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.urls import MAX_LENGTH, SHOWN_LENGTH, discovered_address, host_of, shown, web_address


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://a.example/", "https://a.example/"),
        ("  HTTPS://A.example/Path ", "HTTPS://A.example/Path"),
        ("https://a.example/\nlong/\r\nline", "https://a.example/long/line"),
        ("https://a.example/a b", "https://a.example/a%20b"),
        ("https://bücher.example/ü", "https://bücher.example/ü"),
        ("https://a.example:8443/?a=1;b=2&c#d", "https://a.example:8443/?a=1;b=2&c#d"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"),
        ("https://a.example/@user", "https://a.example/@user"),
        ("https://user:pw@a.example/", "https://user:pw@a.example/"),
        ("https://a.example/?", "https://a.example/?"),
    ],
)
def test_an_address_of_the_web_is_taken_as_it_is_but_for_blanks(text: str, url: str) -> None:
    assert web_address(text) == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a.example",
        "//a.example/",
        "ftp://a.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https:///path",
        "https:a.example",
        "https://a b.example/",
        "https://a.example:port/",
        "https://a.example:0/",
        "http://[::1",
        "https://a.example/\x00",
        "https://a.example/\u202egnp",
        "https://a<b>.example/",
        "https://a\\b.example/",
        "https://%61.example/",
        "https://a.example/" + "a" * MAX_LENGTH,
        "mailto:a@b.example",
        "https://\ud800.example/",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert web_address(text) is None


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("b", "https://a.example/x/b"),
        ("../b?c", "https://a.example/b?c"),
        ("//b.example", "https://b.example"),
        ("?q", "https://a.example/x/?q"),
    ],
)
def test_a_relative_reference_is_resolved_against_its_base(text: str, url: str) -> None:
    assert web_address(text, "https://a.example/x/") == url


def test_an_address_without_host_is_not_taken_for_its_base() -> None:
    assert web_address("https://", "https://a.example/x/") is None


def test_what_a_stranger_names_has_no_user_and_no_password() -> None:
    assert discovered_address("https://good.example@evil.example/") == "https://evil.example/"


def test_the_host_is_found_without_port_and_secrets() -> None:
    assert host_of("https://user:pw@A.example:8443/x") == "a.example"
    assert host_of("no address") == ""
    assert host_of("http://[::1") == ""


@given(text=st.text(max_size=400))
def test_what_is_shown_is_one_short_printable_line(text: str) -> None:
    assert len(shown(text)) <= SHOWN_LENGTH
    assert not set(shown(text)) & set("\n\r\t\x1b\x00\u202e\u200b")


@given(user=st.from_regex(r"[a-z]{1,8}", fullmatch=True), secret=st.from_regex(r"S3CRET[a-z0-9!$]{0,8}", fullmatch=True))
def test_no_password_is_ever_shown(user: str, secret: str) -> None:
    for text in (
        f"https://{user}:{secret}@a.example/x",
        f"see ftp://{secret}@a.example",
        f"https://{user}:{secret}/x@a.example/",
    ):
        assert "S3CRET" not in shown(text)


@given(text=st.text(max_size=100), base=st.none() | st.just("https://a.example/x/"))
def test_whatever_the_text_only_an_address_of_the_web_or_nothing_comes_out(text: str, base: str | None) -> None:
    url = web_address(text, base)
    assert url is None or (url.lower().startswith(("http://", "https://")) and " " not in url)
