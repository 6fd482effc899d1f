"""Finds lines that several pages of a site share, and sentences that many sites print: boilerplate that belongs to no story."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace

from newsletter.draft.words.tfidf import words
from newsletter.models import Article
from newsletter.text.urls import FILE_URL, split_url, without_face

# A line that stands on this many pages of a site is boilerplate.
PAGES = 3
# What ends a sentence, roughly: two texts that have the same sentence are cut alike.
_ENDS = ("! ", "? ", "\n")
# A row has cells or figures, and no word.
_CELL, _WORD = re.compile(r"[|\d]"), re.compile(r"[^\W\d_]{3}")
# In characters: what stands further down in a text is not compared.
MOST_READ = 3000
# In words: a shorter piece is no sentence.
LEAST_SENTENCE = 3
# An article that would lose more than this share of its text is a copy of others and keeps it, unless at least this many words are
# left and they match its title better than the lost lines do.
MOST_LOST, LEAST_LEFT = 0.6, 12


def site_key(article: Article) -> str:
    """Return the name of an article's site: its host without prefixes like "www."; for a local file without an address, its folder.

    A bare machine (an IP address, localhost) may serve several sites, so the site's stated name is added: `The Gazette@127.0.0.1:8000`.
    """
    return _site_key(article.url, article.site)


@functools.lru_cache(maxsize=4096)  # asked for several times for each article: for its lines, its text and its group
def _site_key(url: str, site: str | None) -> str:
    if url.startswith(FILE_URL):
        return url.rpartition("/")[0]
    try:
        parts = split_url(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if host == "localhost" or host.replace(".", "").isdigit() or ":" in host:
        machine = f"{host}:{port or ''}"
        return f"{site}@{machine}" if site else machine
    return without_face(host)


def shared_lines(articles: Iterable[Article]) -> dict[str, frozenset[str]]:
    """Return, for each site, the lines that at least PAGES of its pages share; several stories of one page count as one page."""
    pages: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for article in articles:
        site = site_key(article)
        if site:
            for line in article.text.splitlines():
                if line.strip():
                    pages[site][line.strip()].add(article.part_of or article.url)
    found = {site: frozenset(line for line, on in lines.items() if len(on) >= PAGES) for site, lines in pages.items()}
    return {site: lines for site, lines in found.items() if lines}


def text_without(article: Article, shared: Mapping[str, frozenset[str]]) -> str:
    """Return the text of an article without the lines shared by pages of its site."""
    ignored = shared.get(site_key(article))
    return "\n".join(line for line in article.text.splitlines() if line.strip() not in ignored) if ignored else article.text


def without_rows(text: str) -> str:
    """Return a text without its rows of figures and abbreviations, such as a calendar's: many pages have the same."""
    return "\n".join(line for line in text.splitlines() if _WORD.search(line) or not _CELL.search(line))


def without_lines(article: Article, shared: Mapping[str, frozenset[str]]) -> Article:
    """Return an article without the lines shared by pages of its site, or unchanged if too little of it would be left."""
    text = text_without(article, shared)
    is_copy = len(text) < (1 - MOST_LOST) * len(article.text) and not _tells_title(article, text)
    return article if is_copy or text == article.text else replace(article, text=text)


def _tells_title(article: Article, text: str) -> bool:
    """Say whether the remaining text of an article is long enough and has more words of its title than the removed lines."""
    title, left = set(words(article.title or "")), set(text.splitlines())
    lost = "\n".join(line for line in article.text.splitlines() if line not in left)
    return len(text.split()) >= LEAST_LEFT and len(title & set(words(text))) > len(title & set(words(lost)))


@dataclass(frozen=True)  # no slots, because of the cached property
class TitledText:
    """The title and the text of a story."""

    title: str
    text: str

    @functools.cached_property
    def sentences(self) -> frozenset[str]:
        """The sentences of the text, as far as it is compared."""
        return frozenset(_pieces(self.text[:MOST_READ]))


def common_sentences(one: TitledText, other: TitledText) -> frozenset[str]:
    """Return the sentences that two stories both have word for word, without those that have words of both titles.

    Such sentences are printed on many sites: disclaimers, notes on prices and times, calls for witnesses. Returns none if a story has no
    title, which tells what it is about.
    """
    common = [piece for piece in one.sentences & other.sentences if len(piece.split()) >= LEAST_SENTENCE]
    titles = [set(words(story.title)) for story in (one, other)] if common else []
    return frozenset(piece for piece in common if all(titles) and any(title.isdisjoint(words(piece)) for title in titles))


def without_sentences(text: str, dropped: Set[str]) -> str:
    """Return a text without some of its sentences."""
    return ". ".join(piece for piece in _pieces(text) if piece not in dropped)


def _pieces(text: str) -> list[str]:
    """Return the sentences of a text without the marks between them."""
    for end in _ENDS:
        text = text.replace(end, ". ")
    return [piece.strip(" .!?") for piece in text.split(". ")]
