"""Owns one address on its way to the wire: taken apart, encoded, freed of credentials, refused when it cannot be asked for."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

import httpx
import idna

from newsletter.fetch.wire.errors import PageError, clean_line, invisible
from newsletter.text.urls import without_credentials

LONGEST_ADDRESS = 8_000
"""Octets of a request line that every server should take (RFC 9110, section 4.1); most refuse more."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_AUTHORITY = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*://)([^/?#]*)(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Address:
    """One address, taken apart once.

    `url` is what goes on the wire (no credentials, no fragment), `shown` what may be stored and printed (as given, without
    credentials), `credentials` the ready value of an Authorization header.
    """

    url: httpx.URL
    shown: str
    credentials: str | None = None

    @property
    def host(self) -> str:
        """The host as the resolver gets it: ASCII, lower case, no brackets."""
        return self.url.raw_host.decode("ascii").strip("[]")

    @property
    def port(self) -> int:
        """The port, the scheme's own when none is named."""
        return self.url.port or (443 if self.url.scheme == "https" else 80)

    @property
    def origin(self) -> str:
        """Scheme, host and port: what credentials and robots.txt are bound to."""
        return f"{self.url.scheme}://{self.host}:{self.port}"


def parse_address(text: str) -> Address:
    """Return the Address that a text names.

    Blanks and invisible characters around it are dropped; what must be is percent-encoded; a host in other letters becomes
    IDNA. Nothing else is rewritten. Raises PageError with the reason when it cannot be asked for.
    """
    text = strip_around(text)
    if len(text) > LONGEST_ADDRESS:
        raise PageError(f"an address of {len(text)} characters, more than {LONGEST_ADDRESS}")
    if _CONTROL.search(text):
        raise PageError("a control character in the address")
    url = _parse(text)
    if url.scheme not in ("http", "https"):
        raise PageError(
            f"{clean_line(url.scheme, 30)}:, not http or https" if url.scheme else "no http:// or https:// in front"
        )
    if not url.raw_host:
        raise PageError("no host in the address")
    if url.port is not None and not 0 < url.port < 65536:
        raise PageError(f"no port can be {url.port}")
    if "\\" in _authority(text):
        raise PageError("a backslash in the host")
    credentials = None
    if url.userinfo:
        credentials = "Basic " + base64.b64encode(f"{url.username}:{url.password}".encode()).decode()
    bare = url.copy_with(username=None, password=None, fragment=None) if url.userinfo or "#" in text else url
    return Address(bare, shown=_shown(text, url), credentials=credentials)


def show_address(text: str) -> str:
    """Return any text that was meant as an address as one that may be stored and printed; never raises.

    Credentials are gone, control and invisible characters too, and what no server would take is cut.
    """
    text = strip_around(text)
    if len(text) > LONGEST_ADDRESS:
        text = text[:100] + "…"
    return clean_line(without_credentials(text), LONGEST_ADDRESS)


def strip_around(text: str) -> str:
    """Return the text without blanks, byte order marks and zero-width characters at either end."""
    start, end = 0, len(text)
    while start < end and (text[start].isspace() or invisible(text[start])):
        start += 1
    while end > start and (text[end - 1].isspace() or invisible(text[end - 1])):
        end -= 1
    return text[start:end]


def _parse(text: str) -> httpx.URL:
    try:
        return httpx.URL(text)
    except httpx.InvalidURL as error:
        renamed = _rename_host(text)
        if renamed is None:
            raise PageError(f"not an address: {error}") from error
    try:
        return httpx.URL(renamed)
    except httpx.InvalidURL as error:
        raise PageError(f"not an address: {error}") from error


def _rename_host(text: str) -> str | None:
    """Write a host as browsers do (UTS 46; then IDNA 2003, which has the emoji), where the strict IDNA 2008 refuses it."""
    found = _AUTHORITY.match(text)
    if found is None or found[2].isascii():
        return None
    credentials, at, host = found[2].rpartition("@")
    host, colon, port = host.partition(":")
    try:
        name = idna.encode(host, uts46=True, transitional=False).decode()
    except idna.IDNAError:
        try:
            name = host.encode("idna").decode()
        except UnicodeError:
            return None
    return f"{found[1]}{credentials}{at}{name}{colon}{port}{found[3]}"


def _authority(text: str) -> str:
    found = _AUTHORITY.match(text)
    return found[2] if found else ""


def _shown(text: str, url: httpx.URL) -> str:
    text = without_credentials(text)
    if text.isprintable() and " " not in text:
        return text
    return str(url.copy_with(username=None, password=None) if url.userinfo else url)
