"""Writes an Issue as a draft file, escaping untrusted text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from newsletter.issuefile import frontmatter
from newsletter.issuefile.escape import escape, escape_lines, escape_url, escape_within_link
from newsletter.issuefile.story import UNCOUNTED, not_divider
from newsletter.models import Also, Issue, Story
from newsletter.text.clean import clean_line
from newsletter.text.sentences import split_sentences
from newsletter.text.urls import site_of

LONGEST_NAME = 40
# The mark that opens an English quotation; behind a word or a full stop the same mark closes a German one.
_OPENING = re.compile(r"(?<![^\s:：(\[/—–-])“")
KNOWN = ("title", "date", "draft", "description", "summary", "tags")


def write(issue: Issue) -> str:
    """Return an issue as the text of a draft (LF, ends with a line end).

    Titles, headlines, summaries and the texts of links are plain text from anywhere: they are cleaned, escaped and written one
    sentence a line, so that the draft shows exactly what they say and nothing in them is Markdown, HTML, YAML, a shortcode or a
    template tag. A summary's paragraphs are parted by blank lines; its line ends part sentences. Links other than http, https
    and mailto are left out. The intros and `after` are Markdown and written as they stand. Never raises.
    """
    blocks = ["\n".join(_front_matter(issue))]
    if issue.intro.strip():
        blocks.append(issue.intro.strip("\n"))
    for section in issue.sections:
        if title := heading(section.title):
            blocks.append(f"## {title}")
        if section.intro.strip():
            blocks.append(section.intro.strip("\n"))
        blocks += [story_text(story) for story in section.stories]
    return "\n\n".join(blocks) + "\n"


def _front_matter(issue: Issue) -> Iterator[str]:
    yield "---"
    yield f"title: {frontmatter.scalar(issue.title)}"
    if issue.date:
        yield f"date: {frontmatter.value(issue.date)}"
    yield f"draft: {'true' if issue.front_matter.get('draft') == 'true' else 'false'}"
    if issue.description:
        yield f"description: {frontmatter.scalar(issue.description)}"
    if issue.summary:
        yield f"summary: {frontmatter.scalar(issue.summary)}"
    if issue.tags:
        yield f"tags: {frontmatter.value(list(issue.tags))}"
    for key, value in issue.front_matter.items():
        if key not in KNOWN:
            yield f"{_key(key)}: {frontmatter.value(value)}"
    yield "---"


def heading(text: str) -> str:
    """Return plain text as Markdown for a heading: a last `#` is no closing mark, braces give no attributes (Hugo)."""
    line = escape(text)
    line = re.sub(r"(?:(?<=\s)|^)#(?=#*$)", r"\#", line)
    return re.sub(r"\{(?=[^{}]*\}$)", "&#123;", line)


@lru_cache(maxsize=4096)
def story_text(story: Story) -> str:
    """Return one story in the draft's grammar, without line ends around it."""
    head = [f"### {heading(story.headline) or 'Untitled'}"]
    if story.id:
        head.append(f"<!-- story {story.id} -->")
    blocks = ["\n".join(head)]
    if summary := summary_text(story.summary):
        blocks.append(summary)
    if link := link_line(story.link, story.link_text):
        blocks.append(link)
    if also := also_line(story.also):
        blocks.append(also)
    if story.after.strip():
        blocks.append(story.after.strip("\n"))
    source = _source_note(story.link, story.source_name, story.source_words)
    notes = [*source, *(note_line(note) for note in story.notes if note.strip())]
    if notes:
        blocks.append("\n".join(notes))
    return "\n\n".join(blocks)


def _source_note(url: str | None, name: str, words: object) -> list[str]:
    """Return the remark on a story's article, as a list: its host, its site's name, its length; empty where both are unknown."""
    host = site_of(url or "")
    if not host:
        return []
    # An abbreviation in brackets goes with them: they cannot stand within the comment's own.
    name = re.sub(r"(?<=\S)\s*\([^()]*\)$", "", clean_line(name))
    name = re.sub(r"[<>()\s]+|--+", " ", name).strip()
    shown = f" ({name})" if name and len(name) <= LONGEST_NAME and name.casefold() != host else ""
    counted = isinstance(words, int) and words > 0
    return [f"<!-- source: {host}{shown}, {f'{words} words' if counted else UNCOUNTED} -->"] if shown or counted else []


