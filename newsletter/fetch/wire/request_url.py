"""Prepares a URL for a request: parsed, encoded, stripped of credentials, or rejected."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

import httpx
import idna

from newsletter.fetch.wire.page_error import PageError
from newsletter.text.clean import clean_line
from newsletter.text.urls import MAX_LENGTH, check_web_address, strip_around, without_credentials

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
    try:
        text = check_web_address(text)
    except ValueError as error:
        raise PageError(str(error)) from error
    url = _parse(text)
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
    if len(text) > MAX_LENGTH:
        text = text[:100] + "…"
    return clean_line(without_credentials(text), MAX_LENGTH)


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


def _shown(text: str, url: httpx.URL) -> str:
    text = without_credentials(text)
    if text.isprintable() and " " not in text:
        return text
    return str(url.copy_with(username=None, password=None) if url.userinfo else url)
