"""Merges a story's links as one set: no outlet appears twice, and the editor's links are kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsletter.cache import link_key
from newsletter.draft.merge.edit import same_field, set_fields
from newsletter.draft.merge.match import DraftStory
from newsletter.issuefile import Block, parse, read_story
from newsletter.issuefile.writing import also_line
from newsletter.models import Also
from newsletter.text.urls import site_of

SEPARATOR = " · "


def offered_outlets(new: DraftStory, base: DraftStory) -> list[Also]:
    """Return the further links that the machine has for a story now, including that of another article that leads it now."""
    offered = list(new.story.also)
    if new.story.link and new.link != base.link:
        names = {link_key(also.url): also.text for also in base.story.also}
        host = site_of(new.story.link)
        offered.insert(0, Also(new.story.link, names.get(new.link, host)))
    return [also for also in offered if link_key(also.url) != base.link]


def merge_outlets(mine: Block, base: DraftStory, offered: Sequence[Also], moved: Collection[str]) -> list[Also]:
    """Return the further links that a story is to have.

    The editor's stay, in her order; one that the machine wrote and she removed stays out; new ones of the machine's come last. One that
    the machine wrote is removed only if it belongs to another story now (`moved` has the keys of such links), not because its page is
    gone. If she changed nothing, they get the machine's names.
    """
    own = read_story(mine)
    before = {link_key(also.url) for also in base.story.also}
    taken = {link_key(own.link)} if own.link else set()
    staying = [also for also in own.also if link_key(also.url) not in before & set(moved)]
    if same_field(mine, base.block, "also"):
        now = {link_key(also.url): also for also in offered}
        wanted = [*(now.get(link_key(also.url), also) for also in staying), *offered]
    else:
        wanted = [*staying, *(also for also in offered if link_key(also.url) not in before)]
    return _once(wanted, taken)


def _once(links: Sequence[Also], taken: Collection[str]) -> list[Also]:
    seen, found = set(taken), []
    for also in links:
        key = link_key(also.url)
        if key not in seen:
            seen.add(key)
            found.append(also)
    return found


def set_outlets(story: Block, wanted: Sequence[Also], eol: str) -> str | None:
    """Return a story with these further links and every other character unchanged; None if that cannot be done.

    If links are only added, they are appended to the editor's line as it is.
    """
    own = read_story(story).also
    if list(own) == list(wanted):
        return story.raw
    source = story.source("also").strip()
    line = also_line(tuple(wanted))
    if own and list(wanted[: len(own)]) == list(own):
        more = also_line(tuple(wanted[len(own) :])).removeprefix("Also: ")
        line = f"{source}{SEPARATOR}{more}" if more else source
    elif "<!--" in source:
        return None  # a note of hers stands between the links
    pattern = parse(f"### Story\n\n[Read more](https://story.example/)\n\n{line}\n").blocks[0]
    return set_fields(story, pattern, ("also",), eol)


def without_outlets(story: Block, unwanted: Collection[str], eol: str) -> str:
    """Return a story without the further links with these keys, which stand elsewhere in the file."""
    own = read_story(story).also
    kept = [also for also in own if link_key(also.url) not in unwanted]
    return story.raw if len(kept) == len(own) else set_outlets(story, kept, eol) or story.raw
