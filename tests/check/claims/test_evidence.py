"""newsletter.check.claims.evidence: the sentences of articles, and which of them a sentence rests on."""

from __future__ import annotations

from newsletter.check.claims.evidence import Evidence, evidence_of, sentences_of
from newsletter.check.claims.words import content_stems, read_words
from tests.check.materials import article


def _stems(text: str) -> list[str]:
    return content_stems(read_words(text))


def test_marks_of_blocks_are_no_words() -> None:
    assert sentences_of("# Head\n- one item. Two.\n> quoted\n```\n") == ["Head", "one item.", "Two.", "quoted"]


def test_a_sentence_rests_on_the_statements_that_say_most_of_it_the_best_first() -> None:
    evidence = Evidence(["Owls nest on the marshes. The bridge costs £14 million. Work begins in March."])
    assert evidence.rests_on(_stems("The bridge costs much, and work begins in March.")) == [2, 1]
    assert evidence.rests_on(_stems("Nobody sang.")) == []


def test_titles_outlets_and_authors_are_evidence_too_and_each_statement_knows_its_article() -> None:
    evidence = evidence_of([article(site="The Courier", authors=("Una Maas",)), article("It rained.", "https://b.example/")])
    assert {"courier", "maas"} <= evidence.outlets
    assert evidence.told_by[evidence.statements[-1].article] == "https://b.example/"


def test_the_neighbours_of_another_article_are_no_neighbours() -> None:
    evidence = Evidence(["The owls came.", "The bridge fell."])
    assert 1 not in evidence.score({"owls": 1.0}, window=True)
    assert 0 in evidence.score({"owls": 1.0}, window=True)


def test_the_names_of_a_list_are_counted_and_a_flood_of_capitals_is_read_at_once() -> None:
    # At square cost this took many minutes.
    assert Evidence(["Boats leave on Mondays, Wednesdays and Saturdays. " + "A." * 100_000]).listed == {3}


def test_a_number_that_a_sentence_has_many_times_is_held_by_it_once() -> None:
    ((amount, held),) = Evidence(["There are 7 owls, 7 boats and 7 mills."]).amounts
    assert (amount.value, held) == (7, [0])
