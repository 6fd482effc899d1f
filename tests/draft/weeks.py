"""Random weeks of a newsletter: articles arrive, live pages grow, the machine joins and parts as it likes, an editor works, issues go out.

Every article has a word of its own (`Machine7`) in title, text and address, and every word of the editor's is one too (`Human3`), so
that a test can say of each where it is. What is under test is all that stands between articles and the file; only how articles are
grouped is left to chance here, and far worse than any clustering would do it.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from newsletter.cache import link_key
from newsletter.draft.annotate import annotate, note_of_doubt
from newsletter.draft.clustering import leads
from newsletter.draft.clustering.cluster import Grouping
from newsletter.draft.clustering.leads import Standing
from newsletter.draft.clustering.likeness import Likeness
from newsletter.draft.merge import carry_over, drop_joined_story, merge, update_only
from newsletter.draft.merge.match import StoryRef, stories_of
from newsletter.draft.selection import select
from newsletter.draft.selection.addresses import KnownArticle
from newsletter.draft.selection.memory import PastIssue, read_memory
from newsletter.errors import UsageError
from newsletter.issuefile import parse, read_story, write
from newsletter.issuefile.folder import IssueFile, story_keys
from newsletter.models import Also, Article, Issue, Section, Story, story_id
from tests.draft.merge.histories import HUMAN, SECTIONS, Editor, other_dress

MACHINE = re.compile(r"Machine\d+")
FIRST = date(2025, 11, 15)


@dataclass
class World:
    """All that was ever fetched, the issue that is open, and those that went out."""

    random: random.Random
    articles: list[KnownArticle] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    live: dict[str, int] = field(default_factory=dict)
    together: list[tuple[str, str]] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    issues: list[PastIssue] = field(default_factory=list)
    count: int = 0
    day: date = FIRST
    text: str | None = None
    base: str | None = None
    thrown_out: tuple[StoryRef, ...] = ()
    noted: set[str] = field(default_factory=set)

    # --- what arrives --------------------------------------------------------------------------------------------------------

    def fetch(self) -> None:
        """Find a new article on a page of its own."""
        self._add(f"https://machine{self.count + 1}.example/news?page=1", None)

    def grow(self) -> None:
        """Find one more post on a live page, old or new."""
        page = self.random.choice([*self.live, f"https://live{len(self.live)}.example/today"])
        self.live[page] = self.live.get(page, 0) + 1
        self._add(page, f"post-{self.live[page]}")

    def _add(self, url: str, anchor: str | None) -> None:
        self.count += 1
        name = f"Machine{self.count}"
        link = f"{url}#{anchor}" if anchor else url
        text = f"{name} says a thing of it & more_or_less 5 * 3."
        id = story_id(link)
        article = Article(
            url,
            id,
            title=f"{name}: what [it] is *worth*",
            text=text,
            anchor=anchor,
            part_of=url if anchor else None,
            position=1,
        )
        self.articles.append(KnownArticle(article, frozenset((id, link_key(link))), frozenset((link_key(url),))))
        self.sections[id] = self.random.choice(SECTIONS)
        self.groups[id] = self.count

    def regroup(self) -> None:
        """Change the machine's mind on some articles: which are one story, and which lead."""
        for item in self.random.sample(self.articles, min(3, len(self.articles))):
            self.groups[item.article.id] = self.random.choice([self.count + 1000, *self.groups.values()])

    def change(self) -> None:
        """Let a page say more than it did."""
        if self.articles:
            at = self.random.randrange(len(self.articles))
            item = self.articles[at]
            more = replace(item.article, text=f"{item.article.text}\nUpdate {self.random.random():.3f} of it.")
            self.articles[at] = replace(item, article=more)

    # --- a draft -----------------------------------------------------------------------------------------------------------------

    def draft(self, named: str | None = None) -> None:
        """Bring the open issue up to date, from all that is new or from one page."""
        here = {key for story in self._standing_stories() for key in story_keys(story)}
        here |= {key for ref in self.thrown_out for key in (ref.id, link_key(ref.url), *map(link_key, ref.also))}
        wanted = select.Wanted(here, None if named is None else {link_key(named)})
        chosen = select.select_articles(self.articles, wanted, read_memory(self.issues, self.day))
        new, doubts = self._compose(chosen.chosen)
        if named is not None:
            new = update_only(self.base, new, chosen.named)
        merged = merge(self.base, self.text, new, thrown_out=self.thrown_out)
        self.base = carry_over(self.base, new, merged.thrown_out)
        self.thrown_out = merged.thrown_out
        self.text = self._annotated(merged.text, doubts)

    def _annotated(self, text: str, doubts: list[Likeness]) -> str:
        titles = {story.id: story.headline for part in parse(text).issue.sections for story in part.stories if story.id}
        notes: dict[str, list[str]] = {}
        for pair in doubts:
            name = f"{pair.one} {pair.other}"
            if pair.one in titles and pair.other in titles and name not in self.noted:
                self.noted.add(name)
                notes.setdefault(pair.other, []).append(note_of_doubt(pair, "another"))
        return annotate(text, notes)

    def _standing_stories(self) -> list[Story]:
        texts = [text for text in (self.text, self.base) if text]
        return [story for text in texts for part in parse(text, key=link_key).issue.sections for story in part.stories]

    def _standing(self) -> Standing:
        drafts = [stories_of(parse(text, key=link_key)) for text in (self.text, self.base) if text]
        by_key = {key: item.article for item in self.articles for key in item.keys}
        return leads.find_standing(drafts, self.thrown_out, by_key, self.apart)

    def _compose(self, chosen: list[Article]) -> tuple[str, list[Likeness]]:
        standing = self._standing()
        stories = leads.keep_leads(chosen, self._grouping(chosen), standing)
        fresh = [article for article in chosen if article.id not in standing.homes and article.id not in standing.lost]
        assert all(any(article in group for group in stories.groups) for article in fresh), "every new article has a story"
        found: dict[str, list[Story]] = {name: [] for name in SECTIONS}
        for group in stories.groups:
            lead, *others = group
            also = tuple(Also(_link(other), f"Outlet {other.id}") for other in others)
            story = Story(lead.title or "", lead.text, _link(lead), also=also, id=lead.id)
            found[self.sections[lead.id]].append(story)
        sections = tuple(Section(name, tuple(items)) for name, items in found.items() if items)
        issue = Issue(f"Weekly {self.day}", f"{self.day}T00:00:00Z", sections=sections, front_matter={"draft": "true"})
        return write(issue), stories.suggestions

    def _grouping(self, chosen: list[Article]) -> Grouping:
        """Return groups by chance that heed the editor's word: what she parted is parted, what she put together goes together."""
        parts: dict[int, list[int]] = {}
        for index, article in enumerate(chosen):
            parts.setdefault(self.groups[article.id], []).append(index)
        groups: list[list[int]] = []
        for members in parts.values():
            loose = [index for index in members if any(chosen[index].id in pair for pair in [*self.apart, *self.together])]
            groups += [[index] for index in loose] + (
                [rest] if (rest := [index for index in members if index not in loose]) else []
            )
        for one, other in self.together:
            mine = [group for group in groups if any(chosen[index].id in (one, other) for index in group)]
            if len(mine) > 1:
                groups = [group for group in groups if group not in mine] + [[index for group in mine for index in group]]
        return Grouping(groups, [], [])

    # --- what she decides --------------------------------------------------------------------------------------------------------

    def join(self) -> None:
        """Let her join two stories of the file."""
        stories = [story for story in self._file_stories() if story.id in self.groups]
        if len(stories) < 2 or self.text is None:
            return
        one, other = self.random.sample(stories, 2)
        assert one.id
        assert other.id
        pair = (one.id, other.id)
        if one.id == other.id or pair in self.apart or pair[::-1] in self.apart:
            return
        try:
            text, base = drop_joined_story(self.text, self.base, {one.id}, {other.id})
        except UsageError:
            return  # both have words of hers
        assert sorted(HUMAN.findall(text)) == sorted(HUMAN.findall(self.text)), "no word of hers is joined away"
        if text != self.text:
            self.text, self.base = text, base
            self.together.append(pair)
            self.draft()

    def split(self) -> str | None:
        """Let her part a further link from its story; return its id."""
        ids = {link_key(_link(item.article)): item.article.id for item in self.articles}
        pairs = [
            (
                ids[link_key(also.url)],
                [
                    ids[key]
                    for key in (link_key(story.link or ""), *(link_key(o.url) for o in story.also if o is not also))
                    if key in ids
                ],
            )
            for story in self._file_stories()
            for also in story.also
            if link_key(also.url) in ids
        ]
        if not pairs:
            return None
        one, others = self.random.choice(pairs)
        self.together = [pair for pair in self.together if one not in pair]
        self.apart += [(one, other) for other in others]
        self.draft()
        return one

    def _file_stories(self) -> list[Story]:
        blocks = parse(self.text or "").blocks
        return [read_story(block, link_key) for block in blocks if block.kind == "story" and block.anchor]

    def publish(self) -> None:
        """Send the issue out; what she took out since the last draft is remembered."""
        if self.text is None:
            return
        closed = merge(self.base, self.text, self.base, thrown_out=self.thrown_out) if self.base else None
        stories = tuple(story for part in parse(self.text, key=link_key).issue.sections for story in part.stories)
        file = IssueFile(Path(f"{self.day}.md"), self.day, False, stories=stories)
        self.issues.append(PastIssue(file, thrown_out=closed.thrown_out if closed else ()))
        self.text = self.base = None
        self.thrown_out, self.noted = (), set()
        self.day += timedelta(days=7)


