"""Reads the JSON in which programs keep or list links, by the names of its keys: bookmarks, read-later services, news sites."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.formats.export_record import TITLE, address_of, read_record, squashed
from newsletter.models import Link
from newsletter.text.urls import shown

# Keys under which lists of links lie; an object that has one is no link itself.
CONTAINERS = frozenset(
    "items bookmarks links hits children data results entries documents articles collections records pages posts stories".split()
)
DEEPEST = 8
MOST = 50_000


def read_json_records(document: Document, now: datetime, source: str | None) -> Contents:
    """Return the links of JSON or JSON Lines. Raises SourceError when it is broken, or when nothing in it has an address."""
    value = parse_json(document)
    links: list[Link] = []
    for record, folders in _records(value, (), 0):
        link = read_record(
            {**record, "folders": [*folders, *_as_list(record.get("folders"))]} if folders else record, now, source
        )
        if link is not None and len(links) < MOST:
            links.append(link)
    if not links:
        raise SourceError(document.name, f"JSON without any web address{_keys(value)}")
    return Contents(tuple(links))


def parse_json(document: Document) -> Any:
    """Return the value of a JSON document, of JSON Lines the list of their values. Raises SourceError."""
    try:
        return json.loads(document.text)
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line) for line in document.text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise SourceError(document.name, "truncated or invalid JSON") from error


def _records(value: Any, folders: tuple[str, ...], depth: int) -> Iterator[tuple[Mapping[str, Any], tuple[str, ...]]]:
    """Yield each object that is a link, with the names of the folders that it lies in."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _records(item, folders, depth + 1)
    elif isinstance(value, Mapping):
        inside = [item for key, item in value.items() if squashed(key) in CONTAINERS and isinstance(item, list | Mapping)]
        facts = {squashed(key): item for key, item in value.items()}
        if address_of(facts) and not any(inside):
            yield value, folders
            return
        name = next((facts[key] for key in TITLE if isinstance(facts.get(key), str)), None)
        named = (*folders, name) if name and depth else folders
        for item in inside or value.values():
            if isinstance(item, list | Mapping):
                yield from _records(item, named, depth + 1)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _keys(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return f"; its keys: {shown(', '.join(map(str, first)))}" if isinstance(first, Mapping) and first else ""
