"""What readers wrote under an article is not taken for it, and an article is not taken for a comment by a name far around it."""

from __future__ import annotations

import pytest

from newsletter.extract.body.comments import without_comments
from newsletter.extract.page.parsed_page import parse
from newsletter.extract.page.text_blocks import read_layout

SENTENCE = "The council has set aside two million crowns for the pier, a third of what the harbour had asked for in spring."
ARTICLE = "".join(f"<p>{SENTENCE} ({number})</p>" for number in range(6))
REMARK = "<p>I have lived by that harbour for thirty years and never once seen the pier in use.</p>"


def _kept(body: str) -> str:
    page = parse(f"<html><body class=has-comments>{body}</body></html>", "https://paper.example/")
    layout = read_layout(page.tree)
    kept = without_comments(layout, [True] * len(layout.blocks), page.itemtypes)
    return "\n".join(block.text for block, value in zip(layout.blocks, kept, strict=True) if value)


@pytest.mark.parametrize(
    "box",
    [
        "<div class=comments>{}</div>",
        "<section id=comments>{}</section>",
        "<ol class='comment-list'><li>{}</li></ol>",
        "<div class='post-comments wide'>{}</div>",
        "<li class=comment id=comment-1234>{}</li>",
        "<div id=disqus_thread>{}</div>",
        "<div class=kommentare>{}</div>",
        "<div itemscope itemtype='https://schema.org/Comment'>{}</div>",
    ],
)
def test_a_box_of_comments_is_left_out(box: str) -> None:
    said = _kept(f"<div class=story>{ARTICLE}</div>{box.format(REMARK * 4)}")
    assert said.count(SENTENCE) == 6
    assert "thirty years" not in said


@pytest.mark.parametrize(
    "box",
    [
        "<div class='story has-comments'>{}</div>",
        "<div class=no-comments>{}</div>",
        "<section id=respond-to-review-comments>{}</section>",
        "<div class=commentary>{}</div>",
        "<article class='post comments-open'>{}</article>",
    ],
)
def test_an_article_in_a_box_that_only_speaks_of_comments_stays(box: str) -> None:
    assert "thirty years" in _kept(f"<div class=story>{ARTICLE}</div>{box.format(REMARK * 4)}")


def test_a_page_of_comments_alone_is_not_emptied() -> None:
    assert _kept(f"<p>Ideas for the pier?</p><div class=comments>{REMARK * 3}</div>").count("thirty years") == 3
