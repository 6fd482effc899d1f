"""Recognises embedded social media posts by the class of their container."""

from __future__ import annotations

import re
from functools import lru_cache

# Class names in the social networks' own embeds and in newsletter services.
_POST = re.compile(
    r"(?:^|[\s_-])(?:tweet|twitter-tweet|twitter-embed|bluesky|mastodon|toot|threads-post|text-post-media|embedded-post|social-embed"
    r"|instagram-media|fb-post)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SIDE = re.compile(r"name|handle|author|header|footer|date|time|meta|avatar|stats|likes|count|actions|cta", re.IGNORECASE)
_FRAME = re.compile(
    r"post by @\S+|(?:view|read|see)(?: (?:this|the full))?(?: (?:post|thread|profile))? on \w+|\[image or embed\]|a post shared by .+",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_post(names: str) -> bool:
    """Say whether an element of these classes is an embedded post."""
    return _POST.search(names) is not None


@lru_cache(maxsize=8192)
def is_beside_words(names: str) -> bool:
    """Say whether a part of a post is its author, time or buttons rather than its text."""
    return _SIDE.search(names) is not None


def is_frame(line: str) -> bool:
    """Say whether a line of a post only refers to the network (`View on Mastodon`, `[image or embed]`)."""
    return _FRAME.fullmatch(line) is not None
