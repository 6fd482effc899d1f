"""newsletter.check.printed_text: what of a file is prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.printed_text import NO_PROSE, running_text, running_texts
from tests.check.materials import FRONT, article, material, story


@given(st.text(alphabet="ab \n[]()`*_<>!#\\&;:/^{%}-1.", max_size=80))
def test_prose_stands_where_it_stands_in_the_file(source: str) -> None:
    found = running_text(source)
    assert len(found) == len(source)
    assert all(new in (old, " ", NO_PROSE) for old, new in zip(source, found, strict=True))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("A **bold** [word](https://a.example/x_(y)) here", "A bold word here"),
        ("See `code` and <b>tags</b>", "See and tags"),
        ("An ![owl](/owl.png) and [a note][1]", "An ! owl and a note"),
        ("AT&amp;T at https://a.example/(b) now", "AT T at now"),
    ],
)
def test_only_words_that_readers_read_are_prose(source: str, words: str) -> None:
    assert running_text(source).replace(NO_PROSE, " ").split() == words.split()


def test_each_text_has_the_language_of_its_article_and_the_editors_own_that_of_the_issue() -> None:
    known = material(FRONT + "Hello.\n\n" + story("Der Rat tagt."), article(language="de"), language="fr")
    assert {text.language for text in running_texts(known) if text.entry} == {"de"}
    assert {text.language for text in running_texts(known) if not text.entry} == {"fr"}


def test_a_flood_of_opened_footnotes_is_read_at_once() -> None:
    # At square cost this took many minutes.
    assert running_text("[^" * 200_000).startswith("[^")
