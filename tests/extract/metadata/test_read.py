"""What is promised of the metadata as a whole: each field with its source, hostile values refused, no page that raises."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config.schema import SiteRule
from newsletter.errors import ConfigError, ExtractError
from newsletter.extract.metadata.read import read_metadata
from newsletter.extract.page.parsed_page import parse
from newsletter.models import Hints
from tests.extract.pages import TODAY, URL, ld, meta, metadata

HEADLINE = "Harbour bridge closed after flood"
ARTICLE = {
    "@type": "NewsArticle",
    "headline": HEADLINE,
    "description": "It will be shut for a year.",
    "image": {"url": "/bridge.jpg"},
    "articleSection": "Region",
    "keywords": ["bridge", "flood, harbour", "Bridge"],
    "isAccessibleForFree": "False",
    "publisher": {"@type": "Organization", "name": "Harbour Times"},
}


def test_every_field_comes_with_its_source() -> None:
    found = metadata(f'<link rel="canonical" href="/2025/bridge-closed#top">{ld(ARTICLE)}', f"<h1>{HEADLINE}</h1>")
    assert found.title == HEADLINE
    assert found.site == "Harbour Times"
    assert found.description == "It will be shut for a year."
    assert found.image == "https://www.harbour-times.example/bridge.jpg"
    assert found.section == "Region"
    assert found.tags == ("bridge", "flood", "harbour")
    assert found.paywalled is True
    assert found.canonical_url == URL
    given_fields = {item.name for item in dataclasses.fields(found) if getattr(found, item.name) not in (None, (), False)}
    assert given_fields - {"why"} == set(found.why)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/x",
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "http://[",
        "https://a:b@www.harbour-times.example/x",
    ],
)
def test_a_canonical_address_of_another_site_or_scheme_is_refused(address: str) -> None:
    assert metadata(f'<link rel="canonical" href="{address}">{meta(og__url=address)}').canonical_url is None


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:image/png;base64,AAAA", "file:///etc/passwd", "http://x y/", ""]
)
def test_an_image_is_an_http_address_or_none(address: str) -> None:
    assert metadata(meta(og__image=address)).image is None


def test_a_paywall_is_unknown_where_the_page_says_nothing() -> None:
    assert metadata().paywalled is None
    assert metadata(ld({"@type": "Article", "isAccessibleForFree": True})).paywalled is False
    assert metadata(meta(article__content_tier="metered")).paywalled is True


def test_an_unstated_language_is_guessed_from_the_text() -> None:
    text = "<p>The council said that it will not pay for the bridge, which was closed in the spring after the flood.</p>" * 2
    found = metadata("", text)
    assert (found.language, found.why["language"]) == ("en", "guess from the text")


def test_hints_of_a_source_fill_what_the_page_leaves_open_and_nothing_else() -> None:
    hints = Hints(title="From the feed", date="2025-11-09T10:00:00Z")
    empty = metadata("", "<p>words</p>", hints=hints)
    assert (empty.title, empty.published, empty.date_guessed) == ("From the feed", "2025-11-09T10:00:00Z", False)
    stated = metadata(ld({**ARTICLE, "datePublished": "2025-11-10"}), f"<h1>{HEADLINE}</h1>", hints=hints)
    assert (stated.title, stated.published) == (HEADLINE, "2025-11-10")


def test_the_editors_rule_for_a_site_comes_first() -> None:
    body = "<h1>Wrong</h1><p class='kick'>Right headline</p><i>Jane Doe</i><b>10. November 2025</b>"
    rule = SiteRule(title="p.kick", author="i", date="b")
    found = metadata(ld({**ARTICLE, "datePublished": "2024-01-02"}), body, rule=rule)
    assert (found.title, found.authors, found.published) == ("Right headline", ("Jane Doe",), "2025-11-10")
    assert {found.why[name] for name in ("title", "authors", "published")} == {"rule for the site"}


def test_a_rule_that_finds_nothing_leaves_the_choice_to_the_page_and_a_broken_one_is_named() -> None:
    assert metadata(ld(ARTICLE), f"<h1>{HEADLINE}</h1>", rule=SiteRule(title=".none")).title == HEADLINE
    with pytest.raises(ConfigError, match=r"p\[\["):
        metadata("", "<p>x</p>", rule=SiteRule(title="p[["))


def test_the_tree_is_not_changed() -> None:
    document = parse(
        f"<html><head><title>x</title>{ld(ARTICLE)}</head><body><h1>{HEADLINE}</h1><p>By Jane Doe</p></body></html>", URL
    )
    before = [(element.tag, dict(element.attrib), element.text, element.tail) for element in document.tree.iter("*")]
    read_metadata(document, today=TODAY)
    assert before == [(element.tag, dict(element.attrib), element.text, element.tail) for element in document.tree.iter("*")]


@given(st.text(max_size=400), st.sampled_from(["", "https://x.example/2025/13/45/", "not a url", "http://[::1", "//"]))
def test_no_text_taken_for_a_page_raises(text: str, url: str) -> None:
    try:
        document = parse(text, url)
    except ExtractError:
        return
    assert read_metadata(document, today=TODAY).title != ""


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "name", "url", "headline", "author", "image", "keywords", "datePublished", "publisher"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from([*ARTICLE, "datePublished", "dateModified", "url", "@id", "mainEntityOfPage"]), VALUES))
def test_no_shape_of_json_ld_raises(data: dict[str, object]) -> None:
    found = metadata(ld({**data, "@type": "NewsArticle"}), f"<h1>{HEADLINE}</h1>")
    assert found.title
    assert all(isinstance(tag, str) for tag in found.tags)


@pytest.mark.parametrize(
    "body",
    [
        "<div class='author'>" * 1500 + "By Jane Doe" + "</div>" * 1500,
        "<div class='author byline'>" * 40 + "<span class='name'></span>" * 20_000,
        "<p>" + "<br>12 " * 20_000 + "</p>",
        "<time>12 May 1</time>" * 20_000,
        "<title>" + "a | " * 50_000 + "</title><h1>a</h1>" * 2_000,
        "<meta name='author' content='Jane Doe, John'>" * 20_000,
        '<script type="application/ld+json">{"a": "' + '\\"' * 200_000,
        '<script type="application/ld+json"><!-- ' + "-->" + " " * 200_000 + "x",
        '<script type="application/ld+json">' + "[" * 200_000,
        "<script>" + '"datePublished": ' * 20_000 + "</script>",
    ],
    ids="deep-bylines wide-bylines tails times titles metas escapes blanks brackets keys".split(),
)
def test_a_page_made_to_cost_much_is_read_like_any_other(body: str) -> None:
    found = metadata("", body)
    assert found.title is None or len(found.title) <= 300
    assert len(found.authors) <= 12


@pytest.mark.parametrize("stated", ["/", "/2025", "https://www.harbour-times.example/"])
def test_a_canonical_above_the_page_is_no_articles_address(stated: str) -> None:
    assert metadata(f'<link rel="canonical" href="{stated}">').canonical_url is None


def test_an_address_that_was_written_as_a_parameter_is_read_as_what_it_means() -> None:
    encoded = URL.replace(":", "%3A").replace("/", "%2F")
    assert metadata(meta(og__url=encoded)).canonical_url == URL


def test_the_canonical_of_a_version_for_phones_is_the_page_above_it() -> None:
    found = metadata(f'<link rel="canonical" href="{URL}">', url=f"{URL}/amp")
    assert found.canonical_url == URL


def test_a_canonical_that_a_template_left_undefined_is_none() -> None:
    for address in ("undefined", "https://undefined/news/bridge", "[object Object]"):
        assert metadata(f'<link rel="canonical" href="{address}">').canonical_url is None


@pytest.mark.parametrize("name", ["minutes-2026.txt", "plan.PDF", "index.html"])
def test_the_name_of_a_file_that_a_browser_noted_is_no_title(name: str) -> None:
    assert metadata("", "<p>words</p>", hints=Hints(title=name)).title is None
