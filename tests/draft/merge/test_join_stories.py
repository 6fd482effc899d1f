"""newsletter.draft.merge.join_stories: of two stories joined by the editor one block goes, and no word of hers with it."""

from __future__ import annotations

import pytest

from newsletter.draft.merge.join_stories import drop_joined_story
from newsletter.errors import UsageError
from newsletter.issuefile import parse, write
from newsletter.models import Issue, Section, Story, story_id


def story(name: str) -> Story:
    url = f"https://{name.lower()}.example/"
    return Story(f"{name} headline", f"{name} happened.", url, id=story_id(url))


ANN, BEN = story("Ann"), story("Ben")
BASE = write(Issue("T", sections=(Section("S", (ANN, BEN)),)))
NAMES = ({ANN.id or ""}, {BEN.id or ""})


def headlines(text: str | None) -> list[str]:
    return [story.headline for section in parse(text or "").issue.sections for story in section.stories]


def test_the_second_goes_from_file_and_base() -> None:
    mine, base = drop_joined_story(BASE, BASE, *NAMES)
    assert headlines(mine) == headlines(base) == ["Ann headline"]


def test_where_she_edited_the_second_the_first_goes() -> None:
    edited = BASE.replace("Ben happened.", "Ben did happen.")
    mine, _ = drop_joined_story(edited, BASE, *NAMES)
    assert headlines(mine) == ["Ben headline"]
    assert "Ben did happen." in mine


@pytest.mark.parametrize("note", ["Ben did happen.", "Ben happened.\n\n<!-- call Ben back -->"])
def test_where_she_edited_both_nothing_is_thrown_away(note: str) -> None:
    edited = BASE.replace("Ann happened.", "Ann did happen.").replace("Ben happened.", note)
    with pytest.raises(UsageError, match="you edited “Ann headline” and “Ben headline”"):
        drop_joined_story(edited, BASE, *NAMES)


def test_a_story_that_is_not_in_the_file_changes_nothing() -> None:
    assert drop_joined_story(BASE, BASE, NAMES[0], {"00000000"}) == (BASE, BASE)
    assert drop_joined_story(BASE, None, NAMES[0], NAMES[0]) == (BASE, None)
