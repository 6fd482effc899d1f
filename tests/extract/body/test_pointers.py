"""Lines that only send the reader to other articles are left out in every language met often, and what says something stays."""

from __future__ import annotations

import pytest

from newsletter.extract.body.blocks import read_layout
from newsletter.extract.body.pointers import without_pointers
from newsletter.extract.page.document import parse

SENTENCE = "The council has set aside two million crowns for the pier."


def _kept(body: str) -> list[str]:
    layout = read_layout(parse(f"<html><body>{body}</body></html>", "https://paper.example/").tree)
    kept = without_pointers(layout.blocks, [True] * len(layout.blocks))
    return [block.text for block, value in zip(layout.blocks, kept, strict=True) if value]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Read more: <a href=/a>The harbour has asked for six millions</a></p>",
        "<p><b>ALSO READ:</b> <a href=/a>The harbour has asked for six millions</a></p>",
        "<p>[<a href=/a>Related: The harbour has asked for six millions</a>]</p>",
        "<p>» Lesen Sie auch: <a href=/a>Hafen fordert sechs Millionen</a></p>",
        "<p>À lire aussi : <a href=/a>Le port demande six millions</a></p>",
        "<p>関連記事：<a href=/a>港は六百万を求めた</a></p>",
        "<p>DON'T MISS</p><p><a href=/a>The harbour has asked for more</a></p><p><a href=/b>The ferry runs again</a></p>",
        "<h3>Mehr zum Thema</h3><ul><li><a href=/a>Hafen fordert sechs Millionen</a></li></ul>",
    ],
)
def test_a_pointer_is_left_out(line: str) -> None:
    assert _kept(f"<p>{SENTENCE}</p>{line}<p>{SENTENCE} Twice.</p>") == [SENTENCE, f"{SENTENCE} Twice."]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Read more: it is good for you, the librarians say.</p>",
        "<p>More than <a href=/a>half of the boats</a> are too old.</p>",
        "<p>Related to this is the question of <a href=/a>who pays</a>.</p>",
        "<h2>More</h2><p>The pier was built in 1911.</p>",
        "<h2>See also</h2><ul>" + "".join(f"<li><a href=/{n}>Chapter number {n}</a></li>" for n in range(30)) + "</ul>",
    ],
)
def test_what_says_something_stays(line: str) -> None:
    layout = read_layout(parse(f"<html><body>{line}</body></html>", "").tree)
    assert _kept(line) == [block.text for block in layout.blocks]
