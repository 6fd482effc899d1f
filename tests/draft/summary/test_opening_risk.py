"""newsletter.draft.summary.opening_risk: whether a summary begins well, and what would begin it best."""

from __future__ import annotations

from newsletter.draft.summary.choose_sentences import Aim
from newsletter.draft.summary.opening_risk import find_likeliest_opening, is_opening_doubtful
from newsletter.draft.summary.summarise import summarise
from tests.draft.summary.texts import HEAD, LIKELIEST, SHOP, TOLD

LEANING = "He had nine of them there, and she sold them all again in May."


def test_where_nothing_is_sure_to_begin_a_summary_the_likeliest_sentence_is_proposed() -> None:
    assert find_likeliest_opening(SHOP, "A mechanical keyboard", "en") == LIKELIEST
    assert find_likeliest_opening("- one\n- two", "A list", "en") == ""


def test_a_summary_that_may_begin_with_what_nobody_can_understand_is_doubtful() -> None:
    assert is_opening_doubtful(summarise(LEANING, Aim(60, fill=True), HEAD), LEANING, HEAD, "en")
    assert not is_opening_doubtful(summarise(TOLD, 60, HEAD), TOLD, HEAD, "en")


def test_an_english_opening_that_would_probably_be_struck_is_not_printed_unless_the_summary_must_be_filled() -> None:
    slogan = "Boat oars ditch the drag & keep the speed."
    text = f"Sign in to see your orders.\n\n{slogan}\n\n{SHOP}"
    assert summarise(text, 60, HEAD) == ""
    assert summarise(text, Aim(60, fill=True), HEAD).startswith(slogan)


def test_a_summary_that_goes_on_from_its_headline_is_judged_behind_it() -> None:
    vote = "Norland and Ostrava signed an agreement to share the fishing grounds of the Brig"
    goes_on = "It takes effect in March and holds for nine years."
    assert not is_opening_doubtful(goes_on, f"{vote}.\n{goes_on}", vote, "en")
    assert is_opening_doubtful(goes_on, f"{vote}.\n{goes_on}", "Fish", "en")
