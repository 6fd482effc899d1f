"""Re-drafting: what the machine would write now, brought into the editor's file without losing anything that she did.

Three-way, for each story and field: base = what the machine wrote last, mine = the file, new = what it would write now.

    mine = base, new is other      the machine's                new = base, mine is other      the editor's
    both are other                 the editor's, and `kept`     in base, not in mine           thrown out, never comes back
    in base, not in new            stays, and `stale`           in new only                    added after its nearest neighbour

A field is equal when only wrapping, line ends or the spelling of the same marks differ. The order of stories, their sections and
everything else in the file are the editor's; what is not changed is written back byte for byte.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from newsletter.draft.edit import FIELDS, field_of, same_field, set_anchor, set_fields
from newsletter.draft.insert import Cell, add_story
from newsletter.draft.match import StoryRef, Told, is_among, link_key, pair_machine, pair_mine, ref_of, stories_of
from newsletter.draft.merge_front_matter import merge_front
from newsletter.errors import DraftError
from newsletter.issuefile import Block, Draft, parse, plain, read_story


@dataclass(frozen=True, slots=True)
class Kept:
    """A field where the editor's text stays and the machine would write something else. `mine` and `machine` are Markdown.

    `story` is the headline of the story as she has it, or empty for the front matter.
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
    """The editor's file as it is to be written, and what there is to tell her.

    `kept`: both changed it since the last run, hers stays. `differs`: every field where hers stands and the machine's is other,
    the kept ones among them. `thrown_out` is all that is to be remembered, `taken_out` what she took out since the last run,
    `restored` what she put back. `base_lost`: what the machine wrote last is not known, so nothing of hers could be changed.
    """

    text: str
    kept: tuple[Kept, ...] = ()
    differs: tuple[Kept, ...] = ()
    added: tuple[StoryRef, ...] = ()
    stale: tuple[StoryRef, ...] = ()
    thrown_out: tuple[StoryRef, ...] = ()
    taken_out: tuple[StoryRef, ...] = ()
    restored: tuple[str, ...] = ()
    base_lost: bool = False


def merge(
    base: str | None, mine: str | None, new: str, *, thrown_out: Collection[StoryRef] = (), file: str = "draft"
) -> Merged:
    """Return the editor's file with what is new in the machine's version. Pure.

    `base` is what the machine wrote last (None, or unreadable: it is lost; then nothing of the file is changed, and stories are
    only added), `mine` the file as it is (None: there is none), `thrown_out` what she took out in earlier runs, `file` its
    name in messages. Raises DraftError when `mine` cannot be read.
    """
    theirs = parse(new, "the new draft", key=link_key)
    if mine is None:
        return _without(theirs, tuple(thrown_out))
    return _Merge(_readable(base), parse(mine, file, key=link_key), theirs, tuple(thrown_out)).result()


def _readable(base: str | None) -> Draft | None:
    try:
        return None if base is None else parse(base, "the last draft", key=link_key)
    except DraftError:
        return None


def _without(new: Draft, thrown_out: tuple[StoryRef, ...]) -> Merged:
    """Return the machine's version without the stories thrown out, and without the sections that they leave empty."""
    told = {id(item.block): item for item in stories_of(new)}
    kept: list[Block] = []
    for block in reversed(new.blocks):
        empty = block.kind == "section" and (not kept or kept[-1].kind == "section")
        if not empty and not (block.kind == "story" and is_among(told[id(block)], thrown_out)):
            kept.append(block)
    if len(kept) == len(new.blocks):
        return Merged(new.text, thrown_out=thrown_out)
    return Merged("".join(block.raw for block in reversed(kept)).rstrip() + new.eol, thrown_out=thrown_out)


def carry_over(old: str | None, new: str, thrown_out: Collection[StoryRef] = ()) -> str:
    """Return the machine's new version with the stories of its last one that it dropped: what the next merge is to go out from.

    A dropped story may still stand in the editor's file; when she takes it out later, that must be seen.
    """
    last = _readable(old)
    if last is None:
        return new
    told_old, told_new = stories_of(last), stories_of(parse(new, "the new draft", key=link_key))
    found = set(pair_machine(told_old, told_new).values())
    text = new
    for told in told_old:
        if told not in found and not is_among(told, thrown_out):
            heading = f"## {told.section}\n\n" if told.section else ""
            text = f"{text.rstrip()}\n\n{heading}{told.block.raw.strip()}\n"
    return text


