"""A post that a page embeds is told by its box, and its frame from its words."""

from __future__ import annotations

import pytest

from newsletter.extract.body.select_blocks import article_blocks, measure_page
from newsletter.extract.page.embedded_posts import is_beside_words, is_frame, is_post
from newsletter.extract.page.parsed_page import parse

PROSE = [
    "The port will replace nine of its old cranes before the end of next year, and it has set aside forty million for the work.",
    "Dockers welcomed the decision, although their union said that training for the new controls has to begin well before that.",
]
TWEET = """<div class="tweet"><div class="tweet-header"><span class="tweet-author-name">Ann Lee</span></div>
<div class="tweet-text">Nine cranes go, and nobody asked the gulls.</div><div class="tweet-footer">
<p class="tweet-date">10:22 AM ∙ Nov 17, 2026</p>
<div class="like-count">120 Likes</div></div></div>"""
BLUESKY = """<blockquote class="bluesky-embed"><p lang="en">Nine cranes go, and nobody asked the gulls.<br><br>
<a href="https://bsky.example/1">[image or embed]</a></p></blockquote>"""
CARD = """<div class="embedded-post-wrap"><a class="embedded-post" href="https://gulls.example/p"><div class="embedded-post-header">
<span class="embedded-post-publication-name">Gull Weekly</span></div>
<div class="embedded-post-body">Nine cranes go, and nobody asked the gulls.
</div><div class="embedded-post-cta-wrapper">Read more</div><div class="embedded-post-meta">2 years ago · 12 likes</div></a></div>"""


@pytest.mark.parametrize("post", [TWEET, BLUESKY, CARD], ids=["newsletter", "quotation", "card"])
def test_an_article_has_the_words_of_a_post_without_author_time_and_buttons(post: str) -> None:
    html = f"<html><body><article><h1>Port to replace nine cranes</h1><p>{PROSE[0]}</p>{post}<p>{PROSE[1]}</p></article></body></html>"
    blocks, _ = article_blocks(measure_page(parse(html, "https://www.example.org/a")))
    assert [block.text for block in blocks if block.kind != "h"] == [
        PROSE[0],
        "Nine cranes go, and nobody asked the gulls.",
        PROSE[1],
    ]


def test_buttons_to_share_are_no_posts() -> None:
    assert is_post("twitter-tweet tw-align-center")
    assert not any(map(is_post, ("retweet-button", "article-body")))


def test_the_way_to_the_network_is_a_frame_and_a_sentence_about_it_is_none() -> None:
    assert all(map(is_frame, ("View on Mastodon", "Post by @ann@social.example", "[image or embed]")))
    assert not is_frame("We read it on Mastodon and laughed.")
    assert is_beside_words("tweet-footer")
    assert not is_beside_words("tweet-text")
