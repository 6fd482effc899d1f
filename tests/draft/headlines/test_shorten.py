"""newsletter.draft.headlines.shorten: a sentence that is too long loses parts and stays a sentence."""

from __future__ import annotations

import pytest

from newsletter.draft.headlines.shorten import cut_at_clause, shorten

LONGEST = 90


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "Quayside launched its first solar ferry on Thursday, marking its entrance into the growing market for quiet boats.",
            "Quayside launched its first solar ferry on Thursday",
        ),
        (
            "The ferry company of Rivermark is cutting dozens of roles from its sales team, according to a report from the Gazette.",
            "The ferry company of Rivermark is cutting dozens of roles from its sales team",
        ),
        (
            "Earshot, the podcast app, doubles its price to eight crowns a month and drops its free plan for schools and libraries.",
            "Earshot, the podcast app, doubles its price to eight crowns a month",
        ),
        (
            "Days after the flood took the mill bridge away for the second time, the council of Brigford has voted to build a tunnel.",
            "The council of Brigford has voted to build a tunnel",
        ),
        (
            "The harbour board of Rivermark (HBR) has cleared a plan for a large, hundred-year-old crane that was to be in a museum.",
            "The harbour board of Rivermark has cleared a plan for a large, hundred-year-old crane",
        ),
        (
            "Boat builders need special tools to do their work quickly and safely, so their tool kit should hold a range of chisels.",
            "Boat builders need special tools to do their work quickly and safely",
        ),
        (
            "The ferries of the lake have become a good deal quieter in recent years, whether they carry passengers or only mail.",
            "The ferries of the lake have become a good deal quieter in recent years",
        ),
        (
            '"We will not sell a single field," said Ann Holm, who leads a group of ninety farmers that has turned down a chip maker.',
            '"We will not sell a single field," said Ann Holm',
        ),
        (
            "After 61 years, three owners and one fire, the Lamp cinema in Brigford will show its last film in May, its manager has said.",
            "The Lamp cinema in Brigford will show its last film in May",
        ),
        (
            "Researchers of the lake of Brigford have found a species of worm that lives for more than forty years below the ice.",
            "Researchers of the lake of Brigford have found a species of worm",
        ),
        (
            "A boy of fourteen who built a gauge out of a hard drive and a spring picked up the earthquake ten minutes before the offices.",
            "A boy of fourteen picked up the earthquake ten minutes before the offices",
        ),
        (
            "A boy of fourteen who lives by the lake picked up the great earthquake of last week eleven minutes before the offices did so.",
            "A boy of fourteen who lives by the lake picked up the great earthquake of last week",
        ),
        (
            "Two thirds of the public swimming pools of the island lowered their temperature by one degree last winter, the board said.",
            "Two thirds of the public swimming pools of the island lowered their temperature",
        ),
        (
            "The builders of the northern yard, according to the report, had sold nine hundred of their boats.",
            "The builders of the northern yard had sold nine hundred of their boats",
        ),
        (
            "The ferries of the lake carry twice as many passengers as the buses on the shore, said Ann Holm, a member of the board.",
            "The ferries of the lake carry twice as many passengers as the buses on the shore",
        ),
        (
            "Quayside chief executive Ann Holm told the council of Brigford in an interview that its new ferries were late again.",
            "Ann Holm told the council of Brigford that its new ferries were late again",
        ),
        (
            "The lake's oldest ferry operator Quayside has ordered nine electric boats for the northern line from a yard in Tharau.",
            "Quayside has ordered nine electric boats for the northern line from a yard in Tharau",
        ),
        (
            "Ann Holm, the former envoy to the islands, and Tim Quill, a former member of the council, testified before the board.",
            "Ann Holm and Tim Quill testified before the board",
        ),
        ("Short enough.", "Short enough"),
    ],
)
def test_a_sentence_is_shortened_at_a_clause(sentence: str, headline: str) -> None:
    assert shorten(sentence, LONGEST) == headline


@pytest.mark.parametrize("longest", range(40, 100, 7))
def test_a_cut_ends_on_no_word_that_promises_more(longest: int) -> None:
    sentence = "The council of Brigford wants to figure out how to turn the old mill into a place for boats of the harbour"
    assert shorten(sentence, longest).rsplit(" ", 1)[-1] not in (
        "to",
        "the",
        "of",
        "and",
        "for",
        "out",
        "a",
        "how",
        "into",
        "its",
    )


