"""newsletter.draft.summary.summarise: the article's own sentences, to a length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.summary.summarise import Aim, find_likeliest_opening, is_opening_doubtful, summarise

LEAD = "The council of Brigford has voted to rebuild the old mill bridge."
SECOND = "Work will begin in March and last for two summers, the chief engineer said."
THIRD = "Nine thousand people cross the bridge on foot every day of the week."


def test_a_summary_is_the_lead_sentence_by_sentence_up_to_the_length() -> None:
    assert summarise(f"{LEAD} {SECOND}\n{THIRD}", 12) == LEAD
    assert summarise(f"{LEAD} {SECOND}\n{THIRD}", Aim(100, fill=True)) == f"{LEAD}\n{SECOND}\n{THIRD}"


def test_headings_lists_tables_quotations_and_code_are_no_sentences() -> None:
    marked = [
        "## A heading that is long enough to be one",
        "- an item of a list with many words",
        "| a | b |",
        "> words of somebody else",
    ]
    assert summarise("\n".join([*marked, LEAD]), 50) == LEAD


def test_a_byline_is_no_sentence_unless_there_is_nothing_else() -> None:
    assert summarise(f"By Earl Dunmore, Courier staff writer\n{LEAD}", 50) == LEAD
    assert summarise("Only a label without a stop", 50) == "Only a label without a stop"


def test_a_sentence_said_already_is_passed_over() -> None:
    again = "The old mill bridge of Brigford: the council has voted to rebuild it."
    assert summarise(f"{LEAD}\n{again}\n{THIRD}", Aim(30, fill=True)) == f"{LEAD}\n{THIRD}"


def test_a_first_sentence_that_is_the_headline_is_not_said_twice() -> None:
    assert summarise(f"{LEAD} {THIRD}", 50, LEAD.rstrip(".")) == THIRD
    assert summarise(LEAD, 50, LEAD) == LEAD


def test_a_summary_never_begins_with_a_sentence_that_leans_on_another() -> None:
    assert summarise(f"But that was only the beginning of the matter. {LEAD}", 15) == LEAD


def test_what_another_outlet_adds_bears_its_name_and_says_something_new() -> None:
    again = "The council has voted to rebuild the mill bridge of Brigford, the old one."
    assert summarise(LEAD, 60, others=[("Gazette", again)]) == LEAD
    assert summarise(LEAD, Aim(60, fill=True), others=[("Gazette", THIRD)]) == f"{LEAD}\n{THIRD} (Gazette)"


def test_a_page_without_a_sentence_of_its_own_is_summed_up_by_its_description() -> None:
    shop = "Add to cart now and save.\nIn stock, ships today from here.\nFor more pumps, see our shop window.\nSize: large and heavy."
    line = "The pump empties a cellar in an hour and needs no power."
    assert summarise(shop, 60, "Pump", line) == line
    assert summarise(shop * 3, 60, "Pump") == ""


def test_of_a_discussion_the_first_post_is_summed_up() -> None:
    thread = f"#### Ann, November 8, 2026\n{LEAD}\n#### Odile, November 9, 2026\n{THIRD}"
    assert summarise(thread, 60) == LEAD


def test_a_standfirst_and_the_lead_that_repeats_it_are_not_both_said() -> None:
    standfirst = "Most people of Brigford pay 52,164 crowns for a new roof."
    assert (
        summarise(f"{standfirst}\nA new roof costs most people 52,164 crowns.\n{THIRD}", Aim(60, fill=True))
        == f"{standfirst}\n{THIRD}"
    )


def _is_within(words: str, text: str) -> bool:
    """Say whether all signs of one text stand in another, in their order: marks of Markdown and notes may be missing between."""
    signs = iter(text)
    return all(sign in signs for sign in words if sign.isalnum())


@given(st.text(max_size=400), st.integers(1, 200))
def test_any_text_has_a_summary_of_its_own_words(text: str, length: int) -> None:
    for sentence in summarise(text, length).split("\n"):
        assert _is_within(sentence, text)


def test_a_sentence_about_somebody_the_summary_does_not_name_is_passed_over() -> None:
    text = f"{LEAD}\nIs it wise, Ines Holm asks?\nHolm has a boat of her own at the mill bridge.\n{THIRD}"
    assert summarise(text, Aim(60, fill=True)) == f"{LEAD}\n{THIRD}"


def test_a_text_of_a_language_that_is_not_known_is_not_judged_as_english() -> None:
    text = "Këshilli i qytetit vendosi dje që ura e vjetër e mullirit të rindërtohet deri në verë. " * 4
    assert summarise(text, 60, language="en").startswith("Këshilli")


def test_what_another_outlet_says_of_the_same_figures_is_not_said_again() -> None:
    first = "The rebuilding of the old bridge will cost 52,164 crowns."
    again = "Some 52,164 crowns are what Brigford must find for its works at the mill, an engineer reckons."
    assert summarise(first, 60, others=[("Gazette", again)]) == first


def test_a_long_figure_that_is_said_again_is_a_repetition() -> None:
    first = "Brigford alone has sold more than 120,000 tickets for its new ferry this year."
    again = "Since the third of April, the harbour and its partners in Brigford have handed out 120,000 tickets."
    assert summarise(f"{first}\n{again}\n{THIRD}", Aim(60, fill=True)) == f"{first}\n{THIRD}"


HEAD = "Brigford votes to rebuild its old mill bridge"
TOLD = "The council of Brigford voted on Monday to rebuild the old mill bridge that a flood tore down.\nThe works cost nine million."


def test_once_begun_a_summary_takes_from_further_down_only_what_is_about_the_headline() -> None:
    aside = "Ines Holm has kept bees behind the harbour since she was a girl of nine."
    about = "The mill bridge will be of oak, as Brigford had it in 1790 already."
    passed_over = "What a day it was for all of the town!"
    assert aside not in summarise(f"{TOLD}\n{passed_over}\n{aside}", Aim(70, fill=True), HEAD)
    assert about in summarise(f"{TOLD}\n{passed_over}\n{about}", Aim(70, fill=True), HEAD)


def test_doubtful_sentences_are_left_out_unless_the_length_is_to_be_filled() -> None:
    doubtful = "All of its new pumps open with a key for half an hour a day."
    text = f"{TOLD.split(chr(10))[0]} {doubtful}"
    assert doubtful not in summarise(text, 70, HEAD)
    assert doubtful in summarise(text, Aim(70, fill=True), HEAD)


def test_a_text_of_doubtful_sentences_alone_is_summed_up_all_the_same() -> None:
    assert summarise("He had nine of them there, and she sold them all again in May.", 60) != ""


def test_a_summary_begins_with_a_sentence_of_the_lead_not_of_a_further_outlet() -> None:
    assert summarise(f"It is not what he thought, all in all. {LEAD}", 60, others=[("Gazette", THIRD)]).startswith(LEAD)


def test_two_who_speak_of_themselves_are_not_one_voice() -> None:
    text = "We had ants in the kitchen that would not go away all summer.\nI run a small café, and ants are bad for it."
    assert "I run" not in summarise(text, Aim(60, fill=True))


def test_a_text_whose_first_verb_is_in_doubt_begins_with_its_first_sentence() -> None:
    first = "Brindle’s next earbuds open with a fingernail for half a minute."
    text = f"{first}\nSpare cells come in pairs and are sold at any pharmacy in town."
    assert summarise(text, Aim(60, fill=True)).startswith(first)


def test_of_a_discussion_without_days_the_first_post_is_summed_up() -> None:
    text = f"#### ann_l\n{TOLD}\n#### odile\nThe ferries of Rivermark are faster than any bridge could be."
    assert "ferries" not in summarise(text, 100)


def test_what_follows_the_sentence_before_it_stands_though_its_verb_is_in_doubt() -> None:
    told = "All of its new pumps open with a key for half an hour a day."
    assert told in summarise(f"{TOLD.split(chr(10))[0]} {told}", Aim(70, fill=True), HEAD)


LEANING = "He had nine of them there, and she sold them all again in May."
LIKELIEST = "Plus, you can earn a $50 gift card after your first purchase."
SHOP = "\n".join(
    [
        LIKELIEST,
        "All of them are yours to keep in a few days.",
        "Of course, these are not the only ones that she had.",
        "So it was with all of them, as they said to us then.",
        "But that is what they meant by it, in the end.",
    ]
)


def test_a_sentence_that_an_editor_would_likely_strike_begins_a_summary_only_when_it_is_to_be_filled() -> None:
    assert summarise(SHOP, 60, "A mechanical keyboard") == ""
    assert summarise(SHOP, Aim(60, fill=True), "A mechanical keyboard").startswith(LIKELIEST)


def test_where_nothing_is_sure_to_begin_a_summary_the_likeliest_sentence_is_proposed() -> None:
    assert find_likeliest_opening(SHOP, "A mechanical keyboard", "en") == LIKELIEST
    assert find_likeliest_opening("- one\n- two", "A list", "en") == ""


def test_a_summary_that_may_begin_with_what_nobody_can_understand_is_doubtful() -> None:
    assert is_opening_doubtful(summarise(LEANING, Aim(60, fill=True), HEAD), LEANING, HEAD, "en")
    assert not is_opening_doubtful(summarise(TOLD, 60, HEAD), TOLD, HEAD, "en")


def test_a_report_begins_with_its_first_sentence_though_another_is_a_little_surer() -> None:
    first = "Nobody in Brigford liked the eleven winches of the yard, least of all those who worked with them."
    surer = "The council of Brigford voted on Tuesday to buy eleven winches for nine million crowns."
    assert summarise(f"{first}\n\n{surer}", 60, "Brigford replaces eleven winches").startswith(first)


def test_a_summary_begins_with_no_connective_where_the_text_has_another_sentence() -> None:
    text = (
        "Doch seit zwei Jahren steigt das Wasser wieder. Im Moor bei Holm sind 140 Gräben verschlossen worden.\n\n"
        "Der Landesbetrieb zählte im Herbst 31 Kranichpaare bei Holm."
    )
    assert summarise(text, 60, "Warum das Moor wieder wächst", language="de").startswith("Im Moor bei Holm")


def test_the_news_in_other_words_is_not_said_again_unless_the_length_is_to_be_filled() -> None:
    text = (
        "The town of Brigford has bought the old paper mill on the river for nine million crowns, its council and its mayor "
        "said on Monday.\n\n"
        "The mill, a brick landmark by the river in Brigford that was shut in spring, was bought by the town after three years of talks "
        "with heirs and banks.\n\n"
        "A school for stonemasons will move into the halls in May."
    )
    assert "three years of talks" not in summarise(text, 60, "Brigford buys its mill")
    assert "three years of talks" in summarise(text, Aim(60, fill=True), "Brigford buys its mill")


@pytest.mark.parametrize(
    ("language", "leaning", "told"),
    [
        (
            "en",
            "While that sounds simple, scooters in Dunmore have been stranded for years.",
            "Scooters in Dunmore swap batteries now.",
        ),
        (
            "en",
            "Beyond that, scooters in Dunmore may not be parked on pavements at night.",
            "Scooters in Dunmore swap batteries now.",
        ),
        (
            "de",
            "Auch wenn das einfach klingt, blieben Roller in Dunmoor jahrelang liegen.",
            "Roller in Dunmoor tauschen nun Akkus.",
        ),
        (
            "de",
            "Letzteres bedeutet, dass Roller in Dunmoor doppelt so viel kosten wie früher.",
            "Roller in Dunmoor tauschen nun Akkus.",
        ),
    ],
)
def test_a_text_whose_first_sentence_speaks_of_what_was_said_before_is_not_summarised_by_it(
    language: str, leaning: str, told: str
) -> None:
    found = summarise(
        f"{leaning}\n\n{told.removesuffix('.')} at sixty kiosks, said the firm Voltkiosk.", 60, told, language=language
    )
    assert leaning not in found


def test_what_a_release_calls_itself_opens_its_summary_and_nobody_elses() -> None:
    text = "This release adds floating threads to the loom and fixes several faults of old bobbins."
    assert summarise(text, 60, "Loomd 2.2") == text
    longer = f"{text} Bobbins of the old form are no longer read, and the belt is now checked at each start of the loom."
    assert text in summarise(longer, 60, "Loomd 2.2")
    assert text not in summarise(longer, 60, "The mill opens again")


def test_of_a_change_log_the_newest_version_is_summed_up_and_not_its_form() -> None:
    text = """All notable changes to this project will be documented in this file.
