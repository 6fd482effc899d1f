"""What a list of addresses promises: every address once, and every other line named with its number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.fetch.sources.url_list import looks_like_url_list, read_url_list


def urls(text: str) -> list[str]:
    links, complaints = read_url_list(text, "urls.txt")
    assert complaints == []
    return [link.url for link in links]


def complaints(text: str) -> list[str]:
    return read_url_list(text, "urls.txt")[1]


def test_comments_blank_lines_bom_and_every_line_end_are_no_matter() -> None:
    text = "\ufeff# links of the week\r\n\r\nhttps://a.example/1\r\n  https://a.example/2  \rhttps://a.example/3\n#https://no.example/\n"
    assert urls(text) == ["https://a.example/1", "https://a.example/2", "https://a.example/3"]


def test_an_address_may_stand_in_brackets_quotes_or_a_list() -> None:
    text = "<https://a.example/a b>\n\"https://a.example/2\"\n'https://a.example/3'\n- https://a.example/4\n* <https://a.example/5>\n12. https://a.example/6"
    assert urls(text) == ["https://a.example/a%20b", *(f"https://a.example/{number}" for number in range(2, 7))]


def test_a_markdown_link_on_a_line_of_its_own_is_an_address_with_its_title() -> None:
    links, _ = read_url_list("- [A [fine] read](https://a.example/x_(y)) by Ada\n[B](<https://b.example/>)\n", "x")
    assert [(link.url, link.hints.title) for link in links] == [
        ("https://a.example/x_(y)", "A [fine] read"),
        ("https://b.example/", "B"),
    ]


def test_a_line_of_prose_with_an_address_in_it_is_refused_with_the_way_to_take_it() -> None:
    assert complaints("see https://a.example/") == [
        "urls.txt:1: not a web address: see https://a.example/; fetch --links takes the links of a text"
    ]


def test_what_follows_an_address_is_its_title_and_what_follows_a_hash_is_not() -> None:
    links, _ = read_url_list(
        "https://a.example/#top A  title # not this\nhttps://b.example/\tTabbed\nhttps://c.example/ # only this", "x"
    )
    assert [(link.url, link.hints.title) for link in links] == [
        ("https://a.example/#top", "A title"),
        ("https://b.example/", "Tabbed"),
        ("https://c.example/", None),
    ]


def test_of_two_lines_that_mean_one_page_the_first_counts() -> None:
    assert urls(
        "https://a.example/?utm_source=x\nhttps://a.example/#part\nhttps://A.example/?utm_medium=y\nhttps://a.example/b"
    ) == [
        "https://a.example/?utm_source=x",
        "https://a.example/b",
    ]


def test_links_of_a_list_are_of_the_editors_own_hand_and_know_their_list() -> None:
    (link,) = read_url_list("https://a.example/", "urls.txt")[0]
    assert (link.discovered, link.source) == (False, "urls.txt")


def test_every_other_line_is_named_with_its_number() -> None:
    assert complaints(
        "https://a.example/\n\nftp://a.example/\nsome words\nexample.org/page\nhttps://\nhttp://[::1\nhttps://a.example:99999/"
    ) == [
        "urls.txt:3: not a web address: ftp://a.example/",
        "urls.txt:4: not a web address: some words",
        "urls.txt:5: not a web address: example.org/page",
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
    assert lines[2] == "urls.txt:3: not a web address: x [2J gnp.exe"
    assert lines[3] == "urls.txt:4: a line of 100,018 characters; 8,192 are the limit"


def test_what_another_command_printed_as_json_may_be_piped_in() -> None:
    text = '{"url": "https://a.example/", "ok": true, "title": "A"}\n{"ok": false}\n{"url": 3}\n{broken'
    links, lines = read_url_list(text, "stdin")
    assert [(link.url, link.hints.title) for link in links] == [("https://a.example/", "A")]
    assert [line.split(": ")[0] for line in lines] == ["stdin:2", "stdin:3", "stdin:4"]


def test_a_list_is_told_from_an_article() -> None:
    assert looks_like_url_list("# mine\nhttps://a.example/\n- https://b.example/\noops\n")
    assert not looks_like_url_list("An article.\nIt names https://a.example/ in passing.\nhttps://a.example/\nAnd goes on.\n")
    assert not looks_like_url_list("")


@given(text=st.text(max_size=300))
def test_whatever_the_text_each_line_is_an_address_a_comment_a_blank_or_one_complaint(text: str) -> None:
    links, lines = read_url_list(text, "urls.txt")
    assert all(link.url.startswith(("http://", "https://")) for link in links)
    assert all(line.startswith("urls.txt:") and not set(line) & set("\n\r\t\x00\x1b\x9b\u202e") for line in lines)


HOSTS = st.from_regex(r"[a-z]{1,10}\.example", fullmatch=True)
PATHS = st.text("abcXYZ0189-._~/%", max_size=20)


@given(pairs=st.lists(st.tuples(HOSTS, PATHS), max_size=8))
def test_plain_addresses_come_out_as_they_went_in(pairs: list[tuple[str, str]]) -> None:
    given_urls = [f"https://{host}/{path}" for host, path in pairs]
    found = urls("\n".join(given_urls))
    assert set(found) <= set(given_urls)
    assert {link.url for url in given_urls for link in read_url_list(url, "x")[0]} == set(given_urls)
