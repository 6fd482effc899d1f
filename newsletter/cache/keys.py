"""Cache keys for pages, and keys for comparing links."""

from __future__ import annotations

import functools
import hashlib
import re
from urllib.parse import quote, unquote

from newsletter.text.urls import split_url, without_credentials, without_redirector, without_trackers

DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
# The URL Standard takes these out of an address wherever they stand.
_NOT_IN_URLS = str.maketrans("", "", "\t\r\n")
_FORM_OF_PAGE = re.compile(r"(?:amp|print|index)(?:\.\w+)?", re.IGNORECASE)
_FRONT_PAGE = re.compile(r"(?:index|default|home)\.(?:html?|php|aspx?|jsp|cfm|cgi|pl)", re.IGNORECASE)
_TWIN = re.compile(r"https?://(?:www\.)?")


@functools.lru_cache(maxsize=4096)
def page_key(url: str) -> str:
    """Return the name under which a page is kept: its URL in normal form, without trackers and fragment: a key, not an address
    to fetch.

    Normal form as in RFC 3986, section 6.2.2 and 6.2.3: scheme and host in lower case, no default port, no dot segments, one way
    to write an escape, `/` for an empty path. The query stays as it is, but for the trackers: whoever asks for another query
    may get another page. In doubt two keys: a page fetched twice is cheap, one taken for another is not. A link through a click
    counter has its target's key, because that is what `fetch` requests. What is no http(s) URL stays as it is. Never raises.
    """
    url = without_credentials(without_redirector(url.strip().translate(_NOT_IN_URLS)))
    try:
        parts = split_url(without_trackers(url))
        port, host = parts.port, (parts.hostname or "").rstrip(".")
    except ValueError:
        return _without_fragment(url)
    if parts.scheme not in DEFAULT_PORTS or not host:
        return _without_fragment(url)
    place = f"[{host}]" if ":" in host else _ascii_host(host)
    if port is not None and port != DEFAULT_PORTS[parts.scheme]:
        place = f"{place}:{port}"
    # A fragment names a place on a page, not another page; except where a script reads it as an address (#!/…, #/…).
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    # Without that part, what stood before it is at the end, where spaces do not count.
    query = parts.query if fragment else parts.query.rstrip()
    path = parts.path if query or fragment else parts.path.rstrip()
    path, query = _without_dots(_normal_escapes(path)) or "/", f"?{_normal_escapes(query)}" if query else ""
    return f"{parts.scheme}://{place}{path}{query}{fragment}"


@functools.lru_cache(maxsize=16384)
def link_key(url: str) -> str:
    """Return the name under which the link of a story is compared: the page's, for its twins too, and with the fragment.

    Twins are http and https, with and without `www.`, with and without a last slash: to print one beside the other would be to
    print a link twice. The fragment stays, because it tells the stories of one live page apart.
    """
    fragment = url.strip().partition("#")[2]
    key = _TWIN.sub("", page_key(url), count=1)
    path, mark, query = key.partition("?")
    key = path.rstrip("/") + mark + query
    return f"{key}#{fragment}" if fragment and "#" not in key else key


def _without_fragment(url: str) -> str:
    head, mark, fragment = url.partition("#")
    return url if mark and fragment.startswith(("!", "/")) else head.rstrip()


def _ascii_host(host: str) -> str:
    """Return a host's name as it is asked for: an international one in its ASCII form (IDNA 2003), where it has one."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _normal_escapes(text: str) -> str:
    """Return a path or query with its escapes in capitals, those of plain letters undone, and all but ASCII escaped."""
    text = _ESCAPED.sub(_normal_escape, text)
    return text if text.isascii() else quote(text, safe="%!$&'()*+,;=:@/?[]~|^`{}<>\\\" #-._", errors="surrogatepass")


def _normal_escape(found: re.Match[str]) -> str:
    char = unquote(found[0], errors="replace")
    return char if _UNRESERVED.fullmatch(char) else found[0].upper()


def _without_dots(path: str) -> str:
    """Return a path without `.` and `..` (RFC 3986, section 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept) + ("/" if segments[-1] in (".", "..") and kept[-1:] != [""] else "")


def digest(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def can_be_canonical(stated: str, reached: str) -> bool:
    """Say whether the address that a page calls its own can be: not the site's front page, nor one above the page.

    Templates that state one address for every page name the site or the section. Another form of the same page may stand below it
    (`/story/amp`, `/story/index.html`).
    """
    one, other = link_key(stated).partition("?")[0], link_key(reached).partition("?")[0]
    if one == other:
        return True
    if "/" not in one or _FRONT_PAGE.fullmatch(one.partition("/")[2]):
        return False
    below = other.removeprefix(f"{one}/")
    return below == other or _FORM_OF_PAGE.fullmatch(below) is not None
