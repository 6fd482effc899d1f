"""newsletter.extract.stories.live_blog: an entry's title, byline and place are taken off its lines."""

from __future__ import annotations

from lxml import html as lxml_html

from newsletter.extract.page.text_lines import Line, lines_of
from newsletter.extract.stories.live_blog import anchor_of, story_of

URL = "https://a.example/live"


def element(body: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(f"<html><body>{body}</body></html>").find("body")


def entry(body: str) -> list[Line]:
    return lines_of(element(body), URL)


def test_a_heading_is_the_title_and_a_byline_no_text() -> None:
    story = story_of(
        entry("<div><h3>9:15 Ferry is late</h3><p>By Ada Moor</p><p>The ferry is late again today.</p></div>"), "entries"
    )
    assert story is not None
    assert (story.title, list(story.lines)) == ("Ferry is late", ["The ferry is late again today."])


def test_an_entry_without_a_title_is_called_by_its_first_sentence() -> None:
    story = story_of(entry("<div><p>The ferry is late again today. Nobody knows why that is.</p></div>"), "entries")
    assert story is not None
    assert story.title == "The ferry is late again today."
    assert not story.given_title


def test_lines_that_say_nothing_are_no_story() -> None:
    assert story_of([], "entries") is None


def test_a_place_is_led_to_by_the_elements_own_id_or_its_permalink() -> None:
    own = element("<div><article id='post-3'><p>x</p></article></div>")
    linked = element(f"<div><p>x</p><a href='{URL}#post-4'>permalink</a></div>")
    assert anchor_of(own.find("div"), URL) == "post-3"
    assert anchor_of(linked.find("div"), URL) == "post-4"
    assert anchor_of(element("<div><p>x</p></div>"), URL) is None
