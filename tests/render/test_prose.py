"""Promises of Markdown as HTML and as text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.render.prose import to_html, to_text
from tests.render.examples import ATTACKS

PIECES = [
    *"ab1 \n\t*_`[]()<>!#&;:/\"'=-.{}%~|\\",
    "<a href=",
    "<b>",
    "<script>",
    "](https://x.example/",
    "javascript:",
    "&#60;",
    "<!--",
    "-->",
]
ALPHABET = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(max_examples=80)
@given(ALPHABET)
def test_no_text_makes_anything_that_runs(source: str) -> None:
    html = str(to_html(source, {"p": "margin:0", "a": "color:red"}))
    assert not re.search(r"<\s*(script|iframe|img|svg|style|form|object)", html, re.IGNORECASE)
    for tag in re.findall(r"<[a-z][^>]*>", html):
        assert re.fullmatch(r'<[a-z0-9]+(?: (?:href|start|dir|lang|style)="[^"<>]*")*>', tag), tag
    for href in re.findall(r'href="([^"]*)"', html):
        assert href.startswith(("http://", "https://", "mailto:"))


@settings(max_examples=80)
@given(ALPHABET)
def test_every_link_of_the_html_stands_in_the_text_too(source: str) -> None:
    text = to_text(source)
    for href in re.findall(r'href="(https?:[^"]*)"', str(to_html(source))):
        assert href.replace("&amp;", "&").replace("&#x27;", "'") in text


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_words_or_nothing(attack: str) -> None:
    html = str(to_html(attack))
    assert not re.search(r"<(?!/?(p|strong|em|br)\b)", html), html


def test_the_editors_own_html_works_in_both_media_and_is_no_tag_soup() -> None:
    source = '<p style="text-align: center; color: red; background: url(x)">AI &amp; more<br>second H<sub>2</sub>O</p>'
    assert to_html(source) == '<p style="text-align:center">AI &amp; more<br>second H<sub>2</sub>O</p>'
    assert to_text(source) == "AI & more\nsecond H2O"


def test_a_bigger_text_of_the_editors_has_lines_that_fit_it() -> None:
    assert to_html('<p style="font-size: 2em">Big</p>') == '<p style="font-size:2em;line-height:1.3">Big</p>'


def test_a_power_is_not_read_as_a_number() -> None:
    assert to_text("10<sup>6</sup> tokens") == "10^6 tokens"


def test_an_unknown_tag_is_what_the_editor_wrote() -> None:
    assert to_html("A List<String> is") == "<p>A List&lt;String&gt; is</p>"
    assert to_text("A List<String> is") == "A List<String> is"


def test_comments_are_notes_and_never_shown() -> None:
    source = "before <!-- inline --> after\n\n<!-- whole\nblock -->\n\nend"
    assert to_text(source) == "before after\n\nend"
    assert "inline" not in to_html(source)
    assert "whole" not in to_html(source)


def test_entities_of_an_escaped_shortcode_are_shown_as_braces() -> None:
    assert to_text("&#123;&#123;< x >&#125;&#125; and &#123;% y %&#125;") == "{{< x >}} and {% y %}"
    assert to_html("&#123;&#123;") == "<p>{{</p>"


def test_a_picture_is_a_link_and_never_loaded() -> None:
    assert to_html("![A map](https://x.example/m.png)") == '<p><a href="https://x.example/m.png">A map</a></p>'
    assert to_html("[![A map](https://x.example/m.png)](https://y.example/)") == '<p><a href="https://y.example/">A map</a></p>'


def test_a_link_without_words_gets_its_sites_name() -> None:
    assert to_html("[](https://www.x.example/a)") == '<p><a href="https://www.x.example/a">x.example</a></p>'
    assert to_text("[](https://www.x.example/a)") == "x.example:\nhttps://www.x.example/a"


def test_a_link_that_may_not_be_followed_keeps_its_words_only() -> None:
    assert to_html("see [this](javascript:alert(1)) now") == "<p>see this now</p>"
    assert to_text("see [this](javascript:alert(1)) now") == "see this now"


def test_relative_links_are_completed() -> None:
    assert 'href="https://example.org/about"' in to_html("[me](/about)", base="https://example.org/p/")
    assert to_text("[me](/about)", base="https://example.org/p/") == "me:\nhttps://example.org/about"


def test_headings_inside_a_text_do_not_tear_the_mails_outline() -> None:
    assert (
        to_html("# Big\n\ntext", {"p": "margin:0"})
        == '<p style="margin:0"><strong>Big</strong></p>\n<p style="margin:0">text</p>'
    )


def test_sentences_on_lines_of_their_own_are_joined() -> None:
    assert to_text("One sentence.\nAnother one.") == "One sentence. Another one."


def test_lists_quotations_and_code_are_laid_out() -> None:
    source = "Intro\n\n- one\n- two\n  - deep\n\n3. c\n4. d\n\n> said\n>\n> she\n\n```\nx  = 1\n  y\n```\n\n---"
    assert to_text(source) == (
        "Intro\n\n- one\n- two\n  - deep\n\n3. c\n4. d\n\n> said\n>\n> she\n\n    x  = 1\n      y\n\n-----"
    )


def test_marks_do_not_reach_the_text() -> None:
    assert to_text("**bold** _it_ `code` \\*star\\* [w](https://x.example/)") == "bold it code *star* w\nw:\nhttps://x.example/"


def test_an_address_stands_alone_on_its_line_unbroken() -> None:
    address = "https://x.example/" + "path/" * 30
    assert address in to_text(f"Read [the whole of it]({address}) when there is time for it, and then go on reading.").split(
        "\n"
    )
