"""newsletter.check.claims.proper_names: names in full, in short, as initials, and what is none."""

from __future__ import annotations

import pytest

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.proper_names import missing_keys, mixed_up, read_names
from newsletter.check.claims.support import lower_words

SOURCE = (
    "Andy Konwinski of the Federal Bureau of Investigation met Mr Roy in the United States, told us the Chinese envoy. "
    "Who was there? Researchers of NASA were."
)


@pytest.mark.parametrize(
    "name", ["Konwinski", "FBI", "American", "China", "U.S.", "Konwinski’s", "National Aeronautics and Space Administration"]
)
def test_a_name_is_known_in_each_of_its_forms(name: str) -> None:
    (found,) = read_names(f"It was said of {name}.")
    assert missing_keys(found, Evidence([SOURCE])) == []


@pytest.mark.parametrize("name", ["Mouni Roy", "U.K.", "WHO", "Imelda Staunton", "British", "United Kingdom", "Berg"])
def test_a_name_from_elsewhere_is_missing_though_common_words_have_its_letters(name: str) -> None:
    (found,) = read_names(f"It was said of {name}.")
    assert missing_keys(found, Evidence([SOURCE]))


def test_what_a_sentence_begins_with_and_titles_are_no_names() -> None:
    sentence = "Researchers said on Monday that President Konwinski is here."
    assert [name.text for name in read_names(sentence, lower_words(["The researchers came."]))] == ["Konwinski"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("High winds hit the coast of Marl.", ["Marl"]),
        ("Talk is that the mill closes.", []),
        ("Federal officials asked why, and jobless claims fell.", []),
        ("Ahead of the vote I’ll wait.", []),
        ("Clashes broke out, and Rep. Konwinski left.", ["Konwinski"]),
        ("Moderna is at work on it.", ["Moderna"]),
        ("High Marl is a village.", ["High Marl"]),
        ("He called Ahead a friend.", ["Ahead"]),
    ],
)
def test_a_common_word_that_only_its_sentence_s_head_gives_a_capital_is_no_name(sentence: str, names: list[str]) -> None:
    assert [name.text for name in read_names(sentence)] == names


@pytest.mark.parametrize(("said", "told"), [("O’Neill", "O'Neill"), ("O'Neill’s", "O’Neill")])
def test_a_name_is_known_with_either_apostrophe(said: str, told: str) -> None:
    (found,) = read_names(f"It was said of {said} sister.")
    assert missing_keys(found, Evidence([f"It was built by Ines {told}, an architect."])) == []


def test_what_stands_for_a_currency_before_a_figure_is_no_name() -> None:
    assert [*read_names("It cost US$5, EUR41.50, USD 6m, CHF 8, NOK9m, Rs 90 or Rs90.")] == []
    assert [name.text for name in read_names("The US met Rs Holm.")] == ["US", "Rs Holm"]


@pytest.mark.parametrize(("one", "other"), [("Petersen", "Peterson"), ("Holman", "Holmar")])
def test_a_name_of_one_other_letter_is_missing_whichever_of_the_two_the_source_has(one: str, other: str) -> None:
    for said, told in ((one, other), (other, one)):
        (found,) = read_names(f"It was said of {said}.")
        assert missing_keys(found, Evidence([f"It was built by Ines {told}, an architect."]))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Organisation", "Organization"),
        ("Congressman", "Congressmen"),
        ("Analysis", "Analyses"),
        ("Tuscans", "Tuscany"),
        ("Swedes", "Sweden"),
        ("Greeks", "Greece"),
    ],
)
def test_another_spelling_or_form_of_one_word_is_not_missing(said: str, told: str) -> None:
    (found,) = read_names(f"It was said of the {said}.")
    assert missing_keys(found, Evidence([f"They met the {told} of Marl."])) == []


def test_a_quarter_of_the_year_is_missing_where_the_source_has_another() -> None:
    (found,) = read_names("It was said of Q3.")
    assert missing_keys(found, Evidence(["Sales rose in the second quarter, in Q2."])) == ["q3"]
    assert not missing_keys(found, Evidence(["Third-quarter sales rose."]))
    assert not missing_keys(found, Evidence(["Sales rose in Q3."]))


@pytest.mark.parametrize(("said", "told"), [("Brightwell", "Brightwater"), ("Christopher", "Christina")])
def test_a_name_that_only_begins_with_the_letters_of_another_is_missing(said: str, told: str) -> None:
    (name,) = read_names(f"The ship belongs to {said} today.")
    assert missing_keys(name, Evidence([f"The ship belongs to {told}."])) == [said.lower()]


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("Helen Amory leads the rescue society of Marl.", "Helen Marsh"),
        ("Ruth Amory leads the council of Marl.", None),
        ("Ines Holm reads.", None),
        ("Anna Berg of Marl won.", None),
        ("US Senator Amory came.", None),
    ],
)
def test_a_name_made_of_two_peoples_names_is_found(said: str, instead: str | None) -> None:
    evidence = Evidence(
        [
            "Ruth Amory sits on the council of Marl. Helen Marsh leads the rescue society. Ines Maria Holm reads. "
            "Anna and Ines Berg won. The US Congress met."
        ]
    )
    (name, *_) = read_names(said)
    found = mixed_up(name, evidence)
    assert (found[1] if found else None) == instead
