"""Matches stories between versions of a draft: by anchor, by link, by shared outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsletter.cache import link_key
from newsletter.draft.merge.edit import squeeze
from newsletter.issuefile import Block, Draft, read_link
from newsletter.models import Story, story_id
from newsletter.text.sentences import count_words

# Two versions of an update have sentences in common that make up more than this share of the shorter one's words.
ALIKE = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class DraftStory:
    """One story of a draft: its block, its content, the title of its section, and the keys of its links."""

    block: Block
    story: Story
    section: str
    link: str
    links: frozenset[str] = field(repr=False)

    @property
    def id(self) -> str:
        """The id in the anchor line, else the one made from the link; "" if it has neither."""
        return self.block.anchor or self.story.id or ""


@dataclass(frozen=True, slots=True)
class StoryRef:
    """A story as it is remembered or reported: enough to name it to the editor, and to recognise it under another link."""

    id: str
    headline: str = ""
    url: str = ""
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"“{self.headline}”" if self.headline else self.url or self.id


def stories_of(draft: Draft) -> list[DraftStory]:
    """Return the stories of a draft in order; the draft must have been parsed with `link_key`."""
    found, section = [], ""
    stories = (story for part in draft.issue.sections for story in part.stories)
    for block in draft.blocks:
        if block.kind == "section":
            section = block.title
        elif block.kind == "story":
            story = next(stories)
            url = story.link or _last_link(block)
            link = link_key(url) if url else ""
            links = frozenset(filter(None, [link, *(link_key(item.url) for item in story.also)]))
            found.append(DraftStory(block, story, section, link, links))
    return found


def _last_link(block: Block) -> str:
    """Return the link alone on the last line of a story's text, else "": a text editor may have removed the blank line before it."""
    lines = block.source("summary").strip().splitlines()
    found = read_link(lines[-1]) if len(lines) > 1 else None
    return found[0] if found else ""


def is_same_article(one: DraftStory, other: DraftStory) -> bool:
    """Say whether two versions of a story have the same article: its id, or its link."""
    return (bool(one.id) and one.id == other.id) or (bool(one.link) and one.link == other.link)


@dataclass(frozen=True, slots=True)
class SharedLinks:
    """The links shared by several stories: updates of one page, which only their ids tell apart.

    `split` are those whose single updates the editor has already seen.
    """

    links: frozenset[str] = frozenset()
    split: frozenset[str] = frozenset()

    def __contains__(self, link: str) -> bool:
        return link in self.links

    def is_whole(self, story: DraftStory | StoryRef) -> bool:
        """Say whether a story stands for its whole page: it was drafted before the page was split into updates."""
        return is_page_itself(story) and _link_of(story) not in self.split


def shared_links(new: Collection[DraftStory], *known: Collection[DraftStory | StoryRef]) -> SharedLinks:
    """Return the links shared by several stories of the machine's new version and of the `known` ones.

    A link is shared if an item of a page has it and so has any other story, even as a further link.
    """
    older = [story for version in known for story in version]
    held = {(link, story.id) for story in (*new, *older) for link in _links_of(story)}
    holders = Counter(link for link, _ in held)
    split = _links_of_items(older)
    return SharedLinks(frozenset(link for link in split | _links_of_items(new) if holders[link] > 1), split)


def _links_of_items(stories: Iterable[DraftStory | StoryRef]) -> frozenset[str]:
    return frozenset(link for story in stories if (link := _link_of(story)) and not is_page_itself(story))


def _link_of(story: DraftStory | StoryRef) -> str:
    if isinstance(story, DraftStory):
        return story.link
    return link_key(story.url) if story.url else ""


def _links_of(story: DraftStory | StoryRef) -> Iterable[str]:
    return story.links if isinstance(story, DraftStory) else map(link_key, filter(None, (story.url, *story.also)))


def is_page_itself(story: DraftStory | StoryRef) -> bool:
    """Say whether a story is a whole page and not an item of one: its id is that of its link, with http or https."""
    url = story.story.link if isinstance(story, DraftStory) else story.url
    return url is not None and story.id in (story_id(url), story_id(link_key(url)), story_id(f"http:{url.partition(':')[2]}"))


def _is_same_update(one: DraftStory, other: DraftStory) -> bool:
    """Say whether two stories with one shared link are versions of one update: they have the same headline, or most sentences in common.

    Single words are not enough: reports of two goals differ in one name.
    """
    if one.link != other.link:
        return False
    if one.story.headline.casefold() == other.story.headline.casefold():
        return True
    lines, others = ({squeeze(line): count_words(line) for line in story.story.summary.splitlines()} for story in (one, other))
    shared = sum(count for line, count in lines.items() if line in others)
    return shared > ALIKE * min(sum(lines.values()), sum(others.values()))


