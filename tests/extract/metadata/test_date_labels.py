"""What is promised of the words beside a day: the nearest one counts, wherever the markup puts it."""

from __future__ import annotations

import pytest

from newsletter.extract.metadata.date_labels import Label, label_of
from tests.extract.pages import page


@pytest.mark.parametrize(
    ("before", "behind", "label"),
    [
        ("Published on ", "", "publication"),
        ("Veröffentlicht am ", "", "publication"),
        ("Last updated: ", "", "change"),
        ("Zuletzt aktualisiert am ", "", "change"),
        ("Mis à jour le ", "", "change"),
        ("Published 4 March 2024, updated ", "", "change"),
        ("Last updated 4 June 2024, originally created ", "", "original"),
        ("By Jane Doe, ", "", ""),
        ("", " | Originally published", "original"),
        ("", " (updated)", "change"),
        ("", ". Updated: 7 March 2024", ""),
        ("投稿日：", "", "publication"),
        ("最終更新日：", "", "change"),
    ],
)
def test_the_nearest_word_says_what_a_day_is(before: str, behind: str, label: Label) -> None:
    element = page("", "<p>5 March 2024</p>").tree.find(".//p")
    assert label_of(element, before, behind) == label


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        ("<p><b>Updated:</b> <time>x</time></p>", "change"),
        ("<p>Updated <time>x</time></p>", "change"),
        ("<div><h4>Published</h4><div><time>x</time></div></div>", "publication"),
        ("<p>Published by <a>Jane</a> <time>x</time></p>", ""),
        ("<p><time>x</time></p>", ""),
    ],
)
def test_the_words_in_front_of_an_element_count(markup: str, label: Label) -> None:
    element = page("", markup).tree.find(".//time")
    assert label_of(element, "", "") == label
