"""newsletter.draft.sections.past_features: what of a story tells its section."""

from __future__ import annotations

from newsletter.draft.sections.past_features import story_features


def test_words_of_title_lead_and_path_are_features_and_so_is_the_first_word_of_the_title() -> None:
    found = story_features("Announcing the bridge", "It opens in May.", "https://t.example/2024/new-bridge")
    assert {"title:bridge", "first:announcing", "open", "path word:new", "path word:bridge", "path:2024"} <= set(found)
    assert not {"title:open", "first:bridge"} & set(found)


def test_a_host_counts_more_than_a_word_and_its_subdomain_www_is_none() -> None:
    found = story_features("Owls", "", "https://www.t.example/diary/1")
    assert found["host:t.example"] > found["folder:t.example/diary"] > found["owl"] == 1


def test_numbers_are_one_feature_whatever_their_digits() -> None:
    assert story_features("Version 2.1", "", "") == story_features("Version 3.7", "", "")


def test_a_story_without_an_address_has_its_words_alone() -> None:
    assert not [name for name in story_features("Owls nest", "", "") if name.startswith(("host", "folder", "path"))]
