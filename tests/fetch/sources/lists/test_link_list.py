"""What a list of addresses promises: every address once, and every other line named with its number."""

from __future__ import annotations

import json
import time

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


def test_an_address_may_stand_in_brackets_quotes_or_a_list() -> None:
    text = "<https://a.example/a b>\n\"https://a.example/2\"\n'https://a.example/3'\n- https://a.example/4\n* <https://a.example/5>\n12. https://a.example/6"
    assert urls(text) == ["https://a.example/a%20b", *(f"https://a.example/{number}" for number in range(2, 7))]


def test_a_markdown_link_on_a_line_of_its_own_is_an_address_with_its_title() -> None:
    links = read("- [A [fine] read](https://a.example/x_(y)) by Ada\n[B](<https://b.example/>)\n")
    assert [(link.url, link.hints.title) for link in links] == [
        ("https://a.example/x_(y)", "A [fine] read"),
        ("https://b.example/", "B"),
    ]


def test_what_follows_a_markdown_link_is_a_note_and_words_with_a_hash_are_tags() -> None:
    links = read(
        "- [A](https://a.example/) – lead with it? #birds #marsh\n- [B](https://b.example/) # later\nhttps://c.example/ C #birds\n"
        "https://d.example/ D #not a tag\n[E](https://e.example/) #birds #starred\nhttps://f.example/ #starred\n"
    )
    assert [link.hints for link in links] == [
        Hints("A", note="lead with it?", tags=("birds", "marsh")),
        Hints("B"),
        Hints("C", note="C", tags=("birds",)),
        Hints("D", note="D"),
        Hints("E", tags=("birds",), starred=True),
        Hints(starred=True),
    ]


def test_tags_count_behind_an_address_that_words_stand_before_too() -> None:
    links = read(
        "the third fine this week https://a.example/ #law #starred\n2026-11-11 https://b.example/ seen on the forum #birds\n"
        "see rule #4 in https://c.example/ first\nboth of https://d.example/1 and https://d.example/2 #birds\n"
    )
    assert [link.hints for link in links] == [
        Hints(note="the third fine this week", tags=("law",), starred=True),
        Hints(date="2026-11-11", note="seen on the forum", tags=("birds",)),
        Hints(note="see rule #4 in … first"),
        Hints(),
        Hints(),
    ]


def test_an_editors_remark_on_a_line_of_its_own_is_no_complaint_and_what_was_meant_as_an_address_or_file_is_one() -> None:
    text = "https://a.example/\nask Ben whether the bridge is open\n" + "".join(f"https://{at}.example/\n" for at in "bcde")
    assert complaints(text) == []
    assert len(complaints(f"{text}the plan on www.bridge.example\ntwo weeks ago.html\noops.html\n")) == 3
    assert complaints(f"Monday\n{text}buy coffee!\nTomorrow?\nlater – maybe\n") == []


def test_what_stands_behind_a_bare_address_is_a_note_and_a_colon_between_the_two_is_no_part_of_it() -> None:
    links = read(
        "https://a.example/1.html lovely\n- https://a.example/2.html - a quiet one #starred\n<https://a.example/3> mind the tone #birds\n"
        "https://a.example/4.html: ask Helga, too\nhttps://a.example/5 recall?? -> see below\nhttps://a.example/6 Owls are back\n"
        "https://a.example/7 | Terns\nhttps://a.example/8\ta remark\nhttps://a.example/Talk:9\n"
    )
    assert [link.url.rpartition("/")[2] for link in links] == ["1.html", "2.html", "3", "4.html", "5", "6", "7", "8", "Talk:9"]
    assert [link.hints for link in links] == [
        Hints(note="lovely"),
        Hints(note="a quiet one", starred=True),
        Hints(note="mind the tone", tags=("birds",)),
        Hints(note="ask Helga, too"),
        Hints(note="recall?? -> see below"),
        Hints("Owls are back", note="Owls are back"),
        Hints("Terns"),
        Hints("a remark"),
        Hints(),
    ]


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


@pytest.mark.parametrize("line", ["> {}", "{}", "> > - {}"])
@pytest.mark.parametrize("link", ["https://a.example/x/", "[Owls](https://a.example/x/)"])
@pytest.mark.parametrize("arrow", ["-->", "->", "=>", "→", "–"])
def test_the_note_behind_an_arrow_is_kept_also_where_the_line_is_quoted(line: str, link: str, arrow: str) -> None:
    (found,) = read(line.format(f"{link} {arrow} next issue?"))
    assert (found.url, found.hints.note) == ("https://a.example/x/", "next issue?")
    (more,) = read(line.format(f"{link} > 3 million readers"))
    assert more.hints.note == "> 3 million readers"


