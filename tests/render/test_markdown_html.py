"""Promises of Markdown as HTML and as text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.render.markdown_html import to_html
from newsletter.render.markdown_text import Links, to_text
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
    assert not re.search(r"<\s*(script|iframe|svg|style|form|object)", html, re.IGNORECASE)
    for tag in re.findall(r"<[a-z][^>]*>", html):
        assert re.fullmatch(r'<[a-z0-9]+(?: (?:href|src|alt|width|start|dir|lang|style)="[^"<>]*")*>', tag), tag
        for href in re.findall(r'href="([^"]*)"', tag):
            assert href.startswith(("http://", "https://", "mailto:"))
        for source_of in re.findall(r'src="([^"]*)"', tag):
            assert source_of.startswith("https://")


@settings(max_examples=80)
@given(ALPHABET)
def test_every_link_of_the_html_stands_in_the_text_too(source: str) -> None:
    links = Links()
    to_text(source, links)
    for tag in re.findall(r"<a [^>]*>", str(to_html(source))):
        for href in re.findall(r'href="(https?:[^"]*)"', tag):
            assert href.replace("&amp;", "&").replace("&#x27;", "'") in links.addresses


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_words_or_nothing(attack: str) -> None:
    html = str(to_html(attack))
    assert not re.search(r"<(?!/?(p|strong|em|br|a)\b)", html), html


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


def test_a_picture_is_shown_with_its_words_and_is_a_numbered_link_in_text() -> None:
    picture = '<img src="https://x.example/m.png" alt="A map" width="300" style="width:100%;max-width:300px;height:auto">'
    assert to_html('<img src="https://x.example/m.png" alt="A map" width=300>') == picture
    linked = to_html("[![A map](http://x.example/m.png)](https://y.example/)")
    assert linked == '<p><a href="https://y.example/">A map</a></p>'
    links = Links()
    assert to_text("![A map](https://x.example/m.png)", links) == "A map [1]"
    assert links.lines() == "[1] https://x.example/m.png"


def test_a_link_without_words_gets_its_sites_name() -> None:
    assert to_html("[](https://www.x.example/a)") == '<p><a href="https://www.x.example/a">x.example</a></p>'
    assert to_text("[](https://www.x.example/a)") == "https://www.x.example/a"


def test_a_link_that_may_not_be_followed_keeps_its_words_only() -> None:
    assert to_html("see [this](javascript:alert(1)) now") == "<p>see this now</p>"
    assert to_text("see [this](javascript:alert(1)) now") == "see this now"


def test_relative_links_are_completed() -> None:
    assert 'href="https://example.org/about"' in to_html("[me](/about)", base="https://example.org/p/")
    assert to_text("[me](/about)", base="https://example.org/p/") == "me (https://example.org/about)"


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
    links = Links()
    assert to_text("**bold** _it_ `code` \\*star\\* [w](https://x.example/)", links) == "bold it code *star* w [1]"


def test_an_address_too_long_for_its_number_stands_alone_on_its_line_unbroken() -> None:
    address, links = "https://x.example/" + "path/" * 30, Links()
    assert to_text(f"Read [the whole]({address}), [it](https://x.example/) and [it again]({address}).", links).count("[1]") == 2
    assert links.lines() == f"[1]\n{address}\n[2] https://x.example/"
    assert links.lines() == ""


@pytest.mark.parametrize(
    ("source", "html", "text"),
    [
        ("~~out~~ and ~out~", "<p><s>out</s> and <s>out</s></p>", "~out~ and ~out~"),
        ("- [x] done\n- [ ] to do", "<ul>\n<li>☑ done</li>\n<li>☐ to do</li>\n</ul>", "- ☑ done\n- ☐ to do"),
        ("Term\n: One\n: Two", "<dl>\n<dt>Term</dt>\n<dd>One</dd>\n<dd>Two</dd>\n</dl>", "Term\n    One\n    Two"),
        ("A[^n].\n\n[^n]: Said *so*.", "<p>A¹.</p>\n<p>¹ Said <em>so</em>.</p>", "A¹.\n\n¹ Said so."),
        ("Text <details><summary>A</summary>b</details> c.", None, "Text\n\nA\n\nb\n\nc."),
        ("<td>One</td><td>$5</td>", None, "One $5"),
        ("{{< youtube x >}}\n\nText `{{< y >}}`.", "<p>Text <code>{{&lt; y &gt;}}</code>.</p>", "Text {{< y >}}."),
        ("a<b and c>d", "<p>a&lt;b and c&gt;d</p>", "a<b and c>d"),
        ("see https://x.example/a.", None, "see https://x.example/a."),
    ],
)
def test_what_hugo_shows_of_the_dialect_mail_and_text_show_too(source: str, html: str | None, text: str) -> None:
    assert html is None or to_html(source) == html
    assert to_text(source) == text


def test_a_table_has_columns_in_text_and_rows_of_cells_where_it_is_too_wide() -> None:
    table = "| Model | Price |\n|---|--:|\n| One | $5 |\n| Two | $10 |"
    assert to_text(table) == "Model  Price\nOne    $5\nTwo    $10"
    assert to_html(table).count("<td") == 4
    assert to_text("| A | B |\n|---|---|\n| ~~1~~ | <q>2</q> |") == "A    B\n~1~  “2”"
    assert to_text("| A | B |\n|---|---|\n| " + "long " * 12 + "| " + "words " * 10 + "|").count(" | ") == 2


def test_a_sponsors_block_is_marked_in_text() -> None:
    assert to_text("::: sponsor\nBuy screws.\n:::", sponsor="Sponsor") == "Sponsor:\n\nBuy screws."