def pair_machine(
    base: Sequence[DraftStory], new: Sequence[DraftStory], thrown_out: Collection[StoryRef] = ()
) -> dict[DraftStory, DraftStory]:
    """Return, for stories in the machine's new version, the same story in its last one.

    A story that now has another leading article has another id and link: it is recognised by a link of one version that is among the
    other's further links. Updates of one page that share its link are matched by their ids, else by their text; one that was
    `thrown_out` by its id alone.
    """
    shared = shared_links(new, base)
    out = {ref.id for ref in thrown_out}
    pairs: dict[DraftStory, DraftStory] = {}
    tests: tuple[Callable[[DraftStory, DraftStory], bool], ...] = (
        lambda a, b: bool(a.id) and a.id == b.id,
        lambda a, b: (a.id not in out and _is_same_update(a, b)) if a.link in shared else is_same_article(a, b),
        lambda a, b: (
            a.link != b.link and any(link and link not in shared and link in a.links & b.links for link in (a.link, b.link))
        ),
    )
    for same in tests:
        taken = set(pairs.values())
        left = [story for story in base if story not in taken]
        for story in new:
            if story not in pairs and (found := next((other for other in left if same(story, other)), None)):
                pairs[story] = found
                left.remove(found)
    return pairs


def pair_mine(
    mine: Sequence[DraftStory], machine: Sequence[DraftStory], renamed: Mapping[DraftStory, DraftStory]
) -> dict[DraftStory, DraftStory]:
    """Return, for stories in the editor's file, the machine's story that each one is.

    `renamed` maps versions of the machine's stories that have another id or link to the stories themselves.

    A story is matched by its anchor, else by its link, and if several stories have that link, by its headline or text. Of several
    blocks with one anchor (a copied block) the one most like the machine's story is matched; the others are the editor's own, and so
    is a block that nothing identifies.
    """
    pairs: dict[DraftStory, DraftStory] = {}
    named = [(story, story) for story in machine] + list(renamed.items())
    by_id = {name.id: story for name, story in reversed(named) if name.id}
    by_link: dict[str, list[tuple[DraftStory, DraftStory]]] = {}
    for name, story in named:
        by_link.setdefault(name.link, []).append((name, story))
    anchored = {story: by_id[story.block.anchor] for story in mine if story.block.anchor in by_id}
    free = {
        story: found
        for story in mine
        if story not in anchored and story.link and (found := _of_link(story, by_link.get(story.link, [])))
    }
    for story in _most_alike(anchored):
        pairs[story] = anchored[story]
    taken = set(pairs.values())
    for story in _most_alike(free):
        if free[story] not in taken:
            pairs[story] = free[story]
    return pairs


def _of_link(mine: DraftStory, named: Sequence[tuple[DraftStory, DraftStory]]) -> DraftStory | None:
    """Return the machine's story that a story in the file is, of those with its link: if there are several, by its headline or text."""
    if len({story for _, story in named}) == 1:
        return named[0][1]
    titled = (story for name, story in named if name.story.headline == mine.story.headline)
    return next(titled, None) or next((story for name, story in named if _is_same_update(mine, name)), None)


def _most_alike(targets: Mapping[DraftStory, DraftStory]) -> list[DraftStory]:
    best: dict[DraftStory, tuple[int, DraftStory]] = {}
    for story, wanted in targets.items():
        score = 2 * (story.link == wanted.link) + 2 * (story.story.headline == wanted.story.headline)
        score += story.story.summary == wanted.story.summary
        if wanted not in best or score > best[wanted][0]:
            best[wanted] = (score, story)
    return [story for _, story in best.values()]


def is_among(story: DraftStory, refs: Iterable[StoryRef], shared: SharedLinks = SharedLinks()) -> bool:
    """Say whether a story is one of those remembered: it has the same id, or is an outlet of the same news.

    A link that several stories share (`shared`) identifies a story only if the remembered one stands for the whole page or has the same
    headline.
    """
    return any(
        story.id == ref.id
        or bool(
            ref.url
            and link_key(ref.url) in story.links
            and (link_key(ref.url) not in shared or shared.is_whole(ref) or ref.headline == story.story.headline)
        )
        or bool(story.link and story.link not in shared and story.link in map(link_key, ref.also))
        for ref in refs
    )


def ref_of(story: DraftStory) -> StoryRef:
    """Return the record by which a story is remembered."""
    return StoryRef(story.id, story.story.headline, story.story.link or "", tuple(item.url for item in story.story.also))
