"""Three-way merge of a generated draft into the editor's file.

For each story and field: base = what the machine wrote last, mine = the file, new = what the machine would write now.

    mine = base, new differs       the machine's                new = base, mine differs       the editor's
    both differ from base          the editor's, and `kept`     in base, not in mine           removed, never comes back
    in base, not in new            stays, and `stale`           in new only                    added after its nearest neighbour

A story is its article: headline, summary, link and id come from the article that it was written from, and from no other. Articles
that the machine joins to it later go under "Also" (`outlets`); two stories that stand in the file are never folded into one.
Updates of one page that all have the page's link are told apart by their ids.
A comment follows the field that it is about: while that field has the machine's words, its comments are updated (`merge_comments`).
Fields are equal if only wrapping, line ends or the spelling of the same Markdown marks differ. The order of stories, their sections
and everything else in the file are the editor's; what does not change is written back byte for byte.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from newsletter.cache import link_key
from newsletter.draft.merge.edit import FIELDS, field_of, same_field, set_anchor, set_fields
from newsletter.draft.merge.insert import Cell, Machine, add_story, links_of
from newsletter.draft.merge.machine_version import read_last, without_removed
from newsletter.draft.merge.match import (
    DraftStory,
    SharedLinks,
    StoryRef,
    is_among,
    is_same_article,
    pair_machine,
    pair_mine,
    ref_of,
    shared_links,
    stories_of,
)
from newsletter.draft.merge.merge_comments import comments_of, merge_comments, with_comments
from newsletter.draft.merge.merge_front_matter import merge_front_matter
from newsletter.draft.merge.outlets import merge_outlets, offered_outlets, set_outlets, without_outlets
from newsletter.issuefile import Block, Draft, parse, plain, read_story


@dataclass(frozen=True, slots=True)
class Kept:
    """A field where the editor's text stays and the machine would write something else. `mine` and `machine` are Markdown.

    `story` is the headline of the story in the file, or empty for the front matter.
    """

    id: str
    story: str
    field: str
    mine: str
    machine: str

    def __str__(self) -> str:
        return f"{self.field} of “{self.story}”" if self.story else f"front matter {self.field}"


@dataclass(frozen=True, slots=True)
class Merged:
    """The editor's file as it is to be written, and what to report to her.

    `kept` are the fields that both sides changed since the last run, where hers stay; `differs` are all fields where hers stay and the
    machine's differ, including those. `thrown_out` are all removed stories to remember, `taken_out` those that she removed since the
    last run, `restored` those that she put back. `base_lost`: what the machine wrote last is not known, so nothing of hers was changed.
    `machine` is the machine's version as the base of the next merge; its comments are those in the file and those that she deleted.
    """

    text: str
    machine: str
    kept: tuple[Kept, ...] = ()
    differs: tuple[Kept, ...] = ()
    added: tuple[StoryRef, ...] = ()
    stale: tuple[StoryRef, ...] = ()
    thrown_out: tuple[StoryRef, ...] = ()
    taken_out: tuple[StoryRef, ...] = ()
    restored: tuple[StoryRef, ...] = ()
    base_lost: bool = False


def merge(
    base: str | None, mine: str | None, new: str, *, thrown_out: Collection[StoryRef] = (), file: str = "draft"
) -> Merged:
    """Return the editor's file updated to the machine's new version. Pure.

    `base` is what the machine wrote last (if it is None or unreadable, nothing in the file is changed and stories are only added),
    `mine` the file as it is (None: there is none), `thrown_out` the stories removed in earlier runs, `file` its name in messages.
    Raises DraftError if `mine` cannot be parsed.
    """
    theirs = parse(new, "the new draft", key=link_key)
    if mine is None:
        return Merged(without_removed(theirs, thrown_out), new, thrown_out=tuple(thrown_out))
    return _Merge(read_last(base), parse(mine, file, key=link_key), theirs, tuple(thrown_out)).result()


class _Merge:
    """One merge of three parsed versions."""

    def __init__(self, base: Draft | None, mine: Draft, new: Draft, thrown_out: tuple[StoryRef, ...]) -> None:
        self.base, self.mine, self.new = base, mine, new
        self.remembered = thrown_out
        self.old_stories = stories_of(base) if base else []
        self.new_stories = stories_of(new)
        self.shared = shared_links(self.new_stories, self.old_stories, thrown_out)
        self.before = pair_machine(self.old_stories, self.new_stories, thrown_out)
        self.now = {old: new for new, old in self.before.items()}
        self.cells = self._cells()
        self.printed = Counter(link for cell in self.cells for link in set(links_of(cell)))
        self.offered = {link for story in self.new_stories for link in story.links}
        self.kept: list[Kept] = []
        self.differs: list[Kept] = []
        self.sections = {id(story.block): story.section for story in stories_of(mine)}
        self.comments: dict[int, list[str]] = {}

    def result(self) -> Merged:
        live = {story for cell in self.cells for story in (cell.base, cell.new) if story}
        self._merge_front_matter()
        self._merge_intro()
        self._rename_sections()
        removed = self._removed(live)
        for cell in self.cells:
            if cell.new:
                self._merge_story(cell, cell.new, removed.all)
        added = self._add_stories(live, removed.all)
        return Merged(
            "".join(cell.raw for cell in self.cells),
            self._machine_text(live, {*added, *self.before}, removed.all),
            kept=tuple(self.kept),
            differs=tuple(self.differs),
            added=tuple(map(ref_of, added)),
            stale=tuple(ref_of(story) for story in self.old_stories if story in live and self._is_stale(story)),
            thrown_out=tuple(removed.all),
            taken_out=tuple(removed.now),
            restored=tuple(removed.restored),
            base_lost=self.base is None,
        )

    def _machine_text(self, live: Collection[DraftStory], written: Collection[DraftStory], removed: Sequence[StoryRef]) -> str:
        """Return the machine's version as the base of the next merge: with its own comments as they are in the file, and without the
        updates of a page that were not written because the page itself stands in the file; if they are written later, they are new.
        """
        unwritten = {
            id(story.block)
            for story in self.new_stories
            if self.base
            and story.link in self.shared
            and story not in live
            and story not in written
            and all(story.id != ref.id for ref in removed)
        }
        blocks = [block for block in self.new.blocks if id(block) not in unwritten]
        texts = [
            with_comments(block, self.comments[id(block)]) if id(block) in self.comments else block.raw for block in blocks
        ]
        return "".join(texts).rstrip() + "\n"

    def _is_stale(self, story: DraftStory) -> bool:
        """Say whether the machine's new version no longer has the article of a story that it wrote before."""
        return story not in self.now and not any(story.link and story.link in other.links for other in self.new_stories)

    def _cells(self) -> list[Cell]:
        """Return the blocks of the editor's file, each story with its counterparts in the machine's two versions."""
        machine, before = (
            self.old_stories + [story for story in self.new_stories if story not in self.before],
            set(self.old_stories),
        )
        pairs = {id(story.block): other for story, other in pair_mine(stories_of(self.mine), machine, self.before).items()}
        cells = []
        for block in self.mine.blocks:
            story = pairs.get(id(block))
            old = story if story in before else None
            cells.append(Cell(block, block.raw, old, self.now.get(story) if old and story else story))
        return cells

    def _removed(self, live: Collection[DraftStory]) -> _Removed:
        """Return the stories that the editor removed, now and before, and those that she put back."""
        printed = self._printed_links()
        moved = self._moved_updates()
        missing = [
            story
            for story in self.old_stories
            if story not in live and story.link not in printed and story.story.link not in moved
        ]
        restored = [ref for ref in self.remembered if _stands(ref, self.cells, self.shared)]
        now = [ref_of(story) for story in missing if not is_among(story, self.remembered, self.shared)]
        remembered = [ref for ref in self.remembered if ref not in restored] + now
        # The same story under the link of another outlet: remembered too, so that it is recognised when it changes once more.
        ids = {ref.id for ref in remembered}
        remembered += [ref_of(new) for new, old in self.before.items() if old in missing and new.id not in ids]
        return _Removed([self._with_outlets(ref) for ref in remembered], now, restored)

    def _moved_updates(self) -> set[str]:
        """Return the further links in the file that name one update of a page: by its anchor, for its key is the whole page's."""
        stories = [read_story(cell.block) for cell in self.cells if cell.block.kind == "story"]
        return {also.url for story in stories for also in story.also if "#" in also.url}

    def _with_outlets(self, ref: StoryRef) -> StoryRef:
        """Return the record of a removed story with every outlet that the machine has joined to it since."""
        urls = [url for new in self.new_stories if is_among(new, [ref], self.shared) for url in new.story.urls]
        known = {link_key(url) for url in (ref.url, *ref.also) if url}
        return replace(ref, also=(*ref.also, *(url for url in dict.fromkeys(urls) if link_key(url) not in known)))

    def _printed_links(self) -> set[str]:
        """Return the links that no added story may have, because one in the file has them.

        A link that several stories share is one of them only if its story in the file is the editor's own or stands for the whole page.
        """
        found = {link for cell in self.cells for link in links_of(cell)}
        if self.base is None:
            return found
        return found - self.shared.links | {
            link for cell in self.cells if self._may_be_any_item(cell) for link in links_of(cell)[:1]
        }

    def _may_be_any_item(self, cell: Cell) -> bool:
        """Say whether a story in the file may be any item of its page, since nothing tells which one."""
        if cell.new:
            return False
        if cell.base:
            return self.shared.is_whole(cell.base)
        return all(cell.block.anchor != story.id for story in (*self.old_stories, *self.new_stories))

    def _add_stories(self, live: Collection[DraftStory], removed: Sequence[StoryRef]) -> list[DraftStory]:
        """Add the new stories, without the further links that the file has already; return those added."""
        printed = {link for cell in self.cells for link in links_of(cell)}
        fresh = [story for story in self.new_stories if story not in live and story not in self.before]
        standing = self._printed_links()
        added = [story for story in fresh if story.link not in standing and not is_among(story, removed, self.shared)]
        machine = Machine(self.new, self.new_stories, self._homes())
        for story in added:
            place = add_story(self.cells, story, machine, self.mine.eol)
            place.raw = (
                without_outlets(parse(place.raw).blocks[0], printed, self.mine.eol) if printed & story.links else place.raw
            )
            printed |= story.links
        return added

    def _homes(self) -> dict[str, list[DraftStory]]:
        """Return, by section title, the stories that the machine has put there, now and last time."""
        homes: dict[str, list[DraftStory]] = {}
        for story in [*self.new_stories, *self.old_stories]:
            homes.setdefault(story.section, []).append(story)
        return homes

    def _merge_front_matter(self) -> None:
        front = merge_front_matter(self.base, self.mine, self.new)
        if self.cells and self.cells[0].block.kind == "front":
            self.cells[0].raw = front.raw
        for key in front.differs:
            kept = Kept("", "", key, str(self.mine.issue.front_matter[key]), str(self.new.issue.front_matter[key]))
            self.differs.append(kept)
            if key in front.kept:
                self.kept.append(kept)

    def _merge_intro(self) -> None:
        """Give the issue the machine's new intro where the editor left the old one, or where neither had one."""
        was, wanted = self.base.issue.intro.split() if self.base else [], self.new.issue.intro
        above = itertools.takewhile(lambda cell: cell.block.kind in ("front", "prose"), self.cells)
        lines = [cell for cell in above if cell.block.kind == "prose"]
        text = "".join(cell.raw for cell in lines)
        if was and wanted and wanted.split() != was == text.split():
            for cell in lines:
                cell.raw = ""
            lines[0].raw = wanted.replace("\n", self.mine.eol) + text[len(text.rstrip()) :]
        elif self.base and wanted and not was and not text.strip() and self.cells and self.cells[0].block.kind == "front":
            front, eol = self.cells[0], self.mine.eol
            front.raw = front.raw.rstrip("\r\n") + 2 * eol + wanted.replace("\n", eol) + 2 * eol

    def _rename_sections(self) -> None:
        """Rename a section that the machine has renamed, if the editor left its old title."""
        theirs = {story.section for story in self.new_stories}
        ours = {cell.block.title for cell in self.cells if cell.block.kind == "section"}
        for cell in self.cells:
            title = cell.block.title
            if cell.block.kind != "section" or cell.block.type != "heading" or title in theirs:
                continue
            names = Counter(new.section for new, old in self.before.items() if old.section == title)
            name = names.most_common(1)[0][0] if names else ""
            if name and name not in ours and all(old.section != name for old in self.old_stories):
                cell.raw = cell.raw.replace(title, name, 1)
                self.sections.update({block: name for block, section in self.sections.items() if section == title})

    def _merge_story(self, cell: Cell, new: DraftStory, removed: Sequence[StoryRef]) -> None:
        """Update a story: its fields if the machine still has the same article for it, and in any case comments and further links."""
        mine, wanted = cell.block, new.block
        if cell.base is None or is_same_article(cell.base, new):
            take = [name for name in FIELDS[:3] if self._takes(cell, new, name)]
            made = set_fields(mine, wanted, take, self.mine.eol) if take else None
            if made is not None:
                cell.raw = made
            else:
                for name in take:
                    self._keep(mine, wanted, name, True)
            if cell.base and mine.anchor and wanted.anchor and mine.anchor != wanted.anchor:
                cell.raw = set_anchor(cell.raw, mine.anchor, wanted.anchor)
        if cell.base is not None:
            self._merge_comments(cell, cell.base, new)
            self._merge_outlets(cell, cell.base, new, removed)
        elif not same_field(mine, wanted, "also"):
            self._keep(mine, wanted, "also", False)

    def _takes(self, cell: Cell, new: DraftStory, name: str) -> bool:
        """Say whether a field takes the machine's text; record it if the editor's stays and differs."""
        mine, wanted = cell.block, new.block
        if same_field(mine, wanted, name):
            return False
        if cell.base and same_field(mine, cell.base.block, name):
            return True
        self._keep(mine, wanted, name, cell.base is not None and not same_field(wanted, cell.base.block, name))
        return False

    def _merge_comments(self, cell: Cell, base: DraftStory, new: DraftStory) -> None:
        """Update the machine's comments, each only while the file has the machine's words for what it is about."""
        was, wanted = comments_of(base.block), comments_of(new.block)
        if was == wanted == comments_of(cell.block):
            return
        block = cell.story_block
        fields: set[str] = set()
        if is_same_article(base, new):
            fields |= {name for name in FIELDS[:2] if same_field(block, new.block, name)}
            fields |= {"link"} if new.link in links_of(cell)[:1] else set()
            fields |= {"section"} if self.sections[id(cell.block)] == new.section else set()
        cell.raw, self.comments[id(new.block)] = merge_comments(
            block, was, wanted, fields, self.mine.eol, rewritten=not same_field(block, cell.block, "summary")
        )

    def _merge_outlets(self, cell: Cell, base: DraftStory, new: DraftStory, removed: Sequence[StoryRef]) -> None:
        own, out = set(links_of(cell)), {link_key(url) for ref in removed for url in (ref.url, *ref.also) if url}
        offered = [
            also
            for also in offered_outlets(new, base)
            if (key := link_key(also.url)) not in out and self.printed[key] <= (key in own)
        ]
        moved = (base.links & self.offered) - new.links
        block = cell.story_block
        made = set_outlets(block, merge_outlets(block, base, offered, moved), self.mine.eol)
        if made is not None:
            cell.raw = made
            self.printed.subtract(own)
            self.printed.update(set(links_of(cell)))
        if not same_field(cell.story_block, new.block, "also"):
            self._keep(cell.block, new.block, "also", False)

    def _keep(self, mine: Block, new: Block, name: str, changed: bool) -> None:
        kept = Kept(mine.anchor or "", plain(mine.title), name, field_of(mine, name), field_of(new, name))
        self.differs.append(kept)
        if changed:
            self.kept.append(kept)


@dataclass(frozen=True, slots=True)
class _Removed:
    """The stories that the editor removed: all to remember, those removed since the last run, and those that she put back."""

    all: list[StoryRef] = field(default_factory=list)
    now: list[StoryRef] = field(default_factory=list)
    restored: list[StoryRef] = field(default_factory=list)


def _stands(ref: StoryRef, cells: Sequence[Cell], shared: SharedLinks) -> bool:
    """Say whether a story that was thrown out is in the file again; if its link is `shared`, it is recognised by its headline."""
    for cell in cells:
        if cell.block.kind == "story":
            story = read_story(cell.block, link_key)
            same_link = story.link and ref.url and link_key(story.link) == link_key(ref.url)
            if story.id == ref.id or (same_link and (link_key(ref.url) not in shared or story.headline == ref.headline)):
                return True
    return False
