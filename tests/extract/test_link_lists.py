"""Pages that list articles are told from articles, and a front page from both."""

from __future__ import annotations

from newsletter.extract.link_lists import is_front_page, is_link_list
from newsletter.extract.page.parsed_page import parse
from newsletter.extract.page_view import ArticleFacts, PageView

TEASER = "The board meets in the afternoon to settle what becomes of number {}, and who pays for it in the end."
HEAD = "The port votes on crane number {}"
SITE = "https://www.portgazette.example"


def view(path: str, body: str, lines: list[str], head: str = "") -> PageView:
    """Return a page of the site with this text read out of it."""
    html = f"<html><head><title>Cranes</title>{head}</head><body>{body}</body></html>"
    url = f"{SITE}{path}"
    return PageView(ArticleFacts("\n".join(lines), title="Cranes", url=url, document=parse(html, url)))


def teasers(count: int, site: str = "") -> tuple[str, list[str]]:
    """Return the markup and the lines of a list of teasers."""
    body = "".join(
        f'<h2><a href="{site}/news/{number}">{HEAD.format(number)}</a></h2><p>{TEASER.format(number)}</p>'
        for number in range(count)
    )
    return body, [line for number in range(count) for line in (f"## {HEAD.format(number)}", TEASER.format(number))]


def test_teasers_of_the_same_site_are_a_list_of_links() -> None:
    assert is_link_list(view("/tag/cranes", *teasers(6)))


def test_headings_that_lead_to_other_sites_are_no_list_of_this_one() -> None:
    assert not is_link_list(view("/letters/12", *teasers(6, "https://other.example")))


def test_an_article_with_teasers_behind_it_is_none() -> None:
    body, lines = teasers(6)
    prose = (
        "The port will replace nine of its old cranes before the end of next year, and nobody has said yet who is to pay for it. "
        * 4
    )
    assert not is_link_list(view("/2026/cranes", f"<p>{prose}</p>{body}", [prose, *lines]))
    stated = '<meta property="og:type" content="article">'
    assert not is_link_list(view("/2026/cranes", body, lines, stated))


def test_a_short_article_with_a_long_list_of_titles_behind_it_is_none() -> None:
    titles = [f"{HEAD.format(number)} and on four others" for number in range(60)]
    body = "".join(f'<p><a href="/news/{number}">{title}</a></p>' for number, title in enumerate(titles))
    prose = [
        f"{TEASER.format(number)} The crane on the north quay is the oldest of them, and it still lifts." for number in range(3)
    ]
    assert is_link_list(view("/tag/cranes", body, titles))
    assert is_link_list(view("/tag/cranes", f"<p>{prose[0]}</p>{body}", [prose[0], *titles])), "an introduction to a list"
    assert not is_link_list(view("/2026/cranes", f"<p>{'</p><p>'.join(prose)}</p>{body}", [*prose, *titles]))


def test_the_front_page_of_a_site_is_one_and_an_article_under_a_path_is_none() -> None:
    assert is_front_page(view("/", "<p>Cranelib lifts.</p>", ["Cranelib lifts."]))
    assert is_front_page(view("/en/", "<p>Cranelib lifts.</p>", ["Cranelib lifts."]))
    assert not is_front_page(view("/news/1", "<p>Cranelib lifts.</p>", ["Cranelib lifts."]))
    stated = '<meta property="og:type" content="article">'
    assert not is_front_page(view("/", "<p>Cranelib lifts.</p>", ["Cranelib lifts."], stated))
