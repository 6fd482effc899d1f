"""Pages leave the cache as a WARC file that other tools read."""

from __future__ import annotations

import io

import pytest

from newsletter.cache.warc import write_warc
from newsletter.models import Page

archiveiterator = pytest.importorskip("warcio.archiveiterator")


def test_each_page_is_a_response_and_a_redirect_has_its_own_record() -> None:
    stream = io.BytesIO()
    page = Page(
        "https://a.example/old",
        "https://a.example/new",
        200,
        ok=True,
        content_type="text/html",
        fetched_at="2026-11-21T12:00:00Z",
    )
    assert write_warc(stream, "x.warc.gz", [(page, b"<p>words")]) == 1
    stream.seek(0)
    records = [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI")) for r in archiveiterator.ArchiveIterator(stream)]
    assert records[0] == ("warcinfo", None)
    assert sorted(url for kind, url in records[1:]) == ["https://a.example/new", "https://a.example/old"]
