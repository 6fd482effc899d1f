"""Promises of the rules on slips of the pen: what is one, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsletter.check import check_material
from tests.check.materials import FRONT, article, found_in, material, story

OWLS = "Owls nest in the old mill."
WHERE: dict[str, Callable[[str], str]] = {
    "headline": lambda words: story(OWLS, words),
    "summary": story,
    "prose": lambda words: f"{words}\n\n{story(OWLS)}",
}


def _found(summary: str, language: str = "en", headline: str = "A bridge for Brigford") -> set[str]:
    text = FRONT + story(summary, headline)
    return found_in(text, article(summary, language=language, published="2025-11-14"), language=language)


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The council voted for for the bridge", "word-twice"),
        ("The council (at last voted for the bridge", "bracket-unpaired"),
        ("The council meets on 30 February", "date-impossible"),
        ("The council meets on Monday, November 14, 2025", "weekday-wrong"),
        ("The council met , then it rained", "punctuation"),
        ("The council met ,then it rained", "punctuation"),
        ("The council **met** , then it rained", "punctuation"),
    ],
)
def test_slips_are_found_wherever_a_reader_would_meet_them(where: str, words: str, code: str) -> None:
    assert code in found_in(FRONT + WHERE[where](words))


@pytest.mark.parametrize(
    "text",
    [
        "He said that that bridge had had its day, and it was very, very old.",
        "He flew from Bora Bora to the The Hague group.",
        "The value `the` the program prints is a word.",
        "- the\n- the",
        "Is it [the](https://a.example/the) the?",
        "A long long way to go, no no no.",
        "What he was was a fool, and those who are are few.",
        "In May may flies come; Will will resign.",
        "It is a win win with pom poms, yes yes.",
        "He tried Plan A a month later and took vitamin A a day.",
        "The operators AND and OR or NOT are shown.",
        "Its most frequent slip is “the the”, followed by 'of of' and \"and and\".",
    ],
)
def test_words_that_rightly_stand_twice_are_not_found(text: str) -> None:
    assert "word-twice" not in _found(text)


@pytest.mark.parametrize(
    "text",
    ["The the bridge is old.", "It fell. A a bridge is old.", "Nobody knew who the the man was.", "The ferries will will run."],
)
def test_a_capital_or_a_clause_before_makes_no_word_stand_twice_rightly(text: str) -> None:
    assert "word-twice" in _found(text)


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("de", "Die Frau, die die Stadt regiert, sprach.", "Die Frau sprach mit mit dem Rat."),
        ("de", "Er sah, dass ihr ihr Haus habt.", "Die Frau sprach von von dem Rat."),
        ("de", "Der Mann, der der Stadt dient, sprach.", "Sie wohnt in der der Stadt."),
        ("de", "Die Halle, in der der Rat tagt, ist alt.", "Die Mieten der der Häuser steigen weiter."),
        ("de", "Sie tagt in der der Stadt gehörenden Halle.", "Das beschloss der der Rat in den vergangenen Wochen."),
        ("de", "Ist der der Chef? Wer die die Stadt rettet, siegt.", "Der Preis für den den alten Turm steht fest."),
        ("de", "Eine Halle, zu der und in der der Weg führt.", "Sie gingen gestern mit dem dem Hund spazieren."),
        ("de", "Sie tagt im im Mai renovierten Haus, das einer einer Bank abkaufte.", "Sie tagt im im Haus."),
        ("de", "Wer die eine eine Diebin nennt, irrt.", "Der Rat kaufte eine eine Halle."),
        ("nl", "Als je je best doet, zie ik haar haar.", "Hij sprak met met de raad."),
        ("pt", "Não se sabe se se faz.", "Falou com com o conselho."),
        ("it", "È così così, se se ne va.", "Parla con con il sindaco."),
        ("fr", "Nous nous sommes réunis hier.", "Le conseil a voté pour pour le pont."),
        ("es", "No no quiere el puente.", "El consejo votó por por el puente."),
    ],
)
def test_words_are_doubled_by_the_rules_of_their_own_language(language: str, right: str, wrong: str) -> None:
    assert "word-twice" not in _found(right, language)
    assert "word-twice" in _found(wrong, language)


def test_a_word_across_the_end_of_a_line_is_found_and_one_across_a_paragraph_is_not() -> None:
    assert "word-twice" in _found("The council voted for the\nthe bridge.")
    assert "word-twice" not in _found("The council voted for the\n\nthe bridge.")


@pytest.mark.parametrize(
    "text",
    [
        "There are two ways: a) build it, b) leave it, and iv) wait.",
        "The council voted for it :) and went home (NASA, gas).",
        "“They [the council] will build it [sic],” he said (in April 8).",
        "A [bridge (old)](https://a.example/b_(c)) of `f(` and the range [0, 1).",
        "The range [a, b) and (for us :)) or (for you :) and :-)) to all.",
        "A claim[^1] of it.\n\n[^1]: Said (often).",
        "1) Build it\n2) Leave it",
        "- [ ] build it\n- [x] leave it",
    ],
)
def test_brackets_that_need_no_partner_are_not_found(text: str) -> None:
    assert "bracket-unpaired" not in _found(text)


@pytest.mark.parametrize("text", ["It met) at last.", "It [met at last.", "It (met] at last.", "A (b (c) d."])
def test_a_bracket_without_its_partner_is_found(text: str) -> None:
    assert "bracket-unpaired" in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "“It is good.\n\n“It is very good,” said Holm.",
        "”Hej,” sade Holm till rådet.",
        "„Ja“, sagte Holm, und „nein”, sagte Berg.",
        "»Ja«, sagte Holm, und « oui », disait Berg.",
        "The best year “since 2019,” he said of the councils’ ‘90s bridge, Ben‘s own.",
        'A 5" pipe stands beside it.',
        'It was called "the best since 2019" by Holm.',
        "Home » News » Bridge",
        "„Er sagte ‚nein‘“, sagte Holm.",
        'צה"ל אמר כי הוא',
        "It is ‘bone glue' and the council's own.",
    ],
)
def test_quotation_marks_that_have_their_partner_are_not_found(text: str) -> None:
    assert "half-quotation" not in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "« Oui, disait Berg.",
        "„Ja, sagte Holm.",
        "‘Yes, said Holm.",
        "‚Ja, sagte Holm.",
        "「はい、と言った。",
        '"Yes, said Holm.',
        "Yes,” said Holm.",
    ],
)
def test_half_quotations_are_found_in_the_marks_of_every_language(text: str) -> None:
    assert "half-quotation" in _found(text)
    assert "half-quotation" in _found(OWLS, headline=text)


def test_a_half_quotation_is_found_once_and_where_it_stands() -> None:
    text = FRONT + story("The town is glad.", "Yes,” said Holm") + story("“Yes, said Berg.", "A bridge for Brigford")
    lines = text.splitlines()
    found = [one for one in check_material(material(text)) if one.code == "half-quotation"]
    assert [lines[one.line - 1] for one in found] == ["### Yes,” said Holm", "“Yes, said Berg."]


@pytest.mark.parametrize(
    "text", ["Ask them about .NET, e.g. 1,000 of it ... or Node.js.", "It is ¿qué? at $.50,..", "A; b: c.", "هذا جسر.. قديم"]
)
def test_punctuation_that_is_meant_is_not_found(text: str) -> None:
    assert ("punctuation" in _found(text)) is text.endswith(",..")


def test_marks_of_emphasis_before_a_comma_or_a_full_stop_are_no_space() -> None:
    assert "punctuation" not in _found("Patch the VPN **first**, read the _rest_, said ~~Ann~~, and sleep **well**.")
