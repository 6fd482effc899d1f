"""A page of several stories gives them all, each whole; a page of one article stays one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter.extract.page.parsed_page import parse
from newsletter.extract.stories.splitting import find_stories, lead_of
from newsletter.extract.stories.story_block import StoryBlock
from tests.extract.briefs import BRIEFS, LINES, URL, page, paragraphs

MENU = "<nav><ul><li><a href=/a>News</a><li><a href=/b>Sport</a></ul></nav>"


def split(body: str, title: str = "A page", head: str = "") -> list[StoryBlock]:
    return find_stories(page(MENU + body, title, head), LINES, URL)


def told(stories: list[StoryBlock]) -> list[tuple[str, tuple[str, ...]]]:
    return [(story.title, story.lines) for story in stories]


ALL = [(brief[0], brief[1:]) for brief in BRIEFS]


def live_json(briefs: tuple[tuple[str, ...], ...], **more: object) -> str:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": brief[0],
            "articleBody": " ".join(brief[1:]),
            "datePublished": f"2025-11-14T{10 + place:02}:00:00+0100",
            "url": f"{URL}#post-{place}",
            "author": {"@type": "Person", "name": "Ada Berg"},
            **more,
        }
        for place, brief in enumerate(briefs)
    ]
    data = json.dumps({"@context": "https://schema.org", "@type": "LiveBlogPosting", "liveBlogUpdate": updates})
    return f'<script type="application/ld+json">{data}</script>'


# --- Entries that data state -------------------------------------------------------------------------------------------------


def test_updates_in_json_ld_are_stories_with_time_author_and_anchor() -> None:
    stories = split("<main><p>Follow the day with us.</p></main>", head=live_json(BRIEFS))
    assert [story.title for story in stories] == [brief[0] for brief in BRIEFS]
    first = stories[0]
    assert (first.published, first.anchor, first.authors, first.given_title) == (
        "2025-11-14T10:00:00+01:00",
        "post-0",
        ("Ada Berg",),
        True,
    )


def entry(place: int, brief: tuple[str, ...]) -> str:
    time = f'<time datetime="2025-11-14T{10 + place}:00:00Z">{10 + place}:00</time>'
    share = "<div class=share>Share Copy link</div>"
    return f"<article class=entry id=post-{place}>{time}<h3>{brief[0]}</h3>{paragraphs(brief)}{share}</article>"


def test_where_data_and_page_agree_the_pages_paragraphs_and_links_are_taken() -> None:
    body = "".join(entry(place, brief) for place, brief in enumerate(BRIEFS)).replace(
        "abstained", "<a href=https://a.example/>abstained</a>"
    )
    stories = split(body, head=live_json(BRIEFS))
    assert told(stories) == ALL
    assert stories[0].links == ("https://a.example/",)
    assert stories[0].how == "json-ld LiveBlogPosting"


def test_updates_that_only_the_page_shows_are_added() -> None:
    body = "".join(entry(place, brief) for place, brief in enumerate(BRIEFS))
    assert told(split(body, head=live_json(BRIEFS[:3]))) == ALL


def test_updates_that_only_the_data_hold_are_kept() -> None:
    body = "".join(entry(place, brief) for place, brief in enumerate(BRIEFS[:4]))
    assert [story.title for story in split(body, head=live_json(BRIEFS))] == [brief[0] for brief in BRIEFS]


def test_a_truncated_body_in_the_data_gives_way_to_the_page() -> None:
    body = "".join(entry(place, brief) for place, brief in enumerate(BRIEFS))
    stories = split(body, head=live_json(BRIEFS, articleBody=" ".join(BRIEFS[0][1:])[:90] + "…"))
    assert stories[0].lines == BRIEFS[0][1:]


def test_an_embedded_post_that_the_data_name_is_a_link_and_no_text() -> None:
    stories = split("", head=live_json(BRIEFS, articleBody="A new trailer.\nhttps://video.example/watch?v=1"))
    assert (stories[0].lines, stories[0].links) == (("A new trailer.",), ("https://video.example/watch?v=1",))


def test_a_picture_that_the_data_name_is_the_storys_unless_it_is_the_pages() -> None:
    stories = split("", head=live_json(BRIEFS, image=[{"@type": "ImageObject", "url": "/ferry.jpg"}]))
    assert stories[0].image == "https://paper.example/ferry.jpg"
    pages = "<meta property=og:image content=https://paper.example/1200/ferry.jpg?q=1>"
    assert split("", head=pages + live_json(BRIEFS, image="/300/ferry.jpg"))[0].image is None


def test_an_update_without_headline_is_named_by_its_first_sentence() -> None:
    stories = split("", head=live_json(BRIEFS, headline=""))
    assert stories[0].title == BRIEFS[0][1]
    assert not stories[0].given_title


def test_html_in_the_datas_text_becomes_lines() -> None:
    stories = split("", head=live_json(BRIEFS, articleBody="<p>One &amp; all.</p><ul><li>first</li><li>second</li></ul>"))
    assert stories[0].lines == ("One & all.", "- first", "- second")


def test_microdata_updates_are_stories() -> None:
    marked = "".join(
        f'<div itemprop=liveBlogUpdate itemscope itemtype="http://schema.org/BlogPosting" id=u{place}>'
        f'<meta itemprop=datePublished content="2025-11-14T10:0{place}:00+01:00">'
        f"<div itemprop=headline>{brief[0]}</div>{paragraphs(brief)}</div>"
        for place, brief in enumerate(BRIEFS)
    )
    stories = split(f'<div itemscope itemtype="http://schema.org/LiveBlogPosting">{marked}</div>')
    assert told(stories) == ALL
    assert (stories[1].published, stories[1].anchor) == ("2025-11-14T10:01:00+01:00", "u1")


# --- Entries that only the page's shape shows --------------------------------------------------------------------------------

Make = Callable[[int, tuple[str, ...]], str]

MAKES: dict[str, Make] = {
    "block with a linked time": lambda n, b: (
        f"<div id=block-{n}a class='block is-key'><p class=block-time><a href='?page=with:block-{n}a'>"
        f"<time datetime='2025-11-14T1{n}:00:00Z'>1{n}:00</time></a></p>"
        f"<h2 class=block-title>{b[0]}</h2><div class=body>{paragraphs(b)}</div></div>"
    ),
    "list item around an article": lambda n, b: (
        f"<li class=stream__post><article id=post_{n}><div><time><span class=vh>Posted at 1{n}:05</span>"
        f"<span aria-hidden=true>1{n}:05</span></time></div>"
        f"<header><h3><span>{b[0]}</span></h3></header><div>{paragraphs(b)}</div><button>Share</button></article></li>"
    ),
    "time as text only": lambda n, b: (
        f"<div class=x_{n}f><div class=qTs>1{n}:04 (IST)</div><div class=ttl>{b[0]}</div>"
        f"<div class=txt>{'<br><br>'.join(b[1:])}</div></div>"
    ),
    "author and time in one line": lambda n, b: (
        f"<section class=live-event data-post-time='17631140{n}0000'><div class=info><time>1{n}:20</time><mark>Ada Berg</mark></div>"
        f"<div class=content><h3>{b[0]}</h3>{paragraphs(b)}</div></section>"
    ),
    "bold title in the first paragraph": lambda n, b: (
        f"<article class=tick><span class=stamp data-timestamp='17631140{n}0'>1{n}.07 Uhr</span>"
        f"<p><strong>{b[0]}</strong></p>{paragraphs(b)}</article>"
    ),
}


@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES)
def test_entries_of_one_shape_with_times_are_stories(make: Make) -> None:
    body = "<h1>Storm updates live</h1><div class=feed>" + "".join(make(n, brief) for n, brief in enumerate(BRIEFS)) + "</div>"
    stories = split(body, "Storm in the north – live updates")
    assert told(stories) == ALL
    assert all(story.how == "sibling blocks" for story in stories)


def test_entries_keep_lists_quotations_and_tables_and_lose_share_bars() -> None:
    extra = "<blockquote><p>We shall sail.</p></blockquote><ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>"
    body = "".join(
        entry(place, brief).replace("<div class=share>", extra + "<div class=share>") for place, brief in enumerate(BRIEFS)
    )
    assert split(body, "Live")[0].lines == (*BRIEFS[0][1:], "> We shall sail.", "- one", "- two", "| a | b |")


def test_a_ticker_in_one_text_is_cut_at_its_times() -> None:
    body = "".join(f"<h2>{18 - n}.3{n} Uhr: {brief[0]}</h2>{paragraphs(brief)}" for n, brief in enumerate(BRIEFS))
    stories = split(
        f"<article><h1>News-Ticker zum Sturm</h1>{body}<h2>Das könnte Sie auch interessieren</h2><p>Mehr</p></article>"
    )
    assert told(stories) == ALL


def test_a_ticker_of_loose_lines_is_cut_at_its_times() -> None:
    body = "".join(f"<p class=t>{18 - n}:3{n}</p><h3>{brief[0]}</h3>{paragraphs(brief)}" for n, brief in enumerate(BRIEFS))
    assert told(split(f"<article><h1>Storm live</h1>{body}</article>", "Storm live")) == ALL


def test_a_definition_list_of_times_is_a_ticker() -> None:
    body = "".join(f"<dt>1{n}.15 Uhr</dt><dd>{paragraphs(brief)}</dd>" for n, brief in enumerate(BRIEFS))
    stories = split(f"<article><h1>Newsticker</h1><dl>{body}</dl></article>", "Newsticker")
    assert [story.lines for story in stories] == [brief[1:] for brief in BRIEFS]


# --- What is said before them, and what is said twice ------------------------------------------------------------------------

LEAD = (
    "A storm has cut off the islands of Tevel since Thursday night, and no ferry will sail before Saturday noon at the earliest.",
    "Wardens ask everybody to stay away from the dykes, from the old quay and from the marshes until the water has fallen again.",
)


def live(briefs: tuple[tuple[str, ...], ...] = BRIEFS) -> list[StoryBlock]:
    return split("".join(entry(place, brief) for place, brief in enumerate(briefs)), "Storm live")


def test_what_a_live_page_says_before_its_entries_is_its_lead() -> None:
    key_points = [f"- {brief[0]} (11.39)" for brief in BRIEFS[:3]]
    assert lead_of(
        [*LEAD, *key_points, BRIEFS[0][1], "Follow us everywhere else too for more of the news of the day."], live()
    ) == [*LEAD]


def test_a_greeting_is_no_lead() -> None:
    assert lead_of(["Good morning, this is our live page.", *LINES], live()) == []


def test_what_stands_before_a_round_up_is_no_lead() -> None:
    stories = [replace(story, how="headings") for story in live()]
    assert lead_of([*LEAD, *LINES], stories) == []


def test_an_entry_that_is_posted_again_is_one_story() -> None:
    assert told(live((*BRIEFS, BRIEFS[0], BRIEFS[1][:2]))) == ALL


def test_two_entries_of_one_title_that_say_different_things_are_two() -> None:
    assert len(live((*BRIEFS, (BRIEFS[0][0], *BRIEFS[1][1:])))) == len(BRIEFS) + 1


# --- Round-ups ---------------------------------------------------------------------------------------------------------------


def test_a_digest_is_cut_at_its_linked_headings_and_not_at_its_sections() -> None:
    def item(brief: tuple[str, ...]) -> str:
        return f"<h2><a href=https://out.example/{len(brief[0])}>{brief[0]}</a></h2>{paragraphs(brief)}"

    body = f"<h1>News</h1>{''.join(map(item, BRIEFS[:4]))}<h1>Tools</h1>{''.join(map(item, BRIEFS[4:]))}<h2>Subscribe</h2><p>Do it now.</p>"
    stories = split(
        f"<main><h1>Harbour Weekly, issue #31</h1><p>Welcome to this issue.</p>{body}</main>", "Harbour Weekly, issue #31"
    )
    assert told(stories) == ALL
    assert stories[0].links[0].startswith("https://out.example/")


def test_the_items_of_a_numbered_round_up_are_stories() -> None:
    items = "".join(
        f"<li><b>{brief[1]}</b> <a href=https://out.example/{n}>{brief[2]}</a></li>" for n, brief in enumerate(BRIEFS)
    )
    stories = split(
        f"<article><h1>8 things you need to know today</h1><p>Good morning.</p><ol>{items}</ol></article>",
        "8 things you need to know today",
    )
    assert [story.title for story in stories] == [brief[1] for brief in BRIEFS]


def test_paragraphs_with_bold_leads_are_the_stories_of_a_briefing() -> None:
    body = "".join(
        f"<p><strong>{brief[0]}.</strong> {brief[1]} <a href=https://out.example/{n}>Source</a></p><p>{brief[2]}</p>"
        for n, brief in enumerate(BRIEFS)
    )
    assert len(split(f"<article><h1>Morning briefing</h1>{body}</article>", "Morning briefing: Friday")) == len(BRIEFS)


def test_a_column_of_briefs_needs_no_links() -> None:
    body = "".join(f"<h3>{brief[0]}</h3>{paragraphs(brief)}" for brief in BRIEFS)
    assert told(split(f"<article><h1>News in brief</h1>{body}</article>", "News in brief")) == ALL


def test_briefs_that_begin_with_a_place_in_bold_are_stories() -> None:
    body = "".join(f"<p><strong>SELM</strong> – {brief[1]} {brief[2]}</p>" for brief in BRIEFS)
    assert len(split(f"<article><h1>Les brèves</h1>{body}</article>", "Les brèves du 14 novembre")) == len(BRIEFS)


def test_the_minutes_of_a_match_part_its_ticker() -> None:
    body = "".join(f"<div class=tick><span>{9 * n + 3}'</span>{paragraphs(brief)}</div>" for n, brief in enumerate(BRIEFS))
    assert [story.lines for story in split(f"<h1>Selm v Lohne</h1>{body}", "Selm v Lohne – live")] == [b[1:] for b in BRIEFS]


def test_the_time_set_before_an_entry_is_no_part_of_its_text() -> None:
    body = "".join(f"<p><b>{18 - n}.30 Uhr:</b> {brief[1]}</p>" for n, brief in enumerate(BRIEFS))
    stories = split(f"<article><h1>News-Ticker</h1>{body}</article>", "News-Ticker zum Sturm")
    assert [story.lines for story in stories] == [(brief[1],) for brief in BRIEFS]


def test_a_newsletters_address_does_not_make_its_article_a_round_up() -> None:
    body = "".join(f"<h2>{b[0]}</h2>{paragraphs(b)}<p><a href=https://o.example/{n}>x</a></p>" for n, b in enumerate(BRIEFS))
    address = "https://paper.example/newsletters/harbour-daily/2025/11/the-ferry"
    document = page(
        f"<article><h1>The ferry that came too late</h1>{body}</article>", "The ferry that came too late", url=address
    )
    assert find_stories(document, LINES, address, title="The ferry that came too late") == []


# --- Pages that are one article ----------------------------------------------------------------------------------------------

SUBHEADED = "".join(f"<h2>{brief[0]}</h2>{paragraphs(brief)}" for brief in BRIEFS)
COMMENT = "<li class=comment id=c{n}><time datetime=2025-11-14T1{n}:00:00Z>1{n}:00</time><h4>Reader {n}</h4>{text}</li>"
TEASER = "<article class=card><time datetime=2025-11-0{n}>Nov {n}</time><h3><a href=/story-{n}>{title}</a></h3><p>{text}</p></article>"

ONE = {
    "an article with sub-headings": (f"<article><h1>Seven towns</h1>{SUBHEADED}</article>", "Seven towns"),
    "a list of advice with links": (
        "<article><h1>8 ways to spend a weekend</h1>"
        + "".join(f"<h2><a href=https://out.example/{n}>{b[0]}</a></h2>{paragraphs(b)}" for n, b in enumerate(BRIEFS))
        + "</article>",
        "8 ways to spend a weekend: our guide",
    ),
    "an article and its comments": (
        f"<article><h1>One</h1>{paragraphs(BRIEFS[0])}</article><ol class=commentlist>"
        + "".join(COMMENT.format(n=n, text=paragraphs(b)) for n, b in enumerate(BRIEFS))
        + "</ol>",
        "One",
    ),
    "an article and its teasers": (
        f"<article><h1>One</h1>{paragraphs(BRIEFS[0])}</article><div>"
        + "".join(TEASER.format(n=n + 1, title=b[0], text=b[1]) for n, b in enumerate(BRIEFS))
        + "</div>",
        "One",
    ),
    "a front page of teasers": (
        "".join(TEASER.format(n=n + 1, title=b[0], text=b[1]) for n, b in enumerate(BRIEFS)),
        "The Paper",
    ),
    "a timetable": (
        "<h1>Programme of the meeting</h1><ul>" + "".join(f"<li>1{n}:00 {b[0]}</li>" for n, b in enumerate(BRIEFS)) + "</ul>",
        "Programme",
    ),
    "a chronicle of a day": (
        "<article><h1>How the bridge fell</h1>"
        + "".join(f"<p>1{n}:15 {b[1]}</p>" for n, b in enumerate(BRIEFS))
        + "</article>",
        "How the bridge fell",
    ),
    "an article about newsletters": (
        f"<article><h1>How to write a weekly digest</h1>{SUBHEADED}</article>",
        "How to write a weekly digest",
    ),
    "an issue of departments under a headline of its own": (
        "<article><h1>Weekly review of the Arcadia X1</h1>"
        + "".join(
            f"<h2>{name}</h2>{paragraphs(b)}<p><a href=https://out.example/{n}>test</a></p>"
            for n, (name, b) in enumerate(zip(("Design", "Display", "Battery life", "Verdict"), BRIEFS, strict=False))
        )
        + "</article>",
        "Weekly review of the Arcadia X1",
    ),
    "an interview in a weekend edition": (
        "<article><h1>Weekend edition: Ada Berg</h1>"
        + "".join(
            f"<p><strong>Why {b[0].lower()}?</strong></p>{paragraphs(b)}<p><a href=/x{n}>x</a></p>"
            for n, b in enumerate(BRIEFS)
        )
        + "</article>",
        "Weekend edition: Ada Berg",
    ),
    "a diary of days": (
        "<article><h1>The week in Porto</h1>"
        + "".join(
            f"<h2>Day {n}: {b[0]}</h2>{paragraphs(b)}<p><a href=https://out.example/{n}>map</a></p>"
            for n, b in enumerate(BRIEFS, 1)
        )
        + "</article>",
        "The week in Porto",
    ),
    "a history of changes": (
        "<h1>Changelog</h1>"
        + "".join(
            f"<section class=release><h2>Version 2.{n}</h2><time datetime=2025-0{n + 1}-03>x</time>{paragraphs(b)}</section>"
            for n, b in enumerate(BRIEFS)
        ),
        "Changelog",
    ),
    "a programme of the times to come": (
        "<h1>Conference programme</h1>"
        + "".join(
            f"<div class=slot><time datetime=2025-11-14T1{n}:00Z>1{n}:00</time><h3>{b[0]}</h3>{paragraphs(b)}</div>"
            for n, b in enumerate(BRIEFS)
        ),
        "Conference programme",
    ),
    "a blog whose posts have pages of their own": (
        "<h1>The blog of Ada Berg</h1>"
        + "".join(
            f"<div class=post><time datetime=2025-11-{n + 10}>x</time><h2><a href=/post/{n}>{b[0]}</a></h2>{paragraphs(b) * 4}</div>"
            for n, b in enumerate(BRIEFS[:5])
        ),
        "The blog of Ada Berg",
    ),
    "reviews of a product": (
        "<h1>Arcadia X1</h1>"
        + "".join(
            f"<div class=item itemprop=review><time datetime=2025-11-14T1{n}:00Z>x</time><h4>{b[0]}</h4>{paragraphs(b)}</div>"
            for n, b in enumerate(BRIEFS)
        ),
        "Arcadia X1",
    ),
    "other articles appended": (
        "".join(
            f"<article class=item><time datetime=2025-11-1{n}>x</time><h2>{b[0]}</h2>{paragraphs(b) * 4}</article>"
            for n, b in enumerate(BRIEFS)
        ),
        f"{BRIEFS[0][0]}</title><meta property=og:title content='{BRIEFS[0][0]}'><title>",
    ),
}


@pytest.mark.parametrize(("body", "title"), ONE.values(), ids=ONE)
def test_one_article_stays_one(body: str, title: str) -> None:
    assert split(body, title) == []


def test_a_single_update_is_not_a_page_of_stories() -> None:
    assert split("<main><p>Nothing yet.</p></main>", head=live_json(BRIEFS[:1])) == []


# --- Hostile pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        '{"@type":"LiveBlogPosting","liveBlogUpdate":"none"}',
        '{"@type":"LiveBlogPosting","liveBlogUpdate":[1,null,{"headline":{"a":1}},{"headline":["x"],"datePublished":7,"url":"http://["}]}',
        '{"@type":["LiveBlogPosting"],"liveBlogUpdate":[{"headline":"a","url":"https://[bad"},{"articleBody":"b","author":[[]]}]}',
    ],
)
def test_data_of_the_wrong_shape_do_no_harm(data: str) -> None:
    split("<p>text</p>", head=f'<script type="application/ld+json">{data}</script>')


def test_thousands_of_entries_are_bounded() -> None:
    body = "".join(
        f"<div class=e><time>10:0{n % 10}</time><p>Entry number {n} of this long day says something new again.</p></div>"
        for n in range(3_000)
    )
    assert len(find_stories(page(body, "Live"), [], URL)) == 2_000


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "<div class=e>",
                "</div>",
                "<time>10:00</time>",
                "<h2>",
                "</h2>",
                "<li>",
                "<a href='http://['>",
                "text",
                "<table><tr><td>",
            ]
        )
    )
)
def test_no_markup_is_too_broken(pieces: list[str]) -> None:
    document = parse("<html><title>Live weekly digest</title><body>" + "".join(pieces), URL)
    find_stories(document, pieces, URL)


def _outwards(briefs: tuple[tuple[str, ...], ...], more: str = "") -> str:
    items = (
        f"<h3><a href='https://site{place}.example/story'>{brief[0]}</a>{more if place == 1 else ''}</h3>{paragraphs(brief[1:])}"
        for place, brief in enumerate(briefs)
    )
    return f"<main>{''.join(items)}</main>"


def test_headings_that_lead_each_to_another_site_make_a_round_up_whatever_it_is_called() -> None:
    stories = split(_outwards(BRIEFS[:5]), "Bits and pieces from the harbour")
    assert [story.title for story in stories] == [brief[0] for brief in BRIEFS[:5]]
    assert [story.url for story in stories] == [f"https://site{place}.example/story" for place in range(5)]
    assert not any(story.sponsored for story in stories)


def test_an_item_that_says_that_it_is_paid_for_is_told() -> None:
    stories = split(_outwards(BRIEFS[:5], " (Sponsor)"), "Bits and pieces from the harbour")
    assert [story.sponsored for story in stories] == [False, True, False, False, False]


def test_a_comparison_of_tools_is_one_article() -> None:
    assert split(_outwards(BRIEFS[:5]), "How to choose a crane: the best tools") == []


def test_an_item_without_a_linked_heading_leads_to_the_one_page_that_it_names() -> None:
    items = "".join(
        f'<h3>{title}</h3><p>{text} <a href="https://site{place}.example/story">Read more</a></p>'
        for place, (title, text, *_) in enumerate(BRIEFS[:5])
    )
    stories = split(f"<h1>Harbour Weekly #12</h1>{items}", "Harbour Weekly #12")
    assert [story.url for story in stories] == [f"https://site{place}.example/story" for place in range(5)]
    assert [story.lines for story in stories] == [(brief[1],) for brief in BRIEFS[:5]]


def test_an_item_under_a_heading_that_says_sponsored_is_kept_and_told() -> None:
    briefs = (*BRIEFS[:4], (f"Sponsored: {BRIEFS[4][0]}", *BRIEFS[4][1:]))
    assert [story.sponsored for story in split(_outwards(briefs), "Bits and pieces")] == [False] * 4 + [True]
