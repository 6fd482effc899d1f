"""Promises of the dialect: what Goldmark reads, and the three things that are ours."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import DraftError
from newsletter.issuefile import hugo_text, parse
from newsletter.issuefile.dialect import for_goldmark, is_tag, note_end, parser, variant, with_unknown_tags_as_text


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("| a |\n|---|\n| b |", "<td>b</td>"),
        ("~~a~~ ~b~", "<s>a</s> <s>b</s>"),
        ("a[^x]\n\n[^x]: note", "note"),
        ("- [x] a", 'checked=""'),
        ("T\n: d", "<dt>T</dt>"),
        ("T\n\n: d", "<dt>T</dt>"),
        ("T\n~ d", "<p>T\n~ d</p>"),
        ("T\n\n~ d", "<p>T</p>\n<p>~ d</p>"),
        ("see www.a.example, http://b.example/c_(d).", '<a href="http://b.example/c_(d)">'),
        ("a@b.example", '<a href="mailto:a@b.example">'),
        ("::: sponsor\nbuy\n:::", '<div class="sponsor">'),
        ("Vec<u8>", "Vec&lt;u8&gt;"),
        ("<Foo>\n*a*\n</Foo>", "&lt;Foo&gt;\n<em>a</em>"),
        ("a<b and c>d", "a&lt;b and c&gt;d"),
    ],
)
def test_what_the_dialect_knows(source: str, shown: str) -> None:
    assert shown in parser().render(source)


LINES = (
    *(
        "",
        "Prose",
        "“Quoted” | cell",
        "'t was",
        "### Heading",
        "# a | b",
        "#none",
        "<!-- note -->",
        "<!-- a",
        "b -->",
        "<div>",
        "</div>",
    ),
    *(
        "[a](https://x.example)",
        "[a]: https://x.example",
        "[^a]: note",
        "[a",
        "b]: /c",
        "[a]",
        ": definition",
        "  : definition",
    ),
    *(
        "---",
        "===",
        "|---|---|",
        "- item",
        "1. item",
        "> quoted",
        "> # a",
        "```",
        "~~~",
        "    code",
        "  Prose",
        "::: sponsor",
        ":::",
        "\t",
    ),
    *("a\u00a0", "\u2028b", "(1) c", "Term", "<!-- a | b -->", "***", "www.a.example", "a  ", "b\\"),
)
ALL_RULES = variant(lambda parser: parser.disable("plain_block"))


@given(st.lists(st.sampled_from(LINES), max_size=9))
def test_what_is_plain_is_read_as_all_rules_together_read_it(lines: list[str]) -> None:
    source = "\n".join(lines)
    env: dict[str, Any] = {}
    other: dict[str, Any] = {}
    assert parser().parse(source, env) == ALL_RULES.parse(source, other)
    assert env == other


def test_a_tag_is_one_of_htmls_with_attributes_as_html_has_them() -> None:
    assert all(map(is_tag, ("<b>", "</p>", '<a href="x">', "<details open>", "<br/>", "<INPUT disabled>")))
    assert not any(map(is_tag, ("<u8>", "<String>", "<b and c>", "<a.b>", "<T, U>")))


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("<!-- a --> b", 10),
        ("<!-- a <!-- b --> c --> d", 23),
        ("<!-- a <!-- b --> d", 17),
        ("<!-- a", None),
    ],
)
def test_a_comment_ends_where_the_comments_within_it_have_ended(text: str, end: int | None) -> None:
    assert note_end(text, 0) == end


STORY = "## S\n\n### Kept\n\nText.\n\n[Read more](https://x.example/)\n\n"


@pytest.mark.parametrize(
    "note",
    [
        "<!-- a <!-- b --> secret -->",
        "<!--\n### Thrown out\n<!-- story 4ada6564 -->\n\nA secret.\n\n[Read more](https://y.example/)\n-->",
        "Text <!-- a <!-- b --> secret --> goes on.",
    ],
)
def test_what_is_commented_out_reaches_no_reader(note: str) -> None:
    draft = parse(f"{STORY}{note}\n")
    assert "secret" not in hugo_text(draft)
    assert "secret" not in repr(draft.issue)
    assert len(draft.issue.sections[0].stories) == 1


@pytest.mark.parametrize("text", ["Text <!-- secret\n\nmore", "- item <!-- secret", "> quoted <!-- secret"])
def test_a_comment_that_is_never_closed_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(DraftError) as caught:
        parse(f"{STORY}{text}\n")
    assert caught.value.line == 9


def test_code_may_hold_the_mark_of_a_comment() -> None:
    assert "<!-- x" in hugo_text(parse(f"{STORY}Write `<!-- x` and\n\n```\n<!-- x\n```\n"))


def test_unknown_tags_are_written_so_that_goldmark_shows_them() -> None:
    assert (
        with_unknown_tags_as_text("Vec<u8> `<u8>` <b>x</b> <https://x.example>")
        == "Vec&lt;u8> `<u8>` <b>x</b> <https://x.example>"
    )
    assert with_unknown_tags_as_text("    <u8> in code") == "    <u8> in code"
    assert for_goldmark("```\n<u8>\n```\n", "fence") == "```\n<u8>\n```\n"


def test_a_sponsors_block_is_an_element_for_goldmark() -> None:
    assert for_goldmark("::: sponsor\nBuy *it*.\n:::\n", "other") == '<div class="sponsor">\n\nBuy *it*.\n\n</div>\n\n'
