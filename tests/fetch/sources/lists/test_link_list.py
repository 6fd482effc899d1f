"""What a list of addresses promises: every address once, and every other line named with its number."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.fetch.sources.lists.link_list import links_in_argument, looks_like_link_list, read_link_list
from newsletter.models import Hints, Link


def urls(text: str) -> list[str]:
    listed = read_link_list(text, "urls.txt")
    assert listed.complaints == []
    return [link.url for link in listed.links]


def read(text: str) -> list[Link]:
    return read_link_list(text, "urls.txt").links


def complaints(text: str) -> list[str]:
    return read_link_list(text, "urls.txt").complaints


def test_comments_blank_lines_bom_and_every_line_end_are_no_matter() -> None:
    text = "\ufeff# links of the week\r\n\r\nhttps://a.example/1\r\n  https://a.example/2  \rhttps://a.example/3\n#https://no.example/\n"
    assert urls(text) == ["https://a.example/1", "https://a.example/2", "https://a.example/3"]


def test_an_editors_remark_on_a_line_of_its_own_is_no_complaint_and_what_was_meant_as_an_address_or_file_is_one() -> None:
    text = "https://a.example/\nask Ben whether the bridge is open\n" + "".join(f"https://{at}.example/\n" for at in "bcde")
    assert complaints(text) == []
    assert len(complaints(f"{text}the plan on www.bridge.example\ntwo weeks ago.html\noops.html\n")) == 3
    assert complaints(f"Monday\n{text}buy coffee!\nTomorrow?\nlater – maybe\n") == []


def test_the_rest_of_a_sentence_that_was_wrapped_before_an_address_is_no_note_of_it() -> None:
    text = "Dear Anna, when you have time, please have a look at\nhttps://a.example/1 and tell me what\nyou think of its figures.\n"
    assert [(link.url, link.hints) for link in read(text)] == [("https://a.example/1", Hints())]
    assert [link.hints for link in read(text.replace("https://a.example/1", "[A](https://a.example/1)"))] == [Hints("A")]
    headed = "Two for Friday, and one for later in the month:\nhttps://a.example/1 lovely\nThe other one can wait for now.\n"
    assert [link.hints for link in read(headed)] == [Hints(note="lovely")]


@pytest.mark.parametrize("above", ["- the table at the end (and its notes)", "(mind the table at the end!)"])
def test_an_item_of_a_list_goes_on_with_no_sentence_of_the_line_above(above: str) -> None:
    text = f"My links\n- https://a.example/ for Sunday\n{above}\n1. **[Basalt](https://b.example/)**: shorten\n(why not?)\n- maybe not\n"
    assert [link.hints.note for link in read(text)] == ["for Sunday", "shorten"]


def test_figures_and_signs_amid_a_line_are_no_bullet() -> None:
    assert urls("[A](https://a.example/10) [B](https://a.example/11)\nhttps://a.example/12. - x") == [
        "https://a.example/10",
        "https://a.example/11",
        "https://a.example/12.",
    ]


def test_rows_of_a_table_without_a_head_are_addresses_with_title_and_note() -> None:
    assert [
        (link.url, link.hints) for link in read('https://a.example/,Title\nhttps://b.example/x,Gulls,"birds, marsh"\n')
    ] == [
        ("https://a.example/", Hints("Title")),
        ("https://b.example/x", Hints("Gulls", note="birds, marsh")),
    ]


def test_a_list_of_tabs_is_addresses_with_their_titles() -> None:
    links = read("https://a.example/1 | Owls | The Bird\nhttps://a.example/2 | Terns\n\nhttps://a.example/3\n")
    assert [(link.url, link.hints) for link in links] == [
        ("https://a.example/1", Hints("Owls | The Bird")),
        ("https://a.example/2", Hints("Terns")),
        ("https://a.example/3", Hints()),
    ]


def test_a_note_that_passes_links_on_gives_its_links_with_what_it_says_of_them() -> None:
    links = read(
        "For the issue on Friday:\n\nsee https://a.example/1 and (https://a.example/2_(x)).\n"
        "Anna would lead with https://a.example/3, if it holds.\nor [a quiet one](https://a.example/4)\n"
    )
    assert [(link.url, link.hints) for link in links] == [
        ("https://a.example/1", Hints()),
        ("https://a.example/2_(x)", Hints()),
        ("https://a.example/3", Hints(note="Anna would lead with … if it holds.")),
        ("https://a.example/4", Hints("a quiet one")),
    ]


def test_an_address_that_was_mistyped_in_a_note_is_named() -> None:
    text = "see https://a.example/\nand htps://b.example/ too, it is good\nor www.c.example/x for the margin\n"
    assert complaints(text) == [
        "urls.txt:2: not a web address: and htps://b.example/ too, it is good",
        "urls.txt:3: not a web address: or www.c.example/x for the margin",
    ]


def test_an_article_that_was_pasted_is_refused_line_by_line_with_the_way_to_take_its_links() -> None:
    line = "The council met on Tuesday about the ferry, and nobody expected that so many would come to hear it speak at last. "
    (complaint,) = complaints(f"{2 * line}See https://a.example/ for more.")
    assert complaint.startswith("urls.txt:1: not a web address: The council met on Tuesday")
    assert complaint.endswith("; fetch --links takes the links of a text")


def test_of_two_lines_that_mean_one_page_the_first_counts() -> None:
    assert urls(
        "https://a.example/?utm_source=x\nhttps://a.example/#part\nhttps://A.example/?utm_medium=y\nhttps://a.example/b"
    ) == [
        "https://a.example/?utm_source=x",
        "https://a.example/b",
    ]


def test_links_of_a_list_are_of_the_editors_own_hand_and_know_their_list() -> None:
    (link,) = read("https://a.example/")
    assert (link.discovered, link.source) == (False, "urls.txt")


def test_every_other_line_is_named_with_its_number() -> None:
    assert complaints(
        "https://a.example/\n\nftp://a.example/\nsome.html words\nexample.org/page\nhttps://\nhttp://[::1\nhttps://a.example:99999/"
    ) == [
        "urls.txt:3: not a web address: ftp://a.example/",
        "urls.txt:4: not a web address: some.html words",
        "urls.txt:5: not a web address: example.org/page; if one was meant, write https://example.org/page",
        "urls.txt:6: not a web address: https://",
        "urls.txt:7: not a web address: http://[::1",
        "urls.txt:8: not a web address: https://a.example:99999/",
    ]


def test_a_complaint_shows_neither_passwords_nor_control_characters_nor_a_line_without_end() -> None:
    lines = complaints(
        "ftp://user:secret@a.example/\nhttps://user:sec/ret@a.example/\nx\x1b[2J\u202egnp.exe\nhttps://a.example/"
        + "a" * 100_000
    )
    assert lines[:2] == ["urls.txt:1: not a web address: ftp://a.example/", "urls.txt:2: not a web address: https://a.example/"]
    assert lines[2] == "urls.txt:3: not a web address: x [2Jgnp.exe"
    assert lines[3] == "urls.txt:4: a line of 100,018 characters; 8,000 are the limit"


def test_what_another_command_printed_as_json_may_be_piped_in() -> None:
    text = '{"url": "https://a.example/", "ok": true, "title": "A"}\n{"ok": false}\n{"url": 3}\n{broken'
    listed = read_link_list(text, "stdin")
    links, lines = listed.links, listed.complaints
    assert [(link.url, link.hints.title) for link in links] == [("https://a.example/", "A")]
    assert [line.split(": ")[0] for line in lines] == ["stdin:2", "stdin:3", "stdin:4"]


def test_a_list_is_told_from_an_article() -> None:
    assert looks_like_link_list("# mine\nhttps://a.example/\n- https://b.example/\noops\n")
    assert looks_like_link_list("see https://a.example/ and https://b.example/")
    said = "The council met about the ferry, and nobody thought that so many would come to hear it.\n" * 4
    assert not looks_like_link_list(f"{said}It names https://a.example/ in passing.\nhttps://b.example/\n{said}")
    assert not looks_like_link_list('<html><body><p>See <a href="https://a.example/">this</a>.</p></body></html>')
    assert not looks_like_link_list("")


@given(text=st.text(max_size=300))
def test_whatever_the_text_each_line_is_an_address_a_comment_a_blank_or_one_complaint(text: str) -> None:
    listed = read_link_list(text, "urls.txt")
    links, lines = listed.links, listed.complaints
    assert all(link.url.startswith(("http://", "https://")) for link in links)
    assert all(line.startswith("urls.txt:") and not set(line) & set("\n\r\t\x00\x1b\x9b\u202e") for line in lines)


HOSTS = st.from_regex(r"[a-z]{1,10}\.example", fullmatch=True)
PATHS = st.text("abcXYZ0189-._~/%", max_size=20)


@given(pairs=st.lists(st.tuples(HOSTS, PATHS), max_size=8))
def test_plain_addresses_come_out_as_they_went_in(pairs: list[tuple[str, str]]) -> None:
    given_urls = [f"https://{host}/{path}" for host, path in pairs]
    found = urls("\n".join(given_urls))
    assert set(found) <= set(given_urls)
    assert {link.url for url in given_urls for link in read(url)} == set(given_urls)


def test_of_a_page_that_failed_the_list_says_so() -> None:
    listed = read_link_list('{"url": "https://a.example/", "ok": false}\n{"url": "https://b.example/"}', "stdin")
    assert ([link.url for link in listed.links], listed.failed) == (
        ["https://a.example/", "https://b.example/"],
        {"https://a.example/"},
    )


def test_the_record_of_a_files_article_names_the_file_and_not_the_addresses_that_the_article_cites() -> None:
    record = json.dumps(
        {"url": "file:///owls.html", "links": ["https://birds.example/owls"], "text": "See https://a.example/b."}
    )
    listed = read_link_list(record, "-", lambda line: line.startswith("file:"))
    assert (listed.files, listed.links) == (["file:///owls.html"], [])


def test_names_of_files_are_files_where_files_are_meant() -> None:
    listed = read_link_list("owls.html\nhttps://a.example/\ngone.html\n", "stdin", {"owls.html"}.__contains__)
    assert (listed.files, [number for number, _ in listed.refused]) == (["owls.html"], [3])
    assert looks_like_link_list("owls.html\n", {"owls.html"}.__contains__)
    assert not looks_like_link_list("owls.html\n")


def test_an_argument_may_be_pasted_with_what_was_around_it() -> None:
    for pasted in ('"https://a.example/x"', "<https://a.example/x>", "[A read](https://a.example/x)", " https://a.example/x "):
        assert [link.url for link in links_in_argument(pasted)] == ["https://a.example/x"]
    assert links_in_argument("notes.md") == links_in_argument("-") == []


def test_headings_and_rules_in_a_list_are_passed_over_without_a_word() -> None:
    text = "MUST\n\nhttps://a.example/\nhttps://b.example/\n-----\nFor later:\nhttps://c.example/\n"
    assert complaints(text) == []
    assert urls(text) == ["https://a.example/", "https://b.example/", "https://c.example/"]


def test_headings_are_passed_over_where_every_address_has_words_before_it() -> None:
    text = "\ufeffMAYBE\r\n\r\n2026-11-11 https://a.example/ seen on the forum\r\nFor later:\r\nOwls: https://b.example/ (nice)\r\n"
    assert complaints(text) == []
    assert urls(text) == ["https://a.example/", "https://b.example/"]


def test_an_address_in_capitals_is_no_heading() -> None:
    assert complaints("https://a.example/\nhttps://b.example/\nC.EXAMPLE/X\n") == [
        "urls.txt:3: not a web address: C.EXAMPLE/X; if one was meant, write https://C.EXAMPLE/X"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "www.c.example/x for Sunday",
        "- [ ] www.c.example/x – for Sunday",
        "<www.c.example/x> for Sunday",
        "[C](www.c.example/x): for Sunday",
    ],
)
def test_an_address_that_begins_with_www_is_asked_for_as_https(line: str) -> None:
    (found,) = read(line)
    assert (found.url, found.hints.note) == ("https://www.c.example/x", "for Sunday")
    assert [link.url for link in links_in_argument(line.removeprefix("- [ ] "))] == ["https://www.c.example/x"]
    name = "www.c.example/x.html"
    assert read_link_list(f"https://a.example/\n{name}\n", "urls.txt", name.__eq__).files == [name]
    assert complaints("https://a.example/\nwww.c") == ["urls.txt:2: not a web address: www.c"]


def test_names_times_and_reactions_in_a_copied_chat_are_no_complaint_and_a_mistyped_address_is_one() -> None:
    text = "Nora Quill\n  9:14 AM\nhttps://a.example/\nThe A\n:+1: 2\n9:32\nand htps://b.example/x\n"
    assert complaints(text) == ["urls.txt:7: not a web address: and htps://b.example/x"]


def test_the_head_of_a_table_in_markdown_is_no_complaint() -> None:
    text = "| link | why |\n|---|---|\n| https://a.example/ | strike in the port |\n"
    assert complaints(text) == []
    assert [link.url for link in read_link_list(text, "list").links] == ["https://a.example/"]
