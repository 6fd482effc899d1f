"""Reads the posts of a forum thread in order, with author and time.

A thread is recognised by what it states (schema.org's DiscussionForumPosting or QAPage, a typical address) or by its structure: most of
the text is in containers of one kind, each with an author. Forum programs use different words for the containers of posts, but one
pattern: `post-body`, `message-content`, `comment_text`, `itemprop="text"`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

import lxml.html

from newsletter.extract.body.block_lines import cited_addresses, write_lines
from newsletter.extract.page import jsonld
from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.extract.page.text_blocks import Container, Layout, TextBlock
from newsletter.extract.word_tables import any_of, read_table
from newsletter.text.sentences import count_words

MAX_POSTS, MAX_BOX = 500, 14
# Beside a member's name: the points that others gave, "1,204", "88.1k".
_POINTS = re.compile(r"\s*\d[\d.,]*k?[\d\s●]*", re.IGNORECASE)
MIN_POSTS, MIN_SHAPED, MIN_AUTHORS = 2, 3, 2
# For a page that states that it is a thread: least words in posts for each word outside. For one with a thread's address, and for one
# recognised by structure alone: most words outside the posts; with more, it is an article with comments.
STATED_SHARE, MOST_OPENING, MOST_BESIDE = 0.3, 100, 40
# A narrower group of containers must have at least these shares of the words and of the number of the largest group.
LEAST, AS_MANY = 0.3, 0.8
LONGEST_FIRST = 0.6  # of all words in posts; a first post with a larger share is an article, and the others are comments on it
SIGNED = 0.6  # least share of the posts with an author
MAX_NAME, NAME_WORDS, MAX_WHEN = 40, 4, 45
_THREAD_TYPES = frozenset(("discussionforumposting", "qapage"))
_WORDS = read_table("newsletter.extract.body", "forum_posts")
_THREAD_PLACE, _AUTHOR, _AUTHOR_PAGE, _WHEN, _NO_WORDS, _AROUND_NAMES = (
    any_of(_WORDS[name]) for name in ("thread_places", "authors", "author_pages", "times", "no_words", "around_names")
)
_KIND, _PART, _BODIES, _BESIDE = (f"(?:{'|'.join(_WORDS[name])})" for name in ("kinds", "parts", "bodies", "beside"))
_BODY = re.compile(rf"(?:[a-z0-9]+[-_]{{1,2}})*{_KIND}(?:[-_]{{0,2}}[a-z]+)?[-_]{{0,2}}{_PART}|{_BODIES}", re.IGNORECASE)
_TEXT_PROPERTIES = frozenset(("text", "articlebody", "commenttext"))
_SIGNATURE = re.compile(rf"(?:^|[\s_-]){_BESIDE}(?:$|[\s_-])", re.IGNORECASE)
_CAMEL = re.compile(r"([a-z])([A-Z])")


@dataclass(frozen=True, slots=True)
class Post:
    """One post: author and time as printed on the page ("" if they are not), and its text blocks."""

    author: str
    when: str
    blocks: tuple[TextBlock, ...]
    box: Container

    @property
    def words(self) -> int:
        """The number of words in it."""
        return _words_in(self.blocks)


def read_thread(document: ParsedPage, layout: Layout, kept: Sequence[TextBlock]) -> tuple[list[TextBlock], list[Post]] | None:
    """Return the text before a thread's posts and the posts in the order of the page; None if the page is not a thread.

    `kept` are the blocks that the page would have as an article. The number of posts is limited; never raises.
    """
    if not _may_be_thread(document):
        return None
    posts = _distinct(_posts(layout, _bodies(layout)))
    signed = [post for post in posts if post.author]
    if len(posts) < MIN_POSTS or len(signed) < SIGNED * len(posts):
        return None
    boxes = {id(post.box) for post in posts}
    outside = [block for block in kept if not any(id(box) in boxes for box in block.container.chain())]
    words, others = sum(post.words for post in posts), _words_in(outside)
    several = len(posts) >= MIN_SHAPED and len({post.author for post in signed}) >= MIN_AUTHORS
    if not _is_thread(document, words, others, several and posts[0].words <= LONGEST_FIRST * words):
        return None
    return _opening(layout, outside, posts), posts


def _words_in(blocks: Iterable[TextBlock]) -> int:
    return count_words("\n".join(block.text for block in blocks))


def _opening(layout: Layout, outside: Sequence[TextBlock], posts: Sequence[Post]) -> list[TextBlock]:
    """Return the blocks before the first post that do not repeat a post."""
    before = {id(box) for box in takewhile(lambda box: box is not posts[0].box, layout.containers)}
    said = {block.text for post in posts for block in post.blocks}
    return [block for block in outside if id(block.container) in before and block.text not in said]


def _states_thread(document: ParsedPage) -> bool:
    marked = {name.lower() for name in document.itemtypes}
    return bool(marked & _THREAD_TYPES) or any(jsonld.types(node) & _THREAD_TYPES for node in document.jsonld)


def _may_be_thread(document: ParsedPage) -> bool:
    """Whether a page states that it is a thread, or at least does not state that it is an article: a cheap check before reading posts."""
    if _states_thread(document) or _THREAD_PLACE.search(document.url.partition("://")[2]):
        return True
    kinds = document.meta.get("og:type", ())
    return not any(kind.lower().startswith("article") for kind in kinds) and not any(map(jsonld.is_article, document.jsonld))


def _is_thread(document: ParsedPage, words: int, others: int, shaped: bool) -> bool:
    """Say whether a page is a thread by its data, address or structure. `words` are those in posts, `others` the article's other words."""
    if _states_thread(document):
        types = {name for node in document.jsonld for name in jsonld.types(node)}
        return "newsarticle" not in types and words >= STATED_SHARE * others
    if _THREAD_PLACE.search(document.url.partition("://")[2]):
        return others <= max(MOST_OPENING, words)
    return shaped and others <= MOST_BESIDE


