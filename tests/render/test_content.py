"""Promises of what every edition shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.models import Also, Issue, Section, Story
from newsletter.render.content import (
    host,
    issue_address,
    readable,
    safe_link,
    text_direction,
)
from newsletter.text.clean import clean_line
from newsletter.text.urls import strip_around, web_address
from tests.render.examples import PLAIN


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//",
        "https://",
        "https://[::1",
        "mailto:",
        "#top",
        "",
    ],
)
def test_a_link_that_is_no_web_or_mail_address_is_not_followed(url: str) -> None:
    assert safe_link(url) is None


def test_with_a_base_no_link_leads_to_another_scheme_or_to_a_place_on_the_page_alone() -> None:
    assert safe_link("more", "https://example.org/") == "https://example.org/more"
    assert [
        safe_link(url, "https://example.org/") for url in ("#top", "javascript:alert(1)", "data:,x", "file:///etc/passwd")
    ] == [None] * 4


@given(st.text())
def test_a_link_is_ascii_without_blanks_and_quotes_whatever_it_was(url: str) -> None:
    for link in (safe_link(url), safe_link("https://example.org/" + url)):
        assert link is None or (link.isascii() and not set(link) & set(' "<>\r\n\t'))


@given(
    st.builds(
        "".join, st.lists(st.sampled_from(["https://", "//", "a.example", "\\", "@", "\u200b", "\u202e", ":0", " ", "%", "/x"]))
    )
)
def test_only_what_the_one_acceptor_takes_is_followed(url: str) -> None:
    text = strip_around(url)
    accepted = web_address(f"https:{text}" if text.startswith("//") else url)
    assert (safe_link(url) is not None) == (accepted is not None)


def test_an_ordinary_link_stays_as_it_is() -> None:
    for url in (
        "https://example.org/a/b-c_d.html?x=1&y=%20z#part",
        "http://example.org:8080/~u/(a)",
        "mailto:a@example.org?subject=hi",
    ):
        assert safe_link(url) == url


def test_a_foreign_address_is_written_in_ascii() -> None:
    assert safe_link("https://münchen.example/straße?q=ü") == "https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%BC"


def test_a_relative_link_is_completed_with_the_issues_own_address_or_dropped() -> None:
    assert safe_link("/about", "https://example.org/posts/1/") == "https://example.org/about"
    assert safe_link("/about") is None
    assert safe_link("//example.org/about") == "https://example.org/about"


def test_the_site_shown_is_the_one_that_is_reached() -> None:
    assert host("https://google.com@evil.example/x") == "evil.example"
    assert host("https://www.Example.org/") == "example.org"


def test_a_text_runs_as_most_of_its_letters_do() -> None:
    texts = ("42 — abc", "42 — אבג abc", "(عربي)", "...", "OpenAI משיקה את המודל החדש שלה")
    assert [text_direction(text) for text in texts] == ["ltr", "rtl", "rtl", "ltr", "rtl"]
    assert text_direction("42", "rtl") == "rtl"


@given(st.text())
def test_a_line_has_no_line_end_and_no_control_character(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert not [char for char in line if ord(char) < 32 or char in "\x7f\x9b\u202e\u2066"]
    assert clean_line(line) == line


def test_a_title_cannot_turn_the_text_around() -> None:
    assert clean_line("invoice\u202etxt.exe") == "invoicetxt.exe"


def test_an_unsafe_link_goes_and_its_story_stays() -> None:
    story = Story("Bad", "text", "javascript:x", also=(Also("data:,x", "one"), Also("https://ok.example/", "")))
    clean = readable(Issue("t", sections=(Section("s", (story,)),))).sections[0].stories[0]
    assert (clean.headline, clean.link) == ("Bad", None)
    assert clean.also == (Also("https://ok.example/", "ok.example"),)


def test_an_issue_is_never_without_a_title() -> None:
    assert readable(Issue(" \n ")).title == "Newsletter"


def test_the_web_address_holds_the_issues_day() -> None:
    assert issue_address("https://example.org/{date}/", PLAIN) == "https://example.org/2025-11-14/"
    assert issue_address("javascript:x", PLAIN) == ""
