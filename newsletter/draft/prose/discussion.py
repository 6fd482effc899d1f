"""Reads the first post of a discussion and who wrote it."""

from __future__ import annotations

import re

# The heading of a discussion's post: who wrote it, and when.
_POST = re.compile(r"^#### [^\n]{1,60}, [^\n]*\d{4}[^\n]*$", re.MULTILINE)
# The same in a discussion without dates; a heading of a greater part below the first one is not a post's but an article's.
_NAMED_POST, _PART = re.compile(r"^#### [^\n]{1,60}$", re.MULTILINE), re.compile(r"^### ", re.MULTILINE)
# What forums print after the name of a post's author.
_ROLE = re.compile(
    r"\s+(?:(?:new|junior|senior|active|veteran|premium)\s+)?(?:member|moderator|administrator|mitglied)\s*$", re.IGNORECASE
)


def first_post(text: str) -> str:
    """Return the first post of a discussion (a text with a heading for each post that says who wrote it); any other text whole."""
    posts = _headings_of_posts(text)
    return text[posts[0].end() : posts[1].start()] if posts else text


def first_speaker(text: str) -> str:
    """Return the author of a discussion's first post, "" for any other text."""
    posts = _headings_of_posts(text)
    return _ROLE.sub("", posts[0][0].removeprefix("#### ").partition(",")[0]).strip() if posts else ""


def _headings_of_posts(text: str) -> list[re.Match[str]]:
    """Return the headings of a discussion's posts; [] for a text that is no discussion."""
    if "#### " not in text:
        return []
    posts = list(_POST.finditer(text))
    if not posts and text.startswith("#### "):
        posts = list(_NAMED_POST.finditer(text))
        posts = [] if len(posts) > 1 and _PART.search(text, 0, posts[1].start()) else posts
    return posts if len(posts) > 1 and posts[0].start() <= 400 else []
