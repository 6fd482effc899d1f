"""Decides which addresses an article is known by and which is printed; one text at two addresses of a site is one article."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsletter.cache import can_be_canonical, link_key
from newsletter.models import Article, Hints, Page, story_id
from newsletter.text.urls import has_web_scheme, is_light_edition, site_of, split_url, without_face, without_trackers

SHINGLE = 4
SAME_TEXT = 0.5
LEAST_WORDS = 20
"""Two different pages of fewer words may happen to have the same text."""
PAID = "sponsored"
"""The flag of an item that its own words call paid for."""


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article under the address that is printed, with all keys it is known by: its ids, and the keys of its addresses.

    `fetched_at` is when its page was first fetched; `pages` has the keys of the pages that contain it.
    """

    article: Article
    keys: frozenset[str]
    pages: frozenset[str]
    fetched_at: str = ""

    @property
    def is_part(self) -> bool:
        """Whether it is one of several entries of a page."""
        return self.article.part_of is not None and self.article.position != 0


def is_paid(article: Article) -> bool:
    """Say whether an item of a round-up or live page calls itself an advertisement."""
    return bool(article.part_of is not None and article.position and PAID in article.flags)


def settle_addresses(read: Iterable[tuple[Page, Article]]) -> tuple[list[KnownArticle], list[str]]:
    """Return each article once, with what it is known by, and a remark for each address that was not taken as the page states it.

    A canonical address is refused if it cannot be the page's own, or if pages with different texts state it; then the page at that very
    address keeps it, and the others are known by the address they were reached at. One text at two addresses of a site is one article,
    under the address that is canonical, else the shortest. The mobile edition of a page (`m.`, `/amp`) is that page, even if some lines
    differ.
    """
    remarks: list[str] = []
    pairs = [(page, _with_own_canonical(article, page)) for page, article in read]
    shared = _shared_by_different_pages([article for _, article in pairs])
    known = []
    for page, article in pairs:
        key = link_key(article.canonical_url) if article.canonical_url else ""
        if key in shared and key != link_key(_reached(page)):
            remarks.append(
                f"{_reached(page)}: names {article.canonical_url} as its address, as other pages do; its own is used"
            )
            article = _without_canonical(article)
        known.append(_known(article, page))
    return _once(known, remarks), remarks


def _reached(page: Page) -> str:
    return page.final_url or page.url


def _with_own_canonical(article: Article, page: Page) -> Article:
    """Return an article without its canonical address if that cannot be its page's; that of an entry may be on another site."""
    stated = article.canonical_url
    if stated is None or article.part_of is not None or can_be_canonical(stated, _reached(page)):
        return article
    return _without_canonical(article)


def _without_canonical(article: Article) -> Article:
    return replace(article, canonical_url=None, id=story_id(without_trackers(article.url)))


def _shared_by_different_pages(articles: Sequence[Article]) -> set[str]:
    """Return the keys of canonical addresses stated by articles with different texts."""
    claims: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.canonical_url and article.part_of is None:
            claims[link_key(article.canonical_url)].append(article)
    return {key for key, group in claims.items() if not all(is_same_text(group[0], other) for other in group[1:])}


def is_same_text(one: Article, other: Article) -> bool:
    """Say whether two articles have the same text, except for lines that one of them lacks: they share most runs of four words."""
    first, second = _shingles(one.text), _shingles(other.text)
    if not first or not second:
        return one.text.split() == other.text.split() and one.title == other.title
    return len(first & second) >= SAME_TEXT * min(len(first), len(second))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return set(zip(*(words[at:] for at in range(SHINGLE)), strict=False))


def _known(article: Article, page: Page) -> KnownArticle:
    """Return an article under its printed address: https if its host was reached that way, without tracking parameters."""
    addresses = [page.url, _reached(page), article.url, *([article.canonical_url] if article.canonical_url else [])]
    link = without_trackers(_secure(article.canonical_url or _reached(page), addresses))
    name = article.id if article.part_of is not None else story_id(without_trackers(article.canonical_url or _reached(page)))
    keys = {article.id, name, *_keys(article, addresses)}
    url = without_trackers(article.url)
    article = replace(
        article,
        id=name,
        canonical_url=link if article.canonical_url else None,
        url=url if article.canonical_url and has_web_scheme(url) else link,  # a saved file is of the site it names
        part_of=article.part_of and without_trackers(article.part_of),
    )
    return KnownArticle(
        article, frozenset(keys), frozenset((link_key(page.url),)), page.first_fetched_at or page.fetched_at or ""
    )


