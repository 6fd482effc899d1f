"""Random histories of one issue: a machine that drafts again and again, and an editor who works on the file in between.

Every word that the editor writes is a token of its own (`Human17`), and so is every story of the machine (`Machine3`), so that a
test can say of each whether it is still there, and how often.
"""

from __future__ import annotations

import random
import re
import textwrap
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from newsletter.issuefile import Block, parse, write
from newsletter.models import Also, Issue, Section, Story, story_id

SECTIONS = ("Models", "Chips & Power", "Law", "Also Noted")
HUMAN = re.compile(r"Human\d+")
LIVE = "https://live.example/today"


@dataclass(slots=True)
class Machine:
    """What the machine would write: stories with a number, in sections; a share of them (`live`) are updates of one page."""

    random: random.Random
    live: float = 0.0
    stories: list[tuple[str, Story]] = field(default_factory=list)
    count: int = 0
    title: str = "Weekly"
    dropped: list[tuple[str, Story]] = field(default_factory=list)
    turned: set[str] = field(default_factory=set)
    written: set[str | None] = field(default_factory=set)

    def story(self) -> Story:
        """Return a new story; its token stands in the headline, the summary and the link."""
        self.count += 1
        name = f"Machine{self.count}"
        url, anchor = f"https://{name.lower()}.example/news?page=1", ""
        if self.random.random() < self.live:
            is_page = (
                all(story.id != story_id(LIVE) for _, story in [*self.stories, *self.dropped]) and self.random.random() < 0.2
            )
            url, anchor = LIVE, "" if is_page else f"#{name}"
        lines = [f"{name} says sentence {number} of it & more_or_less 5 * 3." for number in range(self.random.randint(1, 4))]
        also = (Also(f"https://second.example/{name}", "Second"),) if self.random.random() < 0.3 else ()
        headline = f"{name}: what [it] is *worth*"
        story = Story(headline, "\n".join(lines), url, also=also, id=story_id(url + anchor), source_words=100)
        return replace(story, notes=self.notes(story))

    def notes(self, story: Story) -> tuple[str, ...]:
        """Return comments on a story: those on its headline and summary are true of no other."""
        found = (
            f"or section: {self.random.choice(SECTIONS)}",
            f"or headline: {zlib.crc32(story.headline.encode())}",
            f"“Tuesday” is {zlib.crc32(story.summary.encode())}",
            "check the summary: no sentence is sure to begin it well",
        )
        return tuple(note for note in found if self.random.random() < 0.5)

    def issue(self) -> Issue:
        """Return the issue as it is now."""
        names = list(dict.fromkeys([*SECTIONS, *(section for section, _ in self.stories)]))
        sections = [Section(name, tuple(story for at, story in self.stories if at == name)) for name in names]
        return Issue(title=self.title, date="2025-11-14T16:00:00Z", sections=tuple(item for item in sections if item.stories))

    def text(self) -> str:
        """Return the draft that the machine would write now."""
        self.written.update(story.id for _, story in self.stories)
        return write(self.issue())

    def add(self) -> None:
        """Find a new story."""
        self.stories.insert(self.random.randint(0, len(self.stories)), (self.random.choice(SECTIONS), self.story()))

    def change(self) -> None:
        """Change something about a story, or the issue's title."""
        if not self.stories:
            return
        index = self.random.randrange(len(self.stories))
        section, story = self.stories[index]
        turn = self.random.randint(0, 7)
        if turn == 0:
            story = replace(story, headline=f"{story.headline}, again {self.random.random():.3f}")
        elif turn == 1:
            story = replace(story, summary=f"{story.summary}\nUpdate {self.random.random():.3f} of it.")
        elif turn == 2:
            outlet = LIVE if self.random.random() < self.live else f"https://third.example/{self.random.random()}"
            story = replace(story, also=(*story.also, Also(outlet, "Third"))) if outlet != story.link else story
        elif turn == 3 and story.also and story.id in self.written and story.link != LIVE != story.also[0].url:
            other = story.also[0]
            self.turned.update(re.findall(r"Machine\d+", story.headline))
            story = replace(
                story, link=other.url, id=story_id(other.url), also=(Also(story.link or "", "First"), *story.also[1:])
            )
        elif turn == 4:
            section = self.random.choice(SECTIONS)
        elif turn == 5:
            self.title = f"Weekly {self.random.random():.3f}"
        elif turn == 6:
            story = replace(story, source_words=self.random.randint(100, 900))
        else:
            self.stories.append(self.stories.pop(0))
            return
        self.stories[index] = (section, replace(story, notes=self.notes(story)))

    def drop(self) -> None:
        """Lose a story: its page left the cache."""
        if len(self.stories) > 1:
            self.dropped.append(self.stories.pop(self.random.randrange(len(self.stories))))

    def find_again(self) -> None:
        """Find a story that it had lost."""
        if self.dropped:
            self.stories.append(self.dropped.pop())


