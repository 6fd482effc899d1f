"""Addresses amid words: each without the punctuation around it, and a note that passes links on is told from an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.fetch.sources.lists.prose_links import WORDS_PER_LINK, links_in_prose, passes_links_on, trimmed_address


@pytest.mark.parametrize(
    ("line", "urls", "rest"),
    [
        ("see https://a.example/x, and https://b.example/.", ["https://a.example/x", "https://b.example/"], "see … and …"),
        ("(as https://a.example/x_(y) has it)", ["https://a.example/x_(y)"], "(as … has it)"),
        ("both [one](https://a.example/) and https://b.example/", ["https://a.example/", "https://b.example/"], "both … and …"),
        ("“https://a.example/”, she wrote", ["https://a.example/"], "“ … she wrote"),
        ("nothing at http:// or https://[::1", [], "nothing at http:// or https://[::1"),
    ],
)
def test_each_address_is_found_without_the_punctuation_around_it(line: str, urls: list[str], rest: str) -> None:
    links, words = links_in_prose(line)
    assert ([link.url for link in links], words) == (urls, rest)


def test_a_note_has_few_words_for_each_of_its_links_and_an_article_many() -> None:
    assert passes_links_on(["word " * WORDS_PER_LINK + "https://a.example/"])
    assert not passes_links_on(["word " * (WORDS_PER_LINK + 1) + "https://a.example/"])
    assert not passes_links_on(["three plain words"])
    assert not passes_links_on([])


@given(text=st.text(max_size=200))
def test_whatever_the_line_only_web_addresses_come_out(text: str) -> None:
    links, _ = links_in_prose(text)
    assert all(link.url.startswith(("http://", "https://")) for link in links)


def test_a_closing_bracket_stays_where_one_was_opened() -> None:
    assert trimmed_address("https://a.example/x_(y).") == "https://a.example/x_(y)"
    assert trimmed_address("https://a.example/x).") == "https://a.example/x"


def test_a_genitive_behind_an_address_is_no_part_of_it() -> None:
    assert [link.url for link in links_in_prose("See https://gulls.example's report")[0]] == ["https://gulls.example"]
