"""Under which name a page is kept."""

from __future__ import annotations

import functools
import hashlib
import re

# With one slash too, or none: a browser would mend that, and the password would be in the list all the same.
_CREDENTIALS = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*:/*)[^/?#]*@")


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


def without_credentials(url: str) -> str:
    """Return the URL without `user:password@`, which must reach neither cache nor output. What is no URL stays as it is."""
    return _CREDENTIALS.sub(r"\1", url)


def _without_fragment(key: str) -> str:
    # A fragment names a place on a page, not another page; an address of a script's own making (#!/…, #/…) is the exception.
    head, mark, fragment = key.partition("#")
    return key if mark and fragment.startswith(("!", "/")) else head


def digest(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
