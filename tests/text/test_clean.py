"""What is promised of one-line values: clean, bounded, in one Unicode form, and comparable."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.clean import clean_line, clean_text, cut, harmless, key, squash, tidy, without_anchor_sign

# What scripts are spelled with although Unicode calls it Cf: joiners, implicit marks, signs of Arabic, Syriac and Kaithi.
SPELLED_WITH = set("\u200c\u200d\u200e\u200f\u061c\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd") | set(
    map(chr, range(0x600, 0x606))
)


def test_every_character_that_shows_nothing_or_drives_a_terminal_goes() -> None:
    for code in range(sys.maxunicode + 1):
        sign, left = chr(code), harmless(f"a{chr(code)}b")
        if unicodedata.category(sign) in ("Cc", "Zl", "Zp"):
            assert left == "a b"
        elif unicodedata.category(sign) in ("Cf", "Cs", "Co"):
            assert left == (f"a{sign}b" if sign in SPELLED_WITH else "ab"), hex(code)


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_and_line_ends_stay_where_lines_are_meant(text: str) -> None:
    for clean in (harmless, clean_text, clean_line, tidy):
        assert clean(clean(text)) == clean(text) or clean is tidy  # an entity that was escaped four times
    assert clean_text("a\r\nb\rc\td") == "a\nb\nc\td"
    assert set(clean_text(text)) & set("\r\x0b\x0c\x85\u2028\u2029") == set()


@given(st.text(max_size=60), st.integers(1, 30))
def test_a_cut_text_is_within_the_limit_and_a_beginning(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert len(short) <= limit
    assert short == text or text.startswith(short.removesuffix("…"))


@given(st.text(max_size=1000), st.integers(2, 300))
def test_a_tidied_value_is_one_bounded_line_in_nfc_without_unseen_signs(text: str, limit: int) -> None:
    value = tidy(text, limit)
    assert len(value) <= limit
    assert value == unicodedata.normalize("NFC", value)
    assert not any(sign in value for sign in "\n\r\t\x00\x1b\u202e\u200b\u2066\ufeff")


def test_marks_that_turn_the_writing_direction_are_dropped() -> None:
    assert tidy("Invoice \u202efdp.exe\u202c now") == "Invoice fdp.exe now"


def test_the_joiners_that_persian_and_emoji_are_spelled_with_stay() -> None:
    assert tidy("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("R&amp;D &#8217;til &quot;now&quot;", 'R&D ’til "now"'),
        ("And finally&amp;#8230; trouble", "And finally… trouble"),
        ("A <em>new</em> <b>way</b>", "A new way"),
        ("Using <div> in HTML", "Using <div> in HTML"),
        ("AT&T & more; done", "AT&T & more; done"),
    ],
)
def test_double_escaping_and_inline_tags_are_resolved(text: str, clean: str) -> None:
    assert tidy(text) == clean


def test_a_long_value_is_cut_at_a_word_with_an_ellipsis() -> None:
    assert tidy("one two three four", 12) == "one two…"


def test_spellings_of_one_headline_have_one_key() -> None:
    assert key("“It’s  ＯＫ”, he said") == key("it's ok - he SAID")


@pytest.mark.parametrize("text", ["Börsen-Zeitung & Söhne", "BÖRSEN ZEITUNG and Soehne", "boersen_zeitung: and söhne!"])
def test_a_squashed_name_is_spelled_as_in_a_host_name(text: str) -> None:
    assert squash(text) == "boersenzeitungandsoehne"


def test_a_squashed_name_has_no_accents() -> None:
    assert squash("Città, café, Zürich") == "cittacafezuerich"


@given(st.text(max_size=200))
def test_a_squashed_text_has_letters_and_figures_only(text: str) -> None:
    assert all(sign.isalnum() for sign in squash(text))


@pytest.mark.parametrize(
    ("heading", "linked", "shown"),
    [
        ("Stage ¶", True, "Stage"),
        ("Stage#", True, "Stage"),
        ("# Stage", True, "Stage"),
        ("§ Stage", True, "Stage"),
        ("§Stage", True, "Stage"),
        ("§ 5 Term of notice", True, "§ 5 Term of notice"),
        ("§§ 5 and 6", True, "§§ 5 and 6"),
        ("Written in C#", True, "Written in C#"),
        ("# Stage", False, "# Stage"),
        ("Stage #", False, "Stage"),
        ("Why C#", False, "Why C#"),
        ("#", True, "#"),
    ],
)
def test_the_sign_of_a_link_to_a_heading_goes_and_the_name_of_a_language_stays(heading: str, linked: bool, shown: str) -> None:
    assert without_anchor_sign(heading, linked=linked) == shown
