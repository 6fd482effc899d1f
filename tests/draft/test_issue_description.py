"""newsletter.draft.issue_description: sentences that name the lead and two more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.draft.issue_description import MAX_CHARACTERS, description_of, summary_of
from newsletter.draft.summary.opening_risk import DOUBTFUL_OPENING
from newsletter.models import Section, Story

BRIDGE = Story("Bridge to be rebuilt", "The council votes for the bridge by eleven to three.\nWork begins in March.")
OWLS = Story("Owls return", "Three pairs of owls have returned to the mill, wardens said, after the dam was mended.")
SECTIONS = [Section("Town", (BRIDGE, Story("Market moves"))), Section("Nature", (OWLS,))]


def test_a_summary_has_a_sentence_of_the_lead_and_of_further_stories() -> None:
    assert (
        summary_of(SECTIONS)
        == f"The council votes for the bridge by eleven to three. {OWLS.summary} Also in this issue is “Market moves”."
    )


def test_a_description_names_two_more_by_their_headlines_in_a_sentence() -> None:
    assert description_of(SECTIONS) == (
        "The council votes for the bridge by eleven to three. Also in this issue are “Owls return” and “Market moves”."
    )


def test_stories_without_a_sentence_are_named_in_quotation_marks() -> None:
    bare = [Section("Town", (Story("A “new” bridge?"), Story("Market moves")))]
    assert description_of(bare) == "This issue opens with “A ‘new’ bridge?”. Also in this issue is “Market moves”."
    assert summary_of(bare) == description_of(bare)


def test_a_sentence_in_the_authors_voice_or_one_that_leans_names_no_issue() -> None:
    ours = Story("Pumps", "We have built a pump for the mill (Pumpworks).\nIt also runs at night in all weathers.")
    assert (description_of([Section("Town", (ours,))]) or "").startswith("In this issue: “Pumps”.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineers who looked at it for the Gazette say yes, for another ten years.",
        "The bound is tight for all trees of the second kind.",
        "The law takes effect on 1 March and applies to contracts signed since 2020.",
        "Such a plan would cost the town of Brigford nine million crowns.",
        "A team led by divers out of the Rivermark Institute of Lakes in Upper Brigford.",
        "Pumpworks helps you find the right pump and save on your electricity bill.",
    ],
)
def test_a_sentence_that_needs_its_headline_opens_no_issue(sentence: str) -> None:
    stories = (Section("Town", (Story("Will it hold", sentence),)), Section("Nature", (OWLS,)))
    assert description_of(stories) == f"{OWLS.summary} Also in this issue is “Will it hold”."
    assert sentence not in (summary_of(stories) or "")


def test_a_summary_that_the_editor_is_asked_to_check_opens_no_issue() -> None:
    doubtful = replace(BRIDGE, notes=(DOUBTFUL_OPENING,))
    assert description_of([Section("Town", (doubtful,))]) == "In this issue: “Bridge to be rebuilt”."
    assert (description_of([Section("Town", (doubtful, OWLS)), Section("Sport", (OWLS,))]) or "").startswith(OWLS.summary)


def test_a_story_without_a_summary_is_named_last() -> None:
    stories = (Story("Pump P4"), Story("The mill", "The council of Brigford has voted for the mill."), OWLS, BRIDGE)
    words = description_of([Section("Town", stories)]) or ""
    assert "Pump P4" not in words
    assert "Owls return" in words


def test_one_two_and_three_headlines_read_naturally_in_any_week() -> None:
    stories = tuple(map(Story, ("Bridge", "Market", "Owls")))
    told = [[description_of([Section("Town", stories[:count])], "en", week) for week in range(3)] for count in (1, 2, 3)]
    assert set(told[0]) == {"In this issue: “Bridge”."}
    assert told[1] == [
        "This issue opens with “Bridge”. Also in this issue is “Market”.",
        "“Bridge” leads this issue. Another story is “Market”.",
        "At the top of this issue is “Bridge”. Further down is “Market”.",
    ]
    assert told[2][1] == "“Bridge” leads this issue. Two more stories are “Market” and “Owls”."


def test_weeks_are_worded_differently() -> None:
    bare = [Section("Town", (Story("Bridge"), Story("Market"), Story("Owls")))]
    assert len({description_of(bare, "en", week) for week in range(3)}) == 3


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Diese Ausgabe beginnt mit „Brücke“. Dazu kommt „Markt“."),
        ("de-AT", "Diese Ausgabe beginnt mit „Brücke“. Dazu kommt „Markt“."),
        ("fr", "Ce numéro s’ouvre sur «\u00a0Brücke\u00a0». Ce numéro propose aussi «\u00a0Markt\u00a0»."),
        ("es", "Este número se abre con «Brücke». Este número incluye también «Markt»."),
        ("xx", "This issue opens with “Brücke”. Also in this issue is “Markt”."),
    ],
)
def test_the_frames_are_of_the_issues_language_else_english(language: str, line: str) -> None:
    assert description_of([Section("Stadt", (Story("Brücke"), Story("Markt")))], language) == line


def test_a_sentence_that_is_no_english_is_named_whole_or_not_at_all() -> None:
    line = "Der Rat von Brigford hat nach neun Jahren für die Brücke gestimmt, weil die alte Mühle sonst bei jeder Flut im Wasser steht."
    far = (
        line.removesuffix(".")
        + ", was den Bürgern der ganzen Stadt seit der letzten großen Flut im vergangenen Winter Sorge macht."
    )
    assert (description_of([Section("Stadt", (Story("Brücke", line), Story("Markt")))], "de") or "").startswith(line)
    assert (description_of([Section("Stadt", (Story("Brücke", far), Story("Markt")))], "de") or "").startswith("Diese Ausgabe")


def test_a_sentence_is_cut_at_a_clause_or_not_at_all() -> None:
    asked = (
        "The council of Brigford has asked Ines Holm, the harbour master of the town and of Rivermark, to explain on Monday in public "
        "why the old crane has stood still for so long."
    )
    assert description_of([Section("Town", (Story("Crane", asked),))]) == "In this issue: “Crane”."
    moved = asked.replace("to explain on Monday in public why", "to explain herself, while her cranes are still and")
    words = description_of([Section("Town", (Story("Crane", moved),))]) or ""
    assert words.endswith("of the town and of Rivermark, to explain herself.")


def test_a_summary_names_two_more_stories_by_headline_where_no_sentence_stands_alone() -> None:
    stories = (
        Story("The mill bridge", "The council of Brigford has voted to rebuild the old mill bridge."),
        Story("The ferry", "Ferries will run again from March, the harbour master said."),
        Story("The crane", "It is still there."),
    )
    words = summary_of([Section("Town", stories)]) or ""
    assert words.startswith(
        "The council of Brigford has voted to rebuild the old mill bridge. Ferries will run again from March"
    )
    assert "“The crane”" in words


def test_both_stay_within_their_length() -> None:
    long = Story(
        "A headline that is rather long and goes on to the end of its line", "The council " + "and the council " * 60 + "met."
    )
    sections = [Section("Town", (long,) * 4)]
    assert len(description_of(sections) or "") <= MAX_CHARACTERS
    assert len(summary_of(sections) or "") <= MAX_CHARACTERS


def test_an_issue_without_stories_has_no_words() -> None:
    assert (description_of([]), summary_of([])) == (None, None)


SUMMARIES = {
    "Rathaus": "Im Rathaus hat der Stadtrat am Montag den Haushalt für das kommende Jahr beschlossen.",
    "Kultur": "Puppen aus zwei Jahrhunderten sind vom Sonntag an im Stadtmuseum zu sehen.",
    "Vermischtes": "Brigfelds FC hat das Derby am Samstag mit 0:2 verloren, und nun muss er hoffen.",
    "Verkehr": "Vom 13. Dezember an fährt die neue Straßenbahnlinie 9 bis zum Klinikum.",
}


def test_what_fits_no_section_stands_for_the_issue_only_when_there_is_nothing_else() -> None:
    stories = {name: Story(f"Neues aus {name}", line) for name, line in SUMMARIES.items()}
    sections = [Section(name, (story,)) for name, story in stories.items()]
    proper = [line for name, line in SUMMARIES.items() if name != "Vermischtes"]
    assert summary_of(sections, "de", leftovers=("Vermischtes",)) == " ".join(proper)
    assert "Vermischtes" not in (description_of(sections, "de", leftovers=("Vermischtes",)) or "")
    assert summary_of(sections, "de") == " ".join(list(SUMMARIES.values())[:3])
    assert summary_of(sections[2:3], "de", leftovers=("Vermischtes",)) == SUMMARIES["Vermischtes"]


def test_a_summary_too_short_to_tell_its_language_is_in_the_issues() -> None:
    line = SUMMARIES["Kultur"]
    assert (description_of([Section("Kultur", (Story("Puppen", line),))], "de") or "").startswith(line)


def test_a_german_sentence_whose_subject_only_the_headline_names_opens_no_issue() -> None:
    law = Story(
        "Drei Änderungen im Mietrecht", "Das Gesetz gilt ab dem 1. März für alle Verträge, die seit 2020 geschlossen wurden."
    )
    assert (description_of([Section("Stadt", (law,))], "de") or "").startswith("In dieser Ausgabe: „Drei Änderungen")


def test_two_stories_with_one_headline_are_named_once() -> None:
    twins = Section("Nature", (Story("Owls return", "Owls were seen."), Story("Owls Return", "Owls were heard.")))
    assert (description_of([Section("Town", (BRIDGE,)), twins]) or "").count("wls") == 1


def test_a_description_never_ends_before_the_verb_of_its_sentence() -> None:
    line = (
        "Initial results from the post-mortem on a 15-year-old Brigford boy whose killing by the police sparked five days of rioting show "
        "that he was hit by mistake, the city reports."
    )
    told = description_of((Section("News", (Story("Boy killed", line, id="00000009"),)),)) or ""
    assert "Brigford boy." not in told


def test_a_sentence_that_is_cut_behind_an_abbreviation_has_one_full_stop() -> None:
    line = (
        "The harbour of Brigford has bought forty rowing boats from three yards of the U.S., despite the toll that the council put on "
        "all boats of oak in the spring of last year."
    )
    story = Story("Boats", line)
    assert (description_of([Section("Town", (story,))]) or "").endswith("from three yards of the U.S.")


@pytest.mark.parametrize(
    ("headline", "quoted"),
    [
        (
            "Why is the toll of the northern bridge so high in the winter? Because the council has asked for it, as we found",
            "Why is the toll of the northern bridge so high in the winter?",
        ),
        (
            "Is the toll of the northern bridge still a fair one for crews since the great flood of last spring?",
            "Is the toll of the northern bridge still a fair one for crews since the great flood of last spring?",
        ),
    ],
)
def test_a_headline_that_asks_is_quoted_with_its_whole_question(headline: str, quoted: str) -> None:
    sections = [Section("Town", (BRIDGE,)), Section("Nature", (Story(headline),))]
    assert (description_of(sections) or "").endswith(f"“{quoted}”.")


def test_a_description_never_ends_in_among_other_things() -> None:
    line = (
        "In a sprawling interview with the Gazette, Odile Marchand spoke, among other things, about what led to her divorce from the "
        "shipbuilder Jonas Vandermeer and to the sale of the yard."
    )
    told = description_of((Section("News", (Story("Marchand looks back", line, id="00000009"),)),)) or ""
    assert "other things." not in told
    assert "spoke." not in told


def test_a_headline_that_is_a_long_quotation_does_not_fill_the_description() -> None:
    quoted = "‘If you want ferries here you have to pay the crews first and stop pretending that they will come anyway’, says Holm at Marl"
    stories = [
        Story(headline, "Nine ferries sail to Marl again from Monday.")
        for headline in ("A first", quoted, "A third", "A fourth")
    ]
    said = description_of([Section(story.headline, (story,)) for story in stories]) or ""
    assert "pretending" not in said
    assert ("A third" in said, "A fourth" in said) == (True, True)


@pytest.mark.parametrize(
    ("headline", "sentence", "language"),
    [
        ("Fire in the harbour of Brigford", "Nobody was hurt, and police suspect a broken cable.", "en"),
        ("Brand im Hafen von Brigfeld", "Niemand wurde verletzt, die Polizei vermutet einen Defekt am Kabel.", "de"),
        ("Geld für Büchereien", "Der Kreistag hat das Programm am Dienstag mit großer Mehrheit beschlossen.", "de"),
        (
            "Ostrava raises nine million crowns",
            "The maker of the Brig engine says the money will pay for a yard in Marl.",
            "en",
        ),
        ("Ostrava fined over oil", "The authority says its ships let oil into the bay of Norland.", "en"),
        ("Brigford caps its tolls", "The city’s nine bridges are to be free of tolls in Brigford by 2038.", "en"),
    ],
)
def test_an_aside_that_only_its_headline_explains_opens_no_issue(headline: str, sentence: str, language: str) -> None:
    sections = [Section("Town", (Story(headline, sentence),))]
    assert sentence not in (description_of(sections, language) or "")
    assert (description_of([*sections, Section("Nature", (OWLS,))]) or "").startswith(OWLS.summary)


def test_a_sentence_that_begins_with_the_and_tells_its_headline_opens_an_issue() -> None:
    line = "The maker of the Brig engine has raised nine million crowns for a yard in Marl."
    assert (description_of([Section("Town", (Story("Engine maker raises nine million", line),))]) or "") == line
    german = (
        "Der Brigfelder Rat hat das Programm am Dienstag beschlossen.",
        "Die EKB hat neun Thesen zum Sparen vorgelegt.",
        "Der Wettbewerb für Kinder beginnt im Mai in Marl.",
        "Das US-Institut zahlt neun Millionen Kronen.",
    )
    for told in german:
        assert (description_of([Section("Stadt", (Story("Geld und Büchereien", told),))], "de") or "") == told
    named = "The Rivermark Institute asked nine hundred towns what they pay for their bridges."
    assert (description_of([Section("Town", (Story("Tolls: a report", named),))]) or "") == named


SAID = ", the analyst Ines Holm of Brigford said on Friday."


def test_a_sentence_that_is_cut_keeps_who_says_so_or_is_not_taken() -> None:
    claim = "Makers of oars in Norland have sold all that they can make until the end of 2027"
    more = " and have begun to take orders for 2028, in all sizes, at prices that are up by a tenth"
    words = description_of([Section("Town", (Story("Oars sold out", f"{claim}{more}{SAID}"),))])
    assert words == f"{claim}{SAID}"
    told = summary_of([Section("Nature", (OWLS,)), Section("Town", (Story("Oars sold out", f"{claim}{more}{SAID}"),))]) or ""
    assert claim not in told
    said = f"Ostrava will build the oars of all nine ferries at its yard in Marl{SAID}"
    within = f"{said[:-1]}, in an order that is worth up to nine million crowns over four years."
    words = description_of([Section("Town", (Story("Oars from Ostrava", within),))])
    assert words == said


@pytest.mark.parametrize(
    "line",
    [
        "The harbour board of Norland will give Ostrava, the yard that built the first seven ferries of the county, a second order, its "
        "chairman, Odd Lervik, said on Thursday.",
        "The county has lent Brigford, where two schools have been closed since the flood of last winter, fourteen teachers, its head of "
        "schools, Ines Holm, said on Thursday evening.",
    ],
)
def test_a_cut_never_takes_away_what_is_given_nor_leaves_a_speech_without_its_speaker(line: str) -> None:
    words = description_of([Section("Town", (Story("Yard", line),))]) or ""
    assert words == "In this issue: “Yard”."


@pytest.mark.parametrize(
    ("line", "word", "told"),
    [
        ("The River Agency today adopted a lower limit for wash.", "today", "The River Agency adopted a lower limit for wash."),
        (
            "The old lock at Marl reopened yesterday, the board said.",
            "yesterday",
            "The old lock at Marl reopened, the board said.",
        ),
        ("The old lock at Marl is closed as of today.", "today", ""),
        ("The old lock at Marl is closed to all of its boats today.", "today", ""),
        ("Yesterday’s flood closed the old lock at Marl.", "Yesterday", ""),
        ("Boats of the Marl line will wait until tomorrow.", "tomorrow", ""),
    ],
)
def test_the_issues_own_words_call_no_other_day_today(line: str, word: str, told: str) -> None:
    story = Story("Marl", line, notes=(f"“{word}” is 2026-11-25",))
    assert description_of([Section("Town", (story,))]) == (told or "In this issue: “Marl”.")
    assert description_of([Section("Town", (replace(story, notes=()),))]) == line
