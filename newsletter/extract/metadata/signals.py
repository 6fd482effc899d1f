"""Collects in one pass everything that metadata is read from: headings, times, bylines, microdata, links."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice, pairwise
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from newsletter.extract.page import jsonld
from newsletter.extract.page.embedded_posts import is_post
from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.text.clean import key, tidy

MAX_FOUND = 400
# Limits against hostile pages: meta tags of one name, and elements visited for one text.
MAX_SAID, MAX_WALKED = 30, 3000
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/[0-9a-z_*]{1,20}/(?=https?:)", re.IGNORECASE)
_BYLINE = re.compile(
    r"author|by-?line|autor|auteur|writer|verfasser|redakteur|contributor|username|(?<![a-z])(?:vcard|hnuser|poster)(?![a-z])|(?<![\w:-])fn(?![\w:.-])"
)
_AUTHOR_FOLDERS = frozenset(
    """author authors autor autoren autores auteur auteurs profile profiles contributor contributors writer writers staff team
    journalist journalists redakteur redakteure by columnist columnists expert experts editor editors""".split()
)
# Names of parts with other articles or readers' comments, and of parts that frame the page.
_OTHERS = re.compile(
    r"(?<![a-z])(?:related|recommend|comments?|popular|trending|most-?read|more-?(?:from|stories|news)|answers?|(?<!header[_-])(?:foot|end)notes?|read-?next|recirc|carousel|promo)(?![a-z])",
    re.IGNORECASE,
)
# Names of a list of comments or of one comment. (Classes like `has-comments` belong to the article itself.)
_COMMENTS = re.compile(r"(?<![\w-])comments?(?:[-_]?(?:list|section|area|thread|body|item|wrapper)s?)?(?![\w-])", re.IGNORECASE)
_FRAME = re.compile(
    r"(?<![a-z])(?:sidebar|teaser|(?<!post-)(?<!entry-)(?<!article-)footer|newsletter|modal|popup|cookie|consent|nav|menu)(?![a-z])",
    re.IGNORECASE,
)
# Most elements and characters of a box with a byline.
MOST_IN_BYLINE, LONGEST_BYLINE = 20, 150
_HEADING = re.compile("h[1-6]")
_ASIDE_TAGS = frozenset(("aside", "nav", "dialog", "template", "noscript"))
_REPLIES = frozenset(("answer", "comment", "usercomments"))
_SKIPPED = frozenset(("script", "style", "svg", "path", "img", "br", "option", "source", "iframe", "button", "input"))
_UNREAD = frozenset(("script", "style", "noscript", "template", "svg", "title", "button", "select"))
_BLOCKS = frozenset(("br", "p", "div", "li", "ul", "ol", "section", "td", "tr", "dd", "dt", "h1", "h2", "h3", "h4", "time"))


class Mark(NamedTuple):
    """An element that may carry metadata, and its position in the page (elements counted from 0)."""

    element: HtmlElement
    position: int


@dataclass
class Signals:
    """Everything on a page that metadata may be read from, in document order. (Where the headline is, titles.py finds out.)"""

    document: ParsedPage
    title_tag: str = ""
    headings: list[Mark] = field(default_factory=list)
    subheadings: list[Mark] = field(default_factory=list)
    times: list[Mark] = field(default_factory=list)
    bylines: list[Mark] = field(default_factory=list)
    properties: dict[str, list[Mark]] = field(default_factory=dict)
    rel_author: list[Mark] = field(default_factory=list)
    author_links: list[Mark] = field(default_factory=list)
    home_links: list[Mark] = field(default_factory=list)
    links: dict[str, list[HtmlElement]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The page's address."""
        return self.document.url

    @property
    def path(self) -> str:
        """The path of the page's address without slashes at its ends; "" for a front page."""
        try:
            return urlsplit(self.document.url).path.strip("/")
        except ValueError:
            return ""

    @cached_property
    def host(self) -> str:
        """The page's host without `www.`, "" if there is none; for a copy in a web archive, the host of the original."""
        address = _ARCHIVED.sub("", self.document.url)
        try:
            return (urlsplit(address).hostname or "").removeprefix("www.")
        except ValueError:
            return ""

    @cached_property
    def front(self) -> frozenset[str]:
        """The forms that a link to the site's front page may have."""
        hosts = (self.host, "www." + self.host) if self.host else ()
        return frozenset(
            ["/", *(f"{scheme}//{host}{slash}" for scheme in ("http:", "https:", "") for host in hosts for slash in ("/", ""))]
        )

    @cached_property
    def article(self) -> Mapping[str, Any]:
        """The JSON-LD object of the page's own article; empty if there is none, or if it cannot be distinguished from teasers."""
        return _own_article(self)

    @cached_property
    def references(self) -> Mapping[str, Mapping[str, Any]]:
        """The JSON-LD objects by their `@id`."""
        return jsonld.by_id(self.document.jsonld)

    def said(self, *names: str) -> Iterator[tuple[str, str]]:
        """Yield (name, cleaned content) of the meta tags with these names, in the order of the names."""
        for name in names:
            for content in self.document.meta.get(name, ())[:MAX_SAID]:
                value = tidy(content, 1000)
                if value:
                    yield name, value


