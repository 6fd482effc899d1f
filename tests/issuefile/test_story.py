"""Promises of the lines of a story."""

from __future__ import annotations

import tomllib

import pytest

from newsletter.issuefile.story import (
    bold_text,
    heading_text,
    open_note,
    paragraph_parts,
    read_also,
    read_link,
    read_source,
    strip_notes,
)
from tests.running import ROOT

LABELS = ROOT / "newsletter" / "render" / "mail" / "labels.toml"


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("a <!-- n --> b", "a b"),
        ("a <!-- n <!-- m --> o --> b", "a b"),
        ("`<!-- n -->` stays", "`<!-- n -->` stays"),
        (r"\<!-- n", r"\<!-- n"),
        ("a <!--more--> b", "a <!--more--> b"),
    ],
)
def test_notes_go_and_code_stays(source: str, left: str) -> None:
    assert strip_notes(source) == left


def test_a_note_that_is_open_is_found_where_it_begins() -> None:
    assert open_note("a <!-- b") == 2
    assert open_note("a `<!-- b` <!-- c -->") is None


def test_a_headings_attributes_are_no_words_of_it() -> None:
    assert heading_text("First {#my-id .big}") == "First"
    assert heading_text("A {set} of {#}") == "A {set} of"
    assert heading_text("Braces {x}") == "Braces {x}"


def test_further_links_are_read_in_every_language_that_an_edition_has_words_for() -> None:
    table = tomllib.loads(LABELS.read_text(encoding="utf-8"))
    for word in (words["also"] for words in table.values() if "also" in words):
        line = f"{word}: [The Owl](https://owl.example/) · [The Gull](https://gull.example/)"
        assert read_also(line) == (("https://owl.example/", "The Owl"), ("https://gull.example/", "The Gull")), line
        assert read_also(f"{line} and more") is None


def test_a_line_is_bold_a_link_or_a_line_of_further_links_or_none_of_them() -> None:
    assert bold_text("**A headline**") == "A headline"
    assert bold_text("**A** and **b**") is None
    assert read_link("[Read more](https://x.example/)") == ("https://x.example/", "Read more")
    assert read_link("[nowhere]()") is None
    assert read_link("see [it](https://x.example/)") is None
    assert read_also("Also: [A](https://a.example/) · [B](https://b.example/)") == (
        ("https://a.example/", "A"),
        ("https://b.example/", "B"),
    )
    assert read_also("Also: words") is None


def test_a_sentence_that_begins_like_a_line_of_further_links_is_text() -> None:
    lines = ["The ferry runs.\n", "Also: the bus runs again.\n"]
    assert paragraph_parts(lines, linked=False) == [("summary", 2)]
    assert paragraph_parts([lines[0], "Also: [A](https://a.example/)\n"], linked=False) == [("summary", 1), ("also", 1)]


@pytest.mark.parametrize("host", ["m.holm.example", "holm.example"])
def test_a_remark_on_a_source_holds_whichever_edition_of_the_site_it_names(host: str) -> None:
    assert read_source(f"<!-- source: {host} (The Holm), 300 words -->", "https://m.holm.example/x") == ("The Holm", 300)
    assert read_source(f"<!-- source: {host} (The Holm), 300 words -->", "https://other.example/x") is None