def note_line(note: str) -> str:
    """Return a comment that only the editor sees; nothing in it can end it early (CommonMark 6.6)."""
    line = clean_line(note).replace("<", "‹").replace(">", "›")
    return not_divider(f"<!-- {re.sub(r'-{2,}', '–', line).strip('-')} -->")


def summary_text(summary: str) -> str:
    """Return plain text as Markdown paragraphs, one sentence a line."""
    paragraphs = []
    for paragraph in re.split(r"\n[ \t]*\n", summary.replace("\r\n", "\n")):
        lines = [line for part in paragraph.split("\n") for line in _sentence_lines(clean_line(part))]
        if lines:
            paragraphs.append("\n".join(escape_lines(lines)))
    return "\n\n".join(paragraphs)


def _sentence_lines(text: str) -> Iterator[str]:
    """Yield the sentences of a text, those with no blank between them together: a line end would be read and shown as one."""
    flat = " ".join(text.split())
    line, place = "", 0
    for sentence in split_sentences(text):
        if line and flat[place] == " " and not _is_open(line):
            yield line
            line, place = "", place + 1
        if line and flat[place] == " ":
            line, place = f"{line} ", place + 1
        line += sentence
        place += len(sentence)
    if line:
        yield line


def _is_open(line: str) -> bool:
    """Say whether a quotation that opens in a line does not close in it: its sentences stay on one line."""
    return len(_OPENING.findall(line)) > line.count("”")


def link_line(url: str | None, text: str) -> str:
    """Return a story's link as it stands alone on its line, or '' when there is none that may be followed."""
    address = escape_url(url) if url else None
    return f"[{escape_within_link(text) or 'Read more'}]({address})" if address else ""


def also_line(also: tuple[Also, ...]) -> str:
    """Return the line of further links, or '' when none of them may be followed."""
    links = [
        f"[{escape_within_link(item.text) or escape_url(item.url)}]({address})"
        for item in also
        if (address := escape_url(item.url))
    ]
    return f"Also: {' · '.join(links)}" if links else ""


def write_record(values: Mapping[str, Any]) -> str:
    """Return the text of a draft for an issue as JSON (`newsletter render --to json`): its texts are Markdown and stand as they are.

    Titles, headlines and links are plain text and escaped. What is not there, or not of its type, is left out.
    """
    front = values.get("front_matter")
    front = dict(front) if isinstance(front, Mapping) else {}
    for key in ("title", "date", "description", "summary", "tags"):
        if values.get(key):
            front.setdefault(key, values[key])
    blocks = ["\n".join(["---", *(f"{_key(str(key))}: {frontmatter.value(item)}" for key, item in front.items()), "---"])]
    blocks.append(_source(values, "intro"))
    for section in _records(values, "sections"):
        blocks += [f"## {heading(str(section['title']))}" if section.get("title") else "---", _source(section, "intro")]
        blocks += [block for story in _records(section, "stories") for block in _story_blocks(story)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _story_blocks(story: Mapping[str, Any]) -> list[str]:
    head = [f"### {heading(str(story.get('headline') or '')) or 'Untitled'}"]
    if re.fullmatch("[0-9a-f]{8}", str(story.get("id"))):
        head.append(f"<!-- story {story['id']} -->")
    also = tuple(Also(str(item.get("url") or ""), str(item.get("text") or "")) for item in _records(story, "also"))
    link = link_line(str(story.get("link") or ""), str(story.get("link_text") or "Read more"))
    source = _source_note(str(story.get("link") or ""), str(story.get("source_name") or ""), story.get("source_words"))
    return ["\n".join(head), _source(story, "summary"), link, also_line(also), _source(story, "after"), *source]


def _records(values: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = values.get(name)
    return [item for item in found if isinstance(item, Mapping)] if isinstance(found, list) else []


def _source(values: Mapping[str, Any], name: str) -> str:
    text = values.get(name)
    return text.strip("\n") if isinstance(text, str) else ""


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name) else frontmatter.scalar(name)