def collect_signals(document: ParsedPage) -> Signals:
    """Return the signals of a page, found in one pass over its tree; each list holds at most 400 marks."""
    found = Signals(document)
    # Two searches of the whole page save two at each element. One widely used site builder writes `itemProp`.
    microdata = bool(document.itemtypes) or "itemprop=" in document.html or "itemProp=" in document.html
    rdfa = "typeof=" in document.html
    for position, element in enumerate(document.elements):
        tag = element.tag
        if tag in _SKIPPED:
            continue
        by_tag = _BY_TAG.get(tag)
        if by_tag:
            by_tag(found, element, position)
        get = element.get
        name, ident = get("class"), get("id")
        if (name and _is_byline(name)) or (ident and _is_byline(ident)):
            _keep(found.bylines, element, position)
        if microdata or rdfa:
            prop = get("itemprop") or (rdfa and get("property"))
            if prop and tag != "meta" and not _is_of_reply(element):
                for word in prop.lower().split()[:5]:
                    _keep(found.properties.setdefault(word.rpartition(":")[2], []), element, position)
    return found


def _is_of_reply(element: HtmlElement) -> bool:
    """Return whether a property belongs to a comment, an answer, or a review of the page's subject.

    The outermost object of a page may be a review itself; one inside another object is a reader's opinion on it (HTML Standard,
    section 5.2.2).
    """
    return any(map(_is_reply, element.iterancestors()))


def _is_reply(scope: HtmlElement) -> bool:
    kind = scope.get("itemtype")
    kind = kind.rpartition("/")[2].lower() if kind else ""
    return kind in _REPLIES or (kind == "review" and scope.get("itemprop") is not None)


def _mark_link(found: Signals, element: HtmlElement, _: int) -> None:
    for rel in (element.get("rel") or "").lower().split()[:5]:
        if len(found.links) < MAX_FOUND:
            found.links.setdefault(rel, []).append(element)


def _mark_title(found: Signals, element: HtmlElement, _: int) -> None:
    parent = element.getparent()
    if not found.title_tag and parent is not None and parent.tag != "svg":
        found.title_tag = "".join(islice(element.itertext(), 20))[:2000]


def _mark_anchor(found: Signals, element: HtmlElement, position: int) -> None:
    rel, address = element.get("rel"), element.get("href")
    if rel and "author" in rel.lower().split():
        _keep(found.rel_author, element, position)
    elif address in found.front or rel == "home":
        _keep(found.home_links, element, position)
    elif address and is_author_page(address):
        _keep(found.author_links, element, position)


_BY_TAG: Mapping[str, Callable[[Signals, HtmlElement, int], None]] = {
    "link": _mark_link,
    "title": _mark_title,
    "a": _mark_anchor,
    "h1": lambda found, element, position: _keep(found.headings, element, position),
    "h2": lambda found, element, position: _keep(found.subheadings, element, position),
    "h3": lambda found, element, position: _keep(found.subheadings, element, position),
    "time": lambda found, element, position: _keep(found.times, element, position),
}


@lru_cache(maxsize=8192)
def _is_byline(name: str) -> bool:
    """Say whether a class or id is a byline's. Cached, because a page has few names and repeats them often."""
    return _BYLINE.search(name.lower()) is not None


def _keep(marks: list[Mark], element: HtmlElement, position: int) -> None:
    if len(marks) < MAX_FOUND:
        marks.append(Mark(element, position))


def is_aside(element: HtmlElement, frame: Collection[HtmlElement] = (), *, near: bool = False) -> bool:
    """Say whether an element is in a part of the page that is not the article: aside, footer, navigation, related links, comments.

    `frame` holds the headline's ancestors: a part that contains both the headline and the element is the page, whatever its name
    (`has-sidebar`). An article's footer belongs to it, but an <article> may be a comment. `near`: right beside the headline, where
    even an <aside> or a `teaser` may hold the byline, so only parts for other articles and for comments count. Beside the headline's own
    <article>, if there is one, that holds only for a small box: another <article> is another article, and a larger box a list of them.
    """
    node: HtmlElement | None = element
    footer = inside = False
    beside = near and _is_beside_article(element, frame)
    depth = 14
    while node is not None and depth:
        if node in frame or node.tag in ("body", "html", "main"):
            return footer and node.tag != "article"
        if node.tag == "article":
            if beside:
                return True
            inside, footer = True, False
        close = near and (not beside or _is_small(node))
        if _is_of_others(node, close) if not inside else _is_comment(node):
            return True
        footer = footer or (not close and node.tag == "footer")
        node = node.getparent()
        depth -= 1
    return footer


