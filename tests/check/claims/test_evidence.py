"""newsletter.check.claims.evidence: articles read once, and the sentences that a claim rests on."""

from __future__ import annotations

from newsletter.check.claims.evidence import Evidence, evidence_of, sentences_of
from newsletter.check.claims.words import content_stems, read_words
from tests.check.materials import article

TEXT = "The council closed the bridge.\nBarn owls nest on the marshes. A survey found cracks in the third arch."


def rests_on(words: str) -> list[str]:
    evidence = Evidence([TEXT])
    return [evidence.statements[number].text for number in evidence.rests_on(content_stems(read_words(words)))]


def test_marks_of_headings_and_items_are_no_part_of_a_sentence() -> None:
    assert sentences_of("## A heading\n- One item. Another.\n```python\n") == ["A heading", "One item.", "Another."]


def test_a_claim_rests_on_the_sentences_that_say_most_of_it() -> None:
    assert rests_on("cracks found in an arch") == ["A survey found cracks in the third arch."]
    assert set(rests_on("council closed a bridge with cracks in an arch")) == {
        "The council closed the bridge.",
        "A survey found cracks in the third arch.",
    }
    assert rests_on("ferry timetable unchanged") == []


def test_coverage_is_a_share_by_weight_and_neighbours_count_within_one_article() -> None:
    evidence = Evidence([TEXT, "The ferry sails."])
    stems = content_stems(read_words("owls bridge"))
    owls = next(number for number, item in enumerate(evidence.statements) if "owls" in item.text)
    assert evidence.coverage(stems, owls) == 1.0
    assert 0 < evidence.coverage(stems, owls, window=False) < 1
    assert evidence.coverage([], owls) == 0.0
    ferry = len(evidence.statements) - 1
    assert not evidence.has(content_stems(read_words("arch"))[0], ferry, window=True)


def test_title_site_and_authors_are_evidence_too() -> None:
    evidence = evidence_of([article("Text.", title="A bridge", site="The Courier", authors=("Ada Moor",))])
    assert {"bridge", "courier", "moor"} <= evidence.keys
    assert {"courier", "moor"} <= evidence.outlets
