"""Opens one source, whatever it is, and returns the links it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from newsletter.errors import SourceError
from newsletter.fetch.urllist import read_url_list
from newsletter.fetch.webaddress import shown, web_address
from newsletter.models import Link, Source


class Got(NamedTuple):
    """One document from the wire. `moved_to` is the address it has moved to for good (every redirect was a 301 or 308)."""

    body: bytes
    final_url: str
    content_type: str | None = None
    moved_to: str | None = None


Get = Callable[[str], Got | tuple[bytes, str, str | None]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one document of a source was reached, for the memory of health. `error` None = good."""

    name: str
    location: str
    error: str | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What a source gave: its links, one complaint a line, what it turned out to be, and the sources it named in turn."""

    links: tuple[Link, ...]
    complaints: tuple[str, ...] = ()
    kind: str = "url"
    nested: tuple[Source, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def open_source(
    source: Source,
    *,
    get: Get,
    read_stdin: Callable[[], bytes],
    now: datetime,
    links_mode: bool = False,
    configured: bool = False,
) -> SourceResult:
    """Return the links of one source. Raises SourceError when it cannot be read."""
    if source.location == "-":
        links, complaints = read_url_list(read_stdin().decode("utf-8", "replace"), source.name or "stdin")
        return SourceResult(tuple(links), tuple(complaints), "stdin")
    url = web_address(source.location)
    if url is not None:
        return SourceResult((Link(url, source=source.name),), kind="url")
    try:
        text = Path(source.location).read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise SourceError(
            shown(source.location), f"not a web address and not a file that can be read: {error.strerror}"
        ) from error
    links, complaints = read_url_list(text, source.name or source.location)
    return SourceResult(tuple(links), tuple(complaints), "file")
