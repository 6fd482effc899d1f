"""Changes the machine's own version of an issue: without removed stories, with dropped ones, or updated in part."""

from __future__ import annotations

from collections.abc import Collection

from newsletter.cache import link_key
from newsletter.draft.merge.match import StoryRef, is_among, pair_machine, shared_links, stories_of
from newsletter.errors import DraftError
from newsletter.issuefile import Block, Draft, parse


def read_last(text: str | None) -> Draft | None:
    """Return the machine's last version, parsed; None if there is none or it cannot be parsed."""
    try:
        return None if text is None else parse(text, "the last draft", key=link_key)
    except DraftError:
        return None


def without_removed(new: Draft, thrown_out: Collection[StoryRef]) -> str:
    """Return the machine's version without the stories thrown out, and without sections that become empty."""
    written = {id(item.block): item for item in stories_of(new)}
    shared = shared_links(list(written.values()), thrown_out)
    kept: list[Block] = []
    for block in reversed(new.blocks):
        empty = block.kind == "section" and (not kept or kept[-1].kind == "section")
        if not empty and not (block.kind == "story" and is_among(written[id(block)], thrown_out, shared)):
            kept.append(block)
    if len(kept) == len(new.blocks):
        return new.text
    return "".join(block.raw for block in reversed(kept)).rstrip() + new.eol


def carry_over(old: str | None, new: str, thrown_out: Collection[StoryRef] = ()) -> str:
    """Return the base of the next merge: the machine's new version plus the stories of its last one that it dropped.

    A dropped story may still stand in the editor's file, and when she removes it later, the merge must notice.
    """
    last = read_last(old)
    if last is None:
        return new
    before, now = stories_of(last), stories_of(parse(new, "the new draft", key=link_key))
    found = set(pair_machine(before, now, thrown_out).values())
    shared = shared_links(now, before, list(thrown_out))
    text = new
    for story in before:
        if story not in found and not is_among(story, thrown_out, shared):
            heading = f"## {story.section}\n\n" if story.section else ""
            text = f"{text.rstrip()}\n\n{heading}{story.block.raw.strip()}\n"
    return text


def update_only(old: str | None, new: str, ids: Collection[str]) -> str:
    """Return the machine's new version with every story except those of `ids` as it is in its last one."""
    last = read_last(old)
    if last is None:
        return new
    draft = parse(new, "the new draft", key=link_key)
    stories = stories_of(draft)
    before = {
        id(now.block): then.block.raw for now, then in pair_machine(stories_of(last), stories).items() if now.id not in ids
    }
    return "".join(f"{before.get(id(block), block.raw).rstrip()}\n\n" for block in draft.blocks).rstrip() + "\n"
