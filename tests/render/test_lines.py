"""Promises of filled lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.render.lines import columns, fill

WORDS = st.text(alphabet=st.sampled_from(list("abcé日本語。、—-.‘ \n\t")), max_size=300)


@given(WORDS, st.integers(10, 80))
def test_nothing_is_lost_or_added_but_white_space(text: str, width: int) -> None:
    assert "".join("".join(fill(text, width=width)).split()) == "".join(text.split())


@given(WORDS, st.integers(12, 80))
def test_only_a_word_that_cannot_be_broken_is_longer_than_the_width(text: str, width: int) -> None:
    for line in fill(text, "> ", "> ", width=width):
        assert columns(line) <= width or " " not in line.removeprefix("> ")


def test_an_address_is_never_broken() -> None:
    address = "https://example.org/" + "a-long-path/" * 20
    assert address in fill(f"read {address} today", width=40)


def test_japanese_breaks_between_characters_and_no_line_begins_with_a_full_stop() -> None:
    lines = fill("これは長い文章です。" * 12, width=30)
    assert len(lines) > 5
    assert all(columns(line) <= 32 for line in lines)
    assert not [line for line in lines if line.startswith("。")]


def test_a_no_break_blank_holds_number_and_unit_together() -> None:
    assert fill("it cost 5\u00a0000\u00a0€ in all", width=11) == ["it cost", "5\u00a0000\u00a0€ in", "all"]


def test_an_emoji_of_several_characters_is_never_broken() -> None:
    family, wave, heart = "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f44b\U0001f3fd", "\u2764\ufe0f"
    for width in range(8, 30):
        lines = "\n".join(fill(f"we are {family * 3} and wave {wave * 4} with {heart * 5} to all", width=width))
        assert (lines.count(family), lines.count(wave), lines.count(heart)) == (3, 4, 5)
