"""What the flags are decided on is worked out from the page at need."""

from __future__ import annotations

from newsletter.extract.page.parsed_page import parse
from newsletter.extract.page_view import ArticleFacts, PageView, states_article


def test_words_of_a_script_without_spaces_count_half_a_sign_each() -> None:
    assert PageView(ArticleFacts("one two\nthree")).sizes == [2, 1]
    assert PageView(ArticleFacts("港湾局は古いクレーン")).words == 6


def test_a_page_moved_where_host_or_path_differ_and_not_where_only_a_query_does() -> None:
    asked = "https://example.org/a"
    assert not PageView(ArticleFacts("", url=asked, final_url=f"{asked}?from=feed")).moved
    assert PageView(ArticleFacts("", url=asked, final_url="https://example.org/b")).moved
    assert PageView(ArticleFacts("", url="http://[", final_url=None)).place == ""


def test_headings_are_said_first_with_straight_apostrophes() -> None:
    document = parse("<html><body><p>It’s late in the harbour.</p><h2>Don’t ask</h2></body></html>", "https://example.org/")
    assert PageView(ArticleFacts("", document=document)).said == ["Don't ask", "It's late in the harbour."]


def test_a_page_states_that_it_is_an_article_by_its_data() -> None:
    assert states_article(parse('<html><meta property="og:type" content="article"><p>a</p></html>', ""))
    assert not states_article(parse('<html><meta property="og:type" content="website"><p>a</p></html>', ""))
