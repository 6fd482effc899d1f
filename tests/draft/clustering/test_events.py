"""newsletter.draft.clustering.events: two events on one subject are told apart, two reports on one event are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.config.schema import DraftSettings
from newsletter.draft.clustering.cluster import NEAR_MISS, group_stories
from newsletter.draft.clustering.events import LATER_EVENT, OTHER_EVENT, StoryEvent, tell_two_events
from newsletter.draft.clustering.leads import Standing, keep_leads
from newsletter.draft.clustering.likeness import explain
from newsletter.models import Article

NO_NAMES: frozenset[str] = frozenset()
FLOOD = (
    "The river rose above its banks and drowned cellars, meadows and a railway bridge while volunteers stacked sandbags all night. "
    * 6
)
FEAST = (
    "Musicians, bakers and jugglers celebrate a harvest festival with lanterns, honey cakes and dancing beneath chestnut trees. "
    * 6
)


def test_long_texts_without_common_words_tell_two_events() -> None:
    assert tell_two_events(StoryEvent("Flood", FLOOD), StoryEvent("Feast", FEAST), NO_NAMES)


def test_texts_with_the_same_words_tell_one_event() -> None:
    assert not tell_two_events(StoryEvent("Flood", FLOOD), StoryEvent("High water", FLOOD), NO_NAMES)


def test_two_common_numbers_leave_texts_in_other_words_together() -> None:
    one, other = StoryEvent("Flood", f"{FLOOD} 420 of 1,350."), StoryEvent("Feast", f"{FEAST} 1,350 and 420.")
    assert not tell_two_events(one, other, NO_NAMES)


def test_years_are_no_common_numbers() -> None:
    one, other = StoryEvent("Flood", f"{FLOOD} 2025 and 2026."), StoryEvent("Feast", f"{FEAST} 2025 and 2026.")
    assert tell_two_events(one, other, NO_NAMES)


def test_a_short_text_is_not_judged() -> None:
    assert not tell_two_events(StoryEvent("Flood", FLOOD[:300]), StoryEvent("Feast", FEAST), NO_NAMES)


def test_two_events_of_one_town_are_kept_apart_with_the_reason_and_suggested() -> None:
    names = " Mayor Ottoline Brask of Quennelby spoke. Quennelby thanked Ottoline Brask."
    one = Article("https://a.example/1", id="a", title="Quennelby under water", text=FLOOD + names)
    other = Article("https://b.example/2", id="b", title="Quennelby dances", text=FEAST + names)
    settings = DraftSettings(same_story=0.02)
    assert OTHER_EVENT in explain(one, other, settings).vetoes
    grouping = group_stories([one, other], settings)
    assert grouping.groups == [[0], [1]]
    assert [(item.one, item.other) for item in keep_leads([one, other], grouping, Standing()).suggestions] == [("a", "b")]


def test_two_reports_that_the_town_s_name_alone_makes_just_alike_enough_are_not_suggested() -> None:
    names = " Mayor Ottoline Brask of Quennelby spoke. Quennelby thanked Ottoline Brask."
    one = Article("https://a.example/1", id="a", title="Quennelby under water", text=FLOOD + names)
    other = Article("https://b.example/2", id="b", title="Quennelby dances", text=FEAST + names)
    score = explain(one, other, DraftSettings()).score
    hints = [
        group_stories([one, other], DraftSettings(same_story=score / times)).suggestions
        for times in (NEAR_MISS - 0.05, NEAR_MISS + 0.05)
    ]
    assert [len(found) for found in hints] == [0, 1]


def test_common_words_that_only_begin_sentences_are_no_names_and_count_for_one_event() -> None:
    one = Article(
        "https://a.example/1",
        id="a",
        title="Incident: building fire, Glover Lane, Quennelby",
        text="Time of call: 03:41\nSix fire engines and an aerial ladder platform from Quennelby, Tarnside and Holt Rigg were "
        "called to a fire in a bakery with flats adjoining in Glover Lane, Quennelby.\nCrews wore breathing apparatus and used "
        "eight jets and the aerial platform to put out the fire. Eleven residents were moved to a rest centre. The roof and "
        "the upper floor of the bakery have collapsed.\nTwo engines remain at the scene to damp down hot spots. The cause of "
        "the fire is under investigation.\nDo you have working smoke alarms? Book a free home safety visit on 0800 555 0142.",
    )
    other = Article(
        "https://b.example/2",
        id="b",
        title="Fire tears through Glover Lane bakery",
        text="Crews from across the county have been tackling a huge fire at a bakery in Quennelby.\nIt broke out at Moxon's in "
        "Glover Lane just before 4am this morning. Eleven people had to leave their homes.\nResidents nearby are being told to "
        "keep windows and doors shut because of the smoke. The number 14 bus is diverted along Weir Street.\nListener Dean, who "
        'lives opposite, told us: "The heat was unreal, you could feel it through the glass."\nThe station will have more at noon.',
    )
    assert not explain(one, other, DraftSettings()).vetoes


THEFT = Article(
    "https://a.example/1",
    id="a",
    title="Hackers steal records of 310,000 patients at St Brannoc hospital",
    text="Hackers have copied the records of 310,000 patients of St Brannoc hospital, its managers admitted on Monday. Names, addresses "
    "and diagnoses were among the data. The intruders came in through the account of a supplier that had no second factor. Doctors had "
    'to write by hand for two days. "We are deeply sorry," said the hospital\'s director, Colin Yeo.',
    published="2031-03-03",
)
RANSOM = Article(
    "https://b.example/2",
    id="b",
    title="Nightferry gang puts hospital letters on the dark web",
    text="A gang named Nightferry has put 12,000 letters and findings from St Brannoc hospital on the dark web. It threatens to release "
    "more every day until 4 million dollars are paid. The hospital's director Colin Yeo said on Thursday that not a penny would go to "
    "criminals. A hotline for patients had 3,000 calls by noon. The attack was made public on Monday.",
    published="2031-03-06",
)
ADVICE = Article(
    "https://c.example/3",
    id="c",
    title="St Brannoc: what patients should do now",
    text="Many people ask what the thieves know about them since the hospital admitted on Monday that the data of 310,000 patients had "
    "been stolen. Names, addresses and diagnoses are among them, bank details are not. The hackers came in with the password of a "
    "supplier. The director, Colin Yeo, has apologised. We answer the most urgent questions.",
    published="2031-03-06",
)


@pytest.mark.parametrize(("day", "stories"), [("2031-03-04", 1), ("2031-03-06", 2)])
def test_a_report_days_later_that_opens_with_other_news_is_a_story_of_its_own_and_suggested(day: str, stories: int) -> None:
    articles = [THEFT, replace(RANSOM, published=day)]
    grouping = group_stories(articles, DraftSettings())
    assert len(grouping.groups) == stories
    assert [item.vetoes for item in grouping.suggestions] == [(LATER_EVENT,)] * (stories - 1)
    assert len(keep_leads(articles, grouping, Standing()).suggestions) == stories - 1


def test_a_late_report_of_the_same_news_is_one_story_with_it() -> None:
    assert len(group_stories([THEFT, ADVICE], DraftSettings()).groups) == 1
