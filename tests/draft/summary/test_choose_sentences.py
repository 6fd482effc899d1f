"""newsletter.draft.summary.choose_sentences: what is sound, fits and is new is chosen."""

from __future__ import annotations

import pytest

from newsletter.draft.summary.choose_sentences import Aim
from newsletter.draft.summary.summarise import summarise
from tests.draft.summary.texts import HEAD, LEAD, LIKELIEST, SHOP, THIRD, TOLD


def test_a_sentence_said_already_is_passed_over() -> None:
    again = "The old mill bridge of Brigford: the council has voted to rebuild it."
    assert summarise(f"{LEAD}\n{again}\n{THIRD}", Aim(30, fill=True)) == f"{LEAD}\n{THIRD}"


def test_a_standfirst_and_the_lead_that_repeats_it_are_not_both_said() -> None:
    standfirst = "Most people of Brigford pay 52,164 crowns for a new roof."
    assert (
        summarise(f"{standfirst}\nA new roof costs most people 52,164 crowns.\n{THIRD}", Aim(60, fill=True))
        == f"{standfirst}\n{THIRD}"
    )


def test_what_another_outlet_says_of_the_same_figures_is_not_said_again() -> None:
    first = "The rebuilding of the old bridge will cost 52,164 crowns."
    again = "Some 52,164 crowns are what Brigford must find for its works at the mill, an engineer reckons."
    assert summarise(first, 60, others=[("Gazette", again)]) == first


def test_a_long_figure_that_is_said_again_is_a_repetition() -> None:
    first = "Brigford alone has sold more than 120,000 tickets for its new ferry this year."
    again = "Since the third of April, the harbour and its partners in Brigford have handed out 120,000 tickets."
    assert summarise(f"{first}\n{again}\n{THIRD}", Aim(60, fill=True)) == f"{first}\n{THIRD}"


def test_once_begun_a_summary_takes_from_further_down_only_what_is_about_the_headline() -> None:
    aside = "Ines Holm has kept bees behind the harbour since she was a girl of nine."
    about = "The mill bridge will be of oak, as Brigford had it in 1790 already."
    passed_over = "What a day it was for all of the town!"
    assert aside not in summarise(f"{TOLD}\n{passed_over}\n{aside}", Aim(70, fill=True), HEAD)
    assert about in summarise(f"{TOLD}\n{passed_over}\n{about}", Aim(70, fill=True), HEAD)


def test_doubtful_sentences_are_left_out_unless_the_length_is_to_be_filled() -> None:
    doubtful = "All of its new pumps open with a key for half an hour a day."
    text = f"{TOLD.split(chr(10))[0]} {doubtful}"
    assert doubtful not in summarise(text, 30, HEAD)
    assert doubtful in summarise(text, Aim(30, fill=True), HEAD)


def test_a_summary_of_less_than_half_its_length_goes_on_with_a_sentence_that_a_longer_one_leaves_out() -> None:
    doubtful = "You can cross it on foot or by boat in May."
    text = f"{TOLD.split(chr(10))[0]} {doubtful}"
    assert doubtful in summarise(text, 70, HEAD)
    assert doubtful not in summarise(text, 30, HEAD)
    worse = "Some of its new pumps open with a key for half an hour a day."
    assert worse not in summarise(text.replace(doubtful, worse), 70, HEAD)


def test_a_summary_begins_with_a_sentence_of_the_lead_not_of_a_further_outlet() -> None:
    assert summarise(f"It is not what he thought, all in all. {LEAD}", 60, others=[("Gazette", THIRD)]).startswith(LEAD)


def test_two_who_speak_of_themselves_are_not_one_voice() -> None:
    text = "We had ants in the kitchen that would not go away all summer.\nI run a small café, and ants are bad for it."
    assert "I run" not in summarise(text, Aim(60, fill=True))


def test_a_text_whose_first_verb_is_in_doubt_begins_with_its_first_sentence() -> None:
    first = "Brindle’s next earbuds open with a fingernail for half a minute."
    text = f"{first}\nSpare cells come in pairs and are sold at any pharmacy in town."
    assert summarise(text, Aim(60, fill=True)).startswith(first)