def _link(article: Article) -> str:
    return f"{article.url}#{article.anchor}" if article.anchor else article.url


def live(seed: int) -> None:
    """Play some weeks, and hold every promise after every draft."""
    chance = random.Random(seed)
    world, editor = World(chance), Editor(chance)
    out: dict[str, str] = {}
    for _ in range(chance.randint(1, 3)):
        for _ in range(chance.randint(1, 4)):
            _night(world, editor, out)
        for _ in range(chance.randint(0, 2)):
            world.text = editor.work(world.text or "") if world.text else None
        published = world.text or ""
        links = [url for block in parse(published).blocks if block.kind == "story" for url in read_story(block).urls]
        world.publish()
        for name in {*MACHINE.findall(published), *filter(None, (_name_of(world, url) for url in links))}:
            out.setdefault(name, str(world.day))


def _night(world: World, editor: Editor, out: dict[str, str]) -> None:
    chance = world.random
    for _ in range(chance.randint(0, 3)):
        chance.choice([world.fetch, world.fetch, world.grow, world.grow, world.regroup, world.regroup, world.change])()
    if world.text is not None:
        for _ in range(chance.randint(0, 3)):
            world.text = editor.work(world.text)
        if chance.random() < 0.2:
            world.text = other_dress(world.text, chance.randint(0, 5))
    before = world.text or ""
    named = chance.choice(world.articles).article.url if world.articles and chance.random() < 0.2 else None
    world.draft(named)
    check(world, editor, before, out, everything=named is None)
    if chance.random() < 0.3:
        before = world.text or ""
        chance.choice([world.join, world.split])()
        check(world, editor, before, out, everything=False)
    once = world.text
    world.draft()
    if named is None:
        assert world.text == once, "a second run changes no byte"


