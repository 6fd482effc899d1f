"""newsletter.extract.stories.round_up_parts: which parts of a page are stories, and where each has its headline."""

from __future__ import annotations

from newsletter.extract.stories.splitting import find_stories
from tests.extract.briefs import BRIEFS, LINES, URL, page
from tests.extract.stories.test_splitting import split, told


def test_letters_to_the_editor_are_texts_of_their_own() -> None:
    long = [(brief[0], " ".join(LINES[place : place + 7])) for place, brief in enumerate(BRIEFS[:5])]
    body = "".join(f"<h4>{title}</h4><p>{text}</p>" for title, text in long)
    stories = find_stories(page(f"<article><h1>Letters to the editor</h1>{body}</article>"), [text for _, text in long], URL)
    assert told(stories) == [(title, (text,)) for title, text in long]


def test_a_collection_of_essays_leaves_out_what_is_said_about_them() -> None:
    long = [(f"Essay {place}: {brief[0]}", " ".join(LINES[place : place + 7])) for place, brief in enumerate(BRIEFS[:5], 1)]
    frame = "<h2>What makes a good essay</h2><p>" + " ".join(LINES[2:9]) + "</p>"
    body = frame + "".join(f"<h2>{title}</h2><p>{text}</p><h3>Why it works</h3><p>It does.</p>" for title, text in long)
    stories = find_stories(page(f"<article><h1>Five essays that worked</h1>{body}</article>"), [text for _, text in long], URL)
    assert [(story.title, story.lines[0]) for story in stories] == long


def test_headlines_in_bold_that_are_links_are_the_items_of_a_digest() -> None:
    items = "".join(
        f'<p><strong><a href="https://site{place}.example/story">{title}</a></strong><br>{text}</p>'
        for place, (title, text, *_) in enumerate(BRIEFS[:5])
    )
    stories = split(f"<h1>Harbour Weekly #12</h1>{items}", "Harbour Weekly #12")
    assert [story.title for story in stories] == [brief[0] for brief in BRIEFS[:5]]
    assert [story.url for story in stories] == [f"https://site{place}.example/story" for place in range(5)]
    assert stories[0].lines == (BRIEFS[0][1],)
