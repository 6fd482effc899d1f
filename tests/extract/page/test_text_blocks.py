"""What a page is made of: runs of text, each once, with what they stand in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.page.parsed_page import parse
from newsletter.extract.page.text_blocks import TextBlock, read_layout


def _blocks(html: str) -> list[TextBlock]:
    return read_layout(parse(html, "https://a.example/").tree).blocks


def _texts(html: str) -> list[str]:
    return [block.text for block in _blocks(html)]


def test_words_stay_whole_where_a_page_marks_parts_of_them() -> None:
    assert _texts("<p>Hyper<b>link</b>ed <em>text</em>, <a href=/x>here</a>.</p>") == ["Hyperlinked text, here."]


def test_a_line_break_ends_a_block() -> None:
    assert _texts("<div>One<br>Two<br><br>Three</div>") == ["One", "Two", "Three"]


def test_a_line_break_in_code_stays_one() -> None:
    assert _texts("<pre>a = 1<br>b = 2</pre>") == ["a = 1\nb = 2"]


def test_text_after_a_block_is_a_block_of_its_own() -> None:
    assert _texts("<div>before<p>inside</p>after</div>") == ["before", "inside", "after"]


def test_code_scripts_and_widgets_are_no_text() -> None:
    page = "<p>Text<script>var x</script><style>p{}</style></p><select><option>One</select><svg><text>x</text></svg><noscript>n</noscript>"
    assert _texts(page) == ["Text"]


def test_what_is_hidden_inside_a_line_is_left_out() -> None:
    assert _texts("<p>Shown <span style='display: none'>not shown</span><i hidden>nor this</i> again</p>") == ["Shown again"]


def test_a_label_that_only_a_style_sheet_parts_from_the_text_is_left_out() -> None:
    assert _texts("<p><span>Abstract:</span>We lift cranes.</p><p><span>Note:</span> cranes swing.</p>") == [
        "We lift cranes.",
        "Note: cranes swing.",
    ]


def test_a_button_left_open_does_not_hide_the_page() -> None:
    page = "<body><header><button>Menu<main><p>" + "A long sentence of the article itself. " * 20 + "</p></main></body>"
    assert any(text.startswith("A long sentence") for text in _texts(page))


def test_a_menu_left_open_does_not_hide_the_page() -> None:
    page = "<body><nav><a href=/>Home</a><div><p>" + "A long sentence of the article itself. " * 20 + "</p></div></body>"
    assert any(text.startswith("A long sentence") for text in _texts(page))


def test_links_are_counted_and_kept_as_the_page_writes_them() -> None:
    (block,) = _blocks("<p>See <a href='/one'>this</a> and <a href=two>that</a></p>")
    assert block.links == ["/one", "two"]
    assert block.linked == len("thisthat")


def test_a_table_of_data_is_rows_and_a_table_of_layout_is_not() -> None:
    data = "<table><tr><th>Town<th>People<tr><td>Ulm<td>126 000</table>"
    assert [(block.kind, block.text) for block in _blocks(data)] == [("row", "Town | People"), ("row", "Ulm | 126 000")]
    layout = "<table><tr><td><h1>Title</h1><p>Text</p></td><td>Side</td></tr><tr><td>a<td>b</table>"
    assert [block.kind for block in _blocks(layout)][:2] == ["h", "p"]


def test_preformatted_text_keeps_its_lines() -> None:
    (block,) = _blocks("<pre>\nif x:\n    y()\n</pre>")
    assert (block.kind, block.text) == ("pre", "if x:\n    y()")


@given(st.recursive(st.text("abc ", min_size=1, max_size=5), lambda inner: st.lists(inner, max_size=4), max_leaves=20))
def test_every_letter_of_a_page_stands_in_one_block(tree: object) -> None:
    def write(node: object) -> str:
        if isinstance(node, str):
            return f"{node}"
        assert isinstance(node, list)
        return "<div>" + "<p>".join(map(write, node)) + "</div>"

    page = write(tree)
    letters = "".join(page.replace("<div>", "").replace("</div>", "").replace("<p>", "").split())
    assert "".join("".join(_texts(f"<body><i></i>{page}</body>")).split()) == letters
