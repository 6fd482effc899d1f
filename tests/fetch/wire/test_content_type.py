"""What is no page is given up by its header, or by its first bytes."""

from __future__ import annotations

import base64
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsletter.fetch.wire.content_type import check_start, check_type, media_type, settle
from newsletter.fetch.wire.page_error import PageError

LIMIT = 1_000_000
PAGE = b"<html><body>" + b"".join(b"<p>The lake rose by %d centimetres.</p>" % number for number in range(200))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("text/html; charset=utf-8", "text/html"),
        (" Text/HTML;x", "text/html"),
        ("text/html, text/html", "text/html"),
        ("application/rss+xml", "application/rss+xml"),
        (None, ""),
        ("", ""),
        ("html", ""),
        ("text/html\x1b[31m", ""),
        ("*/*", ""),
    ],
)
def test_the_type_is_what_stands_before_the_parameters(header: str | None, kind: str) -> None:
    assert media_type(header) == kind


@pytest.mark.parametrize(
    "kind", ["text/html", "application/xhtml+xml", "text/plain", "application/atom+xml", "application/pdf", ""]
)
def test_pages_feeds_and_pdf_are_read(kind: str) -> None:
    check_type(kind)


@pytest.mark.parametrize(
    "kind", ["image/png", "video/mp4", "image/svg+xml", "text/css", "application/zip", "audio/mpeg", "font/woff2"]
)
def test_other_types_are_refused_by_their_name_alone(kind: str) -> None:
    with pytest.raises(PageError) as caught:
        check_type(kind)
    assert caught.value.reason == f"{kind}, not a page"


@pytest.mark.parametrize(
    ("kind", "start", "reason"),
    [
        ("text/html", PNG, "image/png called text/html, not a page"),
        ("text/html", b"  \r\n%PDF-1.7", "application/pdf called text/html, not a page"),
        ("text/plain", b"PK\x03\x04....", "a zip file called text/plain, not a page"),
        ("", b"\x00\x00\x00\x20ftypisom", "a media file, not a page"),
        ("application/octet-stream", b"\xff\xd8\xff\xe0", "image/jpeg, not a page"),
        ("application/octet-stream", gzip.compress(b"x", mtime=0), "a gzip file, not a page"),
        ("text/html", b"\x28\xb5\x2f\xfd\x00", "a zstd file called text/html, not a page"),
        ("text/html", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office file called text/html, not a page"),
    ],
)
def test_first_bytes_that_show_something_else_end_the_reading(kind: str, start: bytes, reason: str) -> None:
    with pytest.raises(PageError) as caught:
        check_start(kind, start)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("kind", "body", "settled"),
    [
        ("text/html", b"anything at all \x00", "text/html"),
        ("", b"<!DOCTYPE html><p>x", "text/html"),
        ("", b"\xef\xbb\xbf\n<?xml version='1.0'?><rss/>", "application/rss+xml"),
        ("", b"<?xml version='1.0'?><words/>", "application/xml"),
        ("", b"<b>Warning</b>: no log\n<!doctype html><p>x", "text/html"),
        ("", b"{a note} in braces", "text/plain"),
        ("", b"plain words", "text/plain"),
        ("", b"\xff\xfew\x00o\x00", "text/plain"),
        ("application/octet-stream", b"%PDF-1.4 ...", "application/pdf"),
        ("application/octet-stream", b"  <html>", "text/html"),
        ("application/pdf", b"<!doctype html><title>Log in</title>", "text/html"),
        ("application/json", b'{ "version" : "https:\\/\\/jsonfeed.org\\/version\\/1" }', "application/feed+json"),
        ("application/feed+json", b'{"version": "https://jsonfeed.org/version/1.1"}', "application/feed+json"),
        ("application/soap+xml", b"words", "application/soap+xml"),
        ("text/plain", b"\n<!-- saved --> <!DOCTYPE html><p>x", "text/html"),
        ("text/plain", b"<h1 align=center>A readme</h1>\n\n# In Markdown", "text/plain"),
    ],
)
def test_a_body_settles_what_the_header_left_open(kind: str, body: bytes, settled: str) -> None:
    assert settle(kind, body, LIMIT) == (settled, body)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("", bytes(range(256))),
        ("application/octet-stream", b"\x00\x01binary"),
        ("application/json", b'{"a": 1}'),
        ("", b'{"a": 1}'),
        ("application/octet-stream", b'[{"a": 1}]'),
        ("application/pdf", b"x"),
        ("text/html", zlib.compress(PAGE)),
        ("text/html", b"<html><body>" + zlib.compress(PAGE)),
        ("text/html", base64.b64decode("CwWAPGh0bWw+A06A") + bytes(range(256)) * 9),
        ("text/html", gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0)),
        ("text/html", gzip.compress(PNG, mtime=0)),
        ("text/html", gzip.compress(PAGE, mtime=0)[:-9]),
    ],
)
def test_what_cannot_be_read_is_refused_after_a_look(kind: str, body: bytes) -> None:
    with pytest.raises(PageError, match=r"not a page|not a PDF|compressed data is truncated$"):
        settle(kind, body, LIMIT)


def test_json_that_is_called_plain_text_is_no_page_and_a_note_that_begins_with_a_bracket_is_one() -> None:
    with pytest.raises(PageError, match=r"JSON called text/plain, not a page$"):
        settle("text/plain", b'{"status": "ok", "text": "The ferry sails again."}', LIMIT)
    for text in (b"{draft} The ferry sails again.", b"[[1]] The ferry sails again."):
        assert settle("text/plain", text, LIMIT) == ("text/plain", text)
    assert settle("text/plain", b'{"url": "https://a.example/"}\n{"url": "https://b.example/"}\n', LIMIT)[0] == "text/plain"
    assert settle("text/plain", b'[{"href": "https://a.example/"}]', LIMIT, any_text=True)[0] == "text/plain"


def test_a_page_that_is_sent_gzipped_without_a_word_is_opened() -> None:
    assert settle("text/html", gzip.compress(PAGE, mtime=0), LIMIT) == ("text/html", PAGE)


def test_wide_characters_and_old_encodings_are_no_binary_data() -> None:
    for charset in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso2022_jp"):
        assert settle("text/html", PAGE.decode().encode(charset), LIMIT)[0] == "text/html"


def test_a_sitemap_in_a_gzip_file_is_opened() -> None:
    assert settle("application/gzip", gzip.compress(b"<?xml?><urlset/>"), LIMIT) == (
        "application/x-sitemap+xml",
        b"<?xml?><urlset/>",
    )


@given(
    kind=some.sampled_from(["", "text/html", "application/json", "application/pdf", "application/gzip"]),
    body=some.binary(max_size=300),
)
def test_any_bytes_are_a_page_or_one_clean_reason(kind: str, body: bytes) -> None:
    reason = "fine"
    try:
        check_start(kind, body)
        settled, _ = settle(kind, body, LIMIT)
        assert settled
    except PageError as error:
        reason = error.reason
    assert reason.isprintable()


def test_a_feed_that_is_called_json_is_a_feed_and_other_json_no_page() -> None:
    assert settle("application/json", b"<?xml version='1.0'?><rss><channel/></rss>", LIMIT)[0] == "application/rss+xml"
    for body in (b'{"items": [1]}', b"words"):
        with pytest.raises(PageError):
            settle("application/json", body, LIMIT)
