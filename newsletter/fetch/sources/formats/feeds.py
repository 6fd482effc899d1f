"""Reads RSS, Atom and RDF feeds: feedparser on sanitised bytes that we fetched ourselves."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import feedparser

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.formats.feed_repair import harmless_xml
from newsletter.fetch.sources.hint_text import NOTE_LENGTH, TITLE_LENGTH, WHO_LENGTH, from_html, plain, tag_list
from newsletter.models import Hints, Link
from newsletter.text.clean import unescaped
from newsletter.text.dates import checked, iso_date
from newsletter.text.urls import discovered_address, says_nowhere

_MARKUP = re.compile(r"(?i)<(?:(a|b|i|u|em|strong|span|sup|sub|code|font|p|div)\b[^<>]*>.*?</\1\s*>|(?:br|wbr|img)\b[^<>]*>)")
_LINK = re.compile(r"(?is)<a\s[^<>]{0,4000}>[^<]{0,80}</a\s*>")
_TAG = re.compile(r"<[^<>]*>")
# What stands in a summary's place and is none: addresses and counts of a discussion's threads, the words of a button.
_THREAD = re.compile(
    r"(?:Article URL: \S+ )?Comments URL: \S+(?: Points: \d+)?(?: # Comments: \d+)?|submitted by /?u/\S+(?: to /?r/\S+)?(?: \[\w+\])*"
    r"|(?:comments?|read (?:more|on|the (?:full )?(?:story|article|post))|continue reading|more|kommentare|weiterlesen|mehr(?: lesen)?"
    r"|commentaires|lire (?:la suite|plus)|comentarios|leer más|commenti|leggi tutto|lees (?:meer|verder)|läs mer|czytaj (?:więcej|dalej))"
    r"\W*",
    re.IGNORECASE,
)
_MAIL_NAME = re.compile(r"[^\s@]+@[^\s@]+\s*\((.*)\)|(.*?)\s*[<(][^<>()\s@]+@[^<>()\s@]+[>)]")
# feedparser's faults on damaged input; each is the document's fault, not ours.
_FEEDPARSER_FAULTS = (LookupError, ValueError, ArithmeticError, AttributeError, TypeError, AssertionError, RecursionError)


def read_feed(document: Document, now: datetime, source: str | None = None) -> Contents:
    """Return the items of an RSS 0.9x, 1.0, 2.0 or Atom feed as links with what the feed says of them, in its order.

    Items without an address of a page (a podcast's, with only an enclosure) are left out. A feed that is cut or broken gives
    the items before the fault. Raises SourceError when there is no feed in it, or when none of its items has an address.
    """
    xml, problem = harmless_xml(document)
    try:
        headers = {"content-type": "application/xml; charset=utf-8", "content-location": document.base or ""}
        parsed = feedparser.parse(io.BytesIO(xml), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
        base = document.base or discovered_address(str(parsed.feed.get("link", "")))
        links = tuple(link for entry in parsed.entries if (link := _link(entry, parsed, base, now, source)))
        title = _title(parsed.feed, parsed.version)
    except _FEEDPARSER_FAULTS as error:
        raise SourceError(document.name, f"a feed that cannot be read: {type(error).__name__}") from error
    if not parsed.entries and problem:
        raise SourceError(document.name, f"a feed without a single readable item: {problem}")
    if parsed.entries and not links:
        raise SourceError(document.name, f"a feed in which no item ({len(parsed.entries)}) has a page address")
    missed = len(parsed.entries) - len(links)
    left_out = f"{missed} of its items {'has' if missed == 1 else 'have'} no address of a page" if missed else None
    return Contents(links, f"{problem}; {len(links)} of its items could be read" if problem else left_out, title=title)


# --- one item ----------------------------------------------------------------------------------------------------------------


def _link(entry: Any, parsed: Any, base: str | None, now: datetime, source: str | None) -> Link | None:
    url = _address(entry, base)
    if url is None:
        return None
    hints = Hints(
        title=_title(entry, parsed.version),
        date=_date(entry, now),
        tags=tag_list(_words(tag) for tag in entry.get("tags", ())),
        who=_who(entry) or _who(parsed.feed),
        summary=_summary(entry),
        language=plain(parsed.feed.get("language"), 20),
    )
    return Link(url, source=source, hints=hints, discovered=True)


def _address(entry: Any, base: str | None) -> str | None:
    """Return the article's address: FeedBurner's original, the (first HTML) alternate, the link, a guid that is a permalink."""
    alternates = [link for link in entry.get("links", ()) if link.get("rel", "alternate") == "alternate" and link.get("href")]
    alternates.sort(key=lambda link: "html" not in (link.get("type") or "html"))
    candidates = [entry.get("feedburner_origlink"), *(link["href"] for link in alternates)]
    enclosed = {link.get("href") for link in entry.get("links", ()) if link.get("rel") == "enclosure"}
    candidates += [entry.get("link"), entry.get("id")]
    for candidate in candidates:
        if isinstance(candidate, str) and not _is_none(candidate, base) and candidate not in enclosed:
            url = discovered_address(html.unescape(candidate) if "&amp;" in candidate else candidate, base)
            if url and url != base:  # feedparser resolves what is no address to the feed itself
                return url
    return None


def _is_none(address: str, base: str | None) -> bool:
    """Return whether a link says that there is none (`N/A`, `none`, `-`), perhaps resolved against the feed's address already."""
    written = address.removeprefix(base.rpartition("/")[0] + "/") if base else address
    return says_nowhere(written)


def _title(record: Any, version: str) -> str | None:
    value = record.get("title")
    if not isinstance(value, str):
        return None
    if version.startswith("atom"):  # RFC 4287, section 3.1: the type says whether it is markup
        marked_up = (record.get("title_detail") or {}).get("type") != "text/plain"
    else:  # RSS never says; a tag that is closed again, or an empty one, is meant as markup and not as a subject
        marked_up = _MARKUP.search(value) is not None
    return from_html(value, TITLE_LENGTH) if marked_up else plain(unescaped(value), TITLE_LENGTH)


def _date(entry: Any, now: datetime) -> str | None:
    for name in ("published", "updated", "created"):
        # dict.get: feedparser's own answers a question for `updated` with `published`, and warns of it.
        text, moment = dict.get(entry, name), dict.get(entry, f"{name}_parsed")
        if not isinstance(text, str) or not text.strip():
            continue
        date = iso_date(text, now)
        if date is None and moment is not None and not text.isascii():
            # Only feedparser reads dates in Korean, Greek and Hungarian; in ASCII it takes more for a date than is one.
            date = checked(datetime(*moment[:6]).date(), now)
        if date:
            return date
    return None


def _summary(entry: Any) -> str | None:
    value = entry.get("summary")
    if not value and entry.get("content"):
        value = entry["content"][0].get("value")
    if not isinstance(value, str) or not _TAG.sub("", _LINK.sub("", value)).strip():  # nothing but a button (`Comments`)
        return None
    summary = from_html(value[: NOTE_LENGTH * 10], NOTE_LENGTH)
    return None if summary and _THREAD.fullmatch(summary) else summary


def _who(record: Any) -> str | None:
    """Return the authors' names. An e-mail address is no name, and nobody wants to find theirs printed."""
    names = [author.get("name") for author in record.get("authors", ()) if isinstance(author, Mapping)]
    raw = record.get("author")
    if len(names) < 2 and isinstance(raw, str) and "@" in raw:  # `mail@example.org (Name)`
        names = [next(filter(None, found.groups()), None) if (found := _MAIL_NAME.fullmatch(raw.strip())) else None]
    clean = dict.fromkeys(name for text in names if (name := from_html(text, WHO_LENGTH)) and "@" not in name)
    return plain(", ".join(clean), WHO_LENGTH)


def _words(tag: Any) -> str | None:
    word = tag.get("label") or tag.get("term")
    return word if isinstance(word, str) else None
