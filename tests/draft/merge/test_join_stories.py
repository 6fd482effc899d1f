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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## S\n\nANN## T\n\nBEN", "## S\n\nANN"),
        ("## T\n\nBEN## S\n\nANN", "## S\n\nANN"),
        ("Hello.\n\n## T\n\nBEN---\n\n## S\n\nANN", "Hello.\n\n## S\n\nANN"),
        ("## S\n\nANN---\n\n## T\n\nBEN---\n\n## U\n\nCID", "## S\n\nANN---\n\n## U\n\nCID"),
        ("## S\n\nANN---\n\n## T\n\nBEN---\n\nSee you.\n", "## S\n\nANN---\n\nSee you.\n"),
        ("## S\n\nANN## T\n\nBENCID", "## S\n\nANN## T\n\nCID"),
        ("## S\n\nANN## T\n\nMy words.\n\nBEN", "## S\n\nANN## T\n\nMy words.\n\n"),
        ("## S\n\nANN## T\n\n<!-- mine -->\n\nBEN", "## S\n\nANN## T\n\n<!-- mine -->\n\n"),
    ],
)
def test_a_section_that_held_nothing_else_goes_with_its_heading_and_one_line_between_sections(before: str, after: str) -> None:
    def filled(text: str) -> str:
        for one in (ANN, BEN, story("Cid")):
            block = f"### {one.headline}\n<!-- story {one.id} -->\n\n{one.summary}\n\n[Read more]({one.link})\n\n"
            text = text.replace(one.headline[:3].upper(), block)
        return f"---\ntitle: T\n---\n\n{text}"

    assert drop_joined_story(filled(before), filled(before), *NAMES)[0] == filled(after)


def test_a_heading_that_the_editor_changed_stays_where_its_only_story_goes() -> None:
    base = write(Issue("T", sections=(Section("S", (ANN,)), Section("T", (BEN,)))))
    mine, _ = drop_joined_story(base.replace("## T\n", "## My own\n"), base, *NAMES)
    assert headlines(mine) == ["Ann headline"]
    assert "## My own\n" in mine
