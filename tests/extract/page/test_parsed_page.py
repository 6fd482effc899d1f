"""What every reader of a page may rely on: one tree, whatever the page is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsletter.errors import ExtractError
from newsletter.extract.page.parsed_page import parse


def _text(html: str) -> str:
    return " ".join(parse(html, "https://a.example/").tree.text_content().split())


@pytest.mark.parametrize("depth", [300, 3_000, 60_000])
def test_text_is_not_lost_however_deep_a_page_nests(depth: int) -> None:
    assert _text("<html><body>" + "<div>" * depth + "<p>The text.</p>" + "</div>" * depth) == "The text."


def test_a_page_that_declares_an_encoding_as_xml_is_read() -> None:
    assert _text('<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>Grün</p></body></html>') == "Grün"


def test_nul_and_control_characters_are_dropped_written_out_or_by_number() -> None:
    assert _text("<p>a\x00b\x01c&#0;&#1;&#x1f;d&#xD800;e\ud800f\ufffe</p>") == "abcdef"


def test_windows_quotes_under_a_false_name_become_quotes() -> None:
    assert _text("<p>&#147;Yes&#148;, it\x92s 5 &#128;</p>") == "“Yes”, it’s 5 €"


def test_numbers_of_ordinary_characters_stay() -> None:
    assert _text("<p>&#65;&#x42;&#8364;</p>") == "AB€"


def test_text_without_markup_becomes_a_paragraph_a_line() -> None:
    document = parse("First line.\n\n  Second < line.\n", "https://a.example/")
    assert document.plain
    assert [paragraph.text for paragraph in document.tree.iter("p")] == ["First line.", "Second < line."]


def test_markup_sent_as_plain_text_stays_text() -> None:
    document = parse("<p>shown as it is</p>", "https://a.example/", "text/plain; charset=utf-8")
    assert document.plain
    assert document.tree.text_content() == "<p>shown as it is</p>"


@pytest.mark.parametrize("page", ["", "  \n ", "\ufeff", "<!-- only a comment -->", "\x00"])
def test_a_page_with_nothing_in_it_is_an_error(page: str) -> None:
    with pytest.raises(ExtractError):
        parse(page, "https://a.example/")


def test_no_more_than_ten_million_characters_are_read() -> None:
    document = parse("<p>" + "word " * 2_100_000, "https://a.example/")
    assert len(document.html) == 10_000_000


def test_meta_names_are_found_by_name_property_and_itemprop_in_order() -> None:
    page = (
        '<meta name=Author content=One><meta property="og:title" itemprop=name content=T><meta name=author content="Two"><p>x'
    )
    meta = parse(page, "https://a.example/").meta
    assert meta["author"] == ("One", "Two")
    assert meta["og:title"] == meta["name"] == ("T",)


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("<html lang=de_DE><p>x", "de-DE"),
        ("<html lang='zh-Hant'><p>x", "zh-Hant"),
        ("<html><meta property=og:locale content=fr_FR><p>x", "fr-FR"),
        ("<html lang=''><p>x", None),
        ("<html lang=english><p>x", None),
    ],
)
def test_the_language_is_the_one_that_the_page_states(page: str, language: str | None) -> None:
    assert parse(page, "https://a.example/").language == language


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_is_parsed_or_is_an_error(text: str) -> None:
    try:
        document = parse("<p>" + text, "https://a.example/")
    except ExtractError:
        return
    etree.tostring(document.tree)


@pytest.mark.parametrize("tag", ["article", "main", "header"])
def test_a_head_that_is_never_closed_ends_where_the_page_begins(tag: str) -> None:
    tree = parse(
        f"<!doctype html><meta charset=utf-8><title>T</title><{tag}><p>One</p></{tag}>\n<p>Two</p>", "https://a.example/"
    ).tree
    assert ["".join(part.itertext()).strip() for part in tree.find("body")] == ["One", "Two"]
    assert [part.tag for part in tree.find("head")] == ["meta", "title"]


def test_githubs_element_of_a_time_is_a_time() -> None:
    tree = parse(
        '<p>x <relative-time datetime="2025-11-14T10:00:00Z">3 days ago</relative-time></p>', "https://a.example/"
    ).tree
    assert [time.get("datetime") for time in tree.iter("time")] == ["2025-11-14T10:00:00Z"]
