"""What a source's words promise: plain, clean, of bounded length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.fetch.sources.hint_text import MAX_TAGS, from_html, plain, tag_list
from newsletter.text.clean import unescaped


def test_text_becomes_one_line_and_nothing_becomes_none() -> None:
    assert plain("  two\n words\t ") == "two words"
    assert plain(" \u200b\x00 ") is None
    assert plain(None) is None


def test_long_text_is_cut_at_a_word() -> None:
    assert plain("word " * 100, 20) == "word word word word…"
    assert plain("x" * 100, 20) == "x" * 19 + "…"


def test_joiners_that_spell_words_stay_and_signs_that_turn_the_line_go() -> None:
    assert plain("می\u200cخواهم 👩\u200d🚀 a\u202eb") == "می\u200cخواهم 👩\u200d🚀 ab"


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>one</p><p>two<b>three</b></p>", "one twothree"),
        ("a<br>b<hr/>c", "a b c"),
        ("A < B &amp; C > D", "A < B & C > D"),
        ("1 <3 2", "1 <3 2"),
        ("<script>alert(1)</script>after<style>p{}</style>", "after"),
        ("</div></div>outside", "outside"),
        ("AT&amp;amp;T &amp;#8217;s", "AT&T ’s"),
        ("<img src=x onerror=alert(1)>", None),
        ("", None),
    ],
)
def test_html_becomes_its_words(fragment: str, text: str | None) -> None:
    assert from_html(fragment) == text


def test_entities_are_undone_twice_and_no_more() -> None:
    assert unescaped("&amp;amp;amp;") == "&amp;"


def test_tags_are_clean_and_each_once() -> None:
    assert tag_list(["#AI", "ai", " machine  learning ", None, "", "R&amp;D"]) == ("AI", "machine learning", "R&D")
    assert len(tag_list(str(number) for number in range(1000))) == MAX_TAGS


@given(text=st.text(max_size=300), limit=st.integers(5, 50))
def test_whatever_the_text_a_clean_line_within_the_limit_comes_out(text: str, limit: int) -> None:
    for line in (plain(text, limit), from_html(text, limit), from_html(f"<p>{text}<b>{text}", limit)):
        assert line is None or (0 < len(line) <= limit and line == line.strip() and not set(line) & set("\n\r\t\x00\x1b\u202e"))