def post_lines(posts: Sequence[Post]) -> list[str]:
    """Return the posts as lines: each a heading with author and time, then the post's text."""
    lines: list[str] = []
    for post in posts:
        said = write_lines(post.blocks)
        head = ", ".join(filter(None, (post.author, post.when)))
        lines += [f"#### {head}", *said] if head else said
    return lines


def post_links(posts: Sequence[Post], base: str) -> tuple[str, ...]:
    """Return the addresses that the posts link to."""
    return cited_addresses((block for post in posts for block in post.blocks), base)


@lru_cache(maxsize=8192)
def _is_body_name(names: str) -> str:
    """Return the first of an element's classes that marks the text of a post; "" if none does."""
    return next((name for name in names.split()[:12] if _BODY.fullmatch(_CAMEL.sub(r"\1-\2", name).lower())), "")


def _bodies(layout: Layout) -> list[Container]:
    """Return the containers of the kind that holds most of the posts' text, none inside another."""
    kinds: dict[str, list[Container]] = {}
    for box in layout.containers:
        prop = (box.element.get("itemprop") or "").lower()
        if prop and not _TEXT_PROPERTIES.isdisjoint(prop.split()):
            kinds.setdefault("itemprop", []).append(box)
        if box.names and (name := _is_body_name(box.names)):
            kinds.setdefault(name, []).append(box)
    stated = kinds.get("itemprop", [])
    several = [found[:MAX_POSTS] for found in ([stated] if len(stated) >= MIN_POSTS else kinds.values())]
    groups = [group for found in several for group in _levels(found) if len(group) >= MIN_POSTS]
    if not groups:
        return []
    sizes = [sum(box.characters for box in group) for group in groups]
    most, count = max(zip(sizes, map(len, groups), strict=True))
    # Of groups with about as many posts, the one with the least text wins: it is closest to the posts' words, without authors and buttons.
    alike = [
        (size, place)
        for place, (size, group) in enumerate(zip(sizes, groups, strict=True))
        if size >= LEAST * most and len(group) >= AS_MANY * count
    ]
    return groups[min(alike)[1]]


def _levels(found: Sequence[Container]) -> Iterator[list[Container]]:
    """Yield the outermost containers and, if some are nested, the innermost ones."""
    known = {id(box) for box in found}
    holders = {id(around) for box in found for around in _around(box) if id(around) in known}
    yield [box for box in found if not any(id(around) in known for around in _around(box))]
    if holders:
        yield [box for box in found if id(box) not in holders]


