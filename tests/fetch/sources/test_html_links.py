"""What `--links` promises: the links that a page or a text is about, each once, with the best of its titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.fetch.sources.document import Document, open_document
from newsletter.fetch.sources.html_links import MAX_LINKS, named_feed, read_page_links
from newsletter.models import Link
from tests.fetch.fixtures import fixture

PAGE = "https://week.example/links/47"


def links(data: bytes | str, base: str | None = PAGE) -> list[Link]:
    return read_page_links(open_document(data.encode() if isinstance(data, str) else data, "the page", base), "Week")


def test_a_page_gives_the_links_of_its_content_with_their_best_titles() -> None:
    assert [(link.url, link.hints.title) for link in links(fixture("links-page.html"))] == [
        ("https://one.example/story?utm_source=week", "The bridge that learned to sing"),
        ("https://two.example/report.html", "measured every puddle"),
        ("https://week.example/2026/own-answer", "we answered"),
        ("https://three.example/", "A cup of rain"),
        ("https://four.example/x", None),
    ]


def test_links_of_a_page_are_discovered_and_know_their_source() -> None:
    assert all(link.discovered and link.source == "Week" for link in links(fixture("links-page.html")))


def test_a_markdown_text_gives_its_links_but_not_those_in_code_pictures_and_front_matter() -> None:
    assert [(link.url, link.hints.title) for link in links(fixture("links.md"), None)] == [
        ("https://one.example/story", "The bridge that learned to sing"),
        ("https://two.example/report.html", None),
        ("https://three.example/wiki/Rain_(weather)", None),
        ("https://four.example/x", None),
        ("https://five.example/by-reference", None),
    ]


def test_a_page_without_main_or_article_gives_what_is_not_around_it() -> None:
    page = """<body><div id="top-nav"><a href="/a">A</a></div>
    <div class="content with-sidebar"><p>Words enough to be most of it. <a href="https://one.example/">One</a></p>
    <ul class="menu"><li><a href="/b">B</a></li></ul></div>
    <div class="footer"><a href="/c">C</a></div>"""
    assert [link.url for link in links(page)] == ["https://one.example/"]


def test_a_base_element_is_obeyed() -> None:
    assert [link.url for link in links('<base href="https://other.example/x/"><a href="y">A story</a>')] == [
        "https://other.example/x/y"
    ]


def test_a_link_to_the_page_itself_is_not_one_of_its_links() -> None:
    assert links(f'<a href="{PAGE}?utm_source=x">Permalink</a><a href="{PAGE}#comments">12 comments</a>') == []


@pytest.mark.parametrize(
    "words", ["read more", "Read more »", "here", "[link]", "Continue reading…", "12 comments", "via", "this", "#1"]
)
def test_a_button_is_no_title(words: str) -> None:
    assert [link.hints.title for link in links(f'<a href="https://one.example/">{words}</a>')] == [None]


def test_a_local_page_gives_its_absolute_links_only() -> None:
    assert [link.url for link in links('<a href="/x">X story</a><a href="https://one.example/">One</a>', None)] == [
        "https://one.example/"
    ]


def test_the_feed_that_a_page_names_is_found() -> None:
    assert named_feed(open_document(fixture("links-page.html"), "x", PAGE)) == "https://week.example/feed"
    assert named_feed(open_document(b"<html><link rel=alternate hreflang=de href=/de>", "x", PAGE)) is None


def test_a_page_of_links_without_end_is_bounded() -> None:
    page = "".join(f'<a href="https://one.example/{number}">Story {number}</a>' for number in range(MAX_LINKS + 50))
    assert len(links(page)) == MAX_LINKS


@pytest.mark.parametrize(
    "text",
    [
        "<div class=nav>" * 5_000 + "x",
        "<a href='https://one.example/'>" * 5_000,
        "[" * 5_000,
        "[a](" * 3_000,
        "> " * 3_000,
        "<http://x " * 5_000,
    ],
    ids=["divs", "anchors", "brackets", "halves", "quotes", "angles"],
)
def test_input_made_to_be_slow_is_read_like_any_other(text: str) -> None:
    for document in (text, f"# text\n\n{text}"):
        assert len(links(document)) <= 1


@given(text=st.text(max_size=200))
def test_whatever_the_text_only_addresses_of_the_web_come_out(text: str) -> None:
    page, markdown = (
        Document(f"<html><body><a href='{text}", "x", PAGE, "html"),
        Document(f"text [a]({text}", "x", PAGE, "text"),
    )
    for document in (page, markdown):
        assert all(link.url.startswith(("http://", "https://")) for link in read_page_links(document))


@given(
    paths=st.lists(
        st.text("abcxyz019-_/", min_size=1, max_size=20).map(lambda path: path.strip("/")).filter(bool), unique=True, max_size=8
    )
)
def test_addresses_come_out_of_html_and_markdown_as_they_went_in(paths: list[str]) -> None:
    urls = [f"https://one.example/{path}" for path in paths]
    html = "<html><body>" + "".join(f'<p><a href="{url}">A story of {n}</a></p>' for n, url in enumerate(urls))
    markdown = "# Links\n\n" + "\n".join(f"- [A story of {n}]({url})" for n, url in enumerate(urls))
    assert {link.url for link in links(html)} == {link.url for link in links(markdown)} <= set(urls)


def test_the_feed_that_a_page_names_is_meant_against_its_base() -> None:
    html = b'<html><head><base href="/deep/"><link rel="alternate" type="application/rss+xml" href="rss.xml"></head><body>x</body></html>'
    assert named_feed(open_document(html, "x", "https://a.example/blog")) == "https://a.example/deep/rss.xml"


def test_a_feed_of_comments_is_named_only_where_there_is_no_other() -> None:
    comments = "<link rel=alternate type=application/rss+xml href=/comments/feed title=Comments>"
    both = f"<html><head>{comments}<link rel=alternate type=application/atom+xml href=/feed></head></html>"
    for html, path in ((both, "/feed"), (f"<html><head>{comments}</head></html>", "/comments/feed")):
        assert named_feed(open_document(html.encode(), "x", "https://a.example/")) == f"https://a.example{path}"


def test_a_feed_of_commentary_is_no_feed_of_comments() -> None:
    links = "".join(
        f"<link rel=alternate type=application/rss+xml href={path}>" for path in ("/commentary/feed", "/podcast/feed")
    )
    document = open_document(f"<html><head>{links}</head></html>".encode(), "x", "https://a.example/")
    assert named_feed(document) == "https://a.example/commentary/feed"
