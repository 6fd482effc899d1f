"""newsletter.draft.merge.machine_version: the machine's own version is kept so that the next merge misses nothing."""

from __future__ import annotations

import pytest

from newsletter.cache import link_key
from newsletter.draft.merge.machine_version import carry_over, read_last, update_only, without_removed
from newsletter.draft.merge.match import StoryRef
from newsletter.issuefile import parse, write
from newsletter.models import Issue, Section, Story, story_id


def _story(name: str, summary: str = "It happened.") -> Story:
    url = f"https://{name.lower()}.example/news"
    return Story(f"{name} headline", summary, url, id=story_id(url))


def _draft(*stories: Story) -> str:
    sections = tuple(Section(title, (story,)) for title, story in zip(("Harbour", "Town"), stories, strict=False))
    return write(Issue("Weekly", "2025-11-14T16:00:00Z", sections=sections))


ANN, BEN = _story("Ann"), _story("Ben")


def _headlines(text: str) -> list[str]:
    return [block.title for block in parse(text).blocks if block.title]


def test_a_story_that_the_machine_dropped_stays_in_the_base_of_the_next_merge_until_it_is_removed() -> None:
    both, one = _draft(ANN, BEN), _draft(ANN)
    assert _headlines(carry_over(both, one)) == ["Harbour", "Ann headline", "Town", "Ben headline"]
    assert carry_over(both, one, [StoryRef(str(BEN.id))]) == one
    assert carry_over(both, both) == both


def test_named_stories_alone_are_updated() -> None:
    old, new = _draft(ANN, BEN), _draft(_story("Ann", "It rained."), _story("Ben", "It snowed."))
    text = update_only(old, new, {str(BEN.id)})
    assert ("It rained." in text, "It snowed." in text, text.count("It happened.")) == (False, True, 1)


@pytest.mark.parametrize("lost", [None, "---\ntitle: [\n---\n"])
def test_without_a_last_version_the_new_one_is_the_base(lost: str | None) -> None:
    new = _draft(ANN, BEN)
    assert read_last(lost) is None
    assert (carry_over(lost, new), update_only(lost, new, ())) == (new, new)


def test_a_section_goes_with_its_last_story() -> None:
    new = parse(_draft(ANN, BEN), key=link_key)
    assert _headlines(without_removed(new, [StoryRef(str(BEN.id))])) == ["Harbour", "Ann headline"]
    assert without_removed(new, []) == new.text
