"""Writes pages as a WARC 1.1 file (ISO 28500:2017), so that other tools can open an issue's sources.

The cache keeps a page's inflated bytes and the headers that matter, not the response to the letter; what is written is a
response of those headers and bytes, and the file's first record says so.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from http import HTTPStatus
from typing import BinaryIO

from newsletter import __version__
from newsletter.errors import UsageError
from newsletter.models import Page

ABOUT = {
    "software": f"newsletter/{__version__}",
    "format": "WARC File Format 1.1",
    "description": "Bodies are inflated; headers are those that the cache keeps, not the response to the letter.",
}


def write_warc(stream: BinaryIO, name: str, pages: Iterable[tuple[Page, bytes]]) -> int:
    """Write each page with its body as one response record, gzipped record by record; returns how many were written.

    A page reached under another address gets a record of the redirect too. Raises UsageError when warcio is not installed.
    """
    try:
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter
    except ImportError as error:
        raise UsageError("--warc needs the package warcio; install newsletter[warc]") from error
    writer = WARCWriter(stream, gzip=True, warc_version="WARC/1.1")
    writer.write_record(writer.create_warcinfo_record(name, ABOUT))
    count = 0
    for page, body in pages:
        reached = page.final_url or page.url
        dates = {"WARC-Date": page.fetched_at.replace("+00:00", "Z")} if page.fetched_at else {}
        if reached != page.url:
            head = StatusAndHeaders("302 Found", [("Location", reached), ("Content-Length", "0")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(page.url, "response", io.BytesIO(), http_headers=head, warc_headers_dict=dates)
            )
        head = StatusAndHeaders(_status_line(page), _headers(page, body), protocol="HTTP/1.1")
        record = writer.create_warc_record(reached, "response", io.BytesIO(body), http_headers=head, warc_headers_dict=dates)
        writer.write_record(record)
        count += 1
    return count


def _status_line(page: Page) -> str:
    status = page.status if page.status and page.status != HTTPStatus.NOT_MODIFIED else 200
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def _headers(page: Page, body: bytes) -> list[tuple[str, str]]:
    known = {"Content-Type": page.content_type, "ETag": page.etag, "Last-Modified": page.last_modified}
    return [(key, value) for key, value in known.items() if value] + [("Content-Length", str(len(body)))]