class _Merge:
    """One merge of three versions that have been read."""

    def __init__(self, base: Draft | None, mine: Draft, new: Draft, thrown_out: tuple[StoryRef, ...]) -> None:
        self.base, self.mine, self.new = base, mine, new
        self.remembered = thrown_out
        self.told_base = stories_of(base) if base else []
        self.told_new = stories_of(new)
        self.before = pair_machine(self.told_base, self.told_new)
        self.now = {old: told for told, old in self.before.items()}
        self.kept: list[Kept] = []
        self.differs: list[Kept] = []

    def result(self) -> Merged:
        cells = self._cells()
        live = {told for cell in cells for told in (cell.base, cell.new) if told}
        self._merge_front(cells)
        self._rename_sections(cells)
        for cell in cells:
            if cell.new:
                self._merge_story(cell, cell.new)
        printed = _links(cells)
        missing = [told for told in self.told_base if told not in live and told.link not in printed]
        taken_out = [ref_of(told) for told in missing if not is_among(told, self.remembered)]
        restored = [ref for ref in self.remembered if _stands(ref, cells)]
        thrown_out = [ref for ref in self.remembered if ref not in restored] + taken_out
        # The same story under the link of another outlet: remembered too, so that it is known again when it changes once more.
        ids = {ref.id for ref in thrown_out}
        thrown_out += [ref_of(told) for told, old in self.before.items() if old in missing and told.id not in ids]
        added = [told for told in self.told_new if told not in live and told not in self.before]
        added = [told for told in added if told.link not in printed and not is_among(told, thrown_out)]
        homes = self._homes()
        for told in added:
            add_story(cells, told, self.new, self.told_new, homes, self.mine.eol)
        return Merged(
            "".join(cell.raw for cell in cells),
            kept=tuple(self.kept),
            differs=tuple(self.differs),
            added=tuple(map(ref_of, added)),
            stale=tuple(ref_of(told) for told in self.told_base if told in live and told not in self.now),
            thrown_out=tuple(thrown_out),
            taken_out=tuple(taken_out),
            restored=tuple(ref.id for ref in restored),
            base_lost=self.base is None,
        )

    def _cells(self) -> list[Cell]:
        """Return the blocks of the editor's file, each story with what it is in the machine's versions."""
        mine = stories_of(self.mine)
        machine = self.told_base + [told for told in self.told_new if told not in self.before]
        pairs = {id(told.block): other for told, other in pair_mine(mine, machine, self.before).items()}
        cells = []
        for block in self.mine.blocks:
            told = pairs.get(id(block))
            old = told if told in self.told_base else None
            cells.append(Cell(block, block.raw, old, self.now.get(told) if old and told else told))
        return cells

    def _homes(self) -> dict[str, list[Told]]:
        """Return for each section of the machine's the stories that it has put there, now and last time."""
        homes: dict[str, list[Told]] = {}
        for told in [*self.told_new, *self.told_base]:
            homes.setdefault(told.section, []).append(told)
        return homes

    def _merge_front(self, cells: Sequence[Cell]) -> None:
        front = merge_front(self.base, self.mine, self.new)
        if cells and cells[0].block.kind == "front":
            cells[0].raw = front.raw
        for key in front.differs:
            kept = Kept("", "", key, str(self.mine.issue.front_matter[key]), str(self.new.issue.front_matter[key]))
            self.differs.append(kept)
            if key in front.kept:
                self.kept.append(kept)

    def _rename_sections(self, cells: Sequence[Cell]) -> None:
        """Give a section the machine's new name for it where the editor left the old one."""
        theirs = {told.section for told in self.told_new}
        ours = {cell.block.title for cell in cells if cell.block.kind == "section"}
        for cell in cells:
            title = cell.block.title
            if cell.block.kind != "section" or cell.block.type != "heading" or title in theirs:
                continue
            names = Counter(told.section for told, old in self.before.items() if old.section == title)
            name = names.most_common(1)[0][0] if names else ""
            if name and name not in ours and all(old.section != name for old in self.told_base):
                cell.raw = cell.raw.replace(title, name, 1)

    def _merge_story(self, cell: Cell, new: Told) -> None:
        mine, wanted, take = cell.block, new.block, []
        for name in FIELDS:
            if same_field(mine, wanted, name):
                continue
            if cell.base and same_field(mine, cell.base.block, name):
                take.append(name)
            else:
                changed = cell.base is not None and not same_field(wanted, cell.base.block, name)
                self._keep(mine, wanted, name, changed)
        made = set_fields(mine, wanted, take, self.mine.eol) if take else None
        if made is not None:
            cell.raw = made
        else:
            for name in take:
                self._keep(mine, wanted, name, True)
        if cell.base and mine.anchor and wanted.anchor and mine.anchor != wanted.anchor:
            cell.raw = set_anchor(cell.raw, mine.anchor, wanted.anchor)

    def _keep(self, mine: Block, new: Block, name: str, changed: bool) -> None:
        kept = Kept(mine.anchor or "", plain(mine.title), name, field_of(mine, name), field_of(new, name))
        self.differs.append(kept)
        if changed:
            self.kept.append(kept)


def _links(cells: Sequence[Cell]) -> set[str]:
    """Return every link that a story of the file has by now, further links too."""
    links: set[str] = set()
    for cell in cells:
        if cell.block.kind == "story":
            block = cell.block if cell.raw == cell.block.raw else parse(cell.raw).blocks[0]
            story = read_story(block)
            links.update(link_key(url) for url in (story.link, *(item.url for item in story.also)) if url)
    return links


def _stands(ref: StoryRef, cells: Sequence[Cell]) -> bool:
    """Say whether a story that was thrown out stands in the file again."""
    for cell in cells:
        if cell.block.kind == "story":
            story = read_story(cell.block, link_key)
            if story.id == ref.id or (story.link and ref.url and link_key(story.link) == link_key(ref.url)):
                return True
    return False
