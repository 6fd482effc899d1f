"""What is promised of the signals: one pass finds all, bounded, and knows what is not the article's."""

from __future__ import annotations

from newsletter.extract.metadata.signals import is_aside, is_author_page, text_of
from tests.extract.pages import ld, page, signals, title


def test_each_list_is_bounded() -> None:
    found = signals("", "<h1>x</h1><time>y</time><p class='author' itemprop='author'>z</p>" * 1000)
    assert len(found.headings) == len(found.times) == len(found.bylines) == len(found.properties["author"]) == 400


def test_the_text_of_an_element_leaves_out_what_nobody_reads_and_sets_blocks_apart() -> None:
    document = page("", "<div id='a'>One<script>x</script><p>two</p>th<b>r</b>ee<button>no</button></div>")
    (element,) = document.tree.xpath("//div")
    assert text_of(element) == "One two three"


def test_properties_are_found_in_microdata_however_it_is_written_and_in_rdfa() -> None:
    assert [mark.element.text for mark in signals("", "<p itemprop=author>a</p>").properties["author"]] == ["a"]
    assert [mark.element.text for mark in signals("", "<p itemProp='author'>a</p>").properties["author"]] == ["a"]
    rdfa = "<div typeof='schema:Article'><p property='schema:author'>a</p></div>"
    assert [mark.element.text for mark in signals("", rdfa).properties["author"]] == ["a"]


def test_a_deep_page_is_read_without_recursion() -> None:
    document = page("", "<div>" * 1500 + "deep" + "</div>" * 1500)
    assert text_of(document.tree) == "deep"


def test_what_stands_around_the_headline_too_is_the_page_whatever_it_is_called() -> None:
    body = (
        "<div class='has-sidebar related-theme'><h1>Bridge closed</h1><p class='x'>By Jane</p></div>"
        "<div class='sidebar'><p class='y'>z</p></div>"
    )
    found = title("<title>Bridge closed</title>", body)
    inside, outside = (found.mark.element.getroottree().xpath(f"//p[@class='{name}']")[0] for name in "xy")  # type: ignore[union-attr]
    assert not is_aside(inside, found.frame)
    assert is_aside(outside, found.frame)


def test_the_footer_of_an_article_is_its_own() -> None:
    tree = page("", "<article><footer><i>a</i></footer></article><footer><b>b</b></footer>").tree
    assert not is_aside(tree.xpath("//i")[0])
    assert is_aside(tree.xpath("//b")[0])


def test_author_pages_are_known_by_their_address() -> None:
    assert is_author_page("https://example.org/authors/jane-doe?x=1")
    assert not is_author_page("https://example.org/authors/")
    assert not is_author_page("/news/staff-shortage")


def test_the_pages_own_article_is_told_from_those_that_it_links_to() -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": "Other", "url": "https://www.harbour-times.example/other"},
        {"@type": "NewsArticle", "headline": "This", "url": "https://www.harbour-times.example/2025/bridge-closed/?x=1"},
    ]
    assert signals(ld(nodes)).article["headline"] == "This"
    named = [{"@type": "Article", "headline": "Other"}, {"@type": "Article", "headline": "Bridge closed"}]
    assert signals("<title>Bridge closed | Harbour Times</title>" + ld(named)).article["headline"] == "Bridge closed"