def test_figures_and_signs_amid_a_line_are_no_bullet() -> None:
    assert urls("[A](https://a.example/10) [B](https://a.example/11)\nhttps://a.example/12. - x") == [
        "https://a.example/10",
        "https://a.example/11",
        "https://a.example/12.",
    ]


def test_addresses_that_only_a_comma_or_semicolon_parts_are_several() -> None:
    assert urls("https://a.example/1,https://a.example/2;https://a.example/3") == [
        f"https://a.example/{number}" for number in (1, 2, 3)
    ]


def test_every_address_of_a_line_counts_whatever_words_stand_between() -> None:
    text = (
        "- https://a.example/1 see also https://a.example/2.\n* <https://a.example/3> and https://a.example/4 #birds\n"
        "[E](https://a.example/5) a note, see https://a.example/6\n[G](https://a.example/7) (via [H](https://a.example/8))\n"
        "https://a.example/9 # not https://a.example/10\n"
    )
    assert urls(text) == [f"https://a.example/{number}" for number in range(1, 10)]
    assert {link.url[-1]: link.hints.note for link in read(text) if link.hints.note} == {"5": "a note, see"}


def test_words_before_a_further_address_are_the_title_of_the_first_unless_they_only_lead_to_it() -> None:
    links = read(
        "https://a.example/1 Meet the makers (via https://a.example/2)\nhttps://a.example/3 Owls ([source](https://a.example/4))\n"
        "https://a.example/5 The ferry is back: https://a.example/6\nhttps://a.example/7 see also https://a.example/8\n"
    )
    titles = {link.url[-1]: link.hints.title for link in links}
    assert titles == {
        **{"1": "Meet the makers", "2": None, "3": "Owls", "4": "source", "5": "The ferry is back"},
        **{"6": None, "7": None, "8": None},
    }


