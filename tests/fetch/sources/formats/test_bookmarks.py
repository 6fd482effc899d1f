"""What reading bookmarks promises: every bookmark of the web, with title, day, tags, folders and note."""

from __future__ import annotations

import html
from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from newsletter.fetch.sources.document import Document, open_document
from newsletter.fetch.sources.formats.bookmarks import read_bookmarks
from newsletter.models import Hints, Link
from tests.fetch.fixtures import fixture

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def bookmarks(data: bytes) -> tuple[list[Link], str | None]:
    document = open_document(data, "the bookmarks")
    assert document.kind == "bookmarks"
    contents = read_bookmarks(document, NOW, "Mine")
    return list(contents.links), contents.problem


def test_a_browsers_bookmarks_come_with_their_folders_as_tags_but_not_the_browsers_own_drawers() -> None:
    links, problem = bookmarks(fixture("bookmarks-browser.html"))
    assert problem is None
    assert {link.url: link.hints for link in links} == {
        "https://tide.example/tables?year=2026&month=11": Hints("Tide tables & moons", "2026-09-21T14:13:20Z"),
        "https://boats.example/one": Hints("Boat one", "2026-09-21T14:13:20Z", tags=("Boats",)),
        "https://boats.example/sail": Hints(tags=("Boats", "Sails")),
        "https://after.example/": Hints("After the folder, saved in the year 2100"),
    }


def test_a_services_bookmarks_come_with_their_tags_and_notes() -> None:
    links, problem = bookmarks(fixture("bookmarks-service.html"))
    assert problem is None
    assert [link.url.rpartition("/")[2] for link in links] == ["wheel", "race", "last"]
    assert links[0].hints == Hints(
        title="The wheel turns",
        date="2026-09-21T14:13:20Z",
        note="For Friday's issue; ask Tom about the second picture & its rights.",
        tags=("machine learning", "water"),
        starred=True,
    )
    assert links[1].hints.note == "Compare this one first."
    assert (links[2].hints.tags, links[2].hints.note) == (("water",), None)


def test_a_list_of_saved_pages_in_pockets_manner_is_read() -> None:
    links, _ = bookmarks(fixture("bookmarks-pocket.html"))
    assert [link.hints.title for link in links] == ["Read me later", "Read already"]
    assert links[0].hints == Hints("Read me later", "2026-09-21T14:13:20Z", tags=("long read", "rivers"))


def test_what_was_marked_in_the_page_is_a_highlight_and_no_note() -> None:
    text = (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF='https://a.example/'>A</A>\n<DD>Lead?<blockquote>They nest<br>"
    )
    (link,), _ = bookmarks(f"{text}</blockquote><blockquote>Again</blockquote></DL>".encode())
    assert link.hints == Hints("A", note="Lead?", highlight="They nest … Again")


def test_bookmarks_are_of_the_editors_own_hand() -> None:
    assert not any(link.discovered for link in bookmarks(fixture("bookmarks-service.html"))[0])


WHOLE = {link.url for link in bookmarks(fixture("bookmarks-service.html"))[0]}
HEAD = len(b"<!DOCTYPE NETSCAPE-Bookmark-file-1>")


@given(cut=st.integers(min_value=HEAD, max_value=len(fixture("bookmarks-service.html")) - 10))
def test_a_cut_file_is_said_to_be_cut_or_lacks_nothing_and_never_gives_half_an_address(cut: int) -> None:
    links, problem = bookmarks(fixture("bookmarks-service.html")[:cut])
    assert {link.url for link in links} <= WHOLE
    assert problem is None or problem.startswith("it is cut off; ")


def test_five_thousand_bookmarks_in_deep_folders_are_all_there() -> None:
    row = '<DT><A HREF="https://many.example/{}" ADD_DATE="1790000000">Title {}</A>\n<DD>note\n'
    rows = "".join(row.format(number, number) for number in range(5_000))
    folders = "<DT><H3>Deep</H3><DL><p>" * 60
    links, _ = bookmarks(f"<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>{folders}{rows}{'</DL><p>' * 61}".encode())
    assert len(links) == 5_000
    assert links[-1].hints == Hints("Title 4999", "2026-09-21T14:13:20Z", note="note", tags=("Deep",))


WORDS = st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters="#,"), min_size=1, max_size=20)


@example([(1, "Title", ["bread", "starred"])])
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 10**6), WORDS, st.lists(WORDS, max_size=3, unique_by=str.casefold)),
        max_size=5,
        unique_by=lambda row: row[0],
    )
)
def test_what_is_exported_comes_back(rows: list[tuple[int, str, list[str]]]) -> None:
    body = "".join(
        f'<DT><A HREF="https://a.example/{number}" TAGS="{html.escape(",".join(tags))}">{html.escape(title)}</A>\n'
        for number, title, tags in rows
    )
    links, _ = bookmarks(f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>{body}</DL><p>".encode())
    assert [(link.url, link.hints.title) for link in links] == [(f"https://a.example/{n}", title) for n, title, _ in rows]
    # One tag is none but a star, and chance knows the words of the program.
    assert [len(link.hints.tags) + link.hints.starred for link in links] == [len(tags) for _, _, tags in rows]


@given(text=st.text(max_size=300))
def test_whatever_the_text_nothing_but_links_comes_out(text: str) -> None:
    for start in ("<DL><p><DT><A HREF='", "<DL><p><DT><A HREF='https://a.example/'>", "<DL><DT><H3>"):
        links = read_bookmarks(Document(start + text, "the bookmarks"), NOW).links
        assert all(link.url.startswith(("http://", "https://")) for link in links)
