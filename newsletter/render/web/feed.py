"""The feed editions: the issue as an Atom feed (RFC 4287) and as a JSON Feed (1.1) of one entry, for readers and other feeds."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from xml.etree import ElementTree as Xml

from newsletter.render.mail.letter import Letter
from newsletter.text.clean import NOT_IN_XML
from newsletter.text.dates import read_moment

ATOM = "http://www.w3.org/2005/Atom"


def render_atom(letter: Letter) -> str:
    """Return the issue as an Atom feed. Raises RenderError when a template is wrong."""
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": letter.language})
    updated = _updated(letter)
    _add(feed, "title", letter.name)
    _add(feed, "id", _identity(letter, "feed"))
    _add(feed, "updated", updated)
    if home := letter.publication.render.archive_url:
        Xml.SubElement(feed, "link", {"href": home})
    entry = Xml.SubElement(feed, "entry")
    _add(entry, "title", letter.subject)
    _add(entry, "id", letter.base or _identity(letter, "entry"))
    _add(entry, "updated", updated)
    _add(entry, "published", updated)
    Xml.SubElement(entry, "author").append(_element("name", letter.name))
    if letter.base:
        Xml.SubElement(entry, "link", {"href": letter.base})
    for tag in letter.issue.tags:
        Xml.SubElement(entry, "category", {"term": tag})
    if letter.preheader:
        _add(entry, "summary", letter.preheader)
    content = _add(entry, "content", letter.article)
    content.set("type", "html")
    Xml.indent(feed, "")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(feed, encoding="unicode") + "\n"


def render_json_feed(letter: Letter) -> str:
    """Return the issue as a JSON Feed. Raises RenderError when a template is wrong."""
    entry = {
        "id": letter.base or _identity(letter, "entry"),
        "url": letter.base,
        "title": letter.subject,
        "summary": letter.preheader,
        "content_html": letter.article,
        "date_published": _updated(letter),
        "tags": list(letter.issue.tags),
        "language": letter.language,
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": letter.name,
        "home_page_url": letter.publication.render.archive_url,
        "description": letter.publication.description,
        "language": letter.language,
        "items": [{name: value for name, value in entry.items() if value}],
    }
    return json.dumps({name: value for name, value in feed.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _identity(letter: Letter, kind: str) -> str:
    """Return an id that is the same for ever (RFC 4287, 4.2.6): of the newsletter's name, and for an entry of its day and title."""
    parts = (letter.name,) if kind == "feed" else (letter.name, letter.issue.date or "", letter.issue.title)
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:]}"


def _updated(letter: Letter) -> str:
    when = read_moment(letter.issue.date) or letter.publication.sent_at
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if when else "1970-01-01T00:00:00Z"


def _add(parent: Xml.Element, name: str, text: str) -> Xml.Element:
    element = _element(name, text)
    parent.append(element)
    return element


def _element(name: str, text: str) -> Xml.Element:
    element = Xml.Element(name)
    # The text of an issue has no such character unless the editor's own template wrote one.
    element.text = NOT_IN_XML.sub(" ", text)
    return element
