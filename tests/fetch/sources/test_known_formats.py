"""Every format is known by its content alone, whatever it is called and however it is labelled."""

from __future__ import annotations

import gzip

import pytest

from newsletter.fetch.sources.document import open_document
from newsletter.fetch.sources.known_formats import FORMATS, format_of
from tests.fetch.fixtures import fixture


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("atom.xml", "feed"), ("rdf.xml", "feed"), ("feed.json", "feed"), ("feeds.opml", "opml")),
        *(
            ("sitemap-news.xml", "sitemap"),
            ("bookmarks-browser.html", "bookmarks"),
            ("links.md", None),
            ("links-page.html", None),
        ),
    ],
)
def test_a_document_is_known_by_its_content_under_any_label_and_packed(name: str, kind: str | None) -> None:
    for data in (fixture(name), gzip.compress(fixture(name))):
        for label in ("text/plain", "text/html", "application/octet-stream", None):
            known = format_of(open_document(data, "x", "https://a.example/", label))
            assert (known.kind if known else None) == kind


def test_each_format_has_a_reader_of_its_own() -> None:
    assert len({known.read for known in FORMATS}) == len(FORMATS)
