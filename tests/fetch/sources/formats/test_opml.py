"""What reading OPML promises: every feed, however deep and however its attribute is spelt."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import open_document
from newsletter.fetch.sources.formats.opml import read_opml
from newsletter.models import Source
from tests.fetch.fixtures import fixture


def opml(data: bytes | str) -> tuple[list[Source], str | None]:
    document = open_document(data.encode() if isinstance(data, str) else data, "the list", "https://lists.example/my.opml")
    contents = read_opml(document)
    return [source for source, _ in contents.sources], contents.problem


def test_every_feed_is_found_once_with_its_name() -> None:
    sources, problem = opml(fixture("feeds.opml"))
    assert problem is None
    assert [(source.location, source.kind, source.name) for source in sources] == [
        ("https://harbour.example/feed?a=1&b=2", "feed", "Harbour & Hill"),
        ("http://quay.example/feed.atom", "feed", "Quay"),
        ("https://lighthouse.example/feed.json", "feed", "Lighthouse"),
        ("https://more.example/list.opml", "opml", "More"),
        ("https://page.example/", "url", "A page"),
    ]


def test_a_cut_list_gives_the_feeds_before_the_cut_and_one_line() -> None:
    whole = fixture("feeds.opml")
    sources, problem = opml(whole[: whole.index(b"list.opml")])
    assert [source.name for source in sources] == ["Harbour & Hill", "Quay", "Lighthouse"]
    assert problem == "it is cut off; 3 of its feeds could be read"


def test_ampersands_that_nobody_escaped_do_not_lose_a_feed() -> None:
    sources, _ = opml('<opml><body><outline text="A & B" xmlUrl="https://a.example/?x=1&y=2"/></body></opml>')
    assert [(source.location, source.name) for source in sources] == [("https://a.example/?x=1&y=2", "A & B")]


def test_entities_of_its_own_are_not_expanded() -> None:
    bomb = '<!DOCTYPE opml [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    sources, _ = opml(f'{bomb}<opml><body><outline text="x&b;&f;" xmlUrl="https://a.example/"/></body></opml>')
    assert [source.name for source in sources] == ["x&b;&f;"]


@pytest.mark.parametrize(
    "data", ["<opml/>", "<opml><body><outline text='x'/></body></opml>", "<opml", "<opml><body>" + "<outline>" * 100_000]
)
def test_a_list_without_feeds_is_one_clear_line(data: str) -> None:
    with pytest.raises(SourceError, match=r"^the list: [^\n]+$"):
        opml(data)


@given(names=st.lists(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=30), min_size=1, max_size=6))
def test_names_come_out_as_they_went_in(names: list[str]) -> None:
    rows = "".join(f"<outline text={quoteattr(name)} xmlUrl='https://a.example/{n}'/>" for n, name in enumerate(names))
    assert [source.name for source in opml(f"<opml><body>{rows}</body></opml>")[0]] == names


@given(data=st.binary(max_size=300))
def test_whatever_the_bytes_only_a_source_error_comes_out(data: bytes) -> None:
    try:
        sources, _ = opml(b"<opml><body><outline xmlUrl='" + data.replace(b"\x00", b""))
    except SourceError:
        sources = []
    assert all(source.location.startswith(("http://", "https://")) for source in sources)
