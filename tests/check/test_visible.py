"""newsletter.check.visible: what a reader sees, without markup; and Markdown without what no reader reads as text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.visible import visible_text, without_code


def test_a_mail_shows_its_blocks_its_image_texts_and_entities_read_once() -> None:
    html = (
        "<head><title>T</title></head><style>p {}</style><h1>News</h1><p>A &amp;lt; B<br>next</p>"
        '<img src=x alt="a bridge"><!-- note --><div style="mso-hide: all">hidden</div>'
    )
    assert visible_text(html) == "News\nA &lt; B\nnext\na bridge"


def test_code_comments_and_escapes_are_blanked_and_all_else_keeps_its_place() -> None:
    source = "a `code` b <!-- note --> c \\* d\n\n    indented\n\n```\nfence\n```\ne"
    blanked = without_code(source)
    assert len(blanked) == len(source)
    assert blanked.split() == ["a", "b", "c", "d", "e"]
    assert "<!-- note -->" in without_code(source, notes=True)


@given(st.text(alphabet="a`~<!->*\\ \n", max_size=60))
def test_no_text_changes_its_lines(source: str) -> None:
    assert [len(line) for line in without_code(source).split("\n")] == [len(line) for line in source.split("\n")]
