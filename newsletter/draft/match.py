"""Which story of one version of a draft is which story of another: by the anchor line, by the link, by the outlets they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsletter.cache import page_key
from newsletter.issuefile import Block, Draft
from newsletter.models import Story


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One story of a draft: its block, what it says, the section it stands in, and its links in canonical form."""

    block: Block
    story: Story
    section: str
    link: str
    links: frozenset[str] = field(repr=False)

    @property
    def id(self) -> str:
        """The id in the anchor line, else the one made from the link; empty when it has neither."""
        return self.block.anchor or self.story.id or ""


@dataclass(frozen=True, slots=True)
class StoryRef:
    """A story as it is remembered or reported: enough to name it to the editor, and to know it again under another link."""

    id: str
    headline: str = ""
    url: str = ""
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"“{self.headline}”" if self.headline else self.url or self.id


def link_key(url: str) -> str:
    """Return the canonical form of a story's link. The fragment stays: it tells the stories of one live page apart."""
    head, mark, fragment = url.partition("#")
    return f"{page_key(head)}#{fragment}" if mark and fragment else page_key(head)


def stories_of(draft: Draft) -> list[Told]:
    """Return the stories of a draft in their order; the draft was parsed with `link_key`."""
    found, section = [], ""
    stories = (story for part in draft.issue.sections for story in part.stories)
    for block in draft.blocks:
        if block.kind == "section":
            section = block.title
        elif block.kind == "story":
            story = next(stories)
            link = link_key(story.link) if story.link else ""
            links = frozenset(filter(None, [link, *(link_key(item.url) for item in story.also)]))
            found.append(Told(block, story, section, link, links))
    return found


def pair_machine(base: Sequence[Told], new: Sequence[Told]) -> dict[Told, Told]:
    """Return for stories of the machine's new version the same story in its last one.

    A story whose leading outlet changed has another id and link: it is known by one version's link among the other's.
    """
    pairs: dict[Told, Told] = {}
    tests: tuple[Callable[[Told, Told], bool], ...] = (
        lambda a, b: bool(a.id) and a.id == b.id,
        lambda a, b: bool(a.link) and a.link == b.link,
        lambda a, b: bool(a.link and a.link in b.links) or bool(b.link and b.link in a.links),
    )
    for same in tests:
        left = [told for told in base if told not in pairs.values()]
        for told in new:
            if told not in pairs and (found := next((other for other in left if same(told, other)), None)):
                pairs[told] = found
                left.remove(found)
    return pairs


def pair_mine(mine: Sequence[Told], machine: Sequence[Told], renamed: Mapping[Told, Told]) -> dict[Told, Told]:
    """Return for stories of the editor's file the machine's story that each one is.

    `renamed` has further names for the machine's stories: {a story that has another id or link: the one it is}.

    The anchor tells, else the link. Of several blocks with one anchor (a copied block) the one most like the machine's story is
    it, the others are the editor's own; and so is a block with neither a known anchor nor a known link.
    """
    pairs: dict[Told, Told] = {}
    named = [(told, told) for told in machine] + list(renamed.items())
    by_id = {name.id: told for name, told in reversed(named) if name.id}
    by_link = {name.link: told for name, told in reversed(named) if name.link}
    anchored = [told for told in mine if told.block.anchor in by_id]
    free = [told for told in mine if told.block.anchor not in by_id and told.link in by_link]
    for told in _most_alike(anchored, lambda told: by_id[told.block.anchor or ""]):
        pairs[told] = by_id[told.block.anchor or ""]
    taken = set(pairs.values())
    for told in _most_alike(free, lambda told: by_link[told.link]):
        if by_link[told.link] not in taken:
            pairs[told] = by_link[told.link]
    return pairs


def _most_alike(candidates: Iterable[Told], target: Callable[[Told], Told]) -> list[Told]:
    best: dict[Told, tuple[int, Told]] = {}
    for told in candidates:
        wanted = target(told)
        score = 2 * (told.link == wanted.link) + 2 * (told.story.headline == wanted.story.headline)
        score += told.story.summary == wanted.story.summary
        if wanted not in best or score > best[wanted][0]:
            best[wanted] = (score, told)
    return [told for _, told in best.values()]


def is_among(told: Told, refs: Iterable[StoryRef]) -> bool:
    """Say whether a story is one of those remembered: by its id, or as one outlet of the same news."""
    return any(
        told.id == ref.id
        or bool(ref.url and link_key(ref.url) in told.links)
        or bool(told.link and told.link in map(link_key, ref.also))
        for ref in refs
    )


def ref_of(told: Told) -> StoryRef:
    """Return what is remembered of a story."""
    return StoryRef(told.id, told.story.headline, told.story.link or "", tuple(item.url for item in told.story.also))
