"""Promises of the escapes: a stranger's text shows itself and nothing else, and ordinary text stays readable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.issuefile.dialect import variant
from newsletter.issuefile.escape import escape, escape_lines, escape_url, escape_within_link, inline_parser, plain, read_links
from newsletter.text.clean import clean_line
from newsletter.text.sentences import split_sentences

MARKS = (
    *(
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "]",
        "(",
        "](",
        " ",
        "#",
        "##",
        "###",
        "-",
        "+",
        "1.",
        "12)",
        ">",
        "<b>",
        "<",
        "&amp;",
        "&",
    ),
    *("~", "~~", "|", "---", "===", "{{", "{%", "{{<", "}}", "\\", "\\*", "!", "![", "<!--", "-->", "http://x.y", "www.a.b"),
    *(
        "a",
        "Word",
        "é",
        "“",
        "”",
        ".",
        "?",
        "Dr.",
        ":",
        "\n",
        "\t",
        "\u2028",
        "\x00",
        "\ud800",
        "\ufeff",
        "<<<<<<< ",
        ">>>>>>> ",
    ),
    *("Also: ", "^", "[^1]", "***", "+++", "$", "=", "\xa0", "İ", "| --- |", ":-", "<https://x.y>", "[a]: b"),
)
hostile = st.lists(st.sampled_from(MARKS) | st.characters(), max_size=14).map("".join)
# An address is a link by itself, as Hugo has it; what else is shown must be text.
MARKDOWN = variant(lambda found: found.disable(["gfm_autolink_www", "gfm_autolink_protocol", "gfm_autolink_email"]))


def shown(source: str) -> str | None:
    """Return what a source shows when it is one paragraph of nothing but text, else None."""
    tokens = MARKDOWN.parse(source)
    if not tokens:
        return ""
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return None
    children = tokens[1].children or []
    return "".join(child.content for child in children) if all(child.type == "text" for child in children) else None


@given(hostile)
def test_any_text_shows_exactly_itself_and_makes_no_mark_link_or_tag(text: str) -> None:
    assert shown(escape(text)) == clean_line(text)


@given(hostile)
def test_no_text_opens_a_shortcode_or_a_template_tag(text: str) -> None:
    source = escape(text)
    assert "{{" not in source
    assert "{%" not in source


@given(hostile)
def test_sentences_of_one_paragraph_make_no_mark_together(text: str) -> None:
    lines = [line for line in escape_lines(split_sentences(clean_line(text))) if line]
    tokens = MARKDOWN.parse("\n".join(lines))
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    children = (tokens[1].children or []) if tokens else []
    assert {child.type for child in children} <= {"text", "softbreak"}


@pytest.mark.parametrize(
    "text",
    [
        "AI & Security: R&D costs $4.6 billion, 90% more",
        "5 * 3 is 15, and a < b",
        "snake_case stays, and so does #1 of C# and F#",
        "He said [sic] “no” (twice) - then left…",
        "About ~5 degrees; 2025-11-14; 3.5 million. Mr. O'Neil?",
        "Yes! 1.5 and 2) and {braces} | pipes",
        "日本語のテキスト。ok",
        "*Only the first twelve race for the title.",
        "Set health * or speed *100 as you like_.",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert escape(text) == text


@given(hostile)
def test_an_address_never_ends_early_and_is_never_a_script(text: str) -> None:
    for url in (f"https://x.example/{text}", text, f"java\tscript:{text}"):
        address = escape_url(url)
        assert (
            address is None or address.startswith(("http://", "https://", "HTTP", "mailto:")) or address[:4].lower() == "http"
        )
        if address is not None:
            ((read, name),) = read_links(f"[name]({address})") or (("", ""),)
            assert (read, name) == (address.replace("&amp;", "&"), "name")


names = st.text(st.sampled_from("ab é.,-\n(|·\"'") | st.characters(codec="utf-8"), min_size=1, max_size=12) | st.just(
    "www.b.example"
)
addresses = st.sampled_from(
    ["https://x.example/a_b?c=d#e", "HTTP://x.example/*a*", "https://www.x.example/(a)", "mailto:a@b.example"]
)


@given(st.lists(st.tuples(names, addresses), min_size=1, max_size=3), st.sampled_from([" · ", ", ", "", "\n", " and "]))
def test_plain_links_are_read_as_links_with_a_title_are(pairs: list[tuple[str, str]], between: str) -> None:
    plainly, titled = (
        between.join(f"[{escape_within_link(name)}]({url}{title})" for name, url in pairs) for title in ("", ' "A title"')
    )
    assert read_links(plainly) == read_links(titled)


def test_addresses_stay_readable() -> None:
    assert escape_url(" https://a.example/x_(y)?a=1&b=2#c ") == "https://a.example/x_(y)?a=1&b=2#c"
    assert escape_url("https://a.example/ö/日本") == "https://a.example/ö/日本"
    assert escape_url("https://a.example/a b)<>{{x}}") == "https://a.example/a%20b%29%3C%3E%7B%7Bx%7D%7D"
    assert escape_url("mailto:ada@example.org") == "mailto:ada@example.org"
    for bad in ("javascript:alert(1)", "data:text/html,x", "ftp://a.example", "//a.example", "", "https://"):
        assert escape_url(bad) is None


def test_plain_takes_marks_tags_and_comments_off() -> None:
    assert plain("*A* **b** `c` [d](https://e.example) ![f](g) <b>h</b> <!-- i --> &amp; \\* j") == "A b c d f h & * j"


@given(
    st.lists(
        st.sampled_from([*"$=+{}|^:!>]() aZ9.,-'", "http", "www", "mailto:", "x.com", "://", "<!", "@", "~", "&", "[a]"]),
        max_size=8,
    )
)
def test_what_is_shown_without_the_parser_is_what_the_parser_shows(pieces: list[str]) -> None:
    line = "".join(pieces)
    parsed = inline_parser().parseInline(line)[0].children or []
    assert plain(line) == " ".join("".join(token.content for token in parsed if token.type != "html_inline").split())


@pytest.mark.parametrize("blank", ["\xa0", "\u202f", "\u3000", "\u2003"])
def test_a_blank_of_another_kind_behind_an_address_does_not_become_part_of_it(blank: str) -> None:
    for text in (f"http://x.y{blank}*", f"a@b.example{blank}-"):
        assert shown(escape(text)) == clean_line(text)
        assert plain(escape(text)) == " ".join(text.split())
