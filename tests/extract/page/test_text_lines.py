"""A part of a page is read as the lines that a reader sees, and as no others."""

from __future__ import annotations

import pytest

from newsletter.extract.page.text_lines import cited, lines_of, marked
from newsletter.text.urls import resolve
from tests.extract.briefs import URL, page


def read(body: str) -> tuple[str, ...]:
    return marked(lines_of(page(body).tree.find("body"), URL))


def test_blocks_become_marked_lines() -> None:
    body = (
        "<h2>One</h2><p>Two <b>three</b></p><ul><li>four<ul><li>five</li></ul></li></ul><blockquote>six</blockquote>"
        "<pre>seven\n  eight</pre><table><tr><th>a</th><td>b</td></tr></table><h4>nine</h4>"
    )
    assert read(body) == (
        "## One",
        "Two three",
        "- four",
        "- five",
        "> six",
        "```",
        "seven",
        "  eight",
        "```",
        "| a | b |",
        "#### nine",
    )


def test_a_layout_table_is_read_as_text() -> None:
    assert read("<table><tr><td><p>left</p></td><td><p>right</p></td></tr></table>") == ("left", "right")


def test_one_break_is_a_space_and_two_are_a_new_line() -> None:
    assert read("<div>a<br>b<br><br>c</div>") == ("a b", "c")


def test_text_between_and_after_elements_is_kept() -> None:
    assert read("<div>a<p>b</p>c<span>d</span>e<script>x</script>f</div>") == ("a", "b", "cdef")


@pytest.mark.parametrize(
    "part",
    [
        "<script>x()</script>",
        "<p hidden>secret</p>",
        "<p style='display: none'>secret</p>",
        "<p aria-hidden=true>secret</p>",
        "<div class=share-bar>Share this on all networks</div>",
        "<figure><figcaption>A ship</figcaption></figure>",
        "<p>Read more</p>",
        "<p>15:05</p>",
        "<time>14 November</time>",
        "<button>Like</button>",
        "<p>Image source: A. Berg</p>",
    ],
)
def test_what_is_not_text_is_left_out(part: str) -> None:
    assert read(f"<p>before</p>{part}<p>after</p>") == ("before", "after")


def test_a_long_part_is_text_whatever_its_class_says() -> None:
    text = "word " * 60
    assert read(f"<div class='content social'><p>{text}</p></div>") == (text.strip(),)


def test_links_lead_elsewhere_and_to_the_web_only() -> None:
    body = "<p><a href=/other>a</a> <a href=#here>b</a> <a href=javascript:x()>c</a>"
    body += "<a href=https://b.example/>d</a> <a href=mailto:x@y>e</a></p>"
    assert cited(lines_of(page(body).tree, URL)) == ("https://paper.example/other", "https://b.example/")


@pytest.mark.parametrize("href", [None, "", "#top", "http://[", "javascript:1", URL + "#part", "ftp://a/b"])
def test_addresses_that_lead_nowhere_are_none(href: str | None) -> None:
    assert resolve(URL, href) is None
