"""newsletter.draft.selection.addresses: an article is printed once, at its own address, and known by every other one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.cache import link_key
from newsletter.draft.selection.addresses import is_paid, is_same_text, settle_addresses
from newsletter.models import ITEM_LINK, Article, Hints, Page, story_id

TEXT = "The council of Brigford has voted to rebuild the old mill bridge for 14 million pounds, after nine years of argument in town."
OTHER = "Eleven pairs of barn owls have nested on the salt marshes this spring, the most since counting began there in the year 1988."


def read(url: str, text: str = TEXT, canonical: str | None = None, reached: str | None = None) -> tuple[Page, Article]:
    page = Page(url=url, final_url=reached or url, ok=True, status=200, fetched_at="2025-11-14T08:00:00Z")
    return page, Article(url, story_id(url), title="A title", text=text, canonical_url=canonical)


def test_an_article_is_known_by_the_address_asked_for_reached_and_called_its_own() -> None:
    known, remarks = settle_addresses(
        [
            read(
                "http://sho.rt/x",
                canonical="https://ann.example/news/bridge",
                reached="https://ann.example/news/bridge?utm_source=a",
            )
        ]
    )
    (item,) = known
    assert {link_key(url) for url in ("http://sho.rt/x", "https://ann.example/news/bridge")} <= item.keys
    assert (item.article.canonical_url, remarks) == ("https://ann.example/news/bridge", [])


def test_a_canonical_that_pages_of_different_text_share_is_refused_and_said() -> None:
    same = "https://ann.example/news/all"
    known, remarks = settle_addresses(
        [read("https://ann.example/news/1", canonical=same), read("https://ann.example/news/2", OTHER, canonical=same)]
    )
    assert {item.article.url for item in known} == {"https://ann.example/news/1", "https://ann.example/news/2"}
    assert len(remarks) == 2
    assert all("as other pages do" in line for line in remarks)


def test_the_front_page_is_no_articles_canonical_address() -> None:
    ((item,), _) = settle_addresses([read("https://ann.example/news/1", canonical="https://ann.example/")])
    assert item.article.canonical_url is None


def test_one_text_at_two_addresses_of_one_site_is_one_article_and_of_two_sites_two() -> None:
    one, other = "https://ann.example/b", "https://ann.example/b-again"
    (item,), remarks = settle_addresses([read(one), read(other)])
    assert item.article.url == one
    assert {link_key(one), link_key(other)} <= item.keys
    assert "one article" in remarks[0]
    known, _ = settle_addresses([read(one), read("https://ben.example/b")])
    assert len(known) == 2


def test_the_printed_link_is_secure_where_the_host_was_reached_securely() -> None:
    ((item,), _) = settle_addresses([read("https://ann.example/b", canonical="http://ann.example/b")])
    assert item.article.canonical_url == "https://ann.example/b"
    ((item,), _) = settle_addresses([read("http://ann.example/b")])
    assert item.article.url == "http://ann.example/b"


def test_an_item_that_leads_to_another_site_is_known_by_that_address_alone_and_by_its_place_on_the_round_up() -> None:
    page, article = read("https://links.example/8", canonical="https://valkey.example/9?utm_source=links")
    item = replace(article, part_of=page.url, position=2, anchor="valkey", why={"canonical_url": ITEM_LINK})
    ((known,), _) = settle_addresses([(page, item)])
    assert known.article.address == "https://valkey.example/9"
    assert known.keys >= {link_key("https://valkey.example/9"), f"{link_key('https://links.example/8')}#valkey"}
    assert not any("valkey.example" in key and "#" in key for key in known.keys)


def test_texts_are_the_same_but_for_lines_that_one_of_them_lacks() -> None:
    _, article = read("https://ann.example/b")
    assert is_same_text(article, replace(article, text=f"{TEXT} And one line more, about the weather."))
    assert not is_same_text(article, replace(article, text=OTHER))


@pytest.mark.parametrize(
    ("plain", "light"),
    [
        ("https://ann.example/news/bridge", "https://m.ann.example/news/bridge"),
        ("https://www.ann.example/news/bridge", "https://mobile.ann.example/n/7"),
        ("https://www.ann.example/news/bridge", "https://amp.ann.example/news/bridge.html"),
        ("https://www.ann.example/news/bridge", "https://www.ann.example/amp/news/bridge"),
        ("https://ann.example/news/bridge", "https://ann.example/news/bridge?outputType=amp"),
        ("https://en.ann.example/wiki/bridge", "https://en.m.ann.example/wiki/bridge"),
    ],
)
def test_the_edition_of_a_page_for_telephones_is_that_page_though_a_line_differs(plain: str, light: str) -> None:
    more = f"{TEXT}\nRead on in our app, which is free for all readers."
    for pages in ([read(plain), read(light, more)], [read(light, more), read(plain)], [read(light), read(plain)]):
        (item,), remarks = settle_addresses(pages)
        assert item.article.url == plain
        assert {link_key(plain), link_key(light)} <= item.keys
        assert "one article" in remarks[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://ann.example/news/1", "https://ann.example/news/2"),  # a report and its update
        ("https://ann.example/news/1", "https://m.ben.example/news/1"),
        ("https://ann.example/news/1", "https://camp.ann.example/news/1"),
        ("https://ann.example/news/amp-1", "https://ann.example/news/amps"),
    ],
)
def test_other_pages_that_are_much_alike_stay_articles_of_their_own(one: str, other: str) -> None:
    known, _ = settle_addresses([read(one), read(other, f"{TEXT} Nobody was against it, but the shops want to be heard.")])
    assert len(known) == 2


@pytest.mark.parametrize("canonical", [None, "https://a.example/fire"])
def test_what_the_editor_said_of_an_article_under_two_addresses_is_kept(canonical: str | None) -> None:
    def said(url: str, hints: Hints) -> tuple[Page, Article]:
        page, article = read(url, canonical=canonical)
        return page, replace(article, hints=hints)

    plain = said("https://a.example/fire", Hints(starred=True, tags=("fire",), note="lead?"))
    light = said("https://m.a.example/fire", Hints(note="same?", tags=("port",), who="Ben"))
    (known,) = settle_addresses([plain, light])[0]
    assert known.article.hints == Hints(starred=True, tags=("fire", "port"), note="lead?; same?", who="Ben")


def test_an_item_of_a_page_that_says_that_it_is_paid_for_is_an_advertisement() -> None:
    _, page = read("https://gazette.example/a")
    item = replace(page, flags=("sponsored",), part_of="https://gazette.example/", position=3)
    assert is_paid(item)
    assert not is_paid(replace(item, part_of=None, position=None))
    assert not is_paid(replace(item, flags=()))
