"""newsletter.fetch.sources.lists.link_line: the addresses of one line, and what it says of them: title, note, tags, a star, a sender."""

from __future__ import annotations

import time

import pytest

from newsletter.fetch.sources.lists.link_list import links_in_argument, read_link_list
from newsletter.models import Hints, Link


def urls(text: str) -> list[str]:
    listed = read_link_list(text, "urls.txt")
    assert listed.complaints == []
    return [link.url for link in listed.links]


def read(text: str) -> list[Link]:
    return read_link_list(text, "urls.txt").links


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


@pytest.mark.parametrize("line", ["> {}", "{}", "> > - {}"])
@pytest.mark.parametrize("link", ["https://a.example/x/", "[Owls](https://a.example/x/)"])
@pytest.mark.parametrize("arrow", ["-->", "->", "=>", "→", "–"])
def test_the_note_behind_an_arrow_is_kept_also_where_the_line_is_quoted(line: str, link: str, arrow: str) -> None:
    (found,) = read(line.format(f"{link} {arrow} next issue?"))
    assert (found.url, found.hints.note) == ("https://a.example/x/", "next issue?")
    (more,) = read(line.format(f"{link} > 3 million readers"))
    assert more.hints.note == "> 3 million readers"


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


def test_what_follows_an_address_is_its_title_and_what_follows_a_hash_is_not() -> None:
    links = read("https://a.example/#top A  title # not this\nhttps://b.example/\tTabbed\nhttps://c.example/ # only this")
    assert [(link.url, link.hints.title) for link in links] == [
        ("https://a.example/#top", "A title"),
        ("https://b.example/", "Tabbed"),
        ("https://c.example/", None),
    ]


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


def test_a_day_or_a_title_before_an_address_is_told_from_the_note_behind_it() -> None:
    text = (
        "https://a.example/0\n2026-11-11  https://a.example/1  seen on the forum\n"
        "- The mill reopens: https://a.example/2 (ask the mayor)\n"
    )
    assert [link.hints for link in read(text)][1:] == [
        Hints(date="2026-11-11", note="seen on the forum"),
        Hints("The mill reopens", note="ask the mayor"),
    ]


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


@pytest.mark.parametrize(
    "line", ["★ https://a.example/", "⭐️https://a.example/", "https://a.example/ ⭐️", "- **https://a.example/** ★"]
)
def test_a_star_sign_is_a_star(line: str) -> None:
    (link,) = read_link_list(f"{line}\n", "list").links
    assert (link.url, link.hints) == ("https://a.example/", Hints(starred=True))


def test_a_star_within_a_note_is_a_word_and_bold_letters_are_letters() -> None:
    (link,) = read_link_list("https://a.example/ **must read** by the 5★hotel #starred\n", "list").links
    assert (link.hints.note, link.hints.starred) == ("must read by the 5★hotel", True)


def test_a_time_right_before_an_address_is_no_sender() -> None:
    assert urls("12:41 https://a.example/\n10.30 https://b.example/\n") == ["https://a.example/", "https://b.example/"]


def test_a_row_of_stars_is_a_star_and_one_in_a_title_or_an_address_is_none() -> None:
    rows = read("⭐⭐⭐ https://a.example/\n[A ★ hotel](https://b.example/)\nhttps://c.example/*x*/y\n")
    assert [link.hints.starred for link in rows] == [True, False, False]
    assert [link.url for link in rows] == ["https://a.example/", "https://b.example/", "https://c.example/*x*/y"]
