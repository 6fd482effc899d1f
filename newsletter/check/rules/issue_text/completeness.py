"""Rules on what every issue must have: a title, stories, summaries, links, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newsletter.check.finding import Finding, Position
from newsletter.check.material import Entry, Material
from newsletter.check.printed_text import UNCLOSED_LINK, found_at, found_without_words, printed_sources
from newsletter.check.rule import on_issue, on_story, rule
from newsletter.text.urls import site_of, without_trackers

# Either form of a heading of the first level: with one #, and underlined with equals signs.
TOP_HEADING = re.compile(r"^ {0,3}#[ \t]+(?=[^\s#]).*$|^ {0,3}\S.*\n {0,3}=+[ \t]*$", re.MULTILINE)
# A link of Markdown, or an address as it is printed: of a page, for mail, for a call.
SOMEWHERE_TO_GO = re.compile(r"\]\(\S|\]\[|\b(?:https?://|mailto:|tel:|www\.)\S|[\w.+-]@[\w-]{1,63}\.\w", re.IGNORECASE)
# The headline of a story with the marks before it.
HEADLINE = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+\S.*")
EMPTY_HEADING = re.compile(r"^ {0,3}#{1,6}(?:[ \t]+#*)?[ \t]*$", re.MULTILINE)
WORDLESS = re.compile(r"(?<![!\\\]])\[\s*\]\([^)\s]+\)")


@rule(
    "no-title",
    "error",
    "The front matter has no title: the post has no heading and the mail no subject.",
    family="archive",
    bad="---\ndate: 2025-11-15\n---\n",
    good='---\ntitle: "Weekly, 15 November"\ndate: 2025-11-15\n---\n',
)
def check_title(material: Material) -> Iterator[Finding]:
    if not material.issue.title:
        yield on_issue("the issue has no title", advice='write title: "…" into the front matter')


@rule(
    "empty-section",
    "warning",
    "A section has no stories and no text.",
    family="editing",
    bad="## Chips\n\n## Law\n\n### A headline\n",
    good="## Law\n\n### A headline\n",
)
def check_empty_sections(material: Material) -> Iterator[Finding]:
    for section, line in material.sections():
        if not section.stories and not section.intro:
            yield on_issue(f"the section “{section.title}” is empty", Position(line), words=section.title)


@rule(
    "heading-empty",
    "error",
    "A heading has no words: what follows belongs to no story, and editions print an empty line.",
    family="reader",
    bad="###\n\nWhat happened.\n\n[Read more](https://example.org/a)\n",
    good="### A headline\n\nWhat happened.\n\n[Read more](https://example.org/a)\n",
)
def check_empty_headings(material: Material) -> Iterator[Finding]:
    yield from found_without_words(material, EMPTY_HEADING, "the heading has no words")


@rule(
    "heading-top",
    "warning",
    "Stories stand below a heading of one #, which begins no section: they are in a section without a title. A headline with another "
    "number of # than most is a note.",
    family="editing",
    bad="# Chips\n\n### A headline\n",
    good="## Chips\n\n### A headline\n",
)
def check_top_headings(material: Material) -> Iterator[Finding]:
    yield from _headings_above_sections(material)
    headlines = [(entry, found) for entry in material.entries if (found := HEADLINE.match(entry.block.raw))]
    depths = Counter(found["marks"] for _, found in headlines)
    usual = depths.most_common(1)[0][0] if depths else ""
    for entry, found in headlines:
        if found["marks"] != usual:
            message = f"this headline has {found['marks']}, most have {usual}: the post shows it in another size"
            place = Position(entry.block.line, 1, len(found[0]) + 1)
            yield on_story(entry, message, place, words=found[0], advice=f"begin it with {usual}", level="note")


def _headings_above_sections(material: Material) -> Iterator[Finding]:
    headings: list[Finding] = []
    for block, piece, source in printed_sources(material):
        if block.kind == "story":
            yield from headings
        if block.kind in ("story", "section"):
            headings.clear()
            continue
        for found in TOP_HEADING.finditer(source):
            words = piece.raw[slice(*found.span())].strip().splitlines()[0].split()
            begin, end = words[0] == "#", words[-1].strip("#") == ""
            shown = " ".join(words[begin : len(words) - (begin and end)])
            headings.append(found_at(material, block, piece, found.span(), f"the heading “{shown}” begins no section"))


@rule(
    "no-summary",
    "warning",
    "A story has a headline and nothing to read below it: its link is all that is printed. Without one either, this is an error.",
    family="editing",
    bad="### A headline\n\n[Read more](https://example.org/a)\n",
    good="### A headline\n\nWhat happened.\n\n[Read more](https://example.org/a)\n",
)
def check_summaries(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        if not entry.story.summary.strip():
            if entry.story.link:
                yield on_story(entry, "the story has no summary: only its headline and link are printed")
            else:
                yield on_story(entry, "the story has no summary and no link: only its headline is printed", level="error")


@rule(
    "link-without-words",
    "warning",
    "A link has no words: the web page shows nothing to click.",
    family="reader",
    bad="The council voted [](https://example.org/vote).",
    good="The council [voted](https://example.org/vote).",
)
def check_link_words(material: Material) -> Iterator[Finding]:
    yield from found_without_words(material, WORDLESS, "the link has no words: {}")


@rule(
    "no-link",
    "warning",
    "A story has no link of its own: the reader cannot go to the source. One that no draft put in may be a notice of your own: this is a "
    "note, and nothing where it has any link, or an address to write or call.",
    family="editing",
    bad="### A headline\n\nWhat happened.\n",
    good="### A headline\n\nWhat happened.\n\n[Read more](https://example.org/a)\n",
)
def check_links(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        summary = entry.story.summary
        if entry.story.link or UNCLOSED_LINK.search(summary) or (not entry.story.id and SOMEWHERE_TO_GO.search(summary)):
            continue
        yield on_story(entry, "the story has no link", level="" if entry.story.id else "note")


@rule(
    "same-link",
    "warning",
    "Two stories have the same link, so a story appears twice. Different anchors on one live page count as different links.",
    family="archive",
    bad="### One\n\nText.\n\n[Read more](https://example.org/a)\n\n### Two\n\nText.\n\n[Read more](https://example.org/a)\n",
    good="### One\n\nText.\n\n[Read more](https://example.org/a)\n\n### Two\n\nText.\n\n[Read more](https://example.org/b)\n",
)
def check_repeated_links(material: Material) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    alike: dict[str, Entry] = {}
    for entry in material.entries:
        link = entry.story.link
        if not link:
            continue
        other = first.setdefault(material.key(link), entry)
        twin = alike.setdefault(_bare(link), entry)
        if other is not entry and other.story.id in (None, entry.story.id):
            message = f"the link is already used in “{_name(other)}”"
            yield on_story(entry, message, entry.find(link, "link"), words=link)
        elif twin.story.link != link:
            message = f"the link is probably the same page as that of “{_name(twin)}”"
            yield on_story(entry, message, entry.find(link, "link"), words=link)


def _name(entry: Entry) -> str:
    return f"{entry.section}: {entry.story.headline}" if entry.section else entry.story.headline


def _bare(link: str) -> str:
    """Return a link without what seldom tells two pages apart: the scheme, `www.` or `m.`, a slash at the end, trackers."""
    rest = re.sub(r"^https?://[^/?#]+", "", without_trackers(link))
    return site_of(link) + re.sub(r"/(?=$|[?#])", "", rest, count=1)


@rule(
    "also-repeats",
    "warning",
    "A link appears in two stories, or twice in one: a story or an outlet is repeated.",
    family="archive",
    bad="### One\n\n… Also: [B](https://b.example/x)\n\n### Two\n\n[Read more](https://b.example/x)",
    good="### One\n\n… Also: [B](https://b.example/x)\n\n### Two\n\n[Read more](https://c.example/x)",
)
def check_also(material: Material) -> Iterator[Finding]:
    owners: dict[str, list[Entry]] = {}
    for entry in material.entries:
        if entry.story.link:
            owners.setdefault(material.key(entry.story.link), []).append(entry)
    for entry in material.entries:
        seen = {material.key(entry.story.link)} if entry.story.link else set()
        for also in entry.story.also:
            key = material.key(also.url)
            other = next((one for one in owners.get(key, []) if one is not entry), None)
            if (other and not _is_page_of_several(material, other, key)) or key in seen:
                where = f"is already the link of “{other.story.headline}”" if other else "is already in this story"
                yield on_story(entry, f"the “Also” link {also.url} {where}", entry.find(also.url, "also"), words=also.url)
            seen.add(key)
            owners.setdefault(key, []).append(entry)


def _is_page_of_several(material: Material, entry: Entry, key: str) -> bool:
    """Say whether a story is one item of the multi-story page that a link leads to: other stories may rightly link to the same page."""
    return any(article.position and article.part_of and material.key(article.part_of) == key for article in entry.articles)
