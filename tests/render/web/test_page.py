"""Promises of the page and of the index of issues."""

from __future__ import annotations

import re
from dataclasses import replace

from newsletter.render.web.page import IndexEntry, index_entry, render_article, render_index, render_page
from tests.render.examples import PLAIN, hostile_issue
from tests.render.made import letter_of, render_email
from tests.render.mail.test_html_mail import Outline


def test_the_page_says_where_it_belongs_and_what_a_link_to_it_shows() -> None:
    html = render_page(letter_of(replace(PLAIN, intro="![A](https://x.example/a.png)"), title="The Letter"))
    assert '<link rel="canonical" href="https://example.org/posts/2025-11-14/">' in html
    assert '<meta property="og:title" content="A 2 nm fab opens in Dresden">' in html
    assert '<meta property="og:site_name" content="The Letter">' in html
    assert Outline(html).open == []
    assert [tag for tag, _ in Outline(html).tags if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h3", "h3", "h2", "h3"]


def test_the_first_picture_of_a_story_is_that_of_the_page() -> None:
    story = replace(PLAIN.sections[0].stories[0], summary="![A](https://x.example/a.png)")
    issue = replace(PLAIN, sections=(replace(PLAIN.sections[0], stories=(story,)),))
    assert '<meta property="og:image" content="https://x.example/a.png">' in render_page(letter_of(issue))


def test_a_picture_that_no_other_site_can_load_is_passed_over_for_the_next_storys() -> None:
    pictures = ("javascript:a", "http://x.example/b.png", "https://x.example/c.png")
    stories = tuple(replace(PLAIN.sections[0].stories[0], summary=f"![A]({picture})") for picture in pictures)
    html = render_page(letter_of(replace(PLAIN, sections=(replace(PLAIN.sections[0], stories=stories),))))
    assert re.findall('property="og:image" content="([^"]+)"', html) == ["https://x.example/c.png"]


def test_nothing_of_a_stranger_runs_in_page_or_article() -> None:
    for html in (render_page(letter_of(hostile_issue())), render_article(letter_of(hostile_issue()))):
        assert "<script" not in html
        assert not re.search(r"(?:href|src)=\"(?:javascript|data):", html)


def test_the_index_lists_issues_in_the_order_given() -> None:
    letter = letter_of(PLAIN, title="The Letter", description="Of the town")
    entries = [index_entry(letter, "b.html"), IndexEntry("a.html", "Old & new", "May 1, 2025", "2 stories")]
    html = render_index(letter, entries)
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', html) == [
        ("b.html", "A 2 nm fab opens in Dresden"),
        ("a.html", "Old &amp; new"),
    ]
    assert "November 14, 2025 · 3 stories" in html
    assert "Of the town" in html


def test_the_intro_stands_before_the_contents_in_page_and_mail_and_the_article_alone_has_no_contents() -> None:
    sections = tuple(replace(PLAIN.sections[0], title=f"S {n}") for n in range(5))
    issue = replace(PLAIN, intro="Good morning to you.", sections=sections)
    for html in (render_page(letter_of(issue)), render_email(issue)):
        assert html.count("Good morning to you.") == html.count("In this issue") == 1
        assert html.index("Good morning to you.") < html.index("In this issue") < html.index('id="s1"')
    assert "In this issue" not in render_article(letter_of(issue))