def _is_beside_article(element: HtmlElement, frame: Collection[HtmlElement]) -> bool:
    """Say whether the headline is in an <article> that an element is not in."""
    own = [node for node in frame if node.tag == "article"]
    return bool(own) and element not in own and not any(node in own for node in element.iterancestors("article"))


def _is_small(node: HtmlElement) -> bool:
    """Say whether a part of the page is no more than a byline with its day may be, and has no heading."""
    inside = list(islice(node.iter("*"), MOST_IN_BYLINE + 1))
    length = sum(len(text.strip()) for text in islice(node.itertext(), 3 * MOST_IN_BYLINE))
    return len(inside) <= MOST_IN_BYLINE and length <= LONGEST_BYLINE and not any(_HEADING.fullmatch(one.tag) for one in inside)


def _is_of_others(node: HtmlElement, near: bool) -> bool:
    """Say whether an element inside the article has a name or tag of a part for something else."""
    names = node.get("class") or ""
    name = f"{names} {node.get('id') or ''}"
    if len(name) > 1 and (_is_named_aside(name, near) or is_post(names)):
        return True
    return _is_reply(node) or (not near and node.tag in _ASIDE_TAGS)


def _is_comment(node: HtmlElement) -> bool:
    """Say whether an <article>, or an element around one, is a comment or a list of comments."""
    return bool(_COMMENTS.search(f"{node.get('class') or ''} {node.get('id') or ''}")) or _is_reply(node)


@lru_cache(maxsize=8192)
def _is_named_aside(name: str, near: bool) -> bool:
    return bool(_OTHERS.search(name) or (not near and _FRAME.search(name)))


def onwards_from(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield an element and all elements after it in document order."""
    yield from element.iter("*")
    node: HtmlElement | None = element
    while node is not None:
        for sibling in node.itersiblings("*"):
            yield from sibling.iter("*")
        node = node.getparent()


def is_author_page(address: str) -> bool:
    """Say whether an address looks like an author's page (`/author/jane-doe`)."""
    parts = address.lower().partition("?")[0].split("/")
    # A cheap test first: hardly any address contains one of these words.
    return not _AUTHOR_FOLDERS.isdisjoint(parts) and any(
        part in _AUTHOR_FOLDERS and following for part, following in pairwise(parts)
    )


def text_of(element: HtmlElement, limit: int = 1000, *, apart: bool = False, without: Container[str] = ()) -> str:
    """Return the visible text of an element as one clean line of at most `limit` characters, without elements of the tags in `without`.

    Blocks in it are separated by a space; with `apart`, all elements are.
    """
    pieces: list[str] = []
    room = 4 * limit
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in islice(walk, MAX_WALKED):
        piece = node.text if event == "start" else node.tail
        if event == "start" and (node.tag in _UNREAD or node.tag in without):
            walk.skip_subtree()
            continue
        if (apart or node.tag in _BLOCKS) and node is not element:
            pieces.append(" ")
        if piece and (event == "start" or node is not element):
            pieces.append(piece)
            room -= len(piece)
            if room < 0:
                break
    return tidy("".join(pieces), limit)


def _own_article(signals: Signals) -> Mapping[str, Any]:
    articles = [node for node in signals.document.jsonld if jsonld.is_article(node)]
    if not articles:
        return _own_video(signals) or _of_this_page(signals, [*filter(_is_episode, signals.document.jsonld)]) or {}
    return articles[0] if len(articles) == 1 else _of_this_page(signals, articles) or articles[0]


def _is_episode(node: Mapping[str, Any]) -> bool:
    return any(kind.endswith("episode") for kind in jsonld.types(node))


def _of_this_page(signals: Signals, nodes: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the object that has the page's address, else its title; None if a page has only the data of others."""
    here = _bare(signals.document.url)
    for node in nodes:
        if here and any(_bare(address) == here for address in _addresses(node)):
            return node
    wanted = {key(value) for _, value in signals.said("og:title", "twitter:title")} | {key(signals.title_tag)}
    for node in nodes:
        headline = key(jsonld.first_text(node, "headline", "name"))
        if headline and any(headline in other for other in wanted):
            return node
    return None


def _own_video(signals: Signals) -> Mapping[str, Any]:
    """Return what the data of a video's page say of the video; a page that only shows one is about something else."""
    if not any(kind.lower().startswith("video") for _, kind in signals.said("og:type")):
        return {}
    return next((node for node in signals.document.jsonld if "videoobject" in jsonld.types(node)), {})


def _addresses(node: Mapping[str, Any]) -> Iterator[str]:
    for name in ("url", "@id", "mainEntityOfPage"):
        for value in jsonld.values(node, name):
            address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(address, str):
                yield address


def _bare(address: str) -> str:
    bare = re.sub(r"^https?://(?:www\.)?|[?#].*$", "", address.strip().lower())
    return bare.rstrip("/")