def _around(box: Container) -> Iterator[Container]:
    return islice(box.chain(), 1, None)


def _posts(layout: Layout, bodies: Sequence[Container]) -> Iterator[Post]:
    times = Counter(id(holder) for body in bodies for holder in _around(body))
    said: dict[int, list[TextBlock]] = {id(body): [] for body in bodies}
    for block in layout.blocks if said else ():
        inside = list(takewhile(lambda box: id(box) not in said, block.container.chain()))
        body = inside[-1].parent if inside else block.container
        if body is None or _NO_WORDS.fullmatch(block.text):
            continue
        # If the whole post is hidden, a script will show it, so only parts hidden inside a visible post are skipped.
        unseen = block.container.hidden and not body.hidden
        if not unseen and not any(_SIGNATURE.search(box.names) for box in inside):
            said[id(body)].append(block)
    for body in bodies:
        box = body
        for holder in islice(_around(body), MAX_BOX):
            if times[id(holder)] > 1 or holder.tag in ("body", "main", "html"):
                break
            box = holder
        if blocks := tuple(said[id(body)]):
            beside = list(_beside(box.element, body.element))
            yield Post(_author(box.element, beside), _when(beside), blocks, box)


def _distinct(posts: Iterable[Post]) -> list[Post]:
    """Return the posts without the copies that a page has for another screen size."""
    seen: dict[tuple[str, ...], Post] = {}
    for post in posts:
        key = tuple(block.text for block in post.blocks)
        known = seen.get(key)
        if known is None or sum(map(len, key)) < MAX_NAME:
            seen[(*key, str(len(seen))) if known else key] = post
        elif not known.when and post.when:
            seen[key] = post
    return list(seen.values())


def _author(box: lxml.html.HtmlElement, beside: Sequence[lxml.html.HtmlElement]) -> str:
    """Return a post's author as named around its text: by microdata, by a class or id, or by a link to a member's page; else ""."""
    found: dict[int, str] = {}
    for element in beside:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        rank = (
            0
            if "author" in (element.get("itemprop") or "") or "author" in (element.get("rel") or "")
            else 1
            if len(names) > 1 and _names_author(names)
            else 2
            if element.tag == "a" and _AUTHOR_PAGE.search(element.get("href") or "")
            else None
        )
        if rank is not None and rank not in found and (name := _name_in(element)):
            found[rank] = name
    stated = (box.get("data-author") or "").strip()
    return stated or (found[min(found)] if found else "")


@lru_cache(maxsize=8192)
def _names_author(names: str) -> bool:
    return _AUTHOR.search(_CAMEL.sub(r"\1-\2", names)) is not None


def _name_in(element: lxml.html.HtmlElement) -> str:
    named = next((inner for inner in element.iter("*") if inner.get("itemprop") == "name"), element)
    text = " ".join("".join(named.itertext()).split()) or named.get("content") or ""
    linked = next((link.text or "" for link in named.iter("a")), "").strip()
    if linked and _POINTS.fullmatch(text.removeprefix(linked)):
        text = linked
    text = _AROUND_NAMES.sub("", text)
    if not 1 < len(text) <= MAX_NAME or len(text.split()) > NAME_WORDS or not any(map(str.isalpha, text)):
        return ""
    return text


def _when(beside: Sequence[lxml.html.HtmlElement]) -> str:
    """Return the time of a post as printed on the page; "" if there is none."""
    marked = ""
    for element in beside:
        text = " ".join("".join(element.itertext()).split())
        if not 3 < len(text) <= MAX_WHEN or not any(map(str.isdigit, text)):
            continue
        if element.tag == "time":
            return text
        if not marked and _WHEN.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"):
            marked = text
    return marked


def _beside(box: lxml.html.HtmlElement, body: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """Yield the elements of a post's container that are not part of its text."""
    inside = set(body.iter("*"))
    for element in box.iter("*"):
        if element not in inside and element.tag not in ("script", "style"):
            yield element
