"""What reading a feed promises: the right items of every kind and oddity, or one clear line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Contents, open_document
from newsletter.fetch.sources.formats import feed_repair
from newsletter.fetch.sources.formats.feeds import read_feed
from newsletter.models import Hints, Link
from tests.fetch.fixtures import fixture

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOME = "https://harbour.example/feed"


def feed(data: bytes | str, base: str | None = HOME, content_type: str | None = None) -> Contents:
    data = data.encode() if isinstance(data, str) else data
    return read_feed(open_document(data, "the feed", base, content_type), NOW, "Harbour")


def rss(items: str, head: str = "") -> str:
    return f'{head}<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'


def one(items: str) -> Link:
    (link,) = feed(rss(items)).links
    return link


# --- the kinds ---------------------------------------------------------------------------------------------------------------


def test_rss_gives_every_item_with_the_address_of_a_page_and_what_it_says_of_it() -> None:
    items = feed(fixture("rss-oddities.xml"))
    assert items.title == "Harbour & Hill"
    assert items.problem == "2 of its items have no address of a page"
    assert [link.url for link in items.links] == [
        "https://harbour.example/ferries?from=feed&page=2",
        "https://harbour.example/bread",
        "https://harbour.example/table",
        "https://harbour.example/origin?a=1&b=2",
        "https://harbour.example/sound",
    ]
    assert all(link.discovered and link.source == "Harbour" for link in items.links)
    assert items.links[0].hints == Hints(
        title="Ferries & trains: a slow week",
        date="2026-11-20T09:15:00+01:00",
        tags=("Transport", "Islands"),
        who="Ines Moor, Jon Vale",
        summary="The boats were late. The trains were not.",
        language="en-GB",
    )


def test_titles_lose_their_markup_but_not_their_subject() -> None:
    titles = [link.hints.title for link in feed(fixture("rss-oddities.xml")).links]
    assert titles[1:4] == ["Bread prices ’twixt & between markets", "How to use the <table> element", "Told by a middleman"]


def test_a_date_that_is_missing_wrong_or_in_the_future_gives_no_date() -> None:
    dates = [link.hints.date for link in feed(fixture("rss-oddities.xml")).links]
    assert dates == ["2026-11-20T09:15:00+01:00", None, None, "2026-11-19", "2026-11-18T22:30:00-05:00"]


def test_an_address_of_mail_is_not_printed_as_a_name() -> None:
    names = [link.hints.who for link in feed(fixture("rss-oddities.xml")).links]
    assert names[1:3] == ["Mara Finch", None]


def test_atom_is_read_with_its_bases_alternates_authors_and_types() -> None:
    items = feed(fixture("atom.xml"), "https://quay.example/blog/feed.atom")
    assert items.title == "Am <Kai> & darüber hinaus"
    first, second = items.links
    assert first.url == "https://quay.example/blog/eins"
    assert first.hints == Hints(
        title="1 < 2 und <b> bleibt stehen",
        date="2026-11-19T23:30:00-05:00",
        tags=("Hafen",),
        who="Uta Brandt",
        summary="Ein kurzer Satz. Noch einer.",
        language="de",
    )
    assert second.url == "https://quay.example/blog/zwei/?lang=de"
    assert (second.hints.title, second.hints.date, second.hints.who) == ("Zwei kursiv", "2026-11-18", "Ole Kramer, Pia Sand")


def test_rdf_is_read() -> None:
    (link,) = feed(fixture("rdf.xml")).links
    assert link.url == "https://shelf.example/one"
    assert link.hints == Hints(
        "One book a week", "2026-11-17T08:00:00+01:00", tags=("books",), who="Rosa Lind", summary="Plain words."
    )


def test_rss_of_1999_with_html_entities_and_bare_ampersands_is_read_without_its_dtd() -> None:
    items = feed(fixture("rss-0.91.xml"))
    (link,) = items.links
    assert link.url == "https://crier.example/cafe?x=1&y=2"
    assert (link.hints.title, link.hints.summary) == ("Café opens © again — twice", "Tea & cake")
    assert items.problem is None


# --- addresses ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>https://a.example/x</link><guid>https://a.example/guid</guid>", "https://a.example/x"),
        ("<guid>https://a.example/guid</guid>", "https://a.example/guid"),
        ('<link/><guid isPermaLink="true">https://a.example/guid</guid>', "https://a.example/guid"),
        ("<link>../up</link>", "https://harbour.example/up"),
        ("<link>//b.example/x</link>", "https://b.example/x"),
        ("<link><![CDATA[https://a.example/x?a=1&b=2&copy=3]]></link>", "https://a.example/x?a=1&b=2&copy=3"),
        ("<link>https://a.example/x?a=1&amp;amp;b=2</link>", "https://a.example/x?a=1&b=2"),
        ("<link>https://a.example/with a blank</link>", "https://a.example/with%20a%20blank"),
        ("<link>https://user:secret@a.example/x</link>", "https://a.example/x"),
        (
            '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="/s"/><link>https://a.example/x</link>',
            "https://a.example/x",
        ),
        ("<link>javascript:alert(1)</link><guid>https://a.example/guid</guid>", "https://a.example/guid"),
    ],
)
def test_the_address_of_the_article_is_found(item: str, url: str) -> None:
    assert one(f"<item>{item}</item>").url == url


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://a.example/", "data:text/html,x", "javascript:x", "https://", "http://[::1", "urn:x"],
)
def test_an_item_whose_address_is_not_of_the_web_is_left_out(address: str) -> None:
    assert one(f"<item><link>{address}</link></item><item><link>https://a.example/</link></item>").url == "https://a.example/"


def test_a_feed_of_sounds_alone_is_one_clear_line() -> None:
    item = '<item><title>12</title><enclosure url="https://cdn.example/12.mp3" type="audio/mpeg"/></item>'
    with pytest.raises(SourceError, match="the feed: a feed in which no item \\(2\\) has a page address"):
        feed(rss(item * 2))


def test_a_local_feed_resolves_its_links_against_the_site_it_names() -> None:
    data = rss("<link>https://harbour.example/</link><item><link>/bread</link></item>")
    assert [link.url for link in feed(data, base=None).links] == ["https://harbour.example/bread"]


# --- encodings ---------------------------------------------------------------------------------------------------------------

TITLE = "Größe – „naïve“ Café, Žluťoučký"
WORDS = "Crème brûlée – “déjà vu”, où ça? " * 5


@pytest.mark.parametrize(
    ("declared", "real", "content_type", "title"),
    [
        ("utf-8", "utf-8", None, TITLE),
        ("iso-8859-1", "utf-8", None, TITLE),
        ("utf-8", "utf-8", "text/xml; charset=iso-8859-1", TITLE),
        ("utf-8", "utf-8", "text/xml", TITLE),
        ("iso-8859-1", "cp1252", None, WORDS),
        ("utf-16", "utf-16", None, TITLE),
        ("utf-8", "utf-16-le", None, TITLE),
        ("utf-8", "utf-8-sig", None, TITLE),
        ("koi8-r", "koi8-r", None, "Новости маяка"),
        ("windows-1251", "cp1251", None, "Новости маяка"),
        ("shift_jis", "cp932", None, "灯台の便り"),
    ],
)
def test_a_feed_is_read_in_the_encoding_it_is_in(declared: str, real: str, content_type: str | None, title: str) -> None:
    text = rss(
        f"<item><title>{title}</title><link>https://a.example/</link></item>", f'<?xml version="1.0" encoding="{declared}"?>'
    )
    (link,) = feed(text.encode(real), content_type=content_type).links
    assert link.hints.title == title.strip()


def test_control_characters_and_nul_bytes_do_not_break_a_feed_nor_reach_a_title() -> None:
    data = rss("<item><title>a\x00b\x1b[31m\u202ec\x07</title><link>https://a.example/</link></item>")
    assert one_title(data) == "ab[31mc"


def one_title(data: str) -> str | None:
    return feed(data).links[0].hints.title


# --- broken, cut, hostile ----------------------------------------------------------------------------------------------------


def test_a_cut_feed_gives_the_whole_items_before_the_cut_and_one_line() -> None:
    whole = fixture("rss-oddities.xml")
    items = feed(whole[: whole.index(b"middleman.example/~r")])
    assert [link.url for link in items.links] == [
        "https://harbour.example/ferries?from=feed&page=2",
        "https://harbour.example/bread",
        "https://harbour.example/table",
    ]
    assert items.problem == "it is cut off; 3 of its items could be read"


WHOLE = {link.url for link in feed(fixture("rss-oddities.xml")).links}


@given(cut=st.integers(min_value=0, max_value=len(fixture("rss-oddities.xml"))))
def test_wherever_a_feed_is_cut_no_item_has_half_an_address(cut: int) -> None:
    try:
        items = feed(fixture("rss-oddities.xml")[:cut])
    except SourceError:
        items = Contents(())
    assert {link.url for link in items.links} <= WHOLE


def test_raw_html_in_items_does_not_swallow_the_items_after_it() -> None:
    items = "<item><title>A <b>bold<br> word & more</title><link>https://a.example/{}</link></item>"
    found = feed(rss("".join(items.format(number) for number in range(300))))
    assert len(found.links) == 300
    assert found.links[0].hints.title == "A bold word & more"
    assert found.problem is None


def test_prefixes_that_nobody_declared_are_understood() -> None:
    link = one("<item><link>https://a.example/</link><dc:creator>Ines Moor</dc:creator><odd:thing>x</odd:thing></item>")
    assert link.hints.who == "Ines Moor"


def test_words_of_the_server_before_and_after_the_feed_do_no_harm() -> None:
    item = "<item><link>https://a.example/</link></item>"
    found = feed(f"\n\n<br />\n<b>Warning</b>: deprecated in x.php\n{rss(item)}<script>count()</script>\n<!-- cached > -->")
    assert ([link.url for link in found.links], found.problem) == (["https://a.example/"], None)


@pytest.mark.parametrize(
    "data", ["", "<html><body>hello</body></html>", "plain words", "<rss", "\n" * 100, "<svg><rss/></svg>"]
)
def test_what_is_no_feed_is_one_clear_line(data: str) -> None:
    with pytest.raises(SourceError, match=r"^the feed: [^\n]+$"):
        feed(data)


def test_an_empty_feed_is_no_fault() -> None:
    assert feed(rss("")).links == ()


def test_entities_of_the_feeds_own_are_neither_expanded_nor_read_from_files() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    link = feed(rss("<item><title>x&b;&c;y</title><link>https://a.example/?q=&b;</link></item>", bomb)).links[0]
    assert (link.hints.title, link.url) == ("x&b;&c;y", "https://a.example/?q=&b")


def test_five_megabytes_of_feed_are_read_whole() -> None:
    words = "lorem ipsum dolor " * 300
    item = f"<item><title>Title</title><link>https://a.example/{{}}</link><description>{words}</description></item>"
    data = rss("".join(item.format(number) for number in range(1000)))
    assert len(data) > 5_000_000
    assert len(feed(data).links) == 1000


def test_of_items_without_end_the_rest_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_repair, "MAX_ITEMS", 40)
    many = feed(rss("<item><link>https://a.example/</link></item>" * 50))
    assert (len(many.links), many.problem) == (40, "it has more than 40 items; 40 of its items could be read")


@pytest.mark.parametrize(
    "hostile",
    [
        "<item><author>" + "a." * 50_000 + "</author><link>https://a.example/</link></item>",
        "<item><author>" + "a" * 50_000 + "@" + "b-" * 50_000 + "</author><link>https://a.example/</link></item>",
        "<item><link>https://a.example/</link>" + "".join(f"<category>c{n}</category>" for n in range(20_000)) + "</item>",
        "<item><link>https://a.example/</link><title>" + "&" * 300_000 + "</title></item>",
        "<item><link>https://a.example/</link><description>" + "&lt;div&gt;" * 100_000 + "</description></item>",
        "<item><link>https://a.example/</link><description>" + "\n" * 500_000 + "</description></item>",
        "<item><link>https://a.example/</link></item>" + "<a>" * 200_000,
        "<item><link>https://a.example/</link></item>" + "<" * 500_000,
    ],
    ids=["dots", "mail", "tags", "ampersands", "nested html", "line ends", "nested", "less-thans"],
)
def test_input_made_to_be_slow_is_read_like_any_other(hostile: str) -> None:
    # Each took feedparser by itself from ten seconds to minutes; the test's own patience is the suite's.
    assert feed(rss(hostile)).links[0].url == "https://a.example/"


@given(data=st.binary(max_size=400))
@example(data=b"<rss><channel><item><link>&#xFFFFFFFF;</link></item></channel></rss>")
@example(data=b'<rss xmlns:x="\xff"><channel><item x:y="&#0;"><guid>http://[</guid></item></channel></rss>')
@example(
    data=b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='application/octet-stream'>!!!</content></entry></feed>"
)
def test_whatever_the_bytes_only_a_source_error_comes_out(data: bytes) -> None:
    for prefix in (b"", b"<rss><channel><item>", b'<feed xmlns="http://www.w3.org/2005/Atom"><entry>'):
        line = ""
        try:
            feed(prefix + data)
        except SourceError as error:
            line = str(error)
        assert "\n" not in line


TEXT = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=40)


def _looks_twice_encoded(text: str) -> bool:
    """Whether its letters are UTF-8 read as Latin-1 (`Ã¼` for `ü`): feedparser mends that, and is right to."""
    try:
        return text.encode("latin-1").decode("utf-8") != text
    except UnicodeError:
        return False


@given(
    titles=st.lists(
        TEXT.filter(lambda text: not set("&<;") & set(text) and not _looks_twice_encoded(text)), min_size=1, max_size=5
    )
)
@settings(max_examples=50)
def test_plain_titles_come_out_as_they_went_in(titles: list[str]) -> None:
    items = "".join(
        f"<item><title><![CDATA[{t}]]></title><link>https://a.example/{n}</link></item>" for n, t in enumerate(titles)
    )
    assert [link.hints.title for link in feed(rss(items)).links] == titles


def test_one_broken_item_costs_no_other() -> None:
    broken = "<item><title>odd</wrong></title><link>https://a.example/broken</link></item>"
    unended = "<item><title>no end</title><link>https://a.example/unended</link>"
    items = "".join(f"<item><title>Title {n} &amp; more</title><link>https://a.example/{n}</link></item>" for n in range(20))
    found = feed(rss(broken + items + unended + items.replace("a.example", "b.example")))
    urls = [link.url for link in found.links]
    assert [f"https://{host}.example/{n}" for host in "ab" for n in range(20)] == [
        url for url in urls if "broken" not in url and "un" not in url
    ]
    assert found.links[-1].hints.title == "Title 19 & more"
    assert (found.problem or "").startswith("it is broken XML (line ")


@pytest.mark.parametrize("guid", ["12345", "tag:a.example,2026:1", "post-17"])
def test_a_guid_that_is_no_address_is_not_made_one(guid: str) -> None:
    with pytest.raises(SourceError, match="has a page address"):
        one(f"<item><guid>{guid}</guid></item>")


@pytest.mark.parametrize("link", ["N/A", "none", "-", "null", " n/a "])
def test_a_link_that_says_that_there_is_none_is_none(link: str) -> None:
    items = f"<item><link>{link}</link></item><item><link>https://a.example/1</link></item>"
    assert [found.url for found in feed(rss(items)).links] == ["https://a.example/1"]


def test_a_summary_that_is_only_a_button_is_none() -> None:
    hints = one(
        "<item><link>https://a.example/1</link><description>&lt;a href='x'&gt;Comments&lt;/a&gt;</description></item>"
    ).hints
    assert hints.summary is None


@pytest.mark.parametrize(
    "summary",
    [
        "<p><a href='x'>Comments</a></p>",
        "Read more",
        "<p>Weiterlesen …</p>",
        "<p>Article URL: <a href='https://a.example/1'>https://a.example/1</a></p><p>Comments URL: <a href='https://b.example/2'>"
        "https://b.example/2</a></p><p>Points: 12</p><p># Comments: 3</p>",
        "submitted by <a href='https://b.example/u/ann'>/u/ann</a> <a href='https://a.example/1'>[link]</a> <a href='x'>[comments]</a>",
    ],
)
def test_what_a_discussions_feed_says_of_a_thread_is_no_summary(summary: str) -> None:
    item = f"<item><link>https://a.example/1</link><description><![CDATA[{summary}]]></description></item>"
    assert one(item).hints.summary is None
