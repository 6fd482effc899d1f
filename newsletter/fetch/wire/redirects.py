"""Finds the redirect target of a response: Location, Refresh header, or `<meta http-equiv=refresh>` on otherwise empty pages."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

from newsletter.fetch.wire.page_error import PageError, say_status
from newsletter.fetch.wire.request_url import Address, parse_address

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
LOOKED_AT = 64 * 1024
MOST_WORDS = 60
LONGEST_DELAY = 15.0

_META = re.compile(rb"<meta\b[^>]{0,4000}>", re.I)
_IS_REFRESH = re.compile(r"""http-equiv\s*=\s*["']?\s*refresh\b""", re.I)
_CONTENT = re.compile(r"""\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
_REFRESH = re.compile(r"""\s*([0-9]*(?:\.[0-9]*)?)\s*[;,\s]\s*(?:url\s*=\s*)?["']?\s*(.*?)\s*["']?\s*$""", re.I | re.S)
_TOKEN = re.compile(r"<!--|<(/?)([a-z][a-z0-9]*)\b[^>]{0,4000}>|[^<]+|<", re.I)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "title", "nav", "footer"})


def follow(current: Address, status: int, location: str | None) -> Address:
    """Return the address that a redirect leads to. Raises PageError; credentials in it are dropped, not sent."""
    if location is None:
        raise PageError(f"{say_status(status)}, without an address", status=status)
    if not location.strip():
        raise PageError("redirect without a target", status=status)
    return go(current, location)


def go(current: Address, target: str) -> Address:
    """Return the address that a text on a page or in a header means. Raises PageError naming it as a redirect."""
    try:
        address = parse_address(urljoin(str(current.url), target.strip()))
    except PageError as error:
        raise PageError(f"redirect refused: {error.reason}") from error
    except ValueError as error:  # urljoin on "http://[::1/"
        raise PageError("redirect refused: not an address") from error
    return Address(address.url, address.shown)


def refresh_header(value: str | None) -> str | None:
    """Return the target of a Refresh header that comes soon, or None."""
    return _target(value) if value else None


def refresh_meta(body: bytes) -> str | None:
    """Return where a page sends its reader, when that is all that it does; None for a page that has something to read.

    Aggregators and shorteners answer so. Articles carry such a tag too, to reload themselves: those have words, a long delay
    or no target (HTML Standard, section 4.2.5.3, "Refresh state").
    """
    start = body[:LOOKED_AT]
    if b"efresh" not in start and b"EFRESH" not in start:
        return None
    for found in _META.finditer(re.sub(rb"<!--.*?-->", b"", start, flags=re.S) if start.count(b"<!--") < 200 else start):
        tag = found[0].decode("utf-8", "replace")
        content = _CONTENT.search(tag) if _IS_REFRESH.search(tag) else None
        if content is None:
            continue
        target = _target(html.unescape(next(group for group in content.groups() if group is not None)))
        if target is not None:
            return target if count_words(body) <= MOST_WORDS else None
    return None


def _target(value: str) -> str | None:
    found = _REFRESH.match(value[:8_000])
    if found is None or not found[2]:
        return None
    try:
        delay = float(found[1] or 0)
    except ValueError:
        return None
    return found[2] if delay <= LONGEST_DELAY else None


def count_words(body: bytes) -> int:
    """Return how many words of a page a reader would see, roughly; counting stops once there are plenty."""
    if len(body) > 4 * LOOKED_AT:
        return MOST_WORDS + 1
    text = body.decode("utf-8", "replace")
    words, inside, position = 0, "", 0
    while position < len(text) and words <= MOST_WORDS:
        token = _TOKEN.match(text, position)
        assert token is not None
        position = token.end()
        if token[0] == "<!--":
            end = text.find("-->", position)
            position = end + 3 if end >= 0 else len(text)
        elif token[2]:
            name = token[2].lower()
            if inside:
                inside = "" if token[1] and name == inside else inside
            elif name in _UNSEEN and not token[1]:
                inside = name
        elif not inside:
            words += len(token[0].split())
    return words
