"""What mending XML promises: well-formed text is left alone, and what is broken loses as little as can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import SourceError
from newsletter.fetch.sources.xml_repair import fault_in, mended, pieces_of, to_its_end, xml_root

ITEM_END = r"</item\s*>"


def test_what_is_well_formed_is_left_as_it_is() -> None:
    text = "<a b='&amp;'>&#38;<![CDATA[& <x]]></a>"
    assert mended(text) == (text.encode(), True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<a>Tea & cake</a>", "Tea & cake"),
        ("<a>caf&eacute; &copy;</a>", "café ©"),
        ("<a>x&#xd800;&#0;&#x110000;y&#65;</a>", "xyA"),
        ("<a>&bogus; &#; &#xZZ;</a>", "&bogus; &#; &#xZZ;"),
        ("<a><![CDATA[x&eacute;]]> & y</a>", "x&eacute; & y"),
    ],
)
def test_ampersands_are_mended_outside_cdata(text: str, words: str) -> None:
    xml, whole = mended(text)
    assert (whole, xml_root(xml, "x").text) == (True, words)


def test_in_what_stays_broken_the_escaped_ampersands_survive() -> None:
    xml, whole = mended("<a><b></c><d>x&amp;y &lt; z</d></a>")
    assert not whole
    assert [element.text for element in xml_root(xml, "x").iter("d")] == ["x&y < z"]


def test_what_follows_the_end_is_dropped_and_a_cut_text_ends_behind_its_last_item() -> None:
    assert to_its_end("<r><item/></r><script>x</script>", ITEM_END) == ("<r><item/></r>", True)
    assert to_its_end("<r/>", ITEM_END) == ("<r/>", True)
    assert to_its_end("<r><item>1</item><item>2", ITEM_END) == ("<r><item>1</item>", False)
    assert to_its_end("<r a='b'><item>1", ITEM_END) == ("<r>", False)


def test_pieces_of_broken_xml_end_where_the_next_begins() -> None:
    text = "<r><item>1</item><item>2<item>3</item></r>"
    assert [text[start:end] for start, end in pieces_of(text, "item")] == ["<item>1</item>", "<item>2", "<item>3</item>"]


def test_a_fault_is_named_with_its_line_or_as_a_cut() -> None:
    assert fault_in(b"<a>\n<b></c></a>", ends=True).startswith("it is broken XML (line 2: ")
    assert fault_in(b"<a>", ends=False) == "it is cut off"


def test_entities_of_its_own_are_neither_expanded_nor_read() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY b "lol">]><a>x&f;&b;y</a>'
    assert "".join(xml_root(bomb, "x").itertext()) == "xy"


@given(text=st.text(max_size=200))
def test_whatever_the_text_a_root_or_a_source_error_comes_out(text: str) -> None:
    xml, whole = mended("<a>" + text)
    try:
        root = xml_root(xml, "x")
    except SourceError:
        assert not whole
    else:
        assert root.tag
