"""What reading a sitemap promises: its pages with what it says of them, or the further sitemaps that it names."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import SourceError
from newsletter.fetch.sources import document
from newsletter.fetch.sources.document import Contents, open_document
from newsletter.fetch.sources.formats import sitemap
from newsletter.fetch.sources.formats.sitemap import read_sitemap
from newsletter.models import Hints
from tests.fetch.fixtures import fixture

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def entries(data: bytes | str) -> Contents:
    data = data.encode() if isinstance(data, str) else data
    return read_sitemap(open_document(data, "the sitemap", "https://harbour.example/sitemap.xml"), NOW, "Harbour")


def test_a_news_sitemap_gives_title_date_language_and_keywords_and_no_pictures() -> None:
    found = entries(fixture("sitemap-news.xml"))
    assert found.problem is None
    assert [(link.url, link.hints) for link in found.links] == [
        (
            "https://harbour.example/ferries?a=1&b=2",
            Hints("Ferries & trains", "2026-11-20T09:15:00+01:00", tags=("Transport", "Islands"), language="en"),
        ),
        ("https://harbour.example/bread", Hints(date="2026-11-02")),
        ("https://harbour.example/undated?x=1&y=2", Hints()),
    ]
    assert all(link.discovered and link.source == "Harbour" for link in found.links)


def test_an_index_gives_the_sitemaps_with_their_last_change() -> None:
    found = entries(fixture("sitemap-index.xml"))
    assert [(source.location, when) for source, when in found.sources] == [
        ("https://harbour.example/sitemap-2019.xml", "2019-12-31"),
        ("https://harbour.example/sitemap-news.xml.gz", "2026-11-20T23:00:00Z"),
    ]


def test_a_gzipped_sitemap_is_read_and_a_cut_one_is_said_to_be_cut() -> None:
    packed = gzip.compress(fixture("sitemap-news.xml"))
    assert len(entries(packed).links) == 3
    with pytest.raises(SourceError, match="compressed data is truncated"):
        entries(packed[:-20])


def test_a_gzip_bomb_is_refused_before_it_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MAX_BYTES", 1_000_000)
    with pytest.raises(SourceError, match="after decompression"):
        entries(gzip.compress(b"<urlset>" + b" " * 50_000_000))


def test_a_last_change_that_every_page_shares_is_the_files_and_not_the_pages() -> None:
    rows = "".join(f"<url><loc>/{n}</loc><lastmod>2026-11-20</lastmod></url>" for n in range(30))
    assert {link.hints.date for link in entries(f"<urlset>{rows}</urlset>").links} == {None}


def test_days_that_differ_on_two_pages_only_are_the_pages_own() -> None:
    rows = "".join(f"<url><loc>/{n}</loc><lastmod>2026-11-{20 + (n > 20)}</lastmod></url>" for n in range(30))
    days = [link.hints.date for link in entries(f"<urlset>{rows}</urlset>").links]
    assert (days[0], days[-1]) == ("2026-11-20", "2026-11-21")


def test_a_cut_sitemap_gives_the_pages_before_the_cut_and_one_line() -> None:
    whole = fixture("sitemap-news.xml")
    found = entries(whole[: whole.index(b"undated")])
    assert [link.url for link in found.links] == ["https://harbour.example/ferries?a=1&b=2", "https://harbour.example/bread"]
    assert found.problem == "it is cut off; 2 entries could be read"


def test_broken_xml_does_not_lose_the_ampersands_of_the_addresses() -> None:
    found = entries("<urlset><url><loc>/a?x=1&amp;y=2</loc></odd></url><url><loc>/b?x=1&amp;y=2</loc></url></urlset>")
    assert [link.url for link in found.links] == ["https://harbour.example/a?x=1&y=2", "https://harbour.example/b?x=1&y=2"]


def test_more_entries_than_the_protocol_allows_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MAX_ENTRIES", 20)
    found = entries("<urlset>" + "".join(f"<url><loc>/{n}</loc></url>" for n in range(30)) + "</urlset>")
    assert (len(found.links), found.problem) == (20, "it has more than 20 entries; 20 entries could be read")


def test_an_empty_sitemap_is_no_fault_and_one_without_addresses_is() -> None:
    assert entries("<urlset></urlset>").links == ()
    with pytest.raises(SourceError, match="a sitemap without pages"):
        entries("<urlset><url><loc>ftp://a.example/</loc></url></urlset>")


@given(data=st.binary(max_size=300))
def test_whatever_the_bytes_only_a_source_error_comes_out(data: bytes) -> None:
    try:
        links = entries(b"<urlset><url><loc>" + data.replace(b"\x00", b"") + b"</loc></url>").links
    except SourceError:
        links = ()
    assert all(link.url.startswith(("http://", "https://")) for link in links)


PATHS = st.lists(
    st.text("abcxyz0189-_/?=", min_size=1, max_size=20).map(lambda text: "/" + text.lstrip("/")), min_size=1, unique=True
)


@given(paths=PATHS)
def test_addresses_come_out_as_they_went_in(paths: list[str]) -> None:
    rows = "".join(f"<url><loc>https://a.example{path}</loc></url>" for path in paths)
    assert [link.url for link in entries(f"<urlset>{rows}</urlset>").links] == [f"https://a.example{path}" for path in paths]