def check(world: World, editor: Editor, before: str, out: dict[str, str], *, everything: bool) -> None:
    """Hold the promises on the file as it is now."""
    text = world.text or ""
    assert sorted(HUMAN.findall(before)) == sorted(HUMAN.findall(text)), "no word of hers is lost"
    stories = [block for block in parse(text).blocks if block.kind == "story"]
    links: Counter[str] = Counter()
    for block in stories:
        story = read_story(block)
        names = set(MACHINE.findall(block.title))
        assert set(MACHINE.findall(block.source("summary"))) <= names or not names, "a headline stands over its own article"
        known = _name_of(world, story.link)
        assert known is None or not names or known in names, "a headline stands over its own article"
        if names & editor.cut_loose:
            continue  # she copied it, with its links
        links.update(name for url in story.urls if (name := _name_of(world, url)))
    titles = {name for block in stories for name in MACHINE.findall(block.title)}
    copied = {name for block in stories for url in read_story(block).urls if (name := _name_of(world, url))} - set(links)
    assert not editor.gone & titles, "what she threw out stays out"
    assert all(count == 1 for name, count in links.items() if name not in editor.cut_loose), "no link stands twice"
    assert not [name for name in links if name in out and name not in editor.cut_loose], "no story is in two issues"
    if everything:
        _check_nothing_missed(world, editor, {*links, *titles, *copied}, out)


def _check_nothing_missed(world: World, editor: Editor, printed: set[str], out: dict[str, str]) -> None:
    away = {link_key(url) for ref in world.thrown_out for url in (ref.url, *ref.also)}
    away |= {link_key(url) for issue in world.issues for ref in issue.thrown_out for url in (ref.url, *ref.also)}
    for item in world.articles:
        name = MACHINE.findall(item.article.title or "")[0]
        excused = (
            name in editor.gone | editor.cut_loose | editor.touched or name in out or link_key(_link(item.article)) in away
        )
        assert name in printed or excused, f"{name} is missed"


def _name_of(world: World, url: str | None) -> str | None:
    """Return the word of the article that an address is of."""
    key = link_key(url) if url else ""
    return next((MACHINE.findall(item.article.title or "")[0] for item in world.articles if key in item.keys), None)