def _secure(link: str, addresses: Sequence[str]) -> str:
    """Return a link with https if its host was reached that way."""
    host = split_url(link).hostname
    safe = any(url.lower().startswith("https://") and split_url(url).hostname == host for url in addresses)
    return f"https{link[4:]}" if safe and link.lower().startswith("http://") else link


def _keys(article: Article, addresses: Sequence[str]) -> Iterator[str]:
    """Yield the keys of an article's addresses; for an entry of a page, those with its anchor and that of its own address."""
    if article.part_of is None or article.position == 0:
        yield from map(link_key, addresses)
        return
    if article.leads_away:
        yield link_key(article.address)
    if article.anchor:
        pages = [url for url in addresses if not article.leads_away or url != article.canonical_url]
        yield from (f"{link_key(url.partition('#')[0])}#{article.anchor}" for url in pages)


def _once(known: Sequence[KnownArticle], remarks: list[str]) -> list[KnownArticle]:
    """Return each article once: of those with one id the longest, of those of one site with the same text the one with the best address."""
    by_id: dict[str, KnownArticle] = {}
    for item in known:
        old = by_id.get(item.article.id)
        by_id[item.article.id] = (
            item if old is None else _together(*sorted((old, item), key=lambda one: -len(one.article.text)))
        )
    by_text: dict[str, KnownArticle] = {}
    by_title: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in sorted(by_id.values(), key=_by_address):
        title, print_ = _titled(item.article), _fingerprint(item.article)
        same = [print_] if print_ in by_text else _editions(item, [(name, by_text[name]) for name in by_title[title]])
        old = by_text[same[0]] if same else None
        if old is None or old.pages & item.pages:
            name = print_ if old is None else f"{print_} {item.article.id}"
            by_text[name] = item
            by_title[title].append(name)
            continue
        by_text[same[0]] = _together(old, item)
        remarks.append(f"{item.article.url}: the same text as {old.article.canonical_url or old.article.url}; one article")
    return list(by_text.values())


def _titled(article: Article) -> tuple[str, str]:
    """Return the site and the title of an article, by which other editions of its page are found."""
    return site_of(article.url), " ".join((article.title or "").casefold().split())


def _editions(item: KnownArticle, others: Iterable[tuple[str, KnownArticle]]) -> list[str]:
    """Return the names of those `others`, of the same site and title, that an article is the mobile edition of."""
    if item.is_part or not item.article.title or not is_light_edition(item.article.canonical_url or item.article.url):
        return []
    return [name for name, other in others if not other.is_part and is_same_text(item.article, other.article)]


def _together(chosen: KnownArticle, other: KnownArticle) -> KnownArticle:
    times = [time for time in (chosen.fetched_at, other.fetched_at) if time]
    article = replace(chosen.article, hints=_said_of_both(chosen.article.hints, other.article.hints))
    keys, pages = chosen.keys | other.keys, chosen.pages | other.pages
    return replace(chosen, article=article, keys=keys, pages=pages, fetched_at=min(times, default=""))


def _said_of_both(hints: Hints, other: Hints) -> Hints:
    """Return what the editor said of an article under two addresses: nothing of it is lost."""
    return replace(
        hints,
        note="; ".join(dict.fromkeys(filter(None, (hints.note, other.note)))) or None,
        highlight="; ".join(dict.fromkeys(filter(None, (hints.highlight, other.highlight)))) or None,
        tags=tuple(dict.fromkeys((*hints.tags, *other.tags))),
        who=hints.who or other.who,
        starred=hints.starred or other.starred,
    )


def _by_address(item: KnownArticle) -> tuple[bool, bool, int, str]:
    own = item.article.canonical_url or item.article.url
    return (is_light_edition(own), item.article.canonical_url is None, len(own), own)


def _fingerprint(article: Article) -> str:
    """Return a hash that copies of a text on one site have in common; for a short text its own id."""
    words = article.text.casefold().split()
    if len(words) < LEAST_WORDS:
        return article.id
    host = without_face(split_url(article.url).netloc or "")
    return hashlib.sha256(f"{host}\n{' '.join(words)}".encode("utf-8", "replace")).hexdigest()
