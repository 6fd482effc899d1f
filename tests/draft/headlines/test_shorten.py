"""newsletter.draft.headlines.shorten: a sentence that is too long loses parts and stays a sentence."""

from __future__ import annotations

import pytest

from newsletter.draft.headlines.headline import LONGEST
from newsletter.draft.headlines.shorten import shorten, without_introduction


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


def test_an_introduction_that_names_what_the_sentence_is_about_stays() -> None:
    line = "Following the winding up of the old Savings Bank of Holm, the company entered an alliance with the bank of a lake town."
    assert shorten(line, LONGEST).startswith("Following the winding up")


@pytest.mark.parametrize(
    "sentence",
    [
        "The training course is for pilots who have a licence and feel comfortable with steering a ferry through the sluices at night.",
        "Regular rowing sessions are one of the easiest ways to make friends on the far shore of the lake, as its board has long said.",
    ],
)
def test_a_noun_that_ends_like_a_participle_is_no_clause_behind_its_adjective(sentence: str) -> None:
    for longest in range(20, len(sentence)):
        line = shorten(sentence, longest)
        assert not line or line.startswith(sentence[:20])


def test_an_introduction_goes_with_its_apposition_and_stays_before_who_says_it() -> None:
    line = "Because I run Lakeside Boats, a small yard of oak, people often ask me whether I could mend their grandfather's rowing boat."
    assert without_introduction(line).startswith("People often ask me")
    line = "In the view of the council, the mayor said, is the bridge of Brigford the best one that the county has ever built."
    assert without_introduction(line) == line


def test_an_introduction_that_is_a_list_goes_as_a_whole() -> None:
    line = "With careful plans, a strong crew, a clear goal, and a fair wind, the old ferry crosses the whole lake in an hour."
    assert without_introduction(line) == "The old ferry crosses the whole lake in an hour."


def test_a_clause_that_says_which_reason_keeps_its_verb() -> None:
    line = "A major part of the reason that additional ferries are needed, Holm said, is the flow of lorries through the town."
    assert all("reason are" not in shorten(line, longest) for longest in range(30, len(line)))


def test_a_line_is_not_cut_between_a_verb_and_the_question_that_is_its_object() -> None:
    line = (
        "The county has tested the lifeboats of all its harbours to determine which of them crews can launch without any help."
    )
    assert all(not shorten(line, longest).endswith("determine") for longest in range(30, len(line)))


def test_what_people_say_is_never_said_of_them() -> None:
    for says in ("say", "fear", "believe", "warn"):
        line = f"Bakers who make dough and sell it on the quay before dawn {says} the new rules on labels will cost them a day a week."
        assert all(not shorten(line, longest).startswith("Bakers will") for longest in range(30, len(line)))


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("The old bridge will be closed to all lorries if the council votes for it on Monday in the hall of the town.", " if "),
        (
            "The coach of Marl Rovers said that she would stay until summer, when her daughter begins school in Elding.",
            " until ",
        ),
        (
            "The crews of the ferries will strike for a week, unless the board offers them more than the rise of last year.",
            " unless ",
        ),
        (
            "Visitors may cross the dyke on foot as long as the gate is open and no red flag hangs above the keeper's house.",
            " as long as ",
        ),
        (
            "The tunnel under the river is safe except when it rains for more than three days in a row, its builders say.",
            " when ",
        ),
        (
            "If the strike goes on, the hospital will have to put off operations and send its patients to Holm or Brigford.",
            "If ",
        ),
        (
            "Once the bridge is mended, buses will go through the old town again and take half as long as after the flood.",
            "Once ",
        ),
    ],
)
def test_a_line_never_loses_the_condition_on_which_it_is_so(sentence: str, condition: str) -> None:
    for longest in range(30, len(sentence)):
        line = shorten(sentence, longest)
        assert not line or condition in line


@pytest.mark.parametrize(
    "sentence",
    [
        "More dockers are likely to stop work again in the coming days, a hand of the port has warned.",
        "Nordline is reportedly looking at ways to make money by selling its old boats to the towns of the bay.",
    ],
)
def test_a_line_is_never_surer_than_its_sentence(sentence: str) -> None:
    line = shorten(sentence, 90)
    assert line
    assert "likely" in line or "reportedly" in line


def test_the_hour_of_a_day_goes_with_the_day() -> None:
    sentence = "The old crane of Rivermark fell into the harbour early on Wednesday, and two boats sank below it."
    assert shorten(sentence, 55) == "The old crane of Rivermark fell into the harbour"
    closing = "The shops on the harbour front of Rivermark will close early on Friday because of the storm."
    assert "close early because" in shorten(closing, 85), "closing early is no closing"


def test_a_line_may_lose_a_limit_of_what_is_past_and_a_condition_of_another_clause() -> None:
    past = (
        "Neighbours and soldiers searched the woods behind the old mill of Brigford until the lamps went out on Sunday night."
    )
    assert shorten(past, 80) == "Neighbours and soldiers searched the woods behind the old mill of Brigford"
    other = (
        "The museum has opened a café on the northern quay, which will stay there if enough guests come to it before spring."
    )
    assert shorten(other, 70) == "The museum has opened a café on the northern quay"


def test_who_says_it_does_not_stand_for_what_is_said() -> None:
    line = (
        "The town did not pay for the journeys of its mayor to the islands of the north, Harbour Minister Ann Holm said today."
    )
    assert without_introduction(line) == line
    assert not shorten(line, LONGEST).startswith("Harbour Minister")


@pytest.mark.parametrize("marks", ['""', "“”"])
def test_a_line_that_ends_with_a_quotation_has_no_comma_in_it(marks: str) -> None:
    head = f"The captain calls the old crane of the yard a {marks[0]}monument to patience"
    line = f"{head},{marks[1]} which the board of the harbour has never denied in public."
    assert shorten(line, 80) == head + marks[1]


def test_a_line_whose_source_goes_has_no_comma_in_its_last_quotation() -> None:
    line = "The old crane of the northern yard is not the “Oldest Crane of the Lake,” according to the museum of Brigford."
    assert shorten(line, 90) == "The old crane of the northern yard is not the “Oldest Crane of the Lake”"
