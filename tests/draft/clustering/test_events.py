"""newsletter.draft.clustering.events: two events on one subject are told apart, two reports on one event are not."""

from __future__ import annotations

from newsletter.config.schema import DraftSettings
from newsletter.draft.clustering.cluster import NEAR_MISS, group_stories
from newsletter.draft.clustering.events import OTHER_EVENT, StoryEvent, tell_two_events
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
