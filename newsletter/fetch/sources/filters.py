"""Filters a source's links by date, number and patterns."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from newsletter.models import Hints, Link
from newsletter.text.dates import latest_moment


def is_since(date_hint: str | None, since: datetime) -> bool:
    """Return whether something of that date is wanted.

    What has no date passes: a feed that names none would otherwise fall silent for ever and without a word, while a page too
    many costs one fetch. Its link carries the question on (`Hints.since`), and the draft applies it to the page's own date. A
    day alone passes until it is over everywhere on earth.
    """
    moment = latest_moment(date_hint) if date_hint else None
    return moment is None or moment >= since


def url_filter(include: Sequence[str], exclude: Sequence[str]) -> Callable[[str], bool]:
    """Return the test whether a URL matches one of `include` (or there is none) and none of `exclude`.

    A pattern between slashes (`/politi(cs|k)/`) is a regular expression that is searched for; one with `*`, `?` or `[` is a
    shell glob on the whole URL, with or without its `https://`; any other is a piece of the URL. Raises ValueError for a
    regular expression that is none.
    """
    wanted, unwanted = [_pattern(text) for text in include], [_pattern(text) for text in exclude]

    def passes(url: str) -> bool:
        bare = url.partition("://")[2]
        if wanted and not any(pattern.search(url) or pattern.search(bare) for pattern in wanted):
            return False
        return not any(pattern.search(url) or pattern.search(bare) for pattern in unwanted)

    return passes


def mark_filter(tags: Sequence[str], starred: bool) -> Callable[[Hints], bool]:
    """Return the test whether a link has one of the tags (whatever their case), and is a favourite where only those are wanted."""
    wanted = {tag.strip().lstrip("#").casefold() for tag in tags}

    def passes(hints: Hints) -> bool:
        return (not wanted or any(tag.casefold() in wanted for tag in hints.tags)) and (hints.starred or not starred)

    return passes


def newest(links: Iterable[Link], limit: int | None) -> list[Link]:
    """Return at most `limit` links, the newest ones, in the order in which they came; one without date counts as new."""
    links = list(links)
    if limit is None or len(links) <= limit:
        return links
    ages = [(_age(link), number) for number, link in enumerate(links)]
    kept = sorted(number for _, number in sorted(ages)[: max(limit, 0)])
    return [links[number] for number in kept]


def _age(link: Link) -> float:
    moment = latest_moment(link.hints.date) if link.hints.date else None
    return -moment.timestamp() if moment else float("-inf")


def _pattern(text: str) -> re.Pattern[str]:
    if len(text) > 2 and text.startswith("/") and text.endswith("/"):
        try:
            return re.compile(text[1:-1])
        except re.error as error:
            raise ValueError(f"{text} is not a regular expression: {error}") from None
    if any(sign in text for sign in "*?["):
        return re.compile(r"\A" + fnmatch.translate(text))
    return re.compile(re.escape(text))
