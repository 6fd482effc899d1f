"""Which addresses of strangers would be asked for, and how any text is shown."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.clean import harmless
from newsletter.text.urls import (
    MAX_LENGTH,
    SHOWN_LENGTH,
    check_web_address,
    discovered_address,
    host_of,
    resolve,
    same_site,
    says_nowhere,
    shown,
    site_of,
    web_address,
    without_redirector,
    without_trackers,
)


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


def test_a_site_is_named_by_its_host_without_www() -> None:
    assert site_of("https://www.A.example:8443/x") == site_of("https://a.example/") == "a.example"
    assert site_of("http://[::1") == site_of("mailto:a@b.example") == ""


@pytest.mark.parametrize(
    ("host", "site"),
    [
        *(("www.amp.com.au", "amp.com.au"), ("mobile.co.uk", "mobile.co.uk"), ("www.m.co.uk", "m.co.uk")),
        *(("en.m.com.au", "en.m.com.au"), ("m.holm.co.uk", "holm.co.uk"), ("www.gov.uk", "gov.uk")),
        *(("en.m.holm.example", "en.holm.example"), ("amp.example", "amp.example")),
    ],
)
def test_a_site_is_never_named_by_a_suffix_that_many_sites_share(host: str, site: str) -> None:
    assert site_of(f"https://{host}/x") == site


@given(text=st.text(max_size=400))
def test_what_is_shown_is_one_short_printable_line(text: str) -> None:
    assert len(shown(text)) <= SHOWN_LENGTH
    assert shown(text) == harmless(shown(text))


@given(user=st.from_regex(r"[a-z]{1,8}", fullmatch=True), secret=st.from_regex(r"S3CRET[a-z0-9!$]{0,8}", fullmatch=True))
def test_no_password_is_ever_shown(user: str, secret: str) -> None:
    for text in (
        f"https://{user}:{secret}@a.example/x",
        f"see ftp://{secret}@a.example",
        f"https://{user}:{secret}/x@a.example/",
    ):
        assert "S3CRET" not in shown(text)


def _seconds(text: str) -> float:
    began = time.thread_time()
    shown(text)
    return time.thread_time() - began


@pytest.mark.parametrize("piece", ["http://", "://a:", "://:", "a@"])
def test_what_is_shown_takes_time_in_proportion_to_its_length(piece: str) -> None:
    small, large = (min(_seconds(piece * (signs // len(piece))) for _ in range(3)) for signs in (15_000, 120_000))
    assert large < 24 * small  # eight times the signs; a search from each sign would take 64 times as long


@given(text=st.text(max_size=100), base=st.none() | st.just("https://a.example/x/"))
def test_whatever_the_text_only_an_address_of_the_web_or_nothing_comes_out(text: str, base: str | None) -> None:
    url = web_address(text, base)
    assert url is None or (url.lower().startswith(("http://", "https://")) and " " not in url)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.org/a", "http://example.org/b", True),
        ("https://m.example.org/a", "https://www.example.org/b", True),
        ("https://news.example.org/a", "https://example.org/b", True),
        ("https://example.org.evil.example/a", "https://example.org/b", False),
        ("https://notexample.org/a", "https://example.org/b", False),
        ("", "", False),
    ],
)
def test_same_site_knows_sub_domains_from_look_alikes(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


@given(text=st.text(max_size=100), base=st.none() | st.just("https://a.example/x/"))
def test_what_is_accepted_once_is_accepted_again_as_it_is(text: str, base: str | None) -> None:
    url = web_address(text, base)
    assert url is None or web_address(url) == web_address(url, base) == url


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a.example", "no http:// or https:// at the start"),
        ("ftp://a.example/", "ftp:, not http or https"),
        ("https:a.example", "no host in the address"),
        ("https://a.example\\@b.example/", "a backslash in the host"),
        ("https://a.example:99999/", "invalid port"),
        ("https://a.example/\u200bx", "a control or invisible character in the address"),
    ],
)
def test_what_is_refused_is_told_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        check_web_address(text)


def test_a_link_to_the_page_itself_or_to_no_page_leads_nowhere() -> None:
    here = "https://a.example/x"
    for href in ("#top", "https://a.example/x#top", "javascript:x", "mailto:a@b.example", "tel:1", "", None, "ftp://a.example"):
        assert resolve(here, href) is None
    assert resolve(here, "y z") == "https://a.example/y%20z"
    assert resolve(here, "//user:pw@b.example/") == "https://b.example/"


def test_only_whole_names_of_trackers_are_taken_out() -> None:
    url = "https://a.example/?utm_source=x&gameId=4&reference=7&fbclid=1&1423-cranes#part"
    assert without_trackers(url) == "https://a.example/?gameId=4&reference=7&1423-cranes#part"


def test_what_a_template_leaves_in_an_addresss_place_says_that_there_is_none() -> None:
    assert all(map(says_nowhere, ("undefined", " N/A ", "[object Object]", "")))
    assert not says_nowhere("none/of-the-above")


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/url?rct=j&sa=t&url=https://a.example/x%3Fid%3D1&ct=ga",
        "https://www.google.co.uk/url?q=https%3A%2F%2Fa.example%2Fx%3Fid%3D1&sa=U",
        "http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fa.example%2fx%3fid%3d1&c=1",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx%3Fid%3D1&h=AT0",
        "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx%3Fid%3D1&data=05",
    ],
)
def test_a_link_through_a_counter_of_clicks_is_its_target(link: str) -> None:
    assert without_redirector(link) == "https://a.example/x?id=1"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/search?q=https://a.example/",
        "https://a.example/url?url=https://b.example/",
        "https://t.umblr.com/redirect",
    ],
)
def test_a_link_with_an_address_in_its_query_stays_where_no_counter_is_known(link: str) -> None:
    assert without_redirector(link) == link
