"""What is promised of the authors: people, from the most trusted source that names any, and said so where it is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.pages import ld, meta, metadata

H1 = "<h1>Harbour bridge closed after flood</h1>"
HEAD = "<title>Harbour bridge closed after flood | Harbour Times</title>" + meta(og__site_name="Harbour Times")


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Person", "name": "Jane Doe"},
        [{"@type": "Person", "name": "Jane Doe"}],
        "Jane Doe",
        ["Jane Doe"],
        {"@id": "#jane"},
        {"name": ["Jane Doe"]},
        {"@type": "Person", "givenName": "Jane", "familyName": "Doe"},
        [{"@type": "Organization", "name": "Harbour Times"}, {"@type": "Person", "name": "Jane Doe"}],
    ],
)
def test_json_ld_authors_in_every_shape_are_read(author: object) -> None:
    data = {"@graph": [{"@type": "NewsArticle", "author": author}, {"@id": "#jane", "@type": "Person", "name": "Jane Doe"}]}
    found = metadata(HEAD + ld(data), H1)
    assert found.authors == ("Jane Doe",)
    assert found.why["authors"] == "json-ld author"


@pytest.mark.parametrize(
    "markup",
    [
        "<p class='byline'>By Jane Doe</p>",
        "<div class='article__author'><img alt=''><a href='/authors/jane-doe'>Jane Doe</a><span>Senior Reporter</span></div>",
        "<p>By <a rel='author' href='/x'>Jane Doe</a></p>",
        "<span itemprop='author' itemscope><span itemprop='name'>Jane Doe</span></span>",
        "<span itemprop='author' itemscope><i itemprop='jobTitle'>Editor</i> <span itemprop='name'>Jane Doe</span></span>",
        "<p><a href='/author/jane-doe/'>Jane Doe</a></p>",
        "<p>Von Jane Doe</p>",
        "<p>By <span class='x7'>Jane Doe</span></p>",
        "<div><span>By</span><span>Jane Doe</span></div>",
        "<h4>Article by</h4><div>Jane Doe</div>",
        "<p class='byline'>News · Jane Doe</p>",
        "<div class='author'>Jane Doe All articles</div>",
        "<div class='author-box'>About the author - Jane Doe</div>",
        "<p>Text: Jane Doe</p>",
        "<address class='vcard'>Posted in News by <a class='fn'>Jane Doe</a> on May 3, 2024</address>",
        "<footer class='post-meta'><a rel='author'>Jane Doe</a></footer>",
        "<aside class='meta'><p class='authors'>Jane Doe</p></aside>",
    ],
)
def test_a_byline_by_the_headline_is_read(markup: str) -> None:
    assert metadata(HEAD, f"<main>{H1}{markup}<p>The bridge is closed.</p></main>").authors == ("Jane Doe",)


@pytest.mark.parametrize(
    "line",
    [
        "12 November · 46 min · Hosts: Jane Doe and John Roe",
        "<b>Hosted by</b> Jane Doe &amp; John Roe",
        "Moderation: Jane Doe, John Roe",
        "Hosts: Jane Doe, John Roe Producer: Ann Poe",
        "Hosted by Jane Doe and John Roe. Produced by Ann Poe.",
    ],
)
def test_the_hosts_of_an_episode_are_its_authors(line: str) -> None:
    player, text = "<audio src=/e.mp3></audio>", "<p>The bridge is closed.</p>"
    assert metadata(HEAD, f"<main>{H1}<p>{line}</p>{player}{text}</main>").authors == ("Jane Doe", "John Roe")
    assert metadata(HEAD, f"<main>{H1}<p>{line}</p>{text}</main>").authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "Hosted by Pelmetcast. See pelmet.example/privacy for more.",
        "Hosted by Pelmetcast, an Oslo company",
        "Moderation: Bitte sachlich bleiben",
    ],
)
def test_the_service_that_an_episode_lies_at_is_no_author(line: str) -> None:
    assert metadata(HEAD, f"<main>{H1}<p>{line}</p><audio src=/e.mp3></audio><p>The bridge is closed.</p></main>").authors == ()


def test_those_who_reviewed_or_took_the_photograph_are_no_authors() -> None:
    body = f"{H1}<p class='byline'>By <a href='/author/jane-doe'>Jane Doe</a>, edited by <a href='/author/john-roe'>John Roe</a></p>"
    assert metadata(HEAD, body + "<p class='reviewer-byline'>Medically reviewed by Ann Poe</p>").authors == ("Jane Doe",)


def test_the_authors_of_other_articles_and_of_comments_are_not_taken() -> None:
    others = (
        "<li class='teaser'><span class='author'>By John Roe</span></li>" * 3
        + "<div class='comments'><b class='author'>Ann Poe</b></div>"
    )
    assert metadata(HEAD, f"{H1}{'<p>Text.</p>' * 20}<aside class='related'><ul>{others}</ul></aside>{others}").authors == ()


def test_an_outlet_or_agency_stands_only_where_nobody_is_named_and_is_said_to_be_none() -> None:
    data = ld({"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Harbour Times"}})
    alone = metadata(HEAD + data, H1)
    assert alone.authors == ("Harbour Times",)
    assert alone.why["authors"] == "json-ld author, not a person's full name"
    assert metadata(HEAD + data, f"{H1}<p class='byline'>By Jane Doe</p>").authors == ("Jane Doe",)


def test_a_first_name_is_not_replaced_by_somebody_elses_full_name() -> None:
    head = HEAD + meta(author="Ela")
    assert metadata(head, f"{H1}<div class='author-box'>John Roe</div>").authors == ("Ela",)
    assert metadata(head, f"{H1}<div class='byline'>By Ela Doe</div>").authors == ("Ela Doe",)


def test_an_address_or_a_handle_in_the_meta_tags_is_nobody() -> None:
    assert metadata(HEAD + meta(article__author="https://www.facebook.com/jane", author="@jane"), H1).authors == ()


def test_whom_the_page_prints_is_believed_before_the_account_that_put_it_in() -> None:
    head = HEAD + meta(author="Ann Poe", twitter__label1="Written by", twitter__data1="Ann Poe")
    byline = "<p class='byline'>By <a href='/jane'>Jane Doe</a></p>"
    assert metadata(head, f"{H1}{byline}").authors == ("Jane Doe",)
    assert metadata(head, f"{H1}{byline}<p><a rel='author' href='/ann'>Ann Poe</a></p>").authors == ("Ann Poe",)
    assert metadata(HEAD + meta(author="Jane M. Doe"), f"{H1}{byline}").authors == ("Jane M. Doe",)


def test_a_login_stands_only_where_the_page_prints_no_name() -> None:
    data = HEAD + ld({"@type": "NewsArticle", "author": "jane.doe"})
    assert metadata(data, H1).authors == ("jane.doe",)
    assert metadata(data, f"{H1}<p class='byline'>By Jane Doe</p>").authors == ("Jane Doe",)


def test_bylines_in_a_list_far_below_are_those_of_other_articles() -> None:
    far = "<p>Text.</p>" * 200
    lines = "".join(f"<div class='byline'>By {name}</div><h3>Other</h3>" for name in ("John Roe", "Ann Poe", "Max Low"))
    assert metadata(HEAD, f"{H1}{far}{lines}").authors == ()
    assert metadata(HEAD, f"{H1}{far}<div class='byline'>By John Roe</div>").authors == ("John Roe",)


@pytest.mark.parametrize(
    "line",
    [
        "<span>Jane Doe</span> | <span>Senior Writer</span> | <span>May 3, 2024</span>",
        "03.05.2024 - Jane Doe",
        "<div>Jane Doe</div><div>2024-05-03 · 5 min read</div>",
        "Jane Doe on 3 May 2024",
    ],
)
def test_a_name_beside_the_date_under_the_headline_is_the_author(line: str) -> None:
    assert metadata(HEAD, f"<main>{H1}<div>{line}</div><p>The bridge is closed.</p></main>").authors == ("Jane Doe",)


@pytest.mark.parametrize(
    "line", ["Harbour Times | May 3, 2024", "PAID CONTENT | May 3, 2024", "Created May 3, 2024", "Harbour Bridge 2024"]
)
def test_what_else_stands_beside_a_date_is_no_author(line: str) -> None:
    assert metadata(HEAD, f"<main>{H1}<div>{line}</div><p>The bridge is closed.</p></main>").authors == ()


def test_the_class_of_the_whole_page_is_no_byline() -> None:
    body = (
        f"<main class='single-author'>{H1}<p>The bridge is closed.</p><ul><li><a href='/john-roe'>John Roe</a></li></ul></main>"
    )
    assert metadata(HEAD, body).authors == ()


def test_who_reviewed_or_updated_is_no_author_by_property_either() -> None:
    body = f"{H1}<span itemprop='author'>By Jane Doe</span> <span itemprop='author'>Updated by John Roe</span>"
    assert metadata(HEAD, body).authors == ("Jane Doe",)


@given(st.recursive(st.none() | st.text(max_size=15) | st.integers(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.sampled_from(["@id", "@type", "name", "author"]), inner, max_size=3), max_leaves=8))  # fmt: skip
def test_no_shape_of_an_author_raises(author: object) -> None:
    found = metadata(HEAD + ld({"@type": "NewsArticle", "author": author, "publisher": author}), H1).authors
    assert all(isinstance(name, str) and 1 < len(name) <= 60 for name in found)


@pytest.mark.parametrize("ident", ["fn1", "fn:1", "fnref2"])
def test_a_footnotes_id_is_no_byline(ident: str) -> None:
    body = f"{H1}<p>The bridge was closed.</p><ol><li id='{ident}'>Harbour Act of 2019.</li></ol>"
    assert metadata(HEAD, body).authors == ()


@pytest.mark.parametrize("kind", ["Question", "Recipe"])
def test_the_author_of_a_question_or_a_recipe_is_read(kind: str) -> None:
    data = {"@type": kind, "name": "Harbour bridge closed after flood", "author": {"@type": "Person", "name": "Jane Doe"}}
    page = {"@type": "QAPage", "mainEntity": data} if kind == "Question" else data
    assert metadata(HEAD + ld(page), H1).authors == ("Jane Doe",)


def test_a_post_of_the_fediverse_names_its_author_in_its_title() -> None:
    assert metadata(meta(og__title="Jane Doe (@jane@social.example)"), "<p>Words.</p>").authors == ("Jane Doe",)


def test_an_archive_of_mails_prints_its_author_beside_the_address() -> None:
    body = f"{H1}<b>Jane Doe</b> <a href='mailto:list@harbour.example'>jane at harbour.example</a><br><i>Fri Nov 14 09:12:33 UTC 2025</i>"
    found = metadata(HEAD, body)
    assert (found.authors, found.published) == (("Jane Doe",), "2025-11-14")


def _reply(kind: str, name: str, prop: str = "") -> str:
    return (
        f"<div itemscope itemtype='https://schema.org/{kind}' {f'itemprop={prop}' if prop else ''}><p itemprop='text'>I drove one.</p>"
        f"<span itemprop='author' itemscope itemtype='https://schema.org/Person'><span itemprop='name'>{name}</span></span>"
        "<time itemprop='datePublished' datetime='2025-11-20T10:00:00Z'>20 November</time></div>"
    )


@pytest.mark.parametrize(
    ("of", "reply"),
    [
        ("Question", _reply("Answer", "Bo Ek", "acceptedAnswer")),
        ("DiscussionForumPosting", _reply("Comment", "Bo Ek", "comment")),
        ("Recipe", _reply("Review", "Bo Ek", "review")),
        ("BlogPosting", _reply("UserComments", "Bo Ek")),
    ],
)
def test_who_answers_comments_or_reviews_is_no_author_and_the_day_is_not_the_articles(of: str, reply: str) -> None:
    asked = "<span itemprop='author'>Jane Doe</span><time itemprop='datePublished' datetime='2025-11-14T10:00:00Z'></time>"
    for own, author, day in ((asked, ("Jane Doe",), "2025-11-14"), ("", (), None)):
        body = f"<main itemscope itemtype='https://schema.org/{of}'>{H1}{own}<p>The bridge is closed.</p>{reply}</main>"
        found = metadata(HEAD, body)
        assert (found.authors, (found.published or "")[:10] or None) == (author, day)


def test_a_review_as_the_page_itself_has_its_author() -> None:
    body = (
        f"<main itemscope itemtype='https://schema.org/Review'>{H1}<span itemprop='author'>Jane Doe</span><p>Words.</p></main>"
    )
    assert metadata(HEAD, body).authors == ("Jane Doe",)


def test_a_comment_that_is_an_article_element_gives_neither_author_nor_day() -> None:
    comment = (
        "<section id='comments'><article class='comment'><footer><div class='comment-author vcard'><b class='fn'>Bo Ek</b></div>"
        "<time datetime='2025-11-20'>November 20, 2025</time></footer><p>I once drove one.</p></article></section>"
    )
    found = metadata(HEAD, f"<article>{H1}<p>The bridge is closed.</p></article>{comment}")
    assert (found.authors, found.published) == ((), None)


def test_whoever_answers_best_is_not_who_asked() -> None:
    data = {
        "@type": "QAPage",
        "mainEntity": {
            "@type": "Question",
            "name": "Harbour bridge closed after flood",
            "dateCreated": "2025-11-14T10:00:00Z",
            "acceptedAnswer": {"@type": "Answer", "author": {"@type": "Person", "name": "Bo Ek"}, "dateCreated": "2025-11-20"},
        },
    }
    body = f"<main>{H1}<p>Why?</p><div class='answer'><div class='author'>Bo Ek</div><p>The water.</p></div></main>"
    found = metadata(HEAD + ld(data), body)
    assert (found.authors, found.published) == ((), "2025-11-14T10:00:00Z")


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Person", "name": "Jane", "givenName": "Jane", "familyName": "Doe"},
        {"@type": "Person", "name": "", "givenName": "Jane", "familyName": "Doe"},
        {"@type": "Person", "firstName": "Jane", "lastName": "Doe"},
        [{"@type": "Person", "givenName": ["Jane"], "familyName": ["Doe"]}],
    ],
)
def test_a_name_in_parts_is_a_whole_name(author: object) -> None:
    assert metadata(HEAD + ld({"@type": "Article", "author": author}), H1).authors == ("Jane Doe",)


def test_a_printed_byline_comes_before_what_the_data_calls_an_organisation() -> None:
    data = HEAD + ld({"@type": "Article", "author": {"@type": "Organization", "name": "Quay Gazette"}})
    assert metadata(data, f"{H1}<p class=byline>By Jane Doe</p>").authors == ("Jane Doe",)
    assert metadata(data, H1).authors == ("Quay Gazette",)


MEMBER = "<div class='byline'>via <a class='u-author' href='/~ropewright'>ropewright</a></div>"
SHARED = "<p><a href='https://tiny.example/compiler'>Harbour bridge closed after flood</a></p>"


def test_a_member_who_shared_a_link_to_another_site_is_not_its_author() -> None:
    assert metadata(HEAD, f"<h1>{SHARED}</h1>{MEMBER}").authors == ()
    assert metadata(HEAD, SHARED + MEMBER).authors == ()


@pytest.mark.parametrize(
    ("headline", "byline", "authors"),
    [
        (H1, MEMBER, ("ropewright",)),
        ("<h1><a href='/bridge'>Harbour bridge closed after flood</a></h1>", MEMBER, ("ropewright",)),
        (f"<h1>{SHARED}</h1>", "<p class='byline'>By Jane Doe</p>", ("Jane Doe",)),
    ],
)
def test_who_wrote_the_page_itself_and_a_blogger_who_links_elsewhere_stay_authors(
    headline: str, byline: str, authors: tuple[str, ...]
) -> None:
    assert metadata(HEAD, headline + byline).authors == authors


def test_a_title_that_begins_with_by_is_no_byline() -> None:
    assert metadata("<title>By Yon Bonnie Banks</title>", "<h1>Songs</h1><p>By Yon Bonnie Banks</p>").authors == ()
