"""Rules on links: broken, redirected, tracking readers, or never fetched."""

from __future__ import annotations

import dataclasses
import ipaddress
import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from newsletter.check.finding import Finding, Position, place_at
from newsletter.check.material import Entry, Material
from newsletter.check.rule import on_issue, on_story, rule
from newsletter.issuefile.blocks import Block, Part
from newsletter.issuefile.dialect import OPENING
from newsletter.issuefile.structure import split_lines
from newsletter.text.dates import day_of
from newsletter.text.urls import host_of, is_detour, without_redirector, without_trackers

LINK = re.compile(
    r"\]\(\s*<?([^)\s>]+)"
    r"|^ {0,3}\[[^\]^][^\]]*\]:[ \t]*(?:<([^<>\n]+)>|([^\s<]\S*+))(?:[ \t]++(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?+[ \t]*$"
    r"|^\s*<?((?:https?|htt?p?s?|htps|hhttps?)[:;]/{0,3}[^\s>]+)>?\s*$",
    re.MULTILINE,
)
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?")
# Typing errors in the scheme or start of an address, each with its only plausible correction.
MISSPELT = (
    (re.compile(r"^(?:hhttps?|htps|httos|htpps|httpss|ttps|htttps|hxxps)(?=:)", re.I), "https"),
    (re.compile(r"^(?:htp|hhtp|htttp|ttp|hxxp)(?=:)", re.I), "http"),
    (re.compile(r"^(https?)(?=//)", re.I), r"\1:"),
    (re.compile(r"^(https?)(?:;//|:/(?!/)|:\\\\|:(?![/\\])|:///)", re.I), r"\1://"),
    (re.compile(r"^(?=www\.[\w-]+\.)", re.I), "https://"),
)
SCHEME = re.compile(r"([A-Za-z][\w+.-]*):(?!\d+(?:/|$))")
# Schemes that editions keep in links; `data:` is kept for images only, which have a rule of their own.
FOLLOWED = ("http", "https", "mailto", "data")
# Names that no public name server answers (RFC 6761, RFC 6762, ICANN's .internal).
PRIVATE_NAME = re.compile(r"(?:^|\.)(?:localhost|local|internal|home\.arpa)$")
MERGE_TAG = re.compile(r"\{\{|\*\|")
MOST_COMPARED = 100
WALLS = {"consent-wall": "a consent wall", "login-wall": "a login wall", "soft-404": "an error page with status 200"}


def mend_address(url: str) -> str | None:
    """Return the corrected form of a misspelt address; None if it is not misspelt."""
    for slip, meant in MISSPELT:
        if slip.search(url):
            return slip.sub(meant, url, count=1)
    return None


def _pieces(material: Material) -> Iterator[Part | Block]:
    for block in material.draft.blocks:
        yield from block.parts or ([block] if block.kind in ("prose", "section") else [])


def _sponsored_lines(material: Material) -> set[int]:
    """Return the numbers of the lines inside sponsor blocks."""
    boxes = [piece for piece in _pieces(material) if piece.type == "other" and OPENING.match(piece.raw)]
    return {line for box in boxes for line in range(box.line, box.line + len(split_lines(box.raw)))}


def addresses(material: Material, *, pictures: bool = True) -> Iterator[tuple[str, Position]]:
    """Yield every link address, as written in the file, with its position; with `pictures`, those of pictures too."""
    for part in _pieces(material):
        if part.type in ("fence", "code"):
            continue
        shown = set() if pictures else {found.end() for found in _PICTURE.finditer(part.raw)}
        for found in LINK.finditer(part.raw):
            group = found.lastindex or 1
            if found.start(group) in shown:
                continue
            yield found[group], place_at(part.raw, found.start(group), found.end(group), part.line)


def _on_link(material: Material, place: Position, message: str, url: str, advice: str = "", *, fix: bool = False) -> Finding:
    """Return a finding about a link, attached to the story that contains it, if any."""
    entry = next((entry for entry in reversed(material.entries) if entry.block.line <= place.line), None)
    found = (
        on_story(entry, message, place, words=url, advice=advice)
        if entry
        else on_issue(message, place, words=url, advice=advice)
    )
    return dataclasses.replace(found, fix=fix)


@rule(
    "link-misspelt",
    "error",
    "The address of a link is misspelt and leads nowhere.",
    family="archive",
    bad="[Read more](htps://example.org/a)",
    good="[Read more](https://example.org/a)",
)
def check_misspelt(material: Material) -> Iterator[Finding]:
    for url, place in addresses(material):
        meant = mend_address(url)
        if meant:
            yield _on_link(material, place, f"the address is misspelt: {url}", url, f"write {meant}", fix=True)
        elif re.match(r"https?://", url, re.I) and not _has_host(url):
            yield _on_link(material, place, f"the address has no host: {url}", url)


