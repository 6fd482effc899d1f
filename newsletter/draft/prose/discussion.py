"""Reads the first post of a discussion and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# The heading of a discussion's post: who wrote it, and when.
_POST = re.compile(r"^#### [^\n]{1,60}, [^\n]*(?:(?<!\d)(?:19|20)\d\d|\d:\d\d|\bago\b)[^\n]*$", re.MULTILINE)
# The same without a day; a heading of a greater part below the first one is not a post's but an article's.
_NAMED_POST, _PART = re.compile(r"^#### [^\n]{1,60}$", re.MULTILINE), re.compile(r"^### ", re.MULTILINE)
# What some forums print above the posts, the heads of a table's columns: "Author" and "Posts".
_COLUMN_HEADS = re.compile(r"#### \S+\n+- \S+\n+(?=#### )")
# Fewer words than these above the first heading are a forum's own ("Thread starter …"); more are the first post.
OPENING = 30
# What forums print after the name of a post's author.
_ROLE = re.compile(
    r"\s+(?:(?:new|junior|senior|active|veteran|premium)\s+)?(?:member|moderator|administrator|mitglied)\s*$", re.IGNORECASE
)


def first_post(text: str) -> str:
    """Return the first post of a discussion (a text with a heading for each post that says who wrote it); any other text whole."""
    return _first(text)[1]


def first_speaker(text: str) -> str:
    """Return the author of a discussion's first post; "" for any other text, and where the page names the author elsewhere."""
    return _ROLE.sub("", _first(text)[0].removeprefix("#### ").partition(",")[0]).strip()


def _first(text: str) -> tuple[str, str]:
    """Return the heading of a discussion's first post, "" where it has none, and the post; of any other text "" and all of it."""
    if "#### " not in text:
        return "", text
    if heads := _COLUMN_HEADS.match(text):
        text = text[heads.end() :]
    posts = list(_POST.finditer(text))
    named = _NAMED_POST.match(text)
    if len(posts) < 2:
        posts = list(_NAMED_POST.finditer(text)) if named and not posts else []
        if len(posts) < 2 or _PART.search(text, 0, posts[1].start()) or not _have_text(text, posts):
            return "", text
    opening = text[: posts[0].start()]
    if named and opening and not _PART.search(opening):
        return named[0], opening[named.end() :]
    if len(opening.split()) >= OPENING:
        return "", opening
    return posts[0][0], text[posts[0].end() : posts[1].start()]


def _have_text(text: str, headings: Sequence[re.Match[str]]) -> bool:
    """Say whether something stands under each heading but the last: two in a row are a press office's address, not two posts."""
    return all(text[one.end() : next_one.start()].strip() for one, next_one in pairwise(headings))
