"""A thread is its posts, in order, with who wrote them; an article with comments under it is none."""

from __future__ import annotations

import pytest

from newsletter.extract.body.article_text import FORUM, read_text
from newsletter.extract.page.parsed_page import parse

POSTS = [
    ("dockhand", "The hook of our crane swings whenever the wind comes from the west, and nobody knows what to do about it."),
    (
        "Ann Lee",
        "Have you tried a second rope? Ours has had one since the spring and it hangs still in any weather that we get.",
    ),
    ("dockhand", "That is what we did in the end, thank you all for the advice."),
]
URL = "https://quay.example/threads/a-swinging-hook.12/"


def _thread(post: str, url: str = URL) -> str:
    posts = "".join(post.format(who=who, said=said) for who, said in POSTS)
    return f"<html><body><h1>A swinging hook</h1><main>{posts}</main></body></html>"


@pytest.mark.parametrize(
    "post",
    [
        '<article class="message"><div class="user"><a class="username" href="/members/1">{who}</a></div><time>Nov 2, 2026</time>'
        '<div class="message-content"><p>{said}</p></div></article>',
        '<div class="post bg1"><div class="postbody"><p class="author">by <a href="/memberlist?mode=viewprofile&u=2">{who}</a></p>'
        '<div class="content">{said}</div></div></div>',
        '<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author"><b itemprop="name">{who}</b>'
        "</span>"
        '<div itemprop="text"><p>{said}</p></div></div>',
        '<table class="msg"><tr><td><a class="msg_user" href="/user/3">{who}</a></td><td><div class="msg_text">{said}</div>'
        "</td></tr></table>",
        '<div itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer"><div itemprop="text"><p>{said}</p></div>'
        '<div class="user-details" itemprop="author"><a href="/users/1">{who}</a><span>88.1k</span></div></div>',
        '<article class="message"><a class="username" href="/members/1">{who}</a><div class="message-content"><p>{said}</p></div>'
        '<div class="reply-text">Write to {who}</div></article>',
    ],
    ids=["message", "post", "microdata", "table", "points", "form"],
)
def test_a_thread_is_its_posts_in_order_with_their_authors(post: str) -> None:
    text = read_text(parse(_thread(post), URL))
    assert text.how == FORUM
    heads = [line for line in text.lines if line.startswith("#### ")]
    assert [head.removeprefix("#### ").partition(",")[0] for head in heads] == [who for who, _ in POSTS]
    assert [line for line in text.lines if not line.startswith("#")] == [said for _, said in POSTS]


def test_an_article_with_comments_is_no_thread() -> None:
    article = "".join(f"<p>The council of the harbour has decided that crane {n} is to be replaced.</p>" for n in range(20))
    comments = "".join(
        f'<div class="comment"><b class="comment-author">{who}</b><div class="comment-content">{said}</div></div>'
        for who, said in POSTS
    )
    text = read_text(
        parse(
            f"<html><body><article><h1>Cranes</h1>{article}</article>{comments}</body></html>",
            "https://paper.example/2026/cranes",
        )
    )
    assert text.how != FORUM
    assert not any("second rope" in line for line in text.lines)
