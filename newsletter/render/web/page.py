"""The web page edition: an issue as standalone HTML, and the index of issues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsletter.render.content import safe_link
from newsletter.render.environment import fill_letter
from newsletter.render.mail.letter import Letter
from newsletter.render.markdown_html import harmless

PICTURE = re.compile(r'<img[^>]*?\ssrc="([^"]+)"')


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One issue in the index: the page's file, and what says which issue it is."""

    file: str
    subject: str
    date: str
    count: str


def render_page(letter: Letter) -> str:
    """Return the issue as a page. Raises RenderError when a template is wrong."""
    html = fill_letter(letter, "page.html", picture=_picture(letter))
    return letter.tags.show(re.sub(r"\n{2,}", "\n", html))


def render_article(letter: Letter) -> str:
    """Return the issue as HTML without a frame. Raises RenderError when a template is wrong."""
    html = fill_letter(letter, "article.html")
    return letter.tags.show(letter.tags.disarm(re.sub(r"\n{2,}", "\n", html).strip() + "\n"))


def index_entry(letter: Letter, file: str) -> IndexEntry:
    """Return an issue's entry in the index."""
    return IndexEntry(file, letter.subject, letter.day(), letter.labels.stories(len(letter.issue.stories)))


def render_index(letter: Letter, entries: Sequence[IndexEntry]) -> str:
    """Return the page that lists issues, in the order given; `letter` is the newest. Raises RenderError when a template is wrong."""
    html = fill_letter(letter, "index.html", entries=entries, description=letter.publication.description)
    return re.sub(r"\n{2,}", "\n", html)


def _picture(letter: Letter) -> str:
    """Return the address of the issue's first picture, for those who show a link with one; '' without any."""
    for story in letter.issue.stories:
        if "<img" in story.summary or "![" in story.summary:
            found = PICTURE.search(harmless(story.summary))
            link = safe_link(found[1], letter.base) if found else None
            if link and link.startswith("https:"):
                return link
    return ""
