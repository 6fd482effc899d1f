"""newsletter.check.claims.judge: a story read sentence by sentence."""

from __future__ import annotations

from datetime import date

from newsletter.check import check_material
from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.judge import judge_days, judged_stories, summary_text
from tests.check.materials import FRONT, article, material, story


def test_each_sentence_tells_the_sentence_of_the_article_that_it_rests_on() -> None:
    (judged,) = judged_stories(material(FRONT + story("The works last for two summers."), article()))
    sentence = judged.sentences[-1]
    assert "two summers" in judged.evidence.statements[sentence.rests_on[0]].text


def test_markdown_and_code_are_no_claims() -> None:
    assert summary_text("**Bold** [link](https://x.example/99) text.\n\n```\nx = 77\n```\n") == "Bold link text."


def test_the_marks_of_footnotes_are_no_figures() -> None:
    assert (
        summary_text("The works last for two summers.[^1]\n\n[^1]: With a pause.")
        == "The works last for two summers. With a pause."
    )


def test_a_german_article_is_said_to_be_unknown_and_its_names_are_not_judged() -> None:
    (judged,) = judged_stories(material(FRONT + story("Der Rat von Brigford."), article("Der Rat tagt.", language="de")))
    assert not judged.known_language
    assert not [claim for sentence in judged.sentences for claim in sentence.claims if claim.kind == "name"]


def test_a_table_without_its_rule_and_many_blanks_is_read_as_its_rows() -> None:
    blanks = " " * 100_000  # tried from each of them anew, a rule would be looked for for minutes
    assert summary_text(f"{blanks}x\n\n| Month | Cost |\n| :-- | --: |\n| May | 5 |\n") == "x Month; Cost May; 5"


def test_a_weekday_of_something_else_supports_no_wrong_date() -> None:
    article = "All nine boats lay in the old basin on the evening of 4 November, when the lock jammed. A fair is planned there on Saturday."
    evidence = Evidence([article], published=[date(2026, 11, 18)])
    for day, verdicts in (("14", [("absent", "4 November")]), ("4", [("supported", "")])):
        claims = judge_days(
            f"All nine boats lay in the old basin on the evening of {day} November, when the lock jammed.", [], evidence
        )
        assert [(claim.verdict, claim.instead) for claim in claims] == verdicts
    (claim,) = judge_days("A fair is planned there on 21 November.", [], evidence)
    assert claim.verdict == "supported"


def test_the_capitals_of_a_shouted_sentence_mark_no_names_and_its_figures_are_judged() -> None:
    told = article("The ferries of Marl sail again from May, with 40 crew.")
    found = check_material(material(FRONT + story("THE FERRIES SAIL AGAIN FROM MAY, WITH 50 CREW.", "News of Marl"), told))
    codes = {(item.code, item.words) for item in found if item.code.endswith("-not-found")}
    assert codes == {("number-not-found", "50")}


def test_a_weekday_before_a_wrong_date_does_not_hide_it() -> None:
    article = "The council of Ostby meets on Monday, 17 November. On Tuesday it heard the mayor."
    evidence = Evidence([article], published=[date(2025, 11, 14)])
    for day, verdicts in (
        ("Tuesday, 18 November", {"Tuesday": "supported", "18 November": "absent"}),
        ("Monday, 17 November", {"Monday": "supported", "17 November": "supported"}),
    ):
        claims = judge_days(f"The council of Ostby meets on {day}.", [], evidence)
        assert {claim.text: claim.verdict for claim in claims} == verdicts
