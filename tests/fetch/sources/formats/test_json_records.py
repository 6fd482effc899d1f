"""JSON is read by the names of its keys, whichever program wrote it."""

from __future__ import annotations

import pytest

from newsletter.errors import SourceError
from newsletter.models import Hints
from tests.fetch.sources.formats.reading import OWLS, links, one

SHAPES = {
    "Pinboard": (
        f'[{{"href": "{OWLS}", "description": "Owls return", "extended": "Lead?", "time": "2025-11-14T16:00:00Z", "tags": "birds marsh"}}]',
        Hints("Owls return", "2025-11-14T16:00:00Z", "Lead?", ("birds", "marsh")),
    ),
    "linkding": (
        f'{{"count": 1, "next": null, "results": [{{"id": 1, "url": "{OWLS}", "title": "Owls return", "description": "Eleven",'
        ' "notes": "Lead?", "tag_names": ["birds"], "date_added": "2025-11-14T16:00:00Z"}]}',
        Hints("Owls return", "2025-11-14T16:00:00Z", "Lead?", ("birds",), summary="Eleven"),
    ),
    "Omnivore": (
        f'[{{"id": "1", "title": "Owls return", "description": "Eleven", "author": "Ada Moor", "url": "{OWLS}", "state": "Active",'
        ' "labels": ["birds"], "savedAt": "2025-11-14T16:00:00.000Z", "publishedAt": "2024-01-01T00:00:00.000Z"}]',
        Hints("Owls return", "2025-11-14T16:00:00Z", tags=("birds",), who="Ada Moor", summary="Eleven"),
    ),
    "Linkwarden": (
        f'{{"name": "ada", "collections": [{{"name": "Nature", "links": [{{"name": "Owls return", "url": "{OWLS}", "description": "Eleven",'
        ' "createdAt": "2025-11-14T16:00:00Z", "tags": [{"name": "birds"}]}]}]}',
        Hints("Owls return", "2025-11-14T16:00:00Z", tags=("birds", "Nature"), summary="Eleven"),
    ),
    "wallabag": (
        f'[{{"title": "Owls return", "url": "{OWLS}", "tags": ["birds"], "is_starred": 1, "created_at": "2025-11-14T16:00:00+0000",'
        ' "annotations": [{"quote": "They nest", "text": ""}]}]',
        Hints("Owls return", "2025-11-14T16:00:00Z", tags=("birds",), highlight="They nest", starred=True),
    ),
    "Google Reader and FreshRSS": (
        f'{{"id": "user/-/state/com.google/starred", "title": "Starred", "items": [{{"title": "Owls return", "published": 1763136000,'
        f' "canonical": [{{"href": "{OWLS}"}}], "categories": ["user/-/state/com.google/starred", "user/-/label/birds"],'
        ' "author": "Ada Moor", "summary": {"content": "<p>Eleven</p>"}}]}',
        Hints("Owls return", "2025-11-14T16:00:00Z", tags=("birds",), who="Ada Moor", summary="Eleven", starred=True),
    ),
    "Shiori": (
        f'[{{"id": 1, "url": "{OWLS}", "title": "Owls return", "excerpt": "Eleven",'
        ' "modified": "2025-11-14 16:00:00", "tags": [{"name": "birds"}]}]',
        Hints("Owls return", "2025-11-14", tags=("birds",), summary="Eleven"),
    ),
    "GoodLinks": (
        f'[{{"url": "{OWLS}", "title": "Owls return", "tags": ["birds"], "starred": true, "addedAt": 1763136000}}]',
        Hints("Owls return", "2025-11-14T16:00:00Z", tags=("birds",), starred=True),
    ),
    "Hacker News": (
        f'{{"hits": [{{"title": "Owls return", "url": "{OWLS}", "author": "ada", "created_at":'
        ' "2025-11-14T16:00:00Z"}, {"title": "Ask HN", "url": null}]}',
        Hints("Owls return", "2025-11-14T16:00:00Z", who="ada"),
    ),
    "Reddit": (
        f'{{"kind": "Listing", "data": {{"children": [{{"kind": "t3", "data": {{"title": "Owls return", "url": "{OWLS}", "author": "ada",'
        ' "created_utc": 1763136000.0, "preview": {"images": [{"source": {"url": "https://img.example/1"}}]}}}]}}',
        Hints("Owls return", "2025-11-14T16:00:00Z", who="ada"),
    ),
    "CSL": (
        f'[{{"id": "moor", "type": "webpage", "title": "Owls return", "URL": "{OWLS}", "author": [{{"family": "Moor", "given": "Ada"}}],'
        ' "issued": {"date-parts": [[2025, 11, 14]]}, "note": "Lead?"}]',
        Hints("Owls return", "2025-11-14", "Lead?", who="Ada Moor"),
    ),
    "JSON Lines": (f'{{"link": "{OWLS}", "name": "Owls return", "comment": "Lead?"}}\n', Hints("Owls return", note="Lead?")),
}


@pytest.mark.parametrize(("text", "hints"), SHAPES.values(), ids=SHAPES.keys())
def test_json_is_read_by_the_names_of_its_keys(text: str, hints: Hints) -> None:
    assert one(text) == hints


def test_json_in_which_nothing_has_an_address_is_refused_with_its_keys() -> None:
    with pytest.raises(SourceError, match="JSON without any web address; its keys: name, size"):
        links('{"name": "x", "size": 3}')
    with pytest.raises(SourceError, match="truncated or invalid"):
        links('[{"url": "https://a.exa')
