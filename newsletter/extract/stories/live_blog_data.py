"""Reads live blog entries from JSON-LD and microdata (schema.org LiveBlogPosting)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from newsletter.extract.page import jsonld
from newsletter.extract.page.parsed_page import ParsedPage, parse
from newsletter.extract.page.text_lines import lines_of, marked
from newsletter.extract.stories.story_block import StoryBlock, first_sentence
from newsletter.text.dates import read_time
from newsletter.text.sentences import CLOSING
from newsletter.text.urls import resolve

MAX_UPDATES = 2_000
JSON_LD = "json-ld LiveBlogPosting"
MICRODATA = "microdata LiveBlogPosting"
_UPDATES = etree.XPath(
    "//*[contains(@itemtype, 'LiveBlogPosting')]//*[@itemscope and contains(concat(' ', @itemprop, ' '), ' liveBlogUpdate ')]"
)
_TAG = re.compile(r"</?[a-zA-Z]")
_ENDED = re.compile(rf"[.!?…:;。！？][{CLOSING}]*$")


def stated_stories(document: ParsedPage) -> list[StoryBlock]:
    """Return the updates in the page's JSON-LD LiveBlogPosting objects in their order, each once; [] if there are none."""
    found: dict[tuple[str, ...], StoryBlock] = {}
    # Many sites state the page's picture, in another size, for each update too.
    pages = {_file(address) for address in document.meta.get("og:image", ())}
    for node in document.jsonld:
        if "liveblogposting" in jsonld.types(node):
            for update in jsonld.values(node, "liveBlogUpdate", "liveBlogUpdates")[:MAX_UPDATES]:
                story = _story(update, document.url) if isinstance(update, dict) else None
                if story:
                    story = replace(story, image=None) if story.image and _file(story.image) in pages else story
                    found.setdefault((story.title, story.published or "", *story.lines[:1]), story)
    return list(found.values())


def stated_elements(document: ParsedPage) -> list[HtmlElement]:
    """Return the elements that microdata marks as the updates of a LiveBlogPosting, none inside another."""
    if "LiveBlogPosting" not in document.itemtypes:
        return []
    return cast(list[HtmlElement], _UPDATES(document.tree))[:MAX_UPDATES]


def _story(update: Mapping[str, Any], base: str) -> StoryBlock | None:
    headline = _plain(jsonld.first_text(update, "headline", "name", "alternativeHeadline"))
    lines = tuple(_lines(jsonld.first_text(update, "articleBody", "text", "description")))
    title = " ".join(headline) or first_sentence(lines)
    if not title:
        return None
    address, anchor = _address(update, base)
    return StoryBlock(
        title=title,
        given_title=bool(headline),
        lines=lines,
        how=JSON_LD,
        published=read_time(jsonld.first_text(update, "datePublished", "dateCreated", "uploadDate")),
        modified=read_time(jsonld.first_text(update, "dateModified")),
        anchor=anchor,
        url=address,
        authors=tuple(dict.fromkeys(_people(update))),
        image=_picture(update, base),
    )


def _address(update: Mapping[str, Any], base: str) -> tuple[str | None, str | None]:
    """Return the update's own address, if it is on the same site and not the page's, and its fragment."""
    for name in ("url", "@id", "mainEntityOfPage"):
        for value in jsonld.values(update, name):
            stated = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if not isinstance(stated, str) or not stated.strip():
                continue
            try:
                address, anchor = urldefrag(urljoin(base, stated.strip()))
                same = urlsplit(address).hostname == urlsplit(base).hostname
            except ValueError:
                continue
            if same and (anchor or address != urldefrag(base)[0]):
                return (address if address != urldefrag(base)[0] else None), anchor or None
    return None, None


def _picture(update: Mapping[str, Any], base: str) -> str | None:
    for value in jsonld.values(update, "image", "thumbnailUrl"):
        stated = (value.get("url") or value.get("contentUrl") or value.get("@id")) if isinstance(value, dict) else value
        if isinstance(stated, str) and (address := resolve(base, stated)):
            return address
    return None


def _file(address: str) -> str:
    return address.partition("?")[0].rpartition("/")[2]


def _people(update: Mapping[str, Any]) -> Iterator[str]:
    for author in jsonld.values(update, "author", "creator"):
        if isinstance(author, dict) and "organization" in jsonld.types(author):
            continue
        yield from _plain(jsonld.text(author))


def _plain(text: str) -> list[str]:
    return [" ".join(line.split()) for line in _lines(text)][:1]


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of an `articleBody`, which may be HTML, escaped HTML or plain text with line breaks."""
    if "&lt;" in text:
        text = html.unescape(text)
    if _TAG.search(text):
        yield from marked(lines_of(parse(f"<div>{text}</div>", "").tree, ""))
        return
    # A line break inside a sentence comes from wrapped source text or from a link, and is removed.
    gathered = ""
    for line in html.unescape(text).splitlines():
        bare = " ".join(line.split())
        if gathered and (not bare or _ENDED.search(gathered) or bare.startswith("- ")):
            yield gathered
            gathered = ""
        gathered = f"{gathered} {bare}".strip()
    if gathered:
        yield gathered
