"""The content common to all editions: the same stories in the same order, with clean lines and safe links.

Titles, texts and addresses come from strangers. Every medium takes them from here, so what is inert in one is inert in all.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it.common.normalize_url import normalizeLink, validateLink

from newsletter.issuefile.references import number_footnotes
from newsletter.models import Also, Issue, Section, Story
from newsletter.text.clean import clean_line, clean_text, harmless
from newsletter.text.dates import read_moment
from newsletter.text.urls import site_of, strip_around, web_address

MAILTO = "mailto:"
UNTITLED = "Newsletter"
# The blocks of Unicode that scripts from right to left are in; a text without them needs no look at each letter.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def readable(issue: Issue, base: str = "") -> Issue:
    """Return the issue with one-line titles, text without control characters, and only links that may be followed.

    `base` is the issue's place on the web: relative links are completed with it, and dropped when it is empty.
    """
    return number_footnotes(
        replace(
            issue,
            title=clean_line(issue.title) or UNTITLED,
            description=clean_line(issue.description or "") or None,
            summary=clean_line(issue.summary or "") or None,
            tags=tuple(filter(None, map(clean_line, issue.tags))),
            intro=clean_text(issue.intro).strip("\n"),
            sections=tuple(_section(section, base) for section in issue.sections),
        )
    )


def _section(section: Section, base: str) -> Section:
    stories = tuple(_story(story, base) for story in section.stories)
    return Section(title=clean_line(section.title), stories=stories, intro=clean_text(section.intro).strip("\n"))


def _story(story: Story, base: str) -> Story:
    also = ((safe_link(item.url, base), clean_line(item.text)) for item in story.also)
    return replace(
        story,
        headline=clean_line(story.headline),
        summary=clean_text(story.summary).strip("\n"),
        link=safe_link(story.link, base) if story.link else None,
        link_text=clean_line(story.link_text),
        also=tuple(Also(url, text or host(url)) for url, text in also if url),
        after=clean_text(story.after).strip("\n"),
        source_name=clean_line(story.source_name),
    )


@lru_cache(maxsize=4096)
def safe_link(url: str, base: str = "") -> str | None:
    """Return a link as pure ASCII (RFC 3986; a host in IDNA), or None when it is not http, https or mailto.

    What a web address is, the one acceptor says (`text.urls`); one with only a fragment leads nowhere in an edition.
    """
    text = strip_around(url)
    if text[: len(MAILTO)].lower() == MAILTO:
        found = text if len(text) > len(MAILTO) and harmless(text) == text else None
    else:
        text = f"https:{text}" if text.startswith("//") and not base else text
        found = None if text.startswith("#") else web_address(text, base or None)
    if found is None:
        return None
    try:
        link = normalizeLink(found)
    except ValueError:  # a label that IDNA forbids
        return None
    return link if link.isascii() and validateLink(link) else None


def host(url: str) -> str:
    """Return the name of the site that a link leads to, without `www.`; for a mail address, the address."""
    return urlsplit(url).path if url.lower().startswith("mailto:") else site_of(url)


def text_direction(text: str, otherwise: str = "ltr") -> str:
    """Return `rtl` or `ltr`: the direction that most letters of a text have, that of the first in a tie; `otherwise` without any.

    The first letter alone (UAX #9, P2) would lay out “OpenAI …” in a Hebrew story from left to right, for the sake of one name.
    """
    if not RIGHT_TO_LEFT.search(text):
        return "ltr" if any(map(str.isalpha, text)) else otherwise
    kinds = [unicodedata.bidirectional(char) for char in text]
    letters = ["ltr" if kind == "L" else "rtl" for kind in kinds if kind in ("L", "R", "AL")]
    return max(dict.fromkeys(letters), key=letters.count) if letters else otherwise


def issue_address(template: str, issue: Issue) -> str:
    """Return the issue's own address on the web: the configured one, with `{date}` as its day; empty when it is not safe."""
    when = read_moment(issue.date)
    return safe_link(template.replace("{date}", f"{when:%Y-%m-%d}" if when else "")) or ""
