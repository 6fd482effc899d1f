"""newsletter.extract.article: from bytes to articles."""

from __future__ import annotations

import pytest

from newsletter.demo.site import LIVE, SAMPLES, WALL, page_body
from newsletter.errors import ExtractError
from newsletter.extract.article import read_articles, read_item
from newsletter.models import Article, Page
from newsletter.settings import ExtractSettings, SiteRule

BASE = "http://127.0.0.1:8765"
NEWS = "<p>The mint of Ardvik has struck its last copper coin, the finance ministry of Noordland said.</p>"


def _read(path: str, body: bytes | None = None, settings: ExtractSettings | None = None) -> list[Article]:
    page = Page(url=BASE + path, ok=True, content_type="text/html")
    return read_articles(body or page_body(SAMPLES[path], BASE), page, settings or ExtractSettings())


def test_a_live_page_becomes_its_stories_and_stays_one_article_when_that_is_wanted() -> None:
    stories = _read(LIVE)
    assert len(stories) == 7
    assert {story.part_of for story in stories} == {BASE + LIVE}
    assert len({story.id for story in stories}) == 7
    assert len(_read(LIVE, settings=ExtractSettings(split=False))) == 1


def test_a_story_is_known_again_when_an_entry_is_put_before_it() -> None:
    body = page_body(SAMPLES[LIVE], BASE)
    first = body.index(b"<p>Halvard Line")
    more = body[:first] + NEWS.encode() + b"<p>It lies in a glass case.</p>" * 2 + body[first:]
    before, after = _read(LIVE), _read(LIVE, more)
    assert len(after) == len(before) + 1
    assert {story.id for story in before} < {story.id for story in after}


def test_a_wall_is_flagged_and_not_dropped() -> None:
    assert _read(WALL)[0].flags == ("consent-wall",)


def test_the_editors_rules_for_a_site_are_stronger_than_any_method() -> None:
    words = b"<p>Kept words that make an article of some length.</p>"
    body = b"<title>T</title><div class=a>" + words + b"</div><div class=b><p>Other words.</p></div>"
    rule = SiteRule(keep=("div.b",), title="div.a p")
    article = _read("/x", body, ExtractSettings(sites={"127.0.0.1": rule}))[0]
    assert article.text == "Other words."
    assert article.title == "Kept words that make an article of some length."


def test_bare_text_is_titled_by_a_short_first_line_that_is_no_sentence() -> None:
    page = Page(url="file:///note.txt", ok=True, content_type="text/plain")
    titled = read_articles(b"The owls of Ardvik\nEleven pairs nested this spring. That is a record.", page, ExtractSettings())[
        0
    ]
    assert (titled.title, titled.text) == ("The owls of Ardvik", "Eleven pairs nested this spring. That is a record.")
    bare = read_articles(b"Eleven pairs nested this spring.\nThat is a record.", page, ExtractSettings())[0]
    assert (bare.title, bare.text) == (None, "Eleven pairs nested this spring.\nThat is a record.")


def test_an_item_without_a_body_has_no_articles_and_an_empty_page_says_so() -> None:
    assert read_item((Page(url=BASE), None), ExtractSettings()) is None
    with pytest.raises(ExtractError):
        _read("/x", b" ")