@pytest.mark.parametrize("longest", range(30, 120, 9))
def test_what_somebody_says_is_not_cut_before_its_verb(longest: int) -> None:
    sentence = "The agency of space says putting sailors into a state of sleep could make it easier to reach islands beyond the horizon."
    head = cut_at_clause(sentence, longest)
    assert not head or "could make" in head
    assert cut_at_clause("The agency says the ferry of the lake will sail in June with a new crew.", 60).endswith(
        "will sail in June"
    )


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        (
            "The founder wants the state to make open software a matter of strategy rather than a hobby of universities.",
            "rather",
        ),
        ("The company has described what it believes is the first espionage campaign run mostly by a machine.", "mostly"),
    ],
)
def test_no_cut_ends_on_a_word_that_promises_more(sentence: str, end: str) -> None:
    for longest in range(40, len(sentence)):
        assert not cut_at_clause(sentence, longest).endswith(end)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Three ferrymen — two brothers and a cousin — who had been held on the island of Holm since the spring "
            "were brought home in a fishing boat.",
            "Three ferrymen were brought home in a fishing boat",
        ),
        (
            "A crew led by divers from the Rivermark Institute of Lakes in Upper Brigford has found traces of an old wharf.",
            "A crew has found traces of an old wharf",
        ),
        (
            "Millwheel, a nimble, open source, low cost hydraulic toolkit and exchange, is adding the engineer Ada Quill "
            "as its chief of pumps.",
            "Millwheel is adding the engineer Ada Quill as its chief of pumps",
        ),
        (
            "The mayor, according to the council's own notes, made an unplanned visit to the pumping station on Saturday "
            "for a look at the leak.",
            "The mayor made an unplanned visit to the pumping station",
        ),
    ],
)
def test_what_stands_between_a_subject_and_its_verb_goes_and_the_statement_stays(sentence: str, line: str) -> None:
    assert shorten(sentence, LONGEST).startswith(line)


@pytest.mark.parametrize(
    ("sentence", "fragment"),
    [
        (
            "The mill where the first ferry of the whole lake was built will be turned into a museum of boats and of tools, the town says.",
            "turned",
        ),
        (
            "The bad smell of the harbour comes from a mix of warm weather and low water, fish waste, and the exhaust of old coasters.",
            "fish waste",
        ),
        (
            "The harbour board said on Monday that the ferry of the northern lake would sail again from the middle of next June.",
            "Monday",
        ),
        (
            "The council alleged that training on the old cranes is being given to pupils without any licence at the yard of Rivermark.",
            "council is",
        ),
    ],
)
def test_no_cut_leaves_a_verb_without_its_complement_or_half_a_list(sentence: str, fragment: str) -> None:
    for longest in range(50, len(sentence)):
        assert not shorten(sentence, longest).endswith(fragment)
        assert "council is" not in shorten(sentence, longest)


def test_an_introduction_that_names_what_the_sentence_is_about_stays() -> None:
    line = "Following the winding up of the old Savings Bank of Holm, the company entered an alliance with the bank of a lake town."
    assert shorten(line, LONGEST).startswith("Following the winding up")


def test_a_list_that_a_clause_has_as_its_subject_is_not_cut_behind_its_first_item() -> None:
    line = (
        "The plan has harbour officials wondering if higher foreign purchases of used cranes, promises of better access to the old quay "
        "behind the market hall, and pledges to protect the gulls are enough to ask for."
    )
    assert not shorten(line, LONGEST).endswith("cranes")


def test_may_ends_a_headline_as_a_month_and_not_as_a_verb() -> None:
    mayor = "Mayor Ann Holm, who has led the town since 2019, said on Thursday that she will not seek a third term in the election next May"
    assert shorten(mayor, 90) == "Mayor Ann Holm said that she will not seek a third term in the election next May"


def test_a_participle_behind_a_subject_is_not_its_verb() -> None:
    cranes = (
        "The harbour's new cranes, bought second-hand from Brigford for a tenth of their price when new, have been out of order for 41 of "
        "the 60 days since they came"
    )
    assert shorten(cranes, 90) == "The harbour's new cranes have been out of order for 41 of the 60 days since they came"


def test_two_adjectives_of_one_noun_are_not_parted() -> None:
    line = "The new ferry has made the harbour essential for offering reliable, low-cost crossings to the villages of the far shore."
    assert shorten(line, 90) == "The new ferry has made the harbour essential"
    assert shorten("The ferry stays in the harbour of Brigford all winter, officials of the port said on Monday.", 60) == (
        "The ferry stays in the harbour of Brigford all winter"
    )


def test_no_cut_leaves_the_first_items_of_a_clause_of_consequence() -> None:
    line = "The harbour records every move of its crane in a book, so moves, names and losses can be undone for thirty days"
    assert cut_at_clause(line, 100, phrases=False) == "The harbour records every move of its crane in a book"