def test_what_follows_the_sentence_before_it_stands_though_its_verb_is_in_doubt() -> None:
    told = "All of its new pumps open with a key for half an hour a day."
    assert told in summarise(f"{TOLD.split(chr(10))[0]} {told}", Aim(70, fill=True), HEAD)


def test_a_sentence_that_an_editor_would_likely_strike_begins_a_summary_only_when_it_is_to_be_filled() -> None:
    assert summarise(SHOP, 60, "A mechanical keyboard") == ""
    assert summarise(SHOP, Aim(60, fill=True), "A mechanical keyboard").startswith(LIKELIEST)


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


CYCLONE = "Cyclone Mona kills 12 on Tavalo islands"
STRUCK = (
    "At least 12 people died when Cyclone Mona crossed the Tavalo islands on Monday with winds of 230 kilometres an hour.\n"
    "Nearly every roof on the outer island of Hela was blown off, the Red Cross said."
)


def test_another_outlet_is_not_quoted_for_the_same_news_in_other_words_unless_the_summary_must_be_filled() -> None:
    again = "A storm that killed fishermen off the Tavalo islands on Monday was the strongest cyclone in thirty years."
    assert summarise(STRUCK, 60, CYCLONE, others=[("Herald", again)]) == STRUCK
    assert summarise(STRUCK, Aim(60, fill=True), CYCLONE, others=[("Herald", again)]) == f"{STRUCK}\n{again} (Herald)"


def test_what_another_outlet_announces_below_its_standfirst_is_not_quoted_as_news_either() -> None:
    told = "Two millers will be paid to work on the Brigford mill: Ines Holm for the wheel and Jonas Lind for the stones."
    headline = "Brigford mill pays millers for the first time"
    standfirst = "A grant of 310,000 crowns pays for two years."
    again = "The Brigford Mill Trust has hired two full-time millers, the first in the trust's 19-year history."
    summary = summarise(told, 60, headline, others=[("Gazette", f"{standfirst}\n{again}")])
    assert summary == f"{told}\n{standfirst} (Gazette)"


def test_two_numbers_of_dead_never_stand_in_one_summary() -> None:
    later = "Rescuers counted 31 deaths in the villages by Wednesday evening."
    counted = f"\n{later} (Herald)"
    assert summarise(STRUCK, Aim(60, fill=True), CYCLONE, others=[("Herald", later)]) == STRUCK
    lead, headline = STRUCK.replace("At least 12", "Many"), CYCLONE.replace("kills 12 on", "hits the")
    assert summarise(lead, Aim(60, fill=True), headline, others=[("Herald", later)]) == lead + counted


@pytest.mark.parametrize(
    ("told", "again"),
    [
        (
            "Ostrava will build nine ferries for Norland, in an order worth up to $3.8 billion over four years.",
            "Shares of the shipyard rose sharply after its owners won a four-year contract worth up to $3.8bn for vessels.",
        ),
        (
            "The councillors of Brigford voted 2-1 to stop for six months the works at the mill bridge.",
            "Members decided two to one that nothing will be built until a study of the river bed is done.",
        ),
    ],
)
def test_another_outlet_is_not_quoted_for_numbers_that_are_told_already_in_another_form(told: str, again: str) -> None:
    headline = "Ferries for Norland" if "ferries" in told else "Works at the mill bridge stopped"
    assert summarise(told, Aim(60, fill=True), headline, others=[("Gazette", again)]) == told
    news = again.replace("two to one", "nine to one").replace("$3.8bn", "$4.9bn")
    assert news in summarise(told, Aim(60, fill=True), headline, others=[("Gazette", news)])


def test_another_outlet_is_not_quoted_for_what_the_same_people_said_unless_it_names_somebody_or_something_new() -> None:
    told = "Mayor Ines Holm said on Friday that her former clerk Jonas Lind is right to ask for a pardon in the affair of the mill."
    again = "Holm said Lind should cut a deal because the entire affair is a hunt that leads nowhere."
    headline = "Mayor backs former clerk in the affair of the mill"
    assert summarise(told, 60, headline, others=[("Gazette", f"{told}\n{again}")]) == told
    news = f"In a letter to the Brigford court {again}"
    assert summarise(told, 60, headline, others=[("Gazette", f"{told}\n{news}")]) == f"{told}\n{news} (Gazette)"
