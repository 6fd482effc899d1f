"""newsletter.text.mime: what bytes are, by what they begin with and never by what they are called."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text import mime
from newsletter.text.mime import TEXTS, is_binary, prolog_end, sniff_signature, sniff_text, sniff_type

PROGRAM = Path(mime.__file__).parent.parent


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", mime.PLAIN),
        ("https://a.example/", mime.PLAIN),
        ("<https://a.example/>\n<https://b.example/>", mime.PLAIN),
        ("# Heading\n\n[a](https://a.example/)", mime.PLAIN),
        ("<!-- a note -->\nhttps://a.example/", mime.PLAIN),
        ('{"url": "https://a.example/"}', mime.JSON),
        ('{"items": [], "version": "https://jsonfeed.org/version/1.1"}', mime.JSON_FEED),
        ("[a](https://a.example/)", mime.PLAIN),
        ("<!DOCTYPE html><title>x</title>", mime.HTML),
        ("<HTML><BODY>", mime.HTML),
        ("<p>a piece", mime.HTML),
        ("<!-- a note --><section>", mime.HTML),
        ("<!DOCTYPE NETSCAPE-Bookmark-file-1><dl>", mime.BOOKMARKS),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><rss version="2.0"/></body></html>', mime.HTML),
        ("<!-- <rss> --><atom:feed xmlns:atom='http://www.w3.org/2005/Atom'/>", mime.ATOM),
        ("\n<b>Warning</b>: cannot write <rss version='2.0'><channel>", mime.RSS),
        ("<b>Warning</b>: no log <!doctype html><p>x", mime.HTML),
        ("Warning: no log\n<html><p>x", mime.HTML),
        ("<!DOCTYPE rss [<!ENTITY a '>'>]><rss>", mime.RSS),
        ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", mime.RDF),
        ("<?xml version='1.0'?><opml version='2.0'>", mime.OPML),
        ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", mime.SITEMAP),
        ("<?xml version='1.0'?><words/>", mime.XML),
    ],
)
def test_the_first_element_tells_texts_apart(text: str, kind: str) -> None:
    assert sniff_text(text) == kind
    assert sniff_type(text.encode()) == kind
    assert sniff_type(b"\xef\xbb\xbf" + text.encode()) == kind
    assert sniff_type(text.encode("utf-16")) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", mime.PDF),
        (b" \r\n%PDF-1.7", mime.PDF),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\x00\x00\x00\x20ftypisom", "video/mp4"),
        (gzip.compress(b"x", mtime=0), mime.GZIP),
        (bytes(range(32)) * 8, mime.BINARY),
    ],
)
def test_binary_formats_are_known_by_their_signatures(data: bytes, kind: str) -> None:
    assert sniff_type(data) == kind


def test_a_stray_control_character_leaves_a_text_a_text() -> None:
    assert not is_binary(b"words and\x00 words")
    assert is_binary(b"\x00\x01\x02 words")


def test_binary_data_behind_a_page_and_none_in_wide_characters() -> None:
    assert is_binary(b"<p>words</p>" * 100 + bytes(range(256)) * 20)
    assert not is_binary("<p>words</p>".encode("utf-16-le"))
    assert not is_binary("<p>words</p>".encode("utf-16"))


@pytest.mark.parametrize(
    "text",
    ["<!--" * 100_000, "<?" * 100_000, "<!" * 100_000, "<!DOCTYPE a [" + "]" * 100_000, "\n" * 500_000, " <!-- -->" * 50_000],
)
def test_a_prolog_without_end_is_passed_over_at_once(text: str) -> None:
    assert 0 <= prolog_end(text + "<rss>") <= len(text) + 5


@given(data=st.one_of(st.binary(max_size=300), st.text(alphabet="<>!?-/ rsfedhtml{}[\"':\n", max_size=80).map(str.encode)))
def test_any_bytes_have_one_type_and_what_lies_behind_the_head_has_no_say(data: bytes) -> None:
    kind = sniff_type(data)
    assert kind in TEXTS | {mime.BINARY} or kind == sniff_signature(data)
    assert sniff_type(data + b" " * 10) == kind or len(data) < 1024


@given(text=st.text(max_size=200))
def test_a_text_without_tags_or_json_is_plain(text: str) -> None:
    if not re.search(r"[<{\[]", text):
        assert sniff_text(text) == mime.PLAIN


def test_no_second_sniffer_grows() -> None:
    signs = re.compile(
        r"""%PDF-|\\x89PNG|PK\\x03\\x04|\\xff\\xd8|["']<(?:!doctype|html)[^"']*["'] in |<\(\?:!doctype|netscape-bookmark""",
        re.I,
    )
    found = {
        str(path.relative_to(PROGRAM))
        for path in PROGRAM.rglob("*.py")
        if signs.search(path.read_text(encoding="utf-8")) and path.name != "mime.py"
    }
    assert found == {"extract/page/parsed_page.py"}  # whether an answer that is called HTML has any tag at all