@dataclass(slots=True)
class Editor:
    """Someone who works on the text of the file. `gone` has the tokens of the stories that she took out."""

    random: random.Random
    count: int = 0
    gone: set[str] = field(default_factory=set)
    cut_loose: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    silenced: set[tuple[str, str]] = field(default_factory=set)

    def word(self) -> str:
        """Return a word that nobody else writes."""
        self.count += 1
        return f"Human{self.count}"

    def work(self, text: str) -> str:
        """Return the text after one change of hers."""
        acts: list[Callable[[str], str]] = [
            self.change_headline,
            self.change_summary,
            self.cut_summary,
            self.add_note,
            self.write_story,
            self.write_prose,
            self.throw_out,
            self.throw_out,
            self.move,
            self.move,
            self.drop_anchor,
            self.change_link,
            self.cut_link,
            self.rename_section,
            self.merge_sections,
            self.write_section,
            self.copy_story,
            self.to_post_form,
            self.front_matter,
            self.write_behind,
            self.delete_comment,
            self.change_comment,
        ]
        return self.random.choice(acts)(text)

    def _story(self, text: str) -> Block | None:
        stories = [block for block in parse(text).blocks if block.kind == "story"]
        return self.random.choice(stories) if stories else None

    def _swap(self, text: str, block: Block, raw: str) -> str:
        self.touched.update(re.findall(r"Machine\d+", block.title))
        return "".join(raw if other is block or other == block else other.raw for other in parse(text).blocks)

    def change_headline(self, text: str) -> str:
        block = self._story(text)
        return (
            text
            if block is None
            else self._swap(text, block, block.raw.replace(block.title, f"{block.title} {self.word()}", 1))
        )

    def change_summary(self, text: str) -> str:
        block = self._story(text)
        if block is None or not block.has("summary"):
            return text
        old = block.source("summary")
        return self._swap(text, block, block.raw.replace(old, f"{self.word()} begins. {old}", 1))

    def cut_summary(self, text: str) -> str:
        block = self._story(text)
        if block is None or not block.has("summary"):
            return text
        first = next(part for part in block.parts if part.kind == "summary").raw.splitlines(keepends=True)[0]
        return text if HUMAN.search(first) else self._swap(text, block, block.raw.replace(first, "", 1))

    def add_note(self, text: str) -> str:
        block = self._story(text)
        if block is None:
            return text
        lines = block.raw.splitlines(keepends=True)
        at = self.random.randint(1, len(lines))
        eol = "\r\n" if "\r\n" in text else "\n"
        before = "" if lines[at - 1].endswith(("\n", "\r")) else eol
        return self._swap(text, block, "".join([*lines[:at], f"{before}<!-- {self.word()} -->{eol}", *lines[at:]]))

    def delete_comment(self, text: str) -> str:
        return self._on_comment(text, lambda comment: "")

    def change_comment(self, text: str) -> str:
        return self._on_comment(text, lambda comment: comment.replace(" -->", f" {self.word()} -->"))

    def _on_comment(self, text: str, change: Callable[[str], str]) -> str:
        block = self._story(text)
        comments = [part for part in block.parts if part.kind == "note" and not HUMAN.search(part.raw)] if block else []
        if block is None or not comments:
            return text
        chosen = self.random.choice(comments)
        if token := self._token(block):
            self.silenced.add((token, chosen.raw.strip()))
        return self._swap(text, block, "".join(change(part.raw) if part is chosen else part.raw for part in block.parts))

    def write_story(self, text: str) -> str:
        word = self.word()
        forms = (
            f"### {word}\n\nOf {word}, by hand.\n\n[Read more](https://{word.lower()}.example/)\n\n",
            f"**{word}**\n\nOf {word}.  \n[Read more](https://{word.lower()}.example/)\n\n",
            f"### {word}\n\nWithout a link.\n\n",
        )
        return self._insert(text, self.random.choice(forms))

    def write_prose(self, text: str) -> str:
        word = self.word()
        forms = (f"{word} says hello.\n\n", f"- {word}\n- list\n\n", f"```\n### {word}\n```\n\n", f"---\n\n{word} apart.\n\n")
        return self._insert(text, self.random.choice(forms))

    def write_section(self, text: str) -> str:
        return self._insert(text, f"## {self.word()}\n\n")

    def _insert(self, text: str, piece: str) -> str:
        eol = "\r\n" if "\r\n" in text else "\n"
        blocks = [block.raw for block in parse(text).blocks]
        at = self.random.randint(min(1, len(blocks)), len(blocks))
        head = "".join(blocks[:at])
        return head.rstrip() + eol + eol + piece.replace("\n", eol) + "".join(blocks[at:])

    def write_behind(self, text: str) -> str:
        return f"{text.rstrip()}\n\n{self.word()} at the end."

    def throw_out(self, text: str) -> str:
        block = self._story(text)
        if block is None or HUMAN.search(block.raw):
            return text
        token = self._token(block)
        if token is None or text.count(f"{token}:") > 1:
            return text
        self.gone.add(token)
        return "".join(other.raw for other in parse(text).blocks if other != block)

    def move(self, text: str) -> str:
        blocks = list(parse(text).blocks)
        stories = [index for index, block in enumerate(blocks) if block.kind == "story" and index < len(blocks) - 1]
        if not stories:
            return text
        block = blocks.pop(self.random.choice(stories))
        blocks.insert(self.random.randint(1, max(1, len(blocks) - 1)), block)
        return "".join(block.raw if block.raw.endswith(("\n", "\r")) else f"{block.raw}\n\n" for block in blocks)

    def drop_anchor(self, text: str) -> str:
        block = self._story(text)
        if block is None or not block.anchor:
            return text
        if not block.has("link") or block.form == "post":
            self._loosen(block)
        return self._swap(text, block, re.sub(r"<!-- story \w+ -->\r?\n?", "", block.raw))

    def change_link(self, text: str) -> str:
        block = self._story(text)
        if block is None or not block.has("link"):
            return text
        if not block.anchor:
            self._loosen(block)
        link = block.source("link")
        return self._swap(
            text, block, block.raw.replace(link, re.sub(r"\(.*?\)", f"(https://{self.word()}.example/)", link), 1)
        )

    def cut_link(self, text: str) -> str:
        block = self._story(text)
        if block is None or not block.has("link") or HUMAN.search(block.source("link")):
            return text
        if not block.anchor:
            self._loosen(block)
        left = (part.raw[len(part.raw.rstrip()) :] if part.kind == "link" else part.raw for part in block.parts)
        return self._swap(text, block, "".join(left))

    def _loosen(self, block: Block) -> None:
        token = self._token(block)
        if token:
            self.cut_loose.add(token)

    def rename_section(self, text: str) -> str:
        return self._on_section(text, lambda block: block.raw.replace(block.title, f"{block.title} {self.word()}", 1))

    def merge_sections(self, text: str) -> str:
        return self._on_section(text, lambda block: block.raw if HUMAN.search(block.raw) else "")

    def _on_section(self, text: str, change: Callable[[Block], str]) -> str:
        blocks = parse(text).blocks
        sections = [block for block in blocks if block.kind == "section"]
        if not sections:
            return text
        chosen = self.random.choice(sections)
        return "".join(change(block) if block is chosen else block.raw for block in blocks)

    def copy_story(self, text: str) -> str:
        block = self._story(text)
        if block is None or HUMAN.search(block.raw):
            return text
        self._loosen(block)
        return self._insert(
            text, block.raw.replace(block.title, f"{block.title} {self.word()}", 1).replace("\r\n", "\n") + "\n\n"
        )

    def to_post_form(self, text: str) -> str:
        block = self._story(text)
        if block is None or block.form != "draft":
            return text
        if not block.anchor:
            self._loosen(block)  # a bold line under a story whose link is gone may be a heading within that story
        return self._swap(text, block, re.sub(r"^### (.*?)(\r?\n)", r"**\1**\2\2", block.raw, count=1))

    def front_matter(self, text: str) -> str:
        eol = "\r\n" if "\r\n" in text else "\n"
        word = self.word()
        turn = self.random.randint(0, 3)
        if turn == 0:
            return re.sub(r'title: "(.*?)"', rf'title: "\1 {word}"', text, count=1)
        if turn == 3 and re.search(r"^params:", text, re.MULTILINE):  # two would be no valid YAML
            return text
        added = (f"own_{word}: [a, b]", f"# {word}", f'params:{eol}  deep: "{word}"')[turn - 1]
        return re.sub(r"\r?\ndraft:", f"{eol}{added}{eol}draft:", text, count=1)

    @staticmethod
    def _token(block: Block) -> str | None:
        found = re.search(r"Machine\d+", block.title)
        return found[0] if found else None


def other_dress(text: str, turn: int) -> str:
    """Return a text as another editor program would save it: not one word is different."""
    if turn == 0:
        return text.replace("\r\n", "\n").replace("\n", "\r\n")
    if turn == 1:
        return "\ufeff" + text.lstrip("\ufeff")
    if turn == 2:
        return text.rstrip()
    if turn == 3:
        return re.sub(r"(?<=\n)\n(?=\S)", "\n\n", text)
    if turn == 4:
        return "\n".join(
            line.rstrip() if line.strip() != line and not line.endswith("  ") else line for line in text.split("\n")
        )
    return wrap(text)


def wrap(text: str) -> str:
    """Return a text with each summary filled to 72 columns, as `gq` in vim does it."""
    out = []
    for block in parse(text).blocks:
        for part in block.parts or (block,):
            if isinstance(part, Block) or part.kind != "summary" or part.type != "paragraph" or "  \n" in part.raw:
                out.append(part.raw)
            else:
                lines = textwrap.wrap(part.raw, 72, break_long_words=False, break_on_hyphens=False)
                out.append("\n".join(lines) + part.raw[len(part.raw.rstrip()) :])
    return "".join(out)
