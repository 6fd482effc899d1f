"""Which blocks are taken, and what a page says that it is."""

from __future__ import annotations

import pytest

from newsletter.extract.body.select_blocks import (
    ALONE,
    article_blocks,
    measure_page,
    page_kind,
    page_titles,
    with_whole_lists,
)
from newsletter.extract.page.parsed_page import ParsedPage, parse
from newsletter.extract.page.text_blocks import read_layout
from tests.extract.pages import ld, meta

PROSE = "The port will replace nine of its old cranes before the end of next year, and it has set aside forty million for the work. "


def page(body: str = "<p>Text.</p>", head: str = "", path: str = "about") -> ParsedPage:
    return parse(f"<html><head>{head}</head><body>{body}</body></html>", f"https://a.example/{path}")


@pytest.mark.parametrize(
    ("head", "path", "kind"),
    [
        (meta(og__type="article"), "shop/products/1", ""),
        (ld({"@type": "NewsArticle", "headline": "Cranes"}), "", ""),
        (meta(og__type="product"), "", "product"),
        (ld({"@type": "Product", "name": "Crane"}), "", "product"),
        ("", "products/crane", "product"),
        ("", "collections/cranes", "list"),
        (ld({"@type": "CollectionPage"}), "", "list"),
        ("", "about", "other"),
    ],
)
def test_a_page_is_what_its_data_and_its_address_say(head: str, path: str, kind: str) -> None:
    assert page_kind(page(head=head, path=path)) == kind


def test_the_article_is_taken_and_menu_and_teasers_are_not() -> None:
    menu = "<nav><a href=/a>News</a> <a href=/b>Sport</a></nav>"
    related = "<div class=related><h3>More</h3><a href=/c>Another story about ropes</a></div>"
    blocks, how = article_blocks(
        measure_page(
            page(f"{menu}<article><h1>Cranes</h1>{f'<p>{PROSE}</p>' * 5}</article>{related}", meta(og__type="article"))
        )
    )
    assert {block.text for block in blocks if block.kind == "p"} == {PROSE.strip()}
    assert how == ALONE


def test_titles_are_those_of_the_head_and_the_data_and_the_tree_stays_as_it_is() -> None:
    document = page(
        head=f"<title>Cranes | Port</title>{meta(og__title='Cranes')}{ld({'@type': 'Article', 'headline': 'Cranes go'})}"
    )
    before = len(list(document.tree.iter()))
    measure_page(document)
    assert page_titles(document) == ["Cranes", "Cranes | Port", "Cranes go"]
    assert len(list(document.tree.iter())) == before


@pytest.mark.parametrize(
    ("items", "chosen", "whole"),
    [
        ("<ul><li>a</li><li><p>b</p></li><li>c</li></ul>", "101", "111"),
        ("<ul><li>a</li><li><p>b</p></li><li>c</li></ul>", "001", "001"),
        ("<ul><li>a</li><li><a href=/b>b</a></li><li>c</li></ul>", "101", "101"),
        ("<ul><li>a</li></ul><p>b</p><ul><li>c</li></ul>", "101", "101"),
        ("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>", "0101", "1111"),
        ("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>", "0100", "1100"),
    ],
)
def test_an_item_between_others_of_its_list_and_a_term_before_its_text_are_taken(items: str, chosen: str, whole: str) -> None:
    layout = read_layout(page(items).tree)
    assert with_whole_lists(layout, [value == "1" for value in chosen]) == [value == "1" for value in whole]


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("<strong>READ MORE:</strong> <a href=/ferry>The ferry to Holm stops for the winter</a>", False),
        ("Lesen Sie auch: <a href=/ferry>Die Fähre nach Holm steht still</a>", False),
        ("Lire aussi : <a href=/ferry>Le bac de Holm reste à quai</a>", False),
        ("See also: <a href=/ferry>the report</a> of the harbour board, which has all the figures of the year.", True),
    ],
)
def test_a_line_amid_the_text_that_only_leads_to_another_article_is_left_out(line: str, stays: bool) -> None:
    text = f"<p>{PROSE} It is the first of two.</p><p>{line}</p><p>{PROSE} It is the last of two.</p>"
    blocks, _ = article_blocks(measure_page(page(f"<article><h1>Cranes</h1>{f'<p>{PROSE}</p>' * 3}{text}</article>")))
    assert any("/ferry" in block.links for block in blocks) is stays