def _has_host(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return bool(host) and (("." in host.strip(".") and ".." not in host) or host == "localhost" or ":" in host)


@rule(
    "link-tracker",
    "warning",
    "A link carries parameters that only serve to track readers.",
    family="archive",
    bad="[Read more](https://example.org/a?utm_source=feed)",
    good="[Read more](https://example.org/a)",
)
def check_trackers(material: Material) -> Iterator[Finding]:
    sponsored = _sponsored_lines(material)  # sponsors count clicks: their links are printed as ordered
    for url, place in addresses(material):
        bare = without_trackers(url)
        if bare != url and place.line not in sponsored:
            yield _on_link(material, place, f"the link carries tracking parameters: {url}", url, f"write {bare}", fix=True)


@rule(
    "link-wrapped",
    "warning",
    "A link leads through a service that counts clicks or shortens addresses: it hides where it goes, and ends with the service.",
    family="archive",
    bad="[Read more](https://www.google.com/url?q=https://example.org/a)",
    good="[Read more](https://example.org/a)",
)
def check_wrapped(material: Material) -> Iterator[Finding]:
    sponsored = _sponsored_lines(material)
    for url, place in addresses(material, pictures=False):
        target = without_redirector(url)
        if target != url:
            yield _on_link(
                material,
                place,
                f"the link leads through {host_of(url)}, not to the page itself",
                url,
                f"write {target}",
                fix=True,
            )
        elif place.line not in sponsored and is_detour(url):
            page = material.page_of(url)
            reached = page.final_url if page and page.final_url and not is_detour(page.final_url) else None
            advice = f"write {without_trackers(reached)}" if reached else "open it, and link the address that it leads to"
            yield _on_link(material, place, f"the link leads through {host_of(url)}, not to the page itself", url, advice)


@rule(
    "link-relative",
    "warning",
    "A mail drops the link: it has no host to go to (set [render] web_url), or it is no web or mail address.",
    family="reader",
    bad="[Read more](/posts/bridge/)",
    good="[Read more](https://example.org/posts/bridge/)",
)
def check_relative(material: Material) -> Iterator[Finding]:
    for url, place in addresses(material, pictures=False):  # of a picture, image-in-mail says why it cannot be shown
        scheme = SCHEME.match(url)
        if scheme is None and not (
            material.web_url or MERGE_TAG.match(url) or url.startswith(("#", "//")) or mend_address(url)
        ):
            yield _on_link(
                material, place, f"a mail cannot follow the link {url}: it has no host", url, "write the full address"
            )
        elif scheme and scheme[1].lower() not in FOLLOWED and not mend_address(url):
            message = f"page and mail drop the link {url}: only web and mail addresses are kept"
            yield _on_link(material, place, message, url, "link a web page, or write the address as text")


@rule(
    "link-private",
    "warning",
    "The link leads into a private network, or to your own machine, where readers cannot follow.",
    family="archive",
    bad="[Read more](http://localhost:1313/posts/bridge/)",
    good="[Read more](https://example.org/posts/bridge/)",
)
def check_private(material: Material) -> Iterator[Finding]:
    for url, place in addresses(material):
        host = _private_host(url)
        if host and not {host, urlsplit(url).netloc.lower()} & material.own_hosts:
            message = f"readers cannot reach {host}: it is in a private network or this machine itself"
            yield _on_link(material, place, message, url)


def _private_host(url: str) -> str | None:
    """Return the host of a web address if it is private by its name or number."""
    try:
        host = (urlsplit(url).hostname or "") if re.match(r"https?://", url, re.I) else ""
    except ValueError:
        return None
    try:
        return None if ipaddress.ip_address(host).is_global else host
    except ValueError:
        return host if PRIVATE_NAME.search(host) else None


@rule(
    "link-dead",
    "error",
    "The page behind a link could not be fetched: it is gone, or answered with an error.",
    family="archive",
    bad="a link whose page answered 404 when it was fetched",
    good="a link whose page was fetched",
)
def check_dead(material: Material) -> Iterator[Finding]:
    for entry, url in _story_links(material):
        # a page that was requested again is judged by the new response, in drift.py
        page = None if url in material.asked else material.page_of(url)
        if page and not page.ok:
            message = f"the page could not be fetched: {page.error or page.status}"
            yield on_story(entry, message, _place_of(entry, url), words=url)


@rule(
    "link-redirected",
    "note",
    "The link redirects to another address.",
    family="archive",
    bad="a link to http://example.org/old, whose page was reached at https://example.org/new",
    good="a link to https://example.org/new",
)
def check_redirected(material: Material) -> Iterator[Finding]:
    for entry, url in _story_links(material):
        reached = _sent_on_to(material, entry, url)
        if reached:
            message, advice = f"the link redirects to {reached}", f"link to {reached}"
            yield on_story(entry, message, _place_of(entry, url), words=url, advice=advice)


def _sent_on_to(material: Material, entry: Entry, url: str) -> str | None:
    """Return the address that a link redirected to when it was fetched; None if the article's canonical address is the link's own."""
    page, key = material.page_of(url), material.key(url)
    if is_detour(url) or without_redirector(url) != url:
        return None  # link-wrapped says where it leads
    if not page or not page.final_url or material.key(page.final_url) == key or material.key(page.url) != key:
        return None
    own = {material.key(article.canonical_url) for article in entry.articles if article.canonical_url}
    return None if key in own else page.final_url


@rule(
    "link-to-wall",
    "warning",
    "The page behind a link is a wall or an error page instead of an article.",
    family="archive",
    bad="a link to a page that asks for consent before it shows anything",
    good="a link to an article",
)
def check_walls(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        for article in entry.articles:
            for flag in article.flags:
                if str(flag) in WALLS:
                    yield on_story(entry, f"{article.url} is {WALLS[str(flag)]}", entry.find(article.url))


@rule(
    "link-not-fetched",
    "note",
    "A story's link was never fetched, so its content is unknown. One that differs in a letter or two from a page that was fetched is a "
    "warning: it is probably misspelt.",
    family="archive",
    bad="a link that you wrote in by hand and never fetched",
    good="newsletter fetch URL, then newsletter check",
)
def check_fetched(material: Material) -> Iterator[Finding]:
    if not material.has_cache:
        return
    near = dict(_near_misses(material))
    yield from near.values()
    for entry in material.entries:
        link = entry.story.link
        if link and link.startswith("http") and not entry.articles and not material.page_of(link) and link not in near:
            yield on_story(
                entry, "the link was never fetched, so the story was not compared with it", entry.find(link, "link", "headline"),
                words=link, advice=f"newsletter fetch {link}",
            )  # fmt: skip


def _near_misses(material: Material) -> Iterator[tuple[str, Finding]]:
    """Yield each address that was never fetched and differs by a slip from one that was, with what to say of it."""
    strange = {url: place for url, place in addresses(material, pictures=False) if url.startswith("http")}
    never = [(url, place) for url, place in strange.items() if not material.page_of(url)]
    for url, place in never[:MOST_COMPARED]:  # each is held against the whole cache
        meant = material.near_page(url)
        if meant:
            message = f"{url} was never fetched, and differs in a letter or two from {meant}, which was"
            found = _on_link(material, place, message, url, f"did you mean {meant}?")
            yield url, dataclasses.replace(found, level="warning")


@rule(
    "also-repeats",
    "warning",
    "A link appears in two stories, or twice in one: a story or an outlet is repeated.",
    family="archive",
    bad="### One\n\n… Also: [B](https://b.example/x)\n\n### Two\n\n[Read more](https://b.example/x)",
    good="### One\n\n… Also: [B](https://b.example/x)\n\n### Two\n\n[Read more](https://c.example/x)",
)
def check_also(material: Material) -> Iterator[Finding]:
    owners: dict[str, list[Entry]] = {}
    for entry in material.entries:
        if entry.story.link:
            owners.setdefault(material.key(entry.story.link), []).append(entry)
    for entry in material.entries:
        seen = {material.key(entry.story.link)} if entry.story.link else set()
        for also in entry.story.also:
            key = material.key(also.url)
            other = next((one for one in owners.get(key, []) if one is not entry), None)
            if (other and not _is_page_of_several(material, other, key)) or key in seen:
                where = f"is already the link of “{other.story.headline}”" if other else "is already in this story"
                yield on_story(entry, f"the “Also” link {also.url} {where}", entry.find(also.url, "also"), words=also.url)
            seen.add(key)
            owners.setdefault(key, []).append(entry)


def _is_page_of_several(material: Material, entry: Entry, key: str) -> bool:
    """Say whether a story is one item of the multi-story page that a link leads to: other stories may rightly link to the same page."""
    return any(article.position and article.part_of and material.key(article.part_of) == key for article in entry.articles)


@rule(
    "stale-article",
    "warning",
    "An article is much older than the issue ([check] stale): old news, or a wrong date.",
    family="archive",
    bad="an article of March 2019 in an issue of November 2025",
    good="an article of the week before the issue",
)
def check_stale(material: Material) -> Iterator[Finding]:
    day = material.day or material.today
    for entry in material.entries:
        for article in entry.articles[:1]:
            published = day_of(article.published)
            if published and day - published > timedelta(seconds=material.settings.stale):
                age = (day - published).days
                told = f"{age // 365} years" if age > 730 else f"{age} days"
                yield on_story(entry, f"the article is from {published.isoformat()}, {told} before the issue")


@rule(
    "undated-article",
    "note",
    "No date was found for an article: it may be old.",
    family="archive",
    bad="an article that names no day",
    good="an article with its date",
)
def check_undated(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        if entry.articles and not entry.articles[0].published:
            yield on_story(entry, f"no date is known for {entry.articles[0].url}", advice="check when it was published")


def _story_links(material: Material) -> Iterator[tuple[Entry, str]]:
    for entry in material.entries:
        for url in entry.story.urls:
            yield entry, url


def _place_of(entry: Entry, url: str) -> Position:
    return entry.find(url, "link", "also", "headline")
