"""What opening a source promises: whatever it is, its links come out, through one network door, and each fault is one line."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsletter.errors import FetchError, SourceError, UsageError
from newsletter.fetch.sources.open import Access, Got, Outcome, SourceResult, open_source
from newsletter.models import Source
from tests.fetch.fixtures import FOLDER, fixture
from tests.fetch.serving import no_stdin

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
FEED = "https://harbour.example/feed"
SHORT_FEED = b"<rss><channel><item><title>One</title><link>https://harbour.example/1</link></item></channel></rss>"


class Web:
    """A web of a few documents; remembers what was asked of it."""

    def __init__(self, documents: Mapping[str, bytes | Got]) -> None:
        self.documents, self.asked, self.ahead = documents, [], []  # type: ignore[var-annotated]

    def get(self, url: str) -> Got | tuple[bytes, str, str | None]:
        self.asked.append(url)
        if url not in self.documents:
            raise FetchError(url, "404 Not Found")
        found = self.documents[url]
        return found if isinstance(found, Got) else (found, url, None)


def opened(
    source: Source | str | Path, web: Web | None = None, *, links_mode: bool = False, configured: bool = False
) -> SourceResult:
    web = web or Web({})
    source = source if isinstance(source, Source) else Source(str(source))
    return open_source(source, Access(web.get, no_stdin, NOW, web.ahead.append), links_mode=links_mode, configured=configured)


def urls(result: SourceResult) -> list[str]:
    return [link.url for link in result.links]


# --- what it is, found out by looking ----------------------------------------------------------------------------------------


def test_an_address_given_as_an_argument_is_a_page_and_nothing_is_asked_of_the_network() -> None:
    web = Web({FEED: SHORT_FEED})
    result = opened(FEED, web)
    assert (urls(result), result.kind, web.asked) == ([FEED], "url", [])
    assert not result.links[0].discovered


def test_an_address_in_the_configuration_may_be_a_feed() -> None:
    result = opened(Source(FEED, name="Harbour"), Web({FEED: SHORT_FEED}), configured=True)
    assert (urls(result), result.kind) == (["https://harbour.example/1"], "feed")
    assert (result.links[0].source, result.links[0].discovered) == ("Harbour", True)


def test_an_address_in_the_configuration_that_is_no_feed_is_a_page() -> None:
    page = "https://week.example/links/47"
    result = opened(page, Web({page: fixture("links-page.html")}), configured=True)
    assert (urls(result), result.kind, result.links[0].discovered) == ([page], "url", False)


@pytest.mark.parametrize(
    ("name", "kind", "count", "discovered"),
    [
        ("rss-oddities.xml", "feed", 5, True),
        ("feed.json", "feed", 3, True),
        ("bookmarks-browser.html", "bookmarks", 4, False),
        ("sitemap-news.xml", "sitemap", 3, True),
    ],
)
def test_a_file_is_what_its_contents_are(name: str, kind: str, count: int, discovered: bool) -> None:
    result = opened(FOLDER / name)
    assert (result.kind, len(result.links)) == (kind, count)
    assert all("of its items have no address of a page" in line for line in result.complaints)
    assert {link.discovered for link in result.links} == {discovered}


def test_a_list_is_read_from_a_file_and_from_stdin(tmp_path: Path) -> None:
    text = b"https://a.example/ A title\nno.ne\n"
    (tmp_path / "urls.txt").write_bytes(text)
    for source, kind, name in ((str(tmp_path / "urls.txt"), "file", str(tmp_path / "urls.txt")), ("-", "stdin", "stdin")):
        result = open_source(Source(source), Access(Web({}).get, lambda: text, NOW))
        assert (urls(result), result.kind, result.links[0].source) == (["https://a.example/"], kind, name)
        assert result.complaints == (f"{name}:2: not a web address: no.ne",)


def test_a_feed_may_come_on_stdin() -> None:
    result = open_source(Source("-"), Access(Web({}).get, lambda: SHORT_FEED, NOW))
    assert (urls(result), result.links[0].source) == (["https://harbour.example/1"], "stdin")


def test_an_empty_list_is_no_fault() -> None:
    result = open_source(Source("-"), Access(Web({}).get, lambda: b"", NOW))
    assert (result.links, result.complaints) == ((), ())


def test_stdin_is_read_for_the_dash_alone() -> None:
    assert urls(opened("https://a.example/")) == ["https://a.example/"]  # no_stdin would have raised


def test_what_fetch_printed_as_json_is_a_list() -> None:
    data = b'{"url": "https://a.example/1", "ok": true}\n{"url": "https://a.example/2", "ok": false}\n'
    result = open_source(Source("-"), Access(Web({}).get, lambda: data, NOW))
    assert urls(result) == ["https://a.example/1", "https://a.example/2"]


# --- links mode --------------------------------------------------------------------------------------------------------------


def test_a_web_page_or_markdown_file_gives_its_links_where_they_are_meant() -> None:
    assert (
        len(opened(FOLDER / "links-page.html", links_mode=True).links) == 4
    )  # its own links are relative, and a file has no address
    assert len(opened(Source(str(FOLDER / "links.md"), "links")).links) == 5
    page = "https://week.example/links/47"
    result = opened(page, Web({page: fixture("links-page.html")}), links_mode=True)
    assert (len(result.links), result.kind) == (5, "links")


def test_a_page_without_links_is_said_to_have_none(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><body><nav><a href='/x'>X</a></nav><p>Words.</p></body></html>")
    result = opened(tmp_path / "page.html", links_mode=True)
    assert result.complaints == (f"{tmp_path / 'page.html'}: no links in its content",)


# --- one clear line ----------------------------------------------------------------------------------------------------------


def line_of(source: Source | str | Path, web: Web | None = None, **options: bool) -> str:
    with pytest.raises(SourceError) as raised:
        opened(source, web, **options)
    return str(raised.value)


def test_a_web_page_in_a_file_is_for_links_or_extract() -> None:
    name = str(FOLDER / "links-page.html")
    assert line_of(name) == f"{name}: a web page: --links takes the links on it, `newsletter extract` its text"


def test_a_text_in_a_file_is_for_links_or_extract(tmp_path: Path) -> None:
    (tmp_path / "essay.txt").write_text("A line of an essay.\n" * 50)
    assert (
        "text, not a list of addresses; use --links to fetch the links in it, or newsletter extract to read its text"
        in line_of(tmp_path / "essay.txt")
    )


def test_a_feed_that_is_a_web_page_names_the_feed_of_that_page() -> None:
    page = "https://week.example/"
    assert line_of(Source(page, "feed", "Week"), Web({page: fixture("links-page.html")})) == (
        "Week (https://week.example/): a web page, not a feed; it names the feed https://week.example/feed"
    )


def test_a_document_that_cannot_be_had_is_one_line_with_its_reason() -> None:
    assert line_of(Source(FEED, name="Harbour"), configured=True) == f"Harbour ({FEED}): 404 Not Found"


def test_what_is_neither_file_nor_address_is_said_to_be_neither(tmp_path: Path) -> None:
    assert (
        line_of("example.org/page")
        == "example.org/page: not a file or a web address; if one was meant, write https://example.org/page"
    )
    assert line_of("no-such.file.of ours") == "no-such.file.of ours: not a file or a web address"
    assert line_of(tmp_path) == f"{tmp_path}: a folder, not a file"
    assert line_of("a\x00b").endswith("cannot be read: not a path")
    assert line_of("ftp://user:secret@a.example/") == "ftp://a.example/: not a file or a web address"


@pytest.mark.parametrize(
    ("kind", "words"), [("feed", "not a feed"), ("opml", "not an OPML file"), ("bookmarks", "not a bookmarks file")]
)
def test_a_document_of_another_kind_than_configured_is_named(kind: str, words: str) -> None:
    assert line_of(Source(FEED, kind), Web({FEED: b"words only"})) == f"{FEED}: {words}"


def test_a_since_or_pattern_that_is_none_is_a_mistake_of_usage() -> None:
    with pytest.raises(UsageError, match="'soon' is not a duration"):
        opened(Source("https://a.example/", since="soon"))
    with pytest.raises(UsageError, match="is not a regular expression"):
        opened(Source("https://a.example/", include=("/(/",)))


def test_no_password_reaches_a_message_or_an_outcome() -> None:
    secret = "https://user:secret@harbour.example/feed"
    assert "secret" not in line_of(secret, configured=True)
    assert "secret" not in str(opened(secret, Web({secret: SHORT_FEED}), configured=True).outcomes)


# --- what is wanted of it ----------------------------------------------------------------------------------------------------


def test_since_limit_and_patterns_choose_among_the_links() -> None:
    file = str(FOLDER / "rss-oddities.xml")
    assert urls(opened(Source(file, since="2026-11-20"))) == [
        "https://harbour.example/ferries?from=feed&page=2",
        "https://harbour.example/bread",
        "https://harbour.example/table",
        "https://harbour.example/origin?a=1&b=2",
    ]
    assert urls(opened(Source(file, include=("*/bread", "/sound$/")))) == [
        "https://harbour.example/bread",
        "https://harbour.example/sound",
    ]
    assert urls(opened(Source(file, exclude=("table", "*ferries*"), limit=2))) == [
        "https://harbour.example/bread",
        "https://harbour.example/origin?a=1&b=2",
    ]


def test_two_items_that_mean_one_page_are_one_link() -> None:
    item = b"<item><link>https://harbour.example/1?utm_source=feed</link></item>"
    assert urls(opened(FEED, Web({FEED: SHORT_FEED.replace(b"<item>", item + b"<item>", 1)}), configured=True)) == [
        "https://harbour.example/1?utm_source=feed"
    ]


# --- sources that name sources -----------------------------------------------------------------------------------------------


def test_the_feeds_of_an_opml_file_are_opened_and_a_dead_one_stops_none() -> None:
    web = Web(
        {
            "https://harbour.example/feed?a=1&b=2": fixture("rss-oddities.xml"),
            "https://lighthouse.example/feed.json": fixture("feed.json"),
            "https://more.example/list.opml": b'<opml><outline xmlUrl="https://more.example/feed" text="More"/></opml>',
            "https://more.example/feed": SHORT_FEED,
        }
    )
    result = opened(Source(str(FOLDER / "feeds.opml"), limit=2), web)
    assert result.kind == "opml"
    assert [(link.source, link.url) for link in result.links] == [
        ("Harbour & Hill", "https://harbour.example/bread"),
        ("Harbour & Hill", "https://harbour.example/table"),
        ("Lighthouse", "https://lighthouse.example/fog"),
        ("Lighthouse", "https://other.example/story"),
        ("More", "https://harbour.example/1"),
        (None, "https://page.example/"),
    ]
    assert result.complaints == (
        "Harbour & Hill (https://harbour.example/feed?a=1&b=2): 2 of its items have no address of a page",
        "Quay (http://quay.example/feed.atom): 404 Not Found",
    )
    assert [(outcome.name.split(" (")[0], outcome.error) for outcome in result.outcomes] == [
        ("Harbour & Hill", None),
        ("Quay", "404 Not Found"),
        ("Lighthouse", None),
        ("More", None),
        ("More", None),
    ]
    assert [source.name for source in result.nested] == ["Harbour & Hill", "Quay", "Lighthouse", "More", "A page", "More"]


def test_the_wire_is_told_ahead_which_feeds_come_next() -> None:
    web = Web({})
    opened(FOLDER / "feeds.opml", web)
    assert web.ahead == [web.asked]


def test_lists_that_name_each_other_come_to_an_end() -> None:
    one, two = "https://a.example/one.opml", "https://a.example/two.opml"
    web = Web(
        {
            address: f'<opml><outline type="include" url="{other}"/></opml>'.encode()
            for address, other in ((one, two), (two, one))
        }
    )
    assert opened(Source(one, "opml"), web).links == ()
    assert web.asked == [one, two]


def test_lists_that_name_lists_without_end_are_left_at_some_depth() -> None:
    class Endless(Web):
        def get(self, url: str) -> Got:
            self.asked.append(url)
            return Got(f'<opml><outline type="include" url="{url}x"/></opml>'.encode(), url)

    web = Endless({})
    result = opened(Source("https://a.example/x.opml", "opml"), web)
    assert len(web.asked) == 3
    assert result.complaints == ("https://a.example/x.opmlxx: names 1 further sources, 3 deep; they are left out",)


def test_a_link_without_a_date_bears_on_the_question_whether_it_is_new(tmp_path: Path) -> None:
    file = tmp_path / "links.csv"
    file.write_text("URL,Date\nhttps://a.example/1,\nhttps://a.example/2,2026-11-20\nhttps://a.example/3,2024-01-01\n")
    links = opened(Source(str(file), since="2026-11-14")).links
    assert [(link.url, link.hints.date, link.hints.since) for link in links] == [
        ("https://a.example/1", None, "2026-11-14T00:00:00+00:00"),
        ("https://a.example/2", "2026-11-20", None),
    ]


def test_of_a_sitemap_index_only_what_has_changed_since_is_fetched() -> None:
    index, news = "https://harbour.example/sitemap.xml", "https://harbour.example/sitemap-news.xml.gz"
    web = Web({index: fixture("sitemap-index.xml"), news: gzip.compress(fixture("sitemap-news.xml"))})
    result = opened(Source(index, "sitemap", "Harbour", since="7d"), web)
    assert web.asked == [index, news]
    assert [(link.url, link.source) for link in result.links] == [
        ("https://harbour.example/ferries?a=1&b=2", "Harbour"),
        ("https://harbour.example/undated?x=1&y=2", "Harbour"),
    ]
    assert result.outcomes == (Outcome(f"Harbour ({index})", index),)


def test_a_sitemap_may_be_a_plain_list() -> None:
    place = "https://harbour.example/sitemap.txt"
    result = opened(Source(place, "sitemap"), Web({place: b"https://harbour.example/1\nhttps://harbour.example/2\n"}))
    assert [(link.url, link.discovered) for link in result.links] == [
        ("https://harbour.example/1", True),
        ("https://harbour.example/2", True),
    ]


# --- for the memory of health ------------------------------------------------------------------------------------------------


def test_an_outcome_tells_that_a_feed_has_moved() -> None:
    moved = Got(SHORT_FEED, "https://new.example/feed", "text/xml", moved_to="https://new.example/feed")
    assert opened(FEED, Web({FEED: moved}), configured=True).outcomes == (
        Outcome(FEED, FEED, None, "https://new.example/feed"),
    )


def test_half_a_feed_is_a_complaint_but_no_failure_of_the_source() -> None:
    half = opened(FEED, Web({FEED: SHORT_FEED.replace(b"</channel></rss>", b"<item>")}), configured=True)
    assert half.complaints == (f"{FEED}: it is cut off; 1 of its items could be read",)
    assert half.outcomes == (Outcome(FEED, FEED),)


def test_an_index_of_which_nothing_could_be_had_has_failed() -> None:
    index = "https://harbour.example/sitemap.xml"
    result = opened(Source(index, "sitemap"), Web({index: fixture("sitemap-index.xml")}))
    assert result.links == ()
    assert [outcome.error for outcome in result.outcomes] == ["https://harbour.example/sitemap-news.xml.gz: 404 Not Found"]


@given(data=st.binary(max_size=200), kind=st.sampled_from(["auto", "feed", "opml", "bookmarks", "sitemap", "links", "file"]))
def test_whatever_the_bytes_and_the_kind_only_a_source_error_comes_out(data: bytes, kind: str) -> None:
    for start in (
        b"",
        b"<rss><channel><item>",
        b"<opml><body>",
        b"<urlset><url>",
        b"<html><body><a href=",
        b'{"version": "https://jsonfeed.org',
    ):
        try:
            links = opened(Source(FEED, kind), Web({FEED: start + data}), configured=True).links
        except SourceError:
            links = ()
        assert all(link.url.startswith(("http://", "https://")) for link in links)


DOCUMENTS = sorted(path.name for path in FOLDER.iterdir() if path.suffix not in (".py", ""))
SPLINTERS = st.sampled_from(
    [b"<", b">", b"&", b'"', b"<![CDATA[", b"]]>", b"<!--", b"\x00", b"</item>", b"<item>", b"&#xd800;", b"&x;", b"</"]
)
EDITS = st.lists(
    st.tuples(st.integers(0, 5_000), st.integers(0, 40), SPLINTERS | st.binary(max_size=3)), min_size=1, max_size=8
)


@given(name=st.sampled_from(DOCUMENTS), edits=EDITS, kind=st.sampled_from(["auto", "feed", "opml", "links"]))
@example(name="atom.xml", edits=[(300, 0, b"<!--"), (400, 0, b"&#xd800;"), (500, 9, b"<")], kind="auto")
def test_a_document_that_was_knocked_about_gives_links_or_one_line(
    name: str, edits: list[tuple[int, int, bytes]], kind: str
) -> None:
    data = fixture(name)
    for at, length, splinter in edits:
        data = data[:at] + splinter + data[at + length :]
    line = ""
    try:
        opened(Source(FEED, kind), Web({FEED: data}), configured=True)
    except SourceError as error:
        line = str(error)
    assert "\n" not in line