def test_a_note_names_no_address_that_is_a_link_itself() -> None:
    links = read(
        "[A](https://a.example/1) see https://a.example/2\n"
        "[B](https://a.example/3) lead with this, not with https://a.example/4 or https://a.example/5\n"
    )
    assert [(link.url[-1], link.hints.note) for link in links] == [
        *(("1", None), ("2", None)),
        *(("3", "lead with this, not with … or"), ("4", None), ("5", None)),
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


def test_what_follows_an_address_is_its_title_and_what_follows_a_hash_is_not() -> None:
    links = read("https://a.example/#top A  title # not this\nhttps://b.example/\tTabbed\nhttps://c.example/ # only this")
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


def test_several_addresses_or_markdown_links_may_share_a_line() -> None:
    text = (
        "https://a.example/ https://b.example/, <https://c.example/>\n[One](https://d.example/) and [Two](https://e.example/)\n"
    )
    assert [(link.url, link.hints.title) for link in read(text)] == [
        ("https://a.example/", None),
        ("https://b.example/", None),
        ("https://c.example/", None),
        ("https://d.example/", "One"),
        ("https://e.example/", "Two"),
    ]


def test_the_lines_of_extract_name_the_page_with_what_its_source_said() -> None:
    line = (
        '{"url": "https://a.example/live#two", "part_of": "https://a.example/live", "title": "Two",'
        ' "hints": {"note": "lead?", "tags": ["town"], "starred": true, "highlight": "nine years"}}'
    )
    (link,) = read(line)
    assert link.url == "https://a.example/live"
    assert link.hints == Hints(title="Two", note="lead?", tags=("town",), starred=True, highlight="nine years")


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


def test_a_day_or_a_title_before_an_address_is_told_from_the_note_behind_it() -> None:
    text = (
        "https://a.example/0\n2026-11-11  https://a.example/1  seen on the forum\n"
        "- The mill reopens: https://a.example/2 (ask the mayor)\n"
    )
    assert [link.hints for link in read(text)][1:] == [
        Hints(date="2026-11-11", note="seen on the forum"),
        Hints("The mill reopens", note="ask the mayor"),
    ]


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


def test_the_stop_behind_the_last_of_several_addresses_is_the_sentences() -> None:
    assert urls("https://a.example/1, https://a.example/2.\n") == ["https://a.example/1", "https://a.example/2"]
    assert urls("https://a.example/Inc.\n") == ["https://a.example/Inc."]


def test_chinese_and_japanese_punctuation_around_an_address_is_no_part_of_it() -> None:
    text = "（https://a.example/1）\n「https://a.example/2」\nhttps://a.example/3。\n- https://a.example/4，很好\n"
    assert urls(text) == [f"https://a.example/{number}" for number in range(1, 5)]
    assert read("https://a.example/1 仓鸮回来了。\n")[0].hints.title == "仓鸮回来了。"
    assert [link.url for link in links_in_argument("我看了 https://a.example/5，也看了（https://a.example/6）。")] == [
        "https://a.example/5",
        "https://a.example/6",
    ]


def test_an_address_in_quotation_marks_of_any_country_is_an_address() -> None:
    text = "„https://a.example/1“\n‹https://a.example/2›\n»https://a.example/3«\n- „https://a.example/4“ - ein Titel\n"
    assert urls(text) == [f"https://a.example/{number}" for number in range(1, 5)]
    spoken = "Gelesen: „https://a.example/5“, ‚https://a.example/6‘"
    assert [link.url for link in links_in_argument(spoken)] == ["https://a.example/5", "https://a.example/6"]


def test_an_apostrophe_or_brackets_inside_an_address_belong_to_it() -> None:
    film = "https://a.example/Holm's_Ferry"
    assert [link.url for link in links_in_argument(f"See {film} and '{film}?v=2', please.")] == [film, f"{film}?v=2"]
    assert urls("- (https://a.example/ferry_(boat)) a title\n") == ["https://a.example/ferry_(boat)"]
    assert urls("'https://a.example/1','https://a.example/2'\n") == ["https://a.example/1", "https://a.example/2"]


def test_a_genitive_behind_an_address_is_no_part_of_it() -> None:
    from newsletter.fetch.sources.lists.prose_links import links_in_prose

    assert [link.url for link in links_in_prose("See https://gulls.example's report")[0]] == ["https://gulls.example"]


def test_an_address_with_wide_letters_keeps_the_wide_signs_of_its_path() -> None:
    address = "https://a.example/wiki/你好，李焕英"
    for line in ("{}", "- {}。", "见 {}。", "{} 一部电影"):
        assert [link.url for link in read(line.format(address))] == [read(f"<{address}>")[0].url]
    several = f"{address}，https://b.example/北京。\n"
    assert [link.url for link in read(several)][1] == read("<https://b.example/北京>")[0].url


def test_a_list_of_lines_full_of_brackets_takes_time_in_proportion_to_its_length() -> None:
    text = f"{'(' * 3_950}{')' * 3_950}\n" * 60
    start = time.process_time()
    read_link_list(text, "urls.txt")
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize(
    "before",
    [
        "[15/11/2026, 12:41:03] Nora Quill: ",
        "15.11.26, 12:41 - Nora Quill: ",
        "11/15/26, 9:14 PM - Nora Quill: ",
        "[12:41] <Nora Quill> ",
    ],
)
def test_what_a_chat_puts_before_a_message_is_its_sender_and_no_note(before: str) -> None:
    listed = read_link_list(f"{before}https://a.example/ the dues are up\n{before}yes\n{before}👍\n", "chat.txt")
    assert [(link.url, link.hints) for link in listed.links] == [
        ("https://a.example/", Hints(note="the dues are up", who="Nora Quill"))
    ]
    assert listed.complaints == []


def test_names_times_and_reactions_in_a_copied_chat_are_no_complaint_and_a_mistyped_address_is_one() -> None:
    text = "Nora Quill\n  9:14 AM\nhttps://a.example/\nThe A\n:+1: 2\n9:32\nand htps://b.example/x\n"
    assert complaints(text) == ["urls.txt:7: not a web address: and htps://b.example/x"]


@pytest.mark.parametrize(
    "line", ["★ https://a.example/", "⭐️https://a.example/", "https://a.example/ ⭐️", "- **https://a.example/** ★"]
)
def test_a_star_sign_is_a_star(line: str) -> None:
    (link,) = read_link_list(f"{line}\n", "list").links
    assert (link.url, link.hints) == ("https://a.example/", Hints(starred=True))


def test_a_star_within_a_note_is_a_word_and_bold_letters_are_letters() -> None:
    (link,) = read_link_list("https://a.example/ **must read** by the 5★hotel #starred\n", "list").links
    assert (link.hints.note, link.hints.starred) == ("must read by the 5★hotel", True)


def test_the_head_of_a_table_in_markdown_is_no_complaint() -> None:
    text = "| link | why |\n|---|---|\n| https://a.example/ | strike in the port |\n"
    assert complaints(text) == []
    assert [link.url for link in read_link_list(text, "list").links] == ["https://a.example/"]


def test_a_time_right_before_an_address_is_no_sender() -> None:
    assert urls("12:41 https://a.example/\n10.30 https://b.example/\n") == ["https://a.example/", "https://b.example/"]


def test_a_row_of_stars_is_a_star_and_one_in_a_title_or_an_address_is_none() -> None:
    rows = read("⭐⭐⭐ https://a.example/\n[A ★ hotel](https://b.example/)\nhttps://c.example/*x*/y\n")
    assert [link.hints.starred for link in rows] == [True, False, False]
    assert [link.url for link in rows] == ["https://a.example/", "https://b.example/", "https://c.example/*x*/y"]
