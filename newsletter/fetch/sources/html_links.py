"""Reads the content links of a web page or Markdown file, without its navigation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

from newsletter.cache import page_key
from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Document
from newsletter.fetch.sources.hint_text import plain, read_html
from newsletter.fetch.sources.lists.prose_links import BARE_URL, trimmed_address
from newsletter.models import Hints, Link
from newsletter.text.clean import unescaped
from newsletter.text.urls import discovered_address

MAX_LINKS = 2_000
LONGEST_ALT = 200
LONGEST_MARKDOWN = 2_000_000

_NO_CONTENT = {"script", "style", "template", "noscript", "svg", "iframe", "button", "select", "dialog"}
_SURROUNDINGS = {"nav", "footer", "aside", "form"}
_NEVER_AROUND = {"html", "body", "main", "article", "a", "h1", "h2", "h3"}
_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alert"])
# Words of class and id names that mark what stands around the content, whoever made the page.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|footer|masthead|side-?bar|bread-?crumbs?|cookies?|consent|share|sharing|social"
    r"|pag(?:er|ination)|comments?|related|sponsor(?:ed)?|advert(?:isement)?|promo|subscribe|sign-?up|login|skip-?link|toc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"\bcomments?\b", re.IGNORECASE)
_FEED_TYPE = re.compile(r"rss|atom|feed\+json", re.IGNORECASE)
_UNWANTED_REL = frozenset(["tag", "author", "prev", "next", "license", "search", "help", "alternate"])
# Buttons that send the page to somebody, by the paths that their services have had for many years.
_SHARE = re.compile(
    r"//(?:www\.)?(?:twitter|x)\.com/(?:intent|share)\b|//(?:www\.)?facebook\.com/(?:sharer|dialog)|//(?:www\.)?linkedin\.com/share"
    r"|//(?:www\.)?reddit\.com/submit|//news\.ycombinator\.com/submitlink|//(?:api\.)?(?:whatsapp\.com/send|wa\.me/\?)|//t\.me/share"
    r"|//(?:www\.)?pinterest\.com/pin/create|//bsky\.app/intent",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|avif|ico|mp3|mp4|m4a|webm|mov|zip|gz|tar|exe|dmg|css|js|xml|rss|atom)$", re.IGNORECASE
)
# Link texts made of these words alone are buttons and no titles.
_BUTTON_WORDS = {
    "a", "archive", "article", "click", "comment", "comments", "continue", "details", "discuss", "full", "here", "it", "link",
    "mehr", "more", "on", "original", "pdf", "permalink", "post", "read", "reading", "see", "source", "story", "the", "this",
    "to", "via", "view", "website", "weiterlesen",
}  # fmt: skip


def read_page_links(document: Document, source: str | None = None) -> list[Link]:
    """Return the links of a web page's or Markdown text's content, each page once, with the best of their texts as title.

    Left out: navigation, header, footer, side columns, forms; links to the page itself, to pictures and other files, to the
    buttons that share it. Raises SourceError for a web page that cannot be parsed.
    """
    pairs = _html_links(document) if document.kind == "html" else _markdown_links(document.text)
    here = page_key(document.base) if document.base else None
    best: dict[str, tuple[str, str | None]] = {}
    for address, words in pairs:
        url = discovered_address(address, document.base)
        if url is None or _SHARE.search(url) or _FILE.search(_path(url)):
            continue
        url = _without_fragment(url)
        key = page_key(url)
        if key == here or (key not in best and len(best) >= MAX_LINKS):
            continue
        known = best.get(key)
        title = plain(unescaped(words))
        best[key] = (known[0] if known else url, _better(known[1] if known else None, title, url))
    return [Link(url, source=source, hints=Hints(title=title), discovered=True) for url, title in best.values()]


def named_feed(document: Document) -> str | None:
    """Return the address of the feed that a web page names (`<link rel="alternate" type="application/rss+xml">`), or None.

    Of several the first is meant, but one of the page's comments only where there is no other.
    """
    try:
        root = _tree(document)
    except SourceError:
        return None
    base = _base_of(root, document.base)
    links = [link for link in root.iter("link") if "alternate" in (link.get("rel") or "").lower()]
    feeds = [link for link in links if _FEED_TYPE.search(link.get("type") or "")]
    feeds.sort(key=lambda link: bool(_COMMENTS.search(f"{link.get('title')} {link.get('href')}")))
    return discovered_address(feeds[0].get("href") or "", base) if feeds else None


def _base_of(root: Any, own: str | None) -> str | None:
    """Return what relative addresses of a page are meant against: its first `<base href>`, else its own address."""
    stated = next((element.get("href") for element in root.iter("base") if element.get("href")), None)
    return (discovered_address(stated, own) if stated else None) or own


# --- HTML --------------------------------------------------------------------------------------------------------------------


def _html_links(document: Document) -> Iterator[tuple[str, str]]:
    root = _tree(document)
    base = _base_of(root, document.base)
    length = _length(root)
    for around in [element for element in root.iter() if _is_around(element, length)]:
        around.drop_tree()
    for anchor in _content(root).iter("a"):
        address = anchor.get("href") or ""
        rel = set((anchor.get("rel") or "").lower().split())
        if address and not address.startswith("#") and not rel & _UNWANTED_REL:
            yield (discovered_address(address, base) or address) if base else address, _words(anchor)


def _tree(document: Document) -> Any:
    root = read_html(document.text)
    if root is None:
        raise SourceError(document.name, "a web page that cannot be parsed")
    return root


def _is_around(element: Any, page_length: int) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER_AROUND or element.getparent() is None:
        return False
    if tag in _NO_CONTENT or element.get("hidden") is not None:
        return True
    if tag == "header":  # an article's own header holds its headline, and often the one link that counts
        marked = not any(parent.tag in ("article", "section", "li") for parent in element.iterancestors())
    else:
        words = f"{element.get('class') or ''} {element.get('id') or ''}"
        marked = tag in _SURROUNDINGS or (element.get("role") or "").lower() in _ROLES or _AROUND.search(words) is not None
    # `with-sidebar` is a word for the whole page as well, and some makers put all of it into one form.
    return marked and next(element.iter("main", "article", "h1"), None) is None and 2 * _length(element) < page_length


def _length(element: Any) -> int:
    return sum(map(len, element.text_content().split()))


def _content(root: Any) -> Any:
    """Return the element that the page itself calls its content, if it holds most of what links are left, else the whole."""
    every = sum(1 for _ in root.iter("a"))
    for candidate in (*root.iter("main"), *root.xpath("//*[@role='main']"), *root.iter("article")):
        if 2 * sum(1 for _ in candidate.iter("a")) > every:
            return candidate
    return root


def _words(anchor: Any) -> str:
    text = " ".join("".join(anchor.itertext()).split())
    if text:
        return text
    alternatives: Iterable[str | None] = (image.get("alt") for image in anchor.iter("img"))
    return next((alt for alt in alternatives if alt and len(alt) <= LONGEST_ALT), "") or anchor.get("title") or ""


# --- Markdown and plain text -------------------------------------------------------------------------------------------------


def _markdown_links(text: str) -> Iterator[tuple[str, str]]:
    for token in MarkdownIt("commonmark", {"html": False}).parse(_without_front_matter(text)[:LONGEST_MARKDOWN]):
        if token.type == "inline":
            yield from _inline_links(token.children or [])


def _inline_links(tokens: list[Any]) -> Iterator[tuple[str, str]]:
    address: str | None = None
    words: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            address, words = str(token.attrs.get("href", "")), []
        elif token.type == "link_close" and address is not None:
            yield address, "".join(words)
            address = None
        elif address is not None:
            words.append(" " if token.type in ("softbreak", "hardbreak") else token.content)
        elif token.type == "text":
            yield from ((trimmed_address(found[0]), "") for found in BARE_URL.finditer(token.content))


def _without_front_matter(text: str) -> str:
    found = re.match(r"\ufeff?---[ \t]*\r?\n.*?\n---[ \t]*(?:\r?\n|\Z)", text, re.DOTALL)
    return text[found.end() :] if found else text


# --- which links, which titles -----------------------------------------------------------------------------------------------


def _better(known: str | None, new: str | None, url: str) -> str | None:
    if new is None or _is_button(new) or _only_address(new, url):
        return known
    return new if known is None or len(new) > len(known) else known


def _is_button(words: str) -> bool:
    return all(word in _BUTTON_WORDS or not word.isalpha() for word in re.findall(r"\w+", words.lower()))


def _only_address(words: str, url: str) -> bool:
    """Return whether a link's text is only its address (or the host's name) again."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", words.lower()).rstrip("/…. ")
    address = re.sub(r"^https?://(?:www\.)?", "", url.lower())
    return bool(bare) and " " not in bare and address.startswith(bare)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _without_fragment(url: str) -> str:
    head, mark, fragment = url.partition("#")
    return url if mark and fragment.startswith(("!", "/")) else head
