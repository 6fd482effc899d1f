"""What a feed is made into before feedparser sees it: well-formed, without entities, of bounded size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Document
from newsletter.fetch.sources.formats.feed_repair import LONG_TEXT, MAX_IN_ITEM, SHORT_TEXT, harmless_xml
from newsletter.fetch.sources.xml_repair import is_well_formed, xml_root


def harmless(text: str) -> bytes:
    return harmless_xml(Document(text, "the feed"))[0]


def test_neither_doctype_nor_processing_instruction_is_kept() -> None:
    xml = harmless(
        '<?xml version="1.0"?><?xml-stylesheet href="x"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><!-- c --><channel/></rss>'
    )
    assert xml == b"<?xml version='1.0' encoding='utf-8'?>\n<rss><channel/></rss>"


def test_names_and_texts_and_items_are_cut_to_size() -> None:
    item = f"<item><author>{'a.' * 5_000}</author><title>{'word ' * 50_000}</title>{'<category>x</category>' * 5_000}</item>"
    root = xml_root(harmless(f"<rss><channel>{item}</channel></rss>"), "x")
    (found,) = root.iter("item")
    assert len(found) == MAX_IN_ITEM
    assert len(found.findtext("author")) == SHORT_TEXT
    assert len(found.findtext("title")) == LONG_TEXT


def test_elements_nested_without_end_are_given_up_at_some_depth() -> None:
    root = xml_root(harmless("<rss><channel><item>" + "<x>" * 50_000 + "</item></channel></rss>"), "x")
    assert sum(1 for _ in root.iter()) < 1_000


@pytest.mark.parametrize("prefix", ["dc", "itunes", "media", "nobody"])
def test_a_prefix_that_nobody_declared_is_declared(prefix: str) -> None:
    xml = harmless(f"<rss><channel><item><{prefix}:creator>Ines</{prefix}:creator></item></channel></rss>")
    assert f"xmlns:{prefix}=".encode() in xml
    assert is_well_formed(xml)


@given(text=st.text(max_size=200))
def test_whatever_the_text_it_becomes_well_formed_or_a_source_error(text: str) -> None:
    for start in ("<rss><channel><item>", "<feed xmlns='http://www.w3.org/2005/Atom'><entry>", "<rss "):
        try:
            xml = harmless(start + text)
        except SourceError:
            continue
        assert is_well_formed(xml)
