"""What is promised of the site's name: the page's own word for it, and only that taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.metadata.site_name import Site, segments
from tests.extract.pages import ld, meta, signals


def test_the_stated_name_comes_before_that_of_the_data() -> None:
    head = meta(og__site_name="Harbour Times") + ld({"@type": "NewsArticle", "publisher": {"name": "HT Media Ltd"}})
    site = Site(signals(head))
    assert (site.name, site.why) == ("Harbour Times", "og:site_name")
    assert site.is_name("HT Media Ltd")


@pytest.mark.parametrize(
    "text", ["Harbour Times", "The Harbour Times", "HARBOUR-TIMES", "harbour-times.example", "Harbour Times Online"]
)
def test_the_name_is_known_in_all_its_spellings(text: str) -> None:
    assert Site(signals(meta(og__site_name="Harbour Times"))).is_name(text)


@pytest.mark.parametrize("text", ["Harbour bridge closed", "Hard times ahead for the harbour", "", "Zeitgeist"])
def test_a_headline_is_not_taken_for_the_name(text: str) -> None:
    assert not Site(signals("", "", "https://www.zeit.example/a")).is_name(text)
    assert not Site(signals(meta(og__site_name="Harbour Times"))).is_name(text)


def test_umlauts_are_those_of_the_host() -> None:
    assert Site(signals("", "", "https://www.boersen-zeitung.example/a")).is_name("Börsen-Zeitung")


def test_a_headline_given_as_the_sites_name_is_not_believed() -> None:
    head = f"<title>Harbour bridge closed</title>{meta(og__site_name='Harbour bridge closed')}"
    assert Site(signals(head)).name is None


def test_a_person_who_publishes_alone_is_no_outlet() -> None:
    site = Site(signals(ld({"@type": "Article", "publisher": {"@type": ["Person", "Organization"], "name": "Jane Doe"}})))
    assert not site.is_name("Jane Doe")


@given(st.text(max_size=200))
def test_segments_lie_inside_the_text_in_order(text: str) -> None:
    spans = segments(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert list(spans) == sorted(spans)


def test_a_name_that_is_stated_nowhere_is_read_in_the_title() -> None:
    site = Site(signals("<title>Bridge closed - News - Harbour Times</title>", "", "https://www.harbour-times.example/a"))
    assert (site.name, site.why) == ("Harbour Times", "<title>")
    assert Site(signals("<title>Bridge closed - and nobody told the ferry</title>")).name is None


def test_a_section_is_known_by_the_folder_of_the_address_or_as_stated() -> None:
    head = ld({"@type": "NewsArticle", "articleSection": ["Culture"]}) + meta(article__section="Books")
    site = Site(signals(head, "", "https://www.harbour-times.example/sport/2025/bridge-closed"))
    assert all(map(site.is_section, ["Sport", "Culture", "BOOKS"]))
    assert not any(map(site.is_section, ["2025", "bridge-closed", "Bridge closed", ""]))


def test_a_title_that_is_only_the_tail_names_the_site() -> None:
    assert Site(signals(f"<title>| Harbour Times</title>{meta(og__site_name='Harbour Times')}")).name == "Harbour Times"


def test_the_link_to_the_front_page_tells_the_name() -> None:
    site = Site(signals("", '<a href="/">Notes from the Bay</a><a href="/news">News</a>'))
    assert site.is_name("Notes from the Bay")
    assert not site.is_name("News")


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("Harbour Times - News and Views from the Bay", "Harbour Times"),
        ("All the News from the Bay | Harbour Times", "Harbour Times"),
        ("The Tide – a blog on boats", "The Tide – a blog on boats"),
        ("www.harbour-times.example", "harbour-times.example"),
        ("© 2019-2025 Harbour Media Ltd", "Harbour Media Ltd"),
        ("Copyright (c) 2025 by Harbour Media Ltd", "Harbour Media Ltd"),
        ("Copyright 2019-2025 Harbour Media Ltd", "Harbour Media Ltd"),
        ("Copyright by Harbour Media Ltd", "Harbour Media Ltd"),
        ("© Copyright 2025 Harbour Media Ltd", "Harbour Media Ltd"),
        ("Copyright Alliance", "Copyright Alliance"),
        ("Copyright Bytes", "Copyright Bytes"),
        ("© 2025 Copyright Alliance", "Copyright Alliance"),
        ("by Ines Holm", "Ines Holm"),
        ("By the Harbour", "By the Harbour"),
        ("Harbour Times |", "Harbour Times"),
        ("| Harbour Times", "Harbour Times"),
    ],
)
def test_the_name_that_is_shown_has_no_slogan_and_no_notice_beside_it(stated: str, shown: str) -> None:
    site = Site(signals(meta(og__site_name=stated), "", "https://www.harbour-times.example/a"))
    assert site.name == shown
    assert site.is_name(stated)


@pytest.mark.parametrize("stated", ["Blog", "Start", "Health", "U.S.", "Copyright (c) 2017", "Copyright", "2025"])
def test_a_part_of_a_site_is_not_its_name_where_the_page_has_another(stated: str) -> None:
    head = meta(og__site_name=stated, article__section="Health") + ld(
        {"@type": "Article", "publisher": {"name": "Harbour Media"}}
    )
    assert Site(signals(head, "", "https://www.harbour-times.example/health/a")).name == "Harbour Media"


def test_a_section_that_is_called_like_the_site_leaves_the_site_its_name() -> None:
    head = meta(og__site_name="Travel + Leisure", article__section="Travel + Leisure")
    assert Site(signals(head, "", "https://www.travelandleisure.example/places/a")).name == "Travel + Leisure"


def test_a_name_as_addresses_spell_it_is_none_unless_the_host_spells_it_so() -> None:
    assert (
        Site(signals(meta(og__site_name="growing-better") + ld({"@type": "WebSite", "name": "Holm Health"}))).name
        == "Holm Health"
    )
    assert Site(signals(meta(og__site_name="e-harbour"), "", "https://www.e-harbour.example/a")).name == "e-harbour"


@pytest.mark.parametrize(
    ("kind", "name", "site"),
    [("Organization", "Chip Ledger", "Chip Ledger"), ("Organization", "A new loom", None), ("Person", "Ida Holm", None)],
)
def test_the_publisher_of_microdata_is_the_site(kind: str, name: str, site: str | None) -> None:
    publisher = f'<span itemprop="publisher" itemscope itemtype="https://schema.org/{kind}"><meta itemprop="name" content="{name}"></span>'
    body = f'<article itemscope itemtype="https://schema.org/NewsArticle"><h1>A new loom</h1>{publisher}</article>'
    assert Site(signals("<title>A new loom - at last</title>", body)).name == site


def test_a_sentence_about_copyright_is_no_name() -> None:
    sentence = "Copyright of the Holm trustees. For more about the rights in what this server shows, write to the office of the trustees."
    assert (
        Site(signals(f'<title>A new loom</title><meta name="copyright" content="{sentence}">', "<h1>A new loom</h1>")).name
        is None
    )


def test_a_publisher_who_is_the_author_is_no_site() -> None:
    by = '<span itemprop="{}" itemscope itemtype="https://schema.org/{}"><span itemprop="name">Ida Holm</span></span>'
    marked = by.format("author", "Person") + by.format("publisher", "Organization")
    body = f'<article itemscope itemtype="https://schema.org/BlogPosting"><h1>A new loom</h1>{marked}</article>'
    assert Site(signals("<title>A new loom - at last</title>", body)).name is None
