"""newsletter.draft.sections.learn: sections as past issues filled them."""

from __future__ import annotations

import pytest

from newsletter.draft.sections.learn import Example, PastSections, recurring_sections, section_key
from newsletter.draft.sections.profiles import read_sections
from tests.draft.sections.rules import NATURE, TOWN

PAST = PastSections(
    [
        Example("Town", "Council votes", url="https://t.example/news/1"),
        Example("Nature", "Owls nest", url="https://n.example/diary/2"),
    ]
    * 5
)


def test_words_and_hosts_tell_the_section() -> None:
    sections = ["Town", "Nature"]
    town, nature = PAST.score("The council", "", "", sections)
    assert town > nature
    town, nature = PAST.score("Something", "", "https://n.example/diary/9", sections)
    assert nature > town


def test_a_newsletter_without_past_issues_scores_every_section_alike() -> None:
    assert PastSections([]).score("The council", "", "", ["Town", "Nature"]) == [0.0, 0.0]


def test_a_section_that_no_issue_had_is_as_good_as_the_worst() -> None:
    town, nature, other = PAST.score("The council", "", "", ["Town", "Nature", "New"])
    assert other == min(town, nature)


def test_past_issues_weigh_more_the_more_stories_they_had() -> None:
    sections = ["Town", "Nature"]
    few, many = (past.score("The council", "", "", sections)[0] for past in (PAST, PastSections(list(PAST.examples) * 50)))
    assert many > 10 * few > 0


def test_what_past_stories_said_becomes_part_of_their_section_alone() -> None:
    town, nature = (section.profile for section in read_sections([TOWN, NATURE], is_english=True))
    taught = PAST.teach(["Town", "Other"], [town, nature])
    assert "vote" in taught[0].vector
    assert "vote" not in town.vector
    assert taught[1] == nature


def test_the_meaning_of_a_section_is_learnt_from_some_stories_not_from_one() -> None:
    assert len(PAST.meanings) == 2
    assert PastSections(PAST.examples[:2]).meanings == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Town & Traffic", "🚌 TOWN and traffic", True),
        ("Kunst und Kultur", "Kunst & Kultur", True),
        ("Chips", "Chip", True),
        ("Town & Traffic", "Town", False),
        ("IT", "It", True),
        ("🎲", "🎲", True),
        ("🎲", "🚌", False),
    ],
)
def test_a_section_is_known_again_however_its_name_is_written(one: str, other: str, same: bool) -> None:
    assert (section_key(one) == section_key(other)) is same


def test_the_sections_of_past_issues_are_those_that_recur_in_the_order_of_the_newest() -> None:
    issues = [["Town", "Elections"], ["Town", "Nature"], ["🦉 NATURE", "Town", "Also Noted"]]
    assert recurring_sections(issues, ["Also noted"]) == ["🦉 NATURE", "Town"]
    assert recurring_sections(issues[:1]) == ["Town", "Elections"]
    assert recurring_sections([]) == []


def test_a_host_whose_past_stories_were_all_in_one_section_tells_it_from_the_first_issues() -> None:
    sections, mixed = ["Town", "Nature"], Example("Town", "Council walks", url="https://n.example/diary/3")
    town, nature = PAST.score("", "", "https://n.example/other/9", sections)
    assert nature > 1 > town
    town, nature = PastSections([*PAST.examples[:2], mixed]).score("", "", "https://n.example/diary/9", sections)
    assert abs(nature) < 0.1
