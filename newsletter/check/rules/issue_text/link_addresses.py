"""Rules on the addresses of links: misspelt, tracking readers, through a service, or out of readers' reach."""

from __future__ import annotations

import dataclasses
import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from newsletter.check.finding import Finding, Position, place_at
from newsletter.check.material import Material
from newsletter.check.rule import on_issue, on_story, rule
from newsletter.issuefile.blocks import Block, Part
from newsletter.issuefile.dialect import OPENING
from newsletter.issuefile.structure import split_lines
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


def on_link(material: Material, place: Position, message: str, url: str, advice: str = "", *, fix: bool = False) -> Finding:
    """Return a finding about the address of a link, attached to the story that contains it, if any."""
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
            yield on_link(material, place, f"the address is misspelt: {url}", url, f"write {meant}", fix=True)
        elif re.match(r"https?://", url, re.I) and not _has_host(url):
            yield on_link(material, place, f"the address has no host: {url}", url)


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
            yield on_link(material, place, f"the link carries tracking parameters: {url}", url, f"write {bare}", fix=True)


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
            yield on_link(
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
            yield on_link(material, place, f"the link leads through {host_of(url)}, not to the page itself", url, advice)


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
            yield on_link(
                material, place, f"a mail cannot follow the link {url}: it has no host", url, "write the full address"
            )
        elif scheme and scheme[1].lower() not in FOLLOWED and not mend_address(url):
            message = f"page and mail drop the link {url}: only web and mail addresses are kept"
            yield on_link(material, place, message, url, "link a web page, or write the address as text")


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
            yield on_link(material, place, message, url)


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
