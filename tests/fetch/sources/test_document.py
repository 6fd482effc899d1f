"""What looking at a document promises: its kind by its contents, whatever it is called."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import SourceError
from newsletter.fetch.sources import document
from newsletter.fetch.sources.document import open_document, unpacked
from tests.fetch.fixtures import fixture


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("rss-oddities.xml", "feed"),
        ("atom.xml", "feed"),
        ("rdf.xml", "feed"),
        ("rss-0.91.xml", "feed"),
        ("feed.json", "jsonfeed"),
        ("bookmarks-browser.html", "bookmarks"),
        ("bookmarks-service.html", "bookmarks"),
        ("bookmarks-pocket.html", "bookmarks"),
        ("feeds.opml", "opml"),
        ("sitemap-news.xml", "sitemap"),
        ("sitemap-index.xml", "sitemap"),
        ("links-page.html", "html"),
        ("links.md", "text"),
    ],
)
def test_every_kind_is_known_by_its_contents(name: str, kind: str) -> None:
    assert open_document(fixture(name), "x").kind == kind
    assert open_document(gzip.compress(fixture(name)), "x").kind == kind


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"PK\x03\x04", b"GIF89a", bytes(range(32)) * 8, b"\x00" * 100]
)
def test_what_is_no_text_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(SourceError, match="x: not text"):
        open_document(data, "x")


def test_a_pdf_is_sent_to_the_command_that_reads_it() -> None:
    with pytest.raises(SourceError, match=r"x: a PDF, .*newsletter extract"):
        open_document(b"%PDF-1.7", "x")


def test_gzip_of_several_members_is_unpacked_and_damaged_gzip_named() -> None:
    assert unpacked(gzip.compress(b"one ") + gzip.compress(b"two"), "x") == b"one two"
    with pytest.raises(SourceError, match="x: compressed data is truncated"):
        unpacked(gzip.compress(b"one two three")[:-9], "x")
    with pytest.raises(SourceError, match="x: damaged compression"):
        unpacked(gzip.compress(b"one")[:10] + b"\xff" * 20, "x")


def test_a_bomb_of_many_members_is_stopped_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MAX_BYTES", 100_000)
    with pytest.raises(SourceError, match="after decompression"):
        unpacked(gzip.compress(b"\x00" * 60_000) * 3, "x")


@given(data=st.binary(max_size=300))
def test_whatever_the_bytes_a_document_or_a_source_error_comes_out(data: bytes) -> None:
    try:
        document = open_document(data, "x", content_type="text/html; charset=" + data[:10].decode("latin-1"))
    except SourceError:
        return
    assert document.text.encode("utf-8").decode() == document.text
    assert "\x00" not in document.text
