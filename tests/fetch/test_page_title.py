"""What a page is called in a list, by its first `<title>`."""

from __future__ import annotations

import pytest

from newsletter.fetch.page_title import page_title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (b"<html><head><TITLE data-x='1'>\n Owls &amp; marshes\n</TITLE>", "Owls & marshes"),
        ("<title>Müller’s Straße</title>".encode(), "Müller’s Straße"),
        ('<meta charset="iso-8859-1"><title>Müller</title>'.encode("latin-1"), "Müller"),
        (b"<title>&#27;[31mRed</title>", "[31mRed"),
        (b"<title> </title>", None),
        (b"%PDF-1.7", None),
    ],
)
def test_the_title_is_one_clean_line_in_the_pages_own_charset(body: bytes, title: str | None) -> None:
    assert page_title(body, "text/html") == title