The format is based on Keep a Changelog, and this project adheres to Semantic Versioning.
## [0.15.0] - 2026-11-26
### Added
- Patterns can be read from several files at once.
### Changed
- A thread that breaks now stops the loom in every mode.
## [0.14.0] - 2026-10-02
- Bobbins can be renamed while the loom is running."""
    told = "Patterns can be read from several files at once.\nA thread that breaks now stops the loom in every mode."
    assert summarise(text, 60, "Loomd changelog") == told


def test_no_summary_begins_with_what_a_program_does_to_something_named_before() -> None:
    text = (
        "You copy a pattern and hope. Loomd runs it in a frame of its own instead. Loomd uses two frames of beech and a belt."
    )
    assert not summarise(text, 60, "Loomd").startswith("Loomd runs it")


CYCLONE = "Cyclone Mona kills 12 on Tavalo islands"
STRUCK = (
    "At least 12 people died when Cyclone Mona crossed the Tavalo islands on Monday with winds of 230 kilometres an hour.\n"
    "Nearly every roof on the outer island of Hela was blown off, the Red Cross said."
)


def test_another_outlet_is_not_quoted_for_the_same_news_in_other_words_unless_the_summary_must_be_filled() -> None:
    again = "A storm that killed fishermen off the Tavalo islands on Monday was the strongest cyclone in thirty years."
    assert summarise(STRUCK, 60, CYCLONE, others=[("Herald", again)]) == STRUCK
    assert summarise(STRUCK, Aim(60, fill=True), CYCLONE, others=[("Herald", again)]) == f"{STRUCK}\n{again} (Herald)"


def test_two_numbers_of_dead_never_stand_in_one_summary() -> None:
    later = "Rescuers counted 31 deaths in the villages by Wednesday evening."
    counted = f"\n{later} (Herald)"
    assert summarise(STRUCK, Aim(60, fill=True), CYCLONE, others=[("Herald", later)]) == STRUCK
    lead, headline = STRUCK.replace("At least 12", "Many"), CYCLONE.replace("kills 12 on", "hits the")
    assert summarise(lead, Aim(60, fill=True), headline, others=[("Herald", later)]) == lead + counted


def test_a_list_of_goods_is_judged_as_english_if_its_page_says_that_it_is() -> None:
    goods = "\n".join(f"Brigford Runner {number}\nRoad Shoe\n$1{number}5" for number in range(20))
    order = "Dominate your run and find the right fit for your running style with the latest shoes from Brigford."
    assert summarise(goods, 60, "Running Shoes", order, language="en") == ""
    assert summarise(goods, 60, "Running Shoes", order, language="en-GB") == ""
