"""What every edition shows of an issue: the same stories in the same order, with clean lines and links that are safe to follow.

Titles, texts and addresses come from strangers. Every medium takes them from here, so what is inert in one is inert in all.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from markdown_it.common.normalize_url import normalizeLink, validateLink

from newsletter.models import Also, Issue, Section, Story
from newsletter.text.clean import clean_line, clean_text
from newsletter.text.urls import web_address

SCHEMES = ("http", "https", "mailto")
UNTITLED = "Newsletter"
# Embeddings, overrides and isolates turn the text after them around, so that `moc.elpmaxe` reads as a known name (UAX #9).
# The marks U+200E and U+200F stay: they only place what stands beside them.
PREHEADER_LEAST, PREHEADER_MOST = 85, 130


def readable(issue: Issue, base: str = "") -> Issue:
    """Return the issue with one-line titles, text without control characters, and only links that may be followed.

    `base` is the issue's place on the web: relative links are completed with it, and dropped when it is empty.
    """
    return replace(
        issue,
        title=clean_line(issue.title) or UNTITLED,
        description=clean_line(issue.description or "") or None,
        summary=clean_line(issue.summary or "") or None,
        tags=tuple(filter(None, map(clean_line, issue.tags))),
        intro=clean_text(issue.intro).strip("\n"),
        sections=tuple(_section(section, base) for section in issue.sections),
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
    )


def safe_link(url: str, base: str = "") -> str | None:
    """Return a link as pure ASCII (RFC 3986; a host in IDNA), or None when it is not http, https or mailto.

    Tabs and line ends inside are dropped first, as browsers do: `java<TAB>script:` would be a script again.
    """
    try:
        url = normalizeLink(re.sub(r"[\x00-\x1f\x7f]", "", url).strip())
        if base and url and not urlsplit(url).scheme and not url.startswith("#"):
            url = urljoin(base, url)
        parts = urlsplit(url)
        known = bool(parts.path) if parts.scheme == "mailto" else web_address(url) is not None
    except ValueError:  # a host in half a pair of brackets, a label that IDNA forbids
        return None
    return url if known and url.isascii() and validateLink(url) else None


def host(url: str) -> str:
    """Return the name of the site that a link leads to, without `www.`; for a mail address, the address."""
    parts = urlsplit(url)
    return parts.path if parts.scheme == "mailto" else (parts.hostname or "").removeprefix("www.")


def link_label(story: Story) -> str:
    """Return words for a story's link that say where it leads: “Read more at example.org”.

    Links that all read “Read more” tell nobody apart who hears them as a list (WCAG 2.2, 2.4.9). The editor's own words stay.
    """
    text, site = story.link_text, host(story.link or "")
    if not text or text == story.link:
        text = "Read more"
    if not site or site in text:
        return text
    return f"{text} at {site}" if text.lower() == "read more" else f"{text} ({site})"


def text_direction(text: str, otherwise: str = "ltr") -> str:
    """Return `rtl` or `ltr` by the first letter that has a direction (UAX #9, P2 and P3), `otherwise` when there is none."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return otherwise


def moment(date: str | None) -> datetime | None:
    """Return an issue's date with its zone (UTC when it names none), or None when it cannot be read as ISO 8601."""
    try:
        # Hugo also takes a blank before the offset: 2025-11-14 16:00:00 +0100.
        when = datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d\d)", "", (date or "").strip()))
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def shown_date(issue: Issue, language: str = "en") -> str | None:
    """Return the issue's day for the reader, or None when it is unknown or the title already names a day of that year."""
    when = moment(issue.date)
    if when is None or str(when.year) in issue.title:
        return None
    english = language.split("-")[0].lower() == "en"
    return f"{when:%B} {when.day}, {when.year}" if english else f"{when:%Y-%m-%d}"


def preheader(issue: Issue) -> str:
    """Return the line that an inbox shows beside the subject: the description, filled up with headlines to 85-130 characters.

    Words fill it, since Apple Mail no longer hides padding made of invisible characters.
    """
    parts = [issue.description or issue.summary or ""]
    parts += [story.headline for section in issue.sections for story in section.stories]
    line = ""
    for part in filter(None, parts):
        line = f"{line} · {part}" if line else part
        if len(line) >= PREHEADER_LEAST:
            break
    if len(line) <= PREHEADER_MOST:
        return line
    cut = line[: PREHEADER_MOST - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ·,;:") + "…"


def issue_address(template: str, issue: Issue) -> str:
    """Return the issue's own address on the web: the configured one, with `{date}` as its day; empty when it is not safe."""
    when = moment(issue.date)
    return safe_link(template.replace("{date}", f"{when:%Y-%m-%d}" if when else "")) or ""
