"""Promises of the numbers that stand for links in plain text."""

from __future__ import annotations

from newsletter.render.markdown_text import Links, to_text


def test_an_address_has_one_number_however_often_it_stands() -> None:
    links = Links()
    assert to_text("[a](https://x.example/) [b](https://y.example/) [c](https://x.example/)", links) == "a [1] b [2] c [1]"
    assert links.lines() == "[1] https://x.example/\n[2] https://y.example/"


def test_numbers_begin_anew_behind_each_list() -> None:
    links = Links()
    links.number("https://x.example/")
    links.lines()
    assert links.number("https://y.example/") == 1


def test_a_bare_address_is_the_sites_name_with_its_number() -> None:
    links = Links()
    assert to_text("See https://www.x.example/a/b now.", links) == "See x.example [1] now."
    assert links.addresses == ["https://www.x.example/a/b"]


def test_links_in_a_table_are_numbered_too() -> None:
    links = Links()
    assert to_text("| a |\n|---|\n| [b](https://x.example/) |", links) == "a\nb [1]"


def test_a_picture_has_its_address_and_one_that_is_a_link_that_of_the_link() -> None:
    links = Links()
    assert to_text("![A mill](https://x.example/a.png)", links) == "A mill [1]"
    assert to_text("[![A mill](https://x.example/b.png)](https://y.example/)", links) == "A mill [2]"
    assert to_text("![A mill](javascript:x)", links) == "A mill"
    assert links.addresses == ["https://x.example/a.png", "https://y.example/"]
