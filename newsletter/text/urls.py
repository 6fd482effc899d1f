"""Owns which addresses of a list or a document become entries, and how one is shown; addresses.py takes one apart to ask for it."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

MAX_LENGTH = 8_192
SHOWN_LENGTH = 200

# What the WHATWG URL standard drops wherever it stands; a feed may break an address over two lines.
_DROPPED = re.compile(r"[\t\r\n]")
_FORBIDDEN = re.compile("[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")
_WITHOUT_HOST = re.compile(r"https?:(?!//[^/?#])", re.IGNORECASE)
_SECRET = re.compile(r"(://)(?:[^\s/?#@]*@|[^\s/?#:@]*:[^\s@]*@)")
# With one slash too, or none: a browser would mend that, and the password would be in the list all the same.
_CREDENTIALS = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*:/*)[^/?#]*@")
_NOT_IN_HOST = re.compile(r"[\s<>\"'\\^`{|}%/?#@]")


def web_address(text: str, base: str | None = None) -> str | None:
    """Return `text` as an absolute http(s) URL, or None when it is none that we would ask for.

    A relative reference is resolved against `base` (RFC 3986, section 5). Line ends and tabs inside are dropped and spaces are
    written as %20, as browsers do (WHATWG URL); any other control or invisible character refuses the whole.
    """
    text = _DROPPED.sub("", text.strip()).strip(" ")
    if not text or len(text) > MAX_LENGTH:
        return None
    text = text.replace(" ", "%20")
    if _WITHOUT_HOST.match(text):
        return None
    try:
        url = text if base is None or text[:8].lower().startswith(("http://", "https://")) else urljoin(base, text)
        parts = urlsplit(url)
        port_is_one = parts.port is None or parts.port > 0
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or not port_is_one or _FORBIDDEN.search(url):
        return None
    if _NOT_IN_HOST.search(host) or len(url) > MAX_LENGTH:
        return None
    return url


def is_web_address(text: str) -> bool:
    """Return whether an argument is meant as a URL and not as the name of a file: it begins with the scheme of one."""
    return text[:8].lower().startswith(("http://", "https://"))


def discovered_address(text: str, base: str | None = None) -> str | None:
    """Return what a stranger's document names, as `web_address` does, without the user and password it may carry."""
    url = web_address(text, base)
    return without_credentials(url) if url else None


def without_credentials(url: str) -> str:
    """Return the URL without `user:password@`, which must reach neither cache nor output. What is no URL stays as it is."""
    return _CREDENTIALS.sub(r"\1", url)


def host_of(url: str) -> str:
    """Return the host of an http(s) URL in lower case, without its port, or "" when there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def shown(text: str) -> str:
    """Return a stranger's words for a message: one line, no control or invisible characters, no credentials, cut when long."""
    line = _SECRET.sub(r"\1", " ".join(_FORBIDDEN.sub(" ", text).split()))
    return line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 1] + "…"
