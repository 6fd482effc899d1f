"""Under which name a page is kept."""

from __future__ import annotations

import functools
import hashlib

from newsletter.text.urls import without_credentials


@functools.lru_cache(maxsize=4096)
def page_key(url: str) -> str:
    """Return the name under which a URL is kept: normalised, tracking parameters and fragment dropped, never to be fetched.

    courlan does the work (RFC 3986 normal form and a list of trackers); what it cannot read stays as it is. Never raises.
    """
    from courlan import normalize_url

    try:
        key = str(normalize_url(without_credentials(url.strip()), strict=False)) or url
    except (ValueError, AttributeError, UnicodeError):
        key = url
    return _without_fragment(key)


def _without_fragment(key: str) -> str:
    # A fragment names a place on a page, not another page; an address of a script's own making (#!/…, #/…) is the exception.
    head, mark, fragment = key.partition("#")
    return key if mark and fragment.startswith(("!", "/")) else head


def digest(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
