"""Removes one of two stories that the editor joined; the next merge adds its links to the other."""

from __future__ import annotations

import re
from collections.abc import Collection

from newsletter.cache import link_key
from newsletter.draft.merge.edit import FIELDS, same_field, squeeze
from newsletter.draft.merge.match import DraftStory, stories_of
from newsletter.errors import UsageError
from newsletter.issuefile import parse

GENERATED_COMMENT = re.compile(r"<!-- (?:same story as|follow-up of|note:|tags:|from:) ")


def drop_joined_story(
    mine: str, base: str | None, first: Collection[str], second: Collection[str], file: str = "draft"
) -> tuple[str, str | None]:
    """Return the editor's file and the last generated version without the second of two stories, if both stand in the file.

    `first` and `second` are the ids and link keys that each is known by. If the editor changed only the second, the first is removed
    instead. Raises UsageError if both were edited, so that no edit is lost.
    """
    stories = stories_of(parse(mine, file, key=link_key))
    old = stories_of(parse(base, "the last draft", key=link_key)) if base else []
    found = [next((story for story in stories if _is(story, names)), None) for names in (first, second)]
    one, other = found
    if one is None or other is None or one is other:
        return mine, base
    machine = [next((story for story in old if _is(story, names)), None) for names in (first, second)]
    gone, was = other, machine[1]
    if _is_edited(other, machine[1]):
        if _is_edited(one, machine[0]):
            raise UsageError(
                f"{file}: you edited “{one.story.headline}” and “{other.story.headline}”; "
                "move what you want to keep into the first, delete your text from the second, then join them"
            )
        gone, was = one, machine[0]
    drafted = [block.raw.strip() for block in parse(base, "the last draft").blocks if block.kind == "section"] if base else []
    return (
        _without(mine, gone, file, drafted),
        _without(base, was, "the last draft", drafted) if base and was else base,
    )


def _is(story: DraftStory, names: Collection[str]) -> bool:
    return story.id in names or (bool(story.link) and story.link in names)


def _is_edited(story: DraftStory, was: DraftStory | None) -> bool:
    """Say whether anything in a story is the editor's: a field, a note, a further link, text after the link."""
    if was is None or not all(same_field(story.block, was.block, name) for name in FIELDS[:3]):
        return True
    notes = [part.raw.strip() for part in story.block.parts if part.kind == "note"]
    notes = [note for note in notes if note not in was.block.raw and not GENERATED_COMMENT.match(note)]
    own = {link_key(also.url) for also in story.story.also} - was.links
    return bool(notes or own or squeeze(story.block.source("after")) != squeeze(was.block.source("after")))


def _without(text: str, story: DraftStory, file: str, drafted: Collection[str]) -> str:
    """Return a draft without a story; where it was all that stood in its section, without the heading too if that is one of those
    `drafted`: one that the editor wrote or changed is hers."""
    blocks = parse(text, file).blocks
    place = blocks.index(story.block)
    kinds = ["", *(block.kind for block in blocks), "section"]  # of what stands before and behind block N: N and N + 2
    gone = {place}
    if kinds[place] == "section" and kinds[place + 2] in ("section", "separator") and blocks[place - 1].raw.strip() in drafted:
        gone.add(place - 1)
        if kinds[place - 1] == "separator":  # a line parts two sections: one of the two that stood around this one goes
            gone.add(place - 2)
        elif kinds[place + 2 : place + 4] == ["separator", "section"] and place + 2 < len(blocks):
            gone.add(place + 1)
    return "".join(block.raw for index, block in enumerate(blocks) if index not in gone)
