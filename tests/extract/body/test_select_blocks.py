"""newsletter.extract.body.select_blocks: the blocks of a page that are its article, and what the page says that it is."""

from __future__ import annotations

import json

import pytest

from newsletter.extract.body.select_blocks import article_blocks, measure_page, page_kind, page_titles
from newsletter.extract.page.parsed_page import parse

PROSE = "<p>The ferry was late again today, and the council has asked for an answer before the end of the week.</p>" * 6
MENU = "<ul class='menu'><li><a href=/>Home</a><li><a href=/n>News</a></ul>"
POST = (
    '<blockquote class="twitter-tweet"><p>We are sorry for the delay.</p>'
    '<a href="https://t.example/1">November 14, 2025</a></blockquote>'
)
URL = "https://a.example/news/1"


def chosen(body: str) -> list[str]:
    return [block.text for block in article_blocks(parse(f"<html><body>{body}</body></html>", URL))[0]]


def test_prose_is_the_article_and_the_menu_is_not() -> None:
    found = chosen(f"{MENU}<main>{PROSE}</main>")
    assert len(found) == 6
    assert "Home" not in found


def test_a_page_without_text_has_no_blocks() -> None:
    assert chosen("<p></p>") == []


def test_a_post_inside_the_article_is_quoted_and_its_date_is_not() -> None:
    found = chosen(f"<main>{PROSE}{POST}{PROSE}</main>")
    assert "We are sorry for the delay." in found
    assert "November 14, 2025" not in found


def test_measuring_leaves_the_page_as_it_is() -> None:
    page = parse(f"<html><body>{MENU}<main>{PROSE}</main></body></html>", URL)
    before = page.tree.text_content()
    measured = measure_page(page)
    assert page.tree.text_content() == before
    assert len(measured.facts) == len(measured.layout.blocks)


@pytest.mark.parametrize(
    ("url", "head", "kind"),
    [
        (URL, '<meta property="og:type" content="article">', ""),
        ("https://a.example/products/lamp", "", "product"),
        ("https://a.example/category/lamps/", "", "list"),
        (URL, '<meta property="og:type" content="product">', "product"),
        ("https://a.example/products/lamp", '<meta property="og:type" content="article">', ""),
        (URL, "", "other"),
    ],
)
def test_a_page_is_what_its_data_and_its_address_say(url: str, head: str, kind: str) -> None:
    assert page_kind(parse(f"<html><head>{head}</head><body>{PROSE}</body></html>", url)) == kind


def test_a_pages_titles_are_those_of_its_meta_tags_its_head_and_its_data() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "From the data"})
    script = f'<script type="application/ld+json">{data}</script>'
    head = f'<meta property="og:title" content="From  the tags"><title>From the head</title>{script}'
    assert page_titles(parse(f"<html><head>{head}</head><body>{PROSE}</body></html>", URL)) == [
        "From the tags",
        "From the head",
        "From the data",
    ]
