"""Reads a page's metadata: which sources are trusted in which order, and why."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from urllib.parse import unquote, urlsplit

from newsletter.config.schema import SiteRule
from newsletter.extract.flags import BY_RULE
from newsletter.extract.metadata.authors import Authors, choose_authors
from newsletter.extract.metadata.datelines import dated_attribute
from newsletter.extract.metadata.person_names import read_names
from newsletter.extract.metadata.publication_dates import Dates, choose_dates
from newsletter.extract.metadata.signals import Mark, Signals, collect_signals, text_of
from newsletter.extract.metadata.site_name import Site
from newsletter.extract.metadata.titles import Title, choose_title
from newsletter.extract.page import jsonld
from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.extract.page.site_rules import selected
from newsletter.models import Hints
from newsletter.text.clean import key, tidy
from newsletter.text.dates import read_time
from newsletter.text.language import SAMPLE, guess_language
from newsletter.text.urls import FILE_URL, host_of, same_site, says_nowhere, web_address, without_credentials, without_fragment

MAX_TAGS = 20
_SENTENCE = 40
BY_HINT = "hint of the source"
# An address with percent-encoded `://`, as for a parameter; it would be resolved as a path of this site.
_ENCODED = re.compile(r"https?%3A%2F%2F", re.IGNORECASE)
_VERSION = re.compile(r"amp|m|mobile|print|page|index\.\w{3,5}|comments?|\d{1,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states about its article. `paywalled` is None if it does not say; `why` has the source of each field found."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    site: str | None = None
    language: str | None = None
    description: str | None = None
    image: str | None = None
    image_width: int | None = None
    canonical_url: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    paywalled: bool | None = None
    date_guessed: bool = False
    why: Mapping[str, str] = field(default_factory=dict)


def read_metadata(
    document: ParsedPage, *, hints: Hints | None = None, today: datetime.date, rule: SiteRule | None = None
) -> Metadata:
    """Return the metadata of a page's article.

    Each field comes from the most trusted source that has it: the editor's rule for the site, JSON-LD, OpenGraph and similar tags,
    microdata, Dublin Core, byline markup, the page itself. `hints` (what a feed states about the link) fill what is still missing.
    `today` limits how late a guessed date may be. Never raises on any page; raises ConfigError for an invalid selector in the rule.
    """
    hints = hints or Hints()
    signals = collect_signals(document)
    site = Site(signals)
    title = _title(signals, site, hints, rule)
    authors = _authors(signals, site, title, rule)
    dates = _dates(signals, title, hints, rule, today)
    found: dict[str, tuple[object, str]] = {
        "title": (title.text, title.why),
        "authors": (authors.names, authors.why),
        "published": (dates.published, dates.why_published),
        "modified": (dates.modified, dates.why_modified),
        "site": (site.name, site.why),
        "language": _language(document),
        "description": _description(signals),
        "image": (image := _image(signals)),
        "image_width": _image_width(signals, image[1]),
        "canonical_url": _canonical(signals),
        "section": _section(signals),
        "tags": _tags(signals),
        "paywalled": _paywalled(signals),
    }
    said = {name: pair for name, pair in found.items() if pair[0] not in (None, "", ())}
    values = {name: value for name, (value, _) in said.items()}
    why = {name: why for name, (_, why) in said.items()}
    return Metadata(**values, date_guessed=dates.guessed and dates.published is not None, why=why)  # type: ignore[arg-type]  # by name


def _title(signals: Signals, site: Site, hints: Hints, rule: SiteRule | None) -> Title:
    for mark in _selected(signals, rule.title if rule else None):
        text = tidy(mark.element.get("content") or text_of(mark.element))
        if text:
            return Title(text, BY_RULE, mark)
    title = choose_title(signals, site)
    hinted = "" if _is_file_name(hints.title or "") else tidy(hints.title or "")
    return Title(hinted, BY_HINT) if title.text is None and hinted else title


def _is_file_name(title: str) -> bool:
    """Say whether a title is only the name of the file, which browsers note for a page without a title ("minutes-2026.txt")."""
    return re.fullmatch(r"[^\s/]+\.(?:txt|text|md|pdf|html?)", title.strip(), re.IGNORECASE) is not None


def _authors(signals: Signals, site: Site, title: Title, rule: SiteRule | None) -> Authors:
    texts = [
        mark.element.get("content") or text_of(mark.element, apart=True)
        for mark in _selected(signals, rule.author if rule else None)
    ]
    named = read_names(texts).everyone
    return Authors(named, BY_RULE) if named else choose_authors(signals, site, title)


def _dates(signals: Signals, title: Title, hints: Hints, rule: SiteRule | None, today: datetime.date) -> Dates:
    dates = choose_dates(signals, title, today)
    for mark in _selected(signals, rule.date if rule else None):
        stated = read_time(dated_attribute(mark.element) or text_of(mark.element))
        if stated:
            return replace(dates, published=stated, guessed=False, why_published=BY_RULE)
    if hints.date and (dates.published is None or dates.guessed) and (stated := read_time(hints.date)):
        return replace(dates, published=stated, guessed=False, why_published=BY_HINT)
    return dates


def _selected(signals: Signals, selector: str | None) -> list[Mark]:
    """Return the elements that an editor's CSS selector finds, at most twelve; the position of the first counts as the headline's."""
    if not selector:
        return []
    elements = selected(signals.document.tree, selector)
    wanted = set(elements[:12])
    return [Mark(element, place) for place, element in enumerate(signals.document.elements) if element in wanted]


def _language(document: ParsedPage) -> tuple[str | None, str]:
    if document.language:
        return document.language, "stated by the page"
    paragraphs = (text_of(element, 600) for element in islice(document.tree.iter("p"), 60))
    guessed = guess_language(" ".join(text for text in paragraphs if len(text) > _SENTENCE)[:SAMPLE])
    return guessed, "guess from the text"


def _description(signals: Signals) -> tuple[str | None, str]:
    for name, value in signals.said("og:description", "description", "twitter:description", "dc.description"):
        return tidy(value, 1000), name
    value = tidy(jsonld.first_text(signals.article, "description"), 1000)
    return (value, "json-ld description") if value else (None, "")


def _image(signals: Signals) -> tuple[str | None, str]:
    for name, value in signals.said("og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src"):
        address = _stated_address(value, signals.url)
        if address:
            return address, name
    for value in jsonld.values(signals.article, "image", "thumbnailUrl"):
        address = _stated_address(value.get("url", "") if isinstance(value, dict) else value, signals.url)
        if address:
            return address, "json-ld image"
    for element in signals.links.get("image_src", [])[:3]:
        address = _stated_address(element.get("href"), signals.url)
        if address:
            return address, "link rel=image_src"
    for mark in signals.properties.get("image", [])[:3]:
        address = _stated_address(mark.element.get("content") or mark.element.get("src"), signals.url)
        if address:
            return address, "itemprop image"
    return None, ""


def _image_width(signals: Signals, image_why: str) -> tuple[int | None, str]:
    """Return the width of the picture in pixels as the page states it for the very address that was chosen."""
    stated = signals.said("og:image:width") if image_why.startswith("og:image") else ()
    width = next((int(value) for _, value in stated if re.fullmatch(r"[1-9]\d{0,4}", value)), None)
    return width, "og:image:width"


def _canonical(signals: Signals) -> tuple[str | None, str]:
    stated = [("link rel=canonical", element.get("href")) for element in signals.links.get("canonical", [])[:3]]
    for source, value in (*stated, *signals.said("og:url")):
        address = _stated_address(value, signals.url)
        if address and _can_be_own(address, signals.url):
            return address, source
    return None, ""


def _can_be_own(address: str, url: str) -> bool:
    """Say whether a stated address may be the page's own. For a saved file, any may be but a site's front page."""
    if url.startswith(FILE_URL):
        return bool(urlsplit(address).path.strip("/"))
    return same_site(address, url) and not _is_above(address, url)


def _is_above(address: str, url: str) -> bool:
    """Say whether an address is the front page or a parent of the page that states it: otherwise all pages of a site could become one.

    The exceptions are a page's print and phone versions and its second part, which rightly name the page above them.
    """
    try:
        stated, own = ([part for part in urlsplit(each).path.split("/") if part] for each in (address, url))
        query = urlsplit(address).query
    except ValueError:
        return True
    if query or len(stated) >= len(own) or own[: len(stated)] != stated:
        return False
    return not all(_VERSION.fullmatch(part) for part in own[len(stated) :])


def _stated_address(value: object, base: str) -> str | None:
    """Return the address in a value, without its fragment; None if it is not an address, is `undefined`, or contains a password."""
    if isinstance(value, str) and says_nowhere(value):
        return None
    if isinstance(value, str) and _ENCODED.match(value.strip()):
        value = unquote(value.strip())
    address = web_address(value, base) if isinstance(value, str) and value.strip() else None
    if address is None or says_nowhere(host_of(address)) or without_credentials(address) != address:
        return None
    return without_fragment(address)


def _section(signals: Signals) -> tuple[str | None, str]:
    value = tidy(jsonld.first_text(signals.article, "articleSection"), 100)
    if value:
        return value, "json-ld articleSection"
    for name, value in signals.said("article:section", "parsely-section", "sailthru.section", "section"):
        return tidy(value, 100), name
    return None, ""


def _tags(signals: Signals) -> tuple[tuple[str, ...], str]:
    raws = [jsonld.text(value) for value in jsonld.values(signals.article, "keywords")]
    why = "json-ld keywords"
    for names in (("article:tag",), ("news_keywords",), ("keywords",), ("parsely-tags",)):
        if not any(raws):
            raws, why = [value for _, value in signals.said(*names)], names[0]
    found: dict[str, str] = {}
    for raw in raws:
        for piece in raw.split(","):
            tag = tidy(piece, 60)
            if key(tag) and len(tag) > 1:
                found.setdefault(key(tag), tag)
    return tuple(found.values())[:MAX_TAGS], why if found else ""


def _paywalled(signals: Signals) -> tuple[bool | None, str]:
    for node in (signals.article, *signals.document.jsonld):
        for value in jsonld.values(node, "isAccessibleForFree"):
            stated = str(value).strip().lower()
            if stated in ("true", "false"):
                return stated == "false", "json-ld isAccessibleForFree"
    for name, value in signals.said("article:content_tier"):
        return value.lower() in ("locked", "metered"), name
    return None, ""
